/* entries: the lexicon of what pages say about themselves. */
#ifndef CC_SPLIT_ENTRIES_H
#define CC_SPLIT_ENTRIES_H

#include "base/slice.h"

/* The row of the longest entry that fits a line, or SLICE_NONE. Some fit only
 * among others, in a menu: "News", "Jobs". */
size_t entry_of(slice line);
size_t entry_in_menu(slice line);

/* Whether a line is a menu: "News Sport Jobs". */
bool entry_is_menu(slice line);

/* Whether the row's column `then` has this value. */
bool entry_does(size_t row, slice then);

/* The bytes of the longest entry for a whole line that the text begins with, or
 * 0; *tool: it counts only beside buttons and numbers ("likes", "shares"). */
size_t entry_word(slice text, bool *tool);

/* Whether the text ends like a sentence; "Loading..." does not. */
bool entry_is_sentence(slice text);

/* Nothing but numbers and marks. */
bool entry_is_marks(slice text);

#endif
