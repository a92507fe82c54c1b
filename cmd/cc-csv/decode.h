/* decode: CSV (RFC 4180) as a stream.
 *
 * Line breaks and tabs inside a cell become spaces, and the apostrophe that
 * guards a cell (guard.h) is taken off. Empty lines are passed over. Quoting
 * that is broken, a row with too few or too many cells, and a NUL byte are
 * refused with their line. */
#ifndef CC_CSV_DECODE_H
#define CC_CSV_DECODE_H

#include "settings.h"
#include "streams/writer.h"

/* Read the files, which must have one header, and write them as one stream.
 * What is wrong has been said. */
void decode(const struct settings *settings, struct operands files, struct writer *out);

#endif
