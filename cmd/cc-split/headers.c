#include "headers.h"

#include "bytes.h"
#include "utf8.h"

enum {
	NAME_MOST = 70, /* bytes of a commenter's name */
	WORDS_MOST = 7,
	HEADER_MOST = 130, /* bytes of a line of a name and a time */
	AGE_MOST = 24,     /* bytes at the end of a line: "3 days ago", "yesterday Reply" */
	BARE_MOST = 50,    /* bytes of a name that has a line to itself */
	BADGES_MOST = 6,   /* lines of badges */
};

static const slice said[] = {S("says"),      S("said"),     S("wrote"),          S("writes"),
			     S("commented"), S("comments"), S("replied"),        S("responded"),
			     S("posted"),    S("added"),    S("commented this"), S("has commented")};

/* Letters and digits, which most texts begin and end with, are in no set. */
static bool is_any(char c, const char *set)
{
	return !byte_is(c, BYTE_WORD) && (ascii_is_space(c) || strchr(set, c));
}

static slice trim_any(slice s, const char *set)
{
	while (s.len && is_any(s.at[s.len - 1], set))
		s.len--;
	while (s.len && is_any(s.at[0], set))
		s = slice_after(s, 1);
	return s;
}

/* Punctuation between the parts of a header: , | : ( ) - and · – — • → in UTF-8. */
static slice cut_joints(slice s)
{
	static const slice joints[] = {S("\xC2\xB7"), S("\xE2\x80\x93"), S("\xE2\x80\x94"), S("\xE2\x80\xA2"),
				       S("\xC2\xA0"), S("\xE2\x86\xB3"), S("\xE2\x86\x92"), S("\xE2\x80\xBA"),
				       S("\xC2\xBB"), S("\xE2\x86\xAA"), S("\xE2\x86\x91")};
	for (size_t before = s.len + 1; s.len && s.len < before;) {
		before = s.len;
		s = trim_any(s, ",|:;()[]-<>*_/");
		while (slice_ends(s, S("...")))
			s.len -= 3;
		if (s.len == 0 || !((s.at[0] | s.at[s.len - 1]) & 0x80))
			break; /* none of the joints is ASCII */
		for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
			if (slice_starts(s, joints[i]))
				s = slice_after(s, joints[i].len);
			if (slice_ends(s, joints[i]))
				s.len -= joints[i].len;
		}
	}
	return s;
}

/* The bracket that closes one in the text is no joint: "Ann Patel (Leeds)". */
static slice trim_joints(slice s)
{
	slice text = cut_joints(s);
	const char *end = text.at + text.len;
	if (end < s.at + s.len && *end == ')' && slice_find_byte(text, '(', 0) != SLICE_NONE &&
	    slice_find_byte(text, ')', 0) == SLICE_NONE)
		text.len++;
	return text;
}

static bool cut_word_before(slice *s, slice word)
{
	if (s->len < word.len || ascii_lower(s->at[s->len - 1]) != word.at[word.len - 1] ||
	    !slice_equal_nocase(slice_after(*s, s->len - word.len), word) ||
	    (s->len > word.len && s->at[s->len - word.len - 1] != ' '))
		return false;
	s->len -= word.len;
	*s = trim_joints(*s);
	return true;
}

static bool cut_word_after(slice *s, slice word)
{
	if (!slice_starts_nocase(*s, word) || (s->len > word.len && ascii_is_alpha(s->at[word.len])))
		return false;
	*s = trim_joints(slice_after(*s, word.len));
	return true;
}

/* "says", "wrote", "on", "at" between name and time; *says: one tells that
 * somebody speaks. */
static slice cut_connectors(slice s, bool *says)
{
	static const slice others[] = {S("on"), S("at"), S("posted on"), S("posted at"), S("posted"), S("from")};
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < sizeof said / sizeof *said; i++)
			if (cut_word_before(&s, said[i]))
				again = *says = true;
		for (size_t i = 0; i < sizeof others / sizeof *others; i++)
			again |= cut_word_before(&s, others[i]);
	}
	return s;
}

