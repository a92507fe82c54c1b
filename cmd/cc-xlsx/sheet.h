/* sheet: rows into a worksheet, and into the next where one is full.
 *
 * A worksheet has 1,048,576 rows. Rows beyond them stand in another, with the
 * same header and a number behind the name. What is written goes to a temporary
 * file of the library and is put together when the workbook is closed. */
#ifndef CC_XLSX_SHEET_H
#define CC_XLSX_SHEET_H

#include "formats.h"
#include "names.h"
#include "quiet.h"
#include "text.h"

enum { SHEET_ROWS_MOST = 1048576 };

/* A workbook while it is written. */
struct workbook {
	lxw_workbook *at;
	struct formats formats;
	struct names names;
	struct text text;
	struct quiet quiet;
	uint64_t largest; /* bytes of the largest worksheet's temporary file */
	size_t replaced;  /* cells with bytes that were not UTF-8 */
	bool failed;      /* reported */
};

struct sheet_column {
	slice name;
	size_t width; /* of its contents, */
	bool wraps;   /* which are wrapped where they are longer */
};

struct sheet {
	struct workbook *book;
	const struct sheet_column *columns;
	size_t count;
	slice wanted;       /* the name it shall have, */
	const char *suffix; /* and what stands behind it */
	const char *name;   /* the name it has got */
	lxw_worksheet *at;
	lxw_row_t row; /* that is being written, */
	size_t lines;  /* and how many its cells need */
};

/* A worksheet with a header; `columns` and `wanted` must outlive it. The header
 * is row 0, and the row being written. Returns false, and has said why, when it
 * cannot be made. */
bool sheet_open(struct sheet *s, struct workbook *book, const struct sheet_column *columns, size_t count,
		slice wanted, const char *suffix);

/* To the next row, in another worksheet where this one is full; then *moved is
 * true. False where that cannot be made. */
bool sheet_next_row(struct sheet *s, bool *moved);

/* A cell of the row. */
void sheet_put_number(struct sheet *s, size_t column, const struct value *value);

/* The cell gets book->text. */
void sheet_put_text(struct sheet *s, size_t column);

/* Filters, and whether all of it has arrived in the temporary file. */
void sheet_close(struct sheet *s);

#endif
