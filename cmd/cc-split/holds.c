#include "holds.h"

enum {
	D = HOLDS_DIGIT,
	C = HOLDS_COLON,
	H = HOLDS_SLASH,
	L = HOLDS_LINK,
	M = HOLDS_MARKUP,
	W = HOLDS_WIDE,
};

const uint8_t holds_of_byte[256] = {
	/* clang-format off */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 00 */
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* 10 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, M, 0, 0, 0, 0, H, /* 20 */
	D, D, D, D, D, D, D, D, D, D, C, 0, M, 0, L, 0, /* 30 */
	L, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 40 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, M, /* 50 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 60 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, L, 0, 0, M, /* 70 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* 80 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* 90 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* A0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* B0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* C0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* D0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* E0 */
	W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, /* F0 */
	/* clang-format on */
};
