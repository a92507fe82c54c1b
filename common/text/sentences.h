/* sentences: where a sentence ends.
 *
 * A sentence ends with . ! ? or … (several count as one), the closing
 * quotation marks and brackets that follow, and then white space or the end of
 * the text. It does not end after an abbreviation that goes on
 * (common/lexicon/abbreviations.tsv), an initial, a decimal point, a list
 * number, before a small letter (“Why?” she asked), nor where a question in
 * quotation marks is followed by who asked it (“Why?” Patel said). The text is
 * one paragraph; its line ends count as spaces. Any bytes will do.
 *
 * Walk the sentences of a text with
 *
 *     for (size_t from = sentence_begin(text, 0); from < text.len;) {
 *             size_t end = sentence_end(text, from);
 *             … slice_sub(text, from, end) …
 *             from = sentence_begin(text, end);
 *     }
 *
 * which looks at each byte a bounded number of times. */
#ifndef CC_SENTENCES_H
#define CC_SENTENCES_H

#include "base/blocks.h"

/* The first byte at or after `from` that is not white space (no-break spaces
 * are white space), or text.len. */
size_t sentence_begin(slice text, size_t from);

/* Where the sentence that begins at `from` (< text.len) ends: the place after
 * its last byte, closing marks included, white space not. Always > from. */
size_t sentence_end(slice text, size_t from);

/* The same for one sentence of a text after the other; `stops`, which begins as
 * block_walk_begin(), is kept from one to the next. */
size_t sentence_end_from(slice text, size_t from, struct block_walk *stops);

/* Whether a full stop after `word` belongs to it and never ends a sentence: Dr,
 * Cllr, an initial. */
bool sentence_abbreviation(slice word);

#endif
