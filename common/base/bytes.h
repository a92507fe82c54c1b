/* bytes: what a byte of UTF-8 text may begin, looked up in a table. blocks.h
 * looks at many bytes at once. */
#ifndef CC_BYTES_H
#define CC_BYTES_H

#include <stdint.h>

#include "base/slice.h"

enum byte_class {
	BYTE_LETTER = 1 << 0, /* an ASCII letter */
	BYTE_DIGIT = 1 << 1,  /* an ASCII digit */
	BYTE_SPACE = 1 << 2,  /* ASCII white space */
	BYTE_QUOTE = 1 << 3,  /* perhaps a quotation mark or apostrophe */
	BYTE_STOP = 1 << 4,   /* perhaps a mark that ends a sentence */
	BYTE_JOIN = 1 << 5,   /* perhaps inside a word, between letters: - & _ ' and what is not ASCII */
	BYTE_POINT = 1 << 6,  /* , . / : which may be inside a number */
	BYTE_WIDE = 1 << 7,   /* not ASCII */
	BYTE_WORD = BYTE_LETTER | BYTE_DIGIT,
};

extern const uint8_t byte_classes[256];

static inline bool byte_is(char c, unsigned classes) { return (byte_classes[(unsigned char)c] & classes) != 0; }

/* Of eight bytes, those that are equal to `c`: their high bits. */
static inline uint64_t bytes_equal(uint64_t eight, char c)
{
	const uint64_t each = 0x0101010101010101u, low = 0x7F * each;
	eight ^= each * (unsigned char)c;
	return ~(((eight & low) + low) | eight | low);
}

/* ASCII capitals become small, eight at once: a high bit says of each byte that
 * it is at least 'A', or beyond 'Z'. */
static inline uint64_t bytes_lower(uint64_t eight)
{
	const uint64_t each = 0x0101010101010101u, high = 0x80 * each;
	uint64_t low = eight & ~high;
	uint64_t capital = (low + (0x80 - 'A') * each) ^ (low + (0x7F - 'Z') * each);
	return eight | (capital & ~eight & high) >> 2;
}

/* Past the bytes of these classes from `at` on, and not beyond `most`. */
static inline size_t byte_pass(slice text, size_t at, size_t most, unsigned classes)
{
	while (at < most && byte_is(text.at[at], classes))
		at++;
	return at;
}

#endif
