#include "syntax.h"

#include "base/utf8.h"

/* How far it is to behind the first `end` at or after `from`; all of it
 * without one. */
static size_t through(slice s, size_t from, slice end)
{
	size_t at = slice_find(s, end, from < s.len ? from : s.len);
	return at == SLICE_NONE ? s.len : at + end.len;
}

static char byte_at(slice s, size_t at) { return at < s.len ? s.at[at] : '\0'; }

static bool one_of(char c, const char *set) { return c != '\0' && strchr(set, c) != NULL; }

static size_t char_length(slice s, size_t at)
{
	uint32_t code;
	return at < s.len ? utf8_decode(s, at, &code) : 0;
}

/* The length of an escape, which begins with a backslash. */
static size_t escape_length(slice s)
{
	char c = byte_at(s, 1), opener = byte_at(s, 2);
	if (c == 'Q')
		return through(s, 2, S("\\E"));
	if (c == 'c')
		return 2 + char_length(s, 2);
	if (one_of(c, "pPxoNgk") && opener == '{')
		return through(s, 3, S("}"));
	if (one_of(c, "gk") && opener == '<')
		return through(s, 3, S(">"));
	if (one_of(c, "gk") && opener == '\'')
		return through(s, 3, S("'"));
	return 1 + char_length(s, 1);
}

static struct syntax_part escape(slice s)
{
	struct syntax_part part = {SYNTAX_SET, slice_sub(s, 0, escape_length(s)), 0};
	char c = byte_at(s, 1);
	if (c == 'b')
		part.kind = SYNTAX_BOUND;
	else if (c == 'E' ||
		 slice_equal(part.text, S("\\Q\\E"))) /* nothing: a quantifier after it means what is before */
		part.kind = SYNTAX_STRANGE;
	else if (part.text.len > 1 && !ascii_is_alpha(c) && !ascii_is_digit(c)) {
		part.kind = SYNTAX_ESCAPED;
		utf8_decode(s, 1, &part.code);
	}
	return part;
}

/* The length of a class's [:name:], or 1 where its `[` is just a character. */
static size_t posix_length(slice s)
{
	char kind = byte_at(s, 1);
	size_t at = 2;
	while (ascii_is_alpha(byte_at(s, at)) || byte_at(s, at) == '^')
		at++;
	return one_of(kind, ":.=") && byte_at(s, at) == kind && byte_at(s, at + 1) == ']' ? at + 2 : 1;
}

/* The length of a class, which begins with `[`. */
static size_t class_length(slice s)
{
	size_t at = byte_at(s, 1) == '^' ? 2 : 1;
	if (byte_at(s, at) == ']')
		at++;
	while (at < s.len && s.at[at] != ']') {
		if (s.at[at] == '\\')
			at += escape_length(slice_after(s, at));
		else
			at += s.at[at] == '[' ? posix_length(slice_after(s, at)) : 1;
	}
	return at < s.len ? at + 1 : s.len;
}

/* Flags, such as i-s in (?i-s: or (?i-s), end at the colon or the bracket. */
static struct syntax_part flags(slice s)
{
	size_t at = 2;
	while (at < s.len && (ascii_is_alpha(s.at[at]) || one_of(s.at[at], "^-")))
		at++;
	bool is_flags = one_of(byte_at(s, at), ":)") && !one_of(byte_at(s, 2), "RP");
	size_t end = is_flags ? at + 1 : through(s, 2, S(")"));
	return (struct syntax_part){is_flags ? SYNTAX_FLAGS : SYNTAX_STRANGE, slice_sub(s, 0, end), 0};
}

/* (?(1) or (?(name), and of a condition that looks around its beginning alone. */
static struct syntax_part condition(slice s)
{
	size_t len = one_of(byte_at(s, 3), "?*") ? 2 : through(s, 3, S(")"));
	return (struct syntax_part){SYNTAX_STRANGE, slice_sub(s, 0, len), 0};
}

