#include "header_parts.h"
#include "lists.h"

enum {
	AGE_MOST = 24, /* bytes at the end of a line: "3 days ago", "yesterday Reply" */
	AGE_ALONE = 4, /* ... of "3d", "11mo" on a line of its own */
};

bool header_is_tail(slice text)
{
	static const slice words[] = {
		S("reply"),  S("report"),    S("permalink"), S("link"),   S("edited"), S("edit"),    S("share"),
		S("like"),   S("likes"),     S("#"),         S("says"),   S("said"),   S("wrote"),   S("flag"),
		S("points"), S("point"),     S("verified"),  S("author"), S("new"),    S("respond"), S("quote"),
		S("top"),    S("commented"), S("uk"),        S("time"),   S("hrs"),    S("upvotes"), S("votes"),
		S("parent"), S("context"),   S("save"),      S("hide"),   S("next"),   S("prev"),    S("pinned")};
	if (badge_is_line(text))
		return true;
	text = header_trim_joints(text);
	while (text.len) {
		size_t i, len = 0;
		while (len < text.len && (ascii_is_digit(text.at[len]) || text.at[len] == '+'))
			len++;
		for (i = 0; len == 0 && i < sizeof words / sizeof *words; i++)
			if (slice_starts_nocase(text, words[i]) &&
			    (text.len == words[i].len || !ascii_is_alpha(text.at[words[i].len])))
				len = words[i].len;
		if (len == 0)
			return false;
		text = header_trim_joints(slice_after(text, len));
	}
	return true;
}

/* "· 3d" at the end of a line, or "3d" alone: where the age begins, or SLICE_NONE. */
static size_t short_age(slice text)
{
	size_t at = text.len;
	while (at > 0 && text.len - at < 2 && ascii_is_lower(text.at[at - 1]))
		at--;
	slice unit = slice_after(text, at);
	size_t digits = at;
	while (digits > 0 && at - digits < 3 && ascii_is_digit(text.at[digits - 1]))
		digits--;
	static const slice units[] = {S("s"), S("m"), S("h"), S("d"), S("w"), S("mo"), S("y"), S("yr")};
	slice before = slice_sub(text, 0, digits);
	bool alone = digits == 0 && text.len <= AGE_ALONE;
	if (digits == at || !(alone || slice_ends(before, S("\xC2\xB7 ")) || slice_ends(before, S("\xE2\x80\xA2 "))))
		return SLICE_NONE;
	return list_has(unit, LIST(units)) ? digits : SLICE_NONE;
}

bool header_is_age(slice text) { return text.len <= AGE_ALONE && short_age(text) == 0; }

bool header_find_time(const struct split *s, slice text, struct header *h, struct date_place *place)
{
	if (date_find(text, 0, s->order, &h->date, place)) {
		h->dated = true;
		return true;
	}
	for (size_t at = 0; at < text.len; at++) {
		if (at > 0 && text.at[at - 1] != ' ' && text.at[at - 1] != '(' && text.at[at - 1] != '\xA0')
			continue;
		size_t len = date_relative_at(text, at);
		if (len) {
			*place = (struct date_place){at, at + len};
			h->date = (struct date){.hour = -1};
			h->relative = true;
			return true;
		}
	}
	size_t age = short_age(text);
	if (age == SLICE_NONE)
		return false;
	*place = (struct date_place){age, text.len};
	h->date = (struct date){.hour = -1};
	h->relative = true;
	return true;
}

/* A time needs a digit or one of the words of an age; a name without a time
 * must be said to speak. Most lines have none of them, and are looked at once. */
bool header_may_tell_time(const struct split *s, const struct line *l)
{
	slice text = line_text(s, l);
	char last = text.len ? text.at[text.len - 1] : 0;
	if (last == ':' || last == '.' ||
	    ((l->holds & HOLDS_DIGIT) && (date_possible(text) || short_age(text) != SLICE_NONE)))
		return true;
	static const slice ages[] = {S("ago"), S("esterday"), S("just now"), S("last ")};
	static const char seconds[256] = {['a'] = 'g', ['e'] = 's', ['j'] = 'u', ['l'] = 'a'}; /* of these */
	for (size_t at = text.len > AGE_MOST ? text.len - AGE_MOST : 0; at + 1 < text.len; at++)
		if (text.at[at + 1] == seconds[(unsigned char)text.at[at]] &&
		    list_begins(slice_after(text, at), LIST(ages)))
			return true;
	return false;
}
