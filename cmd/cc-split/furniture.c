#include "base/parallel.h"
#include "buttons.h"
#include "entries.h"
#include "lists.h"
#include "menus.h"

enum {
	LINE_MOST = 220,      /* bytes of a line that may be furniture */
	BLOCK_MOST = 600,     /* ... of several lines below an opener */
	WORDS_LINE = 100,     /* ... of one that is none when it is a sentence */
	SWALLOW_LINE = 130,   /* ... of a line below "Read more" */
	STATEMENT_LEAST = 40, /* bytes of a sentence that is no link */
	SWALLOW_MOST = 40,
	PART_PIECES = 8192, /* that are looked at together */
};

/* "You have two free articles left this month", "Subscribe for £3": what a page
 * asks of its readers. */
static bool is_offer(slice text)
{
	static const slice phrases[] = {
		S("free article"),     S("articles left"),  S("articles remaining"), S("Subscribe for"),
		S("Subscribe from"),   S("Subscribe now"),  S("subscribe for "),     S("Already a subscriber"),
		S("free trial"),       S("Sign up to our"), S("sign up to our"),     S("our newsletter"),
		S("download our app"), S("ad-free"),        S("mailing list"),       S("in your inbox"),
		S("to your inbox"),    S("Sign up here")};
	if (text.len > WORDS_LINE)
		return false;
	/* With which bytes they go on: most words are told by two. */
	static const char *const seconds[256] = {['f'] = "r", ['a'] = "rd", ['S'] = "ui", ['s'] = "ui", ['A'] = "l",
						 ['o'] = "u", ['d'] = "o",  ['m'] = "a",  ['i'] = "n",  ['t'] = "o"};
	for (size_t at = 0, next; at + 1 < text.len; at = next) {
		const char *second = seconds[(unsigned char)text.at[at]];
		if (second && strchr(second, text.at[at + 1]) && list_begins(slice_after(text, at), LIST(phrases)))
			return true;
		for (next = at + 1; next < text.len && text.at[next - 1] != ' ';)
			next++;
	}
	return false;
}

/* "00:00 / 41:12": how far a recording has been played. */
static bool is_player(slice line)
{
	bool colon = false, slash = false;
	for (size_t i = 0; i < line.len; i++) {
		colon |= line.at[i] == ':';
		slash |= line.at[i] == '/';
		if (!ascii_is_digit(line.at[i]) && !memchr(":/ ", line.at[i], 3))
			return false;
	}
	return colon && slash && slice_find(line, S(" / "), 0) != SLICE_NONE;
}

/* "3 replies by Ann Patel and others": where a thread is folded. */
static bool is_fold(slice text)
{
	size_t at = 0;
	while (at < text.len && ascii_is_digit(text.at[at]))
		at++;
	slice rest = slice_after(text, at);
	return at > 0 && (slice_starts(rest, S(" reply by ")) || slice_starts(rest, S(" replies by ")));
}

/* "Read next" directly above what is to be read. */
static size_t opener_of(slice line)
{
	size_t row = entry_of(line);
	return row != SLICE_NONE && entry_does(row, S("opens")) ? row : SLICE_NONE;
}

/* Short lines below such an opener, more than one entry of the lexicon has. */
static bool is_block(slice text, size_t first)
{
	return first < text.len && text.len <= BLOCK_MOST && opener_of(slice_sub(text, 0, first)) != SLICE_NONE &&
	       !entry_is_sentence(text);
}

/* *open: it is none, unless it is nothing but buttons. */
static enum furniture without_buttons(slice text, unsigned holds, bool in_comments, bool *open)
{
	*open = false;
	size_t first = holds & (HOLDS_BREAK | HOLDS_MARKUP) ? line_end(text) : text.len;
	if (text.len == 0 || text.len > LINE_MOST)
		return is_block(text, first) ? FURNITURE_YES : FURNITURE_NO;
	size_t row = entry_of(text);
	if (row == SLICE_NONE && first < text.len)
		row = opener_of(slice_sub(text, 0, first));
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
	if (is_offer(text) || (in_comments && (holds & HOLDS_DIGIT) && is_fold(text)) ||
	    ((holds & HOLDS_SLASH) && is_player(slice_sub(text, 0, first))))
		return FURNITURE_YES;
	if (first < text.len)
		return menu_is_column(text) ? FURNITURE_YES : FURNITURE_NO;
	if (menu_is_line(text, holds, in_comments))
		return FURNITURE_YES;
	*open = true;
	return FURNITURE_NO;
}

