#include "split.h"

enum {
	LETTERS_LEAST = 2,
	SIGNATURE_MOST = 140,
	HEADING_MOST = 100,
	CUE_PIECES = 4, /* from the top, in which "letters" must stand */
};

/* Whether one of the words stands in the text, in large or small letters. */
static bool contains_any(slice text, const slice *words, size_t count)
{
	for (size_t at = 0; at < text.len; at++) {
		if (at > 0 && ascii_is_alpha(text.at[at - 1]))
			continue;
		slice rest = slice_after(text, at);
		for (size_t i = 0; i < count; i++)
			if (ascii_lower(rest.at[0]) == words[i].at[0] && slice_starts_nocase(rest, words[i]) &&
			    (rest.len == words[i].len || !ascii_is_alpha(rest.at[words[i].len])))
				return true;
	}
	return false;
}

static bool is_letters_page(const struct split *s)
{
	static const slice words[] = {S("letters"), S("postbag"),   S("mailbox"), S("letter to the editor"),
				      S("inbox"),   S("your views")};
	for (size_t i = 0; i < s->piece_count && i < CUE_PIECES; i++) {
		slice text = piece_text(s, &s->pieces[i]);
		if (text.len <= SHORT_LINE && contains_any(text, words, sizeof words / sizeof *words))
			return true;
	}
	return false;
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

static bool is_body(const struct piece *p) { return piece_is_open(p) && (p->flags & PIECE_STOP); }

/* Above a signature runs text; below it stands a heading, the next letter or
 * the end. */
static bool signs(const struct split *s, size_t i)
{
	static const slice nameless[] = {S("supplied"), S("withheld")};
	if (i == 0 || !is_signature(s, &s->pieces[i]) || !is_body(&s->pieces[i - 1]))
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
	return name_without_titles(slice_trim(slice_sub(text, 0, end)));
}

static bool is_heading(const struct split *s, size_t i)
{
	const struct piece *p = &s->pieces[i];
	if (p->shape == SHAPE_ATX || (s->lines[p->line].flags & LINE_SETEXT))
		return true;
	slice text = piece_text(s, p);
	return text.len <= HEADING_MOST && (!(p->flags & PIECE_STOP) || (p->flags & PIECE_ASKS)) &&
	       !slice_ends(text, S(",")) && !slice_ends(text, S(":")) && i + 1 < s->piece_count &&
	       is_body(&s->pieces[i + 1]) && p->lines == 1;
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

void letters_find(struct split *s)
{
	size_t count = 0, from = s->body;
	if (!is_letters_page(s))
		return;
	for (size_t i = s->body; i < s->piece_count; i++)
		count += signs(s, i);
	for (size_t i = s->body; count >= LETTERS_LEAST && i < s->piece_count; i++)
		if (signs(s, i)) {
			take_letter(s, from, i);
			from = i + 1;
		}
}
