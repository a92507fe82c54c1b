/* echoes: words in marks in a headline, a turn or a reader's comment that the
 * text gives to somebody.
 *
 * A quotation in a title, standfirst, heading, caption, pull-out, turn or
 * comment may have no source there; when its words are found in a quotation
 * that has one, or in somebody else's turn or comment, they are theirs. */
#ifndef CC_ECHOES_H
#define CC_ECHOES_H

#include "attribution/attribution.h"

/* Give quotations of the document's display text and contributions (and
 * pull-outs: paragraphs that are nothing else) the speaker whose words they repeat, unless a person
 * is named beside them. */
void echoes_of(const struct segment_list *document, const struct identities *ids, struct attributions *found,
	       struct arena *memory);

#endif
