/* model: what it reads, what it refuses, and what it may never do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/model_scores.h"
#include "streams/segments.h"

/* ---- the file ---- */

enum { FEW_ROWS = 3, FILE_LENGTH = MODEL_HEADER + MODEL_EDGE_BYTES + FEW_ROWS * MODEL_ROW };

/* A sound model all of whose weights are `weight`; its first row is nobody's. */
static slice small_model(unsigned char *file, int8_t weight)
{
	memset(file, weight, FILE_LENGTH);
	memset(file + MODEL_HEADER + MODEL_EDGE_BYTES, 0, MODEL_ROW);
	model_write_header(file, FEW_ROWS, slice_of((char *)file + MODEL_HEADER, FILE_LENGTH - MODEL_HEADER));
	return slice_of((char *)file, FILE_LENGTH);
}

static void a_sound_model_is_read(void **state)
{
	(void)state;
	static unsigned char file[FILE_LENGTH];
	static struct model model;
	int16_t scores[MODEL_WIDTH];
	uint32_t features[FEATURE_SLOTS];
	assert_null(model_read(&model, small_model(file, 1)));
	for (size_t i = 0; i < FEATURE_SLOTS; i++)
		features[i] = (uint32_t)i << 27 | 1; /* the tag of every row is 1 too */
	model_score(&model, features, scores);
	for (size_t k = 0; k < MODEL_LABELS; k++)
		assert_int_equal(scores[k], FEATURE_SLOTS);
	for (size_t i = 0; i < FEATURE_SLOTS; i++)
		features[i]++; /* these have no row */
	model_score(&model, features, scores);
	for (size_t k = 0; k < MODEL_LABELS; k++)
		assert_int_equal(scores[k], 0);
}

static void whatever_is_damaged_is_refused(void **state)
{
	(void)state;
	static unsigned char file[FILE_LENGTH + 1];
	static struct model model;
	for (size_t i = 0; i < FILE_LENGTH; i++) {
		small_model(file, 1);
		bool unused = i >= MODEL_HEADER - 8 && i < MODEL_HEADER;
		file[i] ^= 0x10;
		if (!unused)
			assert_non_null(model_read(&model, slice_of((char *)file, FILE_LENGTH)));
	}
}

static void whatever_is_cut_short_or_too_long_is_refused(void **state)
{
	(void)state;
	static unsigned char file[FILE_LENGTH + 1];
	static struct model model;
	small_model(file, 1);
	for (size_t len = 0; len < FILE_LENGTH; len++) {
		char *exact = malloc(len + 1);
		memcpy(exact, file, len);
		assert_non_null(model_read(&model, slice_of(exact, len)));
		free(exact);
	}
	assert_non_null(model_read(&model, slice_of((char *)file, FILE_LENGTH + 1)));
}

static void foreign_bytes_are_refused(void **state)
{
	(void)state;
	static char noise[FILE_LENGTH];
	static struct model model;
	uint32_t random = 1;
	for (int round = 0; round < 200; round++) {
		for (size_t i = round % 2 ? 12 : 0; i < sizeof noise; i++)
			noise[i] = (char)((random = random * 1664525 + 1013904223) >> 24);
		if (round % 2)
			small_model((unsigned char *)noise, 1), noise[MODEL_HEADER + round] ^= 1;
		assert_non_null(model_read(&model, slice_of(noise, sizeof noise)));
	}
}

/* ---- the labels ---- */

static void labels_follow_each_other(void **state)
{
	(void)state;
	enum { ROUNDS = 300, UNITS = 40 };
	static struct model_edges edges;
	static struct unit units[UNITS];
	static int16_t scores[UNITS][MODEL_WIDTH];
	uint8_t labels[UNITS];
	uint32_t random = 7;
	model_clear_edges(&edges);
	for (size_t kind = 0; kind < UNIT_KINDS; kind++)
		for (size_t s = 0; s < MODEL_STATES; s++)
			for (size_t k = 0; k < MODEL_LABELS; k++)
				model_set_edge(&edges, kind, s, k, (int16_t)((kind * 31 + s * 17 + k * 7) % 101));
	for (int round = 0; round < ROUNDS; round++) {
		for (size_t i = 0; i < UNITS; i++) {
			units[i].kind = (uint8_t)(i % UNIT_KINDS);
			for (size_t k = 0; k < MODEL_WIDTH; k++)
				scores[i][k] = (int16_t)((random = random * 1664525 + 1013904223) >> 16);
		}
		model_decode(&edges, units, UNITS, scores, labels);
		for (size_t i = 0, before = MODEL_BEGIN; i < UNITS; before = model_state(labels[i++])) {
			assert_true(labels[i] < MODEL_LABELS);
			assert_true(model_may_follow(before, labels[i]));
		}
	}
}

