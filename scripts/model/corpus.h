/* corpus: annotated articles as sentences to learn from. */
#ifndef CC_CORPUS_H
#define CC_CORPUS_H

#include "model/model_decode.h"
#include "model/model_features.h"

/* A sentence: of each unit its kind, its features and the label it should get. */
struct example {
	size_t count;
	struct unit *units;
	uint32_t (*features)[FEATURE_SLOTS];
	uint8_t *labels;
};

struct corpus {
	struct example *items;
	size_t count, room, units, articles;
	struct arena memory;
};

/* The sentences of a stream of segments whose documents are the articles of
 * `folder` (text/ and attributions/). */
void corpus_read(struct corpus *c, const char *segments, const char *folder);

#endif
