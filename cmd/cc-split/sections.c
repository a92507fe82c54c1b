#include "split.h"

/* What no pass has claimed is an item or a paragraph. */
static void decide_rest(struct piece *p, bool *numbered_text)
{
	(void)numbered_text;
	if (!piece_is_open(p))
		return;
	p->kind = p->shape == SHAPE_BULLET || p->shape == SHAPE_NUMBER ? SEGMENT_ITEM : SEGMENT_PARA;
}

void sections_find(struct split *s)
{
	uint32_t section = NONE;
	bool numbered = false;
	for (size_t i = 0; i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		decide_rest(p, &numbered);
		p->section = section;
		if (p->kind == SEGMENT_HEADING)
			section = (uint32_t)i;
		if (!(p->flags & PIECE_OWN_TIME))
			p->date = s->doc_date;
	}
}
