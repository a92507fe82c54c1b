#include "speech/frames.h"

#include "speech/search.h"

const char FRAME_THEIRS[] = "there was, that";
const char FRAME_HEARD[] = "passive, that";

static bool is_link(const struct clause *c, size_t i)
{
	return clause_is(c, i) & (WORD_COORDINATOR | WORD_RELATIVE | WORD_SUBORDINATOR);
}

static bool is_according(const struct search *s, const struct frame *f)
{
	return passage_equals(s->p, f->cue.from, S("according"));
}

/* "and she said she’d “pop round”": words in marks that stand close behind. */
static bool quotes_at_once(const struct search *s, size_t at)
{
	enum { CLOSE_BY = 6 };
	for (size_t i = at; i < s->c.hi && i - at < CLOSE_BY; i++) {
		if (clause_kind(&s->c, i, TOKEN_OPEN))
			return true;
		if (!clause_kind(&s->c, i, TOKEN_WORD) && !clause_kind(&s->c, i, TOKEN_COMMA) &&
		    !clause_kind(&s->c, i, TOKEN_COLON))
			return false;
	}
	return false;
}

/* ", and in one case | our judge called": the link stands before an adjunct. */
static bool follows_link(const struct clause *c, size_t begin)
{
	enum { LONGEST = 9 };
	for (size_t i = begin; i > c->lo + 1 && begin - i < LONGEST && clause_kind(c, i - 1, TOKEN_WORD); i--)
		if (clause_is(c, i - 1) & WORD_COORDINATOR)
			return clause_pause(c, i - 2) && (clause_is(c, i) & WORD_PREPOSITION);
	return false;
}

/* "When I asked what it meant | she said it was late": nothing but the pronoun
 * tells where the main clause begins. */
static bool begins_main(const struct search *s, const struct cue *cue)
{
	const struct clause *c = &s->c;
	if (!(clause_is(c, cue->subject.begin) & WORD_PERSONAL) || clause_pause(c, cue->subject.begin - 1) ||
	    is_link(c, cue->subject.begin - 1) || !(cue->word->forms & FORM_PAST) ||
	    !(cue->word->classes & VERB_SPEECH))
		return false;
	for (size_t i = cue->end; i + 2 < c->hi; i = passage_skip_right(s->p, i, c->hi) + 1)
		if (clause_kind(c, i, TOKEN_COMMA))
			return false;
	return true;
}

/* Where the adverbs right before the verb begin. */
static size_t before_adverbs(const struct clause *c, size_t verb)
{
	while (verb > c->lo + 1 && (clause_is(c, verb - 1) & WORD_ADVERB))
		verb--;
	return verb;
}

/* "referred to the letter, which said it was “late”": what is only spoken of. */
static bool is_about(const struct search *s, const struct frame *open)
{
	return (clause_is(&s->c, open->cue.to - 1) & WORD_PREPOSITION) && open->part_count &&
	       open->cue.to == open->parts[0].from;
}

/* "and then | she said", "and each time | the clerk said": where the words
 * begin that count turns, or `at`. */
static size_t turn_before(const struct clause *c, size_t at)
{
	if (at > c->lo && clause_equals(c, at - 1, S("then")))
		return at - 1;
	bool time = at > c->lo + 1 && clause_equals(c, at - 1, S("time")) &&
		    (clause_equals(c, at - 2, S("each")) || clause_equals(c, at - 2, S("every")) ||
		     clause_equals(c, at - 2, S("this")));
	return time ? at - 2 : at;
}

/* Whether the cue, found inside the content of an open frame, is a report of
 * its own beside it and not part of what is reported. */
