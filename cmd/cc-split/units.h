/* units: what a row is: a paragraph, a turn, a sentence. */
#ifndef CC_SPLIT_UNITS_H
#define CC_SPLIT_UNITS_H

#include "split.h"

enum unit { UNIT_PARA, UNIT_TURN, UNIT_SENTENCE };

/* A walk over the units of a document: set `split` and `unit`, the rest zero. */
struct units {
	const struct split *split;
	enum unit unit;
	size_t next; /* the piece that comes next */
	size_t from; /* where its next sentence begins, or 0 */

	/* The unit that was found, in the bytes of the document. */
	const struct piece *piece; /* whose kind, section, turn … it has */
	size_t start, end;
};

/* The next unit; false after the last. */
bool units_next(struct units *u);

#endif
