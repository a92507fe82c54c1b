#include "bylines.h"
#include "lists.h"
#include "text/lexicon.h"
#include "turns.h"

#include "lexicon/site-sections.inc"

enum {
	HEAD_MOST = 24,       /* pieces from the top that may belong to the head */
	TITLE_MOST = 220,     /* bytes */
	SENTENCE_TITLE = 160, /* ... of a title that ends like a sentence */
	PUBLISHER_MOST = 70,
	KICKER_MOST = 40,
	CAPITALS_LEAST = 3, /* of a publisher's name that is all capitals */
	STANDFIRST_MOST = 420,
	STANDFIRST_LEAST = 60, /* ... of one that no byline follows */
	UNDER_TITLE = 40,      /* ... of one between the title and the text */
	AFTER_BYLINE = 90,     /* ... of one that comes after the byline */
	PICTURE_LEAST = 50,    /* ... of the words of a picture there */
	FLAIR_MOST = 24,
};

static struct lexicon site_sections = LEXICON(site_sections, SITE_SECTIONS_COLUMNS);

/* "News & Features" above a title. */
static bool is_kicker(slice text)
{
	size_t words = 0, known = 0;
	if (text.len > KICKER_MOST || slice_equal_nocase(text, S("letters")))
		return false; /* letters are the title of their page */
	for (slice rest = text; rest.len; words++)
		known += lexicon_find(&site_sections, slice_cut(&rest, ' ')) != SLICE_NONE;
	return words > 0 && known == words;
}

void head_find_topic(struct split *s)
{
	if (s->line_count > 1 && s->lines[1].gap == 0 && is_kicker(line_text(s, &s->lines[0])) &&
	    !is_kicker(line_text(s, &s->lines[1])))
		s->lines[1].gap = 1; /* but in a menu */
}

/* The next piece that nothing is known of, after `i`. */
static size_t next_open(const struct split *s, size_t i)
{
	for (i++; i < s->piece_count && i < HEAD_MOST + HEAD_MOST; i++)
		if (piece_is_open(&s->pieces[i]) && !caption_is_piece(s, &s->pieces[i]))
			return i;
	return SLICE_NONE;
}

/* What the walk down the head has met. */
struct head {
	bool title, standfirst, byline;
	bool post; /* the byline of a post, which may have no title */
};

/* "EXCLUSIVE" directly above "By Ann Patel". */
static bool is_above_byline(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	return i + 1 < s->piece_count && p[1].gap == 0 && p->lines == 1 && piece_length(p) <= KICKER_MOST &&
	       !(p->flags & PIECE_STOP) && byline_begins(piece_text(s, p + 1));
}

static bool has_byline_next(const struct split *s, size_t i)
{
	size_t next = next_open(s, i);
	return next != SLICE_NONE && (byline_in_head(s, &s->pieces[next], true) || is_above_byline(s, next));
}

/* Two to four words with capitals directly above a date: "Bevan Holloway". */
static bool is_name_above_date(const struct split *s, size_t i)
{
	slice text = piece_text(s, &s->pieces[i]);
	size_t words = 0, next = next_open(s, i);
	if (text.len > KICKER_MOST || next == SLICE_NONE || !byline_has_date(piece_text(s, &s->pieces[next])) ||
	    !byline_in_head(s, &s->pieces[next], true) || byline_begins(piece_text(s, &s->pieces[next])))
		return false;
	for (slice rest = text; rest.len; words++)
		if (!name_begins(slice_cut(&rest, ' ')))
			return false;
	return words >= 2 && words <= 4 && !byline_has_body(text);
}

/* "Care Quarterly | Spring 2019 | Feature": the date is a part between bars. */
static bool is_barred(slice text, struct date_place place)
{
	slice before = slice_trim(slice_sub(text, 0, place.from)), after = slice_trim(slice_after(text, place.to));
	return slice_ends(before, S("|")) && (after.len == 0 || slice_starts(after, S("|")));
}

