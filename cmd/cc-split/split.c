#include "split.h"

void split_document(struct split *s)
{
	arena_reset(&s->memory);
	s->names.count = s->date_count = 0;
	s->turns = 0;
	s->doc_date = NONE;
	lines_find(s);
	shapes_find(s);
	pages_find(s);
	labels_find(s);
	headers_find(s);
	live_find_lines(s);
	pieces_find(s);
	furniture_find(s);
	head_find(s);
	comments_find(s);
	turns_find(s);
	letters_find(s);
	live_find(s);
	headings_find(s);
	sections_find(s);
}
