#include "headers.h"

enum {
	FORM_LINE = 130, /* bytes of a line of the form below the comments */
	NAMES_LEAST = 2, /* below comments, that show that they stand there */
};

/* A comment that is still open: what is set further in answers it. */
struct level {
	uint32_t indent, turn, number;
	bool arrow;
};

struct thread {
	struct level *levels;
	size_t depth, room;
	uint32_t *latest; /* the last turn of each commenter that was seen */
	size_t latest_room;
	uint32_t first_turn;
};

static slice lower_case(struct split *s, slice text)
{
	slice copy = arena_copy(&s->memory, text);
	char *at = (char *)copy.at;
	for (size_t i = 0; i < copy.len; i++)
		at[i] = ascii_lower(at[i]);
	return copy;
}

/* How far in a comment stands: its column, and a step for each > before it. */
static uint32_t indent_of(const struct split *s, const struct piece *p)
{
	const struct line *l = &s->lines[p->line];
	return l->indent + 4u * l->quotes;
}

/* An arrow instead of an indent: ↳ NAME. */
static bool has_arrow(const struct split *s, const struct piece *p)
{
	slice text = piece_text(s, p);
	return slice_starts(text, S("\xE2\x86\xB3")) || slice_starts(text, S("\xE2\x94\x94"));
}

/* Two numbers of one list stand at one level even where " 9." and "10." do not
 * begin in the same column. */
static bool is_deeper(const struct level *above, uint32_t indent, uint32_t number)
{
	if (above->number && number == above->number + 1 && indent <= above->indent + 2)
		return false;
	return indent > above->indent + 1 || (indent > above->indent && !(above->number && number));
}

static uint32_t parent_of(struct thread *t, uint32_t indent, uint32_t number, bool arrow)
{
	if (arrow) {
		while (t->depth > 0 && t->levels[t->depth - 1].arrow)
			t->depth--;
		return t->depth ? t->levels[t->depth - 1].turn : 0;
	}
	while (t->depth > 0 && !is_deeper(&t->levels[t->depth - 1], indent, number))
		t->depth--;
	return t->depth ? t->levels[t->depth - 1].turn : 0;
}

static void push(struct split *s, struct thread *t, struct level level)
{
	t->levels = arena_grow(&s->memory, t->levels, t->depth, &t->room, t->depth + 1, sizeof *t->levels);
	t->levels[t->depth++] = level;
}

/* The turn meant by "In reply to NAME", or by "In reply to #3". */
static uint32_t turn_named(struct split *s, const struct thread *t, slice name)
{
	size_t id = table_find(&s->seen, lower_case(s, name));
	if (id != SLICE_NONE && t->latest)
		return t->latest[id];
	uint32_t number = 0;
	slice digits = name;
	if (slice_starts_nocase(digits, S("comment ")))
		digits = slice_after(digits, 8);
	if (slice_starts(digits, S("#")))
		digits = slice_after(digits, 1);
	for (size_t i = 0; i < digits.len && i < 6; i++) {
		if (!ascii_is_digit(digits.at[i]))
			return 0;
		number = number * 10 + (uint32_t)(digits.at[i] - '0');
	}
	return digits.len && number > 0 && t->first_turn + number - 1 <= s->turns ? t->first_turn + number - 1 : 0;
}

static void remember(struct split *s, struct thread *t, slice name, uint32_t turn)
{
	size_t id = table_add(&s->seen, lower_case(s, name));
	t->latest = arena_grow(&s->memory, t->latest, id, &t->latest_room, id + 1, sizeof *t->latest);
	t->latest[id] = turn;
}

/* "Mar 3" has the year of the document that it follows, or the next. */
static struct date with_year(const struct split *s, struct date date)
{
	if (date.year > 0 || s->doc_date == NONE)
		return date;
	const struct date *published = &s->dates[s->doc_date];
	bool earlier = date.month < published->month ||
		       (date.month == published->month && date.day > 0 && date.day < published->day);
	date_set_year(&date, published->year + earlier);
	return date;
}

