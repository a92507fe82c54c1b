#include "plan.h"

#include "base/message.h"

enum { OUTPUTS_MOST = 1000 }; /* they are compared with each other */

static slice copy(struct plan *plan, slice s) { return arena_copy(&plan->memory, s); }

/* One more element of an array in the plan, all zero. */
#define ADD(plan, array, count)                                                                                      \
	((plan)->array = memory_resize((plan)->array, (plan)->count + 1, sizeof *(plan)->array),                     \
	 memset(&(plan)->array[(plan)->count], 0, sizeof *(plan)->array), &(plan)->array[(plan)->count++])

static struct key *add_key(struct plan *plan, slice name, size_t column, enum period period)
{
	struct key *key = ADD(plan, keys, key_count);
	*key = (struct key){copy(plan, name), column, period};
	if (period != PERIOD_NONE)
		plan->by_date = plan->key_count - 1;
	return key;
}

static bool need_column(const struct stream *in, slice name, size_t *column)
{
	bool from_split = slice_equal(name, S("text")) || slice_equal(name, S("date"));
	return stream_need(in, name.at, from_split ? "cc-split" : NULL, column);
}

/* The columns of one -g. A name may hold commas: a list that is a column's name
 * as a whole stands for that column. */
static bool take_groups(struct plan *plan, const struct stream *in, slice list)
{
	bool whole = stream_find(in, list) != SLICE_NONE;
	do {
		size_t column;
		slice name = copy(plan, whole ? list : slice_cut(&list, ','));
		if (!need_column(in, name, &column))
			return false;
		add_key(plan, name, column, PERIOD_NONE);
	} while (!whole && list.len > 0);
	return true;
}

static bool plan_keys(struct plan *plan, const struct stream *in)
{
	const struct settings *s = plan->settings;
	if (s->by_date) {
		size_t column;
		enum period period = period_named(slice_from(s->by_date));
		if (!need_column(in, S("date"), &column))
			return false;
		add_key(plan, period_name(period), column, period);
	}
	for (size_t i = 0; i < s->groups.count; i++)
		if (!take_groups(plan, in, slice_from(s->groups.items[i])))
			return false;
	return true;
}

static size_t find_input(struct plan *plan, enum measure measure, slice column)
{
	if (measure == MEASURE_NOTHING)
		return SLICE_NONE;
	for (size_t i = 0; i < plan->input_count; i++)
		if (plan->inputs[i].measure == measure && slice_equal(plan->inputs[i].name, column))
			return i;
	*ADD(plan, inputs, input_count) = (struct input){measure, copy(plan, column), SLICE_NONE};
	return plan->input_count - 1;
}

static size_t find_store(struct plan *plan, enum store_kind kind, size_t input)
{
	for (size_t i = 0; i < plan->store_count; i++)
		if (plan->stores[i].kind == kind && plan->stores[i].input == input)
			return i;
	enum { ALIGNED = 16 };
	*ADD(plan, stores, store_count) = (struct store){kind, input, plan->record, SLICE_NONE};
	plan->ordered |= kind == STORE_FIRST || kind == STORE_LAST || kind == STORE_TALLY;
	plan->record += (store_types[kind]->size + ALIGNED - 1) / ALIGNED * ALIGNED;
	return plan->store_count - 1;
}

/* An item of -a in its parts; false, and has said why, where it is none. */
static bool read_item(slice item, const struct aggregate **aggregate, uint64_t *rank, slice *column)
{
	*column = item;
	slice name = slice_cut(column, ':');
	bool has_column = name.len < item.len;
	*aggregate = aggregate_named(name, rank);
	if (!*aggregate)
		message_error(NULL, 0, "there is no aggregate '%.*s'; there are: " AGGREGATE_NAMES, SHOW(name));
	else if ((*aggregate)->column == COLUMN_NO && has_column)
		message_error(NULL, 0, "'%.*s' takes no column: write %.*s", SHOW(item), SHOW(name));
	else if ((has_column || (*aggregate)->column == COLUMN_NAMED) && column->len == 0)
		message_error(NULL, 0, "'%.*s' needs a column: write %.*s:COLUMN", SHOW(item), SHOW(name));
	else
		return true;
	return false;
}

static struct output *add_output(struct plan *plan, slice item)
{
	const struct aggregate *aggregate;
	uint64_t rank;
	slice column;
	if (!read_item(item, &aggregate, &rank, &column))
		return NULL;
	if (plan->output_count == OUTPUTS_MOST) {
		message_error(NULL, 0, "there are more than %d aggregates", OUTPUTS_MOST);
		return NULL;
	}
	slice name = slice_sub(item, 0, column.len > 0 ? item.len - column.len - 1 : item.len);
	struct output *output = ADD(plan, outputs, output_count);
	output->aggregate = aggregate;
	output->rank = rank;
	output->spec = copy(plan, item);
	output->name = column.len > 0 ? arena_join(&plan->memory, name, S("_"), column) : copy(plan, name);
	if (aggregate->column == COLUMN_TEXT && column.len == 0)
		column = S("text");
	size_t stores = plan->store_count;
	output->store = find_store(plan, aggregate->store, find_input(plan, aggregate->measure, column));
	output->writes_state = plan->store_count > stores;
	return output;
}

