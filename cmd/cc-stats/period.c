#include "period.h"

/* By enum period. */
static const slice names[] = {S(""), S("year"), S("month"), S("week"), S("day")};

enum period period_named(slice name)
{
	for (int p = PERIOD_YEAR; p <= PERIOD_DAY; p++)
		if (slice_equal(names[p], name))
			return (enum period)p;
	return PERIOD_NONE;
}

slice period_name(enum period p) { return names[p]; }

/* Months count from March, so that the leap day is the last of its year, and
 * 400 years are 146097 days. Day 0 is 1970-01-01. */
enum { ERA = 400, ERA_DAYS = 146097, DAYS_TO_1970 = 719468 };

static int64_t day_number(int64_t year, int64_t month, int64_t day)
{
	year -= month <= 2;
	int64_t era = (year >= 0 ? year : year - (ERA - 1)) / ERA, of_era = year - era * ERA;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

struct date {
	int64_t year, month, day;
};

static struct date date_of_day(int64_t number)
{
	number += DAYS_TO_1970;
	int64_t era = (number >= 0 ? number : number - (ERA_DAYS - 1)) / ERA_DAYS, of_era = number - era * ERA_DAYS;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / (ERA_DAYS - 1)) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100), from_march = (5 * of_year + 2) / 153;
	struct date d = {year + era * ERA, from_march < 10 ? from_march + 3 : from_march - 9,
			 of_year - (153 * from_march + 2) / 5 + 1};
	d.year += d.month <= 2;
	return d;
}

/* Weeks count from Monday, and belong to the year that their Thursday is in;
 * day 0 was a Thursday. */
static int64_t week_of_day(int64_t day) { return (day >= -3 ? day + 3 : day - 3) / 7; }

/* `count` digits from the start of *rest, which becomes what follows; -1 when
 * they are not there. */
static int64_t cut_digits(slice *rest, size_t count)
{
	int64_t value = 0;
	if (rest->len < count)
		return -1;
	for (size_t i = 0; i < count; i++) {
		if (!ascii_is_digit(rest->at[i]))
			return -1;
		value = value * 10 + (rest->at[i] - '0');
	}
	*rest = slice_after(*rest, count);
	return value;
}

static bool cut_mark(slice *rest, char mark)
{
	if (rest->len == 0 || rest->at[0] != mark)
		return false;
	*rest = slice_after(*rest, 1);
	return true;
}

/* A date's numbers, 0 for what it does not give; false where it is none. */
static bool read_date(slice text, struct date *d)
{
	slice rest = text;
	*d = (struct date){.year = cut_digits(&rest, 4)};
	if (d->year < 1)
		return false;
	if (cut_mark(&rest, '-')) {
		d->month = cut_digits(&rest, 2);
		if (d->month < 1 || d->month > 12)
			return false;
		if (cut_mark(&rest, '-')) {
			d->day = cut_digits(&rest, 2);
			if (d->day < 1 || date_of_day(day_number(d->year, d->month, d->day)).day != d->day)
				return false;
			if (cut_mark(&rest, 'T') || cut_mark(&rest, ' '))
				return rest.len > 0 && ascii_is_digit(rest.at[0]);
		}
	}
	return rest.len == 0;
}

enum period_fault period_of_date(enum period p, slice date, int64_t *number)
{
	struct date d;
	if (!read_date(date, &d))
		return PERIOD_WRONG;
	if ((p != PERIOD_YEAR && d.month == 0) || (p > PERIOD_MONTH && d.day == 0))
		return PERIOD_VAGUE;
	int64_t day = p > PERIOD_MONTH ? day_number(d.year, d.month, d.day) : 0;
	*number = p == PERIOD_YEAR    ? d.year
		  : p == PERIOD_MONTH ? d.year * 12 + d.month - 1
		  : p == PERIOD_WEEK  ? week_of_day(day)
				      : day;
	return PERIOD_FINE;
}

static char *put_digits(char *to, int64_t value, size_t count)
{
	for (size_t i = count; i-- > 0; value /= 10)
		to[i] = (char)('0' + value % 10);
	return to + count;
}

size_t period_write(enum period p, int64_t number, char *to)
{
	struct date d = {.year = number, .month = 1, .day = 1};
	if (p == PERIOD_MONTH)
		d = (struct date){number / 12, number % 12 + 1, 1};
	if (p == PERIOD_DAY)
		d = date_of_day(number);
	if (p == PERIOD_WEEK)
		d = date_of_day(number * 7);
	char *end = put_digits(to, d.year, 4);
	if (p == PERIOD_YEAR)
		return (size_t)(end - to);
	*end++ = '-';
	if (p == PERIOD_WEEK) {
		*end++ = 'W';
		end = put_digits(end, (number * 7 - day_number(d.year, 1, 1)) / 7 + 1, 2);
		return (size_t)(end - to);
	}
	end = put_digits(end, d.month, 2);
	if (p == PERIOD_DAY) {
		*end++ = '-';
		end = put_digits(end, d.day, 2);
	}
	return (size_t)(end - to);
}

static bool read_week(slice text, int64_t *number)
{
	slice rest = text;
	int64_t year = cut_digits(&rest, 4);
	if (year < 0 || !cut_mark(&rest, '-') || !cut_mark(&rest, 'W'))
		return false;
	int64_t week = cut_digits(&rest, 2);
	*number = week_of_day(day_number(year, 1, 4)) + week - 1; /* 4 January is in the first */
	return week >= 1;
}

bool period_read(enum period p, slice text, int64_t *number)
{
	if (p == PERIOD_WEEK ? !read_week(text, number) : period_of_date(p, text, number) != PERIOD_FINE)
		return false;
	char again[PERIOD_ROOM];
	return slice_equal(slice_of(again, period_write(p, *number, again)), text);
}
