/* segments: the stream of cc-split, a document at a time.
 *
 * Rows of one document stand together and in order; a document that comes
 * again after another one, or a row out of order, is refused with its line. */
#ifndef CC_SEGMENTS_H
#define CC_SEGMENTS_H

#include "base/arena.h"
#include "base/table.h"
#include "streams/document.h"
#include "streams/stream.h"

enum segment_kind {
	SEGMENT_TITLE,
	SEGMENT_STANDFIRST,
	SEGMENT_BYLINE,
	SEGMENT_HEADING,
	SEGMENT_PARA,
	SEGMENT_ITEM,
	SEGMENT_CAPTION,
	SEGMENT_QUESTION,
	SEGMENT_ANSWER,
	SEGMENT_COMMENT,
	SEGMENT_FURNITURE,
};

/* The name of a kind in the stream: "title", "para", … */
slice segment_kind_name(enum segment_kind kind);

struct segment {
	enum segment_kind kind;
	slice seg, section, turn, reply_to, speaker, date, text;
	size_t start, end; /* byte offsets into the document */
	size_t *map;       /* text position -> offset from start; NULL: the same */
	bool unmapped;     /* there is markup and no document to find it in */
	size_t line;       /* of the stream */
};

/* The segments of one document; everything lives in the arena given. */
struct segment_list {
	slice doc;
	struct segment *items;
	size_t count;
};

struct segments {
	struct stream in;
	size_t doc, seg, kind, section, turn, reply_to, speaker, date, start, end, text;
	struct table seen; /* documents read so far */
	bool places;
	bool waiting; /* in.row is the first row of the next document */
	struct document source;
};

/* Open the stream; false, having said why, when it is not one of segments.
 * `places`: what is found will be placed in the document, so a document with
 * markup has to be read again. */
bool segments_open(struct segments *s, struct operands files, bool places, bool keep_going);

/* The next document's segments; false at the end. */
bool segments_next(struct segments *s, struct arena *memory, struct segment_list *list);

/* The offset in the document at which byte `at` of the text (at < text.len)
 * begins, and at which what ends before byte `end` (0 < end <= text.len) ends:
 * behind markup the two differ. */
size_t segment_offset(const struct segment *segment, size_t at);
size_t segment_offset_end(const struct segment *segment, size_t end);

void segments_close(struct segments *s);

#endif
