#include "model_features.h"

static uint32_t join(uint32_t h, uint32_t value)
{
	h = (h ^ value) * 0x9E3779B1u;
	return h ^ h >> 16;
}

#define F1(a) join(join(slot, 0x5BD1E995u), (a))
#define F2(a, b) join(F1(a), (b))
#define F3(a, b, c) join(F2(a, b), (c))
#define F4(a, b, c, d) join(F3(a, b, c), (d))
#define PUT(value) (features[slot] = (value), slot++)

/* 0, 1, 2: so near to the beginning; 3, 4, 5: to the end; 6: in the middle. */
static uint32_t place_of(const struct unit_list *list, size_t i)
{
	size_t rest = list->count - 1 - i;
	return (uint32_t)(i < 3 ? i : rest < 3 ? 5 - rest : 6);
}

void features_of(const struct unit_list *list, size_t i, uint32_t features[FEATURE_SLOTS])
{
	const struct unit *u = &list->items[i], *a = u - 1, *b = u - 2, *y = u + 1;
	uint32_t place = place_of(list, i), role = u->role * 2u + u->begins, slot = 0;
	PUT(F1(a->word));
	PUT(F1(y->word));
	PUT(F2(a->word, u->word));
	PUT(F2(u->word, y->word));
	PUT(F1(u->suffix));
	PUT(F2(u->word, a->grammar));
	PUT(F2(u->word, y->grammar));
	PUT(F2(u->grammar, a->grammar));
	PUT(F2(u->grammar, y->grammar));
	PUT(F3(b->grammar, a->grammar, u->grammar));
	PUT(F2(role, u->rule));
	PUT(F3(role, a->role * 2u + a->begins, y->role * 2u + y->begins));
	PUT(F2(role, u->word));
	PUT(F3(role, u->rule, u->grammar));
	PUT(F2(u->left.word, u->left.far));
	PUT(F4(u->left.takes, u->left.far, u->left.between, role));
	PUT(F2(u->right.word, u->right.far));
	PUT(F4(u->right.takes, u->right.far, u->right.between, role));
	PUT(F3(u->left.between, u->right.between, u->grammar));
	PUT(F3(u->left.word, u->left.between, u->kind));
	PUT(F3(u->right.word, u->right.between, u->kind));
	PUT(F2(u->mark_left, role));
	PUT(F2(u->mark_right, role));
	PUT(F2(u->mark_right, u->grammar));
	PUT(F4(list->context.before, place, list->quotations, u->kind));
	PUT(F2(list->roles, u->grammar));
	PUT(F3(a->word, u->word, y->word));
	PUT(F3(list->context.segment_kind, place, u->kind));
}
