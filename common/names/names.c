#include "names/names_run.h"

enum {
	HEADING_MOST = 60,  /* tokens; a longer text is no heading */
	CAPITALS_LEAST = 2, /* words; with more, a text may be a heading */
	WIDEST_SPACE = 2,   /* bytes between the words of a name; more sets columns apart */
};

/* A possessive after which the same name goes on: Children's, Providers’. */
static bool owner_goes_on(const struct run *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	slice word = run_word(r, i);
	unsigned class = t->classes;
	bool bare = r->text.at[t->at + t->end - 1] != 's';
	return class & CLASS_OWNER || (bare && slice_ends(word, S("s")) && class & (CLASS_PLURAL | CLASS_PEOPLE));
}

bool run_is_called(const struct run *r)
{
	if (r->from == 0 || r->tokens[r->from].sentence)
		return false;
	const struct token *noun = &r->tokens[r->from - 1];
	return noun->kind == TOKEN_WORD && !noun->capital && !noun->possessive && noun->classes & CLASS_ANY_BODY &&
	       !(noun->classes & (CLASS_PLURAL | CLASS_ANY_PERSON)) && !slice_ends(run_word(r, r->from - 1), S("s"));
}

/* Whether "and" in an organisation's name goes on with what stands at `i`:
 * Competition and Markets Authority, Health and Social Care. */
static bool shares_name(const struct run *r, uint32_t i, unsigned seen, bool joined)
{
	uint32_t j = i;
	unsigned class = 0, common = CLASS_COMMON;
	while (j < r->count && j - i < PERSON_MOST && run_capital(r, j)) {
		bool plural = joined && slice_ends(run_word(r, j), S("s"));
		class = r->tokens[j++].classes;
		common &= class | (class & CLASS_ORG || plural ? CLASS_COMMON : 0);
	}
	if (seen & (CLASS_FIRST | CLASS_ANY_TITLE))
		return false;
	if (run_is_called(r))
		return !(r->tokens[i].classes & (CLASS_FIRST | CLASS_ANY_TITLE | CLASS_KNOWN));
	bool the = r->from > 0 && slice_equal_nocase(run_word(r, r->from - 1), S("the"));
	if (!common)
		return the && class & CLASS_ORG && !(seen & CLASS_ORG);
	return joined || class & CLASS_ORG;
}

/* The next word with a capital when the small words at `i` belong to the same
 * name, or 0. */
static uint32_t joined_at(const struct run *r, uint32_t i, unsigned seen, bool joined)
{
	slice word = run_word(r, i);
	uint32_t next = i + 1;
	unsigned class = r->tokens[i].classes;
	bool twice = slice_equal(word, S("by")) || slice_equal(word, S("to")) || slice_equal(word, S("in"));
	if (!(class & (CLASS_JOIN | CLASS_PARTICLE) || twice) || next >= r->count || r->tokens[i].sentence)
		return 0;
	bool is_the = false;
	if (run_capital(r, next) && slice_equal(run_word(r, next), run_word(r, i - 1)))
		return next; /* Step by Step */
	if (class & CLASS_JOIN && slice_equal(run_word(r, next), S("the")) && next + 1 < r->count) {
		is_the = true;
		next++;
	}
	if (class & CLASS_PARTICLE && !(class & CLASS_JOIN) && !run_capital(r, next) && next + 1 < r->count &&
	    r->tokens[next].classes & CLASS_PARTICLE)
		next++;
	if (!run_capital(r, next) || r->tokens[next].classes & CLASS_FUNCTION)
		return 0;
	if (slice_equal(word, S("&")))
		return next;
	if (slice_equal(word, S("and")))
		return !is_the && shares_name(r, next, seen, joined) ? next : 0;
	if (class & CLASS_PARTICLE && !(class & CLASS_JOIN))
		return seen & CLASS_ORG ? 0 : next;
	bool of = slice_equal(word, S("of"));
	if (of || slice_equal(word, S("for"))) {
		unsigned before = r->tokens[i - 1].classes;
		bool goes_on = before & (CLASS_ORG_BEGIN | CLASS_PERSON | CLASS_PLURAL | CLASS_PEOPLE) ||
			       (of && seen & CLASS_PEER) || (joined && seen & CLASS_PERSON);
		return goes_on ? next : 0;
	}
	return slice_equal(word, S("on")) && seen & CLASS_ORG_BEGIN ? next : 0;
}

