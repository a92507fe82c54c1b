#include "text/lexicon.h"

enum { LONGEST_KEY = 120 };

/* Which set of letters is that of keys as long as this one, and the letter's bit. */
static uint32_t *begins_of(struct lexicon *l, slice key)
{
	const size_t last = sizeof l->begins / sizeof *l->begins - 1;
	return &l->begins[key.len < last ? key.len : last];
}

static uint32_t first_bit(slice key) { return (uint32_t)1 << (key.at[0] & 0x1F); }

/* The keys are the program's own: they need no copies. */
static void make_index(void *what)
{
	struct lexicon *l = what;
	static struct arena memory;
	l->index.home = &memory;
	table_expect(&l->index, l->rows);
	for (size_t row = 0; row < l->rows; row++) {
		slice key = lexicon_cell(l, row, 0);
		table_add(&l->index, key);
		*begins_of(l, key) |= first_bit(key);
		if (key.len > l->longest)
			l->longest = key.len;
	}
}

size_t lexicon_find(struct lexicon *l, slice word)
{
	char lower[LONGEST_KEY];
	if (!parallel_made(&l->indexed))
		parallel_make(&l->indexed, make_index, l);
	if (word.len == 0 || word.len > l->longest || word.len > sizeof lower ||
	    !(*begins_of(l, word) & first_bit(word)))
		return SLICE_NONE;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = ascii_lower(word.at[i]);
	return table_find(&l->index, slice_of(lower, word.len));
}

bool lexicon_cell_has(slice cell, slice word)
{
	while (cell.len)
		if (slice_equal(slice_cut(&cell, '|'), word))
			return true;
	return false;
}

uint32_t lexicon_cell_bits(slice cell, const slice *names, size_t count)
{
	uint32_t bits = 0;
	while (cell.len) {
		slice word = slice_cut(&cell, '|');
		for (size_t i = 0; i < count; i++)
			bits |= (uint32_t)slice_equal(word, names[i]) << i;
	}
	return bits;
}
