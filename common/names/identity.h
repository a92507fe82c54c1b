/* identity: who is named in a document, and which names are one person.
 *
 * identities_of() finds every name in the segments of a document and groups
 * the names into identities: full name, title and surname, surname, first name
 * once introduced, initials that the document defines, an organisation and its
 * acronym, misspellings that the context supports. Commenters and interview
 * turns are identities too, by the layout's own `speaker`. What somebody is
 * called besides their name (roles, organisations) is collected from
 * apposition, titles, who-clauses, bylines and headings.
 *
 * Everything lives in the arena given; positions are bytes of a segment's text. */
#ifndef CC_IDENTITY_H
#define CC_IDENTITY_H

#include "streams/segments.h"
#include "text/tokens.h"

enum identity_type { IDENTITY_PERSON, IDENTITY_ORG, IDENTITY_GROUP };
enum identity_gender { GENDER_UNKNOWN, GENDER_SHE, GENDER_HE };

struct slice_list {
	slice *items;
	size_t count, room;
};

struct identity {
	slice name; /* the fullest form in the document, without honorifics */
	enum identity_type type;
	enum identity_gender gender; /* where a title, a first name or a pronoun tells */
	bool described;              /* known by a description only: "one local authority" */
	bool is_thing;               /* described, and nobody: an act, an invitation */
	bool speaks_in_turns, comments;
	struct slice_list aliases; /* the other forms used, as written, each once */
	struct slice_list rules;   /* by which rule each alias is one: "surname", "acronym", … */
	struct slice_list roles, orgs;
};

/* A place where an identity is named (or described by a role that stands for it). */
struct mention {
	size_t segment;
	size_t from, to;     /* the name as it stands, a title before it included */
	uint32_t first, end; /* its tokens */
	size_t identity;
};

struct identities {
	struct identity *items;
	size_t count, room;
	struct mention *mentions; /* by segment, then by position */
	size_t mention_count;
	struct arena *memory;
	struct identity_index *index; /* its own business */
};

/* `tokens` has one list a segment. */
struct identities identities_of(const struct segment_list *document, const struct token_list *tokens,
				struct arena *memory);

/* The first mention that overlaps from..to of a segment, or NULL. */
const struct mention *identities_mention(const struct identities *ids, size_t segment, size_t from, size_t to);

/* The identity meant by a noun phrase that was found as the source of
 * something said: the identity named in it, else one whose role or description
 * it repeats ("the charity", "the chief inspector"), else a new, described one
 * ("one local authority", without a leading a, an or the). Pronouns are not
 * resolved here. */
size_t identities_resolve(struct identities *ids, const struct segment_list *document, size_t segment, size_t from,
			  size_t to);

/* The named person whose role, or one like it, a definite description ("the judge") tells by
 * itself, introduced by then; or SLICE_NONE. Nothing is learned from it. Its
 * place is in tokens; it is not empty. */
size_t identities_holder(struct identities *ids, size_t segment, size_t from, size_t to);

/* The identity with this exact name or alias, or SLICE_NONE. */
size_t identities_find(const struct identities *ids, slice name);

/* The speaker of a segment by the document's layout, or SLICE_NONE. */
size_t identities_speaker(const struct identities *ids, size_t segment);

#endif
