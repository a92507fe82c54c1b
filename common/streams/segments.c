#include "streams/segments.h"

#include "base/message.h"
#include "streams/markup.h"

static const slice KIND_NAMES[] = {
	[SEGMENT_TITLE] = S("title"),         [SEGMENT_STANDFIRST] = S("standfirst"),
	[SEGMENT_BYLINE] = S("byline"),       [SEGMENT_HEADING] = S("heading"),
	[SEGMENT_PARA] = S("para"),           [SEGMENT_ITEM] = S("item"),
	[SEGMENT_CAPTION] = S("caption"),     [SEGMENT_QUESTION] = S("question"),
	[SEGMENT_ANSWER] = S("answer"),       [SEGMENT_COMMENT] = S("comment"),
	[SEGMENT_FURNITURE] = S("furniture"),
};

enum { FIRST_ROOM = 64 /* segments */, KINDS = sizeof KIND_NAMES / sizeof *KIND_NAMES };

slice segment_kind_name(enum segment_kind kind) { return KIND_NAMES[kind]; }

bool segments_open(struct segments *s, struct operands files, bool places, bool keep_going)
{
	*s = (struct segments){.places = places};
	if (!stream_open(&s->in, files, keep_going))
		return false;
	const struct {
		const char *name;
		size_t *column;
	} wanted[] = {
		{"doc", &s->doc},     {"seg", &s->seg},           {"kind", &s->kind},       {"section", &s->section},
		{"turn", &s->turn},   {"reply_to", &s->reply_to}, {"speaker", &s->speaker}, {"date", &s->date},
		{"start", &s->start}, {"end", &s->end},           {"text", &s->text},
	};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (!stream_need(&s->in, wanted[i].name, "cc-split", wanted[i].column))
			return false;
	return true;
}

static bool read_kind(slice name, enum segment_kind *kind)
{
	for (size_t i = 0; i < KINDS; i++)
		if (slice_equal(name, KIND_NAMES[i])) {
			*kind = (enum segment_kind)i;
			return true;
		}
	return false;
}

/* A field in a copy of the row. */
static inline slice field_of(const struct segments *s, slice row, size_t column)
{
	slice field = stream_field(&s->in, column);
	return slice_of(row.at + (field.at - s->in.row.at), field.len);
}

/* The row as a segment; false, having said why, where it is none. */
static bool read_segment(struct segments *s, struct arena *memory, struct segment *segment)
{
	struct stream *in = &s->in;
	slice text = stream_field(in, s->text);
	*segment = (struct segment){.line = in->line};
	if (!read_kind(stream_field(in, s->kind), &segment->kind)) {
		message_error(in->file, in->line, "'%.*s' is no kind of segment", SHOW(stream_field(in, s->kind)));
		return false;
	}
	if (!stream_offset(stream_field(in, s->start), &segment->start) ||
	    !stream_offset(stream_field(in, s->end), &segment->end) || segment->end < segment->start ||
	    segment->end - segment->start < text.len) {
		message_error(in->file, in->line, "start and end are not the place of this text: '%.*s', '%.*s'",
			      SHOW(stream_field(in, s->start)), SHOW(stream_field(in, s->end)));
		return false;
	}
	const slice row = arena_copy(memory, in->row);
	segment->seg = field_of(s, row, s->seg);
	segment->section = field_of(s, row, s->section);
	segment->turn = field_of(s, row, s->turn);
	segment->reply_to = field_of(s, row, s->reply_to);
	segment->speaker = field_of(s, row, s->speaker);
	segment->date = field_of(s, row, s->date);
	segment->text = field_of(s, row, s->text);
	segment->unmapped = text.len != segment->end - segment->start;
	return true;
}

/* Where markup was taken out of a text, positions are found in the document. */
static void map_markup(struct segments *s, struct segment_list *list, struct arena *memory)
{
	bool read = false, readable = false;
	for (size_t i = 0; i < list->count; i++) {
		struct segment *segment = &list->items[i];
		if (!segment->unmapped)
			continue;
		if (!read && !slice_equal(list->doc, S("-")))
			readable = document_read(&s->source, list->doc.at);
		read = true;
		if (!readable || segment->end > s->source.bytes.len)
			continue;
		slice raw = slice_sub(s->source.bytes, segment->start, segment->end);
		char *text = arena_alloc(memory, raw.len + 1);
		size_t *map = arena_array(memory, raw.len + 1, sizeof *map);
		size_t len = markup_text(raw, text, map);
		if (!slice_equal(slice_of(text, len), segment->text))
			continue;
		segment->map = map;
		segment->unmapped = false;
	}
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].unmapped) {
			message_error(s->in.file, list->items[i].line,
				      "the segment has markup and '%.*s' cannot be read again to place what is found "
				      "in it; give cc-split the document as a file",
				      SHOW(list->doc));
			return;
		}
}

/* Whether the row is one of the document in hand, or of a new one. */
static bool takes_document(struct segments *s, struct segment_list *list, slice doc, struct arena *memory)
{
	if (list->doc.len > 0 && slice_equal(list->doc, doc))
		return true;
	size_t known = s->seen.count;
	if (doc.len > 0 && table_add(&s->seen, doc) == known) {
		list->doc = arena_copy(memory, doc);
		return true;
	}
	if (doc.len == 0)
		message_error(s->in.file, s->in.line, "the row names no document");
	else
		message_error(s->in.file, s->in.line,
			      "'%.*s' comes again after another document; sort the stream by document", SHOW(doc));
	return false;
}

static bool in_order(struct segments *s, const struct segment_list *list, const struct segment *next)
{
	if (list->count == 0 || list->items[list->count - 1].end <= next->start)
		return true;
	message_error(s->in.file, s->in.line,
		      "the segment begins before the one above it ends; keep cc-split's order");
	return false;
}

bool segments_next(struct segments *s, struct arena *memory, struct segment_list *list)
{
	size_t room = FIRST_ROOM;
	*list = (struct segment_list){.items = arena_room(memory, room, sizeof *list->items)};
	for (; s->waiting || stream_next(&s->in); s->waiting = false) {
		slice doc = stream_field(&s->in, s->doc);
		if (list->count > 0 && !slice_equal(list->doc, doc)) {
			s->waiting = true;
			break;
		}
		list->items =
			arena_grow(memory, list->items, list->count, &room, list->count + 1, sizeof *list->items);
		struct segment *segment = &list->items[list->count];
		bool good = takes_document(s, list, doc, memory) && read_segment(s, memory, segment) &&
			    in_order(s, list, segment);
		if (!good) {
			if (s->in.keep_going)
				continue;
			s->waiting = false;
			stream_stop(&s->in);
			break;
		}
		list->count++;
	}
	if (s->places)
		map_markup(s, list, memory);
	return list->count > 0;
}

size_t segment_offset(const struct segment *segment, size_t at)
{
	return segment->start + (segment->map ? segment->map[at] : at);
}

size_t segment_offset_end(const struct segment *segment, size_t end) { return segment_offset(segment, end - 1) + 1; }

void segments_close(struct segments *s)
{
	stream_close(&s->in);
	document_free(&s->source);
	table_free(&s->seen);
}
