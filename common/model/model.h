/* model: reports of speech learned from annotated news, beside those of
 * frames.h that grammar finds.
 *
 * A sentence is a row of units: a word, a mark, or a whole quotation, which is
 * never taken apart. Each unit gets one label: part of a source, of a cue, of
 * what is reported, or of nothing. The labels of a sentence are those with the
 * best sum of weights: each unit has some forty features, its word, its
 * neighbours and what the rules made of them among them, and each feature a
 * row of weights, one a label. Integers only, so every compiler gives the same.
 *
 * docs/attribution.md says what the weights were learned from. */
#ifndef CC_MODEL_H
#define CC_MODEL_H

#include "speech/frames.h"

/* B_ begins a span, I_ goes on with it. A source or what is reported is told
 * apart by where its cue stands, before or after it; NOTHING by what the last
 * span before it in the sentence was. The I_ labels stand eight behind the B_
 * labels: so a vector of eight holds either sort. */
enum model_label {
	B_SOURCE,         /* “she” said */
	B_SOURCE_AFTER,   /* said “Jones” */
	B_CONTENT,        /* she said “it was late” */
	B_CONTENT_BEFORE, /* “it was late”, she said */
	B_CONTENT_ALONE,  /* whose cue is in no word of the sentence */
	B_CUE,
	NOTHING_AFTER_CUE,
	NOTHING_AFTER_OTHER,
	I_SOURCE,
	I_SOURCE_AFTER,
	I_CONTENT,
	I_CONTENT_BEFORE,
	I_CONTENT_ALONE,
	I_CUE,
	NOTHING_YET,
	MODEL_LABELS
};

enum {
	MODEL_SPANS = B_CUE + 1,           /* labels that begin a span */
	MODEL_INSIDE = I_SOURCE - B_SOURCE /* from B_ to I_ */
};

/* What stood before a sentence in its document, as far as the rules know. */
struct model_context {
	uint8_t segment_kind; /* enum segment_kind */
	uint8_t before;       /* bits of enum model_before */
};

enum model_before {
	BEFORE_SAME_PARAGRAPH = 1,
	BEFORE_REPORT = 2,      /* a frame */
	BEFORE_QUOTATION = 4,   /* it holds a quotation */
	BEFORE_ENDS_QUOTED = 8, /* and ends in it */
	BEFORE_EXPECTS = 16,    /* ends in a colon */
};

struct model;

/* The model that is compiled in. NULL, having said why, if it is damaged. */
const struct model *model_built_in(void);

/* Add to `frames`, those that the rules found in tokens lo..hi of p at depth 0,
 * what the model finds there, in the order of the sentence, and correct them
 * by it. A quotation is never taken apart, and a report of one that grammar is
 * sure of stays as it is. `context` becomes that of the next sentence. */
void model_frames(const struct model *m, const struct passage *p, struct span sentence, struct model_context *context,
		  struct frame_list *frames, struct arena *memory);

/* The context of a segment's first sentence, after another segment's last. */
void model_begin_segment(struct model_context *context, uint8_t segment_kind);

#endif
