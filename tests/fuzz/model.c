/* The model reader refuses what is no model; and whatever the weights of a
 * model are, what it finds lies in the sentence. */
#include "base/arena.h"
#include "fuzz.h"
#include "model/model_weights.h"

static const slice text =
	S("“The bridge is safe,” said Ines Brandt, who built it, and wants it opened “at once”. According to the "
	  "council (which paid), nobody knows: she has been asking whether 3,400 people will, as “they” say, walk.");

static void must_lie_in(struct span s, const struct passage *p) { fuzz_must(s.from <= s.to && s.to <= p->count); }

static void label(const struct model *m)
{
	struct arena memory = {0};
	struct passage p = passage_of(text, tokens_of(text, &memory));
	struct model_context context = {0};
	for (size_t from = 0, to; from < p.count; from = to) {
		to = passage_sentence_end(&p, from, p.count, 0);
		struct frame_list frames = frames_of(&p, from, to, 0, &memory);
		model_frames(m, &p, (struct span){from, to}, &context, &frames, &memory);
		for (size_t i = 0; i < frames.count; i++) {
			must_lie_in(frames.items[i].source, &p);
			must_lie_in(frames.items[i].cue, &p);
			for (size_t k = 0; k < frames.items[i].part_count; k++)
				must_lie_in(frames.items[i].parts[k], &p);
		}
	}
	arena_free(&memory);
}

/* A sound model of these weights, again and again. */
static size_t sound_model(unsigned char *file, slice weights, size_t rows)
{
	size_t len = MODEL_EDGE_BYTES + rows * MODEL_ROW;
	for (size_t i = 0; i < len; i++)
		file[MODEL_HEADER + i] = weights.len ? (unsigned char)weights.at[i % weights.len] : 0;
	memset(file + MODEL_HEADER + MODEL_EDGE_BYTES, 0, MODEL_ROW);
	model_write_header(file, (uint32_t)rows, slice_of((char *)file + MODEL_HEADER, len));
	return MODEL_HEADER + len;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct model model;
	enum { ROWS = 64 };
	unsigned char *file = malloc(MODEL_HEADER + MODEL_EDGE_BYTES + ROWS * MODEL_ROW);
	fuzz_must(file != NULL);
	if (!model_read(&model, fuzz_bytes(data, size)))
		label(&model);
	size_t rows = 2 + (size > 0 ? data[0] % (ROWS - 1) : 0);
	size_t len = sound_model(file, fuzz_bytes(data, size), rows);
	fuzz_must(!model_read(&model, slice_of((char *)file, len)));
	label(&model);
	free(file);
	return 0;
}
