#include "frames.h"

enum { LONGEST_ADJUNCT = 14 };

/* The sentence that is being read. */
struct clause {
	const struct passage *p;
	size_t lo, hi; /* its tokens */
	uint32_t depth;
	struct frame_list *found;
	struct arena *memory;
};

static struct span none(void) { return (struct span){0, 0}; }

static bool is_kind(const struct clause *c, size_t i, enum token_kind kind)
{
	return i < c->hi && c->p->tokens[i].kind == kind;
}

static uint32_t is(const struct clause *c, size_t i) { return i < c->hi ? c->p->words[i]->is : 0; }

static const struct word *word(const struct clause *c, size_t i) { return c->p->words[i]; }

static bool ends_clause(const struct clause *c, size_t i) { return i >= c->hi || is_kind(c, i, TOKEN_STOP); }

/* ---- what stands before a cue ---- */

/* What was found on the way left from a verb to its subject. */
struct before {
	struct span source, antecedent;
	bool shared, passive, negated, modal, to;
	size_t begin; /* the first token of it all, for what ends there */
	bool relative;
};

/* ", however," and "also" and "has repeatedly". */
static size_t skip_auxiliaries(const struct clause *c, size_t at, struct before *b)
{
	for (;;) {
		if (at <= c->lo)
			return at;
		uint32_t last = is(c, at - 1);
		if (is_kind(c, at - 1, TOKEN_COMMA) && at >= c->lo + 3 && (is(c, at - 2) & WORD_ADVERB) &&
		    is_kind(c, at - 3, TOKEN_COMMA)) {
			at -= 3;
			continue;
		}
		b->passive |= (last & WORD_BE) != 0;
		b->negated |= (last & WORD_NEGATIVE) != 0;
		b->modal |= (last & WORD_MODAL) != 0;
		b->to |= (last & WORD_TO) != 0;
		if ((last & WORD_PERSONAL) && (last & (WORD_BE | WORD_HAVE | WORD_MODAL)))
			return at; /* he's, they'd: the subject too */
		if (!(last & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_ADVERB | WORD_NEGATIVE | WORD_TO)))
			return at;
		if (last & (WORD_PRONOUN | WORD_DETERMINER))
			return at;
		at--;
	}
}

/* The last comma or dash at this depth in lo..at, or SLICE_NONE. */
static size_t comma_before(const struct clause *c, size_t at)
{
	while (at > c->lo) {
		at--;
		size_t other = passage_skip_left(c->p, at, c->lo);
		if (other != at)
			at = other;
		else if (is_kind(c, at, TOKEN_COMMA) || is_kind(c, at, TOKEN_DASH))
			return at;
		else if (is_kind(c, at, TOKEN_SEMICOLON) || is_kind(c, at, TOKEN_COLON) ||
			 is_kind(c, at, TOKEN_CLOSE))
			return SLICE_NONE;
	}
	return SLICE_NONE;
}

/* "Ann Patel, director of X, said": the phrase before the apposition; or, in
 * "The director, Ann Patel, said", the name. `at` is behind the second comma. */
static struct span around_apposition(const struct clause *c, size_t at, size_t *begin)
{
	size_t close = at - 1, open = comma_before(c, close);
	struct span last = none(), best = none();
	while (open != SLICE_NONE) {
		struct span phrase = passage_phrase_before(c->p, c->lo, open);
		if (close == at - 1)
			last = (struct span){open + 1, close};
		if (!span_is_empty(phrase) && passage_is_source(c->p, phrase))
			best = phrase;
		if (passage_is_name(c->p, phrase))
			break;
		open = comma_before(c, open);
	}
	if (span_is_empty(best))
		return none();
	*begin = best.from;
	if (passage_is_name(c->p, last) && !passage_is_name(c->p, best))
		return last;
	return best;
}

