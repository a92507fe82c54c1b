/* stream: the same rows and the same complaints however the bytes arrive. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/message.h"
#include "streams/stream.h"
#include "streams/window.h"

/* Standard error goes to a file while a stream is read. */
static FILE *errors;
static int terminal;

static void catch_errors(void)
{
	errors = tmpfile();
	terminal = dup(STDERR_FILENO);
	assert_true(errors && terminal >= 0 && dup2(fileno(errors), STDERR_FILENO) >= 0);
}

static void print_errors(FILE *to)
{
	dup2(terminal, STDERR_FILENO);
	close(terminal);
	rewind(errors);
	for (int c; (c = getc(errors)) != EOF;)
		putc(c, to);
	fclose(errors);
}

static void print_slice(FILE *to, slice s) { fwrite(s.at, 1, s.len, to); }

static void print_row(FILE *to, const struct stream *s)
{
	fprintf(to, "%zu", s->line);
	for (size_t i = 0; i < s->columns; i++) {
		fputs("|", to);
		print_slice(to, stream_field(s, i));
	}
	fputs("\n", to);
}

/* Each row of each run on a line of its own. */
static void print_runs(FILE *to, struct stream *s)
{
	for (slice rows; stream_next_run(s, &rows);) {
		for (size_t line = s->line; rows.len > 0; line++) {
			fprintf(to, "%zu|", line);
			slice row = slice_cut(&rows, '\n');
			for (size_t i = 0; i < row.len; i++)
				putc(row.at[i] == '\t' ? '|' : row.at[i], to);
			fputs("\n", to);
		}
	}
}

enum reading { BY_ROWS, BY_RUNS };

/* What a stream gives, as text: a row a line after its line number, fields set
 * apart by `|`, and then what was said about it. */
static char *read_files(struct operands files, bool keep_going, enum reading reading)
{
	char *text = NULL;
	size_t len = 0;
	FILE *to = open_memstream(&text, &len);
	struct stream s;
	catch_errors();
	if (stream_open(&s, files, keep_going)) {
		if (reading == BY_RUNS)
			print_runs(to, &s);
		while (reading == BY_ROWS && stream_next(&s))
			print_row(to, &s);
	}
	stream_close(&s);
	print_errors(to);
	fclose(to);
	return text;
}

/* Standard input is always open, so that no other file becomes it. */
static void quiet_input(void)
{
	int nothing = open("/dev/null", O_RDONLY);
	assert_true(nothing >= 0);
	if (nothing != STDIN_FILENO) {
		assert_int_equal(dup2(nothing, STDIN_FILENO), STDIN_FILENO);
		close(nothing);
	}
}

/* A child that sends `input` in packets of `chunk` bytes, each of which one
 * read() gets; the other end becomes standard input. */
static pid_t send_packets(slice input, size_t chunk)
{
	int ends[2];
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		for (size_t at = 0; at < input.len; at += chunk) {
			size_t len = input.len - at < chunk ? input.len - at : chunk;
			if (send(ends[1], input.at + at, len, MSG_NOSIGNAL) < 0)
				break;
		}
		_exit(0);
	}
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	return child;
}

static char *read_packets(slice input, size_t chunk, bool keep_going, enum reading reading)
{
	char dash[] = "-", *files[] = {dash};
	pid_t child = send_packets(input, chunk);
	char *text = read_files((struct operands){files, 1}, keep_going, reading);
	quiet_input();
	waitpid(child, NULL, 0);
	return text;
}

#define SAID "stream: <stdin>:"
#define INPUT(text)                                                                                                  \
	{                                                                                                            \
		"" text, sizeof(text) - 1                                                                            \
	}

