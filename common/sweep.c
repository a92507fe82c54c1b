#include "sweep.h"

#include <stdint.h>

#include "avx2.h"

#if HAVE_AVX2
#include <immintrin.h>
#endif

/* Rows from `at` on, the first of which has `tabs_before` tabs before `at`. */
static void sweep_plain(struct sweep *found, slice rows, size_t at, size_t tabs_before, size_t tabs)
{
	for (size_t seen = tabs_before, end; at < rows.len; at = end + 1, seen = 0) {
		end = slice_find_byte(rows, '\n', at);
		bool odd = false;
		for (size_t i = at; i < end; i++) {
			seen += rows.at[i] == '\t';
			odd |= rows.at[i] == '\r' || rows.at[i] == '\0';
		}
		found->rows++;
		found->uneven |= seen != tabs;
		found->odd |= odd;
	}
}

#if HAVE_AVX2

/* Where a comparison of 64 bytes holds: bit 0 for the first. */
WITH_AVX2 static inline uint64_t places(__m256i low, __m256i high)
{
	return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/* At the end of a row all TABs seen are as many as expected. Whether there is an
 * end among 64 bytes cannot be foreseen: the steps are the same for none and for
 * one; more are rare. */
WITH_AVX2 static void sweep_avx2(struct sweep *found, slice rows, size_t tabs)
{
	const __m256i tab = _mm256_set1_epi8('\t'), lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
	__m256i least = _mm256_set1_epi8(-1), crs = _mm256_setzero_si256();
	size_t at = 0, seen = 0, expected = tabs, wrong = 0, count = 0;
	for (; at + 64 <= rows.len; at += 64) {
		const __m256i *from = (const __m256i *)(const void *)(rows.at + at);
		__m256i low = _mm256_loadu_si256(from), high = _mm256_loadu_si256(from + 1);
		least = _mm256_min_epu8(least, _mm256_min_epu8(low, high));
		crs = _mm256_or_si256(crs, _mm256_or_si256(_mm256_cmpeq_epi8(low, cr), _mm256_cmpeq_epi8(high, cr)));
		uint64_t t = places(_mm256_cmpeq_epi8(low, tab), _mm256_cmpeq_epi8(high, tab));
		uint64_t ends = places(_mm256_cmpeq_epi8(low, lf), _mm256_cmpeq_epi8(high, lf));
		for (; ends & (ends - 1); ends &= ends - 1, count++, expected += tabs) {
			uint64_t before = (ends & -ends) - 1;
			wrong |= (seen + (size_t)__builtin_popcountll(t & before)) ^ expected;
		}
		uint64_t before = (ends & -ends) - 1;
		size_t is_end = ends != 0;
		wrong |= ((seen + (size_t)__builtin_popcountll(t & before)) ^ expected) & (0 - is_end);
		expected += tabs & (0 - is_end);
		count += is_end;
		seen += (size_t)__builtin_popcountll(t);
	}
	__m256i nuls = _mm256_cmpeq_epi8(least, _mm256_setzero_si256());
	bool odd = _mm256_movemask_epi8(_mm256_or_si256(nuls, crs)) != 0;
	*found = (struct sweep){.rows = count, .uneven = wrong != 0, .odd = odd};
	sweep_plain(found, rows, at, seen - count * tabs, tabs);
}

#endif

struct sweep sweep_rows(slice rows, size_t tabs)
{
	struct sweep found = {0};
#if HAVE_AVX2
	if (avx2_is_here()) {
		sweep_avx2(&found, rows, tabs);
		return found;
	}
#endif
	sweep_plain(&found, rows, 0, 0, tabs);
	return found;
}
