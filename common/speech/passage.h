/* passage: a segment's text as words with what they may be, and the noun
 * phrases in it. The ground on which frames.h finds reports of speech.
 *
 * Spans are ranges of tokens, `to` exclusive; an empty span is "none". */
#ifndef CC_PASSAGE_H
#define CC_PASSAGE_H

#include "text/grammar.h"
#include "text/tokens.h"

struct passage {
	slice text;
	const struct token *tokens;
	size_t count;
	const uint8_t *looks;
};

struct span {
	size_t from, to;
};

static inline bool span_is_empty(struct span s) { return s.from >= s.to; }

static inline struct passage passage_of(slice text, struct token_list tokens)
{
	return (struct passage){text, tokens.items, tokens.count, tokens.looks};
}

/* The first of the tokens from..to with one of these looks, or `to`. */
static inline size_t passage_look(const struct passage *p, size_t from, size_t to, uint8_t wanted)
{
	return tokens_look(p->looks, from, to, wanted);
}

static inline slice passage_word(const struct passage *p, size_t i) { return token_text(p->text, &p->tokens[i]); }

/* What the word may be; no bits for the token before the first or after the last. */
static inline uint32_t passage_is(const struct passage *p, size_t i) { return i < p->count ? p->tokens[i].is : 0; }

static inline bool passage_kind(const struct passage *p, size_t i, enum token_kind kind)
{
	return i < p->count && p->tokens[i].kind == kind;
}

/* Whether a token of the span may be one of these (enum word_class). */
static inline bool passage_has(const struct passage *p, struct span s, uint32_t classes)
{
	for (size_t i = s.from; i < s.to; i++)
		if (passage_is(p, i) & classes)
			return true;
	return false;
}

/* ASCII letters without regard to case. Most words differ in length or in the
 * first letter. */
static inline bool passage_equals(const struct passage *p, size_t i, slice word)
{
	if (i >= p->count || p->tokens[i].len != word.len)
		return false;
	slice here = passage_word(p, i);
	return ascii_lower(here.at[0]) == ascii_lower(word.at[0]) && slice_starts_nocase(here, word);
}

static inline bool passage_is_one_of(const struct passage *p, size_t i, const slice *words, size_t count)
{
	return i < p->count && slice_is_one_of(passage_word(p, i), words, count);
}
#define PASSAGE_IS_ONE_OF(p, i, words) passage_is_one_of((p), (i), (words), sizeof(words) / sizeof *(words))

/* Where the bytes of a span begin and end in the text; the span is not empty.
 * A possessive ending of the last word is left out. */
size_t passage_begin(const struct passage *p, struct span s);
size_t passage_end(const struct passage *p, struct span s);

/* The other end of a quotation or bracket, going right (left); `at` itself
 * where there is none in lo..hi. */
size_t passage_other_end(const struct passage *p, size_t at, size_t hi);
size_t passage_skip_left(const struct passage *p, size_t at, size_t lo);

static inline size_t passage_skip_right(const struct passage *p, size_t at, size_t hi)
{
	bool opens = p->tokens[at].kind == TOKEN_OPEN || p->tokens[at].kind == TOKEN_BRACKET;
	return opens ? passage_other_end(p, at, hi) : at;
}

/* The noun phrase that ends right before `end` and is a clause's subject:
 * leading adverbs and dates ("Last year", "In 2018") and trailing ones are not
 * part of it. Nothing before `lo` is looked at. */
struct span passage_phrase_before(const struct passage *p, size_t lo, size_t end);

/* The noun phrase that begins at `at`, as the subject after an inverted verb. */
struct span passage_phrase_at(const struct passage *p, size_t at, size_t hi);

/* Where the sentence that begins at `lo` ends: where the next one begins
 * outside any quotation. */
size_t passage_sentence_end(const struct passage *p, size_t lo, size_t hi, uint32_t depth);

/* Whether the span can be somebody (or a document) that says things. */
bool passage_is_source(const struct passage *p, struct span s);

/* Whether it is nothing but a name: capitalised words, particles between them. */
bool passage_is_name(const struct passage *p, struct span s);

#endif
