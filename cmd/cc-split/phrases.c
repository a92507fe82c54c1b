#include "phrases.h"

enum { WORDS_MOST = 7, FIRST_MOST = 32 };

static size_t word_end(slice text, size_t at)
{
	while (at < text.len && !ascii_is_space(text.at[at]))
		at++;
	return at;
}

static slice without_stops(slice word)
{
	while (word.len > 1 && memchr(",.;!?:)", word.at[word.len - 1], 7))
		word.len--;
	return word;
}

/* The bit of a text's first three bytes; bytes behind the first word count too. */
static unsigned prefix_bit(slice text)
{
	unsigned bit = 0;
	for (size_t i = 0; i < 3 && i < text.len; i++)
		bit = bit * 31 + (unsigned char)ascii_lower(text.at[i]);
	return bit % 4096;
}

static void add_prefix(struct phrases *p, slice text)
{
	unsigned bit = prefix_bit(text);
	p->prefixes[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* A key of two bytes may have any byte behind it. */
static void add_short(struct phrases *p, slice key)
{
	char text[3];
	memcpy(text, key.at, 2);
	add_prefix(p, key);
	for (unsigned next = 0; next < 256; next++) {
		text[2] = (char)next;
		add_prefix(p, slice_of(text, 3));
	}
}

static void find_firsts(struct phrases *p)
{
	for (size_t row = 0; row < p->lexicon.rows; row++) {
		slice key = lexicon_cell(&p->lexicon, row, 0);
		table_add(&p->firsts, slice_sub(key, 0, word_end(key, 0)));
		if (key.len == 2)
			add_short(p, key);
		else
			add_prefix(p, key);
	}
}

static bool may_begin(const struct phrases *p, slice text)
{
	unsigned bit = prefix_bit(text);
	return p->prefixes[bit / 64] >> bit % 64 & 1;
}

static bool is_first(struct phrases *p, slice word)
{
	char lower[FIRST_MOST];
	if (word.len > sizeof lower)
		return false;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = ascii_lower(word.at[i]);
	return table_find(&p->firsts, slice_of(lower, word.len)) != SLICE_NONE;
}

size_t phrase_find(struct phrases *p, slice text, size_t most)
{
	if (p->firsts.count == 0)
		find_firsts(p);
	if (text.len == 0 || !may_begin(p, text))
		return SLICE_NONE;
	size_t ends[WORDS_MOST], count = 0, first = word_end(text, 0);
	if (first == 0 ||
	    (!is_first(p, slice_sub(text, 0, first)) && !is_first(p, without_stops(slice_sub(text, 0, first)))))
		return SLICE_NONE;
	for (size_t at = 0; count < WORDS_MOST && at < text.len; at++) {
		at = word_end(text, at);
		ends[count++] = at;
	}
	while (count-- > 0) {
		slice prefix = slice_sub(text, 0, ends[count]), bare = without_stops(prefix);
		size_t row = prefix.len <= most ? lexicon_find(&p->lexicon, prefix) : SLICE_NONE;
		if (row == SLICE_NONE && bare.len < prefix.len && bare.len <= most)
			row = lexicon_find(&p->lexicon, bare);
		if (row != SLICE_NONE)
			return row;
	}
	return SLICE_NONE;
}
