/* Whose words stand alone: whom the sentence or paragraph before is about. */
#include "attribution/reading.h"

enum {
	SHORT = 12,  /* tokens of a sentence that only leads over */
	LONGEST = 40 /* of a paragraph that does, up to its colon */
};

/* What somebody does whose words follow: "Lund nods. “Yes.”" */
static bool is_gesture(slice word)
{
	static const slice VERBS[] = {
		S("nods"),        S("nodded"),    S("shrugs"), S("shrugged"), S("laughs"),  S("laughed"),
		S("sighs"),       S("sighed"),    S("smiles"), S("smiled"),   S("grins"),   S("grinned"),
		S("pauses"),      S("paused"),    S("agrees"), S("agreed"),   S("winces"),  S("disagrees"),
		S("disagreed"),   S("hesitates"), S("shakes"), S("shook"),    S("frowns"),  S("frowned"),
		S("snorts"),      S("rolls"),     S("rolled"), S("beams"),    S("beamed"),  S("puts"),
		S("put"),         S("raises"),    S("raised"), S("stands"),   S("stood"),   S("interrupts"),
		S("interrupted"), S("leans"),     S("leaned"), S("points"),   S("pointed"), S("hesitated")};
	for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++)
		if (slice_equal_nocase(word, VERBS[i]))
			return true;
	return false;
}

bool topics_is_third_person(const struct passage *p, size_t i)
{
	static const slice WORDS[] = {S("he"), S("she"), S("they"), S("his"), S("her"), S("their")};
	for (size_t k = 0; k < sizeof WORDS / sizeof *WORDS; k++)
		if (passage_equals(p, i, WORDS[k]))
			return true;
	return false;
}

/* "Her secret? “Socks.”", "And what did he want? “Tea.”" */
static struct who questioned(struct reading *r, size_t lo, size_t hi)
{
	const struct passage *p = &r->passage;
	if (hi - lo > SHORT || p->tokens[hi - 1].kind != TOKEN_STOP || p->text.at[p->tokens[hi - 1].at] != '?')
		return who_nobody(r);
	for (size_t i = lo; i < hi; i++)
		if (topics_is_third_person(p, i))
			return sources_find(r, (struct span){i, i + 1});
	return who_nobody(r);
}

/* "A report by the union put it bluntly.", in which something puts it. */
static bool puts_it(const struct passage *p, size_t lo, size_t hi)
{
	for (size_t i = lo; i + 1 < hi; i++)
		if ((passage_equals(p, i, S("put")) || passage_equals(p, i, S("puts"))) &&
		    passage_equals(p, i + 1, S("it")))
			return true;
	return false;
}

struct who topics_before(struct reading *r)
{
	const struct passage *p = &r->passage;
	size_t lo = r->sentence_before, hi = r->sentence_begin;
	struct who nobody = who_nobody(r);
	if (lo >= hi || p->tokens[0].depth)
		return nobody;
	struct who asked = questioned(r, lo, hi);
	if (asked.identity != SLICE_NONE && asked.other == SLICE_NONE)
		return asked;
	struct span phrase = passage_phrase_at(p, lo, hi);
	if (span_is_empty(phrase))
		return nobody;
	size_t verb = phrase.to;
	if (passage_kind(p, verb, TOKEN_COMMA)) /* His son, Ben, nods. */
		for (verb++; verb < hi && !passage_kind(p, verb - 1, TOKEN_COMMA);)
			verb++;
	bool gesture = hi - lo <= SHORT && verb < hi && is_gesture(passage_word(p, verb));
	if (r->carry.segment == r->segment && !gesture)
		return nobody;
	bool pronoun = (passage_is(p, phrase.from) & WORD_PERSONAL) && !passage_equals(p, phrase.from, S("it"));
	bool says = puts_it(p, phrase.to, hi) && passage_is_source(p, phrase);
	if (!pronoun && !says && !sources_is_person(r, phrase))
		return nobody;
	struct who who = sources_find(r, phrase);
	return who.other == SLICE_NONE ? who : nobody;
}

/* "Dr Lund’s summary of it:": whose; "What they said:": they. */
struct who topics_heading(struct reading *r, size_t lo, size_t hi)
{
	const struct passage *p = &r->passage;
	if (lo >= hi || hi - lo > LONGEST || hi != p->count || p->tokens[hi - 1].kind != TOKEN_COLON)
		return who_nobody(r);
	if (passage_equals(p, lo, S("what")) && topics_is_third_person(p, lo + 1))
		return sources_find(r, (struct span){lo + 1, lo + 2});
	size_t end = passage_phrase_at(p, lo, hi).to;
	if (passage_is_name(p, (struct span){lo, end}) && sources_is_person(r, (struct span){lo, end}))
		return sources_find(r, (struct span){lo, end}); /* Ann Lee, a nurse in Hull: */
	for (end = lo; end + 1 < hi && passage_kind(p, end, TOKEN_WORD) && !p->tokens[end].possessive;)
		end++;
	struct span owner = {lo, end + 1};
	if (!p->tokens[end].possessive || !passage_is_source(p, owner) || !passage_kind(p, end + 1, TOKEN_WORD))
		return who_nobody(r);
	return sources_find(r, owner);
}
