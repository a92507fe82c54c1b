/* split: what the parts of cc-split share.
 *
 * A document is read in passes, each a file of its own, each linear:
 *
 *   lines     finds its lines and what they look like
 *   pages     page numbers and running heads, which no paragraph crosses
 *   minutes   lists of people, actions, headings of an agenda
 *   labels    turn labels of interviews and transcripts ("Dr Bell:")
 *   headers   lines that name a commenter and a time
 *   pieces    joins lines into paragraphs, items and headings
 *   furniture, head, comments, turns, letters, live, headings
 *             each says of some pieces what they are
 *   rows      writes what was found
 *
 * A later pass leaves alone what an earlier one decided. Positions are bytes
 * of the document. Everything lives in the document's arena. */
#ifndef CC_SPLIT_H
#define CC_SPLIT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/table.h"
#include "streams/segments.h"
#include "text/dates.h"

enum { KIND_NONE = UINT8_MAX }; /* of a piece that no pass has decided yet */
enum { NONE = UINT32_MAX };     /* no line, no piece, no name */

enum shape {
	SHAPE_TEXT,
	SHAPE_MARK, /* nothing but structural marks: a rule, an underline, a lone > */
	SHAPE_ATX,  /* # heading; `level` */
	SHAPE_BULLET,
	SHAPE_NUMBER, /* 1. 2) (3) a) iv. II:; `number` */
	SHAPE_CLAUSE, /* 1.2, 3.4.1: a numbered paragraph */
	SHAPE_NOTE,   /* a footnote: a raised number or [1] */
	SHAPE_TABLE,  /* a row of a table */
	SHAPE_FRONT,  /* a line of front matter */
	SHAPE_CODE,   /* between ``` lines */
};

/* Roles that are found line by line, before lines are joined. */
enum role {
	ROLE_NONE,
	ROLE_LABEL,  /* begins a turn */
	ROLE_HEADER, /* the first line of a comment's byline */
	ROLE_MORE,   /* a further line of it */
	ROLE_BYLINE,
	ROLE_PAGE,    /* a page number or a running head */
	ROLE_TIME,    /* the time of an entry of a live blog */
	ROLE_BUTTONS, /* "Like Reply" directly below a comment */
	ROLE_HEADING, /* a heading directly above its text */
	ROLE_ASKS,    /* a question, ... */
	ROLE_ANSWERS, /* ... and an answer directly below it */
	ROLE_ITEM,    /* an item without a mark */
	ROLE_IMAGE,   /* ![the words of a picture](its file) */
};

enum line_flag {
	LINE_SETEXT = 1 << 0, /* the next line underlines it */
	LINE_FEED = 1 << 1,   /* a form feed stands before it */
	LINE_STOP = 1 << 4,   /* ends like a sentence, closing marks not counted */
	LINE_ASKS = 1 << 5,   /* ends in a question mark, closing marks not counted */
	LINE_LONG = 1 << 6,   /* more than SHORT_LINE bytes */
};

enum {
	SHORT_LINE = 160, /* only lines up to here are looked at closely */
	PROSE_LEAST = 60, /* bytes of running text */
};

/* What stands somewhere in a line. A pass that looks for a date or a label need
 * not look at a line without a digit or a colon. */
enum line_holds {
	HOLDS_DIGIT = 1 << 0,
	HOLDS_COLON = 1 << 1,
	HOLDS_SLASH = 1 << 2,
	HOLDS_LINK = 1 << 3,   /* | > @ */
	HOLDS_MARKUP = 1 << 4, /* what a row's text may not hold: * _ < and control bytes */
	HOLDS_WIDE = 1 << 5,   /* bytes above ASCII */
	HOLDS_BREAK = 1 << 6,  /* of a piece: line ends */
};

/* What a line may be, by its ends, its length and what it holds. Passes that
 * look for something rare pass over all others without reading them. */
enum line_may {
	MAY_MARK = 1 << 0,   /* begins with a structural mark */
	MAY_SPACED = 1 << 1, /* ... with a number that white space sets apart */
	MAY_PAGE = 1 << 2,   /* a page number, a notice of a recording; a form feed is before it */
	MAY_FOOT = 1 << 3,   /* a running head with a number */
	MAY_MINUTE = 1 << 4, /* an action, the heading of a list of people */
	MAY_TAB = 1 << 5,    /* has tabs in it */
	MAY_LIVE = 1 << 6,   /* the time of an entry */
	MAY_LETTER = 1 << 7, /* "Dear Editor," */
	MAY_ALL = UINT8_MAX,
};

