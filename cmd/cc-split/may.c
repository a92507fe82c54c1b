#include "split.h"

enum { ROMAN_MOST = 4 };

/* One letter or up to four roman ones, with a mark behind them: "a)", "iv.", "I:". */
static bool has_number(slice text)
{
	static const bool roman[256] = {
		['i'] = true, ['v'] = true, ['x'] = true, ['I'] = true, ['V'] = true, ['X'] = true};
	size_t at = 1;
	if (roman[(unsigned char)text.at[0]])
		while (at < ROMAN_MOST && at < text.len && roman[(unsigned char)text.at[at]])
			at++;
	return at < text.len && (text.at[at] == '.' || text.at[at] == ')' || text.at[at] == ':');
}

/* Whether no mark begins like this, but a word or a quotation: "o" may be a bullet. */
static bool is_plain(slice text)
{
	char c = text.at[0];
	if (c == '"' || c == '\'')
		return true;
	if (!ascii_is_alpha(c))
		return slice_starts(text, S("\xE2\x80\x9C")) || slice_starts(text, S("\xE2\x80\x98"));
	return text.len >= 3 && !has_number(text) && !(c == 'o' && ascii_is_space(text.at[1]));
}

/* Two letters and a number: "R2", "CP14". */
static bool has_code(slice text)
{
	size_t at = 0;
	while (at < text.len && at < CODE_LETTERS && ascii_is_upper(text.at[at]))
		at++;
	return at < text.len && ascii_is_digit(text.at[at]);
}

/* What ends pages and says what a recording says of itself: "Page 3", "Slide 3",
 * "Of 9", "Column 812", "Ann Patel started recording". */
static bool may_be_page(const struct line *l, slice text)
{
	static const bool firsts[256] = {['p'] = true, ['s'] = true, ['o'] = true, ['c'] = true};
	if (l->last == 'n' || l->last == 'g')
		return text.len <= RUNNING_HEAD_MOST &&
		       (slice_ends(text, S(" transcription")) || slice_ends(text, S(" recording")));
	return (l->holds & HOLDS_DIGIT) && text.len <= COLUMN_MOST && firsts[(unsigned char)ascii_lower(l->first)];
}

/* A number at one of the ends, apart from the words. */
static bool may_be_foot(const struct line *l, slice text)
{
	return !(l->flags & LINE_STOP) && text.len <= SHORT_LINE && (is_figure(l->first) || is_figure(l->last)) &&
	       ((l->holds & (HOLDS_LINK | HOLDS_MARKUP)) || slice_find(text, S("   "), 0) != SLICE_NONE);
}

/* "ACTION: …", and what may be the heading of a list of people. */
static bool may_be_minute(const struct line *l, slice text)
{
	if ((l->first == 'A' || l->first == 'D') && (l->holds & (HOLDS_COLON | HOLDS_WIDE)))
		return true;
	return text.len <= PEOPLE_HEADING_MOST && minutes_may_list(text);
}

/* "10:15" has a digit first, "Updated at 10:15" and "Mon 11 March 10:15" a letter. */
static bool may_be_live(const struct line *l, slice text)
{
	static const bool firsts[256] = {['u'] = true, ['p'] = true, ['a'] = true, ['t'] = true,
					 ['m'] = true, ['w'] = true, ['f'] = true, ['s'] = true};
	return (l->holds & HOLDS_DIGIT) && text.len <= TIME_LINE_MOST && firsts[(unsigned char)ascii_lower(l->first)];
}

uint8_t line_may_be(const struct line *l, slice text)
{
	if (!is_plain(text) || (l->flags & LINE_FEED))
		return MAY_ALL;
	unsigned may = 0;
	may |= (l->holds & HOLDS_DIGIT) && has_code(text) ? MAY_SPACED : 0;
	may |= may_be_page(l, text) ? MAY_PAGE : 0;
	may |= may_be_foot(l, text) ? MAY_FOOT : 0;
	may |= may_be_minute(l, text) ? MAY_MINUTE : 0;
	may |= (l->holds & HOLDS_MARKUP) && text.len <= SHORT_LINE ? MAY_TAB : 0;
	may |= may_be_live(l, text) ? MAY_LIVE : 0;
	may |= letter_may_begin(l->first) && letter_begins(text) ? MAY_LETTER : 0;
	return (uint8_t)may;
}
