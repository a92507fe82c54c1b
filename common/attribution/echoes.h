/* echoes: words in marks in a headline or a reader's comment that the text
 * gives to somebody.
 *
 * A quotation in a title, standfirst, heading, caption, pull-out or comment
 * may have no source there; when its words are found in a quotation that has one, they
 * are that speaker's. */
#ifndef CC_ECHOES_H
#define CC_ECHOES_H

#include "attribution/attribution.h"

/* Give quotations of the document's display text (and pull-outs: paragraphs
 * that are nothing else) the speaker whose words they repeat, unless a person
 * is named beside them. */
void echoes_of(const struct segment_list *document, const struct identities *ids, struct attributions *found,
	       struct arena *memory);

#endif
