/* crowd: the speakers of all documents, each once.
 *
 * People are one when they share a full name (of two words or more), in any
 * case; or when their names are nearly spelt alike and they have a role or an
 * organisation in common. A surname, a first name or a nickname alone is never
 * taken for somebody of another document. Organisations are one when they
 * share a name or an acronym; groups and organisations that are only described
 * ("one council") stay by themselves, but a group that is meant in general
 * ("social workers") is one. Memory grows with the speakers. */
#ifndef CC_CROWD_H
#define CC_CROWD_H

#include "base/owners.h"
#include "speaker.h"
#include "text/spellings.h"

struct crowd {
	struct speaker *speakers;
	size_t count, room;
	size_t *merged_into; /* a speaker found to be an earlier one; itself, if not */
	size_t *votes;       /* for the name it has */
	size_t merged_room, votes_room;
	struct owners forms;        /* full names and acronyms */
	struct spellings spellings; /* surnames under a first name */
	struct table said;          /* what lists already hold */
	struct table names;         /* names voted for, each kept once */
	struct arena memory;
	struct arena scratch; /* of one crowd_add() */
};

/* Take in the speaker of a document; `described` as in identity.h. Everything
 * is copied. */
void crowd_add(struct crowd *crowd, const struct speaker *s, bool described);

/* The speakers, in the order in which they were first met; NULL: not (any
 * longer) a speaker of its own. index < crowd->count. */
const struct speaker *crowd_speaker(const struct crowd *crowd, size_t index);

void crowd_free(struct crowd *crowd);

#endif
