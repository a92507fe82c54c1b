#include "fold.h"

#include "base/utf8.h"
#include "syntax.h"

/* Each family as a class. */
static const slice families[] = {
	S("['\u2018\u2019\u201A\u201B\u02BC\u2032]"),
	S("[\"\u201C\u201D\u201E\u201F\u2033]"),
	S("[-\u2010\u2011\u2012\u2013\u2014\u2015\u2212]"),
	S("[ \u00A0\u2000-\u200A\u202F\u205F\u3000]"),
};

enum { FAMILIES = sizeof families / sizeof *families, LONGEST = 32 };

/* The family as a class, or an empty slice. */
static slice family_of(uint32_t code)
{
	if (code >= 0x2000 && code <= 0x200A)
		code = ' ';
	for (size_t i = 0; i < FAMILIES; i++) {
		uint32_t member;
		for (size_t at = 1; at + 1 < families[i].len;) {
			at += utf8_decode(families[i], at, &member);
			if (member == code)
				return families[i];
		}
	}
	return S("");
}

bool fold_has(uint32_t code) { return family_of(code).len > 0; }

/* The ASCII member of each family is the first. */
char fold_plain(uint32_t code)
{
	slice family = family_of(code);
	return family.len > 0 ? family.at[1] : '\0';
}

static char *append(char *to, slice s)
{
	memcpy(to, s.at, s.len);
	return to + s.len;
}

enum { TABLE = 0x3001, STRANGE = 1 };

/* What a character becomes in a copy: 0 for itself. */
static const char *plain_table(void)
{
	static char table[TABLE];
	if (table[' '] != ' ') {
		for (uint32_t code = 0; code < TABLE; code++)
			table[code] = fold_plain(code);
		table[0x017F] = table[0x212A] = table[0x02BC] = STRANGE;
	}
	return table;
}

/* The character at the beginning of what is not ASCII. */
static size_t decode(slice text, size_t at, uint32_t *code)
{
	const unsigned char *c = (const unsigned char *)text.at + at;
	if (text.len - at >= 3 && c[0] == 0xE2 && c[1] == 0x80 && (c[2] & 0xC0) == 0x80) {
		*code = 0x2000u | (c[2] & 0x3Fu); /* most marks are here */
		return 3;
	}
	return utf8_decode(text, at, code);
}

/* Copy ASCII, eight bytes at a time, up to the first other byte; the copy has
 * room for eight more. Returns how many bytes that were. */
static size_t copy_ascii(char *to, slice text, size_t from)
{
	size_t at = from;
	for (uint64_t eight; text.len - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, text.at + at, sizeof eight);
		memcpy(to + (at - from), &eight, sizeof eight);
		if (eight & 0x8080808080808080u)
			break;
	}
	for (; at < text.len && (unsigned char)text.at[at] < 0x80; at++)
		to[at - from] = text.at[at];
	return at - from;
}

char *fold_text(char *to, slice text, bool *strange)
{
	const char *table = plain_table();
	for (size_t at = 0; at < text.len;) {
		size_t ascii = copy_ascii(to, text, at);
		to += ascii;
		at += ascii;
		if (at == text.len)
			break;
		uint32_t code;
		size_t len = decode(text, at, &code);
		char plain = code < TABLE ? table[code] : '\0';
		if (plain == STRANGE)
			*strange = true;
		if (plain > STRANGE)
			*to++ = plain;
		else
			to = append(to, slice_sub(text, at, at + len));
		at += len;
	}
	return to;
}

/* A character that stands for itself; in fixed text that may be one that
 * PCRE2 would take for something else. */
static char *append_char(char *to, slice text, uint32_t code, bool fixed, bool exact)
{
	slice family = exact ? S("") : family_of(code);
	if (family.len > 0)
		return append(to, family);
	if (fixed && code > ' ' && code < 0x7F && !ascii_is_alpha((char)code) && !ascii_is_digit((char)code))
		*to++ = '\\';
	return append(to, text);
}

slice fold_pattern(slice pattern, bool fixed, bool exact, struct arena *memory)
{
	char *begin = arena_alloc(memory, pattern.len * LONGEST + 1), *to = begin;
	bool as_it_is = exact || (!fixed && syntax_is_extended(pattern));
	while (pattern.len > 0) {
		uint32_t code;
		size_t len = utf8_decode(pattern, 0, &code);
		if (fixed) {
			to = append_char(to, slice_sub(pattern, 0, len), code, true, as_it_is);
			pattern = slice_after(pattern, len);
			continue;
		}
		struct syntax_part part = syntax_next(&pattern);
		if (part.kind == SYNTAX_CHAR)
			to = append_char(to, part.text, part.code, false, as_it_is);
		else
			to = append(to, part.text);
	}
	return slice_of(begin, (size_t)(to - begin));
}
