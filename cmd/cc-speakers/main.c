/* cc-speakers: who speaks, under which names, in which roles, and how much.
 *
 * Segments in, one row an identity out. Who is who in a document is
 * common/identity's to find, what they say common/attribution's; across
 * documents it is crowd.c's. Here are the options and the loop. */
#include <unistd.h>

#include "base/message.h"
#include "crowd.h"

static struct {
	bool by_document, all, why, keep_going, verbose;
} options;

static const struct option_entry ENTRIES[] = {
	{'d', "by-doc", NULL, OPTION_FLAG, &options.by_document, "one row a document and speaker, after a column doc",
	 0, 0},
	{'a', "all", NULL, OPTION_FLAG, &options.all, "those too who are only named", 0, 0},
	{'w', "why", NULL, OPTION_FLAG, &options.why, "add the rule by which each alias is one", 0, 0},
	{0, "keep-going", NULL, OPTION_FLAG, &options.keep_going, "report bad rows and files, and go on", 0, 0},
	{'v', "verbose", NULL, OPTION_FLAG, &options.verbose, "say how much was read and found", 0, 0},
};

static const struct option_table TABLE = {
	.synopsis = "[OPTION]... [SEGMENTS]...",
	.about = "Read segments (from cc-split) and write speakers: one row a person, organisation or\n"
		 "group across all documents, with its names, roles, and how much it is heard.\n",
	OPTION_ENTRIES(ENTRIES),
	.example = "cc-split articles/*.txt | cc-speakers > speakers.tsv",
};

struct run {
	struct segments in;
	struct sheet sheet;
	struct crowd crowd;
	size_t documents, rows;
};

static void write_row(struct run *run, slice doc, const struct speaker *s, struct arena *memory)
{
	if (!options.all && !speaker_is_heard(s))
		return;
	sheet_row(&run->sheet, doc, s, memory);
	run->rows++;
}

static void read_document(struct run *run, const struct segment_list *document, struct arena *memory)
{
	struct token_list *tokens = arena_array(memory, document->count, sizeof *tokens);
	for (size_t i = 0; i < document->count; i++)
		tokens[i] = tokens_of(document->items[i].text, memory);
	struct identities ids = identities_of(document, tokens, memory);
	struct attributions said = attributions_of(document, tokens, &ids, NULL, memory);
	const struct speaker *speakers = speakers_of(document, &ids, &said, memory);
	for (size_t i = 0; i < ids.count; i++) {
		bool unheard = ids.items[i].described && !speaker_is_heard(&speakers[i]);
		if (ids.items[i].is_thing || unheard) /* a description is no name */
			continue;
		if (options.by_document)
			write_row(run, document->doc, &speakers[i], memory);
		else if (options.all || speaker_is_heard(&speakers[i]))
			crowd_add(&run->crowd, &speakers[i], ids.items[i].described);
	}
}

static void write_crowd(struct run *run, struct arena *memory)
{
	for (size_t i = 0; i < run->crowd.count; i++) {
		const struct speaker *s = crowd_speaker(&run->crowd, i);
		if (s)
			write_row(run, S(""), s, memory);
		arena_reset(memory);
	}
}

int main(int argc, char **argv)
{
	message_start("cc-speakers");
	struct run run = {0};
	struct arena memory = {0};
	struct segment_list document;
	struct operands files = options_files(options_parse(&TABLE, argc, argv));
	message_verbose(options.verbose);
	if (!segments_open(&run.in, files, false, options.keep_going))
		return message_status();
	run.sheet = (struct sheet){.by_document = options.by_document, .why = options.why};
	writer_open(&run.sheet.out, STDOUT_FILENO, NULL);
	sheet_header(&run.sheet);
	for (; segments_next(&run.in, &memory, &document) && !run.sheet.out.failed; run.documents++) {
		read_document(&run, &document, &memory);
		arena_reset(&memory);
	}
	write_crowd(&run, &memory);
	message_note("%zu speakers from %zu documents", run.rows, run.documents);
	segments_close(&run.in);
	writer_close(&run.sheet.out);
	crowd_free(&run.crowd);
	arena_free(&memory);
	return message_status();
}