static void find_relative(const struct clause *c, size_t at, struct before *b)
{
	size_t end = at - 1;
	b->relative = true;
	b->source = (struct span){at - 1, at};
	b->begin = at - 1;
	if (end > c->lo && is_kind(c, end - 1, TOKEN_COMMA))
		end--;
	b->antecedent = passage_phrase_before(c->p, c->lo, end);
}

static struct before before_verb(const struct clause *c, size_t verb)
{
	struct before b = {.begin = verb};
	size_t at = skip_auxiliaries(c, verb, &b);
	if (at <= c->lo)
		return b;
	uint32_t last = is(c, at - 1);
	if ((last & WORD_COORDINATOR) && is_kind(c, at - 1, TOKEN_WORD)) {
		b.shared = true;
		b.begin = at - 1;
		if (b.begin > c->lo && is_kind(c, b.begin - 1, TOKEN_COMMA))
			b.begin--;
	} else if ((last & WORD_RELATIVE) && !(last & WORD_POSSESSIVE) && !(last & WORD_DETERMINER)) {
		find_relative(c, at, &b);
	} else if (is_kind(c, at - 1, TOKEN_COMMA) || is_kind(c, at - 1, TOKEN_DASH)) {
		b.source = around_apposition(c, at, &b.begin);
	} else {
		b.source = passage_phrase_before(c->p, c->lo, at);
		b.begin = span_is_empty(b.source) ? at : b.source.from;
	}
	return b;
}

/* ---- what stands after a cue ---- */

/* Over "on Monday", "in a statement", "to reporters", "angrily". */
static size_t skip_adjuncts(const struct clause *c, size_t at)
{
	for (;;) {
		uint32_t here = is(c, at);
		if ((here & (WORD_ADVERB | WORD_TIME)) && !(here & WORD_SUBORDINATOR)) {
			at++;
			continue;
		}
		bool phrase = (here & WORD_PREPOSITION) && !(here & WORD_RELATIVE) && !(here & WORD_QUESTION);
		if (!phrase)
			return at;
		size_t end = at + 1;
		while (end < c->hi && end - at < LONGEST_ADJUNCT && !is_kind(c, end, TOKEN_COMMA) &&
		       !is_kind(c, end, TOKEN_COLON) && !is_kind(c, end, TOKEN_OPEN) &&
		       !is_kind(c, end, TOKEN_STOP) && !is_kind(c, end, TOKEN_DASH) &&
		       !passage_equals(c->p, end, S("that")) && !(is(c, end) & WORD_PERSONAL))
			end++;
		if (end == at + 1 || end - at >= LONGEST_ADJUNCT)
			return at;
		at = end;
	}
}

/* Over whom something was told to. */
static size_t skip_addressee(const struct clause *c, size_t at)
{
	static const slice OBJECTS[] = {{"me", 2},   {"him", 3}, {"her", 3}, {"us", 2},
					{"them", 4}, {"you", 3}, {"it", 2}};
	for (size_t i = 0; i < sizeof OBJECTS / sizeof *OBJECTS; i++)
		if (passage_equals(c->p, at, OBJECTS[i]) &&
		    !(passage_equals(c->p, at, S("her")) && is_kind(c, at + 1, TOKEN_WORD) && is(c, at + 1) == 0))
			return at + 1;
	size_t end = at;
	bool named = is_kind(c, at, TOKEN_WORD) && c->p->tokens[at].capital;
	while (end < c->hi && is_kind(c, end, TOKEN_WORD) && end - at < LONGEST_ADJUNCT) {
		if (passage_equals(c->p, end, S("that")) || (is(c, end) & (WORD_QUESTION | WORD_PERSONAL | WORD_TO)))
			break;
		if (end > at && named && !c->p->tokens[end].capital &&
		    !(is(c, end) & (WORD_PREPOSITION | WORD_COORDINATOR)))
			break;
		if (end > at && (is(c, end) & WORD_DETERMINER) &&
		    !(is(c, end - 1) & (WORD_PREPOSITION | WORD_COORDINATOR)))
			break;
		if (c->p->words[end]->is & (WORD_BE | WORD_HAVE | WORD_MODAL))
			return at;
		end++;
	}
	return end;
}

