#include "base/bytes.h"
#include "header_parts.h"

enum { WORDS_MOST = 7 }; /* of a name */

static const slice said[] = {S("says"),      S("said"),     S("wrote"),          S("writes"),
			     S("commented"), S("comments"), S("replied"),        S("responded"),
			     S("posted"),    S("added"),    S("commented this"), S("has commented")};

/* Letters and digits, which most texts begin and end with, are in no set. */
static bool is_any(char c, const char *set)
{
	return !byte_is(c, BYTE_WORD) && (ascii_is_space(c) || strchr(set, c));
}

slice header_trim(slice s, const char *set)
{
	while (s.len && is_any(s.at[s.len - 1], set))
		s.len--;
	while (s.len && is_any(s.at[0], set))
		s = slice_after(s, 1);
	return s;
}

/* Punctuation between the parts of a header: , | : ( ) - and · – — • → in UTF-8. */
static slice cut_joints(slice s)
{
	static const slice joints[] = {S("\xC2\xB7"), S("\xE2\x80\x93"), S("\xE2\x80\x94"), S("\xE2\x80\xA2"),
				       S("\xC2\xA0"), S("\xE2\x86\xB3"), S("\xE2\x86\x92"), S("\xE2\x80\xBA"),
				       S("\xC2\xBB"), S("\xE2\x86\xAA"), S("\xE2\x86\x91")};
	for (size_t before = s.len + 1; s.len && s.len < before;) {
		before = s.len;
		s = header_trim(s, ",|:;()[]-<>*_/");
		while (slice_ends(s, S("...")))
			s.len -= 3;
		if (s.len == 0 || !((s.at[0] | s.at[s.len - 1]) & 0x80))
			break; /* none of the joints is ASCII */
		for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
			if (slice_starts(s, joints[i]))
				s = slice_after(s, joints[i].len);
			if (slice_ends(s, joints[i]))
				s.len -= joints[i].len;
		}
	}
	return s;
}

/* The bracket that closes one in the text is no joint: "Ann Patel (Leeds)". */
slice header_trim_joints(slice s)
{
	slice text = cut_joints(s);
	const char *end = text.at + text.len;
	if (end < s.at + s.len && *end == ')' && slice_find_byte(text, '(', 0) != SLICE_NONE &&
	    slice_find_byte(text, ')', 0) == SLICE_NONE)
		text.len++;
	return text;
}

static bool cut_word_before(slice *s, slice word)
{
	if (s->len < word.len || ascii_lower(s->at[s->len - 1]) != word.at[word.len - 1] ||
	    !slice_equal_nocase(slice_after(*s, s->len - word.len), word) ||
	    (s->len > word.len && s->at[s->len - word.len - 1] != ' '))
		return false;
	s->len -= word.len;
	*s = header_trim_joints(*s);
	return true;
}

static bool cut_word_after(slice *s, slice word)
{
	if (!slice_starts_nocase(*s, word) || (s->len > word.len && ascii_is_alpha(s->at[word.len])))
		return false;
	*s = header_trim_joints(slice_after(*s, word.len));
	return true;
}

slice header_cut_connectors(slice s, bool *says)
{
	static const slice others[] = {S("on"), S("at"), S("posted on"), S("posted at"), S("posted"), S("from")};
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < sizeof said / sizeof *said; i++)
			if (cut_word_before(&s, said[i]))
				again = *says = true;
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			again |= cut_word_before(&s, others[i]);
	}
	return s;
}

slice header_cut_openers(slice s, bool *by)
{
	static const slice openers[] = {S("posted by"),    S("comment posted by"),
					S("comment by"),   S("comment from"),
					S("submitted by"), S("written by"),
					S("started by"),   S("reply posted by"),
					S("reply by"),     S("reply from"),
					S("submitted"),    S("by"),
					S("from"),         S("name:"),
					S("user:")};
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (cut_word_after(&s, openers[i])) {
			*by = true;
			break;
		}
	return s;
}

/* "In reply to NAME", "↳ Replying to @NAME": the name, or empty. */
slice header_reply_name(slice text, size_t *at)
{
	static const slice phrases[] = {S("in reply to"), S("in response to"), S("replying to"),
					S("reply to"),    S("replied to"),     S("responding to")};
	for (size_t from = 0; from < text.len; from++) {
		char c = text.at[from] | 0x20, next = from + 1 < text.len ? text.at[from + 1] | 0x20 : 0;
		if (!((c == 'i' && next == 'n') || (c == 'r' && next == 'e')) ||
		    (from > 0 && ascii_is_alpha(text.at[from - 1])))
			continue;
		slice rest = slice_after(text, from);
		for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
			if (!slice_starts_nocase(rest, phrases[i]) || rest.len == phrases[i].len ||
			    !ascii_is_space(rest.at[phrases[i].len]))
				continue;
			*at = from;
			slice name = header_trim_joints(slice_after(rest, phrases[i].len));
			return slice_starts(name, S("@")) ? slice_after(name, 1) : name;
		}
	}
	return S("");
}

