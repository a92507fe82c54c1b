/* identity: which names of a document are one person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "names/identity.h"
#include "text/distance.h"
#include "text/spellings.h"

enum { SEGMENTS_MOST = 8 };

struct page {
	struct arena memory;
	struct segment segments[SEGMENTS_MOST];
	struct segment_list document;
	struct token_list tokens[SEGMENTS_MOST];
	struct identities ids;
};

static void read_page(struct page *page, const struct segment *segments)
{
	*page = (struct page){.document = {.doc = S("page"), .items = page->segments}};
	for (size_t i = 0; segments[i].text.at; i++, page->document.count++) {
		page->segments[i] = segments[i];
		if (!page->segments[i].speaker.at)
			page->segments[i].speaker = page->segments[i].turn = S("");
		page->tokens[i] = tokens_of(segments[i].text, &page->memory);
	}
	page->ids = identities_of(&page->document, page->tokens, &page->memory);
}

static size_t who(const struct page *page, const char *name) { return identities_find(&page->ids, slice_from(name)); }

static const struct identity *identity(const struct page *page, const char *name)
{
	size_t id = who(page, name);
	assert_int_not_equal(id, SLICE_NONE);
	return &page->ids.items[id];
}

static void assert_slice(slice got, const char *want)
{
	assert_int_equal(got.len, strlen(want));
	assert_memory_equal(got.at, want, got.len);
}

/* Who is meant by these words of a segment. */
static const struct identity *meant(struct page *page, size_t segment, const char *words)
{
	size_t at = slice_find(page->segments[segment].text, slice_from(words), 0);
	assert_int_not_equal(at, SLICE_NONE);
	size_t id = identities_resolve(&page->ids, &page->document, segment, at, at + strlen(words));
	return &page->ids.items[id];
}

#define PARA(words) ((struct segment){.kind = SEGMENT_PARA, .text = S(words)})
#define END ((struct segment){.kind = SEGMENT_PARA})

static void mentions_stand_in_order_and_apart(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, (struct segment[]){PARA("Harbour Trust chief executive Ines Brandt met Oscar Vane."),
					    PARA("Brandt smiled at Vane’s dog."), END});
	assert_int_equal(page.ids.mention_count, 4);
	for (size_t i = 1; i < page.ids.mention_count; i++) {
		const struct mention *a = &page.ids.mentions[i - 1], *b = a + 1;
		assert_true(a->segment < b->segment || a->to <= b->from);
	}
	const struct mention *first = identities_mention(&page.ids, 0, 0, 5);
	assert_int_equal(first->identity, who(&page, "Ines Brandt"));
	assert_int_equal(first->from, 0);
	assert_null(identities_mention(&page.ids, 1, 7, 12));
	assert_int_equal(identities_mention(&page.ids, 1, 10, 26)->identity, who(&page, "oscar vane"));
	arena_free(&page.memory);
}

static void two_who_share_a_name_stay_two(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, (struct segment[]){PARA("Oscar Vane met Harriet Vane. Vane wept. Ms Vane did not."),
					    PARA("Harriet Stone watched with Harriet Vane."), END});
	assert_int_not_equal(who(&page, "Oscar Vane"), who(&page, "Harriet Vane"));
	assert_int_equal(who(&page, "Vane"), who(&page, "Harriet Vane")); /* who was named last */
	assert_int_equal(who(&page, "Ms Vane"), who(&page, "Harriet Vane"));
	assert_int_not_equal(who(&page, "Harriet Stone"), who(&page, "Harriet Vane"));
	arena_free(&page.memory);
}

static void a_misspelling_needs_the_first_name_to_agree(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, (struct segment[]){PARA("Josie MacArthur left. Josie McArthur and Tina McArthur came back."),
					    PARA("Macarthur sat down."), END});
	assert_int_equal(who(&page, "Josie McArthur"), who(&page, "Josie MacArthur"));
	assert_int_not_equal(who(&page, "Tina McArthur"), who(&page, "Josie MacArthur"));
	assert_int_equal(who(&page, "Macarthur"), who(&page, "Josie MacArthur"));
	assert_slice(identity(&page, "Josie McArthur")->name, "Josie MacArthur");
	arena_free(&page.memory);
}

