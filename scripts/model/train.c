/* train: learn the weights of common/model from annotated articles.
 *
 *     cc-split ARTICLES >train.tsv
 *     train -o attribution.bin train.tsv TRAIN [check.tsv CHECK]
 *
 * Passes over the sentences in a random order, always the same (see crf.h);
 * then the weights of as many features as have room, each in a byte. With a
 * second stream and folder it says after each pass how many spans of theirs
 * come out exactly right. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/message.h"
#include "base/options.h"
#include "corpus.h"
#include "crf.h"
#include "model/model_scores.h"

static struct {
	const char *output;
	size_t passes, rows, least, rate, drop, reward;
} options = {.passes = 10, .rows = 249000, .least = 2, .rate = 50, .drop = 250, .reward = 70};

static const struct option_entry ENTRIES[] = {
	{'o', "output", "FILE", OPTION_TEXT, &options.output, "where to write the model", 0, 0},
	{'p', "passes", "N", OPTION_NUMBER, &options.passes, "passes over the articles (default: 10)", 1, 100},
	{'n', "rows", "N", OPTION_NUMBER, &options.rows, "rows of weights, 16 bytes each (default: 249000)", 1,
	 MODEL_MOST_ROWS},
	{'l', "least", "N", OPTION_NUMBER, &options.least, "features as frequent as this (default: 2)", 1, 1000},
	{'r', "rate", "N", OPTION_NUMBER, &options.rate, "length of a step, in thousandths (default: 50)", 1, 1000},
	{'d', "drop", "N", OPTION_NUMBER, &options.drop, "features left out of a step, in thousandths (default: 250)",
	 0, 999},
	{'w', "reward", "N", OPTION_NUMBER, &options.reward,
	 "what a span gets on top, in hundredths: more is found,\nless of it right (default: 70)", 0, 1000},
};

static const struct option_table TABLE = {
	.synopsis = "-o FILE SEGMENTS FOLDER [SEGMENTS FOLDER]",
	.about = "Learn from the annotated articles of a folder; count how the labels of a second one come out.\n",
	OPTION_ENTRIES(ENTRIES),
	.example = "train -o common/model/attribution.bin train.tsv polnear/train",
};

/* ---- features by number ---- */

struct vocabulary {
	uint32_t *keys; /* of each place of a hash table: the feature, */
	uint32_t *seen; /* how often it occurs, */
	uint32_t *number;
	size_t room, count;
	uint32_t *feature; /* of each number; number 0 is no feature */
};

static size_t place_of(const struct vocabulary *v, uint32_t feature)
{
	size_t at = feature * (size_t)2654435761u & (v->room - 1);
	while (v->seen[at] && v->keys[at] != feature)
		at = (at + 1) & (v->room - 1);
	return at;
}

static void number_features(struct vocabulary *v, const struct corpus *c, struct arena *memory)
{
	v->room = 1024;
	while (v->room < c->units * FEATURE_SLOTS / 2)
		v->room *= 2;
	v->keys = arena_array(memory, v->room, sizeof *v->keys);
	v->seen = arena_array(memory, v->room, sizeof *v->seen);
	v->number = arena_array(memory, v->room, sizeof *v->number);
	for (size_t e = 0; e < c->count; e++)
		for (size_t i = 0; i < c->items[e].count * FEATURE_SLOTS; i++) {
			uint32_t feature = c->items[e].features[0][i];
			size_t at = place_of(v, feature);
			v->keys[at] = feature;
			v->seen[at]++;
		}
	v->feature = arena_array(memory, v->room, sizeof *v->feature);
	v->count = 1;
	for (size_t at = 0; at < v->room; at++)
		if (v->seen[at] >= options.least) {
			v->feature[v->count] = v->keys[at];
			v->number[at] = (uint32_t)v->count++;
		}
}

/* The features of every unit become numbers. */
static void use_numbers(const struct vocabulary *v, struct corpus *c)
{
	for (size_t e = 0; e < c->count; e++)
		for (size_t i = 0; i < c->items[e].count * FEATURE_SLOTS; i++) {
			uint32_t *feature = &c->items[e].features[0][i];
			size_t at = place_of(v, *feature);
			*feature = v->seen[at] ? v->number[at] : 0;
		}
}

