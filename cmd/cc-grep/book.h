/* book: the patterns that rows are searched for, and the labels they stand for.
 *
 * A codebook is a file of lines `label TAB pattern`. A label may stand in
 * several lines: any of its patterns gives it to a row. A pattern that begins
 * with `!` takes the label away again, also from the labels below it
 * (`workforce` is above `workforce/pay`). Empty lines and lines that begin with
 * `#` mean nothing. A pattern without a capital letter matches either case.
 *
 * Without a codebook all patterns stand for one label without a name. */
#ifndef CC_GREP_BOOK_H
#define CC_GREP_BOOK_H

#include "base/table.h"
#include "pattern.h"
#include "settings.h"

struct pattern_list {
	size_t *items; /* indices of patterns */
	size_t count, room;
};

void pattern_list_add(struct pattern_list *list, size_t pattern);

struct label {
	slice name;
	struct pattern_list gives, takes;
};

struct book {
	struct pattern *patterns;
	size_t pattern_count, pattern_room;
	struct label *labels; /* in the order of the codebook */
	size_t label_count;
	size_t label_room;
	struct table names;
	struct arena memory;
};

/* Reads and compiles every pattern that the settings name. False, and has said
 * what is wrong, when one is not right. */
bool book_open(struct book *b, const struct settings *s);

void book_close(struct book *b);

#endif
