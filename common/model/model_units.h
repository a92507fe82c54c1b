/* model_units: a sentence as the model sees it, unit by unit. */
#ifndef CC_MODEL_UNITS_H
#define CC_MODEL_UNITS_H

#include "model/model.h"
#include "model/model_words.h"

/* What the rules made of a unit. */
enum rule_role { RULE_NOTHING, RULE_SOURCE, RULE_CUE, RULE_CONTENT, RULE_ANTECEDENT };

/* The nearest reporting verb on one side. */
struct near_verb {
	uint32_t word;   /* 0: there is none */
	uint8_t far;     /* how far, in steps that grow */
	uint8_t between; /* bits: that, comma, quotation, another kind of mark, auxiliary */
};

struct unit {
	uint32_t from, to;              /* tokens */
	uint32_t word, suffix, grammar; /* as in a struct model_word */
	uint8_t kind;                   /* enum unit_kind */
	uint8_t role;                   /* twice an enum rule_role, and one more where the span begins */
	uint32_t rule;                  /* hash of the rule's name, 0 for none */
	struct near_verb left, right;
	uint32_t mark_left, mark_right; /* the nearest mark on one side, what stands behind it, how far it is */
};

enum { UNIT_EDGE = 3, LONGEST_SENTENCE = 600 };

/* A sentence, with empty units before its first and behind its last. */
struct unit_list {
	struct unit room[LONGEST_SENTENCE + 2 * UNIT_EDGE];
	struct unit *items; /* in room */
	size_t count;
	uint8_t quotations; /* how many, at most 3 */
	uint8_t roles;      /* bit of each enum rule_role that occurs */
	struct model_context context;
};

/* The units of tokens lo..hi at `depth`; none where there are more than
 * LONGEST_SENTENCE. `rules` are the frames that the rules found there. */
void units_of(struct unit_list *list, const struct passage *p, struct span sentence, uint32_t depth,
	      const struct frame_list *rules, struct model_context context);

/* What the sentence after this one is told of it; SAME_PARAGRAPH is set. */
struct model_context context_after(const struct unit_list *list, const struct frame_list *rules);

#endif
