#include "model/model_units.h"

/* A hash and something small as one hash. */
static inline uint32_t tagged(uint32_t hash, uint32_t small) { return hash + small * 0x9E3779B1u; }

/* What stands for a word that is none. */
enum { ANY_NUMBER = 1, ANY_QUOTATION, ANY_MARK };

static void read_word(const struct passage *p, struct unit *u)
{
	const struct token *t = &p->tokens[u->from];
	struct model_word w = model_word(p->text, t);
	u->kind = w.as[t->sentence].kind;
	u->word = w.word;
	u->suffix = w.suffix;
	u->grammar = tagged(w.as[t->sentence].grammar, t->possessive);
}

/* Of a quotation its length, and how it begins and ends. */
static void read_quotation(const struct passage *p, struct unit *u)
{
	size_t len = u->to - u->from, last = u->to - 1;
	bool closed = p->tokens[last].kind == TOKEN_CLOSE;
	uint32_t size = len < 4 ? 0 : len < 6 ? 1 : len < 10 ? 2 : 3, end = TOKEN_WORD;
	if (closed && last > u->from + 1)
		end = p->tokens[last - 1].kind;
	bool capital = u->from + 1 < u->to && p->tokens[u->from + 1].capital,
	     stops = end == TOKEN_COMMA || end == TOKEN_STOP;
	u->kind = UNIT_QUOTATION;
	u->word = model_join(ANY_QUOTATION, end << 3 | size << 1 | capital);
	u->grammar = model_join(ANY_QUOTATION, (uint32_t)stops << 1 | (size > 1));
	u->suffix = model_join(ANY_QUOTATION, end);
}

static void read_mark(const struct passage *p, struct unit *u)
{
	static const uint8_t KINDS[] = {
		[TOKEN_WORD] = UNIT_WORD,    [TOKEN_NUMBER] = UNIT_NUMBER,  [TOKEN_OPEN] = UNIT_DASH,
		[TOKEN_CLOSE] = UNIT_DASH,   [TOKEN_STOP] = UNIT_STOP,      [TOKEN_COMMA] = UNIT_COMMA,
		[TOKEN_COLON] = UNIT_COLON,  [TOKEN_SEMICOLON] = UNIT_DASH, [TOKEN_DASH] = UNIT_DASH,
		[TOKEN_BRACKET] = UNIT_DASH, [TOKEN_OTHER] = UNIT_WORD,
	};
	const struct token *t = &p->tokens[u->from];
	u->kind = KINDS[t->kind];
	u->word = t->kind == TOKEN_NUMBER ? model_join(ANY_NUMBER, 0) : model_hash(passage_word(p, u->from));
	u->grammar = u->suffix = model_join(ANY_MARK, t->kind);
}

/* Where the unit that begins at token i ends. */
static size_t unit_end(const struct passage *p, size_t i, size_t hi, uint32_t depth)
{
	const struct token *t = &p->tokens[i];
	if (t->kind != TOKEN_OPEN)
		return i + 1;
	if (t->partner == TOKEN_NONE)
		return t->depth == depth ? hi : i + 1;
	return passage_skip_right(p, i, hi) + 1;
}

static void read_unit(const struct passage *p, struct unit *u)
{
	if (p->tokens[u->from].kind == TOKEN_OPEN && u->to > u->from + 1)
		read_quotation(p, u);
	else if (p->tokens[u->from].kind == TOKEN_WORD)
		read_word(p, u);
	else
		read_mark(p, u);
}

/* The unit that token i is in. */
static struct unit *unit_at(const struct unit_list *list, size_t i)
{
	size_t lo = 0, hi = list->count;
	while (hi - lo > 1) {
		size_t middle = lo + (hi - lo) / 2;
		if (list->items[middle].from <= i)
			lo = middle;
		else
			hi = middle;
	}
	return &list->items[lo];
}

static void paint(struct unit_list *list, struct span s, enum rule_role role, uint32_t rule)
{
	if (span_is_empty(s))
		return;
	struct unit *first = unit_at(list, s.from);
	for (struct unit *u = first; u < list->items + list->count && u->from < s.to; u++) {
		if (u->role && role != RULE_CUE)
			continue;
		u->role = (uint8_t)(role * 2 + (u == first));
		u->rule = rule;
	}
	list->roles |= (uint8_t)(1u << role);
}

