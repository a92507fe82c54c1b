/* turns: what the parts share that deal with interviews and transcripts.
 *
 * scan.c reads a label, labels.c and namelines.c find those that begin turns,
 * cast.c collects who took part, voices.c says who stands behind each label and
 * whether they ask or answer, hearing.c who examines whom, turns.c gives every
 * paragraph to a turn; asked.c finds questions without labels, stage.c what nobody says. */
#ifndef CC_SPLIT_TURNS_H
#define CC_SPLIT_TURNS_H

#include "people.h"

enum { KEY_MOST = 64 };

/* A name in small letters; what is too long for a label is cut. */
size_t label_key(slice name, char key[KEY_MOST]);

/* Words with capitals, with the small ones between them that names have. */
bool label_is_name(slice name);

/* [00:01:23], (1:02), 00:01:23.5 and 12:03 - at `from`: the length with blanks
 * after it, or 0. */
size_t label_time_length(slice text, size_t from);

/* Whether the line's text begins with what may be a label: its name, what
 * stands around it, and where in the document the words after it begin. */
bool label_scan(const struct split *s, const struct line *line, slice text, struct label *l);

/* What stands in brackets behind or below a label. */
void label_take_brackets(struct label *l, slice office, slice inside);

/* Labels that have a line of their own above the words; whether there are any. */
bool namelines_find(struct split *s);

/* "[Laughter]", "Sitting suspended.", "Ann Patel indicated dissent.", a box:
 * what nobody says. */
bool stage_is_direction(slice text);

/* What a label says of itself: "question", "answer", "person", "not", or
 * empty. `key` is in small letters. */
slice label_class(slice key);

/* "Present: …", "Venue: …": a line of facts, no heading and no summary. */
bool label_is_list(slice text);

/* Whether a question speaks to somebody and the answer of themselves. */
bool asked_in_person(slice question, slice answer);

/* A speaker: all labels with one key. */
struct voice {
	slice name;       /* empty where nobody is known */
	uint32_t speaker; /* in the document's names once a turn has begun, or NONE */
	uint32_t first;   /* the piece of the first turn */
	bool asks, decided, resolved;
	bool floor; /* asks from the floor, and leads nothing */
};

enum { DEFINITIONS_MOST = 64, EXAMINERS_MOST = 32 };

struct dialogue {
	struct split *s;
	struct people people;
	struct voice *voices;
	size_t voice_count;
	uint32_t *voice_of;              /* for each label of the document */
	uint32_t question;               /* the latest turn that asks */
	struct voice examiner, witness;  /* who Q. and A. are in a hearing */
	slice examiners[EXAMINERS_MOST]; /* the surnames of all who examine */
	size_t examiner_count;
	const struct label *definitions[DEFINITIONS_MOST]; /* labels that define initials */
	size_t definition_count;
	size_t publications; /* initials that were looked for as those of a paper */
};

/* The names in the pieces before `first` and, where they say who spoke to whom,
 * in those after `last`. */
void voices_collect(struct dialogue *d, size_t first, size_t last);

/* The voices behind the labels from piece `first` on. */
void voices_find(struct dialogue *d, size_t first);

/* Who asked and who was asked, where no label says it; empty when not known. */
slice voices_asker(const struct dialogue *d);
slice voices_guest(const struct dialogue *d);

/* What the page calls by these initials, which are nobody's: a paper asks under
 * its own. Empty without any. */
slice voices_publication(const struct dialogue *d, slice initials);

/* hearing.c: "Questions from MS HALE" (a heading) and "MR DEREK POLE (sworn)" (a
 * paragraph) say who Q. and A. are from here on. Returns the kind of the piece,
 * or KIND_NONE where it says nothing of the sort. */
uint8_t hearing_direct(struct dialogue *d, const struct piece *p);

/* Who examines, and the full names of those whom they call. */
void hearing_collect(struct dialogue *d);
bool hearing_examines(const struct dialogue *d, slice name);

/* Who speaks under a label: the examiner or the witness behind Q. and A. */
struct voice *hearing_voice(struct dialogue *d, const struct label *l, struct voice *other);

/* The name that a label stands for, among the people of the dialogue. */
slice voices_resolve(const struct dialogue *d, slice label);

/* Whether a paragraph reports on the interview: "… was talking to …". */
bool voices_reported(slice text);

#endif
