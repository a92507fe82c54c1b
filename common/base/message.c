#include "base/message.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
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

static struct {
	bool asked; /* whether it is wanted is known */
	bool forced, wanted, terminal;
	bool shown; /* the line stands on the terminal */
	double began, last;
	size_t bytes;
} progress;

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void take_progress_away(void)
{
	static const char ERASE[] = "\r\033[K";
	if (progress.shown && write(STDERR_FILENO, ERASE, sizeof ERASE - 1) < 0)
		status = STATUS_ERROR;
	progress.shown = false;
}

static void ask_for_progress(void)
{
	struct stat out;
	bool to_file = fstat(STDOUT_FILENO, &out) == 0 && S_ISREG(out.st_mode);
	progress.terminal = isatty(STDERR_FILENO);
	progress.wanted = progress.forced || (progress.terminal && to_file);
	progress.began = now();
	progress.asked = true;
	if (progress.wanted)
		atexit(take_progress_away);
}

void message_progress_force(void) { progress.forced = true; }

void message_progress(size_t bytes_more)
{
	const double silence = 1, pause = progress.terminal ? 0.2 : 1; /* seconds */
	char text[200];
	if (!progress.asked)
		ask_for_progress();
	progress.bytes += bytes_more;
	if (!progress.wanted)
		return;
	double time = now();
	if (time - progress.began < silence || time - progress.last < pause)
		return;
	progress.last = time;
	size_t room = sizeof text;
	size_t n = clip(snprintf(text, room, "%s%s: %.1f MB read%s", progress.terminal ? "\r" : "", program_name,
				 (double)progress.bytes / 1e6, progress.terminal ? "\033[K" : "\n"),
			room);
	if (write(STDERR_FILENO, text, n) < 0)
		status = STATUS_ERROR;
	progress.shown = progress.terminal;
}

/* One write() a message, so that the lines of programs in a pipe do not mix. */
static void print(const char *file, size_t line, const char *format, va_list args)
{
	const char *reason = strerror(errno);
	char text[4096];
	take_progress_away();
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

void message_warning(const char *file, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	print(file, 0, format, args);
	va_end(args);
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
