#include "bylines.h"

/* Minutes of meetings: who was there, one a line below "PRESENT", and what is
 * to be done, one a line behind "ACTION". */

enum {
	HEADING_MOST = 60,  /* bytes of the heading of a list of people */
	ENTRY_MOST = 160,   /* ... of one of its lines */
	PEOPLE_MOST = 200,  /* lines of such a list */
	CAPITALS_LEAST = 4, /* letters of a heading in capitals */
	TITLE_LINES = 6,    /* from the top in which the title may stand */
	ACTION_MOST = 24,   /* bytes before the colon of an action */
};

/* The line without a colon at its end. */
static slice bare(slice text)
{
	while (text.len && (text.at[text.len - 1] == ':' || text.at[text.len - 1] == '*'))
		text.len--;
	while (text.len && text.at[0] == '*')
		text = slice_after(text, 1);
	return slice_trim(text);
}

/* Headings of lists of people. What is also a word of other headings needs its
 * list directly below it. */
static const struct {
	slice words;
	bool apart;
} attendance[] = {
	{S("present"), true},
	{S("in attendance"), true},
	{S("attendance"), true},
	{S("also in attendance"), true},
	{S("also present"), true},
	{S("attendees"), true},
	{S("members present"), true},
	{S("members in attendance"), true},
	{S("officers present"), true},
	{S("officers in attendance"), true},
	{S("not present"), true},
	{S("apologies"), true},
	{S("apologies for absence"), false},
	{S("apologies received"), true},
	{S("absent"), true},
	{S("members"), false},
	{S("members absent"), true},
	{S("officers"), false},
	{S("observers"), false},
	{S("guests"), false},
	{S("by invitation"), true},
	{S("in the chair"), true},
	{S("chair"), false},
	{S("circulation"), false},
	{S("distribution"), false},
};

static bool is_attendance(slice text, bool apart)
{
	text = bare(text);
	for (size_t i = 0; i < sizeof attendance / sizeof *attendance; i++)
		if ((!apart || attendance[i].apart) && slice_equal_nocase(text, attendance[i].words))
			return true;
	return false;
}

bool minutes_may_list(slice text)
{
	/* With which letters the words go on. */
	static const char *const seconds[256] = {['p'] = "r", ['i'] = "n", ['a'] = "tlpb", ['m'] = "e",  ['o'] = "fb",
						 ['n'] = "o", ['g'] = "u", ['b'] = "y",    ['c'] = "hi", ['d'] = "i"};
	const char *second = seconds[(unsigned char)ascii_lower(text.at[0])];
	return second && text.len > 1 && strchr(second, ascii_lower(text.at[1]));
}

/* "ACTION 2a: …", "Action: …", "ACTION – …": a line of its own, never the
 * middle of a sentence. */
static bool is_action(slice text)
{
	static const slice words[] = {S("ACTIONS"), S("ACTION"),   S("Actions"),
				      S("Action"),  S("Decision"), S("DECISION")};
	size_t at = 0;
	for (size_t i = 0; i < sizeof words / sizeof *words && !at; i++)
		at = slice_starts(text, words[i]) ? words[i].len : 0;
	if (at == 0 || at >= text.len || ascii_is_alpha(text.at[at]))
		return false;
	for (size_t words_seen = 0; at < text.len && at < ACTION_MOST && words_seen < 3; at++) {
		if (text.at[at] == ':')
			return at + 1 < text.len;
		if (slice_starts(slice_after(text, at), S("\xE2\x80\x93")) || text.at[at] == '-')
			return text.at[at - 1] == ' ';
		words_seen += text.at[at] == ' ';
	}
	return false;
}

/* The lines below the heading of a list of people, up to a blank one. */
static bool take_people(struct split *s, size_t heading)
{
	size_t i = heading + 1;
	for (; i < s->line_count && i < heading + PEOPLE_MOST; i++) {
		struct line *l = &s->lines[i];
		if ((l->gap > 0 && i > heading + 1) || l->gap > 1 || l->shape != SHAPE_TEXT || l->role != ROLE_NONE ||
		    (l->flags & LINE_STOP && l->end - l->start > HEADING_MOST) || l->end - l->start > ENTRY_MOST)
			break;
		l->role = ROLE_ITEM;
	}
	if (i > heading + 1)
		s->lines[heading].role = ROLE_HEADING;
	return i > heading + 1;
}

