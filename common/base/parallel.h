/* parallel: one function over many things, on all processors at once.
 *
 * For work that falls into parts of which none needs another: it may read what
 * nobody writes meanwhile, and writes only what belongs to its own things. So
 * the result is the same with one processor or many. */
#ifndef CC_PARALLEL_H
#define CC_PARALLEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

/* Things from..to-1, of those that `context` is about. */
typedef void parallel_work(void *context, size_t from, size_t to);

/* Calls work for ranges that make up 0..count-1, in any order, and returns when
 * all are done. Each has `step` things or, where so few do not pay for a
 * thread, all of them. */
void parallel_do(size_t count, size_t step, parallel_work *work, void *context);

/* The same for what is then needed in order: things from..to-1 are put into
 * `part`, below PARALLEL_PARTS, and from there taken in their order by the
 * thread that called. A part is made again once it was taken. */
enum { PARALLEL_PARTS = 16 };
typedef void parallel_part(void *context, size_t part, size_t from, size_t to);
void parallel_in_order(size_t count, size_t step, parallel_part *make, parallel_part *take, void *context);

/* What is made at the first use, whichever thread comes first: calls make(what)
 * and sets *made. Everything that is made so is made under one lock. */
void parallel_make(atomic_bool *made, void (*make)(void *what), void *what);

/* Whether it is made, and all that was written for it is seen. */
static inline bool parallel_made(atomic_bool *made) { return atomic_load_explicit(made, memory_order_acquire); }

#endif
