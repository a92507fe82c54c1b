#include "model/model_words.h"

#include "base/bytes.h"

enum {
	PLACE_BITS = 11,
	UNKNOWN = 4, /* in place of what a word may be */
};

/* The words met last, each in the one place where its bytes lead; a place is
 * free while its key is zero. */
static struct place {
	struct wordcache_key key;
	struct model_word word;
} places[1 << PLACE_BITS];

/* The first byte is the lowest whatever the machine. */
static uint64_t few_bytes(const char *at, size_t len)
{
	uint64_t number = 0;
	for (size_t i = len; i-- > 0;)
		number = number << 8 | (unsigned char)at[i];
	return number;
}

uint32_t model_hash(slice bytes)
{
	uint64_t h = bytes.len;
	for (; bytes.len > 8; bytes = slice_after(bytes, 8))
		h = model_join(h, bytes_lower(few_bytes(bytes.at, 8)));
	return model_join(h, bytes_lower(few_bytes(bytes.at, bytes.len)));
}

static enum unit_kind kind_of(slice word, const struct token *t, bool first)
{
	static const struct {
		uint32_t is;
		enum unit_kind kind;
	} KINDS[] = {
		{WORD_PERSONAL, UNIT_PRONOUN},
		{WORD_BE | WORD_HAVE | WORD_MODAL, UNIT_AUXILIARY},
		{WORD_TO, UNIT_TO},
		{WORD_DETERMINER | WORD_POSSESSIVE, UNIT_DETERMINER},
		{WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_RELATIVE | WORD_QUESTION, UNIT_LINK},
		{WORD_PREPOSITION, UNIT_PREPOSITION},
	};
	if (slice_equal_nocase(word, S("that")))
		return UNIT_THAT;
	for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++)
		if (t->is & KINDS[k].is)
			return KINDS[k].kind;
	if (t->word->forms && (!t->capital || first))
		return UNIT_VERB;
	return t->capital ? UNIT_NAME : UNIT_WORD;
}

/* An unknown word's part of speech, as far as its ending tells; of a name nothing. */
static uint32_t grammar_of(slice word, const struct token *t, bool first)
{
	const struct word *w = t->word;
	if (w->is || w->forms)
		return model_join(w->is, w->forms | (uint32_t)w->classes << 8);
	size_t known = t->capital && !first ? 0 : word.len < 4 ? 1 : 2;
	return model_join(UNKNOWN, bytes_lower(few_bytes(word.at + word.len - known, known)));
}

static struct model_word look_at(slice word, const struct token *t)
{
	size_t known = word.len < 3 ? word.len : 3;
	struct model_word w = {.word = model_hash(word)};
	w.suffix = model_join(bytes_lower(few_bytes(word.at + word.len - known, known)), t->capital);
	for (size_t first = 0; first < 2; first++) {
		w.as[first].grammar = grammar_of(word, t, first);
		w.as[first].kind = (uint8_t)kind_of(word, t, first);
	}
	return w;
}

struct model_word model_word(slice text, const struct token *t)
{
	if (t->len > WORDCACHE_LONGEST)
		return look_at(token_text(text, t), t);
	struct wordcache_key key = wordcache_key_at(text, t->at, t->len);
	uint64_t hash = (key.first ^ key.last * 31) * 0x9E3779B97F4A7C15u;
	struct place *place = &places[hash >> (64 - PLACE_BITS)];
	if (place->key.first != key.first || place->key.last != key.last)
		*place = (struct place){key, look_at(token_text(text, t), t)};
	return place->word;
}
