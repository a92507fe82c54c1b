#include "number.h"

/* Up to `most`, which is far beyond every limit, where the digits go on. */
static int64_t read_exponent(slice *rest)
{
	enum { MOST = 1000000 };
	bool negative = rest->len > 0 && rest->at[0] == '-';
	if (rest->len > 0 && (rest->at[0] == '-' || rest->at[0] == '+'))
		*rest = slice_after(*rest, 1);
	int64_t exponent = 0;
	while (rest->len > 0 && ascii_is_digit(rest->at[0])) {
		if (exponent < MOST)
			exponent = exponent * 10 + (rest->at[0] - '0');
		*rest = slice_after(*rest, 1);
	}
	return negative ? -exponent : exponent;
}

static bool ends_in_digit(slice s) { return s.len > 0 && ascii_is_digit(s.at[s.len - 1]); }

/* The digits of a number as they are read. Zeros wait until a digit follows,
 * so that those at the end take no room. */
struct digits {
	int64_t value; /* below 0 for a negative number */
	size_t zeros;  /* at the end, not in value */
	size_t seen, decimals;
	bool fits;
};

static void add_digit(struct digits *d, int digit, bool negative)
{
	d->seen++;
	if (digit == 0) {
		d->zeros += d->value != 0;
		return;
	}
	for (; d->zeros > 0 && d->fits; d->zeros--)
		d->fits = !__builtin_mul_overflow(d->value, 10, &d->value);
	d->fits = d->fits && !__builtin_mul_overflow(d->value, 10, &d->value) &&
		  !__builtin_add_overflow(d->value, negative ? -digit : digit, &d->value);
	d->zeros = 0;
}

/* The number with these digits times 10 to the power of the exponent. */
static enum number_fault place_point(struct digits *d, int64_t exponent, struct number *n)
{
	int64_t power = (int64_t)d->zeros - (int64_t)d->decimals + exponent;
	*n = (struct number){0};
	if (!d->fits)
		return NUMBER_LONG;
	if (d->value == 0)
		return NUMBER_FINE;
	if (power < -NUMBER_SCALE_MOST || power > NUMBER_SCALE_MOST)
		return NUMBER_LONG;
	n->digits = d->value;
	if (power < 0)
		n->scale = (uint8_t)-power;
	for (; power > 0; power--)
		if (__builtin_mul_overflow(n->digits, 10, &n->digits))
			return NUMBER_LONG;
	return NUMBER_FINE;
}

static enum number_fault read_any(slice text, struct number *n)
{
	struct digits d = {.fits = true};
	slice rest = text;
	bool negative = rest.at[0] == '-', point = false;
	if (negative || rest.at[0] == '+')
		rest = slice_after(rest, 1);
	for (; rest.len > 0; rest = slice_after(rest, 1)) {
		char c = rest.at[0];
		if (ascii_is_digit(c)) {
			add_digit(&d, c - '0', negative);
			d.decimals += point;
		} else if (c == '.' && !point) {
			point = true;
		} else {
			break;
		}
	}
	int64_t exponent = 0;
	if (d.seen > 0 && rest.len > 0 && (rest.at[0] == 'e' || rest.at[0] == 'E') && ends_in_digit(text)) {
		rest = slice_after(rest, 1);
		exponent = read_exponent(&rest);
	}
	if (d.seen == 0 || rest.len > 0)
		return NUMBER_NONE;
	return place_point(&d, exponent, n);
}

enum number_fault number_read(slice text, struct number *n)
{
	enum { SURE = 18 }; /* digits that fit whatever they are */
	if (text.len == 0)
		return NUMBER_NONE;
	int64_t value = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit(text.at[i]) || i == SURE)
			return read_any(text, n);
		value = value * 10 + (text.at[i] - '0');
	}
	*n = (struct number){value, 0};
	return NUMBER_FINE;
}

