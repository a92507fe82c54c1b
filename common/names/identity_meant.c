/* Whom a role, a noun or a relation means among those who have been named. */
#include "names/identity_phrase.h"
#include "text/namewords.h"

enum {
	HOLDINGS_MOST = 32, /* holders of one role that are looked at */
	OPENING_MOST = 8,   /* segments in which a document opens */
};

bool word_in(slice word, slice words)
{
	while (words.len)
		if (slice_equal(slice_cut(&words, ' '), word))
			return true;
	return false;
}

bool role_has(slice role, slice phrase)
{
	while (phrase.len)
		if (!word_in(slice_cut(&phrase, ' '), role))
			return false;
	return true;
}

/* How well a role is told by the words: all of it (3), all of it but what
 * completes it (2), some of its words (1), others (0). */
static int role_fit(slice role, slice phrase)
{
	slice head = role_head(role);
	size_t whole = (size_t)(head.at - role.at) + head.len;
	if (slice_equal(role, phrase))
		return 3;
	if (slice_equal(slice_sub(role, 0, whole), phrase))
		return 2;
	return role_has(role, phrase);
}

bool is_opening(const struct identities *ids, size_t segment)
{
	enum segment_kind kind = ids->index->document->items[segment].kind;
	return segment < OPENING_MOST || kind == SEGMENT_TITLE || kind == SEGMENT_STANDFIRST ||
	       kind == SEGMENT_HEADING;
}

static bool belongs_to(const struct identities *ids, size_t person, size_t org)
{
	const struct slice_list *orgs = &ids->items[person].orgs;
	for (size_t i = 0; i < orgs->count && i < HOLDINGS_MOST; i++)
		if (slice_equal(orgs->items[i], ids->items[org].name))
			return true;
	return orgs->count == 0;
}

/* What many are: a reader's social worker is not the author of the article. */
static bool is_common_role(slice head)
{
	static const slice COMMON[] = {S("worker"), S("carer"),   S("teacher"),   S("nurse"),
				       S("doctor"), S("officer"), S("parent"),    S("mother"),
				       S("father"), S("mum"),     S("dad"),       S("student"),
				       S("gp"),     S("lawyer"),  S("solicitor"), S("practitioner")};
	for (size_t i = 0; i < sizeof COMMON / sizeof *COMMON; i++)
		if (slice_equal(head, COMMON[i]))
			return true;
	return false;
}

/* Whether text and readers' comments, or other readers', are kept apart: who is
 * first named in comments holds no role in the text. */
static bool is_elsewhere(const struct identities *ids, const struct phrase *p, size_t id, bool common)
{
	const struct segment_list *document = ids->index->document;
	bool here = in_comments(&document->items[p->segment]);
	bool there = in_comments(&document->items[ids->index->notes[id].segment]);
	return there ? !here || common : here && common;
}

size_t holder(const struct identities *ids, const struct phrase *p, slice words, int least)
{
	const struct identity_index *x = ids->index;
	size_t at = owner_of(&x->heads, role_head(words)), best = SLICE_NONE;
	int fitted = 0;
	bool common = is_common_role(role_head(words));
	bool anybody = is_opening(ids, p->segment) || slice_find_byte(words, ' ', 0) != SLICE_NONE;
	for (size_t n = 0; at != SLICE_NONE && n < HOLDINGS_MOST; n++, at = x->holdings[at].older) {
		const struct holding *h = &x->holdings[at];
		int fit = role_fit(h->role, words);
		bool named = fit == fitted && best != SLICE_NONE && ids->items[best].described &&
			     !ids->items[h->identity].described; /* A judge told … Judge Lee … the judge */
		if (fit < least || (fit <= fitted && !named) ||
		    (p->owner != SLICE_NONE && !belongs_to(ids, h->identity, p->owner)))
			continue;
		size_t first = x->notes[h->identity].segment;
		bool reader = ids->items[h->identity].comments && in_comments(&x->document->items[first]);
		if ((!anybody && first > p->segment) || reader)
			continue;
		if (is_elsewhere(ids, p, h->identity, common))
			continue;
		best = h->identity;
		fitted = fit;
	}
	return best;
}

