/* writer: writing tab-separated tables, as docs/streams.md defines them.
 *
 * A writer collects whole rows and writes them in large blocks, so that what
 * arrives never ends inside a row, whatever happens to the program. A failed
 * write is reported once, and what comes after it is dropped. */
#ifndef CC_WRITER_H
#define CC_WRITER_H

#include "base/slice.h"

struct writer {
	int fd;
	const char *name; /* for messages; NULL: standard output */
	char *buffer;
	size_t room, used;
	size_t whole; /* whole rows end here */
	bool row_begun;
	bool failed; /* reported; what is written after it is dropped */
};

/* A writer on an open descriptor. */
void writer_open(struct writer *w, int fd, const char *name);

/* A field of the row that is being written: each TAB, LF, CR and NUL in it
 * becomes a space. */
void writer_field(struct writer *w, slice field);

/* The same for bytes known to be clean, such as a field that was read. */
void writer_clean_field(struct writer *w, slice field);
void writer_number(struct writer *w, unsigned long long number);

/* More of the field just written, clean too. */
void writer_append(struct writer *w, slice more);

/* End the row. */
void writer_end(struct writer *w);

/* A whole row (or several, with the LFs between them) as it was read. */
void writer_row(struct writer *w, slice row);

/* Whole rows as they were read, the last LF included. Many of them go out as
 * they stand, without being copied. */
void writer_rows(struct writer *w, slice rows);

/* Hand on what is complete now: a header, or a row somebody waits for. */
void writer_flush(struct writer *w);

/* Flush, close, free. Returns false, and has said why, when anything that was
 * written did not arrive. */
bool writer_close(struct writer *w);

#endif
