#include "lists.h"
#include "people.h"

enum {
	LETTERS_LEAST = 2,
	SIGNATURE_MOST = 140,
	HEADING_MOST = 100,
	CUE_PIECES = 4, /* from the top, in which "letters" must stand */
	CUE_MOST = 40,  /* bytes of a heading above letters */
	NAME_MOST = 60, /* bytes of a signature in capitals */
	NAME_LINES = 4, /* lines of a signature */
};

/* Whether one of the words stands in the text, in large or small letters. */
static bool contains_any(slice text, const slice *words, size_t count)
{
	bool firsts[256] = {false};
	for (size_t i = 0; i < count; i++)
		firsts[(unsigned char)words[i].at[0]] = true;
	for (size_t at = 0; at < text.len; at++) {
		if (!firsts[(unsigned char)ascii_lower(text.at[at])] || (at > 0 && ascii_is_alpha(text.at[at - 1])))
			continue;
		slice rest = slice_after(text, at);
		for (size_t i = 0; i < count; i++)
			if (slice_starts_nocase(rest, words[i]) &&
			    (rest.len == words[i].len || !ascii_is_alpha(rest.at[words[i].len])))
				return true;
	}
	return false;
}

static bool speaks_of_letters(slice text)
{
	static const slice words[] = {S("letters"), S("postbag"),    S("mailbox"),     S("letter to the editor"),
				      S("inbox"),   S("your views"), S("your letters")};
	return text.len <= SHORT_LINE && contains_any(text, words, sizeof words / sizeof *words);
}

static bool is_letters_page(const struct split *s)
{
	size_t looked_at = 0;
	for (size_t i = 0; i < s->piece_count && looked_at < CUE_PIECES; i++) {
		const struct piece *p = &s->pieces[i];
		if (p->kind == SEGMENT_FURNITURE)
			continue;
		looked_at++;
		if (speaks_of_letters(piece_text(s, p)))
			return true;
	}
	return false;
}

/* "SIR – ", "Sir, ", "Dear Editor,": where a letter begins. */
bool letter_begins(slice text)
{
	static const slice words[] = {S("SIR"),           S("Sir"),           S("MADAM"),       S("Madam"),
				      S("Dear Sir"),      S("Dear Editor"),   S("Dear editor"), S("Dear Madam"),
				      S("To the Editor"), S("TO THE EDITOR"), S("Editor")};
	static const slice stops[] = {
		S(","), S(" -"), S(":"), S(" \xE2\x80\x93"), S(" \xE2\x80\x94"), S("\xE2\x80\x94"), S(";")};
	static const bool seconds[256] = {['I'] = true, ['i'] = true, ['A'] = true, ['a'] = true,
					  ['e'] = true, ['o'] = true, ['O'] = true, ['d'] = true};
	if (text.len < 4 || !letter_may_begin(text.at[0]) || !seconds[(unsigned char)text.at[1]])
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!slice_starts(text, words[i]))
			continue;
		slice rest = slice_after(text, words[i].len);
		if (slice_starts_nocase(rest, S(" or madam")) || slice_starts_nocase(rest, S("/madam")))
			rest = slice_after(rest, slice_find(rest, S("adam"), 0) + 4);
		if (list_begins(rest, LIST(stops)))
			return true;
	}
	return false;
}

/* A name in capitals: "DR ANN PATEL", "TIRED PARENT". */
static bool is_capitals(slice text) { return text.len <= NAME_MOST && capitals_count(text) >= 4; }

/* "Yours faithfully,": above the name. */
static bool is_closing(slice text)
{
	static const slice words[] = {S("Yours"), S("Kind regards"), S("Best wishes"), S("Sincerely"), S("Regards")};
	return text.len <= NAME_MOST && list_begins(text, LIST(words)) && !slice_ends(text, S("."));
}

/* "Dr Ann Patel", "Ann Patel, Hull", "Name and address supplied". */
static bool is_signer(slice text)
{
	slice name, rest = text;
	size_t words = 0;
	if (slice_starts_nocase(text, S("name ")))
		return slice_ends(text, S("supplied")) || slice_ends(text, S("withheld"));
	name = slice_trim(slice_cut(&rest, ','));
	rest = name;
	for (bool first = true; rest.len; first = false) {
		slice word = slice_cut(&rest, ' ');
		if (!name_begins(word))
			return false;
		words += !(first && name_is_title(word));
	}
	return words >= 2 && words <= 4 && (people_is_personal(name_without_titles(name)) || name_has_title(name));
}

