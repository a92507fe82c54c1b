/* literal: plain text that must be there for a pattern to match.
 *
 * A block of rows is searched for such text, which is much faster than matching
 * the pattern; the pattern is then tried on the rows that have it. What is found
 * here is always safe, never complete: where the grammar of a pattern is not
 * understood, nothing is known of it.
 *
 * Where the style or the pattern says that case does not matter, the letters of
 * literals are ASCII, in lower case, and stand for either case. Unicode
 * has two more characters that match an ASCII letter then, the long s and the
 * Kelvin sign: see literal_has_strange_case(). */
#ifndef CC_GREP_LITERAL_H
#define CC_GREP_LITERAL_H

#include "base/arena.h"

/* How patterns are meant. */
struct pattern_style {
	bool fixed;  /* plain text */
	bool nocase; /* letters of either case */
	bool words;  /* no word character just before and after a match */
	bool whole;  /* a match is the whole field */
	bool exact;  /* no folding of marks */
};

struct literal {
	slice text;
	bool nocase;
	bool enough;                 /* where it stands the pattern matches, */
	bool begins_word, ends_word; /* if no word character is next to it on this side */
};

/* Every match holds one of the literals. None: nothing is known. */
struct literal_set {
	struct literal *items;
	size_t count;
};

/* The same of a pattern, and what is known where it has no alternatives: every
 * match holds all the literals of `in_order`, one after the other. */
struct literals {
	struct literal_set any, in_order;
	bool begins; /* a match begins with the first of them */
	bool chain;  /* there is nothing else to a match: they are `enough`, with .* between them */
};

struct literals literals_of(slice pattern, const struct pattern_style *style, struct arena *memory);

/* The literals for text that fold_text() has made: marks of a family are the
 * ASCII one. There are more of them, but most are enough. */
struct literal_set literals_of_folded(slice pattern, const struct pattern_style *style, struct arena *memory);

/* How rare a byte is in text, from 0. */
int literal_rarity(char byte);

/* Whether `text` has a long s or a Kelvin sign, in which case a row may match
 * without having the literal. */
bool literal_has_strange_case(slice text);

#endif
