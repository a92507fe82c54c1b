/* model_weights: the weights of a model, as they stand in its file.
 *
 * The file: a header, the weights of the edges (int16, least byte first), then
 * rows of MODEL_ROW bytes: one int8 a label, and last a tag. A feature's row is
 * found by its hash; if the tag is not the hash's low byte, the feature was not
 * worth a row and weighs nothing. The first row is all zeros.
 * scripts/model/train.c writes it. */
#ifndef CC_MODEL_WEIGHTS_H
#define CC_MODEL_WEIGHTS_H

#include "model/model_decode.h"
#include "model/model_features.h"

enum {
	MODEL_ROW_BITS = 4,
	MODEL_ROW = 1 << MODEL_ROW_BITS, /* one byte a label, and a tag: MODEL_WIDTH */
	MODEL_HEADER = 32,
	MODEL_MOST_ROWS = 1 << 18,
	MODEL_EDGE_BYTES = 2 * UNIT_KINDS * MODEL_STATES * MODEL_LABELS,
};

struct model {
	const int8_t *rows; /* in the bytes given */
	uint32_t row_count;
	uint32_t reading; /* a number for each time that a model was read */
	struct model_edges edges;
};

/* Read a model from `bytes`, which must outlive it. NULL, or what is wrong. */
const char *model_read(struct model *m, slice bytes);

/* The header of a model with that many rows, the rest of whose bytes is `body`. */
void model_write_header(unsigned char header[MODEL_HEADER], uint32_t row_count, slice body);

/* The number of a feature's row; the first row is nobody's. */
static inline size_t model_row(uint32_t feature, uint32_t row_count)
{
	return 1 + (size_t)((uint64_t)feature * (row_count - 1) >> 32);
}

#endif
