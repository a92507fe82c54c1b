#include "speech/clause.h"

#include "text/namewords.h"

enum {
	LONGEST_ADJUNCT = 14,
	LONGEST_APPOSITION = 60, /* tokens back to the comma that opens one */
	MOST_COMMAS = 8,
	LONGEST_CLAUSE = 400,
};

/* "rang at half past eight | to say", "has been in touch | to say": the verb of
 * getting in touch some words before "to", or `at`. */
static size_t before_message(const struct clause *c, size_t at)
{
	enum { LONGEST = 7 };
	static const slice VERBS[] = {{"rang", 4},    {"phoned", 6},     {"wrote", 5},  {"written", 7},
				      {"emailed", 7}, {"texted", 6},     {"called", 6}, {"messaged", 8},
				      {"touch", 5},   {"telephoned", 10}};
	if (!clause_equals(c, at + 1, S("say")) && !clause_equals(c, at + 1, S("ask")) &&
	    !clause_equals(c, at + 1, S("tell")))
		return at;
	for (size_t i = at; i > c->lo + 1 && at - i < LONGEST; i--) {
		if (!clause_kind(c, i - 1, TOKEN_WORD) && !clause_kind(c, i - 1, TOKEN_NUMBER))
			return at;
		for (size_t k = 0; k < sizeof VERBS / sizeof *VERBS; k++)
			if (clause_equals(c, i - 1, VERBS[k]))
				return i - 1 - (k == 8 && clause_equals(c, i - 2, S("in")));
	}
	return at;
}

/* The words before "to" with which an infinitive is a report: used to say. */
static size_t skip_habit(const struct clause *c, size_t at)
{
	static const slice WORDS[] = {{"used", 4},      {"liked", 5}, {"likes", 5}, {"continued", 9},
				      {"continues", 9}, {"came", 4},  {"had", 3}};
	static const slice CAME[] = {{"rang", 4},    {"phoned", 6},      {"called", 6},     {"wrote", 5},
				     {"emailed", 7}, {"texted", 6},      {"rose", 4},       {"returned", 8},
				     {"stood", 5},   {"intervened", 10}, {"telephoned", 10}};
	if (at >= c->lo + 2 && clause_kind(c, at - 1, TOKEN_WORD) &&
	    (clause_equals(c, at - 1, S("on")) || clause_equals(c, at - 1, S("in")) ||
	     clause_equals(c, at - 1, S("back")) || clause_equals(c, at - 1, S("up"))))
		return c->p->tokens[at - 2].word->forms || clause_equals(c, at - 2, S("stood"))
			       ? at - 2
			       : before_message(c, at); /* went on to say */
	for (size_t i = 0; at > c->lo && i < sizeof CAME / sizeof *CAME; i++)
		if (clause_equals(c, at - 1, CAME[i]))
			return at - 1; /* rang to say */
	for (size_t i = 0; at > c->lo && i < sizeof WORDS / sizeof *WORDS; i++)
		if (clause_equals(c, at - 1, WORDS[i]))
			return at - 1;
	return before_message(c, at);
}

static bool is_share(const struct clause *c, size_t i)
{
	return clause_equals(c, i, S("all")) || clause_equals(c, i, S("both")) || clause_equals(c, i, S("each"));
}

