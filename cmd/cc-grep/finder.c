#include "finder.h"

#include <stdint.h>

#include "base/utf8.h"

static char fold_of(const struct literal *l, size_t at)
{
	return l->nocase && ascii_is_lower(l->text.at[at]) ? 0x20 : 0;
}

void finder_open(struct finder *f, struct literal literal)
{
	slice text = literal.text;
	size_t first = 0, second = 0;
	for (size_t i = 1; i < text.len; i++)
		if (literal_rarity(text.at[i]) > literal_rarity(text.at[first]))
			first = i;
	second = first == 0 && text.len > 1 ? 1 : 0;
	for (size_t i = 0; i < text.len; i++)
		if (i != first && literal_rarity(text.at[i]) > literal_rarity(text.at[second]))
			second = i;
	struct pair pair = {
		first, second, text.at[first], text.at[second], fold_of(&literal, first), fold_of(&literal, second)};
	*f = (struct finder){literal, pair};
}

static bool stands_at(const struct literal *l, const char *at)
{
	if (!l->nocase)
		return memcmp(at, l->text.at, l->text.len) == 0;
	for (size_t i = 0; i < l->text.len; i++)
		if (ascii_lower(at[i]) != l->text.at[i])
			return false;
	return true;
}

/* By the first byte, in the case of the literal and, where that does not
 * matter, in the other. */
static size_t next_plain(const struct finder *f, slice text, size_t from)
{
	size_t len = f->literal.text.len;
	char first = f->pair.first, other = (char)(first ^ f->pair.first_fold);
	size_t behind = f->pair.first_at;
	slice starts = slice_sub(text, 0, text.len - len + 1 + behind);
	size_t here = slice_find_byte(starts, first, from + behind);
	size_t there = other == first ? SLICE_NONE : slice_find_byte(starts, other, from + behind);
	while (here != SLICE_NONE || there != SLICE_NONE) {
		size_t at = (here < there ? here : there) - behind;
		if (stands_at(&f->literal, text.at + at))
			return at;
		if (here < there)
			here = slice_find_byte(starts, first, here + 1);
		else
			there = slice_find_byte(starts, other, there + 1);
	}
	return SLICE_NONE;
}

#if HAVE_AVX2

/* Places too close to the end for this are looked at by next_plain(). */
WITH_AVX2 static inline size_t next_by_pairs(const struct finder *f, slice text, size_t from, bool folds)
{
	const struct pair pair = f->pair;
	for (size_t len = f->literal.text.len; from + 64 + len <= text.len; from += 64) {
		for (uint64_t pairs = pair_places(text.at + from, pair, folds); pairs; pairs &= pairs - 1) {
			size_t at = from + (size_t)__builtin_ctzll(pairs);
			if (stands_at(&f->literal, text.at + at))
				return at;
		}
	}
	return text.len - from < f->literal.text.len ? SLICE_NONE : next_plain(f, text, from);
}

WITH_AVX2 static size_t next_avx2(const struct finder *f, slice text, size_t from)
{
	if (f->pair.first_fold || f->pair.second_fold)
		return next_by_pairs(f, text, from, true);
	return next_by_pairs(f, text, from, false);
}

#endif

size_t finder_next(const struct finder *f, slice text, size_t from)
{
	if (from > text.len || text.len - from < f->literal.text.len)
		return SLICE_NONE;
#if HAVE_AVX2
	if (avx2_is_here())
		return next_avx2(f, text, from);
#endif
	return next_plain(f, text, from);
}

static size_t next_word(const uint64_t *places, size_t i, size_t count)
{
	while (i < count && places[i] == 0)
		i++;
	return i;
}

size_t finder_next_noted(const struct finder *f, slice text, size_t from, const uint64_t *places, size_t noted)
{
	size_t i = from / 64, count = noted / 64;
	uint64_t before = ((uint64_t)1 << from % 64) - 1;
	for (; i < count; i = next_word(places, i + 1, count), before = 0) {
		for (uint64_t set = places[i] & ~before; set; set &= set - 1) {
			size_t at = i * 64 + (size_t)__builtin_ctzll(set);
			if (text.len - at >= f->literal.text.len && stands_at(&f->literal, text.at + at))
				return at;
		}
	}
	return finder_next(f, text, from > noted ? from : noted);
}

/* Whether a character beside a word is no word character; beyond ASCII that is
 * decided for the usual marks alone, the dashes, quotation marks and spaces. */
static enum hint is_edge(uint32_t code)
{
	if (code >= 0x80)
		return (code >= 0x2010 && code <= 0x2027) || code == 0xA0 ? HINT_FOUND : HINT_UNKNOWN;
	return ascii_is_alpha((char)code) || ascii_is_digit((char)code) || code == '_' ? HINT_ABSENT : HINT_FOUND;
}

enum hint literal_tells(const struct literal *l, slice text, size_t at)
{
	size_t end = at + l->text.len;
	uint32_t code;
	enum hint before = HINT_FOUND, after = HINT_FOUND;
	if (!l->enough)
		return HINT_UNKNOWN;
	if (l->begins_word && at > 0) {
		utf8_decode_before(text, at, &code);
		before = is_edge(code);
	}
	if (l->ends_word && end < text.len) {
		utf8_decode(text, end, &code);
		after = is_edge(code);
	}
	return before < after ? before : after;
}
