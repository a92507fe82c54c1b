/* voices: whom a pronoun means.
 *
 * Everybody who is named or described is heard in the order of the text; a
 * pronoun goes to the voice that fits it best: recent, a source before, the
 * first of its sentence. Where two fit equally well, both are given. */
#ifndef CC_VOICES_H
#define CC_VOICES_H

#include "identity.h"

struct voice {
	size_t identity;          /* SLICE_NONE: described only, at */
	size_t segment, from, to; /* these bytes of a segment, as */
	enum identity_gender gender;
	bool plural;
	size_t sentence;
	bool source; /* was the source of something said there */
	bool first;  /* the first voice of the sentence */
};

enum { VOICES = 32 }; /* the most recent ones are remembered */

/* All zero is nobody heard yet. */
struct voices {
	struct voice items[VOICES]; /* a ring */
	size_t count;               /* heard so far */
	size_t sentence;            /* the sentence being read, counted by the caller */
};

void voices_hear(struct voices *v, size_t identity, bool source);

/* Somebody who is described ("a girl of ten") and has no identity yet. */
void voices_describe(struct voices *v, size_t segment, size_t from, size_t to, enum identity_gender gender,
		     bool plural);

/* Whom `pronoun` means (he, she, it, they and their possessives), or NULL;
 * *other becomes a second who fits as well, or NULL. `not` is the identity of
 * who is speaking, or SLICE_NONE: nobody calls themselves she. Valid until the
 * next voice is heard. */
const struct voice *voices_meant(const struct voices *v, const struct identities *ids, slice pronoun, size_t not,
				 const struct voice **other);

#endif
