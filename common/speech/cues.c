#include "speech/search.h"

#include "names/identity_phrase.h"

/* Barnardo’s said: what no noun looks like. */
static bool is_plain_said(const struct clause *c, size_t i)
{
	return clause_equals(c, i, S("said")) || clause_equals(c, i, S("says")) || clause_equals(c, i, S("told"));
}

/* "Eight described it as “late”", not "Two alleged cases". */
static bool count_speaks(const struct search *s, size_t verb)
{
	const uint32_t begins = WORD_DETERMINER | WORD_POSSESSIVE | WORD_PERSONAL;
	return (s->p->tokens[verb].word->forms & FORM_PAST) && is_number_word(passage_word(s->p, verb - 1)) &&
	       ((clause_is(&s->c, verb + 1) & begins) || clause_kind(&s->c, verb + 1, TOKEN_OPEN));
}

/* A noun, an adjective or part of a name that only looks like a verb. */
static bool is_no_verb(const struct search *s, size_t i)
{
	const struct clause *c = &s->c;
	const struct token *t = &s->p->tokens[i];
	if (t->possessive || (t->capital && i > c->lo && !t->sentence))
		return true;
	if (i == c->lo || (i == c->lo + 1 && count_speaks(s, i)))
		return false;
	uint32_t last = clause_is(c, i - 1);
	bool counted = i > c->lo + 1 && (clause_equals(c, i - 2, S("of")) || clause_equals(c, i - 2, S("in")));
	bool firm = s->p->tokens[i - 1].possessive && s->p->tokens[i - 1].capital && is_plain_said(c, i);
	if ((s->p->tokens[i - 1].possessive && !firm) ||
	    ((last & (WORD_DETERMINER | WORD_POSSESSIVE)) && !(last & (WORD_PRONOUN | WORD_RELATIVE)) && !counted))
		return true; /* but: a mother of two says, one in ten said */
	bool since = i > c->lo + 1 && (last & WORD_ADVERB) && (clause_is(c, i - 2) & WORD_HAVE); /* has since said */
	if ((last & WORD_PREPOSITION) && !(s->p->tokens[i].word->forms & FORM_ING) &&
	    !(last & (WORD_RELATIVE | WORD_TO)) && !since)
		return true;
	bool subject = (last & (WORD_PERSONAL | WORD_PERSON | WORD_BODY)) || s->p->tokens[i - 1].capital;
	return clause_equals(c, i + 1, S("of")) && !subject && !(s->p->tokens[i].word->takes & TAKES_PREPOSITION) &&
	       !(s->p->tokens[i].word->forms & FORM_PAST);
}

/* pointed out, hit back, and “…,” he chipped in. */
static size_t skip_particle(const struct search *s, size_t at, const struct word *w)
{
	static const slice PARTICLES[] = {{"out", 3}, {"back", 4}, {"on", 2}, {"in", 2}, {"up", 2}};
	if (!(clause_is(&s->c, at) & WORD_PARTICLE) || !IS_ONE_OF(&s->c, at, PARTICLES))
		return at;
	bool quotation = clause_pause(&s->c, at + 1) || clause_kind(&s->c, at + 1, TOKEN_COLON) ||
			 clause_kind(&s->c, at + 1, TOKEN_OPEN) || clause_ends(&s->c, at + 1);
	return (w->takes & NEEDS_PARTICLE) || ((w->takes & TAKES_QUOTATION) && quotation) ? at + 1 : at;
}

size_t cue_skip_parenthesis(const struct clause *c, size_t at)
{
	enum { FEW = 6, READING = 12 };
	size_t end = at + 1;
	if (!clause_kind(c, at, TOKEN_COMMA))
		return at;
	if (clause_equals(c, at + 1, S("and")) && clause_equals(c, at + 2, S("i")))
		while (end < at + 1 + READING &&
		       (clause_kind(c, end, TOKEN_WORD) || clause_kind(c, end, TOKEN_NUMBER)))
			end++; /* and I read from page 88 */
	while (end < at + 1 + FEW && (clause_kind(c, end, TOKEN_WORD) || clause_kind(c, end, TOKEN_NUMBER)) &&
	       (!(c->p->tokens[end].word->takes & TAKES_QUOTATION) ||
		(clause_is(c, end - 1) & (WORD_DETERMINER | WORD_POSSESSIVE))))
		end++;
	bool set_off = end > at + 1 && clause_kind(c, end, TOKEN_COMMA) && clause_kind(c, end + 1, TOKEN_OPEN);
	return set_off ? end : at;
}