enum {                           /* bytes at most, */
       COLUMN_MOST = 40,         /* of the number of a column of a report */
       RUNNING_HEAD_MOST = 100,  /* of a running head or a notice */
       PEOPLE_HEADING_MOST = 28, /* of the heading of a list of people */
       TIME_LINE_MOST = 60,      /* of the time of an entry */
       CODE_LETTERS = 3,         /* before the number of a recommendation */
};

/* A line that is not blank. */
struct line {
	size_t start, end;  /* without white space around it */
	uint32_t mark;      /* bytes of structural marks before its text */
	uint32_t sparse;    /* ROLE_LABEL, ROLE_HEADER: which of labels or headers */
	uint16_t number;    /* SHAPE_NUMBER */
	uint16_t indent;    /* columns before `start` */
	uint8_t gap;        /* blank lines before it, up to 255 */
	uint8_t flags;      /* enum line_flag */
	uint8_t shape : 4;  /* enum shape */
	uint8_t role : 4;   /* enum role */
	uint8_t level : 4;  /* SHAPE_ATX: how many # */
	uint8_t quotes : 4; /* how many > stand before it */
	uint8_t holds;      /* enum line_holds */
	uint8_t buttons;    /* enum buttons: a bit for each place, once pieces are made */
	char first, last;   /* its bytes at `start` and before `end` */
};

/* "Dr Bell:" at the beginning of a line. */
struct label {
	slice key;     /* the label in small letters, without times and numbers */
	slice name;    /* as it stands, without them */
	slice defines; /* "NB" in "Nerys Bamfield (NB):", or empty */
	slice holder;  /* "Ann Patel" in "The Convener (Ann Patel):", or empty */
	uint32_t line;
	uint32_t id;   /* of the key */
	size_t text;   /* where what is said begins */
	bool asks;     /* Q12 stands before it */
	bool minister; /* an office, with the name in brackets */
	bool chairs;   /* (Chair) stands behind the name */
	bool weak;     /* a letter without any mark behind it */
	bool timed;    /* a time stands in it */
	bool alone;    /* nothing follows on its line */
	bool placed;   /* a place and a party stand in brackets behind the name */
	bool cue;      /* the times of a caption stand above it */
	bool quoted;   /* what is said begins with a quotation mark */
};

/* What a line, or two or three together, says about a comment. */
struct header {
	slice name;
	slice answers; /* the name in "In reply to NAME", or empty */
	slice handle;  /* @name, where a name stands before it, or empty */
	struct date date;
	uint32_t line, lines;
	uint32_t level; /* "level 2" above it, or 0 */
	bool dated, relative, says;
};

enum piece_flag {
	PIECE_BOLD = 1 << 0,     /* all of it stands between ** and ** (or * and *) */
	PIECE_STOP = 1 << 1,     /* ends like a sentence */
	PIECE_ASKS = 1 << 2,     /* ends in a question mark */
	PIECE_LABEL = 1 << 3,    /* begins with a turn label */
	PIECE_CLOSED = 1 << 4,   /* furniture that ends the comments */
	PIECE_OPENS = 1 << 5,    /* furniture that makes what is listed below it furniture */
	PIECE_OWN_TIME = 1 << 6, /* its date is its own, not the document's */
	PIECE_QUOTED = 1 << 7,   /* > stands before its first line */
};

struct piece {
	size_t start, end;
	uint32_t line, lines;
	uint32_t section;        /* the piece that is its heading, or NONE */
	uint32_t turn, reply_to; /* 0: none */
	uint32_t speaker;        /* in names, or NONE */
	uint32_t date;           /* in dates, or NONE */
	uint16_t indent;
	uint8_t gap;
	uint8_t shape, role, level;
	uint8_t kind; /* enum segment_kind, or KIND_NONE */
	uint8_t flags;
	uint8_t holds;         /* enum line_holds, of all its lines */
	uint8_t furniture : 4; /* enum furniture: what its words alone make it */
	bool marked : 1;       /* a heading by its marks: # before it, or a line under it */
	bool in_menu : 1;      /* may be a name in a menu */
	char first, last;      /* its bytes at `start` and before `end` */
};

