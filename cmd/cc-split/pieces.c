#include "base/parallel.h"
#include "buttons.h"
#include "bylines.h"
#include "headers.h"
#include "lists.h"
#include "turns.h"

#define SUBJECT "Subject: "

enum {
	HEADING_MOST = 90, /* bytes of a heading directly above its text */
	SHORT_BODY = 50,   /* bytes of a sentence below a heading that is shorter still */
	SHORT_HEADING = 45,
	SUMMARY_LEAST = 80, /* bytes of a summary directly below a title */
	BODY_LEAST = 110,   /* bytes of the line below it */
	OPENER_LOOK = 4,    /* lines between "More posts" and a count below it */
	NAME_MOST = 90,     /* bytes of the names above a date */
	BYLINE_LINES = 20,  /* lines from the top in which a byline may stand directly below a title */
	TITLE_LINES = 6,    /* ... a date */
	PART_LINES = 4096,  /* that are asked at once */
	WEEKDAY_MOST = 11,  /* bytes before the date */
	NARROW = 6,
	FULL = 8, /* tenths of the width: a short line, a filled one */
};

/* A heading directly above its text: a short line, then one that is long or
 * fills the width. */
static bool is_heading_above(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	if (s->loose || i + 1 >= s->line_count || l->gap == 0 || (l->flags & (LINE_STOP | LINE_LONG)) ||
	    l->shape != SHAPE_TEXT || l->role != ROLE_NONE || s->markdown || l->quotes)
		return false;
	const struct line *next = l + 1;
	size_t len = l->end - l->start, below = next->end - next->start;
	if (next->gap > 0 || next->shape != SHAPE_TEXT || next->role != ROLE_NONE || len > HEADING_MOST ||
	    ascii_is_lower(l->first) || l->last == ',' || l->last == ';' || l->last == ':' || l->last == '-')
		return false;
	if (s->wrapped)
		return len * 10 < s->width * NARROW && below * 10 >= s->width * FULL && i > 0;
	return (below >= BODY_LEAST && below > 2 * len) ||
	       (below >= SHORT_BODY && (next->flags & LINE_STOP) && below > len && len <= SHORT_HEADING &&
		(i + 2 >= s->line_count || s->lines[i + 2].gap > 0));
}

/* "— Name, role" directly below words in quotation marks. */
static bool is_attribution(const struct split *s, const struct line *l, const struct line *above)
{
	static const slice dashes[] = {S("\xE2\x80\x94"), S("\xE2\x80\x93 "), S("-- "), S("~ ")};
	slice text = line_text(s, l), words = line_text(s, above);
	static const slice closing[] = {S("\xE2\x80\x9D"), S("\xE2\x80\x99"), S("\""), S("'")};
	return list_begins(text, LIST(dashes)) && (l->quotes > 0 || list_ends(words, LIST(closing)));
}

/* A long line of a document without a fixed width is a paragraph, except in a
 * comment, where people begin new lines as they like. */
static bool ends_paragraph(const struct split *s, size_t i)
{
	return (s->lines[i].flags & LINE_LONG) && !s->wrapped && !s->lines[i].quotes && i < s->thread_line &&
	       s->lines[i].role == ROLE_NONE && (s->lines[i].flags & LINE_STOP);
}

/* "Jordan, 14" directly below Jordan's words, with nothing below it. */
static bool is_source(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	slice text = line_text(s, l);
	char last = l[-1].last;
	return (last == '"' || last == '\'' || (last & 0x80)) && text.len <= SHORT_HEADING &&
	       !(l->flags & LINE_STOP) && ascii_is_upper(text.at[0]) && slice_find_byte(text, ',', 0) != SLICE_NONE &&
	       (i + 1 >= s->line_count || l[1].gap > 0 || l[1].shape != SHAPE_TEXT || l[1].role == ROLE_PAGE) &&
	       mark_below_quotation(s, i);
}

/* "[Chart: who noticed what]" stands for a picture. */
static bool is_placeholder(slice text)
{
	return text.len > 0 && text.at[0] == '[' && text.at[text.len - 1] == ']' && caption_is(text);
}

/* Buttons, or what stands beside them. */
static bool is_tool(const struct split *s, const struct line *l)
{
	return l->role == ROLE_BUTTONS || (l->role == ROLE_NONE && !(l->flags & LINE_LONG) &&
					   furniture_of(line_text(s, l), l->holds, true) == FURNITURE_YES);
}

