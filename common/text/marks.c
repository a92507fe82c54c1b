#include "text/marks.h"

#include "base/blocks.h"
#include "base/utf8.h"

enum role {
	OPENS,
	CLOSES,
	MAYBE_CLOSES, /* s’ before a word: a closing mark, or a plural's possessive */
	NO_MARK,
};

enum {
	LEFT_DOUBLE = 0x201C,
	RIGHT_DOUBLE = 0x201D,
	LOW_DOUBLE = 0x201E,
	LEFT_SINGLE = 0x2018,
	RIGHT_SINGLE = 0x2019,
	LEFT_GUILLEMET = 0xAB,
	RIGHT_GUILLEMET = 0xBB,
};

struct candidate {
	struct mark mark;
	enum role role;
};

struct candidates {
	struct candidate *items;
	size_t count, room;
};

/* What stands to the left and right of a possible mark; 0 at the ends. */
struct around {
	uint32_t before, after;
	slice rest; /* the text after the mark */
};

static bool is_word(uint32_t c) { return utf8_is_letter(c) || (c < 0x80 && ascii_is_digit((char)c)); }

static bool is_digit(uint32_t c) { return c < 0x80 && ascii_is_digit((char)c); }

/* Nothing but an opening mark can stand after these. */
static bool begins_here(uint32_t before)
{
	return before == 0 || utf8_is_space(before) || before == '(' || before == '[' || before == LEFT_DOUBLE ||
	       before == LEFT_SINGLE || (before >= 0x2013 && before <= 0x2015) || before == '/';
}

/* A word that lost its beginning: ’90s, ’n’, ’em. */
static bool is_clipped(slice rest)
{
	static const slice WORDS[] = {{"n", 1},    {"em", 2},    {"til", 3}, {"tis", 3},
				      {"twas", 4}, {"cause", 5}, {"cos", 3}};
	if (rest.len >= 3 && ascii_is_digit(rest.at[0]) && ascii_is_digit(rest.at[1]) && rest.at[2] == 's')
		return true;
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (slice_starts_nocase(rest, WORDS[i]) &&
		    (rest.len == WORDS[i].len || !ascii_is_alpha(rest.at[WORDS[i].len])))
			return true;
	return false;
}

static enum role straight_double(struct around a, bool open)
{
	if (begins_here(a.before))
		return is_word(a.after) || !open ? OPENS : CLOSES;
	if (is_digit(a.before) && !open)
		return NO_MARK; /* inches */
	return open || !is_word(a.after) ? CLOSES : OPENS;
}

/* Another word, or the real closing mark behind the full stop: councils’.’ */
static bool may_follow_possessive(slice rest)
{
	uint32_t code;
	if (rest.len < 2)
		return false;
	utf8_decode(rest, 1, &code);
	if (rest.at[0] == '.' || rest.at[0] == ',' || rest.at[0] == '!' || rest.at[0] == '?')
		return code == RIGHT_SINGLE || code == '\'';
	return (rest.at[0] == ' ' || rest.at[0] == '\n') && is_word(code);
}

static enum role single(struct around a, bool curly_open, bool curly)
{
	if (is_word(a.before) && is_word(a.after))
		return NO_MARK;
	if (curly_open && utf8_is_space(a.after))
		return CLOSES; /* typed the wrong way round: ‘so called ‘ */
	if (begins_here(a.before)) {
		if (is_clipped(a.rest) || a.after == 0 || utf8_is_space(a.after))
			return NO_MARK;
		return curly_open || !curly ? OPENS : NO_MARK;
	}
	if (curly_open)
		return OPENS;
	if (is_digit(a.before) && !curly)
		return MAYBE_CLOSES; /* feet, unless nothing else closes ‘section 20' */
	if ((a.before == 's' || a.before == 'S') && may_follow_possessive(a.rest))
		return MAYBE_CLOSES;
	return CLOSES;
}

static enum role role_of(uint32_t code, struct around a, bool straight_open)
{
	switch (code) {
	case LEFT_DOUBLE:
	case LOW_DOUBLE:
	case LEFT_GUILLEMET:
		return OPENS;
	case RIGHT_DOUBLE:
	case RIGHT_GUILLEMET:
		return CLOSES;
	case '"':
		return straight_double(a, straight_open);
	default:
		return single(a, code == LEFT_SINGLE, code != '\'');
	}
}

static bool is_candidate(uint32_t code)
{
	return code == '"' || code == '\'' || code == LEFT_GUILLEMET || code == RIGHT_GUILLEMET ||
	       (code >= LEFT_SINGLE && code <= LOW_DOUBLE && code != 0x201A && code != 0x201B);
}