/* Whether a clause can begin here, without "that". */
static bool begins_clause(const struct clause *c, size_t at)
{
	if (at >= c->hi)
		return false;
	if (is_kind(c, at, TOKEN_NUMBER) || is_kind(c, at, TOKEN_OPEN) || is_kind(c, at, TOKEN_OTHER))
		return true;
	if (!is_kind(c, at, TOKEN_WORD))
		return false;
	uint32_t here = is(c, at);
	if (here & (WORD_PRONOUN | WORD_DETERMINER | WORD_PERSON | WORD_BODY | WORD_DOCUMENT))
		return true;
	if (here & (WORD_COORDINATOR | WORD_BE | WORD_HAVE | WORD_MODAL | WORD_TO | WORD_RELATIVE | WORD_NEGATIVE))
		return false;
	return !(here & WORD_PREPOSITION) || (c->p->tokens[at].capital && here == 0);
}

static bool has_quotation(const struct clause *c, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (is_kind(c, i, TOKEN_OPEN) && c->p->tokens[i].depth == c->depth)
			return true;
	return false;
}

/* ---- building frames ---- */

static struct frame *add(const struct clause *c, struct frame frame)
{
	struct frame_list *list = c->found;
	list->items = arena_grow(c->memory, list->items, list->count, &list->room, list->count + 1, sizeof frame);
	list->items[list->count] = frame;
	return &list->items[list->count++];
}

static void add_part(struct frame *f, size_t from, size_t to)
{
	if (from < to && f->part_count < FRAME_PARTS)
		f->parts[f->part_count++] = (struct span){from, to};
}

/* Without the commas and stops around it. */
static struct span trim(const struct clause *c, size_t from, size_t to)
{
	while (from < to &&
	       (is_kind(c, from, TOKEN_COMMA) || is_kind(c, from, TOKEN_COLON) || is_kind(c, from, TOKEN_DASH)))
		from++;
	while (from < to && (is_kind(c, to - 1, TOKEN_COMMA) || is_kind(c, to - 1, TOKEN_DASH) ||
			     (is_kind(c, to - 1, TOKEN_STOP) && c->p->text.at[c->p->tokens[to - 1].at] != '?')))
		to--;
	return (struct span){from, to};
}

/* The frame whose content the tokens now being read belong to, or NULL. */
static struct frame *open_frame(const struct clause *c)
{
	if (c->found->count == 0)
		return NULL;
	struct frame *last = &c->found->items[c->found->count - 1];
	return last->open ? last : NULL;
}

/* End the open frame's content before `at`. */
static void close_frame(const struct clause *c, struct frame *open, size_t at)
{
	struct span *last = &open->parts[open->part_count - 1];
	if (at < last->to)
		*last = trim(c, last->from, at > last->from ? at : last->from);
	open->open = false;
}

/* ---- one cue after another ---- */

struct cue {
	size_t verb;
	size_t end; /* behind the verb and its particle */
	struct before before;
	uint16_t takes;
	uint8_t classes, forms;
};

/* Words that look like a cue but are a noun, an adjective or part of a name. */
static bool is_no_verb(const struct clause *c, size_t i)
{
	const struct token *t = &c->p->tokens[i];
	if (t->possessive || (t->capital && i > c->lo && !t->sentence))
		return true;
	if (i == c->lo)
		return false;
	uint32_t last = is(c, i - 1);
	if (c->p->tokens[i - 1].possessive)
		return true;
	if ((last & (WORD_DETERMINER | WORD_POSSESSIVE)) && !(last & WORD_PRONOUN) && !(last & WORD_RELATIVE))
		return true;
	if ((last & WORD_PREPOSITION) && !(word(c, i)->forms & FORM_ING) && !(last & WORD_RELATIVE))
		return true;
	return is_kind(c, i + 1, TOKEN_WORD) && passage_equals(c->p, i + 1, S("of")) &&
	       !(word(c, i)->takes & TAKES_PREPOSITION);
}

