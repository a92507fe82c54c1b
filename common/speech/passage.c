#include "speech/passage.h"

#include "names/identity_phrase.h"

enum { LONGEST_PHRASE = 40 };

size_t passage_begin(const struct passage *p, struct span s) { return p->tokens[s.from].at; }

size_t passage_end(const struct passage *p, struct span s)
{
	const struct token *last = &p->tokens[s.to - 1];
	return last->at + last->len;
}

static bool is_bracket(const struct passage *p, size_t i, char which)
{
	return p->tokens[i].kind == TOKEN_BRACKET && p->text.at[p->tokens[i].at] == which;
}

size_t passage_other_end(const struct passage *p, size_t at, size_t hi)
{
	const struct token *t = &p->tokens[at];
	if (t->kind == TOKEN_OPEN)
		return t->partner != TOKEN_NONE && t->partner < hi ? t->partner : at;
	if (t->kind != TOKEN_BRACKET || (p->text.at[t->at] != '(' && p->text.at[t->at] != '['))
		return at;
	char closing = p->text.at[t->at] == '(' ? ')' : ']';
	for (size_t i = at + 1; i < hi && i < at + LONGEST_PHRASE; i++)
		if (is_bracket(p, i, closing))
			return i;
	return at;
}

size_t passage_skip_left(const struct passage *p, size_t at, size_t lo)
{
	const struct token *t = &p->tokens[at];
	if (t->kind == TOKEN_CLOSE)
		return t->partner != TOKEN_NONE && t->partner >= lo ? t->partner : at;
	if (t->kind != TOKEN_BRACKET || (p->text.at[t->at] != ')' && p->text.at[t->at] != ']'))
		return at;
	char opening = p->text.at[t->at] == ')' ? '(' : '[';
	for (size_t i = at; i > lo && i + LONGEST_PHRASE > at; i--)
		if (is_bracket(p, i - 1, opening))
			return i - 1;
	return at;
}

/* A noun that could be read as a verb is a noun here. */
static bool is_noun(const struct passage *p, size_t i)
{
	return (passage_is(p, i) & (WORD_PERSON | WORD_BODY | WORD_DOCUMENT)) != 0;
}

static bool is_finite(const struct passage *p, size_t i)
{
	const struct word *w = p->tokens[i].word;
	if (w->is & (WORD_BE | WORD_HAVE | WORD_MODAL))
		return true;
	return (w->forms & (FORM_PAST | FORM_THIRD)) != 0 && !is_noun(p, i) && !p->tokens[i].capital;
}

/* Whether the word before which `i` stands goes on a phrase to the left: the
 * "and" of "Delroy and Roselle", "health and social care". */
static bool joins(const struct passage *p, size_t i, size_t lo)
{
	if (i <= lo || i + 1 >= p->count)
		return false;
	const struct token *left = &p->tokens[i - 1], *right = &p->tokens[i + 1];
	if (left->kind != TOKEN_WORD || right->kind != TOKEN_WORD)
		return false;
	if (left->capital == right->capital && left->capital)
		return true;
	const uint32_t other = WORD_DETERMINER | WORD_PRONOUN | WORD_BE | WORD_HAVE | WORD_MODAL;
	return !right->capital && !(passage_is(p, i + 1) & other) && !is_finite(p, i - 1) && !is_finite(p, i + 1) &&
	       !(passage_is(p, i - 1) & WORD_FINITE);
}

static bool ends_phrase(const struct passage *p, size_t i, size_t lo)
{
	const struct token *t = &p->tokens[i];
	uint32_t is = p->tokens[i].is;
	if (t->kind == TOKEN_NUMBER || t->kind == TOKEN_OTHER)
		return false;
	if (t->kind != TOKEN_WORD)
		return true;
	if (is & WORD_PERSONAL)
		return false;
	if (is & WORD_COORDINATOR)
		return !joins(p, i, lo);
	if ((is & (WORD_RELATIVE | WORD_QUESTION)) && !(is & WORD_POSSESSIVE))
		return true;
	if (passage_equals(p, i, S("than")))
		return false;
	if ((is & WORD_FINITE) && !p->tokens[i].capital && i + 1 < p->count &&
	    !(passage_is(p, i + 1) & WORD_PREPOSITION))
		return true;
	if (is & WORD_SUBORDINATOR)
		return !(passage_equals(p, i, S("as")) && i > lo && passage_equals(p, i - 1, S("such")));
	return is_finite(p, i);
}

