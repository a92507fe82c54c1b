/* owners: keys and the number each leads to.
 *
 * A table (table.h) whose keys belong to somebody: the identity of a name, the
 * speaker of a form. Everything is in the arena given, which is the same in
 * every call; the keys are there already. All zero is an empty one. */
#ifndef CC_OWNERS_H
#define CC_OWNERS_H

#include "base/table.h"

struct owners {
	struct table keys;
	size_t *owner;
	size_t room;
};

/* The key's owner, or SLICE_NONE. */
size_t owner_of(const struct owners *o, slice key);

/* Give the key to `owner`, whoever had it. */
void own(struct owners *o, struct arena *memory, slice key, size_t owner);

/* The same, unless the key has an owner. */
void own_new(struct owners *o, struct arena *memory, slice key, size_t owner);

/* What names are compared by: small ASCII letters, straight apostrophes,
 * single spaces, without "the " in front; in the arena. */
slice fold_name(struct arena *memory, slice name);

#endif
