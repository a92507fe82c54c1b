/* cc-stats: counts and statistics of any stream, by groups. */
#include <unistd.h>

#include "base/message.h"
#include "collect.h"
#include "partial.h"
#include "sheet.h"

static struct settings settings;

static const struct option_entry entries[] = {
	{'g', "group", "COL,...", OPTION_LIST, &settings.groups, "one row for each value of these columns", 0, 0},
	{'a', "aggregate", "LIST", OPTION_LIST, &settings.aggregates,
	 "what is worked out: rows, share, words[:COL],\n"
	 "chars[:COL], sentences[:COL], distinct:COL, sum:COL,\n"
	 "mean:COL, min:COL, max:COL, median:COL, p90:COL\n"
	 "(any percentile), stdev:COL, first:COL, last:COL,\n"
	 "mode:COL; default: rows, share, and words where\n"
	 "there is a column text",
	 0, 0},
	{'d', "by-date", "UNIT", OPTION_TEXT, &settings.by_date,
	 "group by the month, week, day or year of the\ncolumn date", 0, 0},
	{'f', "fill", NULL, OPTION_FLAG, &settings.fill, "with --by-date: rows for periods without any, too", 0, 0},
	{'p', "pivot", "COL", OPTION_TEXT, &settings.pivot, "one column for each value of this group column", 0, 0},
	{'s', "sort", "COL", OPTION_TEXT, &settings.sort,
	 "order by this column of the result: numbers from\nthe largest, texts from A", 0, 0},
	{'r', "reverse", NULL, OPTION_FLAG, &settings.reverse, "the other way round", 0, 0},
	{'n', "top", "N", OPTION_NUMBER, &settings.top, "only the first N rows; without --sort, the largest", 1,
	 (size_t)1 << 40},
	{'t', "total", NULL, OPTION_FLAG, &settings.total, "a last row over everything read", 0, 0},
	{'P', "partial", NULL, OPTION_FLAG, &settings.partial, "write what --merge needs instead of results", 0, 0},
	{'M', "merge", NULL, OPTION_FLAG, &settings.merge, "read what --partial wrote, many files as one", 0, 0},
	{0, "keep-going", NULL, OPTION_FLAG, &settings.keep_going, "report bad rows, values and files and go on", 0,
	 0},
	{'v', "verbose", NULL, OPTION_FLAG, &settings.verbose, "say how many rows and groups there were", 0, 0},
};

static const struct option_table options = {
	.synopsis = "[OPTION]... [FILE]...",
	.about = "Read any tab-separated stream and write statistics of it, one row a group.\n",
	OPTION_ENTRIES(entries),
	.example = "cc-quotes segments.tsv | cc-stats -g speaker,kind -a rows,words --sort words",
};

/* Options that exclude each other, before anything is read. */
static bool check_options(void)
{
	const struct settings *s = &settings;
	if (s->by_date && period_named(slice_from(s->by_date)) == PERIOD_NONE)
		message_error(NULL, 0, "--by-date: '%s' is not one of month, week, day, year", s->by_date);
	else if (s->merge && (s->groups.count > 0 || s->aggregates.count > 0 || s->by_date))
		message_error(NULL, 0, "--merge takes -g, -a and --by-date from the partial streams; leave them out");
	else if (s->partial && (s->sort || s->top || s->total || s->fill || s->pivot || s->reverse))
		message_error(NULL, 0,
			      "--partial writes no results: give --sort, --top, --total, --fill and --pivot "
			      "to the --merge");
	else if (s->reverse && !s->sort && !s->top)
		message_error(NULL, 0, "--reverse needs --sort or --top");
	else if (s->pivot && s->top > 0 && !s->sort)
		message_error(NULL, 0, "--top with --pivot needs --sort COL");
	else
		return plan_check(s);
	return false;
}

static void run(const struct plan *plan, struct stream *in, struct writer *out)
{
	struct groups groups, totals;
	struct sheet sheet = {0};
	groups_open(&groups, plan);
	groups_open(&totals, plan);
	bool ready = true, whole = settings.total;
	if (settings.partial)
		partial_header(plan, out);
	else
		ready = sheet_open(&sheet, plan, &groups, whole ? &totals : NULL, out);
	if (ready && collect_rows(plan, in, &groups, whole ? &totals : NULL) &&
	    (!settings.fill || groups_fill(&groups))) {
		groups_finish(&groups);
		groups_finish(&totals);
		if (settings.partial)
			partial_rows(&groups, out);
		else
			sheet_write(&sheet, out);
	}
	sheet_free(&sheet);
	groups_free(&totals);
	groups_free(&groups);
}

int main(int argc, char **argv)
{
	message_start("cc-stats");
	struct operands files = options_files(options_parse(&options, argc, argv));
	message_verbose(settings.verbose);
	if (!check_options())
		return message_status();

	struct stream in;
	struct plan plan = {0};
	struct writer out;
	writer_open(&out, STDOUT_FILENO, NULL);
	if (stream_open(&in, files, settings.keep_going) && plan_make(&plan, &settings, &in))
		run(&plan, &in, &out);
	plan_free(&plan);
	stream_close(&in);
	writer_close(&out);
	return message_status();
}
