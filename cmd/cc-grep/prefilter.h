/* prefilter: the rows of a block that may be found, by the literals that they
 * must have.
 *
 * Rows that it leaves out have no label (or do not pass the filters: see
 * `by_filter`), and were not looked at one by one. */
#ifndef CC_GREP_PREFILTER_H
#define CC_GREP_PREFILTER_H

#include "automaton.h"
#include "finder.h"
#include "search.h"

enum { PREFILTER_FINDERS = 4 }; /* more literals are an automaton's */

struct prefilter {
	const struct search *search;
	bool by_filter; /* the literals are values of --where */
	struct literal *literals;
	size_t *owners; /* for each literal its pattern, if not by_filter */
	size_t count, room;
	bool nocase;    /* of some literal */
	bool every_row; /* a pattern has no literals: no row can be left out */
	struct finder finders[PREFILTER_FINDERS];
	size_t next[PREFILTER_FINDERS]; /* of each finder, in the block */
	bool many;                      /* the automaton is used */
	struct automaton automaton;
	size_t lane, hit; /* the next hit of the automaton */
	slice block;
	size_t at;     /* rows before it are done with */
	slice *fields; /* of the row at hand, those that are searched */
	struct hints hints;
	struct arena memory;
};

/* False when nothing can be told beforehand: then every row has to be searched. */
bool prefilter_open(struct prefilter *p, const struct search *search);

/* The piece that *rows begins with, whole rows, is taken off and made ready for
 * prefilter_next(). False when it cannot be prefiltered, but is taken off too. */
bool prefilter_begin(struct prefilter *p, slice *rows, slice *piece);

/* The next row of the piece that may be found, without its LF, and what is known
 * of its patterns. False when there is none. */
bool prefilter_next(struct prefilter *p, slice *row, const struct hints **hints);

void prefilter_close(struct prefilter *p);

#endif
