#include "wordcache.h"

#include "namewords.h"

enum {
	PAIR_BITS = 12, /* places come in pairs, the one asked last in front */
	LONGEST = 16,   /* bytes of a word that is kept */
};

/* A word of up to sixteen bytes, and its meaning. */
struct place {
	uint64_t first, last;   /* its first and last bytes, which overlap in most words */
	struct meaning meaning; /* without a word: the place is free */
	uint32_t len;
};

static struct place pairs[1 << PAIR_BITS][2];

/* Nothing beyond the word is read. */
static struct place place_for(slice word)
{
	struct place place = {.len = (uint32_t)word.len};
	uint32_t first, last;
	if (word.len >= 8) {
		memcpy(&place.first, word.at, 8);
		memcpy(&place.last, word.at + word.len - 8, 8);
	} else if (word.len >= 4) {
		memcpy(&first, word.at, 4);
		memcpy(&last, word.at + word.len - 4, 4);
		place.first = first;
		place.last = last;
	} else if (word.len > 0) {
		const unsigned char *bytes = (const unsigned char *)word.at;
		place.first = (uint64_t)bytes[0] << 16 | (uint64_t)bytes[word.len / 2] << 8 | bytes[word.len - 1];
	}
	return place;
}

static bool is_same(const struct place *a, const struct place *b)
{
	return a->first == b->first && a->last == b->last && a->len == b->len && a->meaning.word;
}

static struct meaning ask(slice word) { return (struct meaning){grammar_look_up(word), namewords_look_up(word)}; }

/* The meaning of a word that is not in front: it comes there. */
static struct meaning bring_to_front(struct place *pair, struct place wanted, slice word)
{
	wanted.meaning = is_same(&pair[1], &wanted) ? pair[1].meaning : ask(word);
	pair[1] = pair[0];
	pair[0] = wanted;
	return wanted.meaning;
}

struct meaning wordcache_meaning(slice word)
{
	if (word.len > LONGEST)
		return ask(word);
	struct place wanted = place_for(word);
	uint64_t hash = ((wanted.first ^ wanted.last * 31) + wanted.len) * 0x9E3779B97F4A7C15u;
	struct place *pair = pairs[hash >> (64 - PAIR_BITS)];
	return is_same(&pair[0], &wanted) ? pair[0].meaning : bring_to_front(pair, wanted, word);
}

const struct word *grammar_word(slice word) { return wordcache_meaning(word).word; }

unsigned namewords_class(slice word) { return wordcache_meaning(word).classes; }
