/* "said the defender": who has just been named, by another word. */
#include "attribution/reading.h"
#include "speech/described.h"

#include "text/namewords.h"

/* Who is called so need not have been named: there is only one of them. */
static bool is_office(slice noun)
{
	static const slice OFFICES[] = {
		S("accused"),     S("bishop"),       S("boss"),        S("captain"),   S("chair"),
		S("chairman"),    S("chairwoman"),   S("chancellor"),  S("chief"),     S("clerk"),
		S("coach"),       S("commissioner"), S("coroner"),     S("defendant"), S("director"),
		S("driver"),      S("editor"),       S("governor"),    S("head"),      S("headmaster"),
		S("headteacher"), S("inspector"),    S("interviewer"), S("judge"),     S("king"),
		S("leader"),      S("magistrate"),   S("manager"),     S("mayor"),     S("minister"),
		S("ombudsman"),   S("owner"),        S("pope"),        S("premier"),   S("presenter"),
		S("president"),   S("principal"),    S("prosecutor"),  S("queen"),     S("referee"),
		S("registrar"),   S("secretary"),    S("speaker"),     S("spokesman"), S("spokesperson"),
		S("spokeswoman"), S("treasurer"),    S("vicar"),       S("victim"),    S("witness")};
	for (size_t i = 0; i < sizeof OFFICES / sizeof *OFFICES; i++)
		if (slice_equal_nocase(noun, OFFICES[i]))
			return true;
	return false;
}

/* "the defender", "the Italian", "the former mayor": for one person. */
static bool is_epithet(const struct passage *p, struct span s)
{
	bool former = s.to == s.from + 3 &&
		      (passage_equals(p, s.from + 1, S("former")) || passage_equals(p, s.from + 1, S("retired")));
	if (former && passage_equals(p, s.from, S("the")) && passage_is(p, s.to - 1) & WORD_PERSON)
		return !p->tokens[s.to - 1].possessive && !p->tokens[s.to - 1].capital &&
		       !described_is_plural(p, s.to - 1);
	if (s.to != s.from + 2 || !passage_equals(p, s.from, S("the")))
		return false;
	const struct token *noun = &p->tokens[s.to - 1];
	if (noun->possessive || slice_ends(passage_word(p, s.to - 1), S("s")))
		return false;
	if (noun->capital)
		return noun->classes & CLASS_PEOPLES &&
		       !(noun->classes & (CLASS_PERSON | CLASS_ANY_PLACE | CLASS_FIRST));
	return noun->classes & CLASS_PERSON && !(noun->classes & (CLASS_KIN | CLASS_PEOPLE | CLASS_MODIFIER)) &&
	       !is_office(passage_word(p, s.to - 1));
}

size_t sources_epithet(const struct reading *r, struct span source)
{
	const struct passage *p = &r->passage;
	if (!is_epithet(p, source) || r->voices.depth ||
	    identities_holder(r->ids, r->segment, source.from, source.to) != SLICE_NONE)
		return SLICE_NONE;
	uint32_t is = passage_is(p, source.to - 1);
	size_t named = voices_last_named(&r->voices, r->ids,
					 is & WORD_SHE  ? GENDER_SHE
					 : is & WORD_HE ? GENDER_HE
							: GENDER_UNKNOWN);
	return named == r->outer_speaker ? SLICE_NONE : named; /* who says "I" */
}
