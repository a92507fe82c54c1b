/* Whose verb it is where its subject is not beside it: "She rang him, and when
 * he came his parents sat down and said". */
#include "attribution/reading.h"
#include "speech/described.h"

/* The pronoun nearest before the verb that can be a subject. */
static struct span pronoun_before(const struct passage *p, size_t lo, size_t verb)
{
	enum { FAR = 60 };
	for (size_t i = verb; i > lo && verb - i < FAR; i--) {
		bool object = i > lo + 1 && (passage_is(p, i - 2) & WORD_PREPOSITION);
		object |= passage_equals(p, i - 1, S("it")) && !heard_verb_at(p, i);
		if ((passage_is(p, i - 1) & WORD_PERSONAL) && p->tokens[i - 1].depth == p->tokens[verb].depth &&
		    !object)
			return (struct span){i - 1, i};
	}
	return (struct span){0, 0};
}

/* A capital that does not only begin the sentence. */
static bool has_capital(const struct passage *p, struct span s, size_t lo)
{
	for (size_t i = s.from; i < s.to; i++)
		if (p->tokens[i].capital && i != lo)
			return true;
	return !span_is_empty(s) && s.from == lo && !passage_is(p, lo) && p->tokens[lo].capital;
}

/* "I remember one man who stood up at the meeting and shouted": he. */
static struct span whose_clause(const struct passage *p, size_t lo, size_t verb)
{
	enum { FAR = 16 };
	for (size_t i = verb; i > lo + 1 && verb - i < FAR && p->tokens[i - 1].kind <= TOKEN_NUMBER; i--) {
		if (!passage_equals(p, i - 1, S("who")))
			continue;
		struct span phrase = passage_phrase_before(p, lo, i - 1);
		for (size_t k = phrase.to; k > phrase.from + 1; k--) /* I remember | one man */
			if ((passage_is(p, k - 1) & WORD_DETERMINER) && !(passage_is(p, k - 2) & WORD_PREPOSITION)) {
				phrase.from = k - 1;
				break;
			}
		return passage_is_source(p, phrase) ? phrase : (struct span){0, 0};
	}
	return (struct span){0, 0};
}

/* "After the visit, the girl came home and told": who stands behind the comma
 * that ends what opens the sentence; empty where nobody does. */
static struct span phrase_behind_comma(const struct passage *p, size_t lo, size_t verb)
{
	enum { FAR = 20 };
	size_t comma = lo;
	while (comma < verb && comma - lo < FAR && !passage_kind(p, comma, TOKEN_COMMA))
		comma++;
	if (comma + 1 >= verb || !passage_kind(p, comma, TOKEN_COMMA))
		return (struct span){0, 0};
	struct span phrase = passage_phrase_at(p, comma + 1, verb);
	bool does =
		heard_verb_at(p, phrase.to) || (passage_kind(p, phrase.to, TOKEN_WORD) && !passage_is(p, phrase.to));
	return does && passage_is_source(p, phrase) ? phrase : (struct span){0, 0};
}

static bool is_somebody(const struct passage *p, struct span s)
{
	return passage_is_source(p, s) && passage_has(p, s, WORD_PERSONAL | WORD_PERSON | WORD_BODY);
}

/* "when the boss, Ann Lee, stood up | and said", "the trust, on its last visit,
 * | asked": the subject that words between commas part from its verb; or none. */
static struct span subject_apart(const struct passage *p, size_t lo, size_t verb)
{
	enum { FAR = 24, APART = 12 };
	size_t close = verb;
	while (close > lo + 1 && verb - close < FAR && p->tokens[close - 1].kind <= TOKEN_NUMBER)
		close--;
	size_t open = close > lo + 1 ? close - 1 : lo;
	if (!passage_kind(p, open, TOKEN_COMMA) || !(close == verb || heard_verb_at(p, close)))
		return (struct span){0, 0};
	while (open > lo + 1 && close - open < APART && p->tokens[open - 1].kind <= TOKEN_NUMBER)
		open--;
	if (open <= lo + 1 || !passage_kind(p, open - 1, TOKEN_COMMA) || open + 1 >= close)
		return (struct span){0, 0};
	struct span phrase = passage_phrase_before(p, lo, open - 1);
	const uint32_t links = WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_QUESTION;
	bool begins = phrase.from > lo && (passage_is(p, phrase.from - 1) & links);
	return begins && is_somebody(p, phrase) ? phrase : (struct span){0, 0};
}

/* ", when his parents sat him down | and said": the subject of the last clause
 * that a comma and a link begin, where it is somebody; or none. */
