/* collect: reading a stream into its groups. */
#ifndef CC_COLLECT_H
#define CC_COLLECT_H

#include "groups.h"

/* Read every row of the stream into `groups`, and where `totals` is not NULL
 * into these too: one group, or with a pivot one for each of its values.
 * False when something was wrong and --keep-going was not given. */
bool collect_rows(const struct plan *plan, struct stream *in, struct groups *groups, struct groups *totals);

#endif
