#include "spellings.h"

#include "distance.h"

enum { LEAST = 6, MOST = 24, LONG = 9 /* bytes of a word; a long one may be two steps off */ };

/* The word without byte `left_out` (0: the whole word), behind `prefix`. */
static slice variant(struct arena *memory, slice prefix, slice word, size_t left_out)
{
	if (left_out == 0)
		return arena_join(memory, prefix, word, S(""));
	return arena_join(memory, prefix, slice_sub(word, 0, left_out), slice_after(word, left_out + 1));
}

void spellings_add(struct spellings *s, struct arena *memory, slice under, slice word, size_t owner)
{
	if (word.len < LEAST || word.len > MOST)
		return;
	size_t need = s->count + 1;
	s->words = arena_grow(memory, s->words, s->count, &s->room, need, sizeof *s->words);
	s->owner = arena_grow(memory, s->owner, s->count, &s->owner_room, need, sizeof *s->owner);
	s->words[s->count] = arena_copy(memory, word);
	s->owner[s->count] = owner;
	slice prefix = arena_join(memory, under, S("|"), S(""));
	for (size_t i = 0; i < word.len; i++)
		own_new(&s->shortened, memory, variant(memory, prefix, word, i), s->count);
	s->count = need;
}

size_t spellings_find(const struct spellings *s, struct arena *memory, slice under, slice word)
{
	if (word.len < LEAST || word.len > MOST)
		return SLICE_NONE;
	slice prefix = arena_join(memory, under, S("|"), S(""));
	size_t limit = word.len >= LONG ? 2 : 1;
	for (size_t i = 0; i < word.len; i++) {
		size_t found = owner_of(&s->shortened, variant(memory, prefix, word, i));
		if (found != SLICE_NONE && s->words[found].at[0] == word.at[0] &&
		    distance_within(s->words[found], word, limit))
			return s->owner[found];
	}
	return SLICE_NONE;
}
