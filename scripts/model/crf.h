/* crf: a linear-chain conditional random field over sentences, learned one
 * sentence at a time.
 *
 * Its weights are those under which the labels of the annotators are most
 * likely. Each step moves the weights of a sentence's features towards that,
 * less the more they have moved before (AdaGrad); what counts in the end is
 * the mean over the whole way. Arithmetic is plain IEEE floats in a fixed
 * order, with an exponential of its own: the same articles give the same
 * weights wherever the compiler keeps to it. */
#ifndef CC_CRF_H
#define CC_CRF_H

#include "corpus.h"

typedef float crf_edges[UNIT_KINDS][MODEL_STATES][MODEL_LABELS];

struct crf {
	size_t features;               /* number 0 is none */
	float (*weights)[MODEL_WIDTH]; /* of each feature by number */
	float (*moved)[MODEL_WIDTH];   /* squares of the steps so far */
	float (*sums)[MODEL_WIDTH];    /* of the weights as they were now and then */
	crf_edges edges, edges_moved, edge_sums;
	float sum_count;
	float rate;      /* length of a step */
	uint32_t drop;   /* how many features of a thousand are left out of a step */
	uint64_t random; /* the state of crf_random() */
};

/* The next of a row of numbers below 2^31, always the same row. */
uint32_t crf_random(uint64_t *state);

void crf_begin(struct crf *c, size_t features, struct arena *memory);

/* Learn from one sentence, whose features are numbers. Returns how unlikely
 * its labels were: the negative logarithm of their probability. */
double crf_learn(struct crf *c, const struct example *e);

/* Let the weights as they are now count in the mean. */
void crf_count(struct crf *c);

float crf_weight(const struct crf *c, size_t feature, size_t label);
float crf_edge(const struct crf *c, size_t kind, size_t state, size_t label);

#endif
