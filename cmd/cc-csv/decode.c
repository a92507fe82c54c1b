#include "decode.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/table.h"
#include "columns.h"
#include "guard.h"
#include "record.h"

enum { BLOCK = 128 * 1024, STRICT = CSV_STRICT | CSV_STRICT_FINI };

struct decoder {
	const struct settings *settings;
	struct writer *out;
	struct columns columns;
	char *header; /* of the first file, as a row of a stream */
	size_t header_len, cells;

	/* the file being read: */
	const char *file;
	size_t line;     /* that is being read, from 1 */
	size_t row_line; /* on which the row being read begins */
	bool in_row;
	bool after_cr;   /* an LF would belong to it */
	bool has_header; /* the file's own has been read */
	bool stopped;    /* no more is taken of it */
	bool has_nul;    /* the row does */
	bool broken;     /* the rest of the line is passed over */
	struct csv_parser parser;
	struct record record;
	size_t rows;
};

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

/* What is larger than memory ends the program, so libcsv never sees a failure. */
static void *resize(void *old, size_t size) { return memory_resize(old, size, 1); }

static void start_parser(struct decoder *d)
{
	csv_init(&d->parser, STRICT);
	csv_set_delim(&d->parser, (unsigned char)d->settings->delimiter);
	csv_set_space_func(&d->parser, no_space);
	csv_set_realloc_func(&d->parser, resize);
	csv_set_blk_size(&d->parser, BLOCK);
	record_clear(&d->record);
	d->in_row = d->has_nul = false;
}

static void refuse(struct decoder *d, size_t line, const char *what)
{
	message_error(d->file, line, "%s", what);
	d->stopped = !d->settings->keep_going || !d->has_header;
}

/* ---- rows ---- */

/* Columns of a stream are found by name. */
static bool names_are_good(const struct decoder *d)
{
	struct table names = {0};
	size_t i = 0;
	while (i < d->record.count && table_add(&names, record_cell(&d->record, i)) == i)
		i++;
	if (i < d->record.count)
		message_error(d->file, d->row_line, "there are two columns named '%.*s'; rename one",
			      SHOW(record_cell(&d->record, i)));
	table_free(&names);
	return i == d->record.count;
}

static void write_picked(const struct decoder *d)
{
	for (size_t i = 0; i < d->columns.count; i++)
		writer_clean_field(d->out, record_cell(&d->record, d->columns.items[i].place));
	writer_end(d->out);
}

/* Of the first file; false where there is no stream with such a header. */
static bool take_header(struct decoder *d)
{
	slice row = record_row(&d->record);
	if (row.len == 0)
		message_error(d->file, d->row_line, "the first row names no columns");
	if (row.len == 0 || !names_are_good(d))
		return false;
	d->header = memory_resize(NULL, row.len, 1);
	memcpy(d->header, row.at, row.len);
	d->header_len = row.len;
	d->cells = d->record.count;
	if (!columns_choose(&d->columns, &d->settings->columns, slice_of(d->header, row.len), d->file)) {
		free(d->header);
		d->header = NULL;
		return false;
	}
	write_picked(d);
	writer_flush(d->out);
	return true;
}

static void end_header(struct decoder *d)
{
	if (!d->header)
		d->stopped = !take_header(d);
	else if (!slice_equal(record_row(&d->record), slice_of(d->header, d->header_len)))
		refuse(d, d->row_line,
		       "the header is not that of the files before; only like tables can be read as one");
	d->has_header = true;
}

static void refuse_cells(struct decoder *d)
{
	size_t count = d->record.count;
	message_error(d->file, d->row_line, "the row has %zu cell%s, the header %zu", count, count == 1 ? "" : "s",
		      d->cells);
	d->stopped = !d->settings->keep_going;
}

static void end_row(struct decoder *d)
{
	if (d->has_nul) {
		refuse(d, d->row_line, "the row holds a NUL byte");
	} else if (!d->has_header) {
		end_header(d);
	} else if (d->record.count != d->cells) {
		refuse_cells(d);
	} else {
		write_picked(d);
		d->rows++;
	}
}

/* ---- what libcsv calls ---- */

static void on_cell(void *bytes, size_t len, void *data)
{
	struct decoder *d = data;
	if (d->has_header && d->record.count >= d->cells) {
		d->record.count++; /* refused at the end of the row */
		return;
	}
	slice cell = slice_of(len ? bytes : "", len);
	if (slice_find_byte(cell, '\0', 0) != SLICE_NONE)
		d->has_nul = true;
	record_add(&d->record, d->settings->no_guard ? cell : guard_taken_off(cell));
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	struct decoder *d = data;
	if (!d->stopped)
		end_row(d);
	record_clear(&d->record);
	d->in_row = d->has_nul = false;
}

/* ---- lines ---- */

