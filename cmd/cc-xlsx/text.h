/* text: a field as a worksheet can hold it.
 *
 * Excel counts the characters of a cell in units of UTF-16, and XML has no
 * control characters: those, U+FFFE and U+FFFF are written as _x0001_, and so is
 * the first underscore of what only looks like that. Spreadsheets read them back
 * as they were. A byte that is not UTF-8 becomes U+FFFD. */
#ifndef CC_XLSX_TEXT_H
#define CC_XLSX_TEXT_H

#include "base/slice.h"

enum { TEXT_MOST = 32767 }; /* units in a cell */

struct text {
	char bytes[TEXT_MOST * 3 + 1]; /* ended by NUL; no unit takes more than three bytes */
	size_t used, units;
	bool replaced; /* a byte was not UTF-8 */
};

/* Set t to the field from `from` on, as far as it fits into `most` units (16
 * to TEXT_MOST). Returns where what does not fit begins: field.len when all of it
 * does. */
size_t text_fill(struct text *t, slice field, size_t from, size_t most);

#endif
