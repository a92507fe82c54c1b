#include "record.h"

#include <stdlib.h>

#include "base/arena.h"

/* Copies the cell to `to`; returns how long the copy is. */
static size_t put_clean(struct record *r, char *to, slice cell)
{
	char *begin = to;
	for (size_t i = 0; i < cell.len; i++) {
		char c = cell.at[i];
		if (c == '\r' && i + 1 < cell.len && cell.at[i + 1] == '\n')
			continue;
		bool breaks = c == '\n' || c == '\r' || c == '\t';
		r->breaks += breaks;
		*to++ = breaks || c == '\0' ? ' ' : c;
	}
	return (size_t)(to - begin);
}

void record_add(struct record *r, slice cell)
{
	r->bytes = memory_grow(r->bytes, &r->room, r->used + cell.len + 1, 1);
	if (r->count > 0)
		r->bytes[r->used++] = '\t';
	r->used += put_clean(r, r->bytes + r->used, cell);
	r->ends = memory_grow(r->ends, &r->ends_room, r->count + 1, sizeof *r->ends);
	r->ends[r->count++] = r->used;
}

slice record_cell(const struct record *r, size_t n)
{
	size_t begin = n ? r->ends[n - 1] + 1 : 0;
	return slice_of(r->bytes + begin, r->ends[n] - begin);
}

void record_free(struct record *r)
{
	free(r->bytes);
	free(r->ends);
	*r = (struct record){0};
}