/* A line above the title that says when and by whom: what begins like a
 * byline, or has a date and is shorter than the line below it. */
static bool is_above_title(const struct split *s, const struct piece *p, const struct piece *below)
{
	slice text = piece_text(s, p);
	if (slice_starts_nocase(text, S("interview")))
		return false;
	if (byline_begins(text) || (p->role == ROLE_BYLINE && (below->role == ROLE_HEADING ||
							       byline_is_body(slice_sub(text, 0, line_end(text))))))
		return true;
	struct date date;
	struct date_place place;
	if (!byline_is(s, text) || !date_find(text, 0, s->order, &date, &place))
		return false;
	return place.from == 0 || is_barred(text, place) ||
	       (!piece_is_prose(below) && piece_length(below) > text.len && !byline_is(s, piece_text(s, below)));
}

/* The topic above a title, which has a summary and a byline below it: of three
 * lines above the byline the first is no title when it is the shortest. */
static bool is_topic(const struct split *s, size_t i, size_t title)
{
	size_t summary = next_open(s, title), byline = summary == SLICE_NONE ? SLICE_NONE : next_open(s, summary);
	if (byline == SLICE_NONE || letter_begins(piece_text(s, &s->pieces[summary])))
		return false;
	size_t top = s->pieces[i].end - s->pieces[i].start, middle = s->pieces[title].end - s->pieces[title].start;
	return top <= KICKER_MOST && top < middle && !piece_is_prose(&s->pieces[title]) &&
	       !piece_is_item(&s->pieces[title]) && !piece_is_item(&s->pieces[summary]) &&
	       s->pieces[summary].end - s->pieces[summary].start > middle / 2 && !s->pieces[title].marked &&
	       !byline_in_head(s, &s->pieces[i], true) && !byline_in_head(s, &s->pieces[title], true) &&
	       !byline_in_head(s, &s->pieces[summary], true) && byline_in_head(s, &s->pieces[byline], true);
}

/* "Minutes of the Schools Forum": which meeting of whom it was. */
static bool says_meeting(slice text)
{
	static const slice openers[] = {S("minutes"),   S("draft minutes"), S("agenda"),  S("notes of"),
					S("record of"), S("report of"),     S("meeting ")};
	return list_begins_nocase(text, LIST(openers));
}

/* Above the committee's name. */
static bool is_parliament(slice text)
{
	static const slice names[] = {S("House of Commons"),    S("House of Lords"), S("UK Parliament"),
				      S("Scottish Parliament"), S("Senedd Cymru"),   S("Welsh Parliament")};
	return list_has_nocase(text, LIST(names));
}

static bool is_meeting_below(const struct split *s, size_t i)
{
	size_t next = next_open(s, i);
	return next != SLICE_NONE && says_meeting(piece_text(s, &s->pieces[next]));
}

/* A title, or what stands above one. Returns false where the text begins
 * without any. */
static bool take_title(struct split *s, size_t i, struct head *h)
{
	struct piece *p = &s->pieces[i];
	slice text = piece_text(s, p);
	size_t next = next_open(s, i);
	const struct piece *below = next == SLICE_NONE ? NULL : &s->pieces[next];
	if (p->marked || p->role == ROLE_HEADING) {
		p->kind = SEGMENT_TITLE;
		h->title = true;
		return true;
	}
	if (piece_is_item(p) || text.len > TITLE_MOST || p->lines > 4 || byline_is_dateline(text) ||
	    (p->first == '(' && stage_is_direction(text)))
		return false;
	bool heading_below = below && !piece_is_prose(below) && !piece_is_item(below) &&
			     piece_length(below) <= TITLE_MOST && !byline_in_head(s, below, h->title);
	if (below && is_topic(s, i, next)) {
		p->kind = SEGMENT_FURNITURE;
	} else if (h->post && piece_is_prose(p)) {
		return false;
	} else if (below && (s->loose || s->thread_line != NONE) && p->role == ROLE_BYLINE) {
		p->kind = SEGMENT_BYLINE;
		h->post = s->loose; /* elsewhere a post has a title */
	} else if (below && is_above_title(s, p, below)) {
		p->kind = SEGMENT_BYLINE;
	} else if (below && is_kicker(text) && heading_below && piece_length(below) > text.len) {
		p->kind = SEGMENT_FURNITURE;
	} else if (heading_below && capitals_count(text) >= CAPITALS_LEAST && byline_has_body(text) &&
		   (capitals_count(piece_text(s, below)) < CAPITALS_LEAST || is_meeting_below(s, next)) &&
		   text.len <= PUBLISHER_MOST) {
		p->kind = SEGMENT_BYLINE;
	} else if (heading_below &&
		   (is_parliament(text) || (byline_is_body(text) && says_meeting(piece_text(s, below))))) {
		p->kind = SEGMENT_BYLINE;
	} else if (piece_is_prose(p) && (text.len > SENTENCE_TITLE || !below || p->lines > 2 || s->wrapped ||
					 (piece_is_prose(below) && piece_length(below) < text.len / 2))) {
		return false;
	} else {
		p->kind = SEGMENT_TITLE;
		h->title = true;
	}
	return true;
}