static void a_reader_is_nobody_else(void **state)
{
	(void)state;
	struct page page;
	struct segment comment = {
		.kind = SEGMENT_COMMENT, .turn = S("1"), .speaker = S("Tom"), .text = S("I disagree with Weaver.")};
	read_page(&page, (struct segment[]){PARA("Tom Weaver, a ferryman, rowed."), comment, END});
	assert_int_not_equal(who(&page, "Tom"), who(&page, "Tom Weaver"));
	assert_true(identity(&page, "Tom")->comments);
	assert_false(identity(&page, "Tom Weaver")->comments);
	assert_int_equal(identities_mention(&page.ids, 1, 16, 23)->identity, who(&page, "Tom Weaver"));
	arena_free(&page.memory);
}

static void organisations_have_acronyms(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, (struct segment[]){PARA("The National Union of Lock Keepers met the Coast Agency (COA)."),
					    PARA("The NULK told the COA that it rained."), END});
	assert_int_equal(who(&page, "NULK"), who(&page, "National Union of Lock Keepers"));
	assert_int_equal(who(&page, "COA"), who(&page, "Coast Agency"));
	assert_int_equal(identity(&page, "COA")->type, IDENTITY_ORG);
	arena_free(&page.memory);
}

static void roles_are_collected_and_mean_who_has_them(void **state)
{
	(void)state;
	struct page page;
	read_page(&page, (struct segment[]){
				 PARA("Petra Nagle, chief inspector of bridges at the Coast Agency, rose."),
				 PARA("The chief inspector sat. One council stood. The report by Nagle lay."), END});
	const struct identity *petra = identity(&page, "Petra Nagle");
	assert_int_equal(petra->gender, GENDER_SHE);
	assert_slice(petra->roles.items[0], "chief inspector of bridges");
	assert_slice(petra->orgs.items[0], "Coast Agency");
	assert_slice(meant(&page, 1, "The chief inspector")->name, "Petra Nagle");
	assert_slice(meant(&page, 1, "The report by Nagle")->name, "Petra Nagle");
	const struct identity *council = meant(&page, 1, "One council");
	assert_true(council->described);
	assert_int_equal(council->type, IDENTITY_ORG);
	assert_slice(council->name, "one council");
	arena_free(&page.memory);
}

static void distance_counts_steps_up_to_its_limit(void **state)
{
	(void)state;
	assert_true(distance_within(S("weaver"), S("weaver"), 0));
	assert_true(distance_within(S("weaver"), S("waever"), 1));
	assert_true(distance_within(S("weaver"), S("weavers"), 1));
	assert_false(distance_within(S("weaver"), S("beavers"), 1));
	assert_true(distance_within(S("weaver"), S("beavers"), 2));
	assert_false(distance_within(S("weaver"), S(""), 5));
}

static void spellings_find_what_is_a_step_away(void **state)
{
	(void)state;
	struct arena memory = {0};
	struct spellings s = {0};
	assert_int_equal(spellings_find(&s, S(""), S("weaver")), SLICE_NONE);
	spellings_add(&s, &memory, S("tom"), S("weaver"), 7);
	spellings_add(&s, &memory, S("ann"), S("vane"), 8);
	assert_int_equal(spellings_find(&s, S("tom"), S("weever")), 7);
	assert_int_equal(spellings_find(&s, S(""), S("wever")), SLICE_NONE); /* too short to tell */
	assert_int_equal(spellings_find(&s, S("jim"), S("weever")), SLICE_NONE);
	assert_int_equal(spellings_find(&s, S(""), S("beaver")), SLICE_NONE);
	assert_int_equal(spellings_find(&s, S(""), S("vanes")), SLICE_NONE);
	arena_free(&memory);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mentions_stand_in_order_and_apart),
		cmocka_unit_test(two_who_share_a_name_stay_two),
		cmocka_unit_test(a_misspelling_needs_the_first_name_to_agree),
		cmocka_unit_test(a_reader_is_nobody_else),
		cmocka_unit_test(organisations_have_acronyms),
		cmocka_unit_test(roles_are_collected_and_mean_who_has_them),
		cmocka_unit_test(distance_counts_steps_up_to_its_limit),
		cmocka_unit_test(spellings_find_what_is_a_step_away),
	};
	return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
