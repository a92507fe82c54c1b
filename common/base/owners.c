#include "base/owners.h"

#include "base/bytes.h"

/* Eight bytes in small letters; false where more than case has to be changed:
 * what is not ASCII or below a space, two spaces together. */
static bool lower_eight(const char *from, char *to)
{
	const uint64_t each = 0x0101010101010101u, high = 0x80 * each;
	uint64_t eight;
	memcpy(&eight, from, sizeof eight);
	uint64_t spaces = bytes_equal(eight, ' '), below = (eight - ' ' * each) & ~eight & high;
	uint64_t lower = bytes_lower(eight);
	memcpy(to, &lower, sizeof lower);
	return ((eight & high) | below | (spaces & spaces >> 8)) == 0;
}

/* The whole name, where case is all that has to be changed; room for eight
 * bytes more. Two blocks share a byte, so that every pair is in one. */
static bool fold_plain(slice name, char *to)
{
	enum { BLOCK = 8 };
	if (name.len == 0 || name.at[0] == ' ' || name.at[name.len - 1] == ' ')
		return false;
	if (name.len < BLOCK) {
		char block[BLOCK] = {'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'};
		memcpy(block, name.at, name.len);
		return lower_eight(block, to);
	}
	for (size_t i = 0; i + BLOCK < name.len; i += BLOCK - 1)
		if (!lower_eight(name.at + i, to + i))
			return false;
	return lower_eight(name.at + name.len - BLOCK, to + name.len - BLOCK);
}

static size_t fold_any(slice name, char *to)
{
	size_t len = 0;
	for (size_t i = 0; i < name.len; i++) {
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
	return len - (len > 0 && to[len - 1] == ' ');
}

slice fold_name(struct arena *memory, slice name)
{
	char *to = arena_room(memory, name.len + sizeof(uint64_t), 1);
	size_t len = fold_plain(name, to) ? name.len : fold_any(name, to);
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
