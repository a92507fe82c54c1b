#include "turns.h"

/* Interviews whose questions have no label and no emphasis: a question on a
 * line of its own, the answer directly below it. Each line is a paragraph.
 *
 * A list of frequent questions looks the same, but there the reader asks ("How
 * do I …") and nobody speaks of themselves in the answers. */

enum {
	QUESTIONS_LEAST = 4,
	ANSWER_LOOK = 240, /* bytes of an answer in which somebody says "I" */
};

/* What the blocks of lines between blank lines look like. */
struct blocks {
	size_t first, last; /* the first lines of the first and the last that asks */
	size_t all, paired, asks, personal;
};

static bool has_word(slice text, const slice *words, size_t count)
{
	for (size_t at = 0; at < text.len; at++) {
		if (at > 0 && ascii_is_alpha(text.at[at - 1]))
			continue;
		for (size_t i = 0; i < count; i++) {
			size_t end = at + words[i].len;
			if (slice_starts(slice_after(text, at), words[i]) &&
			    (end >= text.len || !ascii_is_alpha(text.at[end])))
				return true;
		}
	}
	return false;
}

bool asked_in_person(slice question, slice answer)
{
	static const slice you[] = {S("you"), S("You"), S("your"), S("Your"), S("yours"), S("yourself")};
	static const slice own[] = {S("I"), S("my"), S("My"), S("me"), S("We"), S("we"), S("our"), S("Our")};
	if (answer.len > ANSWER_LOOK)
		answer.len = ANSWER_LOOK;
	return has_word(question, you, sizeof you / sizeof *you) && has_word(answer, own, sizeof own / sizeof *own);
}

static bool is_plain(const struct line *l) { return l->role == ROLE_NONE && l->shape == SHAPE_TEXT && !l->quotes; }

/* A short sentence with something directly below it. */
static bool is_pair(const struct split *s, size_t i)
{
	const struct line *l = &s->lines[i];
	return i + 1 < s->line_count && l->gap > 0 && is_plain(l) && l[1].gap == 0 && is_plain(&l[1]) &&
	       (l->flags & LINE_STOP) && !(l->flags & LINE_LONG);
}

static struct blocks count_blocks(const struct split *s)
{
	struct blocks b = {.first = SLICE_NONE};
	size_t since = 0, pairs = 0; /* of the blocks behind the last that asks */
	for (size_t i = 0; i < s->line_count; i++) {
		const struct line *l = &s->lines[i];
		bool pair = is_pair(s, i), asks = pair && (l->flags & LINE_ASKS);
		if (l->gap == 0 || (b.first == SLICE_NONE && !asks))
			continue;
		since++;
		pairs += pair;
		if (!asks)
			continue;
		if (b.first == SLICE_NONE)
			b.first = i;
		b.last = i;
		b.asks++;
		b.all += since;
		b.paired += pairs;
		since = pairs = 0;
		b.personal += asked_in_person(line_text(s, l), line_text(s, &l[1]));
	}
	return b;
}

void asked_find_lines(struct split *s)
{
	if (s->markdown || s->wrapped || s->label_count)
		return;
	struct blocks b = count_blocks(s);
	if (b.asks < QUESTIONS_LEAST || b.paired * 2 < b.all || b.asks * 2 < b.paired || b.personal * 3 < b.asks)
		return;
	bool answers = false;
	for (size_t i = b.first; i < s->line_count && (i <= b.last || s->lines[i].gap == 0); i++) {
		struct line *l = &s->lines[i];
		if (l->gap > 0)
			answers = is_pair(s, i);
		if (answers && is_plain(l))
			l->role = l->gap > 0 ? ROLE_ASKS : ROLE_ANSWERS;
	}
}