static void paint_frames(struct unit_list *list, const struct frame_list *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		const struct frame *f = &rules->items[i];
		uint32_t rule = model_hash(slice_from(f->rule));
		paint(list, f->cue, RULE_CUE, rule);
		paint(list, f->source, RULE_SOURCE, rule);
		paint(list, f->antecedent, RULE_ANTECEDENT, rule);
		for (size_t k = 0; k < f->part_count; k++)
			paint(list, f->parts[k], RULE_CONTENT, tagged(rule, f->cue.from > f->parts[k].from));
	}
}

/* How far, in steps that grow. */
static uint8_t steps(size_t distance)
{
	static const uint8_t STEPS[] = {
		0, 0, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
		5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5,
	};
	return distance < sizeof STEPS ? STEPS[distance] : 6;
}

/* What may stand between a unit and a verb, as bits. */
static const uint8_t BETWEEN[UNIT_KINDS] = {
	[UNIT_THAT] = 1, [UNIT_COMMA] = 2, [UNIT_QUOTATION] = 4,  [UNIT_COLON] = 8,
	[UNIT_DASH] = 8, [UNIT_STOP] = 8,  [UNIT_AUXILIARY] = 16,
};

static bool is_mark(const struct unit *u) { return u->kind >= UNIT_COMMA && u->kind <= UNIT_DASH; }

static void look_left(struct unit_list *list)
{
	struct near_verb verb = {0};
	size_t at = 0, mark_at = 0;
	uint32_t mark = 0, behind = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct unit *u = &list->items[i];
		u->left = verb;
		u->left.far = verb.word ? steps(i - at) : 0;
		u->mark_left = tagged(behind, mark << 4 | steps(i - mark_at));
		verb.between |= BETWEEN[u->kind];
		if (i == mark_at + 1 || i == 0)
			behind = u->grammar;
		if (is_mark(u)) {
			mark = u->kind;
			mark_at = i;
		}
		if (u->kind == UNIT_VERB) {
			verb = (struct near_verb){.word = u->word};
			at = i;
		}
	}
}

static void look_right(struct unit_list *list)
{
	struct near_verb verb = {0};
	size_t at = 0, mark_at = list->count;
	uint32_t mark = 0, behind = 0;
	for (size_t i = list->count; i-- > 0;) {
		struct unit *u = &list->items[i];
		u->right = verb;
		u->right.far = verb.word ? steps(at - i) : 0;
		u->mark_right = tagged(behind, mark << 4 | steps(mark_at - i));
		verb.between |= BETWEEN[u->kind];
		if (is_mark(u)) {
			mark = u->kind;
			mark_at = i;
			behind = u[1].grammar ^ tagged(u[2].grammar, 1) >> 7;
		}
		if (u->kind == UNIT_VERB) {
			verb = (struct near_verb){.word = u->word};
			at = i;
		}
	}
}

static void count_quotations(struct unit_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].kind == UNIT_QUOTATION && list->quotations < 3)
			list->quotations++;
}

static void empty(struct unit *units, size_t count) { memset(units, 0, count * sizeof *units); }

void units_of(struct unit_list *list, const struct passage *p, struct span sentence, uint32_t depth,
	      const struct frame_list *rules, struct model_context context)
{
	list->items = list->room + UNIT_EDGE;
	list->count = list->quotations = list->roles = 0;
	list->context = context;
	empty(list->room, UNIT_EDGE);
	for (size_t i = sentence.from; i < sentence.to; i = list->items[list->count++].to) {
		struct unit *u = &list->items[list->count];
		if (list->count == LONGEST_SENTENCE) {
			list->count = 0;
			return;
		}
		empty(u, 1);
		u->from = (uint32_t)i;
		u->to = (uint32_t)unit_end(p, i, sentence.to, depth);
		read_unit(p, u);
	}
	empty(list->items + list->count, UNIT_EDGE);
	paint_frames(list, rules);
	count_quotations(list);
	look_left(list);
	look_right(list);
}

struct model_context context_after(const struct unit_list *list, const struct frame_list *rules)
{
	struct model_context next = list->context;
	next.before = BEFORE_SAME_PARAGRAPH;
	if (rules->count)
		next.before |= BEFORE_REPORT;
	if (list->quotations)
		next.before |= BEFORE_QUOTATION;
	if (list->count && list->items[list->count - 1].kind == UNIT_QUOTATION)
		next.before |= BEFORE_ENDS_QUOTED;
	if (list->count && list->items[list->count - 1].kind == UNIT_COLON)
		next.before |= BEFORE_EXPECTS;
	return next;
}
