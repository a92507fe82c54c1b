/* Quotations that what stands in front of them gives to somebody without a verb
 * of speech. */
#include "speech/search.h"

/* in the words of Ann Lee, who runs it, “…”. */
static size_t words_of(const struct search *s, size_t i)
{
	enum { FAR = 24 };
	static const struct word WORDS = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	struct span source = passage_phrase_at(s->p, i + 2, c->hi);
	size_t open = source.to;
	while (open < c->hi && open - source.to < FAR && !clause_kind(c, open, TOKEN_OPEN))
		open++;
	bool in = clause_equals(c, i - 1, S("the")) && clause_equals(c, i - 2, S("in"));
	if (!in || span_is_empty(source) || !clause_kind(c, open, TOKEN_OPEN))
		return 0;
	struct cue cue = {.verb = i, .end = i, .subject = {.source = source}, .word = &WORDS};
	size_t end = search_quotation_end(s, open);
	search_add_part(search_add(s, search_frame_of(&cue, "in the words of")), (struct span){open, end});
	return end;
}

/* in the boys’ own words, “…”. */
size_t quoted_in_words(const struct search *s, size_t i)
{
	static const struct word WORDS = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	if (!(clause_equals(c, i, S("word")) || clause_equals(c, i, S("words"))) || i < c->lo + 2)
		return 0;
	if (clause_equals(c, i + 1, S("of")))
		return words_of(s, i);
	size_t open = i + 1 + clause_pause(c, i + 1);
	if (open == i + 1)
		open += (clause_is(c, open) & WORD_PERSONAL) != 0; /* in her words it’s “…” */
	if (open == i + 1 || !clause_kind(c, open, TOKEN_OPEN))
		return 0;
	size_t from = i;
	while (from > c->lo && i - from < NEAR && !clause_equals(c, from, S("in")))
		from--;
	if (!clause_equals(c, from, S("in")))
		return 0;
	struct cue cue = {.verb = i, .end = i, .subject = {.source = {from + 1, i + 1}}, .word = &WORDS};
	size_t end = search_quotation_end(s, open);
	search_add_part(search_add(s, search_frame_of(&cue, "in the words of")), (struct span){open, end});
	return end;
}

/* Whether the phrase has a name or a noun that can say things. */
static bool is_somebody(const struct passage *p, struct span s)
{
	for (size_t i = s.from; i < s.to; i++) {
		bool name = p->tokens[i].capital && !p->tokens[i].sentence;
		if (name || !passage_is(p, i) || (passage_is(p, i) & (WORD_PERSON | WORD_BODY | WORD_DOCUMENT)))
			if (name || passage_is(p, i) || s.to - s.from == 1 || passage_is_name(p, s))
				return true;
	}
	return false;
}

/* ", head of a school in Leeds" up to the colon, or ", 43": no verb of their own. */
static bool only_describes(const struct clause *c, size_t comma, size_t colon)
{
	bool person = clause_kind(c, comma + 1, TOKEN_NUMBER);
	for (size_t i = comma + 1; i < colon; i++) {
		const struct token *t = &c->p->tokens[i];
		bool verb = (t->word->forms & (FORM_PAST | FORM_THIRD)) &&
			    !(t->is & (WORD_PERSON | WORD_BODY | WORD_DOCUMENT)) && !t->capital;
		if ((t->kind != TOKEN_WORD && t->kind != TOKEN_COMMA && t->kind != TOKEN_NUMBER) || verb ||
		    t->is & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE | WORD_RELATIVE))
			return false;
		person |= (t->is & WORD_PERSON) != 0;
	}
	return person;
}

/* "Two had left, and | one mother told us so:": where the last of the clauses
 * before the colon begins that has a subject of its own. */
static size_t last_clause(const struct clause *c, size_t colon, size_t far)
{
	for (size_t i = colon; i > c->lo + 2 && colon - i < far; i--) {
		if (!(clause_is(c, i - 1) & WORD_COORDINATOR) || !clause_pause(c, i - 2))
			continue;
		struct span subject = passage_phrase_at(c->p, i, colon);
		if (passage_is_source(c->p, subject) && subject.to + 1 < colon)
			return i;
	}
	return c->lo;
}

