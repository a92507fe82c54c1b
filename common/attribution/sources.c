#include "attribution/reading.h"
#include "speech/described.h"

#include "names/identity_phrase.h"
#include "text/namewords.h"

size_t sources_speaker(const struct reading *r, size_t segment)
{
	const struct segment *s = &r->document->items[segment];
	if (s->speaker.len)
		return identities_speaker(r->ids, segment);
	return s->turn.len || s->kind == SEGMENT_COMMENT ? SLICE_NONE : r->author;
}

/* Whether the paragraph speaks of the document's author by name: she is she there. */
static bool is_told_of_author(const struct reading *r)
{
	if (r->author == SLICE_NONE || r->outer_speaker != r->author || r->document->items[r->segment].speaker.len ||
	    r->voices.depth)
		return false;
	const struct mention *m = identities_mention(r->ids, r->segment, 0, SIZE_MAX);
	for (; m && m < r->ids->mentions + r->ids->mention_count && m->segment == r->segment; m++)
		if (m->identity == r->author)
			return true;
	return false;
}

/* "Pressed by Ann Lee": who asks in the sentence that begins there, or SLICE_NONE. */
static size_t asks_in(const struct reading *r, size_t begin, size_t to)
{
	static const slice ASKED[] = {S("asked"),   S("pressed"),    S("challenged"), S("questioned"),
				      S("quizzed"), S("confronted"), S("prompted"),   S("urged")};
	const struct passage *p = &r->passage;
	bool asked = false;
	for (size_t i = 0; i < sizeof ASKED / sizeof *ASKED; i++)
		asked |= passage_equals(p, begin, ASKED[i]);
	if (!asked || !passage_equals(p, begin + 1, S("by")))
		return SLICE_NONE;
	const struct mention *m = identities_mention(r->ids, r->segment, p->tokens[begin].at, to);
	for (; m && m < r->ids->mentions + r->ids->mention_count && m->segment == r->segment && m->from < to; m++)
		if (r->ids->items[m->identity].type == IDENTITY_PERSON)
			return m->identity;
	return SLICE_NONE;
}

/* Who asked in this sentence or the one before, and is not who answers; the
 * pronoun stands at byte `to`. */
static size_t asker(const struct reading *r, size_t to)
{
	size_t here = asks_in(r, r->sentence_begin, to);
	return here == SLICE_NONE && r->sentence_before < r->sentence_begin ? asks_in(r, r->sentence_before, to)
									    : here;
}

/* "she told the clerk": who is told something behind the verb at `verb`, and
 * so is not she; or SLICE_NONE. */
static size_t told_there(const struct reading *r, size_t verb)
{
	const struct passage *p = &r->passage;
	if (!passage_kind(p, verb, TOKEN_WORD) || !(p->tokens[verb].word->takes & TAKES_ADDRESSEE) ||
	    !p->tokens[verb].word->forms || verb + 1 >= p->count)
		return SLICE_NONE;
	struct span phrase = passage_phrase_at(p, verb + 1, p->count);
	if (span_is_empty(phrase) || p->tokens[phrase.to - 1].possessive)
		return SLICE_NONE;
	struct place place = place_of(r, phrase);
	const struct mention *m = identities_mention(r->ids, r->segment, place.from, place.to);
	return m ? m->identity : identities_holder(r->ids, r->segment, phrase.from, phrase.to);
}

/* Who has been she once is she again. */
static void learn_gender(struct reading *r, slice pronoun, size_t id)
{
	struct identity *who = &r->ids->items[id];
	if (who->type != IDENTITY_PERSON || who->gender != GENDER_UNKNOWN)
		return;
	if (slice_equal_nocase(pronoun, S("she")))
		who->gender = GENDER_SHE;
	else if (slice_equal_nocase(pronoun, S("he")))
		who->gender = GENDER_HE;
}

