#include "settings.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"

static struct settings wanted = {.columns = "text", .most = SIZE_MAX, .words = SIZE_MAX, .match_limit = 10000000};
static bool only_matching, count, list_files, quiet, verbose;
static const char *colour = "auto", *sort;

static const struct option_entry entries[] = {
	{'c', "column", "COL,...", OPTION_TEXT, &wanted.columns, "columns to search (text)", 0, 0},
	{'i', "ignore-case", NULL, OPTION_FLAG, &wanted.style.nocase, "letters match in either case", 0, 0},
	{'v', "invert-match", NULL, OPTION_FLAG, &wanted.invert, "find the rows that do not match", 0, 0},
	{'w', "word-regexp", NULL, OPTION_FLAG, &wanted.style.words, "match whole words only", 0, 0},
	{'x', "whole-field", NULL, OPTION_FLAG, &wanted.style.whole, "match whole fields only", 0, 0},
	{'F', "fixed-strings", NULL, OPTION_FLAG, &wanted.style.fixed, "patterns are plain text", 0, 0},
	{'e', "regexp", "PATTERN", OPTION_LIST, &wanted.patterns,
	 "a pattern; may be given again, any of them matches", 0, 0},
	{'f', "file", "FILE", OPTION_LIST, &wanted.pattern_files, "read patterns from FILE, one a line", 0, 0},
	{0, "exact", NULL, OPTION_FLAG, &wanted.style.exact,
	 "quotation marks, apostrophes, dashes and spaces\nmatch only themselves", 0, 0},
	{'k', "kind", "KIND", OPTION_LIST, &wanted.kinds, "only rows of this kind; may be given again", 0, 0},
	{0, "where", "COL=VALUE", OPTION_LIST, &wanted.wheres,
	 "only rows whose COL is VALUE; may be given again:\nany of the values of one column, in every column", 0, 0},
	{0, "codebook", "FILE", OPTION_LIST, &wanted.codebooks,
	 "code rows with the labels of FILE (label TAB pattern):\none row a row and label, in a column 'label'", 0,
	 0},
	{0, "labels", NULL, OPTION_FLAG, &wanted.joined_labels,
	 "with --codebook: one row a row, all its labels\nin a column 'labels', with | between them", 0, 0},
	{0, "all", NULL, OPTION_FLAG, &wanted.unlabelled, "with --codebook: rows without a label too", 0, 0},
	{'o', "only-matching", NULL, OPTION_FLAG, &only_matching, "one row a match, in columns 'match', 'from', 'to'",
	 0, 0},
	{0, "kwic", "N", OPTION_NUMBER, &wanted.words,
	 "one row a match, with N words either side,\nin columns 'left', 'match', 'right'", 0, 10000},
	{0, "sort", "SIDE", OPTION_TEXT, &sort, "with --kwic: sort by what is 'left' or 'right' of the match", 0, 0},
	{'m', "max-count", "N", OPTION_NUMBER, &wanted.most, "stop after N rows found", 1, SIZE_MAX - 1},
	{0, "count", NULL, OPTION_FLAG, &count, "only how many rows of each file are found", 0, 0},
	{'l', "files-with-matches", NULL, OPTION_FLAG, &list_files, "only the files in which rows are found", 0, 0},
	{'q', "quiet", NULL, OPTION_FLAG, &quiet, "write nothing; the exit status tells", 0, 0},
	{0, "color", "WHEN", OPTION_TEXT, &colour,
	 "auto: readable rows in colour on a terminal;\nalways: in a pipe too; never: without colour", 0, 0},
	{0, "match-limit", "N", OPTION_NUMBER, &wanted.match_limit, "steps a pattern may take in a field (10000000)",
	 1, UINT32_MAX},
	{0, "line-buffered", NULL, OPTION_FLAG, &wanted.line_buffered, "write each row as it is found", 0, 0},
	{0, "keep-going", NULL, OPTION_FLAG, &wanted.keep_going,
	 "report bad rows and files and go on; still ends with 2", 0, 0},
	{0, "verbose", NULL, OPTION_FLAG, &verbose, "say more on standard error", 0, 0},
};

