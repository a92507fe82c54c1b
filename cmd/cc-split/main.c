#include <unistd.h>

#include "check.h"
#include "message.h"
#include "options.h"
#include "rows.h"
#include "utf8.h"

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
	.entries = entries,
	.count = sizeof entries / sizeof *entries,
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

/* Bytes that are not UTF-8 are shown as `?`; -v says how many there were. */
static void note(const struct split *s, const char *doc)
{
	size_t broken = 0;
	if (!verbose)
		return;
	for (size_t at = 0; (at += utf8_valid(slice_after(s->bytes, at))) < s->bytes.len; at++)
		broken++;
	message_note("%s: %zu paragraphs, %u turns, %zu bytes that are not UTF-8", doc, s->piece_count, s->turns,
		     broken);
}

static bool split_file(struct split *s, struct document *d, const char *path, enum unit unit, struct writer *w)
{
	bool standard_input = strcmp(path, "-") == 0;
	const char *doc = standard_input && name ? name : path;
	if (!is_writable_name(doc) || !document_read(d, path))
		return false;
	s->bytes = d->bytes;
	split_document(s);
	note(s, doc);
	if (check)
		return check_document(s, unit, path);
	rows_write(s, slice_from(doc), unit, w);
	return true;
}

int main(int argc, char **argv)
{
	message_start("cc-split");
	struct operands files = options_files(options_parse(&options, argc, argv));
	message_verbose(verbose);
	enum unit unit = chosen_unit();
	struct split split = {.order_given = chosen_order()};
	struct document document = {0};
	struct writer out;
	writer_open(&out, STDOUT_FILENO, NULL);
	if (!check)
		rows_header(&out);
	for (size_t i = 0; i < files.count; i++)
		if (!split_file(&split, &document, files.items[i], unit, &out) && !keep_going)
			break;
	writer_close(&out);
	split_free(&split);
	document_free(&document);
	return message_status();
}
