#include "split.h"

#include "base/utf8.h"

enum {
	RULE_LEAST = 3,
	SETEXT_MOST = 120, /* bytes of a line that may be underlined */
	NUMBER_DIGITS = 3,
	CLAUSE_PARTS = 5,
	QUOTES_MOST = 8,
	QUOTATION_LINES = 12, /* of a quotation with its speaker below it */
	TABLE_LEAST = 4,      /* rows and tabs of a table together */
};

/* The marks of a list item that are not ASCII. */
static const slice bullets[] = {S("\xE2\x80\xA2"), S("\xE2\x97\xA6"), S("\xE2\x96\xAA"), S("\xE2\x97\x8F"),
				S("\xE2\x97\x8B"), S("\xE2\x80\xA3"), S("\xE2\x81\x83"), S("\xC2\xB7"),
				S("\xEF\x82\xB7"), S("\xE2\x96\xBA"), S("\xE2\x9E\xA2"), S("\xE2\x96\xA0"),
				S("\xE2\x9C\x93"), S("\xE2\x9C\x94"), S("\xE2\x80\x93"), S("\xE2\x86\x92"),
				S("\xE2\x9E\x94")};

/* Raised digits, as footnotes have them. */
static const slice raised[] = {S("\xC2\xB9"),     S("\xC2\xB2"),     S("\xC2\xB3"),     S("\xE2\x81\xB0"),
			       S("\xE2\x81\xB4"), S("\xE2\x81\xB5"), S("\xE2\x81\xB6"), S("\xE2\x81\xB7"),
			       S("\xE2\x81\xB8"), S("\xE2\x81\xB9"), S("\xE2\x80\xA0"), S("\xE2\x80\xA1")};

static size_t starts_with_any(slice text, const slice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_starts(text, list[i]))
			return list[i].len;
	return 0;
}

static bool is_space_at(slice text, size_t at)
{
	return at >= text.len || ascii_is_space(text.at[at]) || slice_starts(slice_after(text, at), S("\xC2\xA0"));
}

static size_t skip_spaces(slice text, size_t at)
{
	while (at < text.len && ascii_is_space(text.at[at]))
		at++;
	return at;
}

/* Three or more of one of -*_=~ and nothing else, spaces apart. */
static char rule_of(slice text)
{
	char c = text.len ? text.at[0] : 0;
	size_t marks = 0;
	if (c != '-' && c != '*' && c != '_' && c != '=' && c != '~')
		return 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == c)
			marks++;
		else if (!ascii_is_space(text.at[i]))
			return 0;
	}
	return marks >= RULE_LEAST ? c : 0;
}

/* "- ENDS -" is no item: what begins as it ends is decoration. */
static bool is_decorated(slice text, size_t mark)
{
	return text.len > 2 * mark + 1 && text.at[text.len - mark - 1] == ' ' &&
	       memcmp(text.at, text.at + text.len - mark, mark) == 0;
}

/* "o Ann Patel", "@ Ann Patel": how pages in plain text mark the lists within lists. */
static bool is_inner_bullet(slice text)
{
	return (text.at[0] == 'o' || text.at[0] == '@') && text.len > 2 && text.at[1] == ' ' &&
	       ascii_is_upper(text.at[2]);
}

static size_t bullet_length(slice text, bool indented)
{
	char c = text.at[0];
	size_t mark = c == '-' || c == '*' || c == '+' ? 1 : 0;
	if ((unsigned char)c >= 0x80)
		mark = starts_with_any(text, bullets, sizeof bullets / sizeof *bullets);
	if (c == 'o' && text.len > 2 && (text.at[1] == '\t' || (text.at[1] == ' ' && text.at[2] == ' ')))
		mark = 1;
	if (indented && is_inner_bullet(text))
		mark = 1;
	bool apart = mark == 0 || is_space_at(text, mark) ||
		     (mark > 1 && !slice_starts(text, S("\xC2\xB7")) && !slice_starts(text, S("\xE2\x80\x93")) &&
		      !slice_starts(text, S("\xE2\x86\x92")));
	if (!mark || !apart || is_decorated(text, mark))
		return 0;
	size_t after = skip_spaces(text, mark);
	while (slice_starts(slice_after(text, after), S("\xC2\xA0")))
		after += 2;
	slice box = slice_after(text, after);
	if (slice_starts(box, S("[ ] ")) || slice_starts_nocase(box, S("[x] ")))
		after = skip_spaces(text, after + 4);
	return after < text.len ? after : 0;
}

