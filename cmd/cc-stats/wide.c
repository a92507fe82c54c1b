#include "wide.h"

bool wide_add(struct wide *w, const struct wide *other)
{
	uint128 carry = 0;
	for (int i = 0; i < WIDE_LIMBS; i++) {
		carry += (uint128)w->limb[i] + other->limb[i];
		w->limb[i] = (uint64_t)carry;
		carry >>= 64;
	}
	return carry == 0;
}

bool wide_times(struct wide *w, uint64_t by)
{
	uint128 carry = 0;
	for (int i = 0; i < WIDE_LIMBS; i++) {
		carry += (uint128)w->limb[i] * by;
		w->limb[i] = (uint64_t)carry;
		carry >>= 64;
	}
	return carry == 0;
}

bool wide_raise(struct wide *w, unsigned by)
{
	for (; by > 0; by--)
		if (!wide_times(w, 10))
			return false;
	return true;
}

void wide_subtract(struct wide *w, const struct wide *other)
{
	unsigned borrow = 0;
	for (int i = 0; i < WIDE_LIMBS; i++) {
		uint128 less = (uint128)other->limb[i] + borrow;
		borrow = w->limb[i] < less;
		w->limb[i] -= (uint64_t)less;
	}
}

static struct wide at_limb(uint128 value, int limb)
{
	struct wide w = {0};
	w.limb[limb] = (uint64_t)value;
	w.limb[limb + 1] = (uint64_t)(value >> 64);
	return w;
}

/* (high * 2^64 + low) squared, term by term. */
struct wide wide_square(int128 value)
{
	uint128 size = value < 0 ? -(uint128)value : (uint128)value;
	uint64_t low = (uint64_t)size, high = (uint64_t)(size >> 64);
	struct wide square = at_limb((uint128)low * low, 0);
	struct wide middle = at_limb((uint128)low * high, 1), top = at_limb((uint128)high * high, 2);
	wide_add(&square, &middle);
	wide_add(&square, &middle);
	wide_add(&square, &top);
	return square;
}

long double wide_round(const struct wide *w)
{
	long double value = 0;
	for (int i = WIDE_LIMBS; i-- > 0;)
		value = value * 0x1p64L + (long double)w->limb[i];
	return value;
}

static const char hexadecimal[] = "0123456789abcdef";

void wide_write(char *to, const struct wide *w)
{
	for (int i = 0; i < WIDE_DIGITS; i++)
		to[WIDE_DIGITS - 1 - i] = hexadecimal[w->limb[i / 16] >> (i % 16 * 4) & 15];
}

bool wide_read(slice text, struct wide *w)
{
	*w = (struct wide){0};
	if (text.len != WIDE_DIGITS)
		return false;
	for (int i = 0; i < WIDE_DIGITS; i++) {
		const char *digit = memchr(hexadecimal, text.at[WIDE_DIGITS - 1 - i], 16);
		if (!digit)
			return false;
		w->limb[i / 16] |= (uint64_t)(digit - hexadecimal) << (i % 16 * 4);
	}
	return true;
}
