/* sheet: the table of results, from groups to rows and columns.
 *
 * Without a pivot a group is a row, and an aggregate a column. With one, the
 * values of the pivot's column stand side by side: a row is what the groups'
 * other columns make, and each value of the pivot has a column an aggregate. */
#ifndef CC_SHEET_H
#define CC_SHEET_H

#include "groups.h"
#include "streams/writer.h"

struct sheet_column {
	slice name;
	size_t key;                  /* of the plan, or SLICE_NONE */
	size_t pivot;                /* index in pivots.keys */
	const struct output *output; /* where it is no key */
};

struct sheet {
	const struct plan *plan;
	struct groups *groups;
	struct groups *totals;         /* NULL: no row of totals */
	struct table row_keys, pivots; /* with a pivot */
	struct sheet_column *columns;
	size_t column_count, column_room;
	size_t *rows; /* groups, or with a pivot row_keys, in the order of output */
	size_t row_count;
	struct text cell, key;
	struct arena memory;
};

/* Without a pivot the columns are known before a row is read: name them,
 * check that the names are distinct and --sort is one of them, and write the
 * header. False, and has said why, when that cannot be. */
bool sheet_open(struct sheet *s, const struct plan *plan, struct groups *groups, struct groups *totals,
		struct writer *out);

/* Everything has been read: put the rows in order and write them. */
void sheet_write(struct sheet *s, struct writer *out);

void sheet_free(struct sheet *s);

/* The content of a cell, valid until the next call; `row` is one of s->rows.
 * A share is given as its rows where `exact`. */
slice sheet_cell(struct sheet *s, size_t row, const struct sheet_column *column, bool exact);

/* Put s->rows in order: by --sort, else by --by-date, else as they are. */
void sheet_sort(struct sheet *s);

/* The column that --sort or --top go by; NULL: none. */
const struct sheet_column *sheet_sort_column(const struct sheet *s);

#endif
