/* store: what a group keeps of the rows it has seen.
 *
 * A group's record has a state for each store of the plan, `size` bytes, all
 * zero before the first row. What does not fit a fixed size (values, texts)
 * stands in the store's pool, one for all groups, with the group's number. A
 * state can be written as the field of a partial stream and added to another:
 * the result is the same as if all rows had gone to one. Where it matters which
 * of two groups' texts came first, states know the numbers of their rows; those
 * of partial streams count from pool.rows_before. */
#ifndef CC_STORE_H
#define CC_STORE_H

#include "base/table.h"
#include "number.h"
#include "text.h"
#include "wide.h"

enum store_kind {
	STORE_ROWS,
	STORE_COUNT,   /* uint64_t: words, characters, sentences */
	STORE_TOTAL,   /* struct total */
	STORE_SQUARES, /* struct squares */
	STORE_LEAST,   /* struct extreme */
	STORE_MOST,    /* struct extreme */
	STORE_VALUES,  /* struct values */
	STORE_FIRST,   /* struct text_kept, in the pool */
	STORE_LAST,    /* struct text_kept, in the pool */
	STORE_TALLY,   /* uint64_t: how many distinct texts */
};

/* What a row gives to a store. */
struct value {
	bool missing;
	slice text;
	struct number number;
	uint64_t count;
	uint64_t row; /* its number in the stream */
};

struct total {
	int128 digits;
	uint64_t count;
	uint8_t scale;
};

struct squares {
	struct total total;
	struct wide sum; /* with twice the total's scale */
};

struct extreme {
	struct number number;
	bool known;
};

struct values {
	size_t count;
	size_t last; /* in pool.values, plus one */
};

/* One value and the place of the one before it in its group, plus one. */
struct chained {
	int64_t digits;
	uint64_t before : 56;
	uint64_t scale : 8;
};

struct text_kept {
	char *at;
	size_t len, room;
	uint64_t row;
};

/* How often a text stands in a group, and where first. */
struct tally {
	uint64_t times, row;
};

struct pool {
	struct arena texts;     /* STORE_FIRST, STORE_LAST */
	struct chained *values; /* STORE_VALUES */
	size_t values_count, values_room;
	struct number *sorted; /* those of one group, while it is asked for */
	size_t sorted_room;
	struct table tally;   /* STORE_TALLY: keys are the group's number, then the text */
	struct tally *counts; /* by key */
	size_t counts_room;
	uint64_t rows_before; /* those of the partial streams before this one */
	uint64_t last_row;    /* the largest number of a row in a state merged so far */
	size_t *by_group;     /* keys in order of group, then first seen */
	size_t *group_begin;  /* where those of a group begin; NULL until asked for */
	size_t groups;
	struct text key;
};

struct store_type {
	size_t size;

	/* Add a row's value, which is not missing. NULL, or what is wrong:
	 * then the state is as it was. */
	const char *(*add)(struct pool *pool, void *state, size_t group, const struct value *v);

	/* The state as a field, and a field added to the state. */
	void (*write)(struct pool *pool, const void *state, size_t group, struct text *to);
	const char *(*merge)(struct pool *pool, void *state, size_t group, slice field);
};

/* By enum store_kind. */
extern const struct store_type *const store_types[];

/* The parts of store_types that have files of their own: values.c, tally.c. */
extern const struct store_type store_values, store_tally;

/* The group's values in order, smallest first; valid until the next call. */
const struct number *values_sorted(struct pool *pool, const struct values *v);

/* The text that the group has most often, of several the first seen. */
slice tally_mode(struct pool *pool, size_t group);

/* Before tally_mode() and a tally's write: no group is added from now on. */
void tally_index(struct pool *pool, size_t groups);

void pool_free(struct pool *pool);

/* Reading the fields of a partial stream: a whole number from the start of
 * *rest and the `end` behind it (which at the end of
 * the text may be missing); false where they are not there. */
bool state_cut_count(slice *rest, char end, uint64_t *count);
bool state_cut_digits(slice *rest, char end, int128 *digits);

/* The number of a row, as it is in all partial streams together. NULL, or what
 * is wrong. */
const char *state_cut_row(slice *rest, char end, struct pool *pool, uint64_t *row);

void state_add_count(struct text *to, uint64_t count);

#define STATE_COUNT_MOST ((uint64_t)1 << 48)
#define STATE_BROKEN "not a state that cc-stats --partial writes"
#define COUNT_FULL "the count is too large"
#define TOTAL_FULL "the total has more digits than can be kept exactly"

#endif
