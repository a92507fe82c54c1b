/* marks: the quotation marks of a text, told from apostrophes, and paired.
 *
 * Curly and straight, double and single marks and guillemets. An apostrophe
 * inside a word, a plural's possessive ending, a decade (’90s), a clipped word
 * (’n’, ’em) and feet and inches are not marks. Pairs may be nested. A mark
 * without a partner stays unpaired; nothing reaches beyond the text, which is
 * one paragraph. Positions are bytes. Linear in the length of the text. */
#ifndef CC_MARKS_H
#define CC_MARKS_H

#include "base/arena.h"
#include "base/slice.h"

struct mark {
	size_t at, len;
	bool opens;
	bool is_double;
	size_t partner; /* index of the other mark, or SLICE_NONE */
};

struct mark_list {
	struct mark *items;
	size_t count;
};

/* `quotes` are the sets of blocks.h of the text. */
struct mark_list marks_of(slice text, const uint64_t *quotes, struct arena *memory);

#endif
