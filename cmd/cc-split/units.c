#include "units.h"

#include "text/sentences.h"

/* The paragraphs of a turn are one unit as far as nothing else stands between
 * them; a comment's byline is a unit of its own. */
static void take_turn(struct units *u)
{
	const struct split *s = u->split;
	const struct piece *p = u->piece;
	while (p->turn && u->next < s->piece_count) {
		const struct piece *next = &s->pieces[u->next];
		if (next->turn != p->turn || next->kind != p->kind || (next->flags & PIECE_LABEL) ||
		    next->section != p->section)
			break;
		u->end = next->end;
		u->next++;
	}
}

static bool has_sentences(const struct piece *p)
{
	return p->kind == SEGMENT_PARA || p->kind == SEGMENT_ITEM || p->kind == SEGMENT_QUESTION ||
	       p->kind == SEGMENT_ANSWER || p->kind == SEGMENT_COMMENT || p->kind == SEGMENT_STANDFIRST;
}

/* How many of a mark begin the text and stand nowhere else in it: emphasis that
 * goes on in the next sentence. */
static size_t open_marks(slice text, char mark)
{
	size_t count = 0;
	while (count < text.len && text.at[count] == mark)
		count++;
	return count < text.len && slice_find_byte(text, mark, count) == SLICE_NONE ? count : 0;
}

/* The same for emphasis that began in a sentence before. */
static size_t closed_marks(slice text, char mark)
{
	size_t count = 0;
	while (count < text.len && text.at[text.len - 1 - count] == mark)
		count++;
	return count < text.len && slice_find_byte(text, mark, 0) == text.len - count ? count : 0;
}

/* Emphasis over several sentences: its marks belong to none of them. */
static void cut_emphasis(struct units *u)
{
	slice text = split_text(u->split, u->start, u->end);
	char first = text.at[0], last = text.at[text.len - 1];
	size_t from = 0, to = text.len;
	if (first == '*' || first == '_')
		from = sentence_begin(text, open_marks(text, first));
	if (last == '*' || last == '_')
		to -= closed_marks(text, last);
	if (from >= to)
		return;
	u->end = u->start + to;
	u->start += from;
}

/* The next sentence of the piece; the piece is passed with its last one. */
static void take_sentence(struct units *u)
{
	const struct piece *p = u->piece;
	slice text = piece_text(u->split, p);
	u->start = u->from ? u->from : p->start;
	u->end = p->start + sentence_end(text, u->start - p->start);
	u->from = p->start + sentence_begin(text, u->end - p->start);
	if (u->from >= p->end)
		u->from = 0;
	else
		u->next--;
	cut_emphasis(u);
}

bool units_next(struct units *u)
{
	const struct split *s = u->split;
	if (u->next >= s->piece_count)
		return false;
	u->piece = &s->pieces[u->next++];
	u->start = u->piece->start;
	u->end = u->piece->end;
	if (u->unit == UNIT_TURN)
		take_turn(u);
	else if (u->unit == UNIT_SENTENCE && has_sentences(u->piece))
		take_sentence(u);
	return true;
}
