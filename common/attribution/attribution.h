/* attribution: what is said in a document, and by whom.
 *
 * attributions_of() finds reported speech in running text: quotations in marks
 * and the clauses of indirect speech, each with its source and cue, and
 * resolves the source to an identity (pronouns and carried-over sources too).
 * docs/attribution.md says how. Positions are bytes of a segment's text. */
#ifndef CC_ATTRIBUTION_H
#define CC_ATTRIBUTION_H

#include "model/model.h"
#include "names/identity.h"

enum quote_kind {
	QUOTE_DIRECT,
	QUOTE_MIXED,
	QUOTE_INDIRECT,
	QUOTE_UNATTRIBUTED,
	QUOTE_THOUGHT,
	QUOTE_TURN,    /* a paragraph of an interview turn */
	QUOTE_COMMENT, /* a paragraph of a reader's comment */
};

/* The name of a kind in the stream: "direct", "mixed", … */
slice quote_kind_name(enum quote_kind kind);

/* A part of a segment's text; absent when `to` is 0. */
struct place {
	size_t segment, from, to;
	size_t whole_from, whole_to; /* with what describes it; whole_to is 0 where that is the same */
};

/* One row of the quotes stream: a contiguous span. */
struct attribution {
	enum quote_kind kind;
	size_t quote, part; /* part counts from 1 */
	size_t identity;    /* SLICE_NONE: nobody */
	size_t other;       /* a second, equally likely or joint identity, or SLICE_NONE */
	struct place mention, cue, content;
	const char *rule; /* how the source was found, for --why */
};

struct attributions {
	struct attribution *items; /* by segment, then by position */
	size_t count, room;
};

struct attributions attributions_of(const struct segment_list *document, const struct token_list *tokens,
				    struct identities *ids, const struct model *model, struct arena *memory);

#endif
