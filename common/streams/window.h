/* window: a part of a large file, or all of it, looked at where the system keeps it.
 *
 * Reading copies every byte, which takes as long as searching it; a window is
 * mapped instead. But what is mapped changes when the file does, while it is
 * being looked at, and ends the program where the file gets shorter (SIGBUS).
 * So there are windows only on files that nobody is writing, and while there is
 * one the system holds a lease for it: whoever opens the file to write, or cuts
 * it, waits until this program has been told (SIGIO), has put a copy in the
 * place of what the window shows, and has given the lease up. That is done here
 * at once, whatever the program is doing; from then on the file is to be read.
 *
 * There is one window at a time, and threads may look through it that are not there
 * when it is opened, moved or closed. */
#ifndef CC_WINDOW_H
#define CC_WINDOW_H

#include <sys/types.h>

#include "base/slice.h"

/* Bytes. It stays in memory whole; larger ones are no faster. */
#ifndef WINDOW_SIZE
#define WINDOW_SIZE (4 * 1024 * 1024)
#endif

/* Make ready for windows on the file behind `fd`. False where there can be none:
 * it is no regular file, it is small, somebody is writing it, or it is another
 * user's. The lease is shared with whoever has the same opened file, so that the
 * program must have opened it itself. */
bool window_open(int fd);

/* Show what the file holds from `from` on: WINDOW_SIZE bytes or up to a page less,
 * and a page behind them can be looked at too. False where the end of the file is
 * too near, or the file is no longer to be looked at: then it is to be read. The
 * window before is gone in any case. */
bool window_move(off_t from, slice *seen);

/* Show all of the file, for good: there are no other windows on it then. False where
 * it is to be read. */
bool window_whole(slice *seen);

/* Before the file is closed. */
void window_close(void);

#endif
