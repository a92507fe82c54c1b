#include "text/words.h"

#include <stdint.h>
#include <unictype.h>
#include <uniwbrk.h>

#include "base/arena.h"
#include "base/blocks.h"
#include "base/utf8.h"

/* White space ends a word and what is on one side of it never matters on the
 * other, so a text is counted token by token: by tables where a token is ASCII, by
 * libunistring where it is not. */

/* Bytes by what they do to the word around them. */
enum kind {
	OTHER, /* ends a word */
	LETTER,
	DIGIT,
	CONNECTOR,  /* part of the word around it, no word alone */
	MID_LETTER, /* inside a word between letters */
	MID_NUMBER, /* inside a word between digits */
	MID_BOTH,   /* between either */
	SPACE,
	NOT_ASCII,
};

static unsigned char kind_of[256];
static unsigned char kind_of_mark[64]; /* of U+2000 to U+203F: dashes, quotation marks, the curly apostrophe */

static enum kind find_kind(uint32_t code)
{
	if (code >= 0x80)
		return NOT_ASCII;
	if (ascii_is_space((char)code))
		return SPACE;
	switch (uc_wordbreak_property(code)) {
	case WBP_ALETTER:
		return LETTER;
	case WBP_NUMERIC:
		return DIGIT;
	case WBP_EXTENDNUMLET:
		return CONNECTOR;
	case WBP_MIDLETTER:
		return MID_LETTER;
	case WBP_MIDNUM:
		return MID_NUMBER;
	case WBP_MIDNUMLET:
	case WBP_SQ:
		return MID_BOTH;
	default:
		return OTHER;
	}
}

/* A mark that is not ASCII and does no more than those that are. */
static enum kind find_kind_of_mark(uint32_t code)
{
	switch (uc_wordbreak_property(code)) {
	case WBP_OTHER:
		return utf8_is_space(code) ? NOT_ASCII : OTHER;
	case WBP_MIDLETTER:
		return MID_LETTER;
	case WBP_MIDNUM:
		return MID_NUMBER;
	case WBP_MIDNUMLET:
		return MID_BOTH;
	default:
		return NOT_ASCII;
	}
}

/* The tables come from libunistring, so that they are of the same version of
 * Unicode as the boundaries of other texts. */
static void learn_kinds(void)
{
	for (uint32_t code = 0; code < 256; code++)
		kind_of[code] = (unsigned char)find_kind(code);
	for (uint32_t code = 0; code < 64; code++)
		kind_of_mark[code] = (unsigned char)find_kind_of_mark(0x2000 + code);
}

static enum kind kind_at(slice text, size_t i) { return kind_of[(unsigned char)text.at[i]]; }

/* The kind of the mark that begins at `i`; NOT_ASCII where there is none. */
static enum kind kind_of_mark_at(slice text, size_t i)
{
	bool is_mark = text.len - i >= 3 && memcmp(text.at + i, "\xE2\x80", 2) == 0 &&
		       ((unsigned char)text.at[i + 2] & 0xC0) == 0x80;
	return is_mark ? (enum kind)kind_of_mark[text.at[i + 2] & 0x3F] : NOT_ASCII;
}

/* Where something begins, at `from` or behind, that is neither ASCII nor such a
 * mark, or the end. */
static size_t ascii_end(slice text, size_t from)
{
	const uint64_t high = 0x8080808080808080u;
	for (size_t i = from;; i += 3) {
		for (uint64_t eight; text.len - i >= sizeof eight; i += sizeof eight) {
			memcpy(&eight, text.at + i, sizeof eight);
			if (eight & high)
				break;
		}
		while (i < text.len && kind_at(text, i) != NOT_ASCII)
			i++;
		if (i == text.len || kind_of_mark_at(text, i) == NOT_ASCII)
			return i;
	}
}

/* The kind of the character that ends before `i`, and its bytes. */
static enum kind kind_before(slice text, size_t i, size_t *len)
{
	enum kind kind = kind_at(text, i - 1);
	*len = kind == NOT_ASCII ? 3 : 1;
	return kind == NOT_ASCII ? (enum kind)kind_of_mark[text.at[i - 1] & 0x3F] : kind;
}

/* Whether the letter or digit at `i`, which does not stand behind another, goes
 * on with the word before it: behind connectors, or one mark in the middle. */
static bool goes_on(slice text, size_t from, size_t i)
{
	size_t len;
	enum kind mark = kind_before(text, i, &len), here = kind_at(text, i), before = OTHER;
	for (i -= len; i > from && (before = kind_before(text, i, &len)) == CONNECTOR && mark == CONNECTOR;)
		i -= len;
	if (i == from)
		return false;
	if (mark == CONNECTOR)
		return before == LETTER || before == DIGIT;
	return before == here && (mark == MID_BOTH || mark == (here == LETTER ? MID_LETTER : MID_NUMBER));
}