/* Over ", however," and "also" and "has repeatedly". */
static size_t skip_auxiliaries(const struct clause *c, size_t at, struct subject *s)
{
	while (at > c->lo) {
		uint32_t last = clause_is(c, at - 1);
		if (clause_kind(c, at - 1, TOKEN_COMMA) && at >= c->lo + 3 && (clause_is(c, at - 2) & WORD_ADVERB) &&
		    clause_kind(c, at - 3, TOKEN_COMMA)) {
			at -= 3;
			continue;
		}
		s->passive |= (last & WORD_BE) != 0;
		s->negated |= (last & WORD_NEGATIVE) != 0;
		s->modal |= (last & WORD_MODAL) != 0;
		s->to |= (last & WORD_TO) != 0;
		if ((last & WORD_ADVERB) && c->p->tokens[at - 1].capital && !c->p->tokens[at - 1].sentence)
			break; /* Act Now said */
		bool all = at > c->lo + 1 && is_share(c, at - 1) && (clause_is(c, at - 2) & (WORD_BE | WORD_HAVE));
		if (all) { /* had all been told */
			at--;
			continue;
		}
		bool auxiliary = last & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_ADVERB | WORD_NEGATIVE | WORD_TO);
		if (!auxiliary || (last & (WORD_PRONOUN | WORD_DETERMINER | WORD_RELATIVE)))
			break;
		at--;
		if (!(last & WORD_TO))
			continue;
		size_t habit = skip_habit(c, at);
		s->habit |= habit < at;
		at = habit;
	}
	return at;
}

/* The last comma or dash before `at`, or SLICE_NONE. */
static size_t comma_before(const struct clause *c, size_t at)
{
	for (size_t steps = 0; at > c->lo && steps < LONGEST_APPOSITION; steps++) {
		at--;
		size_t other = passage_skip_left(c->p, at, c->lo);
		if (other != at)
			at = other;
		else if (clause_pause(c, at))
			return at;
		else if (clause_kind(c, at, TOKEN_SEMICOLON) || clause_kind(c, at, TOKEN_COLON) ||
			 clause_kind(c, at, TOKEN_CLOSE))
			return SLICE_NONE;
	}
	return SLICE_NONE;
}

/* A name, but no role with capitals: Cabinet Member for Children. */
static bool is_persons_name(const struct clause *c, struct span s)
{
	if (!passage_is_name(c->p, s))
		return false;
	for (size_t i = s.from; i < s.to; i++)
		if ((clause_is(c, i) & (WORD_PERSON | WORD_BODY | WORD_PREPOSITION)))
			return (c->p->tokens[s.from].classes & (CLASS_FIRST | CLASS_TITLE)) != 0;
	return true;
}

/* "Ward councillor Ann Patel": a phrase that ends in a full name. */
static bool ends_in_name(const struct clause *c, struct span s)
{
	size_t from = s.to;
	while (from > s.from && c->p->tokens[from - 1].capital)
		from--;
	return s.to - from > 1 && is_persons_name(c, (struct span){from, s.to});
}

/* "Ann Patel, director of X, said": the phrase before the apposition; in "The
 * director, Ann Patel, said" the name. `at` is behind the second comma. */
static struct span around_apposition(const struct clause *c, size_t at, size_t *begin)
{
	size_t close = at - 1, open = comma_before(c, close);
	struct span best = {0, 0}, last = {open + 1, close};
	if (open == SLICE_NONE) {
		best = passage_phrase_before(c->p, c->lo, close);
		bool name = passage_is_name(c->p, best) && best.from == c->lo;
		*begin = best.from;
		return name ? best : (struct span){0, 0};
	}
	for (size_t commas = 0; open != SLICE_NONE && commas < MOST_COMMAS; commas++) {
		struct span phrase = passage_phrase_before(c->p, c->lo, open);
		bool as = phrase.from > c->lo && clause_equals(c, phrase.from - 1, S("as"));
		bool governed = phrase.from > c->lo && (clause_is(c, phrase.from - 1) & WORD_PREPOSITION) && !as;
		size_t before = comma_before(c, open);
		bool opening = phrase.from <= c->lo + 1 && slice_ends(passage_word(c->p, c->lo), S("ing"));
		bool who =
			before != SLICE_NONE && phrase.from == before + 2 && clause_equals(c, before + 1, S("who"));
		if (who) { /* Ann Lee, who runs it in Hull, where she lives, said */
			open = before;
			continue;
		}
		if (passage_is_source(c->p, phrase) && !(governed && before != SLICE_NONE) && !opening)
			best = phrase;
		bool asked = before != SLICE_NONE && phrase.from == before + 2 &&
			     (as || (clause_is(c, before + 1) & (WORD_SUBORDINATOR | WORD_QUESTION)));
		/* and the trust, on its last visit, asked */
		asked |= before != SLICE_NONE && phrase.from == before + 2 &&
			 (clause_is(c, before + 1) & WORD_COORDINATOR) && (clause_is(c, open + 1) & WORD_PREPOSITION);
		bool that = phrase.from > c->lo && clause_equals(c, phrase.from - 1, S("that"));
		if (is_persons_name(c, phrase) || ((asked || that) && !span_is_empty(best)))
			break; /* …, where her tutor, Ann Lee, told; she said that the survey, out today, found */
		open = before;
	}
	*begin = span_is_empty(best) ? at : best.from;
	return !span_is_empty(best) && is_persons_name(c, last) && !ends_in_name(c, best) ? last : best;
}

