/* dates: the forms that bylines and comments have, and those that are none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/dates.h"

struct sample {
	const char *text, *iso;
};

/* The first date of a text as ISO 8601, `-` for none. */
static const char *iso_of(const char *text, enum date_order order)
{
	static char iso[DATE_LONGEST + 1];
	struct date date;
	struct date_place place;
	if (!date_find(slice_from(text), 0, order, &date, &place))
		return "-";
	assert_true(place.from < place.to && place.to <= strlen(text));
	iso[date_format(&date, iso)] = '\0';
	return iso;
}

static void check(const struct sample *samples, size_t count, enum date_order order)
{
	for (size_t i = 0; i < count; i++) {
		print_message("%s\n", samples[i].text);
		assert_string_equal(iso_of(samples[i].text, order), samples[i].iso);
	}
}

static void dates_with_month_names(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"12 March 2019", "2019-03-12"},
		{"12th March 2019", "2019-03-12"},
		{"the 1st of May, 2020", "2020-05-01"},
		{"2nd Feb. 2020", "2020-02-02"},
		{"3rd  September  1999", "1999-09-03"},
		{"March 12, 2019", "2019-03-12"},
		{"Mar 12th 2019", "2019-03-12"},
		{"Tuesday, September 13, 2016", "2016-09-13"},
		{"Tues 13 Sept 2016", "2016-09-13"},
		{"Sat. 4 Jan 2020", "2020-01-04"},
		{"5 February, 2021", "2021-02-05"},
		{"WEDNESDAY 3 MARCH 2021", "2021-03-03"},
		{"12-Mar-2019", "2019-03-12"},
		{"12-Mar-19", "2019-03-12"},
		{"issue 12, March 2019", "2019-03"},
		{"May 2020", "2020-05"},
		{"Third edition, February 2020", "2020-02"},
		{"29 February 2020", "2020-02-29"},
		{"By Ann Patel on 7 June 2018 in Fostering", "2018-06-07"},
	};
	check(samples, sizeof samples / sizeof *samples, DATE_UNKNOWN);
}

static void dates_of_numbers(void **state)
{
	(void)state;
	static const struct sample uk[] = {
		{"3/4/2019", "2019-04-03"},   {"03.04.19", "2019-04-03"},     {"3-4-2019", "2019-04-03"},
		{"25/12/1998", "1998-12-25"}, {"25/12/98", "1998-12-25"},     {"1/1/68", "2068-01-01"},
		{"1/1/69", "1969-01-01"},     {"12/25/2019", "2019-12-25"},   {"2019-04-03", "2019-04-03"},
		{"2019/04/03", "2019-04-03"}, {"6/06/2016 by", "2016-06-06"},
	};
	static const struct sample us[] = {
		{"3/4/2019", "2019-03-04"}, {"12/25/2019", "2019-12-25"}, {"25/12/2019", "2019-12-25"}};
	check(uk, sizeof uk / sizeof *uk, DATE_UNKNOWN);
	check(uk, sizeof uk / sizeof *uk, DATE_DMY);
	check(us, sizeof us / sizeof *us, DATE_MDY);
}

static void times(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{"January 17, 2020 at 2:48 pm #", "2020-01-17T14:48"},
		{"12 Apr 2021, 7.45pm", "2021-04-12T19:45"},
		{"12 Apr 2021, 12.15am", "2021-04-12T00:15"},
		{"12 Apr 2021 12.40pm", "2021-04-12T12:40"},
		{"12 Apr 2021 at 9 a.m.", "2021-04-12T09:00"},
		{"12 Apr 2021 – 23:59", "2021-04-12T23:59"},
		{"12 Apr 2021 | 09:05 BST", "2021-04-12T09:05"},
		{"March 5, 2020 6:31 PM GMT", "2020-03-05T18:31"},
		{"12 March 2019 14:22", "2019-03-12T14:22"},
		{"14:22 on 12 March 2019", "2019-03-12T14:22"},
		{"2:22 pm, March 12, 2019", "2019-03-12T14:22"},
		{"12 March 2019 @ 1422hrs", "2019-03-12T14:22"},
		{"2021-03-04T10:22:33Z", "2021-03-04T10:22"},
		{"2021-03-04 10:22:33+01:00", "2021-03-04T10:22"},
		{"03/04/2018, 18:05", "2018-04-03T18:05"},
		{"12 Apr 2021 25:00", "2021-04-12"},
		{"12 Apr 2021 13:00 pm", "2021-04-12"},
	};
	check(samples, sizeof samples / sizeof *samples, DATE_UNKNOWN);
}

/* They have the form of a date, but cannot be one: found, and empty. */
static void dates_that_cannot_be(void **state)
{
	(void)state;
	static const struct sample samples[] = {{"31 February 2020", ""},
						{"29 February 2019", ""},
						{"31/4/2020", ""},
						{"13/13/2020", ""},
						{"32 March 2019", ""}};
	check(samples, sizeof samples / sizeof *samples, DATE_UNKNOWN);
}

static void what_is_no_date(void **state)
{
	(void)state;
	static const struct sample samples[] = {{"", "-"},
						{"the 12 apostles", "-"},
						{"may I say", "-"},
						{"March on", "-"},
						{"10.30am", "-"},
						{"version 1.2.3", "-"},
						{"call 01632 960 118", "-"},
						{"in 2019", "-"},
						{"1st", "-"},
						{"Marchbanks 12", "-"},
						{"Monday", "-"},
						{"\xFF\xFE 12", "-"},
						{"99999999999999999999 May 2019", "2019-05"}};
	check(samples, sizeof samples / sizeof *samples, DATE_UNKNOWN);
	assert_string_equal(iso_of("30 November: the fair", DATE_UNKNOWN), ""); /* without a year */
}

static void years_alone(void **state)
{
	(void)state;
	struct date date;
	struct date_place place;
	assert_true(date_find_year(S("Conference 2019, Leeds 2023"), &date, &place));
	assert_int_equal(date.year, 2023);
	assert_int_equal(place.from, 23);
	assert_false(date_find_year(S("room 1234, 20235 and 1850s"), &date, &place));
}

static void ages(void **state)
{
	(void)state;
	static const char *const ages[] = {"3 days ago", "an hour ago", "1 week ago",  "about 2 years ago", "5h ago",
					   "yesterday",  "just now",    "12 mins ago", "Yesterday"};
	static const char *const others[] = {"3 days", "days ago", "long ago", "", "yesterdays", "a go"};
	for (size_t i = 0; i < sizeof ages / sizeof *ages; i++)
		assert_int_equal(date_relative_at(slice_from(ages[i]), 0), strlen(ages[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_int_equal(date_relative_at(slice_from(others[i]), 0), 0);
}

static void the_order_that_a_date_shows(void **state)
{
	(void)state;
	assert_int_equal(date_order_shown(S("sent 25/12/2019")), DATE_DMY);
	assert_int_equal(date_order_shown(S("sent 12/25/2019")), DATE_MDY);
	assert_int_equal(date_order_shown(S("sent 3/4/2019")), DATE_UNKNOWN);
	assert_int_equal(date_order_shown(S("nothing")), DATE_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_with_month_names),
		cmocka_unit_test(dates_of_numbers),
		cmocka_unit_test(times),
		cmocka_unit_test(dates_that_cannot_be),
		cmocka_unit_test(what_is_no_date),
		cmocka_unit_test(years_alone),
		cmocka_unit_test(ages),
		cmocka_unit_test(the_order_that_a_date_shows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
