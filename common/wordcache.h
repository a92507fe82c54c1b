/* wordcache: what a word means, kept from the last time it was asked.
 *
 * Most words of a text are few and short. The cache keeps what grammar.h and
 * namewords.h know of each in the one place where its bytes lead; another word
 * that leads there replaces it. So a look-up costs a few instructions, and
 * memory is fixed. */
#ifndef CC_WORDCACHE_H
#define CC_WORDCACHE_H

#include "grammar.h"

struct meaning {
	const struct word *word; /* as grammar_word(); NULL: the place is free */
	unsigned classes;        /* as namewords_class() */
	uint32_t len;            /* of the word */
};

/* A word of up to sixteen bytes, and its meaning. */
struct wordcache_place {
	uint64_t first, last; /* its first and last bytes, which overlap in most words */
	struct meaning meaning;
};

enum {
	WORDCACHE_BITS = 12,    /* places come in pairs, the one asked last in front */
	WORDCACHE_LONGEST = 16, /* bytes of a word that is kept */
};

/* A pair is one line of the processor's cache. */
extern struct wordcache_place wordcache_pairs[1 << WORDCACHE_BITS][2];

/* The meaning of a word that is not in front: it comes there. */
struct meaning wordcache_bring(struct wordcache_place *pair, struct wordcache_place wanted, slice word);

/* The meaning of a word that is not kept. */
struct meaning wordcache_ask(slice word);

/* The place that the word would have; nothing beyond the word is read. */
static inline struct wordcache_place wordcache_place(slice word)
{
	struct wordcache_place place = {.meaning = {.len = (uint32_t)word.len}};
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

static inline bool wordcache_is_same(const struct wordcache_place *a, const struct wordcache_place *b)
{
	return a->first == b->first && a->last == b->last && a->meaning.len == b->meaning.len && a->meaning.word;
}

static inline struct meaning wordcache_meaning(slice word)
{
	if (word.len > WORDCACHE_LONGEST)
		return wordcache_ask(word);
	struct wordcache_place wanted = wordcache_place(word);
	uint64_t hash = ((wanted.first ^ wanted.last * 31) + wanted.meaning.len) * 0x9E3779B97F4A7C15u;
	struct wordcache_place *pair = wordcache_pairs[hash >> (64 - WORDCACHE_BITS)];
	return wordcache_is_same(&pair[0], &wanted) ? pair[0].meaning : wordcache_bring(pair, wanted, word);
}

#endif
