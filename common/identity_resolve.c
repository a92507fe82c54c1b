/* Who is meant by a noun phrase that something is said by. */
#include "grammar.h"
#include "identity_parts.h"
#include "namewords.h"
#include "roles.h"

enum { LOOK_BACK = 64 /* mentions */, HOLDINGS_MOST = 32 };

struct phrase {
	size_t segment;
	slice text; /* of the segment */
	const struct token *tokens;
	uint32_t from, to; /* all of it */
	uint32_t begin;    /* after articles and possessive pronouns */
	uint32_t head;     /* the noun it turns on */
	bool definite, indefinite, owned;
	unsigned class; /* of the head */
};

static slice word_at(const struct phrase *p, uint32_t i) { return token_text(p->text, &p->tokens[i]); }

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

static void skip_determiners(struct phrase *p)
{
	for (p->begin = p->from; p->begin + 1 < p->to; p->begin++) {
		slice word = word_at(p, p->begin);
		if (slice_equal_nocase(word, S("the")))
			p->definite = true;
		else if (slice_equal_nocase(word, S("a")) || slice_equal_nocase(word, S("an")))
			p->indefinite = true;
		else
			break;
	}
	const struct word *word = grammar_word(word_at(p, p->begin));
	if (word->is & WORD_POSSESSIVE)
		p->owned = true;
	else if (word->is & WORD_DETERMINER && p->begin == p->from)
		p->indefinite = true;
}

/* The noun before the first word that begins what follows it: of, who, ... */
static void find_head(struct phrase *p)
{
	uint32_t i = p->begin;
	for (; i < p->to; i++) {
		const struct token *t = &p->tokens[i];
		const struct word *word = t->kind == TOKEN_WORD ? grammar_word(word_at(p, i)) : NULL;
		if (i > p->begin &&
		    (!word ||
		     (word->is & (WORD_PREPOSITION | WORD_RELATIVE | WORD_TO | WORD_PERSONAL) && !t->capital)))
			break;
		if (i > p->begin && word->forms & FORM_PARTICIPLE && !t->capital &&
		    !(namewords_class(word_at(p, i)) & (CLASS_TEXT | CLASS_ANY_PERSON)))
			break;
	}
	p->head = i > p->begin ? i - 1 : p->begin;
	p->class =
		p->head < p->to && p->tokens[p->head].kind == TOKEN_WORD ? namewords_class(word_at(p, p->head)) : 0;
}

