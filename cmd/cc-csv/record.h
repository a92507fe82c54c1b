/* record: one row of a CSV file while its cells come in, as a row of a stream. */
#ifndef CC_CSV_RECORD_H
#define CC_CSV_RECORD_H

#include "base/slice.h"

/* All zero is an empty record. */
struct record {
	char *bytes; /* the cells, each behind a TAB but the first */
	size_t used, room;
	size_t *ends; /* where each cell ends in `bytes` */
	size_t count, ends_room;
	size_t breaks; /* line breaks and tabs that became spaces, in all records so far */
};

/* Add a cell: a line break (CR LF is one), a TAB and a NUL become a space. */
void record_add(struct record *r, slice cell);

/* The whole record, as a row of a stream. */
static inline slice record_row(const struct record *r) { return slice_of(r->used ? r->bytes : "", r->used); }

/* A cell; n < r->count. */
slice record_cell(const struct record *r, size_t n);

/* Begin the next record. */
static inline void record_clear(struct record *r) { r->used = r->count = 0; }

void record_free(struct record *r);

#endif
