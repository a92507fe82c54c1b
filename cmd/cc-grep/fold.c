#include "fold.h"

#include "syntax.h"
#include "utf8.h"

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

static char *append(char *to, slice s)
{
	memcpy(to, s.at, s.len);
	return to + s.len;
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