/* "I rang Humber Police": where the name, or what the last determiner begins,
 * begins. */
static size_t last_noun_phrase(const struct passage *p, struct span s)
{
	size_t at = s.to;
	while (at > s.from + 1 && p->tokens[at - 1].capital)
		at--;
	if (at < s.to)
		return at;
	while (at > s.from + 1 && !(passage_is(p, at) & (WORD_DETERMINER | WORD_POSSESSIVE)))
		at--;
	return at > s.from + 1 ? at : s.from;
}

/* Where the words with capitals that end before `to` begin. */
static size_t capitals_before(const struct clause *c, size_t from, size_t to)
{
	while (to > from && c->p->tokens[to - 1].capital)
		to--;
	return to;
}

/* "Apologies to Mr Pell, who": the name behind the last to, with, from or by. */
static struct span name_behind_preposition(const struct clause *c, struct span s)
{
	static const slice WORDS[] = {{"from", 4}, {"to", 2}, {"with", 4}, {"by", 2}, {"like", 4}, {"called", 6}};
	size_t from = capitals_before(c, s.from, s.to), place = capitals_before(c, c->lo, s.to);
	if (place > c->lo + 1 && place < s.to && clause_equals(c, place - 1, S("in")) &&
	    c->p->tokens[place - 2].capital) { /* from Ann in Leeds, who */
		s.to = place - 1;
		from = capitals_before(c, c->lo, s.to);
		s.from = s.from < from ? s.from : from > c->lo ? from - 1 : from;
	}
	size_t before = from > s.from && clause_equals(c, from - 1, S("the")) ? from - 1 : from;
	bool person = false; /* a mother from Leeds, who */
	for (size_t i = s.from; i < before; i++)
		person |= (clause_is(c, i) & WORD_PERSON) != 0;
	for (size_t i = 0; before > s.from && from < s.to && i < sizeof WORDS / sizeof *WORDS; i++)
		if (clause_equals(c, before - 1, WORDS[i]) && !(person && i == 0))
			return (struct span){from, s.to};
	return (struct span){0, 0};
}

/* "wrote to Act Now, which", "went to the council, which": what the last
 * preposition before `end` governs. */
static struct span governed_before(const struct clause *c, size_t end)
{
	for (size_t i = end; i > c->lo + 1 && end - i < LONGEST_ADJUNCT && clause_kind(c, i - 1, TOKEN_WORD); i--)
		if ((clause_is(c, i - 1) & WORD_PREPOSITION) && !clause_equals(c, i - 1, S("of")))
			return (struct span){i, end};
	return (struct span){0, 0};
}

/* "Ann Lee, 43, a nurse from Hull, who": the name that a phrase behind a comma
 * explains; empty where it explains none. */