size_t cue_set_off_quotation(const struct search *s, size_t at)
{
	static const slice WHEN[] = {{"when", 4}, {"after", 5}, {"before", 6}, {"while", 5}};
	const struct clause *c = &s->c;
	bool aside = false; /* said the same when she left: “…” */
	if (!search_marks_near(s, at + 1, 2 * NEAR))
		return SLICE_NONE;
	for (size_t i = at; i + 1 < c->hi && i - at < NEAR; i++) {
		if ((clause_kind(c, i, TOKEN_COLON) || (!aside && clause_kind(c, i, TOKEN_COMMA))) &&
		    clause_kind(c, i + 1, TOKEN_OPEN)) {
			const struct word *near = s->p->tokens[i - 1].word;
			bool other =
				i > at && (near->takes & TAKES_QUOTATION) && near->forms & (FORM_PAST | FORM_THIRD);
			return other ? SLICE_NONE : i + 1; /* when I put it in my boss said, “…” */
		}
		size_t end = cue_skip_parenthesis(c, i);
		if (end > i && !aside)
			return end + 1;
		uint32_t is = clause_is(c, i);
		aside |= (is & WORD_SUBORDINATOR) && IS_ONE_OF(c, i, WHEN);
		if (aside && clause_kind(c, i, TOKEN_WORD) && !clause_equals(c, i, S("that")))
			continue;
		bool passes = clause_kind(c, i, TOKEN_WORD) || clause_kind(c, i, TOKEN_NUMBER) ||
			      clause_kind(c, i, TOKEN_OTHER);
		if (!passes || clause_equals(c, i, S("that")) ||
		    (is & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_SUBORDINATOR)) ||
		    ((is & WORD_PERSONAL) && !clause_equals(c, i, S("it")) && i > at))
			return SLICE_NONE;
	}
	return SLICE_NONE;
}

/* ", with one commenting that": the "with" whose noun phrase ends at the verb,
 * or 0. */
static size_t with_before(const struct search *s, size_t verb)
{
	enum { LONGEST = 6 };
	const struct clause *c = &s->c;
	for (size_t i = verb; i > c->lo + 1 && verb - i < LONGEST && clause_kind(c, i - 1, TOKEN_WORD); i--)
		if (clause_equals(c, i - 1, S("with")))
			return i < verb && clause_pause(c, i - 2) ? i - 1 : 0;
	return 0;
}

/* "emailed staff on Monday | saying": the verb with whose subject somebody says
 * it too, or 0. */
static size_t wrote_before(const struct search *s, size_t verb)
{
	static const slice WROTE[] = {S("wrote"),  S("emailed"), S("texted"),    S("messaged"),  S("tweeted"),
				      S("posted"), S("sent"),    S("issued"),    S("released"),  S("published"),
				      S("rang"),   S("phoned"),  S("writes"),    S("sends"),     S("rings"),
				      S("signed"), S("written"), S("responded"), S("circulated")};
	const uint32_t finite = WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE | WORD_COORDINATOR | WORD_RELATIVE;
	for (size_t i = verb; i > s->c.lo + 1 && verb - i < NEAR; i--) {
		if (IS_ONE_OF(&s->c, i - 1, WROTE))
			return i - 1;
		bool name = s->p->tokens[i - 1].capital; /* in May */
		if (s->p->tokens[i - 1].kind > TOKEN_NUMBER || (!name && (clause_is(&s->c, i - 1) & finite)))
			return 0;
	}
	return 0;
}

/* A participle shares its subject where a pause, a quotation, a conjunction,
 * or a colon behind it sets it apart. */
