#include "text/dates.h"

#include "base/cursor.h"
#include "lexicon/months.inc"
#include "lexicon/weekdays.inc"
#include "text/lexicon.h"

static struct lexicon months = LEXICON(months, MONTHS_COLUMNS);
static struct lexicon weekdays = LEXICON(weekdays, WEEKDAYS_COLUMNS);

enum { PIVOT = 69 }; /* 68 is 2068, 69 is 1969, as POSIX has it */

static bool take_month(struct cursor *c, int *month)
{
	slice word = cursor_word(c);
	size_t row = word.len < 3 ? SLICE_NONE : lexicon_find(&months, word);
	if (row == SLICE_NONE)
		return false;
	slice number = lexicon_cell(&months, row, MONTHS_NUMBER);
	*month = number.at[0] - '0';
	if (number.len > 1)
		*month = *month * 10 + (number.at[1] - '0');
	c->at += word.len;
	cursor_take_char(c, '.');
	return true;
}

static void skip_weekday(struct cursor *c)
{
	slice word = cursor_word(c);
	if (word.len < 3 || lexicon_find(&weekdays, word) == SLICE_NONE)
		return;
	c->at += word.len;
	cursor_take_char(c, '.');
	cursor_take_char(c, ',');
	cursor_skip_spaces(c);
	if (cursor_take_word(c, S("the")))
		cursor_skip_spaces(c);
}

static bool take_day(struct cursor *c, int *day)
{
	static const slice endings[] = {S("st"), S("nd"), S("rd"), S("th")};
	struct cursor start = *c;
	struct number n;
	if (!cursor_take_number(c, &n) || n.digits > 2) {
		*c = start;
		return false;
	}
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (cursor_take_word(c, endings[i]))
			break;
	*day = n.value;
	return true;
}

/* Four digits, or two with an apostrophe or where `short_too` allows them. */
static bool take_year(struct cursor *c, bool short_too, int *year)
{
	struct cursor start = *c;
	struct number n;
	short_too |= cursor_take_char(c, '\'');
	if (cursor_take_number(c, &n) && (n.digits == 4 || (short_too && n.digits == 2)) &&
	    !ascii_is_alpha(cursor_peek(c))) {
		*year = n.digits == 4 ? n.value : n.value + (n.value < PIVOT ? 2000 : 1900);
		return true;
	}
	*c = start;
	return false;
}

/* 12 March 2019, 12th of March, 2019, 12-Mar-2019; the year may be missing. */
static bool take_day_month(struct cursor *c, struct date *d)
{
	if (!take_day(c, &d->day))
		return false;
	bool dashed = cursor_take_char(c, '-');
	cursor_skip_spaces(c);
	if (cursor_take_word(c, S("of")))
		cursor_skip_spaces(c);
	if (!take_month(c, &d->month))
		return false;
	struct cursor before_year = *c;
	cursor_take_char(c, dashed ? '-' : ',');
	cursor_skip_spaces(c);
	if (!take_year(c, dashed, &d->year))
		*c = before_year;
	return true;
}

/* March 12, 2019; March 12th 2019; March 2019. The year may be missing. */
static bool take_month_day(struct cursor *c, struct date *d)
{
	if (!take_month(c, &d->month))
		return false;
	cursor_take_char(c, ',');
	cursor_skip_spaces(c);
	if (take_year(c, false, &d->year))
		return true;
	if (!take_day(c, &d->day))
		return false;
	struct cursor before_year = *c;
	cursor_take_char(c, ',');
	cursor_skip_spaces(c);
	if (!take_year(c, false, &d->year))
		*c = before_year;
	return true;
}

/* Three numbers with the same mark between them. */
struct numbers {
	struct number first, second, third;
};

static bool take_numbers(struct cursor *c, struct numbers *n)
{
	if (!cursor_take_number(c, &n->first))
		return false;
	char mark = cursor_peek(c);
	return (mark == '/' || mark == '.' || mark == '-') && cursor_take_char(c, mark) &&
	       cursor_take_number(c, &n->second) && cursor_take_char(c, mark) && cursor_take_number(c, &n->third) &&
	       !ascii_is_digit(cursor_peek(c)) && n->second.digits <= 2;
}

