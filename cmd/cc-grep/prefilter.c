#include "prefilter.h"

#include <stdlib.h>

static void add_literal(struct prefilter *p, struct literal literal, size_t owner)
{
	size_t room = p->room;
	p->literals = memory_grow(p->literals, &p->room, p->count + 1, sizeof *p->literals);
	p->owners = memory_grow(p->owners, &room, p->count + 1, sizeof *p->owners);
	p->literals[p->count] = literal;
	p->owners[p->count++] = owner;
	p->nocase = p->nocase || literal.nocase;
}

/* A value with the tabs and the LF around it, which are not in any value. */
static void add_value(struct prefilter *p, const struct filter *filter, slice value)
{
	bool first = filter->column == 0, last = filter->column + 1 == p->search->in->columns;
	slice before = first ? S("") : S("\t"), after = last ? S("\n") : S("\t");
	slice text = arena_join(&p->memory, before, value, after);
	add_literal(p, (struct literal){.text = text}, 0);
}

static void add_patterns(struct prefilter *p, const struct book *book)
{
	for (size_t i = 0; i < book->pattern_count; i++)
		for (size_t j = 0; j < book->patterns[i].literals.count; j++)
			add_literal(p, book->patterns[i].literals.items[j], i);
}

/* The patterns, or the filters where those leave out more: where not every
 * pattern has literals, and where rows that do not match are wanted too. False
 * when there are no literals. */
static bool choose(struct prefilter *p)
{
	const struct search *s = p->search;
	bool all_wanted = s->settings->invert || s->settings->unlabelled;
	p->by_filter = s->filter_count > 0 && (all_wanted || s->always.count > 0);
	p->every_row = !p->by_filter && s->always.count > 0;
	if (!p->by_filter)
		add_patterns(p, &s->book);
	for (size_t i = 0; p->by_filter && i < s->filters[0].count; i++)
		add_value(p, &s->filters[0], s->filters[0].values[i]);
	return p->count > 0;
}

bool prefilter_open(struct prefilter *p, const struct search *search)
{
	*p = (struct prefilter){.search = search};
	if (!choose(p))
		return false;
	p->many = p->count > PREFILTER_FINDERS;
	if (p->many && !automaton_open(&p->automaton, p->literals, p->count))
		return false;
	for (size_t i = 0; !p->many && i < p->count; i++)
		finder_open(&p->finders[i], p->literals[i]);
	p->fields = memory_resize(NULL, search->column_count, sizeof *p->fields);
	hints_open(&p->hints, search->book.pattern_count);
	return true;
}

void prefilter_close(struct prefilter *p)
{
	if (p->many)
		automaton_close(&p->automaton);
	hints_close(&p->hints);
	free(p->literals);
	free(p->owners);
	free(p->fields);
	arena_free(&p->memory);
}

/* Whole rows of at most AUTOMATON_BLOCK bytes, or one that is longer. */
static slice cut_piece(slice *rows)
{
	slice head = slice_sub(*rows, 0, rows->len < AUTOMATON_BLOCK ? rows->len : AUTOMATON_BLOCK);
	const char *end = memrchr(head.at, '\n', head.len);
	if (!end)
		end = rows->at + slice_find_byte(*rows, '\n', head.len);
	slice piece = slice_sub(*rows, 0, (size_t)(end - rows->at) + 1);
	*rows = slice_after(*rows, piece.len);
	return piece;
}

bool prefilter_begin(struct prefilter *p, slice *rows, slice *piece)
{
	*piece = p->many ? cut_piece(rows) : *rows;
	if (!p->many)
		*rows = slice_after(*rows, rows->len);
	p->block = *piece;
	p->at = p->lane = p->hit = 0;
	if ((p->nocase && literal_has_strange_case(*piece)) || (p->many && piece->len > AUTOMATON_BLOCK))
		return false;
	if (p->many)
		automaton_walk(&p->automaton, *piece);
	for (size_t i = 0; !p->many && i < p->count; i++)
		p->next[i] = finder_next(&p->finders[i], *piece, 0);
	return true;
}

/* The row around a place at or after p->at. */
static slice row_around(const struct prefilter *p, size_t place)
{
	const char *before = place > p->at ? memrchr(p->block.at + p->at, '\n', place - p->at) : NULL;
	size_t begin = before ? (size_t)(before - p->block.at) + 1 : p->at;
	return slice_sub(p->block, begin, slice_find_byte(p->block, '\n', place));
}