static bool is_beside(const struct search *s, const struct frame *open, const struct cue *cue)
{
	const struct clause *c = &s->c;
	const struct subject *subject = &cue->subject;
	size_t begin = subject->begin;
	if (begin < open->cue.from) { /* the main clause goes on behind a relative one, or a participle */
		bool aside = !span_is_empty(open->antecedent) ||
			     (search_ends_in_ing(s, open->cue.from) && open->cue.from > c->lo &&
			      (clause_is(c, open->cue.from - 1) & WORD_PREPOSITION));
		return aside && clause_pause(c, before_adverbs(c, cue->verb) - 1);
	}
	bool first = (clause_is(c, c->lo) & WORD_SUBORDINATOR) && open->source.from == c->lo + 1;
	if (first && begin == open->parts[0].from && (clause_is(c, begin) & WORD_PERSONAL) && !subject->relative &&
	    (cue->word->forms & FORM_PAST) && (cue->word->classes & VERB_SPEECH))
		return true; /* When I complained they told me */
	if (begin <= open->parts[open->part_count - 1].from)
		return false;
	if (subject->shared && (cue->word->forms & FORM_ING))
		return !(clause_is(c, begin) & WORD_COORDINATOR);
	if (cue->heard && (clause_is(c, begin) & WORD_COORDINATOR))
		return true;
	if (subject->shared)
		return !is_according(s, open) && open->past == ((cue->word->forms & FORM_PAST) != 0);
	if (clause_kind(c, begin - 1, TOKEN_SEMICOLON))
		return true;
	if (clause_equals(c, begin, S("with")))
		return true;
	bool leads_in = slice_ends(passage_word(s->p, c->lo), S("ed")) && !subject->relative;
	if (leads_in && clause_pause(c, begin - 1) && passage_is_name(s->p, subject->source))
		return true; /* Challenged by Lund, who said it was late, Ray denied it */
	if (clause_pause(c, begin - 1) || clause_kind(c, begin - 1, TOKEN_CLOSE))
		return (!subject->relative || is_about(s, open)) && search_has_quotation(s, cue->end);
	if (first && (clause_is(c, begin) & WORD_PERSONAL) && search_has_quotation(s, cue->end))
		return true; /* When they asked her she told them “no” */
	if (first && begins_main(s, cue))
		return true;
	if (begin < c->lo + 2)
		return false;
	size_t turn = turn_before(c, begin);
	if (turn < begin && turn > c->lo + 1 && is_link(c, turn - 1))
		begin = turn; /* and then she added */
	if (!is_link(c, begin - 1))
		return quotes_at_once(s, cue->end) && follows_link(c, begin);
	if (clause_pause(c, begin - 2) || clause_kind(c, begin - 2, TOKEN_CLOSE))
		return true;
	bool asked = passage_equals(s->p, open->cue.from, S("asked")) && (cue->word->classes & VERB_SPEECH) &&
		     (cue->word->forms & FORM_PAST); /* asked what it meant and Lund said that it was late */
	return (clause_is(c, begin - 1) & WORD_COORDINATOR) && (asked || quotes_at_once(s, cue->end));
}

/* Where the content before a frame beside it ends. */
static size_t beside_begin(const struct search *s, const struct frame *open, const struct cue *cue)
{
	const struct clause *c = &s->c;
	size_t begin = cue->subject.begin;
	if (begin < open->cue.from)
		return before_adverbs(c, cue->verb) - 1;
	while (begin > c->lo + 1 &&
	       (is_link(c, begin - 1) || clause_kind(c, begin - 1, TOKEN_COMMA) || turn_before(c, begin) < begin))
		begin = turn_before(c, begin) < begin ? turn_before(c, begin) : begin - 1;
	return begin;
}

/* They had told her it was late, she said: whoever speaks at the sentence's end
 * says all of it. */
static bool takes_all(const struct search *s, const struct frame *open, const struct cue *cue)
{
	const struct clause *c = &s->c;
	const struct subject *subject = &cue->subject;
	bool plain = !subject->shared && !subject->relative && !cue->heard && span_is_empty(open->antecedent) &&
		     open->source.from >= c->lo && !span_is_empty(open->source) && !open->shared;
	return plain && (cue->word->classes & VERB_SPEECH) && !(cue->word->forms & FORM_ING) &&
	       subject->begin > c->lo && clause_pause(c, subject->begin - 1) &&
	       clause_ends(c, clause_skip_adjuncts(c, cue->end));
}

