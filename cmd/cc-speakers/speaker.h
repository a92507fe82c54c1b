/* speaker: one row of the table, of one document or of all. */
#ifndef CC_SPEAKER_H
#define CC_SPEAKER_H

#include "attribution/attribution.h"
#include "streams/writer.h"

struct speaker {
	slice name;
	enum identity_type type;
	struct slice_list aliases, rules; /* as many of both: by what rule each alias is one */
	struct slice_list roles, orgs;
	bool quoted, reported, in_turns, comments_made;
	size_t docs, turns, comments, quotes, words;
	slice first, last; /* dates; empty: not known */
};

/* Whether anything is heard of the speaker. */
bool speaker_is_heard(const struct speaker *s);

/* Let first and last take in a date, which may be empty. */
void speaker_date(struct speaker *s, slice date);

/* The speakers of a document, as many as identities, in the arena. The lists
 * are the identities' own. */
struct speaker *speakers_of(const struct segment_list *document, const struct identities *ids,
			    const struct attributions *said, struct arena *memory);

struct sheet {
	struct writer out;
	bool by_document, why;
};

void sheet_header(struct sheet *sheet);

/* `doc` is written only by document; `memory` is for scratch. */
void sheet_row(struct sheet *sheet, slice doc, const struct speaker *s, struct arena *memory);

#endif