/* 1. 12) (3) a) iv) II: and the value of a number; the length of the mark. */
static size_t number_length(slice text, uint16_t *value)
{
	size_t open = text.at[0] == '(' ? 1 : 0, at = open;
	*value = 0;
	while (at < text.len && ascii_is_digit(text.at[at]) && at - open < NUMBER_DIGITS)
		*value = (uint16_t)(*value * 10 + (text.at[at++] - '0'));
	bool letters = at == open;
	while (letters && at < text.len && at - open < 4 && ascii_is_alpha(text.at[at]))
		at++;
	slice word = slice_sub(text, open, at);
	char end = at < text.len ? text.at[at] : 0;
	if (word.len == 0 || !is_space_at(text, at + 1) || (end != '.' && end != ')' && end != ':'))
		return 0;
	if (!letters && end == ':')
		return 0;
	if (letters) {
		bool roman = true, lower = true;
		for (size_t i = 0; i < word.len; i++) {
			roman &= memchr("ivxIVX", word.at[i], 6) != NULL;
			lower &= ascii_is_lower(word.at[i]);
		}
		bool single = word.len == 1;
		if (!(roman && (lower ? end != ':' : end == ':' || end == ')' || word.len > 1)) &&
		    !(single && end == ')') && !(single && lower && end == '.'))
			return 0;
		*value = single && lower && word.at[0] != 'i' ? (uint16_t)(word.at[0] - 'a' + 1) : 0;
	}
	if (open && end != ')')
		return 0;
	size_t after = skip_spaces(text, at + 1);
	return after < text.len ? after : 0;
}

/* 1.2 and 3.4.1, with or without a last stop, then a space. */
static size_t clause_length(slice text)
{
	size_t at = 0, parts = 0;
	while (parts < CLAUSE_PARTS && at < text.len && ascii_is_digit(text.at[at])) {
		size_t digits = at;
		while (at < text.len && ascii_is_digit(text.at[at]))
			at++;
		if (at - digits > 2)
			return 0;
		parts++;
		if (at >= text.len || text.at[at] != '.')
			break;
		at++;
	}
	size_t after = skip_spaces(text, at);
	if (parts < 2 || at == 0 || after == at || after >= text.len || !ascii_is_upper(text.at[after]))
		return 0;
	return after;
}

/* ¹ [1] [^1]: *1 before the text of a footnote. */
static size_t note_length(slice text)
{
	size_t at = 0, len;
	while (at < text.len &&
	       (len = starts_with_any(slice_after(text, at), raised, sizeof raised / sizeof *raised)))
		at += len;
	if (at == 0 && text.at[0] == '[') {
		at = text.len > 1 && text.at[1] == '^' ? 2 : 1;
		size_t digits = at;
		while (at < text.len && ascii_is_digit(text.at[at]))
			at++;
		if (at == digits || at - digits > NUMBER_DIGITS || at >= text.len || text.at[at] != ']')
			return 0;
		at++;
		if (at < text.len && text.at[at] == ':')
			at++;
		if (!is_space_at(text, at))
			return 0;
	}
	size_t after = skip_spaces(text, at);
	return at > 0 && after < text.len ? after : 0;
}

static size_t atx_length(slice text, uint8_t *level)
{
	size_t at = 0;
	while (at < text.len && text.at[at] == '#')
		at++;
	if (at == 0 || at > 6 || !is_space_at(text, at) || (text.at[text.len - 1] == '#' && heading_is_end(text)))
		return 0;
	*level = (uint8_t)at;
	return skip_spaces(text, at);
}

