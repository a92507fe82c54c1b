#include "speech/search.h"

/* The closing mark right before `at` (over a comma) of a quotation, or SLICE_NONE. */
static size_t quotation_before(const struct search *s, size_t at)
{
	if (at > s->c.lo && clause_kind(&s->c, at - 1, TOKEN_COMMA))
		at--;
	if (at <= s->c.lo || !clause_kind(&s->c, at - 1, TOKEN_CLOSE))
		return SLICE_NONE;
	size_t open = s->p->tokens[at - 1].partner;
	return open != TOKEN_NONE && open >= s->c.lo ? at - 1 : SLICE_NONE;
}

/* “A,” she said, to applause, “B.”: the mark behind the words between commas,
 * or `at`. */
static size_t skip_aside(const struct search *s, size_t at)
{
	const struct clause *c = &s->c;
	const uint32_t clause = WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE | WORD_PERSONAL | WORD_COORDINATOR;
	size_t end = at;
	while (end < c->hi && end - at < NEAR && clause_kind(c, end, TOKEN_WORD) && !(clause_is(c, end) & clause) &&
	       !(s->p->tokens[end].word->forms & (FORM_PAST | FORM_THIRD)))
		end++;
	return clause_kind(c, end, TOKEN_COMMA) && clause_kind(c, end + 1, TOKEN_OPEN) ? end + 1 : at;
}

/* “A,” she told us on Monday, “B.”: the rest behind the attribution; and
 * “A,” she said, and still “B”. */
static size_t add_rest(const struct search *s, const struct cue *cue, struct frame *f, size_t at)
{
	enum { FEW = 4 };
	const struct clause *c = &s->c;
	size_t next = cue->word->takes & TAKES_ADDRESSEE ? clause_skip_addressee(c, at) : at;
	next = clause_skip_adjuncts(c, next);
	if (clause_pause(c, next) || clause_kind(c, next, TOKEN_COLON))
		next = clause_skip_adjuncts(c, next + 1);
	if (clause_pause(c, next - 1) && !clause_kind(c, next, TOKEN_OPEN))
		next = skip_aside(s, next);
	size_t open = next;
	while ((clause_is(c, next) & WORD_COORDINATOR) && open - next < FEW && clause_kind(c, open, TOKEN_WORD))
		open++;
	bool place = (clause_is(c, open - 1) & WORD_PREPOSITION) || s->p->tokens[open - 1].possessive;
	if (!clause_kind(c, open, TOKEN_OPEN) || place)
		return at; /* she said on “Good Morning” */
	size_t end = search_quotation_end(s, open);
	search_add_part(f, (struct span){next, end});
	return end;
}

/* said the director, Ann Lee: the name behind what somebody is. */
static struct span name_behind(const struct search *s, struct span source)
{
	if (span_is_empty(source) || !(s->p->tokens[source.to - 1].is & WORD_PERSON) ||
	    !clause_kind(&s->c, source.to, TOKEN_COMMA))
		return source;
	struct span name = passage_phrase_at(s->p, source.to + 1, s->c.hi);
	return passage_is_name(s->p, name) ? name : source;
}

/* “It was late,” prosecutors wrote: whoever that is, they say so. */
static bool ends_in_stop(const struct search *s, size_t close)
{
	return close != SLICE_NONE &&
	       (clause_kind(&s->c, close - 1, TOKEN_COMMA) || clause_kind(&s->c, close + 1, TOKEN_COMMA));
}

