/* names_run: a run of words with capitals, and taking it apart.
 *
 * names.c finds where a run begins and ends; names_parse.c makes names of it.
 * Positions are tokens. */
#ifndef CC_NAMES_RUN_H
#define CC_NAMES_RUN_H

#include "names/names.h"
#include "text/namewords.h"

enum {
	RUN_MOST = 24,   /* words in a run; a longer one is taken in parts */
	PERSON_MOST = 4, /* words of a person's name */
};

struct run {
	slice text;
	const struct token *tokens;
	uint32_t count; /* tokens in the text */
	uint32_t from, to;
	unsigned classes[RUN_MOST]; /* of the run's tokens */
	bool heading;
	enum { WRAPPED_UNKNOWN, WRAPPED, WRAPPED_NOT } wrapped; /* lines have been joined with their indents */
	size_t segment;
	struct name_list *list;
	struct arena *memory;
};

static inline slice run_word(const struct run *r, uint32_t i) { return token_text(r->text, &r->tokens[i]); }

/* The classes of a token of the run. */
static inline unsigned run_class(const struct run *r, uint32_t i) { return r->classes[i - r->from]; }

static inline bool run_capital(const struct run *r, uint32_t i)
{
	return r->tokens[i].kind == TOKEN_WORD && r->tokens[i].capital;
}

/* Whether a noun for one organisation stands directly before the run: the
 * charity Open Door, campaign group Kith and Kin. */
bool run_is_called(const struct run *r);

/* Add the names in the run to its list. */
void run_parse(struct run *r);

#endif
