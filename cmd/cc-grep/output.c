#include "output.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/message.h"
#include "readable.h"

static bool adds_labels(const struct settings *s) { return s->codebooks.count > 0; }

/* The names of the columns that a mode adds, ended by NULL. */
static const char *const *added_columns(const struct settings *s)
{
	static const char *const none[] = {NULL}, *const label[] = {"label", NULL},
				 *const labels[] = {"labels", NULL};
	static const char *const match[] = {"match", "from", "to", NULL};
	static const char *const kwic[] = {"left", "match", "right", NULL};
	if (s->mode == MODE_MATCHES)
		return match;
	if (s->mode == MODE_KWIC)
		return kwic;
	return !adds_labels(s) ? none : s->joined_labels ? labels : label;
}

static bool names_its_column(const struct output *o)
{
	return (o->settings->mode == MODE_MATCHES || o->settings->mode == MODE_KWIC) && o->search->column_count > 1;
}

static bool add_name(struct output *o, const char *name)
{
	const struct stream *in = o->search->in;
	if (stream_find(in, slice_from(name)) != SLICE_NONE) {
		message_error(in->file, 1, "there is a column '%s' already, and it would be added; rename or drop it",
			      name);
		return false;
	}
	writer_field(&o->out, slice_from(name));
	return true;
}

static bool write_header(struct output *o)
{
	const struct settings *s = o->settings;
	if (s->mode == MODE_COUNT || s->mode == MODE_FILES) {
		writer_row(&o->out, s->mode == MODE_COUNT ? S("file\trows") : S("file"));
		return true;
	}
	if (s->mode == MODE_QUIET)
		return true;
	writer_clean_field(&o->out, o->search->in->header);
	for (const char *const *name = added_columns(s); *name; name++)
		if (!add_name(o, *name))
			return false;
	if (names_its_column(o) && !add_name(o, "column"))
		return false;
	writer_end(&o->out);
	return true;
}

bool output_open(struct output *o, const struct settings *settings, struct search *search)
{
	*o = (struct output){.settings = settings, .search = search};
	writer_open(&o->out, STDOUT_FILENO, NULL);
	if (settings->readable) {
		readable_open(o);
		return true;
	}
	if (!write_header(o))
		return false;
	writer_flush(&o->out);
	return true;
}

bool output_takes_rows(const struct output *o)
{
	return o->settings->mode == MODE_ROWS && !o->settings->readable && !adds_labels(o->settings);
}

void output_rows(struct output *o, slice rows) { writer_rows(&o->out, rows); }

/* The row once a label, or once with all of them. */
static void write_labels(struct output *o, slice row)
{
	const struct search *s = o->search;
	bool joined = o->settings->joined_labels, any = false;
	for (size_t i = 0; i < s->book.label_count; i++) {
		if (!s->given[i])
			continue;
		if (!joined || !any)
			writer_clean_field(&o->out, row);
		if (joined && any)
			writer_append(&o->out, S("|"));
		if (joined && any)
			writer_append(&o->out, s->book.labels[i].name);
		else
			writer_field(&o->out, s->book.labels[i].name);
		if (!joined)
			writer_end(&o->out);
		any = true;
	}
	if (!any) {
		writer_clean_field(&o->out, row);
		writer_clean_field(&o->out, S(""));
	}
	if (joined || !any)
		writer_end(&o->out);
}

static void write_kwic(struct output *o, const struct kwic_line *line)
{
	writer_clean_field(&o->out, line->row);
	writer_clean_field(&o->out, line->left);
	writer_clean_field(&o->out, line->match);
	writer_clean_field(&o->out, line->right);
	if (names_its_column(o))
		writer_clean_field(&o->out, line->column);
	writer_end(&o->out);
}

static void put_kwic(struct output *o, slice row, slice field, slice column, struct span match)
{
	struct kwic_line line = kwic_line_of(field, match, o->settings->words);
	line.row = row;
	line.column = column;
	if (o->settings->sort != SIDE_NONE)
		concordance_add(&o->kept, &line);
	else if (o->settings->readable)
		readable_line(o, &line);
	else
		write_kwic(o, &line);
}

static void put_match(struct output *o, slice row, slice field, slice column, struct span match)
{
	writer_clean_field(&o->out, row);
	writer_clean_field(&o->out, slice_sub(field, match.from, match.to));
	writer_number(&o->out, match.from);
	writer_number(&o->out, match.to);
	if (names_its_column(o))
		writer_clean_field(&o->out, column);
	writer_end(&o->out);
}

static enum verdict write_matches(struct output *o, slice row)
{
	struct search *s = o->search;
	enum verdict any = ABSENT, verdict;
	for (size_t c = 0; c < s->column_count; c++) {
		slice field = search_field(s, row, s->columns[c]),
		      column = search_field(s, s->in->header, s->columns[c]);
		struct span match = {0, 0};
		while ((verdict = search_next_match(s, field, &match)) == FOUND) {
			if (o->settings->mode == MODE_KWIC)
				put_kwic(o, row, field, column, match);
			else
				put_match(o, row, field, column, match);
			any = FOUND;
		}
		if (verdict == FAILED)
			return FAILED;
	}
	return any;
}

enum verdict output_row(struct output *o, slice row)
{
	const struct settings *s = o->settings;
	if (s->mode == MODE_COUNT || s->mode == MODE_FILES || s->mode == MODE_QUIET)
		return FOUND;
	if (s->mode == MODE_KWIC)
		return write_matches(o, row);
	if (s->readable)
		return readable_row(o, row);
	if (s->mode == MODE_MATCHES)
		return write_matches(o, row);
	if (adds_labels(s))
		write_labels(o, row);
	else
		writer_row(&o->out, row);
	return FOUND;
}

/* File names are the user's own, but a terminal is a terminal. */
static void put_name(struct output *o, const char *file)
{
	if (o->settings->readable)
		screen_put(&o->screen, slice_from(file), INK_DOC);
	else
		writer_field(&o->out, slice_from(file));
}

void output_file(struct output *o, const char *file, size_t rows)
{
	enum mode mode = o->settings->mode;
	if (mode != MODE_COUNT && (mode != MODE_FILES || rows == 0))
		return;
	put_name(o, file);
	if (mode == MODE_COUNT && o->settings->readable) {
		screen_spaces(&o->screen, 1);
		screen_number(&o->screen, rows);
	} else if (mode == MODE_COUNT) {
		writer_number(&o->out, rows);
	}
	if (o->settings->readable)
		screen_end_line(&o->screen);
	else
		writer_end(&o->out);
}

void output_flush(struct output *o) { writer_flush(&o->out); }

static void write_sorted(struct output *o)
{
	concordance_sort(&o->kept, o->settings->sort);
	for (size_t i = 0; i < o->kept.count; i++) {
		if (o->settings->readable)
			readable_line(o, &o->kept.lines[i]);
		else
			write_kwic(o, &o->kept.lines[i]);
	}
	concordance_free(&o->kept);
}

bool output_close(struct output *o)
{
	if (o->settings->sort != SIDE_NONE)
		write_sorted(o);
	if (o->settings->readable)
		readable_close(o);
	return writer_close(&o->out);
}
