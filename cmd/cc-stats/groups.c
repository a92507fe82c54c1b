#include "groups.h"

#include "base/message.h"

void groups_open(struct groups *g, const struct plan *plan)
{
	*g = (struct groups){.plan = plan};
	g->pools = memory_resize(NULL, plan->store_count, sizeof *g->pools);
	memset(g->pools, 0, plan->store_count * sizeof *g->pools);
}

size_t groups_add(struct groups *g, slice key)
{
	size_t before = g->keys.count, group = table_add(&g->keys, key), record = g->plan->record;
	if (group < before)
		return group;
	g->records = memory_grow(g->records, &g->records_room, group + 1, record);
	if (record > 0)
		memset(g->records + group * record, 0, record);
	if (g->plan->ordered) {
		g->order = memory_grow(g->order, &g->order_room, group + 1, sizeof *g->order);
		g->order[group] = GROUPS_NO_ROW;
	}
	return group;
}

void groups_finish(struct groups *g)
{
	for (size_t i = 0; i < g->plan->store_count; i++)
		if (g->plan->stores[i].kind == STORE_TALLY)
			tally_index(&g->pools[i], g->keys.count + 1);
}

void groups_result(struct groups *g, size_t group, const struct output *output, uint64_t all_rows, struct text *to)
{
	static _Alignas(max_align_t) const char nothing[256];
	_Static_assert(sizeof(struct squares) <= sizeof nothing, "the largest state");
	bool none = group == SLICE_NONE;
	struct question q = {.pool = &g->pools[output->store],
			     .state = none ? nothing : groups_state(g, group, output->store),
			     .group = none ? g->keys.count : group,
			     .all_rows = all_rows,
			     .rank = output->rank};
	const char *wrong = output->aggregate->result(&q, to);
	if (wrong)
		message_error(NULL, 0, "%.*s: %s", SHOW(output->spec), wrong);
}

void groups_free(struct groups *g)
{
	for (size_t i = 0; g->plan && i < g->plan->store_count; i++)
		pool_free(&g->pools[i]);
	free(g->pools);
	free(g->records);
	free(g->order);
	table_free(&g->keys);
	*g = (struct groups){0};
}
