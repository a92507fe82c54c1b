/* words: the examples of its header, and the same answer as libunistring gives
 * for a whole text, for random texts of every kind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "text/words.h"

static uint32_t seed = 1;

static uint32_t below(uint32_t n)
{
	seed = (uint32_t)((uint64_t)seed * 48271 % 2147483647);
	return seed % n;
}

static bool is_word_character(ucs4_t code)
{
	return uc_is_property_alphabetic(code) || uc_is_general_category_withtable(code, UC_CATEGORY_MASK_N);
}

/* The definition, without pieces, tokens or tables. */
static size_t words_by_definition(const uint8_t *text, size_t len)
{
	char *breaks = memory_resize(NULL, len, 1);
	size_t words = 0;
	bool counted = false;
	u8_wordbreaks(text, len, breaks);
	for (size_t i = 0; i < len;) {
		ucs4_t code;
		if (breaks[i])
			counted = false;
		i += (size_t)u8_mbtouc(&code, text + i, len - i);
		if (!counted && is_word_character(code)) {
			words++;
			counted = true;
		}
	}
	free(breaks);
	return words;
}

/* Characters that the rules of UAX #29 treat in different ways. */
static const ucs4_t special[] = {
	' ',    '\n',    '\t',    '\r',    '\v',    '\f',    'a',     'Z',    '7',      '_',    '.',
	',',    ';',     ':',     '\'',    '"',     '-',     0x85,    0xA0,   0xAD,     0xB7,   0xBD,
	0xE9,   0x300,   0x301,   0x345,   0x387,   0x5D0,   0x5D1,   0x5F4,  0x661,    0x93F,  0x915,
	0xE01,  0x200B,  0x200C,  0x200D,  0x200E,  0x2018,  0x2019,  0x201C, 0x2024,   0x2028, 0x203F,
	0x2044, 0x2060,  0x3000,  0x3031,  0x30A2,  0x30FC,  0x3042,  0x4E2D, 0xAC00,   0xFE0F, 0xFEFF,
	0xFFFD, 0x1F1E6, 0x1F1E7, 0x1F468, 0x1F469, 0x1F3FB, 0x1F600, 0x2764, 0x10FFFF,
};

static ucs4_t random_character(void)
{
	switch (below(8)) {
	case 0:
		return 1 + below(0x7F);
	case 1: {
		ucs4_t code = below(0x110000);
		return code >= 0xD800 && code < 0xE000 ? 'x' : code;
	}
	case 2:
	case 3:
		return special[below(17)];
	default:
		return special[below(sizeof special / sizeof special[0])];
	}
}

static void compare(const uint8_t *text, size_t len)
{
	size_t wanted = words_by_definition(text, len), got = words_count(slice_of((const char *)text, len));
	if (got == wanted)
		return;
	print_error("%zu words, not %zu, in:", got, wanted);
	for (size_t i = 0; i < len && i < 400; i++)
		print_error(" %02x", text[i]);
	print_error("\n");
	fail();
}

static void random_texts(size_t rounds, uint32_t most)
{
	uint8_t *text = memory_resize(NULL, most * 4 + 1, 1);
	for (size_t round = 0; round < rounds; round++) {
		size_t len = 0;
		for (uint32_t i = below(most); i > 0; i--)
			len += (size_t)u8_uctomb(text + len, random_character(), 4);
		compare(text, len);
	}
	free(text);
}

static void short_texts_are_counted_as_libunistring_does(void **state)
{
	(void)state;
	random_texts(200000, 12);
}

static void long_texts_are_counted_as_libunistring_does(void **state)
{
	(void)state;
	random_texts(60, 40000);
}

static void ascii_is_counted_as_libunistring_does(void **state)
{
	(void)state;
	uint8_t text[8];
	for (int round = 0; round < 300000; round++) {
		size_t len = below(sizeof text + 1);
		for (size_t i = 0; i < len; i++)
			text[i] = (uint8_t)(below(4) ? (uint32_t)special[below(17)] : below(0x80));
		compare(text, len);
	}
}

/* A text without white space is counted in pieces that end at boundaries. */
static void long_tokens_are_counted_as_libunistring_does(void **state)
{
	(void)state;
	for (size_t s = 10; s < sizeof special / sizeof special[0]; s++) {
		for (uint32_t rare = 0; rare < 3; rare++) {
			uint8_t text[5 * 5000];
			size_t len = 0;
			while (len < sizeof text - 4) {
				bool other = rare > 0 && below(rare == 1 ? 2 : 700) == 0;
				len += (size_t)u8_uctomb(text + len, other ? special[10 + below(50)] : special[s], 4);
			}
			compare(text, len);
		}
	}
}

static const struct {
	const char *text;
	size_t words;
} examples[] = {
	{"", 0},
	{" ", 0},
	{"one", 1},
	{" one  two ", 2},
	{"don't", 1},
	{"don’t", 1},
	{"the carers’ own", 3},
	{"3,400 children", 2},
	{"£3.4m", 1},
	{"cc_tools", 1},
	{"___", 0},
	{"social-worker", 2},
	{"2019/20", 2},
	{"– “yes” …", 1},
	{"a.b", 1},
	{"a.1", 2},
	{"1.a", 2},
	{"naïve café", 2},
	{"naïve\xFF", 1},
	{"na\xC3", 1},
	{"\xFF\xFE", 0},
	{"中文字", 3},
	{"👩‍👧 family", 1},
	{"½ pint", 2},
};

static void examples_hold(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		size_t words = words_count(slice_from(examples[i].text));
		if (words != examples[i].words)
			fail_msg("'%s' has %zu words", examples[i].text, words);
	}
}

static void a_byte_that_is_no_utf8_is_a_mark(void **state)
{
	(void)state;
	assert_int_equal(words_count(S("one\x80two caf\xC3\xA9\xE9men\xC3")), 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(examples_hold),
		cmocka_unit_test(a_byte_that_is_no_utf8_is_a_mark),
		cmocka_unit_test(ascii_is_counted_as_libunistring_does),
		cmocka_unit_test(short_texts_are_counted_as_libunistring_does),
		cmocka_unit_test(long_texts_are_counted_as_libunistring_does),
		cmocka_unit_test(long_tokens_are_counted_as_libunistring_does),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