static struct span name_explained(const struct clause *c, struct span s)
{
	size_t comma = s.from;
	if (span_is_empty(s) || !(clause_is(c, s.from) & (WORD_DETERMINER | WORD_POSSESSIVE)) || s.from < c->lo + 2 ||
	    !clause_kind(c, --comma, TOKEN_COMMA))
		return (struct span){0, 0};
	if (comma > c->lo + 2 && clause_kind(c, comma - 1, TOKEN_NUMBER) && clause_kind(c, comma - 2, TOKEN_COMMA))
		comma -= 2;
	struct span name = {capitals_before(c, c->lo, comma), comma};
	return is_persons_name(c, name) ? name : (struct span){0, 0};
}

/* "who runs the place and | who says": where the first "who" stands, or `end`. */
static size_t first_relative(const struct clause *c, size_t end)
{
	enum { LONGEST_RELATIVE = 40 };
	if (end <= c->lo || !(clause_is(c, end - 1) & WORD_COORDINATOR))
		return end;
	for (size_t i = end - 1; i > c->lo && end - i < LONGEST_RELATIVE; i--)
		if (passage_equals(c->p, i - 1, passage_word(c->p, end)))
			return i - 1;
	return end;
}

/* "It was Lund, ringing back at noon, who told": the name, or empty. */
static struct span cleft(const struct clause *c, size_t end)
{
	size_t name = c->lo + 2, to = name;
	if (!clause_equals(c, c->lo, S("it")) || !clause_equals(c, c->lo + 1, S("was")))
		return (struct span){0, 0};
	while (to < end && c->p->tokens[to].capital && clause_kind(c, to, TOKEN_WORD))
		to++;
	return to > name && clause_pause(c, to) ? (struct span){name, to} : (struct span){0, 0};
}

static void find_relative(const struct clause *c, size_t at, struct subject *s)
{
	size_t end = at - 1;
	s->relative = true;
	s->source = (struct span){end, at};
	s->begin = end;
	end = first_relative(c, end);
	if (end > c->lo && clause_kind(c, end - 1, TOKEN_COMMA))
		end--;
	s->antecedent = passage_phrase_before(c->p, c->lo, end);
	if (span_is_empty(s->antecedent))
		s->antecedent = governed_before(c, end);
	struct span *before = &s->antecedent, name = name_behind_preposition(c, *before);
	if (span_is_empty(name))
		name = name_explained(c, *before);
	if (before->to != end && !(clause_is(c, end - 1) & WORD_TIME)) /* say it of Lund, who */
		name = (struct span){capitals_before(c, c->lo, end), end};
	if (!span_is_empty(name))
		*before = name;
	name = cleft(c, end);
	if (!span_is_empty(name))
		*before = name;
	if (before->to > before->from + 1 && (passage_is(c->p, before->from) & WORD_PERSONAL))
		before->from = last_noun_phrase(c->p, *before);
}

/* "that" is relative behind a noun: "a report that said". */
static bool is_relative(const struct clause *c, size_t i)
{
	uint32_t is = clause_is(c, i);
	if (!(is & WORD_RELATIVE) || (is & WORD_POSSESSIVE))
		return false;
	if (!(is & WORD_DETERMINER))
		return true;
	return i > c->lo && clause_kind(c, i - 1, TOKEN_WORD) && clause_is(c, i - 1) != 0 &&
	       !(clause_is(c, i - 1) & (WORD_ADVERB | WORD_PRONOUN | WORD_PREPOSITION));
}

/* The word that a question puts before its subject: can, did, has somebody … */
static bool is_inverter(const struct clause *c, size_t i)
{
	static const slice HAVE[] = {{"has", 3}, {"have", 4}, {"had", 3}};
	for (size_t k = 0; (clause_is(c, i) & WORD_HAVE) && k < sizeof HAVE / sizeof *HAVE; k++)
		if (clause_equals(c, i, HAVE[k]))
			return true;
	return (clause_is(c, i) & (WORD_MODAL | WORD_BE)) && !(clause_is(c, i) & WORD_PERSONAL);
}

/* "A nurse who saw it | said": the "who" of a relative clause that ends before
 * `at` and has its own verb; or SLICE_NONE. */