static bool is_particle(const struct clause *c, size_t i)
{
	static const slice PARTICLES[] = {{"out", 3}, {"back", 4}, {"on", 2}, {"in", 2}, {"up", 2}};
	for (size_t k = 0; k < sizeof PARTICLES / sizeof *PARTICLES; k++)
		if (passage_equals(c->p, i, PARTICLES[k]))
			return true;
	return false;
}

/* The form must fit what stands before: "to say" is no report, "went on to
 * say" is; a participle after a comma shares the subject. */
static bool form_fits(const struct clause *c, struct cue *cue)
{
	struct before *b = &cue->before;
	bool ing = cue->forms & FORM_ING, finite = cue->forms & (FORM_PAST | FORM_THIRD);
	if (b->negated)
		return false;
	if (b->to)
		return cue->verb >= c->lo + 2 && passage_equals(c->p, cue->verb - 2, S("on"));
	if (ing) {
		size_t before = cue->verb - 1;
		if (cue->verb == c->lo)
			return false;
		if (is_kind(c, before, TOKEN_COMMA) || is_kind(c, before, TOKEN_CLOSE) ||
		    is_kind(c, before, TOKEN_DASH) || (is(c, before) & WORD_COORDINATOR)) {
			b->shared = true;
			b->source = none();
			b->begin = before;
		}
		return true;
	}
	if (b->passive)
		return false;
	return finite || b->modal || (cue->forms & FORM_BASE);
}

static bool read_cue(const struct clause *c, size_t i, struct cue *cue)
{
	const struct word *w = word(c, i);
	*cue = (struct cue){.verb = i, .end = i + 1, .takes = w->takes, .classes = w->classes, .forms = w->forms};
	if (!w->forms || is_no_verb(c, i))
		return false;
	if (is_particle(c, i + 1) &&
	    (w->takes & NEEDS_PARTICLE ||
	     (w->takes & TAKES_QUOTATION && (is_kind(c, i + 2, TOKEN_COMMA) || is_kind(c, i + 2, TOKEN_COLON) ||
					     is_kind(c, i + 2, TOKEN_OPEN) || is_kind(c, i + 2, TOKEN_STOP)))))
		cue->end++;
	else if (w->takes & NEEDS_PARTICLE)
		return false;
	cue->before = before_verb(c, i);
	return form_fits(c, cue);
}

static bool has_source(const struct clause *c, const struct cue *cue)
{
	return cue->before.shared || (cue->before.relative && !span_is_empty(cue->before.antecedent)) ||
	       passage_is_source(c->p, cue->before.source);
}

static struct frame frame_of(const struct cue *cue, const char *rule)
{
	return (struct frame){
		.source = cue->before.source,
		.antecedent = cue->before.antecedent,
		.shared = cue->before.shared,
		.cue = {cue->verb, cue->end},
		.classes = cue->classes,
		.past = (cue->forms & FORM_PAST) != 0,
		.rule = rule,
	};
}

/* The closing mark that ends a quotation right before `at` (over a comma), or SLICE_NONE. */
static size_t quotation_before(const struct clause *c, size_t at)
{
	if (at > c->lo && is_kind(c, at - 1, TOKEN_COMMA))
		at--;
	if (at <= c->lo || !is_kind(c, at - 1, TOKEN_CLOSE))
		return SLICE_NONE;
	size_t open = c->p->tokens[at - 1].partner;
	return open != TOKEN_NONE && open >= c->lo ? at - 1 : SLICE_NONE;
}

/* Where the content that ends at `end` begins: after the frames so far. */
static size_t content_begin(const struct clause *c)
{
	if (c->found->count == 0)
		return c->lo;
	const struct frame *last = &c->found->items[c->found->count - 1];
	size_t at = last->cue.to > last->source.to ? last->cue.to : last->source.to;
	if (last->part_count && last->parts[last->part_count - 1].to > at)
		at = last->parts[last->part_count - 1].to;
	return at;
}

