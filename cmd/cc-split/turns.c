#include "turns.h"

#include <stdlib.h>

#include "people.h"

enum {
	INTRO_MOST = 1500,  /* bytes of the first turn that are searched for names */
	ADDRESS_MOST = 600, /* bytes at the end of a turn that may address the next speaker */
	SELF_MOST = 240,    /* bytes at the beginning of a turn in which somebody says who they are */
	BOLD_LEAST = 3,     /* questions in bold that make an interview */
	CLOSING_PIECES = 4, /* paragraphs below the last turn that may not belong to it */
};

/* A speaker: all labels with one key. */
struct voice {
	slice name;
	uint32_t speaker; /* in the document's names, or NONE */
	uint32_t turns, questions, first;
	bool asks, decided, resolved;
};

struct dialogue {
	struct split *s;
	struct people people;
	struct voice *voices;
	uint32_t *voice_of; /* for each label */
	size_t voice_count;
	uint32_t question; /* the latest turn that asks */
	bool committee;    /* members or witnesses are listed */
};

/* Names after "by" in a byline are its authors', and those before the first
 * bar or stop where no "by" stands; "with" introduces who is asked. */
static void collect_byline(struct dialogue *d, slice text)
{
	size_t by = SLICE_NONE;
	for (size_t at = 0; at + 3 < text.len; at++)
		if ((at == 0 || !ascii_is_alpha(text.at[at - 1])) &&
		    (slice_starts_nocase(slice_after(text, at), S("by ")) ||
		     slice_starts_nocase(slice_after(text, at), S("words:"))))
			by = at;
	slice authors = text, others = S("");
	if (by != SLICE_NONE) {
		others = slice_sub(text, 0, by);
		authors = slice_after(text, by + 2);
	} else {
		size_t end = slice_find_byte(text, '|', 0);
		if (end != SLICE_NONE)
			authors = slice_sub(text, 0, end);
	}
	people_collect(&d->people, d->s->bytes, authors, PART_AUTHOR);
	people_collect(&d->people, d->s->bytes, others, PART_UNKNOWN);
}

static bool begins_with_any(slice text, const slice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_starts_nocase(text, list[i]))
			return true;
	return false;
}

/* Names in all that stands above the first turn. */
static void collect_head(struct dialogue *d, size_t first)
{
	static const slice members[] = {S("members present"), S("present:"), S("members:"), S("in the chair")};
	static const slice witnesses[] = {S("witnesses"), S("witness:"), S("examination of witness"),
					  S("giving evidence")};
	enum person_part list = PART_UNKNOWN;
	for (size_t i = 0; i < first; i++) {
		const struct piece *p = &d->s->pieces[i];
		slice text = piece_text(d->s, p);
		if (p->kind == SEGMENT_FURNITURE)
			continue;
		if (p->kind == SEGMENT_BYLINE) {
			collect_byline(d, text);
			continue;
		}
		bool names_members = begins_with_any(text, members, sizeof members / sizeof *members);
		bool names_witnesses = begins_with_any(text, witnesses, sizeof witnesses / sizeof *witnesses);
		if (names_members || names_witnesses)
			d->committee = true;
		if (names_witnesses)
			list = PART_WITNESS;
		people_collect(&d->people, d->s->bytes, text,
			       names_members ? PART_MEMBER
			       : list == PART_WITNESS && (p->shape == SHAPE_NUMBER || p->shape == SHAPE_BULLET ||
							  names_witnesses)
				       ? PART_WITNESS
				       : PART_UNKNOWN);
	}
}

