/* scan: where a byte stands among the next SCAN_STRIDE bytes.
 *
 * The answer is a set of places, one bit each, to be walked from the first:
 *
 *     for (uint64_t tabs = scan_bytes(at, '\t'); tabs; tabs = scan_rest(tabs))
 *             … at[scan_first(tabs)] …
 *
 * SCAN_STRIDE bytes must be readable. Needs SSE2, which every x86-64 has, to be
 * fast; elsewhere it is plain C. */
#ifndef CC_SCAN_H
#define CC_SCAN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { SCAN_STRIDE = 64 };

static inline uint64_t scan_bytes(const char *at, char byte)
{
	uint64_t found = 0;
#ifdef __SSE2__
	const __m128i wanted = _mm_set1_epi8(byte);
	for (size_t i = 0; i < SCAN_STRIDE; i += 16) {
		__m128i equal = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(const void *)(at + i)), wanted);
		found |= (uint64_t)(uint32_t)_mm_movemask_epi8(equal) << i;
	}
#else
	for (size_t i = 0; i < SCAN_STRIDE; i++)
		found |= (uint64_t)(at[i] == byte) << i;
#endif
	return found;
}

/* The first place; `set` is not empty. */
static inline size_t scan_first(uint64_t set) { return (size_t)__builtin_ctzll(set); }

/* The set without its first place. */
static inline uint64_t scan_rest(uint64_t set) { return set & (set - 1); }

/* The places of a set before the first of another, which is not empty. */
static inline uint64_t scan_before(uint64_t set, uint64_t other) { return set & ((other & -other) - 1); }

#endif