size_t report_after_quotation(const struct search *s, struct cue *cue)
{
	if (!(cue->word->takes & TAKES_QUOTATION) || (cue->word->forms & FORM_ING))
		return 0;
	size_t close = quotation_before(s, cue->verb), end = cue->end;
	const char *rule = "quotation, verb, source";
	if (close != SLICE_NONE) {
		struct span source = passage_phrase_at(s->p, clause_skip_adjuncts(&s->c, cue->end), s->c.hi);
		if (span_is_empty(source) || clause_equals(&s->c, source.from, S("that")) ||
		    !(cue->word->forms & (FORM_PAST | FORM_THIRD)))
			return 0;
		source = name_behind(s, source);
		cue->subject = (struct subject){.source = source};
		end = source.to;
	} else {
		close = quotation_before(s, cue->subject.begin);
		rule = "quotation, source, verb";
		const struct subject *subject = &cue->subject;
		bool somebody = passage_is_source(s->p, subject->source) ||
				(!span_is_empty(subject->source) && !subject->relative && ends_in_stop(s, close));
		if (close == SLICE_NONE || !somebody)
			return 0;
	}
	size_t open = s->p->tokens[close].partner, begin = search_content_begin(s, open);
	if (open < begin)
		return 0; /* it is another frame's */
	bool whole = span_is_empty(clause_trim(&s->c, begin, open));
	if (!whole && s->p->tokens[begin].sentence && s->p->tokens[begin].word->forms & FORM_PAST &&
	    !search_ends_in_ing(s, begin))
		return 0; /* Asked about “late”, she said that it was not */
	struct frame *f = search_add(s, search_frame_of(cue, rule));
	search_add_part(f, clause_trim(&s->c, whole ? open : begin, close + 1));
	return add_rest(s, cue, f, end);
}

/* Whether the phrase ends in a name, a pronoun or a noun that can say things. */
static bool has_speaking_head(const struct search *s, struct span phrase)
{
	if (span_is_empty(phrase))
		return false;
	size_t head = phrase.to - 1;
	for (size_t i = phrase.from + 1; i < phrase.to; i++)
		if ((clause_is(&s->c, i) & WORD_PREPOSITION) &&
		    !(s->p->tokens[i - 1].capital && i + 1 < phrase.to && s->p->tokens[i + 1].capital)) {
			head = i - 1; /* counts of neglect in May */
			break;
		}
	return s->p->tokens[head].capital ||
	       (s->p->tokens[head].is & (WORD_PERSONAL | WORD_PERSON | WORD_BODY | WORD_DOCUMENT));
}

bool report_is_inverted(const struct search *s, struct cue *cue, size_t *end)
{
	if (cue->verb == s->c.lo || !clause_pause(&s->c, cue->verb - 1) ||
	    !(cue->word->forms & (FORM_PAST | FORM_THIRD)))
		return false;
	struct span source = passage_phrase_at(s->p, cue->end, s->c.hi);
	if (!has_speaking_head(s, source))
		return false;
	source = name_behind(s, source);
	bool aside = source.from == cue->end && s->p->tokens[source.from].capital && clause_pause(&s->c, source.to);
	if (!aside && !clause_ends(&s->c, clause_skip_adjuncts(&s->c, source.to)))
		return false;
	cue->subject = (struct subject){.source = source, .begin = cue->verb};
	*end = source.to;
	return true;
}

/* As S says, X.  and  X, as S says, Y. */
static size_t after_as(const struct search *s, const struct cue *cue, size_t next)
{
	const struct clause *c = &s->c;
	size_t as = cue->subject.begin;
	if (as == c->lo || !clause_equals(c, as - 1, S("as")) || !(clause_pause(c, next) || clause_ends(c, next)))
		return 0;
	struct span before = clause_trim(c, search_content_begin(s, as - 1), as - 1);
	if (!span_is_empty(before) && (clause_is(c, before.to - 1) & WORD_COORDINATOR))
		before = (struct span){as - 1, as - 1}; /* it was late and, as Lund says, dark */
	if (span_is_empty(before))
		return clause_pause(c, next) ? search_open_content(s, cue, next + 1, "as somebody says") : 0;
	if (!clause_pause(c, as - 2))
		return 0; /* who sit with people as they read */
	struct frame *f = search_add(s, search_frame_of(cue, "as somebody says"));
	search_add_part(f, before);
	search_add_part(f, clause_trim(c, next, clause_limit(c, next)));
	return next + 1;
}

/* Whether a verb stands in the span for sure, or it is long. */
static bool has_main_clause(const struct search *s, struct span span)
{
	const uint32_t finite = WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE;
	for (size_t i = span.from; i < span.to; i++)
		if (i - span.from > 4 * NEAR || (clause_is(&s->c, i) & finite) || clause_kind(&s->c, i, TOKEN_OPEN) ||
		    (s->p->tokens[i].word->forms & (FORM_PAST | FORM_THIRD)) ||
		    slice_ends(passage_word(s->p, i), S("ed")))
			return true;
	return false;
}

