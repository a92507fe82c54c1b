/* model_weights: the weights of a model, as they stand in its file.
 *
 * The file: a header, the weights of the edges (int16, least byte first), then
 * rows of MODEL_ROW bytes: one int8 a label, and last a tag. A feature's row is
 * found by its hash; if the tag is not the hash's low byte, the feature was not
 * worth a row and weighs nothing.
 * scripts/model/train.c writes it. */
#ifndef CC_MODEL_WEIGHTS_H
#define CC_MODEL_WEIGHTS_H

#include "model_decode.h"
#include "model_features.h"

enum {
	MODEL_ROW = MODEL_WIDTH,
	MODEL_HEADER = 32,
	MODEL_MOST_ROWS = 1 << 18,
	MODEL_EDGE_BYTES = 2 * UNIT_KINDS * MODEL_STATES * MODEL_LABELS,
};

struct model {
	const int8_t *rows; /* in the bytes given */
	uint32_t row_count;
	struct model_edges edges;
};

/* Read a model from `bytes`, which must outlive it. NULL, or what is wrong. */
const char *model_read(struct model *m, slice bytes);

/* The header of a model with that many rows, the rest of whose bytes is `body`. */
void model_write_header(unsigned char header[MODEL_HEADER], uint32_t row_count, slice body);

/* The number of a feature's row. */
static inline size_t model_row(uint32_t feature, uint32_t row_count)
{
	return (size_t)((uint64_t)feature * row_count >> 32);
}

/* The rows of a unit's features, on their way from memory. */
struct model_rows {
	const int8_t *at[FEATURE_SLOTS];
	int8_t tag[FEATURE_SLOTS];
};

void model_find(const struct model *m, const uint32_t features[FEATURE_SLOTS], struct model_rows *rows);

/* The scores of the unit's labels: the sum of its rows. What stands behind the
 * last label is of no use. */
void model_score(const struct model_rows *rows, int16_t scores[MODEL_WIDTH]);

#endif
