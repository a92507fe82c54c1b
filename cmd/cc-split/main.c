#include <unistd.h>

#include "base/message.h"
#include "base/options.h"
#include "batch.h"

static const char *name, *unit_name, *order_name;
static bool check, keep_going, verbose;

static const struct option_entry entries[] = {
	{'u', "unit", "UNIT", OPTION_TEXT, &unit_name, "one row a UNIT: para (the default), turn or sentence", 0, 0},
	{'n', "name", "NAME", OPTION_TEXT, &name, "what standard input is called in the column doc", 0, 0},
	{0, "date-order", "ORDER", OPTION_TEXT, &order_name, "read 3/4/2019 as dmy (the default) or mdy", 0, 0},
	{0, "check", NULL, OPTION_FLAG, &check, "write no rows; prove that nothing of the documents is lost", 0, 0},
	{0, "keep-going", NULL, OPTION_FLAG, &keep_going, "report a document that cannot be read and go on", 0, 0},
	{'v', "verbose", NULL, OPTION_FLAG, &verbose, "say on standard error what was found", 0, 0},
};

static const struct option_table options = {
	.synopsis = "[OPTION]... [DOCUMENT]...",
	.about = "Divides text documents into segments: titles, paragraphs, headings, list items,\n"
		 "questions and answers, readers' comments, and the furniture of the page. Writes\n"
		 "one tab-separated row a segment, with its place in the document.\n",
	OPTION_ENTRIES(entries),
	.example = "cc-split articles/*.txt | cc-quotes",
};

static enum unit chosen_unit(void)
{
	static const char *const units[] = {"para", "turn", "sentence"};
	for (size_t i = 0; unit_name && i < sizeof units / sizeof *units; i++)
		if (strcmp(unit_name, units[i]) == 0)
			return (enum unit)i;
	if (unit_name)
		message_fatal(NULL, 0, "--unit: '%s' is none of para, turn, sentence", unit_name);
	return UNIT_PARA;
}

static enum date_order chosen_order(void)
{
	if (!order_name)
		return DATE_UNKNOWN;
	if (strcmp(order_name, "dmy") == 0)
		return DATE_DMY;
	if (strcmp(order_name, "mdy") == 0)
		return DATE_MDY;
	message_fatal(NULL, 0, "--date-order: '%s' is neither dmy nor mdy", order_name);
}

/* A path becomes a field, which cannot hold every byte a path can. */
static bool is_writable_name(const char *path)
{
	if (!strpbrk(path, "\t\n\r"))
		return true;
	message_error(path, 0, "the path holds a TAB or a line break; rename the file");
	return false;
}

static bool add_file(struct batch *batch, const char *path)
{
	const char *doc = strcmp(path, "-") == 0 && name ? name : path;
	return is_writable_name(doc) && batch_add(batch, path, doc);
}

int main(int argc, char **argv)
{
	message_start("cc-split");
	struct operands files = options_files(options_parse(&options, argc, argv));
	message_verbose(verbose);
	static struct batch batch;
	struct writer out;
	batch.out = &out;
	batch.unit = chosen_unit();
	batch.order = chosen_order();
	batch.check = check;
	batch.verbose = verbose;
	writer_open(&out, STDOUT_FILENO, NULL);
	if (!check)
		rows_header(&out);
	for (size_t i = 0; i < files.count; i++)
		if (!add_file(&batch, files.items[i]) && !keep_going)
			break;
	batch_finish(&batch);
	writer_close(&out);
	batch_free(&batch);
	return message_status();
}
