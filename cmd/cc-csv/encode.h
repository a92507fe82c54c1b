/* encode: a stream as CSV (RFC 4180). */
#ifndef CC_CSV_ENCODE_H
#define CC_CSV_ENCODE_H

#include "settings.h"
#include "streams/writer.h"

/* Read the files as one stream and write it as CSV. What is wrong has been said. */
void encode(const struct settings *settings, struct operands files, struct writer *out);

#endif
