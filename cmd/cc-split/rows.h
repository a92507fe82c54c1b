/* rows: the segments of a document as rows of the stream. */
#ifndef CC_SPLIT_ROWS_H
#define CC_SPLIT_ROWS_H

#include "streams/writer.h"
#include "units.h"

/* The text of what many rows in succession share: a heading, a speaker. */
struct row_shared {
	uint32_t of; /* which of the headings or speakers */
	char *text;
	size_t len, room;
};

/* The digits of a number but for the last four. */
enum { ROW_DIGITS = 16 };
struct row_digits {
	size_t high, len; /* the number that they are, which has none where it is 0 */
	char text[ROW_DIGITS];
};

/* Rows, as bytes. Its buffers are kept for the next ones; all zero is empty. */
struct row_block {
	char *bytes;
	size_t len, room;
	struct row_shared section, speaker;
	struct row_digits seg, turn, place;
	uint32_t date_of; /* the date that `date` is */
	char date[DATE_LONGEST];
	size_t date_len;
};

void rows_header(struct writer *w);

/* All rows of a document: many are worked out at once. For the main thread. */
void rows_write(const struct split *s, slice doc, enum unit unit, struct writer *w);

/* The same rows behind those that the block has. */
void rows_add(struct row_block *b, const struct split *s, slice doc, enum unit unit);
void row_block_free(struct row_block *b);

#endif