static void find_pronoun(struct reading *r, slice pronoun, struct who *who, size_t behind)
{
	enum { AGAIN = 3 }; /* descriptions of who cannot be meant */
	char c = ascii_lower(pronoun.at[0]);
	bool it = slice_starts_nocase(pronoun, S("it"));
	if (it || c == 'h' || c == 's' || c == 't') {
		size_t except = is_told_of_author(r) ? SLICE_NONE : r->outer_speaker;
		size_t asked_by = asker(r, who->mention.from);
		except = asked_by != SLICE_NONE ? asked_by : except;
		size_t told = behind && r->voices.depth == 0 ? told_there(r, behind) : SLICE_NONE;
		except = told != SLICE_NONE ? told : except;
		except = r->answered != SLICE_NONE ? r->answered : except;
		const struct voice *other, *meant = voices_meant(&r->voices, r->ids, pronoun, except, &other);
		who->identity = heard_identity(r, meant);
		for (int again = 0; except != SLICE_NONE && meant && who->identity == except && again < AGAIN;
		     again++) {
			voices_known(&r->voices, meant, except);
			meant = voices_meant(&r->voices, r->ids, pronoun, except, &other);
			who->identity = heard_identity(r, meant);
		}
		if (meant && meant->partner) {
			who->other = meant->partner - 1;
			return;
		}
		who->other = heard_identity(r, other);
		if (who->other == who->identity)
			who->other = SLICE_NONE;
		if (who->other == SLICE_NONE && who->identity != SLICE_NONE)
			learn_gender(r, pronoun, who->identity);
	} else {
		bool ours = c != 'y' && c != 'i' && c != 'm' && r->house != SLICE_NONE && r->voices.depth == 0 &&
			    r->document->items[r->segment].speaker.len == 0;
		who->identity = c == 'y' ? sides_addressee(r) : ours ? r->house : r->outer_speaker;
		bool letter = r->document->items[r->segment].kind == SEGMENT_COMMENT && r->voices.depth == 0 &&
			      r->document->items[r->segment].reply_to.len == 0;
		if (c == 'y' && who->identity == SLICE_NONE && letter)
			who->identity = r->author != SLICE_NONE ? r->author : r->house; /* You report that */
		if (c == 'y' && slice_starts_nocase(pronoun, S("your")) && who->identity == SLICE_NONE)
			who->identity = r->house; /* your last bulletin */
	}
	if (who->other != SLICE_NONE)
		who->rule = "ambiguous";
}

/* "our survey", said by somebody of the guild: the guild's. */
static size_t organisation_of(const struct reading *r, size_t speaker)
{
	const struct slice_list *orgs = speaker == SLICE_NONE ? NULL : &r->ids->items[speaker].orgs;
	size_t id = orgs && orgs->count ? identities_find(r->ids, orgs->items[0]) : SLICE_NONE;
	if (id != SLICE_NONE && r->ids->items[id].type == IDENTITY_ORG)
		return id;
	enum segment_kind kind = r->document->items[r->segment].kind;
	bool host = kind == SEGMENT_QUESTION || (speaker == r->author && kind != SEGMENT_COMMENT);
	return host && r->house != SLICE_NONE && r->voices.depth == 0 ? r->house : speaker;
}

/* The boys of "the boys’ own words", Ann Lee of "critics such as Ann Lee"; the
 * phrase itself where it is another. */
static struct span possessor(const struct passage *p, struct span s, bool named)
{
	for (size_t i = s.from; i + 2 < s.to; i++)
		if (passage_equals(p, i, S("such")) && passage_equals(p, i + 1, S("as")))
			return (struct span){i + 2, s.to};
	const uint32_t head = passage_is(p, s.to - 1);
	bool text = !named && (head & WORD_DOCUMENT) && !(head & (WORD_PERSON | WORD_BODY)); /* the manager’s text */
	if (!text && !passage_equals(p, s.to - 1, S("words")) && !passage_equals(p, s.to - 1, S("word")))
		return s;
	for (size_t i = s.from; i + 1 < s.to; i++)
		if (text && (passage_is(p, i) & WORD_PREPOSITION))
			break; /* one boy in the charity’s report */
		else if (p->tokens[i].possessive)
			return (struct span){s.from, i + 1};
	return s;
}

/* "two-thirds", "eight of the 40", "more than half", "one in ten": numbers
 * of somebody who is not said again. */
