/* stream: reading tab-separated tables, as docs/streams.md defines them.
 *
 * A struct stream reads one or several files as one stream: each has a header
 * line, and all headers must be the same. Input is read in large blocks, or
 * looked at in windows (see window.h); `row` and the fields are slices into the
 * block and valid until the next row is asked for. A row of any length works. CRLF is read as LF, a byte order mark
 * at the beginning of a file is skipped, the last line needs no LF.
 *
 * What is wrong with the input (a file that cannot be read, a row with the
 * wrong number of fields, a NUL byte or a lone CR) is reported with file and
 * line where it is met, and sets the exit status. The stream ends there, or,
 * with `keep_going`, goes on with the next row or file. */
#ifndef CC_STREAM_H
#define CC_STREAM_H

#include "base/options.h"
#include "base/slice.h"
#include "streams/pair.h"

struct stream {
	/* To read: */
	slice header;     /* the header line; lives as long as the stream */
	size_t columns;   /* how many columns it names */
	slice row;        /* the row, without its line end */
	const char *file; /* the file that the row is in, as the user wrote it */
	size_t line;      /* the row's line in it; the header is line 1 */
	uint64_t *places; /* of a run: see stream_note_pairs(), */
	size_t noted;     /* those among the first so many bytes; 0 if there are none */

	/* Its own business: */
	struct operands files;
	size_t next_file;
	bool keep_going;
	int fd;      /* -1: no file is open */
	bool at_end; /* of the open file */
	bool opened; /* a header has been read */
	bool broken; /* the open file could not be read to its end */
	char *header_copy;
	char *block; /* what is read; STRIDE bytes more than `room`: a missing last LF, and to look ahead */
	size_t room;
	char *buffer;      /* what is at hand: the block, or a window, which cannot be changed */
	bool asked_window; /* whether the open file can be looked at in windows is known */
	bool has_window;
	size_t from;   /* rows not yet handed out begin here, */
	size_t whole;  /* whole rows end here, */
	size_t used;   /* and the bytes read so far end here */
	size_t looked; /* CRs before line ends are gone up to here */
	bool by_runs;  /* runs are being read, */
	size_t doubt;  /* and rows that begin before this have to be looked at one by one */
	bool suspect;  /* the block holds a NUL or CR: look at every row */
	size_t handed; /* rows of the last run but its first, not yet counted in `line` */
	struct pair pair;
	size_t *ends; /* where each field of the row ends; STRIDE more than columns */
};

/* Open the files and read the first header. Returns false, and has said why,
 * when there is no header to be had. `files.items` must outlive the stream. */
bool stream_open(struct stream *s, struct operands files, bool keep_going);

/* The column `name`, counted from 0, or SLICE_NONE. */
size_t stream_find(const struct stream *s, slice name);

/* The same for a column that must be there: where it is missing this says so,
 * naming the column and `maker`, the program whose streams have it (or NULL),
 * and returns false. */
bool stream_need(const struct stream *s, const char *name, const char *maker, size_t *column);

/* The next row; false at the end of the last file. */
bool stream_next(struct stream *s);

/* End the stream here, where its reader found a row that it cannot go on with:
 * stream_next() is false from now on. */
void stream_stop(struct stream *s);

/* The next run of whole rows as they stand, each ended by LF, every one with the
 * right number of fields; false at the end of the last file. A run is what one
 * read gave, never of two files; `line` is the line of its first row, `row` and
 * the fields are not set. A stream is read in runs or in rows, not in both. */
bool stream_next_run(struct stream *s, slice *rows);

/* From now on note in `places` where the pair stands in a run, as sweep.h has it:
 * runs have to be looked over anyway. */
void stream_note_pairs(struct stream *s, const struct pair *pair);

/* A field of the row; column < columns. */
static inline slice stream_field(const struct stream *s, size_t column)
{
	size_t begin = column ? s->ends[column - 1] + 1 : 0;
	return slice_sub(s->row, begin, s->ends[column]);
}

/* A field that is an offset in bytes, in decimal; false where it is none, or
 * too large to be one. */
bool stream_offset(slice field, size_t *offset);

void stream_close(struct stream *s);

#endif
