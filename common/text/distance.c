#include "text/distance.h"

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

bool distance_within(slice a, slice b, size_t limit)
{
	size_t rows[3][DISTANCE_LONGEST + 1];
	if (a.len > DISTANCE_LONGEST || b.len > DISTANCE_LONGEST)
		return false;
	if (a.len > b.len + limit || b.len > a.len + limit)
		return false;
	size_t *older = rows[0], *old = rows[1], *now = rows[2];
	for (size_t j = 0; j <= b.len; j++)
		old[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			size_t change = old[j - 1] + (a.at[i - 1] != b.at[j - 1]);
			now[j] = least(change, least(old[j], now[j - 1]) + 1);
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
				now[j] = least(now[j], older[j - 2] + 1);
		}
		size_t *free_row = older;
		older = old;
		old = now;
		now = free_row;
	}
	return old[b.len] <= limit;
}
