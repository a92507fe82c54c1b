/* Organisations: which names are one organisation's. */
#include "names/identity_parts.h"
#include "text/namewords.h"

enum { INITIALS_MOST = 12 };

/* The initials of a name: of its words with capitals, or of all. */
static slice initials_of(struct identities *ids, const struct name *name, bool all)
{
	char letters[INITIALS_MOST];
	size_t len = 0;
	for (uint32_t i = name->core; i < name->core_end && len < sizeof letters; i++) {
		slice word = name_token(ids, name, i);
		if (ascii_is_alpha(word.at[0]) && (all || ascii_is_upper(word.at[0])))
			letters[len++] = ascii_lower(word.at[0]);
	}
	return arena_copy(ids->memory, slice_of(letters, len));
}

/* Whether its letters come in this order in the name. */
static bool is_short_for(slice acronym, slice name)
{
	size_t at = 0;
	for (size_t i = 0; i < acronym.len; i++) {
		if (!ascii_is_alpha(acronym.at[i]))
			return false;
		while (at < name.len && ascii_lower(name.at[at]) != ascii_lower(acronym.at[i]))
			at++;
		if (at++ >= name.len)
			return false;
	}
	return acronym.len <= INITIALS_MOST;
}

/* "(CMA)" behind the name: its acronym, as the document says. */
static void take_bracket(struct identities *ids, const struct name *name, size_t id)
{
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	slice text = ids->index->document->items[name->segment].text;
	if (name->to + 2 >= tokens->count || !slice_equal(token_text(text, &tokens->items[name->to]), S("(")) ||
	    !slice_equal(token_text(text, &tokens->items[name->to + 2]), S(")")))
		return;
	const struct token *t = &tokens->items[name->to + 1];
	slice acronym = token_text(text, t);
	if (t->kind == TOKEN_WORD && t->capital && is_short_for(acronym, name_core(ids, name)))
		identity_alias(ids, id, acronym, "acronym in brackets");
}

static void index_org(struct identities *ids, const struct name *name, size_t id)
{
	struct identity_index *x = ids->index;
	own_new(&x->acronyms, ids->memory, initials_of(ids, name, false), id);
	own_new(&x->acronyms, ids->memory, initials_of(ids, name, true), id);
	slice first = fold_name(ids->memory, name_token(ids, name, name->core));
	if (name->core_end - name->core > 2) { /* Bright Paths, of Bright Paths Care */
		struct name most = *name;
		most.core_end--;
		own_new(&x->shorts, ids->memory, fold_name(ids->memory, name_core(ids, &most)), id);
	}
	if (!(namewords_class(first) & (CLASS_COMMON | CLASS_FUNCTION | CLASS_ORG | CLASS_COUNTRY | CLASS_OWNER)))
		own_new(&x->shorts, ids->memory, first, id);
}

/* The nouns by which an organisation can be meant from here on. */
static void mean_by_nouns(struct identities *ids, const struct name *name, size_t id)
{
	for (uint32_t i = name->core; i < name->core_end; i++) {
		slice word = name_token(ids, name, i);
		if (namewords_class(word) & CLASS_ORG)
			own(&ids->index->nouns, ids->memory, fold_name(ids->memory, word), id);
	}
}

/* Its name, with the ending of Barnardo’s. */
static slice org_name(const struct identities *ids, const struct name *name)
{
	const struct token *last = &ids->index->tokens[name->segment].items[name->core_end - 1];
	slice text = ids->index->document->items[name->segment].text, core = name_core(ids, name);
	size_t begin = ids->index->tokens[name->segment].items[name->core].at;
	slice whole = slice_sub(text, begin, last->at + last->end);
	return last->possessive && namewords_class(fold_name(ids->memory, whole)) & CLASS_KNOWN ? whole : core;
}

size_t org_named(struct identities *ids, const struct name *name)
{
	struct identity_index *x = ids->index;
	slice core = org_name(ids, name);
	size_t id = owner_of(&x->exact, name_key(ids, name));
	if (id == SLICE_NONE) {
		id = identity_new(ids, core, fold_name(ids->memory, core), IDENTITY_ORG, name->segment, name->core);
		if (name->core_end - name->core > 1)
			index_org(ids, name, id);
	} else {
		identity_alias(ids, id, core, "case");
	}
	take_bracket(ids, name, id);
	return id;
}

size_t org_known_by_acronym(struct identities *ids, const struct name *name)
{
	struct identity_index *x = ids->index;
	slice core = name_core(ids, name), key = name_key(ids, name);
	size_t id = owner_of(&x->exact, key);
	if (id != SLICE_NONE)
		return id;
	id = owner_of(&x->acronyms, key);
	if (id != SLICE_NONE)
		identity_alias(ids, id, core, "initials of the name");
	return id;
}

size_t org_by_acronym(struct identities *ids, const struct name *name)
{
	slice core = name_core(ids, name);
	return identity_new(ids, core, name_key(ids, name), IDENTITY_ORG, name->segment, name->core);
}

static size_t org_by_noun(struct identities *ids, const struct name *name, slice key)
{
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	slice text = ids->index->document->items[name->segment].text;
	if (name->from == 0)
		return SLICE_NONE;
	slice before = token_text(text, &tokens->items[name->from - 1]);
	size_t id = slice_equal_nocase(before, S("the")) ? owner_of(&ids->index->nouns, key) : SLICE_NONE;
	if (id != SLICE_NONE)
		identity_alias(ids, id, names_text(text, tokens, name->from - 1, name->to), "noun of the name");
	return id;
}

size_t org_called(struct identities *ids, const struct name *name)
{
	struct identity_index *x = ids->index;
	slice key = name_key(ids, name);
	if (name->kind == NAME_BODY)
		return org_by_noun(ids, name, key);
	size_t id = owner_of(&x->shorts, key);
	if (id == SLICE_NONE || ids->items[id].type != IDENTITY_ORG)
		return SLICE_NONE;
	identity_alias(ids, id, name_core(ids, name), "first word of the name");
	return id;
}

size_t org_by_most(struct identities *ids, const struct name *name)
{
	size_t id = owner_of(&ids->index->shorts, fold_name(ids->memory, name_core(ids, name)));
	if (id == SLICE_NONE || name->core_end - name->core < 2 || ids->items[id].type != IDENTITY_ORG)
		return SLICE_NONE;
	identity_alias(ids, id, name_core(ids, name), "most of the name");
	return id;
}

void org_remember(struct identities *ids, const struct name *name, size_t id) { mean_by_nouns(ids, name, id); }
