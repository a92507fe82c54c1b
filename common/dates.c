#include "dates.h"

#include <stdio.h>

#include "lexicon.h"
#include "lexicon/months.inc"
#include "lexicon/weekdays.inc"
#include "utf8.h"

static struct lexicon months = LEXICON(months, MONTHS_COLUMNS);
static struct lexicon weekdays = LEXICON(weekdays, WEEKDAYS_COLUMNS);

enum {
	WORD_MOST = 12,   /* longer than any month or weekday */
	SPACES_MOST = 16, /* between the parts of a date */
	DIGITS_MOST = 4,
	PIVOT = 69, /* 68 is 2068, 69 is 1969, as POSIX has it */
};

/* A place in a text; every reader below moves it only when it succeeds. */
struct cursor {
	slice text;
	size_t at;
};

struct number {
	int value;
	size_t digits;
};

static char peek(const struct cursor *c) { return c->at < c->text.len ? c->text.at[c->at] : '\0'; }

static void skip_spaces(struct cursor *c)
{
	uint32_t code;
	for (size_t i = 0; i < SPACES_MOST && c->at < c->text.len; i++) {
		size_t len = utf8_decode(c->text, c->at, &code);
		if (!utf8_is_space(code))
			break;
		c->at += len;
	}
}

static bool take_char(struct cursor *c, char wanted)
{
	if (peek(c) != wanted)
		return false;
	c->at++;
	return true;
}

static bool take_number(struct cursor *c, struct number *n)
{
	*n = (struct number){0, 0};
	while (ascii_is_digit(peek(c)) && n->digits <= DIGITS_MOST) {
		n->value = n->value * 10 + (peek(c) - '0');
		n->digits++;
		c->at++;
	}
	if (n->digits > 0 && n->digits <= DIGITS_MOST)
		return true;
	c->at -= n->digits;
	return false;
}

static slice word_here(const struct cursor *c)
{
	size_t end = c->at;
	while (end < c->text.len && end - c->at <= WORD_MOST && ascii_is_alpha(c->text.at[end]))
		end++;
	return slice_sub(c->text, c->at, end);
}

static bool take_word(struct cursor *c, slice wanted)
{
	slice word = word_here(c);
	if (!slice_equal_nocase(word, wanted))
		return false;
	c->at += word.len;
	return true;
}

static bool take_month(struct cursor *c, int *month)
{
	slice word = word_here(c);
	size_t row = word.len < 3 ? SLICE_NONE : lexicon_find(&months, word);
	if (row == SLICE_NONE)
		return false;
	slice number = lexicon_cell(&months, row, MONTHS_NUMBER);
	*month = number.at[0] - '0';
	if (number.len > 1)
		*month = *month * 10 + (number.at[1] - '0');
	c->at += word.len;
	take_char(c, '.');
	return true;
}

static void skip_weekday(struct cursor *c)
{
	slice word = word_here(c);
	if (word.len < 3 || lexicon_find(&weekdays, word) == SLICE_NONE)
		return;
	c->at += word.len;
	take_char(c, '.');
	take_char(c, ',');
	skip_spaces(c);
	if (take_word(c, S("the")))
		skip_spaces(c);
}

static bool take_day(struct cursor *c, int *day)
{
	static const slice endings[] = {S("st"), S("nd"), S("rd"), S("th")};
	struct cursor start = *c;
	struct number n;
	if (!take_number(c, &n) || n.digits > 2) {
		*c = start;
		return false;
	}
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (take_word(c, endings[i]))
			break;
	*day = n.value;
	return true;
}

