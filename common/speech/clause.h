/* clause: the grammar of one sentence, as far as a report of speech needs it:
 * the subject of a verb, what stands between a verb and what is reported, and
 * where a clause can begin. Used by frames.c. */
#ifndef CC_CLAUSE_H
#define CC_CLAUSE_H

#include "speech/passage.h"

/* The sentence that is being read: tokens lo..hi of a passage, those at
 * `depth`. Looks at a bounded number of tokens to either side. */
struct clause {
	const struct passage *p;
	size_t lo, hi;
	uint32_t depth;
};

/* What stands before a verb. */
struct subject {
	struct span source;     /* empty where there is none or it is shared */
	struct span antecedent; /* of a relative pronoun */
	size_t begin;           /* where source, conjunction or relative begins; the verb where there is none */
	bool relative;          /* who, which, that */
	bool shared;            /* and said: the subject of the verb before */
	bool passive, negated, modal, to;
	bool habit;    /* used to say, went on to say */
	bool inverted; /* can somebody tell …? */
};

static inline bool clause_kind(const struct clause *c, size_t i, enum token_kind kind)
{
	return i < c->hi && c->p->tokens[i].kind == kind;
}

static inline uint32_t clause_is(const struct clause *c, size_t i) { return i < c->hi ? c->p->tokens[i].is : 0; }

static inline bool clause_equals(const struct clause *c, size_t i, slice word)
{
	return i < c->hi && passage_equals(c->p, i, word);
}

/* A full stop or the end. */
static inline bool clause_ends(const struct clause *c, size_t i)
{
	return i >= c->hi || clause_kind(c, i, TOKEN_STOP);
}

/* A comma or dash: what sets a parenthesis apart. */
static inline bool clause_pause(const struct clause *c, size_t i)
{
	return clause_kind(c, i, TOKEN_COMMA) || clause_kind(c, i, TOKEN_DASH);
}

struct subject clause_subject(const struct clause *c, size_t verb);

/* Behind "on Monday", "in a statement", "to reporters", "angrily". */
size_t clause_skip_adjuncts(const struct clause *c, size_t at);

/* Behind whom something was told to: "him", "the committee". `at` where there
 * is nobody. */
size_t clause_skip_addressee(const struct clause *c, size_t at);

/* Whether a clause can begin at `at`, without "that". */
bool clause_begins(const struct clause *c, size_t at);

/* The span without commas, dashes and full stops around it. */
struct span clause_trim(const struct clause *c, size_t from, size_t to);

/* Where a clause that begins at `from` is over at the latest: at a semicolon,
 * at hi, or where it is too long to be one. */
size_t clause_limit(const struct clause *c, size_t from);

#endif