static bool is_share(const struct passage *p, struct span s)
{
	static const slice WORDS[] = {{"in", 2},    {"of", 2},      {"out", 3},      {"more", 4},   {"fewer", 5},
				      {"less", 4},  {"than", 4},    {"third", 5},    {"over", 4},   {"under", 5},
				      {"about", 5}, {"quarter", 7}, {"quarters", 8}, {"thirds", 6}, {"majority", 8},
				      {"per", 3},   {"cent", 4},    {"percent", 7}};
	bool number = false, ordinal = s.to == s.from + 2 && passage_equals(p, s.from, S("a"));
	if (ordinal || slice_ends(passage_word(p, s.to - 1), S("-year-old")))
		return false; /* a third said: somebody else */
	for (size_t i = s.from; i < s.to; i++) {
		bool amount =
			passage_kind(p, i, TOKEN_NUMBER) || (passage_is(p, i) & (WORD_DETERMINER | WORD_PRONOUN));
		bool known = amount || passage_kind(p, i, TOKEN_OTHER) || (passage_is(p, i) & WORD_ADVERB);
		known = known || PASSAGE_IS_ONE_OF(p, i, WORDS);
		if (!known && !is_number_word(passage_word(p, i)))
			return false;
		number |= amount || !known;
	}
	return number;
}

/* "one", "each", "some of them": some of those spoken of before. */
static bool is_some_of_them(const struct passage *p, struct span s)
{
	static const slice ALONE[] = {{"one", 3},  {"each", 4},  {"both", 4}, {"neither", 7}, {"several", 7},
				      {"most", 4}, {"those", 5}, {"many", 4}, {"few", 3},     {"half", 4}};
	if (s.to > s.from + 1 && (passage_equals(p, s.to - 1, S("them")) || passage_equals(p, s.to - 1, S("those"))))
		return passage_equals(p, s.to - 2, S("of"));
	bool ones = s.to == s.from + 3 && !passage_equals(p, s.from + 1, S("other")) &&
		    !(passage_is(p, s.from + 1) & WORD_PREPOSITION) &&
		    (passage_equals(p, s.to - 1, S("one")) || passage_equals(p, s.to - 1, S("ones")));
	if (s.to > s.from + 1)
		return is_share(p, s) || (ones && passage_equals(p, s.from, S("the"))); /* the last one */
	if (PASSAGE_IS_ONE_OF(p, s.from, ALONE))
		return true;
	return is_number_word(passage_word(p, s.from));
}

static size_t mentioned(const struct reading *r, struct span s)
{
	struct place place = place_of(r, s);
	const struct mention *m = identities_mention(r->ids, r->segment, place.from, place.to);
	return m ? m->identity : SLICE_NONE;
}

/* "Ann Ray and Bea Lund", "Ann and Bea Lund": two who speak together. */
static void find_couple(struct reading *r, struct span source, struct who *who)
{
	const struct passage *p = &r->passage;
	size_t link = source.from;
	while (link < source.to && !(passage_is(p, link) & WORD_COORDINATOR))
		if (!p->tokens[link++].capital)
			return;
	struct span right = {link + 1, source.to};
	if (link == source.from || !passage_is_name(p, right))
		return;
	size_t second = mentioned(r, right), first = mentioned(r, (struct span){source.from, link});
	if (link == source.from + 1) {
		slice full =
			arena_join(r->memory, passage_word(p, source.from), S(" "), passage_word(p, source.to - 1));
		size_t namesake = identities_find(r->ids, full);
		first = namesake != SLICE_NONE ? namesake : first;
	}
	if (first != SLICE_NONE && second != SLICE_NONE && first != second) {
		who->identity = first;
		who->other = second;
	}
}

/* "the chairman", "my mother": the first noun that tells. */
static void take_gender(struct reading *r, struct span source, size_t id)
{
	for (size_t i = source.from; i < source.to && r->ids->items[id].gender == GENDER_UNKNOWN; i++)
		if (!r->passage.tokens[i].possessive)
			r->ids->items[id].gender = heard_gender_of(passage_is(&r->passage, i));
	if (r->ids->items[id].gender == GENDER_UNKNOWN)
		r->ids->items[id].gender = heard_gender_in_clause(&r->passage, source.to);
}

/* According to him. */
static bool is_object(slice word)
{
	return slice_equal_nocase(word, S("him")) || slice_equal_nocase(word, S("her")) ||
	       slice_equal_nocase(word, S("them"));
}

