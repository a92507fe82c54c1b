#include "split.h"

/* Transcripts of hearings number the lines of each page:
 *
 *      9  Questions from MS HALE
 *     10  Q.  You kept the register?
 *     11  A.  I did. It was a green book and it
 *     12      stood by the telephone.
 *
 * The numbers are marks; a paragraph begins where the text begins furthest left. */

enum {
	DIGITS_MOST = 2,
	SPACES_LEAST = 2,
	LINES_LEAST = 20,  /* with numbers that go on from line to line */
	OTHERS_SHARE = 10, /* one line in so many may have none: the head of a page */
};

/* The number a line begins with, and the bytes up to its text; 0 without one. */
static size_t number_length(slice text, unsigned *number)
{
	size_t at = 0;
	*number = 0;
	while (at < text.len && at < DIGITS_MOST && ascii_is_digit(text.at[at]))
		*number = *number * 10 + (unsigned)(text.at[at++] - '0');
	size_t digits = at;
	while (at < text.len && text.at[at] == ' ')
		at++;
	return digits && at < text.len && at - digits >= SPACES_LEAST ? at : 0;
}

static slice whole(const struct split *s, const struct line *l) { return slice_sub(s->bytes, l->start, l->end); }

static bool may_be_numbered(const struct line *l) { return (l->holds & HOLDS_DIGIT) && ascii_is_digit(l->first); }

/* Whether the lines are numbered; *left: the column in which text begins
 * furthest left. */
static bool are_numbered(const struct split *s, size_t *left)
{
	size_t fit = 0, others = 0, next = 0; /* behind the last that fits */
	unsigned last = 0, number;
	*left = SIZE_MAX;
	for (size_t i = line_that_may(s, 0, MAY_MARK); i < s->line_count; i = line_that_may(s, i + 1, MAY_MARK)) {
		const struct line *l = &s->lines[i];
		size_t length = may_be_numbered(l) ? number_length(whole(s, l), &number) : 0;
		if (length == 0 || (number != last + 1 && number != 1))
			continue;
		others += fit ? i - next : 0;
		next = i + 1;
		fit++;
		last = number;
		if (l->indent + length < *left)
			*left = l->indent + length;
	}
	return fit >= LINES_LEAST && others * OTHERS_SHARE <= fit * 2;
}

void numbered_find(struct split *s)
{
	size_t left;
	unsigned number;
	s->numbered = are_numbered(s, &left);
	if (!s->numbered)
		return;
	for (size_t i = 0; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		size_t length = may_be_numbered(l) ? number_length(whole(s, l), &number) : 0;
		if (length == 0)
			continue;
		l->shape = SHAPE_TEXT;
		l->mark = (uint32_t)length;
		if (l->gap == 0 && l->indent + length == left)
			l->gap = 1;
	}
}
