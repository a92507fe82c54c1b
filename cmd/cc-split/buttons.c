#include "buttons.h"

#include "entries.h"
#include "text/dates.h"

enum {
	BUTTONS_MOST = 90, /* bytes of a line */
};

/* What was met in a line. */
struct met {
	size_t buttons, tools, counts, ages;
	size_t signs; /* arrows, hearts and the like */
};

static size_t word_end(slice text, size_t at)
{
	while (at < text.len && !ascii_is_space(text.at[at]))
		at++;
	return at;
}

/* "118", "1,204", "+12", "4.5K": the length, or 0. */
static size_t count_length(slice word)
{
	size_t at = 0, digits = 0;
	while (at < word.len && (ascii_is_digit(word.at[at]) || memchr("+-.,()", word.at[at], 6)))
		digits += ascii_is_digit(word.at[at++]);
	if (digits && at < word.len && memchr("kKmM", word.at[at], 4))
		at++;
	return digits && at == word.len ? at : 0;
}

/* "2d", "23h", "1 yr", "3 days ago". */
static size_t age_length(slice text)
{
	size_t len = date_relative_at(text, 0), at = 0;
	if (len || !ascii_is_digit(text.at[0]))
		return len;
	while (at < text.len && at < 3 && ascii_is_digit(text.at[at]))
		at++;
	static const slice units[] = {S("s"),  S("m"),   S("h"),  S("d"),   S("w"),  S("mo"), S("y"),
				      S("yr"), S("min"), S("hr"), S("hrs"), S("wk"), S("wks")};
	slice unit = slice_sub(text, at, word_end(text, at));
	for (size_t i = 0; at > 0 && i < sizeof units / sizeof *units; i++)
		if (slice_equal(unit, units[i]))
			return at + unit.len;
	return 0;
}

/* "▲": a character beyond ASCII that is no punctuation. */
static bool is_sign(slice word) { return (unsigned char)word.at[0] >= 0xE2 && !slice_starts(word, S("\xE2\x80")); }

/* The next part of a line: how long it is, or 0 where it is something else. */
static size_t next_part(slice rest, struct met *met)
{
	bool tool;
	size_t len = 0;
	if (!ascii_is_alpha(rest.at[0])) {
		slice word = slice_sub(rest, 0, word_end(rest, 0));
		len = count_length(word);
		if (len) {
			met->counts++;
			return len;
		}
		if (entry_is_marks(word)) {
			for (size_t i = 0; i < word.len && !len; i++)
				len = ascii_is_digit(word.at[i]);
			met->counts += len;
			met->signs += is_sign(word);
			return word.len;
		}
	}
	if ((len = age_length(rest))) {
		met->ages++;
		return len;
	}
	if ((len = entry_word(rest, &tool)))
		*(tool ? &met->tools : &met->buttons) += 1;
	return len;
}

/* A copy with each no-break space as two spaces: pages put them between buttons. */
static slice with_spaces(slice text, char copy[BUTTONS_MOST])
{
	if (slice_find_byte(text, '\xA0', 0) == SLICE_NONE)
		return text;
	memcpy(copy, text.at, text.len);
	for (size_t i = 0; i + 1 < text.len; i++)
		if (copy[i] == '\xC2' && copy[i + 1] == '\xA0')
			copy[i] = copy[i + 1] = ' ';
	return slice_of(copy, text.len);
}

static bool take_parts(slice text, struct met *met)
{
	char copy[BUTTONS_MOST];
	if (text.len > BUTTONS_MOST)
		return false;
	text = with_spaces(text, copy);
	for (size_t at = 0; at < text.len;) {
		if (ascii_is_space(text.at[at]) || memchr(".,;:!)", text.at[at], 6)) {
			at++;
			continue;
		}
		size_t len = next_part(slice_after(text, at), met);
		if (len == 0)
			return false;
		at += len;
	}
	return true;
}

unsigned buttons_places(slice text)
{
	struct met met = {0};
	if (!take_parts(text, &met))
		return 0;
	bool alone = met.buttons > 0 && met.tools + met.ages == 0,
	     always = met.buttons > 0 || (met.tools > 0 && met.counts > 0),
	     thread = always || (met.counts == 1 && count_length(text)) || (met.signs && met.counts > 0),
	     beside = always || met.tools + met.counts + met.ages > 0;
	return (unsigned)alone << BUTTONS_ALONE | (unsigned)thread << BUTTONS_THREAD |
	       (unsigned)beside << BUTTONS_BESIDE;
}

bool buttons_reply(slice text)
{
	if (text.len > BUTTONS_MOST)
		return false;
	for (size_t at = 0; at < text.len; at = word_end(text, at) + 1)
		if (slice_starts_nocase(slice_after(text, at), S("reply")))
			return true;
	return false;
}
