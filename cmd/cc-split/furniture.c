#include "buttons.h"
#include "entries.h"
#include "split.h"

enum {
	LINE_MOST = 220,    /* bytes of a line that may be furniture */
	WORDS_LINE = 100,   /* ... of one that is none when it is a sentence */
	SWALLOW_LINE = 130, /* ... of a line below "Read more" */
	BUTTONS_MOST = 60,
	MENU_NAME = 16,  /* bytes of a name in a menu of one name a line */
	PARTS_LEAST = 3, /* of a menu: Home | News | Jobs */
	PART_WORDS = 5,
	STATEMENT_LEAST = 40, /* bytes of a sentence that is no link */
	SIGNATURE_PIECES = 4, /* of a mail, below its "--" */
	SWALLOW_MOST = 40,
	LINK_WORDS = 5, /* in front of an address: "Read the report: https://…" */
};

/* Parts between | or · or wide gaps, with the separators counted. */
struct parts {
	size_t count, words_most;
	bool listed; /* one of them is an entry of the lexicon */
};

/* "✉ Subscribe", "1 Login": without what is no letter before the name. */
static slice without_sign(slice part)
{
	size_t at = 0;
	while (at < part.len && part.at[at] != ' ' && !ascii_is_alpha(part.at[at]))
		at++;
	return at > 0 && at < part.len && part.at[at] == ' ' ? slice_trim(slice_after(part, at)) : part;
}

static void add_part(struct parts *p, slice part)
{
	size_t words = 0;
	part = slice_trim(part);
	if (part.len == 0)
		return;
	for (size_t i = 0; i < part.len; i++)
		words += part.at[i] != ' ' && (i == 0 || part.at[i - 1] == ' ');
	p->count++;
	if (words > p->words_most)
		p->words_most = words;
	if (!p->listed)
		p->listed = entry_in_menu(without_sign(part)) != SLICE_NONE;
}

static struct parts parts_of(slice text)
{
	static const slice separators[] = {S("|"),        S("\xC2\xB7"), S("\xE2\x80\xA2"),
					   S("   "),      S("\t"),       S("\xE2\x80\xBA"),
					   S("\xC2\xBB"), S(" > "),      S(" / ")};
	struct parts p = {0};
	size_t from = 0;
	for (size_t at = 0; at < text.len; at++)
		for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
			if (slice_starts(slice_after(text, at), separators[i])) {
				add_part(&p, slice_sub(text, from, at));
				at += separators[i].len - 1;
				from = at + 1;
				break;
			}
	if (from > 0)
		add_part(&p, slice_after(text, from));
	return p;
}

/* What a line holds that menus and links are made of, found in one look. */
enum { HAS_SEPARATOR = 1, HAS_ARROW = 2, HAS_AT = 4, HAS_HTTP = 8, HAS_WWW = 16 };

static unsigned marks_of(slice text, unsigned holds)
{
	static const bool telling[256] = {['|'] = true, [' '] = true, ['>'] = true,  ['-'] = true, ['@'] = true,
					  ['h'] = true, ['w'] = true, [0xC2] = true, [0xE2] = true};
	unsigned marks = 0;
	if (!(holds & (HOLDS_LINK | HOLDS_COLON | HOLDS_SLASH | HOLDS_WIDE)))
		return slice_find(text, S("   "), 0) == SLICE_NONE ? 0 : HAS_SEPARATOR;
	for (size_t i = 0; i < text.len; i++) {
		if (!telling[(unsigned char)text.at[i]])
			continue;
		slice rest = slice_after(text, i);
		switch (text.at[i]) {
		case '|':
			marks |= HAS_SEPARATOR;
			break;
		case ' ':
			marks |= slice_starts(rest, S("   ")) || slice_starts(rest, S(" > ")) ||
						 slice_starts(rest, S(" / "))
					 ? HAS_SEPARATOR
					 : 0;
			break;
		case '>':
			marks |= slice_starts(rest, S(">>")) ? HAS_ARROW : 0;
			break;
		case '-':
			marks |= slice_starts(rest, S("->")) ? HAS_ARROW : 0;
			break;
		case '@':
			marks |= HAS_AT;
			break;
		case 'h':
			marks |= slice_starts(rest, S("http")) ? HAS_HTTP : 0;
			break;
		case 'w':
			marks |= slice_starts(rest, S("www.")) ? HAS_WWW : 0;
			break;
		case '\xC2':
			marks |= slice_starts(rest, S("\xC2\xB7"))   ? HAS_SEPARATOR
				 : slice_starts(rest, S("\xC2\xBB")) ? HAS_ARROW
								     : 0;
			break;
		case '\xE2':
			if (slice_starts(rest, S("\xE2\x80\xA2")))
				marks |= HAS_SEPARATOR;
			else if (slice_starts(rest, S("\xE2\x80\xBA")))
				marks |= HAS_SEPARATOR | HAS_ARROW;
			else if (slice_starts(rest, S("\xE2\x86\x92")))
				marks |= HAS_ARROW;
			break;
		default:
			break;
		}
	}
	return marks;
}

