#include "model/model_decode.h"

#include "base/avx2.h"

#if HAVE_AVX2
#include <immintrin.h>
#endif

/* No sum of a sentence that is possible comes near it, and twice as much still
 * fits. */
enum { IMPOSSIBLE = -(1 << 29) };

/* What is known of a unit on the way forward. */
struct step {
	int32_t before[MODEL_STATES]; /* the best sum of each state before it */
	int32_t reached[MODEL_LANES]; /* of each of the first eight labels, without its score */
	int32_t enter[MODEL_LANES];   /* with it */
};

bool model_may_follow(size_t state, size_t label)
{
	if (label < MODEL_SPANS)
		return true;
	if (label == NOTHING_AFTER_CUE)
		return state == B_CUE || state == NOTHING_AFTER_CUE;
	if (label == NOTHING_AFTER_OTHER)
		return state < B_CUE || state == NOTHING_AFTER_OTHER;
	return state == model_state(label);
}

void model_clear_edges(struct model_edges *edges)
{
	for (size_t kind = 0; kind < UNIT_KINDS; kind++) {
		struct model_edge *edge = &edges->of[kind];
		edge->nothing_yet = 0;
		for (size_t k = 0; k < MODEL_LANES; k++) {
			edge->stay[k] = IMPOSSIBLE;
			for (size_t s = 0; s < MODEL_STATES; s++)
				edge->enter[s][k] = IMPOSSIBLE;
		}
	}
}

void model_set_edge(struct model_edges *edges, size_t kind, size_t state, size_t label, int16_t weight)
{
	struct model_edge *edge = &edges->of[kind];
	if (!model_may_follow(state, label))
		return;
	if (label == NOTHING_YET)
		edge->nothing_yet = weight;
	else if (label < MODEL_LANES)
		edge->enter[state][label] = weight;
	else
		edge->stay[label - MODEL_INSIDE] = weight;
}

/* From the best sum of each state before a unit to that behind it. */
static void go_on(const struct model_edge *edge, const int16_t score[MODEL_WIDTH], struct step *step, int32_t *behind)
{
	const int32_t *before = step->before;
	for (size_t k = 0; k < MODEL_LANES; k++)
		step->reached[k] = before[0] + edge->enter[0][k];
	for (size_t s = 1; s < MODEL_STATES; s++)
		for (size_t k = 0; k < MODEL_LANES; k++) {
			int32_t sum = before[s] + edge->enter[s][k];
			step->reached[k] = sum > step->reached[k] ? sum : step->reached[k];
		}
	for (size_t k = 0; k < MODEL_LANES; k++) {
		int32_t stay = before[k] + edge->stay[k] + score[k + MODEL_INSIDE];
		step->enter[k] = step->reached[k] + score[k];
		behind[k] = stay > step->enter[k] ? stay : step->enter[k];
	}
	behind[MODEL_BEGIN] = before[MODEL_BEGIN] + edge->nothing_yet + score[NOTHING_YET];
}

static void go_forward_plain(const struct model_edges *edges, const struct unit *units, size_t count,
			     int16_t (*scores)[MODEL_WIDTH], struct step *steps)
{
	for (size_t i = 0; i < count; i++)
		go_on(&edges->of[units[i].kind], scores[i], &steps[i], steps[i + 1].before);
}

#if HAVE_AVX2

WITH_AVX2 static inline __m256i eight(const int32_t *numbers)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)numbers);
}

WITH_AVX2 static inline void put(int32_t *to, __m256i numbers)
{
	_mm256_storeu_si256((__m256i *)(void *)to, numbers);
}

/* The scores of eight labels. */
WITH_AVX2 static inline __m256i wide(const int16_t *scores)
{
	return _mm256_cvtepi16_epi32(_mm_loadu_si128((const __m128i *)(const void *)scores));
}

/* The sums of the first eight labels, coming from one state, and the greater
 * of those from two. */
WITH_AVX2 static inline __m256i from(const struct model_edge *edge, const int32_t *before, size_t state)
{
	return _mm256_add_epi32(_mm256_set1_epi32(before[state]), eight(edge->enter[state]));
}

WITH_AVX2 static inline __m256i from_two(const struct model_edge *edge, const int32_t *before, size_t state)
{
	return _mm256_max_epi32(from(edge, before, state), from(edge, before, state + 1));
}

/* The same as go_on() with the eight labels at once; no comparison waits for
 * all those before it. */
WITH_AVX2 static void go_forward_avx2(const struct model_edges *edges, const struct unit *units, size_t count,
				      int16_t (*scores)[MODEL_WIDTH], struct step *steps)
{
	__m256i lanes = eight(steps->before);
	for (size_t i = 0; i < count; i++) {
		const struct model_edge *edge = &edges->of[units[i].kind];
		const int32_t *before = steps[i].before;
		__m256i low = _mm256_max_epi32(from_two(edge, before, 0), from_two(edge, before, 2));
		__m256i high = _mm256_max_epi32(from_two(edge, before, 4), from_two(edge, before, 6));
		__m256i reached = _mm256_max_epi32(_mm256_max_epi32(low, high), from(edge, before, MODEL_BEGIN));
		__m256i enter = _mm256_add_epi32(reached, wide(scores[i]));
		__m256i stay =
			_mm256_add_epi32(_mm256_add_epi32(lanes, eight(edge->stay)), wide(scores[i] + MODEL_INSIDE));
		lanes = _mm256_max_epi32(enter, stay);
		put(steps[i].reached, reached);
		put(steps[i].enter, enter);
		put(steps[i + 1].before, lanes);
		steps[i + 1].before[MODEL_BEGIN] = before[MODEL_BEGIN] + edge->nothing_yet + scores[i][NOTHING_YET];
	}
}

#endif

static void go_forward(const struct model_edges *edges, const struct unit *units, size_t count,
		       int16_t (*scores)[MODEL_WIDTH], struct step *steps)
{
	for (size_t s = 0; s < MODEL_STATES; s++)
		steps[0].before[s] = s == MODEL_BEGIN ? 0 : IMPOSSIBLE;
#if HAVE_AVX2
	if (avx2_is_here()) {
		go_forward_avx2(edges, units, count, scores, steps);
		return;
	}
#endif
	go_forward_plain(edges, units, count, scores, steps);
}

/* A state from which the label is best reached: its own, or the first. */
static size_t best_before(const struct model_edge *edge, const struct step *step, size_t label)
{
	size_t state = model_state(label);
	if (label >= MODEL_LANES || step->before[state] + edge->enter[state][label] == step->reached[label])
		return state;
	for (state = 0; state < MODEL_BEGIN; state++)
		if (step->before[state] + edge->enter[state][label] == step->reached[label])
			break;
	return state;
}

static size_t label_of(size_t state, const struct step *step, const int32_t *behind)
{
	if (state == MODEL_BEGIN)
		return NOTHING_YET;
	return behind[state] > step->enter[state] ? state + MODEL_INSIDE : state;
}

void model_decode(const struct model_edges *edges, const struct unit *units, size_t count,
		  int16_t (*scores)[MODEL_WIDTH], uint8_t *labels)
{
	struct step steps[LONGEST_SENTENCE + 1];
	go_forward(edges, units, count, scores, steps);
	size_t state = 0;
	for (size_t s = 1; s < MODEL_STATES; s++)
		if (steps[count].before[s] > steps[count].before[state])
			state = s;
	for (size_t i = count; i-- > 0;) {
		labels[i] = (uint8_t)label_of(state, &steps[i], steps[i + 1].before);
		state = best_before(&edges->of[units[i].kind], &steps[i], labels[i]);
	}
}