static bool ing_fits(const struct search *s, struct cue *cue)
{
	static const slice NOT[] = {{"stop", 4},    {"stopped", 7}, {"avoid", 5}, {"avoided", 7},
				    {"without", 7}, {"than", 4},    {"quit", 4},  {"stopping", 8}};
	if (cue->verb > s->c.lo && IS_ONE_OF(&s->c, cue->verb - 1, NOT))
		return false;
	size_t with = with_before(s, cue->verb);
	if (with) {
		cue->subject = (struct subject){.source = {with + 1, cue->verb}, .begin = with};
		return clause_equals(&s->c, cue->end, S("that")) || clause_kind(&s->c, cue->end, TOKEN_OPEN) ||
		       cue_set_off_quotation(s, cue->end) != SLICE_NONE;
	}
	const struct clause *c = &s->c;
	struct subject *subject = &cue->subject;
	size_t wrote = wrote_before(s, cue->verb);
	if (wrote) {
		struct subject writer = clause_subject(c, wrote);
		if (!writer.passive && (writer.shared || passage_is_source(s->p, writer.source))) {
			*subject = writer;
			return true;
		}
	}
	bool first = cue->verb == c->lo;
	size_t before = first ? cue->verb : cue->verb - 1;
	bool stated = !first && (clause_is(c, before) & (WORD_DOCUMENT | WORD_UTTERANCE)) &&
		      (cue->word->classes & VERB_SPEECH) && (cue->word->takes & TAKES_CLAUSE) &&
		      clause_begins(c, cue->end) && search_has_quotation(s, cue->end); /* a letter saying Lund had */
	bool reports = stated || clause_equals(c, cue->end, S("that")) || clause_kind(c, cue->end, TOKEN_OPEN) ||
		       clause_kind(c, cue->end, TOKEN_COLON) ||
		       (clause_is(c, cue->end) & (WORD_PERSONAL | WORD_POSSESSIVE)) ||
		       cue_set_off_quotation(s, cue->end) != SLICE_NONE;
	bool apart = !first && (clause_pause(c, before) || clause_kind(c, before, TOKEN_CLOSE) ||
				(clause_is(c, before) & WORD_COORDINATOR) ||
				(s->found->count && clause_kind(c, cue->end, TOKEN_COLON)));
	bool governed = !first && (clause_is(c, before) & WORD_PREPOSITION); /* by saying */
	if (apart || (governed && reports)) {
		*subject = (struct subject){.shared = true, .begin = before};
		return true;
	}
	while (before > c->lo && (clause_is(c, before) & WORD_ADVERB))
		before--;                                          /* are already saying */
	bool order = before == c->lo && clause_is(c, before) == 0; /* Stop calling it “late” */
	return !first && ((clause_is(c, before) & (WORD_BE | WORD_HAVE)) || (!governed && reports && !order));
}

/* A base form wants a plural before it, or it is a noun. */
static bool base_fits(const struct search *s, const struct cue *cue)
{
	struct span source = cue->subject.source;
	if (cue->subject.modal || cue->subject.shared || span_is_empty(source) || cue->subject.relative)
		return true;
	if (source.from > s->c.lo &&
	    (clause_equals(&s->c, source.from - 1, S("heard")) ||
	     clause_equals(&s->c, source.from - 1, S("overheard")) ||
	     ((clause_is(&s->c, source.from - 1) & WORD_HAVE) && search_has_quotation(s, cue->end))))
		return true; /* I heard a nurse say; I had a nurse say, “…” */
	if (source.to == source.from + 1 && clause_equals(&s->c, source.from, S("one")))
		return false; /* One question */
	slice last = passage_word(s->p, source.to - 1);
	uint32_t is = s->p->tokens[source.to - 1].is;
	static const slice NO_NOUN[] = {{"say", 3}, {"tell", 4}, {"ask", 3}, {"insist", 6}, {"argue", 5}};
	bool several = (is & WORD_BODY || s->p->tokens[source.to - 1].capitals) &&
		       IS_ONE_OF(&s->c, cue->verb, NO_NOUN) &&
		       !(source.from > s->c.lo && clause_is(&s->c, source.from - 1) & WORD_HAVE);
	bool plural = several || slice_ends(last, S("s")) ||
		      (is & (WORD_PRONOUN | WORD_PERSON)); /* the school say, HR tell me */
	for (size_t i = source.from; i < source.to && !plural; i++)
		plural = (s->p->tokens[i].is & (WORD_COORDINATOR | WORD_PERSON)) || s->p->tokens[i].word->forms ||
			 slice_ends(passage_word(s->p, i), S("s"));
	return plural || clause_equals(&s->c, cue->end, S("that"));
}

