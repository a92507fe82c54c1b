#include "split.h"

enum {
	PAGE_MOST = 9999,
	TOP_LINES = 12,   /* in which the title stands that a running head repeats */
	RUN_LEAST = 4,    /* page numbers from 1 that need no blank line beside them */
	WRAP_LEAST = 6,   /* lines that must be full before a text counts as wrapped */
	WIDTH_MOST = 132, /* bytes, of a filled line */
	WIDTH_LEAST = 40,
};

/* The whole line is a number, "Page 3 of 9", "Slide 3", "- 3 -", "3/9" or "[3]". *worded:
 * it says that it is a page. */
static bool is_page_number(slice text, unsigned *number, bool *worded)
{
	static const slice words[] = {S("page"), S("slide"), S("p."), S("pg"),           S("of"), S("-"), S("/"),
				      S("|"),    S("["),     S("]"),  S("\xE2\x80\x93"), S("("),  S(")")};
	bool digits = false;
	*worded = false;
	*number = 0;
	for (size_t at = 0, i; at < text.len;) {
		if (ascii_is_space(text.at[at])) {
			at++;
			continue;
		}
		unsigned value = 0;
		size_t from = at;
		while (at < text.len && ascii_is_digit(text.at[at]) && at - from < 5)
			value = value * 10 + (unsigned)(text.at[at++] - '0');
		if (at > from) {
			if (!digits)
				*number = value;
			digits = true;
			continue;
		}
		for (i = 0; i < sizeof words / sizeof *words; i++)
			if (slice_starts_nocase(slice_after(text, at), words[i]))
				break;
		if (i == sizeof words / sizeof *words)
			return false;
		*worded |= i < 5;
		at += words[i].len;
	}
	return digits && *number <= PAGE_MOST;
}

/* "Column 812", "Columns 45WH-46WH": where a column of a printed report begins. */
static bool is_column(slice text)
{
	if (text.len > COLUMN_MOST)
		return false;
	if (slice_ends(text, S(" is located here")))
		text.len -= sizeof " is located here" - 1;
	size_t date = slice_find(text, S(" : Column "), 0);
	if (date != SLICE_NONE && ascii_is_digit(text.at[0]))
		text = slice_after(text, date + 3);
	size_t at = slice_starts_nocase(text, S("column ")) ? 7 : slice_starts_nocase(text, S("columns ")) ? 8 : 0;
	if (at == 0 || !(ascii_is_digit(text.at[at]) || text.at[at] == ' '))
		return false;
	for (; at < text.len; at++)
		if (!ascii_is_digit(text.at[at]) && !memchr(" -GCWHS\xE2\x80\x93", text.at[at], 10))
			return false;
	return true;
}

/* "Ann Patel started transcription": what a meeting's captions say of themselves. */
static bool is_notice(slice text)
{
	return text.len <= RUNNING_HEAD_MOST &&
	       (slice_ends(text, S(" started transcription")) || slice_ends(text, S(" stopped transcription")) ||
		slice_ends(text, S(" started recording")) || slice_ends(text, S(" stopped recording")));
}

static bool is_alone(const struct split *s, size_t i)
{
	return s->lines[i].gap > 0 || (s->lines[i].flags & LINE_FEED) || i + 1 == s->line_count ||
	       s->lines[i + 1].gap > 0;
}

/* Bare numbers are page numbers only where they go up from page to page. */
static bool numbers_ascend(const struct split *s)
{
	unsigned last = 0, number;
	size_t count = 0, steps = 0;
	bool worded;
	for (size_t i = line_that_may(s, 0, MAY_PAGE); i < s->line_count; i = line_that_may(s, i + 1, MAY_PAGE)) {
		const struct line *l = &s->lines[i];
		if (l->end - l->start > 12 || !(l->holds & HOLDS_DIGIT) || l->shape == SHAPE_MARK ||
		    !is_page_number(line_text(s, l), &number, &worded))
			continue;
		if (worded)
			return true;
		if (!is_alone(s, i))
			continue;
		steps += count > 0 && number == last + 1;
		last = number;
		count++;
	}
	return count >= 2 && steps * 2 >= count - 1 && steps > 0;
}

