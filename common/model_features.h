/* model_features: what the model knows of a unit, as numbers.
 *
 * Each feature is a hash of its slot and of what stands there; what it meant
 * cannot be told from it. Some hang on one word alone: they are the same
 * wherever it stands. The others hang on what stands around it. */
#ifndef CC_MODEL_FEATURES_H
#define CC_MODEL_FEATURES_H

#include "model_units.h"

/* What a word tells of the unit before it, of its own, of the unit behind it;
 * and of its own, its suffix. */
enum word_slot { WORD_OF_BEFORE, WORD_OF_ITSELF, WORD_OF_BEHIND, WORD_SUFFIX, WORD_SLOTS };

enum {
	CONTEXT_SLOTS = 17,
	FEATURE_SLOTS = WORD_SLOTS + CONTEXT_SLOTS,
};

void features_of_word(const struct unit *u, uint32_t features[WORD_SLOTS]);

/* What stands around unit i. */
void features_around(const struct unit_list *list, size_t i, uint32_t features[CONTEXT_SLOTS]);

/* All features of unit i. */
void features_of(const struct unit_list *list, size_t i, uint32_t features[FEATURE_SLOTS]);

#endif
