/* dates: dates and times as bylines and comments write them.
 *
 * Read are UK and US orders with month names (12 March 2019, 12th Mar. 2019,
 * Tuesday, March 12, 2019, March 2019), numbers (12/3/2019, 12.03.19,
 * 12-3-2019), ISO 8601 (2019-03-12T14:22), and times of 12 and 24 hours before
 * or after them (14:22, 2.22pm, at 2:22 p.m. GMT). A time zone is read over,
 * not converted. Every function looks at each byte a bounded number of times. */
#ifndef CC_DATES_H
#define CC_DATES_H

#include "base/slice.h"

enum date_order {
	DATE_UNKNOWN, /* nothing shows the order; read as DATE_DMY */
	DATE_DMY,     /* 3/4/2019 is the third of April */
	DATE_MDY,     /* 3/4/2019 is the fourth of March */
};

/* What is not stated is 0, and -1 for the hour. A date that has the form of one
 * but cannot be real (31 February, 14/15/2019) has the year 0. */
struct date {
	int year, month, day;
	int hour, minute;
};

/* Where something was found in a text: text.at[from] to text.at[to - 1]. */
struct date_place {
	size_t from, to;
};

enum { DATE_LONGEST = sizeof "2019-03-12T14:22" };

/* date_search.c: the first date at or after `from`, its weekday and time
 * included. A day and a month without a year are found too, with the year 0. A
 * year alone is not a date: see date_find_year. */
bool date_find(slice text, size_t from, enum date_order order, struct date *date, struct date_place *place);

/* Whether there may be a date in `text`: a number with a month, a weekday or
 * another number beside it. Quick, and true of every text that date_find finds
 * a date in. */
bool date_possible(slice text);

/* A date, or a time, that begins at `at`; the length of its text, 0 for none. */
size_t date_at(slice text, size_t at, enum date_order order, struct date *date);
size_t date_time_at(slice text, size_t at, struct date *date);

/* The last year, 1900 to 2099, that stands alone in `text`: the date of "Annual
 * conference, Leeds 2023". */
bool date_find_year(slice text, struct date *date, struct date_place *place);

/* Give a day and month that stand without a year this one; false, and the date
 * as it was, where the year has no such day. */
bool date_set_year(struct date *date, int year);

/* date_ages.c: "3 days ago", "an hour ago", "yesterday", "just now" at `at`: its
 * length, or 0. */
size_t date_relative_at(slice text, size_t at);

/* What the first date of numbers in `text` shows about the order. */
enum date_order date_order_shown(slice text);

/* ISO 8601 to the precision known, without a NUL; returns its length, 0 where
 * the year is not known. */
size_t date_format(const struct date *date, char to[DATE_LONGEST]);

#endif