/* 12/3/2019, 12.03.19, 2019-03-12, 2019/03/12. */
static bool take_numeric(struct cursor *c, enum date_order order, struct date *d)
{
	struct numbers n;
	if (!take_numbers(c, &n))
		return false;
	if (n.first.digits == 4 && n.third.digits <= 2) {
		*d = (struct date){n.first.value, n.second.value, n.third.value, -1, 0};
		return true;
	}
	if (n.first.digits > 2 || (n.third.digits != 2 && n.third.digits != 4))
		return false;
	bool month_first = order == DATE_MDY ? n.first.value <= 12 : n.second.value > 12 && n.first.value <= 12;
	d->day = month_first ? n.second.value : n.first.value;
	d->month = month_first ? n.first.value : n.second.value;
	d->year = n.third.digits == 4 ? n.third.value : n.third.value + (n.third.value < PIVOT ? 2000 : 1900);
	return true;
}

/* am, pm, a.m., p.m.: 'a' or 'p', or 0 for none. */
static char take_half(struct cursor *c)
{
	struct cursor start = *c;
	char half = ascii_lower(cursor_peek(c));
	if (half == 'a' || half == 'p') {
		c->at++;
		bool dotted = cursor_take_char(c, '.');
		if (ascii_lower(cursor_peek(c)) == 'm') {
			c->at++;
			if (dotted)
				cursor_take_char(c, '.');
			if (!ascii_is_alpha(cursor_peek(c)))
				return half;
		}
	}
	*c = start;
	return 0;
}

static void skip_zone(struct cursor *c)
{
	static const slice zones[] = {S("GMT"),  S("BST"), S("UTC"),  S("UK"),  S("ET"),  S("EST"),
				      S("EDT"),  S("CT"),  S("PT"),   S("PST"), S("PDT"), S("CET"),
				      S("CEST"), S("IST"), S("AEST"), S("hrs"), S("Z")};
	struct cursor start = *c;
	cursor_skip_spaces(c);
	slice word = cursor_word(c);
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (slice_equal(word, zones[i])) {
			c->at += word.len;
			return;
		}
	*c = start;
	struct number n;
	if ((cursor_take_char(c, '+') || cursor_take_char(c, '-')) && cursor_take_number(c, &n) &&
	    n.digits % 2 == 0) {
		if (cursor_take_char(c, ':'))
			cursor_take_number(c, &n);
		return;
	}
	*c = start;
}

/* 14:22, 14:22:05, 2.22pm, 2 p.m., 1422hrs. */
static bool take_time(struct cursor *c, struct date *d)
{
	struct number hour, minute = {0, 0}, second;
	if (!cursor_take_number(c, &hour) || (hour.digits > 2 && hour.digits != 4))
		return false;
	char mark = cursor_peek(c);
	if (hour.digits <= 2 && (mark == ':' || mark == '.')) {
		c->at++;
		if (!cursor_take_number(c, &minute) || minute.digits != 2)
			return false;
		struct cursor before_seconds = *c;
		if (!(cursor_take_char(c, ':') && cursor_take_number(c, &second) && second.digits == 2))
			*c = before_seconds;
	}
	struct cursor before_half = *c;
	cursor_skip_spaces(c);
	char half = take_half(c);
	if (!half)
		*c = before_half;
	if (hour.digits == 4 && !half) {
		minute.value = hour.value % 100;
		hour.value /= 100;
		if (!cursor_take_word(c, S("hrs")) && !cursor_take_word(c, S("h")))
			return false;
	} else if (minute.digits == 0 && !half) {
		return false;
	}
	if (minute.value > 59 || hour.value > 23 || (half && (hour.value > 12 || hour.value == 0)))
		return false;
	d->hour = half ? hour.value % 12 + (half == 'p' ? 12 : 0) : hour.value;
	d->minute = minute.value;
	skip_zone(c);
	return !ascii_is_alpha(cursor_peek(c)) && !ascii_is_digit(cursor_peek(c));
}

static int days_in(int month, int year)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

bool date_set_year(struct date *date, int year)
{
	if (date->month < 1 || date->month > 12 || date->day < 1 || date->day > days_in(date->month, year))
		return false;
	date->year = year;
	return true;
}