/* "DATE OF NEXT MEETING" directly above the date, in minutes that list people. */
static bool is_heading(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return l->gap > 0 && l->end - l->start <= HEADING_MOST && !(l->flags & LINE_STOP) && i + 1 < s->line_count &&
	       l->last != ':' && l[1].gap == 0 && l[1].role == ROLE_NONE &&
	       capitals_count(line_text(s, l)) >= CAPITALS_LEAST &&
	       capitals_count(line_text(s, &l[1])) < CAPITALS_LEAST;
}

/* "3 Report of the treasurer", where the item above it was 2. */
static bool is_agenda(struct split *s, size_t i, unsigned *last)
{
	struct line *l = &s->lines[i];
	slice text = line_text(s, l);
	unsigned number = 0;
	size_t at = 0;
	while (at < text.len && at < 2 && ascii_is_digit(text.at[at]))
		number = number * 10 + (unsigned)(text.at[at++] - '0');
	if (at == 0 || l->gap == 0 || (l->flags & (LINE_STOP | LINE_LONG)) || text.len > HEADING_MOST ||
	    text.at[at] != ' ' || at + 1 >= text.len || !ascii_is_upper(text.at[at + 1]) || number != *last + 1)
		return false;
	*last = number;
	l->mark += (uint32_t)at + 1;
	return true;
}

/* The date of the meeting on a line of the title. */
static void take_date(struct split *s)
{
	for (size_t i = 1; i < s->line_count && i < TITLE_LINES && s->lines[i].gap == 0; i++)
		if (s->lines[i].role == ROLE_NONE && byline_is(s, line_text(s, &s->lines[i])))
			s->lines[i].role = ROLE_BYLINE;
}

/* "MINUTES OF THE MEETING" between the name of a body and the date is the title. */
static void take_title(struct split *s)
{
	for (size_t i = 1; i + 1 < s->line_count && i < TITLE_LINES; i++) {
		struct line *l = &s->lines[i];
		if (l->gap > 0 || l[1].gap > 0 || (l->holds & HOLDS_DIGIT) || (l->flags & LINE_LONG) ||
		    !slice_starts_nocase(line_text(s, l), S("minutes of ")))
			continue;
		size_t first = i;
		while (first > 0 && s->lines[first].gap == 0)
			s->lines[--first].role = ROLE_BYLINE;
		for (size_t below = i + 1; below < s->line_count && s->lines[below].gap == 0; below++)
			s->lines[below].role = ROLE_BYLINE;
		l->role = ROLE_HEADING;
		return;
	}
}

void minutes_find_lines(struct split *s)
{
	bool people = false;
	unsigned agenda = 0;
	take_title(s);
	for (size_t i = line_that_may(s, 0, MAY_MINUTE); i < s->line_count;
	     i = people ? i + 1 : line_that_may(s, i + 1, MAY_MINUTE)) {
		struct line *l = &s->lines[i];
		if (l->role != ROLE_NONE || l->shape != SHAPE_TEXT || l->start + l->mark >= l->end)
			continue;
		char c = l->mark ? s->bytes.at[l->start + l->mark] : l->first;
		slice text = line_text(s, l);
		if ((c == 'A' || c == 'D') && (l->holds & (HOLDS_COLON | HOLDS_WIDE)) && is_action(text))
			l->role = ROLE_ITEM;
		else if (l->gap > 0 && l->end - l->start <= PEOPLE_HEADING_MOST && i + 1 < s->line_count &&
			 is_attendance(text, l[1].gap > 0))
			people |= take_people(s, i);
		else if (people && is_heading(s, i))
			l->role = ROLE_HEADING;
		else if (people && is_agenda(s, i, &agenda))
			l->role = ROLE_HEADING;
	}
	if (people)
		take_date(s);
}
