/* grammar: what a word may be, as far as finding who said what needs it.
 *
 * No parser and no model of parts of speech: closed classes from
 * common/lexicon/function-words.tsv, and the inflected forms of the reporting
 * verbs of common/lexicon/reporting-verbs.tsv. A word may be several things;
 * which it is, its neighbours decide (see frames.h). */
#ifndef CC_GRAMMAR_H
#define CC_GRAMMAR_H

#include <stdint.h>

#include "base/slice.h"

enum word_class {
	WORD_DETERMINER = 1 << 0,
	WORD_POSSESSIVE = 1 << 1,
	WORD_PREPOSITION = 1 << 2,
	WORD_COORDINATOR = 1 << 3,
	WORD_SUBORDINATOR = 1 << 4,
	WORD_RELATIVE = 1 << 5,
	WORD_QUESTION = 1 << 6,
	WORD_BE = 1 << 7,
	WORD_HAVE = 1 << 8,
	WORD_MODAL = 1 << 9,
	WORD_NEGATIVE = 1 << 10,
	WORD_PRONOUN = 1 << 11,
	WORD_PERSONAL = 1 << 12,
	WORD_ADVERB = 1 << 13,
	WORD_TIME = 1 << 14,
	WORD_TO = 1 << 15,
	WORD_PARTICLE = 1 << 16,
	WORD_PERSON = 1 << 17,    /* a noun for somebody: spokesman, carers */
	WORD_BODY = 1 << 18,      /* a noun for an organisation: council */
	WORD_DOCUMENT = 1 << 19,  /* a noun for what can state something: report */
	WORD_UTTERANCE = 1 << 20, /* a noun for something said: warning, concerns */
	WORD_SHE = 1 << 21,       /* a noun for a woman or girl */
	WORD_HE = 1 << 22,        /* a noun for a man or boy */
	WORD_FINITE = 1 << 23,    /* a past form, not in -ed, of what is no reporting verb: came */
};

enum verb_form {
	FORM_BASE = 1 << 0,       /* say */
	FORM_THIRD = 1 << 1,      /* says */
	FORM_PAST = 1 << 2,       /* said, wrote */
	FORM_PARTICIPLE = 1 << 3, /* said, written */
	FORM_ING = 1 << 4,        /* saying */
};

enum verb_takes {
	TAKES_QUOTATION = 1 << 0,   /* “…,” she said */
	TAKES_CLAUSE = 1 << 1,      /* said it was late */
	TAKES_THAT = 1 << 2,        /* remarked that it was late */
	TAKES_ADDRESSEE = 1 << 3,   /* told him (that) it was late */
	TAKES_INFINITIVE = 1 << 4,  /* promised to, urged them to */
	TAKES_AS = 1 << 5,          /* described it as “late” */
	TAKES_OBJECT = 1 << 6,      /* called it “late” */
	TAKES_PREPOSITION = 1 << 7, /* warned of, called for */
	TAKES_ING = 1 << 8,         /* denied taking part */
	NEEDS_PARTICLE = 1 << 9,    /* pointed out, hit back */
};

enum verb_class {
	VERB_SPEECH = 1 << 0,
	VERB_MANNER = 1 << 1,
	VERB_SHOW = 1 << 2,
	VERB_THOUGHT = 1 << 3,
};

struct word {
	uint32_t is;     /* enum word_class, or 0 */
	uint16_t takes;  /* enum verb_takes */
	uint8_t forms;   /* enum verb_form; 0: no reporting verb */
	uint8_t classes; /* enum verb_class */
	slice prepositions;
};

/* What a word of no class is. */
extern const struct word GRAMMAR_NOTHING;

/* What `word` may be; its apostrophes may be curly. Never NULL; the same for
 * the whole run. */
const struct word *grammar_word(slice word);

/* The same without the memory of wordcache.h. */
const struct word *grammar_look_up(slice word);

#endif