/* A word with a capital that is no part of a name, and ends the one before it:
 * Bertrand Nunn The Review. */
static bool stands_alone(unsigned class)
{
	return class & CLASS_FUNCTION && !(class & (CLASS_FIRST | CLASS_DATE | CLASS_PARTICLE));
}

static bool is_wide(const struct run *r, uint32_t i)
{
	const struct token *before = &r->tokens[i - 1];
	return r->tokens[i].at > before->at + before->end + WIDEST_SPACE;
}

/* Whether a word in small letters stands behind a wide space, too: then that is
 * where a line began, and sets no columns apart. */
static bool is_wrapped(struct run *r)
{
	bool small = false;
	for (uint32_t i = 1; i < r->count && !small && r->wrapped == WRAPPED_UNKNOWN; i++)
		small = is_wide(r, i) && r->tokens[i].kind == TOKEN_WORD && !r->tokens[i].capital &&
			r->tokens[i - 1].kind == TOKEN_WORD;
	if (r->wrapped == WRAPPED_UNKNOWN)
		r->wrapped = small ? WRAPPED : WRAPPED_NOT;
	return r->wrapped == WRAPPED;
}

/* Whether nothing but a space is between a token and the one before it. */
static bool follows(struct run *r, uint32_t i)
{
	const struct token *before = &r->tokens[i - 1];
	return !r->tokens[i].sentence &&
	       (!is_wide(r, i) || (before->possessive && before->classes & CLASS_OWNER) || is_wrapped(r));
}

/* Find the end of the run that begins at r->from, and classify its words; that
 * of the first is known. */
static void measure_run(struct run *r)
{
	uint32_t i = r->from + 1;
	bool joined = false;
	unsigned seen = r->classes[0];
	for (; i < r->count && i - r->from < RUN_MOST; i++) {
		if (!follows(r, i) || (r->tokens[i - 1].possessive && !owner_goes_on(r, i - 1)))
			break;
		uint32_t next = run_capital(r, i) ? i : joined_at(r, i, seen, joined);
		if (next == 0 || next - r->from >= RUN_MOST)
			break;
		unsigned class = r->tokens[next].classes;
		if (next == i && stands_alone(class))
			break;
		joined |= next > i;
		for (; i < next; i++)
			r->classes[i - r->from] = CLASS_JOIN;
		r->classes[i - r->from] = class;
		seen |= class;
	}
	r->to = i;
}

/* Most of the longer words of a heading have capitals, which then say nothing. */
static bool is_heading(const struct run *r, const uint8_t *looks)
{
	size_t capitals = 0, small = 0, first = 0;
	for (size_t i = 0; i <= CAPITALS_LEAST; i++)
		first = tokens_look(looks, first, r->count, LOOK_CAPITAL) + 1;
	if (first > r->count || slice_equal(run_word(r, r->count - 1), S(".")))
		return false;
	for (uint32_t i = 0; i < r->count; i++) {
		const struct token *t = &r->tokens[i];
		if (t->kind == TOKEN_WORD && t->len > 3)
			*(t->capital ? &capitals : &small) += 1;
	}
	return capitals > CAPITALS_LEAST && capitals > 2 * small;
}

void names_in(struct name_list *list, slice text, const struct token_list *tokens, size_t segment,
	      struct arena *memory)
{
	struct run r = {.text = text,
			.tokens = tokens->items,
			.count = (uint32_t)tokens->count,
			.segment = segment,
			.list = list,
			.memory = memory};
	r.heading = r.count < HEADING_MOST && is_heading(&r, tokens->looks);
	for (uint32_t i = 0; (i = (uint32_t)tokens_look(tokens->looks, i, r.count, LOOK_CAPITAL)) < r.count;) {
		if (stands_alone(r.tokens[i].classes)) {
			i++;
			continue;
		}
		r.from = i;
		r.classes[0] = r.tokens[i].classes;
		measure_run(&r);
		run_parse(&r);
		i = r.to;
	}
}

slice names_text(slice text, const struct token_list *tokens, uint32_t from, uint32_t to)
{
	const struct token *last = &tokens->items[to - 1];
	return slice_sub(text, tokens->items[from].at, last->at + last->len);
}
