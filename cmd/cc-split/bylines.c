#include "bylines.h"

#include "base/utf8.h"
#include "phrases.h"

#include "lexicon/bylines.inc"
#include "lexicon/first-names.inc"
#include "lexicon/org-nouns.inc"

enum {
	BYLINE_MOST = 240,
	CLOSED_BYLINE = 90, /* bytes of one that ends with a stop behind its date */
	ALONE_MOST = 40,    /* ... of a season, or of "Published" above an age */
	NEAR_DATE = 80,     /* bytes behind "Published" in which the date stands */
	BODY_MOST = 70,     /* ... of the name of an organisation */
	TRADE_MOST = 80,    /* ... of a line that ends in the trade of its author */
};

static struct phrases bylines = {.lexicon = LEXICON(bylines, BYLINES_COLUMNS)};
static struct lexicon first_names = LEXICON(first_names, FIRST_NAMES_COLUMNS);
static struct lexicon org_nouns = LEXICON(org_nouns, ORG_NOUNS_COLUMNS);

bool byline_has_date(slice text)
{
	struct date date;
	struct date_place place;
	return date_find(text, 0, DATE_UNKNOWN, &date, &place) && date.month > 0;
}

static bool ends_sentence(slice text)
{
	return slice_ends(text, S(".")) || slice_ends(text, S(".\xE2\x80\x9D")) || slice_ends(text, S("?"));
}

/* "social affairs reporter Ann Patel" from the name on. */
static slice without_trade(slice text)
{
	static const slice trades[] = {S(" reporter "), S(" correspondent "), S(" editor "), S(" writer ")};
	if (text.len > TRADE_MOST || text.len == 0 || !ascii_is_lower(text.at[0]))
		return text;
	for (size_t i = 0; i < sizeof trades / sizeof *trades; i++) {
		size_t at = slice_find(text, trades[i], 0);
		if (at != SLICE_NONE)
			return slice_after(text, at + trades[i].len);
	}
	return text;
}

bool byline_begins(slice text)
{
	if (text.len > BYLINE_MOST)
		return false;
	while (text.len && text.at[0] == '*')
		text = slice_after(text, 1);
	size_t row = phrase_find(&bylines, text, text.len);
	if (row == SLICE_NONE)
		return false;
	slice key = lexicon_cell(&bylines.lexicon, row, BYLINES_PHRASE);
	slice then = lexicon_cell(&bylines.lexicon, row, BYLINES_THEN), rest = slice_trim(slice_after(text, key.len));
	if (slice_starts(text, S("(")))
		return slice_ends(text, S(")"));
	if (slice_equal(then, S("name")))
		return name_begins(without_trade(rest)) && !ends_sentence(text);
	if (slice_equal(then, S("date")) && line_end(text) == key.len)
		return text.len <= ALONE_MOST; /* "Published" above an age */
	if (slice_equal(then, S("date")))
		return byline_has_date(slice_sub(rest, 0, rest.len < NEAR_DATE ? rest.len : NEAR_DATE)) &&
		       (!ends_sentence(text) || text.len <= SHORT_LINE);
	return !ends_sentence(text) || text.len < SHORT_LINE;
}

/* Whether the date stands as a part of its own: "Review, 5 May 2019 | News". */
static bool stands_alone(slice text, struct date_place place)
{
	size_t after = place.to, words = 0;
	while (after < text.len && text.at[after] == ' ')
		after++;
	if (after < text.len &&
	    (memchr("|,.;)\n\r-(", text.at[after], 8) || slice_starts(slice_after(text, after), S("\xE2\x80\xA2")) ||
	     slice_starts(slice_after(text, after), S("\xC2\xB7"))))
		return true;
	for (size_t i = after; i < text.len; i++)
		words += text.at[i] == ' ';
	return words < 6;
}

/* "Spring 2017, issue 61". */
static bool is_season(slice text)
{
	static const slice seasons[] = {S("Spring "), S("Summer "), S("Autumn "), S("Winter "), S("Fall ")};
	struct date date;
	struct date_place place;
	for (size_t i = 0; i < sizeof seasons / sizeof *seasons && text.len <= ALONE_MOST; i++)
		if (slice_starts(text, seasons[i]))
			return date_find_year(text, &date, &place) && place.from == seasons[i].len;
	return false;
}

