#include "attribution/reading.h"

/* "By Ann Lee", "Words: Ann Lee": what stands before the name at byte `at`. */
static bool is_writers(slice text, size_t at)
{
	static const slice BEFORE[] = {S("by"), S("words"), S("text")};
	while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == ':'))
		at--;
	slice before = slice_sub(text, 0, at);
	for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
		size_t len = BEFORE[i].len;
		if (at >= len && slice_equal_nocase(slice_after(before, at - len), BEFORE[i]) &&
		    (at == len || text.at[at - len - 1] == ' '))
			return true;
	}
	return false;
}

/* "Posted by u/ann_k, 3 years ago": the reader of that name, or SLICE_NONE. */
static size_t account(const struct reading *r, slice text)
{
	size_t by = slice_find(text, S("by "), 0);
	slice name = by == SLICE_NONE ? S("") : slice_after(text, by + 3);
	name = slice_cut(&name, ' ');
	return name.len ? identities_find(r->ids, slice_starts(name, S("u/")) ? slice_after(name, 2) : name)
			: SLICE_NONE;
}

/* Who has written what a line below it says: "Posted by Ann Lee in Reports |
 * Comments (7)"; or SLICE_NONE. */
static size_t author_below(const struct reading *r)
{
	enum { FAR = 2000 };
	for (size_t i = 0; i < r->document->count && i < FAR; i++) {
		const struct segment *s = &r->document->items[i];
		if (s->kind == SEGMENT_COMMENT || s->turn.len)
			break;
		const struct mention *m =
			s->kind == SEGMENT_BYLINE ? identities_mention(r->ids, i, 0, s->text.len) : NULL;
		if (m && r->ids->items[m->identity].type == IDENTITY_PERSON && is_writers(s->text, m->from))
			return m->identity;
	}
	return SLICE_NONE;
}

/* "The Lamp, May 2023. Words: Ann Lee. Pictures: Bea Lund": a line of credits. */
static bool is_credits(const struct segment *s)
{
	return s->kind == SEGMENT_CAPTION && (slice_find(s->text, S("Words: "), 0) != SLICE_NONE ||
					      slice_find(s->text, S("Text: "), 0) != SLICE_NONE);
}

size_t house_author(const struct reading *r)
{
	enum { NEAR_TOP = 12, LONGEST = 200 };
	const struct identities *ids = r->ids;
	size_t author = SLICE_NONE, people = 0;
	for (size_t i = 0; i < r->document->count && i < NEAR_TOP; i++) {
		const struct segment *s = &r->document->items[i];
		if ((s->kind != SEGMENT_BYLINE && !is_credits(s)) || s->turn.len || s->text.len > LONGEST)
			continue;
		const struct mention *m = identities_mention(ids, i, 0, s->text.len);
		size_t reader = m ? SLICE_NONE : account(r, s->text);
		if (reader != SLICE_NONE)
			return reader;
		for (; m && m < ids->mentions + ids->mention_count && m->segment == i; m++) {
			if (ids->items[m->identity].type != IDENTITY_PERSON)
				continue;
			if (is_writers(s->text, m->from))
				return m->identity;
			people += m->identity != author;
			author = m->identity;
		}
	}
	return people == 1 ? author : people ? SLICE_NONE : author_below(r);
}

/* The first mention of this type in the segment, or SLICE_NONE. */
static size_t first_of_type(const struct identities *ids, size_t segment, size_t from, enum identity_type type)
{
	const struct mention *m = identities_mention(ids, segment, from, SIZE_MAX);
	for (; m && m < ids->mentions + ids->mention_count && m->segment == segment; m++)
		if (ids->items[m->identity].type == type)
			return m->identity;
	return SLICE_NONE;
}

/* "Written evidence submitted by the Trust". */
static size_t author_in_title(const struct reading *r, size_t segment)
{
	slice text = r->document->items[segment].text;
	size_t by = slice_find(text, S(" by "), 0);
	return by == SLICE_NONE ? SLICE_NONE : first_of_type(r->ids, segment, by, IDENTITY_ORG);
}

/* "The Trust is a charity. We have …": who begins the paragraph that says "we"
 * first. */
static size_t we_of_paragraph(const struct reading *r, size_t segment)
{
	slice text = r->document->items[segment].text;
	const struct mention *m = identities_mention(r->ids, segment, 0, SIZE_MAX);
	size_t we = slice_find(text, S(". We "), 0);
	if (!m || we == SLICE_NONE || m->from >= we || m->from > 4 || r->ids->items[m->identity].type != IDENTITY_ORG)
		return SLICE_NONE;
	return m->identity;
}

/* A line that is nothing but an organisation's name. */
static bool is_publisher(const struct reading *r, size_t segment)
{
	const struct mention *m = identities_mention(r->ids, segment, 0, SIZE_MAX);
	enum { THE = 4 };
	return m && m->from <= THE && m->to + 1 >= r->document->items[segment].text.len;
}

/* Whose page it is: an organisation of the text that the lines on top of the
 * page name. */
static size_t house_on_top(const struct reading *r)
{
	enum { TOP = 4, MOST = 200, SHORTEST = 5 };
	for (size_t i = 0; i < r->document->count && i < TOP; i++) {
		const struct segment *s = &r->document->items[i];
		for (size_t k = 0; s->kind == SEGMENT_FURNITURE && k < r->ids->count && k < MOST; k++) {
			const struct identity *who = &r->ids->items[k];
			if (who->type == IDENTITY_ORG && !who->described && who->name.len >= SHORTEST &&
			    slice_find(s->text, who->name, 0) != SLICE_NONE)
				return k;
		}
	}
	return SLICE_NONE;
}

size_t house_of(const struct reading *r)
{
	enum { OPENING = 12 };
	size_t house = SLICE_NONE;
	for (size_t i = 0; i < r->document->count && house == SLICE_NONE; i++) {
		const struct segment *s = &r->document->items[i];
		if (s->speaker.len)
			continue;
		if (s->kind == SEGMENT_BYLINE)
			house = first_of_type(r->ids, i, 0, IDENTITY_ORG);
		else if (i < OPENING && is_publisher(r, i))
			house = first_of_type(r->ids, i, 0, IDENTITY_ORG);
		else if (i < OPENING && s->kind == SEGMENT_TITLE)
			house = author_in_title(r, i);
		else if (i < OPENING && s->kind == SEGMENT_PARA)
			house = we_of_paragraph(r, i);
	}
	return house == SLICE_NONE ? house_on_top(r) : house;
}