/* The # that close a heading: "## Findings ##". */
static void close_atx(struct split *s, struct line *l)
{
	size_t end = l->end, least = l->start + l->mark;
	while (end > least && s->bytes.at[end - 1] == '#')
		end--;
	if (end == l->end || !ascii_is_space(s->bytes.at[end - 1]))
		return;
	while (end > least && ascii_is_space(s->bytes.at[end - 1]))
		end--;
	l->end = end;
	l->last = s->bytes.at[end - 1];
}

/* Block-quote marks before anything else on the line. */
static void take_quotes(struct split *s, struct line *l)
{
	size_t at = l->start;
	while (at < l->end && s->bytes.at[at] == '>' && l->quotes < QUOTES_MOST) {
		l->quotes++;
		at++;
		while (at < l->end && ascii_is_space(s->bytes.at[at]))
			at++;
	}
	l->mark = (uint32_t)(at - l->start);
}

static void set_mark(struct line *l, enum shape shape, size_t length)
{
	l->shape = (unsigned)shape & 15u;
	l->mark += (uint32_t)length;
}

/* An underline makes the line above it a heading; any other rule is a mark. */
static void take_rule(struct split *s, size_t i, char c)
{
	struct line *l = &s->lines[i], *above = i > 0 && l->gap == 0 ? &s->lines[i - 1] : NULL;
	l->shape = SHAPE_MARK;
	if (!above || (c != '=' && c != '-') ||
	    (above->shape != SHAPE_TEXT && (above->shape != SHAPE_NUMBER || (above->flags & LINE_STOP))) ||
	    above->end - above->start > SETEXT_MOST ||
	    (above->gap == 0 && i > 1 && s->lines[i - 2].shape == SHAPE_TEXT))
		return;
	above->flags |= LINE_SETEXT;
	s->markdown = true;
}

/* The times of a caption; the number or identifier above them is a mark too. */
static void take_cue_time(struct split *s, size_t i)
{
	s->lines[i].shape = SHAPE_MARK;
	if (i > 0 && s->lines[i].gap == 0 && cue_is_name(line_text(s, &s->lines[i - 1])))
		s->lines[i - 1].shape = SHAPE_MARK;
}

/* "1. " or "2.3 " behind the # of a heading. */
static size_t heading_number(slice text)
{
	uint16_t number;
	if (text.len == 0 || !ascii_is_digit(text.at[0]))
		return 0;
	size_t length = number_length(text, &number);
	return length ? length : clause_length(text);
}

/* "<!-- Slide number: 3 -->": nobody is meant to see it. */
static bool is_comment(slice text) { return slice_starts(text, S("<!--")) && slice_ends(text, S("-->")); }

/* "![A yellow door](door.jpg)": only the words between the brackets are text. */
static bool take_image(const struct split *s, struct line *l)
{
	slice text = line_text(s, l);
	size_t close =
		slice_starts(text, S("![")) && slice_ends(text, S(")")) ? slice_find(text, S("]("), 2) : SLICE_NONE;
	if (close == SLICE_NONE || slice_find_byte(text, ')', close) + 1 != text.len)
		return false;
	if (close == 2) {
		l->shape = SHAPE_MARK;
		return true;
	}
	l->end = l->start + l->mark + close;
	l->mark += 2;
	l->last = s->bytes.at[l->end - 1];
	l->role = ROLE_IMAGE;
	return true;
}

