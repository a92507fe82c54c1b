/* identity_phrase: a noun phrase that may mean somebody, taken apart.
 *
 * Positions are tokens of its segment. */
#ifndef CC_IDENTITY_PHRASE_H
#define CC_IDENTITY_PHRASE_H

#include "names/identity_parts.h"

enum {
	LOOK_BACK = 64,  /* names */
	LOOK_AHEAD = 24, /* names */
	NEAR_MOST = 12,  /* names either side for what is less sure */
};

struct phrase {
	size_t segment;
	slice text; /* of the segment */
	const struct token *tokens;
	uint32_t from, to;    /* all of it */
	uint32_t begin, head; /* the noun it turns on, and the words before it that describe it */
	bool definite;        /* the, his, Britain's */
	bool indefinite;      /* a, one, some */
	unsigned class;       /* of the head (namewords.h) */
	size_t owner;         /* the identity whose it is said to be, or SLICE_NONE */
};

/* The phrase from..to (from < to), its head found. */
struct phrase phrase_of(const struct identities *ids, size_t segment, uint32_t from, uint32_t to);

/* "three in ten parents", "most of the carers": the phrase becomes what says
 * who is counted. False, and the phrase as it was, where nobody is. */
bool phrase_counted(const struct identities *ids, struct phrase *p);

/* "the council", of which the text has spoken not far before as "Marl council",
 * "the solicitor", as "Ann’s solicitor": that phrase. */
bool phrase_fuller(const struct identities *ids, const struct phrase *p, struct phrase *whole);

/* two, eleven, forty, hundreds, two-thirds: in words, and more than one. */
bool is_number_word(slice word);

/* The first token that ends after the byte. */
uint32_t token_after(const struct token_list *tokens, size_t byte);

slice phrase_word(const struct phrase *p, uint32_t i);
slice phrase_words(const struct phrase *p, uint32_t from, uint32_t to);

/* The last mention between two tokens, or NULL. */
const struct mention *phrase_mention(const struct identities *ids, const struct phrase *p, uint32_t from,
				     uint32_t to);

/* How many names of the document stand before the phrase: those inside of
 * others too. */
size_t phrase_names_before(const struct identities *ids, const struct phrase *p);

/* Folded words: whether one is among others; whether all of a phrase's are
 * words of the role. */
bool word_in(slice word, slice words);
bool role_has(slice role, slice phrase);

/* Where a document opens somebody may be told of before being named. */
bool is_opening(const struct identities *ids, size_t segment);

/* Who holds the role that the words fit best and at least so well (1: some of
 * its words; 2: all but what completes it; 3: all), introduced by then; in a
 * headline, or by more than one word, anybody. */
size_t holder(const struct identities *ids, const struct phrase *p, slice words, int least);

/* Somebody named just before (in a headline: after) with a role of the same
 * group: "the charity's boss", its chief executive. */
size_t holder_of_like(struct identities *ids, const struct phrase *p, slice words);

/* The organisation last named that the noun can mean; where a document opens,
 * also the one named next. */
size_t org_meant(struct identities *ids, const struct phrase *p, slice noun);

/* "this person", "that woman": who was named last. */
size_t this_person(const struct identities *ids, const struct phrase *p);

/* "his sister", "her husband": of two who share a surname, the one. */
size_t relative(struct identities *ids, const struct phrase *p);

#endif