/* Count ASCII and marks from *at on; *at becomes the place of the first byte of
 * another kind, or the end. Behind a space, as most do, a word begins for sure. */
static size_t count_ascii(slice text, size_t *at)
{
	const size_t from = *at;
	size_t words = 0, end = *at = ascii_end(text, from);
	uint64_t behind = 0,
		 apart = 1; /* the byte before the block is a letter or digit; a space, or there is none */
	for (size_t block = from; block < end; block += BLOCK_SIZE) {
		uint64_t set = block_at(slice_sub(text, 0, end), block, block_words),
			 spaces = block_at(slice_sub(text, 0, end), block, block_spaces),
			 begins = set & ~(set << 1 | behind), sure = begins & (spaces << 1 | apart);
		behind = set >> (BLOCK_SIZE - 1);
		apart = spaces >> (BLOCK_SIZE - 1);
		words += block_count(sure);
		for (begins &= ~sure; begins; begins &= begins - 1)
			words += !goes_on(text, from, block + block_first(begins));
	}
	return words;
}

static bool is_word_character(uint32_t code)
{
	if (code < 0x80)
		return ascii_is_alpha((char)code) || ascii_is_digit((char)code);
	return uc_is_property_alphabetic(code) || uc_is_general_category_withtable(code, UC_CATEGORY_MASK_N);
}

enum { PIECE = 4096 };

/* A piece of text as libunistring wants it, and its boundaries. Kept for the
 * run, and longer than PIECE only where a single word is. */
struct piece {
	char *bytes, *breaks;
	size_t room, breaks_room, len;
};

static struct piece piece;

/* Copy whole characters from text[at..] until `want` bytes, with a mark of one
 * byte for each that is not UTF-8. */
static void load_piece(slice text, size_t at, size_t want)
{
	piece.bytes = memory_grow(piece.bytes, &piece.room, want + 4, 1);
	piece.breaks = memory_grow(piece.breaks, &piece.breaks_room, want + 4, 1);
	piece.len = 0;
	while (at + piece.len < text.len && piece.len < want) {
		uint32_t code;
		size_t len = utf8_decode(text, at + piece.len, &code);
		memcpy(piece.bytes + piece.len, text.at + at + piece.len, len);
		if (len == 1 && code == UTF8_INVALID)
			piece.bytes[piece.len] = '?';
		piece.len += len;
	}
	u8_wordbreaks((const uint8_t *)piece.bytes, piece.len, piece.breaks);
}

/* Where the piece can be cut: at its last boundary but one. What a boundary
 * depends on ends with the part behind it, so that one is a boundary of the
 * whole text too, and the last may not be. 0: there is none. */
static size_t last_certain_boundary(void)
{
	size_t seen = 0;
	for (size_t i = piece.len; --i > 0;)
		if (piece.breaks[i] && ++seen == 2)
			return i;
	return 0;
}

static size_t count_piece(size_t end)
{
	slice text = slice_of(piece.bytes, end);
	size_t words = 0;
	bool counted = false;
	for (size_t i = 0; i < end;) {
		uint32_t code;
		if (piece.breaks[i])
			counted = false;
		i += utf8_decode(text, i, &code);
		if (!counted && is_word_character(code)) {
			words++;
			counted = true;
		}
	}
	return words;
}

static size_t count_unicode(slice token)
{
	size_t words = 0, want = PIECE;
	for (size_t at = 0; at < token.len;) {
		load_piece(token, at, want);
		size_t end = at + piece.len == token.len ? piece.len : last_certain_boundary();
		want = end == 0 ? want * 2 : PIECE;
		words += count_piece(end);
		at += end;
	}
	return words;
}

/* The token around text[at], no further back than `from`. */
static slice token_around(slice text, size_t from, size_t at)
{
	size_t begin = at, end = at;
	while (begin > from && kind_at(text, begin - 1) != SPACE)
		begin--;
	while (end < text.len && kind_at(text, end) != SPACE)
		end++;
	return slice_sub(text, begin, end);
}

size_t words_count(slice text)
{
	if (kind_of[' '] != SPACE)
		learn_kinds();
	size_t words = 0;
	for (size_t from = 0, at = 0; at < text.len; from = at) {
		words += count_ascii(text, &at);
		if (at == text.len)
			break;
		slice token = token_around(text, from, at);
		size_t again = 0;
		words -= count_ascii(token, &again);
		words += count_unicode(token);
		at = (size_t)(token.at - text.at) + token.len;
	}
	return words;
}