/* A date that cannot be real is no date. */
static void verify(struct date *d)
{
	bool real = d->year >= 1000 && d->month >= 0 && d->month <= 12 && d->day >= 0 &&
		    (d->day == 0 || (d->month > 0 && d->day <= days_in(d->month, d->year)));
	if (!real)
		d->year = 0;
}

/* What stands between a date and its time: a comma, a dash, "at", "@", "|". */
static void skip_joint(struct cursor *c)
{
	uint32_t code;
	for (size_t i = 0; i < CURSOR_SPACES && c->at < c->text.len; i++) {
		size_t len = utf8_decode(c->text, c->at, &code);
		if (!utf8_is_space(code) && code != ',' && code != '|' && code != '-' && code != 0x2013 &&
		    code != 0xB7 && code != 0x2022 && code != '@' && code != 'T' && code != '(')
			break;
		c->at += len;
	}
	if (cursor_take_word(c, S("at")) || cursor_take_word(c, S("on")))
		cursor_skip_spaces(c);
}

static bool take_plain(struct cursor *c, enum date_order order, struct date *d)
{
	struct cursor start = *c;
	if (take_day_month(c, d))
		return true;
	*c = start;
	*d = (struct date){.hour = -1};
	if (take_month_day(c, d))
		return true;
	*c = start;
	*d = (struct date){.hour = -1};
	return take_numeric(c, order, d);
}

/* A time that goes with the date before it. */
static void take_time_after(struct cursor *c, struct date *d)
{
	struct cursor start = *c;
	skip_joint(c);
	if (c->at == start.at || !take_time(c, d)) {
		*c = start;
		d->hour = -1;
	}
}

size_t date_at(slice text, size_t at, enum date_order order, struct date *date)
{
	struct cursor c = {text, at};
	struct date time = {.hour = -1};
	*date = (struct date){.hour = -1};
	if (ascii_is_digit(cursor_peek(&c)) && take_time(&c, &time)) {
		skip_joint(&c);
		skip_weekday(&c);
	} else {
		c.at = at;
		time.hour = -1;
		skip_weekday(&c);
	}
	if (!take_plain(&c, order, date)) {
		if (time.hour < 0)
			return 0;
		c = (struct cursor){text, at}; /* the "time" may be the day of 12.03.19 */
		time.hour = -1;
		if (!take_plain(&c, order, date))
			return 0;
	}
	if (ascii_is_alpha(cursor_peek(&c)) && c.at < text.len && cursor_peek(&c) != 'T')
		return 0;
	if (time.hour >= 0) {
		date->hour = time.hour;
		date->minute = time.minute;
	} else {
		take_time_after(&c, date);
	}
	verify(date);
	return c.at - at;
}

size_t date_time_at(slice text, size_t at, struct date *date)
{
	struct cursor c = {text, at};
	*date = (struct date){.hour = -1};
	return take_time(&c, date) ? c.at - at : 0;
}

enum date_order date_order_shown(slice text)
{
	for (size_t at = cursor_next_word(text, 0); at < text.len; at = cursor_next_word(text, at + 1)) {
		struct cursor c = {text, at};
		struct numbers n;
		if (!ascii_is_digit(text.at[at]) || !take_numbers(&c, &n) || n.first.digits > 2)
			continue;
		if (n.first.value > 12 && n.second.value <= 12)
			return DATE_DMY;
		if (n.second.value > 12 && n.first.value <= 12)
			return DATE_MDY;
	}
	return DATE_UNKNOWN;
}

static char *put_digits(char *to, int value, int digits)
{
	for (int i = digits; i-- > 0; value /= 10)
		to[i] = (char)('0' + value % 10);
	return to + digits;
}

size_t date_format(const struct date *date, char to[DATE_LONGEST])
{
	char *end = to;
	if (date->year <= 0)
		return 0;
	end = put_digits(end, date->year, 4);
	const struct {
		char before;
		int value;
		bool there;
	} parts[] = {
		{'-', date->month, date->month > 0},
		{'-', date->day, date->day > 0},
		{'T', date->hour, date->hour >= 0},
		{':', date->minute, true},
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts && parts[i].there; i++) {
		*end++ = parts[i].before;
		end = put_digits(end, parts[i].value, 2);
	}
	return (size_t)(end - to);
}
