/* sweep: looking over a block of rows at memory speed.
 *
 * One pass answers the questions that nearly always have the answer "fine";
 * who gets another answer looks again, row by row. */
#ifndef CC_SWEEP_H
#define CC_SWEEP_H

#include "slice.h"

struct sweep {
	size_t rows; /* how many there are */
	bool uneven; /* some row has not the number of tabs asked for */
	bool odd;    /* there is a CR or a NUL */
};

/* `rows` are whole rows: the last byte is an LF. */
struct sweep sweep_rows(slice rows, size_t tabs);

#endif
