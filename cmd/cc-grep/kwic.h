/* kwic: key words in context.
 *
 * A line of a concordance is a match with some words of its field on either
 * side. A word is what stands between white space; the part of a word that
 * touches the match comes along without being counted. White space at the
 * ends of a side is left out. */
#ifndef CC_GREP_KWIC_H
#define CC_GREP_KWIC_H

#include "base/arena.h"
#include "pattern.h"
#include "settings.h"

struct kwic_line {
	slice row;                /* the row that it was found in */
	slice left, match, right; /* in that row */
	slice column;             /* its name, or empty */
	slice key;                /* what it is sorted by */
};

/* The line for a match in a field, with so many words on either side. */
struct kwic_line kwic_line_of(slice field, struct span match, size_t words);

/* Lines kept to be sorted; their rows are copied. */
struct concordance {
	struct kwic_line *lines;
	size_t count, room;
	slice last_row; /* the copy of the row added last */
	struct arena memory;
};

void concordance_add(struct concordance *c, const struct kwic_line *line);

/* Sort by one side, the words nearest to the match first, without regard to
 * case and to marks; lines that are equal so stay in their order. */
void concordance_sort(struct concordance *c, enum side side);

void concordance_free(struct concordance *c);

#endif
