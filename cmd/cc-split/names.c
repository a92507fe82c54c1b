#include "base/utf8.h"
#include "lists.h"
#include "split.h"

#include "lexicon/honorifics.inc"
#include "text/lexicon.h"

static struct lexicon honorifics = LEXICON(honorifics, HONORIFICS_COLUMNS);

uint32_t names_add(struct split *s, slice name)
{
	struct names *n = &s->names;
	n->items = memory_grow(n->items, &n->room, n->count + 1, sizeof *n->items);
	n->items[n->count] = name;
	return (uint32_t)n->count++;
}

uint32_t dates_add(struct split *s, struct date date)
{
	s->dates = memory_grow(s->dates, &s->date_room, s->date_count + 1, sizeof *s->dates);
	s->dates[s->date_count] = date;
	return (uint32_t)s->date_count++;
}

/* What sort of title a word is: "title", "peer", "post", or empty. */
static slice title_class(slice word)
{
	if (slice_ends(word, S(".")))
		word.len--;
	size_t row = lexicon_find(&honorifics, word);
	return row == SLICE_NONE ? S("") : lexicon_cell(&honorifics, row, HONORIFICS_CLASS);
}

bool name_is_title(slice word) { return slice_equal(title_class(word), S("title")); }

bool name_is_peer(slice word) { return slice_equal(title_class(word), S("peer")); }

/* "Chief Inspector", "Deputy Chief Constable": what may stand before a title. */
static slice after_grade(slice name)
{
	static const slice grades[] = {S("Chief"), S("Deputy"), S("Assistant"), S("Acting"), S("Temporary")};
	slice rest = name, left = name, word = slice_cut(&left, ' ');
	for (; list_has(word, LIST(grades)); word = slice_cut(&left, ' '))
		rest = left;
	return name_is_title(word) ? rest : name;
}

bool name_has_title(slice name)
{
	slice rest = after_grade(name);
	return name_is_title(slice_cut(&rest, ' '));
}

/* Dr, Sir, Cllr and Professor are no part of a name, Lord and Baroness are:
 * a peer has no other form. A title before a surname alone stays. */
slice name_without_titles(slice name)
{
	for (;;) {
		slice rest = after_grade(name), word = slice_cut(&rest, ' ');
		rest = slice_trim(rest);
		if (!name_is_title(word) || slice_find_byte(rest, ' ', 0) == SLICE_NONE)
			break;
		name = rest;
	}
	for (;;) {
		size_t end = name.len;
		while (end > 0 && name.at[end - 1] != ' ')
			end--;
		slice last = slice_after(name, end);
		if (end < 2 || !slice_equal(title_class(last), S("post")))
			return name;
		name = slice_trim(slice_sub(name, 0, end));
		if (slice_ends(name, S(",")))
			name.len--;
	}
}

bool name_begins(slice text)
{
	uint32_t c;
	return text.len > 0 && (utf8_decode(text, 0, &c), utf8_is_upper(c) || c == '@');
}

size_t capitals_count(slice text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (ascii_is_lower(text.at[i]))
			return 0;
		count += ascii_is_upper(text.at[i]);
	}
	return count;
}
