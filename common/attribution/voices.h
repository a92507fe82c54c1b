/* voices: whom a pronoun means.
 *
 * Everybody who is named or described is heard in the order of the text; a
 * pronoun goes to the voice that fits it best: recent, a source before, the
 * first of its sentence. Where two fit equally well, both are given. */
#ifndef CC_VOICES_H
#define CC_VOICES_H

#include "attribution/attribution.h"

struct voice {
	size_t identity;         /* SLICE_NONE: somebody who is only described, */
	size_t partner;          /* of two named together, the second, plus one; or 0 */
	struct place place;      /* in these words, */
	enum identity_type type; /* and is this */
	enum identity_gender gender;
	size_t sentence, segment; /* where it was heard */
	bool source;              /* was the source of something said there */
	bool first;               /* the first voice of the sentence, or a subject in it */
	uint32_t depth;           /* of quotation marks around it */
	size_t turn;              /* the contribution in which it was heard */
	bool text;                /* something written, by identity or in place: it, not she */
	bool asked;               /* was asked there, and may answer */
	bool explained;           /* it is told there who that is */
	bool theirs;              /* is somebody's: her brother */
	bool again;               /* was only meant there, by a pronoun */
};

enum { VOICES = 32 }; /* the most recent ones are remembered */

/* All zero is nobody heard yet. */
struct voices {
	struct voice items[VOICES]; /* a ring */
	size_t count;               /* heard so far */
	size_t headed;              /* the last sentence that has a first voice, plus one */
	size_t sentence, segment;   /* being read; counted by the caller, as are */
	uint32_t depth;             /* the depth of marks, and */
	size_t turn;                /* turns of a conversation */
};

/* Somebody is the source of what is said; `theirs`: described as somebody's
 * ("her brother"). */
void voices_hear(struct voices *v, size_t identity, bool theirs);

/* How a name or description stands in its sentence. */
enum voice_stand {
	STANDS_ALONE,
	STANDS_GOVERNED, /* behind a preposition */
	STANDS_AS_SUBJECT,
	STANDS_EXPLAINED, /* behind a preposition, but told more of: "from Ann Lee, who" */
};

/* Who was only described is this identity. */
void voices_known(struct voices *v, const struct voice *voice, size_t identity);

/* Somebody is named. */
void voices_name(struct voices *v, const struct voice *voice, enum voice_stand stand);

/* Something that somebody wrote is the source of what is said. */
void voices_text(struct voices *v, size_t owner);

/* Somebody who is described ("a boy of nine") and has no identity yet, or what
 * somebody has written ("her study"): place, type and gender are given. */
void voices_describe(struct voices *v, const struct voice *voice, enum voice_stand stand);

/* The first voice of the sentence has written something: it speaks for them.
 * False where there is none. */
bool voices_write(struct voices *v, uint32_t depth);

/* The two people last named together are spoken of again ("the two women");
 * false where there are none. */
bool voices_couple_again(struct voices *v, const struct identities *ids, enum voice_stand stand);

/* Of the two last named together the first, or the second, or SLICE_NONE. */
size_t voices_former(const struct voices *v, bool latter);

/* The person named last in this paragraph, not far back, unless somebody who is
 * only described has spoken since; or SLICE_NONE. */
size_t voices_last_named(const struct voices *v, const struct identities *ids, enum identity_gender gender);

/* Who was asked last, in this sentence or the one before, or NULL. */
const struct voice *voices_asked(const struct voices *v);

/* Whom `pronoun` means (he, she, it, they and their possessives; "these": some
 * of a group), or NULL;
 * *other becomes a second who fits as well, or NULL. `except` is the identity of
 * who is speaking, or SLICE_NONE: nobody calls themselves she. Valid until the
 * next voice is heard. */
const struct voice *voices_meant(const struct voices *v, const struct identities *ids, slice pronoun, size_t except,
				 const struct voice **other);

#endif
