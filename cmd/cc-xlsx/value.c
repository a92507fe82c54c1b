#include "value.h"

#include <stdlib.h>

static size_t pass_digits(slice s, size_t at)
{
	while (at < s.len && ascii_is_digit(s.at[at]))
		at++;
	return at;
}

/* Digits with perhaps a minus and a point, no zero in front that says nothing. */
static bool read_number(slice field, struct value *value)
{
	enum { LONGEST = VALUE_DIGITS + 3 };
	if (field.len == 0 || field.len >= LONGEST)
		return false;
	size_t begin = field.at[0] == '-', end = pass_digits(field, begin), digits = end - begin;
	if (digits == 0 || (digits > 1 && field.at[begin] == '0'))
		return false;
	if (end < field.len && field.at[end] == '.') {
		size_t point = end;
		end = pass_digits(field, point + 1);
		value->decimals = (unsigned)(end - point - 1);
		digits += value->decimals;
		if (value->decimals == 0)
			return false;
	}
	if (end < field.len || digits > VALUE_DIGITS)
		return false;
	char text[LONGEST];
	memcpy(text, field.at, field.len);
	text[field.len] = '\0';
	value->number = strtod(text, NULL);
	value->kind = VALUE_NUMBER;
	return value->number != 0 || begin == 0; /* -0 would be shown as 0 */
}

/* `count` digits at `at`; -1 where there are none. */
static int digits_at(slice s, size_t at, size_t count)
{
	int number = 0;
	if (s.len < at + count)
		return -1;
	for (size_t i = at; i < at + count; i++) {
		if (!ascii_is_digit(s.at[i]))
			return -1;
		number = number * 10 + (s.at[i] - '0');
	}
	return number;
}

static bool has_at(slice s, size_t at, char c) { return at < s.len && s.at[at] == c; }

static bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/* Days from 30 December 1899, day 0 of spreadsheets, to a day of the calendar. */
static long day_number(int year, int month, int day)
{
	static const int BEFORE[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	enum { DAY_0 = 693593 };
	long past = year - 1;
	return past * 365 + past / 4 - past / 100 + past / 400 + BEFORE[month - 1] + (month > 2 && is_leap(year)) +
	       day - 1 - DAY_0;
}

static bool is_day(int year, int month, int day)
{
	static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return year >= 0 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= DAYS[month - 1] + (month == 2 && is_leap(year));
}

/* The seconds of 13:26 or 13:26:05 from `at` to the end; -1 where that is not
 * what stands there. */
static int read_time(slice field, size_t at)
{
	int hours = digits_at(field, at, 2), minutes = digits_at(field, at + 3, 2), seconds = 0;
	if (hours < 0 || hours > 23 || !has_at(field, at + 2, ':') || minutes < 0 || minutes > 59)
		return -1;
	if (field.len > at + 5) {
		seconds = digits_at(field, at + 6, 2);
		if (!has_at(field, at + 5, ':') || seconds < 0 || seconds > 59 || field.len != at + 8)
			return -1;
	}
	return (hours * 60 + minutes) * 60 + seconds;
}

/* Excel has a 29 February 1900, so the days before it are not the same in every
 * spreadsheet, and stay text. */
static bool read_date(slice field, struct value *value)
{
	enum { MARCH_1900 = 61 };
	int year = digits_at(field, 0, 4), month = digits_at(field, 5, 2), day = digits_at(field, 8, 2);
	if (!is_day(year, month, day) || !has_at(field, 4, '-') || !has_at(field, 7, '-'))
		return false;
	long days = day_number(year, month, day);
	if (days < MARCH_1900)
		return false;
	value->kind = VALUE_DATE;
	value->number = (double)days;
	if (field.len == 10)
		return true;
	int time = has_at(field, 10, 'T') ? read_time(field, 11) : -1;
	value->kind = field.len == 16 ? VALUE_MINUTES : VALUE_SECONDS;
	value->number += (double)time / (24 * 60 * 60);
	return time >= 0;
}

struct value value_read(slice field)
{
	struct value value = {0};
	if (field.len > 0 && (ascii_is_digit(field.at[0]) || field.at[0] == '-') &&
	    (read_number(field, &value) || read_date(field, &value)))
		return value;
	return (struct value){0};
}

bool value_is_code(slice field)
{
	size_t begin = field.len > 0 && field.at[0] == '+', end = pass_digits(field, begin), digits = end - begin;
	if (digits == 0)
		return false;
	if (end < field.len && (field.at[end] == 'e' || field.at[end] == 'E'))
		return end + 1 < field.len && pass_digits(field, end + 1) == field.len;
	return end == field.len && (begin > 0 || digits > VALUE_DIGITS || (digits > 1 && field.at[0] == '0'));
}
