#include "phrases.h"
#include "split.h"
#include "turns.h"
#include "utf8.h"

#include "lexicon/bylines.inc"
#include "lexicon/first-names.inc"
#include "lexicon/org-nouns.inc"
#include "lexicon/site-sections.inc"

enum {
	HEAD_MOST = 24,       /* pieces from the top that may belong to the head */
	TITLE_MOST = 220,     /* bytes */
	SENTENCE_TITLE = 160, /* ... of a title that ends like a sentence */
	BYLINE_MOST = 240,
	CLOSED_BYLINE = 90, /* ... of one that ends with a stop behind its date */
	NEAR_DATE = 80,     /* bytes behind "Published" in which the date stands */
	PUBLISHER_MOST = 70,
	KICKER_MOST = 40,
	LATE_PIECES = 4,
	TRADE_MOST = 80, /* of a line that ends in the trade of its author */
	STANDFIRST_MOST = 420,
	STANDFIRST_LEAST = 60, /* ... of one that no byline follows */
	AFTER_BYLINE = 90,     /* ... of one that comes after the byline */
	FLAIR_MOST = 24,
	SIGN_OFF_MOST = 30,
	PROSE = 60, /* bytes of a sentence that counts as running text */
};

static struct phrases bylines = {.lexicon = LEXICON(bylines, BYLINES_COLUMNS)};
static struct lexicon first_names = LEXICON(first_names, FIRST_NAMES_COLUMNS);
static struct lexicon org_nouns = LEXICON(org_nouns, ORG_NOUNS_COLUMNS);
static struct lexicon site_sections = LEXICON(site_sections, SITE_SECTIONS_COLUMNS);

static bool has_date(slice text)
{
	struct date date;
	struct date_place place;
	return date_find(text, 0, DATE_UNKNOWN, &date, &place) && date.month > 0;
}

static bool begins_upper(slice text)
{
	uint32_t c;
	return text.len > 0 && (utf8_decode(text, 0, &c), utf8_is_upper(c) || c == '@');
}

static bool ends_sentence(slice text)
{
	return slice_ends(text, S(".")) || slice_ends(text, S(".\xE2\x80\x9D")) || slice_ends(text, S("?"));
}

/* A line that begins as only bylines do. */
bool byline_begins(slice text)
{
	if (text.len > BYLINE_MOST)
		return false;
	while (text.len && text.at[0] == '*')
		text = slice_after(text, 1);
	size_t row = phrase_find(&bylines, text, text.len);
	if (row == SLICE_NONE)
		return false;
	slice key = lexicon_cell(&bylines.lexicon, row, BYLINES_PHRASE);
	slice then = lexicon_cell(&bylines.lexicon, row, BYLINES_THEN), rest = slice_trim(slice_after(text, key.len));
	if (slice_starts(text, S("(")))
		return slice_ends(text, S(")"));
	if (slice_equal(then, S("name")))
		return begins_upper(rest) && !ends_sentence(text);
	if (slice_equal(then, S("date")) && line_end(text) == key.len)
		return text.len <= KICKER_MOST; /* "Published" above an age */
	if (slice_equal(then, S("date")))
		return has_date(slice_sub(rest, 0, rest.len < NEAR_DATE ? rest.len : NEAR_DATE)) &&
		       (!ends_sentence(text) || text.len <= SHORT_LINE);
	return !ends_sentence(text) || text.len < SHORT_LINE;
}

/* Whether the date stands as a part of its own: "Review, 5 May 2019 | News". */
static bool stands_alone(slice text, struct date_place place)
{
	size_t after = place.to, words = 0;
	while (after < text.len && text.at[after] == ' ')
		after++;
	if (after < text.len &&
	    (memchr("|,.;)\n\r-(", text.at[after], 8) || slice_starts(slice_after(text, after), S("\xE2\x80\xA2")) ||
	     slice_starts(slice_after(text, after), S("\xC2\xB7"))))
		return true;
	for (size_t i = after; i < text.len; i++)
		words += text.at[i] == ' ';
	return words < 6;
}

