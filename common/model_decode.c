#include "model_decode.h"

/* Sums are kept times STEP, and the rest of the division says by which state a
 * label was reached: so one comparison finds both. The sums of the longest
 * sentence stay far from IMPOSSIBLE. */
enum { STEP = 16, LAST = STEP - 1, IMPOSSIBLE = -(1 << 29) };

bool model_may_follow(size_t state, size_t label)
{
	enum { YET = MODEL_BEGIN, AFTER_CUE, AFTER_OTHER };
	if (label < MODEL_SPANS)
		return true;
	if (label < NOTHING_YET)
		return state == label - MODEL_SPANS;
	if (label == NOTHING_YET)
		return state == YET;
	if (label == NOTHING_AFTER_CUE)
		return state == B_CUE || state == AFTER_CUE;
	return state < B_CUE || state == AFTER_OTHER;
}

void model_clear_edges(struct model_edges *edges)
{
	for (size_t kind = 0; kind < UNIT_KINDS; kind++)
		for (size_t s = 0; s < MODEL_STATES; s++)
			for (size_t k = 0; k < MODEL_WIDTH; k++)
				edges->of[kind][s][k] = IMPOSSIBLE;
}

void model_set_edge(struct model_edges *edges, size_t kind, size_t state, size_t label, int16_t weight)
{
	if (model_may_follow(state, label))
		edges->of[kind][state][label] = weight * STEP;
}

/* The best way to each state, over the one or two labels that leave in it;
 * `inside` gets a bit for each span whose I label is the better. */
static void collapse(const int32_t *sums, int32_t *best, uint8_t *inside)
{
	*inside = 0;
	for (size_t s = 0; s < MODEL_SPANS; s++) {
		bool in = sums[s + MODEL_SPANS] > sums[s];
		best[s] = (in ? sums[s + MODEL_SPANS] : sums[s]) + (int32_t)(LAST - s);
		*inside |= (uint8_t)(in << s);
	}
	for (size_t s = MODEL_SPANS; s < MODEL_STATES; s++)
		best[s] = sums[s + MODEL_SPANS] + (int32_t)(LAST - s);
}

static void reach(const int32_t *best, const int32_t (*edges)[MODEL_WIDTH], int32_t *top)
{
	for (size_t k = 0; k < MODEL_WIDTH; k++)
		top[k] = best[0] + edges[0][k];
	for (size_t s = 1; s < MODEL_STATES; s++)
		for (size_t k = 0; k < MODEL_WIDTH; k++) {
			int32_t sum = best[s] + edges[s][k];
			top[k] = sum > top[k] ? sum : top[k];
		}
}

static uint8_t label_of(size_t state, uint8_t inside)
{
	bool second = state >= MODEL_SPANS || (inside >> state & 1);
	return (uint8_t)(state + (second ? MODEL_SPANS : 0));
}

void model_decode(const struct model_edges *edges, const struct unit *units, size_t count,
		  int16_t (*scores)[MODEL_WIDTH], uint8_t *labels)
{
	uint8_t from[LONGEST_SENTENCE][MODEL_WIDTH], inside[LONGEST_SENTENCE];
	int32_t best[MODEL_STATES], sums[MODEL_WIDTH];
	for (size_t s = 0; s < MODEL_STATES; s++)
		best[s] = (s == MODEL_BEGIN ? 0 : IMPOSSIBLE) + (int32_t)(LAST - s);
	for (size_t i = 0; i < count; i++) {
		reach(best, edges->of[units[i].kind], sums);
		for (size_t k = 0; k < MODEL_WIDTH; k++) {
			from[i][k] = (uint8_t)(LAST - (sums[k] & LAST));
			sums[k] = (sums[k] & ~LAST) + scores[i][k] * STEP;
		}
		collapse(sums, best, &inside[i]);
	}
	size_t state = 0;
	for (size_t s = 1; s < MODEL_STATES; s++)
		if (best[s] > best[state])
			state = s;
	for (size_t i = count; i-- > 0; state = from[i][labels[i]])
		labels[i] = label_of(state, inside[i]);
}