static bool continues(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i], *above = &s->lines[i - 1];
	if (l->gap > 0 || l->quotes != above->quotes || (l->flags & LINE_FEED))
		return false;
	if (l->shape == SHAPE_TABLE || above->shape == SHAPE_TABLE)
		return l->shape == above->shape;
	if (l->shape == SHAPE_FRONT)
		return above->shape == SHAPE_FRONT && l->role == above->role;
	if (l->shape != SHAPE_TEXT || above->shape == SHAPE_ATX || above->shape == SHAPE_MARK ||
	    above->shape == SHAPE_FRONT || (above->flags & LINE_SETEXT))
		return false;
	if (l->role == ROLE_MORE)
		return true;
	if (l->role == ROLE_PAGE)
		return above->role == ROLE_PAGE;
	if (l->role == ROLE_BYLINE)
		return above->role == ROLE_BYLINE;
	if (s->loose || ends_paragraph(s, i - 1))
		return false;
	if (l->role == ROLE_BUTTONS || above->role == ROLE_BUTTONS)
		return is_tool(s, l) && is_tool(s, above);
	char first = line_first(s, l); /* most lines are told by it */
	bool dash = first == '\xE2' || first == '-' || first == '~';
	if ((dash && is_attribution(s, l, above)) || is_source(s, i) ||
	    (first == '[' && is_placeholder(line_text(s, l))) ||
	    (line_first(s, above) == '[' && is_placeholder(line_text(s, above))))
		return false;
	return l->role == ROLE_NONE && (above->role == ROLE_NONE || above->role == ROLE_LABEL);
}

static uint8_t emphasis(slice text)
{
	static const slice marks[] = {S("**"), S("__"), S("*"), S("_")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		slice m = marks[i];
		if (text.len > 2 * m.len && slice_starts(text, m) && slice_ends(text, m) &&
		    !ascii_is_space(text.at[m.len]))
			return slice_find(slice_sub(text, m.len, text.len - m.len), m, 0) == SLICE_NONE ? PIECE_BOLD
													: 0;
	}
	return 0;
}

static void begin_piece(struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	s->pieces[s->piece_count++] = (struct piece){
		.start = l->start + l->mark,
		.end = l->end,
		.line = (uint32_t)i,
		.lines = 1,
		.section = NONE,
		.speaker = NONE,
		.date = NONE,
		.indent = l->indent,
		.gap = s->loose && l->gap == 0 ? 1 : l->gap,
		.shape = l->shape,
		.role = l->role,
		.level = l->level,
		.kind = KIND_NONE,
		.holds = l->holds,
		.flags = l->quotes ? PIECE_QUOTED : 0,
		.first = line_first(s, l),
	};
}

static void end_piece(struct split *s)
{
	struct piece *p = &s->pieces[s->piece_count - 1];
	const struct line *last = &s->lines[p->line + p->lines - 1];
	uint8_t flags = last->flags;
	p->last = last->last;
	p->marked = p->shape == SHAPE_ATX || (flags & LINE_SETEXT);
	if (flags & LINE_STOP)
		p->flags |= PIECE_STOP;
	if (flags & LINE_ASKS)
		p->flags |= PIECE_ASKS;
	if (p->first == '*' || p->first == '_')
		p->flags |= emphasis(piece_text(s, p));
	if (p->role == ROLE_LABEL)
		p->flags |= PIECE_LABEL;
}

/* A label alone on its line belongs to the text below it. */
static bool hand_down(struct split *s, size_t i)
{
	struct line *l = &s->lines[i], *next = i + 1 < s->line_count ? l + 1 : NULL;
	if (l->role != ROLE_LABEL || l->start + l->mark < l->end)
		return false;
	if (next && next->gap <= 1 && next->role == ROLE_NONE && next->shape == SHAPE_TEXT) {
		next->role = ROLE_LABEL;
		next->sparse = l->sparse;
		if (next->gap == 0)
			next->gap = 1;
	}
	l->shape = SHAPE_MARK;
	return true;
}

/* "Yours sincerely," ends a letter; what follows is its signature. */
static bool ends_letter(const struct split *s, const struct line *l)
{
	static const bool firsts[256] = {['Y'] = true, ['K'] = true, ['B'] = true, ['S'] = true,
					 ['-'] = true, ['~'] = true, [' '] = true, [0xE2] = true};
	static const slice words[] = {S("Yours, etc"),       S("Yours etc"),   S("Yours sincerely"),
				      S("Yours faithfully"), S("Yours truly"), S("Yours in "),
				      S("Kind regards"),     S("Best wishes"), S("Sincerely")};
	if ((l->flags & LINE_LONG) || !firsts[(unsigned char)line_first(s, l)])
		return false;
	slice text = line_text(s, l);
	while (text.len && (memchr("-~ ", text.at[0], 3) || slice_starts(text, S("\xE2\x80\x93")) ||
			    slice_starts(text, S("\xE2\x80\x94"))))
		text = slice_after(text, text.at[0] == '\xE2' ? 3 : 1);
	if (text.len == 0 || text.len > SHORT_HEADING || !memchr("YKBS", text.at[0], 4))
		return false;
	return list_begins(text, LIST(words));
}

