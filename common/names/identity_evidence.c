/* What the words around a name say about it: one pass over all names. */
#include "names/identity_parts.h"
#include "text/namewords.h"

enum { APPOSITION_MOST = 10 }; /* tokens */

struct place_in {
	slice text;
	const struct token_list *tokens;
};

static const struct token *token_at(const struct place_in *p, size_t i)
{
	return i < p->tokens->count ? &p->tokens->items[i] : NULL;
}

static slice word_of(const struct place_in *p, const struct token *t) { return token_text(p->text, t); }

static bool is_word(const struct token *t) { return t && t->kind == TOKEN_WORD; }

static bool is_verb(const struct token *t) { return is_word(t) && !t->capital && t->word->forms != 0; }

/* A word for somebody or for a body, in small letters, weighs for the type. */
static bool weigh_noun(const struct token *t, struct evidence *e)
{
	unsigned class = t->classes;
	if (class & CLASS_ANY_PERSON && !(class & CLASS_BODY))
		e->person += 2;
	else if (class & (CLASS_ANY_BODY) && !t->capital)
		e->org += 2;
	else
		return false;
	return true;
}

/* "ministers Ann Lee and Bea Lund" are people; "analysts Harbour Marsh" a firm. */
static bool is_listed(const struct place_in *p, uint32_t to)
{
	const struct token *after = token_at(p, to);
	return after && (after->kind == TOKEN_COMMA || (is_word(after) && slice_equal(word_of(p, after), S("and"))));
}

/* "counsel for the authority, Ann Lee": the noun at `i` says for whom. */
static bool is_of_body(const struct place_in *p, uint32_t i)
{
	enum { FEW = 4 };
	for (uint32_t n = 0; n < FEW && i-- > 1; n++) {
		const struct token *t = token_at(p, i);
		if (!is_word(t))
			return false;
		if (t->word->is & WORD_PREPOSITION)
			return is_word(token_at(p, i - 1)) && token_at(p, i - 1)->classes & CLASS_ANY_PERSON;
	}
	return false;
}

static void weigh_before(const struct place_in *p, uint32_t from, uint32_t to, struct evidence *e)
{
	const struct token *before = from ? token_at(p, from - 1) : NULL;
	if (!before)
		return;
	if (before->kind == TOKEN_COMMA) {
		if (token_at(p, 0)->kind == TOKEN_DASH)
			return; /* — Dad of two, Ferrybridge */
		for (uint32_t i = from - 1, n = 0; i-- > 0 && n < APPOSITION_MOST; n++) {
			const struct token *t = token_at(p, i);
			if (t->kind != TOKEN_WORD)
				break;
			bool governed = i > 1 && !(t->classes & CLASS_ANY_PERSON) && is_of_body(p, i);
			if (!governed && weigh_noun(t, e))
				break;
		}
		return;
	}
	if (!is_word(before))
		return;
	slice word = word_of(p, before);
	unsigned class = before->classes;
	bool according = slice_equal(word, S("to")) && from > 1 && is_word(token_at(p, from - 2)) &&
			 slice_equal_nocase(word_of(p, token_at(p, from - 2)), S("according"));
	if (slice_equal_nocase(word, S("the")))
		e->article++;
	else if (according)
		e->speaks++;
	else if (slice_equal(word, S("in")) || slice_equal(word, S("near")) || slice_equal(word, S("across")) ||
		 slice_equal(word, S("around")) || slice_equal(word, S("outside")))
		e->place += 2;
	else if (slice_equal(word, S("from")) || slice_equal(word, S("at")))
		e->place += 1;
	else if (slice_equal(word, S("by")) && from > 1 && token_at(p, from - 2)->classes & CLASS_TEXT)
		e->speaks++; /* a report by */
	else if (before->possessive)
		return;
	else if (class & CLASS_PLURAL && !before->capital && !is_listed(p, to))
		e->org += 2;
	else if (class & CLASS_PLURAL)
		return;
	else if (!before->capital || before->sentence)
		weigh_noun(before, e);
	if (is_verb(before))
		e->speaks++;
}