static size_t restrictive(const struct clause *c, size_t at)
{
	enum { LONGEST_RELATIVE = 12 };
	const uint32_t finite = WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE;
	bool verb = false;
	for (size_t i = at; i > c->lo + 1 && at - i < LONGEST_RELATIVE; i--) {
		uint32_t is = clause_is(c, i - 1);
		bool word = clause_kind(c, i - 1, TOKEN_WORD) || clause_kind(c, i - 1, TOKEN_NUMBER);
		if ((is & WORD_RELATIVE) && clause_equals(c, i - 1, S("who"))) {
			struct span head = passage_phrase_before(c->p, c->lo, i - 1);
			return verb && passage_is_source(c->p, head) ? i - 1 : SLICE_NONE;
		}
		if (!word ||
		    (is & (WORD_COORDINATOR | WORD_QUESTION | WORD_SUBORDINATOR) && !(is & WORD_PREPOSITION)))
			return SLICE_NONE;
		verb |= (is & finite) || (c->p->tokens[i - 1].word->forms & (FORM_PAST | FORM_THIRD | FORM_BASE)) ||
			slice_ends(passage_word(c->p, i - 1), S("ed"));
	}
	return SLICE_NONE;
}

struct subject clause_subject(const struct clause *c, size_t verb)
{
	size_t who;
	struct subject s = {.begin = verb};
	size_t at = skip_auxiliaries(c, verb, &s);
	if (at <= c->lo)
		return s;
	if ((clause_is(c, at - 1) & WORD_COORDINATOR) && clause_kind(c, at - 1, TOKEN_WORD)) {
		s.shared = true;
		s.begin = at - 1;
		if (s.begin > c->lo && clause_kind(c, s.begin - 1, TOKEN_COMMA))
			s.begin--;
	} else if (clause_equals(c, at, S("then")) && at < verb && clause_kind(c, at - 1, TOKEN_COMMA)) {
		s.shared = true; /* she stopped, then said */
		s.begin = at - 1;
	} else if (is_relative(c, at - 1)) {
		find_relative(c, at, &s);
	} else if ((who = restrictive(c, at)) != SLICE_NONE) {
		s.source = passage_phrase_before(c->p, c->lo, who);
		s.begin = s.source.from;
	} else if (clause_pause(c, at - 1)) {
		s.source = around_apposition(c, at, &s.begin);
	} else {
		s.source = passage_phrase_before(c->p, c->lo, at);
		s.begin = span_is_empty(s.source) ? at : s.source.from;
	}
	bool month = s.begin > c->lo + 1 && clause_equals(c, s.begin - 1, S("may")) &&
		     (clause_is(c, s.begin - 2) & WORD_PREPOSITION);
	if (s.begin > c->lo && !s.shared && !month) /* In May I was told */
		s.inverted = is_inverter(c, s.begin - 1) && !(c->p->tokens[verb].word->forms == FORM_BASE &&
							      (clause_is(c, s.begin - 1) & WORD_HAVE));
	return s;
}

static bool ends_adjunct(const struct clause *c, size_t i)
{
	switch (c->p->tokens[i].kind) {
	case TOKEN_WORD:
		return clause_equals(c, i, S("that")) || (clause_is(c, i) & WORD_PERSONAL);
	case TOKEN_NUMBER:
	case TOKEN_OTHER:
		return false;
	default:
		return true;
	}
}

/* "at the time | the hubs would": a determiner behind a noun of time. */
static bool begins_another(const struct clause *c, size_t at, size_t end)
{
	return end > at + 2 && (clause_is(c, end) & WORD_DETERMINER) && (clause_is(c, end - 1) & WORD_TIME);
}

