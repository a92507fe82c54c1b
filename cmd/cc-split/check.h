/* check: that nothing of a document is lost. */
#ifndef CC_SPLIT_CHECK_H
#define CC_SPLIT_CHECK_H

#include "units.h"

/* Whether every byte of the document that is not white space is in exactly one
 * segment or in a structural mark, the segments are in order and apart, and
 * each text maps back to the bytes it was made from. Says what is wrong. */
bool check_document(const struct split *s, enum unit unit, const char *path);

#endif
