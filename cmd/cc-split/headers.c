#include "headers.h"

#include "header_parts.h"

enum {
	HEADER_MOST = 130, /* bytes of a line of a name and a time */
	BARE_MOST = 50,    /* bytes of a name that has a line to itself */
	BADGES_MOST = 6,   /* lines of badges */
};

/* One line: a name and a time in either order, or one of them. */
static bool parse_line(const struct split *s, slice text, struct header *h)
{
	struct date_place place;
	size_t at;
	bool by = false;
	slice answers = header_reply_name(text, &at);
	if (answers.len && at > 0) {
		struct date_place end;
		struct header other = {0};
		slice rest = slice_after(text, at);
		if (header_find_time(s, rest, &other, &end)) {
			h->date = other.date;
			h->dated = other.dated;
			h->relative = other.relative;
			answers = header_trim_joints(slice_sub(rest, (size_t)(answers.at - rest.at),
							       end.from < (size_t)(answers.at - rest.at)
								       ? (size_t)(answers.at - rest.at)
								       : end.from));
			answers = header_cut_connectors(answers, &by);
		}
		h->answers = answers;
		text = slice_sub(text, 0, at);
	}
	if (header_find_time(s, text, h, &place)) {
		slice before = header_trim_joints(slice_sub(text, 0, place.from)),
		      after = slice_after(text, place.to);
		before = header_name_of(before, h);
		if (slice_starts_nocase(before, S("on ")) || slice_equal_nocase(before, S("on")))
			before = header_trim_joints(slice_after(before, 2));
		before = header_cut_openers(header_cut_connectors(before, &h->says), &by);
		if (before.len == 0 && !header_is_tail(after)) {
			before = header_cut_connectors(header_cut_openers(header_trim_joints(after), &by), &h->says);
			after = S("");
		}
		h->name = before;
		return header_is_tail(after) && (before.len == 0 || header_is_name(before));
	}
	bool colon = slice_ends(text, S(":")) || slice_ends(text, S("..."));
	h->name = header_cut_openers(header_cut_connectors(header_trim_joints(text), &h->says), &by);
	h->says &= colon || h->answers.len > 0 || h->dated || h->relative;
	return header_is_name(h->name) && (h->says || h->answers.len || by);
}

static bool may_be_header(const struct split *s, const struct line *l)
{
	if ((l->flags & LINE_LONG) || l->role != ROLE_NONE ||
	    (l->shape != SHAPE_TEXT && l->shape != SHAPE_BULLET && l->shape != SHAPE_NUMBER && l->shape != SHAPE_ATX))
		return false;
	if (!(l->flags & LINE_STOP) || l->last == '*' || l->last == ')')
		return true;
	if (l->last != '.' && l->last != '\xA6') /* the last byte of an ellipsis */
		return false;
	slice text = slice_sub(s->bytes, l->start, l->end);
	if (slice_ends(text, S(" said...")) || slice_ends(text, S(" says...")) ||
	    slice_ends(text, S(" said\xE2\x80\xA6")))
		return true;
	if (l->last != '.' || text.len <= 2)
		return false;
	char before = text.at[text.len - 2]; /* of "a.m." and "Ann P." */
	return ascii_lower(before) == 'm' || (ascii_is_upper(before) && text.at[text.len - 3] == ' ');
}

/* "[–]" before a name folds the thread. */
static size_t fold_length(slice text)
{
	static const slice folds[] = {S("[\xE2\x80\x93]"), S("[\xE2\x88\x92]"), S("[-]"), S("[+]")};
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
		if (slice_starts(text, folds[i]))
			return folds[i].len;
	return 0;
}

size_t header_number(slice text)
{
	size_t fold = fold_length(text);
	if (fold)
		return fold;
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
	return header_trim(slice_after(text, header_number(text)), "*#_ ");
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
	bool beside = at == h->line + 1; /* "Leeds" above "12m" is of a table */
	if (!parse_line(s, text, &second) || !(second.dated || second.relative) || (beside && header_is_age(text)) ||
	    (second.name.len && !slice_starts(second.name, S("@"))))
		return false;
	h->handle = second.name;
	bool says = false, by = false;
	slice name =
		header_cut_openers(header_cut_connectors(header_name_of(header_trim_joints(first), h), &says), &by);
	if (!h->name.len && !header_is_name(name))
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

/* Where the time may stand below a name: below its badges and, where it is no
 * more than "3d", what the commenter does for a living. */
static uint32_t second_line(const struct split *s, uint32_t line)
{
	const struct line *l = &s->lines[line];
	bool name = l->end - l->start > 1 && l->end - l->start <= HEADER_NAME_MOST; /* "G" stands for a picture */
	uint32_t badges = name ? header_badges(s, line + 1) : 0;
	uint32_t second = line + 1 + badges;
	bool trade = badges && is_below(s, second) && follows(s, second + 1) &&
		     header_is_age(line_text(s, &s->lines[second + 1]));
	return second + trade;
}

static bool time_below(const struct split *s, uint32_t line)
{
	if (!is_below(s, line + 1))
		return false;
	uint32_t second = second_line(s, line);
	return follows(s, second) && header_may_tell_time(s, &s->lines[second]);
}

/* What stands below the name and the time: badges, and whom it answers. */
static void take_rest(const struct split *s, struct header *h)
{
	slice name;
	if (h->dated && h->date.hour < 0)
		take_clock(s, h);
	h->lines += header_badges(s, h->line + h->lines);
	if (!follows(s, h->line + h->lines) || !header_is_reply(header_text(s, &s->lines[h->line + h->lines]), &name))
		return;
	h->answers = name;
	h->lines++;
}

bool header_may_be_name(const struct split *s, uint32_t line, slice *name)
{
	const struct line *l = &s->lines[line];
	*name = header_text(s, l);
	return may_be_header(s, l) && l->end - l->start <= BARE_MOST && header_is_name(*name);
}

bool header_parse(const struct split *s, uint32_t line, struct header *h)
{
	if (!may_be_header(s, &s->lines[line]) || s->lines[line].end - s->lines[line].start > HEADER_MOST)
		return false;
	*h = (struct header){.line = line, .lines = 1};
	unsigned level = level_of(line_text(s, &s->lines[line]));
	if (level > 0 && (!follows(s, ++line) || !may_be_header(s, &s->lines[line])))
		return false;
	const struct line *l = &s->lines[line];
	if (!header_may_tell_time(s, l) && !time_below(s, line))
		return false;
	slice text = header_text(s, l), name;
	if (text.len == 0 || header_is_reply(text, &name))
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
	h->name = header_with_brackets(s, badge_cut(h->name));
	return true;
}
