/* slice: the parts and comparisons of borrowed bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/slice.h"

static void assert_slice(slice s, const char *wanted)
{
	if (!slice_equal(s, slice_from(wanted)))
		fail_msg("'%.*s', not '%s'", (int)s.len, s.at, wanted);
}

static void parts_are_taken_by_position(void **state)
{
	(void)state;
	slice s = S("abcdef");
	assert_slice(slice_sub(s, 1, 3), "bc");
	assert_slice(slice_sub(s, 6, 6), "");
	assert_slice(slice_after(s, 4), "ef");
	assert_slice(slice_after(s, 6), "");
}

static void bytes_and_texts_are_found(void **state)
{
	(void)state;
	slice s = S("a\0bcabc");
	assert_int_equal(slice_find_byte(s, 'b', 0), 2);
	assert_int_equal(slice_find_byte(s, 'b', 3), 5);
	assert_int_equal(slice_find_byte(s, '\0', 0), 1);
	assert_int_equal(slice_find_byte(s, 'x', 0), SLICE_NONE);
	assert_int_equal(slice_find_byte(s, 'c', 7), SLICE_NONE);
	assert_int_equal(slice_find_byte(s, 'c', 99), SLICE_NONE);
	assert_int_equal(slice_find(s, S("bc"), 0), 2);
	assert_int_equal(slice_find(s, S("bc"), 3), 5);
	assert_int_equal(slice_find(s, S("bcd"), 0), SLICE_NONE);
	assert_int_equal(slice_find(s, S(""), 7), 7);
	assert_int_equal(slice_find(s, S("a"), 8), SLICE_NONE);
}

static void ends_are_compared(void **state)
{
	(void)state;
	assert_true(slice_starts(S("comment"), S("com")));
	assert_true(slice_starts(S("com"), S("")));
	assert_false(slice_starts(S("co"), S("com")));
	assert_true(slice_ends(S("comment"), S("ment")));
	assert_false(slice_ends(S("ent"), S("ment")));
	assert_true(slice_starts_nocase(S("COMment"), S("comM")));
	assert_false(slice_starts_nocase(S("CO"), S("com")));
}

static void case_is_ascii_case(void **state)
{
	(void)state;
	assert_true(slice_equal_nocase(S("Ofsted"), S("oFSTED")));
	assert_false(slice_equal_nocase(S("Ofsted"), S("Ofste")));
	assert_false(slice_equal_nocase(S("@"), S("`")));
	assert_false(slice_equal_nocase(S("É"), S("é")));
}

static void order_is_that_of_bytes(void **state)
{
	(void)state;
	const slice sorted[] = {S(""), S("A"), S("A\0"), S("AB"), S("a"), S("é"), S("\xFF")};
	size_t count = sizeof sorted / sizeof sorted[0];
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			int order = slice_compare(sorted[i], sorted[j]);
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
	}
}

static void white_space_is_trimmed(void **state)
{
	(void)state;
	assert_slice(slice_trim(S(" \t\v\f\r\n a b \n")), "a b");
	assert_slice(slice_trim(S(" \n ")), "");
	assert_slice(slice_trim(S("")), "");
	assert_slice(slice_trim(S("\xC2\xA0x")), "\xC2\xA0x");
}

static void lists_are_walked(void **state)
{
	(void)state;
	slice rest = S("a,,b");
	assert_slice(slice_cut(&rest, ','), "a");
	assert_slice(slice_cut(&rest, ','), "");
	assert_slice(slice_cut(&rest, ','), "b");
	assert_slice(rest, "");
	assert_slice(slice_cut(&rest, ','), "");
	rest = S("a,");
	assert_slice(slice_cut(&rest, ','), "a");
	assert_slice(rest, "");
}

/* The classes of ASCII, against those of C for every byte. */
static void letters_and_digits_are_those_of_ascii(void **state)
{
	(void)state;
	static const char lower[] = "abcdefghijklmnopqrstuvwxyz", upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	for (int i = 0; i < 256; i++) {
		char c = (char)i;
		bool is_lower = c && strchr(lower, c), is_upper = c && strchr(upper, c);
		assert_int_equal(ascii_is_lower(c), is_lower);
		assert_int_equal(ascii_is_upper(c), is_upper);
		assert_int_equal(ascii_is_alpha(c), is_lower || is_upper);
		assert_int_equal(ascii_is_digit(c), c && strchr("0123456789", c));
		assert_int_equal(ascii_is_space(c), c && strchr(" \t\n\v\f\r", c));
		assert_int_equal(ascii_lower(c), is_upper ? c - 'A' + 'a' : c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_are_taken_by_position),
		cmocka_unit_test(bytes_and_texts_are_found),
		cmocka_unit_test(ends_are_compared),
		cmocka_unit_test(case_is_ascii_case),
		cmocka_unit_test(order_is_that_of_bytes),
		cmocka_unit_test(white_space_is_trimmed),
		cmocka_unit_test(lists_are_walked),
		cmocka_unit_test(letters_and_digits_are_those_of_ascii),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
