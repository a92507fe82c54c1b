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
	const struct word *word; /* as grammar_word() */
	unsigned classes;        /* as namewords_class() */
};

struct meaning wordcache_meaning(slice word);

#endif