/* Whether one of somebody's roles can be told by this other word. */
static bool is_like(struct identities *ids, size_t person, slice group)
{
	if (person == SLICE_NONE || ids->items[person].type != IDENTITY_PERSON)
		return false;
	const struct slice_list *roles = &ids->items[person].roles;
	slice name = ids->items[person].name;
	if (slice_equal(group, S("politician")) && namewords_class(slice_cut(&name, ' ')) & CLASS_PEER)
		return true; /* Baroness Lee, the crossbencher */
	for (size_t i = 0; i < roles->count && i < HOLDINGS_MOST; i++) {
		slice head = role_head(fold_name(ids->memory, roles->items[i]));
		if (slice_equal(namewords_role_group(head), group))
			return true;
	}
	return false;
}

size_t holder_of_like(struct identities *ids, const struct phrase *p, slice words)
{
	slice group = namewords_role_group(role_head(words));
	if (group.len == 0)
		return SLICE_NONE;
	const size_t *named = ids->index->name_identity;
	size_t at = phrase_names_before(ids, p), count = ids->index->names.count;
	for (size_t n = 0; n < NEAR_MOST && n < at; n++)
		if (is_like(ids, named[at - 1 - n], group) &&
		    (p->owner == SLICE_NONE || belongs_to(ids, named[at - 1 - n], p->owner)))
			return named[at - 1 - n];
	for (size_t n = at; is_opening(ids, p->segment) && n < count && n < at + NEAR_MOST; n++)
		if (is_like(ids, named[n], group))
			return named[n];
	return SLICE_NONE;
}

/* Whether an organisation with this name can be meant by the noun. */
static bool can_be_called(struct identities *ids, size_t id, slice noun, bool otherwise)
{
	const struct identity *identity = id == SLICE_NONE ? NULL : &ids->items[id];
	if (!identity || identity->type != IDENTITY_ORG || identity->described)
		return false;
	bool has_noun = false;
	slice name = fold_name(ids->memory, identity->name);
	while (name.len) {
		slice word = slice_cut(&name, ' ');
		if (slice_equal(word, noun) || namewords_can_be_called(word, noun))
			return true;
		has_noun |= (namewords_class(word) & CLASS_ORG) != 0 || namewords_is_called(word);
	}
	bool known = (namewords_class(identity->name) & CLASS_KNOWN) != 0;
	return !has_noun && !known && namewords_can_call_any(noun, otherwise);
}

/* "Hartlow council said … The authority added": the body last described with a
 * name in it. */
static size_t described_body(struct identities *ids, slice noun)
{
	for (size_t i = ids->count, n = 0; i-- > 0 && n < LOOK_BACK; n++) {
		const struct identity *identity = &ids->items[i];
		if (identity->type != IDENTITY_ORG || !identity->described || !ascii_is_upper(identity->name.at[0]) ||
		    slice_find(identity->name, S("'s "), 0) != SLICE_NONE ||
		    slice_find(identity->name, S("\xE2\x80\x99s "), 0) != SLICE_NONE) /* the Mayor’s office */
			continue;
		for (slice name = fold_name(ids->memory, identity->name); name.len;) {
			slice word = slice_cut(&name, ' ');
			if (slice_equal(word, noun) || namewords_can_be_called(word, noun))
				return i;
		}
	}
	return SLICE_NONE;
}

