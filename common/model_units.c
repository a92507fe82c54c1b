#include "model_units.h"

/* ---- hashes ---- */

static uint32_t mix(uint32_t h, uint32_t value)
{
	h = (h ^ value) * 0x9E3779B1u;
	return h ^ h >> 15;
}

static uint32_t hash_folded(slice s)
{
	uint32_t h = 0x811C9DC5u;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)ascii_lower(s.at[i])) * 0x01000193u;
	return h ^ h >> 15;
}

/* ---- one unit ---- */

/* An unknown word's part of speech, as far as its ending tells. */
static uint32_t ending_of(slice word)
{
	uint32_t last = (unsigned char)ascii_lower(word.at[word.len - 1]);
	return word.len < 4 ? last : last << 8 | (unsigned char)ascii_lower(word.at[word.len - 2]);
}

static enum unit_kind kind_of_word(const struct passage *p, size_t i)
{
	static const struct {
		uint32_t is;
		enum unit_kind kind;
	} KINDS[] = {
		{WORD_PERSONAL, UNIT_PRONOUN},
		{WORD_BE | WORD_HAVE | WORD_MODAL, UNIT_AUXILIARY},
		{WORD_TO, UNIT_TO},
		{WORD_DETERMINER | WORD_POSSESSIVE, UNIT_DETERMINER},
		{WORD_COORDINATOR | WORD_SUBORDINATOR | WORD_RELATIVE | WORD_QUESTION, UNIT_LINK},
		{WORD_PREPOSITION, UNIT_PREPOSITION},
	};
	const struct word *w = p->tokens[i].word;
	const struct token *t = &p->tokens[i];
	if (passage_equals(p, i, S("that")))
		return UNIT_THAT;
	for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++)
		if (w->is & KINDS[k].is)
			return KINDS[k].kind;
	if (w->forms && (!t->capital || t->sentence))
		return UNIT_VERB;
	return t->capital ? UNIT_NAME : UNIT_WORD;
}

static void read_word(const struct passage *p, struct unit *u)
{
	const struct token *t = &p->tokens[u->from];
	const struct word *w = p->tokens[u->from].word;
	slice word = passage_word(p, u->from);
	size_t cut = word.len > 3 ? word.len - 3 : 0;
	u->kind = (uint8_t)kind_of_word(p, u->from);
	u->word = hash_folded(word);
	u->suffix = mix(hash_folded(slice_after(word, cut)), t->capital);
	u->grammar = mix(mix(w->is, w->forms), w->classes);
	if (!w->is && !w->forms)
		u->grammar = mix(1000, t->capital && !t->sentence ? 0 : ending_of(word));
	u->grammar = mix(u->grammar, t->possessive);
}

/* Of a quotation its length, and how it begins and ends. */
static void read_quotation(const struct passage *p, struct unit *u)
{
	size_t len = u->to - u->from, last = u->to - 1;
	bool closed = p->tokens[last].kind == TOKEN_CLOSE;
	uint32_t size = len < 4 ? 0 : len < 6 ? 1 : len < 10 ? 2 : 3, end = TOKEN_WORD;
	if (closed && last > u->from + 1)
		end = p->tokens[last - 1].kind;
	bool capital = u->from + 1 < u->to && p->tokens[u->from + 1].capital;
	u->kind = UNIT_QUOTATION;
	u->word = mix(mix(mix(2000, end), capital), size);
	u->grammar = mix(mix(2001, end == TOKEN_COMMA || end == TOKEN_STOP), size > 1);
	u->suffix = mix(2002, end);
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
	u->word = t->kind == TOKEN_NUMBER ? mix(3000, 0) : hash_folded(passage_word(p, u->from));
	u->grammar = mix(3001, t->kind);
	u->suffix = mix(3002, t->kind);
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

/* ---- what the rules say ---- */

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
		u->role = (uint8_t)role;
		u->rule = rule;
		u->begins = u == first;
	}
	list->roles |= (uint8_t)(1u << role);
}

static void paint_frames(struct unit_list *list, const struct frame_list *rules)
{
	for (size_t i = 0; i < rules->count; i++) {
		const struct frame *f = &rules->items[i];
		uint32_t rule = hash_folded(slice_from(f->rule));
		paint(list, f->cue, RULE_CUE, rule);
		paint(list, f->source, RULE_SOURCE, rule);
		paint(list, f->antecedent, RULE_ANTECEDENT, rule);
		for (size_t k = 0; k < f->part_count; k++)
			paint(list, f->parts[k], RULE_CONTENT, mix(rule, f->cue.from > f->parts[k].from));
	}
}

/* ---- what stands around ---- */

/* 0 beside it, then 1, 2, 3–4, 5–8, 9–16, 17–… */
static uint8_t steps(size_t distance)
{
	uint8_t far = 0;
	while (distance > 1 && far < 6) {
		distance = distance > 3 ? distance / 2 : distance - 1;
		far++;
	}
	return far;
}

static uint8_t between_bit(const struct unit *u)
{
	switch (u->kind) {
	case UNIT_THAT:
		return 1;
	case UNIT_COMMA:
		return 2;
	case UNIT_QUOTATION:
		return 4;
	case UNIT_COLON:
	case UNIT_DASH:
	case UNIT_STOP:
		return 8;
	case UNIT_AUXILIARY:
		return 16;
	default:
		return 0;
	}
}

static bool is_mark(const struct unit *u) { return u->kind >= UNIT_COMMA && u->kind <= UNIT_DASH; }

static void look_left(const struct passage *p, struct unit_list *list)
{
	struct near_verb verb = {0};
	size_t at = 0, mark_at = 0;
	uint32_t mark = 0, behind = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct unit *u = &list->items[i];
		u->left = verb;
		u->left.far = verb.word ? steps(i - at) : 0;
		u->mark_left = mix(mix(mark, behind), steps(i - mark_at));
		verb.between |= between_bit(u);
		if (i == mark_at + 1 || i == 0)
			behind = u->grammar;
		if (is_mark(u)) {
			mark = u->kind;
			mark_at = i;
		}
		if (u->kind == UNIT_VERB) {
			verb = (struct near_verb){.word = u->word, .takes = p->tokens[u->from].word->takes};
			at = i;
		}
	}
}

static void look_right(const struct passage *p, struct unit_list *list)
{
	struct near_verb verb = {0};
	size_t at = 0, mark_at = list->count;
	uint32_t mark = 0, behind = 0;
	for (size_t i = list->count; i-- > 0;) {
		struct unit *u = &list->items[i];
		u->right = verb;
		u->right.far = verb.word ? steps(at - i) : 0;
		u->mark_right = mix(mix(mark, behind), steps(mark_at - i));
		verb.between |= between_bit(u);
		if (is_mark(u)) {
			mark = u->kind;
			mark_at = i;
			behind = mix(u[1].grammar, u[2].grammar);
		}
		if (u->kind == UNIT_VERB) {
			verb = (struct near_verb){.word = u->word, .takes = p->tokens[u->from].word->takes};
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
	look_left(p, list);
	look_right(p, list);
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