/* "We were told that …", "had been assured by the council that …": the subject
 * hears it; who says it stands behind "by", or nowhere. */
static bool is_told(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	struct span by = {0, 0};
	size_t at = cue->end;
	if (!(cue->word->takes & TAKES_ADDRESSEE) || !(cue->word->takes & TAKES_THAT))
		return false;
	if (clause_equals(c, at, S("by"))) {
		by = passage_phrase_at(s->p, at + 1, c->hi);
		at = by.to;
	}
	size_t behind = clause_skip_adjuncts(c, at);
	if (clause_equals(c, behind, S("that")))
		at = behind; /* was told at college that */
	bool that = clause_equals(c, at, S("that")) && clause_begins(c, at + 1);
	that |= (clause_pause(c, at) || clause_kind(c, at, TOKEN_COLON)) && clause_kind(c, at + 1, TOKEN_OPEN);
	if (!that && !(clause_equals(c, cue->verb, S("told")) && clause_begins(c, at)))
		return false;
	cue->subject.source = by;
	cue->subject.shared = cue->subject.relative = false;
	cue->subject.antecedent = (struct span){0, 0};
	cue->heard = at;
	return true;
}

/* "Nobody said", "no minister said", "few said", "not everyone agreed", "mine
 * said": nobody, or nobody whom these words tell. */
static bool is_nobody(const struct search *s, struct span source)
{
	static const slice NOBODY[] = {{"no", 2},       {"none", 4},      {"neither", 7}, {"few", 3},
				       {"mine", 4},     {"ours", 4},      {"yours", 5},   {"theirs", 6},
				       {"whatever", 8}, {"whichever", 9}, {"whoever", 7}};
	if (span_is_empty(source))
		return false;
	bool not = source.from > s->c.lo && passage_equals(s->p, source.from - 1, S("not"));
	uint32_t is = s->p->tokens[source.from].is;
	return not || (is & WORD_NEGATIVE) || (!(is & WORD_PERSONAL) && IS_ONE_OF(&s->c, source.from, NOBODY));
}

/* "if she says", "when a minister talks": what somebody may say. */
static bool is_condition(const struct search *s, const struct cue *cue)
{
	static const slice IF[] = {{"if", 2}, {"unless", 6}, {"whether", 7}}, WHEN[] = {{"when", 4}, {"whenever", 8}};
	size_t begin = cue->subject.begin;
	if (begin == s->c.lo || cue->subject.shared || !(clause_is(&s->c, begin - 1) & WORD_SUBORDINATOR))
		return false;
	return IS_ONE_OF(&s->c, begin - 1, IF) ||
	       (!(cue->word->forms & FORM_PAST) && IS_ONE_OF(&s->c, begin - 1, WHEN));
}

static bool form_fits(const struct search *s, struct cue *cue)
{
	const struct subject *subject = &cue->subject;
	uint8_t forms = cue->word->forms;
	bool adding = (forms & FORM_ING) && cue->verb > s->c.lo && clause_pause(&s->c, cue->verb - 1);
	bool inverted = subject->inverted && !adding; /* but: it was late, adding that */
	if (subject->negated || inverted || is_condition(s, cue) || is_nobody(s, subject->source))
		return false;
	if (subject->to)
		return subject->habit;
	if (forms & FORM_ING)
		return ing_fits(s, cue);
	if (subject->passive)
		return is_told(s, cue);
	return (forms & (FORM_PAST | FORM_THIRD)) || subject->modal || base_fits(s, cue);
}

