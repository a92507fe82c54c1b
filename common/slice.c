#include "slice.h"

size_t slice_find(slice s, slice needle, size_t from)
{
	if (from > s.len)
		return SLICE_NONE;
	const char *hit = memmem(s.at + from, s.len - from, needle.at, needle.len);
	return hit ? (size_t)(hit - s.at) : SLICE_NONE;
}

bool slice_starts_nocase(slice s, slice prefix)
{
	if (s.len < prefix.len)
		return false;
	for (size_t i = 0; i < prefix.len; i++)
		if (ascii_lower(s.at[i]) != ascii_lower(prefix.at[i]))
			return false;
	return true;
}

int slice_compare(slice a, slice b)
{
	int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);
	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

slice slice_trim(slice s)
{
	while (s.len > 0 && ascii_is_space(s.at[s.len - 1]))
		s.len--;
	while (s.len > 0 && ascii_is_space(s.at[0]))
		s = slice_after(s, 1);
	return s;
}

slice slice_cut(slice *rest, char separator)
{
	size_t at = slice_find_byte(*rest, separator, 0);
	slice head = at == SLICE_NONE ? *rest : slice_sub(*rest, 0, at);
	*rest = slice_after(*rest, at == SLICE_NONE ? rest->len : at + 1);
	return head;
}