/* Bytes of a row to libcsv; returns how many it took before broken quoting. A
 * quotation mark inside a cell that does not begin with one stands for itself:
 * RFC 4180 has no such cells, but there is only one way to read them. */
static size_t parse(struct decoder *d, slice piece)
{
	struct csv_parser *p = &d->parser;
	size_t at = csv_parse(p, piece.at, piece.len, on_cell, on_row, d);
	while (at < piece.len && !p->quoted) {
		csv_set_opts(p, 0);
		csv_parse(p, piece.at + at, 1, on_cell, on_row, d);
		csv_set_opts(p, STRICT);
		at++;
		at += csv_parse(p, piece.at + at, piece.len - at, on_cell, on_row, d);
	}
	return at;
}

/* A line or part of one, in which at most one row ends. */
static void take_piece(struct decoder *d, slice piece)
{
	if (d->broken)
		return;
	if (!d->in_row && piece.at[0] != '\r' && piece.at[0] != '\n') {
		d->in_row = true;
		d->row_line = d->line;
	}
	if (parse(d, piece) == piece.len)
		return;
	refuse(d, d->line,
	       "broken quoting: text behind the closing quotation mark of a cell; marks inside are doubled");
	d->broken = true;
}

static void end_line(struct decoder *d)
{
	if (!d->broken)
		return;
	d->broken = false;
	csv_free(&d->parser);
	start_parser(d);
}

/* Up to the first CR or LF, and with it. */
static slice first_piece(slice bytes)
{
	size_t len = 0;
	while (len < bytes.len && bytes.at[len] != '\n' && bytes.at[len] != '\r')
		len++;
	return slice_sub(bytes, 0, len < bytes.len ? len + 1 : len);
}

static void take_bytes(struct decoder *d, slice bytes)
{
	while (bytes.len > 0 && !d->stopped) {
		d->line += d->after_cr && bytes.at[0] != '\n';
		slice piece = first_piece(bytes);
		char last = piece.at[piece.len - 1];
		take_piece(d, piece);
		d->after_cr = last == '\r';
		d->line += last == '\n';
		if (last == '\n' || last == '\r')
			end_line(d);
		bytes = slice_after(bytes, piece.len);
	}
}

/* ---- files ---- */

/* The beginning of a file without its byte order mark. */
static slice skip_mark(struct decoder *d, slice bytes)
{
	if (slice_starts(bytes, S("\xFF\xFE")) || slice_starts(bytes, S("\xFE\xFF")))
		refuse(d, 0, "is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8");
	return slice_starts(bytes, S("\xEF\xBB\xBF")) ? slice_after(bytes, 3) : bytes;
}

static ssize_t read_some(int fd, char *to, size_t room)
{
	ssize_t got;
	do
		got = read(fd, to, room);
	while (got < 0 && errno == EINTR);
	return got;
}

/* Everything up to the end; false where it could not be read. */
static bool take_file(struct decoder *d, int fd)
{
	static char block[BLOCK];
	size_t used = 0;
	bool begun = false;
	while (!d->stopped) {
		ssize_t got = read_some(fd, block + used, sizeof block - used);
		if (got < 0) {
			message_error(d->file, 0, "cannot be read:");
			return false;
		}
		message_progress((size_t)got);
		used += (size_t)got;
		if (begun || used >= 3 || got == 0) {
			slice bytes = slice_of(block, used);
			take_bytes(d, begun ? bytes : skip_mark(d, bytes));
			begun = true;
			used = 0;
		}
		if (got == 0)
			break;
	}
	return true;
}

static void end_file(struct decoder *d)
{
	if (!d->stopped && !d->broken && csv_fini(&d->parser, on_cell, on_row, d) != 0)
		refuse(d, d->row_line, "a quotation mark in the row that begins here is never closed");
	if (!d->stopped && !d->has_header)
		message_error(d->file, 0, "is empty; a table begins with the names of its columns");
}

static void decode_file(struct decoder *d, const char *file)
{
	int fd = strcmp(file, "-") == 0 ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
	d->file = file;
	if (fd < 0) {
		message_error(file, 0, "cannot be opened:");
		return;
	}
	d->line = 1;
	d->after_cr = d->has_header = d->stopped = d->broken = false;
	start_parser(d);
	if (take_file(d, fd))
		end_file(d);
	csv_free(&d->parser);
	if (fd > STDIN_FILENO)
		close(fd);
}

void decode(const struct settings *settings, struct operands files, struct writer *out)
{
	struct decoder d = {.settings = settings, .out = out};
	for (size_t i = 0; i < files.count; i++) {
		decode_file(&d, files.items[i]);
		if (message_status() != STATUS_DONE && !settings->keep_going)
			break;
	}
	message_note("%zu rows; %zu line breaks and tabs inside cells became spaces", d.rows, d.record.breaks);
	columns_free(&d.columns);
	record_free(&d.record);
	free(d.header);
}
