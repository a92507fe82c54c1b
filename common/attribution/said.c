/* What is said: of the frames of a sentence and its words in marks. */
#include "attribution/reading.h"

bool said_is_quotation(const struct passage *p, struct span s)
{
	const struct token *open = &p->tokens[s.from];
	if (open->kind != TOKEN_OPEN)
		return false;
	return open->partner == s.to - 1 || (open->partner == TOKEN_NONE && s.to == p->count);
}

/* “Two Sides of A4”: a quotation whose words have capitals, but for short ones,
 * and that ends in no stop, is a title. */
bool said_is_title(const struct passage *p, struct span s)
{
	enum { FEWEST = 2, LONGEST = 10, SHORT = 3 };
	size_t to = p->tokens[s.from].partner == TOKEN_NONE ? s.to : s.to - 1, words = 0;
	if (to - s.from > LONGEST || !said_is_quotation(p, s))
		return false;
	for (size_t i = s.from + 1; i < to; i++) {
		const struct token *t = &p->tokens[i];
		bool first = i == s.from + 1, last = i + 1 == to;
		if (t->kind == TOKEN_STOP || (t->kind == TOKEN_COMMA && last))
			return false;
		if (t->kind == TOKEN_WORD && !t->capital && (first || last || t->len > SHORT))
			return false;
		words += t->capital && (t->len > SHORT || to - s.from > FEWEST + 1);
	}
	return words >= FEWEST;
}

/* The last reporting verb of a cue, or SLICE_NONE. */
static size_t verb_of(const struct passage *p, struct span cue)
{
	for (size_t i = cue.to; i > cue.from; i--)
		if (p->tokens[i - 1].word->forms)
			return i - 1;
	return SLICE_NONE;
}

/* Whether a report of which nobody is sure has words in marks that somebody
 * says, by its verb: then it is speech. */
bool said_is_speech(const struct passage *p, struct span sentence, const struct frame *f)
{
	const uint32_t finite = WORD_BE | WORD_HAVE | WORD_MODAL;
	size_t at = verb_of(p, f->cue);
	bool marks = false, clause = false, first;
	if (at == SLICE_NONE || f->part_count == 0 || !passage_is_source(p, f->source))
		return false;
	const struct word *verb = p->tokens[at].word;
	if (!(verb->classes & VERB_SPEECH) || frames_deny(p, sentence, at))
		return false;
	char initial = ascii_lower(p->text.at[p->tokens[f->source.from].at]);
	first = (p->tokens[f->source.from].word->is & WORD_PERSONAL) &&
		((initial == 'i' && !passage_equals(p, f->source.from, S("it"))) || initial == 'w');
	for (size_t i = f->parts[0].from; i < f->parts[0].to; i++) {
		marks |= p->tokens[i].kind == TOKEN_OPEN && p->tokens[i].partner != TOKEN_NONE;
		clause |= (p->tokens[i].word->is & finite) || p->tokens[i].word->forms & (FORM_PAST | FORM_THIRD);
	}
	if (!marks || first)
		return false;
	return said_is_quotation(p, f->parts[0]) ? verb->takes & (TAKES_QUOTATION | TAKES_OBJECT)
						 : clause && verb->takes & (TAKES_CLAUSE | TAKES_THAT);
}

/* "When a minister said that it was late, a woman stood up": what is said in a
 * clause before the main one ends where that begins. */
void said_trim(const struct passage *p, struct frame *f)
{
	if (span_is_empty(f->source) || f->source.from == 0 || f->part_count != 1 || f->parts[0].from < f->cue.to)
		return;
	size_t before = f->source.from - 1;
	if (!passage_equals(p, before, S("when")) && !passage_equals(p, before, S("after")) &&
	    !passage_equals(p, before, S("while")) && !passage_equals(p, before, S("although")))
		return;
	struct span *part = &f->parts[0];
	const uint32_t subject = WORD_DETERMINER | WORD_POSSESSIVE | WORD_PERSONAL;
	for (size_t i = part->from; i + 1 < part->to; i = passage_skip_right(p, i, part->to) + 1)
		if (p->tokens[i].kind == TOKEN_COMMA && i > part->from && (passage_is(p, i + 1) & subject)) {
			part->to = i;
			return;
		}
}

/* Whether what is reported lies in what another frame before it reports. */
bool said_is_inside(const struct frame_list *frames, size_t i)
{
	enum { FAR = 8 }; /* frames back */
	const struct frame *f = &frames->items[i];
	for (size_t k = i > FAR ? i - FAR : 0; k < i && f->part_count; k++) {
		const struct frame *outer = &frames->items[k];
		for (size_t part = 0; part < outer->part_count && !outer->doubtful; part++)
			if (outer->parts[part].from <= f->parts[0].from && f->parts[0].to <= outer->parts[part].to)
				return true;
	}
	return false;
}

/* Whether all that is “reported” is a title: a book called “Two Sides of A4”;
 * but what somebody says, “Happy New Year”, they say. */
bool said_names_title(const struct passage *p, const struct frame *f)
{
	size_t open = f->parts[0].from;
	bool said = !span_is_empty(f->cue) && open == f->cue.to + 1 &&
		    (passage_kind(p, open - 1, TOKEN_COLON) || passage_kind(p, open - 1, TOKEN_COMMA));
	return f->part_count == 1 && !said && said_is_title(p, f->parts[0]);
}
