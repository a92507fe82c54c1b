/* lexicon: word lists that are data.
 *
 * common/lexicon/NAME.tsv is a table with a header line, `#` comments, and a
 * `source` column that says where each entry comes from. The build turns it
 * into lexicon/NAME.inc (see scripts/lexicon.awk), which a module includes:
 *
 *     #include "lexicon/months.inc"
 *     static struct lexicon months = LEXICON(months, MONTHS_COLUMNS);
 *     size_t row = lexicon_find(&months, word);
 *     if (row != SLICE_NONE) … lexicon_cell(&months, row, MONTHS_NUMBER) …
 *
 * Keys are lower case and distinct. */
#ifndef CC_LEXICON_H
#define CC_LEXICON_H

#include "base/parallel.h"
#include "base/table.h"

struct lexicon {
	const slice *cells;
	size_t rows, columns;
	struct table index;  /* made at the first look-up, kept for the run */
	size_t longest;      /* bytes of a key */
	uint32_t begins[16]; /* by the length of a key, the last for all longer: with which letters one begins */
	atomic_bool indexed;
};

#define LEXICON(name, column_count)                                                                                  \
	{                                                                                                            \
		.cells = name##_cells, .columns = (column_count),                                                    \
		.rows = sizeof name##_cells / sizeof name##_cells[0] / (column_count)                                \
	}

/* The row of the key equal to `word` with its ASCII letters in lower case, or
 * SLICE_NONE. */
size_t lexicon_find(struct lexicon *l, slice word);

static inline slice lexicon_cell(const struct lexicon *l, size_t row, size_t column)
{
	return l->cells[row * l->columns + column];
}

/* Whether `word` is one of the words of a cell, which are set apart by `|`. */
bool lexicon_cell_has(slice cell, slice word);

/* Which of up to 32 names are words of a cell: bit 0 for the first. */
uint32_t lexicon_cell_bits(slice cell, const slice *names, size_t count);

#endif
