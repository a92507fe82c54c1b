/* Who said what, in any text: each place is one in its segment. A line is a
 * segment; a line `k TAB speaker TAB text` says of what kind and whose it is. */
#include "attribution/attribution.h"
#include "fuzz.h"

static const slice kinds = S("tsbhpicqamf"); /* in the order of enum segment_kind */

static struct segment segment_of(slice line, size_t start, struct arena *memory)
{
	struct segment s = {.kind = SEGMENT_PARA, .section = S(""), .reply_to = S(""), .date = S("2021-03-04")};
	s.seg = s.turn = s.speaker = S("");
	size_t kind = line.len > 1 && line.at[1] == '\t' ? slice_find_byte(kinds, line.at[0], 0) : SLICE_NONE;
	if (kind != SLICE_NONE) {
		s.kind = (enum segment_kind)kind;
		line = slice_after(line, 2);
		s.speaker = slice_cut(&line, '\t');
		s.turn = s.kind == SEGMENT_QUESTION || s.kind == SEGMENT_ANSWER ? S("1") : S("");
	}
	s.text = arena_copy(memory, line);
	s.start = start;
	s.end = start + line.len;
	return s;
}

static struct segment_list document_of(slice bytes, struct arena *memory)
{
	struct segment_list list = {.doc = S("document")};
	size_t room = 0;
	for (slice rest = bytes; rest.len > 0;) {
		size_t start = (size_t)(rest.at - bytes.at);
		struct segment s = segment_of(slice_cut(&rest, '\n'), start, memory);
		list.items = arena_grow(memory, list.items, list.count, &room, list.count + 1, sizeof s);
		list.items[list.count++] = s;
	}
	return list;
}

static void must_stand(const struct segment_list *document, struct place at)
{
	fuzz_must(at.segment < document->count && at.from <= at.to && at.whole_from <= at.whole_to);
	size_t len = document->items[at.segment].text.len;
	fuzz_must(at.to <= len && at.whole_to <= len);
	fuzz_must(at.whole_to == 0 || (at.whole_from <= at.from && at.to <= at.whole_to));
}

static void attribute(const struct segment_list *document, const struct token_list *tokens, const struct model *model,
		      struct arena *memory)
{
	struct identities ids = identities_of(document, tokens, memory);
	struct attributions found = attributions_of(document, tokens, &ids, model, memory);
	for (size_t i = 0; i < found.count; i++) {
		const struct attribution *a = &found.items[i];
		must_stand(document, a->content);
		must_stand(document, a->mention);
		must_stand(document, a->cue);
		fuzz_must(a->content.to > 0 && a->part > 0 && a->rule && quote_kind_name(a->kind).len > 0);
		fuzz_must(a->identity == SLICE_NONE || a->identity < ids.count);
		fuzz_must(a->other == SLICE_NONE || a->other < ids.count);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct model *model;
	if (!model)
		fuzz_must((model = model_built_in()) != NULL);
	struct arena memory = {0};
	struct segment_list document = document_of(fuzz_bytes(data, size), &memory);
	struct token_list *tokens = arena_array(&memory, document.count, sizeof *tokens);
	for (size_t i = 0; i < document.count; i++)
		tokens[i] = tokens_of(document.items[i].text, &memory);
	attribute(&document, tokens, NULL, &memory);
	attribute(&document, tokens, model, &memory);
	arena_free(&memory);
	return 0;
}
