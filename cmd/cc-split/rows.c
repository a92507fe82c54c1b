#include "rows.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "streams/markup.h"

/* Which rows there are is known one after the other; what they look like is
 * worked out many at a time, block by block, and written in their order. */

enum {
	NUMBER_MOST = 20, /* digits of a size_t */
	KIND_MOST = 16,
	FIXED_MOST = 6 * NUMBER_MOST + KIND_MOST + DATE_LONGEST + 12, /* all but doc, section, speaker and text */
	BLOCK_ROWS = 1024,
};

/* What a row is about. */
struct place {
	const struct piece *piece;
	size_t start, end;
};

struct rows {
	const struct split *s;
	slice doc;
	struct writer *w;
	size_t seg; /* rows before these */
	struct place *places;
	size_t count, room;
	struct row_block blocks[PARALLEL_PARTS];
};

void rows_header(struct writer *w)
{
	writer_row(w, S("doc\tseg\tkind\tsection\tturn\treply_to\tspeaker\tdate\tstart\tend\ttext"));
	writer_flush(w);
}

static slice shared_text(struct row_shared *shared, uint32_t of, slice raw)
{
	if (of != shared->of) {
		shared->text = memory_grow(shared->text, &shared->room, raw.len, 1);
		shared->len = markup_text(raw, shared->text, NULL);
		shared->of = of;
	}
	return slice_of(shared->text, shared->len);
}

static slice section_text(struct row_block *b, const struct split *s, uint32_t section)
{
	return section == NONE ? S("") : shared_text(&b->section, section, piece_text(s, &s->pieces[section]));
}

static slice speaker_text(struct row_block *b, const struct split *s, uint32_t speaker)
{
	return speaker == NONE ? S("") : shared_text(&b->speaker, speaker, s->names.items[speaker]);
}

static slice date_text(struct row_block *b, const struct split *s, uint32_t date)
{
	if (date == NONE)
		return S("");
	if (date != b->date_of) {
		b->date_len = date_format(&s->dates[date], b->date);
		b->date_of = date;
	}
	return slice_of(b->date, b->date_len);
}

static char *put(char *to, slice field)
{
	if (field.len > 0)
		memcpy(to, field.at, field.len);
	to[field.len] = '\t';
	return to + field.len + 1;
}

/* The last four digits, noughts before them included. */
static void put_four(char *to, unsigned number)
{
	static const char pairs[] = "00010203040506070809101112131415161718192021222324"
				    "25262728293031323334353637383940414243444546474849"
				    "50515253545556575859606162636465666768697071727374"
				    "75767778798081828384858687888990919293949596979899";
	memcpy(to, pairs + number / 100 * 2, 2);
	memcpy(to + 2, pairs + number % 100 * 2, 2);
}

static void keep_digits(struct row_digits *digits, size_t high)
{
	char all[ROW_DIGITS], *first = all + sizeof all;
	digits->high = high;
	for (; high > 0; high /= 10)
		*--first = (char)('0' + high % 10);
	digits->len = (size_t)(all + sizeof all - first);
	memcpy(digits->text, first, digits->len);
}

/* Most numbers have the same digits before the last four as the one before. */
static char *put_number(struct row_digits *digits, char *to, size_t number)
{
	size_t high = number / 10000, low = number % 10000, noughts = 0;
	char four[8];
	if (high != digits->high)
		keep_digits(digits, high);
	if (high == 0)
		noughts = low >= 1000 ? 0 : low >= 100 ? 1 : low >= 10 ? 2 : 3;
	put_four(four, (unsigned)low);
	four[4] = '\t';
	memcpy(to, digits->text, ROW_DIGITS); /* a size known here is copied at once */
	memcpy(to + digits->len, four + noughts, 5);
	return to + digits->len + 5 - noughts;
}

static char *put_turn(struct row_digits *digits, char *to, uint32_t turn)
{
	return turn ? put_number(digits, to, turn) : put(to, S(""));
}

