#include "speech/described.h"

#include "names/identity_phrase.h"
#include "text/namewords.h"

bool described_is_plural(const struct passage *p, size_t noun)
{
	slice word = passage_word(p, noun);
	return (slice_ends(word, S("s")) && !slice_ends(word, S("ss"))) ||
	       (p->tokens[noun].classes & CLASS_PEOPLE && !(p->tokens[noun].classes & CLASS_ANY_PERSON));
}

/* "our finance lead": a word that describes others, or is a verb, where a
 * phrase with a determiner ends with it. */
static bool is_lead(const struct passage *p, size_t i)
{
	const uint32_t ends = WORD_QUESTION | WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE | WORD_RELATIVE;
	const struct token *t = &p->tokens[i];
	if (!(t->classes & CLASS_PERSON) || !(t->classes & CLASS_MODIFIER) || i < 2 ||
	    p->tokens[i - 1].kind != TOKEN_WORD || passage_is(p, i - 1))
		return false;
	return (passage_is(p, i - 2) & (WORD_DETERMINER | WORD_POSSESSIVE)) &&
	       ((passage_is(p, i + 1) & ends) || !passage_kind(p, i + 1, TOKEN_WORD));
}

bool described_may_be(const struct passage *p, size_t i)
{
	const struct token *t = &p->tokens[i];
	return t->kind == TOKEN_WORD && ((t->is & (WORD_PERSON | WORD_BODY)) || described_is_somebody(p, i) ||
					 (t->classes & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL) &&
					  !t->word->forms && !(t->classes & CLASS_MODIFIER)) ||
					 is_lead(p, i));
}

/* "good going for a professor", "as a mother": nobody in particular. */
static bool is_anybody(const struct passage *p, size_t determiner)
{
	static const slice BEFORE[] = {{"for", 3}, {"as", 2}, {"like", 4}, {"than", 4}};
	if (determiner == 0 || !(passage_equals(p, determiner, S("a")) || passage_equals(p, determiner, S("an"))))
		return false;
	return PASSAGE_IS_ONE_OF(p, determiner - 1, BEFORE);
}

/* Where the description of the noun begins: at its determiner, or, in the
 * plural, at the words that stand before it ("Finance officers"). `noun` + 1
 * where there is no description. */
static size_t description_begin(const struct passage *p, size_t noun)
{
	enum { LONGEST = 6 };
	const uint32_t no_modifier = WORD_PREPOSITION | WORD_COORDINATOR | WORD_BE | WORD_HAVE | WORD_MODAL |
				     WORD_PERSON | WORD_PRONOUN | WORD_SUBORDINATOR | WORD_ADVERB;
	size_t at = noun;
	for (; at > 0 && noun - at < LONGEST && p->tokens[at - 1].kind == TOKEN_WORD; at--) {
		uint32_t before = passage_is(p, at - 1);
		bool that = at == noun && passage_equals(p, at - 1, S("that")) && !described_is_plural(p, noun);
		if (that && !(passage_is(p, noun) & (WORD_SHE | WORD_HE)))
			return at - 1; /* I have met that director; who that lady is has been told */
		if (before & (WORD_QUESTION | WORD_RELATIVE))
			break; /* whatever people assume */
		if (passage_equals(p, at - 1, S("no")) || passage_equals(p, at - 1, S("every")))
			return noun + 1;
		if ((before & WORD_DETERMINER) && !p->tokens[at - 1].possessive)
			return is_anybody(p, at - 1) ? noun + 1 : at - 1;
		if (((before & no_modifier) && !p->tokens[at - 1].possessive &&
		     !passage_equals(p, at - 1, S("chief"))) ||
		    p->tokens[at - 1].word->forms)
			break;
	}
	bool begins = noun == at || p->tokens[at].sentence || passage_kind(p, at - 1, TOKEN_COMMA) ||
		      (passage_is(p, at - 1) & WORD_PREPOSITION);
	return described_is_plural(p, noun) && begins ? at : noun + 1;
}

static bool is_participle(slice word)
{
	return word.len > 4 && (slice_ends(word, S("ing")) || slice_ends(word, S("ed")));
}

size_t described_complement_end(const struct passage *p, size_t at)
{
	static const slice LINKS[] = {{"in", 2}, {"from", 4}, {"with", 4}, {"up", 2}, {"at", 2}, {"of", 2}};
	const uint32_t closed = WORD_PREPOSITION | WORD_COORDINATOR | WORD_BE | WORD_HAVE | WORD_MODAL |
				WORD_PRONOUN | WORD_SUBORDINATOR | WORD_ADVERB | WORD_TIME | WORD_TO | WORD_FINITE |
				WORD_UTTERANCE | WORD_DOCUMENT | WORD_RELATIVE | WORD_DETERMINER;
	enum { FEW = 3 };
	size_t end = at + 2;
	if (!(passage_is(p, at) & (WORD_PREPOSITION | WORD_PARTICLE)) || !(passage_is(p, at + 1) & WORD_DETERMINER) ||
	    p->tokens[at + 1].possessive || !PASSAGE_IS_ONE_OF(p, at, LINKS))
		return at;
	while (end < at + 2 + FEW && passage_kind(p, end, TOKEN_WORD) && !p->tokens[end].sentence &&
	       !(passage_is(p, end) & closed) && !p->tokens[end].word->forms && !is_participle(passage_word(p, end)))
		end++;
	bool stopped = passage_kind(p, end, TOKEN_WORD) &&
		       (passage_is(p, end) & (WORD_TIME | WORD_UTTERANCE | WORD_DOCUMENT));
	return end > at + 2 && !stopped ? end : at;
}

