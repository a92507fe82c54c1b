/* sweep: looking over a block of rows at memory speed.
 *
 * One pass answers the questions that nearly always have the answer "fine";
 * who gets another answer looks again, row by row. On the way it notes where a
 * literal may stand, so that nobody has to look at all the bytes once more. */
#ifndef CC_SWEEP_H
#define CC_SWEEP_H

#include "base/slice.h"
#include "streams/pair.h"

struct sweep {
	size_t rows;  /* how many there are */
	bool uneven;  /* some row has not the number of tabs asked for */
	bool odd;     /* there is a CR or a NUL */
	size_t noted; /* the places among the first so many bytes are known */
};

/* `rows` are whole rows: the last byte is an LF. */
struct sweep sweep_rows(slice rows, size_t tabs);

/* The same, and the places of a pair of bytes: a bit each byte of the rows, from
 * the lowest of places[0] on, as far as `noted` says. */
struct sweep sweep_rows_for(slice rows, size_t tabs, const struct pair *pair, uint64_t *places);

#endif
