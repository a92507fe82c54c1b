/* Who is meant by a noun phrase that something is said by. */
#include "grammar.h"
#include "identity_parts.h"
#include "namewords.h"
#include "roles.h"

enum {
	LOOK_BACK = 64,     /* names */
	LOOK_AHEAD = 24,    /* names */
	NEAR_MOST = 12,     /* names back for a role by another word */
	HOLDINGS_MOST = 32, /* holders of one role that are looked at */
	OPENING_MOST = 8,   /* segments in which somebody may be told of before being named */
};

struct phrase {
	size_t segment;
	slice text; /* of the segment */
	const struct token *tokens;
	uint32_t from, to;    /* all of it */
	uint32_t begin, head; /* the noun it turns on, and the words before it that describe it */
	bool definite;        /* the, his, Britain's */
	bool indefinite;      /* a, one, some */
	unsigned class;       /* of the head (namewords.h) */
	size_t owner;         /* the identity whose it is said to be, or SLICE_NONE */
};

static slice word_at(const struct phrase *p, uint32_t i) { return token_text(p->text, &p->tokens[i]); }

static slice words_from(const struct phrase *p, uint32_t from, uint32_t to)
{
	const struct token *last = &p->tokens[to - 1];
	return slice_sub(p->text, p->tokens[from].at, last->at + last->len);
}

/* The first token that ends after the byte. */
static uint32_t token_after(const struct token_list *tokens, size_t byte)
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
	if (t->capital || (joins && slice_equal(word_at(p, i), S("of"))))
		return false;
	const struct word *word = grammar_word(word_at(p, i));
	if (word->is & (WORD_PREPOSITION | WORD_RELATIVE | WORD_TO | WORD_PERSONAL))
		return true;
	unsigned class = namewords_class(word_at(p, i)), before = namewords_class(word_at(p, i - 1));
	const unsigned noun = CLASS_TEXT | CLASS_ANY_PERSON | CLASS_ANY_BODY | CLASS_PLURAL | CLASS_PEOPLE;
	if (before & noun && !(class & noun) && slice_ends(word_at(p, i), S("ed")))
		return true;
	return word->forms & FORM_PARTICIPLE && !(class & (CLASS_TEXT | CLASS_ANY_PERSON));
}

static void find_head(struct phrase *p)
{
	uint32_t i = p->begin + 1;
	while (i < p->to && !follows_head(p, i))
		i++;
	p->head = i - 1;
	p->class = p->tokens[p->head].kind == TOKEN_WORD ? namewords_class(word_at(p, p->head)) : 0;
}

/* What somebody calls theirs need not be named in the document at all. */
static bool is_ours(slice word)
{
	return slice_equal_nocase(word, S("my")) || slice_equal_nocase(word, S("our")) ||
	       slice_equal_nocase(word, S("your"));
}

static void skip_determiners(struct phrase *p)
{
	for (p->begin = p->from; p->begin + 1 < p->to; p->begin++) {
		const struct word *word = grammar_word(word_at(p, p->begin));
		bool place =
			p->tokens[p->begin].possessive && namewords_class(word_at(p, p->begin)) & CLASS_ANY_PLACE;
		if (is_ours(word_at(p, p->begin)))
			p->indefinite = true;
		else if (slice_equal_nocase(word_at(p, p->begin), S("the")) || word->is & WORD_POSSESSIVE || place)
			p->definite = true;
		else if (slice_equal_nocase(word_at(p, p->begin), S("a")) ||
			 slice_equal_nocase(word_at(p, p->begin), S("an")))
			p->indefinite = true;
		else
			break;
	}
	if (p->begin == p->from && grammar_word(word_at(p, p->begin))->is & WORD_DETERMINER)
		p->indefinite = true;
}

/* "coupled with research from the guild": not before research. */
static void skip_participle(struct phrase *p)
{
	if (p->from + 3 > p->to || p->tokens[p->from].kind != TOKEN_WORD || p->tokens[p->from].capital ||
	    p->tokens[p->from + 1].kind != TOKEN_WORD)
		return;
	if (slice_ends(word_at(p, p->from), S("ed")) && grammar_word(word_at(p, p->from + 1))->is & WORD_PREPOSITION)
		p->from += 2;
}

