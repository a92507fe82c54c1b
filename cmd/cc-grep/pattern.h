/* pattern: one PCRE2 pattern, compiled, and looked for in a field.
 *
 * Patterns are UTF and UCP; text that is not valid UTF-8 may be searched, its
 * bad bytes match nothing. Backtracking is bounded: a search that reaches a
 * limit FAILED, which is an error and never taken for "not there". */
#ifndef CC_GREP_PATTERN_H
#define CC_GREP_PATTERN_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/arena.h"
#include "finder.h"

struct pattern {
	slice text;       /* as the user wrote it; borrowed */
	const char *file; /* where it was written: a file or NULL, */
	size_t line;      /* and its line or 0 */
	pcre2_code *code;
	struct literal_set literals; /* one of these stands in every match */
	struct literal_set folded;   /* the same in folded text */
	struct finder *in_order;     /* and all of these, one after the other */
	size_t in_order_count;
	bool begins;      /* with the first of them */
	bool chain;       /* they are all there is to a match, but for .* between them */
	bool always;      /* no literals are known: it has to be tried on every row */
	bool matches_all; /* it is empty */
	size_t label;     /* the label that it gives */
	bool takes;       /* no: takes away (see book.h) */
};

struct span {
	size_t from, to;
};

enum verdict { ABSENT, FOUND, FAILED };

/* What a search needs besides the pattern; made once. */
struct matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
	size_t limit;
	int error; /* PCRE2's, after FAILED */
};

void matcher_open(struct matcher *m, size_t match_limit);
void matcher_close(struct matcher *m);

/* Compile p->text. False, and has said what is wrong and where, when it is not
 * a pattern. */
bool pattern_compile(struct pattern *p, const struct pattern_style *style, struct arena *memory);

/* What the literals alone tell of a field, and where in it a match may begin.
 * With a strange case (see literal.h) in the field the answer may be wrong. */
enum hint pattern_tells(const struct pattern *p, slice field, size_t *from);

/* The first match at or after `from`; with `not_empty` the first that holds a
 * character. `span` may be NULL. */
enum verdict pattern_find(const struct pattern *p, struct matcher *m, slice field, size_t from, bool not_empty,
			  struct span *span);

/* Say that a search in the row at file:line FAILED, and of which pattern. */
void pattern_report(const struct pattern *p, const struct matcher *m, const char *file, size_t line);

void pattern_free(struct pattern *p);

#endif
