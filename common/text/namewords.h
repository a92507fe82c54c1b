/* namewords: what a word may be in a name, in a role or in front of either.
 *
 * One look-up in the lexicons that identity needs (common/lexicon/first-names,
 * honorifics, roles, role-modifiers, org-nouns, things, particles, places,
 * common-words, known-orgs), joined into one table at the first call. A word may be in
 * several classes: "Grace" is a first name and a common word. */
#ifndef CC_NAMEWORDS_H
#define CC_NAMEWORDS_H

#include "base/slice.h"

enum name_class {
	CLASS_FIRST = 1 << 0,      /* a first name */
	CLASS_SHE = 1 << 1,        /* a first name or title of a woman */
	CLASS_HE = 1 << 2,         /* ... of a man */
	CLASS_TITLE = 1 << 3,      /* before a name, no part of it: Dr */
	CLASS_PEER = 1 << 4,       /* before a name, part of it: Baroness */
	CLASS_POST = 1 << 5,       /* behind a name: MBE */
	CLASS_PERSON = 1 << 6,     /* the head of a role or description: director */
	CLASS_KIN = 1 << 7,        /* somebody's relative: mother */
	CLASS_PEOPLE = 1 << 8,     /* a group: carers */
	CLASS_MODIFIER = 1 << 9,   /* in front of a role's head: former */
	CLASS_ORG_BEGIN = 1 << 10, /* an organisation's name may begin so, and go on with of or for */
	CLASS_ORG_END = 1 << 11,   /* or end so */
	CLASS_MEDIA = 1 << 12,     /* ends the name of a publication that speaks */
	CLASS_BODY = 1 << 13,      /* means an organisation, in small letters only */
	CLASS_TEXT = 1 << 14,      /* something written, whose owner speaks: report */
	CLASS_THING = 1 << 15,     /* ends the name of an act, place, event: no speaker */
	CLASS_PARTICLE = 1 << 16,  /* inside a surname: de */
	CLASS_JOIN = 1 << 17,      /* between the words of an organisation: of */
	CLASS_COUNTRY = 1 << 18,
	CLASS_PLACE = 1 << 19,    /* a county, town or region */
	CLASS_PEOPLES = 1 << 20,  /* an adjective of a people: Welsh */
	CLASS_DATE = 1 << 21,     /* a month, day or season */
	CLASS_FUNCTION = 1 << 22, /* a, the, with, was: never in a person's name */
	CLASS_COMMON = 1 << 23,   /* any other common word */
	CLASS_PLURAL = 1 << 24,   /* the plural of a CLASS_PERSON */
	CLASS_TAIL = 1 << 26,     /* in small letters behind a name of common words: Open Doors project */
	CLASS_KNOWN = 1 << 27,    /* an organisation's whole name: Ofsted */
	CLASS_OWNER = 1 << 25,    /* whose possessive goes on: Children's Society */
	CLASS_ALONE = 1 << 28,    /* a CLASS_TEXT that speaks for itself: guidance */
};

enum {
	CLASS_ORG = CLASS_ORG_BEGIN | CLASS_ORG_END | CLASS_MEDIA,
	CLASS_ANY_BODY = CLASS_ORG | CLASS_BODY,
	CLASS_ANY_TITLE = CLASS_TITLE | CLASS_PEER,
	CLASS_ANY_PERSON = CLASS_PERSON | CLASS_KIN,
	CLASS_ANY_PLACE = CLASS_COUNTRY | CLASS_PLACE,
};

/* The classes of a word, whatever its case; a full stop at its end does not
 * count. 0: in none of the lexicons. */
unsigned namewords_class(slice word);

/* The same without the memory of wordcache.h. */
unsigned namewords_look_up(slice word);

/* The role that a title tells ("Cllr": Councillor), or empty. */
slice namewords_title_role(slice title);

/* Whether an organisation with the noun `noun` in its name can be meant by
 * `by`: a trust by "charity". */
bool namewords_can_be_called(slice noun, slice by);

/* Whether one without such a noun can be meant by it; `otherwise`: where it
 * can mean no other. */
bool namewords_can_call_any(slice by, bool otherwise);

/* Whether it is known by which nouns the organisation with this name is meant:
 * it is meant by no other. */
bool namewords_is_called(slice name);

/* What roles are told of one person: "boss" and "director" have the same
 * group. Empty: none. */
slice namewords_role_group(slice head);

#endif
