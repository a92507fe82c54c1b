#include "literal.h"

#include <unicase.h>

#include "fold.h"
#include "syntax.h"
#include "utf8.h"

enum {
	MOST = 256, /* literals of one pattern */
	EXACT = 16, /* texts that a branch stands for, */
	LONG = 64,  /* and how long they may become */
	DEPTH = 50, /* of groups */
};

/* A pattern being read. */
struct reader {
	slice pattern, rest;
	char *text; /* for the literal text of all branches, each where its pattern begins */
	const struct pattern_style *style;
	struct arena *memory;
	bool nocase;
	bool strange; /* it has something that is not understood */
	size_t depth;
	bool folded;              /* literals are for folded text */
	struct literal_set group; /* of the group just read: all that it stands for, or none */
	bool begins;              /* its first literal is its beginning */
	bool branches;            /* it has alternatives that are not in a group */
	bool chain;               /* so far it is literals with .* between them */
	struct literal_set in_order;
};

/* One alternative being read: the literal text at hand, and the best so far. */
struct branch {
	char *text;
	size_t len;
	size_t last; /* where its last character begins */
	size_t runs; /* how many stretches of text there were */
	bool begins_word, ends_word;
	bool run_begins, run_ends; /* the same of the text at hand */
	bool loose;                /* what follows the text may be missing */
	bool plain; /* so far nothing but text, \b at its ends, and things that may be missing after it */
	struct literal_set best;
	struct literal_set exact; /* all texts that the branch stands for so far; none: unknown */
};

int literal_rarity(char byte)
{
	static const char common[] = " etaoinsrhldcumfpgwybvkxjqz";
	const char *at = byte ? strchr(common, byte) : NULL;
	return at ? (int)(at - common) : 20;
}

bool literal_has_strange_case(slice text)
{
	for (size_t at = 0; (at = slice_find_byte(text, '\xC5', at)) != SLICE_NONE; at++)
		if (slice_starts(slice_after(text, at), S("\u017F")))
			return true;
	for (size_t at = 0; (at = slice_find_byte(text, '\x84', at)) != SLICE_NONE; at++)
		if (at > 0 && slice_starts(slice_after(text, at - 1), S("\u212A")))
			return true;
	return false;
}

/* Long literals are good, and among them those with rare bytes. */
static int worth(slice text)
{
	int sum = 0;
	for (size_t i = 0; i < text.len && i < 16; i++)
		sum += 8 + literal_rarity(text.at[i]);
	return sum;
}

static int worth_of_set(struct literal_set set)
{
	int least = 0;
	for (size_t i = 0; i < set.count; i++) {
		int w = worth(set.items[i].text);
		if (i == 0 || w < least)
			least = w;
	}
	return least;
}

static struct literal_set set_of_one(struct reader *r, struct literal literal)
{
	struct literal_set set = {arena_new(r->memory, struct literal), 1};
	set.items[0] = literal;
	return set;
}

static bool is_word_byte(char c) { return ascii_is_alpha(c) || ascii_is_digit(c) || c == '_'; }

/* A word boundary beside a mark asks for a word on its other side: not "no
 * word character", and left to the pattern. */
static bool bounds_are_plain(const struct literal *l)
{
	return l->text.len > 0 && (!l->begins_word || is_word_byte(l->text.at[0])) &&
	       (!l->ends_word || is_word_byte(l->text.at[l->text.len - 1]));
}

static void add_in_order(struct reader *r, const struct branch *b, struct literal literal)
{
	if (r->in_order.count == MOST) {
		r->chain = false;
		return;
	}
	if (!r->in_order.items)
		r->in_order.items = arena_array(r->memory, MOST, sizeof literal);
	literal.begins_word = b->run_begins;
	literal.ends_word = b->run_ends;
	r->chain = r->chain && bounds_are_plain(&literal);
	r->in_order.items[r->in_order.count++] = literal;
}

/* The text at hand is at its end. */
static void end_run(struct reader *r, struct branch *b)
{
	if (b->len == 0)
		return;
	b->runs++;
	slice text = arena_copy(r->memory, slice_of(b->text, b->len));
	struct literal literal = {.text = text, .nocase = r->nocase};
	if (worth(literal.text) > worth_of_set(b->best))
		b->best = set_of_one(r, literal);
	if (r->depth == 0 && r->in_order.count == 0)
		r->begins = b->plain && !b->loose;
	if (r->depth == 0)
		add_in_order(r, b, literal);
	b->len = 0;
	b->run_begins = b->run_ends = false;
}

static bool has_case(uint32_t code) { return uc_toupper(code) != code || uc_tolower(code) != code; }