/* Whom a "who" or "which" that stands alone stands for. */
static struct span antecedent_of(const struct reading *r, struct span source)
{
	const struct passage *p = &r->passage;
	size_t end = source.from;
	bool relative = source.to == source.from + 1 &&
			(passage_equals(p, source.from, S("who")) || passage_equals(p, source.from, S("which")));
	if (!relative || end <= r->sentence_begin)
		return source;
	if (passage_kind(p, end - 1, TOKEN_COMMA))
		end--;
	struct span before = passage_phrase_before(p, r->sentence_begin, end);
	enum { FAR = 40 };
	for (size_t i = end; i > r->sentence_begin && end - i < FAR && !passage_is_source(p, before); i--)
		if (passage_kind(p, i - 1, TOKEN_COMMA)) { /* a girl called Ann, in 1998, who */
			before = passage_phrase_before(p, r->sentence_begin, i - 1);
			break;
		}
	size_t name = before.to;
	while (name > before.from && p->tokens[name - 1].capital)
		name--;
	if (name < before.to && name > before.from && passage_equals(p, name - 1, S("to")))
		before.from = name; /* grateful to Ann Lee, who */
	return passage_is_source(p, before) ? before : source;
}

/* "Another, a former judge, said": what is said of somebody who is one of them. */
static struct span explanation(const struct passage *p, struct span source)
{
	bool one = source.to == source.from + 1 &&
		   (passage_equals(p, source.from, S("another")) || passage_equals(p, source.from, S("one")));
	if (!one || !passage_kind(p, source.to, TOKEN_COMMA) ||
	    !(passage_equals(p, source.to + 1, S("a")) || passage_equals(p, source.to + 1, S("an"))))
		return source;
	struct span phrase = passage_phrase_at(p, source.to + 1, p->count);
	bool closed = passage_kind(p, phrase.to, TOKEN_COMMA);
	return closed && passage_has(p, phrase, WORD_PERSON) ? phrase : source;
}

/* "A letter written in May by the head said": who wrote it. */
static struct span writer_behind(const struct passage *p, struct span source)
{
	static const slice WROTE[] = {S("written"), S("sent"), S("signed"), S("drafted"), S("penned"), S("done")};
	enum { FAR = 10 };
	bool wrote = false, document = false;
	for (size_t i = source.from; i + 1 < source.to; i++) {
		if (document && passage_equals(p, i, S("from")))
			return (struct span){i + 1, source.to}; /* a letter from one carer */
		document |= (passage_is(p, i) & WORD_DOCUMENT) != 0;
	}
	size_t end = source.to; /* the survey (done by its makers) */
	if (passage_kind(p, end - 1, TOKEN_BRACKET))
		end = passage_skip_left(p, end - 1, source.from);
	if (end == source.from || !(passage_is(p, end - 1) & WORD_DOCUMENT) ||
	    (passage_is(p, end - 1) & (WORD_PERSON | WORD_BODY)))
		return source;
	size_t from = end + (passage_kind(p, end, TOKEN_COMMA) || passage_kind(p, end, TOKEN_BRACKET));
	if (from > end && passage_equals(p, from, S("from")) && from + 1 < p->count) {
		struct span sender = passage_phrase_at(p, from + 1, p->count); /* The letter, from the trust, said */
		if (passage_is_source(p, sender) && passage_kind(p, sender.to, TOKEN_COMMA))
			return sender;
	}
	for (size_t i = from; i < from + FAR && passage_kind(p, i, TOKEN_WORD) && !p->tokens[i].sentence; i++) {
		for (size_t k = 0; k < sizeof WROTE / sizeof *WROTE; k++)
			wrote |= passage_equals(p, i, WROTE[k]);
		if (!wrote || !passage_equals(p, i, S("by")) || i + 1 >= p->count)
			continue;
		struct span phrase = passage_phrase_at(p, i + 1, p->count);
		while (!span_is_empty(phrase) && (passage_is(p, phrase.to - 1) & WORD_PREPOSITION))
			phrase.to--; /* by the head in May */
		return passage_is_source(p, phrase) ? phrase : source;
	}
	return source;
}

/* "Mine took him in and complained": somebody's, but whose what is not said. */
static bool is_theirs(const struct passage *p, struct span source)
{
	static const slice WORDS[] = {{"mine", 4}, {"ours", 4}, {"yours", 5}, {"theirs", 6}};
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS && source.to == source.from + 1; i++)
		if (passage_equals(p, source.from, WORDS[i]))
			return true;
	return false;
}

/* Whether somebody is named in the phrase; not whose "our study at the Institute" is. */
static bool is_named(const struct reading *r, struct span source, struct place place)
{
	const struct passage *p = &r->passage;
	bool ours = passage_equals(p, source.from, S("our")) || passage_equals(p, source.from, S("my"));
	for (size_t i = source.from; ours && i < source.to; i++)
		if (passage_is(p, i) & WORD_DOCUMENT) {
			place.to = p->tokens[i].at;
			break;
		}
	return identities_mention(r->ids, r->segment, place.from, place.to) != NULL;
}

