#include "split.h"

#include "lexicon.h"
#include "lexicon/turn-labels.inc"
#include "turns.h"
#include "utf8.h"

enum {
	LABEL_MOST = 130, /* bytes before the colon, what stands in brackets included */
	LABEL_NEAR = 180, /* bytes in which a label has its colon, times before it included */
	NAME_MOST = 60,   /* bytes of the name in it */
	WORDS_MOST = 8,
	KEY_MOST = 64,
	EVIDENCE_LEAST = 4, /* labelled lines that make a dialogue */
};

static struct lexicon turn_labels = LEXICON(turn_labels, TURN_LABELS_COLUMNS);

/* What is known of a label that occurs, whoever it stands for. */
struct evidence {
	slice class; /* what the lexicon says of the label */
	uint32_t count, quoted, alternates;
	bool speaker, defined;
};

/* In small letters; what is too long for a label is cut. */
static size_t key_of(slice name, char key[KEY_MOST])
{
	size_t len = name.len < KEY_MOST ? name.len : KEY_MOST;
	for (size_t i = 0; i < len; i++)
		key[i] = ascii_lower(name.at[i]);
	return len;
}

slice label_class(slice key)
{
	size_t row = lexicon_find(&turn_labels, key);
	if (row == SLICE_NONE && slice_starts(key, S("the ")))
		row = lexicon_find(&turn_labels, slice_after(key, 4));
	if (row == SLICE_NONE && key.len > 1 && ascii_is_digit(key.at[key.len - 1])) {
		while (key.len > 0 && (ascii_is_digit(key.at[key.len - 1]) || key.at[key.len - 1] == ' '))
			key.len--;
		row = lexicon_find(&turn_labels, key);
	}
	return row == SLICE_NONE ? S("") : lexicon_cell(&turn_labels, row, TURN_LABELS_CLASS);
}

static bool is_no_speaker(slice class) { return slice_equal(class, S("not")) || slice_equal(class, S("list")); }

/* "Present: …", "Venue: …": a line of facts. */
bool label_is_list(slice text)
{
	char key[KEY_MOST];
	size_t colon = slice_find_byte(slice_sub(text, 0, text.len < KEY_MOST ? text.len : KEY_MOST), ':', 0);
	if (colon == SLICE_NONE)
		return false;
	return slice_equal(label_class(slice_of(key, key_of(slice_sub(text, 0, colon), key))), S("list"));
}

static size_t skip_blanks(slice text, size_t at)
{
	while (at < text.len) {
		if (text.at[at] == ' ' || text.at[at] == '\t')
			at++;
		else if (slice_starts(slice_after(text, at), S("\xC2\xA0")))
			at += 2;
		else
			break;
	}
	return at;
}

static size_t skip_emphasis(slice text, size_t at)
{
	while (at < text.len && (text.at[at] == '*' || text.at[at] == '_'))
		at++;
	return at;
}

/* [00:01:23], (1:02), 00:01:23.5 and 12:03 -; its length with blanks after it. */
static size_t timestamp_length(slice text, size_t from)
{
	size_t at = from, digits = 0, colons = 0;
	char open = at < text.len ? text.at[at] : 0;
	if (open == '[' || open == '(' || open == '{')
		at++;
	for (; at < text.len && (ascii_is_digit(text.at[at]) || memchr(":.,hms", text.at[at], 6)); at++) {
		digits += ascii_is_digit(text.at[at]);
		colons += text.at[at] == ':';
	}
	if (colons == 0 || digits < 3 || digits > 9)
		return 0;
	if (text.at[at - 1] == ':' && at - 1 > from && colons > 1)
		at--;
	if (open == '[' || open == '(' || open == '{') {
		if (at >= text.len || !memchr("])}", text.at[at], 3))
			return 0;
		at++;
	}
	size_t after = skip_blanks(text, at);
	if (after < text.len && text.at[after] == '-')
		after = skip_blanks(text, after + 1);
	return after - from;
}

/* Q12, Q12. and Question 12 before a name; its length with blanks after it. */
static size_t question_number(slice text, size_t from)
{
	size_t at = from;
	if (slice_starts(slice_after(text, at), S("Question ")))
		at += 9;
	else if (at < text.len && text.at[at] == 'Q')
		at++;
	else
		return 0;
	size_t digits = at;
	while (at < text.len && ascii_is_digit(text.at[at]))
		at++;
	if (at == digits || at - digits > 4)
		return 0;
	at = skip_emphasis(text, at);
	if (at < text.len && (text.at[at] == '.' || text.at[at] == ')'))
		at++;
	size_t after = skip_blanks(text, skip_emphasis(text, at));
	return after > at || after == text.len ? after - from : 0;
}

