/* search: whether a row is found, and where in it the matches are. */
#ifndef CC_GREP_SEARCH_H
#define CC_GREP_SEARCH_H

#include "book.h"
#include "settings.h"
#include "streams/stream.h"

/* --where: the values that a column may have. */
struct filter {
	size_t column;
	slice *values;
	size_t count, room;
};

/* For each pattern that has literals what they tell; all are HINT_ABSENT but
 * those touched. Nothing is known of a pattern without literals. */
struct hints {
	unsigned char *of;
	size_t *touched;
	size_t count;
};

void hints_open(struct hints *h, size_t patterns);
void hints_add(struct hints *h, size_t pattern, enum hint hint);
void hints_clear(struct hints *h);
void hints_close(struct hints *h);

struct search {
	const struct settings *settings;
	const struct stream *in;
	slice run; /* the rows at hand, for the line in a report */
	struct book book;
	size_t *columns; /* to be searched, in the order of -c */
	size_t column_count;
	struct filter *filters;
	size_t filter_count;
	struct matcher matcher;
	struct pattern_list always; /* patterns that give a label and have no literals */
	bool *given;                /* for each label, whether the row just found has it */
	struct span *next;          /* for each pattern, its next match in the field being walked */
};

/* Find the columns and filters that the settings name in the stream, which is
 * open. False, and has said why, when one is missing. The book is read before. */
bool search_open(struct search *s, const struct settings *settings, const struct stream *in);

/* Field `column` of a row. */
slice search_field(const struct search *s, slice row, size_t column);

/* Whether the filters let the row through. */
bool search_passes(const struct search *s, slice row);

/* Whether the row has a label (FOUND), which sets `given`. Without hints every
 * pattern is tried. A search that FAILED has been reported. */
enum verdict search_row(struct search *s, slice row, const struct hints *hints);

/* Walk the matches of a field that hold a character, from the left, the longest
 * where two begin together: begin with *match = {0, 0}. Patterns that take
 * labels away are left out. */
enum verdict search_next_match(struct search *s, slice field, struct span *match);

void search_close(struct search *s);

#endif