/* "6 March 2023, 4.01pm" directly below the title of a transcript. */
static bool is_date_below_title(const struct split *s, const struct line *l)
{
	slice text = line_text(s, l);
	struct date date;
	struct date_place place;
	return s->label_count > 0 && l > s->lines && l < s->lines + TITLE_LINES && l->gap == 0 &&
	       !(l[-1].flags & (LINE_STOP | LINE_LONG)) && l[-1].role == ROLE_NONE && l[-1].shape == SHAPE_TEXT &&
	       byline_is(s, text) && date_find(text, 0, s->order, &date, &place) && place.from <= WEEKDAY_MOST &&
	       date.month > 0;
}

/* A line that begins like a byline, or goes on with one: a date, a role. */
static bool is_byline_line(const struct split *s, const struct line *l, bool above)
{
	slice text = line_text(s, l);
	if (slice_starts_nocase(text, S(SUBJECT)))
		return false;
	if (byline_begins(text))
		return true;
	if (!above || l->gap > 0 || furniture_opens_thread(text) == OPENER_HEADING ||
	    furniture_of(text, l->holds, false) != FURNITURE_NO)
		return false;
	return byline_is(s, text) || (text.len <= SHORT_HEADING && !(l->flags & LINE_STOP));
}

/* "4 March 2021 · Shared with Public": a date, and nothing that counts behind it. */
static bool is_date_line(const struct split *s, const struct line *l)
{
	struct date date;
	slice text = line_text(s, l);
	if ((l->flags & LINE_LONG) || !(l->holds & HOLDS_DIGIT) || l->shape != SHAPE_TEXT)
		return false;
	size_t len = date_at(text, 0, s->order, &date);
	return len > 0 && (len == text.len || badge_is_line(slice_after(text, len)));
}

/* Where one line is a byline, the date and the names directly above it are too. */
static void extend_byline_up(struct split *s, size_t i)
{
	bool dated = is_date_line(s, &s->lines[i]);
	for (; i > 0 && s->lines[i].gap == 0; i--) {
		struct line *above = &s->lines[i - 1];
		bool date = is_date_line(s, above),
		     name = dated && above->end - above->start <= NAME_MOST && !(above->flags & LINE_STOP) && !date;
		if (above->role != ROLE_NONE || above->shape != SHAPE_TEXT || !(date || name) ||
		    furniture_of(line_text(s, above), above->holds, false) != FURNITURE_NO)
			return;
		above->role = ROLE_BYLINE;
		dated = date;
	}
}

/* Without blank lines, a date directly below a name is a byline of the page. */
static bool is_post_date(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return s->loose && i > 0 && i < s->thread_line && l->gap == 0 && is_date_line(s, l) &&
	       !(l[-1].flags & (LINE_STOP | LINE_LONG));
}

/* "More posts", "54 upvotes": in a list of links it is no button. */
static bool is_below_opener(const struct split *s, size_t i)
{
	size_t top = i;
	while (top > 0 && i - top < OPENER_LOOK && s->lines[top].gap == 0)
		top--;
	const struct line *l = &s->lines[top];
	return top < i && l->role == ROLE_NONE && !(l->flags & LINE_LONG) &&
	       furniture_of(line_text(s, l), l->holds, true) == FURNITURE_OPENS;
}

static void ask_for_buttons(void *context, size_t from, size_t to)
{
	const struct split *s = context;
	for (size_t i = from; i < to; i++) {
		struct line *l = &s->lines[i];
		if (i > s->thread_line && !(l->flags & LINE_LONG))
			l->buttons = (uint8_t)buttons_places(line_text(s, l));
	}
}

/* A line of buttons in a thread; "2d" and the like above or below one. */
static bool is_buttons(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	slice text = line_text(s, l);
	if (l->buttons == 0 || l->role != ROLE_NONE || (l->flags & LINE_LONG) || l->shape == SHAPE_ATX ||
	    ((l->flags & LINE_STOP) && !slice_ends(text, S("..."))))
		return false;
	bool above = l->gap == 0 && l[-1].role == ROLE_BUTTONS;
	bool below = i + 1 < s->line_count && l[1].gap == 0 && !(l[1].flags & LINE_LONG) &&
		     (l[1].buttons >> BUTTONS_ALONE & 1);
	return (l->buttons >> (above || below ? BUTTONS_BESIDE : BUTTONS_THREAD) & 1) && !is_below_opener(s, i);
}

