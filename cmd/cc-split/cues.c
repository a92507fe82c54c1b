#include "split.h"

/* The times of captions and what else stands between their words:
 *
 *     WEBVTT                          1                            0:00
 *     7f3c-2/14-0                     00:00:03,120 --> 00:00:07    good morning
 *     00:00:03.120 --> 00:00:07.440   Ann Patel: Good morning      0:04
 *     <v Ann Patel>Good morning</v>                                we are live
 */

enum {
	TIMES_LEAST = 4, /* lines of nothing but a time that make captions */
	TIME_MOST = 12,  /* bytes of such a line */
	NAME_MOST = 60,  /* bytes of the identifier of a cue */
	FIRST_MOST = 60, /* seconds before the first of them */
};

static slice whole(const struct split *s, const struct line *l) { return slice_sub(s->bytes, l->start, l->end); }

/* "00:00:03.120 --> 00:00:07.440 align:start". */
bool cue_is_time(slice text)
{
	size_t arrow = slice_find(text, S("-->"), 0);
	if (arrow == SLICE_NONE || arrow == 0 || !ascii_is_digit(text.at[0]))
		return false;
	for (size_t i = 0; i < arrow; i++)
		if (!ascii_is_digit(text.at[i]) && !memchr(":., ", text.at[i], 4))
			return false;
	size_t after = arrow + 3;
	while (after < text.len && text.at[after] == ' ')
		after++;
	return after < text.len && ascii_is_digit(text.at[after]);
}

/* A number or an identifier: no spaces, and a digit in it. */
bool cue_is_name(slice text)
{
	bool digit = false;
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_is_space(text.at[i]))
			return false;
		digit |= ascii_is_digit(text.at[i]);
	}
	return digit && text.len <= NAME_MOST;
}

/* Minutes and seconds, and nothing else: its value in seconds, or -1. */
static long clock_of(slice text)
{
	long value = 0, part = 0;
	unsigned colons = 0, digits = 0;
	if (text.len > TIME_MOST)
		return -1;
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_is_digit(text.at[i])) {
			part = part * 10 + (text.at[i] - '0');
			digits++;
		} else if (text.at[i] == ':' && digits > 0 && digits <= 2) {
			value = (value + part) * 60;
			part = 0;
			digits = 0;
			colons++;
		} else {
			return -1;
		}
	}
	return colons >= 1 && colons <= 2 && digits == 2 ? value + part : -1;
}

/* The time on a line of its own, which MAY_MARK, or -1. */
static long clock_at(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return (l->holds & HOLDS_COLON) && l->shape == SHAPE_TEXT && !l->mark ? clock_of(whole(s, l)) : -1;
}

/* Lines of times that begin near nought and go up are those of captions. */
static bool are_captions(const struct split *s)
{
	long last = -1;
	size_t count = 0;
	for (size_t i = line_that_may(s, 0, MAY_MARK); i < s->line_count; i = line_that_may(s, i + 1, MAY_MARK)) {
		long clock = clock_at(s, i);
		if (clock < 0)
			continue;
		if (clock < last || (count == 0 && clock >= FIRST_MOST))
			return false;
		last = clock;
		count++;
	}
	return count >= TIMES_LEAST;
}

/* What a file of captions says of itself, its notes, and the ends of its tags. */
static void take_file(struct split *s)
{
	for (size_t i = 0; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		slice text = whole(s, l);
		bool below = i > 0 && l->gap == 0 && l[-1].role == ROLE_PAGE;
		if (l->shape != SHAPE_TEXT)
			continue;
		if (i == 0 || below || slice_starts(text, S("NOTE ")) || slice_equal(text, S("NOTE")))
			l->role = ROLE_PAGE;
		else if (slice_ends(text, S("</v>")) && text.len > 4)
			l->end -= 4, l->last = s->bytes.at[l->end - 1], s->may[i] = MAY_ALL;
	}
}

bool cue_is_above(const struct split *s, size_t i)
{
	return i > 0 && s->lines[i - 1].shape == SHAPE_MARK && ascii_is_digit(s->lines[i - 1].first);
}

/* ">>" before the words of another speaker is no block quote. */
static void take_changes(struct split *s)
{
	bool inside = false;
	for (size_t i = 1; i < s->line_count; i++) {
		inside = cue_is_above(s, i) || (inside && s->lines[i].gap == 0);
		if (inside)
			s->lines[i].quotes = 0;
	}
}

void cues_find(struct split *s)
{
	if (s->quoted)
		take_changes(s);
	if (s->line_count && slice_starts(whole(s, &s->lines[0]), S("WEBVTT")))
		take_file(s);
	if (!are_captions(s))
		return;
	for (size_t i = line_that_may(s, 0, MAY_MARK); i < s->line_count; i = line_that_may(s, i + 1, MAY_MARK))
		if (clock_at(s, i) >= 0)
			s->lines[i].shape = SHAPE_MARK;
}
