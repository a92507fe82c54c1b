/* guard: cells that a spreadsheet would run.
 *
 * A spreadsheet takes a cell of a CSV file that begins with = + - @, a TAB or a
 * CR for a formula, quoted or not. An apostrophe in front makes it text. So that
 * taking the apostrophe off gives every cell back as it was, a cell that begins
 * with apostrophes and then such a character gets one more. Plain numbers (-3.5)
 * stay as they are. */
#ifndef CC_CSV_GUARD_H
#define CC_CSV_GUARD_H

#include "base/slice.h"

/* Whether the cell needs an apostrophe; quick where it does not. */
bool guard_is_needed(slice cell);

/* The cell without the apostrophe that it got, or as it is. */
slice guard_taken_off(slice cell);

#endif