/* "I say", "I think", "we hope": the writer's own voice, no report. */
static bool is_own_voice(const struct search *s, const struct cue *cue)
{
	struct span source = cue->subject.source;
	if (source.to != source.from + 1 || !(s->p->tokens[source.from].is & WORD_PERSONAL))
		return false;
	slice word = passage_word(s->p, source.from);
	bool first = word.at[0] == 'I' ? word.len == 1 || word.at[1] != 't' : slice_starts_nocase(word, S("we"));
	bool told = (cue->word->classes & VERB_SPEECH) && clause_pause(&s->c, cue->end) &&
		    clause_kind(&s->c, cue->end + 1, TOKEN_OPEN); /* and I go, “…” */
	bool used_to = cue->subject.habit && (clause_equals(&s->c, cue->verb, S("say")) ||
					      clause_equals(&s->c, cue->verb, S("tell"))); /* I had to say */
	bool wrote = (cue->word->forms & FORM_ING) && !cue->subject.passive;               /* I wrote to her saying */
	return first && !told && !used_to && !wrote &&
	       (!(cue->word->forms & FORM_PAST) || cue->word->classes == VERB_THOUGHT);
}

/* "was quoted as saying", "quotes an executive as saying": who said it is the
 * subject of the passive, the object of the active. */
static bool is_quoted_as(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	if (!(cue->word->forms & FORM_ING) || cue->verb < c->lo + 3 || !clause_equals(c, cue->verb - 1, S("as")))
		return false;
	for (size_t i = cue->verb - 1; i > c->lo && cue->verb - i < NEAR; i--) {
		const struct word *w = s->p->tokens[i - 1].word;
		if (!(w->forms & (FORM_PAST | FORM_THIRD)) || !(w->takes & TAKES_OBJECT))
			continue;
		struct subject quoted = clause_subject(c, i - 1);
		cue->subject = quoted;
		if (!quoted.passive)
			cue->subject = (struct subject){.source = {i, cue->verb - 1}, .begin = i};
		return passage_is_source(s->p, cue->subject.source);
	}
	return false;
}

/* “Is it far?” he wanted to know: asked. */
static bool wants_to_know(const struct clause *c, size_t i)
{
	return (clause_equals(c, i, S("wanted")) || clause_equals(c, i, S("wants"))) &&
	       (clause_is(c, i + 1) & WORD_TO) && clause_equals(c, i + 2, S("know"));
}

bool cue_read(const struct search *s, size_t i, struct cue *cue)
{
	static const struct word WANTED_TO_KNOW = {
		.takes = TAKES_QUOTATION | TAKES_THAT, .forms = FORM_PAST, .classes = VERB_SPEECH};
	*cue = (struct cue){.verb = i, .word = s->p->tokens[i].word};
	if (!cue->word->forms || is_no_verb(s, i))
		return false;
	cue->end = skip_particle(s, i + 1, cue->word);
	if (cue->end == i + 1 && (cue->word->takes & NEEDS_PARTICLE) && !clause_kind(&s->c, i + 1, TOKEN_OPEN) &&
	    cue_set_off_quotation(s, i + 1) == SLICE_NONE)
		return false; /* but: she goes to me, “…” */
	if (wants_to_know(&s->c, i)) {
		cue->word = &WANTED_TO_KNOW;
		cue->end = i + 3;
	}
	cue->subject = clause_subject(&s->c, i);
	return is_quoted_as(s, cue) || (form_fits(s, cue) && !is_own_voice(s, cue));
}

bool cue_has_source(const struct search *s, const struct cue *cue)
{
	if (cue->heard)
		return true;
	if (cue->subject.shared)
		return true;
	if (cue->subject.relative)
		return !span_is_empty(cue->subject.antecedent);
	for (size_t i = cue->subject.source.from; i < cue->subject.source.to; i++)
		if (clause_equals(&s->c, i, S("whose")))
			return false;
	return passage_is_source(s->p, cue->subject.source);
}

bool frames_deny(const struct passage *p, struct span sentence, size_t verb)
{
	const struct search s = {.c = {p, sentence.from, sentence.to, p->tokens[verb].depth}, .p = p};
	struct cue cue = {
		.verb = verb, .end = verb + 1, .word = p->tokens[verb].word, .subject = clause_subject(&s.c, verb)};
	const struct subject *subject = &cue.subject;
	bool ing = (cue.word->forms & FORM_ING) != 0;
	bool question = p->text.at[p->tokens[sentence.to - 1].at] == '?';
	if (subject->negated || is_condition(&s, &cue) || is_nobody(&s, subject->source))
		return true;
	return !ing && ((question && subject->inverted) || (subject->passive && !is_told(&s, &cue)));
}
