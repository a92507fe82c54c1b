#include "collect.h"

#include "base/message.h"
#include "base/utf8.h"
#include "text/sentences.h"
#include "text/words.h"

/* What the functions here hand on to each other: a row on its way. */
struct collector {
	const struct plan *plan;
	struct stream *in;
	struct value *values; /* one an input */
	struct text key;
	slice whole, pivot; /* the key, and its last part */
	uint64_t row;       /* its number */
	uint64_t order;     /* and, in its partial stream, that of the first of its group */
	size_t left_out;
	bool keep_going;
};

/* Say what is wrong with a value. Whether to go on. */
static bool refuse(struct collector *c, slice column, slice value, const char *wrong)
{
	message_error(c->in->file, c->in->line, "column '%.*s': '%.*s': %s", SHOW(column), SHOW(value), wrong);
	c->left_out++;
	return c->keep_going;
}

static uint64_t count_sentences(slice text)
{
	uint64_t count = 0;
	for (size_t from = sentence_begin(text, 0); from < text.len; count++)
		from = sentence_begin(text, sentence_end(text, from));
	return count;
}

static bool measure_number(struct collector *c, const struct input *input, struct value *v)
{
	enum number_fault fault = number_read(v->text, &v->number);
	if (fault == NUMBER_FINE)
		return true;
	v->missing = true;
	return refuse(c, input->name, v->text,
		      fault == NUMBER_NONE ? "not a number" : "has more digits than can be kept exactly; round it");
}

static bool measure_row(struct collector *c)
{
	for (size_t i = 0; i < c->plan->input_count; i++) {
		const struct input *input = &c->plan->inputs[i];
		struct value *v = &c->values[i];
		v->text = stream_field(c->in, input->column);
		v->row = c->row;
		v->missing = v->text.len == 0;
		if (v->missing)
			continue;
		switch (input->measure) {
		case MEASURE_NUMBER:
			if (!measure_number(c, input, v))
				return false;
			break;
		case MEASURE_WORDS:
			v->count = words_count(v->text);
			break;
		case MEASURE_CHARS:
			v->count = utf8_count(v->text);
			break;
		case MEASURE_SENTENCES:
			v->count = count_sentences(v->text);
			break;
		case MEASURE_TEXT:
		case MEASURE_NOTHING:
			break;
		}
	}
	return true;
}

/* The period that a date is in; *good is false where the row cannot be used. */
static slice find_period(struct collector *c, const struct key *key, slice field, char *to, bool *good)
{
	int64_t number;
	if (field.len == 0)
		return field;
	if (c->plan->settings->merge) {
		*good = period_read(key->period, field, &number);
		return field;
	}
	enum period_fault fault = period_of_date(key->period, field, &number);
	*good = fault != PERIOD_WRONG;
	return slice_of(to, fault == PERIOD_FINE ? period_write(key->period, number, to) : 0);
}

/* Put the row's key together. False where it has none. */
static bool make_key(struct collector *c)
{
	const struct plan *plan = c->plan;
	char period[PERIOD_ROOM];
	if (plan->key_count == 1 && plan->by_date == SLICE_NONE) {
		c->whole = stream_field(c->in, plan->keys[0].column);
		c->pivot = plan->pivots ? c->whole : S("");
		return true;
	}
	c->key.len = 0;
	c->pivot = S("");
	for (size_t i = 0; i < plan->key_count; i++) {
		const struct key *key = &plan->keys[i];
		slice part = stream_field(c->in, key->column);
		bool good = true;
		if (key->period != PERIOD_NONE)
			part = find_period(c, key, part, period, &good);
		if (!good) {
			refuse(c, plan->settings->merge ? key->name : S("date"), stream_field(c->in, key->column),
			       "not a date like 2021-01-30");
			return false;
		}
		if (i > 0)
			text_add(&c->key, S("\t"));
		text_add(&c->key, part);
		if (plan->pivots && i + 1 == plan->key_count)
			c->pivot = slice_sub(text_slice(&c->key), c->key.len - part.len, c->key.len);
	}
	c->whole = text_slice(&c->key);
	return true;
}

