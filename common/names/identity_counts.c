/* Groups that are counted: "three in ten parents" are parents. */
#include "names/identity_phrase.h"
#include "text/namewords.h"

/* How far the words from `i` on count; what they are, words and numbers. */
struct count {
	const struct phrase *p;
	uint32_t i;
	bool amount; /* a number, or how many or much */
};

#define IS_ONE_OF(word, words) slice_is_one_of((word), (words), sizeof(words) / sizeof *(words))

bool is_number_word(slice word)
{
	static const slice WORDS[] = {S("two"),     S("three"),    S("four"),     S("five"),     S("six"),
				      S("seven"),   S("eight"),    S("nine"),     S("ten"),      S("eleven"),
				      S("twelve"),  S("hundred"),  S("hundreds"), S("thousand"), S("thousands"),
				      S("million"), S("millions"), S("dozen"),    S("dozens")};
	static const slice ENDINGS[] = {S("teen"),   S("-thirds"), S("-quarters"), S("-fifths"),
					S("twenty"), S("thirty"),  S("forty"),     S("fifty"),
					S("sixty"),  S("seventy"), S("eighty"),    S("ninety")};
	if (word.len < 3 || !memchr("tfsenhmd", ascii_lower(word.at[0]), 8) || slice_equal_nocase(word, S("the")))
		return false; /* none of them begins so */
	if (IS_ONE_OF(word, WORDS))
		return true;
	for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
		if (word.len >= ENDINGS[i].len &&
		    slice_equal_nocase(slice_after(word, word.len - ENDINGS[i].len), ENDINGS[i]))
			return true;
	return false;
}

static slice word_at(const struct count *c, uint32_t i) { return i < c->p->to ? phrase_word(c->p, i) : S(""); }

static bool is_amount(const struct count *c, uint32_t i)
{
	static const slice WORDS[] = {S("many"), S("most"), S("several"), S("half"),   S("all"),
				      S("both"), S("lots"), S("thirds"),  S("fifths"), S("quarters")};
	if (i >= c->p->to)
		return false;
	slice word = word_at(c, i);
	return c->p->tokens[i].kind == TOKEN_NUMBER || is_number_word(word) || IS_ONE_OF(word, WORDS) ||
	       (slice_equal_nocase(word, S("one")) &&
		(slice_equal(word_at(c, i + 1), S("in")) || slice_equal(word_at(c, i + 1), S("out"))));
}

/* "a third of", "the vast majority of", "a lot of": the token behind, or `i`. */
static uint32_t behind_share(const struct count *c, uint32_t i)
{
	static const slice SHARES[] = {S("third"), S("quarter"), S("fifth"),   S("majority"), S("minority"),
				       S("lot"),   S("couple"),  S("handful"), S("number"),   S("proportion")};
	static const slice SIZES[] = {S("vast"),     S("small"), S("large"), S("great"),       S("good"),
				      S("sizeable"), S("tiny"),  S("huge"),  S("significant"), S("overwhelming")};
	uint32_t at = i;
	if (!slice_equal(word_at(c, i + 1), S("of")) && !slice_equal(word_at(c, i + 2), S("of")) &&
	    !slice_equal(word_at(c, i + 3), S("of")))
		return i;
	if (slice_equal_nocase(word_at(c, at), S("a")) || slice_equal_nocase(word_at(c, at), S("an")) ||
	    slice_equal_nocase(word_at(c, at), S("the")))
		at++;
	at += IS_ONE_OF(word_at(c, at), SIZES);
	return IS_ONE_OF(word_at(c, at), SHARES) && slice_equal(word_at(c, at + 1), S("of")) ? at + 1 : i;
}

/* "nearly", "more than", "up to": no number, but before one. */
static bool is_about(slice word)
{
	static const slice WORDS[] = {S("about"), S("around"), S("nearly"), S("almost"), S("over"),    S("under"),
				      S("more"),  S("fewer"),  S("less"),   S("than"),   S("roughly"), S("just"),
				      S("only"),  S("at"),     S("least"),  S("up"),     S("to"),      S("well")};
	return IS_ONE_OF(word, WORDS);
}

static bool take_one(struct count *c)
{
	slice word = word_at(c, c->i);
	uint32_t share = behind_share(c, c->i);
	if (share > c->i) {
		c->i = share;
		c->amount = true;
	} else if (is_amount(c, c->i)) {
		c->i++;
		c->amount = true;
	} else if (c->amount && (slice_equal(word, S("in")) || slice_equal(word, S("out"))) &&
		   (is_amount(c, c->i + 1) || slice_equal(word_at(c, c->i + 1), S("of")))) {
		c->i++;
	} else if (c->amount && slice_equal(word, S("of"))) {
		c->i++;
		while (slice_equal(word_at(c, c->i), S("the")) || slice_equal(word_at(c, c->i), S("those")) ||
		       slice_equal(word_at(c, c->i), S("these")))
			c->i++;
	} else if (c->amount && (slice_equal(word, S("%")) || slice_equal(word, S("per")) ||
				 slice_equal(word, S("cent")) || slice_equal(word, S("percent")))) {
		c->i++;
	} else if (!c->amount && is_about(word)) {
		c->i++;
	} else {
		return false;
	}
	return true;
}

/* "in the focus group", "in nine families": where some of them are. */
static uint32_t end_before_place(const struct count *c, const struct phrase *those)
{
	uint32_t at = those->head + 1;
	bool in = at + 1 < those->to && slice_equal(phrase_word(those, at), S("in"));
	bool bare = slice_equal(phrase_word(those, those->head), S("people")) && those->head == those->from;
	if (!in || bare)
		return those->to;
	return slice_equal(word_at(c, at + 1), S("the")) || is_amount(c, at + 1) ? at : those->to;
}

bool phrase_counted(const struct identities *ids, struct phrase *p)
{
	struct count c = {p, p->from, false};
	while (c.i < p->to && take_one(&c))
		;
	if (!c.amount || c.i == p->from || c.i >= p->to || p->tokens[c.i].kind != TOKEN_WORD ||
	    p->tokens[c.i].word->is & WORD_PERSONAL)
		return false;
	if (c.i == p->from + 1 && slice_equal_nocase(phrase_word(p, p->from), S("two")))
		return false; /* two nurses: no share of any */
	struct phrase those = phrase_of(ids, p->segment, c.i, p->to);
	slice head = phrase_word(&those, those.head);
	bool plural = those.class & (CLASS_PLURAL | CLASS_PEOPLE) || slice_ends(head, S("men")) ||
		      (head.len > 3 && slice_ends(head, S("s")) && !slice_ends(head, S("ss")));
	if (!plural || p->tokens[those.head].possessive || p->tokens[those.head].kind != TOKEN_WORD)
		return false;
	*p = phrase_of(ids, p->segment, c.i, end_before_place(&c, &those));
	return true;
}