/* In a comment, what looks like a menu may be a list that somebody typed. */
static bool is_menu(slice text, bool in_comments)
{
	struct date date;
	struct date_place place;
	struct parts p = parts_of(text);
	if (p.count < 2 || date_find(text, 0, DATE_UNKNOWN, &date, &place))
		return false;
	return p.listed || (!in_comments && p.count >= PARTS_LEAST && p.words_most <= PART_WORDS);
}

/* "4 March 2021      The Weekly Review      22": the head of a printed page. */
static bool is_page_head(slice text)
{
	bool number = false, dated = false, gap = false;
	for (size_t from = 0; from < text.len;) {
		size_t end = slice_find(text, S("   "), from);
		gap |= end != SLICE_NONE;
		slice part = slice_trim(slice_sub(text, from, end == SLICE_NONE ? text.len : end));
		struct date date;
		size_t digits = 0;
		while (digits < part.len && ascii_is_digit(part.at[digits]))
			digits++;
		number |= part.len > 0 && part.len <= 4 && digits == part.len;
		dated |= part.len > 0 && date_at(part, 0, DATE_UNKNOWN, &date) == part.len;
		from = end == SLICE_NONE ? text.len : end + 3;
	}
	return gap && number && dated;
}

/* An arrow that leads to an address or ends the line, or an address with hardly
 * anything before it. */
static bool is_link(slice text, unsigned marks)
{
	static const slice arrows[] = {S("\xE2\x86\x92"), S("\xC2\xBB"), S(">>"), S("\xE2\x80\xBA"), S("->")};
	if ((marks & HAS_ARROW) && (marks & (HAS_HTTP | HAS_AT | HAS_WWW)))
		return true;
	for (size_t i = 0; (marks & HAS_ARROW) && i < sizeof arrows / sizeof *arrows; i++)
		if (slice_ends(text, arrows[i]))
			return true;
	if (!(marks & HAS_HTTP))
		return false;
	size_t from = slice_find(text, S("http"), 0), words = 0;
	for (size_t i = 0; i < from; i++)
		words += text.at[i] == ' ';
	return words <= LINK_WORDS && slice_find_byte(slice_after(text, from), ' ', 0) == SLICE_NONE &&
	       (from == 0 || text.at[from - 1] == ' ');
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
	for (size_t i = 0; money && i < sizeof per / sizeof *per; i++)
		if (slice_ends(text, per[i]))
			return true;
	return false;
}

/* "r/fostering", "Search in r/fostering". */
static bool is_forum_path(slice line)
{
	size_t at = slice_find_byte(line, '/', 0);
	at = at == SLICE_NONE ? at : slice_find(line, S("r/"), 0);
	return at != SLICE_NONE && (at == 0 || line.at[at - 1] == ' ' || line.at[at - 1] == '/') &&
	       slice_find_byte(line, ' ', at) == SLICE_NONE && line.len > at + 2;
}

/* Lines each of which is furniture, a column of buttons; or short lines below
 * one that opens a list, "Topics". */
