/* identity_parts: what the parts of the identity engine share.
 *
 * identity.c runs them in order: names (names.h), evidence for what each form
 * of a name is, people, organisations, roles; identity_resolve.c answers
 * questions afterwards. Keys of every table are folded (fold_name). */
#ifndef CC_IDENTITY_PARTS_H
#define CC_IDENTITY_PARTS_H

#include "base/owners.h"
#include "names/identity.h"
#include "names/names.h"
#include "text/spellings.h"

/* What speaks for a form of a name being a person, an organisation, a place. */
struct evidence {
	unsigned person, org, place;
	unsigned speaks;  /* beside a reporting verb */
	unsigned plain;   /* times it stands where a capital means a name */
	unsigned article; /* times after "the" */
};

/* What the engine knows of an identity besides what it tells. */
struct notes {
	size_t segment;     /* first named here, */
	uint32_t token;     /* at this token */
	slice first, last;  /* of a person's name, folded; may be empty */
	bool layout;        /* the layout names it as a speaker */
	bool layout_only;   /* and no text has named it in full */
	bool initials_only; /* first is initials */
};

/* A role that somebody holds, under the word that is its head. */
struct holding {
	size_t identity;
	slice role;   /* folded */
	size_t older; /* the next holding of the same head, or SLICE_NONE */
};

struct recent_speaker {
	slice name; /* as the layout gives it */
	size_t identity;
};

struct identity_index {
	const struct segment_list *document;
	const struct token_list *tokens;
	struct name_list names;
	size_t *name_identity; /* for each name, or SLICE_NONE */
	struct table forms;    /* of evidence */
	struct evidence *evidence;
	size_t evidence_room;
	struct owners exact;        /* a name or alias */
	struct owners surnames;     /* a person */
	struct owners namesakes;    /* surnames of several people */
	struct owners firsts;       /* a person, by first name */
	struct owners shared;       /* first names of several people */
	struct owners pairs;        /* "last first", "last f" */
	struct spellings spellings; /* surnames, under a first name and under none */
	struct owners initials;     /* a person, by the initials of the full name; nobody's if two share them */
	struct owners acronyms;     /* an organisation, by its initials */
	struct owners shorts;       /* an organisation, by the first word of its name */
	struct owners nouns;        /* the organisation last named with this noun */
	struct owners texts;        /* whose report, survey, letter it is */
	struct owners descriptions; /* a described identity, by its head */
	struct owners heads;        /* a holding, by the head of the role */
	struct holding *holdings;
	size_t holding_count, holding_room;
	struct table said; /* identity, kind and text of what was added */
	struct notes *notes;
	size_t notes_room;
	size_t *mentions_from; /* by segment, and one more: the first mention that is not before it */
	struct recent_speaker speakers[2];
};

/* A new identity, first met at a token of a segment. Its name, whose folded
 * form is `key`, is its exact form. */
size_t identity_new(struct identities *ids, slice name, slice key, enum identity_type type, size_t segment,
		    uint32_t token);

/* Add what was not yet said of the identity. */
void identity_alias(struct identities *ids, size_t identity, slice alias, const char *rule);
void identity_role(struct identities *ids, size_t identity, slice role);

/* What somebody of the text says of themselves in a comment: nobody else calls
 * them so. False where it is known. */
bool identity_own_role(struct identities *ids, size_t identity, slice role);
void identity_org(struct identities *ids, size_t identity, slice org);

/* The head of a role, folded: its last word before what completes it. */
slice role_head(slice role);

/* A key of surnames: who has this one and this gender. */
slice surname_key(struct arena *memory, slice last, enum identity_gender gender);

void gender_from(struct identity *identity, unsigned classes);

/* The evidence for a name's core, by which its form is told. */
void evidence_gather(struct identities *ids);
const struct evidence *evidence_of(const struct identities *ids, const struct name *name);

/* Text of a name: as it stands, and its core. */
slice name_whole(const struct identities *ids, const struct name *name);
slice name_core(const struct identities *ids, const struct name *name);

/* Its core, folded. */
slice name_key(const struct identities *ids, const struct name *name);
slice name_token(const struct identities *ids, const struct name *name, uint32_t token);

/* Whose full name, or title and surname, this is; somebody new if need be. */
size_t person_named(struct identities *ids, const struct name *name);

/* "Femi and Nadia Okoro": the first of two who share the surname of the
 * second, whose name is `next`; or SLICE_NONE. */
size_t person_sharing(struct identities *ids, const struct name *name, const struct name *next);

/* Somebody whose surname these several words are ("van der Berg"), or SLICE_NONE. */
size_t person_by_long_surname(struct identities *ids, const struct name *name);

/* Somebody whose initials a document uses as a name ("JT said"), or SLICE_NONE. */
size_t person_by_initials(struct identities *ids, const struct name *name);

/* Somebody whose surname or first name this one word is, or SLICE_NONE. */
size_t person_called(struct identities *ids, const struct name *name);

/* Somebody whose surname this common word is, or SLICE_NONE. */
size_t person_by_surname(struct identities *ids, const struct name *name);

/* Surnames that readers' comments write in small letters ("tarles"), in
 * order; an array in the arena. */
struct name *people_in_small_letters(struct identities *ids, size_t *count);

/* Whether the segment is a reader's: a comment or its byline. */
bool in_comments(const struct segment *segment);

/* Speakers that the layout names: of turns, or of comments. */
void people_of_layout(struct identities *ids, bool comments);

size_t org_named(struct identities *ids, const struct name *name);
size_t org_known_by_acronym(struct identities *ids, const struct name *name);
size_t org_by_acronym(struct identities *ids, const struct name *name);

/* The organisation whose name this is but for its last word, or SLICE_NONE. */
size_t org_by_most(struct identities *ids, const struct name *name);

/* From here on the organisation can be meant by the nouns of its name. */
void org_remember(struct identities *ids, const struct name *name, size_t id);

/* The organisation a short form or a noun stands for, or SLICE_NONE. */
size_t org_called(struct identities *ids, const struct name *name);

/* In a list of those present: names as long as the initials behind them say,
 * before anything else is made of them; and these initials, or empty. */
void names_by_initials(struct identities *ids);
slice initials_in_list(const struct identities *ids, const struct name *name);

/* Roles and organisations of everybody named, from the words around. */
void roles_gather(struct identities *ids);

/* Whose report, survey or letter (the noun, folded) the document says it is,
 * or SLICE_NONE. */
size_t text_owner(struct identities *ids, slice noun);

/* Who is meant by a role with capitals, or SLICE_NONE; once roles are known. */
size_t role_named(struct identities *ids, const struct name *name);

#endif
