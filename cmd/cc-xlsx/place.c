#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"

/* For the signal handler: the file to take away, or NULL. */
static const char *volatile unfinished;

static void take_away(int signal)
{
	const char *path = unfinished;
	if (path)
		unlink(path);
	raise(signal);
}

static void watch_signals(void)
{
	static const int SIGNALS[] = {SIGHUP, SIGINT, SIGTERM};
	struct sigaction action = {.sa_handler = take_away, .sa_flags = (int)SA_RESETHAND}, old;
	for (size_t i = 0; i < sizeof SIGNALS / sizeof *SIGNALS; i++)
		if (sigaction(SIGNALS[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(SIGNALS[i], &action, NULL);
}

static char *copy(const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(memory_resize(NULL, size, 1), text, size);
}

/* What is there now must be a file that can be replaced, or nothing. */
static bool is_replaceable(const char *path)
{
	struct stat now;
	if (stat(path, &now) != 0 || S_ISREG(now.st_mode))
		return true;
	message_error(path, 0,
		      S_ISDIR(now.st_mode) ? "is a directory; the workbook needs a name of its own"
					   : "is not a file; a workbook cannot be written there");
	return false;
}

static char *name_beside(const char *final)
{
	static const char NAME[] = ".cc-xlsx.XXXXXX";
	const char *slash = strrchr(final, '/');
	size_t folder = slash ? (size_t)(slash - final) + 1 : 0;
	char *name = memory_resize(NULL, folder + sizeof NAME, 1);
	memcpy(name, final, folder);
	memcpy(name + folder, NAME, sizeof NAME);
	return name;
}

bool place_open(struct place *p, const char *path)
{
	*p = (struct place){0};
	if (!is_replaceable(path))
		return false;
	char *real = realpath(path, NULL);
	p->final = real ? real : copy(path);
	p->beside = name_beside(p->final);
	int fd = mkstemp(p->beside);
	if (fd < 0) {
		message_error(path, 0, "cannot be written:");
		free(p->beside);
		p->beside = NULL;
		return false;
	}
	close(fd);
	unfinished = p->beside;
	watch_signals();
	return true;
}

/* The mode of the file that is replaced, or that of any new file. */
static mode_t mode_of(const char *final)
{
	struct stat old;
	if (stat(final, &old) == 0)
		return old.st_mode & 07777;
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static void sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = copy(slash ? path : ".");
	if (slash)
		folder[slash == path ? 1 : slash - path] = '\0';
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

static bool sync_file(const struct place *p)
{
	int fd = open(p->beside, O_RDWR | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool done = fchmod(fd, mode_of(p->final)) == 0 && fsync(fd) == 0;
	int reason = errno;
	if (close(fd) != 0 && done) {
		reason = errno;
		done = false;
	}
	errno = reason;
	return done;
}

bool place_take(struct place *p)
{
	if (!sync_file(p) || rename(p->beside, p->final) != 0) {
		message_error(p->final, 0, "cannot be written:");
		return false;
	}
	unfinished = NULL;
	free(p->beside);
	p->beside = NULL;
	sync_folder(p->final);
	return true;
}

void place_close(struct place *p)
{
	unfinished = NULL;
	if (p->beside)
		unlink(p->beside);
	free(p->beside);
	free(p->final);
	*p = (struct place){0};
}
