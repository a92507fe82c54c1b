/* rows: the segments of a document as rows of the stream. */
#ifndef CC_SPLIT_ROWS_H
#define CC_SPLIT_ROWS_H

#include "units.h"
#include "writer.h"

void rows_header(struct writer *w);
void rows_write(const struct split *s, slice doc, enum unit unit, struct writer *w);

#endif