/* "her report", "its reply to us"; but no policy director. */
static bool is_text(const struct passage *p, struct span source)
{
	size_t end = source.from + 1;
	while (end < source.to && !(passage_is(p, end) & (WORD_PREPOSITION | WORD_TO)))
		end++;
	uint32_t head = passage_is(p, end - 1);
	return (head & (WORD_DOCUMENT | WORD_UTTERANCE)) ||
	       (!(head & (WORD_PERSON | WORD_BODY)) && passage_has(p, source, WORD_DOCUMENT));
}

/* "the final report of her review": the pronoun behind what was written, or SLICE_NONE. */
static size_t whose_text(const struct passage *p, struct span source)
{
	static const slice WHOSE[] = {S("her"), S("his"), S("its")};
	bool document = false;
	for (size_t i = source.from; i + 1 < source.to; i++) {
		if (document && PASSAGE_IS_ONE_OF(p, i, WHOSE) && (passage_is(p, i - 1) & WORD_PREPOSITION))
			return i;
		document |= (passage_is(p, i) & WORD_DOCUMENT) != 0;
	}
	return SLICE_NONE;
}

/* "I have emailed the council. The reply": that of whom it was asked. */
static bool is_reply(const struct passage *p, struct span s)
{
	static const slice WORDS[] = {S("reply"), S("answer"), S("response")};
	return s.to == s.from + 2 && passage_equals(p, s.from, S("the")) && PASSAGE_IS_ONE_OF(p, s.to - 1, WORDS);
}

/* What a source is besides its words, once antecedents are found. */
struct source {
	struct span span;
	uint32_t first; /* what its first word may be */
	bool named;     /* somebody is named in it */
	bool object;    /* him, or hers: nobody whom the words tell */
};

/* "she", "his own words", "one of them", "the two women": those meant before. */
static void find_by_pronoun(struct reading *r, const struct source *s, struct who *who)
{
	const struct passage *p = &r->passage;
	struct span span = s->span;
	bool words = passage_equals(p, span.to - 1, S("words")) || passage_equals(p, span.to - 1, S("word"));
	bool whose = (s->first & WORD_POSSESSIVE) && !s->named && (words || is_text(p, span));
	if ((s->first & WORD_PERSONAL) || s->object || whose)
		find_pronoun(r, passage_word(p, span.from), who,
			     span.to == span.from + 1 && (s->first & WORD_PERSONAL) ? span.to : 0);
	else if (!s->named && heard_is_two(p, span) && voices_couple_again(&r->voices, r->ids, STANDS_AS_SUBJECT))
		find_pronoun(r, S("they"), who, 0);
	else if (is_some_of_them(p, span))
		find_pronoun(r, S("these"), who, 0);
	else if (is_reply(p, span))
		who->identity = heard_identity(r, voices_asked(&r->voices));
	size_t text = who->identity == SLICE_NONE && !s->named ? whose_text(p, span) : SLICE_NONE;
	if (text != SLICE_NONE)
		find_pronoun(r, passage_word(p, text), who, 0);
	else if (who->identity == SLICE_NONE && !s->named && letters_is_part_alone(p, span))
		find_pronoun(r, S("it"), who, 0);
}

/* "this report", "your organisation", "our survey": the house, or whom
 * somebody speaks for. */
static void find_by_house(struct reading *r, const struct source *s, struct who *who)
{
	const struct passage *p = &r->passage;
	size_t from = s->span.from, to = s->span.to;
	enum segment_kind kind = r->document->items[r->segment].kind;
	bool text = (passage_is(p, to - 1) & WORD_DOCUMENT) && r->document->items[r->segment].speaker.len == 0;
	if (who->identity == SLICE_NONE && text && passage_equals(p, from, S("this")) && to == from + 2)
		who->identity = r->house;
	bool version = to == from + 3 && passage_equals(p, to - 1, S("version")) &&
		       (passage_equals(p, from + 1, S("earlier")) || passage_equals(p, from + 1, S("previous")));
	if (who->identity == SLICE_NONE && version)
		who->identity = r->house; /* An earlier version stated */
	bool your = passage_equals(p, from, S("your"));
	bool body = your && (passage_is(p, to - 1) & WORD_BODY) && kind == SEGMENT_QUESTION;
	if (body) /* your organisation said */
		find_pronoun(r, passage_word(p, from), who, 0);
	bool annual = your && passage_equals(p, from + 1, S("annual"));
	if ((body || annual || passage_equals(p, from, S("our"))) && who->identity != SLICE_NONE)
		who->identity = organisation_of(r, who->identity);
}

