/* pair: two bytes of a literal, by which the places are found where it may stand.
 *
 * A set of places among 64 bytes has bit 0 for the first of them. */
#ifndef CC_PAIR_H
#define CC_PAIR_H

#include <stddef.h>
#include <stdint.h>

#include "base/avx2.h"

struct pair {
	size_t first_at, second_at;   /* how far behind the place they are; the same for a literal of one byte */
	char first, second;           /* in lower case where case does not matter */
	char first_fold, second_fold; /* 0x20 for a letter of either case, else 0 */
};

#if HAVE_AVX2
#include <immintrin.h>

/* Where a comparison of 64 bytes holds. */
WITH_AVX2 static inline uint64_t pair_set(__m256i low, __m256i high)
{
	return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

WITH_AVX2 static inline __m256i pair_equal(const char *at, char byte, char fold, bool folds)
{
	__m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)at);
	if (folds)
		bytes = _mm256_or_si256(bytes, _mm256_set1_epi8(fold));
	return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(byte));
}

WITH_AVX2 static inline __m256i pair_half(const char *at, struct pair p, bool folds)
{
	return _mm256_and_si256(pair_equal(at + p.first_at, p.first, p.first_fold, folds),
				pair_equal(at + p.second_at, p.second, p.second_fold, folds));
}

/* The places from `at` on that have both bytes; `folds` is a constant. */
WITH_AVX2 static inline uint64_t pair_places(const char *at, struct pair p, bool folds)
{
	return pair_set(pair_half(at, p, folds), pair_half(at + 32, p, folds));
}

#endif

#endif
