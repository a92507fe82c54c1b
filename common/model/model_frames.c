#include "model/model_scores.h"

/* A span of units with labels of one kind. */
struct piece {
	uint8_t kind; /* B_SOURCE … B_CUE */
	struct span tokens;
	size_t owner; /* of content: the frame it belongs to */
	bool used;    /* of a source: some cue's */
};

struct pieces {
	struct piece *items;
	size_t count;
};

static bool is_source(const struct piece *p) { return p->kind == B_SOURCE || p->kind == B_SOURCE_AFTER; }

static bool is_cue(const struct piece *p) { return p->kind == B_CUE; }

static bool is_content(const struct piece *p) { return !is_source(p) && !is_cue(p); }

static void label_units(const struct model *m, const struct unit_list *list, uint8_t *labels)
{
	struct score_room room;
	model_decode(&m->edges, list->items, list->count, model_scores(m, list, &room), labels);
}

static struct pieces pieces_of(const struct unit_list *list, const uint8_t *labels, struct arena *memory)
{
	struct pieces found = {arena_array(memory, list->count + 1, sizeof *found.items), 0};
	for (size_t i = 0, end; i < list->count; i = end) {
		end = i + 1;
		if (labels[i] >= MODEL_SPANS)
			continue;
		while (end < list->count && labels[end] == labels[i] + MODEL_INSIDE)
			end++;
		found.items[found.count++] = (struct piece){.kind = labels[i],
							    .tokens = {list->items[i].from, list->items[end - 1].to},
							    .owner = SLICE_NONE};
	}
	return found;
}

/* The nearest piece to the left (right) of i that is of a kind, or SLICE_NONE. */
static size_t nearest_left(const struct pieces *p, size_t i, bool (*is)(const struct piece *))
{
	while (i-- > 0)
		if (is(&p->items[i]))
			return i;
	return SLICE_NONE;
}

static size_t nearest_right(const struct pieces *p, size_t i, bool (*is)(const struct piece *))
{
	for (i++; i < p->count; i++)
		if (is(&p->items[i]))
			return i;
	return SLICE_NONE;
}

/* The cue whose content piece i is. */
static size_t cue_of(const struct pieces *p, size_t i)
{
	size_t left = nearest_left(p, i, is_cue), right = nearest_right(p, i, is_cue);
	if (p->items[i].kind == B_CONTENT_ALONE)
		return SLICE_NONE;
	if (p->items[i].kind == B_CONTENT_BEFORE)
		return right != SLICE_NONE ? right : left;
	return left != SLICE_NONE ? left : right;
}

static size_t source_of(const struct pieces *p, size_t cue)
{
	size_t left = nearest_left(p, cue, is_source), right = nearest_right(p, cue, is_source);
	bool after = right != SLICE_NONE && p->items[right].kind == B_SOURCE_AFTER;
	if (after && (left == SLICE_NONE || right == cue + 1))
		return right;
	return left;
}

/* What sort of verb the cue is; a cue without one says nothing out loud. */
static uint8_t classes_of(const struct passage *p, struct span cue)
{
	uint8_t classes = 0;
	for (size_t i = cue.from; i < cue.to; i++) {
		if (p->tokens[i].word->forms)
			classes = p->tokens[i].word->classes;
		if (passage_equals(p, i, S("according")))
			return VERB_SPEECH;
	}
	return classes ? classes : VERB_THOUGHT;
}

static bool is_past(const struct passage *p, struct span cue)
{
	for (size_t i = cue.from; i < cue.to; i++)
		if (p->tokens[i].word->forms & FORM_PAST)
			return true;
	return false;
}

static struct frame *add(struct frame_list *list, struct frame f, struct arena *memory)
{
	list->items = arena_grow(memory, list->items, list->count, &list->room, list->count + 1, sizeof f);
	list->items[list->count] = f;
	return &list->items[list->count++];
}

