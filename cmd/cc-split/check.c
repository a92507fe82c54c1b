#include "check.h"

#include "base/arena.h"
#include "base/message.h"
#include "base/utf8.h"
#include "streams/markup.h"

enum {
	LABEL_MOST = 160, /* bytes of a turn label; what is longer is text that was lost */
	CUE_MOST = 60,
	NUMBER_MOST = 12, /* ... of a list number */
};

/* The line of a byte, for messages. */
static size_t line_of(const struct split *s, size_t at)
{
	size_t line = 1;
	for (size_t i = 0; (i = slice_find_byte(s->bytes, '\n', i)) < at; i++)
		line++;
	return line;
}

static slice skip_white(slice text)
{
	uint32_t c;
	while (text.len) {
		size_t len = utf8_decode(text, 0, &c);
		if (!utf8_is_space(c) && c != 0x200B && c != 0xFEFF && c >= ' ')
			break;
		text = slice_after(text, len);
	}
	return text;
}

/* Marks that are made of nothing but themselves: > # - * • and raised digits. */
static bool is_sign(uint32_t c)
{
	return c == '>' || c == '#' || c == '-' || c == '*' || c == '+' || c == '_' || c == '=' || c == '~' ||
	       c == 'o' || c == '@' || c == 0xB7 || (c >= 0xB2 && c <= 0xB9) || c == 0x2013 ||
	       (c >= 0x2020 && c <= 0x2023) || c == 0x2043 || c == 0x2192 || (c >= 0x2070 && c <= 0x2079) ||
	       (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2700 && c <= 0x27BF) || (c >= 0xE000 && c <= 0xF8FF);
}

/* (12) 3. iv) 4.1.2 [1] [^1]: — the length of a number with its marks. */
static size_t number_length(slice text)
{
	size_t at = 0, core = 0;
	while (at < text.len && (text.at[at] == '(' || text.at[at] == '[' || text.at[at] == '^'))
		at++;
	while (at < text.len && (ascii_is_digit(text.at[at]) || ascii_is_alpha(text.at[at]) || text.at[at] == '.'))
		at++, core++;
	while (at < text.len && (text.at[at] == ')' || text.at[at] == ']' || text.at[at] == ':'))
		at++;
	bool ended = at >= text.len || ascii_is_space(text.at[at]);
	bool apart = ascii_is_digit(text.at[core ? core - 1 : 0]) && at == core && at + 1 < text.len &&
		     (text.at[at] == '\t' || (text.at[at] == ' ' && text.at[at + 1] == ' '));
	bool marked = at > core || apart ||
		      (core > 0 &&
		       (text.at[at - 1] == '.' || slice_find_byte(slice_sub(text, 0, at), '.', 0) != SLICE_NONE));
	return core > 0 && at <= NUMBER_MOST && ended && marked ? at : 0;
}

/* #12 before the name of a commenter. */
static size_t hash_number(slice text)
{
	size_t at = 1;
	while (at < text.len && at < NUMBER_MOST && ascii_is_digit(text.at[at]))
		at++;
	return at > 1 ? at : 0;
}

/* The letters of questions and answers that have no mark behind them. */
static size_t letter_length(slice text)
{
	bool letter = text.len > 1 && (text.at[0] == 'Q' || text.at[0] == 'A') &&
		      (ascii_is_space(text.at[1]) || text.at[1] == '*');
	return letter ? 1 : 0;
}

/* "](door.jpg)" behind the words of an image, "![" before them; a comment; "[–]". */
static size_t markup_length(slice text)
{
	size_t end = slice_starts(text, S("<!--")) ? slice_find(text, S("-->"), 0)
		     : slice_starts(text, S("](")) ? slice_find_byte(text, ')', 0)
						   : SLICE_NONE;
	if (slice_starts(text, S("![](")))
		return 2;
	if (slice_starts(text, S("[\xE2\x80\x93]")) || slice_starts(text, S("[\xE2\x88\x92]")))
		return 5; /* folds a thread */
	if (slice_starts(text, S("[-]")) || slice_starts(text, S("[+]")))
		return 3;
	if (end != SLICE_NONE)
		return end + (text.at[0] == '<' ? 3 : 1);
	return slice_starts(text, S("![")) ? 2 : 0;
}

static slice first_line(slice text) { return slice_sub(text, 0, line_end(text)); }

/* The times of a caption, the number or identifier above them, a time on a line
 * of its own. */
static size_t cue_length(slice text)
{
	size_t at = 0;
	slice line = first_line(text);
	if (!ascii_is_digit(text.at[0]) && slice_find_byte(line, ' ', 0) != SLICE_NONE)
		return 0;
	if (slice_find(line, S("-->"), 0) != SLICE_NONE)
		return line.len;
	while (at < line.len && (ascii_is_digit(line.at[at]) || memchr(":.,-> ", line.at[at], 6)))
		at++;
	if (at == line.len && ascii_is_digit(text.at[0]) && at <= CUE_MOST)
		return at;
	slice below = first_line(skip_white(slice_after(text, line.len)));
	return line.len <= CUE_MOST && slice_find(below, S("-->"), 0) != SLICE_NONE ? line.len : 0;
}

