/* fuzz: what the fuzz targets share.
 *
 * A target is one file, and one function that gets any bytes at all and ends
 * the process where something is wrong: by the sanitizers, by fuzz_must(), or
 * by taking too long. `make fuzz` runs each of them. */
#ifndef CC_FUZZ_H
#define CC_FUZZ_H

#include <stdint.h>
#include <stdlib.h>

#include "base/slice.h"

/* The target. `data` is as long as it is, not a byte more can be read. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A promise that is not kept ends the run; the input is saved. */
static inline void fuzz_must(bool kept)
{
	if (!kept)
		abort();
}

static inline slice fuzz_bytes(const uint8_t *data, size_t size)
{
	return slice_of(size ? (const char *)data : "", size);
}

/* A file with these bytes, which nobody is writing, for readers that take a path;
 * closed by fuzz_close(). */
struct fuzz_file {
	int fd;
	char path[32];
};

void fuzz_open(struct fuzz_file *f, slice bytes);
void fuzz_close(struct fuzz_file *f);

#endif
