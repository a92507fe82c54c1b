#include "phrases.h"

#include "base/arena.h"

enum { FIRST_MOST = 32, PHRASES_END = UINT32_MAX };

static size_t word_end(slice text, size_t at)
{
	while (at < text.len && !ascii_is_space(text.at[at]))
		at++;
	return at;
}

/* Behind a phrase stops do not count. */
enum { END_SPACE = 1, END_STOP = 2 };
static const uint8_t ends[256] = {
	[' '] = END_SPACE,  ['\t'] = END_SPACE, ['\n'] = END_SPACE, ['\v'] = END_SPACE, ['\f'] = END_SPACE,
	['\r'] = END_SPACE, [','] = END_STOP,   ['.'] = END_STOP,   [';'] = END_STOP,   ['!'] = END_STOP,
	['?'] = END_STOP,   [':'] = END_STOP,   [')'] = END_STOP,
};

static bool is_stop(char c) { return ends[(unsigned char)c] == END_STOP; }

static slice without_stops(slice word)
{
	while (word.len > 1 && is_stop(word.at[word.len - 1]))
		word.len--;
	return word;
}

/* The bit of a text's first bytes, four at most: letters, in whatever case, as
 * far as the first byte that is none. All that may end a word is none. */
static unsigned first_bit(slice text)
{
	unsigned char bytes[4] = {0};
	memcpy(bytes, text.at, text.len < sizeof bytes ? text.len : sizeof bytes);
	uint32_t first = bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24,
		 others = ~first & 0x40404000u; /* letters have this bit */
	uint32_t mask = others ? (others & -others) / 0x40 - 1 : UINT32_MAX;
	return ((first | 0x20202020u) & mask) * 0x9E3779B1u >> (32 - PHRASES_BITS);
}

/* A key is put behind the longer ones of its first word. */
static void add_key(struct phrases *p, size_t row)
{
	slice key = lexicon_cell(&p->lexicon, row, 0);
	size_t known = p->firsts.count, first = table_add(&p->firsts, slice_sub(key, 0, word_end(key, 0)));
	if (first == known)
		p->chains[first] = PHRASES_END;
	uint32_t *link = &p->chains[first];
	while (*link != PHRASES_END && lexicon_cell(&p->lexicon, *link, 0).len >= key.len)
		link = &p->next[*link];
	p->next[row] = *link;
	*link = (uint32_t)row;
}

static void find_firsts(void *what)
{
	struct phrases *p = what;
	p->chains = memory_resize(NULL, p->lexicon.rows, sizeof *p->chains);
	p->next = memory_resize(NULL, p->lexicon.rows, sizeof *p->next);
	for (size_t row = 0; row < p->lexicon.rows; row++) {
		slice key = lexicon_cell(&p->lexicon, row, 0);
		unsigned bit = first_bit(key);
		add_key(p, row);
		p->first_bits[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

static bool may_begin(const struct phrases *p, slice text)
{
	unsigned bit = first_bit(text);
	return p->first_bits[bit / 64] >> bit % 64 & 1;
}

/* Whether a word of the text ends at `at`, or stops do that follow one. */
static bool ends_word(slice text, size_t at)
{
	while (at < text.len && is_stop(text.at[at]))
		at++;
	return at == text.len || ascii_is_space(text.at[at]);
}

/* The longest key with this first word that the text begins with. */
static size_t find_in_chain(const struct phrases *p, slice word, slice text, size_t most)
{
	char lower[FIRST_MOST];
	if (word.len > sizeof lower)
		return SLICE_NONE;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = ascii_lower(word.at[i]);
	size_t first = table_find(&p->firsts, slice_of(lower, word.len));
	if (first == SLICE_NONE)
		return SLICE_NONE;
	for (uint32_t row = p->chains[first]; row != PHRASES_END; row = p->next[row]) {
		slice key = lexicon_cell(&p->lexicon, row, 0);
		bool begins = key.len <= most && key.len <= text.len &&
			      ascii_lower(text.at[key.len - 1]) == key.at[key.len - 1] &&
			      slice_starts_nocase(slice_after(text, word.len), slice_after(key, word.len));
		if (begins && ends_word(text, key.len))
			return row;
	}
	return SLICE_NONE;
}

size_t phrase_find(struct phrases *p, slice text, size_t most)
{
	if (!parallel_made(&p->made))
		parallel_make(&p->made, find_firsts, p);
	if (text.len == 0 || !may_begin(p, text))
		return SLICE_NONE;
	slice word = slice_sub(text, 0, word_end(text, 0)), bare = without_stops(word);
	size_t row = find_in_chain(p, word, text, most);
	return row == SLICE_NONE && bare.len < word.len ? find_in_chain(p, bare, text, most) : row;
}
