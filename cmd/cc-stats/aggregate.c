#include "aggregate.h"

#include <math.h>
#include <stdio.h>

static const char *count_result(const struct question *q, struct text *to)
{
	state_add_count(to, *(const uint64_t *)q->state);
	return NULL;
}

/* Per cent of all rows with two decimals, half up. */
static const char *share_result(const struct question *q, struct text *to)
{
	if (q->all_rows == 0)
		return NULL;
	uint128 rows = *(const uint64_t *)q->state;
	uint64_t hundredths = (uint64_t)((rows * 20000 + q->all_rows) / (2 * (uint128)q->all_rows));
	to->len += (size_t)sprintf(text_reserve(to, NUMBER_ROOM), "%llu.%02llu", (unsigned long long)hundredths / 100,
				   (unsigned long long)hundredths % 100);
	return NULL;
}

static const char *sum_result(const struct question *q, struct text *to)
{
	const struct total *t = q->state;
	if (t->count > 0)
		to->len += number_write(text_reserve(to, NUMBER_ROOM), t->digits, t->scale);
	return NULL;
}

static const char *mean_result(const struct question *q, struct text *to)
{
	const struct total *t = q->state;
	if (t->count > 0)
		to->len += number_write_ratio(text_reserve(to, NUMBER_ROOM), t->digits, t->scale, t->count);
	return NULL;
}

static const char *extreme_result(const struct question *q, struct text *to)
{
	store_types[STORE_LEAST]->write(q->pool, q->state, q->group, to);
	return NULL;
}

/* As many decimals as number_round() keeps, or needs to see; of a large number
 * no more digits than are sure to be right, and the same on every machine. */
static int decimals_of(long double root)
{
	enum { SURE = 15, KEPT = 6, SEEN = 60 };
	int before = root < 1 ? 0 : (int)floorl(log10l(root)) + 1;
	if (before == 0)
		return SEEN;
	return before > SURE ? 0 : before > SURE - KEPT ? SURE - before : KEPT;
}

/* The square root of (n * sum of squares - square of the sum) / (n * (n - 1)):
 * whole numbers, and so without loss, up to the division. */
static const char *stdev_result(const struct question *q, struct text *to)
{
	const struct squares *s = q->state;
	uint64_t count = s->total.count;
	if (count < 2)
		return NULL;
	struct wide above = s->sum, less = wide_square(s->total.digits);
	if (!wide_times(&above, count))
		return "the values are too large for a standard deviation";
	wide_subtract(&above, &less);
	long double root = sqrtl(wide_round(&above) / ((long double)count * (long double)(count - 1)));
	for (unsigned i = 0; i < s->total.scale; i++)
		root /= 10;
	char text[2 * NUMBER_ROOM];
	size_t len = (size_t)snprintf(text, sizeof text - 1, "%.*Lf", decimals_of(root), root);
	text_add(to, slice_of(text, number_round(text, len)));
	return NULL;
}

/* Between the two values nearest the rank (n - 1) * p, in proportion: a
 * decimal with at most six digits more than the values. */
static const char *percentile_result(const struct question *q, struct text *to)
{
	const struct values *v = q->state;
	enum { WHOLE = 100 * PERCENT, DECIMALS = 6 };
	if (v->count == 0)
		return NULL;
	const struct number *sorted = values_sorted(q->pool, v);
	uint64_t at = (v->count - 1) * q->rank, part = at % WHOLE;
	struct number below = sorted[at / WHOLE], above = sorted[at / WHOLE + (part > 0)];
	unsigned scale = below.scale > above.scale ? below.scale : above.scale;
	int128 low = below.digits, high = above.digits;
	if (!number_raise(&low, scale - below.scale) || !number_raise(&high, scale - above.scale) ||
	    __builtin_mul_overflow(low, (int128)(WHOLE - part), &low) ||
	    __builtin_mul_overflow(high, (int128)part, &high) || __builtin_add_overflow(low, high, &low))
		return "the percentile lies between numbers too unlike to be kept exactly";
	to->len += number_write(text_reserve(to, NUMBER_ROOM), low, scale + DECIMALS);
	return NULL;
}

static const char *kept_result(const struct question *q, struct text *to)
{
	const struct text_kept *kept = q->state;
	if (kept->len > 0)
		text_add(to, slice_of(kept->at, kept->len));
	return NULL;
}

static const char *mode_result(const struct question *q, struct text *to)
{
	text_add(to, tally_mode(q->pool, q->group));
	return NULL;
}

static const struct aggregate aggregates[] = {
	{S("rows"), COLUMN_NO, MEASURE_NOTHING, STORE_ROWS, false, count_result},
	{S("share"), COLUMN_NO, MEASURE_NOTHING, STORE_ROWS, false, share_result},
	{S("words"), COLUMN_TEXT, MEASURE_WORDS, STORE_COUNT, false, count_result},
	{S("chars"), COLUMN_TEXT, MEASURE_CHARS, STORE_COUNT, false, count_result},
	{S("sentences"), COLUMN_TEXT, MEASURE_SENTENCES, STORE_COUNT, false, count_result},
	{S("distinct"), COLUMN_NAMED, MEASURE_TEXT, STORE_TALLY, false, count_result},
	{S("sum"), COLUMN_NAMED, MEASURE_NUMBER, STORE_TOTAL, false, sum_result},
	{S("mean"), COLUMN_NAMED, MEASURE_NUMBER, STORE_TOTAL, false, mean_result},
	{S("min"), COLUMN_NAMED, MEASURE_NUMBER, STORE_LEAST, false, extreme_result},
	{S("max"), COLUMN_NAMED, MEASURE_NUMBER, STORE_MOST, false, extreme_result},
	{S("median"), COLUMN_NAMED, MEASURE_NUMBER, STORE_VALUES, false, percentile_result},
	{S("stdev"), COLUMN_NAMED, MEASURE_NUMBER, STORE_SQUARES, false, stdev_result},
	{S("first"), COLUMN_NAMED, MEASURE_TEXT, STORE_FIRST, true, kept_result},
	{S("last"), COLUMN_NAMED, MEASURE_TEXT, STORE_LAST, true, kept_result},
	{S("mode"), COLUMN_NAMED, MEASURE_TEXT, STORE_TALLY, true, mode_result},
};

static const struct aggregate percentile = {S("p"),       COLUMN_NAMED, MEASURE_NUMBER,
					    STORE_VALUES, false,        percentile_result};

/* p0 to p100, with up to four decimals. */
static bool read_rank(slice name, uint64_t *rank)
{
	struct number n;
	if (name.len < 2 || name.at[0] != 'p' || !ascii_is_digit(name.at[1]) ||
	    !ascii_is_digit(name.at[name.len - 1]))
		return false;
	if (number_read(slice_after(name, 1), &n) != NUMBER_FINE || n.scale > 4 || n.digits < 0)
		return false;
	int128 units = n.digits;
	if (!number_raise(&units, 4u - n.scale) || units > 100 * PERCENT)
		return false;
	*rank = (uint64_t)units;
	return true;
}

const struct aggregate *aggregate_named(slice name, uint64_t *rank)
{
	*rank = 50 * PERCENT;
	for (size_t i = 0; i < sizeof aggregates / sizeof aggregates[0]; i++)
		if (slice_equal(aggregates[i].name, name))
			return &aggregates[i];
	return read_rank(name, rank) ? &percentile : NULL;
}
