/* headers: the line or lines above a comment that say whose it is. */
#ifndef CC_SPLIT_HEADERS_H
#define CC_SPLIT_HEADERS_H

#include "split.h"

/* Whether a header begins at `line`, which has nothing but text in it: only then is h of any use. */
bool header_parse(const struct split *s, uint32_t line, struct header *h);

/* Whether a line may be the name of a commenter and no more. */
bool header_may_be_name(const struct split *s, uint32_t line, slice *name);

/* "#12 " and "12 | " before a name: the number of the comment, in bytes. */
size_t header_number(slice text);

/* How many lines of badges and facts follow at `line`, directly below others. */
uint32_t header_badges(const struct split *s, uint32_t line);

/* badges.c: what stands beside a name. */
bool badge_is_line(slice text);     /* nothing but badges, facts and joints */
slice badge_cut(slice name);        /* the name without the badges behind it */
bool badge_is_page(slice name);     /* no name: "Last updated" */
bool badge_begins_page(slice text); /* ... with more behind it */

#endif
