#include "sweep.h"

#include <stdint.h>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2 1
#define WITH_AVX2 __attribute__((target("avx2,bmi,popcnt")))
#else
#define HAVE_AVX2 0
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

/* Where a byte stands among 64: bit 0 for the first. */
WITH_AVX2 static inline uint64_t places(__m256i low, __m256i high)
{
	return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/* Tabs are counted up to each LF. Whether there is one among 64 bytes cannot be
 * foreseen, so that the steps are the same for none and one; more are rare. */
WITH_AVX2 static void sweep_avx2(struct sweep *found, slice rows, size_t tabs)
{
	const __m256i tab = _mm256_set1_epi8('\t'), lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
	__m256i odd = _mm256_setzero_si256();
	size_t at = 0, seen = 0, uneven = 0;
	for (; at + 64 <= rows.len; at += 64) {
		const __m256i *from = (const __m256i *)(rows.at + at);
		__m256i low = _mm256_loadu_si256(from), high = _mm256_loadu_si256(from + 1);
		__m256i low_tab = _mm256_cmpeq_epi8(low, tab), high_tab = _mm256_cmpeq_epi8(high, tab);
		__m256i low_lf = _mm256_cmpeq_epi8(low, lf), high_lf = _mm256_cmpeq_epi8(high, lf);
		__m256i low_control = _mm256_cmpeq_epi8(_mm256_min_epu8(low, cr), low);
		__m256i high_control = _mm256_cmpeq_epi8(_mm256_min_epu8(high, cr), high);
		odd = _mm256_or_si256(odd, _mm256_andnot_si256(_mm256_or_si256(low_tab, low_lf), low_control));
		odd = _mm256_or_si256(odd, _mm256_andnot_si256(_mm256_or_si256(high_tab, high_lf), high_control));
		uint64_t t = places(low_tab, high_tab), l = places(low_lf, high_lf);
		for (; l & (l - 1); l &= l - 1) {
			uint64_t before = (l & -l) - 1;
			uneven |= seen + (size_t)__builtin_popcountll(t & before) != tabs;
			t &= ~before;
			seen = 0;
			found->rows++;
		}
		uint64_t before = (l & -l) - 1; /* all of them where there is no LF */
		size_t ends = l != 0, first = (size_t)__builtin_popcountll(t & before);
		seen += first;
		uneven |= ends & (seen != tabs);
		seen = ends ? (size_t)__builtin_popcountll(t) - first : seen;
		found->rows += ends;
	}
	found->uneven = uneven != 0;
	found->odd = !_mm256_testz_si256(odd, odd);
	sweep_plain(found, rows, at, seen, tabs);
}

#endif

struct sweep sweep_rows(slice rows, size_t tabs)
{
	struct sweep found = {0};
#if HAVE_AVX2
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("bmi")) {
		sweep_avx2(&found, rows, tabs);
		return found;
	}
#endif
	sweep_plain(&found, rows, 0, 0, tabs);
	return found;
}
