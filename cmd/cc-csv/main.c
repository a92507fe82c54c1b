/* cc-csv: streams as CSV, and CSV as streams. */
#include <unistd.h>

#include "base/message.h"
#include "decode.h"
#include "encode.h"

static struct settings settings = {.delimiter = ','};

static const struct option_entry entries[] = {
	{'d', "decode", NULL, OPTION_FLAG, &settings.decode, "read CSV and write a stream", 0, 0},
	{'c', "columns", "COL,...", OPTION_LIST, &settings.columns, "only these columns, in this order", 0, 0},
	{'e', "excel", NULL, OPTION_FLAG, &settings.excel,
	 "begin with a byte order mark and end lines with CRLF,\nas Excel wants it", 0, 0},
	{'D', "delimiter", "CHAR", OPTION_TEXT, &settings.delimiter_text,
	 "what stands between cells: ';', 'tab' or any other\nASCII character; default: a comma", 0, 0},
	{'n', "no-guard", NULL, OPTION_FLAG, &settings.no_guard,
	 "leave cells that a spreadsheet would run as they are,\nfor other programs to read", 0, 0},
	{0, "keep-going", NULL, OPTION_FLAG, &settings.keep_going, "report bad rows and files and go on", 0, 0},
	{'v', "verbose", NULL, OPTION_FLAG, &settings.verbose, "say how many rows there were and what was changed", 0,
	 0},
};

static const struct option_table table = {
	.synopsis = "[OPTION]... [FILE]...",
	.about = "Read any tab-separated stream and write it as CSV; with -d, read CSV and write a stream.\n"
		 "A cell that a spreadsheet would take for a formula gets an apostrophe in front; -d takes it off.\n",
	OPTION_ENTRIES(entries),
	.example = "cc-quotes segments.tsv | cc-csv --excel --columns speaker,text > quotes.csv",
};

static bool is_delimiter(char c) { return c == '\t' || (c >= ' ' && c <= '~' && c != '"' && c != '\''); }

/* What the options ask for, before anything is read. */
static bool check_options(void)
{
	const char *text = settings.delimiter_text;
	if (text)
		settings.delimiter = strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0 ? '\t' : text[0];
	if (text && ((strlen(text) != 1 && settings.delimiter != '\t') || !is_delimiter(settings.delimiter)))
		message_error(NULL, 0,
			      "--delimiter: '%s' is not 'tab' or one ASCII character that is no quotation mark",
			      text);
	else if (settings.decode && settings.excel)
		message_error(NULL, 0, "--excel is about writing CSV; -d reads what it writes without it");
	return message_status() == STATUS_DONE;
}

int main(int argc, char **argv)
{
	message_start("cc-csv");
	struct operands files = options_files(options_parse(&table, argc, argv));
	message_verbose(settings.verbose);
	if (!check_options())
		return message_status();

	struct writer out;
	writer_open(&out, STDOUT_FILENO, NULL);
	if (settings.decode)
		decode(&settings, files, &out);
	else
		encode(&settings, files, &out);
	writer_close(&out);
	return message_status();
}
