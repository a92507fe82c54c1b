#include "split.h"

#include <stdlib.h>

#include "base/parallel.h"
#include "turns.h"

enum {
	LABEL_NEAR = 180,   /* bytes in which a label has its colon, times before it included */
	NAME_MOST = 60,     /* bytes of the name in it */
	EVIDENCE_LEAST = 4, /* labelled lines that make a dialogue */
	INITIALS_MOST = 4,
	HEAD_MOST = 4000,  /* bytes of the head that may define initials */
	TIMED_LEAST = 2,   /* labels with a time, where paragraphs have times too */
	PART_LINES = 4096, /* that are searched at once */
};

/* What is known of a label that occurs, whoever it stands for. */
struct evidence {
	slice class; /* what the lexicon says of the label */
	uint32_t count, quoted, alternates;
	uint32_t definition; /* the label that defines its initials, or NONE */
	bool speaker, defined, asked;
};

static bool is_no_speaker(slice class) { return slice_equal(class, S("not")) || slice_equal(class, S("list")); }

/* Most lines have no colon near their beginning, no time and no letter before
 * a stop, and are not looked at closely. */
static bool may_hold_label(const struct line *line, slice text)
{
	slice near = slice_sub(text, 0, text.len < LABEL_NEAR ? text.len : LABEL_NEAR);
	char c = text.len > 1 ? text.at[0] : 0;
	return ((line->holds & HOLDS_COLON) && slice_find_byte(near, ':', 0) != SLICE_NONE) || c == '*' || c == '_' ||
	       ((c == 'Q' || c == 'A') && !ascii_is_alpha(text.at[1]));
}

/* Where a label may stand: lines of text that are not in a list, and "I:",
 * which looks like the number of a list. */
static bool may_be_label(const struct split *s, const struct line *l)
{
	char c = l->mark && l->start + l->mark < l->end ? s->bytes.at[l->start + l->mark] : l->first;
	if (l->role != ROLE_NONE || (l->shape != SHAPE_TEXT && l->shape != SHAPE_NUMBER) ||
	    (s->numbered && l->mark == 0))
		return false;
	if (l->shape == SHAPE_NUMBER)
		return l->first == 'I' || l->first == 'A' || (l->holds & HOLDS_COLON);
	return ascii_is_upper(c) || c == '[' || c == '(' || c == '*' || c == '_' || ascii_is_digit(c) ||
	       (unsigned char)c >= 0xC3;
}

/* "Q What …" and "A It …" without any mark count where both come several times
 * and by turns; else they are words. */
static void drop_weak(struct split *s)
{
	size_t questions = 0, kept = 0;
	for (size_t i = 0; i + 1 < s->label_count; i++)
		questions += s->labels[i].weak && s->labels[i].key.at[0] == 'q' && s->labels[i + 1].weak &&
			     s->labels[i + 1].key.at[0] == 'a';
	for (size_t i = 0; i < s->label_count; i++) {
		bool answers = i > 0 && s->labels[i - 1].key.len == 1 && s->labels[i - 1].key.at[0] == 'q';
		if (!s->labels[i].weak || (questions >= 2 && (s->labels[i].key.at[0] == 'q' || answers)))
			s->labels[kept++] = s->labels[i];
	}
	s->label_count = kept;
}

static bool is_numbered(const struct line *l) { return l->shape == SHAPE_NUMBER && ascii_is_digit(l->first); }

/* Labels of one part of the lines. */
struct part {
	struct label *items;
	size_t count, room;
};

struct search {
	struct split *s;
	struct part parts[PARALLEL_PARTS];
};

static bool begins_with_quotation(slice text)
{
	return slice_starts(text, S("\xE2\x80\x9C")) || slice_starts(text, S("\"")) ||
	       slice_starts(text, S("\xE2\x80\x98")) || slice_starts(text, S("'"));
}

static void search_lines(void *context, size_t index, size_t from, size_t to)
{
	struct search *search = context;
	const struct split *s = search->s;
	struct part *part = &search->parts[index];
	for (size_t i = from; i < to; i++) {
		const struct line *line = &s->lines[i];
		if (!may_be_label(s, line))
			continue;
		bool letter = line->shape == SHAPE_NUMBER && !is_numbered(line);
		slice text = split_text(s, line->start + (letter ? 0 : line->mark), line->end);
		if (!may_hold_label(line, text))
			continue;
		struct label l = {.line = (uint32_t)i, .cue = cue_is_above(s, i)};
		if (!label_scan(s, line, text, &l) || (is_numbered(line) && !l.placed))
			continue;
		l.asks |= is_numbered(line); /* "1. Ann Patel (Carrow East) (Lab):" in a list of questions */
		part->items = memory_grow(part->items, &part->room, part->count + 1, sizeof *part->items);
		l.quoted = begins_with_quotation(slice_after(s->bytes, l.text));
		part->items[part->count++] = l;
	}
}

