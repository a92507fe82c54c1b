/* bylines: lines that say who wrote a text, or when. */
#ifndef CC_SPLIT_BYLINES_H
#define CC_SPLIT_BYLINES_H

#include "split.h"

/* A line that begins as only bylines do. */
bool byline_begins(slice text);

/* That, or a line with a date: in the head of a document it is a byline too. */
bool byline_is(const struct split *s, slice text);

/* The same of a piece, and below a title also a name or a trade by itself. */
bool byline_in_head(const struct split *s, const struct piece *p, bool below_title);

/* Whether the text names an author. */
bool byline_names(slice text);

/* Whether a month and what goes with it stand anywhere in the text. */
bool byline_has_date(slice text);

/* The name of an organisation and nothing else; a word that means one. */
bool byline_is_body(slice text);
bool byline_has_body(slice text);

/* "DUNMERE (NP) - Two managers": the text begins at once. */
bool byline_is_dateline(slice text);

/* credits.c: bylines that are not in the head, which ends at s->body, and the
 * date that the document states. */
void credits_find(struct split *s);

#endif