/* "Spring 2017, issue 61". */
static bool is_season(slice text)
{
	static const slice seasons[] = {S("Spring "), S("Summer "), S("Autumn "), S("Winter "), S("Fall ")};
	struct date date;
	struct date_place place;
	for (size_t i = 0; i < sizeof seasons / sizeof *seasons && text.len <= KICKER_MOST; i++)
		if (slice_starts(text, seasons[i]))
			return date_find_year(text, &date, &place) && place.from == seasons[i].len;
	return false;
}

/* In the head of a document, a line with a date is a byline too. */
bool byline_is(const struct split *s, slice text)
{
	struct date date;
	struct date_place place;
	if (text.len > BYLINE_MOST)
		return false;
	if (byline_begins(text) || is_season(text))
		return true;
	if (ends_sentence(text) && text.len > CLOSED_BYLINE)
		return false;
	return date_find(text, 0, s->order, &date, &place) && date.month > 0 && stands_alone(text, place) &&
	       (!ends_sentence(text) || (place.to + 1 == text.len && date.year > 0));
}

/* "Ann Patel Social affairs correspondent". */
static bool ends_in_trade(slice text)
{
	static const slice trades[] = {S("correspondent"), S("reporter"),     S("editor"),      S("writer"),
				       S("columnist"),     S("journalist"),   S("contributor"), S("Reporter"),
				       S("Editor"),        S("Correspondent")};
	if (slice_find(text, S(" to the "), 0) != SLICE_NONE)
		return false; /* "Letters to the Editor" */
	for (size_t i = 0; i < sizeof trades / sizeof *trades; i++)
		if (slice_ends(text, trades[i]))
			return text.len > trades[i].len && text.len <= TRADE_MOST;
	return false;
}

/* "Ann Patel" or "Ann Patel, Social affairs editor". */
static bool is_name_line(slice text)
{
	slice rest = text, name = slice_cut(&rest, ',');
	size_t words = 0;
	bool known = false;
	rest = slice_trim(rest);
	if (rest.len && ascii_is_digit(rest.at[0]))
		return false; /* her age */
	if (text.len > SHORT_LINE || ends_sentence(text) || slice_find_byte(text, ':', 0) != SLICE_NONE)
		return false;
	for (slice left = name; left.len; words++) {
		slice word = slice_cut(&left, ' ');
		if (!begins_upper(word))
			return false;
		known |= words < 2 && (lexicon_find(&first_names, word) != SLICE_NONE || name_is_title(word) ||
				       name_is_peer(word));
	}
	return words >= 2 && words <= 5 && known;
}

static bool is_capitals(slice text)
{
	size_t upper = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_is_lower(text.at[i]))
			return false;
		upper += ascii_is_upper(text.at[i]);
	}
	return upper >= 3;
}

/* Whether one of the words means an organisation. */
static bool names_body(slice text)
{
	for (slice rest = text; rest.len;)
		if (lexicon_find(&org_nouns, slice_cut(&rest, ' ')) != SLICE_NONE)
			return true;
	return false;
}

/* "Carrow District Council": capitals throughout, and a word for a body. */
bool byline_is_body(slice text)
{
	if (text.len > PUBLISHER_MOST || !names_body(text))
		return false;
	for (slice rest = text; rest.len;) {
		slice word = slice_cut(&rest, ' ');
		if (!begins_upper(word) && word.len > 3)
			return false;
	}
	return true;
}

/* "News & Features" above a title. */
static bool is_kicker(slice text)
{
	size_t words = 0, known = 0;
	if (text.len > KICKER_MOST)
		return false;
	for (slice rest = text; rest.len; words++)
		known += lexicon_find(&site_sections, slice_cut(&rest, ' ')) != SLICE_NONE;
	return words > 0 && known == words;
}

