#include "names/identity_parts.h"
#include "text/grammar.h"
#include "text/namewords.h"

static void find_names(struct identities *ids)
{
	struct identity_index *x = ids->index;
	for (size_t s = 0; s < x->document->count; s++)
		if (x->document->items[s].kind != SEGMENT_FURNITURE)
			names_in(&x->names, x->document->items[s].text, &x->tokens[s], s, ids->memory);
	names_by_initials(ids);
	x->name_identity = arena_room(ids->memory, x->names.count + 1, sizeof *x->name_identity);
	for (size_t n = 0; n < x->names.count; n++) {
		x->name_identity[n] = SLICE_NONE;
		x->names.items[n].key = fold_name(ids->memory, name_core(ids, &x->names.items[n]));
	}
}

/* Two or three words of which the first is in no lexicon. */
static bool is_uncommon_first(const struct identities *ids, const struct name *name)
{
	const struct token *first = &ids->index->tokens[name->segment].items[name->core];
	uint32_t words = name->core_end - name->core;
	return (words == 2 || words == 3) && first->classes == 0 && first[words - 1].capital;
}

/* What the document shows a form to be that by itself could be anything. */
static enum name_kind judged(const struct identities *ids, const struct name *name)
{
	const struct evidence *e = evidence_of(ids, name);
	unsigned org = e->org + e->article, person = e->person;
	bool first = name->classes & CLASS_FIRST;
	switch (name->kind) {
	case NAME_LIKELY:
		if (e->place && !person && !e->speaks)
			return NAME_PLACE;
		if (person + 1 >= org && person + e->speaks + 2 > e->place && (e->plain || person || e->speaks))
			return NAME_PERSON;
		return org + e->speaks > e->place ? NAME_ORG : NAME_PLACE;
	case NAME_COINED:
		if (is_uncommon_first(ids, name) && person > org)
			return NAME_PERSON; /* parent Shaneeka Bell */
		return !name->heading && org + 2 * e->speaks > e->place ? NAME_ORG : NAME_THING;
	case NAME_SINGLE:
		if (first && e->org <= person)
			return NAME_PERSON;
		if (e->place > org + 2 * e->speaks + person)
			return NAME_PLACE;
		if (person > org)
			return NAME_PERSON;
		return e->plain || e->speaks || e->org ? NAME_ORG : NAME_THING;
	case NAME_PLACE:
		return e->speaks > 0 && e->place == 0 ? NAME_ORG : NAME_PLACE;
	default:
		return (enum name_kind)name->kind;
	}
}

/* One word, but for titles: Lady Vane-Corby. */
static bool is_short(const struct identities *ids, const struct name *name)
{
	uint32_t word = name->core;
	while (word + 1 < name->core_end && namewords_class(name_token(ids, name, word)) & CLASS_ANY_TITLE)
		word++;
	return word + 1 == name->core_end;
}

/* "chief executive of Frontline MaAlister": an organisation that is named by
 * itself too, and then a surname. What is left is the surname. */
static bool split_name(struct identities *ids, struct name *name)
{
	struct name first = *name, rest = *name;
	first.core_end = name->core + 1;
	rest.core = rest.from = name->core + 1;
	first.key = rest.key = S("");
	unsigned last_word = ids->index->tokens[name->segment].items[name->core_end - 1].classes;
	if (name->core_end - name->core != 2 || name->from == 0 || (name->kind == NAME_COINED && last_word))
		return false;
	const struct word *before = grammar_word(name_token(ids, name, name->from - 1));
	struct identity_index *x = ids->index;
	size_t org = owner_of(&x->exact, fold_name(ids->memory, name_core(ids, &first)));
	bool known = org != SLICE_NONE && ids->items[org].type == IDENTITY_ORG;
	if (!(before->is & WORD_PREPOSITION) || (!known && evidence_of(ids, &first)->plain == 0))
		return false;
	slice last = fold_name(ids->memory, name_core(ids, &rest));
	if (owner_of(&x->surnames, last) == SLICE_NONE && spellings_find(&x->spellings, S(""), last) == SLICE_NONE)
		return false;
	rest.kind = NAME_SINGLE;
	rest.classes = last_word;
	rest.initial = false;
	*name = rest;
	return true;
}