/* Whether what is left of "told her about it" is a report: told somebody, and
 * nothing else, is none. */
static bool says_something(const struct search *s, const struct frame *f)
{
	const uint32_t finite = WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE | WORD_TO | WORD_QUESTION;
	const uint32_t somebody = WORD_PERSONAL | WORD_POSSESSIVE | WORD_DETERMINER;
	if (f->part_count != 1 || !(clause_is(&s->c, f->parts[0].from) & somebody) || f->parts[0].from != f->cue.to)
		return true;
	for (size_t i = f->parts[0].from; i < f->parts[0].to; i++) {
		const struct token *t = &s->p->tokens[i];
		if (t->kind != TOKEN_WORD || (t->is & finite) || t->word->forms & (FORM_PAST | FORM_THIRD) ||
		    slice_ends(passage_word(s->p, i), S("ed")))
			return true;
	}
	return false;
}

/* Where the clause that begins at `from` is over because a second auxiliary
 * follows its first. */
static size_t second_verb(const struct clause *c, size_t from)
{
	const uint32_t auxiliary = WORD_BE | WORD_HAVE | WORD_MODAL;
	const uint32_t link = WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_RELATIVE | WORD_QUESTION | WORD_PERSONAL;
	bool seen = false, linked = false;
	for (size_t i = from; i < c->hi; i = passage_skip_right(c->p, i, c->hi) + 1) {
		uint32_t is = clause_is(c, i);
		linked |= (is & link) != 0 || clause_pause(c, i);
		if (!(is & auxiliary) || (is & WORD_PERSONAL) ||
		    (clause_is(c, i - 1) & (auxiliary | WORD_TO | WORD_NEGATIVE)))
			continue;
		if (seen && !linked)
			return i;
		seen = true;
		linked = false;
	}
	return c->hi;
}

/* The frame of a verb, if it makes one. Returns where to read on, or 0. */
static size_t try_verb(const struct search *s, size_t i)
{
	struct cue cue;
	if (!cue_read(s, i, &cue))
		return 0;
	struct frame *open = search_open_frame(s);
	if (!open) {
		size_t next = cue.heard ? 0 : report_after_quotation(s, &cue), end;
		struct cue inverted = cue;
		if (!next && report_is_inverted(s, &inverted, &end))
			next = report_after_clause(s, &cue);
		bool as = cue.subject.begin > s->c.lo && clause_equals(&s->c, cue.subject.begin - 1, S("as"));
		if (!next && as)
			next = report_after_clause(s, &cue);
		if (!next && cue_has_source(s, &cue))
			next = report_behind(s, &cue);
		if (next && search_open_frame(s) && (cue.word->forms & FORM_ING) &&
		    (clause_is(&s->c, i - 1) & (WORD_DOCUMENT | WORD_UTTERANCE)))
			search_close_frame(s, search_open_frame(s), second_verb(&s->c, next));
		return next ? next : report_after_clause(s, &cue);
	}
	struct cue inverted = cue;
	size_t end;
	bool last = report_is_inverted(s, &inverted, &end) && clause_ends(&s->c, clause_skip_adjuncts(&s->c, end)) &&
		    open->parts[0].from >= open->cue.to; /* Trust told staff they were late, finds ombudsman */
	if (!last && !cue_has_source(s, &cue))
		return 0;
	if (last || takes_all(s, open, &cue)) {
		size_t count = s->found->count;
		s->found->count = (size_t)(open - s->found->items);
		size_t all = report_after_clause(s, &cue);
		s->found->count = all ? s->found->count : count;
		return all;
	}
	if (!is_beside(s, open, &cue))
		return 0;
	size_t cut = beside_begin(s, open, &cue), index = (size_t)(open - s->found->items);
	open->open = false; /* while the new frame is tried */
	size_t next = report_behind(s, &cue);
	open = &s->found->items[index];
	open->open = true;
	if (next) {
		search_close_frame(s, open, cut);
		bool about = cue.subject.relative && is_about(s, open);
		if (about || (open->rule != FRAME_HEARD && !says_something(s, open)))
			open->part_count = 0; /* when I told her about it | she asked */
	}
	return next;
}

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
	struct frame *open = search_open_frame(s);
	if (open)
		search_close_frame(s, open, i);
	struct span left = clause_trim(c, search_content_begin(s, i), i);
	struct cue cue = {.verb = i, .end = i + 2, .subject = {.source = source}, .word = &ACCORDING};
	if (span_is_empty(left))
		return search_open_content(s, &cue, source.to, "according to");
	search_add_part(search_add(s, search_frame_of(&cue, "according to")), left);
	return source.to;
}

