#include "split.h"

#include "utf8.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

enum {
	LOOSE_LEAST = 12, /* lines of a document that may do without blank ones */
	LOOSE_GAPS = 20,  /* one line in this many may have a blank one above it all the same */
	PROSE_LINE = 60,  /* bytes of a line that is a paragraph of its own if it ends like one */
};

enum {
	D = HOLDS_DIGIT,
	C = HOLDS_COLON,
	H = HOLDS_SLASH,
	L = HOLDS_LINK,
	M = HOLDS_MARKUP,
	W = HOLDS_WIDE,
};

static const uint8_t held[256] = {
	/* clang-format off */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 00 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 10 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, M, 0, 0, 0, 0, H, /* 20 */
	D, D, D, D, D, D, D, D, D, D, C, 0, M, 0, L, 0, /* 30 */
	L, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 40 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, M, /* 50 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 60 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, L, 0, 0, M, /* 70 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* 80 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* 90 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* A0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* B0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* C0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* D0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* E0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* F0 */
	/* clang-format on */
};

static uint8_t holds_of(slice text)
{
	const unsigned char *p = (const unsigned char *)text.at;
	unsigned holds = 0;
	size_t at = 0;
	for (; text.len - at >= 4; at += 4)
		holds |= (unsigned)held[p[at]] | held[p[at + 1]] | held[p[at + 2]] | held[p[at + 3]];
	for (; at < text.len; at++)
		holds |= held[p[at]];
	return (uint8_t)holds;
}

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

/* Columns and bytes of the white space that begins the line. */
static void measure_indent(struct split *s, struct line *l, size_t end)
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
		if (ascii_is_alpha(s->bytes.at[end - 1]))
			return 0;
		size_t len = utf8_decode_before(slice_sub(s->bytes, start, end), end - start, &c);
		end -= len;
		if (c == ']' || (c >= 0xB2 && c <= 0xB9) || (c >= 0x2070 && c <= 0x2079)) {
			end = skip_note(s, start, end);
			continue;
		}
		if (c == '.' || c == '!' || c == 0x2026 || c == 0x3002)
			return LINE_STOP;
		if (c == '?')
			return LINE_STOP | LINE_ASKS;
		if (c != '"' && c != '\'' && c != ')' && c != ']' && c != '*' && c != '_' && c != 0x2019 &&
		    c != 0x201D && c != 0xBB)
			return 0;
	}
	return 0;
}

static void add_line(struct split *s, size_t start, size_t end, size_t *blank)
{
	struct line l = {.start = start};
	measure_indent(s, &l, end);
	l.end = trim_end(s, l.start, end);
	if (l.start == l.end) {
		++*blank;
		return;
	}
	l.gap = *blank < UINT8_MAX ? (uint8_t)*blank : UINT8_MAX;
	l.flags |= ending(s, l.start, l.end);
	l.holds = holds_of(split_text(s, l.start, l.end));
	if (l.end - l.start > SHORT_LINE)
		l.flags |= LINE_LONG;
	*blank = 0;
	if (s->line_count == s->line_room)
		s->lines = memory_grow(s->lines, &s->line_room, s->line_count + 1, sizeof *s->lines);
	s->lines[s->line_count++] = l;
}

/* A document without any LF has the line ends of old Macs. */
void lines_find(struct split *s)
{
	char separator = slice_find_byte(s->bytes, '\n', 0) == SLICE_NONE ? '\r' : '\n';
	size_t blank = 1; /* as if a blank line stood before the first */
	s->line_count = 0;
	for (size_t at = 0; at < s->bytes.len;) {
		size_t end = slice_find_byte(s->bytes, separator, at);
		if (end == SLICE_NONE)
			end = s->bytes.len;
		if (end == at)
			blank++;
		else
			add_line(s, at, end, &blank);
		at = end + 1;
	}
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
		go_on += is_prose && !(above->flags & LINE_STOP) && ascii_is_lower(s->bytes.at[l->start]);
	}
	s->loose = gaps * LOOSE_GAPS <= s->line_count && prose > 0 && go_on * 4 < prose;
}
