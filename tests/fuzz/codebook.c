/* Any codebook is read or refused, and gives each row the same labels with the
 * prefilter as without. The rows are the codebook's own lines. */
#include "../../cmd/cc-grep/prefilter.h"
#include "fuzz.h"

enum { LIMIT = 2000 };

/* The bytes as one column `text`. */
static void open_rows(struct fuzz_file *f, slice bytes)
{
	char *text = memory_resize(NULL, bytes.len + 5, 1);
	memcpy(text, "text\n", 5);
	for (size_t i = 0; i < bytes.len; i++)
		text[5 + i] = bytes.at[i] == '\t' || bytes.at[i] == '\r' ? ' ' : bytes.at[i];
	fuzz_open(f, slice_of(text, bytes.len + 5));
	free(text);
}

static void must_have_no_label(struct search *search, slice rows)
{
	while (rows.len > 0)
		fuzz_must(search_row(search, slice_cut(&rows, '\n'), NULL) != FOUND);
}

/* A row that may be found: the same with hints as without. A search without
 * them may need more steps than it is given. */
static void must_have_same_labels(struct search *search, slice row, const struct hints *hints)
{
	size_t count = search->book.label_count;
	bool *given = memory_resize(NULL, count, sizeof *given);
	enum verdict hinted = search_row(search, row, hints);
	memcpy(given, search->given, count);
	enum verdict plain = search_row(search, row, NULL);
	fuzz_must(plain == FAILED || (plain == hinted && memcmp(given, search->given, count) == 0));
	free(given);
}

static void compare(struct search *search, struct stream *in)
{
	struct prefilter prefilter;
	const struct hints *hints;
	bool prefiltered = prefilter_open(&prefilter, search);
	const struct pair *pair = prefiltered ? prefilter_pair(&prefilter) : NULL;
	if (pair)
		stream_note_pairs(in, pair);
	for (slice rows, block, row; prefiltered && stream_next_run(in, &rows);) {
		search->run = rows;
		while (rows.len > 0) {
			if (!prefilter_begin(&prefilter, &rows, &block))
				continue;
			while (prefilter_next(&prefilter, &row, &hints)) {
				must_have_no_label(search, slice_sub(block, 0, (size_t)(row.at - block.at)));
				block = slice_after(block, (size_t)(row.at - block.at) + row.len + 1);
				must_have_same_labels(search, row, hints);
			}
			must_have_no_label(search, block);
		}
	}
	prefilter_close(&prefilter);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_file book, text;
	struct stream in;
	fuzz_open(&book, fuzz_bytes(data, size));
	open_rows(&text, fuzz_bytes(data, size));
	char *paths[] = {text.path};
	const char *books[] = {book.path};
	struct settings settings = {.columns = "text", .match_limit = LIMIT, .codebooks = {books, 1, 1}};
	struct search search = {0};
	if (!book_open(&search.book, &settings)) {
		book_close(&search.book);
	} else {
		fuzz_must(stream_open(&in, (struct operands){paths, 1}, true) &&
			  search_open(&search, &settings, &in));
		compare(&search, &in);
		stream_close(&in);
		search_close(&search);
	}
	fuzz_close(&book);
	fuzz_close(&text);
	return 0;
}