static slice cut_openers(slice s, bool *by)
{
	static const slice openers[] = {S("posted by"),  S("comment by"), S("comment from"), S("submitted by"),
					S("written by"), S("started by"), S("reply by"),     S("reply from"),
					S("by"),         S("from"),       S("name:"),        S("user:")};
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (cut_word_after(&s, openers[i])) {
			*by = true;
			break;
		}
	return s;
}

/* "In reply to NAME", "↳ Replying to @NAME": the name, or empty. */
static slice reply_name(slice text, size_t *at)
{
	static const slice phrases[] = {S("in reply to"), S("in response to"), S("replying to"),
					S("reply to"),    S("replied to"),     S("responding to")};
	for (size_t from = 0; from < text.len; from++) {
		char c = text.at[from] | 0x20, next = from + 1 < text.len ? text.at[from + 1] | 0x20 : 0;
		if (!((c == 'i' && next == 'n') || (c == 'r' && next == 'e')) ||
		    (from > 0 && ascii_is_alpha(text.at[from - 1])))
			continue;
		slice rest = slice_after(text, from);
		for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
			if (!slice_starts_nocase(rest, phrases[i]) || rest.len == phrases[i].len ||
			    !ascii_is_space(rest.at[phrases[i].len]))
				continue;
			*at = from;
			slice name = trim_joints(slice_after(rest, phrases[i].len));
			return slice_starts(name, S("@")) ? slice_after(name, 1) : name;
		}
	}
	return S("");
}

static bool is_reply_line(slice text, slice *name)
{
	size_t at;
	slice rest = trim_joints(text);
	*name = reply_name(rest, &at);
	return name->len > 0 && at == 0 && name->len <= NAME_MOST;
}

/* What somebody may call themselves: few words, no sentence. */
static bool is_name(slice name)
{
	size_t words = 0, letters = 0;
	if (name.len == 0 || name.len > NAME_MOST)
		return false;
	for (size_t i = 0; i < name.len; i++) {
		char c = name.at[i];
		letters += ascii_is_alpha(c) || (unsigned char)c >= 0xC3;
		words += c != ' ' && (i == 0 || name.at[i - 1] == ' ');
		if (memchr("?\"<>{}=", c, 7) || (c == '.' && i + 1 < name.len && name.at[i + 1] == ' ' && i > 4 &&
						 ascii_is_lower(name.at[i - 1])))
			return false;
	}
	return letters > 0 && words <= WORDS_MOST;
}

/* What a page puts behind the time: nothing that counts. */
static bool is_tail(slice text)
{
	static const slice words[] = {
		S("reply"),  S("report"),    S("permalink"), S("link"),   S("edited"), S("edit"),    S("share"),
		S("like"),   S("likes"),     S("#"),         S("says"),   S("said"),   S("wrote"),   S("flag"),
		S("points"), S("point"),     S("verified"),  S("author"), S("new"),    S("respond"), S("quote"),
		S("top"),    S("commented"), S("uk"),        S("time"),   S("hrs"),    S("upvotes"), S("votes"),
		S("parent"), S("context"),   S("save"),      S("hide"),   S("next"),   S("prev"),    S("pinned")};
	if (badge_is_line(text))
		return true;
	text = trim_joints(text);
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
		text = trim_joints(slice_after(text, len));
	}
	return true;
}

/* "· 3d" at the end of a line: where the age begins, or 0. */
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
	if (digits == at || !(slice_ends(before, S("\xC2\xB7 ")) || slice_ends(before, S("\xE2\x80\xA2 "))))
		return 0;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (slice_equal(unit, units[i]))
			return digits;
	return 0;
}

static bool find_time(const struct split *s, slice text, struct header *h, struct date_place *place)
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
	if (age == 0)
		return false;
	*place = (struct date_place){age, text.len};
	h->date = (struct date){.hour = -1};
	h->relative = true;
	return true;
}

