#include "sieve.h"

#include <stdlib.h>

#include "fold.h"

enum { BLOCK = 64 * 1024 };

static void add_literal(struct sieve *s, struct literal literal, size_t owner)
{
	size_t room = s->room;
	s->literals = memory_grow(s->literals, &s->room, s->count + 1, sizeof *s->literals);
	s->owners = memory_grow(s->owners, &room, s->count + 1, sizeof *s->owners);
	s->literals[s->count] = literal;
	s->owners[s->count++] = owner;
	s->nocase = s->nocase || literal.nocase;
}

bool sieve_open(struct sieve *s, const struct search *search)
{
	const struct book *book = &search->book;
	*s = (struct sieve){.search = search};
	for (size_t i = 0; i < book->pattern_count; i++)
		for (size_t j = 0; j < book->patterns[i].folded.count; j++)
			add_literal(s, book->patterns[i].folded.items[j], i);
	return s->count > 0 && automaton_open(&s->automaton, s->literals, s->count);
}

void sieve_close(struct sieve *s)
{
	automaton_close(&s->automaton);
	free(s->literals);
	free(s->owners);
	free(s->copy);
	free(s->rows);
}

/* Whole rows of at most BLOCK bytes, or one that is longer. */
static slice cut_block(slice *rows)
{
	slice block = *rows;
	if (block.len > BLOCK) {
		const char *end = memrchr(block.at, '\n', BLOCK);
		block.len = end ? (size_t)(end - block.at) + 1 : slice_find_byte(block, '\n', BLOCK) + 1;
	}
	*rows = slice_after(*rows, block.len);
	return block;
}

/* Where case does not matter, or marks are folded, there are letters that a
 * copy cannot show. */
static void copy_field(struct sieve *s, slice field, bool *unclear)
{
	s->copy = memory_grow(s->copy, &s->copy_room, s->copy_len + field.len + 1 + FOLD_SLACK, 1);
	char *to = s->copy + s->copy_len;
	bool strange = false;
	if (s->search->settings->style.exact) {
		memcpy(to, field.at, field.len);
		to += field.len;
		strange = s->nocase && literal_has_strange_case(field);
	} else {
		to = fold_text(to, field, &strange);
	}
	*unclear = *unclear || strange;
	*to++ = '\n';
	s->copy_len = (size_t)(to - s->copy);
}

static void add_row(struct sieve *s, slice row)
{
	bool unclear = row.len > BLOCK;
	for (size_t i = 0; i < s->search->column_count && !unclear; i++)
		copy_field(s, search_field(s->search, row, s->search->columns[i]), &unclear);
	s->rows = memory_grow(s->rows, &s->row_room, s->row_count + 1, sizeof *s->rows);
	s->rows[s->row_count++] = (struct sieve_row){row, s->copy_len, unclear};
}

slice sieve_begin(struct sieve *s, slice *rows)
{
	slice block = cut_block(rows), rest = block;
	s->copy_len = s->row_count = s->next = s->lane = s->hit = 0;
	while (rest.len > 0)
		add_row(s, slice_cut(&rest, '\n'));
	automaton_walk(&s->automaton, slice_of(s->copy ? s->copy : "", s->copy_len));
	return block;
}

/* The next hit of the automaton, or NULL. */
static const struct hit *peek_hit(struct sieve *s)
{
	const struct automaton *a = &s->automaton;
	while (s->lane < AUTOMATON_LANES && s->hit == a->hit_count[s->lane]) {
		s->lane++;
		s->hit = 0;
	}
	return s->lane < AUTOMATON_LANES ? &a->hits[a->hit_begin[s->lane] + s->hit] : NULL;
}

static void take_hit(struct sieve *s, struct hit hit, struct hints *hints)
{
	size_t count;
	const size_t *ends = automaton_ends(&s->automaton, hit, &count);
	slice copy = slice_of(s->copy, s->copy_len);
	for (size_t i = 0; i < count; i++) {
		const struct literal *literal = &s->literals[ends[i]];
		size_t at = hit.end - literal->text.len;
		if (literal->nocase || slice_starts(slice_after(copy, at), literal->text))
			hints_add(hints, s->owners[ends[i]], literal_tells(literal, copy, at));
	}
}

bool sieve_next(struct sieve *s, slice *row, struct hints *hints, bool *unclear)
{
	if (s->next == s->row_count)
		return false;
	const struct sieve_row *next = &s->rows[s->next++];
	for (const struct hit *hit; (hit = peek_hit(s)) != NULL && hit->end <= next->end; s->hit++)
		if (!next->unclear)
			take_hit(s, *hit, hints);
	*row = next->row;
	*unclear = next->unclear;
	return true;
}
