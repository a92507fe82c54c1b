/* buttons: what comment systems put below comments: "Like · 14   Reply   2d". */
#ifndef CC_SPLIT_BUTTONS_H
#define CC_SPLIT_BUTTONS_H

#include "base/slice.h"

enum buttons {
	BUTTONS_ALONE,  /* the names of buttons, which say it by themselves */
	BUTTONS_THREAD, /* in a thread: also "12 points", "View 4 more replies", "118" */
	BUTTONS_BESIDE, /* beside a line of buttons: also "2d", "Edited" */
};

/* Where a line is nothing but buttons, counts and ages: a bit for each place. */
unsigned buttons_places(slice text);

static inline bool buttons_are(slice text, enum buttons where) { return buttons_places(text) >> where & 1; }

/* Whether one of them is the button to reply. */
bool buttons_reply(slice text);

#endif
