/* bytes: what a byte of UTF-8 text may begin, looked up in a table. blocks.h
 * looks at many bytes at once. */
#ifndef CC_BYTES_H
#define CC_BYTES_H

#include <stdint.h>

#include "slice.h"

enum byte_class {
	BYTE_LETTER = 1 << 0, /* an ASCII letter */
	BYTE_DIGIT = 1 << 1,  /* an ASCII digit */
	BYTE_SPACE = 1 << 2,  /* ASCII white space */
	BYTE_QUOTE = 1 << 3,  /* perhaps a quotation mark or apostrophe */
	BYTE_STOP = 1 << 4,   /* perhaps a mark that ends a sentence */
	BYTE_JOIN = 1 << 5,   /* perhaps inside a word, between letters: - & _ ' and what is not ASCII */
	BYTE_POINT = 1 << 6,  /* , . / : which may be inside a number */
	BYTE_WORD = BYTE_LETTER | BYTE_DIGIT,
};

extern const uint8_t byte_classes[256];

static inline bool byte_is(char c, unsigned classes) { return (byte_classes[(unsigned char)c] & classes) != 0; }

/* Past the bytes of these classes from `at` on, and not beyond `most`. */
static inline size_t byte_pass(slice text, size_t at, size_t most, unsigned classes)
{
	while (at < most && byte_is(text.at[at], classes))
		at++;
	return at;
}

#endif
