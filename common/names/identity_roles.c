/* Roles: who is said to be what, everywhere in the document. */
#include "names/identity_parts.h"
#include "names/roles.h"
#include "text/namewords.h"

enum {
	LIST_MOST = 24,
	/* tokens of the entry of a list of people */ ROLES_MOST = 4,
	SELF_MOST = 400 /* tokens of a comment's paragraph that are looked at */
};

static slice text_of(const struct role_text *t, uint32_t from, uint32_t to)
{
	return names_text(t->text, t->tokens, from, to);
}

/* A small letter to begin with, unless it stands so in the middle of a text. */
static void say(struct identities *ids, size_t id, const struct role_text *t, const struct role *role)
{
	struct identity *identity = &ids->items[id];
	if (role->body != (identity->type == IDENTITY_ORG) || role->to <= role->from)
		return;
	if (t->own)
		identity_own_role(ids, id, text_of(t, role->from, role->to));
	else
		identity_role(ids, id, text_of(t, role->from, role->to));
	if (role->org_from >= role->org_to || identity->type != IDENTITY_PERSON)
		return;
	slice org = text_of(t, role->org_from, role->org_to);
	if (slice_starts_nocase(org, S("the ")))
		org = slice_after(org, 4);
	size_t known = identities_find(ids, org);
	if (known == SLICE_NONE && namewords_class(org) & CLASS_ORG)
		known = owner_of(&ids->index->nouns, fold_name(ids->memory, org));
	bool person = namewords_class(org) & CLASS_FIRST && !(namewords_class(org) & CLASS_ORG);
	if (person || (known != SLICE_NONE && ids->items[known].type == IDENTITY_PERSON))
		return; /* Alicia’s mother */
	if (known != SLICE_NONE && ids->items[known].type == IDENTITY_ORG)
		org = ids->items[known].name;
	else if (known == SLICE_NONE && namewords_class(org) & (CLASS_COUNTRY | CLASS_DATE))
		return;
	identity_org(ids, id, org);
}

/* In a byline or heading a role may follow the name without a comma. */
static void say_following(struct identities *ids, size_t id, const struct role_text *t, uint32_t at)
{
	struct role role;
	uint32_t next;
	if (at < t->tokens->count && t->tokens->items[at].capital && role_phrase(t, at, &role, &next))
		say(ids, id, t, &role);
}

/* Whether the token is this word in small letters, whatever its case. */
static inline bool word_is(const struct role_text *t, uint32_t i, const char *word)
{
	return i < t->tokens->count && ascii_lower(t->text.at[t->tokens->items[i].at]) == *word &&
	       slice_equal_nocase(token_text(t->text, &t->tokens->items[i]), slice_from(word));
}

/* "(Lab)": whom somebody sits for. */
static bool is_party(const struct role_text *t, uint32_t i)
{
	static const char *const PARTIES[] = {"lab", "con", "lib",   "ld",    "snp",
					      "dup", "ind", "green", "plaid", "labour"};
	for (size_t k = 0; k < sizeof PARTIES / sizeof *PARTIES; k++)
		if (word_is(t, i, PARTIES[k]))
			return true;
	return false;
}

/* "(The Chair)", "(IT)": what somebody is called from here on. */
static void alias_in_bracket(struct identities *ids, const struct role_text *t, uint32_t at, size_t id)
{
	uint32_t count = (uint32_t)t->tokens->count, end = at + 1;
	if (at + 2 >= count || ids->items[id].type != IDENTITY_PERSON || !word_is(t, at, "("))
		return;
	while (end < count && end < at + 4 && t->tokens->items[end].kind == TOKEN_WORD)
		end++;
	if (end >= count || !word_is(t, end, ")") || !t->tokens->items[end - 1].capital || is_party(t, at + 1))
		return;
	bool role = end > at + 2 && t->tokens->items[end - 1].classes & CLASS_PERSON && !word_is(t, at + 1, "the");
	if (role)
		identity_role(ids, id, text_of(t, at + 1, end));
	else
		identity_alias(ids, id, text_of(t, at + 1, end), "in brackets");
}

