#include "quiet.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

struct quiet quiet_open(void)
{
	return (struct quiet){open("/dev/null", O_WRONLY | O_CLOEXEC), fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)};
}

void quiet_begin(const struct quiet *q)
{
	if (q->nowhere >= 0 && q->heard >= 0)
		dup2(q->nowhere, STDERR_FILENO);
}

void quiet_end(const struct quiet *q)
{
	int reason = errno;
	if (q->nowhere >= 0 && q->heard >= 0)
		dup2(q->heard, STDERR_FILENO);
	errno = reason;
}

void quiet_close(struct quiet *q)
{
	if (q->nowhere >= 0)
		close(q->nowhere);
	if (q->heard >= 0)
		close(q->heard);
	*q = (struct quiet){-1, -1};
}
