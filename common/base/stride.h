/* stride: looking for TAB and LF in many bytes at once.
 *
 * stride_marks() looks at STRIDE bytes and gives the set of places where a TAB
 * or an LF is; walk it with stride_first() and stride_rest(). SSE2 where there
 * is any, else 64 bits of plain C. */
#ifndef CC_STRIDE_H
#define CC_STRIDE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

enum { STRIDE = 64 };

static inline uint64_t stride_quarter(const char *at)
{
	__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
	__m128i tabs = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t')), ends = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
	return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(tabs, ends));
}

static inline uint64_t stride_marks(const char *at)
{
	return stride_quarter(at) | stride_quarter(at + 16) << 16 | stride_quarter(at + 32) << 32 |
	       stride_quarter(at + 48) << 48;
}

/* The first place in a set, which is not empty. */
static inline size_t stride_first(uint64_t set) { return (size_t)__builtin_ctzll(set); }

#else

enum { STRIDE = 8 };

/* The high bit of each byte that is equal to `byte`. */
static inline uint64_t stride_equal(uint64_t word, unsigned char byte)
{
	const uint64_t each = 0x0101010101010101u, low = 0x7F * each;
	word ^= each * byte;
	return ~(((word & low) + low) | word | low);
}

static inline uint64_t stride_marks(const char *at)
{
	uint64_t word;
	memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return stride_equal(word, '\t') | stride_equal(word, '\n');
}

static inline size_t stride_first(uint64_t set) { return (size_t)__builtin_ctzll(set) / 8; }

#endif

/* The set without its first place. */
static inline uint64_t stride_rest(uint64_t set) { return set & (set - 1); }

#endif
