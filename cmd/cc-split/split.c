#include "split.h"

#include <stdlib.h>

/* 3/4/2019 is read as the other dates of the document show: a first number
 * above 12 is a day, a second one too. */
static enum date_order order_of(const struct split *s)
{
	if (s->order_given != DATE_UNKNOWN)
		return s->order_given;
	for (size_t i = 0; i < s->line_count; i++) {
		const struct line *l = &s->lines[i];
		slice text = slice_sub(s->bytes, l->start, l->end);
		if ((l->flags & LINE_LONG) || !(l->holds & HOLDS_SLASH))
			continue;
		enum date_order shown = date_order_shown(text);
		if (shown != DATE_UNKNOWN)
			return shown;
	}
	return DATE_UNKNOWN;
}

void split_document(struct split *s)
{
	arena_reset(&s->memory);
	s->names.count = s->date_count = 0;
	s->turns = 0;
	s->doc_date = NONE;
	lines_find(s);
	s->order = order_of(s);
	shapes_find(s);
	cues_find(s);
	numbered_find(s);
	spaced_find(s);
	pages_find(s);
	lines_find_loose(s);
	head_find_topic(s);
	slides_find_lines(s);
	minutes_find_lines(s);
	tables_find(s);
	labels_find(s);
	runin_find(s);
	asked_find_lines(s);
	threads_find(s);
	live_find_lines(s);
	letters_find_lines(s);
	pieces_find(s);
	furniture_find(s);
	masthead_find(s);
	head_find(s);
	comments_find(s);
	turns_find(s);
	letters_find(s);
	live_find(s);
	headings_find(s);
	sections_find(s);
}

void split_free(struct split *s)
{
	free(s->lines);
	free(s->may);
	free(s->labels);
	free(s->headers);
	free(s->pieces);
	free(s->names.items);
	table_free(&s->keys);
	table_free(&s->seen);
	free(s->dates);
	arena_free(&s->memory);
	*s = (struct split){0};
}
