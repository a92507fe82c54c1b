/* names: what worksheets are called.
 *
 * A name has 1 to 31 characters, none of [ ] : * ? / \ and no apostrophe at an
 * end, is not "History", and no two of a workbook differ in case alone. */
#ifndef CC_XLSX_NAMES_H
#define CC_XLSX_NAMES_H

#include "base/table.h"

/* All zero is a workbook without worksheets. */
struct names {
	struct table folded; /* those in use, without regard to case */
	struct arena memory;
};

enum { NAME_ROOM = 31 * 4 + 1 };

/* The name of a file without its folders and `.tsv`, for names_new(). */
slice names_of_file(const char *path);

/* A name like `wanted` and `suffix` that is not in use, which it is from now on;
 * ended by NUL. `wanted` gives way where that is too long. */
const char *names_new(struct names *n, slice wanted, const char *suffix);

void names_free(struct names *n);

#endif