/* "the hon. Lady", "the Minister", "the defender", "the latter": another word
 * for somebody who is present or was just named. */
static size_t called_otherwise(struct reading *r, const struct source *s)
{
	const struct passage *p = &r->passage;
	struct span span = s->span;
	size_t id = SLICE_NONE;
	if (sides_is_parliamentary(p, span.to - 1))
		id = sides_other(r, heard_member_gender(p, span.to - 1));
	if (id == SLICE_NONE && !s->named)
		id = sides_sole_answerer(r, span);
	if (id == SLICE_NONE && !s->named)
		id = sources_epithet(r, span);
	bool former = passage_equals(p, span.to - 1, S("former")),
	     latter = passage_equals(p, span.to - 1, S("latter"));
	if (id == SLICE_NONE && (former || latter) && span.to == span.from + 2)
		id = voices_former(&r->voices, latter);
	return id;
}

static struct source source_of(const struct reading *r, struct span span)
{
	const struct passage *p = &r->passage;
	struct source s = {
		.span = span, .first = passage_is(p, span.from), .named = is_named(r, span, place_of(r, span))};
	bool one = span.to == span.from + 1;
	s.object = one && (is_object(passage_word(p, span.from)) || ((s.first & WORD_POSSESSIVE) && !s.named));
	return s;
}

/* "Wards inquiry: nurse says": behind the colon, which no phrase goes over. */
static size_t behind_heading(const struct passage *p, struct span source)
{
	for (size_t i = source.to - 1; i > source.from; i--)
		if (passage_kind(p, i - 1, TOKEN_COLON))
			return i;
	return source.from;
}

struct who sources_find(struct reading *r, struct span source)
{
	const struct passage *p = &r->passage;
	struct who who = who_nobody(r);
	if (span_is_empty(source) || is_theirs(p, source))
		return who;
	source.from = behind_heading(p, source);
	who.mention = place_of(r, source);
	heard_until(r, source.from);
	source = writer_behind(p, explanation(p, antecedent_of(r, source)));
	struct span writer = letters_writer(r, source);
	source = span_is_empty(writer) ? source : writer;
	struct source s = source_of(r, source);
	bool described = !(s.first & WORD_PERSONAL);
	find_by_pronoun(r, &s, &who);
	find_by_house(r, &s, &who);
	if (who.identity == SLICE_NONE)
		who.identity = called_otherwise(r, &s);
	if (who.identity == SLICE_NONE && described && !s.object) {
		struct span owner = possessor(p, source, s.named);
		who.identity = identities_resolve(r->ids, r->document, r->segment, passage_begin(p, owner),
						  passage_end(p, owner));
	}
	if (s.named && who.other == SLICE_NONE)
		find_couple(r, source, &who);
	if (who.identity == SLICE_NONE || s.named)
		return who;
	if (passage_is(p, source.to - 1) & WORD_DOCUMENT)
		voices_text(&r->voices, who.identity);
	if (described)
		take_gender(r, source, who.identity);
	return who;
}

bool sources_is_person(const struct reading *r, struct span phrase)
{
	const struct passage *p = &r->passage;
	size_t named = mentioned(r, phrase);
	if (named != SLICE_NONE)
		return r->ids->items[named].type == IDENTITY_PERSON && !p->tokens[phrase.to - 1].possessive;
	bool called =
		p->tokens[phrase.to - 1].capital && passage_has(p, phrase, WORD_PERSON); /* Her daughter Kacey */
	return called || ((passage_is(p, phrase.to - 1) & WORD_PERSON) && !described_is_plural(p, phrase.to - 1));
}

struct who sources_those(struct reading *r)
{
	struct who who = who_nobody(r);
	find_pronoun(r, S("these"), &who, 0);
	return who;
}

struct who sources_asked(struct reading *r, size_t before)
{
	struct who who = who_nobody(r);
	heard_until(r, before);
	who.identity = heard_identity(r, voices_asked(&r->voices));
	return who;
}
