#include "base/utf8.h"

#include <unictype.h>

/* Table 3-7 of the Unicode Standard: the range of the second byte depends on
 * the first, all others are 80..BF. */
static size_t sequence(const unsigned char *p, size_t len)
{
	unsigned char low = 0x80, high = 0xBF;
	size_t need;
	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		need = 2;
	else if (p[0] >= 0xE0 && p[0] <= 0xEF)
		need = 3;
	else if (p[0] >= 0xF0 && p[0] <= 0xF4)
		need = 4;
	else
		return 0;
	if (len < need)
		return 0;
	if (p[0] == 0xE0)
		low = 0xA0;
	if (p[0] == 0xED)
		high = 0x9F;
	if (p[0] == 0xF0)
		low = 0x90;
	if (p[0] == 0xF4)
		high = 0x8F;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < need; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return need;
}

size_t utf8_decode_sequence(slice s, size_t at, uint32_t *code)
{
	const unsigned char *p = (const unsigned char *)s.at + at;
	switch (sequence(p, s.len - at)) {
	case 1:
		*code = p[0];
		return 1;
	case 2:
		*code = (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
		return 2;
	case 3:
		*code = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		return 3;
	case 4:
		*code = (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
		return 4;
	default:
		*code = UTF8_INVALID;
		return 1;
	}
}

size_t utf8_decode_before(slice s, size_t end, uint32_t *code)
{
	for (size_t back = 1; back <= 4 && back <= end; back++) {
		if (((unsigned char)s.at[end - back] & 0xC0) == 0x80)
			continue;
		if (utf8_decode(slice_sub(s, 0, end), end - back, code) == back)
			return back;
		break;
	}
	*code = UTF8_INVALID;
	return 1;
}

enum { BLOCK = 16 };

static bool block_is_ascii(const unsigned char *p)
{
	uint64_t parts[BLOCK / sizeof(uint64_t)];
	memcpy(parts, p, sizeof parts);
	return !((parts[0] | parts[1]) & 0x8080808080808080u);
}

size_t utf8_valid(slice s)
{
	const unsigned char *p = (const unsigned char *)s.at;
	size_t i = 0;
	while (i < s.len) {
		while (s.len - i >= BLOCK && block_is_ascii(p + i))
			i += BLOCK;
		while (i < s.len && p[i] < 0x80)
			i++;
		while (i < s.len && p[i] >= 0x80) {
			size_t len = sequence(p + i, s.len - i);
			if (len == 0)
				return i;
			i += len;
		}
	}
	return s.len;
}

size_t utf8_count(slice s)
{
	size_t count = 0;
	uint32_t code;
	for (size_t i = 0; i < s.len; count++)
		i += utf8_decode(s, i, &code);
	return count;
}

bool utf8_is_letter_beyond(uint32_t code) { return uc_is_property_alphabetic(code); }

bool utf8_is_upper_beyond(uint32_t code) { return uc_is_property_uppercase(code); }

bool utf8_is_lower_beyond(uint32_t code) { return uc_is_property_lowercase(code); }

bool utf8_is_space_beyond(uint32_t code) { return uc_is_property_white_space(code); }