struct names {
	slice *items;
	size_t count, room;
};

struct split {
	slice bytes;
	struct arena memory;
	struct line *lines;
	uint8_t *may; /* of each line: enum line_may */
	size_t line_count, line_room, may_room;
	struct label *labels;
	size_t label_count, label_room;
	struct header *headers;
	size_t header_count, header_room;
	struct piece *pieces;
	size_t piece_count, piece_room;
	struct table keys;  /* of the labels */
	struct table seen;  /* texts that a pass has met; each begins with an empty one */
	struct names names; /* speakers */
	struct date *dates;
	size_t date_count, date_room;
	enum date_order order_given; /* by the user, or DATE_UNKNOWN */
	enum date_order order;
	uint32_t doc_date;      /* in dates, or NONE */
	uint32_t turns;         /* counted so far */
	bool markdown;          /* headings are marked, so no plain line is one */
	bool quoted;            /* > stands before some lines */
	bool timed;             /* some are the times of a live blog */
	bool loose;             /* no blank lines: each line is a paragraph */
	bool numbered;          /* as a hearing's transcript: each line has its number on the page */
	bool wrapped;           /* lines are filled to a width, as in text from a PDF */
	size_t width;           /* that width, in bytes */
	uint32_t body, tail;    /* pieces: the first of the text proper, and after the last */
	uint32_t comments_line; /* the line of the heading above the comments, or NONE */
	uint32_t thread_line;   /* that, or the line of the first header, or NONE */
};

/* The first line from i (<= line_count) on that may be one of these, or
 * line_count. Eight are passed over at once. */
static inline size_t line_that_may(const struct split *s, size_t i, uint8_t may)
{
	const uint64_t each = 0x0101010101010101u;
	uint64_t eight = 0;
	for (; s->line_count - i >= sizeof eight && !(eight & each * may); i += sizeof eight)
		memcpy(&eight, s->may + i, sizeof eight);
	i -= eight & each * may ? sizeof eight : 0;
	while (i < s->line_count && !(s->may[i] & may))
		i++;
	return i;
}

static inline slice split_text(const struct split *s, size_t from, size_t to)
{
	return slice_sub(s->bytes, from, to);
}

static inline slice line_text(const struct split *s, const struct line *l)
{
	return slice_sub(s->bytes, l->start + l->mark, l->end);
}

/* The first byte of line_text(). */
static inline char line_first(const struct split *s, const struct line *l)
{
	return l->mark == 0 ? l->first : l->start + l->mark < l->end ? s->bytes.at[l->start + l->mark] : 0;
}

static inline slice piece_text(const struct split *s, const struct piece *p)
{
	return slice_sub(s->bytes, p->start, p->end);
}

/* Where the first line of a text ends, whatever system wrote it. */
static inline size_t line_end(slice text)
{
	size_t end = 0;
	while (end < text.len && text.at[end] != '\n' && text.at[end] != '\r')
		end++;
	return end;
}

static inline bool piece_is_open(const struct piece *p) { return p->kind == KIND_NONE; }

static inline size_t piece_length(const struct piece *p) { return p->end - p->start; }

static inline bool piece_is_item(const struct piece *p)
{
	return p->shape == SHAPE_BULLET || p->shape == SHAPE_NUMBER;
}

/* A sentence that counts as running text. */
static inline bool piece_is_prose(const struct piece *p)
{
	return (p->flags & PIECE_STOP) && piece_length(p) > PROSE_LEAST;
}

/* A digit, or a letter of which Roman numbers are made. */
static inline bool is_figure(char c)
{
	static const bool roman[256] = {['i'] = true, ['v'] = true, ['x'] = true, ['l'] = true, ['c'] = true,
					['I'] = true, ['V'] = true, ['X'] = true, ['L'] = true, ['C'] = true};
	return ascii_is_digit(c) || roman[(unsigned char)c];
}

/* may.c: what a line may be, as a set of enum line_may; its mark is not known yet. */
uint8_t line_may_be(const struct line *l, slice text);