/* Coyle was blunter: “…”, to the end of the sentence. */
static size_t try_manner(const struct search *s, size_t colon)
{
	static const struct word MANNER = {.classes = VERB_SPEECH};
	const uint32_t leads_in = WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_QUESTION;
	const struct clause *c = &s->c;
	if (!clause_kind(c, colon + 1, TOKEN_OPEN))
		return 0;
	size_t end = search_quotation_end(s, colon + 1);
	enum { FAR = 40 };
	size_t lo = last_clause(c, colon, FAR);
	struct span source = passage_phrase_at(s->p, lo, colon), nearest = {0, 0};
	for (size_t i = colon; i > c->lo + 1 && colon - i < FAR && span_is_empty(nearest); i--)
		if ((clause_is(c, i - 1) & WORD_BE) && clause_pause(c, i - 2))
			nearest = clause_subject(c, i - 1).source; /* and its boss, Ann Lee, was frank */
	if (passage_is_name(s->p, nearest)) {
		struct cue cue = {.verb = colon, .end = colon, .subject = {.source = nearest}, .word = &MANNER};
		search_add_part(search_add(s, search_frame_of(&cue, "source, colon")), (struct span){colon + 1, end});
		return end;
	}
	if (clause_kind(c, source.to, TOKEN_COMMA)) { /* Ann Lee, a carer, was */
		size_t close = source.to + 1;
		while (close < colon && close - source.to < FAR &&
		       !(clause_kind(c, close, TOKEN_COMMA) && (clause_is(c, close + 1) & (WORD_BE | WORD_HAVE))))
			close++;
		if (!passage_is_name(s->p, source) || (close == colon && !only_describes(c, source.to, colon)))
			return 0;
	} else if ((source.to + 1 >= colon && !slice_ends(passage_word(s->p, source.to), S("ed"))) ||
		   (clause_is(c, lo) & leads_in)) {
		return 0; /* no verb; With Lund away, Ray had one word: “No.” */
	}
	bool who = (clause_is(c, source.from) & WORD_PERSONAL) && !clause_equals(c, source.from, S("it"));
	if (span_is_empty(source) || !clause_ends(c, end) ||
	    !(who || passage_is_name(s->p, source) || (clause_is(c, source.to - 1) & (WORD_PERSON | WORD_BODY))))
		return 0;
	struct cue cue = {.verb = colon, .end = colon, .subject = {.source = source}, .word = &MANNER};
	search_add_part(search_add(s, search_frame_of(&cue, "source, colon")), (struct span){colon + 1, end});
	return end;
}

