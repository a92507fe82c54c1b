#include "split.h"

/* Running heads and feet that have the number of the page on their own line:
 *
 *     Report of the working group            12
 *     iv    Report of the working group
 *     Working group | Annual report | 12
 *
 * They are what comes again with a number that goes up. */

enum {
	SPACES_LEAST = 3, /* between the words and the number */
	NUMBER_MOST = 6,  /* digits or letters of it */
	TEXT_LEAST = 3,   /* bytes of the words */
};

/* What is known of the words of a foot. */
struct foot {
	unsigned last;         /* the number that it had last */
	uint32_t count, steps; /* how often it came, how often the number went up */
};

/* 12 and xii; 0 for what is neither. */
static unsigned page_of(slice text)
{
	static const struct {
		char letter;
		unsigned value;
	} roman[] = {{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}, {'c', 100}};
	unsigned number = 0, last = 0;
	if (text.len == 0 || text.len > NUMBER_MOST)
		return 0;
	if (ascii_is_digit(text.at[0])) {
		for (size_t i = 0; i < text.len; i++) {
			if (!ascii_is_digit(text.at[i]))
				return 0;
			number = number * 10 + (unsigned)(text.at[i] - '0');
		}
		return number;
	}
	for (size_t i = text.len; i > 0; i--) {
		unsigned value = 0;
		for (size_t r = 0; r < sizeof roman / sizeof *roman; r++)
			value = ascii_lower(text.at[i - 1]) == roman[r].letter ? roman[r].value : value;
		if (value == 0)
			return 0;
		number = value < last ? number - value : number + value;
		last = value;
	}
	return number;
}

/* Whether white space or a bar between two parts of a line sets them apart. */
static bool is_apart(slice joint)
{
	return joint.len >= SPACES_LEAST || slice_find_byte(joint, '\t', 0) != SLICE_NONE ||
	       slice_find_byte(joint, '|', 0) != SLICE_NONE;
}

static bool is_joint(char c) { return c == ' ' || c == '\t' || c == '|'; }

/* The words of a foot without the number, which stands at one of the ends. */
static bool read_foot(slice text, slice *words, unsigned *number)
{
	size_t end = text.len, from = 0;
	while (end > 0 && !is_joint(text.at[end - 1]))
		end--;
	size_t before = end;
	while (before > 0 && is_joint(text.at[before - 1]))
		before--;
	*number = page_of(slice_after(text, end));
	*words = slice_sub(text, 0, before);
	if (*number && before >= TEXT_LEAST && is_apart(slice_sub(text, before, end)))
		return true;
	while (from < text.len && !is_joint(text.at[from]))
		from++;
	size_t after = from;
	while (after < text.len && is_joint(text.at[after]))
		after++;
	*number = page_of(slice_sub(text, 0, from));
	*words = slice_after(text, after);
	return *number && words->len >= TEXT_LEAST && is_apart(slice_sub(text, from, after));
}

/* A foot stands apart from the text, or beside another one. */
static bool may_be_foot(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	if (!is_figure(l->first) && !is_figure(l->last))
		return false;
	bool above = l->gap > 0 || (l->flags & LINE_FEED), below = i + 1 >= s->line_count || l[1].gap > 0;
	return l->end - l->start <= SHORT_LINE && l->role == ROLE_NONE && (above || below) &&
	       (l->shape == SHAPE_TEXT || l->shape == SHAPE_NUMBER) && !(l->flags & LINE_STOP);
}

bool footers_find(struct split *s)
{
	struct foot *feet = NULL;
	size_t room = 0;
	bool found = false;
	table_reset(&s->seen);
	for (unsigned round = 0; round < 2 && (round == 0 || found); round++)
		for (size_t i = line_that_may(s, 0, MAY_FOOT); i < s->line_count;
		     i = line_that_may(s, i + 1, MAY_FOOT)) {
			slice words;
			unsigned number;
			if (!may_be_foot(s, i))
				continue;
			slice text = slice_sub(s->bytes, s->lines[i].start, s->lines[i].end);
			if (!read_foot(text, &words, &number))
				continue;
			size_t known = s->seen.count, id = table_add(&s->seen, words);
			feet = arena_grow(&s->memory, feet, id, &room, id + 1, sizeof *feet);
			if (id == known)
				feet[id] = (struct foot){0};
			struct foot *f = &feet[id];
			if (round == 0) {
				f->steps += f->count > 0 && number > f->last;
				f->count++;
				f->last = number;
				found |= f->steps > 0;
			} else if (f->steps > 0 && f->steps + 1 == f->count) {
				s->lines[i].role = ROLE_PAGE;
				s->lines[i].shape = SHAPE_TEXT;
				s->lines[i].mark = 0;
			}
		}
	return found;
}
