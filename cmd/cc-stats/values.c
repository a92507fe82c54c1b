/* All the numbers of a group, for percentiles: chains through one array. */
#include "store.h"

static const char *add_value(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)group;
	struct values *mine = state;
	pool->values = memory_grow(pool->values, &pool->values_room, pool->values_count + 1, sizeof *pool->values);
	pool->values[pool->values_count++] = (struct chained){
		.digits = v->number.digits, .before = mine->last & 0xFFFFFFFFFFFFFF, .scale = v->number.scale};
	mine->last = pool->values_count;
	mine->count++;
	return NULL;
}

static int compare(const void *a, const void *b)
{
	return number_compare(*(const struct number *)a, *(const struct number *)b);
}

const struct number *values_sorted(struct pool *pool, const struct values *v)
{
	pool->sorted = memory_grow(pool->sorted, &pool->sorted_room, v->count, sizeof *pool->sorted);
	size_t at = v->last;
	for (size_t i = v->count; i-- > 0;) {
		const struct chained *c = &pool->values[at - 1];
		pool->sorted[i] = (struct number){c->digits, c->scale};
		at = c->before;
	}
	if (v->count > 0)
		qsort(pool->sorted, v->count, sizeof *pool->sorted, compare);
	return pool->sorted;
}

static void write_values(struct pool *pool, const void *state, size_t group, struct text *to)
{
	(void)group;
	const struct values *v = state;
	const struct number *sorted = values_sorted(pool, v);
	for (size_t i = 0; i < v->count; i++) {
		if (i > 0)
			text_add(to, S(","));
		to->len += number_write(text_reserve(to, NUMBER_ROOM), sorted[i].digits, sorted[i].scale);
	}
}

static const char *merge_values(struct pool *pool, void *state, size_t group, slice field)
{
	while (field.len > 0) {
		struct value v = {0};
		if (number_read(slice_cut(&field, ','), &v.number) != NUMBER_FINE)
			return STATE_BROKEN;
		add_value(pool, state, group, &v);
	}
	return NULL;
}

const struct store_type store_values = {sizeof(struct values), add_value, write_values, merge_values};
