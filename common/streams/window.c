#include "streams/window.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

#if defined(F_SETLEASE) && defined(MADV_POPULATE_READ) && defined(MREMAP_FIXED)

/* Static because a signal has to find it, and changed only while that is held
 * back. */
static struct {
	int fd;     /* -1: there are no windows */
	bool lease; /* the file cannot change */
	off_t size; /* of the file */
	off_t from; /* where in the file the window begins */
	char *at;   /* NULL: there is no window */
	size_t len; /* of the window, the page behind it included; or of the whole file */
} window = {.fd = -1};

static void hold_back(int how)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGIO);
	sigprocmask(how, &set, NULL);
}

/* Read, since the file may be shorter already where the system did not wait: see
 * end_lease. */
static bool read_window(char *copy)
{
	size_t done = 0;
	while (done < window.len) {
		ssize_t got = pread(window.fd, copy + done, window.len - done, window.from + (off_t)done);
		if (got <= 0)
			return false;
		done += (size_t)got;
	}
	return true;
}

/* Have a private copy of what the window shows, at the same address. */
static bool keep_window(void)
{
	char *copy = mmap(NULL, window.len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return copy != MAP_FAILED && read_window(copy) &&
	       mremap(copy, window.len, window.len, MREMAP_MAYMOVE | MREMAP_FIXED, window.at) != MAP_FAILED;
}

static void say(const char *text)
{
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		_exit(STATUS_ERROR);
}

/* Somebody wants to write the file, and waits. The system does not let them wait
 * for longer than a minute, though, and if this program stood still meanwhile the
 * lease is gone, and nobody can tell what the window showed. */
static void end_lease(int number)
{
	(void)number;
	if (!window.lease)
		return;
	int reason = errno;
	bool kept = !window.at || keep_window();
	if (fcntl(window.fd, F_SETLEASE, F_UNLCK) != 0 || !kept) {
		say(message_program());
		say(": a file was changed while it was looked at; run this again\n");
		_exit(STATUS_ERROR);
	}
	window.lease = false;
	errno = reason;
}

bool window_open(int fd)
{
	struct stat file;
	size_t page = (size_t)sysconf(_SC_PAGESIZE), len = WINDOW_SIZE + page;
	if (window.fd >= 0 || fstat(fd, &file) != 0 || !S_ISREG(file.st_mode) || file.st_size < (off_t)(len + page))
		return false;
	struct sigaction action = {.sa_handler = end_lease, .sa_flags = SA_RESTART};
	hold_back(SIG_BLOCK);
	if (sigaction(SIGIO, &action, NULL) == 0 && fcntl(fd, F_SETLEASE, F_RDLCK) == 0) {
		window.fd = fd;
		window.lease = true;
		window.size = file.st_size;
		window.len = len;
	}
	hold_back(SIG_UNBLOCK);
	return window.fd >= 0;
}

static void unmap(void)
{
	if (window.at)
		munmap(window.at, window.len);
	window.at = NULL;
}

/* Over the window before. The pages are brought in here, so that it is here that
 * a disk which fails is found out about. */
static bool map(off_t from)
{
	int where = window.at ? MAP_FIXED : 0;
	char *at = mmap(window.at, window.len, PROT_READ, MAP_SHARED | where, window.fd, from);
	if (at == MAP_FAILED)
		return false;
	window.at = at;
	window.from = from;
	return madvise(at, window.len, MADV_POPULATE_READ) == 0;
}

bool window_move(off_t from, slice *seen)
{
	off_t page = sysconf(_SC_PAGESIZE), begin = from - from % page;
	hold_back(SIG_BLOCK);
	bool moved = window.lease && window.size - begin >= (off_t)window.len && map(begin);
	if (moved)
		*seen = slice_sub(slice_of(window.at, WINDOW_SIZE), (size_t)(from - begin), WINDOW_SIZE);
	else
		unmap();
	hold_back(SIG_UNBLOCK);
	return moved;
}

bool window_whole(slice *seen)
{
	hold_back(SIG_BLOCK);
	unmap();
	window.len = (size_t)window.size;
	bool moved = window.lease && map(0);
	if (moved)
		*seen = slice_of(window.at, window.len);
	else
		unmap();
	hold_back(SIG_UNBLOCK);
	return moved;
}

void window_close(void)
{
	hold_back(SIG_BLOCK);
	unmap();
	if (window.lease)
		fcntl(window.fd, F_SETLEASE, F_UNLCK);
	window.lease = false;
	window.fd = -1;
	hold_back(SIG_UNBLOCK);
}

#else

bool window_open(int fd)
{
	(void)fd;
	return false;
}

bool window_move(off_t from, slice *seen)
{
	(void)from;
	(void)seen;
	return false;
}

bool window_whole(slice *seen)
{
	(void)seen;
	return false;
}

void window_close(void) {}

#endif