/* 1, 2, 3 on lines of their own from the first page to the last: page numbers,
 * even where no blank line sets them apart. */
static bool numbers_run(const struct split *s)
{
	unsigned last = 0, number;
	bool worded;
	for (size_t i = line_that_may(s, 0, MAY_PAGE); i < s->line_count; i = line_that_may(s, i + 1, MAY_PAGE)) {
		const struct line *l = &s->lines[i];
		if (l->end - l->start > 3 || !ascii_is_digit(l->first) || l->shape != SHAPE_TEXT ||
		    !is_page_number(line_text(s, l), &number, &worded))
			continue;
		if (number != last + 1)
			return false;
		last = number;
	}
	return last >= RUN_LEAST;
}

static bool may_be_head(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return l->role == ROLE_NONE && l->shape == SHAPE_TEXT && l->end - l->start <= RUNNING_HEAD_MOST &&
	       !(l->flags & LINE_STOP);
}

/* A line with the page number on the line next to it, apart from the text. */
static void take_neighbours(struct split *s, size_t i)
{
	if (i + 1 < s->line_count && s->lines[i + 1].gap == 0 && may_be_head(s, i + 1) &&
	    (i + 2 >= s->line_count || s->lines[i + 2].gap > 0))
		s->lines[i + 1].role = ROLE_PAGE;
	if (i > 0 && s->lines[i].gap == 0 && s->lines[i - 1].gap > 0 && may_be_head(s, i - 1))
		s->lines[i - 1].role = ROLE_PAGE;
}

/* The line with each digit replaced, so that page numbers in it are all one. */
static slice fold_digits(struct split *s, slice text)
{
	slice copy = arena_copy(&s->memory, text);
	char *at = (char *)copy.at;
	for (size_t i = 0; i < copy.len; i++)
		at[i] = ascii_is_digit(at[i]) ? '0' : at[i];
	return copy;
}

/* Short lines beside page numbers and form feeds, or that hold a number of
 * their own at an end: what comes again and again is a running head. */
static bool is_head_candidate(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	if (!may_be_head(s, i) || l->gap == 0)
		return false;
	if (i + 1 < s->line_count && s->lines[i + 1].gap == 0 && s->lines[i + 1].role != ROLE_PAGE)
		return false;
	struct date date;
	struct date_place place;
	slice text = line_text(s, l);
	bool dated = date_find(text, 0, DATE_UNKNOWN, &date, &place) && place.to == text.len;
	if (dated && date.hour >= 0)
		return false; /* "annp 4 March 2019 09:14" */
	bool beside =
		(l->flags & LINE_FEED) || (i > 0 && s->lines[i - 1].role == ROLE_PAGE) ||
		(i + 1 < s->line_count && (s->lines[i + 1].role == ROLE_PAGE || (s->lines[i + 1].flags & LINE_FEED)));
	return beside || (ascii_is_digit(l->last) && !dated);
}

/* The index of a line's text among those seen; *counts has room for it. */
static size_t add_text(struct split *s, size_t i, uint32_t **counts, size_t *room)
{
	size_t known = s->seen.count, id = table_add(&s->seen, fold_digits(s, line_text(s, &s->lines[i])));
	*counts = arena_grow(&s->memory, *counts, id, room, id + 1, sizeof **counts);
	if (id == known)
		(*counts)[id] = 0;
	return id;
}

/* What comes again is a running head; the title may come again as one. A line
 * at the top that is set in is one itself where it comes twice more. */
