#include "speech/search.h"

struct frame *search_add(const struct search *s, struct frame frame)
{
	struct frame_list *list = s->found;
	list->items = arena_grow(s->memory, list->items, list->count, &list->room, list->count + 1, sizeof frame);
	list->items[list->count] = frame;
	return &list->items[list->count++];
}

struct frame search_frame_of(const struct cue *cue, const char *rule)
{
	return (struct frame){
		.source = cue->subject.source,
		.antecedent = cue->subject.antecedent,
		.shared = cue->subject.shared,
		.cue = {cue->verb, cue->end},
		.classes = cue->word->classes,
		.past = (cue->word->forms & FORM_PAST) != 0,
		.rule = rule,
	};
}

void search_add_part(struct frame *f, struct span part)
{
	if (!span_is_empty(part) && f->part_count < FRAME_PARTS)
		f->parts[f->part_count++] = part;
}

void search_close_frame(const struct search *s, struct frame *open, size_t at)
{
	struct span *last = &open->parts[open->part_count - 1];
	if (at < last->to)
		*last = clause_trim(&s->c, last->from, at > last->from ? at : last->from);
	open->part_count -= span_is_empty(*last);
	open->open = false;
}

size_t search_open_content(const struct search *s, const struct cue *cue, size_t from, const char *rule)
{
	struct span content = clause_trim(&s->c, from, clause_limit(&s->c, from));
	if (span_is_empty(content))
		return 0;
	struct frame *f = search_add(s, search_frame_of(cue, rule));
	search_add_part(f, content);
	f->open = true;
	return content.from;
}

size_t search_content_begin(const struct search *s, size_t end)
{
	size_t begin = s->c.lo;
	if (s->found->count) {
		const struct frame *last = &s->found->items[s->found->count - 1];
		begin = last->cue.to > last->source.to ? last->cue.to : last->source.to;
		if (last->part_count && last->parts[last->part_count - 1].to > begin)
			begin = last->parts[last->part_count - 1].to;
	}
	if (end > begin && end - begin > CONTENT_MOST)
		begin = end - CONTENT_MOST;
	for (size_t i = begin; i + 1 < end; i = passage_skip_right(s->p, i, end) + 1)
		if (clause_kind(&s->c, i, TOKEN_SEMICOLON))
			begin = i + 1;
		else if (clause_pause(&s->c, i) &&
			 (clause_equals(&s->c, i + 1, S("while")) || clause_equals(&s->c, i + 1, S("but"))))
			begin = i + 2;
	return begin;
}

size_t search_quotation_end(const struct search *s, size_t open)
{
	size_t close = passage_skip_right(s->p, open, s->c.hi);
	return close == open ? s->c.hi : close + 1;
}

bool search_has_quotation(const struct search *s, size_t from)
{
	size_t end = search_end_near(s, from, 2 * NEAR);
	for (size_t i = from; (i = passage_look(s->p, i, end, LOOK_OPEN)) < end; i++)
		if (s->p->tokens[i].depth == s->c.depth)
			return true;
	return false;
}

bool search_ends_in_ing(const struct search *s, size_t i)
{
	return clause_kind(&s->c, i, TOKEN_WORD) && slice_ends(passage_word(s->p, i), S("ing"));
}

bool search_is_one_of(const struct clause *c, size_t i, const slice *words, size_t count)
{
	return i < c->hi && slice_is_one_of(passage_word(c->p, i), words, count);
}