static void weigh_apposition(const struct place_in *p, uint32_t at, struct evidence *e)
{
	const struct token *first = token_at(p, at), *next = token_at(p, at + 1);
	bool age = first && first->kind == TOKEN_NUMBER && next && next->kind == TOKEN_COMMA;
	bool year = first && first->kind == TOKEN_NUMBER && first->len == 4 && next &&
		    (next->kind == TOKEN_BRACKET || next->kind == TOKEN_SEMICOLON);
	if (age || year) {
		e->person += 3;
		return;
	}
	for (uint32_t i = at; i < at + APPOSITION_MOST; i++) {
		const struct token *t = token_at(p, i);
		if (!is_word(t) || t->sentence || is_verb(t))
			return;
		if (t->capital && i > at && !(t->classes & CLASS_PERSON))
			return;
		if (t->possessive)
			continue; /* the society’s director */
		if (weigh_noun(t, e))
			return;
	}
}

/* "a woman in Selby who": in a place, maybe. */
static bool is_in_place(const struct place_in *p, uint32_t from)
{
	const struct token *before = from ? token_at(p, from - 1) : NULL;
	return is_word(before) &&
	       (slice_equal(word_of(p, before), S("in")) || slice_equal(word_of(p, before), S("from")) ||
		slice_equal(word_of(p, before), S("near")));
}

static void weigh_after(const struct place_in *p, uint32_t from, uint32_t to, struct evidence *e)
{
	const struct token *after = token_at(p, to);
	bool comma = after && after->kind == TOKEN_COMMA;
	const struct token *year = token_at(p, to + 1);
	if (after && after->kind == TOKEN_BRACKET && year && year->kind == TOKEN_NUMBER && year->len == 4)
		e->person += 3; /* Dole (2016) */
	const struct token *word = comma ? token_at(p, to + 1) : after;
	if (is_word(word) && slice_equal(word_of(p, word), S("who")))
		e->person += comma || !is_in_place(p, from) ? 3 : 0;
	else if (is_word(word) && slice_equal(word_of(p, word), S("which")))
		e->org += 2;
	else if (comma)
		weigh_apposition(p, to + 1, e);
	else if (is_word(word) && (slice_equal(word_of(p, word), S("is")) || slice_equal(word_of(p, word), S("was"))))
		weigh_apposition(p, to + 1, e);
	if (is_verb(after) && !p->tokens->items[to - 1].possessive)
		e->speaks++;
	else if (is_word(after) && !after->capital && after->classes & CLASS_TEXT)
		e->org++;
	if (comma && is_word(word) &&
	    (slice_equal(word_of(p, word), S("where")) || slice_equal(word_of(p, word), S("near"))))
		e->place += 3;
}

/* Its last word, in small letters, is an organisation's. */
static bool has_tail(const struct place_in *p, const struct name *name)
{
	const struct token *last = &p->tokens->items[name->core_end - 1];
	return name->kind == NAME_COINED && !last->capital;
}

/* Kinship Now UK */
static bool ends_in_country(const struct place_in *p, const struct name *name)
{
	const struct token *last = &p->tokens->items[name->core_end - 1];
	return name->kind == NAME_COINED && last->classes & CLASS_COUNTRY;
}

static bool needs_evidence(const struct name *name)
{
	return name->kind == NAME_ACRONYM || name->kind == NAME_LIKELY || name->kind == NAME_COINED ||
	       name->kind == NAME_PLACE || name->kind == NAME_SINGLE;
}

void evidence_gather(struct identities *ids)
{
	struct identity_index *x = ids->index;
	x->forms.home = ids->memory;
	for (size_t n = 0; n < x->names.count; n++) {
		const struct name *name = &x->names.items[n];
		if (!needs_evidence(name))
			continue;
		slice key = name_key(ids, name);
		size_t known = x->forms.count, at = table_add(&x->forms, key);
		x->evidence = arena_grow(ids->memory, x->evidence, known, &x->evidence_room, x->forms.count,
					 sizeof *x->evidence);
		if (at == known)
			x->evidence[at] = (struct evidence){0};
		struct evidence *e = &x->evidence[at];
		struct place_in p = {x->document->items[name->segment].text, &x->tokens[name->segment]};
		e->plain += !name->initial && !name->heading;
		e->org += has_tail(&p, name) || ends_in_country(&p, name) ? 2 : 0;
		weigh_before(&p, name->from, name->to, e);
		weigh_after(&p, name->from, name->to, e);
	}
}

const struct evidence *evidence_of(const struct identities *ids, const struct name *name)
{
	static const struct evidence none;
	slice key = name_key(ids, name);
	size_t at = table_find(&ids->index->forms, key);
	return at == SLICE_NONE ? &none : &ids->index->evidence[at];
}