/* Four digits, or two with an apostrophe or where `short_too` allows them. */
static bool take_year(struct cursor *c, bool short_too, int *year)
{
	struct cursor start = *c;
	struct number n;
	short_too |= take_char(c, '\'');
	if (take_number(c, &n) && (n.digits == 4 || (short_too && n.digits == 2)) && !ascii_is_alpha(peek(c))) {
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
	bool dashed = take_char(c, '-');
	skip_spaces(c);
	if (take_word(c, S("of")))
		skip_spaces(c);
	if (!take_month(c, &d->month))
		return false;
	struct cursor before_year = *c;
	take_char(c, dashed ? '-' : ',');
	skip_spaces(c);
	if (!take_year(c, dashed, &d->year))
		*c = before_year;
	return true;
}

/* March 12, 2019; March 12th 2019; March 2019. The year may be missing. */
static bool take_month_day(struct cursor *c, struct date *d)
{
	if (!take_month(c, &d->month))
		return false;
	take_char(c, ',');
	skip_spaces(c);
	if (take_year(c, false, &d->year))
		return true;
	if (!take_day(c, &d->day))
		return false;
	struct cursor before_year = *c;
	take_char(c, ',');
	skip_spaces(c);
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
	if (!take_number(c, &n->first))
		return false;
	char mark = peek(c);
	return (mark == '/' || mark == '.' || mark == '-') && take_char(c, mark) && take_number(c, &n->second) &&
	       take_char(c, mark) && take_number(c, &n->third) && !ascii_is_digit(peek(c)) && n->second.digits <= 2;
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
	char half = ascii_lower(peek(c));
	if (half == 'a' || half == 'p') {
		c->at++;
		bool dotted = take_char(c, '.');
		if (ascii_lower(peek(c)) == 'm') {
			c->at++;
			if (dotted)
				take_char(c, '.');
			if (!ascii_is_alpha(peek(c)))
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
	skip_spaces(c);
	slice word = word_here(c);
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (slice_equal(word, zones[i])) {
			c->at += word.len;
			return;
		}
	*c = start;
	struct number n;
	if ((take_char(c, '+') || take_char(c, '-')) && take_number(c, &n) && n.digits % 2 == 0) {
		if (take_char(c, ':'))
			take_number(c, &n);
		return;
	}
	*c = start;
}

/* 14:22, 14:22:05, 2.22pm, 2 p.m., 1422hrs. */
static bool take_time(struct cursor *c, struct date *d)
{
	struct number hour, minute = {0, 0}, second;
	if (!take_number(c, &hour) || (hour.digits > 2 && hour.digits != 4))
		return false;
	char mark = peek(c);
	if (hour.digits <= 2 && (mark == ':' || mark == '.')) {
		c->at++;
		if (!take_number(c, &minute) || minute.digits != 2)
			return false;
		struct cursor before_seconds = *c;
		if (!(take_char(c, ':') && take_number(c, &second) && second.digits == 2))
			*c = before_seconds;
	}
	struct cursor before_half = *c;
	skip_spaces(c);
	char half = take_half(c);
	if (!half)
		*c = before_half;
	if (hour.digits == 4 && !half) {
		minute.value = hour.value % 100;
		hour.value /= 100;
		if (!take_word(c, S("hrs")) && !take_word(c, S("h")))
			return false;
	} else if (minute.digits == 0 && !half) {
		return false;
	}
	if (minute.value > 59 || hour.value > 23 || (half && (hour.value > 12 || hour.value == 0)))
		return false;
	d->hour = half ? hour.value % 12 + (half == 'p' ? 12 : 0) : hour.value;
	d->minute = minute.value;
	skip_zone(c);
	return !ascii_is_alpha(peek(c)) && !ascii_is_digit(peek(c));
}

static int days_in(int month, int year)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
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
	for (size_t i = 0; i < SPACES_MOST && c->at < c->text.len; i++) {
		size_t len = utf8_decode(c->text, c->at, &code);
		if (!utf8_is_space(code) && code != ',' && code != '|' && code != '-' && code != 0x2013 &&
		    code != 0xB7 && code != '@' && code != 'T' && code != '(')
			break;
		c->at += len;
	}
	if (take_word(c, S("at")) || take_word(c, S("on")))
		skip_spaces(c);
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
	if (ascii_is_digit(peek(&c)) && take_time(&c, &time)) {
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
	if (ascii_is_alpha(peek(&c)) && c.at < text.len && peek(&c) != 'T')
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

static bool is_word_byte(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }

/* The beginning of the next word at or after `at`. */
static size_t next_word(slice text, size_t at)
{
	while (at < text.len && (!is_word_byte(text.at[at]) || (at > 0 && is_word_byte(text.at[at - 1]))))
		at++;
	return at;
}

/* Whether a word that begins like this may begin a date: a digit, or the first
 * three letters of a month or a day. Most words end here, so no table is asked. */
static bool may_begin(slice text, size_t at)
{
	if (ascii_is_digit(text.at[at]))
		return true;
	if (text.len - at < 3)
		return false;
#define LETTERS(a, b, c) ((unsigned)(a) << 16 | (unsigned)(b) << 8 | (unsigned)(c))
	switch (LETTERS(text.at[at] | 0x20, text.at[at + 1] | 0x20, text.at[at + 2] | 0x20)) {
	case LETTERS('j', 'a', 'n'):
	case LETTERS('f', 'e', 'b'):
	case LETTERS('m', 'a', 'r'):
	case LETTERS('a', 'p', 'r'):
	case LETTERS('m', 'a', 'y'):
	case LETTERS('j', 'u', 'n'):
	case LETTERS('j', 'u', 'l'):
	case LETTERS('a', 'u', 'g'):
	case LETTERS('s', 'e', 'p'):
	case LETTERS('o', 'c', 't'):
	case LETTERS('n', 'o', 'v'):
	case LETTERS('d', 'e', 'c'):
	case LETTERS('m', 'o', 'n'):
	case LETTERS('t', 'u', 'e'):
	case LETTERS('w', 'e', 'd'):
	case LETTERS('t', 'h', 'u'):
	case LETTERS('f', 'r', 'i'):
	case LETTERS('s', 'a', 't'):
	case LETTERS('s', 'u', 'n'):
		return true;
	default:
		return false;
	}
#undef LETTERS
}

/* CHUNK bytes side by side; the compiler makes of it what the machine has. */
typedef unsigned char chunk __attribute__((vector_size(16)));
enum { CHUNK = sizeof(chunk) };

static bool chunk_has_digit(const char *bytes)
{
	chunk c;
	uint64_t parts[CHUNK / sizeof(uint64_t)];
	memcpy(&c, bytes, sizeof c);
	chunk hit = (chunk)((c - '0') < 10);
	memcpy(parts, &hit, sizeof parts);
	return parts[0] | parts[1];
}

static bool has_digit(slice text)
{
	size_t at = 0;
	for (; text.len - at >= CHUNK; at += CHUNK)
		if (chunk_has_digit(text.at + at))
			return true;
	if (at < text.len && text.len >= CHUNK)
		return chunk_has_digit(text.at + text.len - CHUNK);
	for (; at < text.len; at++)
		if (ascii_is_digit(text.at[at]))
			return true;
	return false;
}

bool date_possible(slice text)
{
	bool digit = false, other = false;
	if (!has_digit(text))
		return false;
	char before = ' ';
	for (size_t i = 0; i < text.len && !(digit && other); i++) {
		char c = text.at[i];
		if (ascii_is_digit(c)) {
			digit = true;
		} else if (c == '/' || c == '-' || c == '.') {
			other |= ascii_is_digit(before) && i + 1 < text.len && ascii_is_digit(text.at[i + 1]);
		} else if (!other && (before == ' ' || !is_word_byte(before))) {
			other = may_begin(text, i);
		}
		before = c;
	}
	return digit && other;
}

bool date_find(slice text, size_t from, enum date_order order, struct date *date, struct date_place *place)
{
	for (size_t at = next_word(text, from); at < text.len; at = next_word(text, at + 1)) {
		size_t len = may_begin(text, at) ? date_at(text, at, order, date) : 0;
		if (len) {
			*place = (struct date_place){at, at + len};
			return true;
		}
	}
	return false;
}

bool date_find_year(slice text, struct date *date, struct date_place *place)
{
	bool found = false;
	for (size_t at = next_word(text, 0); at < text.len; at = next_word(text, at + 1)) {
		struct cursor c = {text, at};
		struct number n;
		if (!take_number(&c, &n) || n.digits != 4 || n.value < 1900 || n.value > 2099 ||
		    (is_word_byte(peek(&c)) && c.at < text.len))
			continue;
		*date = (struct date){.year = n.value, .hour = -1};
		*place = (struct date_place){at, c.at};
		found = true;
	}
	return found;
}

size_t date_relative_at(slice text, size_t at)
{
	static const slice units[] = {S("second"), S("seconds"), S("sec"),  S("secs"),  S("minute"), S("minutes"),
				      S("min"),    S("mins"),    S("hour"), S("hours"), S("hr"),     S("hrs"),
				      S("day"),    S("days"),    S("week"), S("weeks"), S("wk"),     S("wks"),
				      S("month"),  S("months"),  S("year"), S("years"), S("yr"),     S("yrs"),
				      S("h"),      S("d"),       S("m"),    S("w"),     S("mo"),     S("y")};
	static const slice phrases[] = {S("yesterday"), S("just now"),   S("moments ago"),
					S("last week"), S("last month"), S("last year")};
	slice rest = slice_after(text, at);
	if (rest.len == 0 || (!ascii_is_digit(rest.at[0]) && !strchr("ayjmlAYJML", rest.at[0])))
		return 0;
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (slice_starts_nocase(rest, phrases[i]) &&
		    (rest.len == phrases[i].len || !is_word_byte(rest.at[phrases[i].len])))
			return phrases[i].len;
	struct cursor c = {text, at};
	struct number n;
	if (take_word(&c, S("about")))
		skip_spaces(&c);
	if (!take_number(&c, &n) && !take_word(&c, S("a")) && !take_word(&c, S("an")))
		return 0;
	skip_spaces(&c);
	slice unit = word_here(&c);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (slice_equal_nocase(unit, units[i])) {
			c.at += unit.len;
			if (peek(&c) == '.' && c.at < text.len)
				c.at++; /* 3 yr. ago */
			skip_spaces(&c);
			return take_word(&c, S("ago")) ? c.at - at : 0;
		}
	return 0;
}

enum date_order date_order_shown(slice text)
{
	for (size_t at = next_word(text, 0); at < text.len; at = next_word(text, at + 1)) {
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
