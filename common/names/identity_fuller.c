/* "The council said", where the text has spoken of "Marl council": who is only
 * described has the fullest description that stands before. */
#include "names/identity_phrase.h"
#include "text/namewords.h"

enum { SEGMENTS_BACK = 24, BYTES_BACK = 8000 /* of each */, PLACES_MOST = 32 };

/* A capital that is a name's: "Marl council"; not "This council". */
static bool is_of_place(const struct token *t)
{
	bool place = (t->classes & CLASS_ANY_PLACE) || t->classes == 0;
	return t->kind == TOKEN_WORD && t->capital && !t->possessive && place && t->word->is == 0;
}

/* "Ann Lee’s solicitor". */
static bool is_of_somebody(const struct token *t)
{
	return t->kind == TOKEN_WORD && t->capital && t->possessive && !(t->classes & (CLASS_FUNCTION | CLASS_DATE));
}

/* Where the fuller phrase begins whose plain words begin at token `at`; `at`
 * where they are all. */
static uint32_t fuller_begin(const struct token *tokens, uint32_t at, bool body)
{
	if (at == 0 || !(is_of_somebody(&tokens[at - 1]) || (body && is_of_place(&tokens[at - 1]))))
		return at;
	for (at--; at > 0 && is_of_place(&tokens[at - 1]);)
		at--;
	return at;
}

bool phrase_fuller(const struct identities *ids, const struct phrase *p, struct phrase *whole)
{
	const struct identity_index *x = ids->index;
	bool family = slice_equal(phrase_word(p, p->head), S("family"));
	if (p->begin != p->from + 1 || !slice_equal_nocase(phrase_word(p, p->from), S("the")) ||
	    p->head + 1 != p->to || p->tokens[p->begin].capital ||
	    !(family || p->class & (CLASS_ANY_PERSON | CLASS_ANY_BODY)))
		return false;
	slice words = phrase_words(p, p->begin, p->to);
	size_t places = 0;
	for (size_t back = 0; back <= p->segment && back < SEGMENTS_BACK; back++) {
		size_t segment = p->segment - back;
		const struct token_list *tokens = &x->tokens[segment];
		slice text = x->document->items[segment].text;
		size_t end = back ? text.len : p->tokens[p->from].at, at = end > BYTES_BACK ? end - BYTES_BACK : 0;
		text = slice_sub(text, 0, end);
		bool found = false;
		for (; (at = slice_find(text, words, at)) != SLICE_NONE && places < PLACES_MOST; at++, places++) {
			uint32_t first = token_after(tokens, at), to = first + (p->to - p->begin);
			if (to > tokens->count || tokens->items[first].at != at ||
			    tokens->items[to - 1].at + tokens->items[to - 1].len != at + words.len)
				continue;
			uint32_t begin = fuller_begin(tokens->items, first, p->class & CLASS_ANY_BODY);
			if (begin == first)
				continue;
			*whole = phrase_of(ids, segment, begin, to);
			found = true;
		}
		if (found)
			return true;
	}
	return false;
}
