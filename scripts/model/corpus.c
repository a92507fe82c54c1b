#include "corpus.h"

#include "base/message.h"
#include "brat.h"
#include "streams/segments.h"

/* The annotations of one article, painted on its bytes. */
struct painted {
	const struct brat *brat;
	uint32_t *span_at; /* of each byte: the number of its span plus one */
	size_t len;
	const struct segment *segment;
	const struct passage *passage;
	size_t from, to; /* the sentence being read */
};

static void paint(struct painted *p, struct arena *memory)
{
	for (size_t i = 0; i < p->brat->count; i++)
		if (p->brat->items[i].to > p->len)
			p->len = p->brat->items[i].to;
	p->span_at = arena_array(memory, p->len + 1, sizeof *p->span_at);
	for (size_t i = 0; i < p->brat->count; i++)
		for (size_t k = p->brat->items[i].from; k < p->brat->items[i].to; k++)
			p->span_at[k] = (uint32_t)i + 1;
}

static size_t offset(const struct painted *p, size_t token)
{
	return segment_offset(p->segment, p->passage->tokens[token].at);
}

/* The span that the unit's first byte is in; of a quotation, that its middle is in. */
static uint32_t span_of(const struct painted *p, const struct unit *u)
{
	size_t token = u->kind == UNIT_QUOTATION ? u->from + (u->to - u->from) / 2 : u->from;
	size_t at = offset(p, token);
	return at < p->len ? p->span_at[at] : 0;
}

/* Where the first cue of the event begins, if that is in the sentence. */
static size_t cue_of(const struct painted *p, size_t event)
{
	for (size_t i = 0; i < p->brat->count; i++) {
		const struct brat_span *s = &p->brat->items[i];
		if (s->event == event && s->role == BRAT_CUE && s->from >= p->from && s->from < p->to)
			return s->from;
	}
	return SLICE_NONE;
}

static enum model_label label_of(const struct painted *p, const struct brat_span *s)
{
	size_t cue = cue_of(p, s->event);
	switch (s->role) {
	case BRAT_CUE:
		return B_CUE;
	case BRAT_SOURCE:
		return cue != SLICE_NONE && cue < s->from ? B_SOURCE_AFTER : B_SOURCE;
	default:
		if (cue == SLICE_NONE)
			return B_CONTENT_ALONE;
		return cue < s->from ? B_CONTENT : B_CONTENT_BEFORE;
	}
}

static bool is_edge(const struct painted *p, const struct unit *u, bool left)
{
	if (u->kind >= UNIT_COMMA && u->kind <= UNIT_DASH)
		return true;
	return left && u->kind == UNIT_THAT && passage_equals(p->passage, u->from, S("that"));
}

/* Label units from..to, which are in one span. */
static void label_span(const struct painted *p, const struct unit_list *list, size_t from, size_t to, uint8_t *labels)
{
	const struct brat_span *s = &p->brat->items[span_of(p, &list->items[from]) - 1];
	size_t whole_from = from, whole_to = to;
	while (from < to && is_edge(p, &list->items[from], s->role == BRAT_CONTENT))
		from++;
	while (to > from && is_edge(p, &list->items[to - 1], false))
		to--;
	if (from == to) { /* a colon as a cue */
		from = whole_from;
		to = s->role == BRAT_CUE ? whole_to : whole_from;
	}
	enum model_label label = label_of(p, s);
	for (size_t i = from; i < to; i++)
		labels[i] = (uint8_t)(label + (i > from ? MODEL_INSIDE : 0));
}

static void label_nothing(uint8_t *labels, size_t count)
{
	size_t last = NOTHING_YET;
	for (size_t i = 0; i < count; i++) {
		if (labels[i] == MODEL_LABELS)
			labels[i] = (uint8_t)last;
		else
			last = labels[i] == B_CUE || labels[i] == I_CUE ? NOTHING_AFTER_CUE : NOTHING_AFTER_OTHER;
	}
}

static void add_example(struct corpus *c, const struct painted *p, const struct unit_list *list)
{
	struct example e = {.count = list->count};
	e.units = arena_array(&c->memory, e.count, sizeof *e.units);
	e.features = arena_array(&c->memory, e.count, sizeof *e.features);
	e.labels = arena_array(&c->memory, e.count, 1);
	memcpy(e.units, list->items, e.count * sizeof *e.units);
	memset(e.labels, MODEL_LABELS, e.count);
	for (size_t i = 0, end; i < e.count; i = end) {
		uint32_t span = span_of(p, &list->items[i]);
		for (end = i + 1; end < e.count && span_of(p, &list->items[end]) == span;)
			end++;
		if (span)
			label_span(p, list, i, end, e.labels);
	}
	label_nothing(e.labels, e.count);
	for (size_t i = 0; i < e.count; i++)
		features_of(list, i, e.features[i]);
	c->items = arena_grow(&c->memory, c->items, c->count, &c->room, c->count + 1, sizeof e);
	c->items[c->count++] = e;
	c->units += e.count;
}

/* As attribution.c reads sentences. */
static struct model_context read_paragraph(struct corpus *c, struct painted *p, struct model_context context,
					   struct arena *memory)
{
	context.segment_kind = (uint8_t)p->segment->kind;
	context.before &= (uint8_t)~BEFORE_SAME_PARAGRAPH;
	for (size_t lo = 0, end; lo < p->passage->count; lo = end) {
		end = passage_sentence_end(p->passage, lo, p->passage->count, 0);
		p->from = offset(p, lo);
		p->to = offset(p, end - 1) + 1;
		struct frame_list rules = frames_of(p->passage, lo, end, 0, memory);
		static struct unit_list list;
		units_of(&list, p->passage, (struct span){lo, end}, 0, &rules, context);
		if (list.count)
			add_example(c, p, &list);
		context = context_after(&list, &rules);
	}
	return context;
}

static void read_article(struct corpus *c, const struct segment_list *document, const char *folder,
			 struct arena *memory)
{
	struct brat brat;
	slice name = document->doc;
	for (slice rest = name; rest.len;)
		name = slice_cut(&rest, '/');
	if (slice_ends(name, S(".txt")))
		name.len -= 4;
	if (!brat_read(folder, name, memory, &brat))
		return;
	struct painted p = {.brat = &brat};
	paint(&p, memory);
	struct model_context context = {0};
	for (size_t i = 0; i < document->count; i++) {
		p.segment = &document->items[i];
		if (p.segment->kind == SEGMENT_FURNITURE || p.segment->kind == SEGMENT_BYLINE)
			continue;
		struct passage passage = passage_of(p.segment->text, tokens_of(p.segment->text, memory));
		p.passage = &passage;
		context = read_paragraph(c, &p, context, memory);
	}
	c->articles++;
}

void corpus_read(struct corpus *c, const char *segments, const char *folder)
{
	char *paths[] = {(char *)(size_t)segments};
	struct segments in;
	struct segment_list document;
	struct arena memory = {0};
	if (!segments_open(&in, (struct operands){paths, 1}, true, false))
		return;
	while (segments_next(&in, &memory, &document)) {
		read_article(c, &document, folder, &memory);
		arena_reset(&memory);
	}
	segments_close(&in);
	arena_free(&memory);
}
