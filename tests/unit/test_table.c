/* table: keys numbered as first seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/table.h"

static slice name_of(size_t number, char *to) { return slice_of(to, (size_t)sprintf(to, "key %zu", number)); }

static void keys_are_numbered_as_first_seen(void **state)
{
	(void)state;
	struct table t = {0};
	const slice keys[] = {S("b"), S("a"), S(""), S("a\0"), S("\0a"), S("a long key that is many words long")};
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
			assert_int_equal(table_add(&t, keys[i]), i);
	assert_int_equal(t.count, sizeof keys / sizeof keys[0]);
	for (size_t i = 0; i < t.count; i++)
		assert_true(slice_equal(t.keys[i], keys[i]));
	table_free(&t);
}

static void what_is_not_there_is_not_found(void **state)
{
	(void)state;
	struct table t = {0};
	assert_int_equal(table_find(&t, S("")), SLICE_NONE);
	table_add(&t, S("one"));
	assert_int_equal(table_find(&t, S("")), SLICE_NONE);
	assert_int_equal(table_find(&t, S("one ")), SLICE_NONE);
	assert_int_equal(table_find(&t, S("one")), 0);
	assert_int_equal(t.count, 1);
	table_free(&t);
}

static void many_keys_keep_their_numbers_and_places(void **state)
{
	(void)state;
	enum { COUNT = 200000 };
	struct table t = {0};
	char name[32];
	for (size_t i = 0; i < COUNT; i++)
		assert_int_equal(table_add(&t, name_of(i, name)), i);
	slice first = t.keys[0];
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(table_find(&t, name_of(i, name)), i);
		assert_int_equal(table_add(&t, name_of(i, name)), i);
	}
	assert_int_equal(table_find(&t, name_of(COUNT, name)), SLICE_NONE);
	assert_ptr_equal(t.keys[0].at, first.at);
	table_free(&t);
}

static void keys_are_copies(void **state)
{
	(void)state;
	struct table t = {0};
	char name[] = "name";
	table_add(&t, slice_of(name, 4));
	name[0] = 'N';
	assert_int_equal(table_find(&t, S("name")), 0);
	assert_int_equal(table_find(&t, S("Name")), SLICE_NONE);
	table_free(&t);
}

static void a_reset_table_is_empty(void **state)
{
	(void)state;
	struct table t = {0};
	char name[32];
	table_reset(&t);
	for (size_t round = 0; round < 50; round++) {
		for (size_t i = 0; i < 100 * round; i++)
			assert_int_equal(table_add(&t, name_of(i + round, name)), i);
		table_reset(&t);
		assert_int_equal(t.count, 0);
		assert_int_equal(table_find(&t, S("key 1")), SLICE_NONE);
	}
	table_free(&t);
	table_free(&t);
}

static void a_hash_is_the_same_at_any_time(void **state)
{
	(void)state;
	struct table t = {0};
	uint64_t before = table_hash(S("name"));
	table_add(&t, S("name"));
	assert_true(before == table_hash(S("name")));
	assert_true(before != table_hash(S("nama")));
	table_free(&t);
}

/* Each byte and the length of a key count, whatever the length. */
static void every_byte_counts(void **state)
{
	(void)state;
	char key[40] = "";
	for (size_t len = 0; len + 1 < sizeof key; len++) {
		uint64_t hash = table_hash(slice_of(key, len));
		assert_true(hash != table_hash(slice_of(key, len + 1)));
		for (size_t i = 0; i < len; i++) {
			for (int byte = 1; byte < 256; byte++) {
				key[i] = (char)byte;
				assert_true(hash != table_hash(slice_of(key, len)));
			}
			key[i] = '\0';
		}
	}
}

static void a_table_may_live_in_an_arena(void **state)
{
	(void)state;
	struct arena home = {0};
	for (size_t round = 0; round < 3; round++) {
		struct table t = {.home = &home};
		char name[32];
		for (size_t i = 0; i < 5000; i++)
			assert_int_equal(table_add(&t, arena_copy(&home, name_of(i, name))), i);
		for (size_t i = 0; i < 5000; i++)
			assert_int_equal(table_find(&t, name_of(i, name)), i);
		arena_reset(&home);
	}
	arena_free(&home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_hash_is_the_same_at_any_time),
		cmocka_unit_test(keys_are_numbered_as_first_seen),
		cmocka_unit_test(what_is_not_there_is_not_found),
		cmocka_unit_test(many_keys_keep_their_numbers_and_places),
		cmocka_unit_test(keys_are_copies),
		cmocka_unit_test(a_reset_table_is_empty),
		cmocka_unit_test(every_byte_counts),
		cmocka_unit_test(a_table_may_live_in_an_arena),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
