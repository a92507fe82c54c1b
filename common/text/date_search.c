#include "text/dates.h"

#include "base/bytes.h"
#include "base/cursor.h"

/* Whether a word that begins like this may begin a date: a digit, or the first
 * three letters of a month or a day. Most words end here, so no table is asked. */
static bool may_begin(slice text, size_t at)
{
	if (ascii_is_digit(text.at[at]))
		return true;
	if (text.len - at < 3)
		return false;
#define LETTERS(a, b, c) ((unsigned)(a) << 16 | (unsigned)(b) << 8 | (unsigned)(c))
	switch (LETTERS(text.at[at] | 0x20, text.at[at + 1] | 0x20, text.at[at + 2] | 0x20)) {
	case LETTERS('j', 'a', 'n'):
	case LETTERS('f', 'e', 'b'):
	case LETTERS('m', 'a', 'r'):
	case LETTERS('a', 'p', 'r'):
	case LETTERS('m', 'a', 'y'):
	case LETTERS('j', 'u', 'n'):
	case LETTERS('j', 'u', 'l'):
	case LETTERS('a', 'u', 'g'):
	case LETTERS('s', 'e', 'p'):
	case LETTERS('o', 'c', 't'):
	case LETTERS('n', 'o', 'v'):
	case LETTERS('d', 'e', 'c'):
	case LETTERS('m', 'o', 'n'):
	case LETTERS('t', 'u', 'e'):
	case LETTERS('w', 'e', 'd'):
	case LETTERS('t', 'h', 'u'):
	case LETTERS('f', 'r', 'i'):
	case LETTERS('s', 'a', 't'):
	case LETTERS('s', 'u', 'n'):
		return true;
	default:
		return false;
	}
#undef LETTERS
}

/* CHUNK bytes side by side; the compiler makes of it what the machine has. */
typedef unsigned char chunk __attribute__((vector_size(16)));
enum { CHUNK = sizeof(chunk) };

static bool chunk_has_digit(const char *bytes)
{
	chunk c;
	uint64_t parts[CHUNK / sizeof(uint64_t)];
	memcpy(&c, bytes, sizeof c);
	chunk hit = (chunk)((c - '0') < 10);
	memcpy(parts, &hit, sizeof parts);
	return parts[0] | parts[1];
}

static bool has_digit(slice text)
{
	size_t at = 0;
	for (; text.len - at >= CHUNK; at += CHUNK)
		if (chunk_has_digit(text.at + at))
			return true;
	if (at < text.len && text.len >= CHUNK)
		return chunk_has_digit(text.at + text.len - CHUNK);
	for (; at < text.len; at++)
		if (ascii_is_digit(text.at[at]))
			return true;
	return false;
}

bool date_possible(slice text)
{
	bool other = false;
	if (!has_digit(text))
		return false;
	char before = ' ';
	for (size_t i = 0; i < text.len && !other; i++) {
		if (byte_is(before, BYTE_LETTER)) /* the rest of a word tells nothing */
			i = byte_pass(text, i, text.len - 1, BYTE_LETTER);
		char c = text.at[i];
		if (ascii_is_digit(c)) {
			; /* goes with what else there is */
		} else if (c == '/' || c == '-' || c == '.') {
			other |= ascii_is_digit(before) && i + 1 < text.len && ascii_is_digit(text.at[i + 1]);
		} else if (!other && (before == ' ' || !cursor_in_word(before))) {
			other = may_begin(text, i);
		}
		before = c;
	}
	return other;
}

bool date_find(slice text, size_t from, enum date_order order, struct date *date, struct date_place *place)
{
	for (size_t at = cursor_next_word(text, from); at < text.len; at = cursor_next_word(text, at + 1)) {
		size_t len = may_begin(text, at) ? date_at(text, at, order, date) : 0;
		if (len) {
			*place = (struct date_place){at, at + len};
			return true;
		}
	}
	return false;
}

bool date_find_year(slice text, struct date *date, struct date_place *place)
{
	bool found = false;
	for (size_t at = cursor_next_word(text, 0); at < text.len; at = cursor_next_word(text, at + 1)) {
		struct cursor c = {text, at};
		struct number n;
		if (!cursor_take_number(&c, &n) || n.digits != 4 || n.value < 1900 || n.value > 2099 ||
		    (cursor_in_word(cursor_peek(&c)) && c.at < text.len))
			continue;
		*date = (struct date){.year = n.value, .hour = -1};
		*place = (struct date_place){at, c.at};
		found = true;
	}
	return found;
}
