#include "turns.h"

#include <stdlib.h>

#include "lists.h"

enum {
	QUESTIONS_LEAST = 3, /* that make an interview without labels */
	QUESTION_MOST = 400, /* bytes of a question without a label */
	CAPITALS_LEAST = 5,  /* of a heading that is all capitals */
	HEADING_MOST = 90,   /* bytes of a heading above a turn */
	ANSWER_PIECES = 6,   /* paragraphs of an answer, on average, at most */
	HEAD_PIECES = 4,     /* paragraphs before the first question */
	TIME_MOST = 12,      /* bytes of a time of day */
	READER_MOST = 240,   /* bytes of a paragraph that speaks to the reader */
	CLOSING_PIECES = 4,  /* paragraphs below the last turn that may not belong to it */
};

/* Which paragraphs ask, where no labels do. */
enum asking { ASKS_ON_LINES, ASKS_IN_BOLD, ASKS_IN_ITALICS, ASKS_IN_PLAIN };

/* A short line without a stop, directly above a turn or above one line more
 * ("Examination of witnesses", "Ann Patel and Bob Ruiz."). */
static bool is_heading_above_turn(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	size_t next = i + 1;
	if (piece_length(p) > HEADING_MOST || p->lines > 2 || (p->flags & PIECE_STOP) || p->shape != SHAPE_TEXT ||
	    s->markdown || p->gap == 0 || slice_ends(piece_text(s, p), S("\xE2\x80\x94")) ||
	    ascii_is_lower(s->bytes.at[p->start]))
		return false;
	while (next < s->piece_count && s->pieces[next].kind == SEGMENT_FURNITURE)
		next++;
	if (next < s->piece_count && !(s->pieces[next].flags & PIECE_LABEL) &&
	    s->pieces[next].end - s->pieces[next].start <= SHORT_LINE)
		next++;
	return next < s->piece_count && (s->pieces[next].flags & PIECE_LABEL);
}

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

static bool begins_with_name(slice text, slice name)
{
	while (text.len && memchr("*_", text.at[0], 2))
		text = slice_after(text, 1);
	return name.len > 1 && slice_starts(text, name) && text.len > name.len &&
	       (text.at[name.len] == ' ' || text.at[name.len] == '\'' || (text.at[name.len] & 0x80));
}

static bool has_full_name(slice text, slice name)
{
	return slice_find_byte(name, ' ', 0) != SLICE_NONE && slice_find(text, name, 0) != SLICE_NONE;
}

/* What the page asks of its reader, with an address or without one. */
static bool speaks_to_reader(slice text)
{
	static const slice openers[] = {S("If you\xE2\x80\x99"),
					S("If you'"),
					S("If you would"),
					S("If you have been affected"),
					S("To find out"),
					S("To listen"),
					S("To hear"),
					S("To read"),
					S("To book"),
					S("To order"),
					S("To contact"),
					S("For more"),
					S("For further"),
					S("For details"),
					S("You can find"),
					S("You can read"),
					S("You can listen"),
					S("You can hear"),
					S("You can order"),
					S("You can buy"),
					S("Find out more"),
					S("Do you have a "),
					S("Have you got a "),
					S("Would you like to"),
					S("Got a "),
					S("Get in touch"),
					S("Email us"),
					S("Write to us"),
					S("Subscribe "),
					S("Tickets "),
					S("The transcript "),
					S("This transcript "),
					S("This interview "),
					S("This conversation "),
					S("This episode ")};
	static const slice addresses[] = {S("www."), S("http"), S("@")};
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
		if (slice_find(text, addresses[i], 0) != SLICE_NONE)
			return true;
	return text.len <= READER_MOST && list_begins(text, LIST(openers));
}

/* A paragraph below the last turn that speaks of those who took part. */
static bool is_closing(const struct dialogue *d, slice text)
{
	static const slice phrases[] = {
		S("has been edited"), S("names have been changed"), S("edited for length"), S("edited and condensed"),
		S("Interview by "),   S(" is the author of "),      S(" is published by ")};
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		if (slice_find(text, phrases[i], 0) != SLICE_NONE)
			return true;
	if (voices_reported(text) || speaks_to_reader(text))
		return true;
	if (slice_starts(text, S("*")) && slice_ends(text, S(".*")) && !slice_starts(text, S("**")))
		return true; /* a note of the editors */
	for (size_t i = 0; i < d->people.count; i++)
		if (begins_with_name(text, d->people.items[i].name))
			return true;
	for (size_t i = 0; i < d->voice_count; i++)
		if (begins_with_name(text, d->voices[i].name) || has_full_name(text, d->voices[i].name))
			return true;
	for (size_t i = 0; i < d->s->label_count; i++)
		if (begins_with_name(text, d->s->labels[i].name))
			return true;
	return false;
}