static void take_shape(struct split *s, size_t i)
{
	struct line *l = &s->lines[i];
	if (l->first == '>')
		take_quotes(s, l), s->quoted = true;
	slice text = line_text(s, l);
	uint8_t level = 0;
	uint16_t number = 0;
	size_t length;
	char c = text.len ? text.at[0] : 0, rule;
	if (text.len == 0 || (c == '<' && is_comment(text)))
		l->shape = SHAPE_MARK;
	else if (c == '!' && take_image(s, l))
		s->markdown = true;
	else if (ascii_is_digit(c) && !(l->flags & LINE_LONG) && cue_is_time(text))
		take_cue_time(s, i);
	else if (slice_equal(text, S("--")))
		l->shape = SHAPE_MARK; /* above the signature of a mail */
	else if ((rule = rule_of(text)))
		take_rule(s, i, rule);
	else if (c == '#' && (length = atx_length(text, &level))) {
		set_mark(l, length < text.len ? SHAPE_ATX : SHAPE_MARK, length);
		l->mark += (uint32_t)heading_number(line_text(s, l));
		l->level = level & 7;
		s->markdown = true;
		close_atx(s, l);
	} else if ((length = bullet_length(text, l->indent > 0))) {
		set_mark(l, SHAPE_BULLET, length);
	} else if ((ascii_is_digit(c) || c == '(' || ascii_is_alpha(c)) && (length = number_length(text, &number))) {
		set_mark(l, SHAPE_NUMBER, length);
		l->number = number;
	} else if (ascii_is_digit(c) && (length = clause_length(text))) {
		set_mark(l, SHAPE_CLAUSE, length);
	} else if (((unsigned char)c >= 0x80 || c == '[') && (length = note_length(text))) {
		set_mark(l, SHAPE_NOTE, length);
	}
}

/* A number in the middle of a paragraph's lines is a mark only where it goes
 * on with a list: "... since\n18. Then". */
static void check_number(struct split *s, size_t i)
{
	struct line *l = &s->lines[i], *above = &s->lines[i - 1];
	bool goes_on =
		l->number == 1 || l->number == 0 || above->shape == SHAPE_NUMBER || above->shape == SHAPE_BULLET;
	for (size_t back = i; !goes_on && back > 0 && i - back < 12 && s->lines[back].gap == 0; back--)
		goes_on = s->lines[back - 1].shape == SHAPE_NUMBER && s->lines[back - 1].number + 1 == l->number;
	if (!goes_on) {
		l->shape = SHAPE_TEXT;
		l->mark = 0;
	}
}

/* "--- | :--: | ---" under the heads of a table's columns. */
static bool is_table_rule(slice text)
{
	size_t dashes = 0, pipes = 0;
	for (size_t i = 0; i < text.len; i++) {
		dashes += text.at[i] == '-';
		pipes += text.at[i] == '|';
		if (!memchr("-|: \t+", text.at[i], 6))
			return false;
	}
	return dashes >= RULE_LEAST && pipes > 0;
}

static bool has_pipe(const struct split *s, const struct line *l)
{
	return slice_find_byte(line_text(s, l), '|', 0) != SLICE_NONE;
}

/* The rows around the rule at line i: the one above and all below. */
static void take_table(struct split *s, size_t i)
{
	if (s->lines[i].gap == 0 && i > 0 && has_pipe(s, &s->lines[i - 1]))
		s->lines[i - 1].shape = SHAPE_TABLE;
	for (size_t row = i; row < s->line_count && (row == i || s->lines[row].gap == 0); row++) {
		if (!has_pipe(s, &s->lines[row]))
			break;
		s->lines[row].shape = SHAPE_TABLE;
		s->lines[row].mark = 0;
	}
}

/* --- or +++ on the first line, up to the next such line; without one it is a
 * rule like any other. */
static void take_front_matter(struct split *s)
{
	enum { FRONT_MOST = 60 };
	if (s->line_count < 2 || s->lines[0].shape != SHAPE_MARK || s->lines[0].end - s->lines[0].start != 3)
		return;
	slice fence = line_text(s, &s->lines[0]);
	for (size_t i = 1; i < s->line_count && i < FRONT_MOST; i++) {
		struct line *l = &s->lines[i];
		slice text = slice_sub(s->bytes, l->start, l->end);
		if (slice_equal(text, fence)) {
			for (size_t j = 1; j < i; j++) {
				s->lines[j].shape = SHAPE_FRONT;
				s->lines[j].mark = 0;
				s->lines[j].flags &= (uint8_t)~LINE_SETEXT;
			}
			l->shape = SHAPE_MARK;
			return;
		}
		if (l->indent == 0 && text.at[0] != '#' && text.at[0] != '-' &&
		    slice_find_byte(text, ':', 0) == SLICE_NONE)
			return;
	}
}

