#include "text/tokens.h"

#include "base/blocks.h"
#include "base/utf8.h"
#include "text/marks.h"
#include "text/sentences.h"

enum {
	LONGEST = 65000,   /* a word longer than this becomes two */
	SHORTEST_MEAN = 3, /* bytes a token, the first guess */
	LOOKS_MORE = 8,    /* behind the last: they are read eight at once */
};

struct tokens {
	slice text;
	struct token *items;
	uint8_t *looks;
	size_t count, room;
	size_t sentence;        /* a token at or behind this byte begins a sentence */
	size_t later;           /* where the next begins, when the next token begins one too (then `sentence` is 0) */
	const uint64_t *others; /* sets of what is no letter or digit */
	struct block_walk stops;
	struct arena *memory;
};

static void grow(struct tokens *t)
{
	size_t looks_room = t->room + LOOKS_MORE;
	t->items = arena_grow(t->memory, t->items, t->count, &t->room, t->count + 1, sizeof *t->items);
	t->looks = arena_grow(t->memory, t->looks, t->count, &looks_room, t->room + LOOKS_MORE, sizeof *t->looks);
}

/* The token just added begins a sentence; behind an opening mark that does, the
 * next one does too. */
static void begin_sentence(struct tokens *t, bool paired)
{
	struct token *token = &t->items[t->count - 1];
	token->sentence = true;
	t->looks[t->count - 1] |= LOOK_SENTENCE;
	size_t end = t->later;
	t->later = 0;
	if (token->at >= end) {
		end = sentence_end_from(t->text, token->at, &t->stops);
		t->later = paired ? end : 0;
	}
	t->sentence = t->later ? 0 : end;
}

/* The token of a word, number or mark. Field by field: a copy of the whole
 * would wait for its parts to be stored. */
static inline void set(struct token *token, const struct meaning *meaning, size_t at, size_t len,
		       enum token_kind kind)
{
	token->word = meaning->word;
	token->is = meaning->word->is;
	token->classes = meaning->classes;
	token->at = (uint32_t)at;
	token->partner = TOKEN_NONE;
	token->len = token->end = (uint16_t)len;
	token->depth = 0;
	token->kind = (uint8_t)kind;
	token->flags = 0;
	token->capital = meaning->capital;
	token->capitals = meaning->capitals;
}

