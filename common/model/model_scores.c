#include "model/model_scores.h"

#include <stdalign.h>

#include "base/avx2.h"

#if HAVE_AVX2
#include <immintrin.h>
#endif

/* Where a feature's row begins; the first, which is all zeros, if it has none.
 * Without a branch, since any may be missing. */
static inline size_t row_if(const struct model *m, size_t at, uint32_t feature)
{
	bool there = m->rows[at + MODEL_LABELS] == (int8_t)(feature & 0xFF);
	return at & -(size_t)there;
}

static inline size_t row_at(const struct model *m, uint32_t feature)
{
	return model_row(feature, m->row_count) * MODEL_ROW;
}

static inline const int8_t *row_of(const struct model *m, uint32_t feature)
{
	return m->rows + row_if(m, row_at(m, feature), feature);
}

static inline void add_row(int16_t *restrict scores, const int8_t *restrict row)
{
	for (size_t k = 0; k < MODEL_WIDTH; k++)
		scores[k] = (int16_t)(scores[k] + row[k]);
}

void model_score(const struct model *m, const uint32_t features[FEATURE_SLOTS], int16_t scores[MODEL_WIDTH])
{
	memset(scores, 0, MODEL_WIDTH * sizeof *scores);
	for (size_t f = 0; f < FEATURE_SLOTS; f++)
		add_row(scores, row_of(m, features[f]));
}

enum { KEPT_BITS = 11, KEPT = 1 << KEPT_BITS };

/* The rows of the words met last: of each one line of the processor's cache. */
static struct {
	const struct model *model; /* whose rows they are, and as of which reading */
	uint32_t reading;
	uint64_t words[KEPT]; /* the word and suffix of each place; 0: it is free */
	alignas(64) int8_t rows[KEPT][WORD_SLOTS][MODEL_ROW];
} kept;

static void keep(const struct model *m, const struct unit *u, size_t place)
{
	uint32_t features[WORD_SLOTS];
	features_of_word(u, features);
	for (size_t slot = 0; slot < WORD_SLOTS; slot++)
		memcpy(kept.rows[place][slot], row_of(m, features[slot]), MODEL_ROW);
}

/* Add what a unit's word tells to the scores of the unit before it and the next two. */
static void add_word(const struct model *m, const struct unit *u, int16_t (*scores)[MODEL_WIDTH])
{
	uint64_t word = (uint64_t)u->word << 32 | u->suffix;
	size_t place = (u->word ^ u->suffix) >> (32 - KEPT_BITS);
	if (kept.words[place] != word) {
		keep(m, u, place);
		kept.words[place] = word;
	}
	const int8_t(*rows)[MODEL_ROW] = kept.rows[place];
	add_row(scores[0], rows[WORD_OF_BEFORE]);
	add_row(scores[1], rows[WORD_OF_ITSELF]);
	add_row(scores[1], rows[WORD_SUFFIX]);
	memset(scores[2], 0, sizeof scores[2]);
	add_row(scores[2], rows[WORD_OF_BEHIND]);
}

/* The word of no unit is 0, as that of a free place. */
static void begin(const struct model *m)
{
	static const struct unit NONE;
	if (kept.model == m && kept.reading == m->reading)
		return;
	kept.model = m;
	kept.reading = m->reading;
	memset(kept.words, 0, sizeof kept.words);
	keep(m, &NONE, 0);
}

/* The rows of the features of some units, and the byte that tells whether a row
 * is the feature's. */
struct rows {
	uint32_t features[CONTEXT_SLOTS][FEATURE_LANES];
	uint32_t at[CONTEXT_SLOTS][FEATURE_LANES];
};

static void find_plain(const struct model *m, const struct feature_pairs *pairs, size_t lanes, struct rows *rows)
{
	for (uint32_t f = 0; f < CONTEXT_SLOTS; f++)
		for (size_t k = 0; k < lanes; k++) {
			uint32_t feature = feature_mix(WORD_SLOTS + f, pairs->a[f][k], pairs->b[f][k]);
			rows->features[f][k] = feature;
			rows->at[f][k] = (uint32_t)row_at(m, feature);
		}
}

static void add_plain(const struct model *m, const struct rows *rows, size_t lane, int16_t scores[MODEL_WIDTH])
{
	int16_t sums[MODEL_WIDTH];
	memcpy(sums, scores, sizeof sums);
	for (size_t f = 0; f < CONTEXT_SLOTS; f++)
		add_row(sums, m->rows + row_if(m, rows->at[f][lane], rows->features[f][lane]));
	memcpy(scores, sums, sizeof sums);
}

#if HAVE_AVX2

