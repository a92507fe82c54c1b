/* described: noun phrases that describe somebody: "a boy of nine", "the regional
 * adviser". Positions are tokens of a passage. */
#ifndef CC_DESCRIBED_H
#define CC_DESCRIBED_H

#include "speech/passage.h"

/* Whether the noun means several: "carers", "people". */
bool described_is_plural(const struct passage *p, size_t noun);

/* "somebody", "someone". */
static inline bool described_is_somebody(const struct passage *p, size_t i)
{
	return (passage_is(p, i) & WORD_PRONOUN) &&
	       (passage_equals(p, i, S("somebody")) || passage_equals(p, i, S("someone")));
}

/* A noun for somebody or a body, by either lexicon. */
bool described_may_be(const struct passage *p, size_t i);

/* Behind "up a ladder", "in a green hat", "from the north", or `at`: what goes
 * on with a determiner, a few words that are nothing but nouns. */
size_t described_complement_end(const struct passage *p, size_t at);

/* "a boy of nine", "the regional adviser": the phrase with the noun at `noun`
 * as its head; empty where it is another, or part of a name. */
struct span described_at(const struct passage *p, size_t noun);

#endif
