/* book: streams that have been read become worksheets of a workbook.
 *
 * What does not fit is carried over, and said: rows to a worksheet that goes on,
 * and the rest of a cell of more than 32,767 characters to a worksheet
 * `NAME (long)`, to which the cell points at its end. */
#ifndef CC_XLSX_BOOK_H
#define CC_XLSX_BOOK_H

#include "input.h"

/* Write the workbook to the file `path`, which messages call `name`. The spool, at its first row, holds the
 * rows of all inputs. Returns false, and has said why, when it could not be
 * written. */
bool book_write(const char *path, const char *name, const struct input *inputs, size_t count, struct spool *spool);

#endif