/* Directly below the title, furniture aside. */
static bool is_below_title(const struct split *s, size_t i)
{
	while (i > 0 && s->pieces[i - 1].kind == SEGMENT_FURNITURE)
		i--;
	return i > 0 && s->pieces[i - 1].kind == SEGMENT_TITLE;
}

static bool is_salutation(slice text)
{
	static const slice words[] = {S("Sir"), S("SIR"), S("Dear "), S("Madam")};
	return list_begins(text, LIST(words));
}

/* The summary below the title: a sentence that a byline follows, or a line
 * without a stop that is too long for a heading. */
static bool is_standfirst(const struct split *s, size_t i, const struct head *h)
{
	const struct piece *p = &s->pieces[i];
	size_t len = piece_length(p);
	if (h->standfirst || len > STANDFIRST_MOST || is_salutation(piece_text(s, p)) ||
	    label_is_list(piece_text(s, p)))
		return false;
	if (!h->byline && (has_byline_next(s, i) || ((p->flags & PIECE_BOLD) && !(p->flags & PIECE_ASKS))))
		return true;
	if (p->flags & PIECE_STOP)
		return false;
	size_t next = next_open(s, i);
	bool above_turn = next != SLICE_NONE && s->pieces[next].role == ROLE_LABEL;
	if (is_below_title(s, i) && next != SLICE_NONE && piece_is_prose(&s->pieces[next]))
		return len >= UNDER_TITLE;
	return len >= (h->byline && !above_turn ? AFTER_BYLINE : STANDFIRST_LEAST);
}

/* What a picture between the byline and the text shows: more than a heading
 * says, and no sentence. */
static bool is_words_of_picture(const struct split *s, size_t i, const struct head *h)
{
	const struct piece *p = &s->pieces[i];
	size_t next = next_open(s, i), len = piece_length(p);
	return h->byline && !s->markdown && !s->wrapped && p->lines == 1 && len >= PICTURE_LEAST &&
	       len < AFTER_BYLINE && !(p->flags & PIECE_STOP) && !ascii_is_digit(p->first) && next != SLICE_NONE &&
	       piece_is_prose(&s->pieces[next]);
}

/* The label of a post in a forum, one word or two between its title and its text. */
static bool is_flair(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	return s->comments_line == NONE && s->thread_line != NONE && piece_length(p) <= FLAIR_MOST && p->lines == 1 &&
	       !(p->flags & PIECE_STOP) && i + 1 < s->piece_count && piece_is_prose(&s->pieces[i + 1]);
}