static bool is_object_pronoun(const struct clause *c, size_t i)
{
	static const slice OBJECTS[] = {{"me", 2},   {"him", 3},     {"us", 2},
					{"them", 4}, {"himself", 7}, {"herself", 7}};
	for (size_t k = 0; k < sizeof OBJECTS / sizeof *OBJECTS; k++)
		if (clause_equals(c, i, OBJECTS[k]))
			return true;
	return false;
}

/* "to move", not "to reporters", "to the house". */
static bool begins_infinitive(const struct clause *c, size_t at)
{
	const uint32_t nouns = WORD_DETERMINER | WORD_POSSESSIVE | WORD_PRONOUN | WORD_PERSON | WORD_BODY;
	return (clause_is(c, at) & WORD_TO) && clause_kind(c, at + 1, TOKEN_WORD) &&
	       !(clause_is(c, at + 1) & nouns) && !c->p->tokens[at + 1].capital && !is_object_pronoun(c, at + 1);
}

/* Behind ", very quietly,", or `at`. */
static size_t skip_manner(const struct clause *c, size_t at)
{
	enum { FEW = 3 };
	size_t end = at + 1;
	while (end < at + 1 + FEW && clause_kind(c, end, TOKEN_WORD) && !c->p->tokens[end].capital)
		end++;
	bool manner = clause_kind(c, at, TOKEN_COMMA) && end > at + 1 && clause_kind(c, end, TOKEN_COMMA) &&
		      clause_kind(c, end + 1, TOKEN_OPEN) && slice_ends(passage_word(c->p, end - 1), S("ly"));
	return manner ? end : at;
}

size_t clause_skip_adjuncts(const struct clause *c, size_t at)
{
	for (;;) {
		if (at < c->hi && clause_kind(c, at, TOKEN_COMMA))
			return skip_manner(c, at);
		uint32_t here = clause_is(c, at);
		bool dated = (here & WORD_DETERMINER) && (clause_is(c, at + 1) & WORD_TIME) &&
			     !clause_kind(c, at + 2, TOKEN_OPEN); /* this week */
		if (((here & (WORD_ADVERB | WORD_TIME)) || dated) && !(here & WORD_SUBORDINATOR)) {
			at++;
			continue;
		}
		if ((clause_is(c, at + 1) & WORD_TIME) && clause_equals(c, at + 2, S("ago"))) {
			at += 3; /* two years ago */
			continue;
		}
		if (!(here & WORD_PREPOSITION) || (here & (WORD_RELATIVE | WORD_QUESTION)) ||
		    begins_infinitive(c, at))
			return at;
		size_t end = at + 1;
		while (end < c->hi && end - at < LONGEST_ADJUNCT && !ends_adjunct(c, end) &&
		       !begins_another(c, at, end))
			end++;
		if (end == at + 1 || end - at >= LONGEST_ADJUNCT)
			return at;
		at = end;
	}
}

/* "her" as an object, not before its noun; "you", "it". */
static bool is_object(const struct clause *c, size_t i)
{
	if (is_object_pronoun(c, i) || clause_equals(c, i, S("you")))
		return true;
	return clause_equals(c, i, S("her")) &&
	       !(clause_kind(c, i + 1, TOKEN_WORD) &&
		 (clause_is(c, i + 1) & ~(uint32_t)(WORD_SUBORDINATOR | WORD_PREPOSITION)) == 0);
}

size_t clause_skip_addressee(const struct clause *c, size_t at)
{
	if (is_object(c, at))
		return at + 1;
	size_t end = at;
	bool named = clause_kind(c, at, TOKEN_WORD) && c->p->tokens[at].capital;
	while (end < c->hi && clause_kind(c, end, TOKEN_WORD) && end - at < LONGEST_ADJUNCT) {
		uint32_t here = clause_is(c, end), last = end > at ? clause_is(c, end - 1) : WORD_PREPOSITION;
		if (clause_equals(c, end, S("that")) || (here & (WORD_QUESTION | WORD_PERSONAL | WORD_TO)))
			break;
		if ((here & WORD_COORDINATOR) && (clause_is(c, end + 1) & WORD_PERSONAL))
			return at; /* I told my teacher and she said */
		if (end > at && (here & WORD_PREPOSITION) && !clause_equals(c, end, S("of")) &&
		    !clause_equals(c, end, S("for")))
			break;
		if (named && end > at && !c->p->tokens[end].capital &&
		    !(here & (WORD_PREPOSITION | WORD_COORDINATOR)))
			break;
		if (end > at && (here & WORD_DETERMINER) && !(last & (WORD_PREPOSITION | WORD_COORDINATOR)))
			break;
		if (here & (WORD_BE | WORD_HAVE | WORD_MODAL))
			return at;
		end++;
	}
	return end;
}