/* ---- the frames ---- */

static void check_span(const struct passage *p, struct span sentence, struct span s)
{
	if (span_is_empty(s))
		return;
	assert_true(s.from >= sentence.from && s.to <= sentence.to);
	/* No quotation is taken apart: outside of all of them at both ends. */
	assert_int_equal(p->tokens[s.from].depth, 0);
	assert_int_equal(p->tokens[s.to - 1].depth, 0);
}

static struct frame_list frames_in(struct passage *p, slice text, const struct model *model, struct arena *memory)
{
	*p = passage_of(text, tokens_of(text, memory));
	struct span all = {0, p->count};
	struct frame_list frames = frames_of(p, 0, p->count, 0, memory);
	struct model_context context = {0};
	model_begin_segment(&context, SEGMENT_PARA);
	model_frames(model, p, all, &context, &frames, memory);
	for (size_t i = 0; i < frames.count; i++) {
		check_span(p, all, frames.items[i].source);
		check_span(p, all, frames.items[i].cue);
		check_span(p, all, frames.items[i].whole_source);
		check_span(p, all, frames.items[i].whole_cue);
		for (size_t k = 0; k < frames.items[i].part_count; k++)
			check_span(p, all, frames.items[i].parts[k]);
	}
	return frames;
}

static void quotations_stay_whole(void **state)
{
	(void)state;
	static const char *const TEXTS[] = {
		"",
		"“",
		"said",
		"“The bridge is safe. It always was,” said Ines Brandt, who built it. “Walk across.”",
		"Brandt called the bridge “safe” and those who doubt it “tired”, and wants it opened “at once”.",
		"The council, which paid for it, has been asking whether “the old one” could not have stayed.",
		"According to the report (“Bridges”, 2019), nobody knows who said “so be it: “never” again”.",
		"“Unclosed, she said, and went on to say that",
		"She said: “one” “two” “three” ‘four’ ”five“",
	};
	struct arena memory = {0};
	const struct model *model = model_built_in();
	assert_non_null(model);
	for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
		struct passage p;
		frames_in(&p, slice_from(TEXTS[i]), model, &memory);
	}
	arena_free(&memory);
}

static void wishes_are_found_that_no_rule_finds(void **state)
{
	(void)state;
	struct arena memory = {0};
	struct passage p;
	slice text = S("Mr Lund wants the council to close the road.");
	struct frame_list frames = frames_in(&p, text, model_built_in(), &memory);
	assert_int_equal(frames.count, 1);
	assert_true(frames.items[0].doubtful);
	assert_int_equal(passage_begin(&p, frames.items[0].source), 0);
	arena_free(&memory);
}

static void what_is_too_long_is_left_to_the_rules(void **state)
{
	(void)state;
	enum { WORDS = 5000 };
	struct arena memory = {0};
	struct passage p;
	char *text = arena_alloc(&memory, 12 + 4 * WORDS);
	size_t len = (size_t)(stpcpy(text, "She said it ") - text);
	for (size_t i = 0; i < WORDS; i++, len += 4)
		memcpy(text + len, "was ", 4);
	struct frame_list frames = frames_in(&p, slice_of(text, len), model_built_in(), &memory);
	for (size_t i = 0; i < frames.count; i++)
		assert_false(frames.items[i].doubtful);
	arena_free(&memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_model_is_read),
		cmocka_unit_test(whatever_is_damaged_is_refused),
		cmocka_unit_test(whatever_is_cut_short_or_too_long_is_refused),
		cmocka_unit_test(foreign_bytes_are_refused),
		cmocka_unit_test(labels_follow_each_other),
		cmocka_unit_test(quotations_stay_whole),
		cmocka_unit_test(wishes_are_found_that_no_rule_finds),
		cmocka_unit_test(what_is_too_long_is_left_to_the_rules),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
