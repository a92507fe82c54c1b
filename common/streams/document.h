/* document: a text document read whole.
 *
 * Segments, names and quotations are positions in its bytes, so the bytes stay
 * as they are on disk: line ends, a byte order mark and broken UTF-8 included.
 * A document that is not text is refused by name. */
#ifndef CC_DOCUMENT_H
#define CC_DOCUMENT_H

#include "base/slice.h"

struct document {
	slice bytes;
	char *buffer; /* kept from one document to the next */
	size_t room;
	int looked_at; /* the file that the bytes are in (window.h), or 0: they are in the buffer */
};

/* Read `path` (`-`: standard input) into d->bytes, which are valid until the
 * next call. Returns false, and has said why, when it cannot be read or is not
 * text (a NUL byte, UTF-16, UTF-32). All zero is an empty document. */
bool document_read(struct document *d, const char *path);

void document_free(struct document *d);

#endif
