#include "bylines.h"
#include "turns.h"

/* Slides as text from a PDF: pages of a few lines, with lists. The first line
 * of a page is its title, the first page says what the talk is and whose. */

enum {
	PAGES_LEAST = 4,
	PAGE_LINES = 20, /* lines of a page, on average, at most */
	TITLE_MOST = 90, /* bytes of the title of a slide */
	TITLE_LINES = 3, /* of the title of the talk */
};

static bool is_list(const struct line *l) { return l->shape == SHAPE_BULLET || l->shape == SHAPE_NUMBER; }

/* The first line of the page that comes after line i, or SLICE_NONE. */
static bool begins_page(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return l->role != ROLE_PAGE && (i == 0 || (l->flags & LINE_FEED) || l[-1].role == ROLE_PAGE);
}

static bool is_deck(const struct split *s)
{
	size_t pages = 0, lists = 0, lines = 0, slides = 0;
	bool listed = false;
	for (size_t i = 0; i < s->line_count; i++) {
		const struct line *l = &s->lines[i];
		slides += l->role == ROLE_PAGE && slice_starts_nocase(line_text(s, l), S("slide "));
		if (l->role == ROLE_PAGE)
			continue;
		if (begins_page(s, i)) {
			pages++;
			listed = false;
		}
		lines++;
		lists += is_list(l) && !listed;
		listed |= is_list(l);
	}
	return pages >= PAGES_LEAST && (lists * 2 >= pages || slides >= PAGES_LEAST) && lines <= pages * PAGE_LINES;
}

/* Who gives the talk, or when. */
static bool is_presenter(const struct split *s, slice text)
{
	return byline_is(s, text) || name_is_title(name_first_word(text)) ||
	       (label_is_name(text) && slice_find_byte(text, ' ', 0) != SLICE_NONE && people_is_personal(text));
}

/* Lines without a blank one between them: the title, then the bylines. */
static void take_first(struct split *s)
{
	size_t top = 0;
	while (top < s->line_count && s->lines[top].role == ROLE_PAGE)
		top++;
	size_t by = top + 1;
	while (by < s->line_count && by <= top + TITLE_LINES && s->lines[by].gap == 0 &&
	       s->lines[by].shape == SHAPE_TEXT && !is_presenter(s, line_text(s, &s->lines[by])))
		by++;
	if (by >= s->line_count || by > top + TITLE_LINES || s->lines[by].gap > 0)
		return;
	for (; by < s->line_count && s->lines[by].gap == 0 && s->lines[by].shape == SHAPE_TEXT &&
	       s->lines[by].role == ROLE_NONE;
	     by++)
		s->lines[by].role = ROLE_BYLINE;
}

static bool is_title(const struct split *s, const struct line *l)
{
	slice text = line_text(s, l);
	return l->role == ROLE_NONE && l->shape == SHAPE_TEXT && text.len <= TITLE_MOST && text.len > 0 &&
	       (!(l->flags & LINE_STOP) || (l->flags & LINE_ASKS)) && !memchr(",;:", text.at[text.len - 1], 3);
}

/* "Notes: …": what the speaker is to say, below what the slide shows. */
static bool is_note(slice text)
{
	return slice_starts(text, S("Notes: ")) || slice_starts(text, S("Speaker notes: "));
}

void slides_find_lines(struct split *s)
{
	if (s->markdown || !is_deck(s))
		return;
	take_first(s);
	for (size_t i = 1; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		if (l->gap == 0 && l->role == ROLE_NONE && is_note(line_text(s, l)))
			l->gap = 1;
		if (begins_page(s, i) && is_title(s, l) && i + 1 < s->line_count && l[1].role == ROLE_NONE)
			l->role = ROLE_HEADING;
	}
}