static const struct {
	slice input;
	const char *strict, *keep_going; /* NULL: the same as strict */
} cases[] = {
	{INPUT("a\tb\n1\t2\n3\t4\n"), "2|1|2\n3|3|4\n", NULL},
	{INPUT("a\tb\n"), "", NULL},
	{INPUT("a\tb"), "", NULL},
	{INPUT("a\n\n\nx\n"), "2|\n3|\n4|x\n", NULL},
	{INPUT("a\tb\n1\t2\n3\t4"), "2|1|2\n3|3|4\n", NULL},
	{INPUT("a\tb\n\t\n\t"), "2||\n3||\n", NULL},
	{INPUT("a\tb\r\n1\t2\r\n3\t4\r\n"), "2|1|2\n3|3|4\n", NULL},
	{INPUT("a\tb\r\n1\t2\r\n3\t4\r"), "2|1|2\n3|3|4\n", NULL},
	{INPUT("\xEF\xBB\xBF"
	       "a\tb\r\n1\t\xEF\xBB\xBF\n"),
	 "2|1|\xEF\xBB\xBF\n", NULL},
	{INPUT("a\tb\n1\t\"x\n\"\t'\n"), "2|1|\"x\n3|\"|'\n", NULL},
	{INPUT("a\tb\n1\t2\n3\n4\t5\n"), "2|1|2\n" SAID "3: the row has 1 field, the header 2\n",
	 "2|1|2\n4|4|5\n" SAID "3: the row has 1 field, the header 2\n"},
	{INPUT("a\tb\n1\t2\t3\n4\t5\n6\t7\t\t"), SAID "2: the row has 3 fields, the header 2\n",
	 "3|4|5\n" SAID "2: the row has 3 fields, the header 2\n" SAID "4: the row has 4 fields, the header 2\n"},
	{INPUT("a\n\tx\ny\n"), SAID "2: the row has 2 fields, the header 1\n",
	 "3|y\n" SAID "2: the row has 2 fields, the header 1\n"},
	{INPUT("a\tb\n1\t2\r3\n4\t5\n"), SAID "2: the row holds a carriage return inside a field\n",
	 "3|4|5\n" SAID "2: the row holds a carriage return inside a field\n"},
	{INPUT("a\tb\n1\r\t2\r\r\n4\t5\n"), SAID "2: the row holds a carriage return inside a field\n",
	 "3|4|5\n" SAID "2: the row holds a carriage return inside a field\n"},
	{INPUT("a\tb\n1\t2\0\n4\t5\r\n"), SAID "2: the row holds a NUL byte\n",
	 "3|4|5\n" SAID "2: the row holds a NUL byte\n"},
	{INPUT("a\tb\n1\t2\n4\t\0"), "2|1|2\n" SAID "3: the row holds a NUL byte\n", NULL},
	{INPUT(""), SAID " is empty; a stream begins with a header line\n", NULL},
	{INPUT("\n1\n"), SAID "1: not a tab-separated stream: the first line names no columns\n", NULL},
	{INPUT("a\0b\n"), SAID "1: not a tab-separated stream: the first line names no columns\n", NULL},
	{INPUT("a\tb\ta\n1\t2\t3\n"), SAID "1: there are two columns named 'a'; rename one\n", NULL},
};

static void expect(const char *text, const char *wanted, size_t number, size_t chunk)
{
	if (strcmp(text, wanted) != 0)
		fail_msg("case %zu in chunks of %zu gives:\n%swanted:\n%s", number, chunk, text, wanted);
}

static void each_chunk_size(enum reading reading)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (size_t chunk = 1; chunk <= cases[i].input.len + 1; chunk++) {
			char *strict = read_packets(cases[i].input, chunk, false, reading);
			expect(strict, cases[i].strict, i, chunk);
			free(strict);
			const char *wanted = cases[i].keep_going ? cases[i].keep_going : cases[i].strict;
			char *going_on = read_packets(cases[i].input, chunk, true, reading);
			expect(going_on, wanted, i, chunk);
			free(going_on);
		}
	}
}

static void rows_do_not_depend_on_chunks(void **state)
{
	(void)state;
	each_chunk_size(BY_ROWS);
}

static void runs_have_the_same_rows(void **state)
{
	(void)state;
	each_chunk_size(BY_RUNS);
}

/* Files in a folder that is the working folder while a test runs. */
static char folder[] = "/tmp/test_stream.XXXXXX";

