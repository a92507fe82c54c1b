#include "kwic.h"

#include <stdlib.h>
#include <unicase.h>

#include "base/utf8.h"

/* Where `words` words before `at` begin; what touches `at` is not counted. */
static size_t words_before(slice field, size_t at, size_t words)
{
	for (size_t counted = 0; at > 0;) {
		uint32_t code, next;
		size_t len = utf8_decode_before(field, at, &code);
		bool word_ends = utf8_is_space(code) && at > len;
		if (word_ends) {
			utf8_decode_before(field, at - len, &next);
			if (!utf8_is_space(next) && counted++ == words)
				break;
		}
		at -= len;
	}
	return at;
}

static size_t words_after(slice field, size_t at, size_t words)
{
	for (size_t counted = 0; at < field.len;) {
		uint32_t code, next;
		size_t len = utf8_decode(field, at, &code);
		if (utf8_is_space(code) && at + len < field.len) {
			utf8_decode(field, at + len, &next);
			if (!utf8_is_space(next) && counted++ == words)
				break;
		}
		at += len;
	}
	return at;
}

static slice trim(slice s)
{
	uint32_t code;
	size_t len;
	while (s.len > 0 && (len = utf8_decode(s, 0, &code)) > 0 && utf8_is_space(code))
		s = slice_after(s, len);
	while (s.len > 0 && (len = utf8_decode_before(s, s.len, &code)) > 0 && utf8_is_space(code))
		s.len -= len;
	return s;
}

struct kwic_line kwic_line_of(slice field, struct span match, size_t words)
{
	struct kwic_line line = {
		.left = slice_sub(field, words_before(field, match.from, words), match.from),
		.match = slice_sub(field, match.from, match.to),
		.right = slice_sub(field, match.to, words_after(field, match.to, words)),
		.column = S(""),
	};
	line.left = trim(line.left);
	line.right = trim(line.right);
	return line;
}

/* Lines of one row come one after the other and share a copy of it. */
void concordance_add(struct concordance *c, const struct kwic_line *line)
{
	if (c->count == 0 || !slice_equal(c->last_row, line->row))
		c->last_row = arena_copy(&c->memory, line->row);
	c->lines = memory_grow(c->lines, &c->room, c->count + 1, sizeof *c->lines);
	const char *from = line->row.at, *to = c->last_row.at;
	c->lines[c->count++] = (struct kwic_line){
		.row = c->last_row,
		.left = slice_of(to + (line->left.at - from), line->left.len),
		.match = slice_of(to + (line->match.at - from), line->match.len),
		.right = slice_of(to + (line->right.at - from), line->right.len),
		.column = line->column,
	};
}

/* The letters and digits of a side, folded, a space between words; those of the
 * left side from its last word to its first. */
static slice words_in_order(slice side, bool backwards, struct arena *memory)
{
	char *begin = arena_alloc(memory, side.len + 1), *to = begin;
	while (side.len > 0) {
		size_t at = backwards ? words_before(side, side.len, 0) : words_after(side, 0, 0);
		slice word = backwards ? slice_after(side, at) : slice_sub(side, 0, at);
		side = backwards ? slice_sub(side, 0, at) : slice_after(side, at);
		uint32_t code;
		for (size_t i = 0, len; i < word.len; i += len) {
			len = utf8_decode(word, i, &code);
			if (!utf8_is_letter(code) && !(code < 0x80 && ascii_is_digit((char)code)))
				continue;
			memcpy(to, word.at + i, len);
			to += len;
		}
		*to++ = ' ';
		side = trim(side);
	}
	return slice_of(begin, (size_t)(to - begin));
}

static slice sort_key(slice side, bool backwards, struct arena *memory)
{
	slice words = words_in_order(side, backwards, memory);
	size_t len = 0;
	uint8_t *folded = u8_casefold((const uint8_t *)words.at, words.len, NULL, NULL, NULL, &len);
	if (!folded)
		return words;
	slice key = arena_copy(memory, slice_of((const char *)folded, len));
	free(folded);
	return key;
}

/* Equal keys: in the order of the stream, which is that of the lines' rows. */
static int compare(const void *a, const void *b)
{
	const struct kwic_line *const *first = a, *const *second = b;
	int order = slice_compare((*first)->key, (*second)->key);
	return order ? order : (*first > *second) - (*first < *second);
}

void concordance_sort(struct concordance *c, enum side side)
{
	struct kwic_line **order = memory_resize(NULL, c->count, sizeof *order);
	struct kwic_line *sorted = memory_resize(NULL, c->count, sizeof *sorted);
	for (size_t i = 0; i < c->count; i++) {
		struct kwic_line *line = order[i] = &c->lines[i];
		line->key = sort_key(side == SIDE_LEFT ? line->left : line->right, side == SIDE_LEFT, &c->memory);
	}
	qsort(order, c->count, sizeof *order, compare);
	for (size_t i = 0; i < c->count; i++)
		sorted[i] = *order[i];
	free(order);
	free(c->lines);
	c->lines = sorted;
	c->room = c->count;
}

void concordance_free(struct concordance *c)
{
	free(c->lines);
	arena_free(&c->memory);
}