static bool is_time(const struct passage *p, size_t i)
{
	return (passage_is(p, i) & WORD_TIME) || passage_kind(p, i, TOKEN_NUMBER);
}

/* "my last boss", "one Year 9 pupil": a time that tells which one. */
static bool describes(const struct passage *p, size_t from, size_t time, size_t end)
{
	bool which = passage_equals(p, end - 1, S("last")) || passage_equals(p, end - 1, S("next"));
	bool year = passage_equals(p, time, S("year")) && p->tokens[time].capital && end == time + 2;
	if (time == from || passage_is(p, from) & WORD_PREPOSITION)
		return false;
	bool article = passage_equals(p, from, S("a")) || passage_equals(p, from, S("an")) ||
		       passage_equals(p, from, S("the"));
	if (article && end == from + 2 && is_noun(p, end) && !p->tokens[end].capital)
		return true;                                           /* a night worker, the Friday group */
	return which || year || passage_is(p, from) & WORD_POSSESSIVE; /* my night staff */
}

/* Leading "However", "Last year", "On 3 May", "In 2018". */
static size_t strip_left(const struct passage *p, size_t from, size_t to)
{
	while (from < to) {
		uint32_t is = passage_is(p, from);
		size_t time = from;
		if (is & WORD_PREPOSITION)
			time++;
		else if ((is & WORD_DETERMINER) && (passage_is(p, from + 1) & WORD_TIME))
			time++;
		size_t end = time;
		while (end < to && is_time(p, end) && (passage_is(p, end) & WORD_TIME || time > from))
			end++;
		if (end > time && end < to && !describes(p, from, time, end))
			from = end;
		else if ((is & (WORD_ADVERB | WORD_COORDINATOR)) && !(is & (WORD_PRONOUN | WORD_DETERMINER)))
			from++;
		else
			break;
	}
	return from;
}

/* Trailing "also", "in 2019", "on Monday", "last year". */
static size_t strip_right(const struct passage *p, size_t from, size_t to)
{
	while (to > from + 1) {
		size_t time = to;
		bool named = false;
		for (; time > from + 1 && is_time(p, time - 1); time--)
			named |= (passage_is(p, time - 1) & WORD_TIME) != 0;
		uint32_t before = passage_is(p, time - 1);
		bool that = named && (before & WORD_DETERMINER);
		if (passage_equals(p, time - 1, S("of")))
			break; /* a girl of 16 */
		if (that && time > from + 2 && (passage_is(p, time - 2) & WORD_PREPOSITION))
			to = time - 2; /* at the time */
		else if (time < to && ((before & WORD_PREPOSITION) || that))
			to = time - 1;
		else if (time < to && named)
			to = time;
		else if ((passage_is(p, to - 1) & WORD_ADVERB) && !(passage_is(p, to - 1) & WORD_PRONOUN) &&
			 !p->tokens[to - 1].capital)
			to--;
		else
			break;
	}
	return to;
}

/* "At the conference Ann Patel": a name at the end, or what the last
 * determiner begins. */
static struct span after_preposition(const struct passage *p, size_t from, size_t to)
{
	size_t at = to;
	while (at > from + 1 && p->tokens[at - 1].capital)
		at--;
	if (at < to && at > from + 1)
		return (struct span){at, to};
	for (at = to; at > from + 2; at--)
		if (((passage_is(p, at - 1) & WORD_DETERMINER) ||
		     (p->tokens[at - 1].kind == TOKEN_NUMBER && !(passage_is(p, at - 2) & WORD_DETERMINER))) &&
		    !(passage_is(p, at - 2) & WORD_PREPOSITION))
			return (struct span){at - 1, to};
	return (struct span){0, 0};
}

/* Where "a third of them" begins, whose "of" is at `of`. */
static size_t share_before(const struct passage *p, size_t lo, size_t of)
{
	static const slice SHARES[] = {{"third", 5}, {"quarter", 7}, {"majority", 8}, {"couple", 6}, {"handful", 7},
				       {"lot", 3},   {"number", 6},  {"rest", 4},     {"thirds", 6}, {"quarters", 8}};
	const uint32_t counts = WORD_DETERMINER | WORD_PRONOUN | WORD_NEGATIVE;
	size_t from = of;
	while (from > lo && !(passage_is(p, from - 1) & WORD_PERSONAL)) {
		bool share = passage_kind(p, from - 1, TOKEN_NUMBER) || (passage_is(p, from - 1) & counts);
		if (!share && !PASSAGE_IS_ONE_OF(p, from - 1, SHARES))
			break;
		from--;
	}
	return from;
}

