#include "batch.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/utf8.h"
#include "check.h"

enum {
	SMALL = 32 * 1024, /* bytes of a document that is split together with others */
	TOGETHER = BATCH_MOST / PARALLEL_PARTS,
};

/* Bytes that are not UTF-8 are shown as `?`; -v says how many there were. */
static void note(const struct split *s, const char *doc)
{
	size_t broken = 0;
	for (size_t at = 0; (at += utf8_valid(slice_after(s->bytes, at))) < s->bytes.len; at++)
		broken++;
	message_note("%s: %zu paragraphs, %u turns, %zu bytes that are not UTF-8", doc, s->piece_count, s->turns,
		     broken);
}

static void split_next(const struct batch *b, struct split *s, const struct batch_document *d)
{
	s->bytes = d->file.bytes;
	s->order_given = b->order;
	split_document(s);
}

static void split_some(void *context, size_t part, size_t from, size_t to)
{
	struct batch *b = context;
	b->blocks[part].len = 0;
	for (size_t i = from; i < to; i++) {
		split_next(b, &b->splits[part], &b->documents[i]);
		rows_add(&b->blocks[part], &b->splits[part], b->documents[i].doc, b->unit);
	}
}

static void write_some(void *context, size_t part, size_t from, size_t to)
{
	struct batch *b = context;
	(void)from, (void)to;
	writer_rows(b->out, slice_of(b->blocks[part].bytes, b->blocks[part].len));
}

void batch_finish(struct batch *b)
{
	parallel_in_order(b->count, TOGETHER, split_some, write_some, b);
	b->count = 0;
}

/* The first place alone keeps the memory of large documents. */
static const struct batch_document *move_first(struct batch *b, struct batch_document *d)
{
	struct batch_document *first = &b->documents[0];
	if (d != first) {
		document_free(&first->file);
		*first = *d;
		d->file = (struct document){0};
	}
	return first;
}

static bool split_alone(struct batch *b, struct batch_document *last, const char *path)
{
	struct split *s = &b->splits[0];
	batch_finish(b);
	const struct batch_document *d = move_first(b, last);
	split_next(b, s, d);
	if (b->verbose)
		note(s, d->doc.at);
	if (b->check)
		return check_document(s, b->unit, path);
	rows_write(s, d->doc, b->unit, b->out);
	return true;
}

bool batch_add(struct batch *b, const char *path, const char *doc)
{
	struct batch_document *d = &b->documents[b->count];
	if (!document_read(&d->file, path))
		return false;
	d->doc = slice_from(doc);
	if (b->check || b->verbose || d->file.bytes.len > SMALL)
		return split_alone(b, d, path);
	if (++b->count == BATCH_MOST)
		batch_finish(b);
	return true;
}

void batch_free(struct batch *b)
{
	for (size_t i = 0; i < BATCH_MOST; i++)
		document_free(&b->documents[i].file);
	for (size_t i = 0; i < PARALLEL_PARTS; i++) {
		split_free(&b->splits[i]);
		row_block_free(&b->blocks[i]);
	}
}