static bool is_column(slice text)
{
	size_t lines = 0, known = 0, names = 0, menus = 0, longer = 0;
	bool opened = false, home = false;
	for (slice rest = text; rest.len;) {
		slice line = slice_trim(slice_sub(rest, 0, line_end(rest)));
		rest = slice_after(rest, line_end(rest) + (line_end(rest) < rest.len));
		if (line.len == 0)
			continue;
		size_t row = entry_in_menu(line);
		if (lines == 0)
			home = slice_equal_nocase(line, S("home"));
		if (lines == 0)
			opened = row != SLICE_NONE && entry_does(row, S("opens"));
		bool menu = (marks_of(line, ~0u) & HAS_SEPARATOR) && is_menu(line, false);
		bool button = (row != SLICE_NONE && !entry_does(row, S("caption"))) || menu ||
			      buttons_are(line, BUTTONS_ALONE) || is_forum_path(line) || entry_is_menu(line);
		if (home && entry_is_sentence(line))
			return false;
		if (home && rest.len == 0 && lines + 1 >= PARTS_LEAST)
			return true; /* the way to the page */
		menus += menu;
		if (line.len > BUTTONS_MOST && !button)
			return false;
		known += button;
		names += line.len <= MENU_NAME && !entry_is_sentence(line);
		longer += line.len > MENU_NAME && !button;
		lines++;
	}
	if (longer > 0 && !opened)
		return longer == 1 && menus > 0 && lines <= PARTS_LEAST; /* the name of the site above its menu */
	return lines > 1 && (opened || known == lines || (known > 0 && names == lines && lines >= PARTS_LEAST));
}

/* "You have two free articles left this month", "Subscribe for £3": what a page
 * asks of its readers. */
static bool is_offer(slice text)
{
	static const slice phrases[] = {
		S("free article"),     S("articles left"),  S("articles remaining"), S("Subscribe for"),
		S("Subscribe from"),   S("Subscribe now"),  S("subscribe for "),     S("Already a subscriber"),
		S("free trial"),       S("Sign up to our"), S("sign up to our"),     S("our newsletter"),
		S("download our app"), S("ad-free")};
	if (text.len > WORDS_LINE)
		return false;
	static const bool first[256] = {
		['f'] = true, ['a'] = true, ['S'] = true, ['s'] = true, ['A'] = true, ['o'] = true, ['d'] = true};
	for (size_t at = 0; at < text.len; at++) {
		if (!first[(unsigned char)text.at[at]] || (at > 0 && text.at[at - 1] != ' '))
			continue;
		for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
			if (slice_starts(slice_after(text, at), phrases[i]))
				return true;
	}
	return false;
}

enum furniture furniture_of(slice text, unsigned holds, bool in_comments)
{
	if (text.len == 0 || text.len > LINE_MOST)
		return FURNITURE_NO;
	size_t row = entry_of(text);
	if (row != SLICE_NONE) {
		if (entry_does(row, S("is")) || entry_does(row, S("ends")))
			return FURNITURE_YES;
		if (entry_does(row, S("opens")))
			return entry_is_sentence(text) ? FURNITURE_NO : FURNITURE_OPENS;
		if (entry_does(row, S("closes")) || entry_does(row, S("invites")))
			return FURNITURE_CLOSES;
	}
	if (entry_is_sentence(text))
		return FURNITURE_NO;
	if (is_offer(text))
		return FURNITURE_YES;
	if ((holds & HOLDS_MARKUP) && line_end(text) < text.len)
		return is_column(text) ? FURNITURE_YES : FURNITURE_NO;
	unsigned marks = marks_of(text, holds);
	if ((marks & HAS_SEPARATOR) && (holds & HOLDS_DIGIT) && is_page_head(text))
		return FURNITURE_YES;
	if (!in_comments && entry_is_menu(text))
		return FURNITURE_YES;
	if (((marks & HAS_SEPARATOR) && is_menu(text, in_comments)) || is_link(text, marks))
		return FURNITURE_YES;
	return buttons_are(text, BUTTONS_ALONE) ? FURNITURE_YES : FURNITURE_NO;
}

bool furniture_is_caption(slice text)
{
	size_t row = entry_of(text);
	return row != SLICE_NONE && entry_does(row, S("caption"));
}

