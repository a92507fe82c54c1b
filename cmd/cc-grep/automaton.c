#include "automaton.h"

#include <stdlib.h>

enum { MOST_CELLS = 16 * 1024 * 1024, NO_STATE = 0 /* no edge leads to the root */ };

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
	make_classes(a, literals, count);
	fold_classes(a);
	if (states > MOST_CELLS / a->classes)
		return false;
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
	return true;
}

void automaton_close(struct automaton *a)
{
	free(a->hits);
	free(a->ends);
	arena_free(&a->memory);
}

/* What a walk reads at every step, kept in registers. */
struct machine {
	const uint32_t *next;
	const unsigned char *class_of;
	uint32_t first_ending;
	const char *text;
};

static inline uint32_t step(struct machine m, uint32_t state, const char *at, struct hit **hits)
{
	state = m.next[state + m.class_of[(unsigned char)*at]];
	if (state >= m.first_ending)
		*(*hits)++ = (struct hit){state, (uint32_t)(at + 1 - m.text)};
	return state;
}

static size_t line_end(slice text, size_t at)
{
	size_t end = slice_find_byte(text, '\n', at);
	return end == SLICE_NONE ? text.len : end + 1;
}

/* Cut the text in parts, each from its place to the next; returns the length of
 * the shortest. */
static size_t cut(slice text, size_t *places)
{
	size_t shortest = text.len;
	places[0] = 0;
	for (size_t i = 0; i < AUTOMATON_LANES; i++) {
		size_t end = line_end(text, text.len / AUTOMATON_LANES * (i + 1));
		if (i + 1 == AUTOMATON_LANES)
			end = text.len;
		else if (end < places[i])
			end = places[i];
		places[i + 1] = end;
		shortest = end - places[i] < shortest ? end - places[i] : shortest;
	}
	return shortest;
}

/* All parts side by side, as far as the shortest goes. Written out, so that the
 * states stay in registers. */
static void walk_together(struct machine m, const size_t *places, size_t length, uint32_t *states, struct hit **hits)
{
	_Static_assert(AUTOMATON_LANES == 8, "one line a lane");
	uint32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
	for (const char *at = m.text; at < m.text + length; at++) {
		s0 = step(m, s0, at + places[0], &hits[0]);
		s1 = step(m, s1, at + places[1], &hits[1]);
		s2 = step(m, s2, at + places[2], &hits[2]);
		s3 = step(m, s3, at + places[3], &hits[3]);
		s4 = step(m, s4, at + places[4], &hits[4]);
		s5 = step(m, s5, at + places[5], &hits[5]);
		s6 = step(m, s6, at + places[6], &hits[6]);
		s7 = step(m, s7, at + places[7], &hits[7]);
	}
	const uint32_t last[AUTOMATON_LANES] = {s0, s1, s2, s3, s4, s5, s6, s7};
	memcpy(states, last, sizeof last);
}

void automaton_walk(struct automaton *a, slice text)
{
	struct machine m = {a->next, a->class_of, a->first_ending, text.at};
	size_t places[AUTOMATON_LANES + 1], shortest = cut(text, places);
	uint32_t states[AUTOMATON_LANES];
	struct hit *hits[AUTOMATON_LANES];
	a->hits = memory_grow(a->hits, &a->hits_room, text.len, sizeof *a->hits);
	for (size_t i = 0; i < AUTOMATON_LANES; i++)
		hits[i] = a->hits + places[i];
	walk_together(m, places, shortest, states, hits);
	for (size_t i = 0; i < AUTOMATON_LANES; i++) {
		for (size_t at = places[i] + shortest; at < places[i + 1]; at++)
			states[i] = step(m, states[i], text.at + at, &hits[i]);
		a->hit_begin[i] = places[i];
		a->hit_count[i] = (size_t)(hits[i] - (a->hits + places[i]));
	}
}