/* lines.c */
void lines_find(struct split *s);
void lines_find_loose(struct split *s); /* whether each line is a paragraph */

/* marks.c: what a line's structural marks are. */
void shapes_find(struct split *s);
bool mark_below_quotation(const struct split *s, size_t i); /* directly below somebody's words */
void tables_find(struct split *s);                          /* rows whose cells tabs divide */

/* cues.c: the times of captions. */
void cues_find(struct split *s);
bool cue_is_time(slice text);
bool cue_is_name(slice text);
bool cue_is_above(const struct split *s, size_t i); /* directly above line i */

/* spaced.c: numbers set apart by white space. */
void spaced_find(struct split *s);

/* numbered.c: the numbers of the lines of a hearing's transcript. */
void numbered_find(struct split *s);

/* pages.c */
void pages_find(struct split *s);

/* footers.c: running heads with a number on the same line; whether there may be any. */
bool footers_find(struct split *s);

/* labels.c: candidates, then the decision which of them are labels. */
void labels_find(struct split *s);

/* runin.c: questions in bold at the head of their answers get lines of their own. */
void runin_find(struct split *s);

/* slides.c: after the pages. */
void slides_find_lines(struct split *s);

/* minutes.c */
void minutes_find_lines(struct split *s);
bool minutes_may_list(slice text); /* a quick look whether it may be the heading of a list of people */

/* asked.c */
void asked_find_lines(struct split *s);

/* threads.c: which lines are the headers of comments (headers.h). */
void threads_find(struct split *s);

/* pieces.c */
void pieces_find(struct split *s);

/* furniture.c */
void furniture_find(struct split *s);
enum furniture { FURNITURE_NO, FURNITURE_YES, FURNITURE_OPENS, FURNITURE_CLOSES };
enum furniture furniture_of(slice text, unsigned holds, bool in_comments);
bool furniture_is_caption(slice text);
enum furniture_opener {
	OPENER_NONE,
	OPENER_HEADING, /* "24 Responses to …" */
	OPENER_INVITES, /* "Join the conversation": with or without comments below it */
};
enum furniture_opener furniture_opens_thread(slice text);

/* smallprint.c: what a page ends with: offers, an imprint, the signature of a mail. */
void small_print_find_imprint(struct split *s); /* of the last piece, before all others */
void small_print_find(struct split *s);

/* masthead.c: what a page says above its title. */
void masthead_find(struct split *s);

/* head.c: title, standfirst, bylines (bylines.h), captions; the document's date. */
void head_find_topic(struct split *s); /* "News" directly above the title: set apart */
void head_find(struct split *s);

/* captions.c: a line that can only be the words of a picture. */
bool caption_is(slice text);
bool caption_is_piece(const struct split *s, const struct piece *p); /* the words of an image, too */

/* comments.c, turns.c, letters.c, live.c, headings.c */
void comments_find(struct split *s);
void turns_find(struct split *s);
void letters_find_lines(struct split *s); /* signatures directly below the words */
void letters_find(struct split *s);
bool letter_begins(slice text); /* "Sir –", "Dear Editor," */
static inline bool letter_may_begin(char first)
{
	return first == 'S' || first == 'M' || first == 'D' || first == 'T' || first == 'E';
}
void live_find_lines(struct split *s);
void live_find(struct split *s);
void headings_find(struct split *s);
bool heading_is_end(slice text);                            /* "ENDS", "### more follows ###" */
bool headings_is_pull_out(const struct split *s, size_t i); /* words that the text has elsewhere */

/* sections.c: sections, dates, and a kind for what is still open. */
void sections_find(struct split *s);

/* All passes over s->bytes. What was found lasts until the next call. */
void split_document(struct split *s);

void split_free(struct split *s);

/* names.c */
uint32_t names_add(struct split *s, slice name);
uint32_t dates_add(struct split *s, struct date date);
slice name_without_titles(slice name);
bool name_is_title(slice word);
bool name_has_title(slice name); /* begins with one, or with its grade: "Chief Inspector" */
bool name_is_peer(slice word);
bool name_begins(slice text);      /* with a capital, or @ */
size_t capitals_count(slice text); /* ASCII; 0 where a small letter is among them */

#endif