/* "I'm Ann Patel", "It's Ann Patel", "my name is Ann Patel", "Ann here". */
static const struct person *says_who(struct dialogue *d, slice text, size_t most)
{
	static const slice openers[] = {S("I\xE2\x80\x99m "), S("I'm "),
					S("I am "),           S("It\xE2\x80\x99s "),
					S("It's "),           S("it\xE2\x80\x99s "),
					S("it's "),           S("my name is "),
					S("My name is "),     S("name\xE2\x80\x99s "),
					S("name's "),         S("This is "),
					S("this is ")};
	if (text.len > most)
		text.len = most;
	for (size_t at = 0; at < text.len; at++)
		for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
			slice rest = slice_after(text, at);
			if (!slice_starts(rest, openers[i]) || (at > 0 && ascii_is_alpha(text.at[at - 1])))
				continue;
			rest = slice_after(rest, openers[i].len);
			size_t end = 0, before = d->people.count;
			while (end < rest.len && !memchr(",.;!?(", rest.at[end], 6))
				end++;
			slice name = slice_sub(rest, 0, end);
			if (name.len == 0 || !ascii_is_upper(name.at[0]))
				continue;
			people_collect(&d->people, d->s->bytes, name, PART_UNKNOWN);
			if (d->people.count > before)
				return &d->people.items[before];
			const struct person *known = people_addressed(&d->people, name);
			if (known)
				return known;
		}
	size_t here = slice_find(text, S(" here."), 0);
	return here != SLICE_NONE && here > 2
		       ? people_addressed(&d->people, slice_sub(text, here > 40 ? here - 40 : 0, here))
		       : NULL;
}

static slice strip_the(slice name) { return slice_starts_nocase(name, S("the ")) ? slice_after(name, 4) : name; }

/* The name in front of "(Chair)" or "(The Chair)" in the list of members. */
static slice find_chair(struct dialogue *d, size_t first)
{
	static const slice marks[] = {S(" (Chair)"),     S(" (The Chair)"), S(" (in the Chair)"), S(" (Chairman)"),
				      S(" (the Chair)"), S(", Chair;"),     S(", Chair,")};
	for (size_t i = 0; i < first; i++) {
		slice text = piece_text(d->s, &d->s->pieces[i]);
		for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
			size_t end = slice_find(text, marks[m], 0), from;
			if (end == SLICE_NONE)
				continue;
			for (from = end; from > 0 && !memchr(":;\n", text.at[from - 1], 3); from--)
				;
			return name_without_titles(slice_trim(slice_sub(text, from, end)));
		}
	}
	return S("");
}

static bool is_capitals(slice name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!ascii_is_upper(name.at[i]))
			return false;
	return name.len > 0;
}

static const struct person *part_of(const struct dialogue *d, enum person_part part, bool wanted)
{
	for (size_t i = 0; i < d->people.count; i++)
		if ((d->people.items[i].part == part) == wanted)
			return &d->people.items[i];
	return NULL;
}

/* A label with a full name, a title and a surname, a first name or initials. */
static slice resolve_name(struct dialogue *d, slice label)
{
	slice bare = name_without_titles(label), first = name_first_word(label), last = name_last_word(label);
	const struct person *person = NULL;
	if (name_is_peer(first) || name_is_peer(name_first_word(strip_the(label)))) {
		person = people_by_name(&d->people, label);
		for (size_t i = 0; !person && i < d->people.count; i++)
			if (slice_starts(d->people.items[i].name, label) && d->people.items[i].name.len > label.len &&
			    d->people.items[i].name.at[label.len] == ' ')
				person = &d->people.items[i];
		return person ? person->name : label;
	}
	if (is_capitals(label) && label.len <= 4)
		person = people_by_initials(&d->people, label);
	if (!person && slice_find_byte(bare, ' ', 0) != SLICE_NONE && !name_is_title(first))
		person = people_by_name(&d->people, bare);
	if (!person && name_is_title(first))
		person = people_by_surname(&d->people, last);
	if (!person && slice_find_byte(label, ' ', 0) == SLICE_NONE) {
		person = people_by_first(&d->people, label);
		if (!person)
			person = people_by_surname(&d->people, label);
	}
	return person ? person->name : bare;
}

/* What the speaker of "Q", "Host" or "Speaker 2" is called. */
static slice resolve_role(struct dialogue *d, slice class, const struct label *l, slice said, slice before,
			  size_t first)
{
	slice bare = strip_the(l->key);
	if (slice_starts(bare, S("chair")) || slice_equal(bare, S("vice-chair"))) {
		slice chair = find_chair(d, first);
		return chair.len ? chair : resolve_name(d, l->name);
	}
	const struct person *person = says_who(d, said, slice_equal(class, S("question")) ? INTRO_MOST : SELF_MOST);
	if (!person && slice_equal(class, S("person")) && before.len) {
		if (before.len > ADDRESS_MOST)
			before = slice_after(before, before.len - ADDRESS_MOST);
		person = people_addressed(&d->people, before);
	}
	bool single = slice_equal(l->key, S("q")) || slice_equal(l->key, S("question")) ||
		      slice_equal(l->key, S("interviewer")) || slice_equal(l->key, S("i")) ||
		      slice_equal(l->key, S("host"));
	if (!person && single)
		person = part_of(d, PART_AUTHOR, true);
	if (!person && slice_equal(class, S("answer")))
		person = part_of(d, PART_AUTHOR, false);
	return person ? person->name : l->name;
}