/* One piece below the title; false where the text begins. */
static bool take_below(struct split *s, size_t i, struct head *h)
{
	struct piece *p = &s->pieces[i];
	if (p->marked && is_below_title(s, i) && piece_length(p) >= UNDER_TITLE && has_byline_next(s, i)) {
		p->kind = SEGMENT_STANDFIRST;
		h->standfirst = true;
		return true;
	}
	if (piece_is_item(p) || p->marked || p->shape == SHAPE_TABLE || p->shape == SHAPE_CLAUSE ||
	    p->role == ROLE_ITEM || (p->role == ROLE_HEADING && i + 1 < s->piece_count && p[1].role == ROLE_ITEM))
		return false;
	if (is_flair(s, i)) {
		p->kind = SEGMENT_FURNITURE;
		return true;
	}
	if (byline_in_head(s, p, h->title) || is_name_above_date(s, i) || is_above_byline(s, i)) {
		p->kind = SEGMENT_BYLINE;
		h->byline = true;
		return true;
	}
	if (is_standfirst(s, i, h)) {
		p->kind = SEGMENT_STANDFIRST;
		h->standfirst = true;
		return true;
	}
	if (is_words_of_picture(s, i, h)) {
		p->kind = SEGMENT_CAPTION;
		return true;
	}
	if (h->standfirst && !h->byline && !(p->flags & PIECE_STOP) && p->role == ROLE_NONE &&
	    piece_length(p) <= KICKER_MOST && has_byline_next(s, i)) {
		p->kind = SEGMENT_HEADING; /* "Executive summary" above the authors */
		return true;
	}
	return false;
}

static bool ends_head(const struct piece *p, const struct head *h)
{
	return p->role == ROLE_LABEL || p->role == ROLE_HEADER || p->role == ROLE_TIME ||
	       (h->title && (p->flags & PIECE_BOLD) && (p->flags & PIECE_ASKS));
}

/* Whether the front matter has the title. */
static bool take_front_matter(struct split *s)
{
	bool title = false, author = false;
	for (size_t i = 0; i < s->piece_count && s->pieces[i].shape == SHAPE_FRONT; i++)
		author |= byline_has_date(piece_text(s, &s->pieces[i])) ||
			  slice_find(piece_text(s, &s->pieces[i]), S("author"), 0) != SLICE_NONE;
	for (size_t i = 0; i < s->piece_count && s->pieces[i].shape == SHAPE_FRONT; i++) {
		struct piece *p = &s->pieces[i];
		title |= p->role == ROLE_HEADING;
		p->kind = p->role == ROLE_HEADING ? SEGMENT_TITLE : author ? SEGMENT_BYLINE : SEGMENT_FURNITURE;
	}
	return title;
}

/* Bylines on lines directly under each other are one. Returns where the pieces
 * are that were at `end`. */
static size_t join_bylines(struct split *s, size_t end)
{
	size_t kept = 0;
	for (size_t i = 0; i < end; i++) {
		struct piece *p = &s->pieces[i], *last = kept > 0 ? &s->pieces[kept - 1] : NULL;
		bool joins = last && p->gap == 0 && p->kind == SEGMENT_BYLINE && last->kind == SEGMENT_BYLINE &&
			     last->line + last->lines == p->line;
		if (!joins) {
			s->pieces[kept++] = *p;
			continue;
		}
		last->end = p->end;
		last->last = p->last;
		last->marked = p->marked;
		last->lines += p->lines;
		last->holds |= p->holds | HOLDS_BREAK;
	}
	if (kept == end)
		return kept;
	memmove(&s->pieces[kept], &s->pieces[end], (s->piece_count - end) * sizeof *s->pieces);
	s->piece_count -= end - kept;
	return kept;
}

void head_find(struct split *s)
{
	struct head h = {0};
	size_t i = 0;
	h.title = take_front_matter(s);
	for (; i < s->piece_count && i < HEAD_MOST; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p))
			continue;
		if (ends_head(p, &h))
			break;
		if (p->role != ROLE_BYLINE && caption_is_piece(s, p) && !p->marked && !piece_is_item(p))
			p->kind = SEGMENT_CAPTION;
		else if (!(h.title ? take_below(s, i, &h) : take_title(s, i, &h)))
			break;
	}
	s->body = (uint32_t)join_bylines(s, i);
	credits_find(s);
}
