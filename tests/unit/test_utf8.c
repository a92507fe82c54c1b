/* utf8: characters in any bytes, against libunistring. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unictype.h>
#include <unistr.h>

#include "base/utf8.h"

static bool is_scalar(uint32_t code) { return code < 0x110000 && (code < 0xD800 || code >= 0xE000); }

static void every_character_is_decoded(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		if (!is_scalar(code))
			continue;
		uint8_t bytes[8] = "x";
		int len = u8_uctomb(bytes + 1, code, 6);
		slice s = slice_of((const char *)bytes, (size_t)len + 1);
		uint32_t got, before;
		assert_int_equal(utf8_decode(s, 1, &got), len);
		assert_int_equal(got, code);
		assert_int_equal(utf8_decode_before(s, s.len, &before), len);
		assert_int_equal(before, code);
		assert_int_equal(utf8_valid(s), s.len);
		assert_int_equal(utf8_count(s), 2);
	}
}

/* All sequences of four bytes that begin with a byte of 0x80 or above, the
 * others taken from the limits of every range. */
static void whatever_is_not_utf8_is_one_byte_each(void **state)
{
	(void)state;
	static const uint8_t limits[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
					 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xF4, 0xFF};
	enum { COUNT = sizeof limits };
	for (unsigned first = 0x80; first < 0x100; first++) {
		for (unsigned rest = 0; rest < COUNT * COUNT * COUNT; rest++) {
			uint8_t bytes[4] = {(uint8_t)first, limits[rest % COUNT], limits[rest / COUNT % COUNT],
					    limits[rest / COUNT / COUNT]};
			for (size_t len = 1; len <= 4; len++) {
				slice s = slice_of((const char *)bytes, len);
				ucs4_t wanted;
				int units = u8_mbtoucr(&wanted, bytes, len);
				uint32_t code;
				size_t got = utf8_decode(s, 0, &code);
				assert_int_equal(got, units > 0 ? units : 1);
				assert_int_equal(code, units > 0 ? wanted : UTF8_INVALID);
				const uint8_t *bad = u8_check(bytes, len);
				assert_int_equal(utf8_valid(s), bad ? (size_t)(bad - bytes) : len);
			}
		}
	}
}

static void backwards_gives_the_same_characters_as_forwards(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int round = 0; round < 200000; round++) {
		char bytes[9];
		for (size_t i = 0; i < sizeof bytes; i++) {
			seed = (uint32_t)((uint64_t)seed * 48271 % 2147483647);
			bytes[i] = (char)(seed % 5 ? 0x80 + seed / 5 % 0x80 : seed / 5);
		}
		slice s = slice_of(bytes, sizeof bytes);
		size_t ends[sizeof bytes], count = 0;
		uint32_t codes[sizeof bytes];
		for (size_t i = 0; i < s.len; count++)
			ends[count] = i += utf8_decode(s, i, &codes[count]);
		assert_int_equal(utf8_count(s), count);
		size_t end = s.len;
		while (count-- > 0) {
			uint32_t code;
			assert_int_equal(end, ends[count]);
			end -= utf8_decode_before(s, end, &code);
			assert_int_equal(code, codes[count]);
		}
		assert_int_equal(end, 0);
	}
}

static void validity_is_seen_at_every_distance(void **state)
{
	(void)state;
	char bytes[40];
	for (size_t len = 0; len < sizeof bytes; len++) {
		memset(bytes, 'a', sizeof bytes);
		assert_int_equal(utf8_valid(slice_of(bytes, len)), len);
		for (size_t bad = 0; bad < len; bad++) {
			bytes[bad] = '\xFF';
			assert_int_equal(utf8_valid(slice_of(bytes, len)), bad);
			bytes[bad] = 'a';
		}
	}
}

static void kinds_of_characters_are_those_of_unicode(void **state)
{
	(void)state;
	for (uint32_t code = 0; code < 0x110000; code++) {
		assert_int_equal(utf8_is_letter(code), uc_is_property_alphabetic(code));
		assert_int_equal(utf8_is_upper(code), uc_is_property_uppercase(code));
		assert_int_equal(utf8_is_lower(code), uc_is_property_lowercase(code));
		assert_int_equal(utf8_is_space(code), uc_is_property_white_space(code));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_is_decoded),
		cmocka_unit_test(whatever_is_not_utf8_is_one_byte_each),
		cmocka_unit_test(backwards_gives_the_same_characters_as_forwards),
		cmocka_unit_test(validity_is_seen_at_every_distance),
		cmocka_unit_test(kinds_of_characters_are_those_of_unicode),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
