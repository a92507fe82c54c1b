#include <stdlib.h>

#include "base/parallel.h"
#include "buttons.h"
#include "bylines.h"
#include "headers.h"

enum {
	UNLABELLED_LEAST = 3, /* headers that show that there are comments, where no heading says so */
	INVITED_LEAST = 2,    /* ... where a line only invites them */
	BARE_LEAST = 2,
	HANDLE_MOST = 30,    /* bytes of the name that somebody logs in with */
	REPLIES_LEAST = 3,   /* buttons to reply that part comments */
	BUTTON_LINE = 40,    /* bytes of a line with one */
	PAGE_HEAD = 12,      /* lines from the top that may say who wrote the page */
	SENTENCE_LEAST = 30, /* bytes of a sentence of running text */
	PART_LINES = 4096,   /* that are searched at once */
	REPEATS_NEAR = 400,  /* headers before one that are asked whether they say the same */
};

static slice without_emphasis(slice text)
{
	while (text.len && memchr("*_# ", text.at[0], 4))
		text = slice_after(text, 1);
	while (text.len && memchr("*_# ", text.at[text.len - 1], 4))
		text.len--;
	return text;
}

/* "38 comments" in a column of buttons is no heading. */
static bool is_in_column(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return i > 0 && l->gap == 0 && !(l[-1].flags & LINE_LONG) && buttons_are(line_text(s, l - 1), BUTTONS_THREAD);
}

/* The heading above the comments: the first that comes after running text.
 * *invitation: a line that only invites them, and may stand above them too. */
static uint32_t find_comments_heading(const struct split *s, uint32_t *invitation)
{
	bool text = false;
	*invitation = NONE;
	for (size_t i = 0; i < s->line_count; i++) {
		const struct line *l = &s->lines[i];
		text |= (l->flags & LINE_STOP) && l->end - l->start > SENTENCE_LEAST;
		if (!text || (l->flags & LINE_LONG) || (l->gap == 0 && !s->loose))
			continue;
		slice words = without_emphasis(line_text(s, l));
		enum furniture_opener opener = furniture_opens_thread(words);
		if (opener == OPENER_HEADING && !is_in_column(s, i))
			return (uint32_t)i;
		if (opener == OPENER_INVITES && *invitation == NONE)
			*invitation = (uint32_t)i;
	}
	return NONE;
}

/* Something must be said below the header. */
static bool has_text_below(const struct split *s, const struct header *h)
{
	return h->line + h->lines < s->line_count;
}

static void add_header(struct split *s, const struct header *h)
{
	s->headers = memory_grow(s->headers, &s->header_room, s->header_count + 1, sizeof *s->headers);
	s->headers[s->header_count++] = *h;
}

static void accept(struct split *s, uint32_t index)
{
	const struct header *h = &s->headers[index];
	struct line *l = &s->lines[h->line];
	l->mark += (uint32_t)header_number(line_text(s, l));
	l->role = ROLE_HEADER;
	s->lines[h->line].sparse = index;
	for (uint32_t i = 1; i < h->lines; i++) {
		s->lines[h->line + i].role = ROLE_MORE;
		s->lines[h->line + i].shape = SHAPE_TEXT;
	}
}

/* Without a heading only lines that could hardly be anything else count: a
 * name and a time of day or an age, several times. */
static bool is_certain(const struct header *h)
{
	return (h->dated && h->date.hour >= 0) || h->relative || h->says || h->handle.len;
}

/* "Posted by" above a name, "By Ann Patel" above any text. */
static bool is_byline_of_page(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return i < PAGE_HEAD && (slice_starts_nocase(line_text(s, l), S("by ")) ||
				 (i > 0 && l->gap == 0 && byline_begins(line_text(s, l - 1))));
}

static bool says_same(const struct header *a, const struct header *b)
{
	return a->dated && b->dated && a->date.hour >= 0 && slice_equal_nocase(a->name, b->name) &&
	       a->date.year == b->date.year && a->date.month == b->date.month && a->date.day == b->date.day &&
	       a->date.hour == b->date.hour && a->date.minute == b->date.minute;
}

/* A header directly below another says the same in other words, or belongs to
 * an older comment that is quoted: then it is text. */
static bool is_repeated(struct split *s, const struct header *h)
{
	struct header *last = s->header_count ? &s->headers[s->header_count - 1] : NULL;
	if (!last || last->line + last->lines != h->line)
		return false;
	if (says_same(last, h)) {
		last->lines += h->lines;
		return true;
	}
	size_t from = s->header_count > REPEATS_NEAR ? s->header_count - REPEATS_NEAR : 0;
	for (size_t i = from; i + 1 < s->header_count; i++)
		if (says_same(&s->headers[i], h))
			return true;
	return false;
}

