#include "model/model_features.h"

/* 0, 1, 2: so near to the beginning; 3, 4, 5: to the end; 6: in the middle. */
static uint32_t place_of(const struct unit_list *list, size_t i)
{
	size_t rest = list->count - 1 - i;
	return (uint32_t)(i < 3 ? i : rest < 3 ? 5 - rest : 6);
}

void features_of_word(const struct unit *u, uint32_t features[WORD_SLOTS])
{
	for (uint32_t slot = 0; slot < WORD_SLOTS; slot++)
		features[slot] = feature_mix(slot, slot == WORD_SUFFIX ? u->suffix : u->word, 0);
}

#define PUT(first, second) (pairs->a[slot][lane] = (first), pairs->b[slot++][lane] = (second))

void features_around(const struct unit_list *list, size_t i, struct feature_pairs *pairs, size_t lane)
{
	const struct unit *u = &list->items[i], *a = u - 1, *b = u - 2, *y = u + 1;
	uint32_t place = place_of(list, i), role = u->role, kind = u->kind, slot = 0;
	uint32_t roles = role | (uint32_t)a->role << 4 | (uint32_t)y->role << 8;
	uint32_t grammars = feature_mix(FEATURE_SLOTS, a->grammar, u->grammar);
	PUT(a->word, u->word);
	PUT(u->word, a->grammar);
	PUT(grammars, 0);
	PUT(grammars, b->grammar);
	PUT(roles, 0);
	PUT(role ? u->word : 0, role);
	PUT(u->grammar, u->rule + role);
	PUT(u->right.word, u->right.far);
	PUT(u->grammar, u->left.between | (uint32_t)u->right.between << 8);
	PUT(u->left.word, u->left.between | kind << 8);
	PUT(u->right.word, u->right.between | kind << 8);
	PUT(u->mark_left, role);
	PUT(u->mark_right, role);
	PUT(u->mark_right, u->grammar);
	PUT(list->context.before | place << 8 | (uint32_t)list->quotations << 16 | kind << 24, 0);
	PUT(u->grammar, list->roles);
	PUT(list->context.segment_kind | place << 8 | kind << 16, 0);
}

void features_of(const struct unit_list *list, size_t i, uint32_t features[FEATURE_SLOTS])
{
	const struct unit *u = &list->items[i];
	uint32_t before[WORD_SLOTS], behind[WORD_SLOTS];
	struct feature_pairs around;
	features_of_word(u, features);
	features_of_word(u - 1, before);
	features_of_word(u + 1, behind);
	features[WORD_OF_BEFORE] = behind[WORD_OF_BEFORE];
	features[WORD_OF_BEHIND] = before[WORD_OF_BEHIND];
	features_around(list, i, &around, 0);
	for (uint32_t slot = 0; slot < CONTEXT_SLOTS; slot++)
		features[WORD_SLOTS + slot] = feature_mix(WORD_SLOTS + slot, around.a[slot][0], around.b[slot][0]);
}
