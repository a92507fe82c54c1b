#include "split.h"

/* Whether no mark begins like this, but a word or a quotation: the letters of a
 * number have a stop behind them or are roman, and "o" may be a bullet. */
static bool is_plain(slice text)
{
	static const bool marks[256] = {
		['o'] = true, ['i'] = true, ['v'] = true, ['x'] = true, ['I'] = true, ['V'] = true, ['X'] = true};
	char c = text.at[0];
	return ascii_is_alpha(c)
		       ? text.len < 3 || (text.at[1] != '.' && text.at[1] != ')' && !marks[(unsigned char)c])
		       : slice_starts(text, S("\xE2\x80\x9C")) || slice_starts(text, S("\xE2\x80\x98"));
}

/* Two letters and a number: "R2", "CP14". */
static bool has_code(slice text)
{
	size_t at = 0;
	while (at < text.len && at < CODE_LETTERS && ascii_is_upper(text.at[at]))
		at++;
	return at < text.len && ascii_is_digit(text.at[at]);
}

uint8_t line_may_be(const struct line *l, slice text)
{
	const bool digit = l->holds & HOLDS_DIGIT, stop = l->flags & LINE_STOP;
	if (!is_plain(text) || (l->flags & LINE_FEED))
		return MAY_ALL;
	bool page = (digit && text.len <= COLUMN_MOST) ||
		    ((l->last == 'n' || l->last == 'g') && text.len <= RUNNING_HEAD_MOST),
	     foot = !stop && text.len <= SHORT_LINE && (is_figure(l->first) || is_figure(l->last)),
	     action = (l->first == 'A' || l->first == 'D') && (l->holds & (HOLDS_COLON | HOLDS_WIDE));
	unsigned may = 0;
	may |= digit && has_code(text) ? MAY_SPACED : 0;
	may |= page ? MAY_PAGE : 0;
	may |= foot ? MAY_FOOT : 0;
	may |= action || text.len <= PEOPLE_HEADING_MOST ? MAY_MINUTE : 0;
	may |= (l->holds & HOLDS_MARKUP) && text.len <= SHORT_LINE ? MAY_TAB : 0;
	may |= digit && text.len <= TIME_LINE_MOST ? MAY_LIVE : 0;
	may |= letter_may_begin(l->first) ? MAY_LETTER : 0;
	return (uint8_t)may;
}
