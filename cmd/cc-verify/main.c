/* cc-verify: proves that every row of a stream stands in its document. */
#include <unistd.h>

#include "base/message.h"
#include "base/table.h"
#include "stands.h"
#include "streams/document.h"
#include "streams/stream.h"
#include "streams/writer.h"

static struct {
	bool keep_going, verbose;
} options;

static const struct option_entry ENTRIES[] = {
	{0, "keep-going", NULL, OPTION_FLAG, &options.keep_going, "report every row that does not stand, and go on",
	 0, 0},
	{'v', "verbose", NULL, OPTION_FLAG, &options.verbose, "say which documents are read", 0, 0},
};

static const struct option_table TABLE = {
	.synopsis = "[OPTION]... [STREAM]...",
	.about = "Read any stream with the columns doc, start, end and text, read its documents again,\n"
		 "and prove that each text stands where its row says. Writes how many rows did.\n",
	OPTION_ENTRIES(ENTRIES),
	.example = "cc-split article.txt | cc-quotes | cc-verify",
};

struct run {
	struct stream in;
	size_t doc, start, end, text;
	struct document document;
	struct table documents; /* read so far */
	size_t current;         /* the one in hand, or SLICE_NONE */
	bool readable;
	size_t rows;
};

static bool open_streams(struct run *run, struct operands files)
{
	struct stream *in = &run->in;
	return stream_open(in, files, options.keep_going) && stream_need(in, "doc", "cc-split", &run->doc) &&
	       stream_need(in, "start", "cc-split", &run->start) && stream_need(in, "end", "cc-split", &run->end) &&
	       stream_need(in, "text", "cc-split", &run->text);
}

/* Have the row's document in hand; false, having said why, when it cannot be read. */
static bool take_document(struct run *run)
{
	slice doc = stream_field(&run->in, run->doc);
	if (run->current != SLICE_NONE && slice_equal(run->documents.keys[run->current], doc))
		return run->readable;
	run->current = table_add(&run->documents, doc);
	if (slice_equal(doc, S("-"))) {
		message_error(run->in.file, run->in.line, "the document was standard input and cannot be read again");
		return run->readable = false;
	}
	message_note("%.*s", SHOW(doc));
	return run->readable = document_read(&run->document, run->documents.keys[run->current].at);
}

static bool check_row(struct run *run)
{
	struct stream *in = &run->in;
	size_t start, end;
	if (!take_document(run))
		return false;
	if (!stream_offset(stream_field(in, run->start), &start) ||
	    !stream_offset(stream_field(in, run->end), &end) || start > end || end > run->document.bytes.len) {
		message_error(in->file, in->line, "'%.*s' to '%.*s' is no place in %.*s",
			      SHOW(stream_field(in, run->start)), SHOW(stream_field(in, run->end)),
			      SHOW(stream_field(in, run->doc)));
		return false;
	}
	if (stands_as(slice_sub(run->document.bytes, start, end), stream_field(in, run->text)))
		return true;
	message_error(in->file, in->line, "bytes %zu to %zu of %.*s are not this text", start, end,
		      SHOW(stream_field(in, run->doc)));
	return false;
}

static void write_count(const struct run *run)
{
	struct writer out;
	writer_open(&out, STDOUT_FILENO, NULL);
	writer_field(&out, S("rows"));
	writer_field(&out, S("documents"));
	writer_end(&out);
	writer_number(&out, run->rows);
	writer_number(&out, run->documents.count);
	writer_end(&out);
	writer_close(&out);
}

int main(int argc, char **argv)
{
	message_start("cc-verify");
	struct run run = {.current = SLICE_NONE};
	struct operands files = options_files(options_parse(&TABLE, argc, argv));
	message_verbose(options.verbose);
	if (!open_streams(&run, files))
		return message_status();
	while (stream_next(&run.in)) {
		if (check_row(&run))
			run.rows++;
		else if (!options.keep_going)
			break;
	}
	if (message_status() == STATUS_DONE || options.keep_going)
		write_count(&run);
	stream_close(&run.in);
	document_free(&run.document);
	table_free(&run.documents);
	return message_status();
}
