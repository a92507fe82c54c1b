#include "base/parallel.h"
#include "base/utf8.h"
#include "holds.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

enum {
	LOOSE_LEAST = 12, /* lines of a document that may do without blank ones */
	LOOSE_GAPS = 20,  /* one line in this many may have a blank one above it all the same */
	PROSE_LINE = 60,  /* bytes of a line that is a paragraph of its own if it ends like one */
	PART = 1 << 20,   /* bytes of the document that are read at a time */
};

/* No-break space, narrow no-break space, zero width space, byte order mark:
 * what else stands at the ends of lines that people paste. */
static size_t wide_space(const char *at, size_t len)
{
	static const slice spaces[] = {S("\xC2\xA0"), S("\xE2\x80\xAF"), S("\xE2\x80\x8B"), S(BYTE_ORDER_MARK)};
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (slice_starts(slice_of(at, len), spaces[i]))
			return spaces[i].len;
	return 0;
}

/* No white space, and no part of any. */
static bool is_mark(char c) { return c > ' ' && !(c & 0x80); }

/* Columns and bytes of the white space that begins the line. */
static void measure_indent(const struct split *s, struct line *l, size_t end)
{
	size_t at = l->start, columns = 0;
	while (at < end) {
		char c = s->bytes.at[at];
		bool may_be = c == '\xC2' || c == '\xE2' || c == '\xEF';
		size_t wide = may_be ? wide_space(s->bytes.at + at, end - at) : 0;
		if (wide)
			at += wide - 1;
		else if (!ascii_is_space(c))
			break;
		if (c == '\f')
			l->flags |= LINE_FEED;
		columns = c == '\t' ? columns / 4 * 4 + 4 : columns + 1;
		at++;
	}
	l->start = at;
	l->indent = columns < UINT16_MAX ? (uint16_t)columns : UINT16_MAX;
}

static size_t trim_end(const struct split *s, size_t start, size_t end)
{
	while (end > start) {
		char c = s->bytes.at[end - 1];
		size_t wide = 0;
		bool may_be = c == '\xA0' || c == '\xAF' || c == '\x8B' || c == '\xBF'; /* their last bytes */
		for (size_t len = 2; len <= 3 && !wide && may_be && end - start >= len; len++)
			wide = wide_space(s->bytes.at + end - len, len) == len ? len : 0;
		if (!wide && !ascii_is_space(c))
			break;
		end -= wide ? wide : 1;
	}
	return end;
}

/* The number of a footnote behind a stop: [12], where its ] was just passed. */
static size_t skip_note(const struct split *s, size_t start, size_t end)
{
	size_t at = end;
	while (at > start && end - at < 4 && ascii_is_digit(s->bytes.at[at - 1]))
		at--;
	return at < end && at > start && s->bytes.at[at - 1] == '[' ? at - 1 : end;
}

/* Whether the text ends a sentence: a stop, with only closing marks after it. */
static uint8_t ending(const struct split *s, size_t start, size_t end)
{
	while (end > start) {
		uint32_t c;
		char last = s->bytes.at[end - 1];
		if (ascii_is_alpha(last))
			return 0;
		if (last == '.')
			return LINE_STOP;
		size_t len = utf8_decode_before(slice_sub(s->bytes, start, end), end - start, &c);
		end -= len;
		if (c == ']' || (c >= 0xB2 && c <= 0xB9) || (c >= 0x2070 && c <= 0x2079)) {
			end = skip_note(s, start, end);
			continue;
		}
		if (c == '!' || c == 0x2026 || c == 0x3002)
			return LINE_STOP;
		if (c == '?')
			return LINE_STOP | LINE_ASKS;
		if (c != '"' && c != '\'' && c != ')' && c != ']' && c != '*' && c != '_' && c != 0x2019 &&
		    c != 0x201D && c != 0xBB)
			return 0;
	}
	return 0;
}

/* What BLOCK_SIZE bytes from `at` on are, or those that there are. */
static const char *block_from(slice text, size_t at, char room[BLOCK_SIZE])
{
	if (text.len - at >= BLOCK_SIZE)
		return text.at + at;
	memset(room, ' ', BLOCK_SIZE);
	return memcpy(room, text.at + at, text.len - at);
}

