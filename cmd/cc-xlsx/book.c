#include "book.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/message.h"
#include "sheet.h"
#include "streams/stream.h"

static const struct sheet_column LONG_COLUMNS[] = {
	{S("sheet"), 31, false}, {S("row"), 7, false},  {S("column"), 20, true},
	{S("part"), 4, false},   {S("text"), 60, true},
};

enum { LONG_COUNT = sizeof LONG_COLUMNS / sizeof *LONG_COLUMNS };

/* One input while it is written. */
struct page {
	const struct input *in;
	struct workbook *book;
	struct sheet_column *columns;
	struct sheet sheet, rest; /* rest.at is NULL until there is a long cell */
	size_t long_cells;
};

/* ---- cells that are too long ---- */

static void put_slice(struct sheet *s, size_t column, slice field)
{
	text_fill(&s->book->text, field, 0, TEXT_MOST);
	sheet_put_text(s, column);
}

static void put_count(struct sheet *s, size_t column, size_t count)
{
	sheet_put_number(s, column, &(struct value){VALUE_NUMBER, 0, (double)count});
}

/* A row for the next part; its text is not there yet. */
static bool begin_part(struct page *p, size_t column, size_t part)
{
	struct sheet *rest = &p->rest;
	bool moved;
	if (!rest->at && !sheet_open(rest, p->book, LONG_COLUMNS, LONG_COUNT, p->sheet.wanted, " (long)"))
		return false;
	if (!sheet_next_row(rest, &moved))
		return false;
	put_slice(rest, 0, slice_from(p->sheet.name));
	put_count(rest, 1, (size_t)p->sheet.row + 1);
	put_slice(rest, 2, p->in->columns[column].name);
	put_count(rest, 3, part);
	return true;
}

/* The first part with a pointer to the second. */
static void put_first_part(struct page *p, size_t column, slice field, size_t *at)
{
	enum { POINTER = 200 };
	char pointer[POINTER];
	struct text *text = &p->book->text;
	int len = snprintf(pointer, sizeof pointer, " [… goes on in the worksheet “%s”, row %zu]", p->rest.name,
			   (size_t)p->rest.row + 1);
	*at = text_fill(text, field, 0, TEXT_MOST - (size_t)len);
	memcpy(text->bytes + text->used, pointer, (size_t)len + 1);
	sheet_put_text(&p->sheet, column);
}

static void put_long(struct page *p, size_t column, slice field)
{
	size_t at = 0, part = 2;
	p->long_cells++;
	if (!begin_part(p, column, part))
		return;
	put_first_part(p, column, field, &at);
	for (;;) {
		at = text_fill(&p->book->text, field, at, TEXT_MOST);
		sheet_put_text(&p->rest, LONG_COUNT - 1);
		if (at == field.len || !begin_part(p, column, ++part))
			break;
	}
}

/* ---- cells ---- */

static struct value value_in(const struct input_column *column, slice field)
{
	struct value value = {0};
	if (!column->is_words)
		value = value_read(field);
	if (column->is_text && value.kind == VALUE_NUMBER)
		value.kind = VALUE_TEXT;
	return value;
}

static void put_cell(struct page *p, size_t column, slice field)
{
	if (field.len == 0)
		return;
	struct value value = value_in(&p->in->columns[column], field);
	if (value.kind != VALUE_TEXT)
		sheet_put_number(&p->sheet, column, &value);
	else if (text_fill(&p->book->text, field, 0, TEXT_MOST) == field.len)
		sheet_put_text(&p->sheet, column);
	else
		put_long(p, column, field);
}

static bool put_row(struct page *p, slice row)
{
	bool moved;
	const char *full = p->sheet.name;
	if (!sheet_next_row(&p->sheet, &moved))
		return false;
	if (moved)
		message_warning(p->in->file, "the worksheet “%s” is full; the rows after it are in “%s”", full,
				p->sheet.name);
	for (size_t i = 0; i < p->in->count; i++)
		put_cell(p, i, slice_cut(&row, '\t'));
	return !p->book->failed;
}

/* ---- worksheets ---- */

