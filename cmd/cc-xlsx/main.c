/* cc-xlsx: streams as the worksheets of a workbook. */
#include <stdlib.h>
#include <unistd.h>

#include "base/message.h"
#include "base/options.h"
#include "book.h"
#include "place.h"

static struct {
	const char *output;
	bool keep_going, verbose;
} options;

static const struct option_entry entries[] = {
	{'o', "output", "BOOK", OPTION_TEXT, &options.output, "the workbook to write; needed", 0, 0},
	{0, "keep-going", NULL, OPTION_FLAG, &options.keep_going, "report bad rows and files and go on", 0, 0},
	{'v', "verbose", NULL, OPTION_FLAG, &options.verbose,
	 "say what the worksheets are called and how many rows each has", 0, 0},
};

static const struct option_table table = {
	.synopsis = "-o BOOK.xlsx [OPTION]... [FILE]...",
	.about = "Read tab-separated streams and write a workbook for a spreadsheet, with a worksheet for each.\n"
		 "Nothing in it can become a formula or a link. The workbook appears complete or not at all.\n",
	OPTION_ENTRIES(entries),
	.example = "cc-xlsx -o report.xlsx quotes.tsv speakers.tsv",
};

/* Everything that can be read, into the spool; returns how many inputs that is. */
static size_t read_inputs(struct input *inputs, struct operands files, struct spool *spool, struct arena *memory)
{
	size_t count = 0;
	for (size_t i = 0; i < files.count; i++) {
		if (input_read(&inputs[count], &files.items[i], options.keep_going, spool, memory))
			count++;
		else if (!options.keep_going)
			return 0;
	}
	return count;
}

static void run(struct operands files, const struct place *place, bool *written)
{
	struct arena memory = {0};
	struct spool spool;
	struct input *inputs = arena_array(&memory, files.count, sizeof *inputs);
	if (spool_open(&spool)) {
		size_t count = read_inputs(inputs, files, &spool, &memory);
		*written = count > 0 && spool_rewind(&spool) &&
			   book_write(place->beside, options.output, inputs, count, &spool);
	}
	spool_close(&spool);
	arena_free(&memory);
}

int main(int argc, char **argv)
{
	message_start("cc-xlsx");
	struct operands files = options_files(options_parse(&table, argc, argv));
	message_verbose(options.verbose);
	if (!options.output)
		message_fatal(NULL, 0, "say where the workbook goes: -o BOOK.xlsx");
	if (isatty(STDERR_FILENO))
		message_progress_force();

	struct place place;
	bool written = false;
	if (place_open(&place, options.output))
		run(files, &place, &written);
	if (written)
		place_take(&place);
	place_close(&place);
	return message_status();
}