static struct phrase phrase_of(const struct identities *ids, size_t segment, uint32_t from, uint32_t to)
{
	struct phrase p = {.segment = segment,
			   .text = ids->index->document->items[segment].text,
			   .tokens = ids->index->tokens[segment].items,
			   .from = from,
			   .to = to,
			   .owner = SLICE_NONE};
	skip_participle(&p);
	skip_determiners(&p);
	find_head(&p);
	return p;
}

/* The last mention between two tokens, or NULL. */
static const struct mention *last_mention(const struct identities *ids, const struct phrase *p, uint32_t from,
					  uint32_t to)
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

/* How many names stand before the phrase: those inside of others too. */
static size_t names_before(const struct identities *ids, const struct phrase *p)
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

static bool word_in(slice word, slice words)
{
	while (words.len)
		if (slice_equal(slice_cut(&words, ' '), word))
			return true;
	return false;
}

/* Whether each word of the phrase is a word of the role. */
static bool role_has(slice role, slice phrase)
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

static bool is_opening(const struct identities *ids, size_t segment)
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

/* Who holds the role that the words fit best and at least so well, introduced
 * by then; in a headline, or by more than one word, anybody. */
static size_t holder(const struct identities *ids, const struct phrase *p, slice words, int least)
{
	const struct identity_index *x = ids->index;
	size_t at = owner_of(&x->heads, role_head(words)), best = SLICE_NONE;
	int fitted = 0;
	bool anybody = is_opening(ids, p->segment) || slice_find_byte(words, ' ', 0) != SLICE_NONE;
	for (size_t n = 0; at != SLICE_NONE && n < HOLDINGS_MOST; n++, at = x->holdings[at].older) {
		const struct holding *h = &x->holdings[at];
		int fit = role_fit(h->role, words);
		if (fit < least || fit <= fitted ||
		    (p->owner != SLICE_NONE && !belongs_to(ids, h->identity, p->owner)))
			continue;
		if (!anybody && x->notes[h->identity].segment > p->segment)
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
	for (size_t i = 0; i < roles->count && i < HOLDINGS_MOST; i++) {
		slice head = role_head(fold_name(ids->memory, roles->items[i]));
		if (slice_equal(namewords_role_group(head), group))
			return true;
	}
	return false;
}

/* Somebody named just before (in a headline: after) with a role of the same
 * group: "the charity's boss", its chief executive. */
static size_t holder_of_like(struct identities *ids, const struct phrase *p, slice words)
{
	slice group = namewords_role_group(role_head(words));
	if (group.len == 0)
		return SLICE_NONE;
	const size_t *named = ids->index->name_identity;
	size_t at = names_before(ids, p), count = ids->index->names.count;
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
static bool can_be_called(struct identities *ids, size_t id, slice noun)
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
		has_noun |= (namewords_class(word) & CLASS_ORG) != 0;
	}
	return !has_noun && namewords_can_be_called(S(""), noun);
}

/* The organisation last named that the noun can mean; where a document opens,
 * also the one named next. */
static size_t org_meant(struct identities *ids, const struct phrase *p, slice noun)
{
	const size_t *named = ids->index->name_identity;
	size_t at = names_before(ids, p), count = ids->index->names.count;
	for (size_t n = 0; n < LOOK_BACK && n < at; n++)
		if (can_be_called(ids, named[at - 1 - n], noun))
			return named[at - 1 - n];
	for (size_t n = at; is_opening(ids, p->segment) && n < count && n < at + LOOK_AHEAD; n++)
		if (can_be_called(ids, named[n], noun))
			return named[n];
	return SLICE_NONE;
}

/* "the charity's boss": whose the head is, and the words without the owner. */
static void find_owner(struct identities *ids, struct phrase *p)
{
	for (uint32_t i = p->begin; i < p->head; i++) {
		if (!p->tokens[i].possessive)
			continue;
		slice noun = fold_name(ids->memory, word_at(p, i));
		const struct mention *m = last_mention(ids, p, p->begin, i + 1);
		if (m)
			p->owner = m->identity;
		else if (namewords_class(noun) & CLASS_ANY_BODY)
			p->owner = org_meant(ids, p, noun);
		if (!m && p->owner != SLICE_NONE && i > p->from)
			identity_alias(ids, p->owner, words_from(p, p->from, i + 1), "noun of the name");
		if (m || p->owner != SLICE_NONE)
			p->begin = i + 1;
	}
}

