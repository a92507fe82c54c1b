/* names: finding names in tokens.
 *
 * A run of words with capitals (and the small words that may join them) is
 * taken apart by what its words are (namewords.h) into names of people, names
 * of organisations, roles, and names of places and things. What a name is
 * called here is a first guess, from the name alone: who is meant, and whether
 * "Verity Culpeper" is somebody, is for identity.h, which sees the document. */
#ifndef CC_NAMES_H
#define CC_NAMES_H

#include "text/tokens.h"

enum name_kind {
	NAME_PERSON,  /* a title, a first name or initials tell */
	NAME_ORG,     /* a word for an organisation tells */
	NAME_ACRONYM, /* capitals: CMA, DfE */
	NAME_LIKELY,  /* two to four words, none of them common */
	NAME_COINED,  /* several words, some of them common: Harbour Work Wales */
	NAME_SINGLE,  /* one word: a surname, a first name, an organisation */
	NAME_BODY,    /* a word for an organisation that has been named: the Trust */
	NAME_ROLE,    /* a role with capitals: Chief Inspector of Schools */
	NAME_PLACE,
	NAME_THING, /* an act, a report, an event */
};

struct name {
	size_t segment;
	uint32_t from, to;       /* tokens, titles and letters included */
	uint32_t core, core_end; /* tokens, without them */
	slice key;               /* the core folded (owners.h), once identity.h has done so */
	unsigned classes;        /* of the title and the first word of the core (namewords.h) */
	uint8_t kind;
	bool titled;  /* a title stands in front */
	bool initial; /* the first word would have a capital anyway */
	bool heading; /* in a text in which most words have capitals */
	bool common;  /* one common word: somebody's surname, or nothing */
};

struct name_list {
	struct name *items;
	size_t count, room;
};

/* Add the names of one text to the list, in order and apart from each other.
 * `segment` is copied into them. */
void names_in(struct name_list *list, slice text, const struct token_list *tokens, size_t segment,
	      struct arena *memory);

/* The bytes from the first to the last of some tokens (from < to). */
slice names_text(slice text, const struct token_list *tokens, uint32_t from, uint32_t to);

#endif
