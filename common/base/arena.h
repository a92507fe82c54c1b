/* arena: memory with one lifetime.
 *
 * Everything taken from an arena lives until the arena is reset or freed;
 * nothing is freed one by one. Programs keep two: one for the run (options,
 * lexicons) and one for the document or the row, reset before the next.
 * Running out of memory ends the program with one line and status 2, so no
 * function here returns NULL.
 *
 * In a sanitizer build every allocation is a malloc of its own, so that an
 * overrun inside an arena is seen. */
#ifndef CC_ARENA_H
#define CC_ARENA_H

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

#include "base/slice.h"

struct arena_block;

/* All zero is an empty arena, ready for use. */
struct arena {
	struct arena_block *blocks; /* newest first */
	char *next;                 /* what is free of the newest, */
	size_t left;                /* and how much */
};

/* `size` bytes, aligned for any type, all zero. */
void *arena_alloc(struct arena *a, size_t size);

/* Room for `count` things of `size` bytes each, all zero; overflow-checked. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* `size` bytes for which there is no room in the newest block. */
void *arena_take_more(struct arena *a, size_t size);

/* `size` bytes as they are. */
static inline void *arena_take(struct arena *a, size_t size)
{
	size_t aligned = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
	if (aligned < size || aligned > a->left || !a->next)
		return arena_take_more(a, size);
	void *memory = a->next;
	a->next += aligned;
	a->left -= aligned;
	return memory;
}

/* The bytes of an array; memory is out where they are too many. */
static inline size_t arena_size(size_t count, size_t size)
{
	return size != 0 && count > PTRDIFF_MAX / size ? SIZE_MAX : count * size;
}

/* The same with whatever bytes were there: for what is written before it is read. */
static inline void *arena_room(struct arena *a, size_t count, size_t size)
{
	return arena_take(a, arena_size(count, size));
}

/* Of an array with room for `room` elements only `count` are needed: what is
 * behind them goes back, if nothing was taken from the arena since. */
void arena_give_back(struct arena *a, void *array, size_t room, size_t count, size_t size);
#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/* The copy that arena_grow() makes. */
void *arena_grow_copy(struct arena *a, const void *array, size_t count, size_t *room, size_t need, size_t size);

/* An array of `count` elements with room for `need`: the array itself where
 * *room allows, else a copy with at least twice the room. What is beyond the
 * elements is zero in the copy. */
static inline void *arena_grow(struct arena *a, void *array, size_t count, size_t *room, size_t need, size_t size)
{
	return need <= *room ? array : arena_grow_copy(a, array, count, room, need, size);
}

/* A copy of the bytes, followed by a NUL that is not counted in the length. */
slice arena_copy(struct arena *a, slice s);

/* a, b and c one after the other, in a copy. */
slice arena_join(struct arena *a, slice first, slice second, slice third);

/* Give everything back but the largest block, which is kept for the next round. */
void arena_reset(struct arena *a);
void arena_free(struct arena *a);

/* malloc, realloc and reallocarray that end the program when memory is out. */
void *memory_resize(void *old, size_t count, size_t size);

void *memory_grow_more(void *array, size_t *room, size_t need, size_t size);

/* Grow an array that holds *room elements of `size` bytes so that it has room
 * for `need`; *room at least doubles. Returns the (moved) array. */
static inline void *memory_grow(void *array, size_t *room, size_t need, size_t size)
{
	return need <= *room ? array : memory_grow_more(array, room, need, size);
}

/* The same where nothing of the array is needed any more: at least `need`
 * elements, and what stood there is lost. Large arrays whose size is known
 * beforehand are faster so, since the system gives them large pages. */
void *memory_room(void *array, size_t *room, size_t need, size_t size);

#endif
