#include "echoes.h"

enum {
	MOST_ECHOES = 200,  /* in one document: each is looked for in all that was said */
	FEWEST_LETTERS = 8, /* of an echo that is a coincidence no more */
};

/* What was said, letters and digits in small case, to be searched. */
struct said {
	slice letters;
	size_t *row;   /* the attributions that are in it, in order, */
	size_t *begin; /* and where the letters of each begin */
	size_t rows;
};

static size_t fold(slice text, char *to)
{
	size_t len = 0;
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_alpha(text.at[i]) || ascii_is_digit(text.at[i]))
			to[len++] = ascii_lower(text.at[i]);
	return len;
}

static slice text_of(const struct segment_list *document, const struct attribution *a)
{
	return slice_sub(document->items[a->content.segment].text, a->content.from, a->content.to);
}

static bool is_display(enum segment_kind kind)
{
	return kind == SEGMENT_TITLE || kind == SEGMENT_STANDFIRST || kind == SEGMENT_HEADING ||
	       kind == SEGMENT_CAPTION;
}

/* Whether the quotation, with its marks, is all that its segment says. */
static bool is_pull_out(const struct segment_list *document, const struct attribution *a)
{
	enum { MARKS = 8 }; /* bytes of two marks and a stop */
	const struct segment *s = &document->items[a->content.segment];
	return s->kind == SEGMENT_PARA && s->text.len <= a->content.to - a->content.from + MARKS;
}

static struct said remember(const struct segment_list *document, const struct attributions *found,
			    struct arena *memory)
{
	size_t room = 1, len = 0;
	for (size_t i = 0; i < found->count; i++)
		room += text_of(document, &found->items[i]).len;
	char *letters = arena_alloc(memory, room);
	struct said said = {.row = arena_array(memory, found->count + 1, sizeof *said.row),
			    .begin = arena_array(memory, found->count + 1, sizeof *said.begin)};
	for (size_t i = 0; i < found->count; i++) {
		const struct attribution *a = &found->items[i];
		if (a->identity == SLICE_NONE ||
		    (a->kind != QUOTE_DIRECT && a->kind != QUOTE_MIXED && a->kind != QUOTE_TURN))
			continue;
		said.row[said.rows] = i;
		said.begin[said.rows++] = len;
		len += fold(text_of(document, a), letters + len);
	}
	said.letters = slice_of(letters, len);
	return said;
}

static size_t row_at(const struct said *said, size_t at)
{
	size_t row = 0;
	while (row + 1 < said->rows && said->begin[row + 1] <= at)
		row++;
	return said->row[row];
}

/* A heading with words beside those in marks is a mixed quotation as a whole. */
static void take_heading(const struct segment_list *document, struct attribution *a)
{
	slice text = document->items[a->content.segment].text;
	bool begins = a->content.from <= 3, ends = text.len - a->content.to <= 3;
	bool label = false;
	for (size_t i = a->content.to; i < text.len && i < a->content.to + 4; i++)
		label |= text.at[i] == ':';
	if ((begins && ends) || label || document->items[a->content.segment].kind != SEGMENT_HEADING)
		return;
	a->kind = QUOTE_MIXED;
	a->content.from = 0;
	a->content.to = text.len;
}

void echoes_of(const struct segment_list *document, struct attributions *found, struct arena *memory)
{
	struct said said = {.row = NULL};
	for (size_t i = 0, tried = 0; i < found->count && tried < MOST_ECHOES; i++) {
		struct attribution *a = &found->items[i];
		if (a->kind != QUOTE_UNATTRIBUTED ||
		    !(is_display(document->items[a->content.segment].kind) || is_pull_out(document, a)))
			continue;
		if (!said.row)
			said = remember(document, found, memory);
		slice text = text_of(document, a);
		char *letters = arena_alloc(memory, text.len + 1);
		size_t len = fold(text, letters);
		size_t at = len < FEWEST_LETTERS ? SLICE_NONE : slice_find(said.letters, slice_of(letters, len), 0);
		tried++;
		if (at == SLICE_NONE)
			continue;
		a->kind = QUOTE_DIRECT;
		a->identity = found->items[row_at(&said, at)].identity;
		a->rule = "repeated";
		take_heading(document, a);
	}
}