/* First the names that stand by themselves: full names and organisations. */
static size_t full_identity(struct identities *ids, struct name *name)
{
	if (name->kind == NAME_PERSON)
		return is_short(ids, name) ? SLICE_NONE : person_named(ids, name);
	if (name->kind == NAME_ORG)
		return org_named(ids, name);
	if (name->kind != NAME_LIKELY && name->kind != NAME_COINED)
		return SLICE_NONE;
	size_t known = owner_of(&ids->index->exact, name_key(ids, name));
	if (known == SLICE_NONE)
		known = person_by_long_surname(ids, name);
	if (known == SLICE_NONE)
		known = org_by_most(ids, name);
	if (known != SLICE_NONE)
		return known;
	if (split_name(ids, name))
		return SLICE_NONE;
	switch (judged(ids, name)) {
	case NAME_PERSON:
		return name->heading ? SLICE_NONE : person_named(ids, name);
	case NAME_ORG:
		return org_named(ids, name);
	default:
		return SLICE_NONE;
	}
}

/* A common word is a surname where a capital says so, or a verb behind it. */
static bool is_subject(const struct identities *ids, const struct name *name)
{
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	if (!name->initial && !name->heading)
		return true;
	if (name->to >= tokens->count || tokens->items[name->to].kind != TOKEN_WORD)
		return false;
	const struct word *next = tokens->items[name->to].word;
	return next->forms & (FORM_THIRD | FORM_PAST) || next->is & (WORD_BE | WORD_HAVE | WORD_MODAL);
}

/* A common word is a surname, or the name of an organisation that speaks
 * where its capital means something. */
static size_t common_identity(struct identities *ids, const struct name *name)
{
	const unsigned other = CLASS_PLURAL | CLASS_PEOPLE | CLASS_TEXT | CLASS_THING;
	size_t id = is_subject(ids, name) ? person_by_surname(ids, name) : SLICE_NONE;
	const struct evidence *e = evidence_of(ids, name);
	if (id != SLICE_NONE || name->classes & other || name->heading || e->article || !e->plain || !e->speaks)
		return id;
	return org_named(ids, name);
}

/* "A Key and a Kettle”": what has an article and nothing behind it is no name. */
static bool is_thing_of_title(const struct identities *ids, const struct name *name)
{
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	if (name->kind != NAME_SINGLE || name->from == 0 ||
	    (name->to < tokens->count && tokens->items[name->to].kind <= TOKEN_NUMBER))
		return false;
	slice before = name_token(ids, name, name->from - 1);
	return slice_equal(before, S("a")) || slice_equal(before, S("an"));
}

/* Then, from the beginning again, the short forms that stand for them. */
static size_t short_identity(struct identities *ids, const struct name *name)
{
	size_t id = SLICE_NONE;
	if (name->kind == NAME_ACRONYM) {
		id = org_known_by_acronym(ids, name);
		if (id == SLICE_NONE)
			id = person_by_initials(ids, name);
		return id == SLICE_NONE ? org_by_acronym(ids, name) : id;
	}
	if (name->common)
		return common_identity(ids, name);
	if (name->kind == NAME_BODY)
		return org_called(ids, name);
	if (name->kind != NAME_SINGLE && name->kind != NAME_PLACE && name->kind != NAME_PERSON)
		return SLICE_NONE;
	if (is_thing_of_title(ids, name))
		return SLICE_NONE;
	if (name->kind != NAME_PLACE)
		id = person_called(ids, name);
	enum name_kind kind = judged(ids, name);
	if (id == SLICE_NONE && kind != NAME_PLACE)
		id = org_called(ids, name);
	if (id != SLICE_NONE || name->heading)
		return id;
	if (kind == NAME_PERSON)
		return person_named(ids, name);
	return kind == NAME_ORG ? org_named(ids, name) : SLICE_NONE;
}

/* "Kith and Kin said": an organisation that has been named so, though either
 * word could be a name. The second is taken in. */
