/* tokens: words, numbers and marks of a text, with where they stand.
 *
 * A word is letters and digits with the apostrophes and hyphens inside it
 * ("social-worker", "St"), but a possessive ending ('s, ’s, and the bare
 * apostrophe of a plural; not the verb of "he's") is not part of it: `possessive` says that it follows
 * and `end` includes it. A full stop belongs to the word only in initials
 * ("J.", "U.S.") and in the abbreviations of common/lexicon/abbreviations.tsv
 * ("Dr."). Everything else is a token of one character. White space is no
 * token. Offsets are bytes of the text. */
#ifndef CC_TOKENS_H
#define CC_TOKENS_H

#include <stdint.h>

#include "base/arena.h"
#include "text/wordcache.h"

enum token_kind {
	TOKEN_WORD,
	TOKEN_NUMBER, /* begins with a digit: 11, £ apart, 3,400, 2019/20, 6th */
	TOKEN_OPEN,   /* an opening quotation mark */
	TOKEN_CLOSE,  /* a closing quotation mark */
	TOKEN_STOP,   /* . ! ? … that may end a sentence */
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_SEMICOLON,
	TOKEN_DASH,    /* – — and a hyphen between spaces */
	TOKEN_BRACKET, /* ( ) [ ] */
	TOKEN_OTHER,
};

#define TOKEN_NONE UINT32_MAX

/* Two to a line of the processor's cache. */
struct token {
	const struct word *word; /* what a word may be (grammar.h); nothing for a number or mark */
	uint32_t is;             /* word->is */
	unsigned classes;        /* and in a name (namewords.h) */
	uint32_t at;             /* where it begins */
	uint32_t partner;        /* of a quotation mark: the index of the other one, or TOKEN_NONE */
	uint16_t len;            /* without a possessive ending */
	uint16_t end;            /* `len` and the possessive ending, if any */
	uint16_t depth;          /* how many quotations it stands in, its own marks not counted */
	uint8_t kind;
	union {
		struct {
			bool capital : 1;  /* a word whose first letter is upper case */
			bool capitals : 1; /* a word of two letters or more, all upper case: CMA; DfE is not */
			bool possessive : 1;
			bool sentence : 1; /* the first of a sentence; behind an opening mark, the next one too */
		};
		uint8_t flags; /* all of these */
	};
};

/* The tokens of one text. */
struct token_list {
	struct token *items;
	size_t count;
	const uint8_t *looks; /* enum look of each, for loops that pass over most of them; eight more bytes */
};

/* In the arena. Of a text four gigabytes are looked at; what lies beyond is not
 * tokenised. A word of more than 65,000 bytes becomes several. */
struct token_list tokens_of(slice text, struct arena *memory);

static inline slice token_text(slice text, const struct token *t) { return slice_sub(text, t->at, t->at + t->len); }

/* Which of eight bytes is the first that is not 0; there is one. */
static inline size_t tokens_first_byte(uint64_t eight)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return (size_t)__builtin_clzll(eight) / 8;
#else
	return (size_t)__builtin_ctzll(eight) / 8;
#endif
}

/* The first of the tokens from..to at which one of `wanted` holds, or `to`. */
static inline size_t tokens_look(const uint8_t *looks, size_t from, size_t to, uint8_t wanted)
{
	const uint64_t each = 0x0101010101010101u;
	for (uint64_t eight; from < to; from += sizeof eight) {
		memcpy(&eight, looks + from, sizeof eight);
		eight &= each * wanted;
		if (eight) {
			from += tokens_first_byte(eight);
			break;
		}
	}
	return from < to ? from : to;
}

#endif