/* don't: most apostrophes end here. */
static bool is_inside_word(slice text, size_t at, size_t len, uint32_t code)
{
	return (code == '\'' || code == RIGHT_SINGLE) && at > 0 && at + len < text.len &&
	       byte_is(text.at[at - 1], BYTE_WORD) && byte_is(text.at[at + len], BYTE_WORD);
}

static void find_candidates(slice text, const uint64_t *quotes, struct candidates *found, struct arena *memory)
{
	bool straight_open = false;
	size_t skip_until = 0;
	for (size_t at = 0, len; at < text.len && (at = block_sets_next(quotes, at, text.len)) < text.len;
	     at += len) {
		uint32_t code;
		len = utf8_decode(text, at, &code);
		if (!is_candidate(code) || at < skip_until || is_inside_word(text, at, len, code))
			continue;
		struct around a = {0, 0, slice_after(text, at + len)};
		if (at > 0)
			utf8_decode_before(text, at, &a.before);
		if (a.rest.len > 0)
			utf8_decode(a.rest, 0, &a.after);
		enum role role = role_of(code, a, straight_open);
		bool is_double =
			code == '"' || code >= LEFT_DOUBLE || code == LEFT_GUILLEMET || code == RIGHT_GUILLEMET;
		if (code == '"' && role != NO_MARK)
			straight_open = role == OPENS;
		if (role == NO_MARK) {
			if (!is_double && begins_here(a.before) && slice_starts_nocase(a.rest, S("n")))
				skip_until = at + len + 2; /* the second half of ’n’ */
			continue;
		}
		found->items = arena_grow(memory, found->items, found->count, &found->room, found->count + 1,
					  sizeof *found->items);
		found->items[found->count++] =
			(struct candidate){{at, len, role == OPENS, is_double, SLICE_NONE}, role};
	}
}

static void pair(struct candidates *c, size_t open, size_t close)
{
	c->items[open].mark.partner = close;
	c->items[close].mark.partner = open;
	c->items[close].role = CLOSES;
}

/* Double marks close the newest that is open. */
static void pair_doubles(struct candidates *c, struct arena *memory)
{
	size_t *open = arena_room(memory, c->count + 1, sizeof *open), depth = 0;
	for (size_t i = 0; i < c->count; i++) {
		if (!c->items[i].mark.is_double)
			continue;
		if (c->items[i].role == OPENS)
			open[depth++] = i;
		else if (depth > 0)
			pair(c, open[--depth], i);
	}
}

/* A single mark closes at the last sure closing mark before the next one
 * opens, the first such; failing that at the first that may be a possessive.
 * It does not reach over the end of a double quotation that it stands in. */
static void pair_singles(struct candidates *c)
{
	size_t maybe = SLICE_NONE, open = SLICE_NONE;
	for (size_t i = 0; i <= c->count; i++) {
		bool end = i == c->count;
		bool leaves = !end && c->items[i].mark.is_double && c->items[i].mark.partner != SLICE_NONE &&
			      !c->items[i].mark.opens && open != SLICE_NONE && c->items[i].mark.partner < open;
		bool is_single = !end && !c->items[i].mark.is_double;
		if (end || leaves || (is_single && c->items[i].role == OPENS)) {
			if (open != SLICE_NONE && maybe != SLICE_NONE)
				pair(c, open, maybe);
			open = is_single ? i : SLICE_NONE;
			maybe = SLICE_NONE;
		} else if (is_single && open != SLICE_NONE && c->items[i].role == CLOSES) {
			pair(c, open, i);
			open = maybe = SLICE_NONE;
		} else if (is_single && open != SLICE_NONE && maybe == SLICE_NONE) {
			maybe = i;
		}
	}
}

struct mark_list marks_of(slice text, const uint64_t *quotes, struct arena *memory)
{
	struct candidates c = {0};
	find_candidates(text, quotes, &c, memory);
	if (c.count == 0)
		return (struct mark_list){NULL, 0};
	pair_doubles(&c, memory);
	pair_singles(&c);
	struct mark_list list = {arena_room(memory, c.count + 1, sizeof *list.items), 0};
	size_t *moved = arena_room(memory, c.count + 1, sizeof *moved);
	for (size_t i = 0; i < c.count; i++) {
		struct candidate *k = &c.items[i];
		bool apostrophe = !k->mark.is_double && !k->mark.opens && k->mark.partner == SLICE_NONE;
		moved[i] = list.count;
		if (!apostrophe)
			list.items[list.count++] = k->mark;
	}
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].partner != SLICE_NONE)
			list.items[i].partner = moved[list.items[i].partner];
	return list;
}
