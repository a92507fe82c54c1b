#include "readable.h"

#include <stdlib.h>

#include "base/arena.h"

enum { MARGIN_MOST = 28, SPANS_MOST = 1000 };

void readable_open(struct output *o)
{
	const struct stream *in = o->search->in;
	screen_open(&o->screen, &o->out, o->settings->colour);
	o->margin.doc = stream_find(in, S("doc"));
	o->margin.seg = stream_find(in, S("seg"));
	o->margin.speaker = stream_find(in, S("speaker"));
}

void readable_close(struct output *o)
{
	screen_close(&o->screen);
	free(o->last_doc);
}

static slice field_or_nothing(const struct output *o, slice row, size_t column)
{
	return column == SLICE_NONE ? S("") : search_field(o->search, row, column);
}

/* Two lines of margin, then spaces. */
struct margin {
	slice where, seg, speaker;
	size_t width; /* 0: there is none */
	size_t line;
};

static struct margin margin_of(const struct output *o, slice row)
{
	struct margin m = {field_or_nothing(o, row, o->margin.doc), field_or_nothing(o, row, o->margin.seg),
			   field_or_nothing(o, row, o->margin.speaker), 0, 0};
	if (m.where.len + m.speaker.len > 0)
		m.width = o->screen.width / 3 < MARGIN_MOST ? o->screen.width / 3 : MARGIN_MOST;
	return m;
}

/* The end of a path tells more than its beginning. */
static void put_where(struct screen *s, const struct margin *m)
{
	size_t seg = m->seg.len ? screen_width(m->seg) + 1 : 0;
	size_t room = m->width - 2 > seg ? m->width - 2 - seg : 0;
	size_t used = screen_width(m->where) < room ? screen_width(m->where) : room;
	if (used > 0)
		screen_column_right(s, m->where, used, INK_DOC);
	if (seg > 0 && seg <= m->width - 2) {
		screen_put(s, S(":"), INK_DOC);
		screen_put(s, m->seg, INK_DOC);
		used += seg;
	}
	screen_spaces(s, m->width - used);
}

static void put_margin(struct screen *s, struct margin *m)
{
	if (m->width == 0)
		return;
	if (m->line == 0)
		put_where(s, m);
	else if (m->line == 1)
		screen_column(s, m->speaker, m->width - 2, INK_SPEAKER);
	if (m->line > 0)
		screen_spaces(s, m->line == 1 ? 2 : m->width);
	m->line++;
}

/* A part of a field, its matches in their colour. */
static void put_part(struct screen *s, slice field, size_t from, size_t to, const struct span *spans, size_t count)
{
	for (size_t i = 0; i < count && from < to; i++) {
		if (spans[i].to <= from || spans[i].from >= to)
			continue;
		size_t begin = spans[i].from > from ? spans[i].from : from;
		size_t end = spans[i].to < to ? spans[i].to : to;
		screen_put(s, slice_sub(field, from, begin), INK_TEXT);
		screen_put(s, slice_sub(field, begin, end), INK_MATCH);
		from = end;
	}
	screen_put(s, slice_sub(field, from, to), INK_TEXT);
}

/* A field in lines beside the margin. Spans are walked along with the lines. */
static void put_field(struct output *o, struct margin *m, slice field, const struct span *spans, size_t count)
{
	size_t width = o->screen.width - m->width, at = 0;
	do {
		size_t len = screen_break(slice_after(field, at), width);
		put_margin(&o->screen, m);
		while (count > 0 && spans->to <= at) {
			spans++;
			count--;
		}
		put_part(&o->screen, field, at, at + len, spans, count);
		screen_end_line(&o->screen);
		at += len;
		while (at < field.len && field.at[at] == ' ')
			at++;
	} while (at < field.len);
}

/* The matches to be coloured; a person needs no more than a thousand. */
static enum verdict find_spans(struct output *o, slice field, struct span *spans, size_t *count)
{
	struct span match = {0, 0};
	enum verdict verdict = ABSENT;
	*count = 0;
	if (o->settings->invert)
		return ABSENT;
	while (*count < SPANS_MOST && (verdict = search_next_match(o->search, field, &match)) == FOUND)
		spans[(*count)++] = match;
	return verdict;
}

static void put_matches(struct output *o, struct margin *m, slice field, const struct span *spans, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		slice match = slice_sub(field, spans[i].from, spans[i].to);
		struct span all = {0, match.len};
		put_field(o, m, match, &all, 1);
	}
}

static void put_labels(struct output *o, struct margin *m)
{
	const struct book *book = &o->search->book;
	bool begun = false;
	for (size_t i = 0; i < book->label_count; i++) {
		if (!o->search->given[i] || book->labels[i].name.len == 0)
			continue;
		if (!begun)
			put_margin(&o->screen, m);
		else
			screen_put(&o->screen, S(", "), INK_TEXT);
		screen_put(&o->screen, book->labels[i].name, INK_LABEL);
		begun = true;
	}
	if (begun)
		screen_end_line(&o->screen);
}

enum verdict readable_row(struct output *o, slice row)
{
	static struct span spans[SPANS_MOST];
	struct margin m = margin_of(o, row);
	bool only_matches = o->settings->mode == MODE_MATCHES;
	enum verdict any = only_matches ? ABSENT : FOUND;
	for (size_t c = 0; c < o->search->column_count; c++) {
		slice field = search_field(o->search, row, o->search->columns[c]);
		size_t count;
		if (find_spans(o, field, spans, &count) == FAILED)
			return FAILED;
		if (count > 0)
			any = FOUND;
		if (only_matches)
			put_matches(o, &m, field, spans, count);
		else
			put_field(o, &m, field, spans, count);
	}
	put_labels(o, &m);
	while (any == FOUND && m.line == 1 && m.speaker.len > 0) {
		put_margin(&o->screen, &m);
		screen_end_line(&o->screen);
	}
	return any;
}

/* Where the document changes, its name stands above its lines; not in a sorted
 * concordance, where every line is from another one. */
static void put_heading(struct output *o, slice row)
{
	slice doc = field_or_nothing(o, row, o->margin.doc);
	bool same = o->last_doc && slice_equal(doc, slice_of(o->last_doc, o->last_doc_len));
	if (o->margin.doc == SLICE_NONE || o->settings->sort != SIDE_NONE || same)
		return;
	screen_put(&o->screen, doc, INK_DOC);
	screen_end_line(&o->screen);
	o->last_doc = memory_grow(o->last_doc, &o->last_doc_room, doc.len + 1, 1);
	memcpy(o->last_doc, doc.at, doc.len);
	o->last_doc_len = doc.len;
}

void readable_line(struct output *o, const struct kwic_line *line)
{
	size_t middle = o->screen.width / 4, side = (o->screen.width - middle - 2) / 2;
	put_heading(o, line->row);
	screen_column_right(&o->screen, line->left, side, INK_TEXT);
	screen_spaces(&o->screen, 1);
	screen_column(&o->screen, line->match, middle, INK_MATCH);
	screen_spaces(&o->screen, 1);
	screen_column(&o->screen, line->right, side, INK_TEXT);
	screen_end_line(&o->screen);
}
