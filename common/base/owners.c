#include "base/owners.h"

#include "base/bytes.h"

/* Bytes side by side; the compiler makes of it what the machine has. */
typedef unsigned char block __attribute__((vector_size(16)));
enum { BLOCK = sizeof(block) };

/* A block in small letters; false where more than case has to be changed: what
 * is not ASCII or below a space, two spaces together. */
static inline bool lower_block(const char *from, char *to)
{
	block bytes;
	uint64_t odd[2], spaces[2];
	memcpy(&bytes, from, sizeof bytes);
	block lower = bytes | ((block)(bytes - 'A' < 26) & 0x20);
	block not_plain = (block)(bytes - ' ' >= 0x80 - ' '), space = (block)(bytes == ' ');
	memcpy(to, &lower, sizeof lower);
	memcpy(odd, &not_plain, sizeof odd);
	memcpy(spaces, &space, sizeof spaces);
	uint64_t pairs = (spaces[0] & spaces[0] >> 8) | (spaces[1] & spaces[1] >> 8);
	return (odd[0] | odd[1] | pairs) == 0 && !(to[BLOCK / 2 - 1] == ' ' && to[BLOCK / 2] == ' ');
}

/* The whole name, where case is all that has to be changed; room for a block
 * more. Two blocks share a byte, so that every pair is in one. */
static bool fold_plain(slice name, char *to)
{
	if (name.len == 0 || name.at[0] == ' ' || name.at[name.len - 1] == ' ')
		return false;
	if (name.len < BLOCK) {
		char padded[BLOCK] = {'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'};
		memcpy(padded, name.at, name.len);
		return lower_block(padded, to);
	}
	for (size_t i = 0; i + BLOCK < name.len; i += BLOCK - 1)
		if (!lower_block(name.at + i, to + i))
			return false;
	return lower_block(name.at + name.len - BLOCK, to + name.len - BLOCK);
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
	char *to = arena_room(memory, name.len + BLOCK, 1);
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
