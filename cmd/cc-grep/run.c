#include "run.h"

#include "message.h"
#include "output.h"

struct run {
	const struct settings *settings;
	struct stream in;
	struct search search;
	struct output output;
	size_t found;      /* rows, of all files */
	size_t file;       /* the index of the file being read, */
	size_t file_found; /* and the rows found in it */
	bool over;         /* nothing more is to be looked for */
};

/* A row and what is known of it: whether it has a label. */
static void take_row(struct run *r, slice row, enum verdict verdict, size_t line)
{
	const struct settings *s = r->settings;
	bool found = (verdict == FOUND) != s->invert;
	if (verdict != FAILED && found)
		verdict = output_row(&r->output, row, line);
	else if (verdict == ABSENT && s->unlabelled)
		output_row(&r->output, row, line);
	else if (verdict != FAILED)
		return;
	if (verdict == FAILED && !s->keep_going)
		r->over = true;
	if (verdict != FOUND)
		return;
	r->found++;
	r->file_found++;
	r->over = r->over || r->found == s->most || s->mode == MODE_QUIET;
}

static void search_rows(struct run *r, slice rows)
{
	for (size_t line = r->in.line; rows.len > 0 && !r->over; line++) {
		slice row = slice_cut(&rows, '\n');
		if (search_passes(&r->search, row))
			take_row(r, row, search_row(&r->search, row, NULL, line), line);
	}
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
		search_stream(&r);
		output_close(&r.output);
	}
	message_note("%zu row%s found", r.found, r.found == 1 ? "" : "s");
	search_close(&r.search);
	stream_close(&r.in);
	return r.found > 0;
}
