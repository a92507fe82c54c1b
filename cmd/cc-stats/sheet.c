#include "sheet.h"

#include "base/message.h"

enum { PIVOTS_MOST = 16384 }; /* as many columns as a spreadsheet has */

static struct sheet_column *add_column(struct sheet *s)
{
	s->columns = memory_grow(s->columns, &s->column_room, s->column_count + 1, sizeof *s->columns);
	return &s->columns[s->column_count++];
}

static void add_outputs(struct sheet *s, slice before, size_t pivot)
{
	for (size_t i = 0; i < s->plan->output_count; i++) {
		const struct output *output = &s->plan->outputs[i];
		slice name = output->name;
		if (s->plan->pivots && s->plan->output_count == 1)
			name = before;
		else if (s->plan->pivots)
			name = arena_join(&s->memory, before, S("_"), output->name);
		*add_column(s) = (struct sheet_column){name, SLICE_NONE, pivot, output};
	}
}

static bool names_are_distinct(const struct sheet *s)
{
	struct table names = {0};
	bool distinct = true;
	for (size_t i = 0; distinct && i < s->column_count; i++) {
		distinct = table_add(&names, s->columns[i].name) == i;
		if (!distinct)
			message_error(NULL, 0,
				      "two columns of the result would be named '%.*s'; "
				      "ask for each once, or rename the column",
				      SHOW(s->columns[i].name));
	}
	table_free(&names);
	return distinct;
}

static bool find_sort_column(const struct sheet *s)
{
	if (!s->plan->settings->sort || sheet_sort_column(s))
		return true;
	message_error(NULL, 0, "--sort: the result has no column '%s'; the first is '%.*s'", s->plan->settings->sort,
		      SHOW(s->columns[0].name));
	return false;
}

static size_t shown_keys(const struct plan *plan) { return plan->key_count - plan->pivots; }

static bool open_columns(struct sheet *s, struct writer *out)
{
	if (s->column_count > 0 && (!names_are_distinct(s) || !find_sort_column(s)))
		return false;
	for (size_t i = 0; i < s->column_count; i++)
		writer_field(out, s->columns[i].name);
	writer_end(out);
	writer_flush(out);
	return true;
}

bool sheet_open(struct sheet *s, const struct plan *plan, struct groups *groups, struct groups *totals,
		struct writer *out)
{
	*s = (struct sheet){.plan = plan, .groups = groups, .totals = totals};
	if (totals && shown_keys(plan) == 0) {
		message_error(NULL, 0, "--total needs a group column that the total can stand under; see -g");
		return false;
	}
	for (size_t i = 0; i < shown_keys(plan); i++)
		*add_column(s) = (struct sheet_column){plan->keys[i].name, i, 0, NULL};
	if (plan->pivots)
		return true;
	add_outputs(s, S(""), 0);
	return open_columns(s, out);
}

/* The group that stands in a row, under a pivot. */
static size_t find_group(struct sheet *s, size_t row, size_t pivot)
{
	if (!s->plan->pivots)
		return row;
	s->key.len = 0;
	if (shown_keys(s->plan) > 0) {
		text_add(&s->key, s->row_keys.keys[row]);
		text_add(&s->key, S("\t"));
	}
	text_add(&s->key, s->pivots.keys[pivot]);
	return table_find(&s->groups->keys, text_slice(&s->key));
}

static slice key_part(const struct sheet *s, size_t row, size_t key)
{
	slice rest = s->plan->pivots ? s->row_keys.keys[row] : s->groups->keys.keys[row];
	slice part = slice_cut(&rest, '\t');
	while (key-- > 0)
		part = slice_cut(&rest, '\t');
	return part;
}

slice sheet_cell(struct sheet *s, size_t row, const struct sheet_column *column, bool exact)
{
	if (!column->output)
		return key_part(s, row, column->key);
	uint64_t all_rows = s->groups->rows;
	struct output output = *column->output;
	if (exact && slice_equal(output.aggregate->name, S("share"))) {
		uint64_t rank;
		output.aggregate = aggregate_named(S("rows"), &rank);
	}
	s->cell.len = 0;
	groups_result(s->groups, find_group(s, row, column->pivot), &output, all_rows, &s->cell);
	return text_slice(&s->cell);
}

