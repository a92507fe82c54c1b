/* spool: rows kept in a temporary file.
 *
 * What a worksheet looks like depends on all of its rows, and a stream that
 * comes through a pipe can be read only once. The file has no name any more, so
 * nothing is left behind, whatever happens; it is in TMPDIR (/tmp). */
#ifndef CC_XLSX_SPOOL_H
#define CC_XLSX_SPOOL_H

#include <stdint.h>
#include <stdio.h>

#include "base/slice.h"

struct spool {
	FILE *file;
	char *row;
	size_t room;
	uint64_t bytes; /* in the file */
	bool failed;    /* reported */
};

/* The folder for temporary files. */
const char *spool_folder(void);

/* An unnamed file there, or -1, having said why. */
int spool_descriptor(void);

/* Say that a temporary file cannot be written, with the system's reason. */
void spool_no_room(void);

/* False, and has said why, when there is no such file to be had. */
bool spool_open(struct spool *s);

void spool_add(struct spool *s, slice row);

/* From writing to reading, at the first row. Returns false, and has said why,
 * when the rows did not all arrive. */
bool spool_rewind(struct spool *s);

/* The next row, valid until the one after it. False when it cannot be read,
 * which is an error: the caller knows how many there are. */
bool spool_next(struct spool *s, slice *row);

void spool_close(struct spool *s);

#endif