static uint8_t holds_of(slice text)
{
	char room[BLOCK_SIZE];
	uint8_t holds = 0;
	for (size_t at = 0; at < text.len; at += BLOCK_SIZE) {
		const char *block = block_from(text, at, room);
		holds |= holds_of_set(block, holds_look(block, ' ').telling);
	}
	return holds;
}

/* White space at the ends of a line is no part of it, and tells nothing. */
static void trim_line(const struct split *s, struct line *l)
{
	const size_t start = l->start, end = l->end;
	measure_indent(s, l, end);
	l->end = trim_end(s, l->start, end);
	if ((l->start > start || l->end < end) && (l->holds & (HOLDS_MARKUP | HOLDS_WIDE)))
		l->holds = holds_of(split_text(s, l->start, l->end));
}

/* The rest of a line whose ends and bytes are known; false where it is blank. */
static bool read_line(const struct split *s, struct line *l, uint8_t *may)
{
	if (!is_mark(s->bytes.at[l->start]) || !is_mark(s->bytes.at[l->end - 1]))
		trim_line(s, l);
	if (l->start == l->end)
		return false;
	l->first = s->bytes.at[l->start];
	l->last = s->bytes.at[l->end - 1];
	l->flags |= ending(s, l->start, l->end);
	if (l->end - l->start > SHORT_LINE)
		l->flags |= LINE_LONG;
	*may = line_may_be(l, split_text(s, l->start, l->end));
	return true;
}

/* The lines that begin in one part of the document. */
struct part {
	size_t first; /* where they stand among all lines */
	size_t count;
	size_t blank; /* lines behind the last of them */
};

struct parts {
	struct split *s;
	char separator;
	struct part *items;
};

/* Where the first line of a part begins, and where the part ends. */
static size_t part_begin(const struct parts *p, size_t index, size_t *end)
{
	size_t from = index * PART, left = p->s->bytes.len - from;
	*end = from + (left < PART ? left : PART);
	if (index == 0)
		return 0;
	size_t before = slice_find_byte(slice_sub(p->s->bytes, 0, *end), p->separator, from - 1);
	return before == SLICE_NONE ? *end : before + 1;
}

/* CHUNK bytes side by side; the compiler makes of it what the machine has. */
typedef unsigned char chunk __attribute__((vector_size(16)));
enum { CHUNK = sizeof(chunk), ROUNDS_MOST = 255 };

/* How many lines end in from..to-1 that do not begin with their end; from > 0. */
static size_t count_ends(slice text, size_t from, size_t to, char separator)
{
	const chunk end = (chunk){0} + (unsigned char)separator;
	unsigned char sums[CHUNK];
	size_t count = 0, at = from;
	while (to - at >= CHUNK) {
		chunk sum = {0}, here, before;
		for (size_t i = 0; i < ROUNDS_MOST && to - at >= CHUNK; i++, at += CHUNK) {
			memcpy(&here, text.at + at, CHUNK);
			memcpy(&before, text.at + at - 1, CHUNK);
			sum -= (chunk)((here == end) & (before != end));
		}
		memcpy(sums, &sum, CHUNK);
		for (size_t i = 0; i < CHUNK; i++)
			count += sums[i];
	}
	for (; at < to; at++)
		count += text.at[at] == separator && text.at[at - 1] != separator;
	return count;
}

/* How many lines there may be: with the one that ends behind the part. */
static void count_lines(void *context, size_t from, size_t to)
{
	struct parts *p = context;
	for (size_t i = from; i < to; i++) {
		size_t end, at = part_begin(p, i, &end);
		if (at < end)
			p->items[i].count = 1 + count_ends(p->s->bytes, at + 1, end, p->separator);
	}
}

/* The lines of a part as they are found. */
struct reader {
	const struct split *s;
	struct part *part;
	struct line *next;
	uint8_t *may;
};