size_t report_after_clause(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t end = cue->end;
	if (!(cue->word->takes & (TAKES_CLAUSE | TAKES_QUOTATION)) || (cue->word->forms & FORM_ING) ||
	    search_open_frame(s) || cue->word->classes == VERB_MANNER)
		return 0;
	if (clause_equals(c, end, S("for")) || clause_equals(c, end, S("about")))
		return 0; /* Of those, half asked for help */
	bool inverted = report_is_inverted(s, cue, &end);
	const struct subject *subject = &cue->subject;
	if (!inverted && (subject->shared || subject->relative || !passage_is_source(s->p, subject->source)))
		return 0;
	if (cue->word->takes & TAKES_ADDRESSEE) {
		size_t told = clause_skip_addressee(c, end);
		if (told == end && clause_equals(c, cue->verb, S("told")))
			return 0; /* X, minister told: somebody tells the minister */
		end = told;
	}
	size_t next = clause_skip_adjuncts(c, end), as = after_as(s, cue, next);
	if (as)
		return as;
	size_t begin = search_content_begin(s, subject->begin);
	bool aside = next > end && clause_kind(c, next, TOKEN_DASH); /* asked for something – a bed */
	bool goes_on = clause_pause(c, next) && !aside;
	if (subject->begin <= begin || !clause_pause(c, subject->begin - 1) || !(clause_ends(c, next) || goes_on))
		return 0;
	struct span content = clause_trim(c, begin, subject->begin);
	bool leads_in = (clause_is(c, content.from) & (WORD_PREPOSITION | WORD_SUBORDINATOR)) && !goes_on;
	if (span_is_empty(content) || !(cue->word->takes & (TAKES_CLAUSE | TAKES_THAT)) ||
	    (leads_in && !has_main_clause(s, content)))
		return 0; /* As director of services, she insisted */
	struct frame *f =
		search_add(s, search_frame_of(cue, inverted ? "clause, verb, source" : "clause, source, verb"));
	search_add_part(f, content);
	if (!goes_on || search_ends_in_ing(s, next + 1))
		return next;
	search_add_part(f, clause_trim(c, next, clause_limit(c, next)));
	f->open = f->part_count > 1;
	return next + 1;
}

/* Whether a quotation that ends before `at` is the whole of what is said. */
static bool is_whole(const struct search *s, size_t at)
{
	const struct clause *c = &s->c;
	uint32_t is = clause_is(c, at);
	bool dated = (is & WORD_TIME) || ((is & WORD_DETERMINER) && (clause_is(c, at + 1) & WORD_TIME));
	return dated || clause_ends(c, at) || clause_pause(c, at) || clause_kind(c, at, TOKEN_CLOSE) ||
	       clause_kind(c, at, TOKEN_SEMICOLON) || clause_kind(c, at, TOKEN_BRACKET) || (is & WORD_COORDINATOR) ||
	       ((is & WORD_PREPOSITION) && !clause_equals(c, at, S("of")));
}

/* Ministers had, she said, “sat on their hands”: what the words in marks go on
 * with; empty where they stand for themselves. */
static struct span begun_before(const struct search *s, const struct cue *cue, size_t open)
{
	const struct clause *c = &s->c;
	const uint32_t unfinished = WORD_BE | WORD_HAVE | WORD_MODAL | WORD_TO;
	size_t begin = search_content_begin(s, cue->subject.begin), end = cue->subject.begin;
	if (cue->subject.shared || cue->subject.relative || end <= begin + 1 || !clause_pause(c, end - 1) ||
	    !clause_pause(c, open - 1) || !(clause_is(c, end - 2) & unfinished))
		return (struct span){0, 0};
	return clause_trim(c, begin, end);
}

/* chanted “No” and “Never”: where the next words in marks open, or `at`. */
static size_t next_marks(const struct clause *c, size_t at)
{
	size_t open = at + clause_kind(c, at, TOKEN_COMMA);
	open += (clause_is(c, open) & WORD_COORDINATOR) != 0;
	return open > at && clause_kind(c, open, TOKEN_OPEN) ? open : at;
}