static bool is_item(const struct piece *p) { return p->shape == SHAPE_BULLET || p->shape == SHAPE_NUMBER; }

static bool is_prose(const struct piece *p) { return (p->flags & PIECE_STOP) && p->end - p->start > PROSE; }

static bool is_marked_heading(const struct split *s, const struct piece *p)
{
	return p->shape == SHAPE_ATX || (s->lines[p->line + p->lines - 1].flags & LINE_SETEXT);
}

/* The next piece that nothing is known of, after `i`. */
static size_t next_open(const struct split *s, size_t i)
{
	for (i++; i < s->piece_count && i < HEAD_MOST + HEAD_MOST; i++)
		if (piece_is_open(&s->pieces[i]) && !caption_is(piece_text(s, &s->pieces[i])))
			return i;
	return SLICE_NONE;
}

/* What the walk down the head has met. */
struct head {
	bool title, standfirst, byline;
	bool post; /* the byline of a post, which may have no title */
};

static bool is_head_byline(const struct split *s, const struct piece *p, const struct head *h)
{
	struct date date;
	struct date_place place;
	slice text = piece_text(s, p);
	if (p->role == ROLE_BYLINE || byline_is(s, text))
		return true;
	if (!h->title || (p->flags & PIECE_STOP))
		return false;
	return is_name_line(text) || (begins_upper(text) && ends_in_trade(text)) ||
	       (s->markdown && text.len <= SHORT_LINE && !is_marked_heading(s, p) &&
		date_find_year(text, &date, &place));
}

bool head_is_byline(const struct split *s, const struct piece *p)
{
	const struct head below_title = {.title = true};
	return is_head_byline(s, p, &below_title);
}

bool byline_names(slice text) { return byline_begins(text) || is_name_line(text) || ends_in_trade(text); }

static bool has_byline_next(const struct split *s, size_t i)
{
	size_t next = next_open(s, i);
	return next != SLICE_NONE && head_is_byline(s, &s->pieces[next]);
}

/* Two to four words with capitals directly above a date: "Bevan Holloway". */
static bool is_name_above_date(const struct split *s, size_t i)
{
	slice text = piece_text(s, &s->pieces[i]);
	size_t words = 0, next = next_open(s, i);
	if (text.len > KICKER_MOST || next == SLICE_NONE || !has_date(piece_text(s, &s->pieces[next])) ||
	    !head_is_byline(s, &s->pieces[next]) || byline_begins(piece_text(s, &s->pieces[next])))
		return false;
	for (slice rest = text; rest.len; words++)
		if (!begins_upper(slice_cut(&rest, ' ')))
			return false;
	return words >= 2 && words <= 4 && !names_body(text);
}

/* "DUNMERE (NP) - Two managers": the text begins at once. */
static bool has_dateline(slice text)
{
	size_t at = 0;
	while (at < text.len && (ascii_is_upper(text.at[at]) || memchr(" ,.", text.at[at], 3)))
		at++;
	slice rest = slice_after(text, at);
	return at >= 4 &&
	       (slice_starts(rest, S("(")) || slice_starts(rest, S("- ")) || slice_starts(rest, S("\xE2\x80\x93 ")) ||
		slice_starts(rest, S("\xE2\x80\x94 "))) &&
	       ends_sentence(text);
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
	return place.from == 0 ||
	       (!is_prose(below) && below->end - below->start > text.len && !byline_is(s, piece_text(s, below)));
}

/* The topic above a title, which has a summary and a byline below it: of three
 * lines above the byline the first is no title when it is the shortest. */