static void roles_of_name(struct identities *ids, struct name *name, size_t id)
{
	const struct segment *segment = &ids->index->document->items[name->segment];
	struct role_text t = {.text = segment->text, .tokens = &ids->index->tokens[name->segment]};
	struct role roles[ROLES_MOST];
	if (role_before(&t, name->from, roles) && roles[0].body == (ids->items[id].type == IDENTITY_ORG)) {
		say(ids, id, &t, roles);
		name->from = roles[0].begin;
		while (name->from > 1 && word_is(&t, name->from - 1, "and") &&
		       role_before(&t, name->from - 1, roles)) {
			say(ids, id, &t, roles);
			name->from = roles[0].begin;
		}
	} else if (role_apposed_before(&t, name->from, name->to, roles)) {
		say(ids, id, &t, roles);
	}
	alias_in_bracket(ids, &t, name->to, id);
	if (word_is(&t, name->to, "founded") || word_is(&t, name->to, "co-founded") ||
	    (word_is(&t, name->to, "set") && word_is(&t, name->to + 1, "up")))
		if (ids->items[id].type == IDENTITY_PERSON)
			identity_role(ids, id, S("founder"));
	bool possessive = t.tokens->items[name->to - 1].possessive;
	size_t count = possessive ? 0 : roles_behind(&t, name->to, roles, ROLES_MOST);
	for (size_t i = 0; i < count; i++)
		say(ids, id, &t, &roles[i]);
	bool list = segment->kind == SEGMENT_ITEM && t.tokens->count < LIST_MOST && name->core < 3;
	if (count == 0 && (list || segment->kind == SEGMENT_BYLINE || segment->kind == SEGMENT_HEADING))
		say_following(ids, id, &t, name->to);
}

/* me as a ..., 28 of them as a ..., my interest as a ... */
static bool is_self(const struct role_text *t, uint32_t i)
{
	return word_is(t, i, "me") || word_is(t, i, "myself") || word_is(t, i, "them") || word_is(t, i, "years") ||
	       word_is(t, i, "career") || word_is(t, i, "work") || word_is(t, i, "worked") ||
	       word_is(t, i, "interest");
}

/* As it opens: "SIR, as a carer", "My Lords, as president of the Trust". */
static bool opens_with(const struct role_text *t, uint32_t i)
{
	enum { OPENING = 4 };
	return i > 0 && i <= OPENING && t->tokens->items[i - 1].kind != TOKEN_WORD;
}

/* "I am", "I was", "I have been", "I've been": what stands behind, or 0. */
static uint32_t behind_i_am(const struct role_text *t, uint32_t i)
{
	if (word_is(t, i, "i'm") || word_is(t, i, "i\xE2\x80\x99m"))
		return i + 1;
	if ((word_is(t, i, "i've") || word_is(t, i, "i\xE2\x80\x99ve")) && word_is(t, i + 1, "been"))
		return i + 2;
	if (word_is(t, i, "i") && (word_is(t, i + 1, "am") || word_is(t, i + 1, "was")))
		return i + 2;
	if (word_is(t, i, "i") && word_is(t, i + 1, "have") && word_is(t, i + 2, "been"))
		return i + 3;
	return 0;
}

/* "As a grandparent", "As lead member for", "I'm a retired nurse", "I was its head". */
static bool says_i_am(const struct role_text *t, uint32_t i, uint32_t *role)
{
	char begin = ascii_lower(t->text.at[t->tokens->items[i].at]);
	if (begin != 'a' && begin != 'i')
		return false;
	bool as = word_is(t, i, "as"), opens = as && (t->tokens->items[i].sentence || opens_with(t, i));
	*role = opens || (as && i > 0 && is_self(t, i - 1)) ? i + 1 : behind_i_am(t, i);
	if (*role == 0 || *role >= t->tokens->count)
		return false;
	unsigned class = t->tokens->items[*role].classes;
	return word_is(t, *role, "a") || word_is(t, *role, "an") || word_is(t, *role, "the") ||
	       (!as && word_is(t, *role, "its")) || (opens && class & (CLASS_PERSON | CLASS_MODIFIER));
}

