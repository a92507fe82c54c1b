/* finder: the places of one literal in a block, at memory speed. */
#ifndef CC_GREP_FINDER_H
#define CC_GREP_FINDER_H

#include "literal.h"

/* A literal and the two of its bytes that are looked for, the rarest ones. */
struct finder {
	struct literal literal;
	size_t first, second;         /* their places in it; the same where it is one byte */
	char first_byte, second_byte; /* in lower case where case does not matter */
	char first_fold, second_fold; /* 0x20 where the byte is a letter of either case, else 0 */
};

/* The literal must not be empty, and it must live as long as the finder. */
void finder_open(struct finder *f, struct literal literal);

/* The first place at or after `from`, or SLICE_NONE. */
size_t finder_next(const struct finder *f, slice text, size_t from);

/* What a literal that stands at `at` tells of its pattern, going by its
 * neighbours. */
enum hint { HINT_ABSENT, HINT_UNKNOWN, HINT_FOUND };

enum hint literal_tells(const struct literal *l, slice text, size_t at);

#endif