/* Whether a character of the pattern stands in the text just so. */
static bool stands_for_itself(const struct reader *r, const struct syntax_part *part)
{
	if (r->nocase && part->code >= 0x80 && has_case(part->code))
		return false;
	bool folds = part->kind == SYNTAX_CHAR && !r->style->exact && fold_has(part->code);
	return (!folds || r->folded) && part->code >= ' ';
}

/* Nothing more is known of what the branch stands for. */
static void blur(struct reader *r, struct branch *b)
{
	r->chain = false;
	b->plain = false;
	b->exact.count = 0;
}

/* The branch goes on with one of the texts, or, if optional, without. */
static void extend(struct reader *r, struct branch *b, struct literal_set texts, bool optional)
{
	size_t count = b->exact.count * (texts.count + optional), to = 0;
	if (count > EXACT || b->ends_word || (count > 0 && b->exact.items[0].text.len > LONG))
		count = 0;
	struct literal *items = arena_array(r->memory, count, sizeof *items);
	for (size_t i = 0; count > 0 && i < b->exact.count; i++) {
		slice head = b->exact.items[i].text;
		for (size_t j = 0; j < texts.count; j++)
			items[to++] =
				(struct literal){.text = arena_join(r->memory, head, texts.items[j].text, S(""))};
		if (optional)
			items[to++] = (struct literal){.text = head};
	}
	b->exact = (struct literal_set){items, count};
}

/* The character as it stands in a literal; in a folded one an escaped mark is
 * found by its likes, so that the pattern has to be tried. */
static void add_char(struct reader *r, struct branch *b, const struct syntax_part *part)
{
	char plain = r->folded && !r->style->exact ? fold_plain(part->code) : '\0';
	if (!stands_for_itself(r, part)) {
		end_run(r, b);
		blur(r, b);
		return;
	}
	if (b->loose || b->ends_word || (b->runs > 0 && b->len == 0))
		b->plain = false;
	if (b->run_ends)
		r->chain = false;
	if (plain && part->kind == SYNTAX_ESCAPED)
		blur(r, b);
	slice c = part->kind == SYNTAX_ESCAPED ? slice_after(part->text, 1) : part->text;
	if (plain)
		c = slice_of(&plain, 1);
	b->last = b->len;
	for (size_t i = 0; i < c.len; i++)
		b->text[b->len++] = r->nocase ? ascii_lower(c.at[i]) : c.at[i];
}

/* The character just added, and whether it may be missing, to all that the
 * branch stands for. */
static void extend_by_char(struct reader *r, struct branch *b, bool optional)
{
	struct literal last = {.text = slice_of(b->text + b->last, b->len - b->last)};
	extend(r, b, (struct literal_set){&last, 1}, optional);
}

/* How often the part before a quantifier may stand. */
enum count { COUNT_ONE, COUNT_MAYBE_ONE, COUNT_ANY, COUNT_STAR, COUNT_SOME };

static bool is_optional(enum count count)
{
	return count == COUNT_MAYBE_ONE || count == COUNT_ANY || count == COUNT_STAR;
}

/* What the quantifier after the part just read makes of it, if there is one. */
static enum count take_quantifier(struct reader *r)
{
	enum count count = COUNT_ONE;
	for (slice rest = r->rest; rest.len > 0;) {
		struct syntax_part part = syntax_next(&rest);
		bool maybe_one = slice_equal(part.text, S("?")) || slice_equal(part.text, S("??"));
		bool star = slice_equal(part.text, S("*")) || slice_equal(part.text, S("*?"));
		enum count optional = maybe_one ? COUNT_MAYBE_ONE : star ? COUNT_STAR : COUNT_ANY;
		if (part.kind == SYNTAX_OPTIONAL)
			count = count == COUNT_ONE ? optional : COUNT_ANY;
		else if (part.kind == SYNTAX_REPEATED && count == COUNT_ONE)
			count = COUNT_SOME;
		else if (part.kind != SYNTAX_COMMENT && part.kind != SYNTAX_REPEATED)
			break;
		r->rest = rest;
	}
	return count;
}

/* The text stands, and what is behind it may be missing. */
static void loosen(struct reader *r, struct branch *b)
{
	bool was_text = b->runs == 0 && b->len > 0;
	bool still = b->plain && !b->ends_word && (was_text || b->loose);
	end_run(r, b);
	b->loose = true;
	b->plain = still;
}