static struct sheet_column *columns_of(const struct input *in)
{
	struct sheet_column *columns = memory_resize(NULL, in->count, sizeof *columns);
	for (size_t i = 0; i < in->count; i++)
		columns[i] = (struct sheet_column){in->columns[i].name, in->columns[i].width, in->columns[i].wraps};
	return columns;
}

static void say_what_was_long(const struct page *p)
{
	if (p->long_cells > 0)
		message_warning(p->in->file,
				"%zu cell%s of more than %d characters; the rest is in the worksheet “%s”",
				p->long_cells, p->long_cells == 1 ? "" : "s", (int)TEXT_MOST, p->rest.name);
}

static void write_page(struct workbook *book, const struct input *in, struct spool *spool)
{
	struct page p = {.in = in, .book = book, .columns = columns_of(in)};
	slice row;
	if (sheet_open(&p.sheet, book, p.columns, in->count, names_of_file(in->file), "")) {
		message_note("%zu rows in the worksheet “%s”", in->rows, p.sheet.name);
		for (size_t i = 0; i < in->rows && !book->failed; i++)
			book->failed = !spool_next(spool, &row) || !put_row(&p, row);
		if (p.sheet.at)
			sheet_close(&p.sheet);
		if (p.rest.at)
			sheet_close(&p.rest);
		say_what_was_long(&p);
	}
	free(p.columns);
}

/* ---- the workbook ---- */

/* Each worksheet keeps a file open. */
static void allow_open_files(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

/* When it was made is part of a workbook; the same input gives the same one. */
static time_t time_of_making(void)
{
	enum { YEAR_1980 = 315532800 };
	const char *given = getenv("SOURCE_DATE_EPOCH");
	size_t seconds;
	if (given && stream_offset(slice_from(given), &seconds) && seconds > 0 && seconds <= 253402300799)
		return (time_t)seconds;
	return YEAR_1980;
}

static void open_workbook(struct workbook *book, const char *path, uint64_t bytes)
{
	enum { LARGE = 1 << 30 };
	lxw_workbook_options options = {
		.constant_memory = LXW_TRUE, .tmpdir = (char *)spool_folder(), .use_zip64 = bytes > LARGE};
	lxw_doc_properties properties = {.created = time_of_making()};
	book->at = workbook_new_opt(path, &options);
	if (!book->at)
		message_out_of_memory();
	workbook_set_properties(book->at, &properties);
	formats_open(&book->formats, book->at);
}

/* The library copies a worksheet to one more temporary file, and does not look
 * whether that has room; so this does. */
static bool is_room(uint64_t bytes)
{
	enum { MORE = 1024 * 1024 };
	int fd = spool_descriptor();
	if (fd < 0)
		return false;
	errno = posix_fallocate(fd, 0, (off_t)(bytes + MORE));
	bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
	if (full)
		spool_no_room();
	close(fd);
	return !full;
}

static bool close_workbook(struct workbook *book, const char *name)
{
	quiet_begin(&book->quiet);
	errno = 0;
	lxw_error error = workbook_close(book->at);
	quiet_end(&book->quiet);
	if (error != LXW_NO_ERROR && errno != 0)
		message_error(name, 0, "cannot be written:");
	else if (error != LXW_NO_ERROR)
		message_error(name, 0, "cannot be written: %s", lxw_strerror(error));
	return error == LXW_NO_ERROR;
}

bool book_write(const char *path, const char *name, const struct input *inputs, size_t count, struct spool *spool)
{
	struct workbook *book = memory_resize(NULL, 1, sizeof *book);
	memset(book, 0, sizeof *book);
	book->quiet = quiet_open();
	allow_open_files();
	open_workbook(book, path, spool->bytes);
	for (size_t i = 0; i < count && !book->failed; i++)
		write_page(book, &inputs[i], spool);
	bool written = !book->failed && is_room(book->largest) && close_workbook(book, name);
	if (written && book->replaced > 0)
		message_note("%zu cells hold bytes that are not UTF-8; each became U+FFFD", book->replaced);
	quiet_close(&book->quiet);
	names_free(&book->names);
	free(book);
	return written;
}
