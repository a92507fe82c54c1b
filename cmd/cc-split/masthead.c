#include "bylines.h"
#include "lists.h"
#include "phrases.h"

#include "lexicon/site-sections.inc"

enum {
	HEAD_MOST = 30,     /* pieces from the top that may stand above the text */
	TEXT_LEAST = 120,   /* bytes of a sentence that only running text has */
	SUMMARY_LEAST = 45, /* bytes of a summary between title and byline */
	TITLE_LEAST = 20,   /* bytes of a title above such a summary */
	LONE_TITLE_LEAST = 25,
	CAPITALS_LEAST = 3,
	MOTTO_MOST = 60, /* bytes of a sentence above the title */
	CANDIDATES = 12,
	PATH_MOST = 60, /* bytes of a path to the page */
	MENU_LEAST = 3, /* names of sections in a menu without any marks */
	SITE_NAME_MOST = 40,
	LONG_WORD = 4, /* bytes of a word that has a capital in a name */
	TITLE_MOST = 110,
	LINKS_MOST = 6, /* items of a list of links */
	LINK_MOST = 60, /* bytes of one */
};

static struct lexicon site_sections = LEXICON(site_sections, SITE_SECTIONS_COLUMNS);

/* The lines between the top of the page and the byline that nothing is known
 * of: the name of the site, its motto, a topic, the title, the summary. */
struct candidates {
	uint32_t pieces[CANDIDATES];
	size_t count;
};

/* Buttons to share a page stand below its title as well as above. */
static bool is_for_sharing(slice text)
{
	static const slice words[] = {S("share"),    S("tweet"),     S("email"),    S("print"),    S("save"),
				      S("facebook"), S("twitter"),   S("linkedin"), S("whatsapp"), S("comment"),
				      S("listen"),   S("read"),      S("play"),     S("download"), S("like"),
				      S("follow"),   S("copy link"), S("bookmark")};
	for (size_t at = 0; at < text.len; at++)
		for (size_t i = 0; (at == 0 || !ascii_is_alpha(text.at[at - 1])) && i < sizeof words / sizeof *words;
		     i++)
			if (slice_starts_nocase(slice_after(text, at), words[i]) &&
			    (at + words[i].len == text.len || !ascii_is_alpha(text.at[at + words[i].len])))
				return true;
	return false;
}

static bool begins_text(const struct piece *p)
{
	return p->role == ROLE_LABEL || p->role == ROLE_HEADER || p->role == ROLE_TIME || p->shape == SHAPE_BULLET ||
	       p->shape == SHAPE_NUMBER || p->shape == SHAPE_CLAUSE || p->shape == SHAPE_TABLE ||
	       ((p->flags & PIECE_STOP) && piece_length(p) >= TEXT_LEAST);
}

/* Whether a piece may be a title, a summary, or what a site says above them. */
static bool is_candidate(const struct split *s, const struct piece *p)
{
	return piece_is_open(p) && p->role != ROLE_BYLINE && !caption_is_piece(s, p);
}

static struct candidates collect(const struct split *s, size_t from, size_t to)
{
	struct candidates c = {0};
	for (size_t i = from; i < to && c.count < CANDIDATES; i++)
		if (is_candidate(s, &s->pieces[i]))
			c.pieces[c.count++] = (uint32_t)i;
	return c;
}

/* "Residents  Council and democracy  News": two spaces between the names. */
static bool is_spaced_menu(slice text)
{
	size_t parts = 0;
	for (slice rest = text; rest.len; parts++) {
		size_t gap = slice_find(rest, S("  "), 0);
		slice part = slice_trim(slice_sub(rest, 0, gap == SLICE_NONE ? rest.len : gap));
		if (part.len == 0 || part.len > SITE_NAME_MOST || !ascii_is_upper(part.at[0]))
			return false;
		rest = slice_trim(slice_after(rest, gap == SLICE_NONE ? rest.len : gap));
	}
	return parts >= MENU_LEAST;
}

