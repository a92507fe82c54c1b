/* partial: the states of the groups as a stream, for cc-stats --merge. */
#ifndef CC_PARTIAL_H
#define CC_PARTIAL_H

#include "groups.h"
#include "streams/writer.h"

void partial_header(const struct plan *plan, struct writer *out);
void partial_rows(struct groups *g, struct writer *out);

#endif
