#include "headers.h"
#include "turns.h"

/* Speakers who are named on a line of their own above what they say, as the
 * reports of parliaments and the captions of meetings have them:
 *
 *     Ann Patel                  Ann Patel (Carrow East) (Lab)      0:0:3.1 --> 0:0:9.4
 *     (Carrow East) (Lab)        I am grateful …                    Ann Patel
 *     I am grateful …                                               good morning
 */

enum {
	LINE_MOST = 130,    /* bytes of such a line */
	WORDS_MOST = 5,     /* of a name that no title shows */
	BRACKETS_LINES = 3, /* below the name: place, party, office */
	BUTTON_MOST = 40,   /* bytes of a button between it and the words */
	LINES_LEAST = 4,    /* that make a dialogue */
	AGAIN_LEAST = 2,    /* of them that repeat a name */
	BLOCKS_SHARE = 3,   /* of so many blocks of text one must begin with a name */
};

struct candidate {
	struct label label;
	uint32_t text; /* the line on which the words begin */
	bool tagged;   /* <v Ann Patel> */
};

struct candidates {
	struct candidate *items;
	size_t count, room;
};

/* The length of "(Carrow East) (Lab)", a colon behind it included, or 0; the
 * label takes what they say. */
static size_t take_brackets(slice text, struct label *l)
{
	size_t at = 0, end = 0;
	slice office = l->name;
	while (at < text.len && (text.at[at] == '(' || text.at[at] == '[')) {
		size_t close = slice_find_byte(text, text.at[at] == '(' ? ')' : ']', at);
		if (close == SLICE_NONE || close > LINE_MOST)
			break;
		label_take_brackets(l, office, slice_sub(text, at + 1, close));
		end = at = close + 1;
		while (at < text.len && text.at[at] == ' ')
			at++;
	}
	return end && end < text.len && text.at[end] == ':' ? end + 1 : end;
}

/* "Asked by Lord Farrow": the name alone. */
static slice without_opener(slice text)
{
	static const slice openers[] = {S("Asked by "), S("Moved by "), S("Tabled by ")};
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (slice_starts(text, openers[i]))
			return slice_after(text, openers[i].len);
	return text;
}

static bool has_title(slice name)
{
	if (slice_starts(name, S("The ")))
		name = slice_after(name, 4); /* "The Lord Bishop of Carrow" */
	return name_is_title(name_first_word(name)) || name_is_peer(name_first_word(name));
}

/* A person, or somebody whom the lexicon knows by their part. */
static bool is_somebody(slice name, bool cue)
{
	size_t words = 1;
	slice class = label_class(name);
	if (slice_equal(class, S("not")) || slice_equal(class, S("list")) || !label_is_name(name))
		return false;
	for (size_t i = 0; i < name.len; i++)
		words += name.at[i] == ' ';
	return class.len || (has_title(name) && words > 1) || cue ||
	       (words > 1 && words <= WORDS_MOST && people_is_personal(name));
}

/* The name on line i, with what stands in brackets behind it. */
static bool take_name(const struct split *s, size_t i, struct label *l)
{
	const struct line *line = &s->lines[i];
	slice text = without_opener(line_text(s, line));
	bool numbered = line->shape == SHAPE_NUMBER && slice_ends(text, S(")")); /* a question in a list */
	if (line->role != ROLE_NONE || (line->shape != SHAPE_TEXT && !numbered) || text.len > LINE_MOST ||
	    (line->flags & (LINE_STOP | LINE_LONG)) || (line->gap == 0 && !cue_is_above(s, i)) || text.len < 2 ||
	    ascii_is_lower(text.at[0]) || text.at[text.len - 1] == ',' || text.at[text.len - 1] == ';')
		return false;
	size_t open = slice_find_byte(text, '(', 0);
	l->name = slice_trim(slice_sub(text, 0, open == SLICE_NONE ? text.len : open));
	if (slice_ends(l->name, S(":")))
		l->name.len--;
	if (open != SLICE_NONE && open + take_brackets(slice_after(text, open), l) != text.len)
		return false;
	l->asks = numbered;
	l->line = (uint32_t)i;
	return l->name.len > 0;
}

/* "Share this contribution" between a name and the words. */
static bool is_button(slice text) { return slice_starts_nocase(text, S("share this ")) && text.len <= BUTTON_MOST; }

/* Lines in brackets below the name; the line on which the words begin, and
 * where in it. */
static bool take_below(const struct split *s, size_t i, struct candidate *c)
{
	size_t next = i + 1, length = 0;
	for (; next < s->line_count && next <= i + BRACKETS_LINES && s->lines[next].gap == 0; next++) {
		slice text = line_text(s, &s->lines[next]);
		if (s->lines[next].shape == SHAPE_MARK || is_button(text))
			continue; /* the time */
		length = take_brackets(text, &c->label);
		if (length < text.len) {
			if (!slice_ends(slice_sub(text, 0, length), S(":")))
				length = 0;
			break;
		}
		length = 0;
	}
	if (next >= s->line_count || s->lines[next].gap > 1 || s->lines[next].role != ROLE_NONE ||
	    (s->lines[next].shape != SHAPE_TEXT && s->lines[next].shape != SHAPE_NUMBER))
		return false;
	const struct line *l = &s->lines[next];
	while (length && l->start + l->mark + length < l->end && s->bytes.at[l->start + l->mark + length] == ' ')
		length++;
	c->text = (uint32_t)next;
	c->label.text = l->start + l->mark + length;
	return c->label.text < l->end;
}

