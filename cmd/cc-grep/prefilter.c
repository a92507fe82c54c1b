#include "prefilter.h"

#include <stdlib.h>

/* More than there is room for are only counted. */
static void add_literal(struct prefilter *p, struct literal literal, size_t owner)
{
	if (p->count < PREFILTER_FINDERS) {
		finder_open(&p->finders[p->count], literal);
		p->owners[p->count] = owner;
	}
	p->count++;
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
 * when there are no literals to go by. */
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
	p->many = p->count > PREFILTER_FINDERS;
	return p->many ? !p->by_filter && sieve_open(&p->sieve, s) : p->count > 0;
}

bool prefilter_open(struct prefilter *p, const struct search *search)
{
	*p = (struct prefilter){.search = search};
	p->fields = memory_resize(NULL, search->column_count, sizeof *p->fields);
	hints_open(&p->hints, search->book.pattern_count);
	return choose(p);
}

void prefilter_close(struct prefilter *p)
{
	if (p->many)
		sieve_close(&p->sieve);
	hints_close(&p->hints);
	free(p->fields);
	arena_free(&p->memory);
}

/* Literals whose bytes are far from each other are rare, and not worth it. */
const struct pair *prefilter_pair(const struct prefilter *p)
{
	const struct pair *pair = &p->finders[0].pair;
	return p->many || pair->first_at >= 64 || pair->second_at >= 64 ? NULL : pair;
}

/* The next place of a finder's literal in the block, which is a whole run. */
static size_t next_place(const struct prefilter *p, size_t i, size_t from)
{
	const struct stream *in = p->search->in;
	if (i == 0 && in->places)
		return finder_next_noted(&p->finders[i], p->block, from, in->places, in->noted);
	return finder_next(&p->finders[i], p->block, from);
}

bool prefilter_begin(struct prefilter *p, slice *rows, slice *block)
{
	if (p->many) {
		*block = sieve_begin(&p->sieve, rows);
		return true;
	}
	*block = p->block = *rows;
	*rows = slice_after(*rows, rows->len);
	p->at = 0;
	if (p->nocase && literal_has_strange_case(*block))
		return false;
	for (size_t i = 0; i < p->count; i++)
		p->next[i] = next_place(p, i, 0);
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

/* A finder's literal stands at `at`: what that says of its pattern, if it is in
 * a field that is searched. */
static void take_place(struct prefilter *p, size_t i, const char *at)
{
	const struct literal *literal = &p->finders[i].literal;
	for (size_t c = 0; c < p->search->column_count; c++) {
		slice field = p->fields[c];
		if (at >= field.at && at + literal->text.len <= field.at + field.len)
			hints_add(&p->hints, p->owners[i], literal_tells(literal, field, (size_t)(at - field.at)));
	}
}

/* Every place of the finder's literal in the row, until they say no more. */
static void take_places(struct prefilter *p, size_t i, size_t end)
{
	enum hint most = p->finders[i].literal.enough ? HINT_FOUND : HINT_UNKNOWN;
	while (p->next[i] < end && p->hints.of[p->owners[i]] < most) {
		take_place(p, i, p->block.at + p->next[i]);
		p->next[i] = next_place(p, i, p->next[i] + 1);
	}
	if (p->next[i] < end)
		p->next[i] = next_place(p, i, end);
}

/* A place in the next row that a finder knows of, or SLICE_NONE. */
static size_t nearest_place(const struct prefilter *p)
{
	size_t nearest = SLICE_NONE;
	for (size_t i = 0; i < p->count; i++)
		nearest = p->next[i] < nearest ? p->next[i] : nearest;
	return nearest;
}

/* The next row with a literal, in whatever column, or just the next one. */
static bool next_row(struct prefilter *p, slice *row)
{
	size_t place = p->every_row ? p->at : nearest_place(p);
	if (place == SLICE_NONE || p->at >= p->block.len)
		return false;
	*row = row_around(p, place);
	size_t end = (size_t)(row->at - p->block.at) + row->len;
	if (!p->by_filter)
		find_fields(p, *row);
	for (size_t i = 0; i < p->count; i++) {
		if (!p->by_filter)
			take_places(p, i, end);
		else if (p->next[i] <= end)
			p->next[i] = next_place(p, i, end);
	}
	p->at = end + 1;
	return true;
}

static bool next_of_sieve(struct prefilter *p, slice *row, const struct hints **hints)
{
	bool unclear;
	do {
		hints_clear(&p->hints);
		if (!sieve_next(&p->sieve, row, &p->hints, &unclear))
			return false;
	} while (!unclear && !p->every_row && p->hints.count == 0);
	*hints = unclear ? NULL : &p->hints;
	return true;
}

bool prefilter_next(struct prefilter *p, slice *row, const struct hints **hints)
{
	if (p->many)
		return next_of_sieve(p, row, hints);
	do {
		hints_clear(&p->hints);
		if (!next_row(p, row))
			return false;
	} while (!p->by_filter && !p->every_row && p->hints.count == 0);
	*hints = p->by_filter ? NULL : &p->hints;
	return true;
}
