#include "rows.h"

#include "markup.h"

/* What the rows of a document have in common, kept from row to row. */
struct row_writer {
	const struct split *s;
	struct writer *w;
	slice doc;
	char *text; /* a segment's text */
	size_t text_room;
	char *section; /* the text of the heading above */
	size_t section_room, section_len;
	uint32_t section_of; /* the piece that `section` is the text of */
	uint32_t date_of;    /* the date that `date` is */
	char date[DATE_LONGEST];
	size_t date_len;
	size_t seg;
};

void rows_header(struct writer *w)
{
	writer_row(w, S("doc\tseg\tkind\tsection\tturn\treply_to\tspeaker\tdate\tstart\tend\ttext"));
	writer_flush(w);
}

static slice text_of(slice raw, char **to, size_t *room)
{
	*to = memory_grow(*to, room, raw.len, 1);
	return slice_of(*to, markup_text(raw, *to, NULL));
}

static void number_or_nothing(struct writer *w, uint32_t number)
{
	if (number)
		writer_number(w, number);
	else
		writer_clean_field(w, S(""));
}

static slice section_text(struct row_writer *r, uint32_t section)
{
	if (section == NONE)
		return S("");
	if (section != r->section_of) {
		const struct piece *p = &r->s->pieces[section];
		r->section_len = text_of(piece_text(r->s, p), &r->section, &r->section_room).len;
		r->section_of = section;
	}
	return slice_of(r->section, r->section_len);
}

static slice date_text(struct row_writer *r, uint32_t date)
{
	if (date == NONE)
		return S("");
	if (date != r->date_of) {
		r->date_len = date_format(&r->s->dates[date], r->date);
		r->date_of = date;
	}
	return slice_of(r->date, r->date_len);
}

static void write_row(struct row_writer *r, const struct piece *p, size_t start, size_t end)
{
	struct writer *w = r->w;
	writer_field(w, r->doc);
	writer_number(w, ++r->seg);
	writer_clean_field(w, segment_kind_name(p->kind));
	writer_clean_field(w, section_text(r, p->section));
	number_or_nothing(w, p->turn);
	number_or_nothing(w, p->reply_to);
	writer_field(w, p->speaker == NONE ? S("") : r->s->names.items[p->speaker]);
	writer_clean_field(w, date_text(r, p->date));
	writer_number(w, start);
	writer_number(w, end);
	writer_clean_field(w, text_of(split_text(r->s, start, end), &r->text, &r->text_room));
	writer_end(w);
}

void rows_write(const struct split *s, slice doc, enum unit unit, struct writer *w)
{
	static struct row_writer r; /* its buffers are kept from one document to the next */
	r.s = s;
	r.w = w;
	r.doc = doc;
	r.section_of = r.date_of = NONE;
	r.seg = 0;
	(void)unit;
	for (size_t i = 0; i < s->piece_count; i++)
		write_row(&r, &s->pieces[i], s->pieces[i].start, s->pieces[i].end);
}
