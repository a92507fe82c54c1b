#include "lists.h"
#include "split.h"

enum {
	CAPTION_MOST = 220,   /* bytes of a caption that its words give away */
	CREDIT_LEAST = 30,    /* ... of one with the name of an agency behind it */
	CREDIT_MOST = 60,     /* ... of what its last brackets hold */
	FILE_NAME_MOST = 100, /* ... of the name of a picture's file */
};

static bool ends_sentence(slice text)
{
	return slice_ends(text, S(".")) || slice_ends(text, S("?")) || slice_ends(text, S("!"));
}

/* "(Photo: Ann Patel)", "Getty Images" anywhere in a line. */
static bool has_credit(slice text)
{
	static const slice credits[] = {
		S("Picture: "),     S("Photo: "),     S("Photograph: "),   S("Image: "),    S("Credit: "),
		S("Picture by "),   S("Photo by "),   S("Photograph by "), S("Image by "),  S("Photo/"),
		S("Pictures: "),    S("Photos: "),    S("Illustration: "), S("Portrait: "), S("Portrait by "),
		S("Portraits by "), S("Getty"),       S("Shutterstock"),   S("iStock"),     S("Alamy"),
		S("(left)"),        S("(right)"),     S("(centre)"),       S("(pictured)"), S("PA Wire"),
		S("Courtesy of"),   S("AdobeStock"),  S("Adobe Stock"),    S("Unsplash"),   S("Image source"),
		S("Image caption"), S("(credit:"),    S("(Credit:"),       S("(photo:"),    S("(picture:"),
		S("(image:"),       S("(file image"), S("(file photo"),    S("(file pic"),  S("(stock image"),
		S("(stock photo"),  S("Reuters/"),    S("AFP/"),           S("(posed by")};
	static const slice agencies[] = {S(" PA"),           S("/PA"),   S(" PA Media"), S("/Reuters"),
					 S("/AFP"),          S("/EPA"),  S("/AP"),       S("/Rex"),
					 S(" Rex Features"), S("/SWNS"), S(" SWNS"),     S("/Getty Images")};
	if (list_ends(text, LIST(agencies)))
		return text.len > CREDIT_LEAST;
	if (ends_sentence(text) && slice_find_byte(text, ':', 0) == SLICE_NONE &&
	    slice_find_byte(text, '/', 0) == SLICE_NONE)
		return false;
	/* With which bytes they go on: most words are told by two. */
	static const char *const seconds[256] = {
		['P'] = "ihoA", ['I'] = "ml", ['C'] = "ro", ['G'] = "e", ['S'] = "h",
		['A'] = "ldF",  ['R'] = "e",  ['U'] = "n",  ['i'] = "S", ['('] = "lrcpCifs"};
	for (size_t at = 0; at + 1 < text.len; at++) {
		const char *second = seconds[(unsigned char)text.at[at]];
		if (!second || !strchr(second, text.at[at + 1]) || (at > 0 && ascii_is_alpha(text.at[at - 1])))
			continue;
		if (list_begins(slice_after(text, at), LIST(credits)))
			return true;
	}
	return false;
}

/* "Image Team photo 1200w", "Picture 9f8e7d6c5b4a 03": what a page has instead
 * of a caption, the name of the file. */
static bool is_file_name(slice text)
{
	static const slice openers[] = {S("image "),        S("picture "), S("photo "),      S("img "), S("dsc"),
					S("shutterstock "), S("istock "),  S("screenshot "), S("getty")};
	size_t i = 0;
	while (i < sizeof openers / sizeof *openers && !slice_starts_nocase(text, openers[i]))
		i++;
	if (i == sizeof openers / sizeof *openers || text.len > FILE_NAME_MOST || ends_sentence(text))
		return false;
	for (slice rest = text; rest.len;) {
		slice word = slice_cut(&rest, ' ');
		size_t digits = 0, letters = 0;
		for (size_t at = 0; at < word.len; at++) {
			digits += ascii_is_digit(word.at[at]);
			letters += ascii_is_alpha(word.at[at]);
		}
		if ((digits >= 3 && letters > 0) || digits >= 6 || slice_ends(word, S(".jpg")) ||
		    slice_ends(word, S(".png")) || slice_ends(word, S(".jpeg")))
			return true;
	}
	return false;
}

/* "[Chart: who noticed what]": what text has where a page has a picture. */
static bool is_placeholder(slice text)
{
	static const slice words[] = {S("[chart"),   S("[graph"), S("[image"),      S("[photo"),
				      S("[picture"), S("[map"),   S("[figure"),     S("[diagram"),
				      S("[video"),   S("[logo"),  S("[screenshot"), S("[illustration")};
	if (text.at[0] != '[' || text.at[text.len - 1] != ']')
		return false;
	return list_begins_nocase(text, LIST(words));
}

/* "The judge in her chambers. (Supplied: Ann Patel)": brackets with a credit end it. */
static bool ends_in_credit(slice text)
{
	size_t open = text.len;
	if (!slice_ends(text, S(")")))
		return false;
	while (open > 0 && text.at[open - 1] != '(')
		open--;
	slice inside = slice_sub(text, open, text.len - 1);
	size_t colon = slice_find(inside, S(": "), 0);
	return open > 1 && colon != SLICE_NONE && inside.len <= CREDIT_MOST && ascii_is_upper(inside.at[0]) &&
	       colon + 2 < inside.len && ascii_is_upper(inside.at[colon + 2]);
}

bool caption_is(slice text)
{
	if (text.len == 0 || text.len > CAPTION_MOST)
		return false;
	return is_placeholder(text) || furniture_is_caption(text) || is_file_name(text) || has_credit(text) ||
	       ends_in_credit(text);
}

bool caption_is_piece(const struct split *s, const struct piece *p)
{
	return p->role == ROLE_IMAGE || caption_is(piece_text(s, p));
}
