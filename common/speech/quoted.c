/* Quotations that what stands in front of them gives to somebody without a verb
 * of speech. */
#include "speech/search.h"

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

void report_in_front(const struct search *s, size_t open)
{
	if (open > s->c.lo && !search_open_frame(s) && !try_words_are(s, open))
		try_as_quoted(s, open);
}