/* "<v Ann Patel>Good morning" in captions. */
static bool take_voice(const struct split *s, size_t i, struct candidate *c)
{
	const struct line *line = &s->lines[i];
	slice text = line_text(s, line);
	if (!slice_starts(text, S("<v")) || text.len < 4 || (text.at[2] != ' ' && text.at[2] != '.'))
		return false;
	size_t from = slice_find_byte(text, ' ', 0), end = slice_find_byte(text, '>', 0);
	if (end == SLICE_NONE || from > end || end + 1 >= text.len || end > LINE_MOST)
		return false;
	size_t open = slice_find_byte(slice_sub(text, 0, end), '(', from);
	c->label.name = slice_trim(slice_sub(text, from, open == SLICE_NONE ? end : open)); /* "Ann Patel (Guest)" */
	c->label.line = c->text = (uint32_t)i;
	c->label.text = line->start + line->mark + end + 1;
	c->label.cue = c->tagged = true;
	return c->label.name.len > 0;
}

static bool find_candidate(const struct split *s, size_t i, struct candidate *c)
{
	struct header h;
	*c = (struct candidate){0};
	if (s->lines[i].shape == SHAPE_TEXT && s->lines[i].role == ROLE_NONE && take_voice(s, i, c))
		return true;
	if (i + 1 >= s->line_count || !take_name(s, i, &c->label))
		return false;
	bool cue = cue_is_above(s, i);
	if (!take_below(s, i, c) || !is_somebody(c->label.name, cue) || header_parse(s, (uint32_t)i, &h))
		return false;
	if (cue && s->lines[c->text].gap > 0)
		return false;
	c->label.cue = cue;
	c->label.defines = S("");
	return true;
}

/* Candidates between which no heading of comments stands. */
static void collect(struct split *s, struct candidates *found)
{
	for (size_t i = 0; i < s->line_count; i++) {
		struct candidate c;
		if (!find_candidate(s, i, &c))
			continue;
		found->items = arena_grow(&s->memory, found->items, found->count, &found->room, found->count + 1,
					  sizeof *found->items);
		found->items[found->count++] = c;
		i = c.text > i ? c.text : i;
	}
}

static bool below_comments(const struct split *s, size_t last)
{
	for (size_t i = 0; i < last; i++) {
		const struct line *l = &s->lines[i];
		if (l->gap > 0 && !(l->flags & LINE_LONG) &&
		    furniture_opens_thread(line_text(s, l)) == OPENER_HEADING)
			return true;
	}
	return false;
}

/* The first line of a block, but for "Share this contribution". */
static bool is_block(const struct split *s, const struct line *l)
{
	return l->gap > 0 && l->shape != SHAPE_MARK && l->role == ROLE_NONE &&
	       ((l->flags & LINE_LONG) || furniture_of(line_text(s, l), l->holds, false) == FURNITURE_NO);
}

/* Names that come back, by turns, at the beginning of many of the blocks. */
static bool is_dialogue(const struct split *s, const struct candidates *found, size_t distinct)
{
	size_t blocks = 0, turns = 0;
	if (found->count > 1 && found->items[0].tagged)
		return true;
	if (found->count < LINES_LEAST || distinct < 2 || found->count < distinct + AGAIN_LEAST)
		return false;
	uint32_t first = found->items[0].label.line, last = found->items[found->count - 1].label.line;
	for (size_t i = first; i <= last; i++)
		blocks += is_block(s, &s->lines[i]);
	for (size_t i = 1; i < found->count; i++)
		turns += found->items[i].label.id != found->items[i - 1].label.id;
	return turns >= 2 && found->count * BLOCKS_SHARE >= blocks && !below_comments(s, last);
}

/* A name that stands there once and nothing shows to be one needs a sentence
 * below it. */
static bool is_accepted(const struct split *s, const struct candidate *c, uint32_t count)
{
	return count > 1 || c->label.cue || c->label.minister || has_title(c->label.name) ||
	       (s->lines[c->text].flags & (LINE_STOP | LINE_LONG));
}

/* The name and what stands in brackets below it are marks; the words below
 * them begin a turn. */
static void accept(struct split *s, const struct candidate *c)
{
	struct line *text = &s->lines[c->text];
	for (uint32_t i = c->label.line; i < c->text; i++) {
		if (is_button(line_text(s, &s->lines[i])))
			continue;
		s->lines[i].shape = SHAPE_MARK;
		s->lines[i].mark = 0;
	}
	text->role = ROLE_LABEL;
	text->shape = SHAPE_TEXT;
	text->mark = (uint32_t)(c->label.text - text->start);
	s->may[c->text] = MAY_ALL;
	text->sparse = (uint32_t)s->label_count;
	text->gap = text->gap ? text->gap : 1;
	s->labels = memory_grow(s->labels, &s->label_room, s->label_count + 1, sizeof *s->labels);
	s->labels[s->label_count] = c->label;
	s->labels[s->label_count++].line = c->text;
}

bool namelines_find(struct split *s)
{
	struct candidates found = {0};
	table_reset(&s->keys);
	s->label_count = 0;
	collect(s, &found);
	for (size_t i = 0; i < found.count; i++) {
		char key[KEY_MOST];
		struct label *l = &found.items[i].label;
		l->id = (uint32_t)table_add(&s->keys, slice_of(key, label_key(l->name, key)));
		l->key = s->keys.keys[l->id];
	}
	if (!is_dialogue(s, &found, s->keys.count))
		return false;
	uint32_t *counts = arena_array(&s->memory, s->keys.count, sizeof *counts);
	for (size_t i = 0; i < found.count; i++)
		counts[found.items[i].label.id]++;
	for (size_t i = 0; i < found.count; i++) {
		struct candidate *c = &found.items[i];
		if (!is_accepted(s, c, counts[c->label.id]))
			continue;
		accept(s, c);
	}
	return true;
}