/* Parts of a quotation that goes on behind its attribution: “A,” she said, “B.” */
static size_t add_rest(const struct clause *c, struct frame *f, size_t at)
{
	size_t next = skip_adjuncts(c, at);
	if (is_kind(c, next, TOKEN_COMMA) || is_kind(c, next, TOKEN_COLON) || is_kind(c, next, TOKEN_DASH))
		next = skip_adjuncts(c, next + 1);
	if (!is_kind(c, next, TOKEN_OPEN))
		return at;
	size_t close = passage_skip_right(c->p, next, c->hi);
	if (close == next)
		close = c->hi - 1; /* goes on in the next paragraph */
	add_part(f, next, close + 1);
	return close + 1;
}

/* “…,” S V  and  “…,” V S. Returns where to read on, or 0. */
static size_t after_quotation(const struct clause *c, struct cue *cue)
{
	if (!(cue->takes & TAKES_QUOTATION) || (cue->forms & FORM_ING))
		return 0;
	struct before *b = &cue->before;
	size_t inverted_close = quotation_before(c, cue->verb), close = quotation_before(c, b->begin);
	size_t end = cue->end;
	const char *rule = "quotation, source, verb";
	if (inverted_close != SLICE_NONE) {
		struct span source = passage_phrase_at(c->p, skip_adjuncts(c, cue->end), c->hi);
		if (span_is_empty(source) || !(cue->forms & (FORM_PAST | FORM_THIRD)))
			return 0;
		close = inverted_close;
		b->source = source;
		b->shared = false;
		end = source.to;
		rule = "quotation, verb, source";
	} else if (close == SLICE_NONE || !passage_is_source(c->p, b->source)) {
		return 0;
	}
	size_t open = c->p->tokens[close].partner, begin = content_begin(c);
	bool whole = trim(c, begin, open).from >= trim(c, begin, open).to;
	struct frame *f = add(c, frame_of(cue, rule));
	struct span content = trim(c, whole ? open : begin, close + 1);
	add_part(f, content.from, content.to);
	return add_rest(c, f, end);
}

/* X, S V.  and  X, S V, Y.  and  X, V S. */
static size_t after_clause(const struct clause *c, struct cue *cue)
{
	struct before *b = &cue->before;
	size_t begin = content_begin(c), end = cue->end;
	bool reports = (cue->takes & (TAKES_CLAUSE | TAKES_QUOTATION)) &&
		       (cue->classes & (VERB_SPEECH | VERB_THOUGHT | VERB_SHOW));
	if (!reports || cue->forms & FORM_ING || open_frame(c))
		return 0;
	size_t comma = b->begin;
	const char *rule = "clause, source, verb";
	if (is_kind(c, cue->verb - 1, TOKEN_COMMA) && cue->verb > c->lo) {
		struct span source = passage_phrase_at(c->p, cue->end, c->hi);
		if (!passage_is_source(c->p, source) || !ends_clause(c, skip_adjuncts(c, source.to)))
			return 0;
		b->source = source;
		b->shared = false;
		comma = cue->verb;
		end = source.to;
		rule = "clause, verb, source";
	} else if (b->shared || b->relative || !passage_is_source(c->p, b->source)) {
		return 0;
	}
	if (comma <= begin || !(is_kind(c, comma - 1, TOKEN_COMMA) || is_kind(c, comma - 1, TOKEN_DASH)))
		return 0;
	size_t next = skip_adjuncts(c, end);
	bool goes_on = is_kind(c, next, TOKEN_COMMA) || is_kind(c, next, TOKEN_DASH);
	if (!ends_clause(c, next) && !goes_on)
		return 0;
	struct frame *f = add(c, frame_of(cue, rule));
	struct span content = trim(c, begin, comma);
	add_part(f, content.from, content.to);
	if (!goes_on)
		return next;
	content = trim(c, next, c->hi);
	add_part(f, content.from, content.to);
	f->open = f->part_count > 1;
	return next + 1;
}

