#include "people.h"

#include "base/utf8.h"
#include "lists.h"
#include "text/lexicon.h"

#include "lexicon/common-words.inc"
#include "lexicon/first-names.inc"
#include "lexicon/org-nouns.inc"
#include "lexicon/sentence-starters.inc"

enum { WORDS_LEAST = 2, WORDS_MOST = 5, PEOPLE_MOST = 400, INITIALS_MOST = 4, CAPITALS_MOST = 8 };

static struct lexicon common_words = LEXICON(common_words, COMMON_WORDS_COLUMNS);
static struct lexicon first_names = LEXICON(first_names, FIRST_NAMES_COLUMNS);
static struct lexicon org_nouns = LEXICON(org_nouns, ORG_NOUNS_COLUMNS);
static struct lexicon starters = LEXICON(sentence_starters, SENTENCE_STARTERS_COLUMNS);

slice name_first_word(slice name) { return slice_cut(&name, ' '); }

slice name_last_word(slice name)
{
	size_t from = name.len;
	while (from > 0 && name.at[from - 1] != ' ')
		from--;
	return slice_after(name, from);
}

static bool is_particle(slice word)
{
	static const slice particles[] = {S("de"), S("van"), S("der"), S("von"), S("la"), S("le"), S("du"),
					  S("di"), S("da"),  S("of"),  S("bin"), S("al"), S("ap"), S("den")};
	return list_has(word, LIST(particles));
}

/* A word up to the next space, with the mark that ends it cut off; *ends: the
 * mark ends a name too. */
static slice take_word(slice text, size_t *at, bool *ends)
{
	size_t from = *at, end;
	while (*at < text.len && !ascii_is_space(text.at[*at]))
		++*at;
	slice word = slice_sub(text, from, *at);
	for (end = 0; end < word.len; end++) {
		uint32_t c;
		size_t len = utf8_decode(word, end, &c);
		bool part = utf8_is_letter(c) || c == '-' || c == '\'' || c == 0x2019 || c == '.' ||
			    ascii_is_digit((char)(c < 0x80 ? c : 0));
		if (!part)
			break;
		end += len - 1;
	}
	*ends = end < word.len || (*at < text.len && (text.at[*at] == '\n' || text.at[*at] == '\r'));
	word.len = end;
	if (slice_ends(word, S("\xE2\x80\x99s")))
		word.len -= 4, *ends = true;
	else if (slice_ends(word, S("'s")))
		word.len -= 2, *ends = true;
	if (word.len > 3 && slice_ends(word, S(".")) && !name_is_title(word))
		word.len--, *ends = true;
	return word;
}

/* Words with capitals that titles put before a name. */
static const slice openers[] = {S("ask"),       S("meet"),         S("meeting"),     S("inside"),      S("dear"),
				S("interview"), S("episode"),      S("profile"),     S("transcript"),  S("webinar"),
				S("podcast"),   S("conversation"), S("introducing"), S("remembering"), S("obituary"),
				S("recorded"),  S("published")};

static bool begins_name(slice word)
{
	uint32_t c;
	if (word.len == 0)
		return false;
	utf8_decode(word, 0, &c);
	if (!utf8_is_upper(c) || lexicon_find(&starters, word) != SLICE_NONE)
		return false;
	return !list_has_nocase(word, LIST(openers)) &&
	       !(word.at[0] == 'I' && (word.len == 1 || !ascii_is_alpha(word.at[1])));
}

bool people_is_body(slice name)
{
	for (slice rest = name; rest.len;)
		if (lexicon_find(&org_nouns, slice_cut(&rest, ' ')) != SLICE_NONE)
			return true;
	return false;
}

bool people_is_first_name(slice name) { return lexicon_find(&first_names, name) != SLICE_NONE; }

bool people_is_personal(slice name)
{
	if (people_is_first_name(name_first_word(name)))
		return true;
	for (slice rest = name; rest.len;)
		if (lexicon_find(&common_words, slice_cut(&rest, ' ')) != SLICE_NONE)
			return false;
	return true;
}

