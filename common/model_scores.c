#include "model_scores.h"

#include <stdalign.h>

/* ---- rows ---- */

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

/* ---- words ---- */

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

/* ---- context ---- */

/* The rows of a unit's features, on their way from memory. */
struct rows {
	uint32_t features[CONTEXT_SLOTS];
	uint32_t at[CONTEXT_SLOTS];
};

static void find(const struct model *m, const struct unit_list *list, size_t i, struct rows *rows)
{
	features_around(list, i, rows->features);
	for (size_t f = 0; f < CONTEXT_SLOTS; f++) {
		rows->at[f] = (uint32_t)row_at(m, rows->features[f]);
#if defined(__GNUC__)
		__builtin_prefetch(m->rows + rows->at[f]);
#endif
	}
}

static void add_context(const struct model *m, const struct rows *rows, int16_t scores[MODEL_WIDTH])
{
	int16_t sums[MODEL_WIDTH];
	memcpy(sums, scores, sizeof sums);
	for (size_t f = 0; f < CONTEXT_SLOTS; f++)
		add_row(sums, m->rows + row_if(m, rows->at[f], rows->features[f]));
	memcpy(scores, sums, sizeof sums);
}

int16_t (*model_scores(const struct model *m, const struct unit_list *list, struct score_room *room))[MODEL_WIDTH]
{
	enum { AHEAD = 3 }; /* units whose rows are on their way */
	int16_t(*scores)[MODEL_WIDTH] = room->of + SCORE_EDGE;
	struct rows rows[AHEAD + 1];
	begin(m);
	memset(room->of, 0, SCORE_EDGE * sizeof *room->of);
	add_word(m, list->items - 1, scores - 2);
	add_word(m, list->items, scores - 1);
	for (size_t i = 0; i < list->count + AHEAD; i++) {
		if (i < list->count)
			find(m, list, i, &rows[i % (AHEAD + 1)]);
		if (i < AHEAD)
			continue;
		add_word(m, &list->items[i - AHEAD + 1], scores + (i - AHEAD));
		add_context(m, &rows[(i - AHEAD) % (AHEAD + 1)], scores[i - AHEAD]);
	}
	return scores;
}
