#include "automaton.h"

#include <stdlib.h>

enum { MOST_STATES = 16 * 1024, NO_STATE = 0 /* no edge leads to the root */ };

/* The trie while it is being built; states are numbered as they come. */
struct trie {
	uint32_t *edges; /* [state * classes + class] */
	uint32_t *fail;  /* the state of the longest proper suffix */
	uint32_t *order; /* states from the root outwards */
	bool *ending;    /* here, or by a suffix */
	uint32_t *last;  /* for each literal, the state in which it ends */
	size_t states, classes;
};

/* Bytes that no literal has are one class. */
static void make_classes(struct automaton *a, const struct literal *literals, size_t count)
{
	a->classes = 1;
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < literals[i].text.len; j++) {
			unsigned char c = (unsigned char)literals[i].text.at[j];
			if (a->class_of[c] == 0)
				a->class_of[c] = (unsigned char)a->classes++;
		}
}

/* Case is folded for all literals alike: where one does not care, the others
 * are looked at again when they are found. */
static void fold_classes(struct automaton *a)
{
	for (int c = 'a'; c <= 'z'; c++) {
		unsigned char lower = a->class_of[c], upper = a->class_of[c - 0x20];
		if (lower == 0)
			a->class_of[c] = upper;
		a->class_of[c - 0x20] = a->class_of[c];
	}
}

static void add_literal(struct trie *t, const struct automaton *a, slice text, size_t index)
{
	uint32_t state = 0;
	for (size_t i = 0; i < text.len; i++) {
		uint32_t *edge = &t->edges[state * t->classes + a->class_of[(unsigned char)text.at[i]]];
		if (*edge == NO_STATE)
			*edge = (uint32_t)t->states++;
		state = *edge;
	}
	t->ending[state] = true;
	t->last[index] = state;
}

/* Breadth first: every edge that is missing is that of the longest suffix. */
static void complete(struct trie *t)
{
	size_t done = 0, found = 1;
	t->order[0] = 0;
	for (; done < found; done++) {
		uint32_t state = t->order[done], *edges = &t->edges[state * t->classes];
		const uint32_t *suffix = &t->edges[t->fail[state] * t->classes];
		t->ending[state] |= t->ending[t->fail[state]];
		for (size_t c = 0; c < t->classes; c++) {
			if (edges[c] == NO_STATE) {
				edges[c] = state ? suffix[c] : 0;
				continue;
			}
			t->fail[edges[c]] = state ? suffix[c] : 0;
			t->order[found++] = edges[c];
		}
	}
}

/* Number the states anew, those in which literals end last, and the numbers
 * multiples of the classes. */
static uint32_t *renumber(struct automaton *a, const struct trie *t)
{
	uint32_t *number = arena_array(&a->memory, t->states, sizeof *number);
	size_t given = 0;
	for (int ending = 0; ending <= 1; ending++) {
		if (ending)
			a->first_ending = (uint32_t)(given * t->classes);
		for (size_t i = 0; i < t->states; i++)
			if (t->ending[i] == ending)
				number[i] = (uint32_t)(given++ * t->classes);
	}
	a->ending_states = given - a->first_ending / t->classes;
	a->next = arena_array(&a->memory, t->states * t->classes, sizeof *a->next);
	for (size_t i = 0; i < t->states; i++)
		for (size_t c = 0; c < t->classes; c++)
			a->next[number[i] + c] = number[t->edges[i * t->classes + c]];
	return number;
}

