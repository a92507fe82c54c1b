#include "headers.h"
#include "lists.h"
#include "phrases.h"

#include "lexicon/badges.inc"

enum {
	LINE_MOST = 120, /* bytes of a line of badges */
	FACT_MOST = 50,  /* ... of one fact */
};

static struct phrases badges = {.lexicon = LEXICON(badges, BADGES_COLUMNS)};

static slice cell(size_t row, size_t column) { return lexicon_cell(&badges.lexicon, row, column); }

static bool is_word_byte(char c) { return ascii_is_alpha(c) || ascii_is_digit(c) || c == '[' || c == '@'; }

static slice bare_start(slice text)
{
	while (text.len && !is_word_byte(text.at[0]))
		text = slice_after(text, 1);
	return text;
}

/* Without signs, brackets and spaces around it. */
static slice bare(slice text)
{
	text = bare_start(text);
	while (text.len && !is_word_byte(text.at[text.len - 1]) && text.at[text.len - 1] != '%' &&
	       text.at[text.len - 1] != '.')
		text.len--;
	return text;
}

/* "edited 3 days ago", "Edited on 4 March". */
static bool is_edited(slice text)
{
	struct date date;
	struct date_place place;
	static const slice words[] = {S("edited"), S("last edited"), S("updated")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!slice_starts_nocase(text, words[i]))
			continue;
		slice rest = slice_trim(slice_after(text, words[i].len));
		return rest.len == 0 || date_relative_at(rest, 0) == rest.len ||
		       (rest.len <= FACT_MOST && date_find(rest, 0, DATE_UNKNOWN, &date, &place));
	}
	return false;
}

/* One badge, or one fact: "Senior member", "Joined: March 2010". */
static bool is_part(slice part)
{
	part = bare(part);
	if (part.len == 0 || is_edited(part))
		return true;
	size_t row = phrase_find(&badges, part, part.len);
	if (row == SLICE_NONE)
		return false;
	slice key = cell(row, BADGES_BADGE), where = cell(row, BADGES_WHERE), rest = slice_after(part, key.len);
	if (slice_equal(where, S("begin")))
		return part.len <= FACT_MOST;
	if (slice_equal(where, S("fact")))
		return slice_starts(rest, S(":")) && part.len <= FACT_MOST;
	return !slice_equal(where, S("page")) && bare(rest).len == 0;
}

/* Most lines are told by how they begin. */
static bool may_be_line(slice text)
{
	slice first = bare_start(text);
	return first.len == 0 || phrase_find(&badges, first, first.len) != SLICE_NONE ||
	       slice_starts_nocase(first, S("edited"));
}

/* Where the next part of a line of badges ends: at a wide gap or a joint. */
static size_t part_end(slice text)
{
	static const slice joints[] = {S("   "), S("\xC2\xA0\xC2\xA0"), S("\t"),
				       S("|"),   S("\xC2\xB7"),         S("\xE2\x80\xA2")};
	for (size_t at = 0; at < text.len; at++)
		if (list_begins(slice_after(text, at), LIST(joints)))
			return at;
	return text.len;
}

/* A dot or a bar on a line of its own, as between name and time. */
static bool is_joint(slice text)
{
	static const slice joints[] = {S("\xC2\xB7"), S("\xE2\x80\xA2"), S("|"), S("-"), S("\xE2\x80\x93")};
	return list_has(text, LIST(joints));
}

bool badge_is_line(slice text)
{
	if (text.len == 0 || text.len > LINE_MOST || !may_be_line(text) || (bare(text).len == 0 && !is_joint(text)))
		return false;
	while (text.len) {
		size_t end = part_end(text);
		if (!is_part(slice_sub(text, 0, end)))
			return false;
		text = slice_after(text, end < text.len ? end + 1 : end);
	}
	return true;
}

slice badge_cut(slice name)
{
	for (size_t at = name.len; at > 1; at--) {
		if (name.at[at - 1] != ' ' && name.at[at - 1] != '(')
			continue;
		slice last = bare(slice_after(name, at + (at < name.len && name.at[at] == '[')));
		size_t row = phrase_find(&badges, last, last.len);
		if (row != SLICE_NONE && slice_equal(cell(row, BADGES_WHERE), S("behind")) &&
		    cell(row, BADGES_BADGE).len == last.len) {
			name = slice_trim(slice_sub(name, 0, at - 1));
			if (slice_ends(name, S(",")))
				name.len--; /* Ann Lee, Reporter */
			at = name.len + 1;
		}
	}
	return name;
}

static size_t page_row(slice text)
{
	size_t row = phrase_find(&badges, text, text.len);
	return row != SLICE_NONE && slice_equal(cell(row, BADGES_WHERE), S("page")) ? row : SLICE_NONE;
}

bool badge_begins_page(slice text) { return page_row(text) != SLICE_NONE; }

bool badge_is_page(slice name)
{
	name = bare(name);
	size_t row = page_row(name);
	return row != SLICE_NONE && cell(row, BADGES_BADGE).len == name.len;
}
