#include "encode.h"

#include <csv.h>
#include <stdlib.h>

#include "arena.h"
#include "columns.h"
#include "guard.h"
#include "message.h"
#include "stream.h"

struct encoder {
	const struct settings *settings;
	struct columns columns;
	struct writer *out;
	bool special[256]; /* bytes because of which a cell is quoted */
	char *quoted;      /* room for a quoted cell */
	size_t room;
	size_t rows, guarded;
};

static void set_special(struct encoder *e)
{
	e->special['"'] = e->special['\r'] = e->special['\n'] = true;
	e->special[(unsigned char)e->settings->delimiter] = true;
}

/* Spaces at the ends are quoted too: many readers drop them otherwise. And so is
 * a row that would be an empty line, which readers pass over. */
static bool is_quoted(const struct encoder *e, slice cell)
{
	if (cell.len == 0)
		return e->columns.count == 1;
	if (cell.at[0] == ' ' || cell.at[cell.len - 1] == ' ')
		return true;
	for (size_t i = 0; i < cell.len; i++)
		if (e->special[(unsigned char)cell.at[i]])
			return true;
	return false;
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
	set_special(&e);
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
