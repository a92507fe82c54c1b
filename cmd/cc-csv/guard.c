#include "guard.h"

/* What begins a formula. Some spreadsheets take the wide forms of East Asian
 * keyboards for the plain ones. */
static const slice STARTS[] = {
	S("="), S("+"), S("-"), S("@"), S("\t"), S("\r"), S("\n"), S("＝"), S("＋"), S("－"), S("＠"),
};

static size_t pass_digits(slice s, size_t at)
{
	while (at < s.len && ascii_is_digit(s.at[at]))
		at++;
	return at;
}

/* A sign, digits with or without a point, and perhaps an exponent. */
static bool is_number(slice s)
{
	size_t begin = s.len > 0 && (s.at[0] == '-' || s.at[0] == '+');
	size_t at = pass_digits(s, begin), digits = at - begin;
	if (at < s.len && s.at[at] == '.') {
		size_t end = pass_digits(s, at + 1);
		digits += end - at - 1;
		at = end;
	}
	if (digits > 0 && at < s.len && (s.at[at] == 'e' || s.at[at] == 'E')) {
		at++;
		at += at < s.len && (s.at[at] == '-' || s.at[at] == '+');
		size_t end = pass_digits(s, at);
		digits = end - at;
		at = end;
	}
	return digits > 0 && at == s.len;
}

/* Whether a cell that begins with this byte has to be looked at. */
static bool may_start(char c)
{
	static const bool STARTING[256] = {
		['='] = true,  ['+'] = true,  ['-'] = true,  ['@'] = true,  ['\t'] = true,
		['\r'] = true, ['\n'] = true, ['\''] = true, [0xEF] = true,
	};
	return STARTING[(unsigned char)c];
}

bool guard_is_needed(slice cell)
{
	if (cell.len == 0 || !may_start(cell.at[0]))
		return false;
	size_t at = 0;
	while (at < cell.len && cell.at[at] == '\'')
		at++;
	slice rest = slice_after(cell, at);
	for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
		if (slice_starts(rest, STARTS[i]))
			return !is_number(rest);
	return false;
}

slice guard_taken_off(slice cell)
{
	if (cell.len > 0 && cell.at[0] == '\'' && guard_is_needed(slice_after(cell, 1)))
		return slice_after(cell, 1);
	return cell;
}