/* The lines of a signature at the end of a block, directly below the words of
 * the letter: a name, and where she writes from. */
static void find_signature(struct split *s, size_t first, size_t end)
{
	size_t from = end;
	for (size_t i = end; i > first + 1 && end - i < NAME_LINES; i--) {
		const struct line *l = &s->lines[i - 1];
		slice text = line_text(s, l);
		if (l->role != ROLE_NONE || l->shape != SHAPE_TEXT || (l->flags & LINE_LONG) ||
		    ((l->flags & LINE_STOP) && !is_closing(text)))
			break;
		bool below = (l[-1].flags & LINE_STOP) || is_closing(line_text(s, l - 1));
		if (is_closing(text) || (below && (is_capitals(text) || is_signer(text))))
			from = i - 1;
	}
	for (size_t i = from; i < end; i++)
		s->lines[i].role = ROLE_BYLINE;
}

/* Whether the page says at its top that it is one of letters, or two begin like one. */
static bool has_letters(const struct split *s)
{
	size_t count = 0;
	for (size_t i = 0; i < s->line_count && i < CUE_PIECES; i++)
		if (!(s->lines[i].flags & LINE_LONG) && speaks_of_letters(line_text(s, &s->lines[i])))
			return true;
	for (size_t i = line_that_may(s, 0, MAY_LETTER); i < s->line_count && count < LETTERS_LEAST;
	     i = line_that_may(s, i + 1, MAY_LETTER))
		count += s->lines[i].gap > 0 && letter_begins(line_text(s, &s->lines[i]));
	return count >= LETTERS_LEAST;
}

/* Signatures without a blank line above them. */
void letters_find_lines(struct split *s)
{
	size_t first = 0;
	if (!has_letters(s))
		return;
	for (size_t i = 1; i <= s->line_count; i++)
		if (i == s->line_count || s->lines[i].gap > 0) {
			find_signature(s, first, i);
			first = i;
		}
}

/* A name, with a role or a place behind it, or somebody who withholds it. */
static bool is_signature(const struct split *s, const struct piece *p)
{
	slice text = piece_text(s, p);
	if (piece_is_open(p) && p->role == ROLE_BYLINE)
		return true;
	if (!piece_is_open(p) || p->shape != SHAPE_TEXT || text.len > SIGNATURE_MOST || p->flags & PIECE_STOP)
		return false;
	return text.len > 0 && (!ascii_is_lower(text.at[0])) && !slice_ends(text, S(":")) &&
	       !slice_ends(text, S(","));
}

/* "(This correspondence is closed. Editor)" */
static bool is_remark(slice text)
{
	return (slice_starts(text, S("(")) && slice_ends(text, S(")"))) ||
	       (slice_starts(text, S("[")) && slice_ends(text, S("]")));
}

static bool is_body(const struct split *s, const struct piece *p)
{
	return piece_is_open(p) && (p->flags & PIECE_STOP) && !is_remark(piece_text(s, p));
}

/* Above a signature runs text; below it stands a heading, the next letter or
 * the end. */
static bool signs(const struct split *s, size_t i)
{
	static const slice nameless[] = {S("supplied"), S("withheld")};
	if (i == 0 || !is_signature(s, &s->pieces[i]) || !is_body(s, &s->pieces[i - 1]))
		return false;
	if (i + 1 >= s->piece_count || !piece_is_open(&s->pieces[i + 1]) || s->pieces[i].role == ROLE_BYLINE)
		return true;
	slice text = piece_text(s, &s->pieces[i]);
	const struct piece *next = &s->pieces[i + 1];
	bool heading_next = !(next->flags & PIECE_STOP) ||
			    ((next->flags & PIECE_ASKS) && next->end - next->start <= HEADING_MOST);
	return heading_next || slice_find_byte(text, ',', 0) != SLICE_NONE || line_end(text) < text.len ||
	       contains_any(text, nameless, sizeof nameless / sizeof *nameless);
}

