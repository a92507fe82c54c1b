/* columns: which columns of a table are written, and in which order. */
#ifndef CC_CSV_COLUMNS_H
#define CC_CSV_COLUMNS_H

#include "base/options.h"
#include "base/slice.h"

struct column {
	size_t place; /* in the table, from 0 */
	slice name;   /* in the header or the list that it was chosen from */
};

/* All zero is no choice. */
struct columns {
	struct column *items;
	size_t count, room;
};

/* Choose the columns that `names` lists from a header whose names are joined by
 * TABs; all of them, where nothing is listed. Returns false, and has said why
 * (naming `file`), when a name is not there or listed twice. */
bool columns_choose(struct columns *c, const struct option_list *names, slice header, const char *file);

void columns_free(struct columns *c);

#endif
