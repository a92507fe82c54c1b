/* search: whether a row is found, and where in it the matches are. */
#ifndef CC_GREP_SEARCH_H
#define CC_GREP_SEARCH_H

#include "book.h"
#include "settings.h"
#include "stream.h"

/* --where: the values that a column may have. */
struct filter {
	size_t column;
	slice *values;
	size_t count, room;
};

struct search {
	const struct settings *settings;
	const struct stream *in;
	struct book book;
	size_t *columns; /* to be searched, in the order of -c */
	size_t column_count;
	struct filter *filters;
	size_t filter_count;
	struct matcher matcher;
	bool *given;       /* for each label, whether the row just found has it */
	struct span *next; /* for each pattern, its next match in the field being walked */
};

/* Find the columns and filters that the settings name in the stream, which is
 * open. False, and has said why, when one is missing. The book is read before. */
bool search_open(struct search *s, const struct settings *settings, const struct stream *in);

/* Whether the filters let the row through. */
bool search_passes(const struct search *s, slice row);

/* Whether the row has a label (FOUND), which sets `given`. `possible` tells for
 * each pattern whether it may match this row; NULL: any may. A search that
 * FAILED has been reported; `line` is the row's. */
enum verdict search_row(struct search *s, slice row, const bool *possible, size_t line);

/* Walk the matches of a field that hold a character, from the left, the longest
 * where two begin together: begin with *match = {0, 0}. Patterns that take
 * labels away are left out. */
enum verdict search_next_match(struct search *s, slice field, struct span *match, size_t line);

/* Field `column` of a row. */
slice row_field(slice row, size_t column);

void search_close(struct search *s);

#endif