/* "Registered manager here.", "Carer since 1998.": the reader who says it so. */
static bool opens_with_role(const struct role_text *t, struct role *role)
{
	enum { MOST = 8 };
	uint32_t next;
	if (t->tokens->count < 2 || !role_phrase(t, 0, role, &next) || role->body || role->from > 0 || next > MOST)
		return false;
	uint32_t head = 0; /* the noun: what completes it may run on */
	while (head + 1 < role->to && !(t->tokens->items[head].classes & CLASS_PERSON))
		head++;
	while (head + 1 < role->to && t->tokens->items[head + 1].classes & CLASS_PERSON)
		head++;
	if (!(t->tokens->items[head].classes & CLASS_PERSON))
		return false;
	uint32_t behind = head + 1;
	if (behind < t->tokens->count && (word_is(t, behind, "here") || word_is(t, behind, "since"))) {
		role->to = behind;
		return true;
	}
	const struct token *end = next < t->tokens->count ? &t->tokens->items[next] : NULL;
	bool years = word_is(t, behind, "of") && behind + 1 < t->tokens->count &&
		     t->tokens->items[behind + 1].kind == TOKEN_NUMBER;
	if (years)
		role->to = behind;
	return years || (end && end->kind == TOKEN_STOP && next > 1);
}

/* "21 years in social work". */
static bool says_years(const struct role_text *t, uint32_t i, struct role *role)
{
	if (t->tokens->items[i].kind != TOKEN_NUMBER || !word_is(t, i + 1, "years") ||
	    !(word_is(t, i + 2, "in") || word_is(t, i + 2, "as")))
		return false;
	uint32_t end = i + 3;
	while (end < t->tokens->count && end < i + 7 && t->tokens->items[end].kind == TOKEN_WORD &&
	       !t->tokens->items[end].sentence && (end == i + 3 || !(t->tokens->items[end].classes & CLASS_FUNCTION)))
		end++;
	*role = (struct role){.from = i, .to = end, .org_from = end, .org_to = end};
	return true;
}

/* What a reader or an interviewee says of themselves. */
static void roles_of_self(struct identities *ids, size_t s, size_t id)
{
	bool comment = ids->index->document->items[s].kind == SEGMENT_COMMENT;
	struct role_text t = {.text = ids->index->document->items[s].text,
			      .tokens = &ids->index->tokens[s],
			      .own = comment &&
				     !in_comments(&ids->index->document->items[ids->index->notes[id].segment])};
	size_t most = t.tokens->count < SELF_MOST ? t.tokens->count : SELF_MOST;
	struct role opening;
	if (ids->index->document->items[s].kind == SEGMENT_COMMENT && opens_with_role(&t, &opening))
		say(ids, id, &t, &opening);
	for (uint32_t i = 0; (i = (uint32_t)tokens_look(t.tokens->looks, i, most, LOOK_SELF)) < most; i++) {
		struct role role;
		uint32_t from, next;
		if (says_years(&t, i, &role))
			say(ids, id, &t, &role);
		else if (says_i_am(&t, i, &from) && role_phrase(&t, from, &role, &next) &&
			 !(word_is(&t, i, "as") && next < most && t.tokens->items[next].word->takes))
			say(ids, id, &t, &role); /* not: as the woman in the story says */
	}
}

void roles_gather(struct identities *ids)
{
	struct identity_index *x = ids->index;
	for (size_t n = 0; n < x->names.count; n++)
		if (x->name_identity[n] != SLICE_NONE)
			roles_of_name(ids, &x->names.items[n], x->name_identity[n]);
	for (size_t s = 0; s < x->document->count; s++) {
		if (x->document->items[s].kind == SEGMENT_BYLINE)
			continue;
		size_t id = identities_speaker(ids, s);
		if (id != SLICE_NONE)
			roles_of_self(ids, s, id);
	}
}
