/* Whatever bytes are read as CSV give a table, and a table comes back from CSV
 * as it was. The first byte chooses the delimiter and whether cells are guarded. */
#include <fcntl.h>
#include <unistd.h>

#include "../../cmd/cc-csv/decode.h"
#include "../../cmd/cc-csv/encode.h"
#include "base/arena.h"
#include "fuzz.h"

struct result {
	char *text;
	size_t len, room;
};

static void read_back(struct result *r, int fd)
{
	ssize_t got;
	fuzz_must(lseek(fd, 0, SEEK_SET) == 0);
	r->len = 0;
	do {
		r->text = memory_grow(r->text, &r->room, r->len + 4096, 1);
		got = read(fd, r->text + r->len, r->room - r->len);
		fuzz_must(got >= 0);
		r->len += (size_t)got;
	} while (got > 0);
}

static void convert(const struct settings *settings, slice from, struct result *to)
{
	struct fuzz_file in, out;
	struct writer writer;
	fuzz_open(&in, from);
	fuzz_open(&out, S(""));
	char *path = in.path;
	writer_open(&writer, open(out.path, O_WRONLY | O_CLOEXEC), NULL);
	if (settings->decode)
		decode(settings, (struct operands){&path, 1}, &writer);
	else
		encode(settings, (struct operands){&path, 1}, &writer);
	fuzz_must(writer_close(&writer));
	read_back(to, out.fd);
	fuzz_close(&in);
	fuzz_close(&out);
}

static size_t tabs_in(slice row)
{
	size_t tabs = 0;
	for (size_t i = 0; i < row.len; i++)
		tabs += row.at[i] == '\t';
	return tabs;
}

static void must_be_table(slice text)
{
	size_t tabs = SLICE_NONE;
	fuzz_must(text.len == 0 || text.at[text.len - 1] == '\n');
	while (text.len > 0) {
		slice row = slice_cut(&text, '\n');
		fuzz_must(tabs == SLICE_NONE || tabs_in(row) == tabs);
		fuzz_must(slice_find_byte(row, '\r', 0) == SLICE_NONE && slice_find_byte(row, '\0', 0) == SLICE_NONE);
		tabs = tabs_in(row);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct result table, csv, again;
	static const char DELIMITERS[] = ",;\t|";
	unsigned how = size > 0 ? data[0] : 0;
	struct settings settings = {.delimiter = DELIMITERS[how % 4], .no_guard = how & 4, .keep_going = true};
	settings.decode = true;
	convert(&settings, fuzz_bytes(data + (size > 0), size - (size > 0)), &table);
	slice text = slice_of(table.text, table.len);
	must_be_table(text);
	/* A byte order mark at the beginning of a table is not part of its first name. */
	if (text.len == 0 || slice_starts(text, S("\xEF\xBB\xBF")) || slice_starts(text, S("\xFF\xFE")) ||
	    slice_starts(text, S("\xFE\xFF")))
		return 0;
	settings.decode = false;
	settings.excel = how & 8;
	convert(&settings, text, &csv);
	settings.decode = true;
	settings.excel = false;
	convert(&settings, slice_of(csv.text, csv.len), &again);
	fuzz_must(slice_equal(text, slice_of(again.text, again.len)));
	return 0;
}