static bool is_object(const struct passage *p, size_t i)
{
	enum { LONGEST = 4 };
	return p->tokens[i].len <= LONGEST &&
	       (passage_equals(p, i, S("me")) || passage_equals(p, i, S("him")) || passage_equals(p, i, S("us")) ||
		(passage_equals(p, i, S("them")) && !passage_equals(p, i - 1, S("of"))));
}

/* "when it came to me | the worker": a determiner that goes on with nothing. */
static bool begins_another(const struct passage *p, size_t i, size_t lo)
{
	const uint32_t before =
		WORD_DETERMINER | WORD_PREPOSITION | WORD_COORDINATOR | WORD_ADVERB | WORD_NEGATIVE | WORD_POSSESSIVE;
	bool determiner =
		passage_equals(p, i, S("the")) || ((passage_is(p, i) & WORD_POSSESSIVE) && !p->tokens[i].possessive);
	if (i > lo && passage_equals(p, i, S("a")) && passage_equals(p, i - 1, S("up")))
		return true; /* when I rang up a man said */
	if (determiner && i > lo && p->tokens[i - 1].kind == TOKEN_NUMBER)
		return true; /* In May 2020 | the council said */
	return determiner && i > lo && p->tokens[i - 1].kind == TOKEN_WORD && !p->tokens[i - 1].possessive &&
	       !(passage_is(p, i - 1) & before) && !passage_equals(p, i - 1, S("half"));
}

/* "he told us | nurses": an object before `from`, but not of what stands there:
 * a lady behind me, a director in front of us last week. */
static bool parts_off(const struct passage *p, size_t from, size_t end)
{
	if (!is_object(p, from - 1))
		return false;
	while (from < end && is_time(p, from))
		from++;
	return from < end;
}

static struct span phrase_before(const struct passage *p, size_t lo, size_t end)
{
	size_t from = end;
	while (from > lo && end - from < LONGEST_PHRASE) {
		if ((from < end && begins_another(p, from, lo)) || (from > lo + 1 && parts_off(p, from, end)))
			break;
		size_t other = passage_skip_left(p, from - 1, lo);
		if (other != from - 1 && p->tokens[other].kind == TOKEN_BRACKET) {
			from = other;
			continue;
		}
		if (ends_phrase(p, from - 1, lo))
			break;
		from--;
		if (passage_equals(p, from, S("them")) && from > lo && passage_equals(p, from - 1, S("of"))) {
			from = share_before(p, lo, from - 1);
			break;
		}
		if (passage_is(p, from) & WORD_PERSONAL)
			break;
	}
	for (size_t i = end; i > from + 1; i--)
		if (passage_equals(p, i - 1, S("whose")))
			from = i - 1;
	from = strip_left(p, from, end);
	size_t to = strip_right(p, from, end);
	if (from < to && (passage_is(p, from) & WORD_PREPOSITION) && !(passage_is(p, from) & WORD_PRONOUN))
		return after_preposition(p, from, to);
	return (struct span){from, to};
}

/* "A nurse we spoke to at the gate": what the pronoun begins is no subject but a
 * clause behind it. */
/* Where "my boss" begins in "the receipt in | my boss", "our survey | 58 per
 * cent of carers": whom a phrase ends with that begins with what says nothing. */
static size_t last_speaker(const struct passage *p, struct span s)
{
	const uint32_t speaks = WORD_PERSON | WORD_BODY | WORD_DOCUMENT | WORD_PERSONAL | WORD_PRONOUN;
	if (!(passage_is(p, s.to - 1) & WORD_PERSON))
		return s.from;
	for (size_t i = s.from + 1; i + 1 < s.to; i++) {
		bool of = passage_equals(p, i - 1, S("of")) || passage_equals(p, i - 1, S("for"));
		if ((passage_is(p, i - 1) & WORD_PREPOSITION) && !of &&
		    (passage_is(p, i) & (WORD_DETERMINER | WORD_POSSESSIVE)))
			return i;
		if ((passage_is(p, i - 1) & speaks) || p->tokens[i - 1].capital || p->tokens[i - 1].possessive)
			return s.from;
	}
	return s.from;
}

