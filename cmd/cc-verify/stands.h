/* stands: whether a text is what stands in a document. */
#ifndef CC_STANDS_H
#define CC_STANDS_H

#include "base/slice.h"

/* Whether `text` is the bytes `raw` as a stream gives them: control bytes as
 * spaces, invalid bytes as `?`, inline markup taken out. A span may begin or
 * end inside emphasis ("**yes** and no" from its "es" on), so what is out may
 * be any marks of emphasis, tags and block-quote marks, and nothing else. */
bool stands_as(slice raw, slice text);

#endif