/* "A carer, 27": her age is all that she says of herself. */
static bool is_age(slice rest)
{
	size_t at = 0;
	rest = slice_trim(rest);
	while (at < rest.len && ascii_is_digit(rest.at[at]))
		at++;
	return at > 0 && at <= 2 && (at == rest.len || rest.at[at] == ',' || rest.at[at] == '\n');
}

/* "Cllr Winifred Oduro, lead member" is Winifred Oduro. */
static slice signer(slice text)
{
	while (text.len && (memchr("-*_~", text.at[0], 4) || ascii_is_space(text.at[0])))
		text = slice_after(text, 1);
	if (slice_starts(text, S("\xE2\x80\x94")) || slice_starts(text, S("\xE2\x80\x93")))
		text = slice_trim(slice_after(text, 3));
	size_t end = line_end(text);
	if (end < text.len && (slice_starts_nocase(text, S("yours")) || slice_starts_nocase(text, S("kind")) ||
			       slice_starts_nocase(text, S("best")) || slice_starts_nocase(text, S("sincerely"))))
		text = slice_trim(slice_after(text, end));
	end = 0;
	while (end < text.len && !memchr(",\n\r(|;", text.at[end], 6))
		end++;
	if (end < text.len && text.at[end] == ',' && is_age(slice_after(text, end + 1)))
		return slice_trim(slice_sub(text, 0, line_end(text)));
	return name_without_titles(slice_trim(slice_sub(text, 0, end)));
}

static bool is_heading(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	if (p->marked)
		return true;
	slice text = piece_text(s, p);
	return text.len <= HEADING_MOST && (!(p->flags & PIECE_STOP) || (p->flags & PIECE_ASKS)) &&
	       !slice_ends(text, S(",")) && !slice_ends(text, S(":")) && i + 1 < s->piece_count &&
	       is_body(s, &s->pieces[i + 1]) && p->lines == 1;
}

static void take_letter(struct split *s, size_t from, size_t signature)
{
	uint32_t turn = ++s->turns, speaker = names_add(s, signer(piece_text(s, &s->pieces[signature])));
	for (size_t i = from; i <= signature; i++) {
		struct piece *p = &s->pieces[i];
		if (!piece_is_open(p))
			continue;
		if (i == from && is_heading(s, i)) {
			p->kind = SEGMENT_HEADING;
			continue;
		}
		p->kind = i == signature ? SEGMENT_BYLINE : SEGMENT_COMMENT;
		p->turn = turn;
		p->speaker = speaker;
	}
}

/* Where the letter between two signatures begins: at its salutation or the
 * heading directly above; what the editor says before is no part of it. */
static size_t letter_start(const struct split *s, size_t from, size_t signature)
{
	for (size_t i = from; i < signature; i++)
		if (letter_begins(piece_text(s, &s->pieces[i])))
			return i > from && piece_is_open(&s->pieces[i - 1]) && is_heading(s, i - 1) ? i - 1 : i;
	return from;
}

/* The letters among pieces from..to-1. */
static void take_letters(struct split *s, size_t from, size_t to)
{
	size_t count = 0;
	for (size_t i = from; i < to; i++)
		count += signs(s, i);
	for (size_t i = from; count >= LETTERS_LEAST && i < to; i++)
		if (signs(s, i)) {
			take_letter(s, letter_start(s, from, i), i);
			from = i + 1;
		}
}

/* A part of a bulletin that is headed "Letters", as far as the next heading. */
static void find_sections(struct split *s)
{
	for (size_t i = s->body; i < s->piece_count; i++) {
		const struct piece *p = &s->pieces[i];
		if (!p->marked || piece_length(p) > CUE_MOST || !speaks_of_letters(piece_text(s, p)))
			continue;
		size_t to = i + 1;
		while (to < s->piece_count && !s->pieces[to].marked)
			to++;
		take_letters(s, i + 1, to);
		i = to - 1;
	}
}

static size_t count_salutations(const struct split *s)
{
	size_t count = 0;
	for (size_t i = s->body; i < s->piece_count; i++)
		count += piece_is_open(&s->pieces[i]) && (s->may[s->pieces[i].line] & MAY_LETTER) &&
			 letter_begins(piece_text(s, &s->pieces[i]));
	return count;
}

void letters_find(struct split *s)
{
	if (is_letters_page(s) || count_salutations(s) >= LETTERS_LEAST)
		take_letters(s, s->body, s->piece_count);
	else
		find_sections(s);
}
