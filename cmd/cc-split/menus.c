#include "menus.h"

#include "buttons.h"
#include "entries.h"
#include "lists.h"

enum {
	BUTTONS_MOST = 60, /* bytes of a line of a column */
	MENU_NAME = 16,    /* bytes of a name in a menu of one name a line */
	LINKS_LEAST = 2,   /* of a line of links in Markdown */
	PARTS_LEAST = 3,   /* of a menu: Home | News | Jobs */
	PART_WORDS = 5,
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
	static const slice separators[] = {S("|"),   S("\xC2\xB7"),     S("\xE2\x80\xA2"), S("   "),
					   S("\t"),  S("\xE2\x80\xBA"), S("\xE2\x96\xB8"), S("\xC2\xBB"),
					   S(" > "), S(" / ")};
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
			else if (slice_starts(rest, S("\xE2\x80\xBA")) || slice_starts(rest, S("\xE2\x96\xB8")))
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
	if ((marks & HAS_ARROW) && list_ends(text, LIST(arrows)))
		return true;
	if (!(marks & HAS_HTTP))
		return false;
	size_t from = slice_find(text, S("http"), 0), words = 0;
	for (size_t i = 0; i < from; i++)
		words += text.at[i] == ' ';
	return words <= LINK_WORDS && slice_find_byte(slice_after(text, from), ' ', 0) == SLICE_NONE &&
	       (from == 0 || text.at[from - 1] == ' ');
}

/* "[Share](#) [Tweet](#)": two links or more, and nothing else. */
static bool is_links(slice text)
{
	size_t links = 0, at = 0;
	while (at < text.len && text.at[at] == '[') {
		size_t close = slice_find(text, S("]("), at), end = SLICE_NONE;
		if (close != SLICE_NONE)
			end = slice_find_byte(text, ')', close);
		if (end == SLICE_NONE)
			return false;
		links++;
		for (at = end + 1; at < text.len && memchr(" |/\n", text.at[at], 4); at++)
			;
	}
	return links >= LINKS_LEAST && at == text.len;
}

/* "r/fostering", "Search in r/fostering". */
static bool is_forum_path(slice line)
{
	size_t at = slice_find_byte(line, '/', 0);
	at = at == SLICE_NONE ? at : slice_find(line, S("r/"), 0);
	return at != SLICE_NONE && (at == 0 || line.at[at - 1] == ' ' || line.at[at - 1] == '/') &&
	       slice_find_byte(line, ' ', at) == SLICE_NONE && line.len > at + 2;
}

bool menu_is_column(slice text)
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

bool menu_is_line(slice text, unsigned holds, bool in_comments)
{
	unsigned marks = marks_of(text, holds);
	if ((marks & HAS_SEPARATOR) && (holds & HOLDS_DIGIT) && is_page_head(text))
		return true;
	if (!in_comments && entry_is_menu(text))
		return true;
	return ((marks & HAS_SEPARATOR) && is_menu(text, in_comments)) || is_link(text, marks) || is_links(text);
}

bool menu_may_name(const struct split *s, const struct piece *p)
{
	return piece_length(p) <= BUTTONS_MOST && p->shape == SHAPE_TEXT && !(p->flags & PIECE_STOP) &&
	       entry_in_menu(piece_text(s, p)) != SLICE_NONE;
}

/* Three names of a menu in a row, each a piece of its own. */
void menu_find_columns(struct split *s)
{
	size_t run = 0;
	for (size_t i = 0; i <= s->piece_count; i++) {
		const struct piece *p = i < s->piece_count ? &s->pieces[i] : NULL;
		if (p && (piece_is_open(p) || p->kind == SEGMENT_FURNITURE) && p->role == ROLE_NONE && p->in_menu &&
		    furniture_opens_thread(piece_text(s, p)) != OPENER_HEADING) {
			run++;
			continue;
		}
		for (size_t k = 1; run >= PARTS_LEAST && k <= run; k++)
			s->pieces[i - k].kind = SEGMENT_FURNITURE;
		run = 0;
	}
}