static void quantify_char(struct reader *r, struct branch *b)
{
	enum count count = take_quantifier(r);
	bool optional = is_optional(count);
	if (b->len > 0)
		extend_by_char(r, b, optional);
	if (count != COUNT_ONE)
		r->chain = false;
	if (count != COUNT_ONE && count != COUNT_MAYBE_ONE)
		b->exact.count = 0;
	if (optional) {
		b->len = b->len > 0 ? b->last : 0;
		loosen(r, b);
	} else if (count == COUNT_SOME) {
		end_run(r, b);
		b->plain = false;
	}
}

static struct literal_set read_alternatives(struct reader *r);

/* Atomic groups do not try all that they stand for. */
static void add_group(struct reader *r, struct branch *b, slice opener)
{
	r->depth++;
	struct literal_set inner = read_alternatives(r), exact = r->group;
	r->depth--;
	enum count count = take_quantifier(r);
	bool optional = is_optional(count), known = count == COUNT_ONE || count == COUNT_MAYBE_ONE;
	if (exact.count == 0 || !known || slice_equal(opener, S("(?>")))
		b->exact.count = 0;
	else
		extend(r, b, exact, optional);
	r->chain = false;
	if (optional) {
		loosen(r, b);
		return;
	}
	end_run(r, b);
	b->plain = false;
	if (worth_of_set(inner) > worth_of_set(b->best))
		b->best = inner;
}

static void add_bound(const struct reader *r, struct branch *b)
{
	if (b->len == 0 && b->runs == 0 && !b->loose)
		b->begins_word = true;
	else if (b->len > 0 && !b->loose)
		b->ends_word = true;
	else
		b->plain = false;
	if (b->len > 0)
		b->run_ends = true;
	else
		b->run_begins = true;
	if (r->depth > 0)
		b->exact.count = 0;
	else if (b->exact.count == 1 && b->exact.items[0].text.len == 0)
		b->begins_word = true;
	else
		b->ends_word = true;
}

/* After \Q...\E a quantifier means the last character alone. */
static void add_set(struct reader *r, struct branch *b, slice text)
{
	enum count count = take_quantifier(r);
	b->exact.count = 0;
	if (!slice_equal(text, S(".")) || count != COUNT_STAR || (b->run_begins && b->len == 0))
		r->chain = false;
	if (is_optional(count) && !slice_starts(text, S("\\Q"))) {
		loosen(r, b);
		return;
	}
	end_run(r, b);
	b->plain = false;
}

/* (?s), (?m) and (?U) change nothing here, (?i) only at the very beginning. */
static void add_flags(struct reader *r, struct branch *b, slice flags, bool first)
{
	if (first && r->depth == 0 && slice_equal(flags, S("(?i)"))) {
		r->nocase = true;
		return;
	}
	for (size_t i = 2; i < flags.len; i++)
		if (!memchr("smU)", flags.at[i], 4))
			r->strange = true;
	blur(r, b);
}

static void add_part(struct reader *r, struct branch *b, struct syntax_part part, bool first)
{
	switch (part.kind) {
	case SYNTAX_CHAR:
	case SYNTAX_ESCAPED:
		add_char(r, b, &part);
		quantify_char(r, b);
		break;
	case SYNTAX_OPEN:
		add_group(r, b, part.text);
		break;
	case SYNTAX_LOOK:
		end_run(r, b);
		blur(r, b);
		r->depth++;
		read_alternatives(r);
		r->depth--;
		take_quantifier(r);
		break;
	case SYNTAX_BOUND:
		add_bound(r, b);
		break;
	case SYNTAX_SET:
		add_set(r, b, part.text);
		break;
	case SYNTAX_FLAGS:
		add_flags(r, b, part.text, first);
		break;
	case SYNTAX_COMMENT:
		break;
	default:
		r->strange = true;
	}
}

/* Whether the literal, with the bounds of the branch, is all there is to it. */
static bool is_enough(const struct reader *r, const struct branch *b, struct literal *literal)
{
	literal->nocase = r->nocase;
	literal->begins_word = b->begins_word;
	literal->ends_word = b->ends_word;
	literal->enough = bounds_are_plain(literal);
	literal->begins_word = b->begins_word || r->style->words;
	literal->ends_word = b->ends_word || r->style->words;
	return literal->enough;
}

/* Take all that the branch stands for as its literals, if that is known. */
static bool take_exact(struct reader *r, struct branch *b)
{
	bool known = r->folded && r->depth == 0 && !r->style->whole && b->exact.count > 0;
	for (size_t i = 0; known && i < b->exact.count; i++)
		known = is_enough(r, b, &b->exact.items[i]);
	if (known)
		b->best = b->exact;
	return known;
}

