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

void features_of(const struct unit_list *list, size_t i, uint32_t features[FEATURE_SLOTS])
{
	const struct unit *u = &list->items[i], *a = u - 1, *b = u - 2, *y = u + 1, *z = u + 2;
	size_t rest = list->count - 1 - i;
	uint32_t place = i < 3 ? (uint32_t)i : rest < 3 ? 5 - (uint32_t)rest : 6;
	uint32_t size = list->count < 6 ? 0 : list->count < 12 ? 1 : list->count < 24 ? 2 : list->count < 40 ? 3 : 4;
	uint32_t role = u->role * 2u + u->begins, before = list->context.before;
	uint32_t slot = 0;
#define PUT(value) (features[slot] = (value), slot++)
	PUT(F1(u->word));
	PUT(F1(a->word));
	PUT(F1(y->word));
	PUT(F1(b->word));
	PUT(F1(z->word));
	PUT(F2(a->word, u->word));
	PUT(F2(u->word, y->word));
	PUT(F1(u->suffix));
	PUT(F1(u->prefix));
	PUT(F2(u->word, a->grammar));
	PUT(F2(u->word, y->grammar));
	PUT(F2(u->grammar, a->grammar));
	PUT(F2(u->grammar, y->grammar));
	PUT(F3(a->grammar, u->grammar, y->grammar));
	PUT(F3(b->grammar, a->grammar, u->grammar));
	PUT(F3(u->grammar, y->grammar, z->grammar));
	PUT(F3(u->shape, a->shape, y->shape));
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
	PUT(F2(list->first, place));
	PUT(F2(size, place));
	PUT(F2(u->mark_left, role));
	PUT(F2(u->mark_right, role));
	PUT(F2(u->mark_right, u->grammar));
	PUT(F3(list->quotations, u->left.between, u->right.between));
	PUT(F4(before, place, list->quotations, u->kind));
	PUT(F3(before, list->roles, role));
	PUT(F2(list->roles, u->grammar));
	PUT(F3(a->word, u->word, y->word));
	PUT(F3(list->context.segment_kind, place, u->kind));
	PUT(F3(y->grammar, z->grammar, u[3].grammar));
#undef PUT
}
