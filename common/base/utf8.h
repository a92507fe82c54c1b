/* utf8: characters in bytes that may be anything.
 *
 * A byte that is not part of valid UTF-8 (RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF) is a character of its own, U+FFFD and
 * one byte long; so every function makes progress on every input. Positions
 * and lengths are bytes. */
#ifndef CC_UTF8_H
#define CC_UTF8_H

#include <stdint.h>

#include "base/slice.h"

enum { UTF8_INVALID = 0xFFFD };

/* utf8_decode() of what is not ASCII. */
size_t utf8_decode_sequence(slice s, size_t at, uint32_t *code);

/* The character at `at` (< s.len) into *code; returns its length in bytes. */
static inline size_t utf8_decode(slice s, size_t at, uint32_t *code)
{
	*code = (unsigned char)s.at[at];
	return *code < 0x80 ? 1 : utf8_decode_sequence(s, at, code);
}

/* The character that ends at `end` (> 0, <= s.len); returns its length. */
size_t utf8_decode_before(slice s, size_t end, uint32_t *code);

/* How many bytes from the start are valid UTF-8; s.len when all are. */
size_t utf8_valid(slice s);

/* How many characters. */
size_t utf8_count(slice s);

/* By the Unicode character database (libunistring); the functions called ..._beyond
 * are of characters that are not ASCII. */
bool utf8_is_letter_beyond(uint32_t code);
bool utf8_is_upper_beyond(uint32_t code);
bool utf8_is_lower_beyond(uint32_t code);
bool utf8_is_space_beyond(uint32_t code);

static inline bool utf8_is_letter(uint32_t code)
{
	return code < 0x80 ? ascii_is_alpha((char)code) : utf8_is_letter_beyond(code);
}

static inline bool utf8_is_upper(uint32_t code)
{
	return code < 0x80 ? ascii_is_upper((char)code) : utf8_is_upper_beyond(code);
}

static inline bool utf8_is_lower(uint32_t code)
{
	return code < 0x80 ? ascii_is_lower((char)code) : utf8_is_lower_beyond(code);
}

/* White_Space, no-break spaces included. */
static inline bool utf8_is_space(uint32_t code)
{
	return code < 0x80 ? ascii_is_space((char)code) : utf8_is_space_beyond(code);
}

#endif
