/* brat: the attributions of an annotated article, in brat's standoff format. */
#ifndef CC_BRAT_H
#define CC_BRAT_H

#include "base/arena.h"

enum brat_role { BRAT_SOURCE, BRAT_CUE, BRAT_CONTENT };

/* A span of the article, in bytes, and the attribution it belongs to. */
struct brat_span {
	enum brat_role role;
	size_t from, to, event;
};

struct brat {
	struct brat_span *items;
	size_t count, room;
};

/* The annotations of article `name` (without .txt) of a folder with text/ and
 * attributions/: those of the annotator whose name sorts first. False where
 * there are none. */
bool brat_read(const char *folder, slice name, struct arena *memory, struct brat *b);

#endif