/* Whether the phrase only explains a name beside it: "its chief, Ann Lee". */
static bool explains(const struct identities *ids, const struct phrase *p, size_t id)
{
	const struct token_list *tokens = &ids->index->tokens[p->segment];
	if (p->to + 1 >= tokens->count || p->tokens[p->to].kind != TOKEN_COMMA)
		return false;
	size_t at = p->tokens[p->to + 1].at;
	const struct mention *m = identities_mention(ids, p->segment, at, at + 1);
	return m && m->identity == id;
}

/* The person whom the phrase explains, behind a comma. */
static size_t apposed(const struct identities *ids, const struct phrase *p)
{
	const struct token_list *tokens = &ids->index->tokens[p->segment];
	if (p->to + 1 >= tokens->count || p->tokens[p->to].kind != TOKEN_COMMA)
		return SLICE_NONE;
	size_t at = p->tokens[p->to + 1].at;
	const struct mention *m = identities_mention(ids, p->segment, at, at + 1);
	return m && ids->items[m->identity].type == IDENTITY_PERSON ? m->identity : SLICE_NONE;
}

/* "the charity", "its president", "Waypost's chief executive". */
static size_t by_role(struct identities *ids, const struct phrase *p)
{
	bool completed = p->head + 1 < p->to && !(p->definite && p->class & CLASS_PERSON);
	if (completed || !(p->class & (CLASS_ANY_PERSON | CLASS_ANY_BODY | CLASS_TITLE | CLASS_TEXT)))
		return SLICE_NONE;
	slice words = fold_name(ids->memory, words_from(p, p->begin, p->head + 1));
	slice noun = fold_name(ids->memory, word_at(p, p->head));
	bool body = p->class & CLASS_ANY_BODY && !(p->class & CLASS_PLURAL);
	size_t id = SLICE_NONE;
	if (!body)
		id = apposed(ids, p);
	if (id == SLICE_NONE && !p->indefinite)
		id = holder(ids, p, words, 1);
	if (id == SLICE_NONE && body && (p->definite || is_opening(ids, p->segment)))
		id = org_meant(ids, p, noun);
	if (id == SLICE_NONE && body && p->definite) {
		id = owner_of(&ids->index->nouns, noun);
		if (id != SLICE_NONE && !role_has(fold_name(ids->memory, ids->items[id].name), words))
			id = SLICE_NONE;
	}
	if (id == SLICE_NONE && !body && !p->indefinite && !(p->class & CLASS_TEXT))
		id = holder_of_like(ids, p, words);
	if (id == SLICE_NONE && p->definite) {
		size_t described = owner_of(&ids->index->descriptions, noun);
		if (described != SLICE_NONE && role_has(fold_name(ids->memory, ids->items[described].name), words))
			id = described;
	}
	if (id == SLICE_NONE || explains(ids, p, id))
		return id;
	identity_alias(ids, id, words_from(p, p->from, p->to), "role");
	if (ids->items[id].type == IDENTITY_ORG && body &&
	    !word_in(noun, fold_name(ids->memory, ids->items[id].name)))
		identity_role(ids, id, words_from(p, p->begin, p->head + 1));
	return id;
}

static enum identity_type described_type(const struct phrase *p)
{
	slice head = word_at(p, p->head);
	if (p->class & CLASS_PEOPLE || (p->class & CLASS_PLURAL && !(p->class & CLASS_ORG)))
		return IDENTITY_GROUP;
	if (p->class & CLASS_ANY_PERSON)
		return IDENTITY_PERSON;
	if (p->class & (CLASS_ANY_BODY | CLASS_TEXT))
		return IDENTITY_ORG;
	return head.len > 2 && slice_ends(head, S("s")) ? IDENTITY_GROUP : IDENTITY_PERSON;
}

static bool is_small_word(unsigned class)
{
	const unsigned name = CLASS_ANY_PLACE | CLASS_FIRST | CLASS_DATE | CLASS_PEOPLES | CLASS_TITLE;
	return class != 0 && (!(class & name) || class & CLASS_FUNCTION);
}

