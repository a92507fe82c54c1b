/* The order of the rows of a sheet. */
#include <stdlib.h>

#include "sheet.h"

/* A row by what it is sorted by. Numbers stand before texts, and rows that
 * have nothing after both, whatever the direction. */
struct rank {
	enum { RANK_NUMBER, RANK_TEXT, RANK_MISSING } kind;
	bool falling;
	size_t place; /* before sorting: equal rows keep their order */
	size_t row;
	long double number;
	slice text;
};

static int compare_content(const struct rank *a, const struct rank *b)
{
	if (a->kind == RANK_NUMBER)
		return (a->number > b->number) - (a->number < b->number);
	return a->kind == RANK_TEXT ? slice_compare(a->text, b->text) : 0;
}

static int compare(const void *left, const void *right)
{
	const struct rank *a = left, *b = right;
	if (a->kind != b->kind && (a->kind == RANK_MISSING || b->kind == RANK_MISSING))
		return a->kind == RANK_MISSING ? 1 : -1;
	int order = a->kind != b->kind ? (int)a->kind - (int)b->kind : compare_content(a, b);
	if (order != 0)
		return a->falling ? -order : order;
	return a->place < b->place ? -1 : 1;
}

static bool sorts_as_text(const struct sheet_column *column)
{
	return !column->output || column->output->aggregate->is_text;
}

/* The cell is copied, with a NUL behind it as strtold wants it. */
static struct rank rank_of(slice cell, bool falling, size_t place, size_t row, struct arena *memory)
{
	struct rank r = {.kind = RANK_MISSING, .falling = falling, .place = place, .row = row};
	if (cell.len == 0)
		return r;
	struct number n;
	r.text = arena_copy(memory, cell);
	r.kind = number_read(cell, &n) == NUMBER_NONE ? RANK_TEXT : RANK_NUMBER;
	if (r.kind == RANK_NUMBER)
		r.number = strtold(r.text.at, NULL);
	return r;
}

static void sort_by(struct sheet *s, const struct sheet_column *column, bool falling)
{
	struct arena memory = {0};
	struct rank *ranks = memory_resize(NULL, s->row_count, sizeof *ranks);
	for (size_t i = 0; i < s->row_count; i++)
		ranks[i] = rank_of(sheet_cell(s, s->rows[i], column, true), falling, i, s->rows[i], &memory);
	if (s->row_count > 0)
		qsort(ranks, s->row_count, sizeof *ranks, compare);
	for (size_t i = 0; i < s->row_count; i++)
		s->rows[i] = ranks[i].row;
	free(ranks);
	arena_free(&memory);
}

const struct sheet_column *sheet_sort_column(const struct sheet *s)
{
	const struct settings *settings = s->plan->settings;
	for (size_t i = 0; i < s->column_count; i++) {
		const struct sheet_column *column = &s->columns[i];
		if (settings->sort) {
			slice wanted = slice_from(settings->sort);
			if (slice_equal(column->name, wanted))
				return column;
			if (!s->plan->pivots && column->output && slice_equal(column->output->spec, wanted))
				return column;
		} else if (settings->top > 0 && !sorts_as_text(column)) {
			return column;
		}
	}
	return NULL;
}

void sheet_sort(struct sheet *s)
{
	const struct plan *plan = s->plan;
	if (plan->by_date != SLICE_NONE && plan->by_date < plan->key_count - plan->pivots)
		sort_by(s, &s->columns[plan->by_date], false);
	const struct sheet_column *column = sheet_sort_column(s);
	if (column)
		sort_by(s, column, plan->settings->reverse == sorts_as_text(column));
}
