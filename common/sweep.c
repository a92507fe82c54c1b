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

/* Where a comparison of 64 bytes holds: bit 0 for the first. */
WITH_AVX2 static inline uint64_t places(__m256i low, __m256i high)
{
	return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
}

/* Every byte but TAB that is looked for here ends a row, so that one which is no
 * LF makes rows uneven. At the end of a row all TABs seen are as many as
 * expected. Whether there is an end among 64 bytes cannot be foreseen: the steps
 * are the same for none and for one; more are rare. */
WITH_AVX2 static void sweep_avx2(struct sweep *found, slice rows, size_t tabs)
{
	/* The byte looked for that has these low four bits. */
	const __m256i looked_for = _mm256_broadcastsi128_si256(
		_mm_setr_epi8('\0', -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n', -1, -1, '\r', -1, -1));
	const __m256i tab = _mm256_set1_epi8('\t');
	size_t at = 0, seen = 0, expected = tabs, wrong = 0, count = 0;
	for (; at + 64 <= rows.len; at += 64) {
		const __m256i *from = (const __m256i *)(const void *)(rows.at + at);
		__m256i low = _mm256_loadu_si256(from), high = _mm256_loadu_si256(from + 1);
		uint64_t t = places(_mm256_cmpeq_epi8(low, tab), _mm256_cmpeq_epi8(high, tab));
		uint64_t ends = t ^ places(_mm256_cmpeq_epi8(low, _mm256_shuffle_epi8(looked_for, low)),
					   _mm256_cmpeq_epi8(high, _mm256_shuffle_epi8(looked_for, high)));
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
	*found = (struct sweep){.rows = count, .uneven = wrong != 0};
	sweep_plain(found, rows, at, seen - count * tabs, tabs);
	if (found->uneven || tabs == 0)
		found->odd =
			slice_find_byte(rows, '\r', 0) != SLICE_NONE || slice_find_byte(rows, '\0', 0) != SLICE_NONE;
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
