#include "frames.h"

#include "clause.h"

enum { NEAR = 14 }; /* tokens in which an object, a colon or a verb is looked for */

struct search {
	struct clause c;
	const struct passage *p;
	struct frame_list *found;
	struct arena *memory;
};

/* A verb that may be a cue. */
struct cue {
	size_t verb;
	size_t end; /* behind the verb and its particle */
	struct subject subject;
	const struct word *word;
	size_t heard; /* of "was told": where what was told begins; else 0 */
};

/* ---- frames found so far ---- */

static struct frame *add(const struct search *s, struct frame frame)
{
	struct frame_list *list = s->found;
	list->items = arena_grow(s->memory, list->items, list->count, &list->room, list->count + 1, sizeof frame);
	list->items[list->count] = frame;
	return &list->items[list->count++];
}

static struct frame frame_of(const struct cue *cue, const char *rule)
{
	return (struct frame){
		.source = cue->subject.source,
		.antecedent = cue->subject.antecedent,
		.shared = cue->subject.shared,
		.cue = {cue->verb, cue->end},
		.classes = cue->word->classes,
		.past = (cue->word->forms & FORM_PAST) != 0,
		.rule = rule,
	};
}

static void add_part(struct frame *f, struct span part)
{
	if (!span_is_empty(part) && f->part_count < FRAME_PARTS)
		f->parts[f->part_count++] = part;
}

/* The frame whose content the tokens now being read belong to, or NULL. */
static struct frame *open_frame(const struct search *s)
{
	struct frame *last = s->found->count ? &s->found->items[s->found->count - 1] : NULL;
	return last && last->open ? last : NULL;
}

/* Its content ends before `at`. */
static void close_frame(const struct search *s, struct frame *open, size_t at)
{
	struct span *last = &open->parts[open->part_count - 1];
	if (at < last->to)
		*last = clause_trim(&s->c, last->from, at > last->from ? at : last->from);
	open->part_count -= span_is_empty(*last);
	open->open = false;
}

/* A frame with a clause as its content, from `from` on until another frame or
 * the sentence ends it. Returns where to read on, or 0. */
static size_t open_content(const struct search *s, const struct cue *cue, size_t from, const char *rule)
{
	struct span content = clause_trim(&s->c, from, clause_limit(&s->c, from));
	if (span_is_empty(content))
		return 0;
	struct frame *f = add(s, frame_of(cue, rule));
	add_part(f, content);
	f->open = true;
	return content.from;
}

/* Where content that stands before its cue begins: behind the frames so far,
 * and behind ", while" or ", but" where the clause does. */
static size_t content_begin(const struct search *s, size_t end)
{
	size_t begin = s->c.lo;
	if (s->found->count) {
		const struct frame *last = &s->found->items[s->found->count - 1];
		begin = last->cue.to > last->source.to ? last->cue.to : last->source.to;
		if (last->part_count && last->parts[last->part_count - 1].to > begin)
			begin = last->parts[last->part_count - 1].to;
	}
	for (size_t i = begin; i + 1 < end; i = passage_skip_right(s->p, i, end) + 1)
		if (clause_kind(&s->c, i, TOKEN_SEMICOLON))
			begin = i + 1;
		else if (clause_pause(&s->c, i) &&
			 (clause_equals(&s->c, i + 1, S("while")) || clause_equals(&s->c, i + 1, S("but"))))
			begin = i + 2;
	return begin;
}

/* ---- is it a cue? ---- */

/* A noun, an adjective or part of a name that only looks like a verb. */
static bool is_no_verb(const struct search *s, size_t i)
{
	const struct clause *c = &s->c;
	const struct token *t = &s->p->tokens[i];
	if (t->possessive || (t->capital && i > c->lo && !t->sentence))
		return true;
	if (i == c->lo)
		return false;
	uint32_t last = clause_is(c, i - 1);
	if (s->p->tokens[i - 1].possessive ||
	    ((last & (WORD_DETERMINER | WORD_POSSESSIVE)) && !(last & (WORD_PRONOUN | WORD_RELATIVE))))
		return true;
	if ((last & WORD_PREPOSITION) && !(s->p->words[i]->forms & FORM_ING) && !(last & WORD_RELATIVE))
		return true;
	return clause_equals(c, i + 1, S("of")) && !(s->p->words[i]->takes & TAKES_PREPOSITION) &&
	       !(s->p->words[i]->forms & FORM_PAST);
}

