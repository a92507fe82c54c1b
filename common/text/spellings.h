/* spellings: words by how they are spelt, to find the one that was meant.
 *
 * Each word is indexed under every spelling with one letter left out, so that
 * a misspelling is found by a few look-ups however many words there are. One
 * step apart (distance.h), two in a long word; the first letter agrees, and so
 * may what the word stands under (a first name). Everything is in the arena
 * given; `under` and the words are borrowed. All zero is an empty one. */
#ifndef CC_SPELLINGS_H
#define CC_SPELLINGS_H

#include <stdint.h>

#include "base/arena.h"

struct spelling {
	slice under, word;
	size_t owner;
};

struct spellings {
	struct spelling *items;
	size_t count, room;
	struct spelling_slot *slots; /* a power of two, or none */
	size_t slot_room, used;
	uint64_t begins; /* with which bytes words begin: by six bits of one */
};

/* `word`, folded, is a spelling of `owner`. One of fewer than 6 or more than 24
 * bytes is not kept: it is near too many others, or no word. */
void spellings_add(struct spellings *s, struct arena *memory, slice under, slice word, size_t owner);

/* Whose spelling the word nearly is, or SLICE_NONE; an empty `under` agrees
 * with any. */
size_t spellings_find(const struct spellings *s, slice under, slice word);

#endif