/* S V “…”, S V: “…”, S V in the hall, “…”, and S V: at a paragraph's end. */
static size_t before_quotation(const struct search *s, const struct cue *cue, size_t at)
{
	const struct clause *c = &s->c;
	static const slice OPENED[] = {S("open"),  S("opened"), S("opens"),   S("began"), S("begins"), S("begin"),
				       S("close"), S("closed"), S("started"), S("ended"), S("ends"),   S("finished")};
	bool colon = clause_kind(c, at, TOKEN_COLON);
	if (!(cue->word->takes & (TAKES_QUOTATION | TAKES_OBJECT)))
		return 0;
	bool with = clause_kind(c, at + 1, TOKEN_OPEN) && clause_equals(c, at, S("with")) &&
		    IS_ONE_OF(c, cue->verb, OPENED); /* opened with “…” */
	at += with;
	if (colon && at + 1 >= c->hi) {
		search_add(s, search_frame_of(cue, "source, verb, colon"))->expects = true;
		return at + 1;
	}
	size_t open = clause_kind(c, at, TOKEN_OPEN) && (cue->word->takes & TAKES_QUOTATION)
			      ? at
			      : cue_set_off_quotation(s, at);
	if (open == SLICE_NONE ||
	    (open > at && !(cue->word->takes & TAKES_QUOTATION) && !clause_kind(c, open - 1, TOKEN_COLON)))
		return 0;
	if (open == at && at > cue->end && !with && (clause_is(c, at - 1) & (WORD_PREPOSITION | WORD_DETERMINER)))
		return 0; /* said on “Good Morning” */
	static const slice NAMES[] = {{"phrase", 6}, {"word", 4},  {"term", 4},
				      {"label", 5},  {"title", 5}, {"words", 5}};
	if (open == at && at > cue->end && IS_ONE_OF(c, at - 1, NAMES))
		return 0; /* thought of the phrase “…” */
	if (open == at && s->p->tokens[at - 1].possessive)
		return 0; /* told Radio Ayle’s “Breakfast” that */
	size_t end = search_quotation_end(s, open);
	for (size_t more; open == at && (more = next_marks(c, end)) != end;)
		end = search_quotation_end(s, more);
	if (open == at && !is_whole(s, end))
		return search_open_content(s, cue, open, "source, verb, words in marks");
	struct span begun = begun_before(s, cue, open);
	struct frame *f = search_add(s, search_frame_of(cue, "source, verb, quotation"));
	search_add_part(f, begun);
	search_add_part(f, (struct span){open, end});
	return end;
}

/* Whether more words in marks follow at once: a “bully” and a “cheat”. */
static bool has_more_marks(const struct search *s, size_t at)
{
	enum { FEW = 5 };
	const struct clause *c = &s->c;
	if (!clause_kind(c, at, TOKEN_COMMA) && !(clause_is(c, at) & (WORD_COORDINATOR | WORD_RELATIVE)))
		return false;
	for (size_t i = at + 1; i - at < FEW && i < c->hi; i++) {
		if (clause_kind(c, i, TOKEN_OPEN))
			return true;
		if (!clause_kind(c, i, TOKEN_WORD) || s->p->tokens[i].word->forms)
			return false;
	}
	return false;
}

/* Behind the last word of an object that ends in, or just after, words in marks. */
static size_t object_end(const struct search *s, size_t at)
{
	static const slice GOES_ON[] = {{"in", 2},  {"of", 2},  {"for", 3}, {"that", 4},
					{"who", 3}, {"the", 3}, {"on", 2},  {"a", 1}};
	const struct clause *c = &s->c;
	size_t begin = at;
	while (at < c->hi && !search_ends_in_ing(s, at)) {
		if (has_more_marks(s, at)) {
			while (!clause_kind(c, at, TOKEN_OPEN))
				at++;
			continue;
		}
		uint32_t is = clause_is(c, at);
		bool inside = clause_kind(c, at, TOKEN_WORD) || clause_kind(c, at, TOKEN_OPEN);
		if (!inside ||
		    (is && !IS_ONE_OF(c, at, GOES_ON) && !(is & (WORD_PERSON | WORD_BODY | WORD_DOCUMENT))))
			break;
		at = passage_skip_right(s->p, at, c->hi) + 1;
	}
	while (at > begin + 1 && IS_ONE_OF(c, at - 1, GOES_ON))
		at--; /* as “…” in | 2019 */
	return at;
}