/* Behind "in Leeds", or `at`. */
static size_t place_behind(const struct passage *p, size_t at)
{
	size_t end = at + 1;
	bool place =
		passage_equals(p, at, S("in")) || passage_equals(p, at, S("at")) || passage_equals(p, at, S("from"));
	while (place && passage_kind(p, end, TOKEN_WORD) && p->tokens[end].capital &&
	       !(passage_is(p, end) & WORD_TIME) && !(p->tokens[end].classes & CLASS_DATE))
		end++;
	return end > at + 1 ? end : at;
}

/* Behind "of ten", "in our house". */
static size_t description_end(const struct passage *p, size_t at)
{
	bool of_them = at + 2 < p->count && passage_kind(p, at + 2, TOKEN_WORD) && !passage_is(p, at + 2) &&
		       !p->tokens[at + 2].word->forms && !p->tokens[at + 2].capital; /* a team of ten nurses */
	bool of = passage_equals(p, at, S("of")) && at + 1 < p->count && p->tokens[at + 1].kind <= TOKEN_NUMBER;
	bool aged = of && !of_them && is_number_word(passage_word(p, at + 1)); /* a girl of ten */
	if (of && (aged || !(passage_is(p, at + 1) & WORD_DETERMINER)))
		return at + 2;
	bool place =
		passage_equals(p, at, S("in")) || passage_equals(p, at, S("at")) || passage_equals(p, at, S("from"));
	if (place && at + 2 < p->count && (passage_is(p, at + 1) & WORD_POSSESSIVE) &&
	    p->tokens[at + 2].kind == TOKEN_WORD)
		return at + 3;
	if (place && passage_equals(p, at + 1, S("one")) && passage_equals(p, at + 2, S("of")) && at + 4 < p->count)
		return at + 5; /* a manager at one of the trusts */
	size_t end = place ? place_behind(p, at) : at;
	bool one = at > 0 && !described_is_plural(p, at - 1);
	if (end > at || !one)
		return end;
	end = described_complement_end(p, at);
	return end > at ? place_behind(p, end) : at; /* in an office in Leeds */
}

/* "principal social worker": the noun only describes the one behind it. */
static bool describes_another(const struct passage *p, size_t noun)
{
	enum { FEW = 2 };
	for (size_t i = noun + 1; i <= noun + FEW && passage_kind(p, i, TOKEN_WORD); i++) {
		if ((passage_is(p, i) & WORD_PERSON) || (p->tokens[noun].possessive && described_may_be(p, i)))
			return true;
		if (passage_is(p, i) || p->tokens[i].word->forms || p->tokens[i].capital || p->tokens[i].possessive ||
		    slice_ends(passage_word(p, i), S("ed")))
			return false;
	}
	return false;
}

struct span described_at(const struct passage *p, size_t noun)
{
	const struct token *t = &p->tokens[noun];
	bool owner = t->possessive && (described_is_plural(p, noun) || t->classes & CLASS_OWNER);
	bool document = (t->is & WORD_DOCUMENT) && !t->possessive;
	bool acronym = t->capitals && t->classes & CLASS_PERSON;                                   /* my GP */
	acronym |= noun > 0 && t->classes & CLASS_PERSON && passage_equals(p, noun - 1, S("the")); /* the Minister */
	bool superlative = slice_ends(passage_word(p, noun), S("est")) && passage_kind(p, noun + 1, TOKEN_WORD) &&
			   !passage_is(p, noun + 1); /* the oldest mill */
	if (!(described_may_be(p, noun) || document) || owner || (t->capital && !t->sentence && !acronym) ||
	    describes_another(p, noun) || superlative)
		return (struct span){0, 0};
	if (described_is_somebody(p, noun)) {
		if (passage_equals(p, noun + 1, S("who")) && (passage_is(p, noun + 2) & WORD_MODAL))
			return (struct span){0, 0}; /* they need somebody who will listen: nobody yet */
		bool senior = passage_kind(p, noun + 1, TOKEN_WORD) && !passage_is(p, noun + 1) &&
			      !p->tokens[noun + 1].word->forms && p->tokens[noun + 1].classes & CLASS_MODIFIER;
		return (struct span){noun, noun + 1 + senior};
	}
	if (t->possessive)
		return (struct span){description_begin(p, noun), noun + 1};
	return (struct span){description_begin(p, noun), description_end(p, noun + 1)};
}