static void take_labels(void *context, size_t index, size_t from, size_t to)
{
	struct search *search = context;
	struct split *s = search->s;
	struct part *part = &search->parts[index];
	(void)from, (void)to;
	s->labels = memory_grow(s->labels, &s->label_room, s->label_count + part->count, sizeof *s->labels);
	for (size_t i = 0; i < part->count; i++) {
		char key[KEY_MOST];
		struct label *l = &s->labels[s->label_count++];
		*l = part->items[i];
		l->id = (uint32_t)table_add(&s->keys, slice_of(key, label_key(l->name, key)));
	}
	part->count = 0;
}

static void find_candidates(struct split *s)
{
	struct search search = {.s = s};
	s->label_count = 0;
	parallel_in_order(s->line_count, PART_LINES, search_lines, take_labels, &search);
	for (size_t i = 0; i < PARALLEL_PARTS; i++)
		free(search.parts[i].items);
	for (size_t i = 0; i < s->label_count; i++)
		s->labels[i].key = s->keys.keys[s->labels[i].id];
	drop_weak(s);
}

static void weigh(const struct split *s, struct evidence *evidence)
{
	for (size_t i = 0; i < s->label_count; i++) {
		const struct label *l = &s->labels[i];
		struct evidence *e = &evidence[l->id];
		if (e->count++ == 0) {
			e->class = label_class(l->key);
			e->definition = NONE;
		}
		if (l->defines.len && e->definition == NONE)
			e->definition = (uint32_t)i;
		e->quoted += l->quoted;
		e->alternates += i > 0 && s->labels[i - 1].id != l->id;
	}
}

/* "Ann Patel (AP)" in the head defines the "AP:" of the labels below it. */
static bool is_defined_above(const struct split *s, const struct label *l)
{
	char brackets[INITIALS_MOST + 2];
	size_t above = l->text, len = l->name.len;
	if (len < 2 || len > INITIALS_MOST || capitals_count(l->name) != len)
		return false;
	brackets[0] = '(';
	memcpy(brackets + 1, l->name.at, len);
	brackets[len + 1] = ')';
	slice head = slice_sub(s->bytes, 0, above < HEAD_MOST ? above : HEAD_MOST);
	size_t at = slice_find(head, slice_of(brackets, len + 2), 0);
	return at != SLICE_NONE && at > 1 && s->bytes.at[at - 1] == ' ' && !ascii_is_space(s->bytes.at[at - 2]);
}

/* Initials that a label or the head defines are a speaker wherever they stand. */
static void take_definitions(const struct split *s, struct evidence *evidence)
{
	for (size_t i = 0; i < s->label_count; i++) {
		char key[KEY_MOST];
		slice initials = s->labels[i].defines;
		size_t id = initials.len ? table_find(&s->keys, slice_of(key, label_key(initials, key))) : SLICE_NONE;
		if (id != SLICE_NONE)
			evidence[id].defined = true;
		struct evidence *own = &evidence[s->labels[i].id];
		if (!own->asked) {
			own->asked = true;
			own->defined |= is_defined_above(s, &s->labels[i]);
		}
	}
}

static bool has_two_words(slice name)
{
	size_t space = slice_find_byte(name, ' ', 0);
	return space != SLICE_NONE && space + 1 < name.len && !ascii_is_digit(name.at[space + 1]);
}

/* "Professor Ann Patel." and nothing else. */
static bool is_full_name(slice text)
{
	return slice_ends(text, S(".")) && has_two_words(text) && text.len <= NAME_MOST &&
	       label_is_name(slice_sub(text, 0, text.len - 1));
}

/* "Interviewer: R. Voss", "Chair: Ann Patel, Kinship Now": said once, and only
 * a name behind it. It tells who the interviewer is. */
static bool is_fact(const struct split *s, const struct label *l, const struct evidence *e)
{
	const struct line *line = &s->lines[l->line];
	slice text = slice_sub(s->bytes, l->text, line->end);
	if (e->count > 1 || e->class.len == 0 || l->asks || l->timed)
		return false;
	if (line->flags & LINE_STOP)
		return is_full_name(text);
	slice name = slice_cut(&text, ',');
	size_t initials = slice_ends(name, S(")")) ? slice_find(name, S(" ("), 0) : SLICE_NONE;
	if (initials != SLICE_NONE)
		name.len = initials; /* "Interviewee: Ann Patel (AP)" */
	return name.len <= NAME_MOST && label_is_name(slice_trim(name));
}

/* Which labels are speakers, once there is a dialogue: those that come back,
 * and those that could only be a name. */
static size_t choose_speakers(const struct split *s, struct evidence *evidence, size_t *speakers)
{
	size_t lines = 0;
	*speakers = 0;
	for (size_t i = 0; i < s->label_count; i++) {
		const struct label *l = &s->labels[i];
		struct evidence *e = &evidence[l->id];
		slice class = e->class;
		bool known = slice_equal(class, S("question")) || slice_equal(class, S("answer")) ||
			     slice_equal(class, S("person"));
		if ((l->name.len == 1 && e->count < 2) || is_fact(s, l, e))
			continue; /* one letter must come back to be a speaker */
		bool numbered = l->key.len && ascii_is_digit(l->key.at[l->key.len - 1]);
		bool ordinary = is_no_speaker(class) || (numbered && !known) || e->quoted * 2 > e->count;
		if (!e->speaker && (l->timed || l->asks || l->defines.len || l->placed || l->minister || l->chairs ||
				    e->defined || (!ordinary && (known || (e->count >= 2 && e->alternates >= 1))))) {
			e->speaker = true;
			++*speakers;
		}
		lines += e->speaker;
	}
	return lines;
}

