#include "streams/writer.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"

enum { BLOCK = 128 * 1024, LARGE = 16 * 1024 };

void writer_open(struct writer *w, int fd, const char *name)
{
	*w = (struct writer){.fd = fd, .name = name ? name : "standard output"};
}

static void write_all(struct writer *w, slice bytes)
{
	while (bytes.len > 0 && !w->failed) {
		ssize_t done = write(w->fd, bytes.at, bytes.len);
		if (done >= 0) {
			bytes = slice_after(bytes, (size_t)done);
		} else if (errno != EINTR) {
			message_error(w->name, 0, "cannot be written:");
			w->failed = true;
		}
	}
}

void writer_flush(struct writer *w)
{
	write_all(w, slice_of(w->buffer, w->whole));
	if (w->used > w->whole)
		memmove(w->buffer, w->buffer + w->whole, w->used - w->whole);
	w->used -= w->whole;
	w->whole = 0;
}

/* Where `len` bytes may be put. */
static char *reserve(struct writer *w, size_t len)
{
	if (w->room - w->used < len && w->whole > 0)
		writer_flush(w);
	if (w->room - w->used < len || !w->buffer) {
		size_t need = w->used + len < BLOCK ? BLOCK : w->used + len;
		w->buffer = memory_grow(w->buffer, &w->room, need, 1);
	}
	return w->buffer + w->used;
}

static inline char *begin_field(struct writer *w, size_t len)
{
	char *to = w->room - w->used > len ? w->buffer + w->used : reserve(w, len + 1);
	*to = '\t';
	w->used += w->row_begun + len;
	to += w->row_begun;
	w->row_begun = true;
	return to;
}

void writer_clean_field(struct writer *w, slice field) { memcpy(begin_field(w, field.len), field.at, field.len); }

void writer_field(struct writer *w, slice field)
{
	char *to = begin_field(w, field.len);
	for (size_t i = 0; i < field.len; i++) {
		char c = field.at[i];
		to[i] = c == '\t' || c == '\n' || c == '\r' || c == '\0' ? ' ' : c;
	}
}

void writer_append(struct writer *w, slice more)
{
	memcpy(reserve(w, more.len), more.at, more.len);
	w->used += more.len;
}

void writer_number(struct writer *w, unsigned long long number)
{
	char digits[24], *first = digits + sizeof digits;
	do
		*--first = (char)('0' + number % 10);
	while (number /= 10);
	writer_clean_field(w, slice_of(first, (size_t)(digits + sizeof digits - first)));
}

void writer_end(struct writer *w)
{
	*(w->room > w->used ? w->buffer + w->used : reserve(w, 1)) = '\n';
	w->whole = ++w->used;
	w->row_begun = false;
}

void writer_row(struct writer *w, slice row)
{
	memcpy(reserve(w, row.len), row.at, row.len);
	w->used += row.len;
	writer_end(w);
}

void writer_rows(struct writer *w, slice rows)
{
	if (rows.len >= LARGE && !w->row_begun) {
		writer_flush(w);
		write_all(w, rows);
	} else if (rows.len > 0) {
		writer_row(w, slice_sub(rows, 0, rows.len - 1));
	}
}

bool writer_close(struct writer *w)
{
	writer_flush(w);
	if (close(w->fd) != 0 && !w->failed) {
		message_error(w->name, 0, "cannot be written:");
		w->failed = true;
	}
	free(w->buffer);
	bool arrived = !w->failed;
	*w = (struct writer){.fd = -1};
	return arrived;
}
