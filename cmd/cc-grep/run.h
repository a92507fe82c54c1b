/* run: the stream through the search to the output. */
#ifndef CC_GREP_RUN_H
#define CC_GREP_RUN_H

#include "settings.h"

/* Does all that was asked for. What went wrong is reported; returns whether any
 * row was found. */
bool run(const struct settings *settings);

#endif