static void begin_comment(struct split *s, struct thread *t, struct piece *p)
{
	const struct line *l = &s->lines[p->line];
	const struct header *h = &s->headers[l->sparse];
	uint32_t indent = indent_of(s, p), number = l->shape == SHAPE_NUMBER ? l->number : 0;
	bool arrow = has_arrow(s, p);
	if (h->level)
		indent = 4 * h->level;
	uint32_t parent = parent_of(t, indent, number, arrow);
	p->kind = SEGMENT_BYLINE;
	p->turn = ++s->turns;
	p->reply_to = parent;
	if (h->answers.len) {
		uint32_t named = turn_named(s, t, h->answers);
		if (named)
			p->reply_to = named;
	}
	p->speaker = names_add(s, name_without_titles(h->name));
	if (h->dated) {
		p->date = dates_add(s, with_year(s, h->date));
		p->flags |= PIECE_OWN_TIME;
	}
	push(s, t, (struct level){indent, p->turn, number, arrow});
	remember(s, t, h->name, p->turn);
	if (h->handle.len > 1)
		remember(s, t, slice_after(h->handle, 1), p->turn);
}

static void continue_comment(struct piece *p, const struct piece *header)
{
	p->kind = SEGMENT_COMMENT;
	p->turn = header->turn;
	p->reply_to = header->reply_to;
	p->speaker = header->speaker;
	p->date = header->date;
	p->flags |= header->flags & PIECE_OWN_TIME;
}

/* "Last updated: 4 March 2021" below the comments is no part of one. */
static bool is_page_line(const struct split *s, const struct piece *p)
{
	struct date date;
	struct date_place place;
	slice text = piece_text(s, p);
	return (p->holds & HOLDS_DIGIT) && text.len <= FORM_LINE && badge_begins_page(text) &&
	       date_find(text, 0, s->order, &date, &place) && badge_is_page(slice_sub(text, 0, place.from));
}

/* The # behind a byline is a link, not its text. */
static void cut_link(struct split *s, struct piece *p)
{
	while (p->end > p->start + 1 && (s->bytes.at[p->end - 1] == '#' || ascii_is_space(s->bytes.at[p->end - 1])))
		p->end--;
	p->last = s->bytes.at[p->end - 1];
}

/* "Posted by: Ann | 4 June 2011" stands below each comment where there are
 * words between the heading and the first such line, and none below the last. */
static bool names_stand_below(const struct split *s)
{
	size_t headers = 0, words = 0;
	bool below = false;
	if (s->comments_line == NONE)
		return false;
	for (size_t i = 0; i < s->piece_count; i++) {
		const struct piece *p = &s->pieces[i];
		if (p->line <= s->comments_line)
			continue;
		if (p->role == ROLE_HEADER) {
			if (headers++ == 0 && words == 0)
				return false;
			words = 0;
		} else if (p->kind == SEGMENT_FURNITURE && (p->flags & PIECE_CLOSED)) {
			below = true;
		} else if (!below && piece_is_open(p)) {
			words++;
		}
	}
	return headers >= NAMES_LEAST && words == 0;
}

/* Comments with their names below them. */
static void find_above_names(struct split *s, struct thread *t)
{
	size_t first = SLICE_NONE;
	for (size_t i = 0; i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		if (p->line <= s->comments_line)
			continue;
		if (p->role == ROLE_HEADER) {
			cut_link(s, p);
			begin_comment(s, t, p);
			for (size_t above = first; above < i; above++)
				if (piece_is_open(&s->pieces[above]))
					continue_comment(&s->pieces[above], p);
			first = SLICE_NONE;
		} else if (first == SLICE_NONE) {
			first = i;
		}
	}
}

void comments_find(struct split *s)
{
	struct thread t = {.first_turn = s->turns + 1};
	table_reset(&s->seen);
	const struct piece *header = NULL;
	bool closed = false;
	if (names_stand_below(s)) {
		find_above_names(s, &t);
		return;
	}
	for (size_t i = 0; s->header_count > 0 && i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		if (p->role == ROLE_HEADER) {
			cut_link(s, p);
			begin_comment(s, &t, p);
			header = p;
			closed = false;
		} else if (p->kind == SEGMENT_FURNITURE && (p->flags & PIECE_CLOSED)) {
			closed = header != NULL;
		} else if (header && piece_is_open(p)) {
			closed |= p->marked;
			if (is_page_line(s, p))
				p->kind = SEGMENT_FURNITURE;
			else if (!closed)
				continue_comment(p, header);
			else if (piece_length(p) <= FORM_LINE && !(p->flags & PIECE_STOP) && !p->marked)
				p->kind = SEGMENT_FURNITURE;
		}
	}
}
