#include "tokens.h"

#include "bytes.h"
#include "marks.h"
#include "sentences.h"
#include "utf8.h"
#include "wordcache.h"

enum {
	APOSTROPHE = 0x2019,
	LONGEST = UINT32_MAX / 2, /* a word longer than this becomes two */
	SHORTEST_MEAN = 3,        /* bytes a token, the first guess */
};

struct tokens {
	struct token *items;
	size_t count, room;
	struct arena *memory;
};

static struct token *add(struct tokens *t, slice text, size_t at, size_t len, enum token_kind kind)
{
	struct meaning meaning = wordcache_meaning(slice_sub(text, at, at + len));
	t->items = arena_grow(t->memory, t->items, t->count, &t->room, t->count + 1, sizeof *t->items);
	struct token *token = &t->items[t->count++];
	*token = (struct token){.at = at,
				.len = (uint32_t)len,
				.end = (uint32_t)len,
				.partner = TOKEN_NONE,
				.word = meaning.word,
				.classes = meaning.classes,
				.kind = (uint8_t)kind};
	return token;
}

/* The length of the letter, digit or combining character at `at`, or 0. */
static size_t word_character(slice text, size_t at)
{
	unsigned char c = (unsigned char)text.at[at];
	if (c < 0x80)
		return byte_is((char)c, BYTE_WORD);
	uint32_t code;
	size_t len = utf8_decode(text, at, &code);
	return code != UTF8_INVALID && (utf8_is_letter(code) || (code >= 0x300 && code < 0x370)) ? len : 0;
}

static size_t apostrophe(slice text, size_t at)
{
	if (text.at[at] == '\'')
		return 1;
	return text.at[at] == '\xE2' && slice_starts(slice_after(text, at), S("\xE2\x80\x99")) ? 3 : 0;
}

/* The length of the character at `at`, of BYTE_JOIN or BYTE_POINT, where it may
 * join two parts of a word or number, or 0. */
static size_t joiner(slice text, size_t at) { return (unsigned char)text.at[at] < 0x80 ? 1 : apostrophe(text, at); }

static size_t word_end(slice text, size_t at)
{
	bool number = byte_is(text.at[at], BYTE_DIGIT);
	unsigned inside = number ? BYTE_JOIN | BYTE_POINT : BYTE_JOIN;
	size_t most = text.len - at > LONGEST ? at + LONGEST : text.len, end = at;
	while ((end = byte_pass(text, end, most, BYTE_WORD)) < most && byte_is(text.at[end], inside)) {
		size_t len = word_character(text, end);
		if (len == 0) {
			len = joiner(text, end);
			if (len == 0 || end + len >= text.len || !word_character(text, end + len))
				break;
			if (number && text.at[end] != '-' && !ascii_is_digit(text.at[end + len]))
				break;
		}
		end += len;
	}
	return end;
}

/* he’s, that’s: a verb, no possessive. */
static bool is_contraction(slice word)
{
	static const slice WORDS[] = {{"he", 2},   {"she", 3}, {"it", 2},    {"that", 4}, {"there", 5}, {"here", 4},
				      {"what", 4}, {"who", 3}, {"where", 5}, {"how", 3},  {"let", 3}};
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (slice_equal_nocase(word, WORDS[i]))
			return true;
	return false;
}

/* How much of the word is a possessive ending: 's, ’s. */
static size_t possessive_part(slice word)
{
	size_t len = 0;
	if (word.len < 3 || word.at[word.len - 1] != 's' || byte_is(word.at[word.len - 2], BYTE_WORD))
		return 0;
	if (slice_ends(word, S("\xE2\x80\x99s")))
		len = 4;
	else if (slice_ends(word, S("'s")))
		len = 2;
	return len && word.len > len && !is_contraction(slice_sub(word, 0, word.len - len)) ? len : 0;
}

static void set_case(struct token *t, slice word)
{
	size_t upper = 0, letters = 0;
	for (size_t i = 0, len; i < word.len; i += len, letters++) {
		uint32_t code = (unsigned char)word.at[i];
		len = code < 0x80 ? 1 : utf8_decode(word, i, &code);
		bool is_upper = utf8_is_upper(code);
		if (i == 0)
			t->capital = is_upper;
		if (!t->capital)
			return;
		upper += is_upper;
	}
	t->capitals = letters > 1 && upper == letters;
}