static bool is_small_word(slice word)
{
	static const slice words[] = {S("of"),           S("the"), S("and"), S("for"),    S("de"),  S("van"),
				      S("der"),          S("von"), S("la"),  S("le"),     S("du"),  S("da"),
				      S("di"),           S("al"),  S("in"),  S("to"),     S("&"),   S("from"),
				      S("\xE2\x80\x93"), S("-"),   S("y"),   S("member"), S("bin"), S("ap")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal(word, words[i]))
			return true;
	return false;
}

/* Words with capitals, with the small ones between them that names have. */
static bool is_name_shaped(slice name)
{
	size_t words = 0, capitals = 0;
	if (name.len == 0 || name.len > NAME_MOST)
		return false;
	for (slice rest = name; rest.len;) {
		slice word = slice_trim(slice_cut(&rest, ' '));
		uint32_t c;
		if (word.len == 0)
			continue;
		if (++words > WORDS_MOST)
			return false;
		utf8_decode(word, 0, &c);
		if (utf8_is_upper(c) || (words > 1 && ascii_is_digit(word.at[0])))
			capitals++;
		else if (!is_small_word(word) || words == 1)
			return label_class(name).len > 0;
	}
	return capitals > 0;
}

/* What stands in brackets within a label: initials it defines, a time, or the
 * name of "The Minister for Housing (Ann Patel):". */
static void take_brackets(struct label *l, slice office, slice inside)
{
	size_t letters = 0;
	if (slice_starts(office, S("The ")) && slice_find_byte(inside, ' ', 0) != SLICE_NONE &&
	    is_name_shaped(inside)) {
		l->name = inside;
		l->minister = true;
	}
	l->chairs |= slice_equal_nocase(inside, S("chair")) || slice_equal_nocase(inside, S("the chair")) ||
		     slice_equal_nocase(inside, S("in the chair")) || slice_equal_nocase(inside, S("host")) ||
		     slice_equal_nocase(inside, S("moderator"));
	for (size_t i = 0; i < inside.len; i++)
		letters += ascii_is_upper(inside.at[i]);
	if (inside.len > 0 && letters == inside.len && letters <= 4)
		l->defines = inside;
	else if (timestamp_length(inside, 0) == inside.len && inside.len > 0)
		l->timed = true;
}

/* What no label holds before its colon; an apostrophe is the only mark of
 * several bytes. */
static bool is_foreign(slice text, size_t at)
{
	switch (text.at[at]) {
	case '?':
	case '!':
	case ';':
	case '"':
	case '/':
	case '@':
	case '=':
	case '<':
	case '>':
	case '|':
	case '\t':
		return true;
	case '\xE2':
		return !slice_starts(slice_after(text, at), S("\xE2\x80\x99"));
	default:
		return false;
	}
}

/* The end of a sentence, not of a title or an initial. */
static bool is_full_stop(slice text, size_t from, size_t at)
{
	return text.at[at] == '.' && at + 1 < text.len && text.at[at + 1] == ' ' && at - from > 4 &&
	       !ascii_is_upper(text.at[at - 1]);
}

/* Where the brackets that open at `at` close, or SLICE_NONE. */
static size_t closing_bracket(slice text, size_t at)
{
	slice near = slice_sub(text, at, text.len < at + LABEL_MOST ? text.len : at + LABEL_MOST);
	size_t close = slice_find_byte(near, text.at[at] == '(' ? ')' : ']', 0);
	return close == SLICE_NONE ? close : at + close;
}

/* The name up to its colon: its end, and where the text after it begins. */
static bool scan_name(slice text, size_t from, struct label *l)
{
	size_t end = from, name_end = 0;
	for (; end < text.len && text.at[end] != ':'; end++) {
		if (end - from >= LABEL_MOST || is_foreign(text, end) || is_full_stop(text, from, end))
			return false;
		if ((text.at[end] == '(' || text.at[end] == '[') && end > from) {
			size_t close = closing_bracket(text, end);
			if (close == SLICE_NONE)
				return false;
			if (!name_end)
				name_end = end;
			take_brackets(l, slice_sub(text, from, end), slice_sub(text, end + 1, close));
			end = close;
		}
	}
	if (end >= text.len || end == from)
		return false;
	size_t after = skip_emphasis(text, end + 1);
	if (after < text.len && after == end + 1 && skip_blanks(text, after) == after)
		return false;
	slice name = slice_trim(slice_sub(text, from, name_end ? name_end : end));
	while (name.len && memchr("*_,", name.at[name.len - 1], 3))
		name.len--;
	if (!l->minister)
		l->name = slice_trim(name);
	l->text = skip_blanks(text, after);
	return true;
}

