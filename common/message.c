#include "message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *program_name = "cc-tools";
static enum status status = STATUS_DONE;
static bool verbose;

void message_start(const char *program) { program_name = program; }

const char *message_program(void) { return program_name; }

void message_verbose(bool on) { verbose = on; }

int message_status(void) { return (int)status; }

int message_length(slice s) { return s.len > 200 ? 200 : (int)s.len; }

static size_t clip(int wanted, size_t room)
{
	return wanted < 0 ? 0 : (size_t)wanted < room ? (size_t)wanted : room - 1;
}

/* One write() a message, so that the lines of programs in a pipe do not mix. */
static void print(const char *file, size_t line, const char *format, va_list args)
{
	const char *reason = strerror(errno);
	char text[4096];
	size_t room = sizeof text - 1, n = clip(snprintf(text, room, "%s: ", program_name), room);
	if (file)
		n += clip(snprintf(text + n, room - n, "%s:", strcmp(file, "-") == 0 ? "<stdin>" : file), room - n);
	if (line)
		n += clip(snprintf(text + n, room - n, "%zu:", line), room - n);
	if (file || line)
		n += clip(snprintf(text + n, room - n, " "), room - n);
	n += clip(vsnprintf(text + n, room - n, format, args), room - n);
	if (text[n - 1] == ':')
		n += clip(snprintf(text + n, room - n, " %s", reason), room - n);
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == 0x7f)
			text[i] = '?';
	text[n++] = '\n';
	if (write(STDERR_FILENO, text, n) < 0)
		status = STATUS_ERROR;
}

void message_error(const char *file, size_t line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	print(file, line, format, args);
	va_end(args);
	status = STATUS_ERROR;
}

void message_fatal(const char *file, size_t line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	print(file, line, format, args);
	va_end(args);
	exit(STATUS_ERROR);
}

void message_note(const char *format, ...)
{
	if (!verbose)
		return;
	va_list args;
	va_start(args, format);
	print(NULL, 0, format, args);
	va_end(args);
}

void message_out_of_memory(void)
{
	errno = ENOMEM;
	message_fatal(NULL, 0, "out of memory:");
}
