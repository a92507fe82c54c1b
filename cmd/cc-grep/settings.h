/* settings: what the command line asks for. */
#ifndef CC_GREP_SETTINGS_H
#define CC_GREP_SETTINGS_H

#include "base/options.h"
#include "pattern.h"

/* What is written for a row that is found. */
enum mode {
	MODE_ROWS,    /* the row */
	MODE_MATCHES, /* -o: the row once a match */
	MODE_KWIC,    /* the row once a match, with the words around it */
	MODE_COUNT,   /* nothing; how many rows in each file */
	MODE_FILES,   /* nothing; the name of its file, once */
	MODE_QUIET,
};

enum side { SIDE_NONE, SIDE_LEFT, SIDE_RIGHT };

struct settings {
	enum mode mode;
	struct pattern_style style;
	struct option_list patterns, pattern_files, codebooks, kinds, wheres;
	const char *columns; /* names with commas between them */
	bool invert;         /* the rows that do not match */
	size_t most;         /* rows to find */
	bool joined_labels;  /* one row a row, its labels with | between them */
	bool unlabelled;     /* rows without a label too */
	size_t words;        /* MODE_KWIC: either side */
	enum side sort;      /* MODE_KWIC: by the words on this side */
	bool readable;       /* for a person, not for a program */
	bool colour;         /* only if readable */
	bool line_buffered, keep_going;
	size_t match_limit;
	struct operands files;
};

/* Reads the command line. Whatever is wrong with it ends the program. */
void settings_read(struct settings *s, int argc, char **argv);

#endif