static bool take_aggregates(struct plan *plan, slice list)
{
	do {
		if (!add_output(plan, slice_cut(&list, ',')))
			return false;
	} while (list.len > 0);
	return true;
}

static bool plan_outputs(struct plan *plan, const struct stream *in)
{
	const struct settings *s = plan->settings;
	for (size_t i = 0; i < s->aggregates.count; i++)
		if (!take_aggregates(plan, slice_from(s->aggregates.items[i])))
			return false;
	if (s->aggregates.count == 0) {
		bool has_text = stream_find(in, S("text")) != SLICE_NONE;
		take_aggregates(plan, s->pivot ? S("rows") : has_text ? S("rows,share,words") : S("rows,share"));
	}
	for (size_t i = 0; i < plan->input_count; i++)
		if (!need_column(in, plan->inputs[i].name, &plan->inputs[i].column))
			return false;
	return true;
}

/* A column of a partial stream. */
static bool take_column(struct plan *plan, const struct stream *in, slice name, size_t column)
{
	if (slice_starts(name, S(PLAN_GROUP))) {
		add_key(plan, slice_after(name, sizeof PLAN_GROUP - 1), column, PERIOD_NONE);
		return true;
	}
	if (slice_starts(name, S(PLAN_PERIOD))) {
		slice unit = slice_after(name, sizeof PLAN_PERIOD - 1);
		if (period_named(unit) != PERIOD_NONE && plan->by_date == SLICE_NONE) {
			add_key(plan, unit, column, period_named(unit));
			return true;
		}
	}
	if (slice_starts(name, S(PLAN_STATE))) {
		struct output *output = add_output(plan, slice_after(name, sizeof PLAN_STATE - 1));
		if (output && output->writes_state)
			plan->stores[output->store].column = column;
		return output;
	}
	if (slice_equal(name, S(PLAN_ORDER)) && plan->order == SLICE_NONE) {
		plan->order = column;
		return true;
	}
	message_error(in->file, 1, "column '%.*s' is not of a partial stream; --merge reads what --partial writes",
		      SHOW(name));
	return false;
}

static bool plan_merge(struct plan *plan, const struct stream *in)
{
	slice rest = in->header;
	for (size_t i = 0; i < in->columns; i++)
		if (!take_column(plan, in, slice_cut(&rest, '\t'), i))
			return false;
	bool states = plan->output_count > 0, order = !plan->ordered || plan->order != SLICE_NONE;
	if (!states || !order)
		message_error(in->file, 1, "there is no column %s; --merge reads what --partial writes",
			      states ? PLAN_ORDER : PLAN_STATE "…");
	return states && order;
}

/* The column that --pivot names becomes the last key. */
static bool place_pivot(struct plan *plan)
{
	slice name = slice_from(plan->settings->pivot);
	for (size_t i = 0; i < plan->key_count; i++) {
		if (!slice_equal(plan->keys[i].name, name))
			continue;
		struct key pivot = plan->keys[i];
		size_t after = plan->key_count - 1 - i;
		memmove(&plan->keys[i], &plan->keys[i + 1], after * sizeof pivot);
		plan->keys[plan->key_count - 1] = pivot;
		if (plan->by_date != SLICE_NONE && plan->by_date >= i)
			plan->by_date = plan->by_date == i ? plan->key_count - 1 : plan->by_date - 1;
		return plan->pivots = true;
	}
	message_error(NULL, 0, "--pivot: '%.*s' is not one of the columns that -g or --by-date group by", SHOW(name));
	return false;
}

bool plan_check(const struct settings *settings)
{
	struct plan plan = {0};
	bool good = true;
	for (size_t i = 0; good && i < settings->aggregates.count; i++)
		good = take_aggregates(&plan, slice_from(settings->aggregates.items[i]));
	plan_free(&plan);
	return good;
}

bool plan_make(struct plan *plan, const struct settings *settings, const struct stream *in)
{
	*plan = (struct plan){.settings = settings, .by_date = SLICE_NONE, .order = SLICE_NONE};
	if (settings->merge ? !plan_merge(plan, in) : !plan_keys(plan, in) || !plan_outputs(plan, in))
		return false;
	if (settings->fill && plan->by_date == SLICE_NONE) {
		message_error(NULL, 0, "--fill needs groups by date: --by-date month|week|day|year");
		return false;
	}
	return !settings->pivot || place_pivot(plan);
}

void plan_free(struct plan *plan)
{
	free(plan->keys);
	free(plan->inputs);
	free(plan->stores);
	free(plan->outputs);
	arena_free(&plan->memory);
	*plan = (struct plan){0};
}
