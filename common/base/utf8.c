#include "base/utf8.h"

#include "base/blocks.h"

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

/* The sequence at `at`; most that are longer than a byte have three, and a
 * first byte that allows any second one. */
static size_t valid_at(slice s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.at + at;
	if (s.len - at >= 3 && p[0] > 0xE0 && p[0] < 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
		return 3;
	return sequence(p, s.len - at);
}

size_t utf8_decode_sequence(slice s, size_t at, uint32_t *code)
{
	const unsigned char *p = (const unsigned char *)s.at + at;
	switch (valid_at(s, at)) {
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

/* Where what is not ASCII stands in it, block by block. */
size_t utf8_valid(slice s)
{
	size_t done = 0; /* valid up to here */
	for (size_t block = 0; block < s.len; block += BLOCK_SIZE) {
		uint64_t wide = block_at(s, block, block_wide);
		while (wide) {
			size_t at = block + block_first(wide);
			wide &= wide - 1;
			if (at < done)
				continue; /* inside the sequence before */
			size_t len = valid_at(s, at);
			if (len == 0)
				return at;
			done = at + len;
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