/* The group's key in its two parts. */
static slice cut_pivot(slice key, slice *before)
{
	const char *tab = memrchr(key.at, '\t', key.len);
	size_t at = tab ? (size_t)(tab - key.at) : 0;
	*before = slice_sub(key, 0, at);
	return slice_after(key, tab ? at + 1 : 0);
}

static int compare_slices(const void *a, const void *b)
{
	slice left = *(const slice *)a, right = *(const slice *)b;
	if ((left.len == 0) != (right.len == 0))
		return left.len == 0 ? 1 : -1;
	return slice_compare(left, right);
}

/* Rows and pivots as first seen; periods from the first to the last. */
static void find_pivots(struct sheet *s)
{
	const struct table *keys = &s->groups->keys;
	for (size_t i = 0; i < keys->count; i++) {
		slice before, pivot = cut_pivot(keys->keys[i], &before);
		table_add(&s->row_keys, before);
		table_add(&s->pivots, pivot);
	}
	if (s->plan->by_date != s->plan->key_count - 1)
		return;
	slice *order = memory_resize(NULL, s->pivots.count, sizeof *order);
	memcpy(order, s->pivots.keys, s->pivots.count * sizeof *order);
	qsort(order, s->pivots.count, sizeof *order, compare_slices);
	struct table sorted = {0};
	for (size_t i = 0; i < s->pivots.count; i++)
		table_add(&sorted, order[i]);
	free(order);
	table_free(&s->pivots);
	s->pivots = sorted;
}

static bool open_pivots(struct sheet *s, struct writer *out)
{
	find_pivots(s);
	if (s->pivots.count > PIVOTS_MOST) {
		message_error(NULL, 0, "--pivot: '%s' has %zu values; as columns they may be %d at most",
			      s->plan->settings->pivot, s->pivots.count, PIVOTS_MOST);
		return false;
	}
	for (size_t i = 0; i < s->pivots.count; i++)
		add_outputs(s, s->pivots.keys[i].len ? s->pivots.keys[i] : S("(empty)"), i);
	return open_columns(s, out);
}

static void write_row(struct sheet *s, size_t row, struct writer *out)
{
	for (size_t i = 0; i < s->column_count; i++)
		writer_clean_field(out, sheet_cell(s, row, &s->columns[i], false));
	writer_end(out);
}

static void write_totals(struct sheet *s, struct writer *out)
{
	for (size_t i = 0; i < s->column_count; i++) {
		const struct sheet_column *column = &s->columns[i];
		s->cell.len = 0;
		if (i == 0) {
			text_add(&s->cell, S("total"));
		} else if (column->output) {
			slice key = s->plan->pivots ? s->pivots.keys[column->pivot] : S("");
			groups_result(s->totals, table_find(&s->totals->keys, key), column->output, s->groups->rows,
				      &s->cell);
		}
		writer_clean_field(out, text_slice(&s->cell));
	}
	writer_end(out);
}

void sheet_write(struct sheet *s, struct writer *out)
{
	if (s->plan->pivots && !open_pivots(s, out))
		return;
	s->row_count = s->plan->pivots ? s->row_keys.count : s->groups->keys.count;
	s->rows = memory_resize(NULL, s->row_count, sizeof *s->rows);
	for (size_t i = 0; i < s->row_count; i++)
		s->rows[i] = i;
	sheet_sort(s);
	size_t top = s->plan->settings->top, count = top && top < s->row_count ? top : s->row_count;
	for (size_t i = 0; i < count; i++)
		write_row(s, s->rows[i], out);
	if (s->totals)
		write_totals(s, out);
}

void sheet_free(struct sheet *s)
{
	free(s->columns);
	free(s->rows);
	table_free(&s->row_keys);
	table_free(&s->pivots);
	text_free(&s->cell);
	text_free(&s->key);
	arena_free(&s->memory);
	*s = (struct sheet){0};
}
