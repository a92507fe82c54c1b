/* model_scores: how well each label fits each unit of a sentence, by the unit
 * and what stands around it. */
#ifndef CC_MODEL_SCORES_H
#define CC_MODEL_SCORES_H

#include "model/model_weights.h"

enum { SCORE_EDGE = 2 };

/* The scores of the units of a sentence, and of those that are thought before
 * and behind it, which say nothing. */
struct score_room {
	int16_t of[LONGEST_SENTENCE + 2 * SCORE_EDGE][MODEL_WIDTH];
};

/* Of each unit the sums of the rows of its features, one a label, in `room`;
 * what stands behind the last label is of no use. What words tell by
 * themselves is kept for the next time, in memory of a fixed size that all
 * models share. */
int16_t (*model_scores(const struct model *m, const struct unit_list *list, struct score_room *room))[MODEL_WIDTH];

/* The same of one unit, from all of its features. */
void model_score(const struct model *m, const uint32_t features[FEATURE_SLOTS], int16_t scores[MODEL_WIDTH]);

#endif