/* The whole of the turn that begins at piece i. */
static slice turn_text(const struct split *s, size_t i)
{
	size_t end = i;
	while (end + 1 < s->piece_count && !(s->pieces[end + 1].flags & PIECE_LABEL) && end - i < 8)
		end++;
	return slice_sub(s->bytes, s->pieces[i].start, s->pieces[end].end);
}

/* "Isabelle Trowler (IT):" says what "IT:" means. */
static const struct label *definition_of(const struct split *s, const struct label *l)
{
	enum { DEFINITIONS_MOST = 64 };
	for (size_t i = 0; i < s->label_count && i < DEFINITIONS_MOST; i++)
		if (s->labels[i].defines.len && slice_equal(s->labels[i].defines, l->name))
			return &s->labels[i];
	return l;
}

/* Number the voices: one for each key of a label. */
static void find_voices(struct dialogue *d)
{
	struct table keys = {0};
	struct split *s = d->s;
	d->voice_of = memory_resize(NULL, s->label_count, sizeof *d->voice_of);
	for (size_t i = 0; i < s->label_count; i++)
		d->voice_of[i] = (uint32_t)table_add(&keys, strip_the(definition_of(s, &s->labels[i])->key));
	d->voice_count = keys.count;
	d->voices = memory_resize(NULL, d->voice_count, sizeof *d->voices);
	memset(d->voices, 0, d->voice_count * sizeof *d->voices);
	table_free(&keys);
}

static void resolve_voices(struct dialogue *d, size_t first)
{
	struct split *s = d->s;
	size_t previous = SLICE_NONE;
	for (size_t i = first; i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		if (!(p->flags & PIECE_LABEL))
			continue;
		size_t index = s->lines[p->line].sparse;
		const struct label *l = &s->labels[index];
		struct voice *v = &d->voices[d->voice_of[index]];
		if (!v->resolved) {
			slice class = label_class(l->key), said = turn_text(s, i);
			const struct label *definition = definition_of(s, l);
			slice before = previous == SLICE_NONE
					       ? S("")
					       : slice_sub(s->bytes, s->pieces[previous].start, p->start);
			if (previous == SLICE_NONE || slice_equal(class, S("question"))) {
				slice intro = said.len > INTRO_MOST ? slice_sub(said, 0, INTRO_MOST) : said;
				people_collect(&d->people, s->bytes, intro, PART_UNKNOWN);
			}
			v->name = definition != l ? definition->name
				  : class.len && !slice_equal(class, S("not"))
					  ? resolve_role(d, class, l, said, before, first)
					  : resolve_name(d, l->name);
			v->name = name_without_titles(v->name);
			v->first = (uint32_t)i;
			v->resolved = true;
		}
		v->turns++;
		v->questions += (p->flags & PIECE_ASKS) != 0;
		previous = i;
	}
}

static bool mentions_floor(slice text)
{
	return slice_find(text, S("from the floor"), 0) != SLICE_NONE ||
	       slice_find(text, S("question from"), 0) != SLICE_NONE ||
	       slice_find(text, S("from the audience"), 0) != SLICE_NONE ||
	       slice_find(text, S("in the chat"), 0) != SLICE_NONE;
}

