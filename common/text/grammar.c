#include "text/grammar.h"

#include "base/arena.h"
#include "lexicon/function-words.inc"
#include "lexicon/reporting-verbs.inc"
#include "text/lexicon.h"

enum { LONGEST = 40, FORMS = 5 /* of a verb: enum verb_form */ };

const struct word GRAMMAR_NOTHING;

static struct {
	struct table forms;
	struct word *words; /* by the number of the form */
	size_t room;
	struct arena memory;
} known;

static struct word *form(slice text)
{
	size_t index = table_add(&known.forms, text);
	size_t before = known.room;
	known.words = memory_grow(known.words, &known.room, index + 1, sizeof *known.words);
	if (known.room > before)
		memset(known.words + before, 0, (known.room - before) * sizeof *known.words);
	return &known.words[index];
}

static bool is_vowel(char c) { return memchr("aeiou", c, 5) != NULL; }

static slice with_ending(slice stem, size_t cut, slice ending)
{
	return arena_join(&known.memory, slice_sub(stem, 0, stem.len - cut), ending, S(""));
}

static bool ends_in_y(slice lemma) { return slice_ends(lemma, S("y")) && !is_vowel(lemma.at[lemma.len - 2]); }

static slice third_person(slice lemma)
{
	static const slice HISSING[] = {{"s", 1}, {"x", 1}, {"z", 1}, {"ch", 2}, {"sh", 2}, {"o", 1}};
	if (ends_in_y(lemma))
		return with_ending(lemma, 1, S("ies"));
	for (size_t i = 0; i < sizeof HISSING / sizeof *HISSING; i++)
		if (slice_ends(lemma, HISSING[i]))
			return with_ending(lemma, 0, S("es"));
	return with_ending(lemma, 0, S("s"));
}

static slice past(slice lemma)
{
	if (ends_in_y(lemma))
		return with_ending(lemma, 1, S("ied"));
	return with_ending(lemma, 0, slice_ends(lemma, S("e")) ? S("d") : S("ed"));
}

static slice ing(slice lemma)
{
	bool drop = slice_ends(lemma, S("e")) && !slice_ends(lemma, S("ee"));
	return with_ending(lemma, drop, S("ing"));
}

static void add_form(slice text, enum verb_form as, const struct word *verb)
{
	struct word *word = form(text);
	word->forms |= (uint8_t)as;
	word->takes |= verb->takes;
	word->classes |= verb->classes;
	if (verb->prepositions.len)
		word->prepositions = verb->prepositions;
}

static uint16_t takes_of(slice letters)
{
	static const char LETTERS[] = "qctoianpgx"; /* in the order of enum verb_takes */
	uint16_t takes = 0;
	for (size_t i = 0; i < letters.len; i++)
		takes |= (uint16_t)(1u << (strchr(LETTERS, letters.at[i]) - LETTERS));
	return takes;
}

static uint8_t classes_of(slice names)
{
	static const slice NAMES[] = {S("speech"), S("manner"), S("show"), S("thought")};
	return (uint8_t)lexicon_cell_bits(names, NAMES, sizeof NAMES / sizeof *NAMES);
}

static void add_verb(const slice *cell)
{
	slice lemma = cell[REPORTING_VERBS_LEMMA];
	slice given_past = cell[REPORTING_VERBS_PAST].len ? cell[REPORTING_VERBS_PAST] : past(lemma);
	slice participle = cell[REPORTING_VERBS_PARTICIPLE].len ? cell[REPORTING_VERBS_PARTICIPLE] : given_past;
	struct word verb = {
		.takes = takes_of(cell[REPORTING_VERBS_TAKES]),
		.classes = classes_of(cell[REPORTING_VERBS_CLASS]),
		.prepositions = cell[REPORTING_VERBS_PREPOSITIONS],
	};
	add_form(lemma, FORM_BASE, &verb);
	add_form(third_person(lemma), FORM_THIRD, &verb);
	add_form(given_past, FORM_PAST, &verb);
	add_form(participle, FORM_PARTICIPLE, &verb);
	add_form(cell[REPORTING_VERBS_ING].len ? cell[REPORTING_VERBS_ING] : ing(lemma), FORM_ING, &verb);
}

static void add_function_word(const slice *cell)
{
	/* In the order of enum word_class. */
	static const slice NAMES[] = {
		S("determiner"), S("possessive"), S("preposition"), S("coordinator"), S("subordinator"),
		S("relative"),   S("question"),   S("be"),          S("have"),        S("modal"),
		S("negative"),   S("pronoun"),    S("personal"),    S("adverb"),      S("time"),
		S("to"),         S("particle"),   S("person"),      S("body"),        S("document"),
		S("utterance"),  S("female"),     S("male"),        S("finite"),
	};
	form(cell[FUNCTION_WORDS_WORD])->is |=
		lexicon_cell_bits(cell[FUNCTION_WORDS_CLASSES], NAMES, sizeof NAMES / sizeof *NAMES);
}

static void learn(void)
{
	const size_t verbs = sizeof reporting_verbs_cells / sizeof(slice);
	const size_t others = sizeof function_words_cells / sizeof(slice);
	known.forms.home = &known.memory;
	table_expect(&known.forms, FORMS * verbs / REPORTING_VERBS_COLUMNS + others / FUNCTION_WORDS_COLUMNS);
	for (size_t i = 0; i < verbs; i += REPORTING_VERBS_COLUMNS)
		add_verb(&reporting_verbs_cells[i]);
	for (size_t i = 0; i < others; i += FUNCTION_WORDS_COLUMNS)
		add_function_word(&function_words_cells[i]);
}

/* Lower case, apostrophes straight; 0 where the word is too long to be known. */
static size_t fold(slice word, char *to)
{
	size_t len = 0;
	if (word.len > LONGEST)
		return 0;
	for (size_t i = 0; i < word.len; i++) {
		if (word.at[i] == '\xE2' && slice_starts(slice_after(word, i), S("\xE2\x80\x99"))) {
			to[len++] = '\'';
			i += 2;
		} else {
			to[len++] = ascii_lower(word.at[i]);
		}
	}
	return len;
}

const struct word *grammar_look_up(slice word)
{
	static const struct word adverb = {.is = WORD_ADVERB};
	char folded[LONGEST];
	size_t len = fold(word, folded);
	if (known.forms.count == 0)
		learn();
	size_t index = table_find(&known.forms, slice_of(folded, len));
	if (index != SLICE_NONE)
		return &known.words[index];
	bool is_adverb = len > 4 && slice_ends(slice_of(folded, len), S("ly")) && ascii_is_lower(word.at[0]);
	return is_adverb ? &adverb : &GRAMMAR_NOTHING;
}
