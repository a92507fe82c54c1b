#include "model_decode.h"

/* Sums are whole numbers far below 2^24, which a float holds exactly; of floats,
 * every processor finds the greater in one step. No sum of a sentence that is
 * possible comes near IMPOSSIBLE. */
static const float IMPOSSIBLE = -1e9F;

/* What is known of a unit on the way forward. */
struct step {
	float before[MODEL_STATES]; /* the best sum of each state before it */
	float reached[MODEL_LANES]; /* of each of the first eight labels, without its score */
	float enter[MODEL_LANES];   /* with it */
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

/* The best sum of each of the first eight labels, coming from some states. */
static inline void reach(const float (*enter)[MODEL_LANES], const float *before, size_t states, float *best)
{
	for (size_t k = 0; k < MODEL_LANES; k++)
		best[k] = before[0] + enter[0][k];
	for (size_t s = 1; s < states; s++)
		for (size_t k = 0; k < MODEL_LANES; k++) {
			float sum = before[s] + enter[s][k];
			best[k] = sum > best[k] ? sum : best[k];
		}
}

/* From the best sum of each state before a unit to that behind it. */
static void go_on(const struct model_edge *edge, const int16_t score[MODEL_WIDTH], struct step *step, float *behind)
{
	enum { HALF = MODEL_STATES / 2 }; /* so that no comparison waits for all those before it */
	const float *before = step->before;
	float one[MODEL_LANES], other[MODEL_LANES];
	reach(edge->enter, before, HALF, one);
	reach(edge->enter + HALF, before + HALF, MODEL_STATES - HALF, other);
	for (size_t k = 0; k < MODEL_LANES; k++) {
		float reached = one[k] > other[k] ? one[k] : other[k], enter = reached + score[k];
		float stay = before[k] + edge->stay[k] + score[k + MODEL_INSIDE];
		step->reached[k] = reached;
		step->enter[k] = enter;
		behind[k] = stay > enter ? stay : enter;
	}
	behind[MODEL_BEGIN] = before[MODEL_BEGIN] + edge->nothing_yet + score[NOTHING_YET];
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

static size_t label_of(size_t state, const struct step *step, const float *behind)
{
	if (state == MODEL_BEGIN)
		return NOTHING_YET;
	return behind[state] > step->enter[state] ? state + MODEL_INSIDE : state;
}

void model_decode(const struct model_edges *edges, const struct unit *units, size_t count,
		  int16_t (*scores)[MODEL_WIDTH], uint8_t *labels)
{
	struct step steps[LONGEST_SENTENCE + 1];
	for (size_t s = 0; s < MODEL_STATES; s++)
		steps[0].before[s] = s == MODEL_BEGIN ? 0 : IMPOSSIBLE;
	for (size_t i = 0; i < count; i++)
		go_on(&edges->of[units[i].kind], scores[i], &steps[i], steps[i + 1].before);
	size_t state = 0;
	for (size_t s = 1; s < MODEL_STATES; s++)
		if (steps[count].before[s] > steps[count].before[state])
			state = s;
	for (size_t i = count; i-- > 0;) {
		labels[i] = (uint8_t)label_of(state, &steps[i], steps[i + 1].before);
		state = best_before(&edges->of[units[i].kind], &steps[i], labels[i]);
	}
}