static size_t open_content(const struct clause *c, struct cue *cue, size_t from, const char *rule)
{
	struct span content = trim(c, from, c->hi);
	if (span_is_empty(content))
		return 0;
	struct frame *f = add(c, frame_of(cue, rule));
	add_part(f, content.from, content.to);
	f->open = true;
	return content.from;
}

/* S V “…”, S V: “…”, S V, “…”, and S V: at the end of a paragraph. */
static size_t before_quotation(const struct clause *c, struct cue *cue, size_t at)
{
	size_t mark = at;
	bool colon = is_kind(c, at, TOKEN_COLON);
	if (!(cue->takes & TAKES_QUOTATION) && !colon)
		return 0;
	if (colon || is_kind(c, at, TOKEN_COMMA))
		mark = at + 1;
	if (passage_equals(c->p, mark, S("that")))
		return 0;
	if (!is_kind(c, mark, TOKEN_OPEN)) {
		if (!colon || mark < c->hi)
			return 0;
		add(c, frame_of(cue, "source, verb, colon"))->expects = true;
		return mark;
	}
	size_t close = passage_skip_right(c->p, mark, c->hi);
	if (close == mark)
		close = c->hi - 1;
	bool whole = ends_clause(c, close + 1) || mark > at || is_kind(c, close + 1, TOKEN_COMMA) ||
		     is_kind(c, close + 1, TOKEN_CLOSE) || (is(c, close + 1) & WORD_COORDINATOR);
	if (!whole)
		return open_content(c, cue, mark, "source, verb, words in marks");
	struct frame *f = add(c, frame_of(cue, "source, verb, quotation"));
	add_part(f, mark, close + 1);
	return close + 1;
}

static bool takes_preposition(const struct clause *c, size_t i, slice prepositions)
{
	while (prepositions.len)
		if (passage_equals(c->p, i, slice_cut(&prepositions, '|')))
			return true;
	return false;
}

/* called it “…”, described it as “…”. */
static size_t before_object(const struct clause *c, struct cue *cue)
{
	size_t end = cue->end;
	while (end < c->hi && !is_kind(c, end, TOKEN_STOP) && !is_kind(c, end, TOKEN_COMMA) &&
	       !is_kind(c, end, TOKEN_SEMICOLON) && !is_kind(c, end, TOKEN_OPEN) &&
	       end - cue->end < 3 * LONGEST_ADJUNCT)
		end++;
	if (!is_kind(c, end, TOKEN_OPEN))
		return 0;
	bool as = false;
	for (size_t i = cue->end; i < end; i++)
		as |= passage_equals(c->p, i, S("as"));
	if (!((cue->takes & TAKES_AS) && as) && !(cue->takes & TAKES_OBJECT))
		return 0;
	return open_content(c, cue, cue->end, as ? "verb, object, as" : "verb, object");
}

/* promised to …, urged them to …, called on them to …. */
static size_t before_infinitive(const struct clause *c, struct cue *cue, size_t at)
{
	if (!(cue->takes & (TAKES_INFINITIVE | TAKES_PREPOSITION)))
		return 0;
	if ((cue->takes & TAKES_INFINITIVE) && (is(c, at) & WORD_TO))
		return open_content(c, cue, at, "verb, infinitive");
	bool on = passage_equals(c->p, at, S("on")) && takes_preposition(c, at, word(c, cue->verb)->prepositions);
	if (!on && !(cue->takes & TAKES_ADDRESSEE))
		return 0;
	size_t from = at + on, end = from;
	while (end < c->hi && end - from < LONGEST_ADJUNCT && !(is(c, end) & WORD_TO) &&
	       is_kind(c, end, TOKEN_WORD) && !passage_equals(c->p, end, S("that")))
		end++;
	if (end == from || !(is(c, end) & WORD_TO))
		return 0;
	cue->end += on;
	return open_content(c, cue, from, "verb, somebody, infinitive");
}