/* For each state the literals that end in it, its own and those of its suffixes. */
static void list_ends(struct automaton *a, const struct trie *t, const uint32_t *number, size_t count)
{
	size_t room = 0, used = 0;
	a->lists = arena_array(&a->memory, a->ending_states + 1, sizeof *a->lists);
	uint32_t *old = arena_array(&a->memory, a->ending_states, sizeof *old);
	size_t *first = arena_array(&a->memory, t->states, sizeof *first); /* 1 + the literal, or 0 */
	size_t *same = arena_array(&a->memory, count, sizeof *same);       /* the next in the same state */
	for (size_t i = 0; i < t->states; i++)
		if (t->ending[i])
			old[(number[i] - a->first_ending) / t->classes] = (uint32_t)i;
	for (size_t i = count; i-- > 0;) {
		same[i] = first[t->last[i]];
		first[t->last[i]] = i + 1;
	}
	for (size_t i = 0; i < a->ending_states; i++) {
		a->lists[i] = used;
		for (uint32_t state = old[i]; state; state = t->fail[state])
			for (size_t l = first[state]; l; l = same[l - 1]) {
				a->ends = memory_grow(a->ends, &room, used + 1, sizeof *a->ends);
				a->ends[used++] = l - 1;
			}
	}
	a->lists[a->ending_states] = used;
}

bool automaton_open(struct automaton *a, const struct literal *literals, size_t count)
{
	*a = (struct automaton){0};
	size_t states = 1;
	for (size_t i = 0; i < count; i++)
		states += literals[i].text.len;
	if (states > MOST_STATES)
		return false;
	make_classes(a, literals, count);
	fold_classes(a);
	struct arena scratch = {0};
	struct trie t = {.states = 1, .classes = a->classes};
	t.edges = arena_array(&scratch, states * t.classes, sizeof *t.edges);
	t.fail = arena_array(&scratch, states, sizeof *t.fail);
	t.order = arena_array(&scratch, states, sizeof *t.order);
	t.ending = arena_array(&scratch, states, sizeof *t.ending);
	t.last = arena_array(&scratch, count, sizeof *t.last);
	for (size_t i = 0; i < count; i++)
		add_literal(&t, a, literals[i].text, i);
	complete(&t);
	list_ends(a, &t, renumber(a, &t), count);
	arena_free(&scratch);
	a->hits = memory_resize(NULL, AUTOMATON_BLOCK, sizeof *a->hits);
	return true;
}

void automaton_close(struct automaton *a)
{
	free(a->hits);
	free(a->ends);
	arena_free(&a->memory);
}

/* A part of the block being walked. */
struct lane {
	size_t at, end;
	uint32_t state;
	struct hit *hits;
};

static inline void step(const struct automaton *a, const char *bytes, struct lane *lane)
{
	lane->state = a->next[lane->state + a->class_of[(unsigned char)bytes[lane->at++]]];
	if (lane->state >= a->first_ending)
		*lane->hits++ = (struct hit){lane->state, (uint32_t)lane->at};
}

static size_t row_end(slice rows, size_t at)
{
	size_t end = at < rows.len ? slice_find_byte(rows, '\n', at) : SLICE_NONE;
	return end == SLICE_NONE ? rows.len : end + 1;
}

void automaton_walk(struct automaton *a, slice rows)
{
	struct lane lanes[AUTOMATON_LANES];
	size_t begin = 0, shortest = rows.len;
	for (size_t i = 0; i < AUTOMATON_LANES; i++) {
		size_t end = row_end(rows, rows.len / AUTOMATON_LANES * (i + 1));
		if (i + 1 == AUTOMATON_LANES || end < begin)
			end = i + 1 == AUTOMATON_LANES ? rows.len : begin;
		lanes[i] = (struct lane){begin, end, 0, a->hits + begin};
		a->hit_begin[i] = begin;
		shortest = end - begin < shortest ? end - begin : shortest;
		begin = end;
	}
	struct lane w = lanes[0], x = lanes[1], y = lanes[2], z = lanes[3];
	for (size_t i = 0; i < shortest; i++) {
		step(a, rows.at, &w);
		step(a, rows.at, &x);
		step(a, rows.at, &y);
		step(a, rows.at, &z);
	}
	struct lane *const rest[AUTOMATON_LANES] = {&w, &x, &y, &z};
	for (size_t i = 0; i < AUTOMATON_LANES; i++) {
		while (rest[i]->at < rest[i]->end)
			step(a, rows.at, rest[i]);
		a->hit_count[i] = (size_t)(rest[i]->hits - (a->hits + a->hit_begin[i]));
	}
}
