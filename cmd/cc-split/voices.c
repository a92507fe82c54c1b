#include <stdlib.h>

#include "lists.h"
#include "turns.h"

enum {
	INTRO_MOST = 1500,  /* bytes of the first turn that are searched for names */
	ADDRESS_MOST = 600, /* bytes at the end of a turn that may address the next speaker */
	SELF_MOST = 240,    /* bytes at the beginning of a turn in which somebody says who they are */
	TURNS_LEAST = 3,    /* of each of two voices, to tell by their question marks who asks */
	TURN_PIECES = 8,    /* paragraphs of a turn that are looked at */
	BEGS_MOST = 120,    /* bytes at the beginning of a turn that beg to ask */
	INITIALS_MOST = 4,
	PUBLICATIONS_MOST = 4, /* initials that are looked for in the whole document */
	NAME_AWAY = 40,        /* bytes between a name and "here" */
};

/* "I'm Ann Patel", "It's Ann Patel", "my name is Ann Patel", "Ann here". */
static const struct person *says_who(struct dialogue *d, slice text, size_t most)
{
	static const slice openers[] = {S("I\xE2\x80\x99m "),    S("I'm "),    S("I am "),
					S("It\xE2\x80\x99s "),   S("It's "),   S("my name is "),
					S("name\xE2\x80\x99s "), S("name's "), S("This is ")};
	if (text.len > most)
		text.len = most;
	for (size_t at = 0; at < text.len; at++) {
		slice rest = slice_after(text, at);
		size_t i = 0, end = 0, before = d->people.count;
		while (i < sizeof openers / sizeof *openers && !slice_starts_nocase(rest, openers[i]))
			i++;
		if (i == sizeof openers / sizeof *openers || (at > 0 && ascii_is_alpha(text.at[at - 1])))
			continue;
		rest = slice_after(rest, openers[i].len);
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
	return here == SLICE_NONE
		       ? NULL
		       : people_addressed(&d->people, slice_sub(text, here > NAME_AWAY ? here - NAME_AWAY : 0, here));
}

static slice strip_the(slice name) { return slice_starts_nocase(name, S("the ")) ? slice_after(name, 4) : name; }

/* The name in "Chair: Sir Ann Patel." */
static slice name_after_office(slice text)
{
	size_t at = slice_find(text, S("Chair: "), 0);
	if (at == SLICE_NONE)
		return S("");
	slice name = slice_after(text, at + sizeof "Chair: " - 1);
	size_t end = 0;
	while (end < name.len && !memchr(".,;\n(", name.at[end], 5))
		end++;
	return slice_trim(slice_sub(name, 0, end));
}

/* The name in front of "(Chair)" or "(The Chair)" in the list of members. */
static slice find_chair(const struct dialogue *d, size_t first)
{
	static const slice marks[] = {S(" (Chair)"),    S(" (The Chair)"),  S(" (in the Chair)"),
				      S(" (Chairman)"), S(" (the Chair)"),  S(", Chair;"),
				      S(", Chair,"),    S(" (Chairperson)")};
	for (size_t i = 0; i < first; i++) {
		slice text = piece_text(d->s, &d->s->pieces[i]);
		for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
			size_t end = slice_find(text, marks[m], 0), from;
			if (end == SLICE_NONE)
				continue;
			for (from = end; from > 0 && !memchr(":;,\n", text.at[from - 1], 4); from--)
				;
			return name_without_titles(slice_trim(slice_sub(text, from, end)));
		}
		slice name = name_after_office(text);
		if (name.len)
			return name_without_titles(name);
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

slice voices_asker(const struct dialogue *d)
{
	const struct person *people = d->people.items;
	for (size_t i = 0; people && i < d->people.count; i++)
		if (people[i].part == PART_AUTHOR)
			return people[i].name;
	return S("");
}

/* Whoever the head names first who is no author, and could be somebody. */
slice voices_guest(const struct dialogue *d)
{
	const struct person *people = d->people.items;
	for (size_t i = 0; people && i < d->people.count; i++)
		if (people[i].part != PART_AUTHOR && people_is_personal(people[i].name))
			return people[i].name;
	return S("");
}

/* A peer's title is a part of the name: "Lord Tennick", and with the place that
 * the head gives, "Baroness Quennell of Swarthing". */
static slice resolve_peer(const struct dialogue *d, slice label)
{
	for (size_t i = 0; i < d->people.count; i++) {
		slice name = d->people.items[i].name;
		if (slice_starts_nocase(name, label) && (name.len == label.len || name.at[label.len] == ' '))
			return name;
	}
	return label;
}

/* With a full name, a title and a surname, a first name or initials. */
slice voices_resolve(const struct dialogue *d, slice label)
{
	slice bare = name_without_titles(label), first = name_first_word(label), last = name_last_word(label);
	bool single = slice_find_byte(label, ' ', 0) == SLICE_NONE;
	const struct person *person = NULL;
	if (name_is_peer(first) || name_is_peer(name_first_word(strip_the(label))))
		return resolve_peer(d, label);
	if (is_capitals(label) && label.len <= INITIALS_MOST)
		person = people_by_initials(&d->people, label);
	if (!person && name_has_title(label))
		person = people_by_surname(&d->people, last);
	if (!person)
		person = people_by_name(&d->people, bare);
	if (!person && single)
		person = people_by_first(&d->people, label);
	if (!person && single)
		person = people_by_surname(&d->people, label);
	return person ? person->name : bare;
}

/* "PB:" with which a paper asks; few voices are looked for in the whole document. */
static slice resolve_initials(struct dialogue *d, slice label, slice name)
{
	if (!slice_equal(name, label) || !is_capitals(label) || label.len < 2 || label.len > INITIALS_MOST ||
	    d->publications++ >= PUBLICATIONS_MOST)
		return name;
	slice publication = voices_publication(d, label);
	return publication.len ? publication : name;
}

/* "Ann Patel is with us. Ann, how did it begin?" before "Ann:". */
static slice resolve_introduced(slice label, slice before)
{
	struct people people = {0};
	if (slice_find_byte(label, ' ', 0) != SLICE_NONE || label.len <= INITIALS_MOST - 2)
		return label;
	if (before.len > ADDRESS_MOST)
		before = slice_after(before, before.len - ADDRESS_MOST);
	people_collect(&people, before, before, PART_UNKNOWN);
	const struct person *person = people_by_first(&people, label);
	slice name = person ? person->name : label;
	free(people.items);
	return name;
}

/* What the speaker of "Q", "Host" or "Speaker 2" is called. `before` is the
 * turn before, which may address them. */
static slice resolve_role(struct dialogue *d, const struct label *l, slice class, slice said, slice before,
			  size_t first)
{
	bool asks = slice_equal(class, S("question"));
	slice bare = strip_the(l->key);
	if (slice_starts(bare, S("chair"))) {
		slice chair = find_chair(d, first);
		const struct person *self = chair.len ? NULL : says_who(d, said, INTRO_MOST);
		return chair.len ? chair : self ? self->name : l->name;
	}
	const struct person *person = says_who(d, said, asks ? INTRO_MOST : SELF_MOST);
	if (!person && slice_equal(class, S("person"))) {
		if (before.len > ADDRESS_MOST)
			before = slice_after(before, before.len - ADDRESS_MOST);
		person = people_addressed(&d->people, before);
	}
	if (person)
		return person->name;
	static const slice askers[] = {S("q"), S("question"), S("interviewer"), S("i"), S("host"), S("presenter")};
	slice name = S("");
	if (list_has(bare, LIST(askers)))
		name = voices_asker(d);
	if (slice_equal(class, S("answer")))
		name = voices_guest(d);
	return name.len || l->name.len == 1 ? name : l->name;
}

/* The whole of the turn that begins at piece i. */
static slice turn_text(const struct split *s, size_t i)
{
	size_t end = i;
	while (end + 1 < s->piece_count && !(s->pieces[end + 1].flags & PIECE_LABEL) && end - i < TURN_PIECES)
		end++;
	return slice_sub(s->bytes, s->pieces[i].start, s->pieces[end].end);
}

/* "Nerys Bamfield (NB):" says what "NB:" means. */
static void find_definitions(struct dialogue *d)
{
	const struct split *s = d->s;
	for (size_t i = 0; i < s->label_count && d->definition_count < DEFINITIONS_MOST; i++)
		if (s->labels[i].defines.len)
			d->definitions[d->definition_count++] = &s->labels[i];
}

static const struct label *definition_of(const struct dialogue *d, const struct label *l)
{
	for (size_t i = 0; i < d->definition_count; i++)
		if (slice_equal(d->definitions[i]->defines, l->name))
			return d->definitions[i];
	return l;
}

/* Number the voices: one for each key of a label. */
static void number_voices(struct dialogue *d)
{
	struct split *s = d->s;
	table_reset(&s->seen);
	find_definitions(d);
	d->voice_of = memory_resize(NULL, s->label_count, sizeof *d->voice_of);
	for (size_t i = 0; i < s->label_count; i++)
		d->voice_of[i] = (uint32_t)table_add(&s->seen, strip_the(definition_of(d, &s->labels[i])->key));
	d->voice_count = s->seen.count;
	d->voices = memory_resize(NULL, d->voice_count, sizeof *d->voices);
	for (size_t i = 0; i < d->voice_count; i++)
		d->voices[i] = (struct voice){.speaker = NONE};
}

static void resolve(struct dialogue *d, struct voice *v, const struct label *l, size_t i, size_t previous,
		    size_t first)
{
	const struct split *s = d->s;
	slice class = label_class(l->key), said = turn_text(s, i), before = S("");
	const struct label *definition = definition_of(d, l);
	bool opening = previous == SLICE_NONE;
	if (!opening)
		before = slice_sub(s->bytes, s->pieces[previous].start, s->pieces[i].start);
	if (opening || slice_equal(class, S("question")))
		people_collect(&d->people, s->bytes,
			       slice_sub(said, 0, said.len < INTRO_MOST ? said.len : INTRO_MOST), PART_UNKNOWN);
	if (definition != l)
		v->name = definition->name;
	else if (l->holder.len)
		v->name = l->holder;
	else if (slice_equal(class, S("question")) || slice_equal(class, S("answer")) ||
		 slice_equal(class, S("person")))
		v->name = resolve_role(d, l, class, said, before, first);
	else
		v->name = resolve_introduced(resolve_initials(d, l->name, voices_resolve(d, l->name)), before);
	v->name = name_without_titles(v->name);
	v->first = (uint32_t)i;
	v->resolved = true;
}

/* "The lady in green. Please say who you are." */
static bool points_at(slice text)
{
	static const slice phrases[] = {S("lady in "),     S("gentleman in "),    S("woman in "),
					S("man in "),      S("person in "),       S("at the back"),
					S("at the front"), S("front row"),        S("say who you are"),
					S("hand up"),      S("tell us who you "), S("microphone")};
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (slice_find(text, phrases[i], 0) != SLICE_NONE)
			return true;
	return false;
}

static bool mentions_floor(slice text)
{
	static const slice phrases[] = {
		S("from the floor"),  S("question from"), S("from the audience"),      S("in the chat"),
		S("in the audience"), S("caller"),        S("next question"),          S("voicemail"),
		S("listener"),        S("wrote in"),      S("from the public gallery")};
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (slice_find(text, phrases[i], 0) != SLICE_NONE)
			return true;
	return false;
}

/* "Can I just ask": somebody of the audience begins. */
static bool begs_to_ask(slice text)
{
	static const slice phrases[] = {S("can i just ask"),   S("can i ask"), S("could i ask"),
					S("could i just ask"), S("may i ask"), S("my question"),
					S("i wanted to ask")};
	if (text.len > BEGS_MOST)
		text.len = BEGS_MOST;
	for (size_t at = 0; at < text.len; at++)
		if ((at == 0 || text.at[at - 1] == ' ') && list_begins_nocase(slice_after(text, at), LIST(phrases)))
			return true;
	return false;
}

/* Whether the words, which stand directly before a speaker's label, say who
 * will speak. */
static bool announces(slice before, slice name)
{
	return before.len <= ADDRESS_MOST && slice_find(before, name_first_word(name), 0) < before.len - name.len;
}

/* "Welcome to …" says one host, "And I'm Ann Patel" the other. */
static bool welcomes(slice text)
{
	static const slice words[] = {S("elcome to "), S("elcome back"), S("ello and welcome"),
				      S("re listening to ")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_find(slice_sub(text, 0, text.len < SELF_MOST ? text.len : SELF_MOST), words[i], 0) !=
		    SLICE_NONE)
			return true;
	return false;
}

static bool joins_host(slice text)
{
	static const slice words[] = {S("And I\xE2\x80\x99m "), S("And I'm "),
				      S("and I\xE2\x80\x99m "), S("and I'm "),
				      S("And I am "),           S("And my name\xE2\x80\x99s ")};
	return list_begins_nocase(text, LIST(words));
}

/* Before a convener the members, whose places and parties are given, ask. */
static bool is_convened(const struct split *s)
{
	return table_find(&s->keys, S("the convener")) != SLICE_NONE ||
	       table_find(&s->keys, S("convener")) != SLICE_NONE;
}

/* Whether a voice asks, from its label, its name and how it was called up. */
static void decide(struct dialogue *d, struct voice *v, const struct label *l, size_t i, size_t previous,
		   bool ministers)
{
	const struct split *s = d->s;
	slice class = label_class(l->key);
	const struct person *person = people_by_name(&d->people, v->name);
	enum person_part part = person ? person->part : PART_UNKNOWN;
	v->decided = true;
	v->asks = slice_equal(class, S("question")) || hearing_examines(d, v->name) ||
		  (d->examiner_count > 0 && capitals_count(l->name) > 0 && name_has_title(l->name)) ||
		  part == PART_AUTHOR || part == PART_MEMBER || (ministers && !l->minister) ||
		  (l->placed && is_convened(s));
	if (previous == SLICE_NONE)
		v->asks |= welcomes(piece_text(s, &s->pieces[i]));
	if (previous == SLICE_NONE || part == PART_WITNESS)
		return;
	slice before = slice_sub(s->bytes, s->pieces[previous].start, s->pieces[i].start);
	if (slice_equal(class, S("person")) || announces(before, l->name))
		v->floor |= mentions_floor(before);
	v->floor |= !person && before.len <= ADDRESS_MOST && points_at(before);
	v->floor |= !person && begs_to_ask(piece_text(s, &s->pieces[i]));
	v->floor &= !v->asks;
	v->asks |= v->floor;
	v->asks |= welcomes(before) && joins_host(piece_text(s, &s->pieces[i]));
}

/* "Dr Reid" is the "Dr Iain Reid" who spoke before, and does as he did. */
static void remember(struct dialogue *d, const struct voice *v)
{
	people_collect(&d->people, d->s->bytes, v->name, v->asks ? PART_MEMBER : PART_UNKNOWN);
}

static bool has_ministers(const struct split *s)
{
	for (size_t i = 0; i < s->label_count; i++)
		if (s->labels[i].minister)
			return true;
	return false;
}

static bool is_councillor(slice key) { return slice_starts(key, S("councillor ")) || slice_starts(key, S("cllr ")); }

static bool has_councillors(const struct split *s)
{
	size_t i = 0;
	while (i < s->keys.count && !is_councillor(s->keys.keys[i]))
		i++;
	return i < s->keys.count;
}

/* Where one councillor asks, they all do. */
static void share_titles(struct dialogue *d, size_t first)
{
	const struct split *s = d->s;
	bool councillors = false;
	for (unsigned round = 0; round < 2; round++)
		for (size_t i = first; i < s->piece_count; i++) {
			if (!(s->pieces[i].flags & PIECE_LABEL))
				continue;
			size_t index = s->lines[s->pieces[i].line].sparse;
			struct voice *v = &d->voices[d->voice_of[index]];
			if (!is_councillor(s->labels[index].key))
				continue;
			councillors |= v->asks || s->labels[index].chairs;
			v->asks |= councillors && round == 1;
		}
}

/* How many turns a voice has, and how many of them end in a question mark. */
struct share {
	size_t turns, marks;
};

static bool asks_often(struct share s) { return s.turns >= TURNS_LEAST && s.marks * 5 > s.turns * 2; }

static bool asks_seldom(struct share s) { return s.turns >= TURNS_LEAST && s.marks * 4 < s.turns; }

/* Of two voices the one asks whose turns end in question marks, whatever the
 * head of the page seemed to say. */
static void check_marks(struct dialogue *d, size_t first)
{
	const struct split *s = d->s;
	struct share shares[2] = {{0}, {0}};
	for (size_t i = first; d->voice_count == 2 && i < s->piece_count; i++) {
		if (!(s->pieces[i].flags & PIECE_LABEL))
			continue;
		struct share *share = &shares[d->voice_of[s->lines[s->pieces[i].line].sparse]];
		share->turns++;
		share->marks += slice_ends(turn_text(s, i), S("?"));
	}
	for (size_t asker = 0; asker < 2; asker++)
		if (asks_often(shares[asker]) && asks_seldom(shares[1 - asker])) {
			d->voices[asker].asks = true;
			d->voices[1 - asker].asks = false;
		}
}

void voices_find(struct dialogue *d, size_t first)
{
	struct split *s = d->s;
	bool any = false, ministers = has_ministers(s);
	size_t opening = SLICE_NONE, previous = SLICE_NONE;
	number_voices(d);
	for (size_t i = first; i < s->piece_count; i++) {
		if (!(s->pieces[i].flags & PIECE_LABEL))
			continue;
		size_t index = s->lines[s->pieces[i].line].sparse;
		const struct label *l = &s->labels[index];
		struct voice *v = &d->voices[d->voice_of[index]];
		if (!v->resolved)
			resolve(d, v, l, i, previous, first);
		if (!v->decided)
			decide(d, v, l, i, previous, ministers);
		v->asks |= (l->asks || l->chairs) && !slice_equal(label_class(l->key), S("answer"));
		if (v->first == i)
			remember(d, v);
		any |= v->asks && !v->floor;
		if (opening == SLICE_NONE)
			opening = d->voice_of[index];
		previous = i;
	}
	if (has_councillors(s))
		share_titles(d, first);
	if (!any && opening != SLICE_NONE)
		d->voices[opening].asks = true; /* whoever opens a conversation leads it */
	check_marks(d, first);
}