static void add(struct people *people, slice document, slice name, enum person_part part)
{
	size_t at = (size_t)(name.at - document.at), words = 1;
	bool capitals = true;
	for (size_t i = 0; i < name.len; i++)
		capitals &= !ascii_is_lower(name.at[i]);
	if ((capitals && name.len > CAPITALS_MOST) || people_is_body(name))
		return; /* a heading, an organisation */
	name = name_without_titles(name);
	for (size_t i = 0; i < name.len; i++)
		words += name.at[i] == ' ';
	if (words < WORDS_LEAST || words > WORDS_MOST || people->count >= PEOPLE_MOST)
		return;
	struct person *known = (struct person *)people_by_name(people, name);
	if (known) {
		if (known->part == PART_UNKNOWN)
			known->part = part;
		return;
	}
	people->items = memory_grow(people->items, &people->room, people->count + 1, sizeof *people->items);
	people->items[people->count++] = (struct person){name, part, at};
}

void people_collect(struct people *people, slice document, slice text, enum person_part part)
{
	size_t begin = SLICE_NONE, end = 0;
	for (size_t at = 0; at < text.len;) {
		bool ends;
		while (at < text.len && (ascii_is_space(text.at[at]) || text.at[at] == '(' || text.at[at] == '*'))
			if (text.at[at++] == '(' && begin != SLICE_NONE) {
				add(people, document, slice_sub(text, begin, end), part);
				begin = SLICE_NONE;
			}
		size_t from = at;
		slice word = take_word(text, &at, &ends);
		bool in_name = begins_name(word) || (begin != SLICE_NONE && is_particle(word));
		if (in_name && begin == SLICE_NONE)
			begin = from;
		if (in_name && begins_name(word))
			end = from + word.len;
		if (begin != SLICE_NONE && (!in_name || ends || at >= text.len)) {
			add(people, document, slice_sub(text, begin, end), part);
			begin = SLICE_NONE;
		}
	}
}

static size_t initials_of(slice name, bool hyphens, char initials[INITIALS_MOST])
{
	size_t count = 0;
	for (size_t i = 0; i < name.len && count < INITIALS_MOST; i++)
		if (ascii_is_upper(name.at[i]) &&
		    (i == 0 || name.at[i - 1] == ' ' || (hyphens && name.at[i - 1] == '-')))
			initials[count++] = name.at[i];
	return count;
}

const struct person *people_by_initials(const struct people *people, slice initials)
{
	char own[INITIALS_MOST];
	for (unsigned hyphens = 0; hyphens < 2; hyphens++)
		for (size_t i = 0; i < people->count; i++) {
			size_t count = initials_of(people->items[i].name, hyphens, own);
			if (slice_equal(slice_of(own, count), initials))
				return &people->items[i];
		}
	return NULL;
}

const struct person *people_by_name(const struct people *people, slice name)
{
	for (size_t i = 0; i < people->count; i++)
		if (slice_equal_nocase(people->items[i].name, name))
			return &people->items[i];
	return NULL;
}

const struct person *people_by_surname(const struct people *people, slice surname)
{
	for (size_t i = 0; i < people->count; i++)
		if (slice_equal_nocase(name_last_word(people->items[i].name), surname))
			return &people->items[i];
	return NULL;
}

const struct person *people_by_first(const struct people *people, slice first)
{
	for (size_t i = 0; i < people->count; i++)
		if (slice_equal_nocase(name_first_word(people->items[i].name), first))
			return &people->items[i];
	return NULL;
}

const struct person *people_addressed(const struct people *people, slice text)
{
	const struct person *last = NULL;
	for (size_t at = 0; at < text.len;) {
		bool ends;
		while (at < text.len && ascii_is_space(text.at[at]))
			at++;
		slice word = take_word(text, &at, &ends);
		if (!begins_name(word))
			continue;
		const struct person *person = people_by_first(people, word);
		if (!person)
			person = people_by_surname(people, word);
		if (person)
			last = person;
	}
	return last;
}