static void build(const struct passage *p, struct pieces *pieces, struct frame_list *list, struct arena *memory)
{
	for (size_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		if (!is_content(piece))
			continue;
		size_t cue = cue_of(pieces, i), source = SLICE_NONE;
		struct frame f = {.rule = "model", .classes = VERB_THOUGHT};
		struct frame *last = list->count ? &list->items[list->count - 1] : NULL;
		if (cue != SLICE_NONE) {
			f.cue = pieces->items[cue].tokens;
			f.classes = classes_of(p, f.cue);
			f.past = is_past(p, f.cue);
			source = source_of(pieces, cue);
		} else {
			source = nearest_left(pieces, i, is_source);
			if (source == SLICE_NONE)
				source = nearest_right(pieces, i, is_source);
		}
		if (source != SLICE_NONE)
			f.source = pieces->items[source].tokens;
		f.shared = source == SLICE_NONE && cue != SLICE_NONE;
		if (last && last->part_count < FRAME_PARTS && cue != SLICE_NONE && last->cue.from == f.cue.from)
			last->parts[last->part_count++] = piece->tokens;
		else {
			struct frame *new = add(list, f, memory);
			new->parts[new->part_count++] = piece->tokens;
		}
	}
}

static bool overlap(struct span a, struct span b) { return a.from < b.to && b.from < a.to; }

static bool share_content(const struct frame *a, const struct frame *b)
{
	for (size_t i = 0; i < a->part_count; i++)
		for (size_t k = 0; k < b->part_count; k++)
			if (overlap(a->parts[i], b->parts[k]))
				return true;
	return false;
}

static size_t count_quotations(const struct passage *p, const struct frame *f)
{
	size_t count = 0;
	for (size_t i = 0; i < f->part_count; i++)
		for (size_t k = f->parts[i].from; k < f->parts[i].to;
		     k = passage_skip_right(p, k, f->parts[i].to) + 1)
			count += p->tokens[k].kind == TOKEN_OPEN;
	return count;
}

static bool is_direct(const struct passage *p, const struct frame *f)
{
	for (size_t i = 0; i < f->part_count; i++) {
		const struct token *open = &p->tokens[f->parts[i].from];
		if (open->kind != TOKEN_OPEN || (open->partner != TOKEN_NONE && open->partner != f->parts[i].to - 1))
			return false;
	}
	return f->part_count > 0;
}

/* Of a source its name or noun, without what a comma or "who" adds to it. */
static struct span head_of(const struct passage *p, struct span source)
{
	for (size_t i = source.from + 1; i < source.to; i++)
		if (p->tokens[i].kind == TOKEN_COMMA || (passage_is(p, i) & WORD_RELATIVE))
			return (struct span){source.from, i};
	return source;
}

/* Of a cue its last reporting verb. */
static struct span verb_of(const struct passage *p, struct span cue)
{
	for (size_t i = cue.to; i > cue.from; i--)
		if (p->tokens[i - 1].word->forms)
			return (struct span){i - 1, i};
	return cue;
}

/* Whether the model knows better which words are reported: of a clause, and of
 * quotations that the rule left out, but not of an object (called it “late”). */
static bool cuts_better(const struct passage *p, const struct frame *rule, const struct frame *found)
{
	slice name = slice_from(rule->rule);
	size_t quotations = count_quotations(p, rule);
	size_t kept = count_quotations(p, found);
	bool clause = slice_equal(name, S("verb, clause")) || slice_equal(name, S("verb, that"));
	return quotations == 0 || (clause && kept >= quotations) || kept > quotations;
}

/* The model's parts; of a report of words in marks those that hold such words
 * or meet the rule's. */
static void take_parts(const struct passage *p, const struct frame *rule, const struct frame *found, struct frame *to)
{
	bool quoted = count_quotations(p, rule) > 0;
	to->part_count = 0;
	for (size_t i = 0; i < found->part_count; i++) {
		struct frame part = {.parts = {found->parts[i]}, .part_count = 1};
		if (!quoted || share_content(rule, &part) || count_quotations(p, &part))
			to->parts[to->part_count++] = found->parts[i];
	}
}

/* What both found: who says it, and whether it is said, as the rules have it;
 * the words as the model cuts them, but no quotation. */
