#include "bylines.h"
#include "lists.h"

enum {
	LATE_PIECES = 4,
	DATE_MOST = 40, /* bytes of a line of a date alone */
	SIGN_OFF_MOST = 30,
};

/* "Ann" or "Ann and the team" below a mail that began with "Dear all". */
static bool is_sign_off(const struct split *s, const struct piece *p)
{
	static const slice openings[] = {S("From:"),
					 S("Dear all"),
					 S("Dear colleague"),
					 S("Dear friend"),
					 S("Dear member"),
					 S("Dear supporter"),
					 S("Dear reader"),
					 S("Dear subscriber"),
					 S("Dear parent"),
					 S("Hello"),
					 S("Hi ")};
	slice text = piece_text(s, p);
	if (text.len > SIGN_OFF_MOST || list_begins(text, LIST(openings)) || (p->flags & PIECE_STOP) ||
	    !name_begins(text) || p->lines > 2)
		return false;
	for (size_t i = 0; i < s->piece_count && i < LATE_PIECES * 2; i++)
		if (&s->pieces[i] < p && list_begins(piece_text(s, &s->pieces[i]), LIST(openings)))
			return true;
	return false;
}

/* Credits and sources below the text; those in the middle of it belong to what
 * they stand below, a table or a picture. */
static void find_closing_bylines(struct split *s, size_t from)
{
	bool last = true;
	for (size_t i = s->piece_count; i > from; i--) {
		struct piece *p = &s->pieces[i - 1];
		slice text = piece_text(s, p);
		if (p->line > s->thread_line)
			continue; /* "Last updated" there is not of the document */
		if (!piece_is_open(p))
			continue;
		if ((p->role != ROLE_NONE && p->role != ROLE_BYLINE) || p->shape != SHAPE_TEXT)
			break;
		bool below_table = i >= 2 && s->pieces[i - 2].shape == SHAPE_TABLE;
		if (!below_table && (byline_begins(text) || (last && is_sign_off(s, p))))
			p->kind = SEGMENT_BYLINE;
		else if (piece_is_prose(p))
			break;
		last = false;
	}
}

/* A date on a line of its own just below what the head was taken to be. */
static void find_late_date(struct split *s, size_t from)
{
	for (size_t i = from; i < s->piece_count && i < from + LATE_PIECES; i++) {
		struct piece *p = &s->pieces[i];
		slice text = piece_text(s, p);
		struct date date;
		struct date_place place;
		if (piece_is_open(p) && p->role == ROLE_NONE && p->shape == SHAPE_TEXT && text.len <= DATE_MOST &&
		    date_find(text, 0, s->order, &date, &place) && date.year > 0 && place.from == 0 &&
		    place.to == text.len)
			p->kind = SEGMENT_BYLINE;
	}
}

/* The date is that of a byline, or else one that the title states; a year by
 * itself is better than nothing. */
static void find_date(struct split *s)
{
	s->doc_date = NONE;
	for (unsigned round = 0; round < 3; round++)
		for (size_t i = 0; i < s->piece_count; i++) {
			const struct piece *p = &s->pieces[i];
			struct date date;
			struct date_place place;
			bool stated = p->kind == SEGMENT_BYLINE ||
				      (round > 0 && i < s->body &&
				       (p->kind == SEGMENT_TITLE || p->kind == SEGMENT_STANDFIRST));
			if (!stated || p->role == ROLE_HEADER || p->role == ROLE_TIME)
				continue;
			slice text = piece_text(s, p);
			bool found = round == 2 ? date_find_year(text, &date, &place)
						: date_find(text, 0, s->order, &date, &place);
			if (slice_find(text, S("mbargo"), 0) != SLICE_NONE ||
			    slice_find(text, S("MBARGO"), 0) != SLICE_NONE)
				date.hour = -1; /* until when it is not to be published */
			if (found && date.year > 0) {
				s->doc_date = dates_add(s, date);
				return;
			}
		}
}

void credits_find(struct split *s)
{
	find_late_date(s, s->body);
	find_closing_bylines(s, s->body);
	find_date(s);
}
