#include "base/bytes.h"
#include "base/utf8.h"
#include "lists.h"
#include "text/lexicon.h"
#include "turns.h"

#include "lexicon/turn-labels.inc"

enum {
	SMALL_MOST = 3,   /* bytes of a word without a capital in the name of an office */
	LABEL_MOST = 130, /* bytes before the colon, what stands in brackets included */
	NAME_MOST = 60,   /* bytes of the name in it */
	WORDS_MOST = 8,
};

static struct lexicon turn_labels = LEXICON(turn_labels, TURN_LABELS_COLUMNS);

size_t label_key(slice name, char key[KEY_MOST])
{
	size_t len = name.len < KEY_MOST ? name.len : KEY_MOST;
	for (size_t i = 0; i < len; i++)
		key[i] = ascii_lower(name.at[i]);
	return len;
}

slice label_class(slice key)
{
	size_t row = lexicon_find(&turn_labels, key);
	if (row == SLICE_NONE && slice_starts(key, S("the ")))
		row = lexicon_find(&turn_labels, slice_after(key, 4));
	if (row == SLICE_NONE && key.len > 1 && ascii_is_digit(key.at[key.len - 1])) {
		while (key.len > 0 && (ascii_is_digit(key.at[key.len - 1]) || key.at[key.len - 1] == ' '))
			key.len--;
		row = lexicon_find(&turn_labels, key);
	}
	return row == SLICE_NONE ? S("") : lexicon_cell(&turn_labels, row, TURN_LABELS_CLASS);
}

/* "Present: …", "Venue: …": a line of facts. */
bool label_is_list(slice text)
{
	char key[KEY_MOST];
	size_t colon = slice_find_byte(slice_sub(text, 0, text.len < KEY_MOST ? text.len : KEY_MOST), ':', 0);
	if (colon == SLICE_NONE)
		return false;
	return slice_equal(label_class(slice_of(key, label_key(slice_sub(text, 0, colon), key))), S("list"));
}

static size_t skip_blanks(slice text, size_t at)
{
	while (at < text.len) {
		if (text.at[at] == ' ' || text.at[at] == '\t')
			at++;
		else if (slice_starts(slice_after(text, at), S("\xC2\xA0")))
			at += 2;
		else
			break;
	}
	return at;
}

static size_t skip_emphasis(slice text, size_t at)
{
	while (at < text.len && (text.at[at] == '*' || text.at[at] == '_'))
		at++;
	return at;
}

/* [00:01:23], (1:02), 00:01:23.5 and 12:03 -; its length with blanks after it. */
size_t label_time_length(slice text, size_t from)
{
	size_t at = from, digits = 0, colons = 0;
	char open = at < text.len ? text.at[at] : 0;
	if (open == '[' || open == '(' || open == '{')
		at++;
	for (; at < text.len && (ascii_is_digit(text.at[at]) || memchr(":.,hms", text.at[at], 6)); at++) {
		digits += ascii_is_digit(text.at[at]);
		colons += text.at[at] == ':';
	}
	bool ended = at > from && text.at[at - 1] == ':'; /* the colon of a label, or of "10.05: The vote" */
	if (colons <= ended || digits < 3 || digits > 9)
		return 0;
	at -= ended;
	if (open == '[' || open == '(' || open == '{') {
		if (at >= text.len || !memchr("])}", text.at[at], 3))
			return 0;
		at++;
	}
	size_t after = skip_blanks(text, at);
	if (after < text.len && text.at[after] == '-')
		after = skip_blanks(text, after + 1);
	return after - from;
}

/* Q12, Q12. and Question 12 before a name; its length with blanks after it. */
static size_t question_number(slice text, size_t from)
{
	size_t at = from;
	if (slice_starts(slice_after(text, at), S("Question ")))
		at += 9;
	else if (at < text.len && text.at[at] == 'Q')
		at++;
	else
		return 0;
	size_t digits = at;
	while (at < text.len && ascii_is_digit(text.at[at]))
		at++;
	if (at == digits || at - digits > 4)
		return 0;
	at = skip_emphasis(text, at);
	if (at < text.len && (text.at[at] == '.' || text.at[at] == ')'))
		at++;
	size_t after = skip_blanks(text, skip_emphasis(text, at));
	return after > at || after == text.len ? after - from : 0;
}

