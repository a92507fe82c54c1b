#include "rows.h"

#include "markup.h"
#include "utf8.h"

enum {
	NUMBER_MOST = 20, /* digits of a size_t */
	KIND_MOST = 16,
	FIXED_MOST = 5 * NUMBER_MOST + KIND_MOST + DATE_LONGEST + 10, /* all but doc, section and speaker */
};

/* The text of what many rows in succession share: a heading, a speaker. */
struct shared {
	uint32_t of; /* which of the headings or speakers */
	char *text;
	size_t len, room;
};

/* What the rows of a document have in common, kept from row to row. */
struct row_writer {
	const struct split *s;
	struct writer *w;
	slice doc;
	bool valid; /* all of the document is UTF-8 */
	char *head; /* the fields before the text */
	size_t head_room;
	char *text; /* a segment's text */
	size_t text_room;
	struct shared section, speaker;
	uint32_t date_of; /* the date that `date` is */
	char date[DATE_LONGEST];
	size_t date_len;
	size_t seg;
};

void rows_header(struct writer *w)
{
	writer_row(w, S("doc\tseg\tkind\tsection\tturn\treply_to\tspeaker\tdate\tstart\tend\ttext"));
	writer_flush(w);
}

static slice shared_text(struct shared *shared, uint32_t of, slice raw)
{
	if (of != shared->of) {
		shared->text = memory_grow(shared->text, &shared->room, raw.len, 1);
		shared->len = markup_text(raw, shared->text, NULL);
		shared->of = of;
	}
	return slice_of(shared->text, shared->len);
}

static slice section_text(struct row_writer *r, uint32_t section)
{
	return section == NONE ? S("") : shared_text(&r->section, section, piece_text(r->s, &r->s->pieces[section]));
}

static slice speaker_text(struct row_writer *r, uint32_t speaker)
{
	return speaker == NONE ? S("") : shared_text(&r->speaker, speaker, r->s->names.items[speaker]);
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

/* Most texts stand in the row as they stand in the document. */
static slice text_of(struct row_writer *r, const struct piece *p, size_t start, size_t end)
{
	slice raw = split_text(r->s, start, end);
	if (end <= p->end && !(p->holds & HOLDS_MARKUP) && (r->valid || !(p->holds & HOLDS_WIDE)))
		return raw;
	r->text = memory_grow(r->text, &r->text_room, raw.len, 1);
	return slice_of(r->text, markup_text(raw, r->text, NULL));
}

static char *put(char *to, slice field)
{
	memcpy(to, field.at, field.len);
	to[field.len] = '\t';
	return to + field.len + 1;
}

static char *put_number(char *to, size_t number)
{
	char digits[NUMBER_MOST], *first = digits + sizeof digits;
	do
		*--first = (char)('0' + number % 10);
	while (number /= 10);
	return put(to, slice_of(first, (size_t)(digits + sizeof digits - first)));
}

static char *put_turn(char *to, uint32_t turn) { return turn ? put_number(to, turn) : put(to, S("")); }

/* The fields before the text are put together first: one row, two writes. */
static slice head_of(struct row_writer *r, const struct piece *p, size_t start, size_t end)
{
	slice section = section_text(r, p->section), speaker = speaker_text(r, p->speaker);
	r->head = memory_grow(r->head, &r->head_room, r->doc.len + section.len + speaker.len + FIXED_MOST, 1);
	char *to = put(r->head, r->doc);
	to = put_number(to, ++r->seg);
	to = put(to, segment_kind_name(p->kind));
	to = put(to, section);
	to = put_turn(to, p->turn);
	to = put_turn(to, p->reply_to);
	to = put(to, speaker);
	to = put(to, date_text(r, p->date));
	to = put_number(to, start);
	to = put_number(to, end);
	return slice_of(r->head, (size_t)(to - r->head) - 1);
}

static void write_row(struct row_writer *r, const struct piece *p, size_t start, size_t end)
{
	writer_clean_field(r->w, head_of(r, p, start, end));
	writer_clean_field(r->w, text_of(r, p, start, end));
	writer_end(r->w);
}

void rows_write(const struct split *s, slice doc, enum unit unit, struct writer *w)
{
	static struct row_writer r; /* its buffers are kept from one document to the next */
	r.s = s;
	r.w = w;
	r.doc = doc;
	r.valid = utf8_valid(s->bytes) == s->bytes.len;
	r.section.of = r.speaker.of = r.date_of = NONE;
	r.seg = 0;
	struct units u = {.split = s, .unit = unit};
	while (units_next(&u))
		write_row(&r, u.piece, u.start, u.end);
}
