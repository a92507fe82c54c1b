/* wordcache: what a word means, kept from the last time it was asked.
 *
 * Most words of a text are few and short. The cache keeps what grammar.h and
 * namewords.h know of each in the one place where its bytes lead; another word
 * that leads there replaces it. So a look-up costs a few instructions, and
 * memory is fixed. */
#ifndef CC_WORDCACHE_H
#define CC_WORDCACHE_H

#include "grammar.h"

/* Why a loop over tokens may stop at one (tokens.h). */
enum look {
	LOOK_CAPITAL = 1 << 0,  /* a word with a capital */
	LOOK_CUE = 1 << 1,      /* a word or colon with which a report may begin */
	LOOK_SOMEBODY = 1 << 2, /* a noun for somebody: WORD_PERSON, WORD_BODY */
	LOOK_SENTENCE = 1 << 3, /* the first token of a sentence */
	LOOK_OPEN = 1 << 4,     /* an opening quotation mark */
	LOOK_BRACKET = 1 << 5,
};

struct meaning {
	const struct word *word; /* as grammar_word(); NULL: the place is free */
	unsigned classes;        /* as namewords_class() */
	uint16_t len;            /* of the word */
	uint8_t looks;           /* enum look, of a word: what its bytes tell */
	bool abbreviation;       /* a full stop behind it is its own (sentences.h) */
};

/* A word of up to sixteen bytes, and its meaning. */
struct wordcache_place {
	uint64_t first, last; /* its bytes, and zeros */
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

/* A word's place without its meaning. Reads sixteen bytes from the word on. */
static inline struct wordcache_place wordcache_place_at(const char *at, size_t len)
{
	static const unsigned char SHOWN[2 * WORDCACHE_LONGEST] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
								   0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
	struct wordcache_place place = {.meaning = {.len = (uint16_t)len}};
	uint64_t first, last;
	memcpy(&first, SHOWN + WORDCACHE_LONGEST - len, 8);
	memcpy(&last, SHOWN + WORDCACHE_LONGEST - len + 8, 8);
	memcpy(&place.first, at, 8);
	memcpy(&place.last, at + 8, 8);
	place.first &= first;
	place.last &= last;
	return place;
}

static inline bool wordcache_is_same(const struct wordcache_place *a, const struct wordcache_place *b)
{
	return a->first == b->first && a->last == b->last && a->meaning.len == b->meaning.len && a->meaning.word;
}

/* The meaning of `len` bytes of the text from `at` on. */
static inline struct meaning wordcache_meaning(slice text, size_t at, size_t len)
{
	slice word = {text.at + at, len};
	char last[WORDCACHE_LONGEST] = {0};
	if (len > WORDCACHE_LONGEST)
		return wordcache_ask(word);
	bool near_end = text.len - at < WORDCACHE_LONGEST;
	if (near_end)
		memcpy(last, word.at, len);
	struct wordcache_place wanted = wordcache_place_at(near_end ? last : word.at, len);
	uint64_t hash = ((wanted.first ^ wanted.last * 31) + len) * 0x9E3779B97F4A7C15u;
	struct wordcache_place *pair = wordcache_pairs[hash >> (64 - WORDCACHE_BITS)];
	return wordcache_is_same(&pair[0], &wanted) ? pair[0].meaning : wordcache_bring(pair, wanted, word);
}

#endif
