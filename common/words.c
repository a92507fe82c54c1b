#include "words.h"

#include <stdint.h>
#include <unictype.h>
#include <uniwbrk.h>

#include "arena.h"
#include "utf8.h"

/* White space ends a word and what is on one side of it never matters on the
 * other, so a text is counted token by token: by the table below where a token
 * is ASCII, by libunistring where it is not. */

/* ASCII by the Word_Break property. Bytes of 0x80 and above end the table's
 * use for a token. */
enum class {
	OTHER,
	LETTER,
	DIGIT,
	CONNECTOR,  /* ExtendNumLet: part of the word around it, no word alone */
	MID_LETTER, /* MidLetter: inside a word between letters */
	MID_NUMBER, /* MidNum: between digits */
	MID_BOTH,   /* MidNumLet, Single_Quote: between either */
	SPACE,
	NOT_ASCII,
};

#define SIXTEEN(c) c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c
#define SIXTY_FOUR(c) SIXTEEN(c), SIXTEEN(c), SIXTEEN(c), SIXTEEN(c)
#define LETTERS                                                                                                      \
	OTHER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER,       \
		LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER, LETTER,      \
		LETTER, LETTER, OTHER, OTHER, OTHER, OTHER

static const unsigned char class_of[256] = {
	/* 00 */ OTHER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	SPACE,
	SPACE,
	SPACE,
	SPACE,
	SPACE,
	OTHER,
	OTHER,
	/* 10 */ SIXTEEN(OTHER),
	/* 20 */ SPACE,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	MID_BOTH,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	MID_NUMBER,
	OTHER,
	MID_BOTH,
	OTHER,
	/* 30 */ DIGIT,
	DIGIT,
	DIGIT,
	DIGIT,
	DIGIT,
	DIGIT,
	DIGIT,
	DIGIT,
	DIGIT,
	DIGIT,
	MID_LETTER,
	MID_NUMBER,
	OTHER,
	OTHER,
	OTHER,
	OTHER,
	/* 40 */ LETTERS,
	CONNECTOR,
	/* 60 */ LETTERS,
	OTHER,
	/* 80 */ SIXTY_FOUR(NOT_ASCII),
	SIXTY_FOUR(NOT_ASCII)};

static enum class class_at(slice text, size_t i) { return class_of[(unsigned char)text.at[i]]; }

/* Whether the middle mark at `i` of an ASCII token stands between two letters
 * or two digits that it joins. */
static bool joins(slice token, size_t i)
{
	if (i == 0 || i + 1 >= token.len)
		return false;
	enum class mark = class_at(token, i), before = class_at(token, i - 1);
	if (before != class_at(token, i + 1))
		return false;
	return (before == LETTER && mark != MID_NUMBER) || (before == DIGIT && mark != MID_LETTER);
}

static size_t count_ascii(slice token)
{
	size_t words = 0;
	bool counted = false; /* the part between boundaries that we are in */
	for (size_t i = 0; i < token.len; i++) {
		switch (class_at(token, i)) {
		case LETTER:
		case DIGIT:
			words += !counted;
			counted = true;
			break;
		case CONNECTOR:
			break;
		case MID_LETTER:
		case MID_NUMBER:
		case MID_BOTH:
			counted = counted && joins(token, i);
			break;
		default:
			counted = false;
		}
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

size_t words_count(slice text)
{
	size_t words = 0;
	for (size_t at = 0; at < text.len;) {
		size_t end = at;
		bool ascii = true;
		for (; end < text.len && class_at(text, end) != SPACE; end++)
			ascii = ascii && class_at(text, end) != NOT_ASCII;
		slice token = slice_sub(text, at, end);
		words += ascii ? count_ascii(token) : count_unicode(token);
		at = end + 1;
	}
	return words;
}