/* Whether somebody of this name has written before, and not as `other`. */
static bool wrote_before(const struct split *s, slice name, slice other)
{
	bool wrote = false;
	size_t from = s->header_count > REPEATS_NEAR ? s->header_count - REPEATS_NEAR : 0;
	for (size_t i = from; i < s->header_count; i++) {
		const struct header *h = &s->headers[i];
		if (!slice_equal_nocase(h->name, name))
			continue;
		if (slice_equal(h->handle, other))
			return false;
		wrote = true;
	}
	return wrote && !slice_equal_nocase(name, other);
}

/* "annp  Ben W": annp answers Ben W, who has written before. */
static void take_answered_beside(const struct split *s, struct header *h)
{
	size_t gap = slice_find(h->name, S("  "), 0);
	slice left = slice_sub(h->name, 0, gap == SLICE_NONE ? 0 : gap),
	      right = slice_trim(slice_after(h->name, gap == SLICE_NONE ? h->name.len : gap));
	if (left.len == 0 || !wrote_before(s, right, left))
		return;
	h->name = left;
	if (!h->answers.len)
		h->answers = right;
}

/* "annp" directly above "Ann Patel" and the time: the name she logs in with. */
static void take_handle_above(const struct split *s, struct header *h)
{
	if (h->line == 0 || h->level || h->lines < 2 || s->lines[h->line].gap > 0)
		return;
	const struct line *above = &s->lines[h->line - 1];
	slice text = line_text(s, above);
	if (above->gap == 0 || above->role != ROLE_NONE || above->shape != SHAPE_TEXT || text.len > HANDLE_MOST ||
	    (above->flags & LINE_STOP) || slice_find_byte(text, ' ', 0) != SLICE_NONE ||
	    buttons_are(text, BUTTONS_THREAD))
		return;
	if (wrote_before(s, h->name, text) && text.len > 1) {
		h->answers = h->name; /* "annp", "benw" and the time */
		h->name = text;
	}
	h->line--;
	h->lines++;
}

/* All headers that could begin in one part of the lines, each by itself. */
struct part {
	struct header *items;
	size_t count, room;
};

struct search {
	struct split *s;
	size_t first, next; /* lines: where the search began, and behind the last header */
	bool headed;
	struct part parts[PARALLEL_PARTS];
};

static void search_lines(void *context, size_t index, size_t from, size_t to)
{
	struct search *search = context;
	struct part *part = &search->parts[index];
	for (size_t i = search->first + from; i < search->first + to; i++) {
		part->items = memory_grow(part->items, &part->room, part->count + 1, sizeof *part->items);
		part->count += header_parse(search->s, (uint32_t)i, &part->items[part->count]);
	}
}

/* Those that no line of another belongs to. */
static void take_headers(void *context, size_t index, size_t from, size_t to)
{
	struct search *search = context;
	struct part *part = &search->parts[index];
	(void)from, (void)to;
	for (size_t i = 0; i < part->count; i++) {
		struct header h = part->items[i];
		if (h.line < search->next || !has_text_below(search->s, &h) ||
		    (!search->headed && (!is_certain(&h) || is_byline_of_page(search->s, h.line))))
			continue;
		search->next = h.line + h.lines;
		if (is_repeated(search->s, &h))
			continue;
		take_answered_beside(search->s, &h);
		take_handle_above(search->s, &h);
		add_header(search->s, &h);
	}
	part->count = 0;
}

static void find_dated(struct split *s, size_t first, bool headed)
{
	struct search search = {.s = s, .first = first, .next = first, .headed = headed};
	s->header_count = 0;
	if (first < s->line_count)
		parallel_in_order(s->line_count - first, PART_LINES, search_lines, take_headers, &search);
	for (size_t i = 0; i < PARALLEL_PARTS; i++)
		free(search.parts[i].items);
}

/* "Ann wrote:" among headers that say no such thing begins a quotation. */
static void drop_quotations(struct split *s)
{
	size_t says = 0, kept = 0;
	for (size_t i = 0; i < s->header_count; i++)
		says += s->headers[i].says;
	if (says * 2 >= s->header_count)
		return;
	for (size_t i = 0; i < s->header_count; i++)
		if (!s->headers[i].says)
			s->headers[kept++] = s->headers[i];
	s->header_count = kept;
}

/* Comments without times: each block begins with a name on a line of its own. */
static void find_bare_names(struct split *s, size_t first)
{
	size_t blocks = 0;
	for (size_t i = first; i + 1 < s->line_count; i++) {
		const struct line *l = &s->lines[i];
		slice name;
		if (l->gap == 0 || l->role != ROLE_NONE)
			continue;
		blocks++;
		if (l[1].gap == 0 && l[1].shape == SHAPE_TEXT && header_may_be_name(s, (uint32_t)i, &name) &&
		    furniture_of(name, l->holds, true) == FURNITURE_NO)
			add_header(s, &(struct header){.name = name, .line = (uint32_t)i, .lines = 1});
	}
	if (s->header_count < BARE_LEAST || s->header_count * 2 < blocks)
		s->header_count = 0;
}