static size_t org_near(struct identities *ids, const struct phrase *p, slice noun, bool otherwise)
{
	const size_t *named = ids->index->name_identity;
	size_t at = phrase_names_before(ids, p), count = ids->index->names.count;
	for (size_t n = 0; n < LOOK_BACK && n < at; n++)
		if (can_be_called(ids, named[at - 1 - n], noun, otherwise))
			return named[at - 1 - n];
	for (size_t n = at; is_opening(ids, p->segment) && n < count && n < at + LOOK_AHEAD; n++)
		if (can_be_called(ids, named[n], noun, otherwise))
			return named[n];
	return SLICE_NONE;
}

size_t org_meant(struct identities *ids, const struct phrase *p, slice noun)
{
	size_t id = org_near(ids, p, noun, false);
	if (id == SLICE_NONE)
		id = org_near(ids, p, noun, true);
	return id == SLICE_NONE ? described_body(ids, noun) : id;
}

/* "mother-of-two", "43-year-old", "Oldham-born": the word and whom it can mean. */
static bool is_compound(slice word, enum identity_gender *meant)
{
	size_t of = slice_find(word, S("-of-"), 0);
	if (of != SLICE_NONE && of > 0) {
		unsigned class = namewords_class(slice_sub(word, 0, of));
		*meant = class & CLASS_SHE ? GENDER_SHE : class & CLASS_HE ? GENDER_HE : GENDER_UNKNOWN;
		return class & (CLASS_KIN | CLASS_SHE | CLASS_HE);
	}
	return slice_ends(word, S("-year-old"));
}

size_t this_person(const struct identities *ids, const struct phrase *p)
{
	static const slice nouns[] = {S("person"), S("man"), S("woman"), S("lady"), S("gentleman"), S("guy")};
	bool points = slice_equal_nocase(phrase_word(p, p->from), S("this")) ||
		      slice_equal_nocase(phrase_word(p, p->from), S("that"));
	bool noun = false;
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		noun |= p->to == p->from + 2 && slice_equal(phrase_word(p, p->from + 1), nouns[i]);
	slice head = phrase_word(p, p->head);
	enum identity_gender meant = GENDER_UNKNOWN;
	if (p->definite && p->head + 1 == p->to && is_compound(head, &meant))
		points = noun = true;
	size_t at = phrase_names_before(ids, p);
	for (size_t n = 0; points && noun && n < LOOK_BACK && n < at; n++) {
		size_t id = ids->index->name_identity[at - 1 - n];
		if (id == SLICE_NONE || ids->items[id].type != IDENTITY_PERSON || ids->index->notes[id].layout)
			continue;
		enum identity_gender gender = ids->items[id].gender;
		if (meant == GENDER_UNKNOWN || gender == GENDER_UNKNOWN || meant == gender)
			return id;
	}
	return SLICE_NONE;
}

size_t relative(struct identities *ids, const struct phrase *p)
{
	const struct identity_index *x = ids->index;
	bool his = slice_equal_nocase(phrase_word(p, p->from), S("his"));
	if (p->to != p->from + 2 || !(p->class & CLASS_KIN) ||
	    (!his && !slice_equal_nocase(phrase_word(p, p->from), S("her"))))
		return SLICE_NONE;
	enum identity_gender meant = p->class & CLASS_SHE  ? GENDER_SHE
				     : p->class & CLASS_HE ? GENDER_HE
							   : GENDER_UNKNOWN;
	size_t at = phrase_names_before(ids, p);
	for (size_t n = 0; meant != GENDER_UNKNOWN && n < 3 * NEAR_MOST && n < at + NEAR_MOST; n++) {
		size_t place = n < NEAR_MOST ? at + n : at + NEAR_MOST - 1 - n;
		size_t id = place < x->names.count ? x->name_identity[place] : SLICE_NONE;
		if (id == SLICE_NONE || ids->items[id].gender != meant || x->notes[id].last.len == 0)
			continue;
		slice other = surname_key(ids->memory, x->notes[id].last, his ? GENDER_HE : GENDER_SHE);
		size_t who = owner_of(&x->surnames, other);
		if (who != SLICE_NONE && who != id)
			return id;
	}
	return SLICE_NONE;
}
