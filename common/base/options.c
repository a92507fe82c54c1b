#include "base/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/message.h"

enum {
	WIDTH = 30,       /* column at which --help's texts begin */
	LONG_ONLY = 1000, /* getopt's value for entry 0; entry n has LONG_ONLY + n */
	PROGRESS = LONG_ONLY - 3,
	HELP = LONG_ONLY - 2,
	VERSION = LONG_ONLY - 1,
};

static void print_entry(char letter, const char *name, const char *argument, const char *help)
{
	char left[128];
	int n = letter ? snprintf(left, sizeof left, "  -%c, --%s", letter, name)
		       : snprintf(left, sizeof left, "      --%s", name);
	if (argument)
		n += snprintf(left + n, sizeof left - (size_t)n, "=%s", argument);
	if (n > WIDTH - 2)
		printf("%s\n%*s", left, WIDTH, "");
	else
		printf("%-*s", WIDTH, left);
	for (const char *c = help; *c; c++) {
		putchar(*c);
		if (*c == '\n')
			printf("%*s", WIDTH, "");
	}
	putchar('\n');
}

/* Standard output believed only when it was closed without an error. */
static _Noreturn void finish_output(void)
{
	if (fflush(stdout) != 0 || ferror(stdout) || fclose(stdout) != 0)
		message_fatal(NULL, 0, "standard output:");
	exit(STATUS_DONE);
}

static _Noreturn void print_help(const struct option_table *table)
{
	printf("usage: %s %s\n%s\n", message_program(), table->synopsis, table->about);
	for (size_t i = 0; i < table->count; i++) {
		const struct option_entry *e = &table->entries[i];
		print_entry(e->letter, e->name, e->argument, e->help);
	}
	print_entry(0, "progress", NULL,
		    "say on standard error how much has been read, also where\nthat is no terminal");
	print_entry(0, "help", NULL, "print this and exit");
	print_entry(0, "version", NULL, "print the version and exit");
	printf("\nexample: %s\n", table->example);
	finish_output();
}

static _Noreturn void print_version(void)
{
	printf("%s (cc-tools) %s\n", message_program(), CC_VERSION);
	finish_output();
}

static size_t read_number(const struct option_entry *e, const char *text)
{
	char *end;
	errno = 0;
	unsigned long long n = strtoull(text, &end, 10);
	if (!ascii_is_digit(text[0]) || *end || errno || n < e->least || n > e->most)
		message_fatal(NULL, 0, "--%s: '%s' is not a whole number from %zu to %zu", e->name, text, e->least,
			      e->most);
	return (size_t)n;
}

static void take(const struct option_entry *e, const char *argument)
{
	switch (e->kind) {
	case OPTION_FLAG:
		*(bool *)e->value = true;
		break;
	case OPTION_TEXT:
		*(const char **)e->value = argument;
		break;
	case OPTION_NUMBER:
		*(size_t *)e->value = read_number(e, argument);
		break;
	case OPTION_LIST: {
		struct option_list *list = e->value;
		list->items = memory_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
		list->items[list->count++] = argument;
		break;
	}
	}
}

static const struct option_entry *find(const struct option_table *table, int value)
{
	if (value >= LONG_ONLY)
		return &table->entries[value - LONG_ONLY];
	for (size_t i = 0; i < table->count; i++)
		if (table->entries[i].letter == value)
			return &table->entries[i];
	return NULL;
}

static _Noreturn void refuse(int value, char **argv)
{
	const char *word = argv[optind - 1];
	bool is_long = strncmp(word, "--", 2) == 0;
	if (value == ':' && is_long)
		message_fatal(NULL, 0, "option %s needs an argument; see --help", word);
	if (value == ':')
		message_fatal(NULL, 0, "option -%c needs an argument; see --help", optopt);
	if (optopt > 0 && optopt < PROGRESS && !is_long)
		message_fatal(NULL, 0, "no option -%c; see --help", optopt);
	message_fatal(NULL, 0, "no such option: %s; see --help", word);
}

/* getopt's two views of the table: its own arrays, ended as it wants them. */
static struct option *long_forms(const struct option_table *table)
{
	struct option *forms = memory_resize(NULL, table->count + 4, sizeof *forms);
	for (size_t i = 0; i < table->count; i++) {
		const struct option_entry *e = &table->entries[i];
		forms[i] = (struct option){e->name, e->argument ? required_argument : no_argument, NULL,
					   LONG_ONLY + (int)i};
	}
	forms[table->count] = (struct option){"progress", no_argument, NULL, PROGRESS};
	forms[table->count + 1] = (struct option){"help", no_argument, NULL, HELP};
	forms[table->count + 2] = (struct option){"version", no_argument, NULL, VERSION};
	forms[table->count + 3] = (struct option){0};
	return forms;
}

static char *short_forms(const struct option_table *table)
{
	char *forms = memory_resize(NULL, table->count * 2 + 2, 1), *to = forms;
	*to++ = ':';
	for (size_t i = 0; i < table->count; i++) {
		if (!table->entries[i].letter)
			continue;
		*to++ = table->entries[i].letter;
		if (table->entries[i].argument)
			*to++ = ':';
	}
	*to = '\0';
	return forms;
}

struct operands options_parse(const struct option_table *table, int argc, char **argv)
{
	struct option *forms = long_forms(table);
	char *letters = short_forms(table);
	opterr = 0;
	for (int value; (value = getopt_long(argc, argv, letters, forms, NULL)) != -1;) {
		if (value == PROGRESS) {
			message_progress_force();
			continue;
		}
		if (value == HELP)
			print_help(table);
		if (value == VERSION)
			print_version();
		const struct option_entry *e = value == '?' || value == ':' ? NULL : find(table, value);
		if (!e)
			refuse(value, argv);
		take(e, optarg);
	}
	free(letters);
	free(forms);
	return (struct operands){argv + optind, (size_t)(argc - optind)};
}

struct operands options_files(struct operands operands)
{
	static char dash[] = "-";
	static char *standard_input[] = {dash};
	return operands.count ? operands : (struct operands){standard_input, 1};
}