static struct span last_clause_subject(const struct passage *p, size_t lo, size_t verb)
{
	enum { FAR = 24 };
	struct span apart = subject_apart(p, lo, verb);
	if (!span_is_empty(apart))
		return apart;
	size_t i = verb;
	while (i > lo + 1 && verb - i < FAR && p->tokens[i - 1].kind <= TOKEN_NUMBER)
		i--;
	const uint32_t links = WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_QUESTION;
	if (i <= lo + 1 || !passage_kind(p, i - 1, TOKEN_COMMA) || !(passage_is(p, i) & links))
		return (struct span){0, 0};
	struct span phrase = passage_phrase_at(p, i + 1, verb);
	bool does = is_somebody(p, phrase) && heard_verb_at(p, phrase.to) && phrase.to < verb;
	return does ? phrase : (struct span){0, 0};
}

/* "In March | a woman came and said": the phrase before the first verb. */
static struct span phrase_behind_adjunct(const struct passage *p, size_t lo, size_t verb)
{
	enum { FAR = 40 };
	size_t i = lo;
	if (!(passage_is(p, lo) & WORD_PREPOSITION) || (passage_is(p, lo) & WORD_SUBORDINATOR))
		return (struct span){0, 0};
	while (i < verb && i - lo < FAR && p->tokens[i].kind <= TOKEN_NUMBER && !(i > lo && heard_verb_at(p, i)))
		i++;
	if (i >= verb || i - lo == FAR || p->tokens[i].kind > TOKEN_NUMBER)
		return (struct span){0, 0};
	struct span phrase = passage_phrase_before(p, lo, i);
	return is_somebody(p, phrase) ? phrase : (struct span){0, 0};
}

/* The first phrase of the sentence; behind "When we met", a pronoun or a name. */
struct who sources_subject(struct reading *r, size_t lo, size_t verb)
{
	const struct passage *p = &r->passage;
	struct span who = whose_clause(p, lo, verb);
	if (!span_is_empty(who))
		return sources_find(r, who);
	bool greeting = passage_equals(p, lo, S("sir")) || passage_equals(p, lo, S("madam"));
	if (greeting && lo + 2 < verb &&
	    (passage_kind(p, lo + 1, TOKEN_COMMA) || passage_kind(p, lo + 1, TOKEN_DASH)))
		lo += 2; /* a letter to the editor */
	while (lo + 1 < verb && (passage_is(p, lo) & (WORD_ADVERB | WORD_COORDINATOR)) &&
	       !(passage_is(p, lo) & WORD_PRONOUN))
		lo++;
	struct span phrase = passage_phrase_at(p, lo, verb);
	bool late =
		(passage_is(p, lo) & (WORD_PREPOSITION | WORD_SUBORDINATOR)) || p->tokens[lo].word->forms == FORM_ING;
	bool nobody =
		!passage_has(p, phrase, WORD_PERSONAL | WORD_PERSON | WORD_BODY | WORD_DOCUMENT | WORD_PRONOUN) &&
		!has_capital(p, phrase, lo);
	struct span behind = late ? phrase_behind_comma(p, lo, verb) : (struct span){0, 0};
	if (late && span_is_empty(behind))
		behind = phrase_behind_adjunct(p, lo, verb);
	struct span last = last_clause_subject(p, lo, verb);
	if (!span_is_empty(last))
		behind = last;
	if (!span_is_empty(behind))
		phrase = behind;
	else if (late || nobody || !passage_is_source(p, phrase)) {
		struct span pronoun = pronoun_before(p, lo, verb);
		if (late || !span_is_empty(pronoun) || !passage_is_source(p, phrase))
			phrase = pronoun;
	}
	if (!span_is_empty(phrase)) {
		if (passage_is(p, phrase.to - 1) & WORD_PERSON)
			phrase.to = described_complement_end(p, phrase.to); /* a man in a hat met me and said */
		return sources_find(r, phrase);
	}
	const struct mention *m = identities_mention(r->ids, r->segment, p->tokens[lo].at, p->tokens[verb].at);
	if (!m)
		return who_nobody(r);
	return (struct who){m->identity, SLICE_NONE, {r->segment, m->from, m->to}, NULL};
}

struct who sources_between(struct reading *r, size_t comma, size_t verb)
{
	const struct passage *p = &r->passage;
	if (comma >= verb || !passage_kind(p, comma, TOKEN_COMMA))
		return who_nobody(r);
	struct span phrase = {comma + 1, comma + 1};
	while (phrase.to < verb && (passage_is(p, phrase.to) & (WORD_PERSON | WORD_BODY)) == 0) {
		const uint32_t inside = WORD_DETERMINER | WORD_POSSESSIVE;
		if (!passage_kind(p, phrase.to, TOKEN_WORD) || (passage_is(p, phrase.to) & ~inside))
			return who_nobody(r);
		phrase.to++;
	}
	phrase.to++;
	bool determined = passage_is(p, phrase.from) & (WORD_DETERMINER | WORD_POSSESSIVE);
	bool does = phrase.to < verb && (heard_verb_at(p, phrase.to) ||
					 (passage_kind(p, phrase.to, TOKEN_WORD) && !passage_is(p, phrase.to)));
	return determined && does ? sources_find(r, phrase) : who_nobody(r);
}
