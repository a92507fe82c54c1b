/* parallel: everything is done once, and in order where order counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/parallel.h"

enum { MOST = 5000 };

static const size_t counts[] = {0, 1, 6, 7, 8, 13, 14, 15, 111, 112, 113, 1000, MOST};
static const size_t steps[] = {1, 7, 100};

struct work {
	atomic_int done[MOST];
	size_t part_from[PARALLEL_PARTS], part_to[PARALLEL_PARTS];
	size_t step, next;
};

static void clear(struct work *w, size_t step)
{
	for (size_t i = 0; i < MOST; i++)
		w->done[i] = 0;
	w->step = step;
	w->next = 0;
}

static void count(void *context, size_t from, size_t to)
{
	struct work *w = context;
	for (size_t i = from; i < to; i++)
		w->done[i]++;
}

static void make(void *context, size_t part, size_t from, size_t to)
{
	struct work *w = context;
	count(w, from, to);
	w->part_from[part] = from;
	w->part_to[part] = to;
}

static void take(void *context, size_t part, size_t from, size_t to)
{
	struct work *w = context;
	assert_int_equal(from, w->next);
	assert_int_equal(from, w->part_from[part]);
	assert_int_equal(to, w->part_to[part]);
	assert_true(to > from && to - from < 2 * w->step);
	w->next = to;
}

static void assert_done_once(const struct work *w, size_t count_of)
{
	for (size_t i = 0; i < MOST; i++)
		assert_int_equal(w->done[i], i < count_of);
}

static void each_thing_is_done_once(void **state)
{
	static struct work w;
	(void)state;
	for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
		for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
			clear(&w, steps[s]);
			parallel_do(counts[c], steps[s], count, &w);
			assert_done_once(&w, counts[c]);
		}
}

static void parts_are_taken_in_order(void **state)
{
	static struct work w;
	(void)state;
	for (size_t c = 0; c < sizeof counts / sizeof *counts; c++)
		for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
			clear(&w, steps[s]);
			parallel_in_order(counts[c], steps[s], make, take, &w);
			assert_done_once(&w, counts[c]);
			assert_int_equal(w.next, counts[c]);
		}
}

/* What is done by many threads may itself be divided. */
static void divide_more(void *context, size_t from, size_t to)
{
	struct work *works = context;
	for (size_t i = from; i < to; i++) {
		clear(&works[i], 7);
		parallel_in_order(1000, 7, make, take, &works[i]);
	}
}

static void work_within_work_is_done_too(void **state)
{
	static struct work works[20];
	(void)state;
	parallel_do(20, 1, divide_more, works);
	for (size_t i = 0; i < 20; i++)
		assert_done_once(&works[i], 1000);
}

static atomic_bool made;
static int times_made;

static void make_it(void *what)
{
	(void)what;
	times_made++;
}

static void need_it(void *context, size_t from, size_t to)
{
	(void)context, (void)from, (void)to;
	if (!parallel_made(&made))
		parallel_make(&made, make_it, NULL);
}

static void what_many_need_is_made_once(void **state)
{
	(void)state;
	parallel_do(1000, 1, need_it, NULL);
	assert_int_equal(times_made, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_thing_is_done_once),
		cmocka_unit_test(parts_are_taken_in_order),
		cmocka_unit_test(work_within_work_is_done_too),
		cmocka_unit_test(what_many_need_is_made_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
