/* people: the full names that the head of a document and the introductions of
 * an interview or a transcript give, by which labels are resolved. */
#ifndef CC_SPLIT_PEOPLE_H
#define CC_SPLIT_PEOPLE_H

#include "split.h"

enum person_part {
	PART_UNKNOWN,
	PART_AUTHOR,  /* a byline names them: they ask */
	PART_MEMBER,  /* of a committee: they ask */
	PART_WITNESS, /* called to answer */
};

struct person {
	slice name; /* without titles */
	enum person_part part;
	size_t at; /* where the name stands in the document, titles included */
};

struct people {
	struct person *items;
	size_t count, room;
};

/* Add each name in `text`: two to five words with capitals. */
void people_collect(struct people *people, slice document, slice text, enum person_part part);

/* Somebody with these initials, this surname, this first name. */
const struct person *people_by_initials(const struct people *people, slice initials);
const struct person *people_by_surname(const struct people *people, slice surname);
const struct person *people_by_first(const struct people *people, slice first);
const struct person *people_by_name(const struct people *people, slice name);

/* The last person that `text` names or addresses, by any part of the name. */
const struct person *people_addressed(const struct people *people, slice text);

/* Whether a name could be a person's: none of its words is a common one, or the
 * first is a first name. */
bool people_is_personal(slice name);
bool people_is_first_name(slice name);

/* Whether one of the words means an organisation. */
bool people_is_body(slice name);

slice name_last_word(slice name);
slice name_first_word(slice name);

#endif
