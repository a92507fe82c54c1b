/* turns: what the parts share that deal with interviews and transcripts. */
#ifndef CC_SPLIT_TURNS_H
#define CC_SPLIT_TURNS_H

#include "split.h"

/* What a label says of itself: "question", "answer", "person", "not", or
 * empty. `key` is in small letters. */
slice label_class(slice key);

#endif
