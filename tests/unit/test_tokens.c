/* blocks and tokens: many bytes, or many tokens, at once give what one at a time gives. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/blocks.h"
#include "text/tokens.h"

enum { LONGEST = 200, ROUNDS = 300 };

static uint32_t seed = 1;

static uint32_t next_random(void)
{
	seed = seed * 1664525u + 1013904223u;
	return seed >> 8;
}

/* Any bytes, but mostly letters, stops and quotation marks. */
static slice random_text(char *to)
{
	static const char OFTEN[] = "abcXYZ019 .,'\"?!-\xE2\x80\x99\xC2";
	size_t len = next_random() % LONGEST;
	for (size_t i = 0; i < len; i++)
		to[i] = next_random() % 8 ? OFTEN[next_random() % (sizeof OFTEN - 1)] : (char)next_random();
	return slice_of(to, len);
}

static void walk_as_the_table_says(slice text, block_class *class, unsigned wanted, bool others)
{
	struct block_walk walk = block_walk_begin();
	for (size_t at = 0; at <= text.len; at++) {
		size_t expected = at;
		while (expected < text.len && byte_is(text.at[expected], wanted) == others)
			expected++;
		assert_int_equal(block_walk_next(&walk, text, at, text.len, class), expected);
	}
}

static void blocks_find_what_the_table_says(void **state)
{
	(void)state;
	char bytes[LONGEST];
	for (size_t round = 0; round < ROUNDS; round++) {
		slice text = random_text(bytes);
		walk_as_the_table_says(text, block_words, BYTE_WORD, false);
		walk_as_the_table_says(text, block_others, BYTE_WORD, true);
		walk_as_the_table_says(text, block_quotes, BYTE_QUOTE, false);
		walk_as_the_table_says(text, block_stops, BYTE_STOP, false);
	}
}

static void a_look_finds_the_next_token(void **state)
{
	(void)state;
	uint8_t looks[LONGEST + 8] = {0};
	for (size_t i = 0; i < LONGEST; i++)
		looks[i] = next_random() % 5 ? 0 : (uint8_t)next_random();
	for (size_t from = 0; from <= LONGEST; from++)
		for (uint8_t wanted = 1; wanted; wanted = (uint8_t)(wanted << 1)) {
			size_t expected = from;
			while (expected < LONGEST && !(looks[expected] & wanted))
				expected++;
			assert_int_equal(tokens_look(looks, from, LONGEST, wanted), expected);
		}
}

/* In order, apart from each other, and inside the text, whatever the bytes are. */
static void tokens_stand_one_behind_the_other(void **state)
{
	(void)state;
	struct arena memory = {0};
	char bytes[LONGEST];
	for (size_t round = 0; round < ROUNDS; round++) {
		slice text = random_text(bytes);
		struct token_list tokens = tokens_of(text, &memory);
		size_t end = 0;
		for (size_t i = 0; i < tokens.count; i++) {
			const struct token *t = &tokens.items[i];
			assert_true(t->at >= end && t->len > 0 && t->end >= t->len);
			assert_int_equal(t->capital, (tokens.looks[i] & LOOK_CAPITAL) != 0);
			assert_int_equal(t->sentence, (tokens.looks[i] & LOOK_SENTENCE) != 0);
			end = t->at + t->end;
		}
		assert_true(end <= text.len);
		arena_reset(&memory);
	}
	arena_free(&memory);
}

static void marks_know_their_partners_and_depths(void **state)
{
	(void)state;
	struct arena memory = {0};
	slice text = S("“He told me ‘never’ once,” she said.");
	struct token_list tokens = tokens_of(text, &memory);
	const struct token *items = tokens.items;
	assert_int_equal(items[0].kind, TOKEN_OPEN);
	assert_int_equal(items[items[0].partner].partner, 0);
	assert_int_equal(items[0].depth, 0);
	assert_int_equal(items[1].depth, 1);
	assert_int_equal(items[5].depth, 2);
	assert_int_equal(items[tokens.count - 1].depth, 0);
	assert_true(items[0].sentence && items[1].sentence && !items[2].sentence);
	arena_free(&memory);
}

static void what_an_array_does_not_need_goes_back(void **state)
{
	(void)state;
	struct arena memory = {0};
	char *first = arena_room(&memory, 1000, 1);
	arena_give_back(&memory, first, 1000, 16, 1);
	char *second = arena_room(&memory, 16, 1);
	memset(second, 1, 16);
	char *third = arena_room(&memory, 16, 1);
	arena_give_back(&memory, second, 16, 0, 1); /* not the last: stays */
	memset(third, 2, 16);
	assert_int_equal(second[15], 1);
	arena_free(&memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_find_what_the_table_says),
		cmocka_unit_test(a_look_finds_the_next_token),
		cmocka_unit_test(tokens_stand_one_behind_the_other),
		cmocka_unit_test(marks_know_their_partners_and_depths),
		cmocka_unit_test(what_an_array_does_not_need_goes_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
