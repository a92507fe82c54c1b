/* number: decimal numbers without rounding.
 *
 * A number is a whole number of units of 10 to the -scale: 12.5 is 125 with
 * scale 1. One value of a stream has at most the digits of 64 bits (18, and
 * most of 19) and 38 decimals; totals have 128 bits. Nothing here rounds or
 * wraps: what does not fit is refused. */
#ifndef CC_NUMBER_H
#define CC_NUMBER_H

#include <stdint.h>

#include "base/slice.h"

__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

enum { NUMBER_SCALE_MOST = 38 };

struct number {
	int64_t digits;
	uint8_t scale;
};

enum number_fault {
	NUMBER_FINE,
	NUMBER_NONE, /* not a number */
	NUMBER_LONG, /* one with more digits than fit */
};

/* Digits with a sign, a point and an exponent if need be: 12, -3.50, .5,
 * 1.2e-3. Zeros at the end are not kept: 3.50 is 35 with scale 1. */
enum number_fault number_read(slice text, struct number *n);

/* Below, at or above 0 as a is less than, equal to or greater than b. */
int number_compare(struct number a, struct number b);

/* digits times 10 to the power `by`; false, and digits as they were, when that
 * does not fit. */
bool number_raise(int128 *digits, unsigned by);

/* A buffer of this size holds every number written by the functions below. */
enum { NUMBER_ROOM = 256 };

/* Each writes to `to` and returns the length. Zeros that say nothing are not
 * written: 125 with scale 1 is 12.5, 120 is 12. */
size_t number_write(char *to, int128 digits, unsigned scale);

/* digits / count, rounded as number_round() does; count > 0. */
size_t number_write_ratio(char *to, int128 digits, unsigned scale, uint64_t count);

/* Round a number that is written out, in place: to six decimals, or where it
 * is below 1 to six digits that are not leading zeros; half away from zero. */
size_t number_round(char *text, size_t len);

#endif