/* "World › UK": where on the site the page stands. */
static bool is_path(slice text)
{
	return text.len <= PATH_MOST && (slice_find(text, S(" \xE2\x80\xBA "), 0) != SLICE_NONE ||
					 slice_find(text, S(" \xC2\xBB "), 0) != SLICE_NONE);
}

/* "News Opinion Sport Culture": nothing but names of sections, or most of them. */
static bool is_bare_menu(slice text)
{
	size_t words = 0, known = 0;
	if (is_spaced_menu(text) || is_path(text))
		return true;
	for (slice rest = text; rest.len;) {
		slice word = slice_cut(&rest, ' ');
		if (word.len == 0)
			continue;
		if (!ascii_is_upper(word.at[0]))
			return false;
		words++;
		known += lexicon_find(&site_sections, word) != SLICE_NONE;
	}
	return known >= MENU_LEAST && known * 2 >= words;
}

/* "ISSUE 9 AUTUMN 2021", "Vol. 12 No 3". */
static bool is_issue_line(slice text)
{
	static const slice words[] = {S("issue"), S("vol"), S("vol."), S("volume"), S("no."), S("edition")};
	slice rest = text, word = slice_cut(&rest, ' ');
	if (slice_find_byte(text, '|', 0) != SLICE_NONE)
		return false; /* a byline: "No. 3 | 11 March 2022 | Edited by …" */
	return list_has_nocase(word, LIST(words)) && rest.len > 0 && ascii_is_digit(rest.at[0]);
}

/* "The Kinship Diaries", the name of a site: each of its longer words has a capital. */
static bool is_site_name(slice text)
{
	size_t words = 0;
	if (text.len > SITE_NAME_MOST || text.at[text.len - 1] == '?' || text.at[text.len - 1] == '!')
		return false;
	for (slice rest = text; rest.len; words++) {
		slice word = slice_cut(&rest, ' ');
		if (word.len == 0 || memchr("\"'(:\xE2", word.at[0], 5) || word.at[word.len - 1] == ':')
			return false;
		if (word.len >= LONG_WORD && !ascii_is_upper(word.at[0]))
			return false;
	}
	return words >= 2;
}

/* "PRESS RELEASE", "EMBARGOED UNTIL …": stands above the title. */
static bool is_release_line(slice text)
{
	static const slice openers[] = {S("press release"), S("press statement"), S("media statement"),
					S("media release"), S("news release"),    S("for immediate release"),
					S("embargo"),       S("strictly embargo")};
	return text.len <= TITLE_MOST && list_begins_nocase(text, LIST(openers));
}

/* Where the running text begins, or the byline above it: *byline. */
static size_t find_end(const struct split *s, bool *byline)
{
	size_t above = 0, i = 0;
	*byline = false;
	for (; i < s->piece_count && i < HEAD_MOST && !begins_text(&s->pieces[i]); i++) {
		const struct piece *p = &s->pieces[i];
		if (p->role == ROLE_BYLINE && s->comments_line == NONE && s->thread_line != NONE)
			return i; /* who wrote a post, above its title */
		if (letter_begins(piece_text(s, p)))
			return i;
		if (piece_is_open(p) && is_release_line(piece_text(s, p)))
			continue; /* the title follows */
		if (piece_is_open(p) && above > 0 && byline_in_head(s, p, true)) {
			*byline = byline_names(piece_text(s, p)) || p->role == ROLE_BYLINE;
			return i;
		}
		above += is_candidate(s, p);
	}
	return i;
}

/* A menu, a breadcrumb or a consent notice ends what stands above a title,
 * where something is left below it that may be the title. */
static size_t below_menus(const struct split *s, size_t end)
{
	for (size_t i = end; i > 0; i--) {
		const struct piece *p = &s->pieces[i - 1];
		if (p->kind == SEGMENT_FURNITURE && p->role != ROLE_PAGE && !is_for_sharing(piece_text(s, p)) &&
		    collect(s, i, end).count > 0)
			return i;
	}
	return 0;
}

