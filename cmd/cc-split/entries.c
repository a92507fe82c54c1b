#include "entries.h"
#include "phrases.h"

#include "lexicon/furniture.inc"

enum {
	LINE_MOST = 220,  /* bytes of a line of a caption */
	WORDS_LINE = 100, /* ... of one that is none when it is a sentence */
	MARKS_MOST = 24,
	MENU_LEAST = 3, /* names in a menu without anything between them */
};

static struct phrases furniture = {.lexicon = LEXICON(furniture, FURNITURE_COLUMNS)};

static slice cell(size_t row, size_t column) { return lexicon_cell(&furniture.lexicon, row, column); }

bool entry_is_sentence(slice text)
{
	char last = text.len ? text.at[text.len - 1] : 0;
	if (last == '.')
		return !slice_ends(text, S("...")); /* "Loading..." */
	return last == '?' || last == '!' || (last == '\x9D' && slice_ends(text, S(".\xE2\x80\x9D")));
}

bool entry_is_marks(slice text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_alpha(text.at[i]))
			return false;
	return text.len < MARKS_MOST;
}

bool entry_does(size_t row, slice then) { return slice_equal(cell(row, FURNITURE_THEN), then); }

/* "Email ann@example.org", "Fill in the form below": how to answer. */
static bool says_where(slice line)
{
	static const slice words[] = {S("@"),
				      S("http"),
				      S("www."),
				      S(" email "),
				      S("Email "),
				      S(" call "),
				      S(" text "),
				      S(" WhatsApp"),
				      S(" here"),
				      S(" below"),
				      S(" the form"),
				      S(" our form"),
				      S(" newsdesk"),
				      S(" comments"),
				      S(" news desk"),
				      S(" reporters"),
				      S(" get in touch"),
				      S(" poll"),
				      S(" type your"),
				      S("Type your"),
				      S("Enter your"),
				      S(" on WordPress"),
				      S(" on Twitter"),
				      S(" on X"),
				      S(" on Facebook"),
				      S(" on Instagram"),
				      S(" on LinkedIn"),
				      S(" on YouTube"),
				      S(" on TikTok"),
				      S(" us:"),
				      S("Facebook")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_find(line, words[i], 0) != SLICE_NONE)
			return true;
	return false;
}

/* Whether an entry that the line begins with may have this behind it. */
static bool fits(size_t row, slice line, bool menu)
{
	slice key = cell(row, FURNITURE_PHRASE), where = cell(row, FURNITURE_WHERE);
	if (slice_equal(where, S("tool")))
		return false;
	if (slice_equal(where, S("whole")) || (menu && slice_equal(where, S("menu"))))
		return entry_is_marks(slice_after(line, key.len));
	if (slice_equal(where, S("menu")))
		return false;
	if (slice_equal(where, S("call")))
		return says_where(line);
	if (slice_equal(where, S("words")))
		return line.len <= (entry_does(row, S("caption")) ? LINE_MOST : WORDS_LINE) &&
		       !entry_is_sentence(line);
	return true;
}

static size_t find_entry(slice line, bool menu)
{
	for (size_t most = line.len;;) {
		size_t row = phrase_find(&furniture, line, most);
		if (row == SLICE_NONE || fits(row, line, menu))
			return row;
		most = cell(row, FURNITURE_PHRASE).len - 1;
	}
}

size_t entry_of(slice line) { return find_entry(line, false); }

size_t entry_in_menu(slice line) { return find_entry(line, true); }

size_t entry_word(slice text, bool *tool)
{
	for (size_t most = text.len;;) {
		size_t row = phrase_find(&furniture, text, most);
		if (row == SLICE_NONE)
			return 0;
		slice key = cell(row, FURNITURE_PHRASE), where = cell(row, FURNITURE_WHERE);
		*tool = slice_equal(where, S("tool")) || entry_does(row, S("comments")) ||
			(slice_equal(where, S("words")) && entry_does(row, S("is")));
		if (*tool || slice_equal(where, S("whole")))
			return key.len;
		most = key.len - 1;
	}
}

bool entry_is_menu(slice line)
{
	size_t names = 0;
	if (line.len > WORDS_LINE)
		return false;
	for (size_t at = 0; at < line.len;) {
		size_t most = line.len - at, len = 0;
		while (len == 0) {
			size_t row = phrase_find(&furniture, slice_after(line, at), most);
			if (row == SLICE_NONE)
				return false;
			slice key = cell(row, FURNITURE_PHRASE), where = cell(row, FURNITURE_WHERE);
			if (slice_equal(where, S("menu")) || slice_equal(where, S("whole")))
				len = key.len;
			most = key.len - 1;
		}
		names++;
		at += len;
		while (at < line.len && ascii_is_space(line.at[at]))
			at++;
	}
	return names >= MENU_LEAST;
}