/* A capital that only begins the sentence is taken back. */
static slice description(struct identities *ids, const struct phrase *p, uint32_t begin)
{
	slice text = words_from(p, begin, p->to);
	const struct token *first = &p->tokens[begin];
	bool name = begin + 1 < p->to && p->tokens[begin + 1].capital;
	if (!first->sentence || !first->capital || first->capitals || name || !ascii_is_upper(text.at[0]) ||
	    !is_small_word(namewords_class(word_at(p, begin))))
		return text;
	char *copy = arena_alloc(ids->memory, text.len + 1);
	memcpy(copy, text.at, text.len);
	copy[0] = ascii_lower(copy[0]);
	return slice_of(copy, text.len);
}

/* Somebody known by this description only. */
static size_t described(struct identities *ids, const struct phrase *p, uint32_t begin)
{
	slice text = description(ids, p, begin), key = fold_name(ids->memory, text);
	size_t id = owner_of(&ids->index->exact, key);
	struct role_text t = {p->text, &ids->index->tokens[p->segment]};
	struct role role;
	uint32_t next;
	if (id != SLICE_NONE)
		return id;
	bool name = p->tokens[begin].capital && p->to == begin + 1 && p->class == 0;
	id = identity_new(ids, text, name ? IDENTITY_ORG : described_type(p), p->segment, begin);
	ids->items[id].described = !name;
	own(&ids->index->descriptions, ids->memory, fold_name(ids->memory, word_at(p, p->head)), id);
	bool person = ids->items[id].type == IDENTITY_PERSON && p->class & CLASS_PERSON;
	if (person && role_phrase(&t, p->begin, &role, &next)) {
		role.to = role.to > p->to ? p->to : role.to;
		identity_role(ids, id, words_from(p, role.from, role.to));
		if (role.org_from < role.org_to && role.org_to <= p->to)
			identity_org(ids, id, words_from(p, role.org_from, role.org_to));
	}
	return id;
}

/* Whose report, survey, letter it is: named in front, or behind by or from. */
static size_t author(const struct identities *ids, const struct phrase *p)
{
	const struct mention *m = last_mention(ids, p, p->from, p->head + 1);
	for (uint32_t i = p->head + 1; !m && i + 1 < p->to; i++) {
		slice word = word_at(p, i);
		if (slice_equal(word, S("by")) || slice_equal(word, S("from")) || slice_equal(word, S("at")))
			m = last_mention(ids, p, i + 1, p->to);
	}
	return m ? m->identity : SLICE_NONE;
}

/* "survey finds", "the report notes": whose it was said to be; in a headline
 * it is the first organisation's that is named after it. */
static size_t text_of_somebody(struct identities *ids, const struct phrase *p)
{
	const size_t *named = ids->index->name_identity;
	if (p->indefinite || p->head + 1 < p->to || p->head > p->begin)
		return SLICE_NONE;
	size_t id = text_owner(ids, fold_name(ids->memory, word_at(p, p->head)));
	enum segment_kind kind = ids->index->document->items[p->segment].kind;
	if (id != SLICE_NONE || p->definite || (kind != SEGMENT_TITLE && kind != SEGMENT_STANDFIRST))
		return id;
	for (size_t n = names_before(ids, p), end = n + LOOK_AHEAD; n < end && n < ids->index->names.count; n++)
		if (named[n] != SLICE_NONE && ids->items[named[n]].type == IDENTITY_ORG)
			return named[n];
	return SLICE_NONE;
}

/* "your leader", in a letter: the newspaper's. */
static size_t addressee(const struct identities *ids, const struct phrase *p)
{
	if (!slice_equal_nocase(word_at(p, p->from), S("your")) || !(p->class & CLASS_TEXT))
		return SLICE_NONE;
	for (size_t i = 0; i < ids->count && i < LOOK_BACK; i++) {
		slice name = ids->items[i].name;
		size_t last = name.len;
		while (last > 0 && name.at[last - 1] != ' ')
			last--;
		if (ids->items[i].type == IDENTITY_ORG && namewords_class(slice_after(name, last)) & CLASS_MEDIA)
			return i;
	}
	return SLICE_NONE;
}

/* "this person", "that woman": who was named last. */
static size_t this_person(const struct identities *ids, const struct phrase *p)
{
	static const slice nouns[] = {S("person"), S("man"), S("woman"), S("lady"), S("gentleman"), S("guy")};
	bool points = slice_equal_nocase(word_at(p, p->from), S("this")) ||
		      slice_equal_nocase(word_at(p, p->from), S("that"));
	bool noun = false;
	for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
		noun |= p->to == p->from + 2 && slice_equal(word_at(p, p->from + 1), nouns[i]);
	size_t at = names_before(ids, p);
	for (size_t n = 0; points && noun && n < LOOK_BACK && n < at; n++) {
		size_t id = ids->index->name_identity[at - 1 - n];
		if (id != SLICE_NONE && ids->items[id].type == IDENTITY_PERSON && !ids->index->notes[id].layout)
			return id;
	}
	return SLICE_NONE;
}

