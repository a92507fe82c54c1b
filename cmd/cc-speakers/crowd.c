#include "crowd.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { ACRONYM_MOST = 8 };

static bool begins_upper(slice word)
{
	uint32_t code = 0;
	if (word.len)
		utf8_decode(word, 0, &code);
	return utf8_is_upper(code);
}

/* A first and a last name with capitals. */
static bool is_full_name(slice name)
{
	slice first = slice_cut(&name, ' '), last = S("");
	while (name.len)
		last = slice_cut(&name, ' ');
	return begins_upper(first) && begins_upper(last);
}

static bool is_acronym(slice name)
{
	size_t upper = 0;
	for (size_t i = 0; i < name.len; i++)
		upper += ascii_is_upper(name.at[i]);
	return name.len >= 2 && name.len <= ACRONYM_MOST && upper * 2 > name.len &&
	       slice_find_byte(name, ' ', 0) == SLICE_NONE;
}

/* A form by which the speaker is known in every document. */
static bool is_known_by(const struct speaker *s, slice form)
{
	if (s->type == IDENTITY_PERSON)
		return is_full_name(form);
	if (slice_equal(form, s->name))
		return true;
	return s->type == IDENTITY_ORG && (is_acronym(form) || is_full_name(form));
}

static bool is_news(struct crowd *crowd, size_t speaker, char kind, slice text)
{
	char head[1 + sizeof speaker] = {kind};
	memcpy(head + 1, &speaker, sizeof speaker);
	size_t known = crowd->said.count;
	table_add(&crowd->said, arena_join(&crowd->scratch, slice_of(head, sizeof head), text, S("")));
	return crowd->said.count > known;
}

static void push(struct crowd *crowd, struct slice_list *list, slice text)
{
	size_t need = list->count + 1;
	list->items = arena_grow(&crowd->memory, list->items, list->count, &list->room, need, sizeof *list->items);
	list->items[list->count++] = arena_copy(&crowd->memory, text);
}

static void add_all(struct crowd *crowd, size_t at, char kind, struct slice_list *to, const struct slice_list *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (is_news(crowd, at, kind, from->items[i]))
			push(crowd, to, from->items[i]);
}

static void add_alias(struct crowd *crowd, size_t at, slice alias, slice rule)
{
	struct speaker *s = &crowd->speakers[at];
	if (slice_equal(alias, s->name) || !is_news(crowd, at, 'a', alias))
		return;
	push(crowd, &s->aliases, alias);
	push(crowd, &s->rules, rule);
}

/* The name that most documents use, and of an organisation not its acronym. */
static void vote_for_name(struct crowd *crowd, size_t at, slice name)
{
	struct speaker *s = &crowd->speakers[at];
	if (slice_equal(name, s->name)) {
		crowd->votes[at]++;
		return;
	}
	bool fuller = is_acronym(s->name) && !is_acronym(name);
	if (!fuller && (is_acronym(name) || crowd->votes[at]-- > 0)) {
		add_alias(crowd, at, name, S("name in another document"));
		return;
	}
	slice old = s->name;
	size_t kept_name = table_add(&crowd->names, name);
	s->name = crowd->names.keys[kept_name];
	crowd->votes[at] = 1;
	add_alias(crowd, at, old, S("name in another document"));
}

/* The earlier or later of two dates; the old one's memory is used again. */
static slice kept(struct crowd *crowd, slice old, slice date, bool later)
{
	int order = slice_compare(date, old);
	if (date.len == 0 || (old.len > 0 && (later ? order <= 0 : order >= 0)))
		return old;
	if (date.len > old.len)
		return arena_copy(&crowd->memory, date);
	memmove((char *)(size_t)old.at, date.at, date.len);
	return slice_of(old.at, date.len);
}

static void absorb(struct crowd *crowd, size_t at, const struct speaker *s)
{
	struct speaker *to = &crowd->speakers[at];
	add_all(crowd, at, 'r', &to->roles, &s->roles);
	add_all(crowd, at, 'o', &to->orgs, &s->orgs);
	for (size_t i = 0; i < s->aliases.count; i++)
		add_alias(crowd, at, s->aliases.items[i], s->rules.items[i]);
	to->quoted |= s->quoted;
	to->reported |= s->reported;
	to->in_turns |= s->in_turns;
	to->comments_made |= s->comments_made;
	to->docs += s->docs;
	to->turns += s->turns;
	to->comments += s->comments;
	to->quotes += s->quotes;
	to->words += s->words;
	to->first = kept(crowd, to->first, s->first, false);
	to->last = kept(crowd, to->last, s->last, true);
}

static size_t original(const struct crowd *crowd, size_t at)
{
	while (crowd->merged_into[at] != at)
		at = crowd->merged_into[at] = crowd->merged_into[crowd->merged_into[at]];
	return at;
}

static size_t add_new(struct crowd *crowd, const struct speaker *s)
{
	size_t at = crowd->count++;
	crowd->speakers = memory_grow(crowd->speakers, &crowd->room, crowd->count, sizeof *crowd->speakers);
	crowd->merged_into = memory_grow(crowd->merged_into, &crowd->merged_room, crowd->count, sizeof(size_t));
	crowd->votes = memory_grow(crowd->votes, &crowd->votes_room, crowd->count, sizeof(size_t));
	crowd->speakers[at] = (struct speaker){
		.name = arena_copy(&crowd->memory, s->name), .type = s->type, .first = S(""), .last = S("")};
	crowd->merged_into[at] = at;
	crowd->votes[at] = 0;
	return at;
}