static struct phrase phrase_of(const struct identities *ids, size_t segment, size_t from, size_t to)
{
	const struct token_list *tokens = &ids->index->tokens[segment];
	struct phrase p = {
		.segment = segment, .text = ids->index->document->items[segment].text, .tokens = tokens->items};
	p.from = token_after(tokens, from);
	p.to = p.from;
	while (p.to < tokens->count && tokens->items[p.to].at < to)
		p.to++;
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

static bool word_in(slice word, slice words)
{
	while (words.len) {
		slice one = slice_cut(&words, ' ');
		if (slice_equal(one, word))
			return true;
	}
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

static slice phrase_text(const struct phrase *p, uint32_t from, uint32_t to)
{
	const struct token *last = &p->tokens[to - 1];
	return slice_sub(p->text, p->tokens[from].at, last->at + last->len);
}

/* Somebody who holds the role: the latest introduced so far, else the first. */
static size_t holder(struct identities *ids, const struct phrase *p, size_t org)
{
	struct identity_index *x = ids->index;
	slice head = fold_name(ids->memory, word_at(p, p->head));
	uint32_t begin = p->begin;
	while (begin < p->head && (p->owned || p->tokens[begin].possessive))
		if (p->tokens[begin++].possessive)
			break;
	if (p->owned && begin == p->begin && begin < p->head)
		begin++;
	slice words = fold_name(ids->memory, phrase_text(p, begin, p->head + 1));
	size_t first = SLICE_NONE, at = owner_of(&x->heads, head);
	for (size_t n = 0; at != SLICE_NONE && n < HOLDINGS_MOST; n++, at = x->holdings[at].older) {
		const struct holding *h = &x->holdings[at];
		if (!role_has(h->role, words))
			continue;
		if (org != SLICE_NONE && ids->items[h->identity].orgs.count > 0 &&
		    !slice_equal(ids->items[h->identity].orgs.items[0], ids->items[org].name))
			continue;
		first = h->identity;
		if (x->notes[h->identity].segment <= p->segment)
			return first;
	}
	return first;
}

/* The organisation last named before the phrase whose name has its head noun. */
static size_t named_by_noun(const struct identities *ids, const struct phrase *p)
{
	slice head = fold_name(ids->memory, word_at(p, p->head));
	size_t high = 0;
	const struct mention *m = ids->mentions;
	size_t low = 0, end = ids->mention_count;
	while (low < end) {
		high = low + (end - low) / 2;
		bool before = m[high].segment < p->segment ||
			      (m[high].segment == p->segment && m[high].from < p->tokens[p->from].at);
		if (before)
			low = high + 1;
		else
			end = high;
	}
	for (size_t n = 0; n < LOOK_BACK && low-- > 0; n++) {
		const struct identity *identity = &ids->items[m[low].identity];
		if (identity->type == IDENTITY_ORG && word_in(head, fold_name(ids->memory, identity->name)))
			return m[low].identity;
	}
	return owner_of(&ids->index->nouns, head);
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

static size_t described(struct identities *ids, const struct phrase *p)
{
	uint32_t begin = p->from;
	while (begin + 1 < p->to && begin < p->begin)
		begin++;
	slice text = phrase_text(p, begin, p->to);
	size_t known = owner_of(&ids->index->exact, fold_name(ids->memory, text));
	slice whole = phrase_text(p, p->from, p->to);
	if (known == SLICE_NONE) {
		const struct token *first = &p->tokens[begin];
		if (first->sentence && first->capital && !first->capitals && begin + 1 < p->to &&
		    !p->tokens[begin + 1].capital) {
			char *copy = arena_alloc(ids->memory, text.len + 1);
			memcpy(copy, text.at, text.len);
			copy[0] = ascii_lower(copy[0]);
			text.at = copy;
		}
		known = identity_new(ids, text, described_type(p), p->segment, begin);
		ids->items[known].described = true;
		if (p->class & CLASS_ANY_PERSON && !(p->class & (CLASS_KIN | CLASS_PLURAL | CLASS_PEOPLE)))
			identity_role(ids, known,
				      phrase_text(p, p->owned && p->begin < p->head ? p->begin + 1 : p->begin,
						  p->head + 1));
	} else if (p->definite) {
		identity_alias(ids, known, whole, "description");
	}
	return known;
}

/* "the charity", "its president", "Waypost's chief executive". */
static size_t by_role(struct identities *ids, const struct phrase *p, size_t org)
{
	if (p->indefinite || p->head + 1 < p->to)
		return SLICE_NONE;
	size_t id = SLICE_NONE;
	if (p->class & (CLASS_ANY_PERSON | CLASS_ANY_BODY | CLASS_TITLE))
		id = holder(ids, p, org);
	if (id == SLICE_NONE && p->class & CLASS_ANY_BODY && (p->definite || p->owned))
		id = named_by_noun(ids, p);
	if (id != SLICE_NONE)
		identity_alias(ids, id, phrase_text(p, p->from, p->to), "role");
	return id;
}

/* Whose report, survey, letter it is: named in front, or behind by or from. */
static size_t author(const struct identities *ids, const struct phrase *p)
{
	const struct mention *m = last_mention(ids, p, p->begin, p->head + 1);
	for (uint32_t i = p->head + 1; !m && i + 1 < p->to; i++) {
		slice word = word_at(p, i);
		if (slice_equal(word, S("by")) || slice_equal(word, S("from")) || slice_equal(word, S("at")))
			m = last_mention(ids, p, i + 1, p->to);
	}
	return m ? m->identity : SLICE_NONE;
}

size_t identities_resolve(struct identities *ids, const struct segment_list *document, size_t segment, size_t from,
			  size_t to)
{
	struct phrase p = phrase_of(ids, segment, from, to);
	size_t id = SLICE_NONE;
	(void)document;
	if (p.from >= p.to)
		return identity_new(ids, S("unknown"), IDENTITY_PERSON, segment, 0);
	const struct mention *m = last_mention(ids, &p, p.begin, p.head + 1);
	const struct token *head = &p.tokens[p.head];
	if (m && m->to >= head->at + head->len)
		return m->identity;
	if (p.class & CLASS_TEXT)
		id = author(ids, &p);
	if (id == SLICE_NONE)
		id = by_role(ids, &p, m ? m->identity : SLICE_NONE);
	if (id == SLICE_NONE && m && !(p.class & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL)))
		id = m->identity;
	return id == SLICE_NONE ? described(ids, &p) : id;
}
