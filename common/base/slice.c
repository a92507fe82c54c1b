#include "base/slice.h"

#include <stdint.h>

enum { SHORT_NEEDLE = 32, SHORT_TEXT = 512 };

/* CHUNK bytes side by side; the compiler makes of it what the machine has. */
typedef unsigned char chunk __attribute__((vector_size(16)));
enum { CHUNK = sizeof(chunk) };

/* Whether at one of CHUNK places the first and the last byte stand. */
static inline bool chunk_has_pair(const char *at, size_t len, chunk begins, chunk ends)
{
	chunk first, last;
	uint64_t parts[CHUNK / sizeof(uint64_t)];
	memcpy(&first, at, sizeof first);
	memcpy(&last, at + len - 1, sizeof last);
	chunk hit = (chunk)((first == begins) & (last == ends));
	memcpy(parts, &hit, sizeof parts);
	return parts[0] | parts[1];
}

/* A short needle in a short text: for these memmem takes long to prepare. */
static size_t find_short(slice s, slice needle, size_t from)
{
	size_t at = from, end = s.len < needle.len ? 0 : s.len - needle.len + 1;
	const chunk none = {0}, begins = none + (unsigned char)needle.at[0],
		    ends = none + (unsigned char)needle.at[needle.len - 1];
	while (at < end) {
		if (end - at < CHUNK && end >= CHUNK && end - CHUNK >= from)
			at = end - CHUNK; /* the last chunk, some of which was looked at */
		size_t next = end - at < CHUNK ? end : at + CHUNK;
		if (next - at == CHUNK && !chunk_has_pair(s.at + at, needle.len, begins, ends))
			at = next;
		for (; at < next; at++)
			if (slice_starts(slice_after(s, at), needle))
				return at;
	}
	return SLICE_NONE;
}

size_t slice_find(slice s, slice needle, size_t from)
{
	if (from > s.len)
		return SLICE_NONE;
	if (needle.len > 0 && needle.len <= SHORT_NEEDLE && s.len - from <= SHORT_TEXT)
		return find_short(s, needle, from);
	const char *hit = memmem(s.at + from, s.len - from, needle.at, needle.len);
	return hit ? (size_t)(hit - s.at) : SLICE_NONE;
}

bool slice_starts_nocase(slice s, slice prefix)
{
	if (s.len < prefix.len)
		return false;
	for (size_t i = 0; i < prefix.len; i++)
		if (s.at[i] != prefix.at[i] && ascii_lower(s.at[i]) != ascii_lower(prefix.at[i]))
			return false;
	return true;
}

bool slice_is_one_of(slice s, const slice *words, size_t count)
{
	const char first = s.len ? s.at[0] : '\0';
	for (const slice *w = words; w < words + count; w++)
		if (w->len == s.len && ((w->at[0] ^ first) & ~0x20) == 0 && slice_starts_nocase(s, *w))
			return true;
	return false;
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