/* "Thursday 6 July 2023, Town Hall": begins with a whole date and is no sentence. */
static bool is_dated_line(const struct split *s, slice line)
{
	struct date date;
	struct date_place place;
	return !ends_sentence(line) && date_find(line, 0, s->order, &date, &place) && place.from == 0 &&
	       date.year > 0 && date.month > 0 && stands_alone(line, place);
}

bool byline_is(const struct split *s, slice text)
{
	struct date date;
	struct date_place place;
	if (text.len > BYLINE_MOST || letter_begins(text))
		return false;
	if (byline_begins(text) || is_season(text))
		return true;
	size_t first = line_end(text);
	if (first < text.len && is_dated_line(s, slice_sub(text, 0, first)))
		return true;
	if (ends_sentence(text) && text.len > CLOSED_BYLINE)
		return false;
	return date_find(text, 0, s->order, &date, &place) && date.month > 0 && stands_alone(text, place) &&
	       (!ends_sentence(text) || (place.to + 1 == text.len && date.year > 0));
}

/* "Ann Patel Social affairs correspondent". */
static bool ends_in_trade(slice text)
{
	static const slice trades[] = {S("correspondent"), S("reporter"),     S("editor"),      S("writer"),
				       S("columnist"),     S("journalist"),   S("contributor"), S("Reporter"),
				       S("Editor"),        S("Correspondent")};
	if (slice_find(text, S(" to the "), 0) != SLICE_NONE)
		return false; /* "Letters to the Editor" */
	for (size_t i = 0; i < sizeof trades / sizeof *trades; i++)
		if (slice_ends(text, trades[i]))
			return text.len > trades[i].len && text.len <= TRADE_MOST;
	return false;
}

/* "Ann Patel" or "Ann Patel, Social affairs editor". */
static bool is_name_line(slice text)
{
	slice rest = text, name = slice_cut(&rest, ',');
	size_t words = 0;
	bool known = false;
	rest = slice_trim(rest);
	if (rest.len && ascii_is_digit(rest.at[0]))
		return false; /* her age */
	if (text.len > SHORT_LINE || ends_sentence(text) || slice_ends(text, S(",")) ||
	    slice_find_byte(text, ':', 0) != SLICE_NONE)
		return false;
	for (slice left = name; left.len; words++) {
		slice word = slice_cut(&left, ' ');
		if (words >= 2 && (slice_equal(word, S("and")) || slice_equal(word, S("&"))) && left.len)
			word = slice_cut(&left, ' ');
		if (!name_begins(word))
			return false;
		known |= words < 2 && (lexicon_find(&first_names, word) != SLICE_NONE || name_is_title(word) ||
				       name_is_peer(word));
	}
	return words >= 2 && words <= 5 && known;
}

/* Whether one of the words means an organisation. */
bool byline_has_body(slice text)
{
	for (slice rest = text; rest.len;)
		if (lexicon_find(&org_nouns, slice_cut(&rest, ' ')) != SLICE_NONE)
			return true;
	return false;
}

/* "Carrow District Council": capitals throughout, and a word for a body. */
bool byline_is_body(slice text)
{
	if (text.len > BODY_MOST || !byline_has_body(text))
		return false;
	for (slice rest = text; rest.len;) {
		slice word = slice_cut(&rest, ' ');
		if (!name_begins(word) && word.len > 3)
			return false;
	}
	return true;
}

bool byline_names(slice text)
{
	return byline_begins(text) || is_name_line(slice_sub(text, 0, line_end(text))) || ends_in_trade(text);
}

bool byline_in_head(const struct split *s, const struct piece *p, bool below_title)
{
	struct date date;
	struct date_place place;
	slice text = piece_text(s, p);
	if (p->role == ROLE_BYLINE || byline_is(s, text))
		return true;
	if (!below_title || (p->flags & PIECE_STOP))
		return false;
	return is_name_line(text) || (name_begins(text) && ends_in_trade(text)) ||
	       (s->markdown && text.len <= SHORT_LINE && !p->marked && date_find_year(text, &date, &place));
}

bool byline_is_dateline(slice text)
{
	size_t at = 0;
	while (at < text.len && (ascii_is_upper(text.at[at]) || memchr(" ,.", text.at[at], 3)))
		at++;
	slice rest = slice_after(text, at);
	return at >= 4 &&
	       (slice_starts(rest, S("(")) || slice_starts(rest, S("- ")) || slice_starts(rest, S("\xE2\x80\x93 ")) ||
		slice_starts(rest, S("\xE2\x80\x94 "))) &&
	       ends_sentence(text);
}
