#include "branch.h"

#include <unicase.h>

#include "fold.h"

enum { EXACT_LONG = 64 }; /* bytes from which texts that a branch stands for are not made longer */

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

void branch_offer(struct branch *b, struct literal_set set)
{
	if (worth_of_set(set) > worth_of_set(b->best))
		b->best = set;
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
	if (r->in_order.count == LITERALS_MOST) {
		r->chain = false;
		return;
	}
	if (!r->in_order.items)
		r->in_order.items = arena_array(r->memory, LITERALS_MOST, sizeof literal);
	literal.begins_word = b->run_begins;
	literal.ends_word = b->run_ends;
	r->chain = r->chain && bounds_are_plain(&literal);
	r->in_order.items[r->in_order.count++] = literal;
}

void branch_end_run(struct reader *r, struct branch *b)
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

void branch_blur(struct reader *r, struct branch *b)
{
	r->chain = false;
	b->plain = false;
	b->exact.count = 0;
}

void branch_extend(struct reader *r, struct branch *b, struct literal_set texts, bool optional)
{
	size_t count = b->exact.count * (texts.count + optional), to = 0;
	if (count > LITERALS_EXACT || b->ends_word || (count > 0 && b->exact.items[0].text.len > EXACT_LONG))
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
void branch_add_char(struct reader *r, struct branch *b, const struct syntax_part *part)
{
	char plain = r->folded && !r->style->exact ? fold_plain(part->code) : '\0';
	if (!stands_for_itself(r, part)) {
		branch_end_run(r, b);
		branch_blur(r, b);
		return;
	}
	if (b->loose || b->ends_word || (b->runs > 0 && b->len == 0))
		b->plain = false;
	if (b->run_ends)
		r->chain = false;
	if (plain && part->kind == SYNTAX_ESCAPED)
		branch_blur(r, b);
	slice c = part->kind == SYNTAX_ESCAPED ? slice_after(part->text, 1) : part->text;
	if (plain)
		c = slice_of(&plain, 1);
	b->last = b->len;
	for (size_t i = 0; i < c.len; i++)
		b->text[b->len++] = r->nocase ? ascii_lower(c.at[i]) : c.at[i];
}

void branch_extend_by_char(struct reader *r, struct branch *b, bool optional)
{
	struct literal last = {.text = slice_of(b->text + b->last, b->len - b->last)};
	branch_extend(r, b, (struct literal_set){&last, 1}, optional);
}

void branch_loosen(struct reader *r, struct branch *b)
{
	bool was_text = b->runs == 0 && b->len > 0;
	bool still = b->plain && !b->ends_word && (was_text || b->loose);
	branch_end_run(r, b);
	b->loose = true;
	b->plain = still;
}

void branch_add_bound(const struct reader *r, struct branch *b)
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

void branch_finish(struct reader *r, struct branch *b)
{
	branch_end_run(r, b);
	if (take_exact(r, b) || r->depth > 0 || b->best.count != 1 || b->runs != 1 || !b->plain || r->style->whole)
		return;
	if (!(r->style->words && b->loose))
		is_enough(r, b, b->best.items);
}

struct branch branch_begin(struct reader *r)
{
	struct branch b = {.text = r->text + (r->pattern.len - r->rest.len), .plain = true};
	if (r->folded)
		b.exact = set_of_one(r, (struct literal){.text = S("")});
	return b;
}
