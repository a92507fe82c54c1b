/* automaton: the places of many literals at once (Aho and Corasick).
 *
 * One table look-up a byte, however many literals there are. As each look-up
 * waits for the one before, a text is cut in parts at line ends, which are
 * walked side by side. Case is not told apart. */
#ifndef CC_GREP_AUTOMATON_H
#define CC_GREP_AUTOMATON_H

#include <stdint.h>

#include "literal.h"

enum { AUTOMATON_LANES = 8 };

/* A state in which literals end, and the byte after them. */
struct hit {
	uint32_t state, end;
};

struct automaton {
	uint32_t *next; /* [state + class]: states are multiples of `classes` */
	unsigned char class_of[256];
	size_t classes;
	uint32_t first_ending; /* from this state on, literals end */
	size_t ending_states;
	size_t *lists;    /* for each of these, where its literals begin in `ends`; one more at the end */
	size_t *ends;     /* indices of literals */
	struct hit *hits; /* of the text walked last: */
	size_t hits_room;
	size_t hit_begin[AUTOMATON_LANES], hit_count[AUTOMATON_LANES];
	struct arena memory;
};

/* False when the literals are too many to be worth it. No literal has an LF. */
bool automaton_open(struct automaton *a, const struct literal *literals, size_t count);

/* Walk a text of whole lines. */
void automaton_walk(struct automaton *a, slice text);

/* The literals that end in a hit. */
static inline const size_t *automaton_ends(const struct automaton *a, struct hit hit, size_t *count)
{
	size_t at = (hit.state - a->first_ending) / a->classes;
	*count = a->lists[at + 1] - a->lists[at];
	return a->ends + a->lists[at];
}

void automaton_close(struct automaton *a);

#endif
