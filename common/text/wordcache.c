#include "text/wordcache.h"

#include <stdalign.h>

#include "base/utf8.h"
#include "text/namewords.h"
#include "text/sentences.h"

alignas(64) struct wordcache_place wordcache_pairs[1 << WORDCACHE_BITS][2];

/* What no lexicon tells of the words with which frames.c begins a report, and
 * identity_roles.c what somebody says of themselves. */
static uint8_t looks_of_word(slice word)
{
	static const struct {
		slice word;
		uint8_t looks;
	} WORDS[] = {
		{S("according"), LOOK_CUE},    {S("how"), LOOK_CUE},
		{S("like"), LOOK_CUE},         {S("what"), LOOK_CUE},
		{S("word"), LOOK_CUE},         {S("words"), LOOK_CUE},
		{S("as"), LOOK_SELF},          {S("somebody"), LOOK_SOMEBODY},
		{S("someone"), LOOK_SOMEBODY}, {S("he"), LOOK_SOMEBODY},
		{S("she"), LOOK_SOMEBODY},     {S("i"), LOOK_SELF},
		{S("i'm"), LOOK_SELF},         {S("i\xE2\x80\x99m"), LOOK_SELF},
		{S("i've"), LOOK_SELF},        {S("i\xE2\x80\x99ve"), LOOK_SELF},
	};
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (slice_equal_nocase(word, WORDS[i].word))
			return WORDS[i].looks;
	return 0;
}

/* How many letters there are, where all are upper case; else 0, or 1 where the
 * first is. */
static size_t capitals_of(slice word)
{
	size_t letters = 0;
	for (size_t at = 0, len; at < word.len; at += len, letters++) {
		uint32_t code;
		len = utf8_decode(word, at, &code);
		if (!utf8_is_upper(code))
			return letters > 0;
	}
	return letters;
}

static struct meaning meaning_of(slice word)
{
	size_t capitals = capitals_of(slice_ends(word, S(".")) ? slice_sub(word, 0, word.len - 1) : word);
	struct meaning meaning = {.word = grammar_look_up(word),
				  .classes = namewords_look_up(word),
				  .len = (uint16_t)word.len,
				  .looks = looks_of_word(word),
				  .abbreviation = sentence_abbreviation(word),
				  .capital = capitals > 0,
				  .capitals = capitals > 1};
	if (slice_equal(word, S("IT")))
		meaning.word = grammar_look_up(S("")); /* who mends the computers */
	if (meaning.word->forms || meaning.word->is & WORD_UTTERANCE)
		meaning.looks |= LOOK_CUE;
	if (meaning.word->is & (WORD_PERSON | WORD_BODY | WORD_DOCUMENT) ||
	    meaning.classes & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL))
		meaning.looks |= LOOK_SOMEBODY;
	if (meaning.capital)
		meaning.looks |= LOOK_CAPITAL;
	if (word.len && ascii_is_digit(word.at[0]))
		meaning.looks |= LOOK_SELF;
	return meaning;
}

const struct meaning *wordcache_ask(slice word)
{
	static struct meaning last;
	last = meaning_of(word);
	return &last;
}

const struct meaning *wordcache_bring(struct wordcache_place *pair, struct wordcache_key key, slice word)
{
	struct wordcache_place wanted = pair[1];
	if (!wordcache_holds(&wanted, key, word.len))
		wanted = (struct wordcache_place){key, meaning_of(word)};
	pair[1] = pair[0];
	pair[0] = wanted;
	return &pair->meaning;
}

const struct word *grammar_word(slice word)
{
	return word.len > WORDCACHE_LONGEST ? grammar_look_up(word) : wordcache_meaning(word, 0, word.len)->word;
}

unsigned namewords_class(slice word)
{
	return word.len > WORDCACHE_LONGEST ? namewords_look_up(word) : wordcache_meaning(word, 0, word.len)->classes;
}
