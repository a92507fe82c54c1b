/* value: what a spreadsheet is told that a field is.
 *
 * A field is a number or a date only where the cell shows the very same
 * characters again: 12, -3.50 (with two decimals), 2021-01-30, 2021-01-30T13:26.
 * Everything else is text: 00125867, +44, 1e5, 3,000, numbers of more than 15
 * digits, which a spreadsheet would round, 30/01/2021, 2021-02-30. */
#ifndef CC_XLSX_VALUE_H
#define CC_XLSX_VALUE_H

#include "base/slice.h"

enum value_kind {
	VALUE_TEXT,
	VALUE_NUMBER,
	VALUE_DATE,    /* 2021-01-30 */
	VALUE_MINUTES, /* 2021-01-30T13:26 */
	VALUE_SECONDS, /* 2021-01-30T13:26:05 */
};

enum { VALUE_DIGITS = 15 }; /* what a spreadsheet keeps of a number */

struct value {
	enum value_kind kind;
	unsigned decimals; /* of a number: how many it is written with */
	double number;     /* the number, or days since 30 December 1899 */
};

struct value value_read(slice field);

/* Whether the field looks like a number and is a code: digits with a zero or a
 * plus in front, more of them than a spreadsheet keeps, or with an e inside. */
bool value_is_code(slice field);

#endif
