#include "text/dates.h"

#include "base/cursor.h"

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
	char first = rest.len ? ascii_lower(rest.at[0]) : 0;
	bool phrase = first == 'y' || first == 'j' || first == 'm' || first == 'l';
	for (size_t i = 0; phrase && i < sizeof phrases / sizeof *phrases; i++)
		if (slice_starts_nocase(rest, phrases[i]) &&
		    (rest.len == phrases[i].len || !cursor_in_word(rest.at[phrases[i].len])))
			return phrases[i].len;
	if (!ascii_is_digit(first) && first != 'a')
		return 0;
	struct cursor c = {text, at};
	struct number n;
	if (cursor_take_word(&c, S("about")))
		cursor_skip_spaces(&c);
	if (!cursor_take_number(&c, &n) && !cursor_take_word(&c, S("a")) && !cursor_take_word(&c, S("an")))
		return 0;
	cursor_skip_spaces(&c);
	slice unit = cursor_word(&c);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (slice_equal_nocase(unit, units[i])) {
			c.at += unit.len;
			if (cursor_peek(&c) == '.' && c.at < text.len)
				c.at++; /* 3 yr. ago */
			cursor_skip_spaces(&c);
			return cursor_take_word(&c, S("ago")) ? c.at - at : 0;
		}
	return 0;
}
