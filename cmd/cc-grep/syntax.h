/* syntax: a PCRE2 pattern cut into its parts.
 *
 * Just enough of the grammar to tell what stands for itself from what does
 * not; whether a pattern is right is PCRE2's to say, so any bytes may be given
 * here. Where the grammar is not understood the part is SYNTAX_STRANGE. */
#ifndef CC_GREP_SYNTAX_H
#define CC_GREP_SYNTAX_H

#include <stdint.h>

#include "base/slice.h"

enum syntax_kind {
	SYNTAX_CHAR,     /* a character that stands for itself: x */
	SYNTAX_ESCAPED,  /* the same after a backslash: \. */
	SYNTAX_SET,      /* [...] \d . \Q...\E: something that stands for other text */
	SYNTAX_BOUND,    /* \b */
	SYNTAX_OPEN,     /* ( (?: (?> (?<name> (?| */
	SYNTAX_LOOK,     /* (?= (?! (?<= (?<! */
	SYNTAX_CLOSE,    /* ) */
	SYNTAX_OR,       /* | */
	SYNTAX_OPTIONAL, /* what is before it may be missing: ? * {0,3} */
	SYNTAX_REPEATED, /* what is before it stands once or more: + {2} */
	SYNTAX_FLAGS,    /* (?i) (?x-s: */
	SYNTAX_COMMENT,  /* (?#...) */
	SYNTAX_STRANGE,  /* verbs, conditions, recursion, callouts, a lone { */
};

struct syntax_part {
	enum syntax_kind kind;
	slice text;    /* the part as it stands in the pattern */
	uint32_t code; /* SYNTAX_CHAR, SYNTAX_ESCAPED: the character */
};

/* The part at the beginning of `rest`, which must not be empty, and *rest
 * becomes what follows it. */
struct syntax_part syntax_next(slice *rest);

/* Whether a pattern turns extended mode on, in which white space means nothing. */
bool syntax_is_extended(slice pattern);

#endif
