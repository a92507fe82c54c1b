/* model_decode: the best labels of a row of units. */
#ifndef CC_MODEL_DECODE_H
#define CC_MODEL_DECODE_H

#include "model_units.h"

/* From where a label may be reached: a span of one of the MODEL_SPANS kinds,
 * or one of the three kinds of nothing. */
enum { MODEL_STATES = MODEL_SPANS + 3 };

/* What it adds to have a label at a unit of one kind after a state. */
struct model_edges {
	int32_t of[UNIT_KINDS][MODEL_STATES][MODEL_LABELS];
};

/* The state in which a label leaves the sentence. */
static inline size_t model_state(size_t label) { return label < MODEL_SPANS ? label : label - MODEL_SPANS; }

/* The state in which a sentence begins. */
enum { MODEL_BEGIN = NOTHING_YET - MODEL_SPANS };

/* The labels of `count` units (at most LONGEST_SENTENCE) with the highest sum. */
void model_decode(const struct model_edges *edges, const struct unit *units, size_t count,
		  int32_t (*scores)[MODEL_LABELS], uint8_t *labels);

#endif