/* "Q. What …" and "A. It …": a letter and a stop. */
static bool scan_letter(slice text, size_t from, struct label *l)
{
	if (from + 2 >= text.len || (text.at[from] != 'Q' && text.at[from] != 'A') ||
	    (text.at[from + 1] != '.' && text.at[from + 1] != ')' && text.at[from + 1] != ' '))
		return false;
	l->weak = text.at[from + 1] == ' ';
	size_t after = skip_emphasis(text, from + (l->weak ? 1 : 2));
	if (after >= text.len || !ascii_is_space(text.at[after]))
		return false;
	l->name = slice_sub(text, from, from + 1);
	l->text = skip_blanks(text, after);
	return true;
}

/* "Perpetua Lyle  00:12" alone on its line. */
static bool scan_timed_name(slice text, size_t from, bool timed_before, struct label *l)
{
	size_t at = from;
	while (at < text.len && !ascii_is_digit(text.at[at]) && text.at[at] != '[' && text.at[at] != '(')
		at++;
	size_t length = at < text.len ? timestamp_length(text, at) : 0;
	if (!(length && at + length == text.len) && !(timed_before && at == text.len))
		return false;
	l->name = slice_trim(slice_sub(text, from, at));
	l->text = text.len;
	l->timed = true;
	return true;
}

/* Most lines have no colon near their beginning, no time and no letter before
 * a stop, and are not looked at closely. */
static bool may_hold_label(const struct line *line, slice text)
{
	slice near = slice_sub(text, 0, text.len < LABEL_NEAR ? text.len : LABEL_NEAR);
	char c = text.len > 1 ? text.at[0] : 0;
	return ((line->holds & HOLDS_COLON) && slice_find_byte(near, ':', 0) != SLICE_NONE) || c == '*' || c == '_' ||
	       ((c == 'Q' || c == 'A') && !ascii_is_alpha(text.at[1]));
}

static bool parse_label(const struct split *s, const struct line *line, slice text, struct label *l)
{
	size_t at = skip_emphasis(text, 0), length;
	if ((length = timestamp_length(text, at))) {
		l->timed = true;
		at = skip_emphasis(text, at + length);
	}
	if ((length = question_number(text, at))) {
		l->asks = true;
		at = skip_emphasis(text, at + length);
	}
	if (at >= text.len)
		return false;
	bool found = scan_name(text, at, l) || scan_letter(text, at, l) ||
		     (!(line->flags & LINE_LONG) && scan_timed_name(text, at, l->timed, l));
	if (!found && l->asks && at > 0) {
		l->name = slice_sub(text, skip_emphasis(text, 0), skip_emphasis(text, 0) + 1);
		l->text = at;
		found = true;
	}
	if (!found || !is_name_shaped(l->name))
		return false;
	l->alone = l->text >= text.len;
	l->text += (size_t)(text.at - s->bytes.at);
	return true;
}

/* Where a label may stand: lines of text that are not in a list, and "I:",
 * which looks like the number of a list. */