struct span passage_phrase_before(const struct passage *p, size_t lo, size_t end)
{
	struct span phrase = phrase_before(p, lo, end);
	if (!span_is_empty(phrase) && (passage_is(p, phrase.from) & WORD_DETERMINER))
		phrase.from = last_speaker(p, phrase);
	if (span_is_empty(phrase) && end > lo + 2 && (passage_is(p, end - 1) & WORD_FINITE) &&
	    (passage_is(p, end - 2) & WORD_PERSONAL) && p->tokens[end - 3].kind == TOKEN_WORD)
		return phrase_before(p, lo, end - 2);
	bool heard = phrase.to > phrase.from + 2 && (passage_is(p, phrase.from) & WORD_PERSONAL) &&
		     (passage_equals(p, phrase.from + 1, S("heard")) ||
		      passage_equals(p, phrase.from + 1, S("overheard")));
	if (heard)
		return (struct span){phrase.from + 2, phrase.to}; /* I heard a nurse say */
	if (phrase.to - phrase.from > 1 && phrase.from > lo && (passage_is(p, phrase.from) & WORD_PERSONAL) &&
	    p->tokens[phrase.from - 1].kind == TOKEN_WORD) {
		struct span head = phrase_before(p, lo, phrase.from);
		bool which = !span_is_empty(head) && head.to == phrase.from && is_noun(p, head.to - 1) &&
			     !slice_ends(passage_word(p, head.to - 1), S("s"));
		return which ? (struct span){head.from, phrase.to} : head; /* a girl I met */
	}
	return phrase;
}

/* What may follow inside a phrase: "head of policy at the trust". */
static bool goes_on(const struct passage *p, size_t i, size_t hi)
{
	static const slice INSIDE[] = {{"of", 2}, {"for", 3}, {"at", 2}, {"from", 4}, {"the", 3}};
	uint32_t is = passage_is(p, i);
	bool noun = i > 0 && is_noun(p, i - 1) && !p->tokens[i - 1].capital && !p->tokens[i - 1].possessive;
	if (passage_kind(p, i, TOKEN_NUMBER) || passage_kind(p, i, TOKEN_OTHER))
		return !noun; /* according to the logs 40 calls … */
	if (!passage_kind(p, i, TOKEN_WORD))
		return false;
	if ((noun && (is & (WORD_DETERMINER | WORD_POSSESSIVE))) || passage_equals(p, i, S("I")))
		return false;
	if (passage_equals(p, i, S("by")) && i > 0 && (passage_is(p, i - 1) & WORD_DOCUMENT))
		return i + 1 < hi && p->tokens[i + 1].kind == TOKEN_WORD; /* a report by the guild */
	if (passage_equals(p, i, S("in")) && i > 0 && is_noun(p, i - 1))
		return passage_kind(p, i + 1, TOKEN_WORD) && p->tokens[i + 1].capital &&
		       !(passage_is(p, i + 1) & WORD_TIME); /* a group in Leeds */
	if (passage_equals(p, i, S("aged")))
		return passage_kind(p, i + 1, TOKEN_NUMBER);
	if (passage_equals(p, i, S("of")) && passage_equals(p, i + 1, S("year")))
		return true; /* the head of year */
	if (PASSAGE_IS_ONE_OF(p, i, INSIDE))
		return i + 1 < hi && !(passage_is(p, i + 1) & WORD_TIME) && p->tokens[i + 1].kind <= TOKEN_NUMBER;
	if (is & WORD_COORDINATOR)
		return i + 1 < hi && joins(p, i, 0);
	if (is & (WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_RELATIVE | WORD_PERSONAL | WORD_ADVERB | WORD_TO))
		return p->tokens[i].capital;
	if (is & WORD_TIME)
		return i > 0 && (passage_kind(p, i - 1, TOKEN_NUMBER) || /* of 22 years */
				 (passage_equals(p, i, S("year")) && passage_equals(p, i - 1, S("of"))));
	bool plural_verb = (p->tokens[i].word->forms & FORM_BASE) && !is_noun(p, i) && i > 0 &&
			   !p->tokens[i].capital && slice_ends(passage_word(p, i - 1), S("s"));
	bool subject =
		i > 0 && (is_noun(p, i - 1) || passage_equals(p, i - 1, S("them")) || p->tokens[i - 1].capital);
	bool past = subject && !p->tokens[i].capital && !is_noun(p, i) && slice_ends(passage_word(p, i), S("ed"));
	return !plural_verb && !past && !(is & WORD_FINITE) && !is_finite(p, i) &&
	       !(p->tokens[i].word->forms == FORM_ING);
}

