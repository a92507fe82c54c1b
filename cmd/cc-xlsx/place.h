/* place: an output file that appears complete or not at all.
 *
 * It is written under another name in the same folder and takes its own when it
 * is done; until then, and whenever something goes wrong, what was there before
 * stays. A signal that ends the program takes the unfinished file away. */
#ifndef CC_XLSX_PLACE_H
#define CC_XLSX_PLACE_H

#include <stdbool.h>

struct place {
	char *final;  /* where it shall be, symbolic links followed */
	char *beside; /* where it is written */
};

/* Make the file that is written. Returns false, and has said why, when `path` is
 * no place for a file. One at a time. */
bool place_open(struct place *p, const char *path);

/* The file is written: to disk with it, and into its place. Returns false, and
 * has said why, when that failed; then it is gone, and what was there is left. */
bool place_take(struct place *p);

/* Take the file away, if it is not in its place, and free. */
void place_close(struct place *p);

#endif