/* "Links from the show" above a list. */
static bool is_above_list(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	return p->shape == SHAPE_TEXT && p->gap > 0 && !(p->flags & PIECE_STOP) && piece_length(p) <= HEADING_MOST &&
	       i + 1 < s->piece_count && piece_is_item(&s->pieces[i + 1]);
}

/* "YOU SAID" above a paragraph. */
static bool is_heading_in_capitals(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	return p->shape == SHAPE_TEXT && p->gap > 0 && p->lines == 1 && piece_length(p) <= HEADING_MOST &&
	       !((p->flags & PIECE_STOP) && !(p->flags & PIECE_ASKS)) &&
	       capitals_count(piece_text(s, p)) >= CAPITALS_LEAST && i + 1 < s->piece_count &&
	       piece_is_open(&s->pieces[i + 1]);
}

/* Where the paragraphs begin that come after the last turn. */
static size_t find_end(const struct dialogue *d, size_t last)
{
	const struct split *s = d->s;
	size_t end = last + 1;
	while (end < s->piece_count && piece_is_open(&s->pieces[end]) && !s->pieces[end].marked &&
	       !is_above_list(s, end) && !is_heading_in_capitals(s, end))
		end++;
	size_t close = end;
	for (size_t i = end; i > last + 1 && end - i < CLOSING_PIECES; i--)
		if (is_closing(d, piece_text(s, &s->pieces[i - 1])))
			close = i - 1;
	return close;
}

static uint32_t speaker_of(struct split *s, struct voice *v)
{
	if (v->speaker == NONE && v->name.len)
		v->speaker = names_add(s, v->name);
	return v->speaker;
}

/* "12.34 pm" on a line of its own: when the debate began. */
static bool is_time(slice text)
{
	struct date time;
	return text.len <= TIME_MOST && text.len && ascii_is_digit(text.at[0]) &&
	       date_time_at(text, 0, &time) == text.len;
}

static void take_times(struct split *s, size_t end)
{
	for (size_t i = 0; i < end; i++)
		if (piece_is_open(&s->pieces[i]) && is_time(piece_text(s, &s->pieces[i])))
			s->pieces[i].kind = SEGMENT_BYLINE;
}

static void take_labelled(struct dialogue *d, size_t first, size_t end)
{
	struct split *s = d->s;
	const struct piece *turn = NULL;
	const struct voice *voice = NULL;
	for (size_t i = first; i < end; i++) {
		struct piece *p = &s->pieces[i];
		uint8_t direction;
		if (!piece_is_open(p))
			continue;
		if (p->flags & PIECE_LABEL) {
			size_t label = s->lines[p->line].sparse;
			struct voice *v = hearing_voice(d, &s->labels[label], &d->voices[d->voice_of[label]]);
			if (turn && v == voice && s->labels[label].cue)
				continue_turn(p, turn);
			else
				begin_turn(d, p, v->asks, speaker_of(s, v));
			turn = p;
			voice = v;
		} else if ((direction = hearing_direct(d, p)) != KIND_NONE) {
			p->kind = direction;
			turn = NULL;
		} else if (headings_is_pull_out(s, i) || stage_is_direction(piece_text(s, p))) {
			p->kind = SEGMENT_PARA;
		} else if (p->marked || is_heading_above_turn(s, i)) {
			p->kind = SEGMENT_HEADING;
			turn = NULL;
		} else if (turn) {
			continue_turn(p, turn);
		}
	}
}

static bool is_question(const struct split *s, const struct piece *p, enum asking how)
{
	if (how == ASKS_ON_LINES)
		return p->role == ROLE_ASKS && piece_is_open(p);
	if (!piece_is_open(p) || p->shape != SHAPE_TEXT || piece_length(p) > QUESTION_MOST)
		return false;
	if (how == ASKS_IN_PLAIN)
		return (p->flags & PIECE_ASKS) && p->lines == 1 && piece_length(p) <= SHORT_LINE;
	slice text = piece_text(s, p);
	bool strong = slice_starts(text, S("**")) || slice_starts(text, S("__"));
	return (p->flags & PIECE_BOLD) && (strong || how == ASKS_IN_ITALICS);
}

/* The questions of an interview without labels: how many, from where to where. */
static size_t count_questions(const struct split *s, enum asking how, size_t *first, size_t *last)
{
	size_t count = 0, asks = 0, follow = 0;
	for (size_t i = s->body; i < s->piece_count; i++) {
		if (!is_question(s, &s->pieces[i], how))
			continue;
		if (count++ == 0)
			*first = i;
		*last = i;
		asks += (s->pieces[i].flags & PIECE_ASKS) != 0;
		follow += i + 1 < s->piece_count && !is_question(s, &s->pieces[i + 1], how);
	}
	bool dense = count > 0 && (*last - *first) <= count * ANSWER_PIECES;
	if (how == ASKS_ON_LINES)
		return count;
	return asks >= QUESTIONS_LEAST && asks * 2 >= count && follow * 10 >= count * 8 && dense ? count : 0;
}