enum furniture furniture_of(slice text, unsigned holds, bool in_comments)
{
	bool open;
	enum furniture f = without_buttons(text, holds, in_comments, &open);
	return open && buttons_are(text, BUTTONS_ALONE) ? FURNITURE_YES : f;
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
	static const slice openers[] = {S("all "), S("discussion: ")}; /* "all 24 comments" */
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (slice_starts_nocase(text, openers[i]))
			text = slice_after(text, openers[i].len);
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

static bool is_prose(const struct piece *p) { return piece_length(p) > SHORT_LINE || piece_is_prose(p); }

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
	bool items = i < s->piece_count && piece_is_item(&s->pieces[i]);
	if (items_only && !items)
		return from;
	for (; i < s->piece_count && i - from < SWALLOW_MOST; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p) || p->role != ROLE_NONE || piece_is_item(p) != items || p->shape == SHAPE_ATX)
			break;
		if (!items &&
		    (piece_length(p) > SWALLOW_LINE || is_prose(p) || is_statement(s, p) ||
		     (i + 1 < s->piece_count && piece_is_open(&s->pieces[i + 1]) && is_prose(&s->pieces[i + 1])) ||
		     furniture_opens_thread(piece_text(s, p)) == OPENER_HEADING))
			break;
		if (!items && furniture_of(piece_text(s, p), p->holds, false) == FURNITURE_OPENS)
			break; /* another list, which may be one of items */
		p->kind = SEGMENT_FURNITURE;
	}
	return i;
}

/* A piece that what it says may make furniture. */
static bool may_be_furniture(const struct piece *p)
{
	size_t most = p->lines > 1 ? BLOCK_MOST : LINE_MOST;
	return piece_is_open(p) && p->role == ROLE_NONE && piece_length(p) <= most && p->shape != SHAPE_TABLE &&
	       p->shape != SHAPE_FRONT;
}

/* Lines of a thread were asked before they became pieces. */
static bool is_button(const struct split *s, const struct piece *p)
{
	if (p->lines == 1 && p->line > s->thread_line)
		return s->lines[p->line].buttons >> BUTTONS_ALONE & 1;
	return buttons_are(piece_text(s, p), BUTTONS_ALONE);
}

static void ask_pieces(void *context, size_t from, size_t to)
{
	const struct split *s = context;
	for (size_t i = from; i < to; i++) {
		struct piece *p = &s->pieces[i];
		p->in_menu = p->role == ROLE_NONE && menu_may_name(s, p);
		if (!may_be_furniture(p))
			continue;
		bool open;
		enum furniture f = without_buttons(piece_text(s, p), p->holds, p->line > s->thread_line, &open);
		p->furniture = 15u & (open && is_button(s, p) ? FURNITURE_YES : f);
	}
}

void furniture_find(struct split *s)
{
	bool text = false;
	small_print_find_imprint(s);
	parallel_do(s->piece_count, PART_PIECES, ask_pieces, s);
	for (size_t i = 0; i < s->piece_count; i++) {
		struct piece *p = &s->pieces[i];
		text |= is_prose(p);
		if (p->role == ROLE_PAGE || p->role == ROLE_BUTTONS)
			p->kind = SEGMENT_FURNITURE;
		if (!may_be_furniture(p))
			continue;
		if (p->line == s->comments_line && furniture_opens_thread(piece_text(s, p)) == OPENER_INVITES)
			continue; /* comments follow: it is their heading */
		enum furniture f = p->furniture;
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
	menu_find_columns(s);
	small_print_find(s);
}
