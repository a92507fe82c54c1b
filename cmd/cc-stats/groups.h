/* groups: the groups met so far and what each keeps.
 *
 * A group's key is the fields that make it with TABs between them. Groups are
 * numbered in the order in which they were first seen. */
#ifndef CC_GROUPS_H
#define CC_GROUPS_H

#include "plan.h"

struct groups {
	const struct plan *plan;
	struct table keys;
	char *records; /* one a group, plan->record bytes each */
	size_t records_room;
	struct pool *pools; /* one a store */
	uint64_t *order;    /* the number of each group's first row, where the plan is ordered */
	size_t order_room;
	uint64_t rows; /* in all groups */
};

void groups_open(struct groups *g, const struct plan *plan);

/* The group of this key, which is made when it is new. */
size_t groups_add(struct groups *g, slice key);

/* The group has no row yet. */
#define GROUPS_NO_ROW UINT64_MAX

/* A row of the group has this number. */
static inline void groups_row(struct groups *g, size_t group, uint64_t row)
{
	if (g->plan->ordered && row < g->order[group])
		g->order[group] = row;
}

static inline void *groups_state(const struct groups *g, size_t group, size_t store)
{
	return g->records + group * g->plan->record + g->plan->stores[store].offset;
}

/* Every group has been seen: call before results are asked for. */
void groups_finish(struct groups *g);

/* Add a group, with no rows, for each period between the first and the last
 * that has none, beside every other group column's value. False, and has said
 * why, when those are too many. */
bool groups_fill(struct groups *g);

/* The result of an output of the plan for a group; SLICE_NONE: for one that
 * has no rows. What is wrong with it is reported, and there is no result. */
void groups_result(struct groups *g, size_t group, const struct output *output, uint64_t all_rows, struct text *to);

void groups_free(struct groups *g);

#endif
