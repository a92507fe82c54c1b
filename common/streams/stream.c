#include "streams/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/stride.h"
#include "base/table.h"
#include "streams/sweep.h"
#include "streams/window.h"

enum { BLOCK = 128 * 1024, RUN = 128 * 1024 };

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static bool open_file(struct stream *s)
{
	s->file = s->files.items[s->next_file++];
	s->line = s->handed = 0;
	s->at_end = s->broken = s->suspect = s->by_runs = s->asked_window = s->has_window = false;
	s->from = s->whole = s->used = s->looked = 0;
	s->buffer = s->block;
	s->fd = strcmp(s->file, "-") == 0 ? STDIN_FILENO : open(s->file, O_RDONLY | O_CLOEXEC);
	if (s->fd < 0)
		message_error(s->file, 0, "cannot be opened:");
	return s->fd >= 0;
}

static void close_file(struct stream *s)
{
	if (s->has_window)
		window_close();
	s->has_window = false;
	if (s->fd > STDIN_FILENO)
		close(s->fd);
	s->fd = -1;
}

/* What a window shows can neither be changed nor added to: read it instead, from
 * the next row on. */
static void leave_window(struct stream *s)
{
	lseek(s->fd, -(off_t)(s->used - s->from), SEEK_CUR);
	s->buffer = s->block;
	s->from = s->whole = s->used = s->looked = s->doubt = 0;
}

/* Room for more behind what is there, with what is used up thrown out. */
static void make_room(struct stream *s)
{
	if (s->from > 0) {
		memmove(s->buffer, s->buffer + s->from, s->used - s->from);
		s->used -= s->from;
		s->looked = s->looked > s->from ? s->looked - s->from : 0;
		s->from = s->whole = 0;
	}
	if (s->room - s->used < BLOCK / 2) {
		s->room = s->room ? s->room * 2 : BLOCK;
		s->buffer = s->block = memory_resize(s->block, s->room + STRIDE, 1);
	}
}

/* Take the CR out of each CRLF; returns the length that is left. A CR at the end
 * waits for what follows. */
static size_t without_cr(char *begin, size_t len)
{
	char *to = begin;
	for (size_t i = 0; i < len; i++)
		if (!(begin[i] == '\r' && i + 1 < len && begin[i + 1] == '\n'))
			*to++ = begin[i];
	return (size_t)(to - begin);
}

/* What was read is looked at for CRs and NULs here, unless runs are asked for,
 * which are looked over as a whole. */
static void look_at_block(struct stream *s, size_t fresh)
{
	if (s->by_runs)
		return;
	slice added = slice_of(s->buffer + fresh, s->used - fresh);
	bool has_cr = slice_find_byte(added, '\r', 0) != SLICE_NONE;
	if (has_cr || slice_find_byte(added, '\0', 0) != SLICE_NONE)
		s->suspect = true;
	if (has_cr)
		s->used = fresh + without_cr(s->buffer + fresh, added.len);
	s->looked = s->used;
}

/* Read once more. False when the file is at its end or cannot be read. */
static bool read_more(struct stream *s)
{
	make_room(s);
	ssize_t got;
	do
		got = read(s->fd, s->buffer + s->used, s->room - s->used);
	while (got < 0 && errno == EINTR);
	if (got < 0) {
		message_error(s->file, 0, "cannot be read:");
		s->broken = true;
	}
	if (got <= 0)
		return false;
	size_t fresh = s->used;
	if (fresh > 0 && s->buffer[fresh - 1] == '\r')
		fresh--;
	message_progress((size_t)got);
	s->used += (size_t)got;
	look_at_block(s, fresh);
	memset(s->buffer + s->used, 0, STRIDE);
	return true;
}

/* What follows the last LF of a file is a line too, unless reading broke off
 * in it. */
static void end_last_line(struct stream *s)
{
	s->at_end = true;
	if (s->broken || s->used == s->from)
		return;
	if (!s->by_runs && s->buffer[s->used - 1] == '\r')
		s->used--; /* of runs, look_over() takes it */
	s->buffer[s->used++] = '\n';
	s->whole = s->used;
}