/* The noun of "called that argument “late”". */
static bool is_plain_noun(const struct clause *c, size_t i)
{
	const uint32_t nouns = WORD_UTTERANCE | WORD_DOCUMENT | WORD_BODY | WORD_PERSON;
	return clause_kind(c, i, TOKEN_WORD) && (clause_is(c, i) & ~nouns) == 0 &&
	       (clause_kind(c, i + 1, TOKEN_OPEN) || clause_equals(c, i + 1, S("as")));
}

/* "the word “late”": a noun for words that are only spoken of. */
static bool is_mention(const struct clause *c, size_t noun)
{
	static const slice NOUNS[] = {S("word"),    S("words"),      S("term"),  S("terms"), S("phrase"),
				      S("phrases"), S("expression"), S("label"), S("title")};
	return IS_ONE_OF(c, noun, NOUNS);
}

static bool takes_preposition(const struct search *s, size_t i, slice prepositions)
{
	while (prepositions.len)
		if (clause_equals(&s->c, i, slice_cut(&prepositions, '|')))
			return true;
	return false;
}

/* called it “…”, described it as “…”, raised concern at “…”. */
static size_t before_object(const struct search *s, const struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t open = cue->end;
	bool as = false;
	if (!search_marks_near(s, open, 3 * NEAR))
		return 0;
	for (; open < c->hi && open - cue->end < 2 * NEAR && !clause_kind(c, open, TOKEN_OPEN); open++) {
		if (clause_kind(c, open + 1, TOKEN_OPEN) && is_mention(c, open)) {
			open = search_quotation_end(s, open + 1) - 1; /* the word “emergency” as “late” */
			continue;
		}
		if (clause_kind(c, open, TOKEN_COMMA) && clause_kind(c, open + 1, TOKEN_WORD) &&
		    slice_ends(passage_word(s->p, open + 1), S("ly")) && clause_kind(c, open + 2, TOKEN_COMMA))
			open += 3; /* describe them, variously, as “…” */
		if (!clause_kind(c, open, TOKEN_WORD) && !clause_kind(c, open, TOKEN_NUMBER) &&
		    !clause_kind(c, open, TOKEN_OTHER))
			return 0;
		bool clause =
			clause_equals(c, open, S("that")) &&
			!(open == cue->end && (is_plain_noun(c, open + 1) || (clause_kind(c, open + 1, TOKEN_OPEN) &&
									      !(cue->word->takes & TAKES_THAT))));
		bool goes_on = (clause_is(c, open) & WORD_COORDINATOR) && s->p->tokens[open + 1].word->forms &&
			       open + 1 < c->hi;
		if (clause || goes_on || (clause_is(c, open) & (WORD_BE | WORD_HAVE | WORD_MODAL)))
			return 0; /* a clause, no object */
		as |= clause_equals(c, open, S("as"));
	}
	if (!clause_kind(c, open, TOKEN_OPEN) ||
	    !((as && (cue->word->takes & TAKES_AS)) || (cue->word->takes & TAKES_OBJECT)))
		return 0;
	size_t content = cue->end, end = object_end(s, open);
	if ((clause_is(c, cue->end) & WORD_UTTERANCE) && open == cue->end + 2)
		content = open; /* raised concern at “…” */
	if (clause_equals(c, open - 1, S("for")) && !as)
		content = open; /* thanked her for “…” */
	bool of = content == cue->end && takes_preposition(s, content, cue->word->prepositions);
	struct frame *f = search_add(s, search_frame_of(cue, as ? "verb, object, as" : "verb, object"));
	f->cue.to += of; /* warned of “…” */
	search_add_part(f, clause_trim(c, content + of, end));
	return end;
}

