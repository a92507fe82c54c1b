#include "base/utf8.h"
#include "lists.h"
#include "split.h"
#include "turns.h"

enum {
	HEADING_MOST = 120, /* bytes of a heading that no mark shows */
	QUESTION_MOST = 80, /* ... that asks */
	HEADING_LINES = 2,
	PULL_LONG = 45,  /* ... of one that stands before the words it repeats */
	PULL_LEAST = 12, /* bytes of a quotation that a pull-out repeats */
	PULL_LOOK = 16,  /* paragraphs before and after in which it is looked for */
	CAPTION_LEAST = 20,
	DATE_MOST = 40,       /* bytes of a line that is a date */
	QUOTATION_LEAST = 60, /* bytes of a quotation that a heading may stand above */
	NUMBERED_MOST = 90,   /* bytes of a heading with a number */
	NUMBERED_LOOK = 60,   /* paragraphs between it and the number before */
};

static slice without_marks(slice text)
{
	static const slice marks[] = {S("\xE2\x80\x9C"), S("\xE2\x80\x9D"),
				      S("\xE2\x80\x98"), S("\xE2\x80\x99"),
				      S("\""),           S("'"),
				      S("**"),           S("*")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (slice_starts(text, marks[i]))
			text = slice_after(text, marks[i].len);
		if (slice_ends(text, marks[i]))
			text.len -= marks[i].len;
	}
	return slice_trim(text);
}

static bool is_quoted(slice text)
{
	return (slice_starts(text, S("\xE2\x80\x9C")) && slice_ends(text, S("\xE2\x80\x9D"))) ||
	       (slice_starts(text, S("\"")) && slice_ends(text, S("\"")) && text.len > 1) ||
	       (slice_starts(text, S("\xE2\x80\x98")) && slice_ends(text, S("\xE2\x80\x99")));
}

/* Whether paragraphs from..to-1 hold the words; the first letter may differ in
 * case, since a pull-out begins with a capital. */
static bool is_said_in(const struct split *s, size_t from, size_t to, slice words)
{
	for (size_t i = from; i < to && i < s->piece_count; i++)
		if (slice_find(piece_text(s, &s->pieces[i]), words, 0) != SLICE_NONE)
			return true;
	return false;
}

/* Words in quotation marks that the text above has already, or that come
 * further below: a pull-out. A heading repeats what stands right below it. */
bool headings_is_pull_out(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	slice text = piece_text(s, p);
	bool mark = p->first == '"' || p->first == '\xE2';
	if (!(mark && is_quoted(text)) && !(p->flags & PIECE_QUOTED))
		return false;
	slice words = without_marks(text);
	if (words.len < PULL_LEAST)
		return false;
	slice rest = slice_after(words, 1); /* the first letter may have been made a capital */
	if (is_said_in(s, i > s->body + PULL_LOOK ? i - PULL_LOOK : s->body, i, rest))
		return true;
	return words.len >= PULL_LONG && is_said_in(s, i + 2, i + 2 + PULL_LOOK, words);
}

static bool is_text(const struct piece *p)
{
	return (p->flags & PIECE_STOP) || piece_length(p) > HEADING_MOST || p->shape == SHAPE_BULLET ||
	       p->shape == SHAPE_NUMBER || p->shape == SHAPE_CLAUSE || p->shape == SHAPE_TABLE ||
	       p->role == ROLE_LABEL || p->role == ROLE_ITEM;
}

/* Somebody's words, with their name behind them. */
static bool is_quotation(slice text)
{
	return text.len >= QUOTATION_LEAST && (slice_starts(text, S("\xE2\x80\x9C")) || slice_starts(text, S("\"")));
}

/* "ENDS", "-ENDS-", "more follows": where a press release ends. */
bool heading_is_end(slice text)
{
	static const slice words[] = {S("ends"), S("end"), S("more follows"), S("mf"), S("the end"), S("notes end")};
	while (text.len && !ascii_is_alpha(text.at[0]))
		text = slice_after(text, 1);
	while (text.len && !ascii_is_alpha(text.at[text.len - 1]))
		text.len--;
	return list_has_nocase(text, LIST(words));
}