bool number_raise(int128 *digits, unsigned by)
{
	int128 raised = *digits;
	for (; by > 0 && raised != 0; by--)
		if (__builtin_mul_overflow(raised, (int128)10, &raised))
			return false;
	*digits = raised;
	return true;
}

int number_compare(struct number a, struct number b)
{
	int128 left = a.digits, right = b.digits;
	unsigned least = a.scale < b.scale ? a.scale : b.scale;
	/* A number that cannot be raised so far is the larger one by far. */
	if (!number_raise(&left, b.scale - least))
		return left < 0 ? -1 : 1;
	if (!number_raise(&right, a.scale - least))
		return right < 0 ? 1 : -1;
	return (left > right) - (left < right);
}

/* The digits of `value`, at least `least` of them; returns how many. */
static size_t write_digits(char *to, uint128 value, size_t least)
{
	char digits[64], *first = digits + sizeof digits;
	size_t count = 0;
	for (; value > 0 || count < least; value /= 10, count++)
		*--first = (char)('0' + (int)(value % 10));
	memcpy(to, first, count);
	return count;
}

/* digits as a decimal with `scale` digits after the point. */
static size_t write_all(char *to, int128 digits, unsigned scale)
{
	size_t n = 0;
	if (digits < 0)
		to[n++] = '-';
	n += write_digits(to + n, digits < 0 ? -(uint128)digits : (uint128)digits, scale + 1u);
	if (scale > 0) {
		memmove(to + n - scale + 1, to + n - scale, scale);
		to[n - scale] = '.';
		n++;
	}
	return n;
}

static size_t drop_zeros(const char *text, size_t len)
{
	if (!memchr(text, '.', len))
		return len;
	while (text[len - 1] == '0')
		len--;
	return text[len - 1] == '.' ? len - 1 : len;
}

size_t number_write(char *to, int128 digits, unsigned scale) { return drop_zeros(to, write_all(to, digits, scale)); }

/* How many decimals of a number written out are kept. */
static size_t decimals_kept(slice fraction, bool below_one)
{
	enum { KEPT = 6 };
	size_t zeros = 0;
	while (below_one && zeros < fraction.len && fraction.at[zeros] == '0')
		zeros++;
	return zeros + KEPT < fraction.len ? zeros + KEPT : fraction.len;
}

/* Add one to the last digit of a number written out. */
static size_t count_up(char *text, size_t len)
{
	size_t first = text[0] == '-';
	for (size_t i = len; i > first; i--) {
		if (text[i - 1] == '.')
			continue;
		if (text[i - 1] != '9') {
			text[i - 1]++;
			return len;
		}
		text[i - 1] = '0';
	}
	memmove(text + first + 1, text + first, len - first);
	text[first] = '1';
	return len + 1;
}

size_t number_round(char *text, size_t len)
{
	const char *point = memchr(text, '.', len);
	if (!point)
		return len;
	size_t before = (size_t)(point - text), first = text[0] == '-';
	bool below_one = before == first + 1 && text[first] == '0';
	slice fraction = slice_of(point + 1, len - before - 1);
	size_t end = before + 1 + decimals_kept(fraction, below_one);
	bool up = end < len && text[end] >= '5';
	return drop_zeros(text, up ? count_up(text, end) : end);
}

size_t number_write_ratio(char *to, int128 digits, unsigned scale, uint64_t count)
{
	enum { MORE = 50 }; /* as many digits again as rounding can ask for */
	bool negative = digits < 0;
	uint128 value = negative ? -(uint128)digits : (uint128)digits;
	size_t n = 0;
	if (negative)
		to[n++] = '-';
	n += write_digits(to + n, value / count, scale + 1u);
	memmove(to + n - scale + 1, to + n - scale, scale);
	to[n - scale] = '.';
	n++;
	uint128 rest = value % count;
	for (size_t i = 0; i < MORE; i++) {
		rest *= 10;
		to[n++] = (char)('0' + (int)(rest / count));
		rest %= count;
	}
	return number_round(to, n);
}