static int enter_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
	(void)state;
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void write_file(const char *name, slice content)
{
	FILE *f = fopen(name, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(content.at, 1, content.len, f), content.len);
	assert_int_equal(fclose(f), 0);
}

static void files_are_one_stream(void **state)
{
	(void)state;
	char one[] = "one", two[] = "two", *files[] = {one, two};
	write_file(one, S("a\tb\n1\t2"));
	write_file(two, S("\xEF\xBB\xBF"
			  "a\tb\r\n3\t4\r\n"));
	char *text = read_files((struct operands){files, 2}, false, BY_ROWS);
	assert_string_equal(text, "2|1|2\n2|3|4\n");
	free(text);
	unlink(one);
	unlink(two);
}

static void a_file_that_cannot_be_read_ends_the_stream_or_is_passed_over(void **state)
{
	(void)state;
	char one[] = "one", other[] = "other", none[] = "none", dot[] = ".", *files[] = {one, none, dot, other, one};
	write_file(one, S("a\tb\n1\t2\n"));
	write_file(other, S("b\ta\n3\t4\n"));
	char *text = read_files((struct operands){files, 5}, false, BY_ROWS);
	assert_string_equal(text, "2|1|2\nstream: none: cannot be opened: No such file or directory\n");
	free(text);
	text = read_files((struct operands){files, 5}, true, BY_ROWS);
	assert_string_equal(text, "2|1|2\n2|1|2\n"
				  "stream: none: cannot be opened: No such file or directory\n"
				  "stream: .: cannot be read: Is a directory\n"
				  "stream: other:1: the header is not that of the files before; "
				  "only like streams can be read as one\n");
	free(text);
	unlink(one);
	unlink(other);
}

/* A line of some megabytes, and one with as many fields. */
static void long_lines_are_read_whole(void **state)
{
	(void)state;
	enum { LONG = 3 * 1024 * 1024 };
	char name[] = "long", *files[] = {name};
	char *line = memory_resize(NULL, LONG, 1);
	memset(line, 'x', LONG);
	memcpy(line, "a\tb\n", 4);
	line[LONG / 2] = '\t';
	write_file(name, slice_of(line, LONG));
	struct stream s;
	assert_true(stream_open(&s, (struct operands){files, 1}, false));
	assert_true(stream_next(&s));
	assert_int_equal(stream_field(&s, 0).len, LONG / 2 - 4);
	assert_int_equal(stream_field(&s, 1).len, LONG / 2 - 1);
	assert_false(stream_next(&s));
	stream_close(&s);

	memset(line + 4, '\t', LONG - 4);
	write_file(name, slice_of(line, LONG));
	char *text = read_files((struct operands){files, 1}, false, BY_ROWS);
	assert_string_equal(text, "stream: long:2: the row has 3145725 fields, the header 2\n");
	free(text);
	free(line);
	unlink(name);
}

/* Rows of 16 bytes for two windows and something more; in the second of them
 * `odd` stands in the place of a row's first bytes. */
static slice make_large(slice odd)
{
	enum { ROWS = 2 * WINDOW_SIZE / 16 + 9999 };
	char *text = memory_resize(NULL, ROWS, 16);
	for (size_t i = 0; i < ROWS; i++)
		memcpy(text + i * 16, "left\tright side\n", 16);
	memcpy(text + 16 * (size_t)(ROWS * 2 / 3), odd.at, odd.len);
	return slice_of(text, 16 * (size_t)ROWS);
}

/* Rows are read, and runs looked at in windows. */
static void same_by_rows_and_by_runs(slice large)
{
	char name[] = "large", *files[] = {name};
	write_file(name, large);
	char *rows = read_files((struct operands){files, 1}, true, BY_ROWS);
	char *runs = read_files((struct operands){files, 1}, true, BY_RUNS);
	assert_true(strcmp(rows, runs) == 0);
	free(rows);
	free(runs);
	unlink(name);
}

static void large_files_have_the_same_rows(void **state)
{
	(void)state;
	static const slice odd[] = {{"", 0},     INPUT("left\tright sid\r"), INPUT("left right side\n"),
				    INPUT("\t"), INPUT("left\tright\0side"), INPUT("left\rright\rside")};
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		slice large = make_large(odd[i]);
		same_by_rows_and_by_runs(large);
		free((char *)large.at);
	}
}

