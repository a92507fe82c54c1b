#include "base/blocks.h"

/* The sets of one block, in one look. */
static inline void look(struct block_sets *sets, size_t block, const char *at)
{
	sets->others[block] = block_others(at);
	sets->quotes[block] = block_quotes(at);
	sets->stops[block] = block_stops(at);
}

struct block_sets block_sets_of(slice text, struct arena *memory)
{
	const size_t whole = text.len / BLOCK_SIZE, count = whole + 1;
	uint64_t *room = arena_room(memory, 3 * count, sizeof *room);
	struct block_sets sets = {room, room + count, room + 2 * count};
	char last[BLOCK_SIZE] = {0};
	for (size_t i = 0; i < whole; i++)
		look(&sets, i, text.at + i * BLOCK_SIZE);
	memcpy(last, text.at + whole * BLOCK_SIZE, text.len % BLOCK_SIZE);
	look(&sets, whole, last);
	return sets;
}
