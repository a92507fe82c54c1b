#include "streams/sweep.h"

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

/* How far ahead memory is asked for what will be needed. The processor sees by
 * itself that bytes are taken in order, but not beyond a page. */
enum { AHEAD = 2048 };

/* What is noted on the way; of letters, either case. */
enum noting { NOTHING, A_PAIR, A_PAIR_OF_LETTERS };

/* At the end of a row all TABs seen are as many as expected. Whether there is an
 * end among 64 bytes cannot be foreseen: the steps are the same for none and for
 * one; more are rare. */
WITH_AVX2 static inline void sweep_blocks(struct sweep *found, slice rows, size_t tabs, struct pair pair,
					  uint64_t *places, enum noting noting)
{
	const __m256i tab = _mm256_set1_epi8('\t'), lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
	__m256i least = _mm256_set1_epi8(-1), crs = _mm256_setzero_si256();
	size_t at = 0, seen = 0, expected = tabs, wrong = 0, count = 0;
	size_t behind = pair.first_at > pair.second_at ? pair.first_at : pair.second_at;
	for (; at + 64 + behind <= rows.len; at += 64) {
		const __m256i *from = (const __m256i *)(const void *)(rows.at + at);
		_mm_prefetch(rows.at + at + AHEAD, _MM_HINT_T0);
		__m256i low = _mm256_loadu_si256(from), high = _mm256_loadu_si256(from + 1);
		least = _mm256_min_epu8(least, _mm256_min_epu8(low, high));
		crs = _mm256_or_si256(crs, _mm256_or_si256(_mm256_cmpeq_epi8(low, cr), _mm256_cmpeq_epi8(high, cr)));
		if (noting != NOTHING)
			places[at / 64] = pair_places(rows.at + at, pair, noting == A_PAIR_OF_LETTERS);
		uint64_t t = pair_set(_mm256_cmpeq_epi8(low, tab), _mm256_cmpeq_epi8(high, tab));
		uint64_t ends = pair_set(_mm256_cmpeq_epi8(low, lf), _mm256_cmpeq_epi8(high, lf));
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
	*found = (struct sweep){count, wrong != 0, odd, noting == NOTHING ? 0 : at};
	sweep_plain(found, rows, at, seen - count * tabs, tabs);
}

WITH_AVX2 static void sweep_avx2(struct sweep *found, slice rows, size_t tabs, const struct pair *pair,
				 uint64_t *places)
{
	const struct pair none = {0};
	if (!pair)
		sweep_blocks(found, rows, tabs, none, NULL, NOTHING);
	else if (pair->first_fold || pair->second_fold)
		sweep_blocks(found, rows, tabs, *pair, places, A_PAIR_OF_LETTERS);
	else
		sweep_blocks(found, rows, tabs, *pair, places, A_PAIR);
}

#endif

struct sweep sweep_rows_for(slice rows, size_t tabs, const struct pair *pair, uint64_t *places)
{
	struct sweep found = {0};
#if HAVE_AVX2
	if (avx2_is_here()) {
		sweep_avx2(&found, rows, tabs, pair, places);
		return found;
	}
#else
	(void)pair;
	(void)places;
#endif
	sweep_plain(&found, rows, 0, 0, tabs);
	return found;
}

struct sweep sweep_rows(slice rows, size_t tabs) { return sweep_rows_for(rows, tabs, NULL, NULL); }