/* Add the row's values to a group. Whether to go on. */
static bool add_values(struct collector *c, struct groups *g, slice key)
{
	static const struct value any_row;
	size_t group = groups_add(g, key);
	groups_row(g, group, c->row);
	g->rows++;
	for (size_t i = 0; i < c->plan->store_count; i++) {
		const struct store *store = &c->plan->stores[i];
		const struct value *v = store->input == SLICE_NONE ? &any_row : &c->values[store->input];
		if (v->missing)
			continue;
		const char *wrong = store_types[store->kind]->add(&g->pools[i], groups_state(g, group, i), group, v);
		if (wrong && !refuse(c, c->plan->inputs[store->input].name, v->text, wrong))
			return false;
	}
	return true;
}

/* What -a calls the aggregate that has a store's state. */
static slice state_name(const struct plan *plan, size_t store)
{
	size_t i = 0;
	while (plan->outputs[i].store != store)
		i++;
	return plan->outputs[i].spec;
}

/* The largest number of a row in the states merged so far, and one more. */
static uint64_t rows_so_far(const struct groups *g, uint64_t row)
{
	for (size_t i = 0; i < g->plan->store_count; i++)
		row = g->pools[i].last_row > row ? g->pools[i].last_row : row;
	return row + 1;
}

/* The number of the group's first row. In a partial stream it grows from group
 * to group: where it does not, another one has begun, whose rows come after all
 * of those before. Whether to go on. */
static bool find_order(struct collector *c, struct groups *groups, struct groups *totals)
{
	slice field = stream_field(c->in, c->plan->order), rest = field;
	uint64_t order, before = groups->pools[0].rows_before;
	if (field.len == 0)
		return true;
	if (!state_cut_count(&rest, '\0', &order))
		return refuse(c, S(PLAN_ORDER), field, STATE_BROKEN);
	if (c->order != GROUPS_NO_ROW && order <= c->order)
		before = rows_so_far(groups, c->row);
	if (order > STATE_COUNT_MOST - before)
		return refuse(c, S(PLAN_ORDER), field, COUNT_FULL);
	c->order = order;
	c->row = before + order;
	for (size_t i = 0; i < c->plan->store_count; i++) {
		groups->pools[i].rows_before = before;
		if (totals)
			totals->pools[i].rows_before = before;
	}
	return true;
}

/* Add a row of a partial stream to a group. Whether to go on. */
static bool merge_states(struct collector *c, struct groups *g, slice key)
{
	size_t group = groups_add(g, key);
	if (c->order != GROUPS_NO_ROW)
		groups_row(g, group, c->row);
	for (size_t i = 0; i < c->plan->store_count; i++) {
		const struct store *store = &c->plan->stores[i];
		slice field = stream_field(c->in, store->column);
		void *state = groups_state(g, group, i);
		uint64_t before = store->kind == STORE_ROWS ? *(uint64_t *)state : 0;
		const char *wrong = store_types[store->kind]->merge(&g->pools[i], state, group, field);
		if (store->kind == STORE_ROWS)
			g->rows += *(uint64_t *)state - before;
		if (wrong && !refuse(c, state_name(c->plan, i), field, wrong))
			return false;
	}
	return true;
}

static bool collect_row(struct collector *c, struct groups *groups, struct groups *totals)
{
	bool merge = c->plan->settings->merge;
	if (!make_key(c))
		return c->keep_going;
	if (!merge && !measure_row(c))
		return false;
	if (c->plan->order != SLICE_NONE && !find_order(c, groups, totals))
		return false;
	bool (*add)(struct collector *, struct groups *, slice) = merge ? merge_states : add_values;
	return add(c, groups, c->whole) && (!totals || add(c, totals, c->pivot));
}

bool collect_rows(const struct plan *plan, struct stream *in, struct groups *groups, struct groups *totals)
{
	struct collector c = {
		.plan = plan, .in = in, .order = GROUPS_NO_ROW, .keep_going = plan->settings->keep_going};
	c.values = memory_resize(NULL, plan->input_count, sizeof *c.values);
	size_t rows = 0;
	bool good = true;
	if (plan->key_count == 0)
		groups_add(groups, S(""));
	for (; good && stream_next(in); rows++) {
		c.row = plan->settings->merge ? c.row : rows;
		good = collect_row(&c, groups, totals);
	}
	if (c.left_out > 0 && c.keep_going)
		message_error(NULL, 0, "%zu value%s left out", c.left_out, c.left_out == 1 ? " was" : "s were");
	message_note("%zu rows, %zu groups", rows, groups->keys.count);
	text_free(&c.key);
	free(c.values);
	return good && (c.keep_going || message_status() == STATUS_DONE);
}
