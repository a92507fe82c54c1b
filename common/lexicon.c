#include "lexicon.h"

enum { LONGEST_KEY = 120 };

size_t lexicon_find(struct lexicon *l, slice word)
{
	char lower[LONGEST_KEY];
	if (word.len > sizeof lower)
		return SLICE_NONE;
	if (l->index.count == 0)
		for (size_t row = 0; row < l->rows; row++)
			table_add(&l->index, lexicon_cell(l, row, 0));
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
