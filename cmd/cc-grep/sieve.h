/* sieve: many literals, looked for in the searched fields of a block.
 *
 * The fields are copied one after the other, folded as the patterns are (see
 * fold_text), and an automaton walks over the copy. So the literals of most
 * patterns tell all there is to know of a row, and the pattern need not be
 * tried. */
#ifndef CC_GREP_SIEVE_H
#define CC_GREP_SIEVE_H

#include "automaton.h"
#include "search.h"

struct sieve_row {
	slice row;
	size_t end;   /* of its fields in the copy */
	bool unclear; /* nothing can be told of it */
};

struct sieve {
	const struct search *search;
	struct literal *literals;
	size_t *owners; /* for each literal its pattern */
	size_t count, room;
	bool nocase; /* of some literal */
	struct automaton automaton;
	char *copy;
	size_t copy_len, copy_room;
	struct sieve_row *rows; /* of the block at hand */
	size_t row_count, row_room;
	size_t next;      /* the next row */
	size_t lane, hit; /* the next hit */
};

/* False when there are no literals or far too many. */
bool sieve_open(struct sieve *s, const struct search *search);

/* Take a block of whole rows, the first of *rows, off, and make it ready for
 * sieve_next(). */
slice sieve_begin(struct sieve *s, slice *rows);

/* The next row, and what is known of the patterns, added to `hints`. *unclear:
 * nothing is. False after the last. */
bool sieve_next(struct sieve *s, slice *row, struct hints *hints, bool *unclear);

void sieve_close(struct sieve *s);

#endif