static void a_row_longer_than_a_window_is_read_whole(void **state)
{
	(void)state;
	slice large = make_large(S(""));
	memset((char *)large.at + 16 * 40000 + 5, 'x', WINDOW_SIZE + 16 * 1000);
	same_by_rows_and_by_runs(large);
	free((char *)large.at);
}

/* What was handed out stays as it was, and what is left is read. */
static void a_file_may_be_cut_while_it_is_read(void **state)
{
	(void)state;
	char name[] = "large", *files[] = {name};
	slice large = make_large(S("")), rows;
	write_file(name, large);
	struct stream s;
	size_t got;
	assert_true(stream_open(&s, (struct operands){files, 1}, false));
	for (got = s.header.len + 1; got < WINDOW_SIZE / 2; got += rows.len)
		assert_true(stream_next_run(&s, &rows));
	assert_int_equal(truncate(name, 160000), 0);
	assert_true(slice_equal(rows, slice_sub(large, got - rows.len, got)));
	for (; stream_next_run(&s, &rows); got += rows.len)
		assert_true(slice_equal(rows, slice_sub(large, got, got + rows.len)));
	assert_in_range(got, WINDOW_SIZE / 2, WINDOW_SIZE + 1024 * 1024);
	stream_close(&s);
	free((char *)large.at);
	unlink(name);
}

static void a_file_may_grow_while_it_is_read(void **state)
{
	(void)state;
	char name[] = "large", *files[] = {name};
	slice large = make_large(S("")), rows;
	write_file(name, large);
	struct stream s;
	assert_true(stream_open(&s, (struct operands){files, 1}, false));
	assert_true(stream_next_run(&s, &rows) && stream_next_run(&s, &rows));
	FILE *more = fopen(name, "a");
	assert_non_null(more);
	fputs("more\tthan before\n", more);
	fclose(more);
	slice last = rows;
	while (stream_next_run(&s, &rows))
		last = rows;
	assert_true(slice_ends(last, S("right side\nmore\tthan before\n")));
	stream_close(&s);
	free((char *)large.at);
	unlink(name);
}

static void columns_are_found_by_name(void **state)
{
	(void)state;
	char name[] = "file", *files[] = {name};
	write_file(name, S("doc\ttext\tdocs\n"));
	struct stream s;
	size_t column;
	assert_true(stream_open(&s, (struct operands){files, 1}, false));
	assert_int_equal(stream_find(&s, S("docs")), 2);
	assert_int_equal(stream_find(&s, S("do")), SLICE_NONE);
	assert_true(stream_need(&s, "text", "cc-split", &column));
	assert_int_equal(column, 1);
	char *text = NULL;
	size_t len;
	FILE *to = open_memstream(&text, &len);
	catch_errors();
	assert_false(stream_need(&s, "date", "cc-split", &column));
	assert_false(stream_need(&s, "date", NULL, &column));
	print_errors(to);
	fclose(to);
	assert_string_equal(text, "stream: file:1: there is no column 'date'; cc-split makes streams that have it\n"
				  "stream: file:1: there is no column 'date'; the columns are: doc?text?docs\n");
	free(text);
	stream_close(&s);
	unlink(name);
}

int main(void)
{
	message_start("stream");
	quiet_input();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_do_not_depend_on_chunks),
		cmocka_unit_test(runs_have_the_same_rows),
		cmocka_unit_test(files_are_one_stream),
		cmocka_unit_test(a_file_that_cannot_be_read_ends_the_stream_or_is_passed_over),
		cmocka_unit_test(long_lines_are_read_whole),
		cmocka_unit_test(large_files_have_the_same_rows),
		cmocka_unit_test(a_row_longer_than_a_window_is_read_whole),
		cmocka_unit_test(a_file_may_be_cut_while_it_is_read),
		cmocka_unit_test(a_file_may_grow_while_it_is_read),
		cmocka_unit_test(columns_are_found_by_name),
	};
	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
