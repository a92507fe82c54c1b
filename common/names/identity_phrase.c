#include "names/identity_phrase.h"

#include "text/namewords.h"

slice phrase_word(const struct phrase *p, uint32_t i) { return token_text(p->text, &p->tokens[i]); }

slice phrase_words(const struct phrase *p, uint32_t from, uint32_t to)
{
	const struct token *last = &p->tokens[to - 1];
	return slice_sub(p->text, p->tokens[from].at, last->at + last->len);
}

uint32_t token_after(const struct token_list *tokens, size_t byte)
{
	size_t low = 0, high = tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tokens->items[middle].at + tokens->items[middle].end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return (uint32_t)low;
}

/* A word after which the noun of the phrase has been passed: of, who, seen. */
static bool follows_head(const struct phrase *p, uint32_t i)
{
	const struct token *t = &p->tokens[i];
	if (t->kind != TOKEN_WORD)
		return t->kind != TOKEN_NUMBER;
	bool joins = i + 1 < p->to && p->tokens[i - 1].capital && p->tokens[i + 1].capital;
	if (slice_equal(phrase_word(p, i), S("I")))
		return true; /* a girl I know */
	if (t->capital || (joins && slice_equal(phrase_word(p, i), S("of"))))
		return false;
	const struct token *last = &p->tokens[p->to - 1];
	if (joins && !last->capital && last->classes & CLASS_ANY_PERSON && slice_equal(phrase_word(p, i), S("for")))
		return false; /* a Department for Housing spokesman */
	const struct word *word = p->tokens[i].word;
	if (word->is & (WORD_PREPOSITION | WORD_RELATIVE | WORD_TO | WORD_PERSONAL))
		return true;
	unsigned class = p->tokens[i].classes, before = p->tokens[i - 1].classes;
	const unsigned noun = CLASS_TEXT | CLASS_ANY_PERSON | CLASS_ANY_BODY | CLASS_PLURAL | CLASS_PEOPLE;
	bool adjective = i + 1 < p->to && p->tokens[i + 1].word->is & (WORD_PREPOSITION | WORD_TO);
	if (before & noun && !p->tokens[i - 1].possessive && !(class & noun) &&
	    (adjective || slice_ends(phrase_word(p, i), S("ed"))))
		return true; /* research published, a source close to */
	if (before & CLASS_THING && !(class & noun) && slice_ends(phrase_word(p, i), S("ed")))
		return true; /* a leaflet pushed through doors */
	if (before & noun && word->is & WORD_TIME)
		return true; /* a report last week */
	if (before & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL) && !(class & noun) &&
	    slice_ends(phrase_word(p, i), S("ing")))
		return true; /* a grandmother raising five */
	return word->forms & FORM_PARTICIPLE && !(class & (CLASS_TEXT | CLASS_ANY_PERSON));
}

static void find_head(struct phrase *p)
{
	uint32_t i = p->begin + 1;
	while (i < p->to && !follows_head(p, i))
		i++;
	p->head = i - 1;
	while (p->head > p->begin && p->tokens[p->head].kind == TOKEN_NUMBER)
		p->head--;
	p->class = p->tokens[p->head].kind == TOKEN_WORD ? p->tokens[p->head].classes : 0;
}

/* What somebody calls theirs need not be named in the document at all. */
static bool is_ours(slice word)
{
	return slice_equal_nocase(word, S("my")) || slice_equal_nocase(word, S("our")) ||
	       slice_equal_nocase(word, S("your"));
}

/* "this dad", "the same home". */
static bool points(slice word)
{
	return slice_equal_nocase(word, S("this")) || slice_equal_nocase(word, S("that")) ||
	       slice_equal_nocase(word, S("these")) || slice_equal_nocase(word, S("those"));
}

static void skip_determiners(struct phrase *p)
{
	for (p->begin = p->from; p->begin + 1 < p->to; p->begin++) {
		const struct word *word = p->tokens[p->begin].word;
		bool place = p->tokens[p->begin].possessive && p->tokens[p->begin].classes & CLASS_ANY_PLACE;
		if (is_ours(phrase_word(p, p->begin)))
			p->indefinite = true;
		else if (p->begin == p->from && points(phrase_word(p, p->begin)))
			p->definite = true;
		else if (slice_equal_nocase(phrase_word(p, p->begin), S("the")) || word->is & WORD_POSSESSIVE ||
			 place)
			p->definite = true;
		else if (slice_equal_nocase(phrase_word(p, p->begin), S("a")) ||
			 slice_equal_nocase(phrase_word(p, p->begin), S("an")))
			p->indefinite = true;
		else
			break;
	}
	if (p->begin == p->from && p->tokens[p->begin].word->is & WORD_DETERMINER)
		p->indefinite = true;
}

/* "coupled with research from the guild": not before research. */
static void skip_participle(struct phrase *p)
{
	if (p->from + 3 > p->to || p->tokens[p->from].kind != TOKEN_WORD || p->tokens[p->from].capital ||
	    p->tokens[p->from + 1].kind != TOKEN_WORD)
		return;
	if (slice_ends(phrase_word(p, p->from), S("ed")) && p->tokens[p->from + 1].word->is & WORD_PREPOSITION)
		p->from += 2;
}

struct phrase phrase_of(const struct identities *ids, size_t segment, uint32_t from, uint32_t to)
{
	struct phrase p = {.segment = segment,
			   .text = ids->index->document->items[segment].text,
			   .tokens = ids->index->tokens[segment].items,
			   .from = from,
			   .to = to,
			   .owner = SLICE_NONE};
	for (uint32_t i = from + 1; i < to; i++)
		if (p.tokens[i].kind == TOKEN_BRACKET) {
			p.to = i; /* a boss (no names) */
			break;
		}
	skip_participle(&p);
	skip_determiners(&p);
	find_head(&p);
	return p;
}

const struct mention *phrase_mention(const struct identities *ids, const struct phrase *p, uint32_t from, uint32_t to)
{
	const struct mention *last = NULL;
	if (from >= to)
		return NULL;
	size_t begin = p->tokens[from].at, end = p->tokens[to - 1].at + p->tokens[to - 1].len;
	const struct mention *m = identities_mention(ids, p->segment, begin, end);
	for (; m && m < ids->mentions + ids->mention_count && m->segment == p->segment && m->from < end; m++)
		last = m;
	return last;
}

size_t phrase_names_before(const struct identities *ids, const struct phrase *p)
{
	const struct name_list *names = &ids->index->names;
	size_t low = 0, high = names->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct name *name = &names->items[middle];
		if (name->segment < p->segment || (name->segment == p->segment && name->core < p->from))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
