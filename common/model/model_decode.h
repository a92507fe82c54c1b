/* model_decode: the best labels of a row of units. */
#ifndef CC_MODEL_DECODE_H
#define CC_MODEL_DECODE_H

#include "model/model_units.h"

/* From where a label may be reached: a span of one of the MODEL_SPANS kinds,
 * or one of the three kinds of nothing. */
enum {
	MODEL_LANES = MODEL_INSIDE, /* states that several labels lead to or that several states lead to */
	MODEL_BEGIN = MODEL_LANES,  /* the state in which a sentence begins, and NOTHING_YET leaves it */
	MODEL_STATES = MODEL_LANES + 1,
	MODEL_WIDTH = 16, /* MODEL_LABELS, rounded up */
};

/* The state in which a label leaves the sentence. */
static inline size_t model_state(size_t label) { return label == NOTHING_YET ? MODEL_BEGIN : label % MODEL_LANES; }

/* Whether a label may stand behind a state. */
bool model_may_follow(size_t state, size_t label);

/* What it adds to have a label at a unit of one kind behind a state. Set by
 * model_set_edge(), after model_clear_edges(). */
struct model_edges {
	struct model_edge {
		int32_t enter[MODEL_STATES][MODEL_LANES]; /* the first eight labels, from anywhere */
		int32_t stay[MODEL_LANES];                /* an I_ label, from its own state */
		int32_t nothing_yet;
	} of[UNIT_KINDS];
};

void model_clear_edges(struct model_edges *edges);
void model_set_edge(struct model_edges *edges, size_t kind, size_t state, size_t label, int16_t weight);

/* The labels of `count` units (at most LONGEST_SENTENCE) with the highest sum. */
void model_decode(const struct model_edges *edges, const struct unit *units, size_t count,
		  int16_t (*scores)[MODEL_WIDTH], uint8_t *labels);

#endif
