/* branch: one alternative of a pattern, as its parts are read one after the other.
 *
 * A branch keeps the text at hand, the best literal so far, and, while they are
 * few, all the texts that it stands for. literal.c reads the parts. */
#ifndef CC_GREP_BRANCH_H
#define CC_GREP_BRANCH_H

#include "literal.h"
#include "syntax.h"

enum {
	LITERALS_MOST = 256, /* of one pattern */
	LITERALS_EXACT = 16, /* texts that a branch stands for */
};

/* A pattern being read. */
struct reader {
	slice pattern, rest;
	char *text; /* for the literal text of all branches, each where its pattern begins */
	const struct pattern_style *style;
	struct arena *memory;
	bool nocase;
	bool strange; /* it has something that is not understood */
	size_t depth;
	bool folded;              /* literals are for folded text */
	struct literal_set group; /* of the group just read: all that it stands for, or none */
	bool begins;              /* its first literal is its beginning */
	bool branches;            /* it has alternatives that are not in a group */
	bool chain;               /* so far it is literals with .* between them */
	struct literal_set in_order;
};

/* One alternative being read: the literal text at hand, and the best so far. */
struct branch {
	char *text;
	size_t len;
	size_t last; /* where its last character begins */
	size_t runs; /* how many stretches of text there were */
	bool begins_word, ends_word;
	bool run_begins, run_ends; /* the same of the text at hand */
	bool loose;                /* what follows the text may be missing */
	bool plain; /* so far nothing but text, \b at its ends, and things that may be missing after it */
	struct literal_set best;
	struct literal_set exact; /* all texts that the branch stands for so far; none: unknown */
};

/* A branch that begins where the reader is. */
struct branch branch_begin(struct reader *r);

/* A character, as it stands in a literal. */
void branch_add_char(struct reader *r, struct branch *b, const struct syntax_part *part);

/* The character just added, and whether it may be missing, to all that the
 * branch stands for. */
void branch_extend_by_char(struct reader *r, struct branch *b, bool optional);

/* The branch goes on with one of the texts, or, if optional, without. */
void branch_extend(struct reader *r, struct branch *b, struct literal_set texts, bool optional);

/* \b. */
void branch_add_bound(const struct reader *r, struct branch *b);

/* The text at hand is at its end. */
void branch_end_run(struct reader *r, struct branch *b);

/* The text stands, and what is behind it may be missing. */
void branch_loosen(struct reader *r, struct branch *b);

/* Nothing more is known of what the branch stands for. */
void branch_blur(struct reader *r, struct branch *b);

/* Literals of a part of the branch: they are its best if they are worth more. */
void branch_offer(struct branch *b, struct literal_set set);

/* The branch is at its end: b->best is what is known of it. */
void branch_finish(struct reader *r, struct branch *b);

#endif
