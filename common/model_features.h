/* model_features: what the model knows of a unit, as numbers.
 *
 * Each feature is a hash of its slot and of what stands there; what it meant
 * cannot be told from it. */
#ifndef CC_MODEL_FEATURES_H
#define CC_MODEL_FEATURES_H

#include "model_units.h"

enum { FEATURE_SLOTS = 28 };

/* The features of unit i. */
void features_of(const struct unit_list *list, size_t i, uint32_t features[FEATURE_SLOTS]);

#endif