static void take_repeated(struct split *s)
{
	uint32_t *counts = NULL;
	size_t room = 0;
	table_reset(&s->seen);
	for (size_t i = 0; i < s->line_count && i < TOP_LINES; i++)
		if (may_be_head(s, i) && is_alone(s, i) && !is_head_candidate(s, i)) {
			size_t id = add_text(s, i, &counts, &room);
			counts[id]++;
		}
	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < s->line_count; i++) {
			if (!is_head_candidate(s, i))
				continue;
			size_t id = add_text(s, i, &counts, &room);
			if (round == 0)
				counts[id]++;
			else if (counts[id] >= 2)
				s->lines[i].role = ROLE_PAGE;
		}
	for (size_t i = 0; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		if (l->indent == 0 || !may_be_head(s, i) || !is_alone(s, i))
			continue;
		size_t id = table_find(&s->seen, fold_digits(s, line_text(s, l)));
		if (id != SLICE_NONE && counts[id] >= (i < TOP_LINES ? 3 : 2))
			l->role = ROLE_PAGE;
	}
}

/* A line directly above the number of most pages, where no blank line sets
 * either apart. */
static void take_run_heads(struct split *s)
{
	uint32_t *counts = NULL;
	size_t room = 0;
	size_t pages = 0;
	table_reset(&s->seen);
	for (unsigned round = 0; round < 2; round++)
		for (size_t i = 1; i < s->line_count; i++) {
			if (s->lines[i].role != ROLE_PAGE || s->lines[i].gap > 0 || !may_be_head(s, i - 1))
				continue;
			size_t id = add_text(s, i - 1, &counts, &room);
			pages += round == 0;
			if (round == 0)
				counts[id]++;
			else if (counts[id] >= 2 && counts[id] * 2 > pages)
				s->lines[i - 1].role = ROLE_PAGE;
		}
}

/* How wide the lines are that are followed by another of their paragraph. */
static void measure_width(struct split *s)
{
	size_t counts[WIDTH_MOST + 2] = {0}, lines = 0, full = 0; /* of each width; of all that are wider */
	for (size_t i = 0; i + 1 < s->line_count; i++) {
		const struct line *l = &s->lines[i];
		size_t len = l->end - l->start + l->indent;
		if (l[1].gap == 0 && l[1].shape == SHAPE_TEXT)
			counts[len <= WIDTH_MOST ? len : WIDTH_MOST + 1]++;
	}
	s->width = WIDTH_MOST;
	while (s->width > 0 && counts[s->width] == 0)
		s->width--;
	for (size_t len = 0; len <= WIDTH_MOST + 1; len++) {
		lines += counts[len];
		full += len <= WIDTH_MOST && len * 10 >= s->width * 7 ? counts[len] : 0;
	}
	s->wrapped = full >= WRAP_LEAST && full * 10 >= lines * 6 && counts[WIDTH_MOST + 1] * 10 < lines &&
		     s->width >= WIDTH_LEAST;
}

void pages_find(struct split *s)
{
	unsigned number;
	bool worded, feeds = false;
	measure_width(s);
	bool run = numbers_run(s), numbered = run || numbers_ascend(s), footed = footers_find(s);
	for (size_t i = line_that_may(s, 0, MAY_PAGE); i < s->line_count; i = line_that_may(s, i + 1, MAY_PAGE)) {
		struct line *l = &s->lines[i];
		feeds |= i > 0 && (l->flags & LINE_FEED);
		if ((l->holds & HOLDS_DIGIT) && l->shape == SHAPE_TEXT && is_column(line_text(s, l)))
			l->role = ROLE_PAGE;
		if ((l->last == 'n' || l->last == 'g') && l->end - l->start <= RUNNING_HEAD_MOST + l->mark &&
		    is_notice(line_text(s, l)))
			l->role = ROLE_PAGE;
		if (!numbered || l->end - l->start > 24 || l->shape == SHAPE_MARK ||
		    !is_page_number(line_text(s, l), &number, &worded) || (!worded && !run && !is_alone(s, i)))
			continue;
		l->role = ROLE_PAGE;
		l->shape = SHAPE_TEXT;
		l->mark = 0;
	}
	if (!numbered && !feeds && !footed)
		return;
	for (size_t i = 0; i < s->line_count; i++)
		if (s->lines[i].role == ROLE_PAGE && is_page_number(line_text(s, &s->lines[i]), &number, &worded))
			take_neighbours(s, i);
	if (run)
		take_run_heads(s);
	take_repeated(s);
}