/* "Sort by", "Oldest" above "Show 25": buttons up to the top of the block. */
static void extend_buttons_up(struct split *s, size_t i)
{
	while (i > s->thread_line + 1 && s->lines[i].gap == 0) {
		struct line *above = &s->lines[--i];
		if (above->role != ROLE_NONE || (above->flags & (LINE_LONG | LINE_STOP)) ||
		    !(above->buttons >> BUTTONS_BESIDE & 1))
			return;
		above->role = ROLE_BUTTONS;
	}
}

/* "Carrow District Council" directly above "Date: …" at the top of a release. */
static bool is_publisher(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	if (l->gap == 0 || i + 1 >= s->line_count || l[1].gap > 0 || l[1].shape != SHAPE_TEXT ||
	    (l->flags & LINE_STOP))
		return false;
	slice below = line_text(s, &l[1]);
	return label_is_list(below) && byline_is_body(line_text(s, l));
}

/* Bylines directly below a title, or a heading directly above its text. */
static void find_breaks(struct split *s)
{
	bool byline = false, signature = false;
	if (s->thread_line != NONE)
		parallel_do(s->line_count, PART_LINES, ask_for_buttons, s);
	for (size_t i = 0; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		bool looked_at =
			l->role == ROLE_NONE && i < BYLINE_LINES && l->shape == SHAPE_TEXT && !(l->flags & LINE_LONG);
		bool above = byline;
		bool titled = looked_at && is_date_below_title(s, l);
		byline = titled ||
			 (looked_at && (is_byline_line(s, l, above) || is_post_date(s, i) || is_publisher(s, i)));
		if (byline)
			l->role = ROLE_BYLINE;
		if (byline && !above && !titled)
			extend_byline_up(s, i);
		if (looked_at && slice_starts_nocase(line_text(s, l), S(SUBJECT))) {
			l->role = ROLE_HEADING;
			l->mark += sizeof SUBJECT - 1;
			byline = false;
		}
		if (l->role == ROLE_NONE && ends_letter(s, l)) {
			l->role = ROLE_BYLINE;
			l->shape = SHAPE_TEXT;
			signature = true;
		} else if (signature && l->gap == 0 && l->role == ROLE_NONE && l->shape == SHAPE_TEXT) {
			l->role = ROLE_BYLINE;
		} else {
			signature = false;
		}
		if (i > s->thread_line && is_buttons(s, i)) {
			l->role = ROLE_BUTTONS;
			extend_buttons_up(s, i);
		}
		if (i == 1 && l->gap == 0 && l->role == ROLE_NONE && l[-1].role == ROLE_NONE &&
		    l->shape == SHAPE_TEXT && !(l[-1].flags & (LINE_STOP | LINE_LONG)) &&
		    l->end - l->start >= SUMMARY_LEAST && l->end - l->start > 2 * (l[-1].end - l[-1].start) &&
		    !s->wrapped)
			l->gap = 1;
		if ((s->comments_line == NONE || i < s->comments_line) && is_heading_above(s, i))
			l->role = ROLE_HEADING;
	}
}

/* The title in the front matter is the title of the document where no heading
 * below it is. */
static void find_front_title(struct split *s)
{
	size_t title = SLICE_NONE, i = 0;
	for (; i < s->line_count && (s->lines[i].shape == SHAPE_FRONT || s->lines[i].shape == SHAPE_MARK); i++)
		if (s->lines[i].shape == SHAPE_FRONT && slice_starts_nocase(line_text(s, &s->lines[i]), S("title: ")))
			title = i;
	if (title == SLICE_NONE ||
	    (i < s->line_count && (s->lines[i].shape == SHAPE_ATX || (s->lines[i].flags & LINE_SETEXT))))
		return;
	s->lines[title].role = ROLE_HEADING;
	s->lines[title].mark = sizeof "title: " - 1;
}

void pieces_find(struct split *s)
{
	bool open = false;
	s->pieces = memory_room(s->pieces, &s->piece_room, s->line_count, sizeof *s->pieces);
	s->piece_count = 0;
	find_breaks(s);
	find_front_title(s);
	for (size_t i = 0; i < s->line_count; i++) {
		struct line *l = &s->lines[i];
		bool mark = l->shape == SHAPE_MARK || hand_down(s, i) || l->start + l->mark >= l->end;
		if (open && !mark && continues(s, i)) {
			struct piece *p = &s->pieces[s->piece_count - 1];
			p->end = l->end;
			p->lines++;
			p->holds |= l->holds | HOLDS_BREAK;
			continue;
		}
		if (open)
			end_piece(s);
		open = !mark;
		if (open)
			begin_piece(s, i);
	}
	if (open)
		end_piece(s);
}
