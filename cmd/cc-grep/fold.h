/* fold: marks that mean the same and match each other.
 *
 * Texts from the web and from word processors write one mark in several ways:
 *
 *     '  apostrophe, single quotation marks and primes   ' ‘ ’ ‚ ‛ ʼ ′
 *     "  double quotation marks and double primes        " “ ” „ ‟ ″
 *     -  hyphens, dashes and the minus sign              - ‐ ‑ ‒ – — ― −
 *        the space and the spaces of other widths        U+00A0, U+2000–U+200A,
 *                                                        U+202F, U+205F, U+3000
 *
 * A character of one of these families finds every character of it. What
 * stands in a class, after a backslash or in \Q...\E is left alone, and so is
 * every pattern in extended mode, where a space means nothing. */
#ifndef CC_GREP_FOLD_H
#define CC_GREP_FOLD_H

#include <stdint.h>

#include "base/arena.h"

enum { FOLD_SLACK = 8 };

/* Whether a character belongs to a family. */
bool fold_has(uint32_t code);

/* `pattern` as PCRE2 is to read it: `fixed` text made a pattern, and, unless
 * `exact`, each character of a family made a class of the whole family. */
slice fold_pattern(slice pattern, bool fixed, bool exact, struct arena *memory);

/* Copy text, to where there is room for FOLD_SLACK bytes more, with each character of a family made the ASCII one,
 * and return the end of the copy. *strange becomes true where there are characters that match ASCII letters without
 * regard to case, or are letters and marks at once: what is found in the copy then says nothing. */
char *fold_text(char *to, slice text, bool *strange);

/* The ASCII character of the family of `code`, or 0. */
char fold_plain(uint32_t code);

#endif