/* There was a sense among carers that they were “an afterthought”:
 * some words of theirs are in marks. Whose it is that is not said, they are
 * those spoken of. */
static size_t there_was(const struct search *s, size_t noun)
{
	enum { FEW = 5 };
	static const struct word FELT = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	size_t from = noun, that = noun + 1;
	while (from > c->lo && noun - from < FEW && !clause_equals(c, from, S("there")))
		from--;
	if (!clause_equals(c, from, S("there")) || !(clause_is(c, from + 1) & (WORD_BE | WORD_HAVE)))
		return 0;
	struct span source = {0, 0};
	if (clause_equals(c, that, S("among")) || clause_equals(c, that, S("from"))) {
		source = passage_phrase_at(s->p, that + 1, c->hi);
		that = source.to;
	}
	if (!clause_equals(c, that, S("that")) || !search_has_quotation(s, that))
		return 0;
	struct cue cue = {.verb = noun, .end = noun + 1, .subject = {.source = source}, .word = &FELT};
	return search_open_content(s, &cue, that + 1, FRAME_THEIRS);
}

/* In her view X.  In the opinion of Ann Lee, X. */
static size_t in_the_view_of(const struct search *s, size_t noun)
{
	static const slice NOUNS[] = {S("view"), S("opinion"), S("estimation"), S("judgment"), S("assessment")};
	static const struct word VIEW = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	if (!IS_ONE_OF(c, noun, NOUNS) || !clause_equals(c, c->lo, S("in")) || s->found->count)
		return 0;
	struct span source = {c->lo + 1, noun};
	if (clause_equals(c, c->lo + 1, S("the")) && noun == c->lo + 2 && clause_equals(c, noun + 1, S("of")))
		source = passage_phrase_at(s->p, noun + 2, c->hi);
	else if (!s->p->tokens[noun - 1].possessive &&
		 !(noun == c->lo + 2 && (clause_is(c, c->lo + 1) & WORD_POSSESSIVE)))
		return 0;
	slice first = passage_word(s->p, source.from);
	if (span_is_empty(source) || slice_equal_nocase(first, S("my")) || slice_equal_nocase(first, S("our")) ||
	    slice_equal_nocase(first, S("your")))
		return 0;
	size_t from = source.to > noun ? source.to : noun + 1;
	struct cue cue = {.verb = noun, .end = noun + 1, .subject = {.source = source}, .word = &VIEW};
	return search_open_content(s, &cue, from, "in somebody's view");
}

/* "gave a firm assurance that": the verb that has the noun as its object, or 0. */
static size_t given_by(const struct clause *c, size_t noun)
{
	enum { FEW = 3 };
	static const slice VERBS[] = {S("give"),     S("gives"),  S("gave"),   S("given"),  S("giving"),
				      S("make"),     S("makes"),  S("made"),   S("making"), S("issue"),
				      S("issues"),   S("issued"), S("offer"),  S("offers"), S("offered"),
				      S("repeated"), S("sent"),   S("repeats")};
	size_t at = noun;
	while (at > c->lo + 1 && noun - at < FEW && clause_kind(c, at - 1, TOKEN_WORD) &&
	       !(clause_is(c, at - 1) & WORD_DETERMINER))
		at--;
	bool given = at > c->lo + 2 && (clause_is(c, at - 1) & WORD_DETERMINER) && IS_ONE_OF(c, at - 2, VERBS);
	return given ? at - 2 : 0;
}

