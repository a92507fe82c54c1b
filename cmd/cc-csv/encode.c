#include "encode.h"

#include <csv.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/message.h"
#include "columns.h"
#include "guard.h"
#include "streams/stream.h"

struct encoder {
	const struct settings *settings;
	struct columns columns;
	struct writer *out;
	char *quoted; /* room for a quoted cell */
	size_t room;
	size_t rows, guarded;
};

/* Whether the cell holds a byte because of which it is quoted. No field of a
 * stream has line breaks or tabs; a name in the header may have a CR. */
static bool holds_mark(const struct encoder *e, slice cell)
{
	enum { SHORT = 24 };
	const char marks[] = {'"', '\r', e->settings->delimiter};
	for (size_t i = 0; cell.len > SHORT && i < sizeof marks; i++)
		if (slice_find_byte(cell, marks[i], 0) != SLICE_NONE)
			return true;
	for (size_t i = 0; cell.len <= SHORT && i < cell.len; i++)
		if (cell.at[i] == marks[0] || cell.at[i] == marks[1] || cell.at[i] == marks[2])
			return true;
	return false;
}

/* Spaces at the ends are quoted too: many readers drop them otherwise. And so is
 * a row that would be an empty line, which readers pass over. */
static bool is_quoted(const struct encoder *e, slice cell)
{
	if (cell.len == 0)
		return e->columns.count == 1;
	return cell.at[0] == ' ' || cell.at[cell.len - 1] == ' ' || holds_mark(e, cell);
}

static void put_quoted(struct encoder *e, slice cell, bool guarded)
{
	e->quoted = memory_grow(e->quoted, &e->room, cell.len * 2 + 2, 1);
	slice quoted = slice_of(e->quoted, csv_write(e->quoted, e->room, cell.at, cell.len));
	if (guarded) {
		writer_append(e->out, S("\"'"));
		quoted = slice_after(quoted, 1);
	}
	writer_append(e->out, quoted);
}

static void put_cell(struct encoder *e, slice cell)
{
	bool guarded = !e->settings->no_guard && guard_is_needed(cell);
	e->guarded += guarded;
	if (is_quoted(e, cell)) {
		put_quoted(e, cell, guarded);
		return;
	}
	if (guarded)
		writer_append(e->out, S("'"));
	writer_append(e->out, cell);
}

static void end_row(struct encoder *e)
{
	if (e->settings->excel)
		writer_append(e->out, S("\r"));
	writer_end(e->out);
}

static void put_delimiter(struct encoder *e, size_t column)
{
	if (column > 0)
		writer_append(e->out, slice_of(&e->settings->delimiter, 1));
}

static void put_header(struct encoder *e)
{
	if (e->settings->excel)
		writer_append(e->out, S("\xEF\xBB\xBF"));
	for (size_t i = 0; i < e->columns.count; i++) {
		put_delimiter(e, i);
		put_cell(e, e->columns.items[i].name);
	}
	end_row(e);
	writer_flush(e->out);
}

static void put_row(struct encoder *e, const struct stream *in)
{
	for (size_t i = 0; i < e->columns.count; i++) {
		put_delimiter(e, i);
		put_cell(e, stream_field(in, e->columns.items[i].place));
	}
	end_row(e);
	e->rows++;
}

void encode(const struct settings *settings, struct operands files, struct writer *out)
{
	struct encoder e = {.settings = settings, .out = out};
	struct stream in;
	if (stream_open(&in, files, settings->keep_going) &&
	    columns_choose(&e.columns, &settings->columns, in.header, in.file)) {
		put_header(&e);
		while (stream_next(&in))
			put_row(&e, &in);
		message_note("%zu rows; %zu cells began like a formula and got an apostrophe", e.rows, e.guarded);
	}
	stream_close(&in);
	columns_free(&e.columns);
	free(e.quoted);
}