static bool begins_quotation(slice text)
{
	return slice_starts(text, S("\"")) || slice_starts(text, S("\xE2\x80\x9C")) ||
	       slice_starts(text, S("\xE2\x80\x98")) || slice_starts(text, S("'"));
}

static bool ends_quotation(slice text)
{
	return slice_ends(text, S("\"")) || slice_ends(text, S("\xE2\x80\x9D")) ||
	       slice_ends(text, S("\xE2\x80\x99")) || slice_ends(text, S("'"));
}

bool mark_below_quotation(const struct split *s, size_t i)
{
	if (i == 0 || s->lines[i].gap > 0 || !ends_quotation(line_text(s, &s->lines[i - 1])))
		return false;
	for (size_t back = i; back > 0 && i - back < QUOTATION_LINES; back--) {
		const struct line *above = &s->lines[back - 1];
		if (above->shape != SHAPE_TEXT)
			return false;
		if (begins_quotation(line_text(s, above)))
			return true;
		if (above->gap > 0)
			return false;
	}
	return false;
}

/* "– child aged 9" directly below what the child said is no item. */
static void check_dash(struct split *s, size_t i)
{
	struct line *l = &s->lines[i];
	slice text = slice_sub(s->bytes, l->start, l->end);
	if (!slice_starts(text, S("-")) && !slice_starts(text, S("\xE2\x80\x93")))
		return;
	if (mark_below_quotation(s, i)) {
		l->shape = SHAPE_TEXT;
		l->mark = 0;
	}
}

static size_t count_tabs(const struct split *s, const struct line *l)
{
	size_t tabs = 0;
	slice text = line_text(s, l);
	if (!(l->holds & HOLDS_MARKUP) || (l->flags & LINE_LONG) || l->shape != SHAPE_TEXT || l->role != ROLE_NONE)
		return 0;
	for (size_t i = 0; i < text.len; i++)
		tabs += text.at[i] == '\t';
	return tabs;
}

void tables_find(struct split *s)
{
	for (size_t i = line_that_may(s, 0, MAY_TAB); i < s->line_count; i = line_that_may(s, i + 1, MAY_TAB)) {
		size_t tabs = count_tabs(s, &s->lines[i]), end = i + 1;
		while (tabs && end < s->line_count && s->lines[end].gap == 0 && count_tabs(s, &s->lines[end]) == tabs)
			end++;
		if (tabs == 0 || end - i + tabs < TABLE_LEAST || end - i < 2)
			continue;
		for (; i < end; i++)
			s->lines[i].shape = SHAPE_TABLE;
		i--;
	}
}

void shapes_find(struct split *s)
{
	s->markdown = s->quoted = false;
	for (size_t i = line_that_may(s, 0, MAY_MARK); i < s->line_count; i = line_that_may(s, i + 1, MAY_MARK)) {
		struct line *l = &s->lines[i];
		take_shape(s, i);
		if (l->shape == SHAPE_NUMBER && l->gap == 0 && i > 0)
			check_number(s, i);
		if (l->shape == SHAPE_BULLET && l->gap == 0)
			check_dash(s, i);
	}
	for (size_t i = line_that_may(s, 0, MAY_MARK); i < s->line_count; i = line_that_may(s, i + 1, MAY_MARK)) {
		char c = s->lines[i].first;
		if ((c == '|' || c == '-' || c == ':') && !(s->lines[i].flags & LINE_LONG) &&
		    is_table_rule(line_text(s, &s->lines[i])))
			take_table(s, i);
	}
	take_front_matter(s);
}