static bool may_be_label(const struct split *s, const struct line *l)
{
	char c = s->bytes.at[l->start + l->mark < l->end ? l->start + l->mark : l->start];
	if (l->role != ROLE_NONE || (l->shape != SHAPE_TEXT && l->shape != SHAPE_NUMBER))
		return false;
	if (l->shape == SHAPE_NUMBER)
		return s->bytes.at[l->start] == 'I' || s->bytes.at[l->start] == 'A';
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

static void find_candidates(struct split *s, struct table *keys)
{
	s->label_count = 0;
	for (size_t i = 0; i < s->line_count; i++) {
		const struct line *line = &s->lines[i];
		if (!may_be_label(s, line))
			continue;
		slice text = split_text(s, line->start + (line->shape == SHAPE_NUMBER ? 0 : line->mark), line->end);
		if (!may_hold_label(line, text))
			continue;
		struct label l = {.line = (uint32_t)i};
		char key[KEY_MOST];
		if (!parse_label(s, line, text, &l))
			continue;
		l.id = (uint32_t)table_add(keys, slice_of(key, key_of(l.name, key)));
		s->labels = memory_grow(s->labels, &s->label_room, s->label_count + 1, sizeof *s->labels);
		s->labels[s->label_count++] = l;
	}
	for (size_t i = 0; i < s->label_count; i++)
		s->labels[i].key = keys->keys[s->labels[i].id];
	drop_weak(s);
}

static bool begins_with_quotation(slice text)
{
	return slice_starts(text, S("\xE2\x80\x9C")) || slice_starts(text, S("\"")) ||
	       slice_starts(text, S("\xE2\x80\x98")) || slice_starts(text, S("'"));
}

static void weigh(const struct split *s, struct evidence *evidence)
{
	for (size_t i = 0; i < s->label_count; i++) {
		const struct label *l = &s->labels[i];
		struct evidence *e = &evidence[l->id];
		if (e->count++ == 0)
			e->class = label_class(l->key);
		e->quoted += begins_with_quotation(slice_after(s->bytes, l->text));
		e->alternates += i > 0 && s->labels[i - 1].id != l->id;
	}
}

/* Initials that a label defines are a speaker wherever they stand. */
static void take_definitions(const struct split *s, const struct table *keys, struct evidence *evidence)
{
	for (size_t i = 0; i < s->label_count; i++) {
		char key[KEY_MOST];
		slice initials = s->labels[i].defines;
		size_t id = initials.len ? table_find(keys, slice_of(key, key_of(initials, key))) : SLICE_NONE;
		if (id != SLICE_NONE)
			evidence[id].defined = true;
	}
}

static bool has_two_words(slice name)
{
	size_t space = slice_find_byte(name, ' ', 0);
	return space != SLICE_NONE && space + 1 < name.len && !ascii_is_digit(name.at[space + 1]);
}

static bool is_capitals(slice name)
{
	size_t letters = 0;
	for (size_t i = 0; i < name.len; i++) {
		if (ascii_is_lower(name.at[i]))
			return false;
		letters += ascii_is_upper(name.at[i]);
	}
	return letters >= 1;
}

/* "Interviewer: R. Voss", "Chair: Ann Patel, Kinship Now": said once, and only
 * a name behind it. It tells who the interviewer is. */
static bool is_fact(const struct split *s, const struct label *l, const struct evidence *e)
{
	const struct line *line = &s->lines[l->line];
	if (e->count > 1 || e->class.len == 0 || l->asks || l->timed || (line->flags & LINE_STOP))
		return false;
	slice text = slice_sub(s->bytes, l->text, line->end);
	slice name = slice_cut(&text, ',');
	return name.len <= NAME_MOST && is_name_shaped(slice_trim(name));
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
		if (!e->speaker && (l->timed || l->asks || l->defines.len || e->defined ||
				    (!ordinary && (known || (e->count >= 2 && e->alternates >= 1))))) {
			e->speaker = true;
			++*speakers;
		}
		lines += e->speaker;
	}
	return lines;
}

/* A label that occurs once: accepted in a dialogue where it has the form of a
 * name, a role or initials, not where it may be a word of a sentence. */
static bool is_single_speaker(const struct split *s, const struct label *l, const struct evidence *e)
{
	slice class = e->class;
	if (is_no_speaker(class) || e->quoted || is_fact(s, l, e) || s->lines[l->line].shape == SHAPE_NUMBER ||
	    l->name.len == 1)
		return false;
	return class.len || l->asks || l->timed || has_two_words(l->name) ||
	       (is_capitals(l->name) && l->name.len <= 12);
}

static void accept(struct split *s, struct label *l)
{
	struct line *line = &s->lines[l->line];
	line->role = ROLE_LABEL;
	line->shape = SHAPE_TEXT;
	line->mark = (uint32_t)(l->text - line->start);
}

void labels_find(struct split *s)
{
	static struct table keys; /* these three are kept from one document to the next */
	static struct evidence *evidence;
	static size_t evidence_room;
	table_reset(&keys);
	find_candidates(s, &keys);
	if (s->label_count == 0)
		return;
	evidence = memory_grow(evidence, &evidence_room, keys.count, sizeof *evidence);
	memset(evidence, 0, keys.count * sizeof *evidence);
	weigh(s, evidence);
	take_definitions(s, &keys, evidence);
	size_t speakers, lines = choose_speakers(s, evidence, &speakers), kept = 0;
	bool dialogue = lines >= EVIDENCE_LEAST && speakers >= 2;
	for (size_t i = 0; dialogue && i < s->label_count; i++) {
		struct label l = s->labels[i];
		l.key = arena_copy(&s->memory, l.key);
		if (!evidence[l.id].speaker && !is_single_speaker(s, &l, &evidence[l.id]))
			continue;
		s->lines[l.line].sparse = (uint32_t)kept;
		accept(s, &l);
		s->labels[kept++] = l;
	}
	s->label_count = kept;
}