static bool may_look(struct stream *s)
{
	if (!s->asked_window && s->by_runs) {
		s->asked_window = true;
		s->has_window = s->fd > STDIN_FILENO && window_open(s->fd);
	}
	return s->has_window && !s->suspect;
}

/* Look at what follows in a window; false where that cannot be, or where it
 * shows no whole line. */
static bool look_on(struct stream *s)
{
	slice seen;
	size_t left = s->used - s->from;
	off_t from = may_look(s) ? lseek(s->fd, 0, SEEK_CUR) - (off_t)left : -1;
	if (from < 0 || !window_move(from, &seen) || lseek(s->fd, from + (off_t)seen.len, SEEK_SET) < 0)
		return false;
	message_progress(seen.len > left ? seen.len - left : 0);
	const char *end = memrchr(seen.at, '\n', seen.len);
	s->buffer = (char *)seen.at;
	s->from = 0;
	s->whole = end ? (size_t)(end - seen.at) + 1 : 0;
	s->used = seen.len;
	return end != NULL;
}

/* Make at least one whole line available, if the file has one more. */
static bool fill(struct stream *s)
{
	s->doubt = 0;
	if (!s->at_end && look_on(s))
		return true;
	if (s->buffer != s->block)
		leave_window(s);
	while (!s->at_end && s->from >= s->whole) {
		size_t searched = s->used - s->from;
		if (!read_more(s)) {
			end_last_line(s);
			break;
		}
		if (searched > 0)
			searched--; /* the CR that waited may have become an LF */
		const char *end = memrchr(s->buffer + searched, '\n', s->used - searched);
		if (end)
			s->whole = (size_t)(end - s->buffer) + 1;
	}
	return s->from < s->whole;
}

/* The next line of the open file into s->row. */
static bool next_line(struct stream *s)
{
	if (s->from >= s->whole && !fill(s))
		return false;
	s->row = slice_of(s->buffer + s->from, s->whole - s->from);
	s->row.len = slice_find_byte(s->row, '\n', 0);
	s->from += s->row.len + 1;
	s->line += s->handed + 1;
	s->handed = 0;
	return true;
}

/* Columns are found by name, so a name stands for one column. */
static bool names_are_distinct(const struct stream *s)
{
	struct table names = {0};
	slice rest = s->header;
	for (size_t i = 0; i < s->columns; i++) {
		slice name = slice_cut(&rest, '\t');
		if (table_add(&names, name) != i) {
			message_error(s->file, 1, "there are two columns named '%.*s'; rename one", SHOW(name));
			break;
		}
	}
	bool distinct = names.count == s->columns;
	table_free(&names);
	return distinct;
}

static bool take_header(struct stream *s, slice header)
{
	if (header.len == 0 || slice_find_byte(header, '\0', 0) != SLICE_NONE) {
		message_error(s->file, 1, "not a tab-separated stream: the first line names no columns");
		return false;
	}
	s->header_copy = memory_resize(s->header_copy, header.len, 1);
	memcpy(s->header_copy, header.at, header.len);
	s->header = slice_of(s->header_copy, header.len);
	s->columns = 1;
	for (size_t i = 0; i < header.len; i++)
		s->columns += header.at[i] == '\t';
	s->ends = memory_resize(s->ends, s->columns + STRIDE, sizeof *s->ends);
	return names_are_distinct(s);
}

/* The header of the file just opened: the stream's, or the same again. */
static bool read_header(struct stream *s)
{
	if (!next_line(s)) {
		if (!s->broken)
			message_error(s->file, 0, "is empty; a stream begins with a header line");
		return false;
	}
	slice header = s->row;
	if (slice_starts(header, S(BYTE_ORDER_MARK)))
		header = slice_after(header, sizeof BYTE_ORDER_MARK - 1);
	if (!s->opened)
		return s->opened = take_header(s, header);
	if (slice_equal(s->header, header))
		return true;
	message_error(s->file, 1, "the header is not that of the files before; only like streams can be read as one");
	return false;
}

