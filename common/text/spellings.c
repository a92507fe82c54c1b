#include "text/spellings.h"

#include "base/table.h"
#include "text/distance.h"

enum {
	LEAST = 6,
	MOST = 24,
	LONG = 9,       /* bytes of a word; a long one may be two steps off */
	ALIKE_MOST = 16 /* spellings alike that are kept and looked at */
};

/* No key is kept: what is found is compared with the word itself. */
struct spelling_slot {
	uint32_t hash;
	uint32_t item; /* plus one; 0: free */
};

/* Words that are alike begin alike. */
static uint64_t begin_bit(slice word) { return (uint64_t)1 << (word.at[0] & 0x3F); }

/* The word without one of its bytes. */
struct variant {
	slice word;
	char shorter[MOST];
};

static void begin_variants(struct variant *v, slice word)
{
	v->word = word;
	memcpy(v->shorter, word.at + 1, word.len - 1);
}

/* The hash of the word without byte `left_out`, for one after the other from 0
 * on (0: of the whole word). */
static uint32_t variant_hash(struct variant *v, size_t left_out)
{
	if (left_out == 0)
		return (uint32_t)table_hash(v->word);
	v->shorter[left_out - 1] = v->word.at[left_out - 1];
	return (uint32_t)table_hash(slice_of(v->shorter, v->word.len - 1));
}

static void put(struct spellings *s, uint32_t hash, uint32_t item)
{
	size_t alike = 0, i = hash & (s->slot_room - 1);
	for (; s->slots[i].item; i = (i + 1) & (s->slot_room - 1))
		if (s->slots[i].hash == hash && ++alike == ALIKE_MOST)
			return;
	s->slots[i] = (struct spelling_slot){hash, item};
	s->used++;
}

static void grow(struct spellings *s, struct arena *memory)
{
	struct spelling_slot *old = s->slots;
	size_t old_room = s->slot_room;
	s->slot_room = old_room ? old_room * 2 : 256;
	s->slots = arena_array(memory, s->slot_room, sizeof *s->slots);
	s->used = 0;
	for (size_t i = 0; i < old_room; i++)
		if (old[i].item)
			put(s, old[i].hash, old[i].item);
}

void spellings_add(struct spellings *s, struct arena *memory, slice under, slice word, size_t owner)
{
	if (word.len < LEAST || word.len > MOST || s->count == UINT32_MAX - 1)
		return;
	s->items = arena_grow(memory, s->items, s->count, &s->room, s->count + 1, sizeof *s->items);
	s->items[s->count++] = (struct spelling){under, word, owner};
	s->begins |= begin_bit(word);
	struct variant v;
	begin_variants(&v, word);
	for (size_t i = 0; i < word.len; i++) {
		if (s->used + 1 > s->slot_room / 4 * 3)
			grow(s, memory);
		put(s, variant_hash(&v, i), (uint32_t)s->count);
	}
}

static bool is_near(const struct spelling *item, slice under, slice word)
{
	if (under.len && !slice_equal(item->under, under))
		return false;
	return item->word.at[0] == word.at[0] && distance_within(item->word, word, word.len >= LONG ? 2 : 1);
}

static size_t find_alike(const struct spellings *s, uint32_t hash, slice under, slice word)
{
	for (size_t i = hash & (s->slot_room - 1); s->slots[i].item; i = (i + 1) & (s->slot_room - 1))
		if (s->slots[i].hash == hash && is_near(&s->items[s->slots[i].item - 1], under, word))
			return s->items[s->slots[i].item - 1].owner;
	return SLICE_NONE;
}

size_t spellings_find(const struct spellings *s, slice under, slice word)
{
	size_t found = SLICE_NONE;
	if (word.len < LEAST || word.len > MOST || !(s->begins & begin_bit(word)))
		return SLICE_NONE;
	struct variant v;
	begin_variants(&v, word);
	for (size_t i = 0; i < word.len && found == SLICE_NONE; i++)
		found = find_alike(s, variant_hash(&v, i), under, word);
	return found;
}
