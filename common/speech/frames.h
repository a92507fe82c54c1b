/* frames: reports of speech in one sentence, by their grammar.
 *
 * A frame is a cue ("said", "according to"), the source it belongs to, and
 * the spans of what is reported. frames_of() looks at the tokens of one
 * sentence outside quotation marks (or inside one pair of them: at one depth);
 * it knows nothing of names, documents or other sentences. */
#ifndef CC_FRAMES_H
#define CC_FRAMES_H

#include "speech/passage.h"

enum { FRAME_PARTS = 3 };

struct frame {
	struct span source;     /* empty: the subject is understood (`shared`) or there is none */
	struct span antecedent; /* of a relative "who" or "which": what it stands for */
	bool shared;            /* the source is that of the frame before, or of the sentence */
	struct span cue;
	struct span whole_source, whole_cue; /* with "who leads it", "has": where more than source and cue */
	struct span parts[FRAME_PARTS];      /* of the content, in order */
	size_t part_count;
	bool open;        /* the content goes on to the end of the sentence unless another frame ends it */
	bool expects;     /* ends in a colon or comma: the content is what follows the sentence */
	uint8_t classes;  /* enum verb_class of the cue */
	bool past;        /* the cue is in a past form */
	bool doubtful;    /* no speech for sure: a thought; quotations in it are looked at by themselves */
	const char *rule; /* for --why */
};

struct frame_list {
	struct frame *items;
	size_t count, room;
};

/* The rule of a frame whose source, where it is not named, is those spoken of. */
extern const char FRAME_THEIRS[];

/* The rule of a frame that has a hearer; its source may be who was asked. */
extern const char FRAME_HEARD[];

/* The frames in tokens lo..hi of p that stand at `depth`. */
struct frame_list frames_of(const struct passage *p, size_t lo, size_t hi, uint32_t depth, struct arena *memory);

/* Whether grammar denies that the verb at `verb` of the sentence (outside marks)
 * reports what somebody says: nobody did, or may have done, or it is said of
 * them. */
bool frames_deny(const struct passage *p, struct span sentence, size_t verb);

#endif
