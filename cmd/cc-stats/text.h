/* text: bytes that grow at their end. All zero is an empty text. */
#ifndef CC_TEXT_H
#define CC_TEXT_H

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/slice.h"

struct text {
	char *at;
	size_t len, room;
};

/* Where the next `more` bytes go; t->len is the caller's to raise. */
static inline char *text_reserve(struct text *t, size_t more)
{
	t->at = memory_grow(t->at, &t->room, t->len + more + 1, 1); /* never NULL, which memcpy refuses */
	return t->at + t->len;
}

static inline void text_add(struct text *t, slice s)
{
	memcpy(text_reserve(t, s.len), s.at, s.len);
	t->len += s.len;
}

static inline slice text_slice(const struct text *t) { return slice_of(t->at ? t->at : "", t->len); }

static inline void text_free(struct text *t)
{
	free(t->at);
	*t = (struct text){0};
}

#endif
