/* cc-quotes: who said what, in which words, and exactly where.
 *
 * Segments in, quotes out. The finding is common/attribution; here are the
 * options, the columns, and the loop over documents. */
#include <unistd.h>

#include "attribution/attribution.h"
#include "base/message.h"
#include "known.h"
#include "streams/writer.h"

static struct {
	const char *kinds;
	const char *speakers;
	bool spans, why, rules_only, keep_going, verbose;
} options;

static const struct option_entry ENTRIES[] = {
	{'k', "kinds", "LIST", OPTION_TEXT, &options.kinds,
	 "only these kinds: direct, mixed, indirect, unattributed,\nthought, turn, comment (default: all)", 0, 0},
	{'s', "speakers", "FILE", OPTION_TEXT, &options.speakers,
	 "name speakers as this table does (from cc-speakers,\ncorrected by hand)", 0, 0},
	{0, "spans", NULL, OPTION_FLAG, &options.spans, "add where the mention and the cue stand", 0, 0},
	{0, "why", NULL, OPTION_FLAG, &options.why, "add the rule by which the source was found", 0, 0},
	{0, "rules-only", NULL, OPTION_FLAG, &options.rules_only, "go by the rules alone, without the learned model",
	 0, 0},
	{0, "keep-going", NULL, OPTION_FLAG, &options.keep_going, "report bad rows and files, and go on", 0, 0},
	{'v', "verbose", NULL, OPTION_FLAG, &options.verbose, "say how much was read and found", 0, 0},
};

static const struct option_table TABLE = {
	.synopsis = "[OPTION]... [SEGMENTS]...",
	.about = "Read segments (from cc-split) and write quotes: one row a span of reported speech,\n"
		 "with its speaker, the words that report it, and where it stands in the document.\n",
	OPTION_ENTRIES(ENTRIES),
	.example = "cc-split article.txt | cc-quotes -k direct,mixed",
};

enum { KINDS = QUOTE_COMMENT + 1 };

struct run {
	struct segments in;
	struct writer out;
	struct known_speakers known;
	const struct model *model; /* NULL: the rules alone */
	bool wanted[KINDS];
	size_t documents, rows;
};

static void read_kinds(const char *list, bool *wanted)
{
	for (size_t k = 0; k < KINDS; k++)
		wanted[k] = !list;
	for (slice rest = slice_from(list ? list : ""); rest.len;) {
		slice name = slice_cut(&rest, ',');
		bool found = false;
		for (size_t k = 0; k < KINDS; k++)
			if (slice_equal(name, quote_kind_name((enum quote_kind)k)))
				wanted[k] = found = true;
		if (!found)
			message_fatal(NULL, 0, "--kinds: there is no kind '%.*s'; see --help", SHOW(name));
	}
}

static void write_header(struct writer *out)
{
	static const slice columns[] = {S("doc"),     S("seg"),   S("within"), S("section"), S("turn"),
					S("date"),    S("quote"), S("part"),   S("kind"),    S("speaker"),
					S("mention"), S("cue"),   S("start"),  S("end"),     S("text")};
	static const slice spans[] = {S("mention_start"), S("mention_end"), S("cue_start"), S("cue_end")};
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		writer_field(out, columns[i]);
	for (size_t i = 0; options.spans && i < sizeof spans / sizeof *spans; i++)
		writer_field(out, spans[i]);
	if (options.why)
		writer_field(out, S("rule"));
	writer_end(out);
	writer_flush(out);
}

static slice words_of(const struct segment_list *document, struct place at)
{
	return slice_sub(document->items[at.segment].text, at.from, at.to);
}

static slice speaker_name(const struct run *run, const struct identities *ids, slice doc, const struct attribution *a,
			  struct arena *memory)
{
	if (a->identity == SLICE_NONE)
		return S("");
	slice name = known_name(&run->known, doc, &ids->items[a->identity], memory);
	if (a->other == SLICE_NONE)
		return name;
	return arena_join(memory, name, S("|"), known_name(&run->known, doc, &ids->items[a->other], memory));
}

/* The two offsets of a place in the document, empty where it is not known. */
static void write_place(struct writer *out, const struct segment_list *document, struct place at)
{
	const struct segment *segment = &document->items[at.segment];
	if (at.to == 0 || segment->unmapped) {
		writer_clean_field(out, S(""));
		writer_clean_field(out, S(""));
		return;
	}
	writer_number(out, segment_offset(segment, at.from));
	writer_number(out, segment_offset_end(segment, at.to));
}

static struct place whole_of(struct place at)
{
	if (at.whole_to) {
		at.from = at.whole_from;
		at.to = at.whole_to;
	}
	return at;
}

static void write_row(struct run *run, const struct segment_list *document, const struct attribution *a,
		      slice speaker)
{
	struct writer *out = &run->out;
	const struct segment *segment = &document->items[a->content.segment];
	writer_clean_field(out, document->doc);
	writer_clean_field(out, segment->seg);
	writer_clean_field(out, segment_kind_name(segment->kind));
	writer_clean_field(out, segment->section);
	writer_clean_field(out, segment->turn);
	writer_clean_field(out, segment->date);
	writer_number(out, a->quote);
	writer_number(out, a->part);
	writer_clean_field(out, quote_kind_name(a->kind));
	writer_clean_field(out, speaker);
	writer_clean_field(out, words_of(document, a->mention));
	writer_clean_field(out, words_of(document, a->cue));
	write_place(out, document, a->content);
	writer_clean_field(out, words_of(document, a->content));
	if (options.spans) {
		write_place(out, document, whole_of(a->mention));
		write_place(out, document, whole_of(a->cue));
	}
	if (options.why)
		writer_clean_field(out, slice_from(a->rule));
	writer_end(out);
	run->rows++;
}

static void quote_document(struct run *run, const struct segment_list *document, struct arena *memory)
{
	struct token_list *tokens = arena_array(memory, document->count, sizeof *tokens);
	for (size_t i = 0; i < document->count; i++)
		tokens[i] = tokens_of(document->items[i].text, memory);
	struct identities ids = identities_of(document, tokens, memory);
	struct attributions found = attributions_of(document, tokens, &ids, run->model, memory);
	for (size_t i = 0; i < found.count; i++) {
		const struct attribution *a = &found.items[i];
		if (run->wanted[a->kind])
			write_row(run, document, a, speaker_name(run, &ids, document->doc, a, memory));
	}
}

int main(int argc, char **argv)
{
	message_start("cc-quotes");
	struct run run = {0};
	struct arena memory = {0};
	struct segment_list document;
	struct operands files = options_files(options_parse(&TABLE, argc, argv));
	message_verbose(options.verbose);
	read_kinds(options.kinds, run.wanted);
	if (!options.rules_only)
		run.model = model_built_in();
	if (message_status() != STATUS_DONE)
		return message_status();
	if (options.speakers && !known_read(&run.known, options.speakers))
		return message_status();
	if (!segments_open(&run.in, files, true, options.keep_going))
		return message_status();
	writer_open(&run.out, STDOUT_FILENO, NULL);
	write_header(&run.out);
	for (; segments_next(&run.in, &memory, &document) && !run.out.failed; run.documents++) {
		quote_document(&run, &document, &memory);
		arena_reset(&memory);
	}
	message_note("%zu rows from %zu documents", run.rows, run.documents);
	segments_close(&run.in);
	writer_close(&run.out);
	known_free(&run.known);
	arena_free(&memory);
	return message_status();
}