/* Open files until one has a usable header. Without keep_going the first must. */
static bool next_file(struct stream *s)
{
	while (s->next_file < s->files.count) {
		if (open_file(s) && read_header(s))
			return true;
		close_file(s);
		if (!s->keep_going)
			break;
	}
	return false;
}

bool stream_open(struct stream *s, struct operands files, bool keep_going)
{
	*s = (struct stream){.files = files, .keep_going = keep_going, .fd = -1};
	return next_file(s);
}

size_t stream_find(const struct stream *s, slice name)
{
	slice rest = s->header;
	for (size_t i = 0; i < s->columns; i++)
		if (slice_equal(slice_cut(&rest, '\t'), name))
			return i;
	return SLICE_NONE;
}

bool stream_need(const struct stream *s, const char *name, const char *maker, size_t *column)
{
	*column = stream_find(s, slice_from(name));
	if (*column != SLICE_NONE)
		return true;
	if (maker)
		message_error(s->file, 1, "there is no column '%s'; %s makes streams that have it", name, maker);
	else
		message_error(s->file, 1, "there is no column '%s'; the columns are: %.*s", name, SHOW(s->header));
	return false;
}

/* Say that the row has too few or too many fields. */
static void refuse_fields(const struct stream *s)
{
	size_t fields = 1;
	for (size_t i = 0; i < s->row.len; i++)
		fields += s->row.at[i] == '\t';
	message_error(s->file, s->line, "the row has %zu field%s, the header %zu", fields, fields == 1 ? "" : "s",
		      s->columns);
}

/* Find the TABs and the line end of the row that begins at s->from, a stride at
 * a time: the buffer goes on for a stride behind the last row. Returns how many
 * fields there are, or, not having found the end, a number above s->columns. */
static size_t find_fields(struct stream *s)
{
	const char *row = s->buffer + s->from;
	size_t found = 0;
	for (size_t at = 0; found <= s->columns; at += STRIDE) {
		for (uint64_t marks = stride_marks(row + at); marks; marks = stride_rest(marks)) {
			size_t end = at + stride_first(marks);
			s->ends[found++] = end;
			if (row[end] == '\n') {
				s->row = slice_of(row, end);
				return found;
			}
		}
	}
	return found;
}

static bool has_bad_byte(const struct stream *s)
{
	if (slice_find_byte(s->row, '\0', 0) != SLICE_NONE)
		message_error(s->file, s->line, "the row holds a NUL byte");
	else if (slice_find_byte(s->row, '\r', 0) != SLICE_NONE)
		message_error(s->file, s->line, "the row holds a carriage return inside a field");
	else
		return false;
	return true;
}

/* The next line of the buffer, which holds one, in its fields; false where it
 * is not a row of this stream. */
static bool split_row(struct stream *s)
{
	if (find_fields(s) != s->columns) {
		next_line(s);
		refuse_fields(s);
		return false;
	}
	s->from += s->row.len + 1;
	s->line += s->handed + 1;
	s->handed = 0;
	return !s->suspect || !has_bad_byte(s);
}

/* How many bytes of `rows` are good rows, before the first bad one, and how many
 * rows these are. */
static size_t good_rows(const struct stream *s, slice rows, size_t *count)
{
	size_t at = 0;
	for (*count = 0; at < rows.len; ++*count) {
		slice row = slice_sub(rows, at, slice_find_byte(rows, '\n', at) + 1);
		if (sweep_rows(row, s->columns - 1).uneven || slice_find_byte(row, '\0', 0) != SLICE_NONE ||
		    slice_find_byte(row, '\r', 0) != SLICE_NONE)
			break;
		at += row.len;
	}
	return at;
}

/* The whole lines at hand, or the first of them: as many as stay in the cache
 * next to the processor while they are looked over and searched. */
static slice lines_at_hand(const struct stream *s)
{
	slice lines = slice_of(s->buffer + s->from, (s->doubt > s->from ? s->doubt : s->whole) - s->from);
	if (lines.len > RUN) {
		const char *end = memrchr(lines.at, '\n', RUN);
		lines.len = end ? (size_t)(end - lines.at) + 1 : slice_find_byte(lines, '\n', RUN) + 1;
	}
	return lines;
}