static void finish_branch(struct reader *r, struct branch *b)
{
	end_run(r, b);
	if (take_exact(r, b) || r->depth > 0 || b->best.count != 1 || b->runs != 1 || !b->plain || r->style->whole)
		return;
	if (!(r->style->words && b->loose))
		is_enough(r, b, b->best.items);
}

static struct branch begin_branch(struct reader *r)
{
	struct branch b = {.text = r->text + (r->pattern.len - r->rest.len), .plain = true};
	if (r->folded)
		b.exact = set_of_one(r, (struct literal){.text = S("")});
	return b;
}

/* One alternative, up to `|`, `)` or the end; *more tells which. */
static struct branch read_branch(struct reader *r, bool first, bool *more)
{
	struct branch b = begin_branch(r);
	*more = false;
	for (; r->rest.len > 0 && !r->strange; first = false) {
		struct syntax_part part = syntax_next(&r->rest);
		if (part.kind == SYNTAX_OR || part.kind == SYNTAX_CLOSE) {
			*more = part.kind == SYNTAX_OR;
			r->branches = r->branches || (*more && r->depth == 0);
			break;
		}
		add_part(r, &b, part, first);
	}
	finish_branch(r, &b);
	return b;
}

static struct literal_set join(struct reader *r, struct literal_set a, struct literal_set b)
{
	struct literal_set both = {arena_array(r->memory, a.count + b.count, sizeof *both.items), a.count + b.count};
	memcpy(both.items, a.items, a.count * sizeof *a.items);
	memcpy(both.items + a.count, b.items, b.count * sizeof *b.items);
	return both;
}

/* Alternatives up to the closing bracket: literals of each, or none at all; and
 * all that they stand for into r->group. */
static struct literal_set read_alternatives(struct reader *r)
{
	bool more = true, known = true, exact = true, first = true;
	struct literal_set all = {0}, group = {0};
	if (r->depth > DEPTH)
		r->strange = true;
	for (; more && !r->strange; first = false) {
		struct branch one = read_branch(r, first, &more);
		known = known && one.best.count > 0 && all.count + one.best.count <= MOST;
		exact = exact && one.exact.count > 0 && group.count + one.exact.count <= EXACT;
		if (known)
			all = first ? one.best : join(r, all, one.best);
		if (exact)
			group = first ? one.exact : join(r, group, one.exact);
	}
	r->group = exact && !r->strange ? group : (struct literal_set){0};
	return known && !r->strange ? all : (struct literal_set){0};
}

/* Plain text: its characters one after the other. */
static struct literal_set literals_of_text(struct reader *r)
{
	struct branch b = begin_branch(r);
	while (r->rest.len > 0) {
		struct syntax_part part = {SYNTAX_CHAR, {0}, 0};
		part.text = slice_sub(r->rest, 0, utf8_decode(r->rest, 0, &part.code));
		r->rest = slice_after(r->rest, part.text.len);
		add_char(r, &b, &part);
		if (b.len > 0)
			extend_by_char(r, &b, false);
	}
	finish_branch(r, &b);
	return b.best;
}

static struct reader open_reader(slice pattern, const struct pattern_style *style, struct arena *memory)
{
	struct reader r = {
		.pattern = pattern, .rest = pattern, .style = style, .memory = memory, .nocase = style->nocase};
	r.text = arena_alloc(memory, pattern.len + 1);
	r.strange = !style->fixed && syntax_is_extended(pattern);
	r.chain = !style->whole;
	return r;
}

static struct literal_set read_pattern(struct reader *r)
{
	return r->style->fixed ? literals_of_text(r) : read_alternatives(r);
}

static void close_chain(struct literal_set chain, const struct pattern_style *style)
{
	for (size_t i = 0; i < chain.count; i++)
		chain.items[i].enough = true;
	chain.items[0].begins_word |= style->words;
	chain.items[chain.count - 1].ends_word |= style->words;
}

struct literals literals_of(slice pattern, const struct pattern_style *style, struct arena *memory)
{
	struct reader r = open_reader(pattern, style, memory);
	struct literals found = {.any = read_pattern(&r)};
	if (found.any.count > 0 && !r.branches)
		found.in_order = r.in_order;
	found.begins = found.in_order.count > 0 && r.begins;
	found.chain = found.in_order.count > 0 && r.chain && !r.branches;
	if (found.chain)
		close_chain(found.in_order, style);
	return found;
}

struct literal_set literals_of_folded(slice pattern, const struct pattern_style *style, struct arena *memory)
{
	struct reader r = open_reader(pattern, style, memory);
	r.folded = true;
	return read_pattern(&r);
}
