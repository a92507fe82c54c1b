#include "names/identity_parts.h"

#include "text/namewords.h"

size_t identity_new(struct identities *ids, slice name, slice key, enum identity_type type, size_t segment,
		    uint32_t token)
{
	struct identity_index *x = ids->index;
	size_t id = ids->count++;
	ids->items = arena_grow(ids->memory, ids->items, id, &ids->room, ids->count, sizeof *ids->items);
	x->notes = arena_grow(ids->memory, x->notes, id, &x->notes_room, ids->count, sizeof *x->notes);
	ids->items[id] = (struct identity){.name = name, .type = type};
	x->notes[id] = (struct notes){.segment = segment, .token = token, .first = S(""), .last = S("")};
	own_new(&x->exact, ids->memory, key, id);
	return id;
}

static void push(struct slice_list *list, struct arena *memory, slice text)
{
	list->items = arena_grow(memory, list->items, list->count, &list->room, list->count + 1, sizeof *list->items);
	list->items[list->count++] = text;
}

/* Whether this is the first time that `text` is said of the identity. */
static bool is_news(struct identities *ids, size_t identity, char kind, slice text)
{
	char head[1 + sizeof identity] = {kind};
	memcpy(head + 1, &identity, sizeof identity);
	slice key = arena_join(ids->memory, slice_of(head, sizeof head), text, S(""));
	size_t known = ids->index->said.count;
	ids->index->said.home = ids->memory;
	return text.len > 0 && table_add(&ids->index->said, key) == known;
}

void identity_alias(struct identities *ids, size_t identity, slice alias, const char *rule)
{
	struct identity *i = &ids->items[identity];
	if (slice_equal(alias, i->name) || !is_news(ids, identity, 'a', alias))
		return;
	push(&i->aliases, ids->memory, alias);
	push(&i->rules, ids->memory, slice_from(rule));
	own_new(&ids->index->exact, ids->memory, fold_name(ids->memory, alias), identity);
}

void identity_org(struct identities *ids, size_t identity, slice org)
{
	if (is_news(ids, identity, 'o', org))
		push(&ids->items[identity].orgs, ids->memory, org);
}

/* Whether what follows here, behind a space, completes a role: of, for. */
static bool is_role_end(slice rest)
{
	static const slice ends[] = {S(" of "), S(" for "), S(" at "), S(" in "), S(" to "), S(" on "), S(" and ")};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (slice_starts(rest, ends[i]))
			return true;
	return false;
}

slice role_head(slice role)
{
	size_t head = 0, end = slice_find_byte(role, ' ', 0);
	while (end != SLICE_NONE && !is_role_end(slice_after(role, end))) {
		head = end + 1;
		end = slice_find_byte(role, ' ', head);
	}
	return slice_sub(role, head, end == SLICE_NONE ? role.len : end);
}

static void hold(struct identities *ids, size_t identity, slice role, slice word)
{
	struct identity_index *x = ids->index;
	x->holdings = arena_grow(ids->memory, x->holdings, x->holding_count, &x->holding_room, x->holding_count + 1,
				 sizeof *x->holdings);
	x->holdings[x->holding_count] = (struct holding){identity, role, owner_of(&x->heads, word)};
	own(&x->heads, ids->memory, word, x->holding_count++);
}

/* A role is found by its head, and where its first word is one too ("the
 * Chief" for a chief officer) by that. */
bool identity_own_role(struct identities *ids, size_t identity, slice role)
{
	bool news = is_news(ids, identity, 'r', fold_name(ids->memory, role));
	if (news)
		push(&ids->items[identity].roles, ids->memory, role);
	return news;
}

void identity_role(struct identities *ids, size_t identity, slice role)
{
	slice folded = fold_name(ids->memory, role);
	if (!identity_own_role(ids, identity, role))
		return;
	slice head = role_head(folded), rest = folded;
	hold(ids, identity, folded, head);
	slice first = slice_cut(&rest, ' ');
	if (!slice_equal(first, head) && namewords_class(first) & CLASS_PERSON)
		hold(ids, identity, folded, first);
}

void gender_from(struct identity *identity, unsigned classes)
{
	if (identity->gender == GENDER_UNKNOWN && classes & CLASS_SHE)
		identity->gender = GENDER_SHE;
	else if (identity->gender == GENDER_UNKNOWN && classes & CLASS_HE)
		identity->gender = GENDER_HE;
}

static slice tokens_text(const struct identities *ids, size_t segment, uint32_t from, uint32_t to)
{
	return names_text(ids->index->document->items[segment].text, &ids->index->tokens[segment], from, to);
}

slice name_whole(const struct identities *ids, const struct name *name)
{
	return tokens_text(ids, name->segment, name->from, name->to);
}

slice name_core(const struct identities *ids, const struct name *name)
{
	return tokens_text(ids, name->segment, name->core, name->core_end);
}

slice name_key(const struct identities *ids, const struct name *name)
{
	return name->key.len ? name->key : fold_name(ids->memory, name_core(ids, name));
}

slice name_token(const struct identities *ids, const struct name *name, uint32_t token)
{
	return tokens_text(ids, name->segment, token, token + 1);
}
