/* period: years, months, ISO weeks and days, as --by-date groups by them.
 *
 * A period is written 2021, 2021-01, 2021-W04 or 2021-01-30, so that bytes in
 * order are periods in order. Each has a number, one more than that of the
 * period before it. Years are 0001 to 9999. */
#ifndef CC_PERIOD_H
#define CC_PERIOD_H

#include <stdint.h>

#include "base/slice.h"

enum period { PERIOD_NONE, PERIOD_YEAR, PERIOD_MONTH, PERIOD_WEEK, PERIOD_DAY };

/* The period of this name (day, week, …), or PERIOD_NONE; and its name. */
enum period period_named(slice name);
slice period_name(enum period p);

enum period_fault {
	PERIOD_FINE,
	PERIOD_VAGUE, /* a date that does not say so much: 2021-01 by day */
	PERIOD_WRONG, /* not an ISO 8601 date */
};

/* The number of the period that a date is in; a time after it is passed over. */
enum period_fault period_of_date(enum period p, slice date, int64_t *number);

/* The number of a period as it is written; false where it is none. */
bool period_read(enum period p, slice text, int64_t *number);

/* A buffer for period_write(), which returns the length. */
enum { PERIOD_ROOM = 16 };
size_t period_write(enum period p, int64_t number, char *to);

#endif