/* "Ann > Bob", "Ann ➤ Bob": Ann answers Bob. */
static slice cut_answered(slice names, struct header *h)
{
	static const slice arrows[] = {S(" > "),
				       S(" \xE2\x9E\xA4 "),
				       S(" \xE2\x86\x92 "),
				       S(" \xE2\x96\xB6 "),
				       S(" \xC2\xBB "),
				       S(" \xE2\x80\xBA "),
				       S(" \xE2\x86\xAA "),
				       S(" \xE2\x96\xB8 "),
				       S(" \xE2\x96\xBA "),
				       S(" \xE2\x87\x92 "),
				       S(" -> ")};
	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
		size_t at = slice_find(names, arrows[i], 0);
		if (at == SLICE_NONE)
			continue;
		h->answers = trim_joints(slice_after(names, at + arrows[i].len));
		return trim_joints(slice_sub(names, 0, at));
	}
	return names;
}

/* "Ann      Bob": Ann answers Bob, if Bob has written something. */
static slice cut_gap(slice names, struct header *h)
{
	size_t gap = slice_find(names, S("   "), 0);
	if (gap == SLICE_NONE)
		gap = slice_find_byte(names, '\t', 0);
	if (gap == SLICE_NONE)
		return names;
	slice left = trim_joints(slice_sub(names, 0, gap)), right = trim_joints(slice_after(names, gap));
	if (!is_name(left) || !is_name(right))
		return names;
	if (!h->answers.len)
		h->answers = right;
	return left;
}

/* "Ann Patel 12 points": what her words were thought worth is no name. */
static slice cut_points(slice name)
{
	static const slice words[] = {S(" points"), S(" point"), S(" votes"), S(" likes"), S(" karma")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t at = name.len - words[i].len;
		if (!slice_ends(name, words[i]))
			continue;
		while (at > 0 && (ascii_is_digit(name.at[at - 1]) || name.at[at - 1] == '-'))
			at--;
		return at > 0 && at < name.len - words[i].len ? trim_joints(slice_sub(name, 0, at)) : name;
	}
	return name;
}

/* "Ann P, Dunmere, United Kingdom": two commas or more part a place from the name. */
static slice cut_place(slice name)
{
	size_t first = slice_find_byte(name, ',', 0);
	if (first == SLICE_NONE || slice_find_byte(name, ',', first + 1) == SLICE_NONE)
		return name;
	return slice_trim(slice_sub(name, 0, first));
}

/* The name alone of what stands before the time. */
static slice name_of(slice names, struct header *h)
{
	return badge_cut(cut_points(cut_place(cut_gap(cut_answered(names, h), h))));
}

/* One line: a name and a time in either order, or one of them. */
static bool parse_line(const struct split *s, slice text, struct header *h)
{
	struct date_place place;
	size_t at;
	bool by = false;
	slice answers = reply_name(text, &at);
	if (answers.len && at > 0) {
		struct date_place end;
		struct header other = {0};
		slice rest = slice_after(text, at);
		if (find_time(s, rest, &other, &end)) {
			h->date = other.date;
			h->dated = other.dated;
			h->relative = other.relative;
			answers = trim_joints(slice_sub(rest, (size_t)(answers.at - rest.at),
							end.from < (size_t)(answers.at - rest.at)
								? (size_t)(answers.at - rest.at)
								: end.from));
			answers = cut_connectors(answers, &by);
		}
		h->answers = answers;
		text = slice_sub(text, 0, at);
	}
	if (find_time(s, text, h, &place)) {
		slice before = trim_joints(slice_sub(text, 0, place.from)), after = slice_after(text, place.to);
		before = name_of(before, h);
		if (slice_starts_nocase(before, S("on ")) || slice_equal_nocase(before, S("on")))
			before = trim_joints(slice_after(before, 2));
		before = cut_openers(cut_connectors(before, &h->says), &by);
		if (before.len == 0 && !is_tail(after)) {
			before = cut_connectors(cut_openers(trim_joints(after), &by), &h->says);
			after = S("");
		}
		h->name = before;
		return is_tail(after) && (before.len == 0 || is_name(before));
	}
	bool colon = slice_ends(text, S(":")) || slice_ends(text, S("..."));
	h->name = cut_openers(cut_connectors(trim_joints(text), &h->says), &by);
	h->says &= colon || h->answers.len > 0 || h->dated || h->relative;
	return is_name(h->name) && (h->says || h->answers.len || by);
}