/* ---- learning ---- */

static void shuffle(uint32_t *order, size_t count, uint64_t *state)
{
	for (size_t i = count; i > 1; i--) {
		size_t k = crf_random(state) % i;
		uint32_t other = order[k];
		order[k] = order[i - 1];
		order[i - 1] = other;
	}
}

/* ---- the model's file ---- */

/* The heaviest weight, which has to fit into a byte like all the others. */
static float find_most(const struct crf *c)
{
	float most = 0;
	for (size_t n = 1; n < c->features; n++)
		for (size_t k = 0; k < MODEL_LABELS; k++)
			most = fabsf(crf_weight(c, n, k)) > most ? fabsf(crf_weight(c, n, k)) : most;
	return most;
}

static int32_t in_steps(float weight, float step, int32_t most)
{
	long value = lrintf(weight / step);
	return (int32_t)(value < -most ? -most : value > most ? most : value);
}

static float sum_of(const struct crf *c, size_t feature)
{
	float sum = 0;
	for (size_t k = 0; k < MODEL_LABELS; k++)
		sum += fabsf(crf_weight(c, feature, k));
	return sum;
}

static unsigned char *pack_edges(const struct crf *c, float step, unsigned char *at)
{
	for (size_t kind = 0; kind < UNIT_KINDS; kind++)
		for (size_t s = 0; s < MODEL_STATES; s++)
			for (size_t k = 0; k < MODEL_LABELS; k++, at += 2) {
				float reward = k < MODEL_SPANS ? (float)options.reward / 100 : 0;
				int32_t weight = in_steps(crf_edge(c, kind, s, k) + reward, step, INT16_MAX);
				at[0] = (unsigned char)((uint32_t)weight & 0xFF);
				at[1] = (unsigned char)((uint32_t)weight >> 8 & 0xFF);
			}
	return at;
}

/* Each row goes to that one of its features whose weights are heaviest. */
static slice pack(const struct crf *c, const struct vocabulary *v, struct arena *memory)
{
	size_t len = MODEL_EDGE_BYTES + options.rows * MODEL_ROW;
	unsigned char *file = arena_alloc(memory, MODEL_HEADER + len);
	float *heaviest = arena_array(memory, options.rows, sizeof *heaviest), step = find_most(c) / INT8_MAX;
	unsigned char *at = pack_edges(c, step, file + MODEL_HEADER);
	for (size_t n = 1; n < c->features; n++) {
		size_t row = model_row(v->feature[n], (uint32_t)options.rows);
		float sum = sum_of(c, n);
		if (sum <= heaviest[row])
			continue;
		heaviest[row] = sum;
		for (size_t k = 0; k < MODEL_LABELS; k++)
			at[row * MODEL_ROW + k] = (unsigned char)in_steps(crf_weight(c, n, k), step, INT8_MAX);
		at[row * MODEL_ROW + MODEL_LABELS] = (unsigned char)v->feature[n];
	}
	model_write_header(file, (uint32_t)options.rows, slice_of((char *)file + MODEL_HEADER, len));
	return slice_of((char *)file, MODEL_HEADER + len);
}

/* ---- how well it does ---- */

struct tally {
	size_t right, given, wanted;
};

static const size_t GROUP[MODEL_SPANS] = {
	[B_SOURCE_AFTER] = 0, [B_CUE] = 1, [B_CONTENT] = 2, [B_CONTENT_BEFORE] = 2, [B_CONTENT_ALONE] = 2};

static size_t span_end(const uint8_t *labels, size_t i, size_t count)
{
	size_t end = i + 1;
	while (end < count && labels[end] == labels[i] + MODEL_INSIDE)
		end++;
	return end;
}

static void count_spans(const struct example *e, const uint8_t *labels, struct tally *tally)
{
	for (size_t i = 0; i < e->count; i++) {
		bool given = labels[i] < MODEL_SPANS, wanted = e->labels[i] < MODEL_SPANS;
		if (given)
			tally[GROUP[labels[i]]].given++;
		if (wanted)
			tally[GROUP[e->labels[i]]].wanted++;
		if (given && wanted && GROUP[labels[i]] == GROUP[e->labels[i]] &&
		    span_end(labels, i, e->count) == span_end(e->labels, i, e->count))
			tally[GROUP[labels[i]]].right++;
	}
}

