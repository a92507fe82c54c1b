/* slice: borrowed bytes, a pointer and a length.
 *
 * A slice owns nothing: it is valid as long as the buffer it points into. It
 * need not end in NUL and may hold any byte, NUL included. Lengths and offsets
 * are bytes, never characters. `at` is never NULL in a slice made here, so it
 * may be handed to memcpy, memchr and fwrite even when `len` is 0. */
#ifndef CC_SLICE_H
#define CC_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct slice {
	const char *at;
	size_t len;
} slice;

/* The slice of a string literal. */
#define S(literal) ((slice){"" literal, sizeof(literal) - 1})

/* "Not found", where a function returns a position. */
#define SLICE_NONE ((size_t)-1)

static inline slice slice_of(const char *at, size_t len) { return (slice){at, len}; }

static inline slice slice_from(const char *string) { return (slice){string, strlen(string)}; }

/* Bytes `from` to `to` (exclusive); from <= to <= s.len. */
static inline slice slice_sub(slice s, size_t from, size_t to) { return (slice){s.at + from, to - from}; }

/* All but the first `from` bytes; from <= s.len. */
static inline slice slice_after(slice s, size_t from) { return slice_sub(s, from, s.len); }

static inline bool slice_equal(slice a, slice b)
{
	return a.len == b.len && (a.len == 0 || (a.at[0] == b.at[0] && memcmp(a.at, b.at, a.len) == 0));
}

static inline bool slice_starts(slice s, slice prefix)
{
	size_t last = prefix.len - 1; /* most texts differ in the first byte or in this one */
	return s.len >= prefix.len && (prefix.len == 0 || (s.at[0] == prefix.at[0] && s.at[last] == prefix.at[last] &&
							   memcmp(s.at, prefix.at, prefix.len) == 0));
}

static inline bool slice_ends(slice s, slice suffix)
{
	return s.len >= suffix.len &&
	       (suffix.len == 0 || (s.at[s.len - 1] == suffix.at[suffix.len - 1] &&
				    memcmp(s.at + s.len - suffix.len, suffix.at, suffix.len) == 0));
}

/* The first place of `byte` at or after `from`, or SLICE_NONE. */
static inline size_t slice_find_byte(slice s, char byte, size_t from)
{
	const char *hit = from < s.len ? memchr(s.at + from, (unsigned char)byte, s.len - from) : NULL;
	return hit ? (size_t)(hit - s.at) : SLICE_NONE;
}

/* The first place of `needle` at or after `from`, or SLICE_NONE. */
size_t slice_find(slice s, slice needle, size_t from);

/* ASCII letters compare without regard to case; every other byte as it is. */
bool slice_starts_nocase(slice s, slice prefix);

/* Most words differ in length or in the first letter: 0x20 is all that case may
 * change in it. */
static inline bool slice_equal_nocase(slice a, slice b)
{
	return a.len == b.len && (a.len == 0 || (((a.at[0] ^ b.at[0]) & ~0x20) == 0 && slice_starts_nocase(a, b)));
}

/* Whether it is one of the words, none of which is empty, by slice_equal_nocase(). */
bool slice_is_one_of(slice s, const slice *words, size_t count);

/* memcmp order, the shorter first where one begins with the other. */
int slice_compare(slice a, slice b);

/* Without ASCII white space (space, TAB, LF, VT, FF, CR) at the ends. */
slice slice_trim(slice s);

/* The part before the first `separator` at or after *rest's beginning; *rest
 * becomes what follows it. Without one: all of it, and *rest is empty. Walk a
 * list with: while (rest.len) { slice item = slice_cut(&rest, ','); … } */
slice slice_cut(slice *rest, char separator);

static inline bool ascii_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool ascii_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool ascii_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ascii_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool ascii_is_alpha(char c) { return ascii_is_upper(c) || ascii_is_lower(c); }
static inline char ascii_lower(char c) { return ascii_is_upper(c) ? (char)(c | 0x20) : c; }

#endif
