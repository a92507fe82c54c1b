#include "fuzz.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

void fuzz_open(struct fuzz_file *f, slice bytes)
{
	f->fd = memfd_create("fuzz", MFD_CLOEXEC);
	fuzz_must(f->fd >= 0 && write(f->fd, bytes.at, bytes.len) == (ssize_t)bytes.len);
	snprintf(f->path, sizeof f->path, "/proc/self/fd/%d", f->fd);
	int to_read = open(f->path, O_RDONLY | O_CLOEXEC);
	fuzz_must(to_read >= 0 && dup3(to_read, f->fd, O_CLOEXEC) == f->fd);
	close(to_read);
}

void fuzz_close(struct fuzz_file *f) { close(f->fd); }
