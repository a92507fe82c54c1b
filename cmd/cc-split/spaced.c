#include "split.h"

/* Numbers that white space sets apart from their text, without a stop:
 *
 *     1   BACKGROUND            a heading
 *     R2  each child should …   a recommendation, below R1
 *     ____________
 *     1  Patel (2011), p. 7.    a footnote, below a rule */

enum {
	DIGITS_MOST = 2,
	SPACES_LEAST = 2,
	RULE_LEAST = 8,    /* bytes of a rule above footnotes */
	HEADING_MOST = 90, /* bytes of a heading with a number */
};

/* A number or a code and the white space behind it. */
struct spaced {
	slice letters;
	unsigned number;
	size_t length;
};

static bool read_number(slice text, struct spaced *n)
{
	size_t at = 0, digits, spaces;
	while (at < text.len && at < CODE_LETTERS && ascii_is_upper(text.at[at]))
		at++;
	n->letters = slice_sub(text, 0, at);
	n->number = 0;
	for (digits = at; at < text.len && at - digits < DIGITS_MOST && ascii_is_digit(text.at[at]); at++)
		n->number = n->number * 10 + (unsigned)(text.at[at] - '0');
	if (at == digits || n->number == 0)
		return false;
	bool stop =
		n->letters.len && at < text.len && (text.at[at] == ':' || text.at[at] == '.' || text.at[at] == ')');
	at += stop;
	for (spaces = at; at < text.len && (text.at[at] == ' ' || text.at[at] == '\t'); at++)
		;
	n->length = at;
	return at < text.len &&
	       (at - spaces >= (stop ? 1 : SPACES_LEAST) || (at > spaces && text.at[spaces] == '\t'));
}

static slice whole(const struct split *s, const struct line *l) { return slice_sub(s->bytes, l->start, l->end); }

static bool may_be_spaced(const struct line *l) { return l->shape == SHAPE_TEXT && l->mark == 0 && !l->quotes; }

/* Whether a line beside this one has the number before or behind. */
static bool goes_on(const struct split *s, size_t i, const struct spaced *n)
{
	struct spaced other;
	for (unsigned side = 0; side < 2; side++) {
		if (side == 0 ? i == 0 : i + 1 >= s->line_count)
			continue;
		const struct line *l = side == 0 ? &s->lines[i - 1] : &s->lines[i + 1];
		if ((l->holds & HOLDS_DIGIT) && read_number(whole(s, l), &other) &&
		    slice_equal(other.letters, n->letters) && other.number + 1 == n->number + 2 * side)
			return true;
	}
	return false;
}

/* "1   Background" and no other gap in the line, which a row of a table has. */
static bool is_heading(const struct split *s, size_t i, const struct spaced *n)
{
	const struct line *l = &s->lines[i];
	slice text = slice_after(whole(s, l), n->length);
	return l->gap > 0 && (i + 1 >= s->line_count || l[1].gap > 0) && text.len <= HEADING_MOST &&
	       ascii_is_upper(text.at[0]) && !(l->flags & LINE_STOP) && slice_find(text, S("  "), 0) == SLICE_NONE &&
	       slice_find_byte(text, '\t', 0) == SLICE_NONE;
}

/* Whether the lines before `next` stand below a rule of footnotes. */
struct notes {
	size_t next;
	bool below;
};

/* A rule of a footnote, or a footnote, stands above line i, which is not one of
 * those that are known. */
static bool is_below_rule(const struct split *s, size_t i, struct notes *notes)
{
	size_t back = i;
	while (back > notes->next && s->lines[back].gap == 0 && s->lines[back - 1].shape != SHAPE_MARK)
		back--;
	const struct line *l = &s->lines[back];
	if (back > 0 && l[-1].shape == SHAPE_MARK)
		notes->below = l[-1].first == '_' && l[-1].end - l[-1].start >= RULE_LEAST;
	else if (l->gap > 0)
		notes->below = false;
	notes->next = i + 1;
	return notes->below;
}

void spaced_find(struct split *s)
{
	struct notes notes = {0};
	for (size_t i = line_that_may(s, 0, MAY_SPACED); i < s->line_count; i = line_that_may(s, i + 1, MAY_SPACED)) {
		struct line *l = &s->lines[i];
		char c = l->first;
		struct spaced n;
		if (!(l->holds & HOLDS_DIGIT) || !(ascii_is_upper(c) || ascii_is_digit(c)) || !may_be_spaced(l) ||
		    !read_number(whole(s, l), &n))
			continue;
		bool code = n.letters.len > 0, below = !code && is_below_rule(s, i, &notes);
		if (below)
			l->shape = SHAPE_NOTE;
		else if (code ? !slice_equal(n.letters, S("Q")) && goes_on(s, i, &n) : is_heading(s, i, &n))
			l->shape = SHAPE_NUMBER;
		else
			continue;
		l->mark = (uint32_t)n.length;
		s->may[i] = MAY_ALL;
		l->number = (uint16_t)n.number;
	}
}
