/* output: what is written for the rows that are found.
 *
 * To a program: a stream, header first. -o and --kwic add their columns, and,
 * where several columns are searched, one that names the column; --codebook
 * adds the labels; --count and -l make streams of their own. To a person at a
 * terminal: lines to read (readable.c). */
#ifndef CC_GREP_OUTPUT_H
#define CC_GREP_OUTPUT_H

#include "kwic.h"
#include "screen.h"
#include "search.h"
#include "streams/writer.h"

struct output {
	const struct settings *settings;
	struct search *search;
	struct writer out;
	struct screen screen;    /* where a person reads it */
	struct concordance kept; /* with --sort, everything until the end */
	struct {
		size_t doc, seg, speaker; /* columns for the margin, or SLICE_NONE */
	} margin;
	char *last_doc; /* a concordance's heading */
	size_t last_doc_len, last_doc_room;
};

/* Begin: the header. False, and has said why, when a column to be added is
 * already there. */
bool output_open(struct output *o, const struct settings *settings, struct search *search);

/* Whether found rows are written just as they are, so that output_rows() may be
 * used for several. */
bool output_takes_rows(const struct output *o);

/* Rows that are found, each ended by LF. */
void output_rows(struct output *o, slice rows);

/* A row that is found; search->given has its labels. FOUND, or
 * ABSENT where nothing was written for it (-o: a match may be empty), or FAILED,
 * which has been reported. */
enum verdict output_row(struct output *o, slice row);

/* So many rows were found in a file. */
void output_file(struct output *o, const char *file, size_t rows);

/* Hand on what is there. */
void output_flush(struct output *o);

/* The end: false, and has said why, when not everything arrived. */
bool output_close(struct output *o);

#endif
