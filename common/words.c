#include "words.h"

#include <stdint.h>
#include <unictype.h>
#include <uniwbrk.h>

#include "arena.h"
#include "utf8.h"

/* White space ends a word and what is on one side of it never matters on the
 * other, so a text is counted token by token: by a table of kinds where a token
 * is ASCII, by libunistring where it is not. */

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

/* The table comes from libunistring, so that it is of the same version of
 * Unicode as the boundaries of other texts. */
static void learn_kinds(void)
{
	for (uint32_t code = 0; code < 256; code++)
		kind_of[code] = (unsigned char)find_kind(code);
}

static enum kind kind_at(slice text, size_t i) { return kind_of[(unsigned char)text.at[i]]; }

/* Whether the middle mark at `i` of an ASCII token stands between two letters
 * or two digits that it joins. */
static bool joins(slice token, size_t i)
{
	if (i == 0 || i + 1 >= token.len)
		return false;
	enum kind mark = kind_at(token, i), before = kind_at(token, i - 1);
	if (before != kind_at(token, i + 1))
		return false;
	return (before == LETTER && mark != MID_NUMBER) || (before == DIGIT && mark != MID_LETTER);
}

static size_t count_ascii(slice token)
{
	size_t words = 0;
	bool counted = false; /* the part between boundaries that we are in */
	for (size_t i = 0; i < token.len; i++) {
		switch (kind_at(token, i)) {
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
	if (kind_of[' '] != SPACE)
		learn_kinds();
	for (size_t at = 0; at < text.len;) {
		size_t end = at;
		bool ascii = true;
		for (; end < text.len && kind_at(text, end) != SPACE; end++)
			ascii = ascii && kind_at(text, end) != NOT_ASCII;
		slice token = slice_sub(text, at, end);
		words += ascii ? count_ascii(token) : count_unicode(token);
		at = end + 1;
	}
	return words;
}
