#include "lists.h"
#include "turns.h"

/* "**What got you into it?** My nan fostered.": questions in bold at the head of
 * the paragraphs that answer them. Both get a line of their own, so that what
 * finds questions in bold finds these. A list of frequent questions looks the
 * same: there nobody speaks of themselves. */

enum { QUESTIONS_LEAST = 3 };

/* The bytes of the question at the head of a line, its marks included, or 0. */
static size_t question_length(const struct split *s, const struct line *l)
{
	if (l->role != ROLE_NONE || l->shape != SHAPE_TEXT || l->first != '*')
		return 0;
	slice text = line_text(s, l);
	size_t close = slice_starts(text, S("**")) ? slice_find(text, S("**"), 2) : SLICE_NONE;
	if (close == SLICE_NONE || close > SHORT_LINE || text.at[close - 1] != '?' || close + 3 >= text.len ||
	    text.at[close + 2] != ' ')
		return 0;
	return close + 2;
}

static bool is_interview(const struct split *s)
{
	size_t questions = 0, personal = 0;
	for (size_t i = 0; i < s->line_count; i++) {
		size_t length = question_length(s, &s->lines[i]);
		slice text = length ? line_text(s, &s->lines[i]) : S("");
		questions += length > 0;
		personal += length && asked_in_person(slice_sub(text, 0, length), slice_after(text, length));
	}
	return questions >= QUESTIONS_LEAST && personal * 3 >= questions;
}

/* The line in two: the question, and below a gap the answer. */
static void part(struct line *question, struct line *answer, size_t length)
{
	*answer = *question;
	question->end = question->start + question->mark + length;
	question->flags = (uint8_t)((question->flags & LINE_FEED) | LINE_STOP | LINE_ASKS);
	question->last = '*';
	answer->start = question->end + 1;
	answer->mark = 0;
	answer->gap = 1;
	answer->flags &= (uint8_t) ~(LINE_FEED | (answer->end - answer->start > SHORT_LINE ? 0 : LINE_LONG));
}

void runin_find(struct split *s)
{
	size_t extra = 0;
	if (!s->markdown || s->label_count || !is_interview(s))
		return;
	for (size_t i = 0; i < s->line_count; i++)
		extra += question_length(s, &s->lines[i]) > 0;
	size_t count = s->line_count + extra;
	s->lines = memory_grow(s->lines, &s->line_room, count, sizeof *s->lines);
	s->may = memory_grow(s->may, &s->may_room, count, sizeof *s->may);
	s->line_count = count;
	for (size_t to = count, from = count - extra; to > from;) {
		s->lines[--to] = s->lines[--from];
		s->may[to] = s->may[from];
		size_t length = question_length(s, &s->lines[to]);
		if (length == 0)
			continue;
		struct line *answer = &s->lines[to--];
		s->may[to] = s->may[from];
		s->lines[to] = *answer;
		part(&s->lines[to], answer, length);
	}
}