/* Take out the CRs that are still there; the last byte looked at may be one that
 * waited. What is done twice would take two from CR CR LF. */
static size_t without_new_cr(const struct stream *s, slice lines)
{
	size_t done = s->looked > s->from ? s->looked - s->from : 0;
	if (done > 0 && s->buffer[s->looked - 1] == '\r')
		done--;
	return done >= lines.len ? lines.len : done + without_cr(s->buffer + s->from + done, lines.len - done);
}

static struct sweep sweep_lines(struct stream *s, slice lines)
{
	bool noted = s->places && lines.len <= RUN;
	return sweep_rows_for(lines, s->columns - 1, noted ? &s->pair : NULL, s->places);
}

/* Look over lines, which were read without it (see read_more). */
static struct sweep look_over(struct stream *s, slice *lines)
{
	struct sweep seen = sweep_lines(s, *lines);
	if (!seen.odd || s->buffer != s->block)
		return seen;
	s->suspect = true;
	size_t end = s->from + lines->len;
	lines->len = without_new_cr(s, *lines);
	size_t less = end - (s->from + lines->len);
	memmove(s->buffer + end - less, s->buffer + end, s->used - end);
	s->whole -= less;
	s->used -= less;
	return sweep_lines(s, *lines);
}

/* The good rows at hand; false where there are none, because the first row is
 * bad, or because bytes have to be taken out and a window was left for it. Where a block has bad rows, what is left
 * of it is looked at row by row. */
static bool take_run(struct stream *s, slice *rows)
{
	*rows = lines_at_hand(s);
	struct sweep seen = {0};
	if (s->from >= s->doubt)
		seen = look_over(s, rows);
	if (seen.odd && s->buffer != s->block) {
		s->suspect = true;
		leave_window(s);
		return false;
	}
	if (seen.uneven || seen.odd)
		s->doubt = s->from + rows->len;
	size_t count = seen.rows;
	s->noted = seen.noted;
	if (s->from < s->doubt) {
		rows->len = good_rows(s, *rows, &count);
		s->noted = 0;
	}
	if (count == 0)
		return false;
	s->from += rows->len;
	s->line += s->handed + 1;
	s->handed = count - 1;
	return true;
}

/* Whether there is a line at hand, of the open file or of one that follows. */
static bool has_line(struct stream *s, bool by_runs)
{
	while (s->fd >= 0) {
		s->by_runs = by_runs;
		if (s->from < s->whole || fill(s))
			return true;
		close_file(s);
		if (s->broken && !s->keep_going)
			break;
		next_file(s);
	}
	return false;
}

bool stream_next(struct stream *s)
{
	while (has_line(s, false)) {
		if (split_row(s))
			return true;
		if (!s->keep_going)
			close_file(s);
	}
	return false;
}

bool stream_next_run(struct stream *s, slice *rows)
{
	while (has_line(s, true)) {
		if (take_run(s, rows))
			return true;
		if (s->from < s->whole && !split_row(s) && !s->keep_going)
			close_file(s);
	}
	return false;
}

void stream_note_pairs(struct stream *s, const struct pair *pair)
{
	s->pair = *pair;
	s->places = memory_resize(s->places, RUN / 64, sizeof *s->places);
}

bool stream_offset(slice field, size_t *offset)
{
	enum { SURE = 9 }; /* digits that fit */
	size_t number = 0;
	for (size_t i = 0; i < field.len; i++) {
		unsigned digit = (unsigned char)field.at[i] - (unsigned)'0';
		if (digit > 9 || (i >= SURE && number > (SIZE_MAX - 9) / 10))
			return false;
		number = number * 10 + digit;
	}
	*offset = number;
	return field.len > 0;
}

void stream_stop(struct stream *s) { close_file(s); }

void stream_close(struct stream *s)
{
	close_file(s);
	free(s->block);
	free(s->places);
	free(s->header_copy);
	free(s->ends);
	*s = (struct stream){.fd = -1};
}
