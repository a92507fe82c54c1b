/* finder: the places of one literal in a block, at memory speed. */
#ifndef CC_GREP_FINDER_H
#define CC_GREP_FINDER_H

#include "literal.h"
#include "streams/pair.h"

/* A literal and the two of its bytes that are looked for, the rarest ones. */
struct finder {
	struct literal literal;
	struct pair pair;
};

/* The literal must not be empty, and it must live as long as the finder. */
void finder_open(struct finder *f, struct literal literal);

/* The first place at or after `from`, or SLICE_NONE. */
size_t finder_next(const struct finder *f, slice text, size_t from);

/* The same where a sweep has noted the places of the finder's pair. */
size_t finder_next_noted(const struct finder *f, slice text, size_t from, const uint64_t *places, size_t noted);

/* What a literal that stands at `at` tells of its pattern, going by its
 * neighbours. */
enum hint { HINT_ABSENT, HINT_UNKNOWN, HINT_FOUND };

enum hint literal_tells(const struct literal *l, slice text, size_t at);

#endif