/* her warning that X, Ofsted's claim that X, expressed concern (that) X. */
static size_t try_noun(const struct search *s, size_t i)
{
	const struct clause *c = &s->c;
	static const struct word NOUN = {.classes = VERB_SPEECH};
	if (!(clause_is(c, i) & WORD_UTTERANCE) || i == c->lo || search_open_frame(s))
		return 0;
	size_t felt = there_was(s, i);
	if (felt || (felt = in_the_view_of(s, i)))
		return felt;
	struct cue cue = {.verb = i, .end = i + 1, .word = &NOUN};
	size_t next = i + 1;
	if (clause_kind(c, next, TOKEN_BRACKET)) /* her claim (Letters, 3 August) that */
		next = passage_skip_right(s->p, next, c->hi) + 1;
	bool that = clause_equals(c, next, S("that"));
	size_t verb;
	const struct word *before = s->p->tokens[i - 1].word;
	if (s->p->tokens[i - 1].possessive || (before->is & WORD_POSSESSIVE)) {
		cue.subject.source = passage_phrase_before(s->p, c->lo, i);
		if (!that)
			return 0;
	} else if (that && (verb = given_by(c, i)) != 0) {
		cue.subject = clause_subject(c, verb);
	} else if ((before->takes & TAKES_OBJECT) && before->forms) {
		cue.subject = clause_subject(c, i - 1);
		cue.verb = i - 1;
		if (!that && !clause_begins(c, next))
			return 0;
	}
	if (cue.subject.shared || !passage_is_source(s->p, cue.subject.source))
		return 0;
	size_t from = search_open_content(s, &cue, next + that, "noun, that");
	bool subject = from && cue.verb == i && cue.subject.source.from == c->lo;
	if (subject) /* Lund’s claim that it was late | was backed by all */
		search_close_frame(s, search_open_frame(s), second_verb(c, from));
	return from;
}

static size_t try_token(const struct search *s, size_t i)
{
	size_t next = 0;
	if (clause_kind(&s->c, i, TOKEN_COLON))
		return quoted_after_label(s, i);
	if (!clause_kind(&s->c, i, TOKEN_WORD))
		return 0;
	if (s->p->tokens[i].word->forms)
		next = try_verb(s, i);
	if (!next && (s->p->tokens[i].is & WORD_UTTERANCE))
		next = try_noun(s, i);
	if (next)
		return next;
	switch (ascii_lower(s->p->text.at[s->p->tokens[i].at])) {
	case 'a':
		return try_according(s, i);
	case 'h':
		return quoted_how(s, i);
	case 'l':
		return quoted_after_like(s, i);
	case 'w':
		next = quoted_in_words(s, i);
		return next ? next : quoted_how(s, i);
	default:
		return 0;
	}
}

/* Between from and to (exclusive) are tokens that begin no report: where the
 * content of the open frame is over among them, it is closed. */
static void pass_over(const struct search *s, size_t from, size_t to)
{
	struct frame *open = search_open_frame(s);
	if (!open)
		return;
	size_t end = open->parts[open->part_count - 1].to, i = end > from ? end : from;
	while (i < to && s->p->tokens[i].kind == TOKEN_STOP)
		i++;
	open->open = i >= to;
}

struct frame_list frames_of(const struct passage *p, size_t lo, size_t hi, uint32_t depth, struct arena *memory)
{
	struct frame_list found = {0};
	struct search s = {{p, lo, hi, depth}, p, &found, memory};
	for (size_t i = lo, next; i < hi; i = next) {
		size_t at = passage_look(p, i, hi, LOOK_CUE | LOOK_OPEN);
		bool opens = at < hi && p->tokens[at].kind == TOKEN_OPEN;
		pass_over(&s, i, at + (at < hi && !opens));
		if (opens) {
			bool unclosed = p->tokens[at].partner == TOKEN_NONE && p->tokens[at].depth == depth;
			quoted_in_front(&s, at);
			next = unclosed ? hi : passage_skip_right(p, at, hi) + 1;
		} else {
			next = at < hi ? try_token(&s, at) : hi;
			next = next > at ? next : at + 1;
		}
	}
	return found;
}
