#include "wordcache.h"

#include <stdalign.h>

#include "namewords.h"

alignas(64) struct wordcache_place wordcache_pairs[1 << WORDCACHE_BITS][2];

struct meaning wordcache_ask(slice word)
{
	return (struct meaning){grammar_look_up(word), namewords_look_up(word), (uint32_t)word.len};
}

struct meaning wordcache_bring(struct wordcache_place *pair, struct wordcache_place wanted, slice word)
{
	wanted.meaning = wordcache_is_same(&pair[1], &wanted) ? pair[1].meaning : wordcache_ask(word);
	pair[1] = pair[0];
	pair[0] = wanted;
	return wanted.meaning;
}

const struct word *grammar_word(slice word) { return wordcache_meaning(word).word; }

unsigned namewords_class(slice word) { return wordcache_meaning(word).classes; }
