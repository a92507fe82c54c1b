#include "run.h"

#include <stdint.h>

#include "base/message.h"
#include "output.h"
#include "prefilter.h"
#include "streams/sweep.h"

struct run {
	const struct settings *settings;
	struct stream in;
	struct search search;
	struct prefilter prefilter;
	bool prefiltered;
	struct output output;
	slice pending;     /* rows found one after the other, to be written together */
	size_t found;      /* rows, of all files */
	size_t file;       /* the index of the file being read, */
	size_t file_found; /* and the rows found in it */
	bool over;         /* nothing more is to be looked for */
};

static void write_pending(struct run *r)
{
	if (r->pending.len > 0)
		output_rows(&r->output, r->pending);
	r->pending.len = 0;
}

static void write_rows(struct run *r, slice rows)
{
	if (r->pending.at + r->pending.len != rows.at || r->pending.len == 0) {
		write_pending(r);
		r->pending = slice_of(rows.at, 0);
	}
	r->pending.len += rows.len;
}

static enum verdict write_row(struct run *r, slice row)
{
	if (!output_takes_rows(&r->output))
		return output_row(&r->output, row);
	write_rows(r, slice_of(row.at, row.len + 1));
	return FOUND;
}

static void count_found(struct run *r, size_t rows)
{
	r->found += rows;
	r->file_found += rows;
	r->over = r->over || r->found == r->settings->most || (r->found > 0 && r->settings->mode == MODE_QUIET);
}

/* A row that passes the filters, and whether it has a label. */
static void take_row(struct run *r, slice row, enum verdict verdict)
{
	const struct settings *s = r->settings;
	if (verdict != FAILED && (verdict == FOUND) != s->invert)
		verdict = write_row(r, row);
	else if (verdict == ABSENT && s->unlabelled)
		output_row(&r->output, row);
	else if (verdict == FOUND)
		return;
	if (verdict == FAILED && !s->keep_going)
		r->over = true;
	if (verdict == FOUND)
		count_found(r, 1);
}

/* Rows that were left out, being without a label or not passing the filters. */
static void take_left_out(struct run *r, slice rows)
{
	const struct settings *s = r->settings;
	if (rows.len == 0 || r->prefilter.by_filter || !(s->invert || s->unlabelled))
		return;
	bool all_alike = s->invert && r->search.filter_count == 0 && s->most == SIZE_MAX;
	if (all_alike && (output_takes_rows(&r->output) || s->mode == MODE_COUNT)) {
		if (s->mode != MODE_COUNT)
			write_rows(r, rows);
		count_found(r, sweep_rows(rows, 0).rows);
		return;
	}
	memset(r->search.given, false, r->search.book.label_count);
	while (rows.len > 0 && !r->over) {
		slice row = slice_cut(&rows, '\n');
		if (search_passes(&r->search, row))
			take_row(r, row, ABSENT);
	}
}

static void search_every_row(struct run *r, slice rows)
{
	while (rows.len > 0 && !r->over) {
		slice row = slice_cut(&rows, '\n');
		if (search_passes(&r->search, row))
			take_row(r, row, search_row(&r->search, row, NULL));
	}
}

static void search_likely_rows(struct run *r, slice rows)
{
	slice row;
	const struct hints *hints;
	while (!r->over && prefilter_next(&r->prefilter, &row, &hints)) {
		take_left_out(r, slice_sub(rows, 0, (size_t)(row.at - rows.at)));
		rows = slice_after(rows, (size_t)(row.at - rows.at) + row.len + 1);
		if (!r->over && search_passes(&r->search, row))
			take_row(r, row, search_row(&r->search, row, hints));
	}
	if (!r->over)
		take_left_out(r, rows);
}

static void search_rows(struct run *r, slice rows)
{
	r->search.run = rows;
	while (rows.len > 0 && !r->over) {
		slice piece = rows;
		if (!r->prefiltered)
			rows.len = 0;
		if (r->prefiltered && prefilter_begin(&r->prefilter, &rows, &piece))
			search_likely_rows(r, piece);
		else
			search_every_row(r, piece);
	}
	write_pending(r);
}

/* Tell of the files that are done with, up to the one with this index. */
static void finish_files(struct run *r, size_t up_to)
{
	for (; r->file < up_to; r->file++) {
		output_file(&r->output, r->in.files.items[r->file], r->file_found);
		r->file_found = 0;
	}
}

static void search_stream(struct run *r)
{
	slice rows;
	while (!r->over && stream_next_run(&r->in, &rows)) {
		finish_files(r, r->in.next_file - 1);
		if (r->settings->mode != MODE_FILES || r->file_found == 0)
			search_rows(r, rows);
		if (r->settings->line_buffered)
			output_flush(&r->output);
	}
	finish_files(r, r->in.next_file);
}

bool run(const struct settings *settings)
{
	static struct run r;
	r.settings = settings;
	if (!book_open(&r.search.book, settings) || !stream_open(&r.in, settings->files, settings->keep_going) ||
	    !search_open(&r.search, settings, &r.in))
		return false;
	if (output_open(&r.output, settings, &r.search)) {
		r.prefiltered = prefilter_open(&r.prefilter, &r.search);
		const struct pair *pair = r.prefiltered ? prefilter_pair(&r.prefilter) : NULL;
		if (pair)
			stream_note_pairs(&r.in, pair);
		search_stream(&r);
		prefilter_close(&r.prefilter);
		output_close(&r.output);
	}
	message_note("%zu row%s found", r.found, r.found == 1 ? "" : "s");
	search_close(&r.search);
	stream_close(&r.in);
	return r.found > 0;
}