/* "Questions 12 - 31" of a transcript. */
static bool is_question_range(slice text)
{
	return slice_starts(text, S("Questions ")) && ascii_is_digit(text.at[text.len - 1]);
}

/* An address or a telephone number. */
static bool is_contact(slice text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.len; i++)
		digits += ascii_is_digit(text.at[i]);
	return digits >= 9 || slice_find_byte(text, '@', 0) != SLICE_NONE ||
	       slice_find(text, S("www."), 0) != SLICE_NONE || slice_find(text, S("http"), 0) != SLICE_NONE;
}

/* A short line with a capital, no stop, apart from the text around it. */
static bool has_heading_shape(const struct split *s, const struct piece *p)
{
	slice text = piece_text(s, p);
	uint32_t first;
	if (p->role == ROLE_HEADING)
		return true;
	if (p->shape != SHAPE_TEXT || p->role != ROLE_NONE || p->lines > (s->wrapped ? HEADING_LINES : 1) ||
	    text.len > HEADING_MOST || text.len == 0 || s->lines[p->line].quotes ||
	    (p->gap == 0 && !(p > s->pieces && p[-1].role == ROLE_TIME)))
		return false;
	slice bare = without_marks(text);
	if (bare.len == 0 || heading_is_end(text) || is_question_range(text) || label_is_list(text) ||
	    is_contact(text))
		return false;
	if (slice_find(text, S(".\""), 0) != SLICE_NONE || slice_find(text, S(".\xE2\x80\x9D"), 0) != SLICE_NONE)
		return false; /* somebody's words */
	if (slice_ends(text, S(":")))
		return slice_starts_nocase(text, S("notes "));
	utf8_decode(bare, 0, &first);
	if (utf8_is_lower(first) || !(utf8_is_letter(first) || ascii_is_digit(bare.at[0])))
		return false;
	if ((p->flags & PIECE_STOP) && (!(p->flags & PIECE_ASKS) || text.len > QUESTION_MOST || s->loose))
		return false;
	return !slice_ends(text, S(",")) && !slice_ends(text, S(";")) && !slice_ends(text, S(":")) &&
	       !slice_ends(text, S("\xE2\x80\x94")) && !slice_ends(text, S("\xE2\x80\x93")) &&
	       !slice_starts(text, S("*"));
}

/* "Darren Whitsun, 17, in evidence" below a paragraph of nothing but his words
 * says whose they are. */
static bool is_attribution(const struct split *s, size_t i)
{
	if (i == 0 || s->pieces[i - 1].kind == SEGMENT_HEADING)
		return false;
	return is_quoted(piece_text(s, &s->pieces[i - 1])) &&
	       slice_find_byte(piece_text(s, &s->pieces[i]), ',', 0) != SLICE_NONE;
}

/* Names in a place: "Ann Patel and Bob in the garden at Hill House". Of two
 * lines that look like headings the first may be the caption of a picture. */
static bool has_caption_shape(slice text)
{
	static const slice places[] = {S(" in "),   S(" at "), S(" outside "), S(" with "),
				       S(" near "), S(" on "), S(" during ")};
	size_t words = 0, capitals = 0;
	if (text.len < CAPTION_LEAST || slice_find_byte(text, '?', 0) != SLICE_NONE)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (i == 0 || text.at[i - 1] == ' ') {
			words++;
			capitals += ascii_is_upper(text.at[i]);
		}
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		if (slice_find(text, places[i], 0) != SLICE_NONE)
			return capitals >= 3 && words >= 5;
	return false;
}

static size_t next_content(const struct split *s, size_t i)
{
	for (i++; i < s->piece_count; i++)
		if (s->pieces[i].kind != SEGMENT_FURNITURE && s->pieces[i].kind != SEGMENT_CAPTION)
			return i;
	return SLICE_NONE;
}

/* 2.1 below 2. */
static bool is_clause_of(const struct split *s, const struct piece *p, unsigned number)
{
	unsigned first = 0;
	size_t at = s->lines[p->line].start;
	while (at < p->start && ascii_is_digit(s->bytes.at[at]))
		first = first * 10 + (unsigned)(s->bytes.at[at++] - '0');
	return p->shape == SHAPE_CLAUSE && first == number;
}