/* "as many as 40", "at least half", "up to nine": amounts, not adjuncts. */
static bool begins_amount(const struct clause *c, size_t at)
{
	static const slice PAIRS[][2] = {
		{{"as", 2}, {"many", 4}},  {{"as", 2}, {"few", 3}},  {{"as", 2}, {"much", 4}},
		{{"at", 2}, {"least", 5}}, {{"at", 2}, {"most", 4}}, {{"up", 2}, {"to", 2}},
	};
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
		if (clause_equals(c, at, PAIRS[i][0]) && clause_equals(c, at + 1, PAIRS[i][1]))
			return true;
	return false;
}

bool clause_begins(const struct clause *c, size_t at)
{
	if (at + 1 >= c->hi)
		return false;
	if (clause_kind(c, at, TOKEN_NUMBER) || clause_kind(c, at, TOKEN_OPEN) || clause_kind(c, at, TOKEN_OTHER))
		return true;
	if (!clause_kind(c, at, TOKEN_WORD) || is_object_pronoun(c, at))
		return false;
	uint32_t here = clause_is(c, at);
	if ((here & WORD_PRONOUN) && clause_ends(c, at + 1))
		return false;
	if (here & (WORD_PRONOUN | WORD_DETERMINER | WORD_PERSON | WORD_BODY | WORD_DOCUMENT))
		return true;
	if (here & (WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_BE | WORD_HAVE | WORD_MODAL | WORD_TO |
		    WORD_RELATIVE | WORD_NEGATIVE))
		return begins_amount(c, at);
	return !(here & WORD_PREPOSITION) || begins_amount(c, at) || (c->p->tokens[at].capital && here == 0);
}

/* Before the footnote right behind the stop of a sentence, .3 or .[3]; or `to`. */
static size_t before_note(const struct clause *c, size_t from, size_t to)
{
	const struct token *tokens = c->p->tokens;
	if (to < from + 3)
		return to;
	size_t note = tokens[to - 1].kind == TOKEN_BRACKET ? passage_skip_left(c->p, to - 1, from) : to - 1;
	bool number = tokens[note].kind == TOKEN_NUMBER || note + 1 < to;
	bool close_by = note > from && tokens[note - 1].at + tokens[note - 1].len == tokens[note].at;
	return number && close_by && tokens[note - 1].kind == TOKEN_STOP ? note : to;
}

struct span clause_trim(const struct clause *c, size_t from, size_t to)
{
	to = before_note(c, from, to);
	while (from < to && (clause_pause(c, from) || clause_kind(c, from, TOKEN_COLON)))
		from++;
	while (from < to && (clause_pause(c, to - 1) || clause_kind(c, to - 1, TOKEN_SEMICOLON) ||
			     (clause_kind(c, to - 1, TOKEN_STOP) && c->p->text.at[c->p->tokens[to - 1].at] != '?')))
		to--;
	return (struct span){from, to};
}

size_t clause_limit(const struct clause *c, size_t from)
{
	size_t i = from;
	while (i < c->hi && i - from < LONGEST_CLAUSE && !clause_kind(c, i, TOKEN_SEMICOLON))
		i = passage_skip_right(c->p, i, c->hi) + 1;
	return i < c->hi ? i : c->hi;
}