/* "24 Responses to …", "3 comments", "Comments (12)", "5 thoughts on …". */
enum furniture_opener furniture_opens_thread(slice text)
{
	static const slice words[] = {S("comment"),         S("comments"), S("response"),  S("responses"),
				      S("reply"),           S("replies"),  S("thoughts"),  S("thought"),
				      S("reader comments"), S("readers"),  S("reactions"), S("opinions"),
				      S("answers")};
	size_t row = entry_of(text);
	if (row != SLICE_NONE && entry_does(row, S("comments")))
		return OPENER_HEADING;
	if (row != SLICE_NONE && entry_does(row, S("invites")))
		return OPENER_INVITES;
	size_t at = 0;
	while (at < text.len && (ascii_is_digit(text.at[at]) || text.at[at] == ','))
		at++;
	if (at == 0 || at >= text.len || text.at[at] != ' ')
		return OPENER_NONE;
	slice rest = slice_after(text, at + 1);
	if (slice_ends(rest, S(":")))
		rest.len--;
	size_t gap = slice_find(rest, S("  "), 0);
	if (gap != SLICE_NONE)
		rest.len = gap;
	rest = slice_trim(slice_sub(
		rest, 0, slice_find_byte(rest, '|', 0) == SLICE_NONE ? rest.len : slice_find_byte(rest, '|', 0)));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (slice_equal_nocase(rest, words[i]) ||
		    (slice_starts_nocase(rest, words[i]) &&
		     (slice_starts_nocase(slice_after(rest, words[i].len), S(" to ")) ||
		      slice_starts_nocase(slice_after(rest, words[i].len), S(" on ")) ||
		      slice_starts(slice_after(rest, words[i].len), S(" (")) ||
		      slice_starts_nocase(slice_after(rest, words[i].len), S(" so far")) ||
		      slice_starts_nocase(slice_after(rest, words[i].len), S(" from ")))))
			return OPENER_HEADING;
	return OPENER_NONE;
}

static bool is_item(const struct piece *p) { return p->shape == SHAPE_BULLET || p->shape == SHAPE_NUMBER; }

static bool is_prose(const struct piece *p)
{
	return p->end - p->start > SHORT_LINE || ((p->flags & PIECE_STOP) && p->end - p->start > 60);
}

/* A sentence with a full stop, which the title of a page has none of. */
static bool is_statement(const struct split *s, const struct piece *p)
{
	slice text = piece_text(s, p);
	return (p->flags & (PIECE_STOP | PIECE_ASKS)) == PIECE_STOP && text.len > STATEMENT_LEAST &&
	       !slice_ends(text, S("!")) && !slice_ends(text, S("...")) && !slice_ends(text, S("\xE2\x80\xA6"));
}

/* What stands below "Read more": its list, or short lines as far as the one
 * that is the heading of the text after them; above the text proper a list
 * only, since the short line may be the title. */
static size_t swallow(struct split *s, size_t from, bool items_only)
{
	size_t i = from;
	bool items = i < s->piece_count && is_item(&s->pieces[i]);
	if (items_only && !items)
		return from;
	for (; i < s->piece_count && i - from < SWALLOW_MOST; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p) || p->role != ROLE_NONE || is_item(p) != items || p->shape == SHAPE_ATX)
			break;
		if (!items &&
		    (p->end - p->start > SWALLOW_LINE || is_prose(p) || is_statement(s, p) ||
		     (i + 1 < s->piece_count && piece_is_open(&s->pieces[i + 1]) && is_prose(&s->pieces[i + 1])) ||
		     furniture_opens_thread(piece_text(s, p)) == OPENER_HEADING))
			break;
		if (!items && furniture_of(piece_text(s, p), p->holds, false) == FURNITURE_OPENS)
			break; /* another list, which may be one of items */
		p->kind = SEGMENT_FURNITURE;
	}
	return i;
}

/* An offer ends a document: short lines with a price, below the last text. */
static void find_offers(struct split *s)
{
	size_t from = s->piece_count;
	bool price = false;
	while (from > 0) {
		struct piece *p = &s->pieces[from - 1];
		if (p->role != ROLE_NONE || p->end - p->start > WORDS_LINE || (p->flags & PIECE_STOP) ||
		    p->shape == SHAPE_ATX || p->shape == SHAPE_TABLE || (s->lines[p->line].flags & LINE_SETEXT))
			break;
		price |= is_price_line(piece_text(s, p));
		from--;
	}
	for (size_t i = from; price && from > 0 && i < s->piece_count; i++)
		s->pieces[i].kind = SEGMENT_FURNITURE;
}

