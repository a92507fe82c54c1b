#include "sheet.h"

#include "base/message.h"
#include "spool.h"

/* Excel has no higher row than 409 points. */
enum { LINE_HEIGHT = 15, LINES_MOST = 409 / LINE_HEIGHT };

static void fail(struct workbook *book, const char *what)
{
	if (!book->failed)
		message_error(NULL, 0, "the workbook cannot be made: %s", what);
	book->failed = true;
}

static void check(struct workbook *book, lxw_error error)
{
	if (error != LXW_NO_ERROR)
		fail(book, lxw_strerror(error));
}

/* A little room beside the text, and in the header for the button of the filter. */
static size_t width_of(const struct sheet_column *column)
{
	enum { BESIDE = 2, BUTTON = 4, MOST = 64 };
	size_t header = column->name.len + BUTTON, width = column->width + BESIDE;
	header = header < MOST ? header : MOST;
	return width > header ? width : header;
}

static void set_columns(const struct sheet *s)
{
	for (size_t i = 0; i < s->count; i++)
		worksheet_set_column(s->at, (lxw_col_t)i, (lxw_col_t)i, (double)width_of(&s->columns[i]), NULL);
}

/* On paper a table becomes as narrow as the page, unless it is so wide that
 * nobody could read it then. */
static bool fits_on_paper(const struct sheet *s)
{
	enum { READABLE = 240 };
	size_t width = 0;
	for (size_t i = 0; i < s->count && width <= READABLE; i++)
		width += width_of(&s->columns[i]);
	return width <= READABLE;
}

/* The header stays in sight, on paper too; that codes are text is no mistake. */
static void set_view(const struct sheet *s)
{
	enum { A4 = 9 };
	char everywhere[] = "A1:XFD1048576";
	worksheet_freeze_panes(s->at, 1, 0);
	worksheet_repeat_rows(s->at, 0, 0);
	worksheet_set_landscape(s->at);
	worksheet_set_paper(s->at, A4);
	if (fits_on_paper(s))
		worksheet_fit_to_pages(s->at, 1, 0);
	worksheet_ignore_errors(s->at, LXW_IGNORE_NUMBER_STORED_AS_TEXT, everywhere);
}

/* How many lines a wrapped text takes. A column is as many digits wide as its
 * width says, and letters and spaces are narrower. */
static size_t lines_of(const struct sheet_column *column, const struct text *text)
{
	size_t room = width_of(column) * 6 / 5, lines = 1, used = 0, word = 0;
	for (size_t i = 0; i < text->used && lines < LINES_MOST; i++) {
		bool begins = ((unsigned char)text->bytes[i] & 0xC0) != 0x80;
		word = text->bytes[i] == ' ' ? 0 : word + begins;
		used += begins;
		if (used > room) {
			lines++;
			used = word < room ? word : 1;
		}
	}
	return lines;
}

/* Not every spreadsheet makes the rows of wrapped texts higher by itself. */
static void end_row(struct sheet *s)
{
	if (s->lines > 1)
		check(s->book, worksheet_set_row(s->at, s->row, (double)s->lines * LINE_HEIGHT, NULL));
	s->lines = 1;
}

static void put_header(struct sheet *s)
{
	struct text *text = &s->book->text;
	for (size_t i = 0; i < s->count; i++) {
		text_fill(text, s->columns[i].name, 0, TEXT_MOST);
		check(s->book, worksheet_write_string(s->at, 0, (lxw_col_t)i, text->bytes, s->book->formats.header));
	}
}

static bool add_worksheet(struct sheet *s)
{
	quiet_begin(&s->book->quiet);
	s->name = names_new(&s->book->names, s->wanted, s->suffix);
	s->at = workbook_add_worksheet(s->book->at, s->name);
	s->row = 0;
	s->lines = 1;
	quiet_end(&s->book->quiet);
	if (!s->at) {
		fail(s->book,
		     "a worksheet needs a temporary file; there are too many of them, or TMPDIR has no room");
		return false;
	}
	set_columns(s);
	set_view(s);
	put_header(s);
	return true;
}

bool sheet_open(struct sheet *s, struct workbook *book, const struct sheet_column *columns, size_t count,
		slice wanted, const char *suffix)
{
	*s = (struct sheet){book, columns, count, wanted, suffix, NULL, NULL, 0, 1};
	return add_worksheet(s);
}

bool sheet_next_row(struct sheet *s, bool *moved)
{
	*moved = s->row + 1 == SHEET_ROWS_MOST;
	if (*moved)
		sheet_close(s);
	else
		end_row(s);
	if (*moved && !add_worksheet(s))
		return false;
	s->row++;
	return !s->book->failed;
}

void sheet_put_number(struct sheet *s, size_t column, const struct value *value)
{
	lxw_format *format = formats_of(&s->book->formats, value);
	check(s->book, worksheet_write_number(s->at, s->row, (lxw_col_t)column, value->number, format));
}

void sheet_put_text(struct sheet *s, size_t column)
{
	const struct sheet_column *at = &s->columns[column];
	const struct formats *formats = &s->book->formats;
	lxw_format *format = at->wraps ? formats->wrapped : formats->text;
	size_t lines = at->wraps ? lines_of(at, &s->book->text) : 1;
	s->lines = lines > s->lines ? lines : s->lines;
	check(s->book, worksheet_write_string(s->at, s->row, (lxw_col_t)column, s->book->text.bytes, format));
	s->book->replaced += s->book->text.replaced;
	s->book->text.replaced = false;
}

/* The library does not look whether its temporary files take what it writes. */
void sheet_close(struct sheet *s)
{
	FILE *file = s->at->optimize_tmpfile;
	end_row(s);
	check(s->book, worksheet_autofilter(s->at, 0, 0, s->row, (lxw_col_t)(s->count - 1)));
	lxw_worksheet_write_single_row(s->at);
	if (fflush(file) != 0 || ferror(file)) {
		if (!s->book->failed)
			spool_no_room();
		s->book->failed = true;
	}
	long size = ftell(file);
	if (size > 0 && (uint64_t)size > s->book->largest)
		s->book->largest = (uint64_t)size;
}
