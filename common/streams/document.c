#include "streams/document.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/parallel.h"
#include "streams/window.h"

enum { LEAST = 64 * 1024, PART = 4 * 1024 * 1024 };

/* A large file that nobody is writing need not be copied. */
static bool look_at(struct document *d, int fd, size_t size)
{
	if (size < 2 * (size_t)PART || !window_open(fd))
		return false;
	if (!window_whole(&d->bytes)) {
		window_close();
		return false;
	}
	message_progress(size);
	d->looked_at = fd;
	return true;
}

/* A file that is read in parts, from several threads. */
struct parts {
	int fd;
	char *bytes;
	atomic_bool failed; /* or shorter than it was */
};

static void read_part(void *context, size_t from, size_t to)
{
	struct parts *p = context;
	while (from < to && !p->failed) {
		ssize_t got = pread(p->fd, p->bytes + from, to - from, (off_t)from);
		if (got > 0)
			from += (size_t)got;
		else if (got == 0 || errno != EINTR)
			p->failed = true;
	}
}

/* Large files. What cannot be read so is read from the beginning to the end. */
static bool read_parts(struct document *d, int fd, size_t size)
{
	struct parts p = {.fd = fd, .bytes = d->buffer};
	if (size < 2 * (size_t)PART || lseek(fd, 0, SEEK_CUR) != 0)
		return false;
	parallel_do(size, PART, read_part, &p);
	if (p.failed)
		return false;
	message_progress(size);
	d->bytes = slice_of(d->buffer, size);
	return true;
}

static bool read_all(struct document *d, int fd)
{
	struct stat about;
	size_t used = 0, expected = LEAST;
	bool sized = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0;
	if (sized) {
		expected = (size_t)about.st_size + 1; /* one more, to see the end */
		if (fd != STDIN_FILENO && look_at(d, fd, expected - 1))
			return true;
		d->buffer = memory_room(d->buffer, &d->room, expected, 1);
		if (read_parts(d, fd, expected - 1))
			return true;
	}
	for (;;) {
		d->buffer = memory_grow(d->buffer, &d->room, used < expected ? expected : used + LEAST, 1);
		ssize_t got = read(fd, d->buffer + used, d->room - used);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			d->bytes = slice_of(d->buffer, used);
			return got == 0;
		}
		message_progress((size_t)got);
		used += (size_t)got;
		if (sized && used + 1 == expected) {
			d->bytes = slice_of(d->buffer, used);
			return true;
		}
	}
}

/* The name that iconv has for what these bytes seem to be, or NULL for none:
 * by its byte order mark, or by where the NULs of ASCII letters stand. */
static const char *wide_encoding(slice bytes)
{
	if (slice_starts(bytes, S("\xFF\xFE\0\0")) || slice_starts(bytes, S("\0\0\xFE\xFF")))
		return "UTF-32";
	if (slice_starts(bytes, S("\xFF\xFE")) || slice_starts(bytes, S("\xFE\xFF")))
		return "UTF-16";
	if (bytes.len >= 4 && bytes.at[0] && !bytes.at[1] && bytes.at[2] && !bytes.at[3])
		return "UTF-16LE";
	if (bytes.len >= 4 && !bytes.at[0] && bytes.at[1] && !bytes.at[2] && bytes.at[3])
		return "UTF-16BE";
	return NULL;
}

struct search {
	slice bytes;
	atomic_size_t nul; /* the first that was found, or SLICE_NONE */
};

static void find_nul(void *context, size_t from, size_t to)
{
	struct search *search = context;
	size_t known = search->nul, nul = slice_find_byte(slice_sub(search->bytes, 0, to), '\0', from);
	while (nul < known && !atomic_compare_exchange_weak(&search->nul, &known, nul))
		;
}

static bool is_text(slice bytes, const char *path)
{
	const char *encoding = wide_encoding(bytes);
	if (encoding) {
		message_error(path, 0, "is %s text; convert it first: iconv -f %s -t UTF-8 FILE", encoding, encoding);
		return false;
	}
	struct search search = {bytes, SLICE_NONE};
	parallel_do(bytes.len, PART, find_nul, &search);
	size_t nul = search.nul;
	if (nul != SLICE_NONE)
		message_error(path, 0,
			      "is not text (NUL at byte %zu); export it as UTF-8 text, or if it is UTF-16: "
			      "iconv -f UTF-16 -t UTF-8 FILE",
			      nul);
	return nul == SLICE_NONE;
}

static void look_away(struct document *d)
{
	if (!d->looked_at)
		return;
	window_close();
	close(d->looked_at);
	d->looked_at = 0;
	d->bytes = S("");
}

bool document_read(struct document *d, const char *path)
{
	look_away(d);
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		message_error(path, 0, "cannot be opened:");
		return false;
	}
	bool done = read_all(d, fd);
	if (!done)
		message_error(path, 0, "cannot be read:");
	if (fd != STDIN_FILENO && !d->looked_at)
		close(fd);
	return done && is_text(d->bytes, path);
}

void document_free(struct document *d)
{
	look_away(d);
	free(d->buffer);
	*d = (struct document){0};
}
