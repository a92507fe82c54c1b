/* roles: what somebody is said to be, in the words around a name.
 *
 * "chief executive Ann Lee", "Ann Lee, a former judge and a patron of the
 * Trust,", "its chief executive, Ann Lee", "Ann Lee is head of", "Ann Lee, who
 * runs". All positions are tokens. A phrase is followed for a bounded number
 * of tokens. */
#ifndef CC_ROLES_H
#define CC_ROLES_H

#include "text/tokens.h"

struct role {
	uint32_t begin;            /* where the phrase begins, its organisation included */
	uint32_t from, to;         /* the role, without article */
	uint32_t org_from, org_to; /* an organisation's name in the phrase; empty: none */
	bool body;                 /* the head is a word for an organisation */
};

struct role_text {
	slice text;
	const struct token_list *tokens;
	bool own; /* somebody of the text speaks of themselves in a comment */
};

/* The role that ends where the name at `name` begins: "care minister Ann Lee". */
bool role_before(const struct role_text *t, uint32_t name, struct role *role);

/* The role in front of a comma or colon and the name, which ends at `behind`:
 * "its chief, Ann Lee", "Chair: Ann Lee". */
bool role_apposed_before(const struct role_text *t, uint32_t name, uint32_t behind, struct role *role);

/* The role phrase that begins at `from`: "a former judge who", up to what ends
 * it; *next is where the phrase ended. */
bool role_phrase(const struct role_text *t, uint32_t from, struct role *role, uint32_t *next);

/* What the words behind a name that ends at `name` say: at most `most` roles. */
size_t roles_behind(const struct role_text *t, uint32_t name, struct role *roles, size_t most);

#endif
