/* batch: documents on their way from files to rows.
 *
 * Small documents are split several at once, on all processors, and a large one
 * by itself: then its parts are. Rows come in the order of the documents. All
 * zero but for the first members is a batch, ready for use. */
#ifndef CC_SPLIT_BATCH_H
#define CC_SPLIT_BATCH_H

#include "base/parallel.h"
#include "rows.h"
#include "streams/document.h"

enum { BATCH_MOST = 256 /* small documents together */ };

struct batch {
	struct writer *out;
	enum unit unit;
	enum date_order order; /* given by the user, or DATE_UNKNOWN */
	bool check;            /* write no rows; prove that nothing is lost */
	bool verbose;          /* note what was found */

	struct batch_document {
		struct document file;
		slice doc;
	} documents[BATCH_MOST];
	size_t count;
	struct split splits[PARALLEL_PARTS]; /* each splits one document after the other */
	struct row_block blocks[PARALLEL_PARTS];
};

/* Take the document at `path`, which its rows call `doc` (not copied). False,
 * and has said why, where it cannot be read or the check fails. */
bool batch_add(struct batch *b, const char *path, const char *doc);

/* Split and write what was taken. */
void batch_finish(struct batch *b);

void batch_free(struct batch *b);

#endif
