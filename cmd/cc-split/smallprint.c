#include "entries.h"
#include "lists.h"
#include "split.h"

enum {
	NOTICE_MOST = 100, /* bytes of a line of an offer or of small print */
	IMPRINT_MOST = 220,
	SIGNATURE_PIECES = 4, /* of a mail, below its "--" */
};

/* "The Review is published fortnightly by Hill Media. Printed in Leeds." */
static bool is_imprint(slice text)
{
	static const slice words[] = {S(" is published "), S("Published by "), S("Printed by "), S("Printed in "),
				      S("All rights reserved")};
	size_t found = 0;
	for (size_t i = 0; text.len <= IMPRINT_MOST && i < sizeof words / sizeof *words; i++)
		found += slice_find(text, words[i], 0) != SLICE_NONE;
	return found >= 2;
}

/* £15 / month, $4 a week, £30 per year. */
static bool is_price_line(slice text)
{
	static const slice per[] = {S(" a month"), S("/month"),    S("/ month"),    S(" per month"), S(" a week"),
				    S("/week"),    S("/ week"),    S(" per week"),  S(" a year"),    S("/year"),
				    S("/ year"),   S(" per year"), S(" per annum"), S(" an issue")};
	bool money = slice_find(text, S("\xC2\xA3"), 0) != SLICE_NONE ||
		     slice_find(text, S("\xE2\x82\xAC"), 0) != SLICE_NONE ||
		     slice_find_byte(text, '$', 0) != SLICE_NONE;
	return money && list_ends(text, LIST(per));
}

/* An offer ends a document: short lines with a price, below the last text. */
static void find_offers(struct split *s)
{
	size_t from = s->piece_count;
	bool price = false;
	while (from > 0) {
		struct piece *p = &s->pieces[from - 1];
		if (p->role != ROLE_NONE || piece_length(p) > NOTICE_MOST || (p->flags & PIECE_STOP) ||
		    p->shape == SHAPE_ATX || p->shape == SHAPE_TABLE || (s->lines[p->line].flags & LINE_SETEXT))
			break;
		price |= is_price_line(piece_text(s, p));
		from--;
	}
	for (size_t i = from; price && from > 0 && i < s->piece_count; i++)
		s->pieces[i].kind = SEGMENT_FURNITURE;
}

/* Below "--" on a line of its own stands the signature of a mail. */
static void find_mail_signature(struct split *s)
{
	size_t from = s->piece_count;
	for (size_t i = s->piece_count; i > 1 && s->piece_count - i < SIGNATURE_PIECES; i--) {
		uint32_t line = s->pieces[i - 1].line;
		if (line > 0 &&
		    slice_equal(slice_sub(s->bytes, s->lines[line - 1].start, s->lines[line - 1].end), S("--")))
			from = i - 1;
	}
	for (size_t i = from; i < s->piece_count; i++)
		s->pieces[i].kind = SEGMENT_FURNITURE;
}

/* Below the small print nothing follows but more of it. */
static void find_small_print(struct split *s)
{
	size_t from = s->piece_count;
	for (size_t i = s->piece_count; i > 0; i--) {
		const struct piece *p = &s->pieces[i - 1];
		if (p->kind != SEGMENT_FURNITURE && (piece_length(p) > NOTICE_MOST || (p->flags & PIECE_STOP)))
			break;
		size_t row = p->kind == SEGMENT_FURNITURE ? entry_of(piece_text(s, p)) : SLICE_NONE;
		if (row != SLICE_NONE && entry_does(row, S("ends")))
			from = i;
	}
	for (size_t i = from; i < s->piece_count; i++)
		if (piece_is_open(&s->pieces[i]))
			s->pieces[i].kind = SEGMENT_FURNITURE;
}

void small_print_find_imprint(struct split *s)
{
	struct piece *last = s->piece_count > 1 ? &s->pieces[s->piece_count - 1] : NULL;
	if (last && piece_is_open(last) && last->role == ROLE_NONE && is_imprint(piece_text(s, last)))
		last->kind = SEGMENT_FURNITURE;
}

void small_print_find(struct split *s)
{
	find_mail_signature(s);
	find_offers(s);
	find_small_print(s);
}