static void join_known(struct identities *ids, size_t n)
{
	struct identity_index *x = ids->index;
	struct name *name = &x->names.items[n], *next = name + 1;
	if (n + 1 == x->names.count || next->segment != name->segment || next->from != name->to + 1)
		return;
	slice link = name_token(ids, name, name->to);
	if (!slice_equal(link, S("and")) && !slice_equal(link, S("&")))
		return;
	struct name both = *name;
	both.to = next->to;
	both.core_end = next->core_end;
	both.key = arena_join(ids->memory, name_key(ids, name), S(" and "), name_key(ids, next));
	size_t known = owner_of(&x->exact, both.key);
	if (known == SLICE_NONE) {
		both.key = arena_join(ids->memory, name_key(ids, name), S(" & "), name_key(ids, next));
		known = owner_of(&x->exact, both.key);
	}
	if (known == SLICE_NONE || ids->items[known].type != IDENTITY_ORG)
		return;
	both.kind = NAME_ORG;
	*name = both;
	next->kind = NAME_THING;
}

static void link_full_names(struct identities *ids, bool comments)
{
	struct identity_index *x = ids->index;
	for (size_t n = 0; n < x->names.count; n++) {
		struct name *name = &x->names.items[n];
		if (in_comments(&x->document->items[name->segment]) != comments)
			continue;
		join_known(ids, n);
		size_t id = x->name_identity[n] = full_identity(ids, name);
		slice initials = id == SLICE_NONE ? S("") : initials_in_list(ids, name);
		if (initials.len)
			identity_alias(ids, id, initials, "initials in brackets");
	}
}

/* Readers come last: a surname alone is rather somebody's in the text. */
static void link_names(struct identities *ids)
{
	struct identity_index *x = ids->index;
	people_of_layout(ids, false);
	link_full_names(ids, false);
	people_of_layout(ids, true);
	link_full_names(ids, true);
	for (size_t n = 0; n < x->names.count; n++) {
		const struct name *name = &x->names.items[n];
		if (x->name_identity[n] == SLICE_NONE && n + 1 < x->names.count)
			x->name_identity[n] = person_sharing(ids, name, name + 1);
		if (x->name_identity[n] == SLICE_NONE)
			x->name_identity[n] = short_identity(ids, name);
		if (x->name_identity[n] != SLICE_NONE && name->kind == NAME_ORG)
			org_remember(ids, name, x->name_identity[n]);
	}
}

/* Whether one comma parts two names of the same identity. */
static bool explains(const struct identities *ids, size_t name, size_t other, size_t id)
{
	const struct identity_index *x = ids->index;
	if (other >= x->names.count || x->name_identity[other] != id)
		return false;
	const struct name *first = &x->names.items[name < other ? name : other];
	const struct name *second = &x->names.items[name < other ? other : name];
	return first->segment == second->segment && second->from <= first->to + 2;
}

/* The role as it stands, with the country whose it is. */
static slice role_text_of(const struct identities *ids, const struct name *name)
{
	struct name whole = *name;
	const struct token *before = &ids->index->tokens[name->segment].items[name->from];
	if (name->from > 0 && slice_equal_nocase(name_token(ids, name, name->from - 1), S("the")))
		whole.from--;
	else if (name->from > 0 && before[-1].possessive &&
		 namewords_class(name_token(ids, name, name->from - 1)) & CLASS_COUNTRY)
		whole.from--;
	return name_whole(ids, &whole);
}

/* Roles with capitals that stand for who holds them: the Chief Inspector. */
static void link_roles(struct identities *ids)
{
	struct identity_index *x = ids->index;
	for (size_t n = 0; n < x->names.count; n++) {
		const struct name *name = &x->names.items[n];
		size_t id = name->kind == NAME_ROLE ? role_named(ids, name) : SLICE_NONE;
		if (id == SLICE_NONE || explains(ids, n, n + 1, id) || (n > 0 && explains(ids, n, n - 1, id)))
			continue;
		x->name_identity[n] = id;
		identity_alias(ids, id, role_text_of(ids, name), "role");
	}
}