static bool is_topic(const struct split *s, size_t i, size_t title)
{
	size_t summary = next_open(s, title), byline = summary == SLICE_NONE ? SLICE_NONE : next_open(s, summary);
	struct head h = {.title = true};
	if (byline == SLICE_NONE)
		return false;
	size_t top = s->pieces[i].end - s->pieces[i].start, middle = s->pieces[title].end - s->pieces[title].start;
	return top <= KICKER_MOST && top < middle && !is_prose(&s->pieces[title]) && !is_item(&s->pieces[title]) &&
	       !is_item(&s->pieces[summary]) && s->pieces[summary].end - s->pieces[summary].start > middle / 2 &&
	       !is_marked_heading(s, &s->pieces[title]) && !is_head_byline(s, &s->pieces[i], &h) &&
	       !is_head_byline(s, &s->pieces[title], &h) && !is_head_byline(s, &s->pieces[summary], &h) &&
	       is_head_byline(s, &s->pieces[byline], &h);
}

/* A title, or what stands above one. Returns false where the text begins
 * without any. */
static bool take_title(struct split *s, size_t i, struct head *h)
{
	struct piece *p = &s->pieces[i];
	slice text = piece_text(s, p);
	size_t next = next_open(s, i);
	const struct piece *below = next == SLICE_NONE ? NULL : &s->pieces[next];
	if (is_marked_heading(s, p) || p->role == ROLE_HEADING) {
		p->kind = SEGMENT_TITLE;
		h->title = true;
		return true;
	}
	if (is_item(p) || text.len > TITLE_MOST || p->lines > 4 || has_dateline(text))
		return false;
	bool heading_below = below && !is_prose(below) && !is_item(below) &&
			     below->end - below->start <= TITLE_MOST && !is_head_byline(s, below, h);
	if (below && is_topic(s, i, next)) {
		p->kind = SEGMENT_FURNITURE;
	} else if (h->post && is_prose(p)) {
		return false;
	} else if (below && (s->loose || s->thread_line != NONE) && p->role == ROLE_BYLINE) {
		p->kind = SEGMENT_BYLINE;
		h->post = s->loose; /* elsewhere a post has a title */
	} else if (below && is_above_title(s, p, below)) {
		p->kind = SEGMENT_BYLINE;
	} else if (below && is_kicker(text) && heading_below && below->end - below->start > text.len) {
		p->kind = SEGMENT_FURNITURE;
	} else if (heading_below && is_capitals(text) && names_body(text) && !is_capitals(piece_text(s, below)) &&
		   text.len <= PUBLISHER_MOST) {
		p->kind = SEGMENT_BYLINE;
	} else if (is_prose(p) && (text.len > SENTENCE_TITLE || !below || p->lines > 2 || s->wrapped ||
				   (is_prose(below) && below->end - below->start < text.len / 2))) {
		return false;
	} else {
		p->kind = SEGMENT_TITLE;
		h->title = true;
	}
	return true;
}

static bool is_salutation(slice text)
{
	return slice_starts(text, S("Sir")) || slice_starts(text, S("SIR")) || slice_starts(text, S("Dear ")) ||
	       slice_starts(text, S("Madam"));
}

/* The summary below the title: a sentence that a byline follows, or a line
 * without a stop that is too long for a heading. */
static bool is_standfirst(const struct split *s, size_t i, const struct head *h)
{
	const struct piece *p = &s->pieces[i];
	size_t len = p->end - p->start;
	if (h->standfirst || len > STANDFIRST_MOST || is_salutation(piece_text(s, p)) ||
	    label_is_list(piece_text(s, p)))
		return false;
	if (!h->byline && (has_byline_next(s, i) || ((p->flags & PIECE_BOLD) && !(p->flags & PIECE_ASKS))))
		return true;
	if (p->flags & PIECE_STOP)
		return false;
	return len >= (h->byline ? AFTER_BYLINE : STANDFIRST_LEAST);
}

/* The label of a post in a forum, one word or two between its title and its text. */
static bool is_flair(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	return s->comments_line == NONE && s->thread_line != NONE && p->end - p->start <= FLAIR_MOST &&
	       p->lines == 1 && !(p->flags & PIECE_STOP) && i + 1 < s->piece_count && is_prose(&s->pieces[i + 1]);
}

