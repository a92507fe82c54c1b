#include "literal.h"

#include "base/utf8.h"
#include "branch.h"
#include "syntax.h"

enum { DEPTH = 50 }; /* of groups */

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

static void quantify_char(struct reader *r, struct branch *b)
{
	enum count count = take_quantifier(r);
	bool optional = is_optional(count);
	if (b->len > 0)
		branch_extend_by_char(r, b, optional);
	if (count != COUNT_ONE)
		r->chain = false;
	if (count != COUNT_ONE && count != COUNT_MAYBE_ONE)
		b->exact.count = 0;
	if (optional) {
		b->len = b->len > 0 ? b->last : 0;
		branch_loosen(r, b);
	} else if (count == COUNT_SOME) {
		branch_end_run(r, b);
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
		branch_extend(r, b, exact, optional);
	r->chain = false;
	if (optional) {
		branch_loosen(r, b);
		return;
	}
	branch_end_run(r, b);
	b->plain = false;
	branch_offer(b, inner);
}

/* After \Q...\E a quantifier means the last character alone. */
static void add_set(struct reader *r, struct branch *b, slice text)
{
	enum count count = take_quantifier(r);
	b->exact.count = 0;
	if (!slice_equal(text, S(".")) || count != COUNT_STAR || (b->run_begins && b->len == 0))
		r->chain = false;
	if (is_optional(count) && !slice_starts(text, S("\\Q"))) {
		branch_loosen(r, b);
		return;
	}
	branch_end_run(r, b);
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
	branch_blur(r, b);
}

static void add_part(struct reader *r, struct branch *b, struct syntax_part part, bool first)
{
	switch (part.kind) {
	case SYNTAX_CHAR:
	case SYNTAX_ESCAPED:
		branch_add_char(r, b, &part);
		quantify_char(r, b);
		break;
	case SYNTAX_OPEN:
		add_group(r, b, part.text);
		break;
	case SYNTAX_LOOK:
		branch_end_run(r, b);
		branch_blur(r, b);
		r->depth++;
		read_alternatives(r);
		r->depth--;
		take_quantifier(r);
		break;
	case SYNTAX_BOUND:
		branch_add_bound(r, b);
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

/* One alternative, up to `|`, `)` or the end; *more tells which. */
static struct branch read_branch(struct reader *r, bool first, bool *more)
{
	struct branch b = branch_begin(r);
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
	branch_finish(r, &b);
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
		known = known && one.best.count > 0 && all.count + one.best.count <= LITERALS_MOST;
		exact = exact && one.exact.count > 0 && group.count + one.exact.count <= LITERALS_EXACT;
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
	struct branch b = branch_begin(r);
	while (r->rest.len > 0) {
		struct syntax_part part = {SYNTAX_CHAR, {0}, 0};
		part.text = slice_sub(r->rest, 0, utf8_decode(r->rest, 0, &part.code));
		r->rest = slice_after(r->rest, part.text.len);
		branch_add_char(r, &b, &part);
		if (b.len > 0)
			branch_extend_by_char(r, &b, false);
	}
	branch_finish(r, &b);
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
