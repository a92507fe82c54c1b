#include "frames.h"

#include "search.h"

/* ---- beside or inside ---- */

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
	if (cue->heard && (clause_is(c, begin) & WORD_COORDINATOR))
		return true;
	if (subject->shared)
		return open->past == ((cue->word->forms & FORM_PAST) != 0);
	if (clause_kind(c, begin - 1, TOKEN_SEMICOLON))
		return true;
	if (clause_pause(c, begin - 1) || clause_kind(c, begin - 1, TOKEN_CLOSE))
		return !subject->relative && search_has_quotation(s, cue->end);
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
	if (!cue_read(s, i, &cue))
		return 0;
	struct frame *open = search_open_frame(s);
	if (!open) {
		size_t next = cue.heard ? 0 : report_after_quotation(s, &cue), end;
		struct cue inverted = cue;
		if (!next && report_is_inverted(s, &inverted, &end))
			next = report_after_clause(s, &cue);
		if (!next && cue_has_source(s, &cue))
			next = report_behind(s, &cue);
		return next ? next : report_after_clause(s, &cue);
	}
	if (!cue_has_source(s, &cue) || !is_beside(s, open, &cue))
		return 0;
	size_t cut = beside_begin(s, open, &cue), index = (size_t)(open - s->found->items);
	open->open = false; /* while the new frame is tried */
	size_t next = report_behind(s, &cue);
	open = &s->found->items[index];
	open->open = true;
	if (next)
		search_close_frame(s, open, cut);
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

/* her warning that X, Ofsted's claim that X, expressed concern (that) X. */
static size_t try_noun(const struct search *s, size_t i)
{
	const struct clause *c = &s->c;
	static const struct word NOUN = {.classes = VERB_SPEECH};
	if (!(clause_is(c, i) & WORD_UTTERANCE) || i == c->lo || search_open_frame(s))
		return 0;
	struct cue cue = {.verb = i, .end = i + 1, .word = &NOUN};
	bool that = clause_equals(c, i + 1, S("that"));
	const struct word *before = s->p->tokens[i - 1].word;
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
	return search_open_content(s, &cue, i + 1 + that, "noun, that");
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
	size_t end = search_quotation_end(s, i + 2);
	search_add_part(search_add(s, search_frame_of(&cue, "in the words of")), (struct span){i + 2, end});
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
	size_t label_end = source.to;
	while (source.to > source.from && !s->p->tokens[source.to - 1].capital &&
	       !(s->p->tokens[source.to - 1].is & (WORD_PERSON | WORD_BODY | WORD_DOCUMENT)))
		source.to--; /* its lawyers [sent two lines] */
	if (span_is_empty(source) || source.from != c->lo || !passage_is_source(s->p, source) ||
	    (source.to < label_end && s->p->tokens[source.to - 1].capital))
		return 0;
	struct cue cue = {.verb = i, .end = i, .subject = {.source = source}, .word = &LABEL};
	if (!clause_kind(c, i + 1, TOKEN_OPEN)) {
		bool person = (s->p->tokens[i - 1].is & WORD_PERSON) || passage_is_name(s->p, source);
		if (i - c->lo > LONGEST_LABEL || !person || !search_has_quotation(s, i + 1))
			return 0;
		return search_open_content(s, &cue, i + 1, "label");
	}
	size_t end = search_quotation_end(s, i + 1);
	search_add_part(search_add(s, search_frame_of(&cue, "label")), (struct span){i + 1, end});
	return end;
}

/* And I’m like, “…”: as people tell it. */
static size_t try_like(const struct search *s, size_t i)
{
	static const struct word LIKE = {.takes = TAKES_QUOTATION, .classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	if (!clause_equals(c, i, S("like")) || i == c->lo || !(clause_is(c, i - 1) & WORD_BE) || search_open_frame(s))
		return 0;
	size_t open = i + 1 + clause_pause(c, i + 1);
	struct span source = {i - 1, i};
	if (!(clause_is(c, i - 1) & WORD_PERSONAL))
		source = passage_phrase_before(s->p, c->lo, i - 1);
	if (!clause_kind(c, open, TOKEN_OPEN) || !passage_is_source(s->p, source))
		return 0;
	struct cue cue = {.verb = i, .end = i + 1, .subject = {.source = source}, .word = &LIKE};
	size_t end = search_quotation_end(s, open);
	search_add_part(search_add(s, search_frame_of(&cue, "source, like, quotation")), (struct span){open, end});
	return end;
}

static size_t try_token(const struct search *s, size_t i)
{
	size_t next = 0;
	if (clause_kind(&s->c, i, TOKEN_COLON))
		return try_label(s, i);
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
	case 'l':
		return try_like(s, i);
	case 'w':
		return try_words_of(s, i);
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
			next = unclosed ? hi : passage_skip_right(p, at, hi) + 1;
		} else {
			next = at < hi ? try_token(&s, at) : hi;
			next = next > at ? next : at + 1;
		}
	}
	return found;
}