/* One piece below the title; false where the text begins. */
static bool take_below(struct split *s, size_t i, struct head *h)
{
	struct piece *p = &s->pieces[i];
	if (is_item(p) || is_marked_heading(s, p) || p->shape == SHAPE_TABLE || p->shape == SHAPE_CLAUSE ||
	    p->role == ROLE_ITEM || (p->role == ROLE_HEADING && i + 1 < s->piece_count && p[1].role == ROLE_ITEM))
		return false;
	if (is_flair(s, i)) {
		p->kind = SEGMENT_FURNITURE;
		return true;
	}
	if (is_head_byline(s, p, h) || is_name_above_date(s, i)) {
		p->kind = SEGMENT_BYLINE;
		h->byline = true;
		return true;
	}
	if (is_standfirst(s, i, h)) {
		p->kind = SEGMENT_STANDFIRST;
		h->standfirst = true;
		return true;
	}
	if (h->standfirst && !h->byline && !(p->flags & PIECE_STOP) && p->role == ROLE_NONE &&
	    p->end - p->start <= KICKER_MOST && has_byline_next(s, i)) {
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
			if (found && date.year > 0) {
				s->doc_date = dates_add(s, date);
				return;
			}
		}
}

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
	if (text.len > SIGN_OFF_MOST || (p->flags & PIECE_STOP) || !begins_upper(text) || p->lines > 2)
		return false;
	for (size_t i = 0; i < s->piece_count && i < LATE_PIECES * 2; i++)
		for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
			if (&s->pieces[i] < p && slice_starts(piece_text(s, &s->pieces[i]), openings[k]))
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
		if (text.len <= BYLINE_MOST && !below_table && (byline_begins(text) || (last && is_sign_off(s, p))))
			p->kind = SEGMENT_BYLINE;
		else if (is_prose(p))
			break;
		last = false;
	}
}

/* Whether the front matter has the title. */
static bool take_front_matter(struct split *s)
{
	bool title = false, author = false;
	for (size_t i = 0; i < s->piece_count && s->pieces[i].shape == SHAPE_FRONT; i++)
		author |= has_date(piece_text(s, &s->pieces[i])) ||
			  slice_find(piece_text(s, &s->pieces[i]), S("author"), 0) != SLICE_NONE;
	for (size_t i = 0; i < s->piece_count && s->pieces[i].shape == SHAPE_FRONT; i++) {
		struct piece *p = &s->pieces[i];
		title |= p->role == ROLE_HEADING;
		p->kind = p->role == ROLE_HEADING ? SEGMENT_TITLE : author ? SEGMENT_BYLINE : SEGMENT_FURNITURE;
	}
	return title;
}

/* A date on a line of its own just below what the head was taken to be. */
static void find_late_date(struct split *s, size_t from)
{
	for (size_t i = from; i < s->piece_count && i < from + LATE_PIECES; i++) {
		struct piece *p = &s->pieces[i];
		slice text = piece_text(s, p);
		struct date date;
		struct date_place place;
		if (piece_is_open(p) && p->role == ROLE_NONE && p->shape == SHAPE_TEXT && text.len <= KICKER_MOST &&
		    date_find(text, 0, s->order, &date, &place) && date.year > 0 && place.from == 0 &&
		    place.to == text.len)
			p->kind = SEGMENT_BYLINE;
	}
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
		last->lines += p->lines;
		last->holds |= p->holds | HOLDS_MARKUP;
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
		if (p->role != ROLE_BYLINE && caption_is(piece_text(s, p)) && !is_marked_heading(s, p) && !is_item(p))
			p->kind = SEGMENT_CAPTION;
		else if (!(h.title ? take_below(s, i, &h) : take_title(s, i, &h)))
			break;
	}
	s->body = (uint32_t)join_bylines(s, i);
	find_late_date(s, s->body);
	find_closing_bylines(s, s->body);
	find_date(s);
}