static bool begins_infinitive(const struct clause *c, size_t at)
{
	return (clause_is(c, at) & WORD_TO) ||
	       ((clause_is(c, at) & WORD_NEGATIVE) && (clause_is(c, at + 1) & WORD_TO));
}

/* Declined to comment: whoever does so has said nothing. */
static bool says_nothing(const struct clause *c, size_t verb, size_t to)
{
	static const slice NOT[] = {{"declined", 8}, {"declines", 8}, {"declining", 9}},
			   REFUSED[] = {{"refused", 7}, {"refuses", 7}, {"refusing", 8}},
			   COMMENT[] = {{"comment", 7}, {"say", 3},   {"answer", 6}, {"discuss", 7},
					{"respond", 7}, {"speak", 5}, {"talk", 4}};
	return IS_ONE_OF(c, verb, NOT) || (IS_ONE_OF(c, verb, REFUSED) && IS_ONE_OF(c, to + 1, COMMENT));
}

/* asked me to put one question: “…”, to the end of the sentence. */
static size_t infinitive_quotation(const struct search *s, const struct cue *cue, size_t at)
{
	const struct clause *c = &s->c;
	bool to = false;
	if (!(cue->word->takes & TAKES_INFINITIVE) || !(cue->word->takes & TAKES_QUOTATION))
		return 0;
	for (size_t i = at; i + 1 < c->hi && i - at < 2 * NEAR; i++) {
		const struct word *w = s->p->tokens[i].word;
		bool other = to && (w->takes & (TAKES_QUOTATION | NEEDS_PARTICLE)) &&
			     !(clause_is(c, i - 1) & WORD_TO) && w->forms & (FORM_PAST | FORM_THIRD);
		to |= i - at < NEAR && begins_infinitive(c, i);
		if (clause_kind(c, i, TOKEN_OPEN) || other)
			return 0;
		if (!clause_kind(c, i, TOKEN_COLON) || !clause_kind(c, i + 1, TOKEN_OPEN))
			continue;
		size_t end = search_quotation_end(s, i + 1);
		if (!to || !clause_ends(c, end))
			return 0;
		search_add_part(search_add(s, search_frame_of(cue, "verb, infinitive, quotation")),
				(struct span){i + 1, end});
		return end;
	}
	return 0;
}

/* promised to …, denied …ing, urged them to …, called on them to …. */
static size_t before_infinitive(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t at = cue->end;
	uint16_t takes = cue->word->takes;
	if ((takes & TAKES_ING) && search_ends_in_ing(s, at))
		return search_open_content(s, cue, at, "verb, -ing");
	size_t said = infinitive_quotation(s, cue, at);
	if (said)
		return said;
	if ((takes & TAKES_INFINITIVE) && begins_infinitive(c, at)) {
		size_t from = search_open_content(s, cue, at, "verb, infinitive");
		if (from && says_nothing(c, cue->verb, at)) {
			size_t end = from + 2;
			while (end < c->hi && !clause_pause(c, end) && !(clause_is(c, end) & WORD_COORDINATOR))
				end++;
			search_open_frame(s)->classes = VERB_THOUGHT;
			search_close_frame(s, search_open_frame(s), end);
		}
		return from;
	}
	bool on = clause_equals(c, at, S("on")) && takes_preposition(s, at, cue->word->prepositions);
	if (!on && (takes & (TAKES_INFINITIVE | TAKES_ADDRESSEE)) != (TAKES_INFINITIVE | TAKES_ADDRESSEE))
		return 0;
	size_t from = at + on, end = from;
	while (end < c->hi && end - from < NEAR && !begins_infinitive(c, end) && clause_kind(c, end, TOKEN_WORD) &&
	       !clause_equals(c, end, S("that")))
		end++;
	if (end == from || !begins_infinitive(c, end))
		return 0;
	cue->end += on;
	return search_open_content(s, cue, from, "verb, somebody, infinitive");
}

/* The "that" of "replied, very courteously, that". */
static size_t skip_parenthesis(const struct clause *c, size_t at)
{
	if (!clause_kind(c, at, TOKEN_COMMA))
		return at;
	for (size_t i = at + 1; i < c->hi && i - at < NEAR; i++)
		if (clause_equals(c, i, S("that")) && (i == at + 1 || clause_kind(c, i - 1, TOKEN_COMMA)))
			return i;
	return at;
}

