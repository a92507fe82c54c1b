/* lists: whether a text is, begins with or ends with one of a few others.
 *
 * For lists in the code, which are short: list_has(word, LIST(particles)). What
 * is long or grows is a lexicon. */
#ifndef CC_SPLIT_LISTS_H
#define CC_SPLIT_LISTS_H

#include "base/slice.h"

/* An array and its count, as two arguments. */
#define LIST(array) (array), sizeof(array) / sizeof *(array)

static inline bool list_has(slice text, const slice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equal(text, list[i]))
			return true;
	return false;
}

static inline bool list_begins(slice text, const slice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_starts(text, list[i]))
			return true;
	return false;
}

static inline bool list_ends(slice text, const slice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_ends(text, list[i]))
			return true;
	return false;
}

/* In whatever case the letters are. */
static inline bool list_has_nocase(slice text, const slice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_equal_nocase(text, list[i]))
			return true;
	return false;
}

static inline bool list_begins_nocase(slice text, const slice *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (slice_starts_nocase(text, list[i]))
			return true;
	return false;
}

#endif
