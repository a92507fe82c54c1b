#include "text.h"

#include <stdio.h>

#include "base/utf8.h"

enum { ESCAPED = sizeof "_x0001_" - 1 };

static bool is_hex(char c) { return ascii_is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f'); }

/* Whether what begins with this underscore would be read as one character: Excel
 * reads four digits, LibreOffice fewer, too. */
static bool looks_escaped(slice s, size_t at)
{
	if (s.len - at < 2 || s.at[at + 1] != 'x')
		return false;
	size_t end = at + 2;
	while (end < s.len && end < at + ESCAPED - 1 && is_hex(s.at[end]))
		end++;
	return end > at + 2 && end < s.len && s.at[end] == '_';
}

static bool is_escaped(slice s, size_t at, uint32_t code)
{
	return code < ' ' || code == 0xFFFE || code == 0xFFFF || (code == '_' && looks_escaped(s, at));
}

static void put(struct text *t, const char *bytes, size_t len, size_t units)
{
	memcpy(t->bytes + t->used, bytes, len);
	t->used += len;
	t->units += units;
}

/* The character at `at`, however it has to be written; returns its length in the
 * field, or 0 where it does not fit. */
static size_t put_other(struct text *t, slice field, size_t at, size_t most)
{
	static const char REPLACEMENT[] = "\xEF\xBF\xBD";
	uint32_t code;
	size_t len = utf8_decode(field, at, &code);
	if (is_escaped(field, at, code)) {
		char escaped[ESCAPED + 1];
		if (t->units + ESCAPED > most)
			return 0;
		snprintf(escaped, sizeof escaped, "_x%04X_", (unsigned)(code & 0xFFFF));
		put(t, escaped, ESCAPED, ESCAPED);
		return len;
	}
	size_t units = code > 0xFFFF ? 2 : 1;
	if (t->units + units > most)
		return 0;
	bool valid = code != UTF8_INVALID || len > 1;
	t->replaced |= !valid;
	put(t, valid ? field.at + at : REPLACEMENT, valid ? len : sizeof REPLACEMENT - 1, units);
	return len;
}

static bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '_'; }

size_t text_fill(struct text *t, slice field, size_t from, size_t most)
{
	size_t at = from;
	t->used = t->units = 0;
	while (at < field.len) {
		size_t end = at, limit = field.len - at < most - t->units ? field.len : at + (most - t->units);
		while (end < limit && is_plain(field.at[end]))
			end++;
		put(t, field.at + at, end - at, end - at);
		at = end;
		size_t len = at < field.len ? put_other(t, field, at, most) : 0;
		if (len == 0)
			break;
		at += len;
	}
	t->bytes[t->used] = '\0';
	return at;
}
