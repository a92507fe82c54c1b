/* holds: what bytes tell of the line that they stand in, looked at 64 at a time.
 *
 * Most bytes are letters and blanks, which tell nothing: a look says where the
 * others are, and only those are looked up. */
#ifndef CC_SPLIT_HOLDS_H
#define CC_SPLIT_HOLDS_H

#include "base/blocks.h"
#include "split.h"

/* What a byte tells: enum line_holds, or 0. */
extern const uint8_t holds_of_byte[256];

/* Of BLOCK_SIZE bytes the ends of lines, and those that tell something. Others
 * that hardly ever stand in a text may be among them. */
struct holds_look {
	uint64_t ends, telling;
};

#if defined(__SSE2__)

static inline struct holds_look holds_look(const char *at, char end)
{
	struct holds_look look = {0, 0};
	for (int i = 3; i >= 0; i--) {
		__m128i bytes = block_quarter(at, i), ends = block_equal(bytes, end);
		__m128i letters = block_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
		__m128i marks = _mm_andnot_si128(block_equal(bytes, '*'), block_range(bytes, ' ', '/' - ' '));
		__m128i mute = _mm_or_si128(_mm_or_si128(letters, marks), ends);
		look.ends = look.ends << 16 | (uint64_t)(uint32_t)_mm_movemask_epi8(ends);
		look.telling = look.telling << 16 | ((uint64_t)(uint32_t)_mm_movemask_epi8(mute) ^ 0xFFFF);
	}
	return look;
}

#else

static inline struct holds_look holds_look(const char *at, char end)
{
	struct holds_look look = {0, 0};
	for (int i = BLOCK_SIZE - 1; i >= 0; i--) {
		look.ends = look.ends << 1 | (at[i] == end);
		look.telling = look.telling << 1 | (at[i] != end && holds_of_byte[(unsigned char)at[i]]);
	}
	return look;
}

#endif

/* What the bytes of a set tell together. */
static inline uint8_t holds_of_set(const char *at, uint64_t set)
{
	uint8_t holds = 0;
	for (; set; set &= set - 1)
		holds |= holds_of_byte[(unsigned char)at[block_first(set)]];
	return holds;
}

#endif
