/* readable: found rows for a person at a terminal. */
#ifndef CC_GREP_READABLE_H
#define CC_GREP_READABLE_H

#include "output.h"

void readable_open(struct output *o);

/* A row: where it is and who speaks in a margin, the searched columns beside
 * it, the matches in colour, the labels below. With -o its matches alone. */
enum verdict readable_row(struct output *o, slice row);

/* A line of a concordance in three columns. */
void readable_line(struct output *o, const struct kwic_line *line);

void readable_close(struct output *o);

#endif