/* People and organisations that share a name are still two. */
static slice form_key(struct crowd *crowd, const struct speaker *s, slice form)
{
	slice kind = s->type == IDENTITY_PERSON ? S("p|") : S("o|");
	return arena_join(&crowd->scratch, kind, fold_name(&crowd->scratch, form), S(""));
}

/* The keys of the name and, behind it, the aliases; empty where the speaker is
 * not known by the form everywhere. */
static slice *form_keys(struct crowd *crowd, const struct speaker *s)
{
	slice *keys = arena_room(&crowd->scratch, s->aliases.count + 1, sizeof *keys);
	for (size_t i = 0; i <= s->aliases.count; i++) {
		slice form = i == 0 ? s->name : s->aliases.items[i - 1];
		keys[i] = is_known_by(s, form) ? form_key(crowd, s, form) : S("");
	}
	return keys;
}

static size_t find_form(struct crowd *crowd, slice key)
{
	size_t found = key.len ? owner_of(&crowd->forms, key) : SLICE_NONE;
	return found == SLICE_NONE ? found : original(crowd, found);
}

static bool share(const struct slice_list *a, const struct slice_list *b)
{
	for (size_t i = 0; i < a->count && i < 16; i++)
		for (size_t k = 0; k < b->count && k < 16; k++)
			if (slice_equal_nocase(a->items[i], b->items[k]))
				return true;
	return false;
}

static void name_parts(struct arena *memory, slice name, slice *first, slice *last)
{
	slice folded = fold_name(memory, name);
	*first = *last = slice_cut(&folded, ' ');
	while (folded.len)
		*last = slice_cut(&folded, ' ');
}

static size_t find_spelling(struct crowd *crowd, const struct speaker *s)
{
	slice first, last;
	if (s->type != IDENTITY_PERSON || !is_full_name(s->name))
		return SLICE_NONE;
	name_parts(&crowd->scratch, s->name, &first, &last);
	size_t found = spellings_find(&crowd->spellings, first, last);
	if (found == SLICE_NONE)
		return SLICE_NONE;
	found = original(crowd, found);
	const struct speaker *other = &crowd->speakers[found];
	return share(&s->roles, &other->roles) || share(&s->orgs, &other->orgs) ? found : SLICE_NONE;
}

static void merge(struct crowd *crowd, size_t into, size_t from)
{
	if (into == from)
		return;
	crowd->merged_into[from] = into;
	struct speaker gone = crowd->speakers[from];
	absorb(crowd, into, &gone);
	vote_for_name(crowd, into, gone.name);
}

static size_t find(struct crowd *crowd, const struct speaker *s, const slice *keys)
{
	size_t found = find_form(crowd, keys[0]);
	for (size_t i = 0; i < s->aliases.count; i++) {
		size_t other = find_form(crowd, keys[i + 1]);
		if (found == SLICE_NONE)
			found = other;
		else if (other != SLICE_NONE)
			merge(crowd, found < other ? found : other, found < other ? other : found);
		if (found != SLICE_NONE)
			found = original(crowd, found);
	}
	return found == SLICE_NONE ? find_spelling(crowd, s) : found;
}

/* From here on the speaker is found by this form. */
static void remember_form(struct crowd *crowd, size_t at, const struct speaker *s, slice form, slice key)
{
	slice first, last;
	if (key.len == 0 || owner_of(&crowd->forms, key) != SLICE_NONE)
		return;
	own_new(&crowd->forms, &crowd->memory, arena_copy(&crowd->memory, key), at);
	if (s->type != IDENTITY_PERSON)
		return;
	name_parts(&crowd->memory, form, &first, &last);
	spellings_add(&crowd->spellings, &crowd->memory, first, last, at);
}

static void remember(struct crowd *crowd, size_t at, const struct speaker *s, const slice *keys)
{
	remember_form(crowd, at, s, s->name, keys[0]);
	for (size_t i = 0; i < s->aliases.count; i++)
		remember_form(crowd, at, s, s->aliases.items[i], keys[i + 1]);
}

void crowd_add(struct crowd *crowd, const struct speaker *s, bool described)
{
	bool alone = described && s->type != IDENTITY_GROUP;
	const slice *keys = alone ? NULL : form_keys(crowd, s);
	size_t at = alone ? SLICE_NONE : find(crowd, s, keys);
	if (at == SLICE_NONE)
		at = add_new(crowd, s);
	absorb(crowd, at, s);
	vote_for_name(crowd, at, s->name);
	if (!alone)
		remember(crowd, at, s, keys);
	arena_reset(&crowd->scratch);
}

const struct speaker *crowd_speaker(const struct crowd *crowd, size_t index)
{
	return crowd->merged_into[index] == index ? &crowd->speakers[index] : NULL;
}

void crowd_free(struct crowd *crowd)
{
	free(crowd->speakers);
	free(crowd->merged_into);
	free(crowd->votes);
	table_free(&crowd->said);
	table_free(&crowd->names);
	arena_free(&crowd->memory);
	arena_free(&crowd->scratch);
}
