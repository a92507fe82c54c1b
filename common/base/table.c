#include "base/table.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "base/message.h"

enum { LEAST_ROOM = 64 };

struct table_slot {
	uint32_t hash;  /* high half of the hash: most misses need no look at the key */
	uint32_t index; /* of the key, plus one; 0 is a free slot */
};

/* Made anew in every run. With numbers known to everybody a text could be made
 * of bytes that undo what came before them in its hash. */
static uint64_t secrets[2];
static atomic_bool secrets_made;

static void make_secrets(void)
{
	if (getrandom(secrets, sizeof secrets, 0) != sizeof secrets) {
		secrets[0] = (uint64_t)time(NULL) * 0xa0761d6478bd642fu;
		secrets[1] = (uint64_t)getpid() * 0xe7037ed1a0b428dbu;
	}
	secrets[0] |= 1;
	atomic_store_explicit(&secrets_made, true, memory_order_release);
}

static uint64_t mix(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide product = (wide)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* The last eight bytes; all of a key that is shorter, in some order. */
static uint64_t last_bytes(slice key)
{
	uint64_t word = 0;
	uint32_t first, last;
	if (key.len >= 8) {
		memcpy(&word, key.at + key.len - 8, 8);
	} else if (key.len >= 4) {
		memcpy(&first, key.at, 4);
		memcpy(&last, key.at + key.len - 4, 4);
		word = (uint64_t)first << 32 | last;
	} else if (key.len > 0) {
		const unsigned char *bytes = (const unsigned char *)key.at;
		word = (uint64_t)bytes[0] << 16 | (uint64_t)bytes[key.len / 2] << 8 | bytes[key.len - 1];
	}
	return word;
}

/* Eight bytes a step, folded multiplication: after wyhash (Wang Yi, public
 * domain). */
uint64_t table_hash(slice key)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	if (!atomic_load_explicit(&secrets_made, memory_order_acquire))
		pthread_once(&once, make_secrets);
	uint64_t hash = key.len, word;
	for (size_t i = 0; i + 8 < key.len; i += 8) {
		memcpy(&word, key.at + i, 8);
		hash = mix(hash ^ secrets[0], word ^ secrets[1]);
	}
	return mix(hash ^ secrets[0], last_bytes(key) ^ secrets[1]);
}

/* The slot that holds the key, or the free one where it would stand. */
static struct table_slot *probe(const struct table *t, slice key, uint64_t hash)
{
	uint32_t high = (uint32_t)(hash >> 32);
	for (size_t i = hash & (t->room - 1);; i = (i + 1) & (t->room - 1)) {
		struct table_slot *slot = &t->slots[i];
		if (slot->index == 0)
			return slot;
		if (slot->hash == high && slice_equal(t->keys[slot->index - 1], key))
			return slot;
	}
}

/* So many keys make it grow. */
static size_t room_for_keys(const struct table *t) { return t->room / 4 * 3; }

static void grow(struct table *t, size_t room)
{
	t->room = room;
	if (t->home) {
		t->slots = arena_array(t->home, t->room, sizeof *t->slots);
		t->keys_room = room_for_keys(t);
		slice *keys = arena_room(t->home, t->keys_room, sizeof *keys);
		if (t->count)
			memcpy(keys, t->keys, t->count * sizeof *keys);
		t->keys = keys;
	} else {
		t->slots = memory_resize(t->slots, t->room, sizeof *t->slots);
		memset(t->slots, 0, t->room * sizeof *t->slots);
	}
	for (size_t i = 0; i < t->count; i++) {
		uint64_t hash = table_hash(t->keys[i]);
		*probe(t, t->keys[i], hash) = (struct table_slot){(uint32_t)(hash >> 32), (uint32_t)i + 1};
	}
}

static void add_key(struct table *t, slice key)
{
	size_t need = t->count + 1;
	if (need > UINT32_MAX)
		message_out_of_memory();
	if (!t->home)
		t->keys = memory_grow(t->keys, &t->keys_room, need, sizeof *t->keys);
	t->keys[t->count++] = t->home ? key : arena_copy(&t->memory, key);
}

void table_expect(struct table *t, size_t keys)
{
	size_t room = t->room ? t->room : LEAST_ROOM;
	while (room / 4 * 3 < keys)
		room *= 2;
	if (room > t->room)
		grow(t, room);
}

size_t table_add(struct table *t, slice key)
{
	if (t->count >= room_for_keys(t))
		grow(t, t->room ? t->room * 2 : LEAST_ROOM);
	uint64_t hash = table_hash(key);
	struct table_slot *slot = probe(t, key, hash);
	if (slot->index == 0) {
		add_key(t, key);
		*slot = (struct table_slot){(uint32_t)(hash >> 32), (uint32_t)t->count};
	}
	return slot->index - 1;
}

size_t table_find(const struct table *t, slice key)
{
	if (t->count == 0)
		return SLICE_NONE;
	size_t index = probe(t, key, table_hash(key))->index;
	return index ? index - 1 : SLICE_NONE;
}

void table_reset(struct table *t)
{
	if (t->slots)
		memset(t->slots, 0, t->room * sizeof *t->slots);
	t->count = 0;
	arena_reset(&t->memory);
}

void table_free(struct table *t)
{
	free(t->slots);
	free(t->keys);
	arena_free(&t->memory);
	*t = (struct table){0};
}