/* Who asks: those who are known to, or else whoever speaks first. */
static void decide_parts(struct dialogue *d, size_t first)
{
	struct split *s = d->s;
	bool any = false;
	size_t opening = SLICE_NONE, previous = SLICE_NONE;
	for (size_t i = first; i < s->piece_count; i++) {
		const struct piece *p = &s->pieces[i];
		if (!(p->flags & PIECE_LABEL))
			continue;
		size_t index = s->lines[p->line].sparse;
		const struct label *l = &s->labels[index];
		struct voice *v = &d->voices[d->voice_of[index]];
		if (opening == SLICE_NONE)
			opening = d->voice_of[index];
		slice class = label_class(l->key);
		if (!v->decided) {
			const struct person *person = people_by_name(&d->people, v->name);
			enum person_part part = person ? person->part : PART_UNKNOWN;
			v->asks = slice_equal(class, S("question")) || part == PART_AUTHOR || part == PART_MEMBER;
			if (previous != SLICE_NONE && s->pieces[previous].kind != SEGMENT_ANSWER &&
			    part != PART_WITNESS && v->first == i)
				v->asks |= slice_equal(class, S("person")) &&
					   mentions_floor(slice_sub(s->bytes, s->pieces[previous].start, p->start));
			v->decided = true;
		}
		v->asks |= l->asks && !slice_equal(class, S("answer"));
		any |= v->asks;
		previous = i;
	}
	if (!any && opening != SLICE_NONE)
		d->voices[opening].asks = true;
}

static bool is_stage_direction(slice text)
{
	return text.len <= 200 && ((slice_starts(text, S("(")) && slice_ends(text, S(")"))) ||
				   (slice_starts(text, S("[")) && slice_ends(text, S("]"))) ||
				   (slice_starts(text, S("*[")) && slice_ends(text, S("]*"))) ||
				   (slice_starts(text, S("*(")) && slice_ends(text, S(")*"))));
}

static bool is_marked(const struct split *s, const struct piece *p)
{
	return p->shape == SHAPE_ATX || (s->lines[p->line + p->lines - 1].flags & LINE_SETEXT);
}

/* A turn of somebody begins. */
static void begin_turn(struct dialogue *d, struct piece *p, bool asks, uint32_t speaker)
{
	p->turn = ++d->s->turns;
	p->kind = asks ? SEGMENT_QUESTION : SEGMENT_ANSWER;
	p->speaker = speaker;
	if (asks)
		d->question = p->turn;
	else
		p->reply_to = d->question;
}

static void continue_turn(struct piece *p, const struct piece *turn)
{
	p->kind = turn->kind;
	p->turn = turn->turn;
	p->reply_to = turn->reply_to;
	p->speaker = turn->speaker;
}

/* A paragraph below the last turn that speaks of those who took part. */
static bool is_closing(const struct dialogue *d, slice text)
{
	static const slice phrases[] = {
		S(" was talking to "),     S(" was speaking to "), S(" spoke to "),
		S(" was interviewed by "), S(" were talking to "), S("interview has been edited"),
		S("edited for length"),    S("Interview by "),     S("conversation has been edited"),
		S(" is the author of ")};
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (slice_find(text, phrases[i], 0) != SLICE_NONE)
			return true;
	for (size_t i = 0; i < d->voice_count; i++) {
		slice name = d->voices[i].name;
		if (name.len > 2 && slice_starts(text, name))
			return true;
	}
	for (size_t i = 0; i < d->s->label_count; i++) {
		slice name = d->s->labels[i].name;
		if (name.len > 1 && slice_starts(text, name) && text.len > name.len && text.at[name.len] == ' ')
			return true;
	}
	return false;
}

static bool is_heading_above_turn(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	size_t next = i + 1;
	while (next < s->piece_count && s->pieces[next].kind == SEGMENT_FURNITURE)
		next++;
	return p->end - p->start <= 90 && p->lines <= 2 && !(p->flags & PIECE_STOP) && p->shape == SHAPE_TEXT &&
	       next < s->piece_count && !s->markdown && p->gap > 0 &&
	       ((s->pieces[next].flags & PIECE_LABEL) ||
		(next + 1 < s->piece_count && (s->pieces[next + 1].flags & PIECE_LABEL) &&
		 s->pieces[next].end - s->pieces[next].start <= 160 && (s->pieces[next].flags & PIECE_LABEL) == 0)) &&
	       !ascii_is_lower(s->bytes.at[p->start]);
}