/* "his sister", "her husband": of two who share a surname, the one. */
static size_t relative(struct identities *ids, const struct phrase *p)
{
	const struct identity_index *x = ids->index;
	bool his = slice_equal_nocase(word_at(p, p->from), S("his"));
	if (p->to != p->from + 2 || !(p->class & CLASS_KIN) ||
	    (!his && !slice_equal_nocase(word_at(p, p->from), S("her"))))
		return SLICE_NONE;
	enum identity_gender meant = p->class & CLASS_SHE  ? GENDER_SHE
				     : p->class & CLASS_HE ? GENDER_HE
							   : GENDER_UNKNOWN;
	size_t at = names_before(ids, p);
	for (size_t n = 0; meant != GENDER_UNKNOWN && n < 2 * NEAR_MOST && n < at + NEAR_MOST; n++) {
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

/* "campaigners such as Ann Lee": the first of the examples. */
static size_t example(const struct identities *ids, const struct phrase *p)
{
	size_t begin = p->tokens[p->head + 2].at, end = p->tokens[p->to - 1].at + 1;
	const struct mention *m = identities_mention(ids, p->segment, begin, end);
	return m ? m->identity : SLICE_NONE;
}

size_t identities_resolve(struct identities *ids, const struct segment_list *document, size_t segment, size_t from,
			  size_t to)
{
	const struct token_list *tokens = &ids->index->tokens[segment];
	uint32_t first = token_after(tokens, from), last = first;
	size_t id = SLICE_NONE;
	while (last < tokens->count && tokens->items[last].at < to)
		last++;
	if (first == last)
		return identity_new(ids, slice_sub(document->items[segment].text, from, to), IDENTITY_PERSON, segment,
				    0);
	struct phrase p = phrase_of(ids, segment, first, last);
	uint32_t begin = p.begin;
	const struct mention *m = last_mention(ids, &p, p.from, p.head + 1);
	const struct token *head = &p.tokens[p.head];
	if (m && m->to >= head->at + head->len)
		return m->identity;
	if (p.class & CLASS_TEXT)
		id = author(ids, &p);
	if (id == SLICE_NONE)
		id = addressee(ids, &p);
	if (id == SLICE_NONE)
		id = this_person(ids, &p);
	if (id == SLICE_NONE && (id = relative(ids, &p)) != SLICE_NONE)
		identity_alias(ids, id, words_from(&p, p.from, p.to), "relative with the same surname");
	if (id == SLICE_NONE && p.head + 3 < p.to && slice_equal(word_at(&p, p.head + 1), S("such")))
		id = example(ids, &p);
	find_owner(ids, &p);
	if (id == SLICE_NONE)
		id = by_role(ids, &p);
	if (id == SLICE_NONE && p.class & CLASS_TEXT)
		id = text_of_somebody(ids, &p);
	if (id == SLICE_NONE && m && !(p.class & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL)))
		id = m->identity;
	while (begin > p.from && grammar_word(word_at(&p, begin - 1))->is & WORD_POSSESSIVE)
		begin--;
	while (begin > p.from && p.tokens[begin - 1].possessive)
		begin--;
	return id == SLICE_NONE ? described(ids, &p, begin) : id;
}

size_t role_named(struct identities *ids, const struct name *name)
{
	struct phrase p = phrase_of(ids, name->segment, name->from, name->to);
	slice before = name->from > 0 ? word_at(&p, name->from - 1) : S("");
	if (slice_equal_nocase(before, S("a")) || slice_equal_nocase(before, S("an")))
		return SLICE_NONE;
	bool the = slice_equal_nocase(before, S("the"));
	if (name->to - name->from < 2 && !the)
		return SLICE_NONE;
	size_t id = holder(ids, &p, fold_name(ids->memory, words_from(&p, name->from, name->to)), 2);
	if (id == SLICE_NONE || ids->items[id].type != IDENTITY_PERSON || ids->items[id].described)
		return SLICE_NONE;
	return id;
}
