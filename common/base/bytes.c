#include "base/bytes.h"

enum {
	L = BYTE_LETTER,
	D = BYTE_DIGIT,
	W = BYTE_SPACE,
	Q = BYTE_QUOTE,
	E = BYTE_STOP,
	J = BYTE_JOIN,
	P = BYTE_POINT,
	N = BYTE_JOIN | BYTE_WIDE,
};

/* Quotation marks outside ASCII begin with C2 or E2, stops with E2 to EF. */
const uint8_t byte_classes[256] = {
	/* clang-format off */
	0, 0, 0, 0, 0, 0, 0, 0, 0, W, W, W, W, W, 0, 0, /* 00 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* 10 */
	W, E, Q, 0, 0, 0, J, Q | J, 0, 0, 0, 0, P, J, E | P, P, /* 20 */
	D, D, D, D, D, D, D, D, D, D, P, 0, 0, 0, 0, E, /* 30 */
	0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 40 */
	L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, J, /* 50 */
	0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 */
	L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0, /* 70 */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* 80 */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* 90 */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* A0 */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* B0 */
	N, N, Q | N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* C0 */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* D0 */
	N, N, Q | E | N, E | N, E | N, E | N, E | N, E | N, E | N, E | N, E | N, E | N, E | N, E | N, E | N, E | N, /* E0 */
	N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* F0 */
	/* clang-format on */
};
