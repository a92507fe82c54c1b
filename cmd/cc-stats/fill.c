/* The periods that no row is in. */
#include "base/message.h"
#include "groups.h"

enum { ROWS_MOST = 10000000 };

/* A key taken apart: its period, and the rest of it. */
static slice part_key(const struct plan *plan, slice key, struct text *rest)
{
	slice period = S("");
	rest->len = 0;
	for (size_t i = 0; i < plan->key_count; i++) {
		slice part = slice_cut(&key, '\t');
		if (i == plan->by_date) {
			period = part;
			continue;
		}
		text_add(rest, part);
		text_add(rest, S("\t"));
	}
	return period;
}

/* And put together again. */
static slice join_key(const struct plan *plan, slice rest, slice period, struct text *key)
{
	key->len = 0;
	for (size_t i = 0; i < plan->key_count; i++) {
		if (i > 0)
			text_add(key, S("\t"));
		text_add(key, i == plan->by_date ? period : slice_cut(&rest, '\t'));
	}
	return text_slice(key);
}

struct span {
	int64_t first, last;
	bool known;
};

static void widen(struct span *span, int64_t number)
{
	if (!span->known)
		*span = (struct span){number, number, true};
	if (number < span->first)
		span->first = number;
	if (number > span->last)
		span->last = number;
}

static void add_periods(struct groups *g, const struct table *others, const struct span *span)
{
	enum period unit = g->plan->keys[g->plan->by_date].period;
	struct text key = {0};
	for (int64_t number = span->first; number <= span->last; number++) {
		char period[PERIOD_ROOM];
		size_t len = period_write(unit, number, period);
		for (size_t i = 0; i < others->count; i++)
			groups_add(g, join_key(g->plan, others->keys[i], slice_of(period, len), &key));
	}
	text_free(&key);
}

bool groups_fill(struct groups *g)
{
	struct table others = {0};
	struct text rest = {0};
	struct span span = {0};
	for (size_t i = 0; i < g->keys.count; i++) {
		int64_t number;
		slice period = part_key(g->plan, g->keys.keys[i], &rest);
		if (period_read(g->plan->keys[g->plan->by_date].period, period, &number))
			widen(&span, number);
		table_add(&others, text_slice(&rest));
	}
	text_free(&rest);
	size_t periods = span.known ? (size_t)(span.last - span.first + 1) : 0;
	bool few = others.count == 0 || periods <= ROWS_MOST / others.count;
	if (!few)
		message_error(NULL, 0,
			      "--fill: %zu periods beside %zu other groups are too many rows; "
			      "choose a longer period, or look for a mistaken date",
			      periods, others.count);
	else if (span.known)
		add_periods(g, &others, &span);
	table_free(&others);
	return few;
}