static bool may_be_header(const struct split *s, const struct line *l)
{
	if ((l->flags & LINE_LONG) || l->role != ROLE_NONE ||
	    (l->shape != SHAPE_TEXT && l->shape != SHAPE_BULLET && l->shape != SHAPE_NUMBER && l->shape != SHAPE_ATX))
		return false;
	char last = s->bytes.at[l->end - 1];
	slice text = slice_sub(s->bytes, l->start, l->end);
	if (slice_ends(text, S(" said...")) || slice_ends(text, S(" says...")) ||
	    slice_ends(text, S(" said\xE2\x80\xA6")))
		return true;
	if (!(l->flags & LINE_STOP) || last == '*' || last == ')')
		return true;
	if (last != '.' || text.len <= 2)
		return false;
	char before = text.at[text.len - 2]; /* of "a.m." and "Ann P." */
	return ascii_lower(before) == 'm' || (ascii_is_upper(before) && text.at[text.len - 3] == ' ');
}

size_t header_number(slice text)
{
	size_t at = slice_starts(text, S("#")) ? 1 : 0, digits = at;
	while (at < text.len && ascii_is_digit(text.at[at]) && at - digits < 5)
		at++;
	if (at == digits || digits == 0)
		return 0;
	for (;;) {
		if (at < text.len && memchr(" .:)", text.at[at], 4))
			at++;
		else if (slice_starts(slice_after(text, at), S("\xC2\xA0")))
			at += 2;
		else
			return at < text.len ? at : 0;
	}
}

/* The text of a line without emphasis, the # of a link and the like. */
static slice header_text(const struct split *s, const struct line *l)
{
	slice text = line_text(s, l);
	return trim_any(slice_after(text, header_number(text)), "*#_ ");
}

static bool is_below(const struct split *s, uint32_t line)
{
	return line < s->line_count && s->lines[line].gap == 0 && !(s->lines[line].flags & LINE_LONG) &&
	       (s->lines[line].role == ROLE_NONE || s->lines[line].role == ROLE_LABEL);
}

static bool follows(const struct split *s, uint32_t line)
{
	return line < s->line_count && s->lines[line].gap == 0 && s->lines[line].shape == SHAPE_TEXT &&
	       !(s->lines[line].flags & LINE_LONG) && s->lines[line].role == ROLE_NONE;
}

uint32_t header_badges(const struct split *s, uint32_t line)
{
	uint32_t count = 0;
	while (count < BADGES_MOST && is_below(s, line + count) &&
	       badge_is_line(slice_sub(s->bytes, s->lines[line + count].start, s->lines[line + count].end)))
		count++;
	return count;
}

/* A line of time alone below a line of name alone, with badges between them. */
static bool take_second(const struct split *s, struct header *h, slice first, uint32_t at)
{
	struct header second = {0};
	if (!follows(s, at))
		return false;
	slice text = header_text(s, &s->lines[at]);
	if (!parse_line(s, text, &second) || !(second.dated || second.relative) ||
	    (second.name.len && !slice_starts(second.name, S("@"))))
		return false;
	h->handle = second.name;
	bool says = false, by = false;
	slice name = cut_openers(cut_connectors(name_of(trim_joints(first), h), &says), &by);
	if (!h->name.len && !is_name(name))
		return false;
	if (!h->name.len)
		h->name = name;
	h->date = second.date;
	h->dated = second.dated;
	h->relative = second.relative;
	h->says |= says;
	h->lines = at + 1 - h->line;
	return true;
}

/* A line of the time of day alone, below the one with the date. */
static void take_clock(const struct split *s, struct header *h)
{
	struct date clock;
	if (!follows(s, h->line + h->lines))
		return;
	slice text = header_text(s, &s->lines[h->line + h->lines]);
	if (text.len == 0 || date_time_at(text, 0, &clock) != text.len)
		return;
	h->date.hour = clock.hour;
	h->date.minute = clock.minute;
	h->lines++;
}

/* A time needs a digit or one of the words of an age; a name without a time
 * must be said to speak. Most lines have none of them, and are looked at once. */