static void check(const struct model *m, const struct corpus *c)
{
	static const char *const NAMES[] = {"source", "cue", "content"};
	static int16_t scores[LONGEST_SENTENCE][MODEL_WIDTH];
	static uint8_t labels[LONGEST_SENTENCE];
	struct tally tally[3] = {0};
	for (size_t k = 0; k < c->count; k++) {
		const struct example *e = &c->items[k];
		for (size_t i = 0; i < e->count; i++)
			model_score(m, e->features[i], scores[i]);
		model_decode(&m->edges, e->units, e->count, scores, labels);
		count_spans(e, labels, tally);
	}
	for (size_t g = 0; g < 3; g++)
		fprintf(stderr, "  %s P %.1f R %.1f F %.1f", NAMES[g],
			100.0 * (double)tally[g].right / (double)tally[g].given,
			100.0 * (double)tally[g].right / (double)tally[g].wanted,
			200.0 * (double)tally[g].right / (double)(tally[g].given + tally[g].wanted));
	fprintf(stderr, "\n");
}

static void report(slice file, const struct corpus *c)
{
	struct model m;
	const char *wrong = model_read(&m, file);
	if (wrong)
		message_fatal(NULL, 0, "%s", wrong);
	check(&m, c);
}

static void write_model(slice file)
{
	FILE *out = fopen(options.output, "wb");
	if (!out || fwrite(file.at, 1, file.len, out) != file.len || fclose(out) != 0)
		message_error(options.output, 0, "cannot be written:");
}

/* One pass over the sentences in a new order. Returns the mean loss. */
static double pass(struct crf *crf, const struct corpus *c, uint32_t *order)
{
	enum { EVERY = 2500 };
	double loss = 0;
	shuffle(order, c->count, &crf->random);
	for (size_t i = 0; i < c->count; i++) {
		loss += crf_learn(crf, &c->items[order[i]]);
		if (i % EVERY == EVERY - 1 || i + 1 == c->count)
			crf_count(crf);
	}
	return loss / (double)c->count;
}

static void learn(struct corpus *c, const struct corpus *held_out, struct arena *memory)
{
	struct vocabulary v = {0};
	struct crf *crf = arena_new(memory, struct crf);
	struct arena scratch = {0};
	uint32_t *order = arena_array(memory, c->count, sizeof *order);
	number_features(&v, c, memory);
	use_numbers(&v, c);
	message_note("%zu articles, %zu sentences, %zu units, %zu features", c->articles, c->count, c->units,
		     v.count);
	crf_begin(crf, v.count, memory);
	crf->rate = (float)options.rate / 1000;
	crf->drop = (uint32_t)options.drop;
	for (size_t i = 0; i < c->count; i++)
		order[i] = (uint32_t)i;
	for (size_t n = 0; n < options.passes; n++) {
		message_note("pass %zu: mean loss %.3f", n + 1, pass(crf, c, order));
		if (held_out->count)
			report(pack(crf, &v, &scratch), held_out);
		arena_reset(&scratch);
	}
	write_model(pack(crf, &v, &scratch));
	arena_free(&scratch);
}

int main(int argc, char **argv)
{
	message_start("train");
	struct corpus corpus = {0}, held_out = {0};
	struct arena memory = {0};
	struct operands operands = options_parse(&TABLE, argc, argv);
	if (!options.output || (operands.count != 2 && operands.count != 4))
		message_fatal(NULL, 0, "an output, a stream of segments and a folder are needed; see --help");
	message_verbose(true);
	corpus_read(&corpus, operands.items[0], operands.items[1]);
	if (operands.count == 4)
		corpus_read(&held_out, operands.items[2], operands.items[3]);
	if (corpus.count == 0)
		message_error(operands.items[1], 0, "holds no annotated article of the stream");
	else if (message_status() == STATUS_DONE)
		learn(&corpus, &held_out, &memory);
	arena_free(&corpus.memory);
	arena_free(&held_out.memory);
	arena_free(&memory);
	return message_status();
}
