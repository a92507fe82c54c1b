/* message: one voice for everything that goes wrong, and the exit status.
 *
 * A message is one line on standard error: `cc-split: FILE:LINE: what is
 * wrong`. Control bytes in it (a file name, a value from a document) are shown
 * as `?`, so that no document can reach the terminal through a message.
 * Every error reported here makes message_status() STATUS_ERROR: a program
 * ends with `return message_status()` and cannot forget one. */
#ifndef CC_MESSAGE_H
#define CC_MESSAGE_H

#include <stddef.h>
#include <stdnoreturn.h>

#include "base/slice.h"

enum status {
	STATUS_DONE = 0,
	STATUS_NOT_FOUND = 1, /* cc-grep: no row matched */
	STATUS_ERROR = 2,
};

#if defined(__GNUC__)
#define MESSAGE_FORMAT(at, first) __attribute__((format(printf, at, first)))
#else
#define MESSAGE_FORMAT(at, first)
#endif

/* The program's name, before anything else is called. Not copied. */
void message_start(const char *program);
const char *message_program(void);

/* An error. `file` as the user wrote it (`-` is shown as <stdin>), or NULL;
 * `line` counts from 1, or is 0 where there is none. A format that ends in `:`
 * has the system's reason (errno) added. */
void message_error(const char *file, size_t line, const char *format, ...) MESSAGE_FORMAT(3, 4);

/* The same, then exit with STATUS_ERROR. Only for main() and start-up. */
noreturn void message_fatal(const char *file, size_t line, const char *format, ...) MESSAGE_FORMAT(3, 4);

/* Something that whoever reads the result has to know although nothing is wrong;
 * printed always. */
void message_warning(const char *file, const char *format, ...) MESSAGE_FORMAT(2, 3);

/* A remark, no error; printed only after message_verbose(true). */
void message_note(const char *format, ...) MESSAGE_FORMAT(1, 2);
void message_verbose(bool on);

/* Progress, for somebody who watches long work: how much has been read, on
 * standard error, from the second second on. On a terminal it is one line that
 * is written anew and taken away by any message and at the end. Shown where
 * standard error is a terminal and standard output a file, or where forced. */
void message_progress_force(void);
void message_progress(size_t bytes_more);

noreturn void message_out_of_memory(void);

/* STATUS_DONE, or STATUS_ERROR once any error was reported: what main() returns. */
int message_status(void);

/* For printf's "%.*s": the length of s as an int, cut at 200 bytes, since a
 * message is a line to read and not the place for a whole field. */
int message_length(slice s);
#define SHOW(s) message_length(s), (s).at

#endif
