/* Whose text it is: "the report", "survey finds". The document says so once,
 * mostly somewhere else: "a survey by the guild", "In her report, Ann Lee". */
#include "names/identity_parts.h"
#include "text/namewords.h"

enum { AUTHOR = 5, NEAR = 10, SENTENCE_MOST = 24 /* tokens */, PLACES_MOST = 64 /* of a noun that are looked at */ };

struct spot {
	size_t segment;
	slice text;
	const struct token_list *tokens;
	uint32_t at; /* the noun */
};

static slice word_at(const struct spot *s, uint32_t i) { return token_text(s->text, &s->tokens->items[i]); }

static bool is(const struct spot *s, size_t i, const char *word)
{
	return i < s->tokens->count && slice_equal_nocase(word_at(s, (uint32_t)i), slice_from(word));
}

/* The mention that begins within a few tokens from `from` on, or NULL. */
static const struct mention *mention_near(const struct identities *ids, const struct spot *s, uint32_t from,
					  uint32_t most)
{
	if (from >= s->tokens->count)
		return NULL;
	uint32_t last = from + most < s->tokens->count ? from + most : (uint32_t)s->tokens->count - 1;
	return identities_mention(ids, s->segment, s->tokens->items[from].at, s->tokens->items[last].at + 1);
}

/* "Ofsted's new annual | report": the possessive, or the noun itself. */
static uint32_t possessor_before(const struct spot *s)
{
	enum { ADJECTIVES = 3 };
	for (uint32_t i = s->at; i > 0 && s->at - i <= ADJECTIVES; i--) {
		const struct token *t = &s->tokens->items[i - 1];
		if (t->possessive)
			return i - 1;
		if (t->kind != TOKEN_WORD || t->capital || t->word->is & ~(uint32_t)WORD_TIME || t->word->forms)
			break;
	}
	return s->at;
}

static size_t owner_here(const struct identities *ids, const struct spot *s)
{
	const struct mention *m = NULL;
	uint32_t owner = possessor_before(s);
	if (owner < s->at)
		m = mention_near(ids, s, owner, 0);
	for (uint32_t i = s->at + 1; !m && i < s->tokens->count && i < s->at + NEAR; i++) {
		if (s->tokens->items[i].sentence)
			break;
		if (is(s, i, "by") || is(s, i, "from"))
			m = mention_near(ids, s, i + 1, 2);
		else if (i == s->at + 1 && is(s, i, "of") && (m = mention_near(ids, s, i + 1, AUTHOR)) != NULL)
			m = ids->items[m->identity].type == IDENTITY_PERSON ? m : NULL;
	}
	bool opens = s->at > 1 && is(s, s->at - 2, "in") && s->tokens->items[s->at - 2].sentence;
	if (!m && opens)
		m = mention_near(ids, s, s->at + 1, SENTENCE_MOST);
	return m ? m->identity : SLICE_NONE;
}

/* The token that begins at a byte, or none. */
static bool find_token(struct spot *s, size_t byte)
{
	size_t low = 0, high = s->tokens->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->tokens->items[middle].at < byte)
			low = middle + 1;
		else
			high = middle;
	}
	s->at = (uint32_t)low;
	return low < s->tokens->count && s->tokens->items[low].at == byte;
}

static size_t search(const struct identities *ids, slice noun)
{
	const struct identity_index *x = ids->index;
	size_t places = 0;
	for (size_t i = 0; i < x->document->count && places < PLACES_MOST; i++) {
		struct spot s = {i, x->document->items[i].text, &x->tokens[i], 0};
		if (x->document->items[i].kind == SEGMENT_FURNITURE)
			continue;
		for (size_t at = 0; (at = slice_find(s.text, noun, at)) != SLICE_NONE && places < PLACES_MOST; at++) {
			places++;
			size_t id = find_token(&s, at) ? owner_here(ids, &s) : SLICE_NONE;
			if (id != SLICE_NONE)
				return id;
		}
	}
	return SLICE_NONE;
}

size_t text_owner(struct identities *ids, slice noun)
{
	struct owners *known = &ids->index->texts;
	size_t at = table_find(&known->keys, noun);
	if (at == SLICE_NONE)
		own(known, ids->memory, noun, search(ids, noun));
	return owner_of(known, noun);
}
