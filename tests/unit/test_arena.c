/* arena: memory that stays put until the arena is reset. */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"

static void memory_is_zero_and_aligned_and_nobody_elses(void **state)
{
	(void)state;
	enum { COUNT = 3000 };
	struct arena a = {0};
	unsigned char *blocks[COUNT];
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < COUNT; i++) {
			blocks[i] = arena_alloc(&a, i);
			assert_int_equal((uintptr_t)blocks[i] % alignof(max_align_t), 0);
			for (size_t k = 0; k < i; k++)
				assert_int_equal(blocks[i][k], 0);
			memset(blocks[i], (int)(i % 251) + 1, i);
		}
		for (size_t i = 0; i < COUNT; i++)
			for (size_t k = 0; k < i; k++)
				assert_int_equal(blocks[i][k], i % 251 + 1);
		arena_reset(&a);
	}
	arena_free(&a);
}

static void a_block_may_be_of_any_size(void **state)
{
	(void)state;
	struct arena a = {0};
	char *large = arena_array(&a, 1024 * 1024, 5), *small = arena_alloc(&a, 1);
	large[5 * 1024 * 1024 - 1] = *small = 'x';
	assert_int_equal(large[0], 0);
	arena_free(&a);
	arena_free(&a);
	arena_reset(&a);
}

static void texts_are_copied(void **state)
{
	(void)state;
	struct arena a = {0};
	char text[] = "some text";
	slice copy = arena_copy(&a, slice_of(text, 4)), nothing = arena_copy(&a, S(""));
	text[0] = 'x';
	assert_string_equal(copy.at, "some");
	assert_int_equal(copy.len, 4);
	assert_string_equal(nothing.at, "");
	slice joined = arena_join(&a, copy, S("\0"), S("where"));
	assert_memory_equal(joined.at, "some\0where", 11);
	assert_int_equal(joined.len, 10);
	arena_free(&a);
}

static void arrays_grow(void **state)
{
	(void)state;
	size_t room = 0, *numbers = NULL;
	for (size_t i = 0; i < 100000; i++) {
		size_t before = room;
		numbers = memory_grow(numbers, &room, i + 1, sizeof *numbers);
		assert_true(room > i);
		assert_true(room == before || room >= before * 2);
		numbers[i] = i;
	}
	for (size_t i = 0; i < 100000; i++)
		assert_int_equal(numbers[i], i);
	free(numbers);
}

static void arrays_grow_in_an_arena(void **state)
{
	(void)state;
	struct arena a = {0};
	size_t room = 0, *numbers = NULL;
	for (size_t i = 0; i < 20000; i++) {
		size_t *before = numbers, had = room;
		numbers = arena_grow(&a, numbers, i, &room, i + 1, sizeof *numbers);
		assert_true(room > i && (room == had ? numbers == before : room >= had * 2));
		numbers[i] = i;
	}
	for (size_t i = 0; i < 20000; i++)
		assert_int_equal(numbers[i], i);
	arena_free(&a);
}

/* In a child, since the program ends. */
static int status_of(void (*ask)(void))
{
	int status;
	pid_t child = fork();
	if (child == 0) {
		close(STDERR_FILENO);
		ask();
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void ask_for_an_array(void)
{
	struct arena a = {0};
	arena_array(&a, SIZE_MAX / 4, 8);
}

static void ask_for_a_block(void)
{
	struct arena a = {0};
	arena_alloc(&a, SIZE_MAX - 3);
}

static void ask_for_memory(void) { free(memory_resize(NULL, SIZE_MAX / 2, 3)); }

static void more_than_there_can_be_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(status_of(ask_for_an_array), 2);
	assert_int_equal(status_of(ask_for_a_block), 2);
	assert_int_equal(status_of(ask_for_memory), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zero_and_aligned_and_nobody_elses),
		cmocka_unit_test(a_block_may_be_of_any_size),
		cmocka_unit_test(texts_are_copied),
		cmocka_unit_test(arrays_grow),
		cmocka_unit_test(arrays_grow_in_an_arena),
		cmocka_unit_test(more_than_there_can_be_ends_the_program),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
