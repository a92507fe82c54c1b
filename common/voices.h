/* voices: whom a pronoun means.
 *
 * Everybody who is named is heard in the order of the text; a pronoun goes to
 * the voice that fits it best: recent, a source before, the first name of its
 * sentence. Where two fit equally well, both are given. */
#ifndef CC_VOICES_H
#define CC_VOICES_H

#include "identity.h"

struct voice {
	size_t identity;
	size_t sentence;
	bool source; /* was the source of something said there */
	bool first;  /* the first name of the sentence */
};

enum { VOICES = 32 }; /* the most recent ones are remembered */

/* All zero is nobody heard yet. */
struct voices {
	struct voice items[VOICES]; /* a ring */
	size_t count;               /* heard so far */
	size_t sentence;            /* the sentence being read, counted by the caller */
};

void voices_hear(struct voices *v, size_t identity, bool source);

/* Whom `pronoun` means (he, she, it, they and their possessives), or
 * SLICE_NONE; *other becomes a second who fits as well, or SLICE_NONE. */
size_t voices_meant(const struct voices *v, const struct identities *ids, slice pronoun, size_t *other);

#endif
