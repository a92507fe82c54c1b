#include "store.h"

bool state_cut_digits(slice *rest, char end, int128 *digits)
{
	slice item = slice_cut(rest, end);
	bool negative = item.len > 0 && item.at[0] == '-';
	if (negative)
		item = slice_after(item, 1);
	*digits = 0;
	for (size_t i = 0; i < item.len; i++) {
		int digit = item.at[i] - '0';
		if (!ascii_is_digit(item.at[i]) || __builtin_mul_overflow(*digits, (int128)10, digits) ||
		    __builtin_add_overflow(*digits, negative ? -digit : digit, digits))
			return false;
	}
	return item.len > 0;
}

bool state_cut_count(slice *rest, char end, uint64_t *count)
{
	int128 digits;
	if (!state_cut_digits(rest, end, &digits) || digits < 0 || digits > STATE_COUNT_MOST)
		return false;
	*count = (uint64_t)digits;
	return true;
}

static void add_digits(struct text *to, int128 digits)
{
	to->len += number_write(text_reserve(to, NUMBER_ROOM), digits, 0);
}

void state_add_count(struct text *to, uint64_t count) { add_digits(to, count); }

/* Rows and counts. */

static const char *add_row(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)pool, (void)group, (void)v;
	++*(uint64_t *)state;
	return NULL;
}

static const char *add_count(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)pool, (void)group;
	*(uint64_t *)state += v->count;
	return NULL;
}

static void write_count(struct pool *pool, const void *state, size_t group, struct text *to)
{
	(void)pool, (void)group;
	state_add_count(to, *(const uint64_t *)state);
}

static const char *merge_count(struct pool *pool, void *state, size_t group, slice field)
{
	(void)pool, (void)group;
	uint64_t more, *count = state;
	if (!state_cut_count(&field, '\0', &more))
		return STATE_BROKEN;
	if (more > STATE_COUNT_MOST - *count)
		return COUNT_FULL;
	*count += more;
	return NULL;
}

/* Totals. */

static const char *add_total(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)pool, (void)group;
	struct total *t = state;
	int128 digits = v->number.digits, sum = t->digits;
	unsigned scale = t->scale;
	if (v->number.scale != scale) {
		scale = v->number.scale > scale ? v->number.scale : scale;
		if (!number_raise(&digits, scale - v->number.scale) || !number_raise(&sum, scale - t->scale))
			return TOTAL_FULL;
	}
	if (__builtin_add_overflow(sum, digits, &sum))
		return TOTAL_FULL;
	*t = (struct total){.digits = sum, .count = t->count + 1, .scale = (uint8_t)scale};
	return NULL;
}

static void write_total(struct pool *pool, const void *state, size_t group, struct text *to)
{
	(void)pool, (void)group;
	const struct total *t = state;
	state_add_count(to, t->count);
	text_add(to, S(","));
	add_digits(to, t->digits);
	text_add(to, S(","));
	state_add_count(to, t->scale);
}

/* A total from the start of *rest. */
static bool cut_total(slice *rest, struct total *t)
{
	uint64_t count, scale;
	if (!state_cut_count(rest, ',', &count) || !state_cut_digits(rest, ',', &t->digits) ||
	    !state_cut_count(rest, ',', &scale) || scale > NUMBER_SCALE_MOST)
		return false;
	t->count = count;
	t->scale = (uint8_t)scale;
	return true;
}

static bool join_totals(struct total *t, struct total other)
{
	unsigned scale = t->scale > other.scale ? t->scale : (unsigned)other.scale;
	struct total sum = *t;
	if (!number_raise(&sum.digits, scale - t->scale) || !number_raise(&other.digits, scale - other.scale) ||
	    __builtin_add_overflow(sum.digits, other.digits, &sum.digits) ||
	    sum.count + other.count > STATE_COUNT_MOST)
		return false;
	sum.count = sum.count + other.count;
	sum.scale = (uint8_t)scale;
	*t = sum;
	return true;
}

static const char *merge_total(struct pool *pool, void *state, size_t group, slice field)
{
	(void)pool, (void)group;
	struct total other;
	if (!cut_total(&field, &other) || field.len > 0)
		return STATE_BROKEN;
	return join_totals(state, other) ? NULL : TOTAL_FULL;
}

/* Totals and sums of squares. */

static const char *join_squares(struct squares *s, struct squares other)
{
	struct squares joined = *s;
	if (!join_totals(&joined.total, other.total))
		return TOTAL_FULL;
	unsigned scale = joined.total.scale;
	if (!wide_raise(&joined.sum, 2 * (scale - s->total.scale)) ||
	    !wide_raise(&other.sum, 2 * (scale - other.total.scale)) || !wide_add(&joined.sum, &other.sum))
		return "the sum of squares has more digits than can be kept exactly";
	*s = joined;
	return NULL;
}

static const char *add_square(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)pool, (void)group;
	struct squares one = {.total = {.digits = v->number.digits, .count = 1, .scale = v->number.scale},
			      .sum = wide_square(v->number.digits)};
	return join_squares(state, one);
}

static void write_squares(struct pool *pool, const void *state, size_t group, struct text *to)
{
	const struct squares *s = state;
	write_total(pool, &s->total, group, to);
	text_add(to, S(","));
	wide_write(text_reserve(to, WIDE_DIGITS), &s->sum);
	to->len += WIDE_DIGITS;
}

static const char *merge_squares(struct pool *pool, void *state, size_t group, slice field)
{
	(void)pool, (void)group;
	struct squares other;
	if (!cut_total(&field, &other.total) || !wide_read(field, &other.sum))
		return STATE_BROKEN;
	return join_squares(state, other);
}

