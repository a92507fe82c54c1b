/* known: the speakers table that a user has corrected, given back with -s.
 *
 * A name or alias of the table stands for the speaker of its row; one that two
 * rows share stands for neither. Where the table has a `doc` column
 * (cc-speakers --by-doc), a row counts for its document only; where it has none, a
 * first name alone stands for nobody. */
#ifndef CC_KNOWN_H
#define CC_KNOWN_H

#include "names/identity.h"

struct known_speakers {
	struct table names; /* what a speaker is called, behind the document where there is one */
	slice *speakers;    /* by the number of the name; empty: two share it */
	size_t room;
	bool by_document;
	struct arena memory;
};

/* Read the table; false, having said why, when that cannot be done. */
bool known_read(struct known_speakers *known, const char *path);

/* What the table calls this identity; its own name where the table has none.
 * `memory` is for scratch. */
slice known_name(const struct known_speakers *known, slice doc, const struct identity *who, struct arena *memory);

void known_free(struct known_speakers *known);

#endif