struct span passage_phrase_at(const struct passage *p, size_t at, size_t hi)
{
	size_t to = at;
	if (at < hi && (passage_is(p, at) & WORD_PERSONAL))
		return (struct span){at, at + 1};
	while (to < hi && to - at < LONGEST_PHRASE &&
	       (to == at ? passage_kind(p, to, TOKEN_WORD) || passage_kind(p, to, TOKEN_NUMBER) : goes_on(p, to, hi)))
		to++;
	return (struct span){at, strip_right(p, at, to)};
}

bool passage_is_name(const struct passage *p, struct span s)
{
	if (span_is_empty(s) || !p->tokens[s.from].capital || !p->tokens[s.to - 1].capital)
		return false;
	for (size_t i = s.from; i < s.to; i++) {
		if (p->tokens[i].kind != TOKEN_WORD || p->tokens[i].possessive)
			return false;
		bool particle = p->tokens[i].len <= 3;
		if (!p->tokens[i].capital && !particle)
			return false;
		if (passage_is(p, i) & (WORD_DETERMINER | WORD_PREPOSITION | WORD_PERSONAL) && i == s.from)
			return false;
	}
	return true;
}

/* "somebody senior", "everyone else": what goes on behind is about them. */
static bool is_somebody(const struct passage *p, size_t i)
{
	slice word = passage_word(p, i);
	return slice_ends(word, S("body")) || (slice_ends(word, S("one")) && word.len > 4);
}

bool passage_is_source(const struct passage *p, struct span s)
{
	if (span_is_empty(s))
		return false;
	uint32_t first = passage_is(p, s.from);
	bool asked = p->tokens[s.from].sentence && p->tokens[s.from].word->forms & FORM_PAST && !is_noun(p, s.from) &&
		     s.to > s.from + 1 && !p->tokens[s.from + 1].capital; /* Asked one question */
	if (asked || p->tokens[s.from].kind == TOKEN_BRACKET)
		return false;
	if ((first & (WORD_DETERMINER | WORD_POSSESSIVE)) && s.to - s.from > 1)
		return true;
	for (size_t i = s.from; i < s.to; i++) {
		uint32_t is = passage_is(p, i);
		if (is & (WORD_PERSONAL | WORD_PERSON | WORD_BODY | WORD_DOCUMENT))
			return true;
		bool somebody = i == s.from && i + 1 < s.to && is_somebody(p, i) &&
				(s.to == s.from + 2 || (passage_is(p, i + 1) & WORD_PREPOSITION));
		if ((is & WORD_PRONOUN) && (s.to == s.from + 1 || somebody))
			return true;
		if (s.to == s.from + 1 && is_number_word(passage_word(p, i)))
			return true;
		if (slice_ends(passage_word(p, i), S("-thirds")) || slice_ends(passage_word(p, i), S("-quarters")))
			return true;
		if (slice_ends(passage_word(p, i), S("-year-old")))
			return true;
		if (p->tokens[i].kind == TOKEN_NUMBER && i + 2 == s.to && p->text.at[p->tokens[i + 1].at] == '%')
			return true;
		if (p->tokens[i].capital && p->tokens[i].kind == TOKEN_WORD && !(is & ~(uint32_t)WORD_BODY) &&
		    !(i == s.from && p->tokens[i].sentence && s.to - s.from == 1 && p->tokens[i].word->forms))
			return true;
	}
	return false;
}

size_t passage_sentence_end(const struct passage *p, size_t lo, size_t hi, uint32_t depth)
{
	size_t end = lo + 1;
	if (p->tokens[lo].kind == TOKEN_OPEN)
		end = p->tokens[lo].partner == TOKEN_NONE ? hi : p->tokens[lo].partner + 1;
	while (end < hi && (end = passage_look(p, end, hi, LOOK_SENTENCE | LOOK_OPEN | LOOK_BRACKET)) < hi) {
		if (p->tokens[end].sentence && p->tokens[end].depth == depth)
			break;
		bool unclosed = p->tokens[end].kind == TOKEN_OPEN && p->tokens[end].partner == TOKEN_NONE;
		end = unclosed ? hi : passage_skip_right(p, end, hi) + 1;
	}
	return end;
}
