/* Whose words "it", "the note" and "the first line" have. */
#include "attribution/reading.h"

enum { FAR = 40 /* tokens back */ };

bool letters_is_part(const struct passage *p, size_t noun)
{
	static const slice PARTS[] = {S("line"),     S("lines"),   S("paragraph"), S("para"),
				      S("page"),     S("pages"),   S("chapter"),   S("section"),
				      S("sentence"), S("heading"), S("footnote")};
	return PASSAGE_IS_ONE_OF(p, noun, PARTS);
}

bool letters_is_part_alone(const struct passage *p, struct span s)
{
	static const slice BEFORE[] = {S("the"),    S("its"),   S("that"),    S("first"),  S("second"), S("third"),
				       S("fourth"), S("fifth"), S("opening"), S("last"),   S("final"),  S("subject"),
				       S("next"),   S("top"),   S("bottom"),  S("closing")};
	if (s.to < s.from + 2 || s.to > s.from + 3 || !letters_is_part(p, s.to - 1))
		return false;
	for (size_t i = s.from; i + 1 < s.to; i++)
		if (!PASSAGE_IS_ONE_OF(p, i, BEFORE))
			return false;
	return true;
}

/* "texts me", "wrote back", "wrote to me": not to somebody who may be it. */
static bool is_to_somebody(const struct passage *p, size_t verb)
{
	static const slice WHOM[] = {S("me"), S("us"), S("him"), S("her"), S("you"), S("them"), S("back")};
	size_t at = verb + 1 + passage_equals(p, verb + 1, S("to"));
	return PASSAGE_IS_ONE_OF(p, at, WHOM);
}

/* Who does what the verb says: "he", "a minister", "Ann Lee"; nobody for "I". */
static struct span writer_before(const struct passage *p, size_t lo, size_t verb)
{
	while (verb > lo && (passage_is(p, verb - 1) & (WORD_ADVERB | WORD_HAVE)))
		verb--;
	struct span phrase = passage_phrase_before(p, lo, verb);
	if (span_is_empty(phrase) || !passage_is_source(p, phrase))
		return (struct span){0, 0};
	bool third = passage_equals(p, phrase.from, S("she")) || passage_equals(p, phrase.from, S("he")) ||
		     passage_equals(p, phrase.from, S("they"));
	return third || !(passage_is(p, phrase.from) & WORD_PERSONAL) ? phrase : (struct span){0, 0};
}

struct span letters_writer(const struct reading *r, struct span source)
{
	static const slice WROTE[] = {S("wrote"),  S("written"), S("texts"),   S("texted"),   S("emailed"),
				      S("emails"), S("writes"),  S("tweeted"), S("messaged"), S("posted")};
	static const slice THE[] = {S("the"), S("this"), S("these"), S("those")};
	const struct passage *p = &r->passage;
	bool it = source.to == source.from + 1 && passage_equals(p, source.from, S("it"));
	bool one = source.to == source.from + 4 && passage_equals(p, source.from, S("one")) &&
		   passage_equals(p, source.from + 1, S("of")); /* one of those letters */
	bool note = (one || source.to == source.from + 2) && (passage_is(p, source.to - 1) & WORD_DOCUMENT) &&
		    PASSAGE_IS_ONE_OF(p, source.to - 2, THE);
	size_t lo = r->sentence_before;
	for (size_t i = source.from; (it || note) && i > lo && source.from - i < FAR; i--) {
		if (!PASSAGE_IS_ONE_OF(p, i - 1, WROTE) || p->tokens[i - 1].depth != p->tokens[source.from].depth ||
		    (it && !is_to_somebody(p, i - 1)))
			continue;
		size_t begin = i - 1 > r->sentence_begin ? r->sentence_begin : lo;
		return writer_before(p, begin, i - 1);
	}
	return (struct span){0, 0};
}
