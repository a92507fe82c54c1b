/* phrases: lexicons whose keys, of two bytes or more, are the beginnings of lines. */
#ifndef CC_SPLIT_PHRASES_H
#define CC_SPLIT_PHRASES_H

#include <stdint.h>

#include "text/lexicon.h"

enum { PHRASES_BITS = 15 };

struct phrases {
	struct lexicon lexicon;
	struct table firsts;                         /* the first words of all keys */
	uint32_t *chains;                            /* of each first word: the row of its longest key, */
	uint32_t *next;                              /* and of each row: that of the next shorter one */
	uint64_t first_bits[1 << PHRASES_BITS >> 6]; /* by their first bytes: most lines need no more */
	atomic_bool made;                            /* these four, at the first look-up */
};

/* The longest key that `text` begins with, of at most `most` bytes, ending
 * where a word ends: its row, or SLICE_NONE. Case does not matter. */
size_t phrase_find(struct phrases *p, slice text, size_t most);

#endif