/* "3. What children told us" above text: not in a list, where the next thing is
 * the next number, nor below an item of one. */
static bool is_numbered_heading(struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	const struct line *l = &s->lines[p->line];
	slice text = piece_text(s, p);
	bool clause = p->shape == SHAPE_CLAUSE;
	if ((p->shape != SHAPE_NUMBER && !clause) || p->role != ROLE_NONE || text.len > NUMBERED_MOST ||
	    p->lines > 1 || (p->flags & (PIECE_STOP | PIECE_ASKS)) == PIECE_STOP || (!clause && l->number == 0) ||
	    !ascii_is_upper(text.at[0]) || slice_ends(text, S(";")) || slice_ends(text, S(",")) ||
	    slice_ends(text, S(":")) || i + 1 >= s->piece_count)
		return false;
	const struct piece *below = &s->pieces[i + 1];
	if (!clause && is_clause_of(s, below, l->number))
		return true;
	if (p->gap == 0 || below->gap == 0 || (below->shape == p->shape && !clause) ||
	    (below->shape == SHAPE_BULLET && below->indent > p->indent))
		return false;
	if (clause)
		return is_text(below);
	for (size_t back = i; back > 0 && i - back < NUMBERED_LOOK; back--) {
		const struct piece *above = &s->pieces[back - 1];
		if (above->shape == SHAPE_NUMBER && s->lines[above->line].number + 1u == l->number)
			return above->kind == SEGMENT_HEADING;
	}
	return true;
}

/* Nothing but a day, or a month or season with its year: when it was published. */
static bool is_date(const struct split *s, slice text)
{
	static const slice seasons[] = {S("Spring "), S("Summer "), S("Autumn "), S("Winter ")};
	struct date date;
	struct date_place place;
	if (text.len > DATE_MOST)
		return false;
	for (size_t i = 0; i < sizeof seasons / sizeof *seasons; i++)
		if (slice_starts(text, seasons[i]) && text.len == seasons[i].len + 4)
			return date_find_year(text, &date, &place);
	return date_at(text, 0, s->order, &date) == text.len && date.year > 0 && date.month > 0;
}

static void decide(struct split *s, size_t i)
{
	struct piece *p = &s->pieces[i];
	slice text = piece_text(s, p);
	size_t next = next_content(s, i);
	if (p->marked) {
		p->kind = SEGMENT_HEADING;
		return;
	}
	if (is_numbered_heading(s, i)) {
		p->kind = SEGMENT_HEADING;
		return;
	}
	if (text.len > SHORT_LINE * 2 || p->shape != SHAPE_TEXT || p->role == ROLE_LABEL)
		return;
	if (caption_is_piece(s, p)) {
		p->kind = SEGMENT_CAPTION;
		return;
	}
	if ((p->holds & HOLDS_DIGIT) && i > 0 && p[-1].kind != SEGMENT_HEADING && is_date(s, text)) {
		p->kind = SEGMENT_BYLINE;
		return;
	}
	if (s->markdown || next == SLICE_NONE || !has_heading_shape(s, p))
		return;
	const struct piece *below = &s->pieces[next];
	if (p->role != ROLE_HEADING && !is_text(below) && !is_contact(piece_text(s, below)) &&
	    !is_quotation(piece_text(s, below))) {
		if (has_caption_shape(text) && next + 1 < s->piece_count && has_heading_shape(s, below) &&
		    is_text(&s->pieces[next + 1]))
			p->kind = SEGMENT_CAPTION;
		else if (below->kind == SEGMENT_BYLINE || !piece_is_open(below) || next + 1 >= s->piece_count ||
			 !is_text(&s->pieces[next + 1]))
			return;
	}
	if (piece_is_open(p) && !headings_is_pull_out(s, i) && !is_attribution(s, i))
		p->kind = SEGMENT_HEADING;
}

void headings_find(struct split *s)
{
	for (size_t i = 0; i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p))
			continue;
		if (s->comments_line != NONE && p->line <= s->comments_line && s->comments_line < p->line + p->lines)
			p->kind = SEGMENT_HEADING;
		else
			decide(s, i);
	}
}
