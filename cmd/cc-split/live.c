#include "lists.h"
#include "split.h"

enum {
	TIMES_LEAST = 3,   /* lines of time that make a live blog */
	LISTED_MOST = 120, /* bytes of a time and the heading of its entry */
};

/* A time of day, with or without its date before it. */
static size_t time_length(slice text, struct date *time)
{
	struct date_place place;
	size_t len = date_time_at(text, 0, time);
	if (len || !date_possible(text) || !date_find(text, 0, DATE_UNKNOWN, time, &place))
		return len;
	return place.from == 0 && time->hour >= 0 ? place.to : 0;
}

/* "14:32", "2.15pm GMT", "Updated at 11.02", "10:15 - Ann Patel": a time with
 * no sentence around it. */
static bool is_time_line(slice text, struct date *time)
{
	static const slice openers[] = {S("updated at"), S("updated"), S("posted at"), S("at"), S("time:")};
	bool dated = true;
	if (text.len > TIME_LINE_MOST)
		return false;
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (slice_starts_nocase(text, openers[i]) && text.len > openers[i].len &&
		    text.at[openers[i].len] == ' ') {
			text = slice_trim(slice_after(text, openers[i].len));
			dated = false; /* when the page was updated */
			break;
		}
	while (text.len && (text.at[0] == '[' || text.at[0] == '*'))
		text = slice_after(text, 1);
	size_t len = dated ? time_length(text, time) : date_time_at(text, 0, time), words = 0;
	for (size_t i = len; i + 1 < text.len; i++)
		words += text.at[i] == ' ' && text.at[i + 1] != ' ';
	return len > 0 && words <= 4;
}

static slice time_text(const struct split *s, const struct line *l)
{
	return slice_sub(s->bytes, l->start + (l->shape == SHAPE_ATX ? l->mark : 0), l->end);
}

/* "17.31 Summary": a time, and words behind it. */
static bool begins_with_time(const struct split *s, const struct line *l)
{
	struct date time;
	slice text = time_text(s, l);
	size_t len = (l->holds & HOLDS_DIGIT) && text.len <= LISTED_MOST ? date_time_at(text, 0, &time) : 0;
	return len > 0 && len < text.len && (text.at[len] == ' ' || text.at[len] == ':');
}

/* Such a line with another directly below it: a list of what happened. */
static bool is_in_list(const struct split *s, size_t i)
{
	const struct line *next = &s->lines[i] + 1;
	return i + 1 < s->line_count && next->gap == 0 && begins_with_time(s, next);
}

static bool is_listed(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return l->role == ROLE_NONE && begins_with_time(s, l) &&
	       (is_in_list(s, i) || (i > 0 && l->gap == 0 && l[-1].role == ROLE_BUTTONS));
}

static bool is_list_heading(slice text)
{
	static const slice words[] = {S("key events"), S("key moments"), S("key updates"), S("what we know"),
				      S("timeline"),   S("latest"),      S("live feed"),   S("summary")};
	return list_has_nocase(text, LIST(words));
}

/* "Key events", with the times and headings of entries directly below: links. */
static void find_lists(struct split *s)
{
	for (size_t i = 0; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		if (!is_listed(s, i))
			continue;
		l->role = ROLE_BUTTONS;
		l->shape = SHAPE_TEXT;
		l->mark = 0;
		if (i > 0 && l->gap <= 1 && l[-1].role == ROLE_NONE && is_list_heading(line_text(s, l - 1)))
			l[-1].role = ROLE_BUTTONS;
	}
}

/* The line between the time and the words of an entry is its heading; "Updated
 * at 16.31" directly below the words is a time, too. */
static void find_headings(struct split *s)
{
	struct date time;
	for (size_t i = 1; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		slice text = line_text(s, l);
		if (l->gap > 0 || l->role != ROLE_NONE || l->shape != SHAPE_TEXT ||
		    (l->flags & (LINE_LONG | LINE_STOP)))
			continue;
		if (slice_starts_nocase(text, S("updated at ")) && is_time_line(text, &time))
			l->role = ROLE_TIME;
		else if (l[-1].role == ROLE_TIME && i + 1 < s->line_count && l[1].gap == 0 && l[1].role == ROLE_NONE)
			l->role = ROLE_HEADING;
	}
}

/* The times of entries, line by line, before lines are joined. */
void live_find_lines(struct split *s)
{
	size_t count = 0;
	struct date time;
	for (unsigned round = 0; round < 2 && (round == 0 || count >= TIMES_LEAST); round++)
		for (size_t i = line_that_may(s, 0, MAY_LIVE); i < s->line_count;
		     i = line_that_may(s, i + 1, MAY_LIVE)) {
			struct line *l = &s->lines[i];
			slice text = slice_sub(s->bytes, l->start, l->end);
			if (l->role != ROLE_NONE || l->gap == 0 || l->shape == SHAPE_MARK ||
			    (l->mark && l->shape == SHAPE_TEXT) || !(l->holds & HOLDS_DIGIT) ||
			    (l->flags & LINE_STOP && !slice_ends(text, S("m."))) ||
			    !is_time_line(time_text(s, l), &time) || is_in_list(s, i))
				continue;
			count += round == 0;
			if (round == 1) {
				l->role = ROLE_TIME;
				if (l->shape != SHAPE_ATX)
					l->mark = 0;
				l->shape = SHAPE_TEXT;
			}
		}
	s->timed = count >= TIMES_LEAST;
	if (!s->timed)
		return;
	find_lists(s);
	find_headings(s);
}

void live_find(struct split *s)
{
	for (size_t i = 0; s->timed && i < s->piece_count; i++)
		if (s->pieces[i].role == ROLE_TIME)
			s->pieces[i].kind = SEGMENT_BYLINE;
}