static bool is_question_word(const struct clause *c, size_t i)
{
	return (is(c, i) & WORD_QUESTION) && is_kind(c, i, TOKEN_WORD);
}

/* S V that …, S V …. */
static size_t before_clause(const struct clause *c, struct cue *cue, size_t at)
{
	if (!(cue->takes & (TAKES_CLAUSE | TAKES_THAT)))
		return 0;
	size_t next = skip_adjuncts(c, at);
	if (is_kind(c, next, TOKEN_COMMA) && passage_equals(c->p, next + 1, S("that")))
		next++;
	if (passage_equals(c->p, next, S("that")) && next + 1 < c->hi) {
		bool pronoun =
			(is(c, next + 1) & (WORD_BE | WORD_HAVE | WORD_MODAL)) != 0 || cue->takes & TAKES_CLAUSE;
		bool is_that = !(pronoun && (is(c, next + 1) & (WORD_BE | WORD_MODAL | WORD_HAVE)));
		return open_content(c, cue, next + is_that, "verb, that");
	}
	if (is_question_word(c, next))
		return open_content(c, cue, next, "verb, question");
	if (!(cue->takes & TAKES_CLAUSE) || !begins_clause(c, at))
		return 0;
	return open_content(c, cue, at, "verb, clause");
}

/* Whether the cue, found inside the content of an open frame, is a report of
 * its own beside it and not part of what is reported. */
static bool is_beside(const struct clause *c, const struct frame *open, const struct cue *cue)
{
	const struct before *b = &cue->before;
	size_t begin = b->begin;
	if (begin <= open->parts[open->part_count - 1].from)
		return false;
	if (b->shared && (cue->forms & FORM_ING))
		return is_kind(c, begin, TOKEN_COMMA) || is_kind(c, begin, TOKEN_CLOSE) ||
		       is_kind(c, begin, TOKEN_DASH);
	if (b->shared)
		return open->past == ((cue->forms & FORM_PAST) != 0);
	bool comma = is_kind(c, begin - 1, TOKEN_COMMA) || is_kind(c, begin - 1, TOKEN_SEMICOLON) ||
		     is_kind(c, begin - 1, TOKEN_CLOSE);
	if (comma)
		return !b->relative && has_quotation(c, cue->end, c->hi);
	if (begin < c->lo + 2 || !(is(c, begin - 1) & (WORD_COORDINATOR | WORD_RELATIVE | WORD_SUBORDINATOR)))
		return false;
	return is_kind(c, begin - 2, TOKEN_COMMA) || is_kind(c, begin - 2, TOKEN_CLOSE) ||
	       is_kind(c, begin - 2, TOKEN_SEMICOLON);
}

/* Where the content before a frame beside it ends. */
static size_t beside_begin(const struct clause *c, const struct cue *cue)
{
	size_t begin = cue->before.begin;
	while (begin > c->lo + 1 && ((is(c, begin - 1) & (WORD_COORDINATOR | WORD_RELATIVE | WORD_SUBORDINATOR)) ||
				     is_kind(c, begin - 1, TOKEN_COMMA)))
		begin--;
	return begin;
}