/* Whether a verb may stand in the clause that begins at `at`, or it is a mere
 * object: stressed his independence. */
static bool has_finite(const struct search *s, size_t at)
{
	static const slice ROSE[] = {{"rose", 4}, {"drew", 4}};
	for (size_t i = at + 1; i < s->c.hi && i - at < 4 * NEAR; i++) {
		const struct word *w = s->p->tokens[i].word;
		slice word = passage_word(s->p, i);
		if (clause_kind(&s->c, i, TOKEN_OPEN))
			return true;
		if (w->is & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE) ||
		    w->forms & (FORM_PAST | FORM_THIRD | FORM_BASE) || slice_ends(word, S("ed")) ||
		    (slice_ends(word, S("s")) && !s->p->tokens[i].capital) ||
		    (s->p->tokens[i - 1].word->is & WORD_PERSONAL) || IS_ONE_OF(&s->c, i, ROSE))
			return true;
	}
	return false;
}

/* "announced | the scheme would close", "explained | she was late": a subject
 * and its auxiliary at once. */
static bool has_subject(const struct clause *c, size_t at)
{
	const uint32_t auxiliary = WORD_BE | WORD_HAVE | WORD_MODAL;
	if (!clause_kind(c, at, TOKEN_WORD) || !clause_begins(c, at))
		return false;
	if (clause_is(c, at) & auxiliary)
		return clause_is(c, at) & WORD_PERSONAL; /* she’d */
	struct span subject = passage_phrase_at(c->p, at, c->hi);
	return !span_is_empty(subject) && (clause_is(c, subject.to) & auxiliary) && passage_is_source(c->p, subject);
}

/* S V that …, S V whether …, S V …. */
static size_t before_clause(const struct search *s, const struct cue *cue, size_t at)
{
	const struct clause *c = &s->c;
	uint16_t takes = cue->word->takes;
	bool put = clause_equals(c, cue->verb, S("put"));
	if (!(takes & (TAKES_CLAUSE | TAKES_THAT)) && !put)
		return 0;
	bool put_it = clause_equals(c, cue->verb, S("put")) && clause_equals(c, at, S("it"));
	size_t next = skip_parenthesis(c, clause_skip_adjuncts(c, at + put_it)); /* put it to us that */
	if (clause_kind(c, next, TOKEN_BRACKET))                                 /* claims (Letters, 3 August) that */
		next = passage_skip_right(c->p, next, c->hi) + 1;
	if (put_it && !clause_equals(c, next, S("that")))
		return 0;
	if (clause_equals(c, next, S("that")) && next + 1 < c->hi) {
		size_t and = next + 1 + clause_pause(c, next + 1);
		if (clause_ends(c, and) || (clause_is(c, and) & WORD_COORDINATOR))
			return 0; /* people say that, and I think */
		bool pronoun = clause_is(c, next + 1) & (WORD_BE | WORD_MODAL | WORD_HAVE); /* said that was late */
		if (!pronoun && (clause_ends(c, next + 2) || !has_finite(s, next)))
			return 0; /* accepted that recommendation, found that rhetoric unfair */
		return search_open_content(s, cue, pronoun ? next : next + 1, "verb, that");
	}
	if (clause_kind(c, next, TOKEN_WORD) && (clause_is(c, next) & WORD_QUESTION))
		return search_open_content(s, cue, next, "verb, question");
	bool asks = (takes & TAKES_INFINITIVE) || clause_equals(c, cue->verb, S("said"));
	bool asked = asks && (takes & TAKES_QUOTATION) && (clause_is(c, at) & (WORD_MODAL | WORD_BE));
	if (asked && (clause_is(c, at + 1) & WORD_PERSONAL))
		return search_open_content(s, cue, at, "verb, question");
	bool shown = cue->word->classes == VERB_SHOW && !span_is_empty(cue->subject.source) &&
		     (s->p->tokens[cue->subject.source.from].is & WORD_PERSONAL) &&
		     !clause_equals(c, cue->subject.source.from, S("it"));
	if (shown || !(takes & TAKES_CLAUSE || has_subject(c, at)))
		return 0;
	bool placed = next > at && clause_kind(c, next, TOKEN_COMMA) &&
		      clause_begins(c, next + 1); /* found in 2018, half */
	if ((!clause_begins(c, at) && !placed) || !has_finite(s, at))
		return 0;
	return search_open_content(s, cue, at, "verb, clause");
}