/* Which of the lines above a byline is the title: the one above the summary,
 * or the last. */
static size_t choose_title(const struct split *s, const struct candidates *c)
{
	if (c->count < 2)
		return 0;
	slice first = piece_text(s, &s->pieces[c->pieces[0]]), second = piece_text(s, &s->pieces[c->pieces[1]]);
	if (c->count == 2)
		return is_site_name(first) && !is_site_name(second) && second.len > first.len &&
		       second.len <= TITLE_MOST;
	for (size_t i = 0; i + 1 < c->count; i++)
		if ((s->pieces[c->pieces[i]].flags & PIECE_STOP) &&
		    piece_length(&s->pieces[c->pieces[i]]) >= MOTTO_MOST)
			return 0; /* running text */
	size_t last = piece_length(&s->pieces[c->pieces[c->count - 1]]),
	       above = piece_length(&s->pieces[c->pieces[c->count - 2]]);
	if (last >= SUMMARY_LEAST && above >= TITLE_LEAST)
		return c->count - 2;
	return last >= LONE_TITLE_LEAST ? c->count - 1 : 0;
}

static void take_above(struct split *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct piece *p = &s->pieces[i];
		if (is_candidate(s, p) && !byline_in_head(s, p, true))
			p->kind = SEGMENT_FURNITURE;
	}
}

/* A list of links between the summary and the byline. */
static bool is_link_above_byline(const struct split *s, size_t i)
{
	for (size_t at = i; at < s->piece_count && at < i + LINKS_MOST; at++) {
		const struct piece *p = &s->pieces[at];
		if (p->shape != SHAPE_BULLET)
			return at > i && piece_is_open(p) && p->role != ROLE_TIME && byline_in_head(s, p, true);
		if (!piece_is_open(p) || (p->flags & (PIECE_STOP | PIECE_ASKS)) == PIECE_STOP ||
		    piece_length(p) > LINK_MOST)
			return false;
	}
	return false;
}

/* "# Title" below the name of a site: the one heading of the first level. */
static bool is_only_heading(const struct split *s, size_t i)
{
	size_t count = 0;
	for (size_t at = 0; at < s->piece_count; at++)
		count += s->pieces[at].shape == SHAPE_ATX && s->pieces[at].level == 1;
	return count == 1 && s->pieces[i].shape == SHAPE_ATX && s->pieces[i].level == 1;
}

/* "CARROW INSTITUTE" above the title of its report. */
static bool is_publisher(slice text) { return capitals_count(text) >= CAPITALS_LEAST && byline_has_body(text); }

void masthead_find(struct split *s)
{
	bool byline;
	for (size_t i = 1; i < s->piece_count && i < HEAD_MOST; i++)
		if (is_link_above_byline(s, i))
			s->pieces[i].kind = SEGMENT_FURNITURE;
	for (size_t i = 0; i < s->piece_count && i < HEAD_MOST && !begins_text(&s->pieces[i]); i++)
		if (is_candidate(s, &s->pieces[i]) &&
		    (is_bare_menu(piece_text(s, &s->pieces[i])) || is_issue_line(piece_text(s, &s->pieces[i]))))
			s->pieces[i].kind = SEGMENT_FURNITURE;
	size_t end = find_end(s, &byline), first = below_menus(s, end);
	struct candidates c = collect(s, first, end);
	for (size_t i = 0; i < c.count; i++)
		if (s->pieces[c.pieces[i]].marked) {
			if (is_only_heading(s, c.pieces[i]))
				take_above(s, 0, c.pieces[i]);
			return;
		}
	if (c.count == 0 || is_publisher(piece_text(s, &s->pieces[c.pieces[0]])))
		return;
	take_above(s, 0, c.pieces[byline ? choose_title(s, &c) : 0]);
}