/* The frame of a verb, if it makes one. Returns where to read on, or 0. */
static size_t try_verb(const struct clause *c, size_t i)
{
	struct cue cue;
	if (!read_cue(c, i, &cue))
		return 0;
	struct frame *open = open_frame(c);
	size_t next = open ? 0 : after_quotation(c, &cue);
	if (next)
		return next;
	if (!has_source(c, &cue) ||
	    (cue.before.shared && !(cue.forms & FORM_ING) && c->found->count == 0 && i > c->lo + 1 && false))
		return open ? 0 : after_clause(c, &cue);
	size_t cut = 0;
	if (open) {
		if (!is_beside(c, open, &cue))
			return 0;
		cut = beside_begin(c, &cue);
		open->open = false; /* while the new frame is tried */
	}
	size_t at = cue.end, told = cue.takes & TAKES_ADDRESSEE ? skip_addressee(c, at) : at;
	size_t count = c->found->count;
	if (!next)
		next = before_quotation(c, &cue, skip_adjuncts(c, at));
	if (!next && told > at)
		next = before_quotation(c, &cue, skip_adjuncts(c, told));
	if (!next && cue.classes != VERB_MANNER) {
		next = before_infinitive(c, &cue, at);
		if (!next)
			next = before_object(c, &cue);
		if (!next && told > at)
			next = before_clause(c, &cue, told);
		if (!next)
			next = before_clause(c, &cue, at);
		if (!next && (cue.takes & TAKES_PREPOSITION) && takes_preposition(c, at, word(c, i)->prepositions)) {
			cue.end++;
			next = open_content(c, &cue, cue.end, "verb, preposition");
		}
		if (!next && !open)
			next = after_clause(c, &cue);
	}
	if (open) {
		open = &c->found->items[count - 1];
		open->open = true;
		if (next)
			close_frame(c, open, cut);
	}
	return next;
}

/* According to S, X.  and  X, according to S. */
static size_t try_according(const struct clause *c, size_t i)
{
	if (!passage_equals(c->p, i, S("according")) || !(is(c, i + 1) & WORD_TO))
		return 0;
	struct span source = passage_phrase_at(c->p, i + 2, c->hi);
	size_t begin = content_begin(c);
	if (span_is_empty(source))
		return 0;
	struct frame *open = open_frame(c);
	if (open)
		close_frame(c, open, i);
	struct cue cue = {.verb = i, .end = i + 2, .classes = VERB_SPEECH, .before = {.source = source}};
	struct frame *f = add(c, frame_of(&cue, "according to"));
	struct span left = trim(c, begin, i), right = trim(c, source.to, c->hi);
	if (!span_is_empty(left)) {
		add_part(f, left.from, left.to);
		return source.to;
	}
	add_part(f, right.from, right.to);
	f->open = f->part_count > 0;
	return source.to;
}

/* S: “…” without a verb, as in headlines and on slides. */
static size_t try_label(const struct clause *c, size_t i)
{
	if (!is_kind(c, i, TOKEN_COLON) || c->found->count || !is_kind(c, i + 1, TOKEN_OPEN) || i == c->lo)
		return 0;
	struct span source = passage_phrase_before(c->p, c->lo, i);
	if (span_is_empty(source) || source.from != c->lo || !passage_is_source(c->p, source))
		return 0;
	size_t close = passage_skip_right(c->p, i + 1, c->hi);
	if (close == i + 1)
		close = c->hi - 1;
	struct cue cue = {.verb = i, .end = i, .classes = VERB_SPEECH, .before = {.source = source}};
	add_part(add(c, frame_of(&cue, "label")), i + 1, close + 1);
	return close + 1;
}

struct frame_list frames_of(const struct passage *p, size_t lo, size_t hi, uint32_t depth, struct arena *memory)
{
	struct frame_list found = {0};
	struct clause c = {p, lo, hi, depth, &found, memory};
	for (size_t i = lo; i < hi;) {
		const struct token *t = &p->tokens[i];
		if (t->kind == TOKEN_OPEN) {
			size_t close = passage_skip_right(p, i, hi);
			i = close == i && t->partner == TOKEN_NONE && t->depth == depth ? hi : close + 1;
			continue;
		}
		size_t next = 0;
		if (t->kind == TOKEN_WORD)
			next = p->words[i]->forms ? try_verb(&c, i) : try_according(&c, i);
		else if (t->kind == TOKEN_COLON)
			next = try_label(&c, i);
		i = next > i ? next : i + 1;
	}
	return found;
}