static bool is_small_word(slice word)
{
	static const slice words[] = {S("of"),           S("the"), S("and"), S("for"),    S("de"),  S("van"),
				      S("der"),          S("von"), S("la"),  S("le"),     S("du"),  S("da"),
				      S("di"),           S("al"),  S("in"),  S("to"),     S("&"),   S("from"),
				      S("\xE2\x80\x93"), S("-"),   S("y"),   S("member"), S("bin"), S("ap")};
	return list_has(word, LIST(words));
}

/* Words with capitals, with the small ones between them that names have. */
bool label_is_name(slice name)
{
	size_t words = 0, capitals = 0;
	if (name.len == 0 || name.len > NAME_MOST)
		return false;
	for (slice rest = name; rest.len;) {
		slice word = slice_trim(slice_cut(&rest, ' '));
		uint32_t c;
		if (word.len == 0)
			continue;
		if (++words > WORDS_MOST)
			return false;
		utf8_decode(word, 0, &c);
		if (utf8_is_upper(c) || (words > 1 && ascii_is_digit(word.at[0])))
			capitals++;
		else if (!is_small_word(word) || words == 1)
			return label_class(name).len > 0;
	}
	return capitals > 0;
}

/* "The Minister for Housing": words with capitals, but for short ones. */
static bool is_office(slice text)
{
	if (!slice_starts(text, S("The ")))
		return false;
	for (slice rest = slice_trim(text); rest.len;) {
		slice word = slice_cut(&rest, ' ');
		if (word.len > SMALL_MOST && ascii_is_lower(word.at[0]))
			return false;
	}
	return true;
}

/* "The Convener", "Mr Deputy Speaker": whoever leads a meeting, and asks. */
static bool leads(slice office)
{
	char key[KEY_MOST];
	return slice_equal(label_class(slice_of(key, label_key(office, key))), S("question"));
}

/* What stands in brackets within a label: initials it defines, a time, or the
 * name of "The Minister for Housing (Ann Patel):". */
void label_take_brackets(struct label *l, slice office, slice inside)
{
	size_t letters = 0;
	bool named = slice_find_byte(inside, ' ', 0) != SLICE_NONE && label_is_name(inside);
	if (named && leads(slice_trim(office))) {
		l->holder = inside;
	} else if (named && is_office(office)) {
		l->name = inside;
		l->minister = true;
	}
	l->chairs |= slice_equal_nocase(inside, S("chair")) || slice_equal_nocase(inside, S("the chair")) ||
		     slice_equal_nocase(inside, S("in the chair")) || slice_equal_nocase(inside, S("host")) ||
		     slice_equal_nocase(inside, S("moderator"));
	for (size_t i = 0; i < inside.len; i++)
		letters += ascii_is_upper(inside.at[i]);
	if (inside.len > 0 && letters == inside.len && letters <= 4)
		l->defines = inside;
	else if (label_time_length(inside, 0) == inside.len && inside.len > 0)
		l->timed = true;
}

/* What no label holds before its colon; an apostrophe is the only mark of
 * several bytes. */
static bool is_foreign(slice text, size_t at)
{
	switch (text.at[at]) {
	case '?':
	case '!':
	case ';':
	case '"':
	case '/':
	case '@':
	case '=':
	case '<':
	case '>':
	case '|':
	case '\t':
		return true;
	case '\xE2':
		return !slice_starts(slice_after(text, at), S("\xE2\x80\x99"));
	default:
		return false;
	}
}

/* The end of a sentence, not of a title or an initial. */
static bool is_full_stop(slice text, size_t from, size_t at)
{
	return text.at[at] == '.' && at + 1 < text.len && text.at[at + 1] == ' ' && at - from > 4 &&
	       !ascii_is_upper(text.at[at - 1]);
}

/* Where the brackets that open at `at` close, or SLICE_NONE. */
static size_t closing_bracket(slice text, size_t at)
{
	slice near = slice_sub(text, at, text.len < at + LABEL_MOST ? text.len : at + LABEL_MOST);
	size_t close = slice_find_byte(near, text.at[at] == '(' ? ')' : ']', 0);
	return close == SLICE_NONE ? close : at + close;
}