/* <v Ann Patel> and </v>. */
static size_t voice_length(slice text)
{
	size_t end = slice_find_byte(slice_sub(text, 0, text.len < LABEL_MOST ? text.len : LABEL_MOST), '>', 0);
	return slice_starts(text, S("</v>")) ? 4 : slice_starts(text, S("<v")) && end != SLICE_NONE ? end + 1 : 0;
}

/* A label takes the rest of its line: it ends in a colon, a stop or a time. */
static size_t label_length(slice text)
{
	size_t end = slice_find_byte(text, '\n', 0);
	if (end == SLICE_NONE)
		end = text.len;
	slice label = slice_trim(slice_sub(text, 0, end));
	while (label.len && (memchr("*_ ", label.at[label.len - 1], 3) || slice_ends(label, S("\xC2\xA0"))))
		label.len -= slice_ends(label, S("\xC2\xA0")) ? 2 : 1;
	if (label.len == 0 || label.len > LABEL_MOST)
		return 0;
	char last = label.at[label.len - 1];
	bool timed = label.len > 4 && ascii_is_digit(label.at[1]) &&
		     slice_find_byte(slice_sub(label, 0, 5), ':', 0) != SLICE_NONE;
	return memchr(":.)]}", last, 5) || ascii_is_digit(last) || last == '-' || timed ? end : 0;
}

/* The name of a speaker on a line of its own: words with capitals, short ones
 * without between them, and no stop. */
static size_t name_length(slice text)
{
	size_t end = 0;
	while (end < text.len && text.at[end] != '\n' && text.at[end] != '\r')
		end++;
	if (end == text.len || end > LABEL_MOST)
		return 0;
	for (slice rest = slice_trim(slice_sub(text, 0, end)); rest.len;) {
		slice word = slice_cut(&rest, ' ');
		if (word.len > 3 && ascii_is_lower(word.at[0]))
			return 0;
		if (rest.len == 0 && slice_ends(word, S(".")))
			return 0;
	}
	return end;
}

/* Whether what stands between two segments is white space and marks. */
static bool is_marks(slice gap)
{
	while ((gap = skip_white(gap)).len) {
		uint32_t c;
		size_t sign = utf8_decode(gap, 0, &c), len = c == '#' ? hash_number(gap) : number_length(gap);
		if (!len && (is_sign(c) || c == '`'))
			len = sign;
		if (!len)
			len = markup_length(gap);
		if (!len)
			len = cue_length(gap);
		if (!len)
			len = voice_length(gap);
		if (!len)
			len = letter_length(gap);
		if (!len)
			len = label_length(gap);
		if (!len)
			len = name_length(gap);
		if (!len)
			return false;
		gap = slice_after(gap, len);
	}
	return true;
}

/* Whether text and map are what the bytes say, and what is left out is markup. */
static bool maps_back(slice raw, slice text, const size_t *map)
{
	size_t next = 0;
	for (size_t i = 0; i <= text.len; i++) {
		for (; next < map[i] && next < raw.len; next++)
			if (!memchr("*_<>/ \t", raw.at[next], 7) && !ascii_is_alpha(raw.at[next]))
				return false;
		if (i == text.len)
			break;
		char from = raw.at[map[i]], to = text.at[i];
		bool control = (unsigned char)from < ' ' || from == 0x7f;
		if (map[i] >= raw.len || map[i] < next ||
		    !(control ? to == ' ' : to == from || (to == '?' && from & 0x80)))
			return false;
		next = map[i] + 1;
	}
	return map[text.len] == raw.len;
}

static bool check_text(const struct split *s, size_t start, size_t end, const char *path)
{
	static char *text;
	static size_t *map, text_room, map_room;
	slice raw = split_text(s, start, end);
	text = memory_grow(text, &text_room, raw.len, 1);
	map = memory_grow(map, &map_room, raw.len + 1, sizeof *map);
	size_t len = markup_text(raw, text, map);
	if (maps_back(raw, slice_of(text, len), map))
		return true;
	message_error(path, line_of(s, start), "the text at bytes %zu to %zu does not map back to the document",
		      start, end);
	return false;
}

static bool check_gap(const struct split *s, size_t from, size_t to, const char *path)
{
	if (is_marks(split_text(s, from, to)))
		return true;
	message_error(path, line_of(s, from), "bytes %zu to %zu are neither in a segment nor a structural mark", from,
		      to);
	return false;
}

bool check_document(const struct split *s, enum unit unit, const char *path)
{
	struct units u = {.split = s, .unit = unit};
	size_t done = 0;
	while (units_next(&u)) {
		if (u.start < done || u.end <= u.start || u.end > s->bytes.len) {
			message_error(path, line_of(s, u.start),
				      "the segment at bytes %zu to %zu is empty or out of order", u.start, u.end);
			return false;
		}
		if (!check_gap(s, done, u.start, path) || !check_text(s, u.start, u.end, path))
			return false;
		done = u.end;
	}
	return check_gap(s, done, s->bytes.len, path);
}
