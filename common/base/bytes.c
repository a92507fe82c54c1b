#include "base/bytes.h"

enum {
	L = BYTE_LETTER,
	D = BYTE_DIGIT,
	W = BYTE_SPACE,
	Q = BYTE_QUOTE,
	E = BYTE_STOP,
	J = BYTE_JOIN,
	P = BYTE_POINT,
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
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* 80 */
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* 90 */
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* A0 */
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* B0 */
	J, J, Q | J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* C0 */
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* D0 */
	J, J, Q | E | J, E | J, E | J, E | J, E | J, E | J, E | J, E | J, E | J, E | J, E | J, E | J, E | J, E | J, /* E0 */
	J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, J, /* F0 */
	/* clang-format on */
};