static bool is_one_of(const struct clause *c, size_t i, const slice *words, size_t count)
{
	for (size_t k = 0; k < count; k++)
		if (clause_equals(c, i, words[k]))
			return true;
	return false;
}

#define IS_ONE_OF(c, i, words) is_one_of((c), (i), (words), sizeof(words) / sizeof *(words))

/* pointed out, hit back, and “…,” he chipped in. */
static size_t skip_particle(const struct search *s, size_t at, const struct word *w)
{
	static const slice PARTICLES[] = {{"out", 3}, {"back", 4}, {"on", 2}, {"in", 2}, {"up", 2}};
	if (!IS_ONE_OF(&s->c, at, PARTICLES))
		return at;
	bool quotation = clause_pause(&s->c, at + 1) || clause_kind(&s->c, at + 1, TOKEN_COLON) ||
			 clause_kind(&s->c, at + 1, TOKEN_OPEN) || clause_ends(&s->c, at + 1);
	return (w->takes & NEEDS_PARTICLE) || ((w->takes & TAKES_QUOTATION) && quotation) ? at + 1 : at;
}

/* A participle shares its subject where a pause, a quotation, a conjunction,
 * or a colon behind it sets it apart. */
static bool ing_fits(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	struct subject *subject = &cue->subject;
	if (cue->verb == c->lo)
		return false;
	size_t before = cue->verb - 1;
	bool apart = clause_pause(c, before) || clause_kind(c, before, TOKEN_CLOSE) ||
		     (clause_is(c, before) & WORD_COORDINATOR) ||
		     (s->found->count && clause_kind(c, cue->end, TOKEN_COLON));
	if (apart) {
		*subject = (struct subject){.shared = true, .begin = before};
		return true;
	}
	if (clause_is(c, before) & (WORD_BE | WORD_HAVE))
		return true;
	return !(clause_is(c, before) & WORD_PREPOSITION) &&
	       (clause_equals(c, cue->end, S("that")) || clause_kind(c, cue->end, TOKEN_OPEN) ||
		clause_kind(c, cue->end, TOKEN_COLON) || (clause_is(c, cue->end) & WORD_PERSONAL));
}

/* A base form wants a plural before it, or it is a noun. */
static bool base_fits(const struct search *s, const struct cue *cue)
{
	struct span source = cue->subject.source;
	if (cue->subject.modal || cue->subject.shared || span_is_empty(source) || cue->subject.relative)
		return true;
	slice last = passage_word(s->p, source.to - 1);
	uint32_t is = s->p->words[source.to - 1]->is;
	bool plural = slice_ends(last, S("s")) || (is & (WORD_PRONOUN | WORD_PERSON));
	for (size_t i = source.from; i < source.to && !plural; i++)
		plural = (s->p->words[i]->is & (WORD_COORDINATOR | WORD_PERSON)) || s->p->words[i]->forms ||
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
	if (!clause_equals(c, at, S("that")) && !(clause_equals(c, cue->verb, S("told")) && clause_begins(c, at)))
		return false;
	cue->subject.source = by;
	cue->subject.shared = cue->subject.relative = false;
	cue->heard = at;
	return true;
}

static bool form_fits(const struct search *s, struct cue *cue)
{
	const struct subject *subject = &cue->subject;
	uint8_t forms = cue->word->forms;
	if (subject->negated || subject->inverted || subject->condition)
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
	if (source.to != source.from + 1 || !(s->p->words[source.from]->is & WORD_PERSONAL))
		return false;
	slice word = passage_word(s->p, source.from);
	bool first = word.at[0] == 'I' ? word.len == 1 || word.at[1] != 't' : slice_starts_nocase(word, S("we"));
	return first && (!(cue->word->forms & FORM_PAST) || cue->word->classes == VERB_THOUGHT);
}

/* A quotation set off by a colon or comma not far behind the verb: wrote in
 * the margin, “…”; reassured staff: “…”. Its opening mark, or SLICE_NONE. */
