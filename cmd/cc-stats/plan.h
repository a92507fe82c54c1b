/* plan: what is grouped by, measured, kept and shown, for one header.
 *
 * Two aggregates that keep the same of the same column share a store: sum and
 * mean, median and p90. So do those that measure the same: a number is read,
 * and complained about, once a row. */
#ifndef CC_PLAN_H
#define CC_PLAN_H

#include "aggregate.h"
#include "period.h"
#include "settings.h"
#include "streams/stream.h"

/* A column that makes the groups. */
struct key {
	slice name;
	size_t column;
	enum period period;
};

/* A column that is measured; `name` ends in NUL. */
struct input {
	enum measure measure;
	slice name;
	size_t column;
};

struct store {
	enum store_kind kind;
	size_t input;  /* SLICE_NONE: rows */
	size_t offset; /* of the state in a group's record */
	size_t column; /* of the state in a partial stream */
};

struct output {
	slice name; /* in the header: sum_end */
	slice spec; /* in -a: sum:end */
	const struct aggregate *aggregate;
	uint64_t rank;
	size_t store;
	bool writes_state; /* the first of those that share a store */
};

struct plan {
	const struct settings *settings;
	struct key *keys; /* with a pivot, that is the last */
	size_t key_count;
	bool pivots;
	struct input *inputs;
	size_t input_count;
	struct store *stores;
	size_t store_count;
	struct output *outputs;
	size_t output_count;
	size_t record;  /* bytes of a group's states */
	size_t by_date; /* the key that is a period, or SLICE_NONE */
	bool ordered;   /* some states know the numbers of rows, */
	size_t order;   /* and a partial stream's groups that of their first: its column, or SLICE_NONE */
	struct arena memory;
};

/* Parse -a, before anything is read; false, and has said why, when there is
 * something in it that is no aggregate. */
bool plan_check(const struct settings *settings);

/* The plan for the stream just opened; with --merge its header says what is
 * grouped and worked out. False, and has said why, when that cannot be. */
bool plan_make(struct plan *plan, const struct settings *settings, const struct stream *in);

/* In front of the names in the header of a partial stream. */
#define PLAN_GROUP "group:"
#define PLAN_PERIOD "period:"
#define PLAN_STATE "state:"

/* The whole name of the column with the numbers of the groups' first rows. */
#define PLAN_ORDER "order:row"

void plan_free(struct plan *plan);

#endif
