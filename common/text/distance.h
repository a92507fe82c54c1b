/* distance: how far two spellings of a word are apart.
 *
 * Optimal string alignment: inserting, leaving out or changing a byte, or
 * exchanging two neighbours, is one step each. */
#ifndef CC_DISTANCE_H
#define CC_DISTANCE_H

#include "base/slice.h"

enum { DISTANCE_LONGEST = 64 }; /* bytes; longer words are never near each other */

/* Whether at most `limit` steps lead from one to the other. */
bool distance_within(slice a, slice b, size_t limit);

#endif