/* What `(` begins. */
static struct syntax_part group(slice s)
{
	static const struct {
		slice begins;
		enum syntax_kind kind;
	} groups[] = {
		{S("(?:"), SYNTAX_OPEN},  {S("(?>"), SYNTAX_OPEN},    {S("(?|"), SYNTAX_OPEN},
		{S("(?="), SYNTAX_LOOK},  {S("(?!"), SYNTAX_LOOK},    {S("(?<="), SYNTAX_LOOK},
		{S("(?<!"), SYNTAX_LOOK}, {S("(?*"), SYNTAX_STRANGE}, {S("(?<*"), SYNTAX_STRANGE},
	};
	static const struct {
		slice begins, ends;
		enum syntax_kind kind;
	} spans[] = {
		{S("(?#"), S(")"), SYNTAX_COMMENT}, {S("(?<"), S(">"), SYNTAX_OPEN},
		{S("(?P<"), S(">"), SYNTAX_OPEN},   {S("(?'"), S("'"), SYNTAX_OPEN},
		{S("(*"), S(")"), SYNTAX_STRANGE},
	};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (slice_starts(s, groups[i].begins))
			return (struct syntax_part){groups[i].kind, slice_sub(s, 0, groups[i].begins.len), 0};
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
		if (slice_starts(s, spans[i].begins))
			return (struct syntax_part){
				spans[i].kind, slice_sub(s, 0, through(s, spans[i].begins.len, spans[i].ends)), 0};
	if (slice_starts(s, S("(?(")))
		return condition(s);
	if (byte_at(s, 1) == '?')
		return flags(s);
	return (struct syntax_part){SYNTAX_OPEN, slice_sub(s, 0, 1), 0};
}

/* The length of {n}, {n,} or {n,m}, or 0. */
static size_t braces_length(slice s)
{
	size_t at = 1;
	while (ascii_is_digit(byte_at(s, at)))
		at++;
	if (at == 1)
		return 0;
	if (byte_at(s, at) == ',')
		at++;
	while (ascii_is_digit(byte_at(s, at)))
		at++;
	return byte_at(s, at) == '}' ? at + 1 : 0;
}

/* A quantifier with the `?` or `+` that may follow it. A brace that is none
 * stands for itself, unless it is one to a later PCRE2. */
static struct syntax_part quantifier(slice s)
{
	size_t len = s.at[0] == '{' ? braces_length(s) : 1;
	if (len == 0)
		return (struct syntax_part){SYNTAX_STRANGE, slice_sub(s, 0, 1), 0};
	bool optional = one_of(s.at[0], "?*") || (s.at[0] == '{' && s.at[1] == '0');
	if (one_of(byte_at(s, len), "?+"))
		len++;
	return (struct syntax_part){optional ? SYNTAX_OPTIONAL : SYNTAX_REPEATED, slice_sub(s, 0, len), 0};
}

static struct syntax_part part_at(slice s)
{
	switch (s.at[0]) {
	case '\\':
		return escape(s);
	case '[':
		return (struct syntax_part){SYNTAX_SET, slice_sub(s, 0, class_length(s)), 0};
	case '(':
		return group(s);
	case '?':
	case '*':
	case '+':
	case '{':
		return quantifier(s);
	case ')':
		return (struct syntax_part){SYNTAX_CLOSE, slice_sub(s, 0, 1), 0};
	case '|':
		return (struct syntax_part){SYNTAX_OR, slice_sub(s, 0, 1), 0};
	case '.':
	case '^':
	case '$':
		return (struct syntax_part){SYNTAX_SET, slice_sub(s, 0, 1), 0};
	default: {
		struct syntax_part part = {SYNTAX_CHAR, {0}, 0};
		part.text = slice_sub(s, 0, utf8_decode(s, 0, &part.code));
		return part;
	}
	}
}

struct syntax_part syntax_next(slice *rest)
{
	struct syntax_part part = part_at(*rest);
	*rest = slice_after(*rest, part.text.len);
	return part;
}

bool syntax_is_extended(slice pattern)
{
	while (pattern.len > 0) {
		struct syntax_part part = syntax_next(&pattern);
		if (part.kind == SYNTAX_FLAGS && slice_find_byte(slice_cut(&part.text, '-'), 'x', 0) != SLICE_NONE)
			return true;
	}
	return false;
}