static bool is_before(const struct name *a, const struct name *b)
{
	return !b || a->segment < b->segment || (a->segment == b->segment && a->from < b->from);
}

/* A name with a role in front takes in what is named in the role. */
static void add_mention(struct identities *ids, const struct mention *mention)
{
	while (ids->mention_count > 0) {
		const struct mention *last = &ids->mentions[ids->mention_count - 1];
		if (last->segment != mention->segment || last->to <= mention->from)
			break;
		ids->mention_count--;
	}
	ids->mentions[ids->mention_count++] = *mention;
}

static void add_tokens(struct identities *ids, size_t segment, uint32_t from, uint32_t to, size_t id)
{
	const struct token *items = ids->index->tokens[segment].items;
	const struct token *last = &items[to - 1];
	add_mention(ids, &(struct mention){segment, items[from].at, last->at + last->len, from, to, id});
}

static void make_mentions(struct identities *ids)
{
	struct identity_index *x = ids->index;
	size_t small = 0, small_count = 0;
	struct name *smalls = people_in_small_letters(ids, &small_count);
	ids->mentions = arena_room(ids->memory, x->names.count + small_count + 1, sizeof *ids->mentions);
	for (size_t n = 0; n <= x->names.count; n++) {
		const struct name *name = n < x->names.count ? &x->names.items[n] : NULL;
		for (; small < small_count && is_before(&smalls[small], name); small++)
			add_tokens(ids, smalls[small].segment, smalls[small].from, smalls[small].to,
				   person_by_surname(ids, &smalls[small]));
		if (name && x->name_identity[n] != SLICE_NONE)
			add_tokens(ids, name->segment, name->from, name->to, x->name_identity[n]);
	}
}

static void index_mentions(struct identities *ids)
{
	size_t count = ids->index->document->count, m = 0;
	for (size_t s = 0; s <= count; s++) {
		while (m < ids->mention_count && ids->mentions[m].segment < s)
			m++;
		ids->index->mentions_from[s] = m;
	}
}

struct identities identities_of(const struct segment_list *document, const struct token_list *tokens,
				struct arena *memory)
{
	struct identities ids = {.memory = memory, .index = arena_new(memory, struct identity_index)};
	ids.index->document = document;
	ids.index->tokens = tokens;
	ids.index->mentions_from = arena_array(memory, document->count + 1, sizeof *ids.index->mentions_from);
	find_names(&ids);
	evidence_gather(&ids);
	link_names(&ids);
	roles_gather(&ids);
	link_roles(&ids);
	make_mentions(&ids);
	index_mentions(&ids);
	return ids;
}

/* The first mention that does not end before the place. */
static size_t mention_at(const struct identities *ids, size_t segment, size_t from)
{
	const size_t *of_segment = &ids->index->mentions_from[segment];
	size_t low = of_segment[0], high = of_segment[1];
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (ids->mentions[middle].to <= from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct mention *identities_mention(const struct identities *ids, size_t segment, size_t from, size_t to)
{
	size_t at = mention_at(ids, segment, from);
	if (at == ids->index->mentions_from[segment + 1] || ids->mentions[at].from >= to)
		return NULL;
	return &ids->mentions[at];
}

size_t identities_find(const struct identities *ids, slice name)
{
	return owner_of(&ids->index->exact, fold_name(ids->memory, name));
}

/* The same speaker has mostly spoken last, or last but one. */
size_t identities_speaker(const struct identities *ids, size_t segment)
{
	struct identity_index *x = ids->index;
	slice speaker = x->document->items[segment].speaker;
	if (speaker.len == 0)
		return SLICE_NONE;
	for (size_t i = 0; i < sizeof x->speakers / sizeof *x->speakers; i++)
		if (slice_equal(x->speakers[i].name, speaker))
			return x->speakers[i].identity;
	size_t id = identities_find(ids, speaker);
	if (id != SLICE_NONE) {
		x->speakers[1] = x->speakers[0];
		x->speakers[0] = (struct recent_speaker){speaker, id};
	}
	return id;
}
