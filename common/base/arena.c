#include "base/arena.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "base/message.h"

#if defined(__SANITIZE_ADDRESS__)
#define ALONE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALONE 1
#endif
#endif
#ifndef ALONE
#define ALONE 0
#endif

enum {
	BLOCK_LEAST = 64 * 1024,
	LARGE = 64, /* bytes of a thing of which an array begins with few */
	LARGE_PAGE = 2 * 1024 * 1024,
};

struct arena_block {
	struct arena_block *older;
	size_t room;
	alignas(max_align_t) char bytes[];
};

void *memory_resize(void *old, size_t count, size_t size)
{
	if (size != 0 && count > PTRDIFF_MAX / size)
		message_out_of_memory();
	void *memory = realloc(old, count * size + (count * size == 0));
	if (!memory)
		message_out_of_memory();
	return memory;
}

void *memory_grow_more(void *array, size_t *room, size_t need, size_t size)
{
	size_t more = *room < 8 ? 16 : *room * 2;
	*room = more < need ? need : more;
	return memory_resize(array, *room, size);
}

void *memory_room(void *array, size_t *room, size_t need, size_t size)
{
	if (need <= *room)
		return array;
	free(array);
	array = memory_resize(NULL, need, size);
	*room = need;
#ifdef MADV_HUGEPAGE
	size_t skip = (LARGE_PAGE - (uintptr_t)array % LARGE_PAGE) % LARGE_PAGE;
	if (need * size >= 4 * LARGE_PAGE)
		madvise((char *)array + skip, need * size - skip, MADV_HUGEPAGE); /* advice: it need not be taken */
#endif
	return array;
}

static void add_block(struct arena *a, size_t least)
{
	size_t room = ALONE ? least : BLOCK_LEAST;
	if (!ALONE && a->blocks)
		room = a->blocks->room * 2;
	if (room < least)
		room = least;
	struct arena_block *block = memory_resize(NULL, 1, sizeof *block + room);
	block->older = a->blocks;
	block->room = room;
	a->blocks = block;
	a->next = block->bytes;
	a->left = ALONE ? 0 : room;
}

static size_t aligned_size(size_t size) { return (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1); }

void *arena_take_more(struct arena *a, size_t size)
{
	if (size > PTRDIFF_MAX)
		message_out_of_memory();
	add_block(a, ALONE ? size : aligned_size(size));
	return ALONE ? a->next : arena_take(a, size);
}

void *arena_alloc(struct arena *a, size_t size) { return memset(arena_take(a, size), 0, size); }

void *arena_array(struct arena *a, size_t count, size_t size) { return arena_alloc(a, arena_size(count, size)); }

void arena_give_back(struct arena *a, void *array, size_t room, size_t count, size_t size)
{
	char *begin = array;
	if (ALONE || begin + aligned_size(room * size) != a->next)
		return;
	a->next = begin + aligned_size(count * size);
	a->left += aligned_size(room * size) - aligned_size(count * size);
}

void *arena_grow_copy(struct arena *a, const void *array, size_t count, size_t *room, size_t need, size_t size)
{
	size_t least = size > LARGE ? 4 : 16, more = *room * 2 < least ? least : *room * 2;
	*room = more < need ? need : more;
	char *copy = arena_room(a, *room, size);
	if (count)
		memcpy(copy, array, count * size);
	memset(copy + count * size, 0, (*room - count) * size);
	return copy;
}

slice arena_copy(struct arena *a, slice s)
{
	char *to = memcpy(arena_take(a, s.len + 1), s.at, s.len);
	to[s.len] = '\0';
	return slice_of(to, s.len);
}

slice arena_join(struct arena *a, slice first, slice second, slice third)
{
	size_t len = first.len + second.len + third.len;
	char *to = arena_take(a, len + 1);
	memcpy(to, first.at, first.len);
	memcpy(to + first.len, second.at, second.len);
	memcpy(to + first.len + second.len, third.at, third.len);
	to[len] = '\0';
	return slice_of(to, len);
}

static void free_blocks(struct arena_block *block)
{
	while (block) {
		struct arena_block *older = block->older;
		free(block);
		block = older;
	}
}

void arena_reset(struct arena *a)
{
	if (ALONE || !a->blocks) {
		arena_free(a);
		return;
	}
	free_blocks(a->blocks->older);
	a->blocks->older = NULL;
	a->next = a->blocks->bytes;
	a->left = a->blocks->room;
}

void arena_free(struct arena *a)
{
	free_blocks(a->blocks);
	*a = (struct arena){0};
}