static bool has_reply_buttons(const struct split *s, size_t first)
{
	size_t count = 0;
	for (size_t i = first; i < s->line_count && count < REPLIES_LEAST; i++) {
		const struct line *l = &s->lines[i];
		count += l->end - l->start <= BUTTON_LINE && !(l->flags & LINE_STOP) &&
			 buttons_reply(line_text(s, l)) && buttons_are(line_text(s, l), BUTTONS_THREAD);
	}
	return count >= REPLIES_LEAST;
}

/* Names without times, between the buttons below one comment and the words of
 * the next. */
static void find_between_buttons(struct split *s, size_t first, bool headed)
{
	bool below = headed, text = headed;
	s->header_count = 0;
	if (!has_reply_buttons(s, first))
		return;
	for (size_t i = first; i + 1 < s->line_count; i++) {
		const struct line *l = &s->lines[i];
		slice name;
		text |= (l->flags & LINE_STOP) && l->end - l->start > SENTENCE_LEAST;
		if (text && !(l->flags & LINE_LONG) &&
		    buttons_are(line_text(s, l), below ? BUTTONS_BESIDE : BUTTONS_THREAD)) {
			below = true;
			continue;
		}
		uint32_t words = (uint32_t)i + 1 + header_badges(s, (uint32_t)i + 1);
		if (below && words < s->line_count && header_may_be_name(s, (uint32_t)i, &name) &&
		    !buttons_are(line_text(s, &s->lines[words]), BUTTONS_THREAD)) {
			add_header(s,
				   &(struct header){.name = name, .line = (uint32_t)i, .lines = words - (uint32_t)i});
			i = words - 1;
		}
		below = false;
	}
	if (s->header_count < UNLABELLED_LEAST)
		s->header_count = 0;
}

static void find_below_heading(struct split *s)
{
	size_t first = s->comments_line + 1;
	find_dated(s, first, true);
	drop_quotations(s);
	if (s->header_count == 0)
		find_between_buttons(s, first, true);
	if (s->header_count == 0)
		find_bare_names(s, first);
}

/* The first header of a page is that of the post itself where the comments are
 * sorted below it. */
static void take_post(struct split *s)
{
	if (s->header_count < 2 || s->headers[0].line >= PAGE_HEAD)
		return;
	const struct header *post = &s->headers[0];
	uint32_t i = post->line + post->lines, end = s->headers[1].line;
	while (i < end && !slice_starts_nocase(line_text(s, &s->lines[i]), S("sort by")))
		i++;
	if (i == end)
		return;
	for (i = 0; i < post->lines; i++) {
		s->lines[post->line + i].role = ROLE_BYLINE;
		s->lines[post->line + i].shape = SHAPE_TEXT;
	}
	s->header_count--;
	memmove(&s->headers[0], &s->headers[1], s->header_count * sizeof *s->headers);
}

static void find_without_heading(struct split *s)
{
	find_dated(s, 0, false);
	if (s->header_count >= UNLABELLED_LEAST)
		take_post(s);
	drop_quotations(s);
	if (s->header_count < UNLABELLED_LEAST)
		find_between_buttons(s, 0, false);
}

/* The line above the buttons of what the comments are about, if there are some
 * directly above the first. */
static uint32_t buttons_above(const struct split *s, uint32_t line)
{
	uint32_t above = line;
	while (above > 0 && s->lines[above].gap == 0 && !(s->lines[above - 1].flags & LINE_LONG) &&
	       buttons_are(line_text(s, &s->lines[above - 1]), BUTTONS_BESIDE))
		above--;
	return above < line && above > 0 ? above - 1 : line;
}

void threads_find(struct split *s)
{
	uint32_t invitation;
	s->header_count = 0;
	s->comments_line = find_comments_heading(s, &invitation);
	if (s->comments_line == NONE && invitation != NONE) {
		find_dated(s, invitation + 1, true);
		if (s->header_count >= INVITED_LEAST)
			s->comments_line = invitation;
	}
	if (s->comments_line != NONE)
		find_below_heading(s);
	else
		find_without_heading(s);
	for (size_t i = 0; i < s->header_count; i++)
		accept(s, (uint32_t)i);
	s->thread_line = s->comments_line != NONE ? s->comments_line
			 : s->header_count        ? buttons_above(s, s->headers[0].line)
						  : NONE;
}
