/* wordcache: what a word means, kept from the last time it was asked.
 *
 * Most words of a text are few and short. The cache keeps what grammar.h and
 * namewords.h know of each in the one place where its bytes lead; another word
 * that leads there replaces it. So a look-up costs a few instructions, and
 * memory is fixed. */
#ifndef CC_WORDCACHE_H
#define CC_WORDCACHE_H

#include "text/grammar.h"

/* Why a loop over tokens may stop at one (tokens.h). */
enum look {
	LOOK_CAPITAL = 1 << 0,  /* a word with a capital */
	LOOK_CUE = 1 << 1,      /* a word or colon with which a report may begin */
	LOOK_SOMEBODY = 1 << 2, /* a noun for a source, by either lexicon; somebody */
	LOOK_SENTENCE = 1 << 3, /* the first token of a sentence */
	LOOK_OPEN = 1 << 4,     /* an opening quotation mark */
	LOOK_BRACKET = 1 << 5,
	LOOK_SELF = 1 << 6, /* a number, or a word with which somebody may tell what they are */
};

struct meaning {
	const struct word *word; /* as grammar_word() */
	unsigned classes;        /* as namewords_class() */
	uint16_t len;            /* of the word */
	uint8_t looks;           /* enum look, as far as its bytes tell */
	bool abbreviation : 1;   /* a full stop behind it is its own (sentences.h) */
	bool capital : 1;        /* its first letter is upper case, */
	bool capitals : 1;       /* and all of two or more are, but for a full stop at the end */
};

enum {
	WORDCACHE_BITS = 13,    /* places come in pairs, the one asked last in front */
	WORDCACHE_LONGEST = 16, /* bytes of a word that is kept */
};

/* The bytes of a word of up to sixteen, and zeros. */
struct wordcache_key {
	uint64_t first, last;
};

struct wordcache_place {
	struct wordcache_key key;
	struct meaning meaning;
};

/* A pair is one line of the processor's cache. */
extern struct wordcache_place wordcache_pairs[1 << WORDCACHE_BITS][2];

/* The meaning of a word that is not in front: it comes there. */
const struct meaning *wordcache_bring(struct wordcache_place *pair, struct wordcache_key key, slice word);

/* The meaning of a word that is not kept. */
const struct meaning *wordcache_ask(slice word);

/* Of sixteen bytes the first `len`. */
static inline struct wordcache_key wordcache_key(const char *at, size_t len)
{
	static const unsigned char SHOWN[2 * WORDCACHE_LONGEST] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
								   0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
	struct wordcache_key key, shown;
	memcpy(&shown, SHOWN + WORDCACHE_LONGEST - len, sizeof shown);
	memcpy(&key, at, sizeof key);
	return (struct wordcache_key){key.first & shown.first, key.last & shown.last};
}

/* A free place is that of no word: its length is 0. */
static inline bool wordcache_holds(const struct wordcache_place *place, struct wordcache_key key, size_t len)
{
	return place->key.first == key.first && place->key.last == key.last && place->meaning.len == len;
}

/* The key of `len` bytes of the text from `at` on. */
static inline struct wordcache_key wordcache_key_at(slice text, size_t at, size_t len)
{
	if (text.len - at >= WORDCACHE_LONGEST)
		return wordcache_key(text.at + at, len);
	char last[WORDCACHE_LONGEST] = {0};
	memcpy(last, text.at + at, len);
	return wordcache_key(last, len);
}

/* The meaning of a word with this key, which is not empty. */
static inline const struct meaning *wordcache_get(struct wordcache_key key, slice word)
{
	uint64_t hash = ((key.first ^ key.last * 31) + word.len) * 0x9E3779B97F4A7C15u;
	struct wordcache_place *pair = wordcache_pairs[hash >> (64 - WORDCACHE_BITS)];
	return wordcache_holds(pair, key, word.len) ? &pair->meaning : wordcache_bring(pair, key, word);
}

/* The meaning of `len` bytes of the text from `at` on, until the next is asked for. */
static inline const struct meaning *wordcache_meaning(slice text, size_t at, size_t len)
{
	slice word = slice_sub(text, at, at + len);
	bool kept = len > 0 && len <= WORDCACHE_LONGEST;
	return kept ? wordcache_get(wordcache_key_at(text, at, len), word) : wordcache_ask(word);
}

#endif
