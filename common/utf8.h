/* utf8: characters in bytes that may be anything.
 *
 * A byte that is not part of valid UTF-8 (RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF) is a character of its own, U+FFFD and
 * one byte long; so every function makes progress on every input. Positions
 * and lengths are bytes. */
#ifndef CC_UTF8_H
#define CC_UTF8_H

#include <stdint.h>

#include "slice.h"

enum { UTF8_INVALID = 0xFFFD };

/* The character at `at` (< s.len) into *code; returns its length in bytes. */
size_t utf8_decode(slice s, size_t at, uint32_t *code);

/* The character that ends at `end` (> 0, <= s.len); returns its length. */
size_t utf8_decode_before(slice s, size_t end, uint32_t *code);

/* How many bytes from the start are valid UTF-8; s.len when all are. */
size_t utf8_valid(slice s);

/* How many characters. */
size_t utf8_count(slice s);

/* By the Unicode character database (libunistring). */
bool utf8_is_letter(uint32_t code);
bool utf8_is_upper(uint32_t code);
bool utf8_is_lower(uint32_t code);

/* White_Space, no-break spaces included. */
bool utf8_is_space(uint32_t code);

#endif
