#include "streams/markup.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	RUN_MOST = 3,     /* *, ** and ***; longer runs are rules and blanks to fill in */
	TAG_MOST = 9,     /* the longest tag: </strong> */
	LEVELS_MOST = 16, /* of block quotes on one line */
};

/* Bytes to take out. An opening mark counts only once its closing one is found. */
struct mark {
	size_t at;
	unsigned char len;
	bool out;
};

struct marks {
	struct mark *items;
	size_t count, room;
};

static bool is_control(char c) { return (unsigned char)c < ' ' || c == 0x7f; }

static bool is_special(char c) { return c == '*' || c == '_' || c == '<' || is_control(c); }

/* CHUNK bytes side by side; the compiler makes of it what the machine has. */
typedef unsigned char chunk __attribute__((vector_size(16)));
enum { CHUNK = sizeof(chunk) };

static bool chunk_has_special(const char *bytes)
{
	chunk c;
	uint64_t parts[CHUNK / sizeof(uint64_t)], any = 0;
	memcpy(&c, bytes, sizeof c);
	chunk hit = (chunk)((c < ' ') | (c == 0x7f) | (c == '*') | (c == '_') | (c == '<'));
	memcpy(parts, &hit, sizeof parts);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		any |= parts[i];
	return any != 0;
}

/* Whether there are bytes that may be markup or have to be replaced. */
static bool has_special(slice raw)
{
	size_t at = 0;
	for (; raw.len - at >= CHUNK; at += CHUNK)
		if (chunk_has_special(raw.at + at))
			return true;
	for (; at < raw.len; at++)
		if (is_special(raw.at[at]))
			return true;
	return false;
}

static size_t add_mark(struct marks *marks, size_t at, size_t len, bool out)
{
	marks->items = memory_grow(marks->items, &marks->room, marks->count + 1, sizeof *marks->items);
	marks->items[marks->count] = (struct mark){at, (unsigned char)len, out};
	return marks->count++;
}

static size_t tag_length(slice raw, size_t at)
{
	static const slice names[] = {S("sup"), S("sub"), S("b"), S("i"), S("em"), S("strong")};
	slice rest = slice_sub(raw, at, raw.len < at + TAG_MOST ? raw.len : at + TAG_MOST);
	size_t close = slice_find_byte(rest, '>', 0);
	if (close == SLICE_NONE)
		return 0;
	slice name = slice_sub(rest, 1, close);
	if (slice_starts(name, S("/")))
		name = slice_after(name, 1);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (slice_equal_nocase(name, names[i]))
			return close + 1;
	return 0;
}

/* The block-quote marks at the beginning of the line that starts at `at`. */
static size_t quote_marks(slice raw, size_t at)
{
	size_t end = at, next = at;
	for (size_t level = 0; level < LEVELS_MOST; level++) {
		while (next < raw.len && (raw.at[next] == ' ' || raw.at[next] == '\t') && next - end < LEVELS_MOST)
			next++;
		if (next >= raw.len || raw.at[next] != '>')
			break;
		end = ++next;
		if (end < raw.len && raw.at[end] == ' ')
			next = ++end;
	}
	return end - at;
}

static bool is_word(slice raw, size_t at)
{
	unsigned char c = (unsigned char)raw.at[at];
	return ascii_is_alpha((char)c) || ascii_is_digit((char)c);
}

/* Marks that open and close emphasis, the last of each sort that is open. */
struct open_marks {
	size_t at[2][RUN_MOST + 1]; /* index in marks plus one; 0: none */
};

/* A run of * or _: may close what is open, else may open. Inside a word only
 * ** and *** count, as in "**Q**uestion". */
static void take_run(struct marks *marks, slice raw, size_t at, size_t len, struct open_marks *open)
{
	if (len > RUN_MOST)
		return;
	bool strong = raw.at[at] == '*' && len > 1;
	size_t *pending = &open->at[raw.at[at] == '*'][len];
	bool space_before = at == 0 || ascii_is_space(raw.at[at - 1]);
	bool space_after = at + len == raw.len || ascii_is_space(raw.at[at + len]);
	bool word_before = at > 0 && is_word(raw, at - 1), word_after = at + len < raw.len && is_word(raw, at + len);
	if (*pending && !space_before && (strong || !word_after)) {
		marks->items[*pending - 1].out = true;
		add_mark(marks, at, len, true);
		*pending = 0;
	} else if (!space_after && (strong || !word_before)) {
		*pending = add_mark(marks, at, len, false) + 1;
	}
}

static void find_marks(struct marks *marks, slice raw)
{
	struct open_marks open = {0};
	for (size_t at = 0; at < raw.len;) {
		if (raw.len - at >= CHUNK && !chunk_has_special(raw.at + at)) {
			at += CHUNK; /* most bytes */
			continue;
		}
		char c = raw.at[at];
		size_t len = 1;
		if (!is_special(c))
			;
		else if (c == '*' || c == '_') {
			while (at + len < raw.len && raw.at[at + len] == c)
				len++;
			take_run(marks, raw, at, len, &open);
		} else if (c == '<') {
			len = tag_length(raw, at);
			if (len)
				add_mark(marks, at, len, true);
		} else if (c == '\n' || c == '\r') {
			len = quote_marks(raw, at + 1);
			for (size_t done = 0; done < len; done += LEVELS_MOST)
				add_mark(marks, at + 1 + done, len - done < LEVELS_MOST ? len - done : LEVELS_MOST,
					 true);
			len++;
		}
		at += len ? len : 1;
	}
}

/* Spaces for control bytes. */
static void copy_bytes(slice raw, char *text)
{
	size_t at = 0;
	for (chunk c; raw.len - at >= CHUNK; at += CHUNK) {
		memcpy(&c, raw.at + at, CHUNK);
		chunk control = (chunk)((c < ' ') | (c == 0x7f));
		c = (c & ~control) | (control & ' ');
		memcpy(text + at, &c, CHUNK);
	}
	for (; at < raw.len; at++)
		text[at] = is_control(raw.at[at]) ? ' ' : raw.at[at];
}

/* `?` for bytes that are not UTF-8, which are judged by what stands in the text. */
char *markup_copy(slice raw, char *text)
{
	copy_bytes(raw, text);
	for (size_t at = 0; (at += utf8_valid(slice_of(text + at, raw.len - at))) < raw.len; at++)
		text[at] = '?';
	return text;
}

static size_t copy(slice raw, size_t from, size_t to, char *text, size_t length, size_t *map)
{
	markup_copy(slice_sub(raw, from, to), text + length);
	for (size_t i = from; map && i < to; i++)
		map[length + i - from] = i;
	return length + to - from;
}

size_t markup_text(slice raw, char *text, size_t *map)
{
	struct marks marks = {0};
	size_t length = 0, from = 0;
	if (has_special(raw))
		find_marks(&marks, raw);
	for (size_t i = 0; i < marks.count; i++) {
		struct mark m = marks.items[i];
		if (!m.out)
			continue;
		length = copy(raw, from, m.at, text, length, map);
		from = m.at + m.len;
	}
	length = copy(raw, from, raw.len, text, length, map);
	free(marks.items);
	if (map)
		map[length] = raw.len;
	return length;
}
