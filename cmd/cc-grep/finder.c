#include "finder.h"

#include <stdint.h>

#include "utf8.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define HAVE_AVX2 1
#define WITH_AVX2 __attribute__((target("avx2,bmi")))
#else
#define HAVE_AVX2 0
#endif

static char fold_of(const struct literal *l, size_t at)
{
	return l->nocase && ascii_is_lower(l->text.at[at]) ? 0x20 : 0;
}

void finder_open(struct finder *f, struct literal literal)
{
	slice text = literal.text;
	*f = (struct finder){.literal = literal};
	for (size_t i = 1; i < text.len; i++)
		if (literal_rarity(text.at[i]) > literal_rarity(text.at[f->first]))
			f->first = i;
	f->second = f->first == 0 && text.len > 1 ? 1 : 0;
	for (size_t i = 0; i < text.len; i++)
		if (i != f->first && literal_rarity(text.at[i]) > literal_rarity(text.at[f->second]))
			f->second = i;
	f->first_byte = text.at[f->first];
	f->second_byte = text.at[f->second];
	f->first_fold = fold_of(&literal, f->first);
	f->second_fold = fold_of(&literal, f->second);
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
	char other = f->first_fold ? (char)(f->first_byte ^ f->first_fold) : f->first_byte;
	slice starts = slice_sub(text, 0, text.len - len + 1 + f->first);
	size_t here = slice_find_byte(starts, f->first_byte, from + f->first);
	size_t there = other == f->first_byte ? SLICE_NONE : slice_find_byte(starts, other, from + f->first);
	while (here != SLICE_NONE || there != SLICE_NONE) {
		size_t at = (here < there ? here : there) - f->first;
		if (stands_at(&f->literal, text.at + at))
			return at;
		if (here < there)
			here = slice_find_byte(starts, f->first_byte, here + 1);
		else
			there = slice_find_byte(starts, other, there + 1);
	}
	return SLICE_NONE;
}

#if HAVE_AVX2

/* Where both bytes are where they should be, among 32 places. */
WITH_AVX2 static inline __m256i pairs_at(const char *at, const struct finder *f, __m256i first, __m256i second,
					 bool folds)
{
	__m256i a = _mm256_loadu_si256((const __m256i *)(const void *)(at + f->first));
	__m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(at + f->second));
	if (folds) {
		a = _mm256_or_si256(a, _mm256_set1_epi8(f->first_fold));
		b = _mm256_or_si256(b, _mm256_set1_epi8(f->second_fold));
	}
	return _mm256_and_si256(_mm256_cmpeq_epi8(a, first), _mm256_cmpeq_epi8(b, second));
}

/* The first 128 places at or after `from` that have a pair, or where too little
 * text is left to tell. */
WITH_AVX2 static inline size_t skip(const struct finder *f, slice text, size_t from, bool folds)
{
	const __m256i first = _mm256_set1_epi8(f->first_byte), second = _mm256_set1_epi8(f->second_byte);
	for (size_t len = f->literal.text.len; from + 128 + len <= text.len; from += 128) {
		__m256i any = _mm256_setzero_si256();
		for (size_t i = 0; i < 128; i += 32)
			any = _mm256_or_si256(any, pairs_at(text.at + from + i, f, first, second, folds));
		if (!_mm256_testz_si256(any, any))
			break;
	}
	return from;
}

WITH_AVX2 static size_t skip_exact(const struct finder *f, slice text, size_t from)
{
	return skip(f, text, from, false);
}

WITH_AVX2 static size_t skip_folded(const struct finder *f, slice text, size_t from)
{
	return skip(f, text, from, true);
}

/* The literal in the next 128 places, all of which can be looked at. */
WITH_AVX2 static size_t look(const struct finder *f, slice text, size_t from)
{
	const __m256i first = _mm256_set1_epi8(f->first_byte), second = _mm256_set1_epi8(f->second_byte);
	for (size_t i = 0; i < 128; i += 32) {
		__m256i found = pairs_at(text.at + from + i, f, first, second, true);
		for (uint32_t pairs = (uint32_t)_mm256_movemask_epi8(found); pairs; pairs &= pairs - 1) {
			size_t at = from + i + (size_t)__builtin_ctz(pairs);
			if (stands_at(&f->literal, text.at + at))
				return at;
		}
	}
	return SLICE_NONE;
}

static size_t next_avx2(const struct finder *f, slice text, size_t from)
{
	bool folds = f->first_fold || f->second_fold;
	size_t len = f->literal.text.len;
	for (;; from += 128) {
		from = folds ? skip_folded(f, text, from) : skip_exact(f, text, from);
		if (from + 128 + len > text.len)
			return text.len - from < len ? SLICE_NONE : next_plain(f, text, from);
		size_t at = look(f, text, from);
		if (at != SLICE_NONE)
			return at;
	}
}

#endif

size_t finder_next(const struct finder *f, slice text, size_t from)
{
	if (from > text.len || text.len - from < f->literal.text.len)
		return SLICE_NONE;
#if HAVE_AVX2
	if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
		return next_avx2(f, text, from);
#endif
	return next_plain(f, text, from);
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
