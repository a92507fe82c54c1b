#include "search.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/message.h"

void hints_open(struct hints *h, size_t patterns)
{
	*h = (struct hints){.of = memory_resize(NULL, patterns, 1)};
	memset(h->of, HINT_ABSENT, patterns);
	h->touched = memory_resize(NULL, patterns, sizeof *h->touched);
}

void hints_add(struct hints *h, size_t pattern, enum hint hint)
{
	if (hint > HINT_ABSENT && h->of[pattern] == HINT_ABSENT)
		h->touched[h->count++] = pattern;
	if (hint > h->of[pattern])
		h->of[pattern] = (unsigned char)hint;
}

void hints_clear(struct hints *h)
{
	while (h->count > 0)
		h->of[h->touched[--h->count]] = HINT_ABSENT;
}

void hints_close(struct hints *h)
{
	free(h->of);
	free(h->touched);
}

/* The last one, where text is, is found from the end. */
slice search_field(const struct search *s, slice row, size_t column)
{
	if (column > 0 && column + 1 == s->in->columns) {
		const char *tab = memrchr(row.at, '\t', row.len);
		return slice_after(row, (size_t)(tab - row.at) + 1);
	}
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
	for (size_t i = 0; i < s->book.pattern_count; i++)
		if (s->book.patterns[i].always && !s->book.patterns[i].takes)
			pattern_list_add(&s->always, i);
	return find_columns(s) && find_filters(s);
}

void search_close(struct search *s)
{
	for (size_t i = 0; i < s->filter_count; i++)
		free(s->filters[i].values);
	free(s->filters);
	free(s->columns);
	free(s->always.items);
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
		if (!has_value(&s->filters[i], search_field(s, row, s->filters[i].column)))
			return false;
	return true;
}

/* `place` is where the row is, or a field of it. */
static enum verdict report(const struct search *s, const struct pattern *p, const char *place)
{
	slice before = slice_sub(s->run, 0, (size_t)(place - s->run.at));
	size_t line = s->in->line;
	for (size_t at = 0; (at = slice_find_byte(before, '\n', at)) != SLICE_NONE; at++)
		line++;
	pattern_report(p, &s->matcher, s->in->file, line);
	return FAILED;
}

static enum verdict try_field(struct search *s, const struct pattern *p, slice field, bool hinted)
{
	size_t from = 0;
	enum hint hint = hinted ? pattern_tells(p, field, &from) : HINT_UNKNOWN;
	if (hint != HINT_UNKNOWN)
		return hint == HINT_FOUND ? FOUND : ABSENT;
	return pattern_find(p, &s->matcher, field, from, false, NULL);
}

static enum verdict try_pattern(struct search *s, size_t index, slice row, const struct hints *hints)
{
	const struct pattern *p = &s->book.patterns[index];
	enum hint hint = !hints || p->always ? HINT_UNKNOWN : hints->of[index];
	if (hint != HINT_UNKNOWN || p->matches_all)
		return hint == HINT_ABSENT ? ABSENT : FOUND;
	for (size_t c = 0; c < s->column_count; c++) {
		enum verdict verdict = try_field(s, p, search_field(s, row, s->columns[c]), hints != NULL);
		if (verdict == FAILED)
			return report(s, p, row.at);
		if (verdict == FOUND)
			return FOUND;
	}
	return ABSENT;
}

/* Whether anything takes the label away. */
static enum verdict is_taken(struct search *s, const struct label *label, slice row, const struct hints *hints)
{
	enum verdict verdict = ABSENT;
	for (size_t i = 0; i < label->takes.count && verdict == ABSENT; i++)
		verdict = try_pattern(s, label->takes.items[i], row, hints);
	return verdict;
}

/* Try a pattern that gives a label which the row has not got. */
static enum verdict try_label(struct search *s, size_t index, slice row, const struct hints *hints)
{
	const struct pattern *p = &s->book.patterns[index];
	if (p->takes || s->given[p->label])
		return ABSENT;
	enum verdict gives = try_pattern(s, index, row, hints);
	if (gives != FOUND)
		return gives;
	enum verdict taken = is_taken(s, &s->book.labels[p->label], row, hints);
	s->given[p->label] = taken == ABSENT;
	return taken == FAILED ? FAILED : taken == FOUND ? ABSENT : FOUND;
}

enum verdict search_row(struct search *s, slice row, const struct hints *hints)
{
	enum verdict found = ABSENT;
	size_t hinted = hints ? hints->count : s->book.pattern_count;
	size_t count = hinted + (hints ? s->always.count : 0);
	memset(s->given, false, s->book.label_count);
	for (size_t i = 0; i < count; i++) {
		size_t index = !hints ? i : i < hinted ? hints->touched[i] : s->always.items[i - hinted];
		enum verdict verdict = try_label(s, index, row, hints);
		if (verdict == FAILED)
			return FAILED;
		if (verdict == FOUND)
			found = FOUND;
	}
	return found;
}

/* The next match of pattern `i` at or after `from` into s->next; a match that is
 * known and lies there still stands. `from` SIZE_MAX: there is none. */
static enum verdict look_ahead(struct search *s, size_t i, slice field, size_t from)
{
	struct span *next = &s->next[i];
	if (from > 0 && next->from >= from)
		return FOUND;
	enum verdict verdict = pattern_find(&s->book.patterns[i], &s->matcher, field, from, true, next);
	if (verdict == ABSENT || next->to <= next->from)
		*next = (struct span){SIZE_MAX, SIZE_MAX};
	return verdict;
}

enum verdict search_next_match(struct search *s, slice field, struct span *match)
{
	struct span best = {SIZE_MAX, 0};
	for (size_t i = 0; i < s->book.pattern_count; i++) {
		const struct pattern *p = &s->book.patterns[i];
		if (p->takes)
			continue;
		if (look_ahead(s, i, field, match->to) == FAILED)
			return report(s, p, field.at);
		const struct span *next = &s->next[i];
		if (next->from < best.from || (next->from == best.from && next->to > best.to))
			best = *next;
	}
	if (best.from == SIZE_MAX)
		return ABSENT;
	*match = best;
	return FOUND;
}