static const struct option_table table = {
	"[OPTION]... PATTERN [FILE]...",
	"Reads tab-separated streams and writes the rows whose text matches PATTERN\n"
	"(PCRE2), header first. PATTERN is left out after -e, -f and --codebook, and may\n"
	"be where there is only -k or --where. Exit status 0: found, 1: not found, 2: error.\n",
	entries,
	sizeof entries / sizeof *entries,
	"cc-split articles/*.txt | cc-quotes | cc-grep -c speaker Tarle",
};

/* Options that contradict each other, each pair with what to do. */
static void refuse_contradictions(const struct settings *s)
{
	bool coded = s->codebooks.count > 0, has_patterns = s->patterns.count + s->pattern_files.count > 0;
	bool by_match = s->mode == MODE_MATCHES || s->mode == MODE_KWIC;
	const struct {
		bool met;
		const char *why;
	} refusals[] = {
		{only_matching + (s->words != SIZE_MAX) + count + list_files + quiet > 1,
		 "-o, --kwic, --count, -l and -q exclude each other; give one of them"},
		{s->invert && by_match, "-v finds rows without a match; leave out -o or --kwic"},
		{s->invert && coded, "-v does not go with --codebook; use --all and keep rows whose label is empty"},
		{coded && by_match, "--codebook writes rows, not matches; leave out -o or --kwic"},
		{coded && has_patterns, "--codebook takes the place of -e and -f; give one or the other"},
		{!coded && (s->joined_labels || s->unlabelled), "--labels and --all need a --codebook"},
		{s->sort != SIDE_NONE && s->mode != MODE_KWIC, "--sort needs --kwic"},
	};
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
		if (refusals[i].met)
			message_fatal(NULL, 0, "%s", refusals[i].why);
}

static enum mode mode_wanted(void)
{
	if (wanted.words != SIZE_MAX)
		return MODE_KWIC;
	return quiet           ? MODE_QUIET
	       : list_files    ? MODE_FILES
	       : count         ? MODE_COUNT
	       : only_matching ? MODE_MATCHES
			       : MODE_ROWS;
}

static enum side side_wanted(void)
{
	if (!sort)
		return SIDE_NONE;
	if (strcmp(sort, "left") != 0 && strcmp(sort, "right") != 0)
		message_fatal(NULL, 0, "--sort: '%s' is neither 'left' nor 'right'", sort);
	return sort[0] == 'l' ? SIDE_LEFT : SIDE_RIGHT;
}

static void decide_colour(struct settings *s)
{
	bool never = strcmp(colour, "never") == 0, always = strcmp(colour, "always") == 0;
	if (!never && !always && strcmp(colour, "auto") != 0)
		message_fatal(NULL, 0, "--color: '%s' is none of 'auto', 'always', 'never'", colour);
	const char *plain = getenv("NO_COLOR");
	bool on_terminal = isatty(STDOUT_FILENO) != 0;
	s->readable = always || on_terminal;
	s->colour = always || (on_terminal && !never && !(plain && *plain));
}

/* PATTERN, unless patterns come from elsewhere, or there are only filters. */
static void take_pattern(struct settings *s)
{
	if (s->patterns.count + s->pattern_files.count + s->codebooks.count > 0)
		return;
	const char *pattern = s->files.count ? *s->files.items : "";
	if (s->files.count == 0 && s->kinds.count + s->wheres.count == 0)
		message_fatal(NULL, 0, "a PATTERN is missing; see --help");
	if (s->files.count > 0) {
		s->files.items++;
		s->files.count--;
	}
	s->patterns.items = memory_grow(s->patterns.items, &s->patterns.room, 1, sizeof *s->patterns.items);
	s->patterns.items[s->patterns.count++] = pattern;
}

void settings_read(struct settings *s, int argc, char **argv)
{
	struct operands operands = options_parse(&table, argc, argv);
	*s = wanted;
	s->mode = mode_wanted();
	s->sort = side_wanted();
	s->files = operands;
	refuse_contradictions(s);
	decide_colour(s);
	take_pattern(s);
	s->files = options_files(s->files);
	message_verbose(verbose);
}
