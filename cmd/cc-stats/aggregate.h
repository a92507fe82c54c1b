/* aggregate: what can be worked out for a group, by its name in -a.
 *
 * An aggregate is a measure taken of each row (a number, a count of words, …),
 * a store that keeps it, and a result drawn from the store's state. */
#ifndef CC_AGGREGATE_H
#define CC_AGGREGATE_H

#include "store.h"

enum measure {
	MEASURE_NOTHING,
	MEASURE_TEXT,
	MEASURE_NUMBER,
	MEASURE_WORDS,
	MEASURE_CHARS,
	MEASURE_SENTENCES,
};

enum column_rule {
	COLUMN_NO,    /* rows */
	COLUMN_TEXT,  /* words, words:COL; `text` where none is named */
	COLUMN_NAMED, /* sum:COL */
};

/* What a result is drawn from. */
struct question {
	struct pool *pool;
	const void *state;
	size_t group;
	uint64_t all_rows;
	uint64_t rank; /* a percentile, in units of 1 / PERCENT of a per cent */
};

enum { PERCENT = 10000 };

struct aggregate {
	slice name;
	enum column_rule column;
	enum measure measure;
	enum store_kind store;
	bool is_text; /* sorted as text is */

	/* Add the result to `to`, nothing where there is none. NULL, or what is
	 * wrong. */
	const char *(*result)(const struct question *q, struct text *to);
};

/* The aggregate that a name stands for, with its rank; NULL: none. */
const struct aggregate *aggregate_named(slice name, uint64_t *rank);

/* "rows, share, words, …" for messages. */
#define AGGREGATE_NAMES                                                                                              \
	"rows share words[:COL] chars[:COL] sentences[:COL] distinct:COL sum:COL mean:COL min:COL max:COL "          \
	"median:COL p90:COL (or another percentile) stdev:COL first:COL last:COL mode:COL"

#endif