/* Questions in plain text make an interview only where the page says that it
 * is one, or where they are put to somebody who answers of themselves. */
static bool says_interview(const struct split *s, size_t first, size_t last)
{
	static const slice words[] = {S("interview"),     S("Interview"),       S("INTERVIEW"),
				      S("Q&A"),           S("in conversation"), S("In conversation"),
				      S(" talks to "),    S(" speaks to "),     S(" asked her "),
				      S(" asked him "),   S(" asked them "),    S(" questions with "),
				      S(" talks about "), S(" questions for ")};
	if (first > (size_t)s->body + HEAD_PIECES)
		return false;
	for (size_t i = 0; i < first; i++)
		for (size_t w = 0; w < sizeof words / sizeof *words; w++)
			if (slice_find(piece_text(s, &s->pieces[i]), words[w], 0) != SLICE_NONE)
				return true;
	for (size_t i = last + 1; i < s->piece_count && i < last + 2 * CLOSING_PIECES; i++)
		if (voices_reported(piece_text(s, &s->pieces[i])))
			return true;
	size_t count = 0, personal = 0;
	for (size_t i = first; i <= last && i + 1 < s->piece_count; i++)
		if (is_question(s, &s->pieces[i], ASKS_IN_PLAIN)) {
			count++;
			personal += asked_in_person(piece_text(s, &s->pieces[i]), piece_text(s, &s->pieces[i + 1]));
		}
	return personal >= QUESTIONS_LEAST && personal * 2 > count;
}

static void take_unlabelled(struct dialogue *d, enum asking how, size_t first, size_t last)
{
	struct split *s = d->s;
	const struct piece *turn = NULL;
	voices_collect(d, first, last);
	struct voice asker = {.name = voices_asker(d), .speaker = NONE},
		     guest = {.name = voices_guest(d), .speaker = NONE};
	size_t end = find_end(d, last + 1);
	for (size_t i = first; i < end; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p))
			continue;
		bool asks = is_question(s, p, how);
		if (p->marked) {
			p->kind = SEGMENT_HEADING;
		} else if (asks || (turn && turn->kind == SEGMENT_QUESTION)) {
			begin_turn(d, p, asks, speaker_of(s, asks ? &asker : &guest));
			turn = p;
		} else if (headings_is_pull_out(s, i) || stage_is_direction(piece_text(s, p))) {
			p->kind = SEGMENT_PARA;
		} else if (turn) {
			continue_turn(p, turn);
		}
	}
}

/* Numbers of turns go through the document, comments and interview alike. */
static void number_turns(struct split *s)
{
	uint32_t *numbers = arena_array(&s->memory, s->turns + 1, sizeof *numbers), count = 0;
	for (size_t i = 0; i < s->piece_count; i++) {
		uint32_t turn = s->pieces[i].turn;
		if (turn && !numbers[turn])
			numbers[turn] = ++count;
	}
	for (size_t i = 0; i < s->piece_count; i++) {
		s->pieces[i].turn = numbers[s->pieces[i].turn];
		s->pieces[i].reply_to = numbers[s->pieces[i].reply_to];
	}
}

void turns_find(struct split *s)
{
	struct dialogue d = {.s = s, .examiner = {.speaker = NONE}, .witness = {.speaker = NONE}};
	uint32_t comments = s->turns;
	size_t first = SLICE_NONE, last = 0;
	for (size_t i = 0; s->label_count && i < s->piece_count; i++)
		if ((s->pieces[i].flags & PIECE_LABEL) && piece_is_open(&s->pieces[i])) {
			first = first == SLICE_NONE ? i : first;
			last = i;
		}
	if (first != SLICE_NONE) {
		voices_collect(&d, first, last);
		hearing_collect(&d);
		voices_find(&d, first);
		size_t end = find_end(&d, last);
		take_times(s, end);
		take_labelled(&d, first, end);
	} else if (count_questions(s, ASKS_ON_LINES, &first, &last)) {
		take_unlabelled(&d, ASKS_ON_LINES, first, last);
	} else if (count_questions(s, ASKS_IN_BOLD, &first, &last)) {
		take_unlabelled(&d, ASKS_IN_BOLD, first, last);
	} else if (count_questions(s, ASKS_IN_ITALICS, &first, &last)) {
		take_unlabelled(&d, ASKS_IN_ITALICS, first, last);
	} else if (count_questions(s, ASKS_IN_PLAIN, &first, &last) && says_interview(s, first, last)) {
		take_unlabelled(&d, ASKS_IN_PLAIN, first, last);
	}
	if (comments && s->turns > comments)
		number_turns(s);
	free(d.people.items);
	free(d.voices);
	free(d.voice_of);
}
