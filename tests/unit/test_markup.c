/* markup: what is taken out, what is replaced, and where everything came from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "streams/markup.h"

enum { LONGEST = 400 };

struct sample {
	const char *raw, *text;
};

static const struct sample samples[] = {
	{"plain", "plain"},
	{"", ""},
	{"**bold** and *lean*", "bold and lean"},
	{"__bold__ and _lean_", "bold and lean"},
	{"***both***", "both"},
	{"“**Three things.** I read”", "“Three things. I read”"},
	{"in**side** words", "inside words"},
	{"2*3*4 and file_name_here", "2*3*4 and file_name_here"},
	{"5 * 3 * 2", "5 * 3 * 2"},
	{"*Name changed on request", "*Name changed on request"},
	{"Jennifer West*, a worker", "Jennifer West*, a worker"},
	{"**never closed", "**never closed"},
	{"_____ and ****", "_____ and ****"},
	{"2<sup>nd</sup> H<sub>2</sub>O", "2nd H2O"},
	{"<b>a</b><i>b</i><em>c</em><STRONG>d</STRONG>", "abcd"},
	{"a < b and <c> and <br> and <a href=x>", "a < b and <c> and <br> and <a href=x>"},
	{"one\ntwo\r\nthree", "one two  three"},
	{"tab\there", "tab here"},
	{"one\n> two\n> > three", "one two three"},
	{"one\n>two", "one two"},
	{"one > two", "one > two"},
	{"caf\xC3\xA9 \xC3 \xFF\xE2\x82", "caf\xC3\xA9 ? ???"},
	{"\x01\x7F\x1F", "   "},
};

static void the_text_of_each_sample(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		slice raw = slice_from(samples[i].raw), want = slice_from(samples[i].text);
		char text[LONGEST];
		size_t map[LONGEST];
		print_message("%s\n", samples[i].text);
		size_t length = markup_text(raw, text, map);
		assert_int_equal(length, want.len);
		assert_memory_equal(text, want.at, length);
		assert_int_equal(markup_text(raw, text, NULL), length);
		assert_int_equal(map[length], raw.len);
		for (size_t k = 0; k < length; k++) {
			assert_true(k == 0 || map[k] > map[k - 1]);
			assert_true(text[k] == raw.at[map[k]] || text[k] == ' ' || text[k] == '?');
		}
	}
}

/* No bytes make it write beyond the text or lose its way. */
static void any_bytes_will_do(void **state)
{
	(void)state;
	static const char bytes[] = "**__ <sup></sup>\n> a\xE2\x80\xFF";
	char raw[LONGEST], text[LONGEST];
	size_t map[LONGEST + 1];
	unsigned seed = 7;
	for (int round = 0; round < 5000; round++) {
		for (size_t i = 0; i < sizeof raw; i++) {
			seed = seed * 1103515245u + 12345u;
			raw[i] = bytes[seed / 65536u % (sizeof bytes - 1)];
		}
		size_t length = markup_text(slice_of(raw, sizeof raw), text, map);
		assert_true(length <= sizeof raw);
		for (size_t k = 0; k < length; k++)
			assert_true(map[k] < sizeof raw && (k == 0 || map[k] > map[k - 1]));
		assert_int_equal(map[length], sizeof raw);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_text_of_each_sample),
		cmocka_unit_test(any_bytes_will_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
