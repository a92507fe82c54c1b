#include "text/namewords.h"

#include "text/lexicon.h"

#include "lexicon/common-words.inc"
#include "lexicon/first-names.inc"
#include "lexicon/honorifics.inc"
#include "lexicon/known-orgs.inc"
#include "lexicon/org-nouns.inc"
#include "lexicon/particles.inc"
#include "lexicon/places.inc"
#include "lexicon/role-modifiers.inc"
#include "lexicon/roles.inc"
#include "lexicon/things.inc"

enum { LONGEST_WORD = 40 };

/* What a cell of a lexicon's class column says about the word in its row. */
struct class_name {
	slice cell;
	unsigned classes;
};

static const struct class_name meanings[] = {
	{S("f"), CLASS_FIRST | CLASS_SHE},
	{S("m"), CLASS_FIRST | CLASS_HE},
	{S("x"), CLASS_FIRST},
	{S("she"), CLASS_SHE},
	{S("he"), CLASS_HE},
	{S("title"), CLASS_TITLE},
	{S("peer"), CLASS_PEER},
	{S("post"), CLASS_POST},
	{S("person"), CLASS_PERSON},
	{S("kin"), CLASS_KIN},
	{S("people"), CLASS_PEOPLE},
	{S("modifier"), CLASS_MODIFIER},
	{S("begin"), CLASS_ORG_BEGIN},
	{S("name"), CLASS_ORG_END},
	{S("media"), CLASS_MEDIA},
	{S("body"), CLASS_BODY},
	{S("tail"), CLASS_TAIL},
	{S("known"), CLASS_KNOWN},
	{S("text"), CLASS_TEXT},
	{S("alone"), CLASS_ALONE},
	{S("thing"), CLASS_THING},
	{S("surname"), CLASS_PARTICLE},
	{S("join"), CLASS_JOIN},
	{S("owner"), CLASS_OWNER},
	{S("country"), CLASS_COUNTRY},
	{S("place"), CLASS_PLACE},
	{S("adjective"), CLASS_PEOPLES},
	{S("month"), CLASS_DATE},
	{S("day"), CLASS_DATE},
	{S("season"), CLASS_DATE},
	{S("function"), CLASS_FUNCTION},
	{S("word"), CLASS_COMMON},
};

static struct lexicon common_words = LEXICON(common_words, COMMON_WORDS_COLUMNS);
static struct lexicon first_names = LEXICON(first_names, FIRST_NAMES_COLUMNS);
static struct lexicon honorifics = LEXICON(honorifics, HONORIFICS_COLUMNS);
static struct lexicon known_orgs = LEXICON(known_orgs, KNOWN_ORGS_COLUMNS);
static struct lexicon org_nouns = LEXICON(org_nouns, ORG_NOUNS_COLUMNS);
static struct lexicon particles = LEXICON(particles, PARTICLES_COLUMNS);
static struct lexicon places = LEXICON(places, PLACES_COLUMNS);
static struct lexicon role_modifiers = LEXICON(role_modifiers, ROLE_MODIFIERS_COLUMNS);
static struct lexicon roles = LEXICON(roles, ROLES_COLUMNS);
static struct lexicon things = LEXICON(things, THINGS_COLUMNS);

/* The columns of each lexicon whose cells mean something. */
static const struct {
	struct lexicon *lexicon;
	size_t column;
} sources[] = {
	{&common_words, COMMON_WORDS_CLASS},
	{&first_names, FIRST_NAMES_GENDER},
	{&honorifics, HONORIFICS_CLASS},
	{&known_orgs, KNOWN_ORGS_CLASS},
	{&org_nouns, ORG_NOUNS_CLASS},
	{&particles, PARTICLES_CLASS},
	{&places, PLACES_CLASS},
	{&role_modifiers, ROLE_MODIFIERS_CLASS},
	{&roles, ROLES_CLASS},
	{&things, THINGS_CLASS},
};

static struct table words;
static unsigned *classes;
static size_t classes_room;

/* The classes of a cell, in which `|` sets several words apart. */
static unsigned meaning_of(slice cell)
{
	unsigned meant = 0;
	while (cell.len) {
		slice word = slice_cut(&cell, '|');
		for (size_t i = 0; i < sizeof meanings / sizeof meanings[0]; i++)
			if (slice_equal(word, meanings[i].cell))
				meant |= meanings[i].classes;
	}
	return meant;
}

static void add_class(slice word, unsigned class)
{
	size_t known = words.count, at = table_add(&words, word);
	classes = memory_grow(classes, &classes_room, words.count, sizeof *classes);
	classes[at] = at == known ? class : classes[at] | class;
}