/* "The Review is published fortnightly by Hill Media. Printed in Leeds." */
static bool is_imprint(slice text)
{
	static const slice words[] = {S(" is published "), S("Published by "), S("Printed by "), S("Printed in "),
				      S("All rights reserved")};
	size_t found = 0;
	for (size_t i = 0; text.len <= LINE_MOST && i < sizeof words / sizeof *words; i++)
		found += slice_find(text, words[i], 0) != SLICE_NONE;
	return found >= 2;
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

/* Three names of a menu in a row, each a piece of its own. */
static void find_columns(struct split *s)
{
	size_t run = 0;
	for (size_t i = 0; i <= s->piece_count; i++) {
		const struct piece *p = i < s->piece_count ? &s->pieces[i] : NULL;
		if (p && (piece_is_open(p) || p->kind == SEGMENT_FURNITURE) && p->role == ROLE_NONE &&
		    p->end - p->start <= BUTTONS_MOST && p->shape == SHAPE_TEXT && !(p->flags & PIECE_STOP) &&
		    entry_in_menu(piece_text(s, p)) != SLICE_NONE &&
		    furniture_opens_thread(piece_text(s, p)) != OPENER_HEADING) {
			run++;
			continue;
		}
		for (size_t k = 1; run >= PARTS_LEAST && k <= run; k++)
			s->pieces[i - k].kind = SEGMENT_FURNITURE;
		run = 0;
	}
}

/* Below the small print nothing follows but more of it. */
static void find_small_print(struct split *s)
{
	size_t from = s->piece_count;
	for (size_t i = s->piece_count; i > 0; i--) {
		const struct piece *p = &s->pieces[i - 1];
		if (p->kind != SEGMENT_FURNITURE && (p->end - p->start > WORDS_LINE || (p->flags & PIECE_STOP)))
			break;
		size_t row = p->kind == SEGMENT_FURNITURE ? entry_of(piece_text(s, p)) : SLICE_NONE;
		if (row != SLICE_NONE && entry_does(row, S("ends")))
			from = i;
	}
	for (size_t i = from; i < s->piece_count; i++)
		if (piece_is_open(&s->pieces[i]))
			s->pieces[i].kind = SEGMENT_FURNITURE;
}

void furniture_find(struct split *s)
{
	bool text = false;
	struct piece *last = s->piece_count > 1 ? &s->pieces[s->piece_count - 1] : NULL;
	if (last && piece_is_open(last) && last->role == ROLE_NONE && is_imprint(piece_text(s, last)))
		last->kind = SEGMENT_FURNITURE;
	for (size_t i = 0; i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		text |= is_prose(p);
		if (p->role == ROLE_PAGE || p->role == ROLE_BUTTONS)
			p->kind = SEGMENT_FURNITURE;
		if (!piece_is_open(p) || p->role != ROLE_NONE || p->end - p->start > LINE_MOST ||
		    p->shape == SHAPE_TABLE || p->shape == SHAPE_FRONT)
			continue;
		if (p->line == s->comments_line && furniture_opens_thread(piece_text(s, p)) == OPENER_INVITES)
			continue; /* comments follow: it is their heading */
		enum furniture f = furniture_of(piece_text(s, p), p->holds, p->line > s->thread_line);
		if (f == FURNITURE_NO && (!text || s->comments_line == NONE) && p->line < s->thread_line &&
		    s->thread_line != NONE && buttons_are(piece_text(s, p), BUTTONS_THREAD))
			f = FURNITURE_YES; /* "48 views" at the top of a page with comments */
		if (f == FURNITURE_NO && !text && s->comments_line != NONE && p->line < s->comments_line &&
		    furniture_opens_thread(piece_text(s, p)) == OPENER_HEADING)
			f = FURNITURE_YES; /* a link to the comments */
		if (f == FURNITURE_NO)
			continue;
		p->kind = SEGMENT_FURNITURE;
		if (f == FURNITURE_CLOSES)
			p->flags |= PIECE_CLOSED;
		if (f == FURNITURE_OPENS)
			i = swallow(s, i + 1, !text) - 1;
	}
	find_columns(s);
	find_mail_signature(s);
	find_offers(s);
	find_small_print(s);
}