static bool may_tell_time(const struct split *s, const struct line *l)
{
	slice text = line_text(s, l);
	char last = text.len ? text.at[text.len - 1] : 0;
	if (last == ':' || last == '.' || ((l->holds & HOLDS_DIGIT) && (date_possible(text) || short_age(text))))
		return true;
	static const slice ages[] = {S("ago"), S("esterday"), S("just now"), S("last ")};
	static const bool first[256] = {['a'] = true, ['e'] = true, ['j'] = true, ['l'] = true};
	for (size_t at = text.len > AGE_MOST ? text.len - AGE_MOST : 0; at < text.len; at++)
		for (size_t i = 0; first[(unsigned char)text.at[at]] && i < sizeof ages / sizeof *ages; i++)
			if (slice_starts(slice_after(text, at), ages[i]))
				return true;
	return false;
}

/* "level 2": how deep in the thread the comment stands, or 0. */
static unsigned level_of(slice text)
{
	unsigned level = 0;
	if (!slice_starts(text, S("level ")) || text.len > sizeof "level 12" - 1)
		return 0;
	for (size_t i = sizeof "level " - 1; i < text.len; i++) {
		if (!ascii_is_digit(text.at[i]))
			return 0;
		level = level * 10 + (unsigned)(text.at[i] - '0');
	}
	return level;
}

/* Where the time may stand below a name: below its badges. */
static uint32_t second_line(const struct split *s, uint32_t line)
{
	const struct line *l = &s->lines[line];
	return line + 1 + (l->end - l->start <= NAME_MOST ? header_badges(s, line + 1) : 0);
}

static bool time_below(const struct split *s, uint32_t line)
{
	if (!is_below(s, line + 1))
		return false;
	uint32_t second = second_line(s, line);
	return follows(s, second) && may_tell_time(s, &s->lines[second]);
}

/* "[deleted]" is what stands there instead of a name. */
static slice with_brackets(const struct split *s, slice name)
{
	static const slice gone[] = {S("deleted"), S("removed"), S("suspended"), S("unknown")};
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		if (slice_equal(name, gone[i]) && name.at > s->bytes.at && name.at[-1] == '[' &&
		    name.at + name.len < s->bytes.at + s->bytes.len && name.at[name.len] == ']')
			return slice_of(name.at - 1, name.len + 2);
	return name;
}

/* What stands below the name and the time: badges, and whom it answers. */
static void take_rest(const struct split *s, struct header *h)
{
	slice name;
	if (h->dated && h->date.hour < 0)
		take_clock(s, h);
	h->lines += header_badges(s, h->line + h->lines);
	if (!follows(s, h->line + h->lines) || !is_reply_line(header_text(s, &s->lines[h->line + h->lines]), &name))
		return;
	h->answers = name;
	h->lines++;
}

bool header_may_be_name(const struct split *s, uint32_t line, slice *name)
{
	const struct line *l = &s->lines[line];
	*name = header_text(s, l);
	return may_be_header(s, l) && l->end - l->start <= BARE_MOST && is_name(*name);
}

bool header_parse(const struct split *s, uint32_t line, struct header *h)
{
	*h = (struct header){.line = line, .lines = 1};
	if (!may_be_header(s, &s->lines[line]) || s->lines[line].end - s->lines[line].start > HEADER_MOST)
		return false;
	unsigned level = level_of(line_text(s, &s->lines[line]));
	if (level > 0 && (!follows(s, ++line) || !may_be_header(s, &s->lines[line])))
		return false;
	const struct line *l = &s->lines[line];
	if (!may_tell_time(s, l) && !time_below(s, line))
		return false;
	slice text = header_text(s, l), name;
	if (text.len == 0 || is_reply_line(text, &name))
		return false;
	h->lines += level > 0;
	bool found = parse_line(s, text, h);
	if (!found)
		*h = (struct header){.line = h->line, .lines = h->lines};
	if (!(h->dated || h->relative))
		found |= take_second(s, h, text, second_line(s, line));
	if (!found || h->name.len == 0 || !(h->dated || h->relative || h->says) || badge_is_page(h->name))
		return false;
	take_rest(s, h);
	h->level = level;
	h->name = with_brackets(s, h->name);
	return true;
}
