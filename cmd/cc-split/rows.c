#include "rows.h"

#include "markup.h"

/* What the rows of a document have in common, kept from row to row. */
struct row_writer {
	const struct split *s;
	struct writer *w;
	slice doc;
	char *head; /* the fields before the text */
	size_t head_room, head_len;
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

static slice clean_text(slice raw, struct row_writer *r)
{
	return markup_is_plain(raw) ? raw : text_of(raw, &r->text, &r->text_room);
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

/* The fields before the text are put together first: one row, two writes. */
static void put(struct row_writer *r, slice field)
{
	if (r->head_room - r->head_len < field.len + 1)
		r->head = memory_grow(r->head, &r->head_room, r->head_len + field.len + 1, 1);
	memcpy(r->head + r->head_len, field.at, field.len);
	r->head_len += field.len;
	r->head[r->head_len++] = '\t';
}

static void put_number(struct row_writer *r, size_t number)
{
	char digits[24], *first = digits + sizeof digits;
	do
		*--first = (char)('0' + number % 10);
	while (number /= 10);
	put(r, slice_of(first, (size_t)(digits + sizeof digits - first)));
}

static void put_turn(struct row_writer *r, uint32_t turn)
{
	if (turn)
		put_number(r, turn);
	else
		put(r, S(""));
}

static void write_row(struct row_writer *r, const struct piece *p, size_t start, size_t end)
{
	slice raw = split_text(r->s, start, end);
	r->head_len = 0;
	put(r, r->doc);
	put_number(r, ++r->seg);
	put(r, segment_kind_name(p->kind));
	put(r, section_text(r, p->section));
	put_turn(r, p->turn);
	put_turn(r, p->reply_to);
	put(r, clean_text(p->speaker == NONE ? S("") : r->s->names.items[p->speaker], r));
	put(r, date_text(r, p->date));
	put_number(r, start);
	put_number(r, end);
	writer_clean_field(r->w, slice_of(r->head, r->head_len - 1));
	writer_clean_field(r->w, clean_text(raw, r));
	writer_end(r->w);
}

void rows_write(const struct split *s, slice doc, enum unit unit, struct writer *w)
{
	static struct row_writer r; /* its buffers are kept from one document to the next */
	r.s = s;
	r.w = w;
	r.doc = doc;
	r.section_of = r.date_of = NONE;
	r.seg = 0;
	struct units u = {.split = s, .unit = unit};
	while (units_next(&u))
		write_row(&r, u.piece, u.start, u.end);
}
