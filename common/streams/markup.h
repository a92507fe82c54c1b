/* markup: the text of a segment, from the bytes of its document.
 *
 * Inline markup (Markdown emphasis `**`, `__`, `*`, `_` around words; <sup>,
 * <sub>, <b>, <i>, <em>, <strong> tags) is taken out, and so are the block-quote
 * marks (`> `) of every line but the first. A mark that is never closed, and
 * one inside a word (file_name, 2*3), is text. What then remains is
 * turned into the text of a stream, one byte for one byte: each control byte
 * becomes a space, each byte that is not valid UTF-8 a `?`. The result depends
 * on the bytes of the segment alone, so that whoever has them (cc-split,
 * cc-quotes, cc-verify) gets the same text and the same positions. */
#ifndef CC_MARKUP_H
#define CC_MARKUP_H

#include "base/slice.h"

/* Write the text of `raw` to `text`, which has room for raw.len bytes, and
 * return its length. Where `map` is not NULL it has room for raw.len + 1
 * positions: map[i] becomes the position in `raw` of text byte i, and
 * map[length] where the text ends. When the length returned is raw.len,
 * nothing was taken out and every position is the same in both. */
size_t markup_text(slice raw, char *text, size_t *map);

/* The same for what has no markup: one byte for one byte. Returns text. */
char *markup_copy(slice raw, char *text);

#endif
