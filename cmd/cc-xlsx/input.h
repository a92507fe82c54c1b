/* input: a stream that becomes a worksheet, read and looked at.
 *
 * Each FILE is a stream of its own. Its rows go to the spool while it is learned
 * what the worksheet has to know before its first row is written: how many rows
 * there are, how wide the columns are, and which of them hold codes. */
#ifndef CC_XLSX_INPUT_H
#define CC_XLSX_INPUT_H

#include "base/arena.h"
#include "spool.h"

enum {
	INPUT_COLUMNS_MOST = 16384, /* that a worksheet has */
	INPUT_WIDTH_MOST = 60,      /* of a column; a longer text is wrapped */
};

struct input_column {
	slice name;
	bool is_text;   /* no value of it is a number */
	bool is_words;  /* nor a date */
	size_t width;   /* that nearly all of its values have room in, as a terminal counts */
	bool wraps;     /* the others stand in several lines */
	size_t *widths; /* how many values have each width; those above INPUT_WIDTH_MOST are the last */
};

struct input {
	const char *file; /* as the user wrote it */
	struct input_column *columns;
	size_t count;
	size_t rows;
};

/* Read *file to its end, its rows into the spool. Returns false, and has said
 * why, when there is no stream or something in it was wrong, and, with
 * keep_going, only in the first case. */
bool input_read(struct input *in, char **file, bool keep_going, struct spool *spool, struct arena *memory);

#endif
