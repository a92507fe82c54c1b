/* turns: what the parts share that deal with interviews and transcripts.
 *
 * labels.c finds the labels, voices.c says who stands behind each and whether
 * they ask or answer, turns.c gives every paragraph to a turn. */
#ifndef CC_SPLIT_TURNS_H
#define CC_SPLIT_TURNS_H

#include "people.h"

/* What a label says of itself: "question", "answer", "person", "not", or
 * empty. `key` is in small letters. */
slice label_class(slice key);

/* "Present: …", "Venue: …": a line of facts, no heading and no summary. */
bool label_is_list(slice text);

/* A speaker: all labels with one key. */
struct voice {
	slice name;       /* empty where nobody is known */
	uint32_t speaker; /* in the document's names once a turn has begun, or NONE */
	uint32_t first;   /* the piece of the first turn */
	bool asks, decided, resolved;
};

enum { DEFINITIONS_MOST = 64 };

struct dialogue {
	struct split *s;
	struct people people;
	struct voice *voices;
	size_t voice_count;
	uint32_t *voice_of;                                /* for each label of the document */
	uint32_t question;                                 /* the latest turn that asks */
	const struct label *definitions[DEFINITIONS_MOST]; /* labels that define initials */
	size_t definition_count;
};

/* The names in the pieces before `first` and, where they say who spoke to whom,
 * in those after `last`. */
void voices_collect(struct dialogue *d, size_t first, size_t last);

/* The voices behind the labels from piece `first` on. */
void voices_find(struct dialogue *d, size_t first);

/* Who asked and who was asked, where no label says it; empty when not known. */
slice voices_asker(const struct dialogue *d);
slice voices_guest(const struct dialogue *d);

/* Whether a paragraph reports on the interview: "… was talking to …". */
bool voices_reported(slice text);

#endif
