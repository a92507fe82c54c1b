#include "text/sentences.h"

#include "base/utf8.h"
#include "lexicon/abbreviations.inc"
#include "lexicon/sentence-starters.inc"
#include "text/lexicon.h"

enum {
	NOTE_DIGITS = 3,
	SHORTEST = 3,         /* bytes of a word behind which a number is a footnote: no “v.2” */
	WORD_MOST = 40,       /* bytes of a word that is looked up */
	ATTRIBUTION_WORDS = 4 /* words between a quoted question and its verb: Dr Ann Patel said */
};

static struct lexicon abbreviations = LEXICON(abbreviations, ABBREVIATIONS_COLUMNS);
static struct lexicon starters = LEXICON(sentence_starters, SENTENCE_STARTERS_COLUMNS);

static bool is_stop(uint32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

/* Stops of scripts that put no space after them. */
static bool is_wide_stop(uint32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }

static bool is_opening(uint32_t c)
{
	return c == '(' || c == '[' || c == '"' || c == '\'' || c == '*' || c == '_' || c == 0x2018 || c == 0x201C ||
	       c == 0xAB || c == 0x2013 || c == 0x2014 || c == '-';
}

/* What may stand between a stop and the white space after the sentence. */
static bool is_closing(uint32_t c)
{
	return c == ')' || c == ']' || c == '"' || c == '\'' || c == '*' || c == '_' || c == 0x2019 || c == 0x201D ||
	       c == 0xBB || c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

static bool is_quotation_end(uint32_t c) { return c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB; }

static bool is_digit(uint32_t c) { return c < 0x80 && ascii_is_digit((char)c); }

size_t sentence_begin(slice text, size_t from)
{
	uint32_t c;
	while (from < text.len) {
		size_t len = utf8_decode(text, from, &c);
		if (!utf8_is_space(c))
			break;
		from += len;
	}
	return from;
}

/* The word that ends at `end`, full stops inside it included. */
static slice word_before(slice text, size_t from, size_t end)
{
	size_t begin = end;
	while (begin > from && end - begin < WORD_MOST) {
		uint32_t c = (unsigned char)text.at[begin - 1];
		size_t len = c < 0x80 ? 1 : utf8_decode_before(text, begin, &c);
		if (!utf8_is_letter(c) && !is_digit(c) && c != '.')
			break;
		begin -= len;
	}
	return slice_sub(text, begin, end);
}

/* The word that begins at `at`, apostrophes included. */
static slice word_at(slice text, size_t at)
{
	size_t end = at;
	while (end < text.len && end - at < WORD_MOST) {
		uint32_t c;
		size_t len = utf8_decode(text, end, &c);
		if (!utf8_is_letter(c) && c != '\'' && c != 0x2019)
			break;
		end += len;
	}
	return slice_sub(text, at, end);
}

static bool begins_sentences(slice word) { return lexicon_find(&starters, word) != SLICE_NONE; }

/* What comes after the stop: the first letter or digit of the next word. */
struct next {
	slice word;
	uint32_t first; /* 0: there is no text any more */
	bool dash;      /* a long dash stands before it: “Never.” — Ann */
};

static struct next next_of(slice text, size_t at)
{
	struct next next = {S(""), 0, false};
	at = sentence_begin(text, at);
	while (at < text.len) {
		size_t len = utf8_decode(text, at, &next.first);
		if (!is_opening(next.first) && !utf8_is_space(next.first))
			break;
		next.dash |= next.first == 0x2013 || next.first == 0x2014;
		at += len;
	}
	if (next.first == '.' && at + 1 < text.len && ascii_is_digit(text.at[at + 1]))
		next.first = (uint32_t)text.at[at + 1]; /* .5 */
	if (at < text.len)
		next.word = word_at(text, at);
	else
		next.first = 0;
	return next;
}

static slice class_of(slice word)
{
	size_t row = lexicon_find(&abbreviations, word);
	return row == SLICE_NONE ? S("") : lexicon_cell(&abbreviations, row, ABBREVIATIONS_CLASS);
}

/* U.S, J.R.R: single letters with stops between them. */
static bool is_dotted(slice word)
{
	bool dots = false;
	for (size_t i = 0; i < word.len; i++) {
		if (ascii_is_alpha(word.at[i]) == (i % 2 == 1) || (i % 2 == 1 && word.at[i] != '.'))
			return false;
		dots |= word.at[i] == '.';
	}
	return dots;
}

static bool is_number(slice word)
{
	for (size_t i = 0; i < word.len; i++)
		if (!ascii_is_digit(word.at[i]) && word.at[i] != '.')
			return false;
	return word.len > 0;
}

/* A single capital: an initial between or before names, but the pronoun I and
 * the last word of "plan B" end sentences. */
static bool is_initial(slice text, size_t from, slice word, struct next next)
{
	uint32_t c;
	if (word.len == 0 || utf8_decode(word, 0, &c) != word.len || !utf8_is_upper(c) || begins_sentences(next.word))
		return false;
	size_t before = (size_t)(word.at - text.at);
	while (before > from && text.at[before - 1] == ' ')
		before--;
	slice previous = word_before(text, from, before);
	if (previous.len == 0 || word.at[0] != 'I')
		return true;
	utf8_decode(previous, 0, &c);
	return utf8_is_upper(c);
}

/* Whether the single full stop at `stop` belongs to the word before it. */
static bool is_abbreviation(slice text, size_t from, size_t stop, struct next next)
{
	slice word = word_before(text, from, stop), class = class_of(word);
	if (word.len == 1 && ascii_is_upper(word.at[0]))
		return is_initial(text, from, word, next);
	if (slice_equal(class, S("before")))
		return true;
	if (slice_equal(class, S("number")))
		return is_digit(next.first);
	if (slice_equal(class, S("inside")) || is_dotted(word))
		return !begins_sentences(next.word);
	if (is_number(word) && word.at == text.at + from && word.len <= 4)
		return true; /* a list number */
	return is_initial(text, from, word, next);
}

/* “Why?” Dr Patel said: capitals or a pronoun, then a verb of speech. */
static bool is_attribution(slice text, size_t at)
{
	static const slice verbs[] = {S("said"),    S("says"),     S("asked"),      S("asks"),
				      S("replied"), S("answered"), S("added"),      S("wrote"),
				      S("told"),    S("cried"),    S("shouted"),    S("wondered"),
				      S("joked"),   S("recalled"), S("remembered"), S("remarked")};
	bool me = slice_equal(word_at(text, sentence_begin(text, at)), S("I"));
	for (size_t words = 0; words <= ATTRIBUTION_WORDS; words++) {
		at = sentence_begin(text, at);
		slice word = word_at(text, at);
		uint32_t c;
		if (word.len == 0 || (me && slice_equal(word, S("told"))))
			return false; /* “Off now?” I told him no. */
		for (size_t i = 0; words > 0 && i < sizeof verbs / sizeof *verbs; i++)
			if (slice_equal(word, verbs[i]))
				return true;
		utf8_decode(word, 0, &c);
		if (!utf8_is_upper(c))
			return false;
		at += word.len;
	}
	return false;
}

/* A run of stops at `stop` .. `after`, its closing marks up to `close`. */
static bool ends_sentence(slice text, size_t from, size_t stop, size_t after, size_t close, bool quoted)
{
	uint32_t c = ' ';
	if (close < text.len)
		utf8_decode(text, close, &c);
	if (!utf8_is_space(c))
		return false;
	struct next next = next_of(text, close);
	if (next.first == 0)
		return true;
	if (utf8_is_lower(next.first) || is_stop(next.first) || (quoted && next.dash))
		return false;
	if (!quoted && after - stop == 1 && text.at[stop] == '.')
		return !is_abbreviation(text, from, stop, next);
	return !quoted || text.at[after - 1] == '.' || !is_attribution(text, close);
}

static size_t skip_digits(slice text, size_t at)
{
	size_t end = at;
	while (end < text.len && end - at < NOTE_DIGITS && ascii_is_digit(text.at[end]))
		end++;
	return end;
}

/* [12], [^12] right behind a sentence, or 12 behind the stop of a word that no
 * number goes on: its footnote. */
static size_t note_length(slice text, size_t from, size_t stop, size_t at)
{
	if (at >= text.len)
		return 0;
	if (text.at[at] == '[') {
		size_t begin = at + 1 + (at + 1 < text.len && text.at[at + 1] == '^'), end = skip_digits(text, begin);
		return end > begin && end < text.len && text.at[end] == ']' ? end + 1 - at : 0;
	}
	size_t end = skip_digits(text, at);
	if (end == at || end == text.len || text.at[end] != ' ' || stop == from)
		return 0;
	slice word = word_before(text, from, stop);
	bool words = word.len >= SHORTEST && ascii_is_alpha(word.at[word.len - 1]) && class_of(word).len == 0;
	return words || (unsigned char)text.at[stop - 1] >= 0x80 || text.at[stop - 1] == '"' ? end - at : 0;
}

/* Whether a character beyond ASCII is a stop. Most of those that BYTE_STOP finds
 * are quotation marks and dashes. */
static bool is_stop_at(slice text, size_t at)
{
	static const slice STOPS[] = {S("\xE2\x80\xA6"), S("\xE3\x80\x82"), S("\xEF\xBC\x81"), S("\xEF\xBC\x9F")};
	slice rest = slice_after(text, at);
	if (rest.len < 3)
		return false;
	for (size_t i = 0; i < sizeof STOPS / sizeof *STOPS; i++)
		if (rest.at[2] == STOPS[i].at[2] && slice_starts(rest, STOPS[i]))
			return true;
	return false;
}

size_t sentence_end(slice text, size_t from)
{
	struct block_walk stops = block_walk_begin();
	return sentence_end_from(text, from, &stops);
}

size_t sentence_end_from(slice text, size_t from, struct block_walk *stops)
{
	for (size_t at = from; (at = block_walk_next(stops, text, at, text.len, block_stops)) < text.len;) {
		uint32_t c;
		if ((text.at[at] & 0x80) && !is_stop_at(text, at)) {
			at++;
			continue;
		}
		size_t stop = at, len = utf8_decode(text, at, &c);
		at += len;
		bool wide = is_wide_stop(c), quoted = false;
		while (at < text.len && (len = utf8_decode(text, at, &c), is_stop(c)))
			at += len;
		size_t after = at;
		while (at < text.len && (len = utf8_decode(text, at, &c), is_closing(c))) {
			quoted |= is_quotation_end(c);
			at += len;
		}
		at += note_length(text, from, stop, at);
		if (wide || ends_sentence(text, from, stop, after, at, quoted))
			return at;
	}
	size_t end = text.len;
	uint32_t c;
	while (end > from) {
		size_t len = utf8_decode_before(text, end, &c);
		if (!utf8_is_space(c))
			break;
		end -= len;
	}
	return end > from ? end : text.len;
}

bool sentence_abbreviation(slice word)
{
	if (word.len == 1)
		return ascii_is_upper(word.at[0]) && word.at[0] != 'I';
	return slice_equal(class_of(word), S("before"));
}
