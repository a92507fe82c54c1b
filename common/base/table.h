/* table: byte strings numbered in the order in which they were first seen.
 *
 * Each distinct key has an index, 0 for the first, so that what belongs to a
 * key is kept in arrays of the caller's own. Keys are copied and stay put.
 * Open addressing with linear probing; the hash is seeded anew in every run,
 * so that nobody can prepare a document whose names collide, and since the
 * order of the keys does not depend on it, the output never does.
 *
 * A table that belongs to a document is given that document's arena as its
 * `home` before its first key: it takes all memory there, and is neither reset
 * nor freed. Its keys are in the document or the arena already, and are not
 * copied. */
#ifndef CC_TABLE_H
#define CC_TABLE_H

#include <stdint.h>

#include "base/arena.h"

struct table {
	struct table_slot *slots;
	size_t room;  /* slots, a power of two, or 0 */
	size_t count; /* keys */
	slice *keys;  /* keys[index] */
	size_t keys_room;
	struct arena memory;
	struct arena *home; /* NULL: memory of its own */
};

/* Make room for so many keys at once. */
void table_expect(struct table *t, size_t keys);

/* The index of `key`, which is added when it is new: then the index is the
 * count before the call. */
size_t table_add(struct table *t, slice key);

/* The index of `key`, or SLICE_NONE. */
size_t table_find(const struct table *t, slice key);

/* The hash that tables use, for those who keep an index of their own. */
uint64_t table_hash(slice key);

/* Forget every key, keep the memory for the next round. */
void table_reset(struct table *t);
void table_free(struct table *t);

#endif