/* "Mrs" is a title and tells a woman. */
static void add_title_genders(void)
{
	for (size_t row = 0; row < honorifics.rows; row++) {
		slice gender = lexicon_cell(&honorifics, row, HONORIFICS_GENDER);
		if (gender.len)
			add_class(lexicon_cell(&honorifics, row, 0), meaning_of(gender) & (CLASS_SHE | CLASS_HE));
	}
}

/* Rows that follow each other mostly mean the same. */
static void add_lexicon(const struct lexicon *lexicon, size_t column)
{
	slice last = S("");
	unsigned meant = 0;
	for (size_t row = 0; row < lexicon->rows; row++) {
		slice cell = lexicon_cell(lexicon, row, column);
		if (!slice_equal(cell, last))
			meant = meaning_of(cell);
		last = cell;
		add_class(lexicon_cell(lexicon, row, 0), meant);
	}
}

/* The words are the program's own: they need no copies. */
static void build(void)
{
	static struct arena memory;
	size_t rows = 0;
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
		rows += sources[i].lexicon->rows;
	words.home = &memory;
	table_expect(&words, rows);
	for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++)
		add_lexicon(sources[i].lexicon, sources[i].column);
	add_title_genders();
}

/* Small ASCII letters, straight apostrophes, no full stop at the end. */
static slice fold(slice word, char *folded)
{
	size_t len = 0;
	for (size_t i = 0; i < word.len; i++) {
		if (word.at[i] == '\xE2' && slice_starts(slice_after(word, i), S("\xE2\x80\x99"))) {
			folded[len++] = '\'';
			i += 2;
		} else {
			folded[len++] = ascii_lower(word.at[i]);
		}
	}
	if (len > 1 && folded[len - 1] == '.')
		len--;
	return slice_of(folded, len);
}

/* The singular of a regular plural in the buffer, or an empty slice. */
static slice singular(slice word, char *folded)
{
	if (word.len > 4 && slice_ends(word, S("ies"))) {
		folded[word.len - 3] = 'y';
		return slice_of(folded, word.len - 2);
	}
	if (word.len > 3 && slice_ends(word, S("s")))
		return slice_of(folded, word.len - 1);
	return slice_of(folded, 0);
}

static unsigned known_class(slice key)
{
	size_t at = key.len ? table_find(&words, key) : SLICE_NONE;
	return at == SLICE_NONE ? 0 : classes[at];
}

/* Words of two parts: He'll is a function word, Forty-six a common one. */
static unsigned compound_class(slice key)
{
	static const slice endings[] = {S("ll"), S("re"), S("ve"), S("d"), S("m"), S("t"), S("s")};
	size_t at = slice_find_byte(key, '\'', 0);
	for (size_t i = 0; at != SLICE_NONE && i < sizeof endings / sizeof endings[0]; i++)
		if (slice_equal(slice_after(key, at + 1), endings[i]))
			return CLASS_FUNCTION;
	at = slice_find_byte(key, '-', 0);
	if (at == SLICE_NONE)
		return 0;
	return known_class(slice_sub(key, 0, at)) & (CLASS_COMMON | CLASS_FUNCTION) ? CLASS_COMMON : 0;
}

unsigned namewords_look_up(slice word)
{
	char folded[LONGEST_WORD];
	if (words.count == 0)
		build();
	if (word.len > sizeof folded)
		return 0;
	slice key = fold(word, folded);
	unsigned found = known_class(key);
	if (found & CLASS_ANY_PERSON)
		return found;
	if (found == 0)
		found = compound_class(key);
	return known_class(singular(key, folded)) & CLASS_ANY_PERSON ? found | CLASS_PLURAL : found;
}

slice namewords_title_role(slice title)
{
	char folded[LONGEST_WORD];
	if (title.len > sizeof folded)
		return S("");
	size_t row = lexicon_find(&honorifics, fold(title, folded));
	return row == SLICE_NONE ? S("") : lexicon_cell(&honorifics, row, HONORIFICS_ROLE);
}

bool namewords_is_called(slice name)
{
	size_t row = lexicon_find(&org_nouns, name);
	return row != SLICE_NONE && lexicon_cell(&org_nouns, row, ORG_NOUNS_CALLED).len > 0;
}

bool namewords_can_be_called(slice noun, slice by)
{
	size_t row = lexicon_find(&org_nouns, noun);
	return row != SLICE_NONE && lexicon_cell_has(lexicon_cell(&org_nouns, row, ORG_NOUNS_CALLED), by);
}

bool namewords_can_call_any(slice by, bool otherwise)
{
	size_t row = lexicon_find(&org_nouns, by);
	slice called = row == SLICE_NONE ? S("") : lexicon_cell(&org_nouns, row, ORG_NOUNS_CALLED);
	return lexicon_cell_has(called, otherwise ? S("else") : S("any"));
}

slice namewords_role_group(slice head)
{
	size_t row = lexicon_find(&roles, head);
	return row == SLICE_NONE ? S("") : lexicon_cell(&roles, row, ROLES_LIKE);
}