static void find_fields(struct prefilter *p, slice row)
{
	const struct search *s = p->search;
	for (size_t i = 0; i < s->column_count; i++)
		p->fields[i] = search_field(s, row, s->columns[i]);
}

/* A literal stands at `at`: what that says of its pattern, if it is in a field
 * that is searched. */
static void take_literal(struct prefilter *p, size_t index, const char *at)
{
	const struct literal *literal = &p->literals[index];
	for (size_t i = 0; i < p->search->column_count; i++) {
		slice field = p->fields[i];
		if (at < field.at || at + literal->text.len > field.at + field.len)
			continue;
		bool enough = literal_is_enough(literal, field, (size_t)(at - field.at));
		hints_add(&p->hints, p->owners[index], enough);
	}
}

/* Every place of the finder's literal in the row, until one is enough. */
static void take_finder(struct prefilter *p, size_t i, slice row)
{
	size_t end = (size_t)(row.at - p->block.at) + row.len;
	while (p->next[i] < end) {
		take_literal(p, i, p->block.at + p->next[i]);
		if (p->hints.of[p->owners[i]] != HINT_ABSENT && !p->literals[i].enough)
			break;
		if (p->hints.of[p->owners[i]] == HINT_FOUND)
			break;
		p->next[i] = finder_next(&p->finders[i], p->block, p->next[i] + 1);
	}
	if (p->next[i] < end)
		p->next[i] = finder_next(&p->finders[i], p->block, end);
}

/* A place in the next row that a finder knows of, or SLICE_NONE. */
static size_t finders_place(const struct prefilter *p)
{
	size_t nearest = SLICE_NONE;
	for (size_t i = 0; i < p->count; i++)
		nearest = p->next[i] < nearest ? p->next[i] : nearest;
	return nearest;
}

static void take_finders(struct prefilter *p, slice row)
{
	size_t end = (size_t)(row.at - p->block.at) + row.len;
	for (size_t i = 0; i < p->count; i++) {
		if (!p->by_filter)
			take_finder(p, i, row);
		else if (p->next[i] <= end)
			p->next[i] = finder_next(&p->finders[i], p->block, end);
	}
}

/* The next hit of the automaton, or NULL. */
static const struct hit *peek_hit(struct prefilter *p)
{
	const struct automaton *a = &p->automaton;
	while (p->lane < AUTOMATON_LANES && p->hit == a->hit_count[p->lane]) {
		p->lane++;
		p->hit = 0;
	}
	return p->lane < AUTOMATON_LANES ? &a->hits[a->hit_begin[p->lane] + p->hit] : NULL;
}

/* The automaton does not tell cases apart. */
static bool stands_at(const struct literal *l, const char *at)
{
	return l->nocase || memcmp(at, l->text.at, l->text.len) == 0;
}

static size_t automaton_place(struct prefilter *p)
{
	const struct hit *hit = peek_hit(p);
	return hit ? hit->end - 1 : SLICE_NONE;
}

static void take_hit(struct prefilter *p, struct hit hit)
{
	size_t count;
	const size_t *ends = automaton_ends(&p->automaton, hit, &count);
	for (size_t i = 0; i < count; i++) {
		const char *at = p->block.at + hit.end - p->literals[ends[i]].text.len;
		if (stands_at(&p->literals[ends[i]], at))
			take_literal(p, ends[i], at);
	}
}

static void take_hits(struct prefilter *p, slice row)
{
	size_t end = (size_t)(row.at - p->block.at) + row.len;
	for (const struct hit *hit = peek_hit(p); hit && hit->end <= end + 1; p->hit++, hit = peek_hit(p))
		if (!p->by_filter)
			take_hit(p, *hit);
}

/* The next row with a literal, in whatever column, or just the next one. */
static bool next_row(struct prefilter *p, slice *row)
{
	size_t place = p->every_row ? p->at : p->many ? automaton_place(p) : finders_place(p);
	if (place == SLICE_NONE || p->at >= p->block.len)
		return false;
	*row = row_around(p, place);
	if (!p->by_filter)
		find_fields(p, *row);
	if (p->many)
		take_hits(p, *row);
	else
		take_finders(p, *row);
	p->at = (size_t)(row->at - p->block.at) + row->len + 1;
	return true;
}

bool prefilter_next(struct prefilter *p, slice *row, const struct hints **hints)
{
	do {
		hints_clear(&p->hints);
		if (!next_row(p, row))
			return false;
	} while (!p->by_filter && !p->every_row && p->hints.count == 0);
	*hints = p->by_filter ? NULL : &p->hints;
	return true;
}
