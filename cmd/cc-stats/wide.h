/* wide: whole numbers of 256 bits, not below 0, for sums of squares.
 *
 * A function that returns bool gives false, and leaves a number that must not
 * be used, when the result does not fit. */
#ifndef CC_WIDE_H
#define CC_WIDE_H

#include "number.h"

enum { WIDE_LIMBS = 4, WIDE_DIGITS = 64 };

struct wide {
	uint64_t limb[WIDE_LIMBS]; /* the least first */
};

/* value times value; always fits. */
struct wide wide_square(int128 value);

bool wide_add(struct wide *w, const struct wide *other);
bool wide_times(struct wide *w, uint64_t by);

/* w times 10 to the power `by`. */
bool wide_raise(struct wide *w, unsigned by);

/* other <= w. */
void wide_subtract(struct wide *w, const struct wide *other);

long double wide_round(const struct wide *w);

/* WIDE_DIGITS hexadecimal digits, and back; false for anything else. */
void wide_write(char *to, const struct wide *w);
bool wide_read(slice text, struct wide *w);

#endif
