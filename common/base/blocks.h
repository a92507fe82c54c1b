/* blocks: where in 64 bytes of text the bytes of a class are, as a set of
 * places: bit 0 stands for the first byte.
 *
 * Loops that pass over most bytes of a text take them by the block: what a byte
 * is cannot be foreseen, and a wrong guess costs the processor more than
 * sixteen comparisons. SSE2 where there is any, else the table of bytes.h. */
#ifndef CC_BLOCKS_H
#define CC_BLOCKS_H

#include "base/arena.h"
#include "base/bytes.h"

enum { BLOCK_SIZE = 64 };

/* The class looked for: a function of BLOCK_SIZE bytes. */
typedef uint64_t block_class(const char *at);

#if defined(__SSE2__)
#include <emmintrin.h>

static inline __m128i block_quarter(const char *at, int quarter)
{
	return _mm_loadu_si128((const __m128i *)(const void *)at + quarter);
}

static inline __m128i block_equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

/* Bytes from `first` on, `count` of them in the order of unsigned numbers. */
static inline __m128i block_range(__m128i bytes, char first, int count)
{
	__m128i above = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
	return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8((char)(count - 1))), above);
}

static inline __m128i block_quarter_words(__m128i bytes)
{
	__m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
	return _mm_or_si128(block_range(small, 'a', 26), block_range(bytes, '0', 10));
}

static inline __m128i block_quarter_quotes(__m128i bytes)
{
	__m128i ascii = _mm_or_si128(block_equal(bytes, '"'), block_equal(bytes, '\''));
	return _mm_or_si128(ascii, _mm_or_si128(block_equal(bytes, '\xC2'), block_equal(bytes, '\xE2')));
}

static inline __m128i block_quarter_stops(__m128i bytes)
{
	__m128i ascii = _mm_or_si128(block_equal(bytes, '.'), block_equal(bytes, '!'));
	return _mm_or_si128(ascii, _mm_or_si128(block_equal(bytes, '?'), block_range(bytes, '\xE2', 14)));
}

static inline __m128i block_quarter_spaces(__m128i bytes)
{
	return _mm_or_si128(block_equal(bytes, ' '), block_range(bytes, '\t', '\r' - '\t' + 1));
}

/* The high bit is all that counts. */
static inline __m128i block_quarter_wide(__m128i bytes) { return bytes; }

#define BLOCK_CLASS(name, quarter, classes)                                                                          \
	static inline uint64_t name(const char *at)                                                                  \
	{                                                                                                            \
		uint64_t set = 0;                                                                                    \
		for (int i = 3; i >= 0; i--)                                                                         \
			set = set << 16 | (uint64_t)(uint32_t)_mm_movemask_epi8(quarter(block_quarter(at, i)));      \
		return set;                                                                                          \
	}

#else

#define BLOCK_CLASS(name, quarter, classes)                                                                          \
	static inline uint64_t name(const char *at)                                                                  \
	{                                                                                                            \
		uint64_t set = 0;                                                                                    \
		for (int i = BLOCK_SIZE - 1; i >= 0; i--)                                                            \
			set = set << 1 | byte_is(at[i], classes);                                                    \
		return set;                                                                                          \
	}

#endif

BLOCK_CLASS(block_words, block_quarter_words, BYTE_WORD)
static inline uint64_t block_others(const char *at) { return ~block_words(at); }
BLOCK_CLASS(block_quotes, block_quarter_quotes, BYTE_QUOTE)
BLOCK_CLASS(block_stops, block_quarter_stops, BYTE_STOP)
BLOCK_CLASS(block_spaces, block_quarter_spaces, BYTE_SPACE)
BLOCK_CLASS(block_wide, block_quarter_wide, BYTE_WIDE)

/* The first place in a set, which is not empty. */
static inline size_t block_first(uint64_t set) { return (size_t)__builtin_ctzll(set); }

/* How many places a set has. */
static inline size_t block_count(uint64_t set)
{
	const uint64_t each = 0x0101010101010101u;
	set -= set >> 1 & 0x55 * each;
	set = (set & 0x33 * each) + (set >> 2 & 0x33 * each);
	return (size_t)(((set + (set >> 4)) & 0x0F * each) * each >> 56);
}

/* The places from `at` (<= text.len) on; beyond the text there are none. */
static inline uint64_t block_at(slice text, size_t at, block_class *class)
{
	size_t left = text.len - at;
	if (left >= BLOCK_SIZE)
		return class(text.at + at);
	if (left == 0)
		return 0;
	if (text.len >= BLOCK_SIZE)
		return class(text.at + text.len - BLOCK_SIZE) >> (BLOCK_SIZE - left);
	char block[BLOCK_SIZE] = {0};
	memcpy(block, text.at + at, left);
	return class(block);
}

/* Of three classes a set for each block of a text, from its beginning on, in
 * the arena. Beyond the text is nothing but others. */
struct block_sets {
	uint64_t *others, *quotes, *stops;
};

struct block_sets block_sets_of(slice text, struct arena *memory);

/* The first byte of a class in at..to, or `to`; at < to <= text.len. */
static inline size_t block_sets_next(const uint64_t *sets, size_t at, size_t to)
{
	size_t block = at / BLOCK_SIZE;
	uint64_t set = sets[block] >> at % BLOCK_SIZE;
	while (set == 0) {
		at = ++block * BLOCK_SIZE;
		if (at >= to)
			return to;
		set = sets[block];
	}
	at += block_first(set);
	return at < to ? at : to;
}

/* A walk over a text whose sets are not there yet: the block looked at last. */
struct block_walk {
	size_t block; /* where it begins */
	uint64_t set;
	const uint64_t *sets; /* or NULL: those of the class, from the text's beginning on */
};

static inline struct block_walk block_walk_begin(void) { return (struct block_walk){(size_t)-BLOCK_SIZE, 0, NULL}; }

/* The first byte of the class in at..to, or `to` (<= text.len). */
static inline size_t block_walk_next(struct block_walk *walk, slice text, size_t at, size_t to, block_class *class)
{
	if (walk->sets)
		return at < to ? block_sets_next(walk->sets, at, to) : to;
	while (at < to) {
		if (at - walk->block >= BLOCK_SIZE) {
			walk->block = at;
			walk->set = block_at(text, at, class);
		}
		uint64_t set = walk->set >> (at - walk->block);
		if (set) {
			at += block_first(set);
			break;
		}
		at = walk->block + BLOCK_SIZE;
	}
	return at < to ? at : to;
}

#endif