bool header_is_reply(slice text, slice *name)
{
	size_t at = 0;
	slice rest = header_trim_joints(text);
	*name = header_reply_name(rest, &at);
	return name->len > 0 && at == 0 && name->len <= HEADER_NAME_MOST;
}

bool header_is_name(slice name)
{
	size_t words = 0, letters = 0;
	if (name.len == 0 || name.len > HEADER_NAME_MOST)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		letters += ascii_is_alpha(c) || (unsigned char)c >= 0xC3;
		words += c != ' ' && (i == 0 || name.at[i - 1] == ' ');
		if (memchr("?\"<>{}=", c, 7) || (c == '.' && i + 1 < name.len && name.at[i + 1] == ' ' && i > 4 &&
						 ascii_is_lower(name.at[i - 1])))
			return false;
	}
	return letters > 0 && words <= WORDS_MOST;
}

static bool is_ascii(slice text)
{
	char all = 0;
	for (size_t i = 0; i < text.len; i++)
		all |= text.at[i];
	return !(all & 0x80);
}

/* "Ann > Bob", "Ann ➤ Bob": Ann answers Bob. */
static slice cut_answered(slice names, struct header *h)
{
	static const slice arrows[] = {S(" > "),
				       S(" \xE2\x9E\xA4 "),
				       S(" \xE2\x86\x92 "),
				       S(" \xE2\x96\xB6 "),
				       S(" \xC2\xBB "),
				       S(" \xE2\x80\xBA "),
				       S(" \xE2\x86\xAA "),
				       S(" \xE2\x96\xB8 "),
				       S(" \xE2\x96\xBA "),
				       S(" \xE2\x87\x92 "),
				       S(" -> ")};
	if (slice_find_byte(names, '>', 0) == SLICE_NONE && is_ascii(names))
		return names; /* most */
	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
		size_t at = slice_find(names, arrows[i], 0);
		if (at == SLICE_NONE)
			continue;
		h->answers = header_trim_joints(slice_after(names, at + arrows[i].len));
		return header_trim_joints(slice_sub(names, 0, at));
	}
	return names;
}

/* "Ann      Bob": Ann answers Bob, if Bob has written something. */
static slice cut_gap(slice names, struct header *h)
{
	size_t gap = slice_find(names, S("   "), 0);
	if (gap == SLICE_NONE)
		gap = slice_find_byte(names, '\t', 0);
	if (gap == SLICE_NONE)
		return names;
	slice left = header_trim_joints(slice_sub(names, 0, gap)),
	      right = header_trim_joints(slice_after(names, gap));
	if (!header_is_name(left) || !header_is_name(right))
		return names;
	if (!h->answers.len)
		h->answers = right;
	return left;
}

/* "Ann Patel 12 points": what her words were thought worth is no name. */
static slice cut_points(slice name)
{
	static const slice words[] = {S(" points"), S(" point"), S(" votes"), S(" likes"), S(" karma")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t at = name.len - words[i].len;
		if (!slice_ends(name, words[i]))
			continue;
		while (at > 0 && (ascii_is_digit(name.at[at - 1]) || name.at[at - 1] == '-'))
			at--;
		return at > 0 && at < name.len - words[i].len ? header_trim_joints(slice_sub(name, 0, at)) : name;
	}
	return name;
}

/* "Ann P, Dunmere, United Kingdom": two commas or more part a place from the name. */
static slice cut_place(slice name)
{
	size_t first = slice_find_byte(name, ',', 0);
	if (first == SLICE_NONE || slice_find_byte(name, ',', first + 1) == SLICE_NONE)
		return name;
	return slice_trim(slice_sub(name, 0, first));
}

/* "annp [S]": one letter in brackets, of which the last was cut as a joint. */
static slice cut_flag(slice name)
{
	size_t at = slice_find(name, S(" ["), 0);
	return at != SLICE_NONE && at > 0 && name.len - at <= 4 && name.len - at >= 3 &&
			       ascii_is_upper(name.at[at + 2])
		       ? slice_trim(slice_sub(name, 0, at))
		       : name;
}

/* "Ann Patel @annp": what she is called on the site is kept in h. */
static slice cut_handle(slice name, struct header *h)
{
	size_t at = slice_find(name, S(" @"), 0);
	if (at == SLICE_NONE || slice_find_byte(name, ' ', at + 2) != SLICE_NONE || at + 2 == name.len)
		return name;
	h->handle = slice_after(name, at + 1);
	return header_trim_joints(slice_sub(name, 0, at));
}

slice header_name_of(slice names, struct header *h)
{
	slice name = cut_points(cut_place(cut_gap(cut_answered(names, h), h)));
	return cut_handle(badge_cut(cut_flag(name)), h);
}

slice header_with_brackets(const struct split *s, slice name)
{
	static const slice gone[] = {S("deleted"), S("removed"), S("suspended"), S("unknown")};
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		if (slice_equal(name, gone[i]) && name.at > s->bytes.at && name.at[-1] == '[' &&
		    name.at + name.len < s->bytes.at + s->bytes.len && name.at[name.len] == ']')
			return slice_of(name.at - 1, name.len + 2);
	return name;
}