/* S: “…” without a verb, as in headlines and on slides; S: X “…” Y. */
size_t quoted_after_label(const struct search *s, size_t i)
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
		source.to--;                                      /* its lawyers [sent two lines] */
	size_t lo = c->lo + clause_kind(c, c->lo, TOKEN_BRACKET); /* [Members: “Yes!”] */
	if (span_is_empty(source) || source.from != lo || !passage_is_source(s->p, source) ||
	    (source.to < label_end && s->p->tokens[source.to - 1].capital))
		return try_manner(s, i);
	size_t told = passage_phrase_at(s->p, lo, i).to + 1 < source.to ? try_manner(s, i) : 0;
	if (told)
		return told; /* Ann Lee turned to the crowd: “…” */
	struct cue cue = {.verb = i, .end = i, .subject = {.source = source}, .word = &LABEL};
	if (!is_somebody(s->p, source) || clause_kind(c, i - 1, TOKEN_NUMBER))
		return 0; /* Small teams: “pods” of five; Box 2: “Yes” */
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
size_t quoted_after_like(const struct search *s, size_t i)
{
	static const struct word LIKE = {.takes = TAKES_QUOTATION, .classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	if (!clause_equals(c, i, S("like")) || i == c->lo || search_open_frame(s))
		return 0;
	bool clipped = s->p->tokens[i - 1].possessive; /* the sergeant’s like */
	if (!(clause_is(c, i - 1) & WORD_BE) && !clipped)
		return 0;
	size_t open = i + 1 + clause_pause(c, i + 1);
	struct span source = {i - 1, i};
	if (clipped)
		source = passage_phrase_before(s->p, c->lo, i);
	else if (!(clause_is(c, i - 1) & WORD_PERSONAL))
		source = passage_phrase_before(s->p, c->lo, i - 1);
	if (!clause_kind(c, open, TOKEN_OPEN) || !passage_is_source(s->p, source))
		return 0;
	struct cue cue = {.verb = i, .end = i + 1, .subject = {.source = source}, .word = &LIKE};
	size_t end = search_quotation_end(s, open);
	search_add_part(search_add(s, search_frame_of(&cue, "source, like, quotation")), (struct span){open, end});
	return end;
}

/* “…” was how one worker put it; “…” is what she told us. */
size_t quoted_how(const struct search *s, size_t i)
{
	static const struct word HOW = {.classes = VERB_SPEECH, .forms = FORM_PAST};
	const struct clause *c = &s->c;
	bool what = clause_equals(c, i, S("what"));
	if (i < c->lo + 3 || !(what || clause_equals(c, i, S("how"))) || !(clause_is(c, i - 1) & WORD_BE) ||
	    !clause_kind(c, i - 2, TOKEN_CLOSE))
		return 0;
	size_t open = s->p->tokens[i - 2].partner;
	struct span source = passage_phrase_at(s->p, i + 1, c->hi);
	if (open == TOKEN_NONE || open < search_content_begin(s, open) || !passage_is_source(s->p, source) ||
	    source.to >= c->hi)
		return 0;
	const unsigned takes = s->p->tokens[source.to].word->takes;
	bool says = what ? (takes & TAKES_QUOTATION) && !(takes & TAKES_OBJECT) /* no: is what we called it */
			 : (takes & (TAKES_QUOTATION | TAKES_AS | NEEDS_PARTICLE)) != 0;
	if (!says)
		return 0;
	struct cue cue = {.verb = source.to, .end = source.to + 1, .subject = {.source = source}, .word = &HOW};
	search_add_part(search_add(s, search_frame_of(&cue, "quotation, how, source")), (struct span){open, i - 1});
	return source.to + 1;
}

/* Whose words a noun for words in marks are: Lund’s answer, her advice, one of
 * her phrases, the first line from callers; empty where that is not said. */
static struct span owner_of_words(const struct clause *c, size_t noun, size_t be)
{
	enum { FEW = 4 };
	for (size_t i = noun; i > c->lo && noun - i < FEW && clause_kind(c, i - 1, TOKEN_WORD); i--) {
		if (clause_is(c, i - 1) & WORD_POSSESSIVE)
			return (struct span){i - 1, i};
		if (c->p->tokens[i - 1].possessive)
			return passage_phrase_before(c->p, c->lo, i);
	}
	if (clause_equals(c, noun + 1, S("from")))
		return (struct span){noun + 2, be};
	return (struct span){0, 0};
}

/* Her answer was “…”; Lund’s reply, when it came, was short: “…”. */
static size_t try_words_are(const struct search *s, size_t open)
{
	enum { FAR = 20, FEW = 3 };
	static const slice NOUNS[] = {S("reply"),      S("answer"),   S("response"), S("verdict"),     S("message"),
				      S("advice"),     S("words"),    S("word"),     S("phrase"),      S("phrases"),
				      S("sentence"),   S("line"),     S("promise"),  S("plea"),        S("warning"),
				      S("conclusion"), S("question"), S("comment"),  S("retort"),      S("refrain"),
				      S("view"),       S("opinion"),  S("summary"),  S("explanation"), S("reaction"),
				      S("complaint")};
	static const struct word WORDS = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	size_t be = open;
	while (be > c->lo && open - be < FEW && !(clause_is(c, be - 1) & WORD_BE))
		be--;
	if (be-- == c->lo || !(clause_is(c, be) & WORD_BE) || (clause_is(c, be) & WORD_PERSONAL) ||
	    (open > be + 1 && !clause_pause(c, open - 1) && !clause_kind(c, open - 1, TOKEN_COLON) &&
	     !clause_equals(c, open - 1, S("that"))))
		return 0;
	size_t begin = search_content_begin(s, be);
	for (size_t i = be; i > begin && be - i < FAR; i--) {
		if (!IS_ONE_OF(c, i - 1, NOUNS))
			continue;
		struct span source = owner_of_words(c, i - 1, be);
		if (span_is_empty(source) || !(passage_is_source(s->p, source) || source.to == source.from + 1))
			return 0;
		struct cue cue = {.verb = be, .end = be, .subject = {.source = source}, .word = &WORDS};
		size_t end = search_quotation_end(s, open);
		search_add_part(search_add(s, search_frame_of(&cue, "words are quotation")),
				(struct span){open, end});
		return end;
	}
	return 0;
}

/* As one paper had it, “…”; to quote Lund, “…”. */
static size_t try_as_quoted(const struct search *s, size_t open)
{
	enum { FAR = 8 };
	static const struct word QUOTED = {.classes = VERB_SPEECH};
	const struct clause *c = &s->c;
	size_t pause = open - 1, at = pause, end = search_quotation_end(s, open);
	if (open < c->lo + 4 || !(clause_pause(c, pause) || clause_kind(c, pause, TOKEN_COLON)))
		return 0;
	struct cue cue = {.verb = pause - 2, .end = pause, .word = &QUOTED};
	if (clause_equals(c, pause - 1, S("it")) && (clause_is(c, pause - 2) & WORD_HAVE)) {
		cue.subject.source = passage_phrase_before(s->p, c->lo, pause - 2);
		size_t begin = cue.subject.source.from;
		if (span_is_empty(cue.subject.source) || begin == c->lo || !clause_equals(c, begin - 1, S("as")))
			return 0;
	} else {
		while (at > c->lo + 1 && pause - at < FAR && !clause_equals(c, at - 1, S("quote")))
			at--;
		if (at < c->lo + 2 || !clause_equals(c, at - 1, S("quote")) || !(clause_is(c, at - 2) & WORD_TO))
			return 0;
		cue.verb = at - 1;
		cue.end = at;
		cue.subject.source = (struct span){at, pause};
	}
	if (!passage_is_source(s->p, cue.subject.source))
		return 0;
	search_add_part(search_add(s, search_frame_of(&cue, "as quoted")), (struct span){open, end});
	return end;
}

void quoted_in_front(const struct search *s, size_t open)
{
	if (open > s->c.lo && !search_open_frame(s) && !try_words_are(s, open))
		try_as_quoted(s, open);
}
