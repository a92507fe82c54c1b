#include "attribution/echoes.h"

#include <stdint.h>

#include "base/bytes.h"
#include "base/utf8.h"

enum {
	MOST_ECHOES = 200, /* in one document: each is looked for in all that was said */
	FEWEST_WORDS = 2,  /* of an echo that is no coincidence, */
	FEWEST_OF_ALL = 3, /* of one of all that somebody says, not of a few words in marks, */
	FEWEST_LOOSE = 4,  /* and of one that may leave words out */
};

/* What was said in words, each as a number, to be searched. */
struct said {
	uint32_t *words;
	size_t count;
	size_t *row;   /* the attributions that are in it, in order, */
	size_t *begin; /* and where the words of each begin */
	size_t rows;
};

/* The words of the text as numbers; letters and digits count, case and
 * apostrophes do not. */
static size_t number_words(slice text, uint32_t *words)
{
	size_t count = 0;
	uint32_t hash = 0, code;
	for (size_t i = 0; i < text.len;) {
		for (; i < text.len && byte_is(text.at[i], BYTE_WORD); i++) /* of digits the bit is set */
			hash = (hash ^ ((unsigned char)text.at[i] | 0x20u)) * 16777619u + 1;
		if (i == text.len)
			break;
		code = (unsigned char)text.at[i];
		i += code < 0x80 ? 1 : utf8_decode(text, i, &code);
		if (code >= 0x80 && utf8_is_letter(code))
			hash = (hash ^ code) * 16777619u + 1;
		else if (hash && code != '\'' && code != 0x2019) {
			words[count++] = hash;
			hash = 0;
		}
	}
	if (hash)
		words[count++] = hash;
	return count;
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

/* Whether the quotation, with its marks, is all that a short paragraph says:
 * then it may be a pull-out, whatever was made of it. */
static bool is_pull_out(const struct segment_list *document, const struct attribution *a)
{
	enum { MARKS = 8, LONGEST = 160 }; /* bytes of two marks and a stop; of a pull-out */
	const struct segment *s = &document->items[a->content.segment];
	return s->kind == SEGMENT_PARA && s->text.len <= LONGEST && a->cue.to == 0 &&
	       s->text.len <= a->content.to - a->content.from + MARKS;
}

/* "Peers reject ‘a wish list’": they may have rejected it in somebody's words. */
static bool is_nobody_by_name(const struct identities *ids, const struct attribution *a)
{
	if (a->identity == SLICE_NONE)
		return true;
	const struct identity *who = &ids->items[a->identity];
	return who->described || who->type == IDENTITY_GROUP;
}

/* “Two Sides of Paper”: words with capitals, but for short ones. */
static bool is_title(slice text)
{
	enum { SHORT = 3 };
	while (text.len) {
		slice word = slice_cut(&text, ' ');
		if (word.len > SHORT && word.at[0] >= 'a' && word.at[0] <= 'z')
			return false;
	}
	return true;
}

static bool may_echo(const struct segment_list *document, const struct identities *ids, const struct attribution *a)
{
	enum segment_kind kind = document->items[a->content.segment].kind;
	if (is_display(kind) && a->kind == QUOTE_DIRECT && is_nobody_by_name(ids, a))
		return true;
	if (is_display(kind))
		return a->kind == QUOTE_UNATTRIBUTED;
	if (kind == SEGMENT_COMMENT || kind == SEGMENT_QUESTION || kind == SEGMENT_ANSWER)
		return a->kind == QUOTE_UNATTRIBUTED && !is_title(text_of(document, a));

	return (a->kind == QUOTE_UNATTRIBUTED || a->kind == QUOTE_DIRECT) && is_pull_out(document, a);
}

static bool is_contribution(const struct attribution *a) { return a->kind == QUOTE_TURN || a->kind == QUOTE_COMMENT; }

static struct said remember(const struct segment_list *document, const struct attributions *found,
			    struct arena *memory)
{
	size_t room = 1;
	for (size_t i = 0; i < found->count; i++)
		room += text_of(document, &found->items[i]).len / 2 + 1;
	struct said said = {.words = arena_room(memory, room, sizeof *said.words),
			    .row = arena_room(memory, found->count + 1, sizeof *said.row),
			    .begin = arena_room(memory, found->count + 1, sizeof *said.begin)};
	for (size_t i = 0; i < found->count; i++) {
		const struct attribution *a = &found->items[i];
		bool spoken = a->kind <= QUOTE_INDIRECT || is_contribution(a);
		if (a->identity == SLICE_NONE || !spoken || is_display(document->items[a->content.segment].kind))
			continue;
		said.row[said.rows] = i;
		said.begin[said.rows++] = said.count;
		said.count += number_words(text_of(document, a), said.words + said.count);
	}
	return said;
}

/* Whether the echo's words stand in at..end, in their order; loosely: with as
 * many others between them at the most. */
static bool stands_at(const struct said *said, size_t at, size_t end, const uint32_t *words, size_t count,
		      bool loosely)
{
	size_t reach = loosely && count >= FEWEST_LOOSE ? 2 * count : count, matched = 0;
	for (size_t i = at; i < end && i - at < reach && matched < count; i++)
		matched += said->words[i] == words[matched];
	return matched == count;
}

/* Whether the words can be an echo of the row's: not of its own contribution,
 * and not by chance. */
static bool may_repeat(const struct segment_list *document, const struct attributions *found, size_t self, size_t row,
		       size_t count)
{
	const struct attribution *echo = &found->items[self], *a = &found->items[row];
	if (row == self)
		return false;
	if (a->kind == QUOTE_INDIRECT)
		return count >= FEWEST_OF_ALL && !is_display(document->items[echo->content.segment].kind);
	return !is_contribution(a) ||
	       (count >= FEWEST_OF_ALL &&
		!slice_equal(document->items[echo->content.segment].turn, document->items[a->content.segment].turn));
}

/* The attribution (but the echo itself) whose words it repeats: rather what
 * somebody is reported to have said than all of a turn or comment; or SLICE_NONE. */
static size_t find_row(const struct segment_list *document, const struct attributions *found, const struct said *said,
		       size_t self, const uint32_t *words, size_t count, bool loosely)
{
	size_t row = 0, whole = SLICE_NONE;
	for (size_t at = 0; at < said->count && count >= FEWEST_WORDS; at++) {
		if (said->words[at] != words[0])
			continue;
		while (row + 1 < said->rows && said->begin[row + 1] <= at)
			row++;
		size_t end = row + 1 < said->rows ? said->begin[row + 1] : said->count;
		if (may_repeat(document, found, self, said->row[row], count) &&
		    stands_at(said, at, end, words, count, loosely)) {
			if (!is_contribution(&found->items[said->row[row]]))
				return said->row[row];
			whole = whole == SLICE_NONE ? said->row[row] : whole;
		}
	}
	return whole;
}

/* A heading with words beside those in marks is a mixed quotation as a whole. */
static void take_heading(const struct segment_list *document, struct attribution *a)
{
	enum { MARK = 3, LABEL = 4 }; /* bytes of a mark; of a mark and a colon */
	slice text = document->items[a->content.segment].text;
	bool begins = a->content.from <= MARK, ends = text.len - a->content.to <= MARK, label = false;
	for (size_t i = a->content.to; i < text.len && i < a->content.to + LABEL; i++)
		label |= text.at[i] == ':';
	if ((begins && ends) || label || document->items[a->content.segment].kind != SEGMENT_HEADING)
		return;
	a->kind = QUOTE_MIXED;
	a->content.from = 0;
	a->content.to = text.len;
}

/* Whether the same words stand in marks in the text below, said by nobody. */
static bool is_term(const struct segment_list *document, const struct attributions *found, size_t echo)
{
	slice text = text_of(document, &found->items[echo]);
	for (size_t i = 0; i < found->count; i++)
		if (i != echo && found->items[i].kind == QUOTE_UNATTRIBUTED &&
		    document->items[found->items[i].content.segment].kind == SEGMENT_PARA &&
		    slice_equal_nocase(text_of(document, &found->items[i]), text))
			return true;
	return false;
}

void echoes_of(const struct segment_list *document, const struct identities *ids, struct attributions *found,
	       struct arena *memory)
{
	struct said said = {.words = NULL};
	for (size_t i = 0, tried = 0; i < found->count && tried < MOST_ECHOES; i++) {
		struct attribution *a = &found->items[i];
		if (!may_echo(document, ids, a))
			continue;
		if (!said.words)
			said = remember(document, found, memory);
		slice text = text_of(document, a);
		uint32_t *words = arena_room(memory, text.len / 2 + 1, sizeof *words);
		bool loosely = document->items[a->content.segment].kind != SEGMENT_COMMENT;
		size_t row = find_row(document, found, &said, i, words, number_words(text, words), loosely);
		tried++;
		if (row == SLICE_NONE || is_term(document, found, i))
			continue;
		a->kind = QUOTE_DIRECT;
		a->identity = found->items[row].identity;
		a->other = found->items[row].other;
		a->mention = a->cue = (struct place){a->content.segment, 0, 0};
		a->rule = "repeated";
		take_heading(document, a);
	}
}