/* A label that occurs once: accepted in a dialogue where it has the form of a
 * name, a role or initials, not where it may be a word of a sentence. */
static bool is_single_speaker(const struct split *s, const struct label *l, const struct evidence *e, bool shouts,
			      bool first_names)
{
	slice class = e->class;
	if (!shouts && class.len == 0 && has_two_words(l->name) && capitals_count(l->name) > 0)
		return false; /* the heading of a box */
	if (!class.len && !l->asks && !l->timed && people_is_body(l->name))
		return false; /* "Families Committee: Oral evidence" */
	if (is_no_speaker(class) || e->quoted || is_fact(s, l, e) ||
	    (s->lines[l->line].shape == SHAPE_NUMBER && !l->placed) || l->name.len == 1)
		return false;
	return class.len || l->asks || l->timed || has_two_words(l->name) ||
	       (capitals_count(l->name) > 0 && l->name.len <= 12) || (first_names && people_is_first_name(l->name));
}

/* Whether labels that come back stand in capitals. */
static bool are_capitals(const struct split *s, const struct evidence *evidence)
{
	for (size_t i = 0; i < s->label_count; i++)
		if (evidence[s->labels[i].id].count > 1 && s->labels[i].name.len > INITIALS_MOST &&
		    capitals_count(s->labels[i].name) > 0)
			return true;
	return false;
}

/* Whether two or more of those who speak again are called by one name only. */
static bool are_first_names(const struct split *s, const struct evidence *evidence)
{
	size_t last = SLICE_NONE;
	for (size_t i = 0; i < s->label_count; i++) {
		const struct label *l = &s->labels[i];
		if (!evidence[l->id].speaker || l->name.len < 2 || label_class(l->key).len || has_two_words(l->name))
			continue;
		if (last != SLICE_NONE && last != l->id)
			return true;
		last = l->id;
	}
	return false;
}

static void accept(struct split *s, struct label *l)
{
	struct line *line = &s->lines[l->line];
	line->role = ROLE_LABEL;
	line->shape = SHAPE_TEXT;
	line->mark = (uint32_t)(l->text - line->start);
	s->may[l->line] = MAY_ALL;
}

/* Labels before a colon; whether they make a dialogue. */
static bool find_dialogue(struct split *s)
{
	table_reset(&s->keys);
	find_candidates(s);
	if (s->label_count == 0)
		return false;
	struct evidence *evidence = arena_array(&s->memory, s->keys.count, sizeof *evidence);
	weigh(s, evidence);
	take_definitions(s, evidence);
	size_t speakers, lines = choose_speakers(s, evidence, &speakers), kept = 0;
	bool dialogue = lines >= EVIDENCE_LEAST && speakers >= 2, shouts = are_capitals(s, evidence);
	bool first_names = dialogue && are_first_names(s, evidence);
	for (size_t i = 0; dialogue && i < s->label_count; i++) {
		struct label l = s->labels[i];
		if (evidence[l.id].definition != NONE && i < evidence[l.id].definition)
			continue; /* "Ann Patel: 'I was there'", the title above "Ann Patel (AP):" */
		if (!evidence[l.id].speaker && !is_single_speaker(s, &l, &evidence[l.id], shouts, first_names))
			continue;
		s->lines[l.line].sparse = (uint32_t)kept;
		accept(s, &l);
		s->labels[kept++] = l;
	}
	s->label_count = kept;
	return kept > 0;
}

/* "[00:02:10] And another thing": the time of a paragraph that goes on with
 * the turn is a mark. */
static void take_times(struct split *s)
{
	size_t timed = 0;
	for (size_t i = 0; i < s->label_count; i++)
		timed += s->labels[i].timed;
	for (size_t i = line_that_may(s, 0, MAY_MARK); i < s->line_count; i = line_that_may(s, i + 1, MAY_MARK)) {
		struct line *l = &s->lines[i];
		char c = l->first;
		if (l->role != ROLE_NONE || l->shape != SHAPE_TEXT || l->mark || !(l->holds & HOLDS_COLON) ||
		    !(c == '[' || c == '(' || c == '{' || ascii_is_digit(c)))
			continue;
		slice text = slice_sub(s->bytes, l->start, l->end);
		size_t length = label_time_length(text, 0);
		bool whole = length == text.len;
		if (!length || (ascii_is_digit(c) && timed < TIMED_LEAST))
			continue;
		if (whole || !ascii_is_digit(c))
			l->mark = (uint32_t)length;
		if (whole)
			l->shape = SHAPE_MARK;
	}
}

void labels_find(struct split *s)
{
	if (!find_dialogue(s))
		namelines_find(s);
	if (s->label_count)
		take_times(s);
}
