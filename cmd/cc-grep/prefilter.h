/* prefilter: the rows of a block that may be found, by the literals that they
 * must have.
 *
 * A few literals are looked for in the whole block, and rows only around them;
 * many by a sieve. Rows that are left out have no label (or do not pass the
 * filters: see `by_filter`), and were not looked at one by one. */
#ifndef CC_GREP_PREFILTER_H
#define CC_GREP_PREFILTER_H

#include "finder.h"
#include "search.h"
#include "sieve.h"

enum { PREFILTER_FINDERS = 4 }; /* more literals are a sieve's */

struct prefilter {
	const struct search *search;
	bool by_filter; /* the literals are values of --where */
	bool many;      /* the sieve is used, */
	struct sieve sieve;
	struct finder finders[PREFILTER_FINDERS]; /* or these, */
	size_t owners[PREFILTER_FINDERS];         /* for each its pattern, */
	size_t next[PREFILTER_FINDERS];           /* and its next place in the block */
	size_t count;
	bool nocase;    /* of some finder */
	bool every_row; /* a pattern has no literals: no row can be left out */
	slice block;
	size_t at;     /* rows before it are done with */
	slice *fields; /* of the row at hand, those that are searched */
	struct hints hints;
	struct arena memory;
};

/* False when nothing can be told beforehand: then every row has to be searched. */
bool prefilter_open(struct prefilter *p, const struct search *search);

/* What the stream should note the places of, for this to be fast; NULL: nothing. */
const struct pair *prefilter_pair(const struct prefilter *p);

/* The block that *rows begins with, whole rows, is taken off and made ready for
 * prefilter_next(). False when nothing can be told of it; it is taken off too. */
bool prefilter_begin(struct prefilter *p, slice *rows, slice *block);

/* The next row of the block that may be found, without its LF, and what is known
 * of its patterns; NULL: nothing. False when there is none. */
bool prefilter_next(struct prefilter *p, slice *row, const struct hints **hints);

void prefilter_close(struct prefilter *p);

#endif
