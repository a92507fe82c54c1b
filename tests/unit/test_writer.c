/* writer: whole rows, clean fields, and failures that are told once. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/message.h"
#include "streams/writer.h"

static FILE *file;

static void open_writer(struct writer *w)
{
	file = tmpfile();
	assert_non_null(file);
	int fd = dup(fileno(file));
	assert_true(fd >= 0);
	writer_open(w, fd, "output");
}

/* What has arrived so far. */
static slice arrived(void)
{
	static char *bytes;
	static size_t room;
	off_t end = lseek(fileno(file), 0, SEEK_END);
	bytes = memory_grow(bytes, &room, (size_t)end + 1, 1);
	ssize_t got = pread(fileno(file), bytes, (size_t)end, 0);
	assert_int_equal(got, end);
	return slice_of(bytes, (size_t)got);
}

static void assert_arrived(slice wanted)
{
	slice got = arrived();
	if (!slice_equal(got, wanted))
		fail_msg("'%.*s' arrived, not '%.*s'", (int)got.len, got.at, (int)wanted.len, wanted.at);
}

static void fields_make_rows(void **state)
{
	(void)state;
	struct writer w;
	open_writer(&w);
	writer_field(&w, S("name"));
	writer_clean_field(&w, S(""));
	writer_number(&w, 0);
	writer_number(&w, 18446744073709551615u);
	writer_end(&w);
	writer_field(&w, S(""));
	writer_end(&w);
	writer_clean_field(&w, S("one"));
	writer_append(&w, S(" and "));
	writer_append(&w, S(""));
	writer_append(&w, S("more"));
	writer_field(&w, S("x"));
	writer_end(&w);
	writer_row(&w, S("a\tb\nc\td"));
	assert_true(writer_close(&w));
	assert_arrived(S("name\t\t0\t18446744073709551615\n\none and more\tx\na\tb\nc\td\n"));
	fclose(file);
}

static void what_would_break_a_row_becomes_a_space(void **state)
{
	(void)state;
	struct writer w;
	open_writer(&w);
	writer_field(&w, S("a\tb\nc\rd\0e\vf\"g\xFF"));
	writer_end(&w);
	assert_true(writer_close(&w));
	assert_arrived(S("a b c d e\vf\"g\xFF\n"));
	fclose(file);
}

static void a_flush_hands_on_whole_rows_only(void **state)
{
	(void)state;
	struct writer w;
	open_writer(&w);
	writer_field(&w, S("header"));
	writer_end(&w);
	writer_field(&w, S("half"));
	assert_arrived(S(""));
	writer_flush(&w);
	assert_arrived(S("header\n"));
	writer_field(&w, S("row"));
	writer_end(&w);
	writer_flush(&w);
	assert_arrived(S("header\nhalf\trow\n"));
	writer_field(&w, S("never ended"));
	assert_true(writer_close(&w));
	assert_arrived(S("header\nhalf\trow\n"));
	fclose(file);
}

/* Whatever has arrived at any moment ends with a row. */
static void blocks_end_with_rows(void **state)
{
	(void)state;
	enum { FIELD = 1000, ROWS = 2000 };
	char field[FIELD];
	memset(field, 'x', sizeof field);
	struct writer w;
	open_writer(&w);
	for (size_t row = 0; row < ROWS; row++) {
		writer_clean_field(&w, slice_of(field, row % FIELD));
		writer_field(&w, slice_of(field, FIELD - 1));
		writer_end(&w);
		off_t end = lseek(fileno(file), 0, SEEK_END);
		char last = '\n';
		if (end > 0)
			assert_int_equal(pread(fileno(file), &last, 1, end - 1), 1);
		assert_int_equal(last, '\n');
	}
	assert_true(writer_close(&w));
	slice rest = arrived();
	for (size_t row = 0; row < ROWS; row++)
		assert_int_equal(slice_cut(&rest, '\n').len, row % FIELD + 1 + FIELD - 1);
	assert_int_equal(rest.len, 0);
	fclose(file);
}

static void a_field_of_any_length_is_written(void **state)
{
	(void)state;
	enum { LONG = 5 * 1024 * 1024 };
	char *field = memory_resize(NULL, LONG, 1);
	memset(field, 'y', LONG);
	struct writer w;
	open_writer(&w);
	writer_field(&w, S("x"));
	writer_field(&w, slice_of(field, LONG));
	writer_end(&w);
	writer_row(&w, slice_of(field, LONG));
	assert_true(writer_close(&w));
	slice got = arrived();
	assert_int_equal(got.len, 2 + LONG + 1 + LONG + 1);
	assert_int_equal(slice_find_byte(got, '\n', 0), 2 + LONG);
	free(field);
	fclose(file);
}

/* Runs of rows, long and short, between rows and fields. */
static void runs_of_rows_keep_their_place(void **state)
{
	(void)state;
	enum { MOST = 300 * 1024 };
	char *rows = memory_resize(NULL, MOST, 1);
	struct writer w;
	open_writer(&w);
	size_t lengths[] = {2, 7, MOST, 1, 65536, 131072, 131073, 3, MOST, MOST}, total = 0;
	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		memset(rows, (int)('a' + i), lengths[i]);
		rows[lengths[i] - 1] = '\n';
		writer_field(&w, S("row"));
		writer_end(&w);
		writer_rows(&w, slice_of(rows, lengths[i]));
		total += 4 + lengths[i];
	}
	assert_true(writer_close(&w));
	slice rest = arrived();
	assert_int_equal(rest.len, total);
	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		assert_true(slice_equal(slice_cut(&rest, '\n'), S("row")));
		slice run = slice_cut(&rest, '\n');
		assert_int_equal(run.len, lengths[i] - 1);
		assert_true(run.len == 0 || (run.at[0] == (char)('a' + i) && run.at[run.len - 1] == (char)('a' + i)));
	}
	free(rows);
	fclose(file);
}

static void a_full_disk_is_told_once(void **state)
{
	(void)state;
	int full = open("/dev/full", O_WRONLY);
	if (full < 0)
		skip();
	FILE *errors = tmpfile();
	int terminal = dup(STDERR_FILENO);
	assert_true(errors && terminal >= 0 && dup2(fileno(errors), STDERR_FILENO) >= 0);
	struct writer w;
	writer_open(&w, full, "output");
	for (int i = 0; i < 3; i++) {
		writer_field(&w, S("row"));
		writer_end(&w);
		writer_flush(&w);
	}
	bool arrived_whole = writer_close(&w);
	dup2(terminal, STDERR_FILENO);
	close(terminal);
	assert_false(arrived_whole);
	char said[200] = "";
	assert_true(pread(fileno(errors), said, sizeof said - 1, 0) > 0);
	assert_string_equal(said, "writer: output: cannot be written: No space left on device\n");
	assert_int_equal(message_status(), STATUS_ERROR);
	fclose(errors);
}

int main(void)
{
	message_start("writer");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_make_rows),
		cmocka_unit_test(what_would_break_a_row_becomes_a_space),
		cmocka_unit_test(a_flush_hands_on_whole_rows_only),
		cmocka_unit_test(blocks_end_with_rows),
		cmocka_unit_test(a_field_of_any_length_is_written),
		cmocka_unit_test(runs_of_rows_keep_their_place),
		cmocka_unit_test(a_full_disk_is_told_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