/* The least and the most. */

static const char *keep(struct extreme *e, struct number n, int wanted)
{
	if (!e->known || number_compare(n, e->number) == wanted)
		*e = (struct extreme){n, true};
	return NULL;
}

static const char *add_least(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)pool, (void)group;
	return keep(state, v->number, -1);
}

static const char *add_most(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)pool, (void)group;
	return keep(state, v->number, 1);
}

static void write_extreme(struct pool *pool, const void *state, size_t group, struct text *to)
{
	(void)pool, (void)group;
	const struct extreme *e = state;
	if (e->known)
		to->len += number_write(text_reserve(to, NUMBER_ROOM), e->number.digits, e->number.scale);
}

static const char *merge_extreme(struct extreme *e, slice field, int wanted)
{
	struct number n;
	if (field.len == 0)
		return NULL;
	if (number_read(field, &n) != NUMBER_FINE)
		return STATE_BROKEN;
	return keep(e, n, wanted);
}

static const char *merge_least(struct pool *pool, void *state, size_t group, slice field)
{
	(void)pool, (void)group;
	return merge_extreme(state, field, -1);
}

static const char *merge_most(struct pool *pool, void *state, size_t group, slice field)
{
	(void)pool, (void)group;
	return merge_extreme(state, field, 1);
}

/* The first text and the last. */

/* In the place of the one before, or where that is too small in one twice its
 * size, so that a long stream does not fill the arena. */
static const char *keep_text(struct pool *pool, struct text_kept *kept, slice text, uint64_t row)
{
	if (text.len > kept->room) {
		kept->room = text.len > kept->room * 2 ? text.len : kept->room * 2;
		kept->at = arena_alloc(&pool->texts, kept->room);
	}
	memcpy(kept->at, text.at, text.len);
	kept->len = text.len;
	kept->row = row;
	return NULL;
}

static const char *keep_first(struct pool *pool, struct text_kept *first, slice text, uint64_t row)
{
	bool is_first = text.len > 0 && (first->len == 0 || row < first->row);
	return is_first ? keep_text(pool, first, text, row) : NULL;
}

static const char *keep_last(struct pool *pool, struct text_kept *last, slice text, uint64_t row)
{
	bool is_last = text.len > 0 && (last->len == 0 || row >= last->row);
	return is_last ? keep_text(pool, last, text, row) : NULL;
}

static const char *add_first(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)group;
	return keep_first(pool, state, v->text, v->row);
}

static const char *add_last(struct pool *pool, void *state, size_t group, const struct value *v)
{
	(void)group;
	return keep_last(pool, state, v->text, v->row);
}

/* ROW:TEXT, or nothing. */
static void write_kept(struct pool *pool, const void *state, size_t group, struct text *to)
{
	(void)pool, (void)group;
	const struct text_kept *kept = state;
	if (kept->len == 0)
		return;
	state_add_count(to, kept->row);
	text_add(to, S(":"));
	text_add(to, slice_of(kept->at, kept->len));
}

const char *state_cut_row(slice *rest, char end, struct pool *pool, uint64_t *row)
{
	if (!state_cut_count(rest, end, row))
		return STATE_BROKEN;
	if (*row > STATE_COUNT_MOST - pool->rows_before)
		return COUNT_FULL;
	*row += pool->rows_before;
	pool->last_row = *row > pool->last_row ? *row : pool->last_row;
	return NULL;
}

static const char *merge_kept(struct pool *pool, struct text_kept *kept, slice field,
			      const char *(*take)(struct pool *, struct text_kept *, slice, uint64_t))
{
	uint64_t row;
	if (field.len == 0)
		return NULL;
	const char *wrong = state_cut_row(&field, ':', pool, &row);
	if (!wrong && field.len == 0)
		wrong = STATE_BROKEN;
	return wrong ? wrong : take(pool, kept, field, row);
}

static const char *merge_first(struct pool *pool, void *state, size_t group, slice field)
{
	(void)group;
	return merge_kept(pool, state, field, keep_first);
}

static const char *merge_last(struct pool *pool, void *state, size_t group, slice field)
{
	(void)group;
	return merge_kept(pool, state, field, keep_last);
}

const struct store_type *const store_types[] = {
	[STORE_ROWS] = &(const struct store_type){sizeof(uint64_t), add_row, write_count, merge_count},
	[STORE_COUNT] = &(const struct store_type){sizeof(uint64_t), add_count, write_count, merge_count},
	[STORE_TOTAL] = &(const struct store_type){sizeof(struct total), add_total, write_total, merge_total},
	[STORE_SQUARES] =
		&(const struct store_type){sizeof(struct squares), add_square, write_squares, merge_squares},
	[STORE_LEAST] = &(const struct store_type){sizeof(struct extreme), add_least, write_extreme, merge_least},
	[STORE_MOST] = &(const struct store_type){sizeof(struct extreme), add_most, write_extreme, merge_most},
	[STORE_VALUES] = &store_values,
	[STORE_FIRST] = &(const struct store_type){sizeof(struct text_kept), add_first, write_kept, merge_first},
	[STORE_LAST] = &(const struct store_type){sizeof(struct text_kept), add_last, write_kept, merge_last},
	[STORE_TALLY] = &store_tally,
};

void pool_free(struct pool *pool)
{
	arena_free(&pool->texts);
	free(pool->values);
	free(pool->sorted);
	table_free(&pool->tally);
	free(pool->counts);
	free(pool->by_group);
	free(pool->group_begin);
	text_free(&pool->key);
	*pool = (struct pool){0};
}
