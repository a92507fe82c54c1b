/* options: one table a program, from which its command line is read and its
 * --help printed.
 *
 * The parsing is getopt_long's: short options together (-iv), `--name=value`
 * or `--name value`, options and operands in any order, `--` ends options.
 * --progress (see message.h), --help and --version need no entry. Whatever is wrong with a command line is
 * one line on standard error and status 2, before anything was read. */
#ifndef CC_OPTIONS_H
#define CC_OPTIONS_H

#include <stddef.h>

#include "base/slice.h"

enum option_kind {
	OPTION_FLAG,   /* bool: true once given */
	OPTION_TEXT,   /* const char *: the argument, as it stands in argv */
	OPTION_NUMBER, /* size_t: a decimal number from `least` to `most` */
	OPTION_LIST,   /* struct option_list: every argument given, in order */
};

struct option_list {
	const char **items;
	size_t count, room;
};

struct option_entry {
	char letter;          /* 0: there is only the long form */
	const char *name;     /* the long form, without dashes */
	const char *argument; /* what --help calls the argument; NULL for a flag */
	enum option_kind kind;
	void *value; /* where it goes, of the type that `kind` names */
	const char *help;
	size_t least, most; /* OPTION_NUMBER */
};

struct option_table {
	const char *synopsis; /* what follows the program's name: "[OPTION]... [FILE]..." */
	const char *about;    /* what it reads and writes, a few lines, each ended by LF */
	const struct option_entry *entries;
	size_t count;
	const char *example; /* a command line that does something useful */
};

/* The two members that an array of entries gives. */
#define OPTION_ENTRIES(array) .entries = (array), .count = sizeof(array) / sizeof *(array)

/* What is left on the command line; items point into argv. */
struct operands {
	char **items;
	size_t count;
};

/* Reads the options into the variables that the table names and returns the
 * operands. Prints and exits for --help, --version and a mistake. */
struct operands options_parse(const struct option_table *table, int argc, char **argv);

/* The operands as files to read: `-`, standard input, where there are none. */
struct operands options_files(struct operands operands);

#endif