static struct frame both(const struct passage *p, const struct frame *rule, const struct frame *found)
{
	struct frame f = *rule;
	if (overlap(rule->cue, found->cue))
		f.whole_cue = found->cue;
	if (overlap(rule->source, found->source))
		f.whole_source = found->source;
	if (!is_direct(p, rule) && cuts_better(p, rule, found))
		take_parts(p, rule, found, &f);
	return f;
}

/* What the model alone found: a report of which nobody is sure. */
static struct frame alone(const struct passage *p, const struct frame *found)
{
	struct frame f = *found;
	f.whole_source = f.source;
	f.whole_cue = f.cue;
	f.source = head_of(p, f.source);
	f.cue = verb_of(p, f.cue);
	f.doubtful = true;
	return f;
}

static bool share_cue(const struct frame *a, const struct frame *b)
{
	return span_is_empty(a->cue) || span_is_empty(b->cue) || overlap(a->cue, b->cue);
}

/* A rule's frame, and what the model makes of it; those that it met are noted. */
static void merge_rule(const struct passage *p, const struct frame *rule, const struct frame_list *found, bool *met,
		       struct frame_list *all, struct arena *memory)
{
	bool direct = is_direct(p, rule), quoted = count_quotations(p, rule) > 0, known = false, other = false;
	for (size_t i = 0; i < found->count; i++) {
		const struct frame *f = &found->items[i];
		if (!share_content(rule, f))
			continue;
		bool same = share_cue(rule, f);
		if (same && !met[i] && !(direct && known))
			add(all, both(p, rule, f), memory);
		known |= same;
		other |= !same;
		met[i] |= same || quoted;
	}
	bool stays = rule->expects || quoted || (rule->classes != VERB_THOUGHT && !other);
	if (!known && stays)
		add(all, *rule, memory);
}

/* "how", "it": a word that reports nothing alone. */
static bool is_empty_talk(const struct passage *p, const struct frame *f)
{
	return f->part_count == 1 && f->parts[0].to == f->parts[0].from + 1 && passage_is(p, f->parts[0].from);
}

static size_t beginning(const struct frame *f) { return f->part_count ? f->parts[0].from : f->cue.from; }

static void sort(struct frame_list *list)
{
	for (size_t i = 1; i < list->count; i++)
		for (size_t k = i; k > 0 && beginning(&list->items[k]) < beginning(&list->items[k - 1]); k--) {
			struct frame other = list->items[k];
			list->items[k] = list->items[k - 1];
			list->items[k - 1] = other;
		}
}

/* What the rules did not find is a report of which nobody is sure; a quotation
 * without a cue is left to attribution.c. */
static void merge(const struct passage *p, struct frame_list *rules, const struct frame_list *found,
		  struct arena *memory)
{
	struct frame_list all = {0};
	bool *met = arena_alloc(memory, found->count + 1);
	for (size_t i = 0; i < rules->count; i++)
		merge_rule(p, &rules->items[i], found, met, &all, memory);
	for (size_t i = 0; i < found->count; i++) {
		const struct frame *f = &found->items[i];
		bool quotation = span_is_empty(f->cue) && is_direct(p, f);
		if (!met[i] && !quotation && !is_empty_talk(p, f))
			add(&all, alone(p, f), memory);
	}
	sort(&all);
	*rules = all;
}

void model_frames(const struct model *m, const struct passage *p, struct span sentence, struct model_context *context,
		  struct frame_list *frames, struct arena *memory)
{
	struct unit_list list;
	units_of(&list, p, sentence, 0, frames, *context);
	*context = context_after(&list, frames);
	if (list.count == 0)
		return;
	uint8_t labels[LONGEST_SENTENCE];
	label_units(m, &list, labels);
	struct pieces pieces = pieces_of(&list, labels, memory);
	struct frame_list found = {0};
	build(p, &pieces, &found, memory);
	merge(p, frames, &found, memory);
}

void model_begin_segment(struct model_context *context, uint8_t segment_kind)
{
	context->segment_kind = segment_kind;
	context->before &= (uint8_t)~BEFORE_SAME_PARAGRAPH;
}