/* Whether marks may have to be taken out of a row's text: at the beginning of a
 * line HOLDS_LINK may be one. */
static bool may_hold_markup(const struct piece *p, size_t end)
{
	return end > p->end || (p->holds & HOLDS_MARKUP) || ((p->holds & HOLDS_BREAK) && (p->holds & HOLDS_LINK));
}

/* Most texts stand in the row as they stand in the document. */
static char *put_text(char *to, const struct piece *p, size_t end, slice raw)
{
	if (may_hold_markup(p, end))
		to += markup_text(raw, to, NULL);
	else if ((p->holds & HOLDS_BREAK) || ((p->holds & HOLDS_WIDE) && utf8_valid(raw) < raw.len))
		to = markup_copy(raw, to) + raw.len;
	else
		to = (char *)memcpy(to, raw.at, raw.len) + raw.len;
	*to = '\n';
	return to + 1;
}

static void add_row(struct row_block *b, const struct split *s, slice doc, size_t seg, const struct place *row)
{
	const struct piece *p = row->piece;
	slice section = section_text(b, s, p->section), speaker = speaker_text(b, s, p->speaker),
	      raw = split_text(s, row->start, row->end);
	size_t most = doc.len + section.len + speaker.len + raw.len + FIXED_MOST;
	b->bytes = memory_grow(b->bytes, &b->room, b->len + most, 1);
	char *to = put(b->bytes + b->len, doc);
	to = put_number(&b->seg, to, seg);
	to = put(to, segment_kind_name(p->kind));
	to = put(to, section);
	to = put_turn(&b->turn, to, p->turn);
	to = put_turn(&b->turn, to, p->reply_to);
	to = put(to, speaker);
	to = put(to, date_text(b, s, p->date));
	to = put_number(&b->place, to, row->start);
	to = put_number(&b->place, to, row->end);
	b->len = (size_t)(put_text(to, p, row->end, raw) - b->bytes);
}

/* What rows share is known of one document at a time. */
static void begin_block(struct row_block *b) { b->section.of = b->speaker.of = b->date_of = NONE; }

void rows_add(struct row_block *b, const struct split *s, slice doc, enum unit unit)
{
	size_t seg = 0;
	begin_block(b);
	for (struct units u = {.split = s, .unit = unit}; units_next(&u);)
		add_row(b, s, doc, ++seg, &(struct place){u.piece, u.start, u.end});
}

void row_block_free(struct row_block *b)
{
	free(b->bytes);
	free(b->section.text);
	free(b->speaker.text);
	*b = (struct row_block){0};
}

static void make_block(void *context, size_t index, size_t from, size_t to)
{
	struct rows *r = context;
	struct row_block *b = &r->blocks[index];
	begin_block(b);
	b->len = 0;
	for (size_t i = from; i < to; i++)
		add_row(b, r->s, r->doc, r->seg + i + 1, &r->places[i]);
}

static void write_block(void *context, size_t index, size_t from, size_t to)
{
	struct rows *r = context;
	(void)from, (void)to;
	writer_rows(r->w, slice_of(r->blocks[index].bytes, r->blocks[index].len));
}

static void write_places(struct rows *r)
{
	parallel_in_order(r->count, BLOCK_ROWS, make_block, write_block, r);
	r->seg += r->count;
	r->count = 0;
}

void rows_write(const struct split *s, slice doc, enum unit unit, struct writer *w)
{
	static struct rows r;
	r.s = s;
	r.doc = doc;
	r.w = w;
	r.seg = 0;
	for (struct units u = {.split = s, .unit = unit}; units_next(&u);) {
		r.places = memory_grow(r.places, &r.room, r.count + 1, sizeof *r.places);
		r.places[r.count++] = (struct place){u.piece, u.start, u.end};
		if (r.count == (size_t)BLOCK_ROWS * PARALLEL_PARTS)
			write_places(&r);
	}
	write_places(&r);
}