/* Where the paragraphs begin that come after the last turn. */
static size_t find_end(const struct dialogue *d, size_t last)
{
	const struct split *s = d->s;
	size_t end = last + 1;
	while (end < s->piece_count && piece_is_open(&s->pieces[end]) && !is_marked(s, &s->pieces[end]))
		end++;
	for (size_t i = end; i > last + 1 && end - i < CLOSING_PIECES; i--)
		if (is_closing(d, piece_text(s, &s->pieces[i - 1])))
			return i - 1;
	return end;
}

static void assign(struct dialogue *d, size_t first, size_t last)
{
	struct split *s = d->s;
	const struct piece *turn = NULL;
	size_t end = find_end(d, last);
	for (size_t i = first; i < end; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p))
			continue;
		slice text = piece_text(s, p);
		if (p->flags & PIECE_LABEL) {
			struct voice *v = &d->voices[d->voice_of[s->lines[p->line].sparse]];
			if (v->speaker == NONE)
				v->speaker = names_add(s, v->name);
			begin_turn(d, p, v->asks, v->speaker);
			turn = p;
		} else if (is_stage_direction(text)) {
			p->kind = SEGMENT_PARA;
		} else if (is_marked(s, p) || is_heading_above_turn(s, i)) {
			p->kind = SEGMENT_HEADING;
			turn = NULL;
		} else if (turn) {
			continue_turn(p, turn);
		}
	}
}

static void take_labels(struct dialogue *d, size_t first, size_t last)
{
	collect_head(d, first);
	find_voices(d);
	for (size_t i = 0; i < d->voice_count; i++)
		d->voices[i].speaker = NONE;
	resolve_voices(d, first);
	decide_parts(d, first);
	assign(d, first, last);
}

/* Questions in bold, answers in plain paragraphs below them. */
static size_t bold_questions(const struct split *s, size_t *first, size_t *last)
{
	size_t bold = 0, ask = 0;
	for (size_t i = 0; i < s->piece_count; i++) {
		const struct piece *p = &s->pieces[i];
		if (!piece_is_open(p) || !(p->flags & PIECE_BOLD) || p->shape != SHAPE_TEXT)
			continue;
		if (bold++ == 0)
			*first = i;
		*last = i;
		ask += (p->flags & PIECE_ASKS) != 0;
	}
	return ask >= BOLD_LEAST && ask * 2 >= bold ? bold : 0;
}

static void take_bold(struct dialogue *d, size_t first, size_t last)
{
	struct split *s = d->s;
	const struct piece *turn = NULL;
	collect_head(d, first);
	const struct person *author = part_of(d, PART_AUTHOR, true), *guest = part_of(d, PART_AUTHOR, false);
	uint32_t asker = author ? names_add(s, author->name) : NONE,
		 answerer = guest ? names_add(s, guest->name) : NONE;
	find_voices(d);
	d->voice_count = guest ? 1 : 0;
	d->voices = memory_resize(d->voices, 1, sizeof *d->voices);
	d->voices[0] = (struct voice){.name = guest ? guest->name : S("")};
	size_t end = find_end(d, last);
	for (size_t i = first; i < end; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p))
			continue;
		bool question = (p->flags & PIECE_BOLD) && p->shape == SHAPE_TEXT;
		if (is_marked(s, p)) {
			p->kind = SEGMENT_HEADING;
		} else if (question || (turn && turn->kind == SEGMENT_QUESTION)) {
			begin_turn(d, p, question, question ? asker : answerer);
			turn = p;
		} else if (is_stage_direction(piece_text(s, p))) {
			p->kind = SEGMENT_PARA;
		} else if (turn) {
			continue_turn(p, turn);
		}
	}
}

void turns_find(struct split *s)
{
	struct dialogue d = {.s = s};
	size_t first = SLICE_NONE, last = 0;
	for (size_t i = 0; s->label_count && i < s->piece_count; i++)
		if (s->pieces[i].flags & PIECE_LABEL && piece_is_open(&s->pieces[i])) {
			first = first == SLICE_NONE ? i : first;
			last = i;
		}
	if (first != SLICE_NONE)
		take_labels(&d, first, last);
	else if (bold_questions(s, &first, &last))
		take_bold(&d, first, last);
	free(d.people.items);
	free(d.voices);
	free(d.voice_of);
}