/* The name up to its colon: its end, and where the text after it begins. */
static bool scan_name(slice text, size_t from, struct label *l)
{
	const size_t most = text.len < from + LABEL_MOST ? text.len : from + LABEL_MOST;
	size_t end = from, name_end = 0;
	for (; end < text.len; end++) {
		end = byte_pass(text, end, most, BYTE_LETTER); /* most bytes */
		if (end == text.len || text.at[end] == ':')
			break;
		if (end - from >= LABEL_MOST || is_foreign(text, end) || is_full_stop(text, from, end))
			return false;
		if ((text.at[end] == '(' || text.at[end] == '[') && end > from) {
			size_t close = closing_bracket(text, end);
			if (close == SLICE_NONE)
				return false;
			l->placed |= name_end > 0;
			if (!name_end)
				name_end = end;
			label_take_brackets(l, slice_sub(text, from, end), slice_sub(text, end + 1, close));
			end = close;
		}
	}
	if (end >= text.len || end == from || end - from >= LABEL_MOST)
		return false;
	size_t after = skip_emphasis(text, end + 1);
	if (after < text.len && after == end + 1 && skip_blanks(text, after) == after)
		return false;
	slice name = slice_trim(slice_sub(text, from, name_end ? name_end : end));
	while (name.len && memchr("*_,", name.at[name.len - 1], 3))
		name.len--;
	if (!l->minister)
		l->name = slice_trim(name);
	l->text = skip_blanks(text, after);
	return true;
}

/* "Q. What …", "A. It …" and "**Q** What …": a letter, and a stop or emphasis. */
static bool scan_letter(slice text, size_t from, struct label *l)
{
	if (from + 2 >= text.len || (text.at[from] != 'Q' && text.at[from] != 'A') ||
	    !memchr(".) *", text.at[from + 1], 4))
		return false;
	l->weak = text.at[from + 1] == ' ';
	size_t after = skip_emphasis(text, from + (l->weak ? 1 : 2));
	if (after >= text.len || !ascii_is_space(text.at[after]))
		return false;
	l->name = slice_sub(text, from, from + 1);
	l->text = skip_blanks(text, after);
	return true;
}

/* "Perpetua Lyle  00:12" and "Speaker 2 (0:12)" alone on a line. */
static bool scan_timed_name(slice text, size_t from, bool timed_before, struct label *l)
{
	size_t at = text.len;
	while (at > from && !ascii_is_space(text.at[at - 1]))
		at--;
	size_t length = at > from ? label_time_length(text, at) : 0;
	if (timed_before && !length)
		at = text.len;
	if (!(length && at + length == text.len) && !(timed_before && slice_find_byte(text, ':', from) == SLICE_NONE))
		return false;
	struct date date;
	struct date_place place;
	l->name = slice_trim(slice_sub(text, from, at));
	size_t open = slice_ends(l->name, S(")")) ? slice_find_byte(l->name, '(', 0) : SLICE_NONE;
	if (open != SLICE_NONE && open > 0) {
		label_take_brackets(l, S(""), slice_sub(l->name, open + 1, l->name.len - 1));
		l->name = slice_trim(slice_sub(l->name, 0, open));
	}
	if (date_possible(l->name) && date_find(l->name, 0, DATE_UNKNOWN, &date, &place))
		return false; /* the header of a comment */
	l->text = text.len;
	l->timed = true;
	return true;
}

bool label_scan(const struct split *s, const struct line *line, slice text, struct label *l)
{
	size_t at = skip_emphasis(text, 0), length;
	if ((length = label_time_length(text, at))) {
		l->timed = true;
		at = skip_emphasis(text, at + length);
	}
	if ((length = question_number(text, at))) {
		l->asks = true;
		at = skip_emphasis(text, at + length);
	}
	if (at >= text.len)
		return false;
	struct label named = *l;
	bool found = scan_name(text, at, &named) && label_is_name(named.name);
	if (found)
		*l = named; /* not "Q. You wrote in May: …" */
	else
		found = scan_letter(text, at, l) ||
			(!(line->flags & LINE_LONG) && scan_timed_name(text, at, l->timed, l));
	if (!found && l->asks && at > 0) {
		l->name = slice_sub(text, skip_emphasis(text, 0), skip_emphasis(text, 0) + 1);
		l->text = at;
		found = true;
	}
	if (!found || !label_is_name(l->name))
		return false;
	bool bracket = l->text < text.len && (text.at[l->text] == '(' || text.at[l->text] == '[');
	if (bracket && (length = label_time_length(text, l->text))) {
		l->timed = true;
		l->text += length;
	}
	l->alone = l->text >= text.len;
	l->text += (size_t)(text.at - s->bytes.at);
	return true;
}
