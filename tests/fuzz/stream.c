/* The stream reader gives the same rows by rows and by runs, from files and in
 * packets, and where the file is repeated until there are windows on it. The
 * first byte says how; the rest is a file, or two with \x1e between them. */
#include <sys/socket.h>
#include <unistd.h>

#include "base/arena.h"
#include "fuzz.h"
#include "streams/stream.h"
#include "streams/window.h"

enum { PACKETS = 64, FIRST_READ = 128 * 1024 };

struct rows {
	char *text;
	size_t len, room, last_line;
};

static void add(struct rows *r, slice text)
{
	r->text = memory_grow(r->text, &r->room, r->len + text.len + 1, 1);
	memcpy(r->text + r->len, text.at, text.len);
	r->len += text.len;
}

static void add_row(struct rows *r, const struct stream *s)
{
	for (size_t i = 0; i < s->columns; i++) {
		slice field = stream_field(s, i);
		fuzz_must(slice_find_byte(field, '\t', 0) == SLICE_NONE);
		add(r, field);
		add(r, i + 1 < s->columns ? S("\t") : S("\n"));
	}
}

static void add_run(struct rows *r, const struct stream *s, slice run, size_t *last_line)
{
	add(r, run);
	for (*last_line = s->line - 1; run.len > 0; ++*last_line)
		slice_cut(&run, '\n');
}

static void read_all(struct rows *r, struct operands files, bool keep_going, bool by_runs)
{
	struct stream s;
	r->len = r->last_line = 0;
	add(r, S(""));
	if (stream_open(&s, files, keep_going)) {
		add(r, s.header);
		for (slice run; by_runs && stream_next_run(&s, &run);)
			add_run(r, &s, run, &r->last_line);
		for (; !by_runs && stream_next(&s); r->last_line = s.line)
			add_row(r, &s);
	}
	stream_close(&s);
}

/* Standard input becomes these bytes, each read() of which gets a packet. */
static void send_packets(slice bytes, size_t chunk)
{
	int ends[2];
	fuzz_must(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) == 0 && dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
	chunk += bytes.len / PACKETS;
	for (size_t len; bytes.len > 0; bytes = slice_after(bytes, len)) {
		len = bytes.len < chunk ? bytes.len : chunk;
		fuzz_must(write(ends[1], bytes.at, len) == (ssize_t)len);
	}
	close(ends[0]);
	close(ends[1]);
}

static void must_be_same(const struct rows *one, const struct rows *other)
{
	fuzz_must(one->len == other->len && memcmp(one->text, other->text, one->len) == 0);
	fuzz_must(one->last_line == other->last_line);
}

/* Windows are small here (see the Makefile), but come behind what is read for the
 * header. */
static void read_repeated(slice bytes, bool keep_going, struct rows *one, struct rows *other)
{
	static struct rows large;
	struct fuzz_file file;
	char *paths[] = {file.path};
	add(&large, S(""));
	for (large.len = 0; bytes.len > 0 && large.len < FIRST_READ + 4 * WINDOW_SIZE;)
		add(&large, bytes);
	fuzz_open(&file, slice_of(large.text, large.len));
	read_all(one, (struct operands){paths, 1}, keep_going, false);
	read_all(other, (struct operands){paths, 1}, keep_going, true);
	must_be_same(one, other);
	fuzz_close(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct rows first, other;
	struct fuzz_file files[2];
	unsigned how = size > 0 ? data[0] : 0;
	slice rest = fuzz_bytes(data + (size > 0), size - (size > 0)), begin = slice_cut(&rest, '\x1e');
	fuzz_open(&files[0], begin);
	fuzz_open(&files[1], rest);
	char dash[] = "-", *paths[] = {files[0].path, files[1].path};
	for (unsigned way = 0; way < 4; way++) {
		struct rows *rows = way ? &other : &first;
		if (way >= 2) {
			send_packets(begin, 1 + how / 2);
			paths[0] = dash;
		}
		read_all(rows, (struct operands){paths, rest.len > 0 ? 2 : 1}, how & 1, way & 1);
		must_be_same(rows, &first);
	}
	read_repeated(begin, how & 1, &first, &other);
	fuzz_close(&files[0]);
	fuzz_close(&files[1]);
	return 0;
}