/* …, which she said has grown: the clause after the verb lacks its subject. */
static bool is_extracted(const struct search *s, const struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t begin = cue->subject.begin;
	return !cue->subject.relative && begin > c->lo && (clause_is(c, begin - 1) & WORD_RELATIVE) &&
	       (clause_is(c, cue->end) & (WORD_BE | WORD_HAVE | WORD_MODAL));
}

/* "promised the staff “a rise”", not "promised a report “by May”". */
static bool is_somebody(const struct search *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (s->p->tokens[i].capital || (clause_is(&s->c, i) & (WORD_PERSONAL | WORD_PERSON | WORD_BODY)))
			return true;
	return false;
}

/* "asked me on Sunday why he was late": the question behind when or where. */
static size_t behind_adjuncts(const struct search *s, const struct cue *cue, size_t told)
{
	const struct clause *c = &s->c;
	if (!(clause_is(c, told) & (WORD_PREPOSITION | WORD_TIME)))
		return 0;
	size_t at = clause_skip_adjuncts(c, told);
	if (at <= told + 1 || !(clause_is(c, at) & WORD_PERSONAL))
		return 0;
	bool question = (clause_is(c, at - 1) & WORD_QUESTION) || clause_equals(c, at - 1, S("if"));
	return question ? before_clause(s, cue, at - 1) : 0;
}

size_t report_behind(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	uint16_t takes = cue->word->takes;
	if (cue->heard)
		return search_open_content(s, cue, cue->heard + clause_equals(c, cue->heard, S("that")), FRAME_HEARD);
	size_t told = takes & TAKES_ADDRESSEE ? clause_skip_addressee(c, cue->end) : cue->end, next = 0;
	bool infinitive = (takes & TAKES_INFINITIVE) && begins_infinitive(c, cue->end);
	if (!infinitive)
		next = before_quotation(s, cue, clause_skip_adjuncts(c, cue->end));
	bool object = (takes & TAKES_OBJECT) && clause_kind(c, told, TOKEN_OPEN) && !is_somebody(s, cue->end, told);
	if (!next && told > cue->end && !infinitive && !object)
		next = before_quotation(s, cue, clause_skip_adjuncts(c, told));
	if (next || cue->word->classes == VERB_MANNER)
		return next;
	next = before_infinitive(s, cue);
	if (!next)
		next = before_object(s, cue);
	if (!next && told > cue->end)
		next = before_clause(s, cue, told);
	if (!next)
		next = before_clause(s, cue, cue->end);
	if (!next && told > cue->end)
		next = behind_adjuncts(s, cue, told);
	if (!next && (takes & TAKES_CLAUSE) && is_extracted(s, cue))
		next = search_open_content(s, cue, cue->end, "relative, source, verb");
	static const slice TALK[] = {S("talk"), S("talks"), S("talked"), S("talking")};
	if (IS_ONE_OF(c, cue->verb, TALK) && search_has_quotation(s, cue->end))
		return next; /* talks of “cuts”: spoken about, not said */
	size_t of = cue->end;
	if (clause_kind(c, of, TOKEN_COMMA) && clause_kind(c, of + 1, TOKEN_WORD) &&
	    clause_kind(c, of + 2, TOKEN_COMMA))
		of += 3; /* warned, though, of */
	if (!next && (takes & TAKES_PREPOSITION) && takes_preposition(s, of, cue->word->prepositions) &&
	    !(clause_is(c, of + 1) & (WORD_BE | WORD_HAVE | WORD_MODAL))) {
		cue->end += of == cue->end;
		next = search_open_content(s, cue, of + 1, "verb, preposition");
	}
	return next;
}