/* The line from..to-1; most blank ones are empty. */
static void take_line(struct reader *r, size_t from, size_t to, uint8_t holds)
{
	*r->next = (struct line){.start = from, .end = to, .holds = holds};
	if (from == to || !read_line(r->s, r->next, r->may)) {
		r->part->blank++;
		return;
	}
	r->next->gap = r->part->blank < UINT8_MAX ? (uint8_t)r->part->blank : UINT8_MAX;
	r->part->blank = 0;
	r->next++;
	r->may++;
}

static void read_part(struct reader *r, size_t start, size_t end, char separator)
{
	const slice text = r->s->bytes;
	uint8_t holds = 0;
	char room[BLOCK_SIZE];
	for (size_t at = start; at < text.len; at += BLOCK_SIZE) {
		const char *block = block_from(text, at, room);
		struct holds_look look = holds_look(block, separator);
		for (; look.ends; look.ends &= look.ends - 1) {
			uint64_t before = look.ends ^ (look.ends - 1); /* up to the first end */
			holds |= holds_of_set(block, look.telling & before);
			take_line(r, start, at + block_first(look.ends), holds);
			look.telling &= ~before;
			start = at + block_first(look.ends) + 1;
			holds = 0;
			if (start >= end)
				return;
		}
		holds |= holds_of_set(block, look.telling);
	}
	if (start < end)
		take_line(r, start, text.len, holds);
}

static void read_lines(void *context, size_t from, size_t to)
{
	struct parts *p = context;
	const struct split *s = p->s;
	for (size_t i = from; i < to; i++) {
		struct part *part = &p->items[i];
		struct reader r = {s, part, s->lines + part->first, s->may + part->first};
		size_t end, at = part_begin(p, i, &end);
		if (at < end)
			read_part(&r, at, end, p->separator);
		part->count = (size_t)(r.next - s->lines) - part->first;
	}
}

/* Without the room that blank lines left between the parts. */
static void join_parts(struct split *s, const struct part *parts, size_t count)
{
	size_t blank = 1; /* as if a blank line stood before the first */
	s->line_count = 0;
	for (size_t i = 0; i < count; i++) {
		const struct part *part = &parts[i];
		struct line *to = s->lines + s->line_count;
		if (part->first > s->line_count) {
			memmove(to, s->lines + part->first, part->count * sizeof *to);
			memmove(s->may + s->line_count, s->may + part->first, part->count);
		}
		if (part->count > 0) {
			blank += to->gap;
			to->gap = blank < UINT8_MAX ? (uint8_t)blank : UINT8_MAX;
			blank = 0;
		}
		blank += part->blank;
		s->line_count += part->count;
	}
}

/* A document without any LF has the line ends of old Macs. */
void lines_find(struct split *s)
{
	size_t count = s->bytes.len / PART + 1, room = 0;
	struct parts p = {.s = s, .items = arena_array(&s->memory, count, sizeof *p.items)};
	p.separator = slice_find_byte(s->bytes, '\n', 0) == SLICE_NONE ? '\r' : '\n';
	parallel_do(count, 1, count_lines, &p);
	for (size_t i = 0; i < count; i++) {
		p.items[i].first = room;
		room += p.items[i].count;
	}
	room++; /* room for none is somewhere, too */
	s->lines = memory_room(s->lines, &s->line_room, room, sizeof *s->lines);
	s->may = memory_room(s->may, &s->may_room, room, sizeof *s->may);
	parallel_do(count, 1, read_lines, &p);
	join_parts(s, p.items, count);
}

/* Lines that are filled to a width belong together, and so do lines of which
 * many go on in the next one. */
void lines_find_loose(struct split *s)
{
	size_t gaps = 0, prose = 0, go_on = 0;
	s->loose = false;
	if (s->wrapped || s->line_count < LOOSE_LEAST)
		return;
	for (size_t i = 1; i < s->line_count; i++) {
		const struct line *l = &s->lines[i], *above = l - 1;
		bool is_prose = above->shape == SHAPE_TEXT && above->end - above->start > PROSE_LINE;
		gaps += l->gap > 0;
		prose += is_prose;
		go_on += is_prose && !(above->flags & LINE_STOP) && ascii_is_lower(l->first);
	}
	s->loose = gaps * LOOSE_GAPS <= s->line_count && prose > 0 && go_on * 4 < prose;
}
