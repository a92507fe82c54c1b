#include "search.h"

#include <stdint.h>
#include <stdlib.h>

#include "message.h"

slice row_field(slice row, size_t column)
{
	while (column-- > 0)
		slice_cut(&row, '\t');
	return slice_cut(&row, '\t');
}

static bool find_columns(struct search *s)
{
	slice rest = slice_from(s->settings->columns);
	size_t room = 0;
	do {
		slice name = slice_cut(&rest, ',');
		struct arena *memory = &s->book.memory;
		s->columns = memory_grow(s->columns, &room, s->column_count + 1, sizeof *s->columns);
		if (!stream_need(s->in, arena_copy(memory, name).at, NULL, &s->columns[s->column_count++]))
			return false;
	} while (rest.len > 0);
	return true;
}

static bool add_filter(struct search *s, slice name, slice value)
{
	size_t column, at = 0;
	if (!stream_need(s->in, arena_copy(&s->book.memory, name).at, NULL, &column))
		return false;
	while (at < s->filter_count && s->filters[at].column != column)
		at++;
	if (at == s->filter_count) {
		s->filters = memory_resize(s->filters, ++s->filter_count, sizeof *s->filters);
		s->filters[at] = (struct filter){.column = column};
	}
	struct filter *filter = &s->filters[at];
	filter->values = memory_grow(filter->values, &filter->room, filter->count + 1, sizeof *filter->values);
	filter->values[filter->count++] = value;
	return true;
}

static bool find_filters(struct search *s)
{
	const struct option_list *kinds = &s->settings->kinds, *wheres = &s->settings->wheres;
	for (size_t i = 0; i < kinds->count; i++)
		if (!add_filter(s, S("kind"), slice_from(kinds->items[i])))
			return false;
	for (size_t i = 0; i < wheres->count; i++) {
		slice value = slice_from(wheres->items[i]);
		slice name = slice_cut(&value, '=');
		if (!add_filter(s, name, value))
			return false;
	}
	return true;
}

bool search_open(struct search *s, const struct settings *settings, const struct stream *in)
{
	s->settings = settings;
	s->in = in;
	matcher_open(&s->matcher, settings->match_limit);
	s->given = memory_resize(NULL, s->book.label_count, sizeof *s->given);
	s->next = memory_resize(NULL, s->book.pattern_count, sizeof *s->next);
	return find_columns(s) && find_filters(s);
}

void search_close(struct search *s)
{
	for (size_t i = 0; i < s->filter_count; i++)
		free(s->filters[i].values);
	free(s->filters);
	free(s->columns);
	free(s->given);
	free(s->next);
	matcher_close(&s->matcher);
	book_close(&s->book);
}

static bool has_value(const struct filter *filter, slice field)
{
	for (size_t i = 0; i < filter->count; i++)
		if (slice_equal(filter->values[i], field))
			return true;
	return false;
}

bool search_passes(const struct search *s, slice row)
{
	for (size_t i = 0; i < s->filter_count; i++)
		if (!has_value(&s->filters[i], row_field(row, s->filters[i].column)))
			return false;
	return true;
}

static enum verdict report(const struct search *s, const struct pattern *p, size_t line)
{
	pattern_report(p, &s->matcher, s->in->file, line);
	return FAILED;
}

/* Whether any of the patterns matches in any of the columns. */
static enum verdict any_matches(struct search *s, const struct pattern_list *list, slice row, const bool *possible,
				size_t line)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct pattern *p = &s->book.patterns[list->items[i]];
		if (possible && !possible[list->items[i]])
			continue;
		for (size_t c = 0; c < s->column_count; c++) {
			slice field = row_field(row, s->columns[c]);
			enum verdict verdict =
				p->matches_all ? FOUND : pattern_find(p, &s->matcher, field, 0, false, NULL);
			if (verdict == FAILED)
				return report(s, p, line);
			if (verdict == FOUND)
				return FOUND;
		}
	}
	return ABSENT;
}

enum verdict search_row(struct search *s, slice row, const bool *possible, size_t line)
{
	enum verdict found = ABSENT;
	for (size_t i = 0; i < s->book.label_count; i++) {
		const struct label *label = &s->book.labels[i];
		enum verdict gives = any_matches(s, &label->gives, row, possible, line);
		enum verdict takes = gives == FOUND ? any_matches(s, &label->takes, row, possible, line) : ABSENT;
		if (gives == FAILED || takes == FAILED)
			return FAILED;
		s->given[i] = gives == FOUND && takes == ABSENT;
		if (s->given[i])
			found = FOUND;
	}
	return found;
}

/* The next match of pattern `i` at or after `from` into s->next; a match that is
 * known and lies there still stands. `from` SIZE_MAX: there is none. */
static enum verdict look_ahead(struct search *s, size_t i, slice field, size_t from, bool fresh)
{
	struct span *next = &s->next[i];
	if (!fresh && next->from >= from)
		return FOUND;
	enum verdict verdict = pattern_find(&s->book.patterns[i], &s->matcher, field, from, true, next);
	if (verdict == ABSENT || next->to <= next->from)
		*next = (struct span){SIZE_MAX, SIZE_MAX};
	return verdict;
}

enum verdict search_next_match(struct search *s, slice field, struct span *match, size_t line)
{
	struct span best = {SIZE_MAX, 0};
	size_t from = match->to;
	for (size_t i = 0; i < s->book.pattern_count; i++) {
		const struct pattern *p = &s->book.patterns[i];
		if (p->takes)
			continue;
		if (look_ahead(s, i, field, from, from == 0) == FAILED)
			return report(s, p, line);
		const struct span *next = &s->next[i];
		if (next->from < best.from || (next->from == best.from && next->to > best.to))
			best = *next;
	}
	if (best.from == SIZE_MAX)
		return ABSENT;
	*match = best;
	return FOUND;
}
