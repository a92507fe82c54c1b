/* reading: the state of finding who said what in one document, shared by
 * attribution.c, which reads the sentences, sources.c, which finds out whom a
 * source names, letters.c, whose words a text has, heard.c, which listens for those who are named and described,
 * sides.c, which knows who talks to whom, house.c, whose document it is, and
 * said.c, what is said and what is not. */
#ifndef CC_READING_H
#define CC_READING_H

#include "attribution/attribution.h"
#include "attribution/voices.h"
#include "speech/frames.h"

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
	size_t answered;        /* who has said something to which this is the answer, or SLICE_NONE */
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

/* said.c: a quotation, marks and all. */
bool said_is_quotation(const struct passage *p, struct span s);

/* “Two Sides of A4”: a quotation that is a title. */
bool said_is_title(const struct passage *p, struct span s);

/* Whether all that is “reported” is a title. */
bool said_names_title(const struct passage *p, const struct frame *f);

/* Whether a report of which nobody is sure is speech. */
bool said_is_speech(const struct passage *p, struct span sentence, const struct frame *f);

/* Whether what the frame reports lies in what one before it reports. */
bool said_is_inside(const struct frame_list *frames, size_t i);

/* What is said in a clause before the main one ends where that begins. */
void said_trim(const struct passage *p, struct frame *f);

/* house.c: who wrote the document, by the bylines at its top; or SLICE_NONE. */
size_t house_author(const struct reading *r);

/* The speaker of a turn or comment by the document's layout, elsewhere the
 * author; or SLICE_NONE. */
size_t sources_speaker(const struct reading *r, size_t segment);

/* Whose document it is, as a byline or the title says, or what the first "we"
 * follows: an organisation, or SLICE_NONE. */
size_t house_of(const struct reading *r);

/* heard.c: everybody named or described before token `end` of the segment is
 * heard now. */
void heard_until(struct reading *r, size_t end);

/* The identity of a voice; somebody described gets one now. */
size_t heard_identity(struct reading *r, const struct voice *voice);

/* "the two women", "both men", "the pair": two people who were named together. */
bool heard_is_two(const struct passage *p, struct span s);

/* A word that can be a sentence's verb, over an adverb. */
bool heard_verb_at(const struct passage *p, size_t at);

/* The gender that the classes of a noun or a pronoun say, ... */
enum identity_gender heard_gender_of(uint32_t is);

/* ... that "the hon. Lady" and "the noble Lord" say, ... */
enum identity_gender heard_member_gender(const struct passage *p, size_t noun);

/* ... and that the pronoun behind the verb says: "his therapist has said she will". */
enum identity_gender heard_gender_in_clause(const struct passage *p, size_t at);

/* sides.c: whom "you" means in a question: who answers it; in a reply: whose
 * comment it answers. */
size_t sides_addressee(const struct reading *r);

/* Who else has just spoken in the conversation, or speaks next: a woman or man
 * where that is known. */
size_t sides_other(const struct reading *r, enum identity_gender gender);

/* "The Minister", said by those who ask: who answers, where that is one. */
size_t sides_sole_answerer(const struct reading *r, struct span s);

/* "the hon. Lady": how members speak of each other to their faces; the noun. */
bool sides_is_parliamentary(const struct passage *p, size_t noun);

/* Whom a source means: a name, a description, a pronoun. */
struct who sources_find(struct reading *r, struct span source);

/* letters.c: "line", "paragraph": what a text consists of; and "the first line",
 * "second paragraph", which text is not said. */
bool letters_is_part(const struct passage *p, size_t noun);
bool letters_is_part_alone(const struct passage *p, struct span s);

/* "He wrote to me in June. The note said", "she texts me, it says": the phrase
 * for who wrote; or empty. */
struct span letters_writer(const struct reading *r, struct span source);

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

/* he, she, they, his, her, their. */
bool topics_is_third_person(const struct passage *p, size_t i);

/* Whom a quotation that stands alone belongs to because the sentence before it
 * in its paragraph is about them: "Her son was blunter. “No.”"; or nobody. */
struct who topics_before(struct reading *r);

/* The same for what follows a paragraph whose last sentence, tokens lo..hi,
 * ends in a colon: "Ann Lee's advice:"; or nobody. */
struct who topics_heading(struct reading *r, size_t lo, size_t hi);

#endif
