/* wordcache: what a word means, kept from the last time it was asked.
 *
 * Most words of a text are few and short. A cache keeps the answer for each in
 * the one place where its bytes lead; another word that leads there replaces
 * it. So a look-up costs a few instructions, and memory is fixed. */
#ifndef CC_WORDCACHE_H
#define CC_WORDCACHE_H

#include <stdint.h>

#include "slice.h"

enum {
	WORDCACHE_PLACES = 4096,
	WORDCACHE_LONGEST = 15, /* bytes of a word that is kept */
};

/* All zero is an empty cache. */
struct wordcache {
	struct {
		char bytes[WORDCACHE_LONGEST + 1];
		uintptr_t answer;
	} places[WORDCACHE_PLACES];
};

/* The answer of `ask` for this word. It must depend on the word alone; an
 * answer of 0 is not kept. */
static inline uintptr_t wordcache_get(struct wordcache *cache, slice word, uintptr_t (*ask)(slice word))
{
	char bytes[WORDCACHE_LONGEST + 1] = {0};
	uint64_t low, high;
	if (word.len > WORDCACHE_LONGEST)
		return ask(word);
	for (size_t i = 0; i < word.len; i++)
		bytes[i] = word.at[i];
	memcpy(&low, bytes, sizeof low);
	memcpy(&high, bytes + sizeof low, sizeof high);
	size_t place = ((low ^ high * 31) * 0x9E3779B97F4A7C15u) >> 52;
	if (!cache->places[place].answer || memcmp(cache->places[place].bytes, bytes, sizeof bytes) != 0) {
		cache->places[place].answer = ask(word);
		memcpy(cache->places[place].bytes, bytes, sizeof bytes);
	}
	return cache->places[place].answer;
}

#endif