static inline struct token *add(struct tokens *t, size_t at, size_t len, enum token_kind kind,
				const struct meaning *meaning)
{
	if (t->count == t->room)
		grow(t);
	t->looks[t->count] = meaning->looks;
	struct token *token = &t->items[t->count++];
	set(token, meaning, at, len, kind);
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

/* Where the letters and digits from `at` on end, at `most` at the latest. */
static inline size_t letters_end(struct tokens *t, size_t at, size_t most)
{
	return at < most ? block_sets_next(t->others, at, most) : most;
}

/* The end of a word or number that may go on at `end`, behind letters and digits. */
static size_t word_end(struct tokens *t, size_t at, size_t end, size_t most)
{
	slice text = t->text;
	bool number = byte_is(text.at[at], BYTE_DIGIT);
	unsigned inside = number ? BYTE_JOIN | BYTE_POINT : BYTE_JOIN;
	while (end < most && byte_is(text.at[end], inside)) {
		size_t len = word_character(text, end);
		if (len == 0) {
			len = joiner(text, end);
			if (len == 0 || end + len >= text.len || !word_character(text, end + len))
				break;
			if (number && text.at[end] != '-' && !ascii_is_digit(text.at[end + len]))
				break;
		}
		end = letters_end(t, end + len, most);
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

/* A word that is not all letters and digits, or has a full stop of its own;
 * letters and digits end at `end`. */
static size_t add_odd_word(struct tokens *t, size_t at, size_t end, size_t most)
{
	slice text = t->text;
	end = word_end(t, at, end, most);
	size_t owned = possessive_part(slice_sub(text, at, end)), len = end - at - owned;
	const struct meaning *meaning = wordcache_meaning(text, at, len);
	if (meaning->abbreviation && owned == 0 && end < text.len && text.at[end] == '.') {
		end++;
		meaning = wordcache_meaning(text, at, ++len);
	}
	struct token *token = add(t, at, len, byte_is(text.at[at], BYTE_DIGIT) ? TOKEN_NUMBER : TOKEN_WORD, meaning);
	token->end = (uint16_t)(end - at);
	token->possessive = owned > 0;
	return end;
}

static inline size_t add_word(struct tokens *t, size_t at)
{
	slice text = t->text;
	size_t most = text.len - at > LONGEST ? at + LONGEST : text.len, end = letters_end(t, at, most);
	if (end < text.len && byte_is(text.at[end], BYTE_JOIN | BYTE_POINT))
		end = add_odd_word(t, at, end, most);
	else
		add(t, at, end - at, byte_is(text.at[at], BYTE_DIGIT) ? TOKEN_NUMBER : TOKEN_WORD,
		    wordcache_meaning(text, at, end - at));
	if (at >= t->sentence)
		begin_sentence(t, false);
	return end;
}

/* Most of a text: words of letters alone, from `at` on until another thing
 * comes, or `until`. Returns where that is. */
static size_t add_plain_words(struct tokens *t, size_t at, size_t until)
{
	const slice text = t->text;
	const uint64_t *others = t->others;
	const size_t room = t->room;
	size_t count = t->count;
	while (at < until && count < room && byte_is(text.at[at], BYTE_LETTER)) {
		size_t end = block_sets_next(others, at, text.len), len = end - at;
		if (len > WORDCACHE_LONGEST || end == text.len)
			break;
		const char next = text.at[end];
		if (byte_is(next, BYTE_JOIN))
			break;
		const struct meaning *meaning =
			wordcache_get(wordcache_key_at(text, at, len), slice_of(text.at + at, len));
		if (next == '.' && meaning->abbreviation)
			break;
		t->looks[count] = meaning->looks;
		set(&t->items[count++], meaning, at, len, TOKEN_WORD);
		at = end + (next == ' ');
	}
	t->count = count;
	return at;
}

/* The words and numbers at `at`; none begins a sentence but the first. */
static size_t add_words(struct tokens *t, size_t at, size_t until)
{
	size_t end = at < until ? add_plain_words(t, at, until) : at;
	return end > at ? end : add_word(t, at);
}

static enum token_kind mark_kind(uint32_t code)
{
	static const uint8_t KINDS[128] = {
		['.'] = TOKEN_STOP,    ['!'] = TOKEN_STOP,      ['?'] = TOKEN_STOP,    [','] = TOKEN_COMMA,
		[':'] = TOKEN_COLON,   [';'] = TOKEN_SEMICOLON, ['-'] = TOKEN_DASH,    ['('] = TOKEN_BRACKET,
		[')'] = TOKEN_BRACKET, ['['] = TOKEN_BRACKET,   [']'] = TOKEN_BRACKET,
	};
	if (code < 0x80)
		return KINDS[code] ? (enum token_kind)KINDS[code] : TOKEN_OTHER;
	if (code == 0x2026)
		return TOKEN_STOP;
	return code >= 0x2013 && code <= 0x2015 ? TOKEN_DASH : TOKEN_OTHER;
}

/* The bare apostrophe of a plural's possessive belongs to the word before it. */
static bool take_apostrophe(struct tokens *t, size_t at)
{
	size_t len = apostrophe(t->text, at);
	struct token *last = t->count ? &t->items[t->count - 1] : NULL;
	if (len == 0 || !last || last->kind != TOKEN_WORD || last->at + last->end != at || last->possessive)
		return false;
	last->possessive = true;
	last->end = (uint16_t)(last->end + len);
	return true;
}

static void add_mark(struct tokens *t, size_t at, size_t len, enum token_kind kind, bool paired)
{
	static const uint8_t LOOKS[] = {[TOKEN_OPEN] = LOOK_OPEN,
					[TOKEN_COLON] = LOOK_CUE,
					[TOKEN_BRACKET] = LOOK_BRACKET,
					[TOKEN_OTHER] = 0};
	add(t, at, len, kind,
	    &(struct meaning){.word = &GRAMMAR_NOTHING,
			      .classes = wordcache_meaning(t->text, at, len)->classes,
			      .looks = LOOKS[kind]});
	if (at >= t->sentence)
		begin_sentence(t, paired);
}

static size_t add_character(struct tokens *t, size_t at)
{
	uint32_t code;
	size_t len = utf8_decode(t->text, at, &code);
	if (utf8_is_space(code))
		return at + len;
	if (take_apostrophe(t, at))
		return at + apostrophe(t->text, at);
	add_mark(t, at, len, mark_kind(code), false);
	return at + len;
}

/* Partners are marks by number; make them tokens, and count the depth. A mark
 * inside a word is no token. */
static void link_marks(struct tokens *t, const struct mark_list *marks, const uint32_t *token_of_mark)
{
	uint16_t depth = 0;
	size_t next = 0;
	for (size_t m = 0; m < marks->count; m++) {
		if (token_of_mark[m] == TOKEN_NONE || marks->items[m].partner == SLICE_NONE)
			continue;
		struct token *token = &t->items[token_of_mark[m]];
		token->partner = token_of_mark[marks->items[m].partner];
		if (token->partner == TOKEN_NONE)
			continue;
		for (; depth > 0 && next < token_of_mark[m]; next++)
			t->items[next].depth = depth;
		next = token_of_mark[m];
		if (token->kind == TOKEN_CLOSE && depth > 0)
			depth--;
		token->depth = depth;
		next++;
		if (token->kind == TOKEN_OPEN && depth < UINT16_MAX)
			depth++;
	}
}

struct token_list tokens_of(slice text, struct arena *memory)
{
	if (text.len > UINT32_MAX)
		text.len = UINT32_MAX;
	struct block_sets sets = block_sets_of(text, memory);
	struct mark_list marks = marks_of(text, sets.quotes, memory);
	uint32_t *token_of_mark = arena_room(memory, marks.count + 1, sizeof *token_of_mark);
	struct tokens t = {.text = text,
			   .room = text.len / SHORTEST_MEAN + 8,
			   .memory = memory,
			   .others = sets.others,
			   .stops = block_walk_begin()};
	t.stops.sets = sets.stops;
	t.looks = arena_room(memory, t.room + LOOKS_MORE, sizeof *t.looks);
	t.items = arena_room(memory, t.room, sizeof *t.items);
	size_t mark = 0, next_mark = marks.count ? marks.items[0].at : SLICE_NONE;
	for (size_t at = 0; at < text.len && t.count < TOKEN_NONE - 1;) {
		if (at >= next_mark) {
			const struct mark *m = &marks.items[mark];
			token_of_mark[mark++] = at == m->at ? (uint32_t)t.count : TOKEN_NONE;
			next_mark = mark < marks.count ? marks.items[mark].at : SLICE_NONE;
			if (at > m->at)
				continue;
			add_mark(&t, at, m->len, m->opens ? TOKEN_OPEN : TOKEN_CLOSE, m->partner != SLICE_NONE);
			at += m->len;
		} else if (byte_is(text.at[at], BYTE_SPACE)) {
			at++;
		} else if (byte_is(text.at[at], BYTE_WORD) || word_character(text, at)) {
			size_t until = next_mark < t.sentence ? next_mark : t.sentence;
			at = add_words(&t, at, until < text.len ? until : text.len);
		} else {
			at = add_character(&t, at);
		}
	}
	while (mark < marks.count)
		token_of_mark[mark++] = TOKEN_NONE;
	memset(t.looks + t.count, 0, LOOKS_MORE);
	link_marks(&t, &marks, token_of_mark);
	arena_give_back(memory, t.items, t.room, t.count, sizeof *t.items);
	return (struct token_list){t.items, t.count, t.looks};
}
