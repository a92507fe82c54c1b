/* search: the frames of one sentence while they are being found. Shared by
 * frames.c, which reads the sentence, cues.c, which tells verbs of speech from
 * words that look like them, reports.c, which finds what is reported, and
 * quoted.c, which finds whose words in marks are. */
#ifndef CC_SEARCH_H
#define CC_SEARCH_H

#include "speech/clause.h"
#include "speech/frames.h"

enum {
	NEAR = 14,          /* tokens in which an object, a colon or a verb is looked for */
	CONTENT_MOST = 500, /* tokens that content before its cue has at most */
};

struct search {
	struct clause c;
	const struct passage *p;
	struct frame_list *found;
	struct arena *memory;
};

/* A verb that may be a cue. */
struct cue {
	size_t verb;
	size_t end; /* behind the verb and its particle */
	struct subject subject;
	const struct word *word;
	size_t heard; /* of "was told": where what was told begins; else 0 */
};

/* ---- the frames found so far ---- */

struct frame *search_add(const struct search *s, struct frame frame);

/* A frame with this cue and its source, without content. */
struct frame search_frame_of(const struct cue *cue, const char *rule);

void search_add_part(struct frame *f, struct span part);

/* The frame whose content the tokens now being read belong to, or NULL. */
static inline struct frame *search_open_frame(const struct search *s)
{
	struct frame *last = s->found->count ? &s->found->items[s->found->count - 1] : NULL;
	return last && last->open ? last : NULL;
}

/* Its content ends before `at`. */
void search_close_frame(const struct search *s, struct frame *open, size_t at);

/* A frame with a clause as its content, from `from` on until another frame or
 * the sentence ends it. Returns where to read on, or 0. */
size_t search_open_content(const struct search *s, const struct cue *cue, size_t from, const char *rule);

/* Where content that stands before its cue begins: behind the frames so far,
 * and behind ", while" or ", but" where the clause does; CONTENT_MOST tokens back at most. */
size_t search_content_begin(const struct search *s, size_t end);

/* Where a quotation that opens at `open` ends: behind its closing mark, or at
 * the end of the paragraph. */
size_t search_quotation_end(const struct search *s, size_t open);

/* `few` tokens behind `from`, or where the sentence ends before. */
static inline size_t search_end_near(const struct search *s, size_t from, size_t few)
{
	return from + few < s->c.hi ? from + few : s->c.hi;
}

/* Whether one of so many tokens from `from` on opens a quotation, at any depth. */
static inline bool search_marks_near(const struct search *s, size_t from, size_t few)
{
	size_t end = search_end_near(s, from, few);
	return passage_look(s->p, from, end, LOOK_OPEN) < end;
}

/* Whether words in marks stand not far behind `from`. */
bool search_has_quotation(const struct search *s, size_t from);

bool search_ends_in_ing(const struct search *s, size_t i);
bool search_is_one_of(const struct clause *c, size_t i, const slice *words, size_t count);
#define IS_ONE_OF(c, i, words) search_is_one_of((c), (i), (words), sizeof(words) / sizeof *(words))

/* ---- cues.c ---- */

/* The verb at `i` with its subject; false where it is no cue. */
bool cue_read(const struct search *s, size_t i, struct cue *cue);
bool cue_has_source(const struct search *s, const struct cue *cue);

/* The comma that ends ", in print," before words in marks, or `at`. */
size_t cue_skip_parenthesis(const struct clause *c, size_t at);

/* A quotation set off by a colon or comma not far behind the verb: wrote in
 * the margin, “…”; reassured staff: “…”. Its opening mark, or SLICE_NONE. */
size_t cue_set_off_quotation(const struct search *s, size_t at);

/* ---- reports.c: each adds a frame and returns where to read on, or 0 ---- */

/* “…,” S V  and  “…,” V S. */
size_t report_after_quotation(const struct search *s, struct cue *cue);

/* X, S V.  X, V S.  X, S V, Y.  As S says, X. */
size_t report_after_clause(const struct search *s, struct cue *cue);

/* Whether the verb, behind a comma, has its subject behind it: X, says S. Then
 * the cue gets that subject, and *end is behind it. */
bool report_is_inverted(const struct search *s, struct cue *cue, size_t *end);

/* Every way in which what is reported can stand behind its verb. */
size_t report_behind(const struct search *s, struct cue *cue);

/* ---- quoted.c: each adds a frame and returns where to read on, or 0 ---- */

/* in the words of S, “…”; in the boys’ own words, “…”: the word at `i`. */
size_t quoted_in_words(const struct search *s, size_t i);

/* S: “…” and S was blunter: “…”: the colon at `i`. */
size_t quoted_after_label(const struct search *s, size_t i);

/* And I’m like, “…”. */
size_t quoted_after_like(const struct search *s, size_t i);

/* “…” was how S put it; “…” is what S told us. */
size_t quoted_how(const struct search *s, size_t i);

/* Her answer was “…”; as one paper had it, “…”: where what stands in front of
 * the quotation at `open` says whose words it is. */
void quoted_in_front(const struct search *s, size_t open);

#endif