static size_t set_off_quotation(const struct search *s, size_t at)
{
	const struct clause *c = &s->c;
	for (size_t i = at; i + 1 < c->hi && i - at < NEAR; i++) {
		if ((clause_kind(c, i, TOKEN_COLON) || clause_kind(c, i, TOKEN_COMMA)) &&
		    clause_kind(c, i + 1, TOKEN_OPEN))
			return i + 1;
		bool passes = clause_kind(c, i, TOKEN_WORD) || clause_kind(c, i, TOKEN_NUMBER) ||
			      clause_kind(c, i, TOKEN_OTHER);
		uint32_t is = clause_is(c, i);
		if (!passes || clause_equals(c, i, S("that")) ||
		    (is & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_SUBORDINATOR)) ||
		    ((is & WORD_PERSONAL) && !clause_equals(c, i, S("it")) && i > at))
			return SLICE_NONE;
	}
	return SLICE_NONE;
}

/* "was quoted as saying", "quotes an executive as saying": who said it is the
 * subject of the passive, the object of the active. */
static bool is_quoted_as(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	if (!(cue->word->forms & FORM_ING) || cue->verb < c->lo + 3 || !clause_equals(c, cue->verb - 1, S("as")))
		return false;
	for (size_t i = cue->verb - 1; i > c->lo && cue->verb - i < NEAR; i--) {
		const struct word *w = s->p->words[i - 1];
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

static bool read_cue(const struct search *s, size_t i, struct cue *cue)
{
	*cue = (struct cue){.verb = i, .word = s->p->words[i]};
	if (!cue->word->forms || is_no_verb(s, i))
		return false;
	cue->end = skip_particle(s, i + 1, cue->word);
	if (cue->end == i + 1 && (cue->word->takes & NEEDS_PARTICLE) && set_off_quotation(s, i + 1) == SLICE_NONE)
		return false; /* but: she goes to me, “…” */
	cue->subject = clause_subject(&s->c, i);
	return is_quoted_as(s, cue) || (form_fits(s, cue) && !is_own_voice(s, cue));
}

static bool has_source(const struct search *s, const struct cue *cue)
{
	if (cue->heard)
		return true;
	if (cue->subject.shared)
		return true;
	if (cue->subject.relative)
		return !span_is_empty(cue->subject.antecedent);
	return passage_is_source(s->p, cue->subject.source);
}

/* ---- what is reported stands before the cue ---- */

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

/* Where a quotation that opens at `open` ends: behind its closing mark, or at
 * the end of the paragraph. */
static size_t quotation_end(const struct search *s, size_t open)
{
	size_t close = passage_skip_right(s->p, open, s->c.hi);
	return close == open ? s->c.hi : close + 1;
}

/* “A,” she told us on Monday, “B.”: the rest behind the attribution. */
static size_t add_rest(const struct search *s, const struct cue *cue, struct frame *f, size_t at)
{
	const struct clause *c = &s->c;
	size_t next = cue->word->takes & TAKES_ADDRESSEE ? clause_skip_addressee(c, at) : at;
	next = clause_skip_adjuncts(c, next);
	if (clause_pause(c, next) || clause_kind(c, next, TOKEN_COLON))
		next = clause_skip_adjuncts(c, next + 1);
	if (!clause_kind(c, next, TOKEN_OPEN))
		return at;
	size_t end = quotation_end(s, next);
	add_part(f, (struct span){next, end});
	return end;
}

/* “…,” S V  and  “…,” V S. Returns where to read on, or 0. */
static size_t after_quotation(const struct search *s, struct cue *cue)
{
	if (!(cue->word->takes & TAKES_QUOTATION) || (cue->word->forms & FORM_ING))
		return 0;
	size_t close = quotation_before(s, cue->verb), end = cue->end;
	const char *rule = "quotation, verb, source";
	if (close != SLICE_NONE) {
		struct span source = passage_phrase_at(s->p, clause_skip_adjuncts(&s->c, cue->end), s->c.hi);
		if (span_is_empty(source) || !(cue->word->forms & (FORM_PAST | FORM_THIRD)))
			return 0;
		cue->subject = (struct subject){.source = source};
		end = source.to;
	} else {
		close = quotation_before(s, cue->subject.begin);
		rule = "quotation, source, verb";
		if (close == SLICE_NONE || !passage_is_source(s->p, cue->subject.source))
			return 0;
	}
	size_t open = s->p->tokens[close].partner, begin = content_begin(s, open);
	if (open < begin)
		return 0; /* it is another frame's */
	bool whole = span_is_empty(clause_trim(&s->c, begin, open));
	struct frame *f = add(s, frame_of(cue, rule));
	add_part(f, clause_trim(&s->c, whole ? open : begin, close + 1));
	return add_rest(s, cue, f, end);
}

/* Whether the phrase ends in a name, a pronoun or a noun that can say things. */
static bool has_speaking_head(const struct search *s, struct span phrase)
{
	if (span_is_empty(phrase))
		return false;
	size_t head = phrase.to - 1;
	return s->p->tokens[head].capital ||
	       (s->p->words[head]->is & (WORD_PERSONAL | WORD_PERSON | WORD_BODY | WORD_DOCUMENT));
}

/* Whether the verb, behind a comma, has its subject behind it: X, says S. */
static bool is_inverted(const struct search *s, struct cue *cue, size_t *end)
{
	if (cue->verb == s->c.lo || !clause_pause(&s->c, cue->verb - 1) ||
	    !(cue->word->forms & (FORM_PAST | FORM_THIRD)))
		return false;
	struct span source = passage_phrase_at(s->p, cue->end, s->c.hi);
	if (!has_speaking_head(s, source) || !clause_ends(&s->c, clause_skip_adjuncts(&s->c, source.to)))
		return false;
	cue->subject = (struct subject){.source = source, .begin = cue->verb};
	*end = source.to;
	return true;
}

static bool ends_in_ing(const struct search *s, size_t i)
{
	return clause_kind(&s->c, i, TOKEN_WORD) && slice_ends(passage_word(s->p, i), S("ing"));
}

/* As S says, X.  and  X, as S says, Y. */
static size_t after_as(const struct search *s, const struct cue *cue, size_t next)
{
	const struct clause *c = &s->c;
	size_t as = cue->subject.begin;
	if (as == c->lo || !clause_equals(c, as - 1, S("as")) || !(clause_pause(c, next) || clause_ends(c, next)))
		return 0;
	struct span before = clause_trim(c, content_begin(s, as - 1), as - 1);
	if (span_is_empty(before))
		return clause_pause(c, next) ? open_content(s, cue, next + 1, "as somebody says") : 0;
	struct frame *f = add(s, frame_of(cue, "as somebody says"));
	add_part(f, before);
	add_part(f, clause_trim(c, next, clause_limit(c, next)));
	return next + 1;
}

/* X, S V.  X, V S.  and X, S V, Y. */
static size_t after_clause(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t end = cue->end;
	if (!(cue->word->takes & (TAKES_CLAUSE | TAKES_QUOTATION)) || (cue->word->forms & FORM_ING) ||
	    open_frame(s) || cue->word->classes == VERB_MANNER)
		return 0;
	bool inverted = is_inverted(s, cue, &end);
	const struct subject *subject = &cue->subject;
	if (!inverted && (subject->shared || subject->relative || !passage_is_source(s->p, subject->source)))
		return 0;
	if (cue->word->takes & TAKES_ADDRESSEE)
		end = clause_skip_addressee(c, end);
	size_t next = clause_skip_adjuncts(c, end), as = after_as(s, cue, next);
	if (as)
		return as;
	size_t begin = content_begin(s, subject->begin);
	bool goes_on = clause_pause(c, next);
	if (subject->begin <= begin || !clause_pause(c, subject->begin - 1) || !(clause_ends(c, next) || goes_on))
		return 0;
	struct span content = clause_trim(c, begin, subject->begin);
	if (span_is_empty(content) || (cue->word->takes & TAKES_CLAUSE) == 0)
		return 0;
	struct frame *f = add(s, frame_of(cue, inverted ? "clause, verb, source" : "clause, source, verb"));
	add_part(f, content);
	if (!goes_on || ends_in_ing(s, next + 1))
		return next;
	add_part(f, clause_trim(c, next, clause_limit(c, next)));
	f->open = f->part_count > 1;
	return next + 1;
}

/* ---- what is reported stands behind the cue ---- */

/* Whether a quotation that ends before `at` is the whole of what is said. */
static bool is_whole(const struct search *s, size_t at)
{
	const struct clause *c = &s->c;
	uint32_t is = clause_is(c, at);
	return clause_ends(c, at) || clause_pause(c, at) || clause_kind(c, at, TOKEN_CLOSE) ||
	       clause_kind(c, at, TOKEN_SEMICOLON) || clause_kind(c, at, TOKEN_BRACKET) || (is & WORD_COORDINATOR) ||
	       ((is & WORD_PREPOSITION) && !clause_equals(c, at, S("of")));
}

/* S V “…”, S V: “…”, S V in the hall, “…”, and S V: at a paragraph's end. */
static size_t before_quotation(const struct search *s, const struct cue *cue, size_t at)
{
	const struct clause *c = &s->c;
	bool colon = clause_kind(c, at, TOKEN_COLON);
	if (!(cue->word->takes & (TAKES_QUOTATION | TAKES_OBJECT)))
		return 0;
	if (colon && at + 1 >= c->hi) {
		add(s, frame_of(cue, "source, verb, colon"))->expects = true;
		return at + 1;
	}
	size_t open = clause_kind(c, at, TOKEN_OPEN) && (cue->word->takes & TAKES_QUOTATION)
			      ? at
			      : set_off_quotation(s, at);
	if (open == SLICE_NONE ||
	    (open > at && !(cue->word->takes & TAKES_QUOTATION) && !clause_kind(c, open - 1, TOKEN_COLON)))
		return 0;
	size_t end = quotation_end(s, open);
	if (open == at && !is_whole(s, end))
		return open_content(s, cue, open, "source, verb, words in marks");
	struct frame *f = add(s, frame_of(cue, "source, verb, quotation"));
	add_part(f, (struct span){open, end});
	return end;
}

/* Behind the last word of an object that ends in, or just after, words in marks. */
static size_t object_end(const struct search *s, size_t at)
{
	static const slice GOES_ON[] = {{"in", 2},  {"of", 2},  {"for", 3}, {"that", 4},
					{"who", 3}, {"the", 3}, {"on", 2},  {"a", 1}};
	const struct clause *c = &s->c;
	while (at < c->hi && (clause_kind(c, at, TOKEN_WORD) || clause_kind(c, at, TOKEN_OPEN)) &&
	       !ends_in_ing(s, at)) {
		uint32_t is = clause_is(c, at);
		if (is && !IS_ONE_OF(c, at, GOES_ON) && !(is & (WORD_PERSON | WORD_BODY | WORD_DOCUMENT)))
			break;
		at = passage_skip_right(s->p, at, c->hi) + 1;
	}
	return at;
}

/* called it “…”, described it as “…”, raised concern at “…”. */
static size_t before_object(const struct search *s, const struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t open = cue->end;
	bool as = false;
	for (; open < c->hi && open - cue->end < 2 * NEAR && !clause_kind(c, open, TOKEN_OPEN); open++) {
		if (!clause_kind(c, open, TOKEN_WORD) && !clause_kind(c, open, TOKEN_NUMBER) &&
		    !clause_kind(c, open, TOKEN_OTHER))
			return 0;
		if (clause_equals(c, open, S("that")) || (clause_is(c, open) & (WORD_BE | WORD_HAVE | WORD_MODAL)))
			return 0; /* a clause, no object */
		as |= clause_equals(c, open, S("as"));
	}
	if (!clause_kind(c, open, TOKEN_OPEN) ||
	    !((as && (cue->word->takes & TAKES_AS)) || (cue->word->takes & TAKES_OBJECT)))
		return 0;
	size_t content = cue->end, end = object_end(s, open);
	if ((clause_is(c, cue->end) & WORD_UTTERANCE) && open == cue->end + 2)
		content = open; /* raised concern at “…” */
	struct frame *f = add(s, frame_of(cue, as ? "verb, object, as" : "verb, object"));
	add_part(f, clause_trim(c, content, end));
	return end;
}

static bool takes_preposition(const struct search *s, size_t i, slice prepositions)
{
	while (prepositions.len)
		if (clause_equals(&s->c, i, slice_cut(&prepositions, '|')))
			return true;
	return false;
}

static bool begins_infinitive(const struct clause *c, size_t at)
{
	return (clause_is(c, at) & WORD_TO) ||
	       ((clause_is(c, at) & WORD_NEGATIVE) && (clause_is(c, at + 1) & WORD_TO));
}

/* promised to …, denied …ing, urged them to …, called on them to …. */
static size_t before_infinitive(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t at = cue->end;
	uint16_t takes = cue->word->takes;
	if ((takes & TAKES_ING) && ends_in_ing(s, at))
		return open_content(s, cue, at, "verb, -ing");
	if ((takes & TAKES_INFINITIVE) && begins_infinitive(c, at))
		return open_content(s, cue, at, "verb, infinitive");
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
	return open_content(s, cue, from, "verb, somebody, infinitive");
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

/* S V that …, S V whether …, S V …. */
static size_t before_clause(const struct search *s, const struct cue *cue, size_t at)
{
	const struct clause *c = &s->c;
	uint16_t takes = cue->word->takes;
	if (!(takes & (TAKES_CLAUSE | TAKES_THAT)))
		return 0;
	size_t next = skip_parenthesis(c, clause_skip_adjuncts(c, at));
	if (clause_equals(c, next, S("that")) && next + 1 < c->hi) {
		bool pronoun = clause_is(c, next + 1) & (WORD_BE | WORD_MODAL | WORD_HAVE); /* said that was late */
		return open_content(s, cue, pronoun ? next : next + 1, "verb, that");
	}
	if (clause_kind(c, next, TOKEN_WORD) && (clause_is(c, next) & WORD_QUESTION))
		return open_content(s, cue, next, "verb, question");
	bool asked = (takes & TAKES_INFINITIVE) && (takes & TAKES_QUOTATION) &&
		     (clause_is(c, at) & (WORD_MODAL | WORD_BE));
	if (asked && (clause_is(c, at + 1) & WORD_PERSONAL))
		return open_content(s, cue, at, "verb, question");
	bool shown = cue->word->classes == VERB_SHOW && !span_is_empty(cue->subject.source) &&
		     (s->p->words[cue->subject.source.from]->is & WORD_PERSONAL);
	if (!(takes & TAKES_CLAUSE) || shown || !clause_begins(c, at))
		return 0;
	return open_content(s, cue, at, "verb, clause");
}

/* …, which she said has grown: the clause after the verb lacks its subject. */
static bool is_extracted(const struct search *s, const struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t begin = cue->subject.begin;
	return !cue->subject.relative && begin > c->lo && (clause_is(c, begin - 1) & WORD_RELATIVE) &&
	       (clause_is(c, cue->end) & (WORD_BE | WORD_HAVE | WORD_MODAL));
}

/* Every way in which a report can stand behind its verb. */
static size_t try_behind(const struct search *s, struct cue *cue)
{
	const struct clause *c = &s->c;
	uint16_t takes = cue->word->takes;
	if (cue->heard)
		return open_content(s, cue, cue->heard + clause_equals(c, cue->heard, S("that")), "passive, that");
	size_t told = takes & TAKES_ADDRESSEE ? clause_skip_addressee(c, cue->end) : cue->end, next = 0;
	bool infinitive = (takes & TAKES_INFINITIVE) && begins_infinitive(c, cue->end);
	if (!infinitive)
		next = before_quotation(s, cue, clause_skip_adjuncts(c, cue->end));
	if (!next && told > cue->end && !infinitive)
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
	if (!next && (takes & TAKES_CLAUSE) && is_extracted(s, cue))
		next = open_content(s, cue, cue->end, "relative, source, verb");
	if (!next && (takes & TAKES_PREPOSITION) && takes_preposition(s, cue->end, cue->word->prepositions)) {
		cue->end++;
		next = open_content(s, cue, cue->end, "verb, preposition");
	}
	return next;
}

/* ---- beside or inside ---- */

static bool has_quotation(const struct search *s, size_t from)
{
	for (size_t i = from; i < s->c.hi && i - from < 2 * NEAR; i++)
		if (clause_kind(&s->c, i, TOKEN_OPEN) && s->p->tokens[i].depth == s->c.depth)
			return true;
	return false;
}

static bool is_link(const struct clause *c, size_t i)
{
	return clause_is(c, i) & (WORD_COORDINATOR | WORD_RELATIVE | WORD_SUBORDINATOR);
}

/* Whether the cue, found inside the content of an open frame, is a report of
 * its own beside it and not part of what is reported. */
static bool is_beside(const struct search *s, const struct frame *open, const struct cue *cue)
{
	const struct clause *c = &s->c;
	const struct subject *subject = &cue->subject;
	size_t begin = subject->begin;
	if (begin < open->cue.from) /* the main clause goes on behind a relative one */
		return !span_is_empty(open->antecedent) && clause_pause(c, cue->verb - 1);
	if (begin <= open->parts[open->part_count - 1].from)
		return false;
	if (subject->shared && (cue->word->forms & FORM_ING))
		return !(clause_is(c, begin) & WORD_COORDINATOR);
	if (subject->shared)
		return open->past == ((cue->word->forms & FORM_PAST) != 0);
	if (clause_kind(c, begin - 1, TOKEN_SEMICOLON))
		return true;
	if (clause_pause(c, begin - 1) || clause_kind(c, begin - 1, TOKEN_CLOSE))
		return !subject->relative && has_quotation(s, cue->end);
	if (begin < c->lo + 2 || !is_link(c, begin - 1))
		return false;
	return clause_pause(c, begin - 2) || clause_kind(c, begin - 2, TOKEN_CLOSE);
}

/* Where the content before a frame beside it ends. */
static size_t beside_begin(const struct search *s, const struct frame *open, const struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t begin = cue->subject.begin;
	if (begin < open->cue.from)
		return cue->verb - 1;
	while (begin > c->lo + 1 && (is_link(c, begin - 1) || clause_kind(c, begin - 1, TOKEN_COMMA)))
		begin--;
	return begin;
}

/* The frame of a verb, if it makes one. Returns where to read on, or 0. */
static size_t try_verb(const struct search *s, size_t i)
{
	struct cue cue;
	if (!read_cue(s, i, &cue))
		return 0;
	struct frame *open = open_frame(s);
	if (!open) {
		size_t next = cue.heard ? 0 : after_quotation(s, &cue), end;
		struct cue inverted = cue;
		if (!next && is_inverted(s, &inverted, &end))
			next = after_clause(s, &cue);
		if (!next && has_source(s, &cue))
			next = try_behind(s, &cue);
		return next ? next : after_clause(s, &cue);
	}
	if (!has_source(s, &cue) || !is_beside(s, open, &cue))
		return 0;
	size_t cut = beside_begin(s, open, &cue), index = (size_t)(open - s->found->items);
	open->open = false; /* while the new frame is tried */
	size_t next = try_behind(s, &cue);
	open = &s->found->items[index];
	open->open = true;
	if (next)
		close_frame(s, open, cut);
	return next;
}

/* ---- cues that are no verbs ---- */

/* According to S, X.  and  X, according to S. */
static size_t try_according(const struct search *s, size_t i)
{
	static const struct word ACCORDING = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	if (!clause_equals(c, i, S("according")) || !(clause_is(c, i + 1) & WORD_TO))
		return 0;
	struct span source = passage_phrase_at(s->p, i + 2, c->hi);
	if (span_is_empty(source))
		return 0;
	struct frame *open = open_frame(s);
	if (open)
		close_frame(s, open, i);
	struct span left = clause_trim(c, content_begin(s, i), i);
	struct cue cue = {.verb = i, .end = i + 2, .subject = {.source = source}, .word = &ACCORDING};
	if (span_is_empty(left))
		return open_content(s, &cue, source.to, "according to");
	add_part(add(s, frame_of(&cue, "according to")), left);
	return source.to;
}

/* her warning that X, Ofsted's claim that X, expressed concern (that) X. */
static size_t try_noun(const struct search *s, size_t i)
{
	const struct clause *c = &s->c;
	static const struct word NOUN = {.classes = VERB_SPEECH};
	if (!(clause_is(c, i) & WORD_UTTERANCE) || i == c->lo || open_frame(s))
		return 0;
	struct cue cue = {.verb = i, .end = i + 1, .word = &NOUN};
	bool that = clause_equals(c, i + 1, S("that"));
	const struct word *before = s->p->words[i - 1];
	if (s->p->tokens[i - 1].possessive || (before->is & WORD_POSSESSIVE)) {
		cue.subject.source = passage_phrase_before(s->p, c->lo, i);
		if (!that)
			return 0;
	} else if ((before->takes & TAKES_OBJECT) && before->forms) {
		cue.subject = clause_subject(c, i - 1);
		cue.verb = i - 1;
		if (!that && !clause_begins(c, i + 1))
			return 0;
	}
	if (cue.subject.shared || !passage_is_source(s->p, cue.subject.source))
		return 0;
	return open_content(s, &cue, i + 1 + that, "noun, that");
}

/* in the boys’ own words, “…”. */
static size_t try_words_of(const struct search *s, size_t i)
{
	static const struct word WORDS = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	if (!(clause_equals(c, i, S("word")) || clause_equals(c, i, S("words"))) || i < c->lo + 2 ||
	    !clause_pause(c, i + 1) || !clause_kind(c, i + 2, TOKEN_OPEN))
		return 0;
	size_t from = i;
	while (from > c->lo && i - from < NEAR && !clause_equals(c, from, S("in")))
		from--;
	if (!clause_equals(c, from, S("in")))
		return 0;
	struct cue cue = {.verb = i, .end = i, .subject = {.source = {from + 1, i + 1}}, .word = &WORDS};
	size_t end = quotation_end(s, i + 2);
	add_part(add(s, frame_of(&cue, "in the words of")), (struct span){i + 2, end});
	return end;
}

/* S: “…” without a verb, as in headlines and on slides; S: X “…” Y. */
static size_t try_label(const struct search *s, size_t i)
{
	enum { LONGEST_LABEL = 5 };
	static const struct word LABEL = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	if (!clause_kind(c, i, TOKEN_COLON) || s->found->count || i == c->lo || i + 1 >= c->hi)
		return 0;
	struct span source = passage_phrase_before(s->p, c->lo, i);
	if (span_is_empty(source) || source.from != c->lo || !passage_is_source(s->p, source))
		return 0;
	struct cue cue = {.verb = i, .end = i, .subject = {.source = source}, .word = &LABEL};
	if (!clause_kind(c, i + 1, TOKEN_OPEN)) {
		bool person = (s->p->words[i - 1]->is & WORD_PERSON) || passage_is_name(s->p, source);
		if (i - c->lo > LONGEST_LABEL || !person || !has_quotation(s, i + 1))
			return 0;
		return open_content(s, &cue, i + 1, "label");
	}
	size_t end = quotation_end(s, i + 1);
	add_part(add(s, frame_of(&cue, "label")), (struct span){i + 1, end});
	return end;
}

static size_t try_token(const struct search *s, size_t i)
{
	size_t next = 0;
	if (clause_kind(&s->c, i, TOKEN_COLON))
		return try_label(s, i);
	if (!clause_kind(&s->c, i, TOKEN_WORD))
		return 0;
	if (s->p->words[i]->forms)
		next = try_verb(s, i);
	if (!next && (s->p->words[i]->is & WORD_UTTERANCE))
		next = try_noun(s, i);
	if (!next && ascii_lower(s->p->text.at[s->p->tokens[i].at]) == 'a')
		next = try_according(s, i);
	return next ? next : try_words_of(s, i);
}

struct frame_list frames_of(const struct passage *p, size_t lo, size_t hi, uint32_t depth, struct arena *memory)
{
	struct frame_list found = {0};
	struct search s = {{p, lo, hi, depth}, p, &found, memory};
	for (size_t i = lo; i < hi;) {
		const struct token *t = &p->tokens[i];
		if (t->kind == TOKEN_OPEN) {
			bool unclosed = t->partner == TOKEN_NONE && t->depth == depth;
			i = unclosed ? hi : passage_skip_right(p, i, hi) + 1;
			continue;
		}
		struct frame *open = open_frame(&s);
		if (open && i >= open->parts[open->part_count - 1].to && t->kind != TOKEN_STOP)
			open->open = false;
		size_t next = try_token(&s, i);
		i = next > i ? next : i + 1;
	}
	return found;
}
