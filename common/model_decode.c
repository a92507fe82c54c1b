#include "model_decode.h"

enum { IMPOSSIBLE = INT32_MIN / 2 };

struct best {
	int32_t score;
	uint8_t label;
};

/* The best label that leaves the sentence in each state. */
static void collapse(const int32_t *scores, struct best *best)
{
	for (size_t s = 0; s < MODEL_SPANS; s++) {
		bool inside = scores[s + MODEL_SPANS] > scores[s];
		best[s] = (struct best){scores[s + inside * MODEL_SPANS], (uint8_t)(s + inside * MODEL_SPANS)};
	}
	for (size_t s = MODEL_SPANS; s < MODEL_STATES; s++)
		best[s] = (struct best){scores[s + MODEL_SPANS], (uint8_t)(s + MODEL_SPANS)};
}

static void reach(const struct best *best, const int32_t (*edges)[MODEL_LABELS], size_t from, size_t to, size_t label,
		  int32_t *scores, uint8_t *back)
{
	int32_t top = IMPOSSIBLE;
	for (size_t s = from; s < to; s++) {
		int32_t sum = best[s].score + edges[s][label];
		if (sum > top) {
			top = sum;
			back[label] = best[s].label;
		}
	}
	scores[label] += top;
}

static void reach_either(const struct best *best, const int32_t (*edges)[MODEL_LABELS], size_t one, size_t from,
			 size_t to, size_t label, int32_t *scores, uint8_t *back)
{
	int32_t own = scores[label];
	reach(best, edges, from, to, label, scores, back);
	int32_t other = own + best[one].score + edges[one][label];
	if (other > scores[label]) {
		scores[label] = other;
		back[label] = best[one].label;
	}
}

/* Turns the scores of a unit into those of the best path that ends there. */
static void step(const struct best *best, const int32_t (*edges)[MODEL_LABELS], int32_t *scores, uint8_t *back)
{
	enum { YET = MODEL_BEGIN, AFTER_CUE, AFTER_OTHER };
	for (size_t s = 0; s < MODEL_SPANS; s++) {
		reach(best, edges, 0, MODEL_STATES, s, scores, back);
		reach(best, edges, s, s + 1, s + MODEL_SPANS, scores, back);
	}
	reach(best, edges, YET, YET + 1, NOTHING_YET, scores, back);
	reach_either(best, edges, AFTER_CUE, B_CUE, B_CUE + 1, NOTHING_AFTER_CUE, scores, back);
	reach_either(best, edges, AFTER_OTHER, 0, B_CUE, NOTHING_AFTER_OTHER, scores, back);
}

void model_decode(const struct model_edges *edges, const struct unit *units, size_t count,
		  int32_t (*scores)[MODEL_LABELS], uint8_t *labels)
{
	uint8_t back[LONGEST_SENTENCE][MODEL_LABELS];
	struct best best[MODEL_STATES];
	for (size_t s = 0; s < MODEL_STATES; s++)
		best[s] = (struct best){s == MODEL_BEGIN ? 0 : IMPOSSIBLE, NOTHING_YET};
	for (size_t i = 0; i < count; i++) {
		step(best, edges->of[units[i].kind], scores[i], back[i]);
		for (size_t k = 0; k < MODEL_LABELS; k++)
			if (scores[i][k] < IMPOSSIBLE)
				scores[i][k] = IMPOSSIBLE;
		collapse(scores[i], best);
	}
	uint8_t label = best[0].label;
	int32_t top = best[0].score;
	for (size_t s = 1; s < MODEL_STATES; s++)
		if (best[s].score > top) {
			top = best[s].score;
			label = best[s].label;
		}
	for (size_t i = count; i-- > 0; label = back[i][label])
		labels[i] = label;
}
