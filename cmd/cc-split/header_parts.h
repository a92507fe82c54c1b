/* header_parts: the name and the time of which headers are made. */
#ifndef CC_SPLIT_HEADER_PARTS_H
#define CC_SPLIT_HEADER_PARTS_H

#include "headers.h"

enum { HEADER_NAME_MOST = 70 }; /* bytes of a commenter's name */

/* header_names.c: what somebody may call themselves: few words, no sentence. */
bool header_is_name(slice name);

/* The name alone of what stands before the time; whom it answers is kept in h. */
slice header_name_of(slice names, struct header *h);

/* Without white space and the bytes of `set` around it; no letters or digits. */
slice header_trim(slice s, const char *set);

/* Without the punctuation that joins the parts of a header. */
slice header_trim_joints(slice s);

/* Without "says", "wrote", "on", "at" between name and time; *says: one tells
 * that somebody speaks. */
slice header_cut_connectors(slice s, bool *says);

/* Without "posted by" before the name; *by: it stood there. */
slice header_cut_openers(slice s, bool *by);

/* "In reply to NAME": the name, or empty, and where the phrase stands. */
slice header_reply_name(slice text, size_t *at);
bool header_is_reply(slice text, slice *name); /* a line of nothing else */

/* "[deleted]" is what stands there instead of a name. */
slice header_with_brackets(const struct split *s, slice name);

/* header_times.c: a date or an age ("3 days ago"), into h, and its place. */
bool header_find_time(const struct split *s, slice text, struct header *h, struct date_place *place);

/* "3d": an age so short that a line of it may be something else. */
bool header_is_age(slice text);

/* A quick look whether there may be one, or a name that is said to speak. */
bool header_may_tell_time(const struct split *s, const struct line *l);

/* What a page puts behind the time: nothing that counts. */
bool header_is_tail(slice text);

#endif
