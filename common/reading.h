/* reading: the state of finding who said what in one document, shared by
 * attribution.c, which reads the sentences, and sources.c, which finds out
 * whom a source names. */
#ifndef CC_READING_H
#define CC_READING_H

#include "attribution.h"
#include "passage.h"
#include "voices.h"

/* What the paragraph or sentence before leaves open. */
struct carry {
	bool speech;   /* somebody was reported; a quotation that follows alone is theirs */
	bool direct;   /* by a quotation, which one that follows alone goes on */
	bool unclosed; /* which has not been closed: only the next paragraph may go on */
	bool expects;  /* "she said:" */
	size_t identity, other, quote;
	struct place mention, cue;
	size_t segment, sentence; /* where that was */
};

struct reading {
	const struct segment_list *document;
	struct identities *ids;
	struct arena *memory;
	struct attributions found;
	size_t quotes; /* numbers given so far */
	slice turn;    /* the contribution being read, and its number */
	size_t turn_quote;
	const struct model *model; /* NULL: the rules alone */
	struct model_context context;
	struct voices voices;
	size_t next_mention; /* the first that has not been heard */
	struct carry carry;
	size_t segment; /* the one being read, */
	struct passage passage;
	size_t sentence_before,
		sentence_begin; /* where its sentence, and the one before, begin; the same: none before */
	size_t heard;           /* its tokens before this one have been listened to */
	size_t outer_speaker;   /* who says "I" there, or SLICE_NONE */
	size_t author;          /* of the document, or SLICE_NONE */
	size_t house;           /* whose document it is: who says "we" in it; or SLICE_NONE */
};

/* Who is behind a source. */
struct who {
	size_t identity, other; /* SLICE_NONE: nobody known; nobody else */
	struct place mention;
	const char *rule; /* NULL: the frame's own */
};

static inline struct who who_nobody(const struct reading *r)
{
	return (struct who){SLICE_NONE, SLICE_NONE, {r->segment, 0, 0}, NULL};
}

/* The bytes of a span of tokens of the segment being read. */
static inline struct place place_of(const struct reading *r, struct span s)
{
	if (span_is_empty(s))
		return (struct place){r->segment, 0, 0};
	return (struct place){r->segment, passage_begin(&r->passage, s), passage_end(&r->passage, s)};
}

/* Who wrote the document, by the bylines at its top; or SLICE_NONE. */
size_t sources_author(const struct reading *r);

/* The speaker of a turn or comment by the document's layout, elsewhere the
 * author; or SLICE_NONE. */
size_t sources_speaker(const struct reading *r, size_t segment);

/* Whose document it is, as a byline or the title says, or what the first "we"
 * follows: an organisation, or SLICE_NONE. */
size_t sources_house(const struct reading *r);

/* Everybody named or described before token `end` of the segment is heard now. */
void sources_hear(struct reading *r, size_t end);

/* Whom a source means: a name, a description, a pronoun. */
struct who sources_find(struct reading *r, struct span source);

/* The person named just before whom "the defender" means, or SLICE_NONE. */
size_t sources_epithet(const struct reading *r, struct span source);

/* Whether the phrase names or describes one person. */
bool sources_is_person(const struct reading *r, struct span phrase);

/* The group spoken of last. */
struct who sources_those(struct reading *r);

/* Who was asked, rung or written to just before the token, and will have
 * answered: "We asked the trust and were told"; or nobody. */
struct who sources_asked(struct reading *r, size_t before);

/* Who does something in the clause that begins with the comma at `comma` and
 * goes on before `verb`: "When he said so, a woman stood up and shouted"; or
 * nobody. */
struct who sources_between(struct reading *r, size_t comma, size_t verb);

/* The subject of a sentence (tokens from lo) whose verbs share it. */
struct who sources_subject(struct reading *r, size_t lo, size_t verb);

/* Whom a quotation that stands alone belongs to because the sentence before it
 * in its paragraph is about them: "Her son was blunter. “No.”"; or nobody. */
struct who topics_before(struct reading *r);

/* The same for what follows a paragraph whose last sentence, tokens lo..hi,
 * ends in a colon: "Ann Lee's advice:"; or nobody. */
struct who topics_heading(struct reading *r, size_t lo, size_t hi);

#endif