WITH_AVX2 static inline __m256i load(const void *from) { return _mm256_loadu_si256((const __m256i *)from); }

WITH_AVX2 static inline void store(void *to, __m256i bytes) { _mm256_storeu_si256((__m256i *)to, bytes); }

/* Of eight numbers the second, fourth …, each in 64 bits. */
WITH_AVX2 static inline __m256i odd(__m256i numbers) { return _mm256_srli_epi64(numbers, 32); }

/* The two halves of each product as one. */
WITH_AVX2 static inline __m256i fold(__m256i products) { return _mm256_xor_si256(products, odd(products)); }

/* Eight numbers of those that stand low and high in 64 bits. */
WITH_AVX2 static inline __m256i both(__m256i low, __m256i high) { return _mm256_blend_epi32(low, high, 0xAA); }

/* The same as find_plain(), eight features at once. */
WITH_AVX2 static void find_avx2(const struct model *m, const struct feature_pairs *pairs, struct rows *rows)
{
	const __m256i most = _mm256_set1_epi64x(m->row_count - 1), one = _mm256_set1_epi32(1);
	for (uint32_t f = 0; f < CONTEXT_SLOTS; f++) {
		__m256i a = _mm256_xor_si256(load(pairs->a[f]), _mm256_set1_epi32((int)FEATURE_FIRST));
		__m256i b = _mm256_xor_si256(load(pairs->b[f]),
					     _mm256_set1_epi32((int)((WORD_SLOTS + f + 1) * FEATURE_SECOND)));
		__m256i even = fold(_mm256_mul_epu32(a, b)), rest = fold(_mm256_mul_epu32(odd(a), odd(b)));
		__m256i row = both(odd(_mm256_mul_epu32(even, most)), _mm256_mul_epu32(rest, most));
		store(rows->features[f], both(even, _mm256_slli_epi64(rest, 32)));
		store(rows->at[f], _mm256_slli_epi32(_mm256_add_epi32(row, one), MODEL_ROW_BITS));
	}
}

WITH_AVX2 static void add_avx2(const struct model *m, const struct rows *rows, size_t lane,
			       int16_t scores[MODEL_WIDTH])
{
	__m256i sums = load(scores);
	for (size_t f = 0; f < CONTEXT_SLOTS; f++) {
		const int8_t *row = m->rows + row_if(m, rows->at[f][lane], rows->features[f][lane]);
		__m128i weights = _mm_loadu_si128((const __m128i *)(const void *)row);
		sums = _mm256_add_epi16(sums, _mm256_cvtepi8_epi16(weights));
	}
	store(scores, sums);
}

WITH_AVX2 static void add_context_avx2(const struct model *m, const struct feature_pairs *pairs, size_t lanes,
				       int16_t (*scores)[MODEL_WIDTH])
{
	struct rows rows;
	find_avx2(m, pairs, &rows);
	for (size_t k = 0; k < lanes; k++) /* all on their way before the first is needed */
		for (size_t f = 0; f < CONTEXT_SLOTS; f++)
			__builtin_prefetch(m->rows + rows.at[f][k]);
	for (size_t k = 0; k < lanes; k++)
		add_avx2(m, &rows, k, scores[k]);
}

#endif

static void add_context(const struct model *m, const struct feature_pairs *pairs, size_t lanes,
			int16_t (*scores)[MODEL_WIDTH])
{
	struct rows rows;
#if HAVE_AVX2
	if (avx2_is_here()) {
		add_context_avx2(m, pairs, lanes, scores);
		return;
	}
#endif
	find_plain(m, pairs, lanes, &rows);
	for (size_t k = 0; k < lanes; k++)
		add_plain(m, &rows, k, scores[k]);
}

int16_t (*model_scores(const struct model *m, const struct unit_list *list, struct score_room *room))[MODEL_WIDTH]
{
	int16_t(*scores)[MODEL_WIDTH] = room->of + SCORE_EDGE;
	struct feature_pairs pairs = {.a = {{0}}};
	begin(m);
	memset(room->of, 0, SCORE_EDGE * sizeof *room->of);
	add_word(m, list->items - 1, scores - 2);
	for (size_t i = 0; i <= list->count; i++)
		add_word(m, &list->items[i], scores + i - 1);
	for (size_t i = 0, lanes; i < list->count; i += lanes) {
		lanes = list->count - i < FEATURE_LANES ? list->count - i : FEATURE_LANES;
		for (size_t k = 0; k < lanes; k++)
			features_around(list, i + k, &pairs, k);
		add_context(m, &pairs, lanes, scores + i);
	}
	return scores;
}
