/* spellings: words by how they are spelt, to find the one that was meant.
 *
 * Each word is kept under every spelling with one letter left out, so that a
 * misspelling is found by a few look-ups however many words there are. One
 * step apart (distance.h), two in a long word; the first letter agrees, and so
 * does what the word stands under (a first name, or nothing). */
#ifndef CC_SPELLINGS_H
#define CC_SPELLINGS_H

#include "owners.h"

struct spellings {
	struct owners shortened; /* leads to a word */
	slice *words;
	size_t *owner;
	size_t count, room, owner_room;
};

/* `word`, folded, is a spelling of `owner`. One of fewer than 6 or more than 24
 * bytes is not kept: it is near too many others, or no word. */
void spellings_add(struct spellings *s, struct arena *memory, slice under, slice word, size_t owner);

/* Whose spelling the word nearly is, or SLICE_NONE. */
size_t spellings_find(const struct spellings *s, struct arena *memory, slice under, slice word);

#endif