static size_t add_word(struct tokens *t, slice text, size_t at)
{
	size_t end = word_end(text, at);
	slice word = slice_sub(text, at, end);
	size_t owned = possessive_part(word);
	bool stop = end < text.len && text.at[end] == '.' && sentence_abbreviation(word);
	enum token_kind kind = byte_is(word.at[0], BYTE_DIGIT) ? TOKEN_NUMBER : TOKEN_WORD;
	struct token *token = add(t, text, at, stop ? word.len + 1 : word.len - owned, kind);
	token->end = (uint32_t)(word.len + stop);
	token->possessive = owned > 0;
	if (!ascii_is_lower(word.at[0]))
		set_case(token, slice_sub(text, at, end - owned));
	return at + token->end;
}

static enum token_kind mark_kind(uint32_t code)
{
	switch (code) {
	case '.':
	case '!':
	case '?':
	case 0x2026:
		return TOKEN_STOP;
	case ',':
		return TOKEN_COMMA;
	case ':':
		return TOKEN_COLON;
	case ';':
		return TOKEN_SEMICOLON;
	case '-':
	case 0x2013:
	case 0x2014:
	case 0x2015:
		return TOKEN_DASH;
	case '(':
	case ')':
	case '[':
	case ']':
		return TOKEN_BRACKET;
	default:
		return TOKEN_OTHER;
	}
}

/* The bare apostrophe of a plural's possessive belongs to the word before it. */
static bool take_apostrophe(struct tokens *t, slice text, size_t at)
{
	size_t len = apostrophe(text, at);
	struct token *last = t->count ? &t->items[t->count - 1] : NULL;
	if (len == 0 || !last || last->kind != TOKEN_WORD || last->at + last->end != at || last->possessive)
		return false;
	last->possessive = true;
	last->end += (uint32_t)len;
	return true;
}

static size_t add_character(struct tokens *t, slice text, size_t at)
{
	uint32_t code;
	size_t len = utf8_decode(text, at, &code);
	if (utf8_is_space(code))
		return at + len;
	if (take_apostrophe(t, text, at))
		return at + apostrophe(text, at);
	add(t, text, at, len, mark_kind(code));
	return at + len;
}

/* Partners are marks by number; make them tokens, and count the depth. */
static void link_marks(struct tokens *t, const struct mark_list *marks, const uint32_t *token_of_mark)
{
	for (size_t m = 0; m < marks->count; m++)
		if (marks->items[m].partner != SLICE_NONE)
			t->items[token_of_mark[m]].partner = token_of_mark[marks->items[m].partner];
	uint32_t depth = 0;
	for (size_t i = marks->count ? token_of_mark[0] : t->count; i < t->count; i++) {
		bool paired = t->items[i].partner != TOKEN_NONE;
		if (paired && t->items[i].kind == TOKEN_CLOSE && depth > 0)
			depth--;
		t->items[i].depth = depth;
		if (paired && t->items[i].kind == TOKEN_OPEN)
			depth++;
	}
}

static void begin_sentences(struct tokens *t, slice text)
{
	size_t end = 0;
	for (size_t i = 0; i < t->count; i++) {
		if (t->items[i].at < end)
			continue;
		t->items[i].sentence = true;
		if (t->items[i].partner != TOKEN_NONE && i + 1 < t->count)
			t->items[i + 1].sentence = true;
		end = sentence_end(text, t->items[i].at);
	}
}

struct token_list tokens_of(slice text, struct arena *memory)
{
	struct mark_list marks = marks_of(text, memory);
	struct tokens t = {.room = text.len / SHORTEST_MEAN + 8, .memory = memory};
	t.items = arena_room(memory, t.room, sizeof *t.items);
	uint32_t *token_of_mark = arena_array(memory, marks.count + 1, sizeof *token_of_mark);
	size_t mark = 0;
	for (size_t at = 0; at < text.len && t.count < TOKEN_NONE - 1;) {
		if (mark < marks.count && marks.items[mark].at == at) {
			token_of_mark[mark] = (uint32_t)t.count;
			enum token_kind kind = marks.items[mark].opens ? TOKEN_OPEN : TOKEN_CLOSE;
			add(&t, text, at, marks.items[mark].len, kind);
			at += marks.items[mark++].len;
		} else if (byte_is(text.at[at], BYTE_SPACE)) {
			at++;
		} else if (byte_is(text.at[at], BYTE_WORD) || word_character(text, at)) {
			at = add_word(&t, text, at);
		} else {
			at = add_character(&t, text, at);
		}
	}
	link_marks(&t, &marks, token_of_mark);
	begin_sentences(&t, text);
	return (struct token_list){t.items, t.count};
}
