#include "batch.h"

#include <stdlib.h>

#include "check.h"
#include "message.h"
#include "utf8.h"

enum {
	SMALL = 64 * 1024, /* bytes of a document that is split together with others */
	TOGETHER = 4,      /* ... by one thread, one after the other */
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

static void split_some(void *context, size_t part, size_t from, size_t to)
{
	struct batch *b = context;
	b->blocks[part].len = 0;
	for (size_t i = from; i < to; i++) {
		split_document(&b->documents[i].split);
		rows_add(&b->blocks[part], &b->documents[i].split, b->documents[i].doc, b->unit);
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

/* The first place alone holds what large documents need. */
static struct batch_document *move_first(struct batch *b, struct batch_document *d)
{
	struct batch_document *first = &b->documents[0];
	if (d == first)
		return d;
	document_free(&first->file);
	first->file = d->file;
	d->file = (struct document){0};
	first->split.bytes = d->split.bytes;
	first->doc = d->doc;
	return first;
}

static bool split_alone(struct batch *b, struct batch_document *d, const char *path)
{
	batch_finish(b);
	d = move_first(b, d);
	split_document(&d->split);
	if (b->verbose)
		note(&d->split, d->doc.at);
	if (b->check)
		return check_document(&d->split, b->unit, path);
	rows_write(&d->split, d->doc, b->unit, b->out);
	return true;
}

bool batch_add(struct batch *b, const char *path, const char *doc)
{
	struct batch_document *d = &b->documents[b->count];
	if (!document_read(&d->file, path))
		return false;
	d->doc = slice_from(doc);
	d->split.bytes = d->file.bytes;
	d->split.order_given = b->order;
	if (b->check || b->verbose || d->split.bytes.len > SMALL)
		return split_alone(b, d, path);
	if (++b->count == BATCH_MOST)
		batch_finish(b);
	return true;
}

void batch_free(struct batch *b)
{
	for (size_t i = 0; i < BATCH_MOST; i++) {
		document_free(&b->documents[i].file);
		split_free(&b->documents[i].split);
	}
	for (size_t i = 0; i < PARALLEL_PARTS; i++)
		row_block_free(&b->blocks[i]);
}
