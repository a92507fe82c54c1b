/* words: how many words a text has.
 *
 * A text is divided at the word boundaries of Unicode Standard Annex #29, as
 * libunistring knows them; a word is a part between two boundaries that holds
 * a letter or a number. So "don't", "3,400" and "cc_tools" are one word each,
 * "social-worker" is two, and marks, dashes and emoji are none. A byte that is
 * not valid UTF-8 counts as a mark. Text of any length takes time in
 * proportion to its length. */
#ifndef CC_WORDS_H
#define CC_WORDS_H

#include "base/slice.h"

size_t words_count(slice text);

#endif
