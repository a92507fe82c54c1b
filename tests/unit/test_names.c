/* names: what is found in a run of words with capitals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "names/names.h"

static const char kind_letters[] = {
	[NAME_PERSON] = 'P', [NAME_ORG] = 'O',  [NAME_ACRONYM] = 'A', [NAME_LIKELY] = 'L', [NAME_COINED] = 'C',
	[NAME_SINGLE] = 'S', [NAME_BODY] = 'B', [NAME_ROLE] = 'R',    [NAME_PLACE] = 'G',  [NAME_THING] = 'T'};

/* The names of a text, as "P:Ann Lee|O:Harbour Trust": the letter of each kind
 * and the name without its titles. */
static void assert_names(const char *text, const char *want)
{
	struct arena memory = {0};
	struct name_list names = {0};
	slice s = slice_from(text);
	struct token_list tokens = tokens_of(s, &memory);
	char found[1000] = "";
	names_in(&names, s, &tokens, 0, &memory);
	for (size_t i = 0; i < names.count; i++) {
		const struct name *n = &names.items[i];
		slice core = names_text(s, &tokens, n->core, n->core_end);
		size_t len = strlen(found);
		snprintf(found + len, sizeof found - len, "%s%c:%.*s", i ? "|" : "", kind_letters[n->kind],
			 (int)core.len, core.at);
	}
	assert_string_equal(found, want);
	arena_free(&memory);
}

static void people_are_known_by_first_names_titles_and_initials(void **state)
{
	(void)state;
	assert_names("When Beatrice Lund spoke to Dr Marlow and J. B. Quill, it rained.",
		     "P:Beatrice Lund|P:Marlow|P:J. B. Quill");
	assert_names("It was Rachel de Souza MBE and Sir Henry Trask.", "P:Rachel de Souza|P:Henry Trask");
	assert_names("So Baroness Quill of Overby asked Lady Strand.", "P:Baroness Quill of Overby|P:Lady Strand");
	assert_names("Yesterday Oscar Vane left.", "P:Oscar Vane");
}

static void organisations_go_as_far_as_their_nouns(void **state)
{
	(void)state;
	assert_names("He left the Harbour Trust for the Department for Rivers and Canals.",
		     "O:Harbour Trust|O:Department for Rivers and Canals");
	assert_names("So the Rivers and Harbours Authority (RHA) wrote.", "O:Rivers and Harbours Authority|A:RHA");
	assert_names("It was the Lock Keepers’ Union and the Women’s Institute.",
		     "O:Lock Keepers’ Union|O:Women’s Institute");
	assert_names("They met at the University of Overby.", "O:University of Overby");
}

static void a_role_in_front_is_apart_from_the_name(void **state)
{
	(void)state;
	assert_names("Then Chief Inspector Ruth Palliser spoke.", "R:Chief Inspector|P:Ruth Palliser");
	assert_names("Then Secretary of State for Education Gavin Marsh spoke.",
		     "R:Secretary of State for Education|P:Gavin Marsh");
	assert_names("Then Ombudsman for Children Verity Culver spoke.", "R:Ombudsman for Children|P:Verity Culver");
}

static void places_acts_and_programmes_are_no_speakers(void **state)
{
	(void)state;
	assert_names("It was the Bridges Act in North Yorkshire.", "T:Bridges Act|G:North Yorkshire");
	assert_names("Then came the Pathways Programme in London.", "T:Pathways Programme|G:London");
	assert_names("However, the rain stayed. I’m late. He’ll go.", "");
}

static void a_possessive_ends_a_name_unless_it_goes_on(void **state)
{
	(void)state;
	assert_names("We saw Mudlark’s Ines Brandt.", "S:Mudlark|P:Ines Brandt");
	assert_names("We saw England’s Children’s Society.", "G:England|O:Children’s Society");
}

static void columns_and_sentences_part_names(void **state)
{
	(void)state;
	assert_names("It is INES BRANDT     OSCAR VANE here.", "P:INES BRANDT|P:OSCAR VANE");
	assert_names("So said Ines. Oscar was late.", "S:Ines|S:Oscar");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_are_known_by_first_names_titles_and_initials),
		cmocka_unit_test(organisations_go_as_far_as_their_nouns),
		cmocka_unit_test(a_role_in_front_is_apart_from_the_name),
		cmocka_unit_test(places_acts_and_programmes_are_no_speakers),
		cmocka_unit_test(a_possessive_ends_a_name_unless_it_goes_on),
		cmocka_unit_test(columns_and_sentences_part_names),
	};
	return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
