/* model_words: what a word is to the model, by itself.
 *
 * Hashes: of a word nothing else is kept. Those of the words met last are
 * remembered, as in wordcache.h, since most words of a text are few and short;
 * memory is fixed. */
#ifndef CC_MODEL_WORDS_H
#define CC_MODEL_WORDS_H

#include "text/tokens.h"

/* What a unit is, roughly: what a change of label may hang on. */
enum unit_kind {
	UNIT_WORD,
	UNIT_NAME, /* with a capital */
	UNIT_PRONOUN,
	UNIT_THAT,
	UNIT_VERB,      /* a form of a reporting verb */
	UNIT_AUXILIARY, /* be, have, modal */
	UNIT_PREPOSITION,
	UNIT_DETERMINER,
	UNIT_LINK, /* and, who, while */
	UNIT_TO,
	UNIT_NUMBER,
	UNIT_COMMA,
	UNIT_STOP,
	UNIT_COLON,
	UNIT_DASH, /* and brackets, semicolons */
	UNIT_QUOTATION,
	UNIT_KINDS
};

struct model_word {
	uint32_t word;   /* in lower case */
	uint32_t suffix; /* its last three letters */
	struct {
		uint32_t grammar; /* what it may be */
		uint8_t kind;     /* enum unit_kind */
	} as[2];                  /* inside a sentence, and as its first word */
};

/* The token is a word of the text. */
struct model_word model_word(slice text, const struct token *t);

/* Of bytes, ASCII letters without regard to case. */
uint32_t model_hash(slice bytes);

/* Two numbers as one, in which every bit hangs on both. */
static inline uint32_t model_join(uint64_t a, uint64_t b)
{
	uint64_t h = (a ^ 0xA0761D6478BD642Fu) * 0x9E3779B97F4A7C15u;
	h = (h ^ h >> 32 ^ b) * 0xE7037ED1A0B428DBu;
	return (uint32_t)(h ^ h >> 32);
}

#endif
