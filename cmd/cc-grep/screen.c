#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <uniwidth.h>

#include "base/arena.h"
#include "base/utf8.h"

#define ELLIPSIS S("\u2026")

static size_t terminal_width(void)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
		return size.ws_col;
	const char *columns = getenv("COLUMNS");
	unsigned long width = columns ? strtoul(columns, NULL, 10) : 0;
	return width >= 20 && width <= 10000 ? width : 80;
}

void screen_open(struct screen *s, struct writer *out, bool colour)
{
	*s = (struct screen){.out = out, .width = terminal_width(), .colour = colour};
}

void screen_close(struct screen *s) { free(s->line); }

/* Control characters, line separators and marks that turn the direction. */
static bool is_harmful(uint32_t code)
{
	return code < ' ' || (code >= 0x7F && code <= 0x9F) || code == 0x61C || code == 0x200E || code == 0x200F ||
	       (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* What is shown at `at`: *code, so many columns wide; returns the bytes it
 * stands for. */
static size_t shown(slice text, size_t at, uint32_t *code, size_t *width)
{
	size_t len = utf8_decode(text, at, code);
	if (is_harmful(*code))
		*code = '?';
	int columns = *code < 0x7F ? 1 : uc_width(*code, "UTF-8");
	*width = columns > 0 ? (size_t)columns : 0;
	return len;
}

size_t screen_fit(slice text, size_t width)
{
	uint32_t code;
	size_t at = 0, used = 0;
	while (at < text.len) {
		size_t columns, len = shown(text, at, &code, &columns);
		if (used + columns > width)
			break;
		used += columns;
		at += len;
	}
	return at;
}

size_t screen_fit_end(slice text, size_t width)
{
	size_t end = text.len, used = 0, fits = text.len;
	while (end > 0) {
		uint32_t code;
		size_t columns;
		end -= utf8_decode_before(text, end, &code);
		shown(text, end, &code, &columns);
		if (used + columns > width)
			break;
		used += columns;
		if (columns > 0) /* a combining character stays with its letter */
			fits = end;
	}
	return text.len - fits;
}

size_t screen_width(slice text)
{
	uint32_t code;
	size_t total = 0, columns;
	for (size_t at = 0; at < text.len; total += columns)
		at += shown(text, at, &code, &columns);
	return total;
}

size_t screen_break(slice text, size_t width)
{
	size_t fits = screen_fit(text, width);
	if (fits >= text.len)
		return text.len;
	for (size_t at = fits; at > 0; at--)
		if (text.at[at] == ' ')
			return at;
	uint32_t code;
	return fits > 0 ? fits : utf8_decode(text, 0, &code);
}

static void append(struct screen *s, slice bytes)
{
	s->line = memory_grow(s->line, &s->room, s->len + bytes.len, 1);
	memcpy(s->line + s->len, bytes.at, bytes.len);
	s->len += bytes.len;
}

static void change_ink(struct screen *s, enum ink ink)
{
	static const slice inks[] = {[INK_TEXT] = S("\x1B[0m"),
				     [INK_MATCH] = S("\x1B[0;1;31m"),
				     [INK_DOC] = S("\x1B[0;35m"),
				     [INK_SPEAKER] = S("\x1B[0;36m"),
				     [INK_LABEL] = S("\x1B[0;32m")};
	if (s->colour && s->ink != ink)
		append(s, inks[ink]);
	s->ink = ink;
}

void screen_put(struct screen *s, slice text, enum ink ink)
{
	if (text.len > 0)
		change_ink(s, ink);
	for (size_t at = 0; at < text.len;) {
		uint32_t code;
		size_t len = utf8_decode(text, at, &code);
		bool invalid = code == UTF8_INVALID && len == 1;
		append(s, is_harmful(code) ? S("?") : invalid ? S("\uFFFD") : slice_sub(text, at, at + len));
		at += len;
	}
}

void screen_number(struct screen *s, size_t number)
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%zu", number);
	screen_put(s, slice_of(digits, (size_t)len), INK_TEXT);
}

void screen_spaces(struct screen *s, size_t count)
{
	change_ink(s, INK_TEXT);
	while (count-- > 0)
		append(s, S(" "));
}

void screen_end_line(struct screen *s)
{
	change_ink(s, INK_TEXT);
	while (s->len > 0 && s->line[s->len - 1] == ' ')
		s->len--;
	writer_row(s->out, slice_of(s->line ? s->line : "", s->len));
	s->len = 0;
}

void screen_column(struct screen *s, slice text, size_t width, enum ink ink)
{
	size_t fits = screen_fit(text, width);
	bool cut = fits < text.len;
	if (cut)
		fits = screen_fit(text, width - 1);
	slice part = slice_sub(text, 0, fits);
	screen_put(s, part, ink);
	if (cut)
		screen_put(s, ELLIPSIS, INK_TEXT);
	screen_spaces(s, width - screen_width(part) - cut);
}

void screen_column_right(struct screen *s, slice text, size_t width, enum ink ink)
{
	size_t fits = screen_fit_end(text, width);
	bool cut = fits < text.len;
	if (cut)
		fits = screen_fit_end(text, width - 1);
	slice part = slice_after(text, text.len - fits);
	screen_spaces(s, width - screen_width(part) - cut);
	if (cut)
		screen_put(s, ELLIPSIS, INK_TEXT);
	screen_put(s, part, ink);
}
