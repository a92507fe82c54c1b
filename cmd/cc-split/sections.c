#include "split.h"

enum {
	LONG_TEXT = 200, /* bytes, on average, of numbered paragraphs that are no list */
	LONG_LEAST = 5,  /* how many there must be */
	NOTES_MOST = 60,
};

/* Digits, and a blank line above: what a list and numbered paragraphs share. */
static bool is_numbered(const struct split *s, const struct piece *p)
{
	return piece_is_open(p) && p->shape == SHAPE_NUMBER && p->gap > 0 && s->lines[p->line].number > 0;
}

static bool is_notes_heading(slice text)
{
	return text.len <= NOTES_MOST &&
	       (slice_starts_nocase(text, S("note")) || slice_starts_nocase(text, S("editor")));
}

/* Paragraphs are numbered where the numbers run on across a heading, or where
 * they are long and stand apart. */
static bool numbers_paragraphs(const struct split *s)
{
	size_t count = 0, length = 0, stops = 0;
	bool below_heading = false, notes = false;
	unsigned last = 0;
	for (size_t i = 0; i < s->piece_count; i++) {
		const struct piece *p = &s->pieces[i];
		if (p->kind == SEGMENT_HEADING) {
			below_heading = true;
			notes = is_notes_heading(piece_text(s, p));
		}
		if (!is_numbered(s, p))
			continue;
		unsigned number = s->lines[p->line].number;
		if (below_heading && last > 0 && number == last + 1)
			return true;
		below_heading = false;
		last = number;
		if (notes)
			continue;
		count++;
		length += piece_length(p);
		stops += (p->flags & PIECE_STOP) != 0;
	}
	return count >= LONG_LEAST && length >= count * LONG_TEXT && stops * 10 >= count * 9;
}

/* What no pass has claimed is an item or a paragraph. */
static void decide_rest(struct split *s, struct piece *p, bool numbered, unsigned *last, bool notes)
{
	if (!piece_is_open(p))
		return;
	bool item = piece_is_item(p) || p->role == ROLE_ITEM;
	if (numbered && !notes && is_numbered(s, p)) {
		unsigned number = s->lines[p->line].number;
		if (number == *last + 1 || *last == 0) {
			item = false;
			*last = number;
		}
	}
	p->kind = item ? SEGMENT_ITEM : SEGMENT_PARA;
}

void sections_find(struct split *s)
{
	uint32_t section = NONE;
	unsigned last = 0;
	bool numbered = numbers_paragraphs(s), notes = false;
	for (size_t i = 0; i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		decide_rest(s, p, numbered, &last, notes);
		p->section = section;
		if (p->kind == SEGMENT_HEADING) {
			section = (uint32_t)i;
			notes = is_notes_heading(piece_text(s, p));
		}
		if (!(p->flags & PIECE_OWN_TIME))
			p->date = s->doc_date;
	}
}
