#include "base/owners.h"

#include "base/bytes.h"

/* Eight bytes in which case is all that has to be changed: ASCII that is not
 * below a space, and no two spaces, nor one at an end, where another may be. */
static bool is_plain(const char *at)
{
	const uint64_t each = 0x0101010101010101u, high = 0x80 * each;
	uint64_t eight;
	memcpy(&eight, at, sizeof eight);
	uint64_t spaces = bytes_equal(eight, ' '), below = (eight - ' ' * each) & ~eight & high;
	return ((eight & high) | below | (spaces & spaces >> 8)) == 0 && at[0] != ' ' && at[7] != ' ';
}

static void put_lower(const char *from, char *to)
{
	uint64_t eight;
	memcpy(&eight, from, sizeof eight);
	eight = bytes_lower(eight);
	memcpy(to, &eight, sizeof eight);
}

slice fold_name(struct arena *memory, slice name)
{
	char *to = arena_room(memory, name.len + 1, 1);
	size_t len = 0;
	for (size_t i = 0; i < name.len; i++) {
		if (name.len - i >= 8 && is_plain(name.at + i)) {
			put_lower(name.at + i, to + len);
			len += 8;
			i += 7;
			continue;
		}
		char c = name.at[i];
		if (!byte_is(c, BYTE_SPACE | BYTE_QUOTE)) {
			to[len++] = (char)(c | (byte_is(c, BYTE_LETTER) << 5));
		} else if (byte_is(c, BYTE_SPACE)) {
			if (len > 0 && to[len - 1] != ' ')
				to[len++] = ' ';
		} else if (c == '\xE2' && slice_starts(slice_after(name, i), S("\xE2\x80\x99"))) {
			to[len++] = '\'';
			i += 2;
		} else {
			to[len++] = c;
		}
	}
	if (len > 0 && to[len - 1] == ' ')
		len--;
	bool the = len >= 4 && to[0] == 't' && memcmp(to, "the ", 4) == 0;
	return the ? slice_of(to + 4, len - 4) : slice_of(to, len);
}

size_t owner_of(const struct owners *o, slice key)
{
	size_t at = table_find(&o->keys, key);
	return at == SLICE_NONE ? SLICE_NONE : o->owner[at];
}

static size_t *place_of(struct owners *o, struct arena *memory, slice key, bool *is_new)
{
	o->keys.home = memory;
	size_t known = o->keys.count, at = table_add(&o->keys, key);
	*is_new = at == known;
	o->owner = arena_grow(memory, o->owner, known, &o->room, o->keys.count, sizeof *o->owner);
	return &o->owner[at];
}

void own(struct owners *o, struct arena *memory, slice key, size_t owner)
{
	bool is_new;
	*place_of(o, memory, key, &is_new) = owner;
}

void own_new(struct owners *o, struct arena *memory, slice key, size_t owner)
{
	bool is_new;
	size_t *place = place_of(o, memory, key, &is_new);
	if (is_new)
		*place = owner;
}
