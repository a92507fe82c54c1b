/* model_features: what the model knows of a unit, as numbers.
 *
 * Each feature is a hash of its slot and of what stands there; what it meant
 * cannot be told from it. Some hang on one word alone: they are the same
 * wherever it stands. The others hang on what stands around it. */
#ifndef CC_MODEL_FEATURES_H
#define CC_MODEL_FEATURES_H

#include "model/model_units.h"

/* What a word tells of the unit before it, of its own, of the unit behind it;
 * and of its own, its suffix. */
enum word_slot { WORD_OF_BEFORE, WORD_OF_ITSELF, WORD_OF_BEHIND, WORD_SUFFIX, WORD_SLOTS };

enum {
	CONTEXT_SLOTS = 17,
	FEATURE_SLOTS = WORD_SLOTS + CONTEXT_SLOTS,
};

void features_of_word(const struct unit *u, uint32_t features[WORD_SLOTS]);

/* What stands around some units: of each feature two numbers, which
 * feature_mix() makes one. Those of a slot stand side by side, so that they can
 * be mixed at once. */
enum { FEATURE_LANES = 8 };

struct feature_pairs {
	uint32_t a[CONTEXT_SLOTS][FEATURE_LANES], b[CONTEXT_SLOTS][FEATURE_LANES];
};

/* What stands around unit i, into that lane. */
void features_around(const struct unit_list *list, size_t i, struct feature_pairs *pairs, size_t lane);

#define FEATURE_FIRST 0x5BD1E995u
#define FEATURE_SECOND 0x9E3779B1u

/* Two numbers of a slot as one. They are hashes already, or one of them is
 * small: so a single product mixes them, whose halves are folded together. */
static inline uint32_t feature_mix(uint32_t slot, uint32_t a, uint32_t b)
{
	uint64_t product = (uint64_t)(a ^ FEATURE_FIRST) * (b ^ (slot + 1) * FEATURE_SECOND);
	return (uint32_t)(product ^ product >> 32);
}

/* All features of unit i. */
void features_of(const struct unit_list *list, size_t i, uint32_t features[FEATURE_SLOTS]);

#endif
