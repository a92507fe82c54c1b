/* cursor: a place in a text from which numbers and words are read.
 *
 * What takes something moves the cursor only when it succeeds. Words and
 * numbers are ASCII; each look reads a bounded number of bytes. */
#ifndef CC_CURSOR_H
#define CC_CURSOR_H

#include "base/utf8.h"

enum {
	CURSOR_WORD = 12,   /* bytes of a word; a longer one is cut behind them */
	CURSOR_SPACES = 16, /* skipped at the most */
	CURSOR_DIGITS = 4,  /* of a number; a longer one is none */
};

struct cursor {
	slice text;
	size_t at;
};

struct number {
	int value;
	size_t digits;
};

/* The byte here, or NUL at the end. */
static inline char cursor_peek(const struct cursor *c) { return c->at < c->text.len ? c->text.at[c->at] : '\0'; }

static inline void cursor_skip_spaces(struct cursor *c)
{
	uint32_t code;
	for (size_t i = 0; i < CURSOR_SPACES && c->at < c->text.len; i++) {
		size_t len = utf8_decode(c->text, c->at, &code);
		if (!utf8_is_space(code))
			break;
		c->at += len;
	}
}

static inline bool cursor_take_char(struct cursor *c, char wanted)
{
	if (cursor_peek(c) != wanted)
		return false;
	c->at++;
	return true;
}

static inline bool cursor_take_number(struct cursor *c, struct number *n)
{
	*n = (struct number){0, 0};
	while (ascii_is_digit(cursor_peek(c)) && n->digits <= CURSOR_DIGITS) {
		n->value = n->value * 10 + (cursor_peek(c) - '0');
		n->digits++;
		c->at++;
	}
	if (n->digits > 0 && n->digits <= CURSOR_DIGITS)
		return true;
	c->at -= n->digits;
	return false;
}

/* The letters here; the cursor stays. */
static inline slice cursor_word(const struct cursor *c)
{
	size_t end = c->at;
	while (end < c->text.len && end - c->at <= CURSOR_WORD && ascii_is_alpha(c->text.at[end]))
		end++;
	return slice_sub(c->text, c->at, end);
}

static inline bool cursor_take_word(struct cursor *c, slice wanted)
{
	slice word = cursor_word(c);
	if (!slice_equal_nocase(word, wanted))
		return false;
	c->at += word.len;
	return true;
}

static inline bool cursor_in_word(char c) { return ascii_is_alpha(c) || ascii_is_digit(c); }

/* The beginning of the next word at or after `at`. */
static inline size_t cursor_next_word(slice text, size_t at)
{
	while (at < text.len && (!cursor_in_word(text.at[at]) || (at > 0 && cursor_in_word(text.at[at - 1]))))
		at++;
	return at;
}

#endif
