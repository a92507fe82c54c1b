#include "attribution/reading.h"
#include "speech/described.h"

#include "names/identity_phrase.h"
#include "text/namewords.h"

enum identity_gender heard_gender_of(uint32_t is)
{
	return is & WORD_SHE ? GENDER_SHE : is & WORD_HE ? GENDER_HE : GENDER_UNKNOWN;
}

enum identity_gender heard_member_gender(const struct passage *p, size_t noun)
{
	if (passage_equals(p, noun, S("lady")) || passage_equals(p, noun, S("baroness")))
		return GENDER_SHE;
	return passage_equals(p, noun, S("member")) ? GENDER_UNKNOWN : GENDER_HE;
}

/* Who was found to be the source that begins in this place. */
static size_t source_there(const struct reading *r, struct place place)
{
	enum { BACK = 32 };
	const struct attributions *found = &r->found;
	for (size_t n = 0; n < BACK && n < found->count; n++) {
		const struct attribution *a = &found->items[found->count - 1 - n];
		if (a->mention.segment == place.segment && a->mention.from == place.from &&
		    a->mention.to > place.from)
			return a->identity;
	}
	return SLICE_NONE;
}

size_t heard_identity(struct reading *r, const struct voice *voice)
{
	if (!voice)
		return SLICE_NONE;
	if (voice->identity != SLICE_NONE)
		return voice->identity;
	size_t source = source_there(r, voice->place);
	if (source != SLICE_NONE)
		return source;
	size_t id = identities_resolve(r->ids, r->document, voice->place.segment, voice->place.from, voice->place.to);
	if (id != SLICE_NONE && r->ids->items[id].gender == GENDER_UNKNOWN)
		r->ids->items[id].gender = voice->gender;
	return id;
}

/* "the director, Ann Lee", "the eldest is Ann": the name is heard instead. */
static bool explains_name(const struct reading *r, size_t end)
{
	const struct passage *p = &r->passage;
	if (!(passage_kind(p, end, TOKEN_COMMA) || (passage_is(p, end) & WORD_BE)) || end + 1 >= p->count)
		return false;
	size_t at = p->tokens[end + 1].at;
	const struct mention *m = identities_mention(r->ids, r->segment, at, at + 1);
	return m && r->ids->items[m->identity].type == IDENTITY_PERSON;
}

bool heard_verb_at(const struct passage *p, size_t at)
{
	if (passage_is(p, at) & WORD_ADVERB)
		at++;
	if (!passage_kind(p, at, TOKEN_WORD) || p->tokens[at].capital)
		return false;
	return (passage_is(p, at) & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE)) ||
	       p->tokens[at].word->forms & (FORM_PAST | FORM_THIRD) || slice_ends(passage_word(p, at), S("ed"));
}

/* "from Ann Lee, who", "from Ann in Leeds, who’s" */
static bool is_explained(const struct passage *p, size_t at)
{
	bool place = (passage_is(p, at) & WORD_PREPOSITION) &&
		     (passage_equals(p, at, S("in")) || passage_equals(p, at, S("of")) ||
		      passage_equals(p, at, S("from"))) &&
		     at + 1 < p->count && p->tokens[at + 1].capital;
	for (at += place; place && at < p->count && p->tokens[at].capital;)
		at++;
	at += passage_kind(p, at, TOKEN_COMMA);
	return passage_equals(p, at, S("who")) || passage_equals(p, at, S("who's")) ||
	       passage_equals(p, at, S("who\xE2\x80\x99s"));
}

/* "19 of", "thousands of", "10 per cent of". */
static bool is_count(const struct passage *p, size_t i)
{
	return passage_kind(p, i, TOKEN_NUMBER) || is_number_word(passage_word(p, i)) ||
	       passage_equals(p, i, S("cent")) || passage_equals(p, i, S("percent")) ||
	       passage_equals(p, i, S("many")) || passage_equals(p, i, S("most")) || passage_equals(p, i, S("%"));
}

static enum voice_stand stand_of(const struct passage *p, struct span phrase)
{
	bool whose = !span_is_empty(phrase) && p->tokens[phrase.to - 1].possessive;
	for (size_t i = phrase.to; whose && i < phrase.to + 3 && passage_kind(p, i, TOKEN_WORD); i++)
		if (described_may_be(p, i))
			return STANDS_GOVERNED; /* Ann’s old teacher */
	bool behind = phrase.from > 0 && !p->tokens[phrase.from].sentence &&
		      (passage_is(p, phrase.from - 1) & WORD_PREPOSITION);
	bool counted = behind && phrase.from > 1 && passage_equals(p, phrase.from - 1, S("of")) &&
		       is_count(p, phrase.from - 2); /* thousands of carers */
	if (behind && !counted)
		return is_explained(p, phrase.to) ? STANDS_EXPLAINED : STANDS_GOVERNED;
	return !whose && heard_verb_at(p, phrase.to) ? STANDS_AS_SUBJECT : STANDS_ALONE;
}

/* "I'm a member", "she was a nurse": nobody else than the subject. */
static bool is_predicate(const struct passage *p, size_t determiner)
{
	static const slice BEFORE[] = {S("i'm"),  S("i\xE2\x80\x99m"),  S("she's"), S("she\xE2\x80\x99s"),
				       S("he's"), S("he\xE2\x80\x99s"), S("who's"), S("who\xE2\x80\x99s")};
	if (determiner == 0 || !(passage_equals(p, determiner, S("a")) || passage_equals(p, determiner, S("an"))))
		return false;
	if (PASSAGE_IS_ONE_OF(p, determiner - 1, BEFORE) || passage_equals(p, determiner - 1, S("not")))
		return true;
	if (determiner > 1 && passage_kind(p, determiner - 1, TOKEN_COMMA) &&
	    passage_kind(p, determiner - 2, TOKEN_NUMBER))
		return true; /* she is 66, a nurse */
	return determiner > 1 && (passage_is(p, determiner - 1) & WORD_BE) &&
	       (passage_is(p, determiner - 2) & (WORD_PERSONAL | WORD_RELATIVE)) &&
	       !passage_equals(p, determiner - 2, S("it"));
}

/* "Ann Lee, her deputy,": who has just been named. */
static bool is_apposed(const struct reading *r, struct span phrase)
{
	const struct passage *p = &r->passage;
	size_t end = phrase.to;
	if (phrase.from < 2 || !passage_kind(p, phrase.from - 1, TOKEN_COMMA) ||
	    !p->tokens[phrase.from - 2].capital ||
	    !(passage_kind(p, end, TOKEN_COMMA) || passage_kind(p, end, TOKEN_STOP) || end >= p->count ||
	      (passage_is(p, end) & WORD_PREPOSITION)))
		return false;
	size_t at = p->tokens[phrase.from - 2].at;
	const struct mention *m = identities_mention(r->ids, r->segment, at, at + 1);
	return m && r->ids->items[m->identity].type == IDENTITY_PERSON;
}

enum identity_gender heard_gender_in_clause(const struct passage *p, size_t at)
{
	enum { FEW = 3 };
	bool verb = false;
	for (size_t i = at; i < at + FEW && passage_kind(p, i, TOKEN_WORD); i++) {
		if (verb && (passage_equals(p, i, S("she")) || passage_equals(p, i, S("he"))))
			return passage_equals(p, i, S("she")) ? GENDER_SHE : GENDER_HE;
		verb = p->tokens[i].word->forms != 0;
		if (!verb && !(passage_is(p, i) & (WORD_HAVE | WORD_ADVERB)))
			break;
	}
	return GENDER_UNKNOWN;
}

bool heard_is_two(const struct passage *p, struct span s)
{
	static const slice ALONE[] = {S("both"), S("pair"), S("couple"), S("duo"), S("two")};
	if (span_is_empty(s) || s.to - s.from > 3)
		return false;
	size_t at = s.from + (s.to > s.from + 1 && passage_equals(p, s.from, S("the")));
	bool alone = at + 1 == s.to && s.to > s.from;
	if (alone && PASSAGE_IS_ONE_OF(p, at, ALONE))
		return true;
	bool counted = passage_equals(p, at, S("two")) && at > 0 && passage_equals(p, at - 1, S("the"));
	return at + 2 == s.to && (passage_is(p, s.to - 1) & WORD_PERSON) &&
	       (counted || passage_equals(p, at, S("both")));
}

/* "We asked the trust", "I wrote to Lund": whose answer may be told next. */
static bool is_asked(const struct passage *p, size_t begin)
{
	static const slice ASKED[] = {S("asked"),     S("told"),   S("rang"),   S("phoned"),     S("emailed"),
				      S("contacted"), S("called"), S("texted"), S("approached"), S("telephoned")};
	static const slice WROTE[] = {S("wrote"), S("written"), S("complained"), S("applied"), S("appealed"),
				      S("spoke"), S("spoken"),  S("turned"),     S("went"),    S("said")};
	/* the last letter of those: nearly all that stands there is none of them */
	const char last = begin > 0 && p->tokens[begin - 1].kind == TOKEN_WORD
				  ? ascii_lower(p->text.at[p->tokens[begin - 1].at + p->tokens[begin - 1].len - 1])
				  : '\0';
	if ((last == 'd' || last == 'g') && PASSAGE_IS_ONE_OF(p, begin - 1, ASKED))
		return true;
	if (begin < 2 || !(passage_is(p, begin - 1) & WORD_TO))
		return false;
	bool put = begin > 2 && passage_equals(p, begin - 3, S("put")) && (passage_is(p, begin - 2) & WORD_PRONOUN);
	return put || PASSAGE_IS_ONE_OF(p, begin - 2, WROTE); /* I put it to them */
}

/* Somebody who is described at `from` or a few words behind has written a text. */
static bool hear_described_writer(struct reading *r, size_t from, enum voice_stand stand)
{
	enum { FEW = 4 };
	const struct passage *p = &r->passage;
	for (size_t i = from; i < from + FEW && passage_kind(p, i, TOKEN_WORD); i++) {
		struct span writer = described_may_be(p, i) ? described_at(p, i) : (struct span){0, 0};
		if (span_is_empty(writer) || writer.from > i)
			continue;
		struct voice voice = {.identity = SLICE_NONE, .place = place_of(r, writer), .text = true};
		voices_describe(&r->voices, &voice, stand);
		return true;
	}
	return false;
}

/* "A study published in May by Ann Lee", "an email, seen by the Echo, sent by a
 * manager": what it says, they say. */
static bool hear_author(struct reading *r, size_t noun)
{
	static const slice MADE[] = {S("sent"),      S("written"),  S("drafted"),
				     S("published"), S("produced"), S("issued")};
	static const slice READ[] = {S("seen"), S("obtained"), S("read"), S("leaked"), S("shared")};
	enum { LONGEST = 14 };
	const struct passage *p = &r->passage;
	for (size_t i = noun + 1; i < noun + LONGEST && i + 2 < p->count && p->tokens[i].kind <= TOKEN_COMMA; i++) {
		if (passage_is(p, i) & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_RELATIVE))
			return false;
		if (passage_kind(p, i, TOKEN_COMMA) && !PASSAGE_IS_ONE_OF(p, i + 1, MADE))
			return false;
		if (!passage_equals(p, i, S("by")) || PASSAGE_IS_ONE_OF(p, i - 1, READ))
			continue;
		const struct mention *m =
			identities_mention(r->ids, r->segment, p->tokens[i + 1].at, p->tokens[i + 2].at + 1);
		if (!m)
			return hear_described_writer(r, i + 1, STANDS_ALONE);
		struct voice voice = {.identity = m->identity, .text = true, .depth = p->tokens[noun].depth};
		voices_describe(&r->voices, &voice, STANDS_ALONE);
		return true;
	}
	return false;
}

static bool is_of_writer(const struct passage *p, size_t i)
{
	return passage_equals(p, i, S("from")) || passage_equals(p, i, S("by")) || passage_equals(p, i, S("in")) ||
	       passage_equals(p, i, S("of"));
}

/* Whose the document is, where that is told beside it: "the text came from a
 * nurse", "a girl sent me a card". "It said" is said by them. */
static bool hear_writer(struct reading *r, size_t noun, struct span phrase)
{
	static const slice GAVE[] = {S("sent"),     S("wrote"),  S("published"), S("released"),  S("issued"),
				     S("produced"), S("handed"), S("gave"),      S("emailed"),   S("posted"),
				     S("texted"),   S("left"),   S("drafted"),   S("circulated")};
	enum { FEW = 5 };
	const struct passage *p = &r->passage;
	size_t from = noun + 1;
	while (from < noun + FEW && (passage_is(p, from) & (WORD_BE | WORD_HAVE)))
		from++;
	from += passage_equals(p, from, S("came")) || passage_equals(p, from, S("come"));
	size_t last = from + FEW < p->count ? from + FEW : p->count - 1;
	if (hear_author(r, noun))
		return true;
	if (from < last && is_of_writer(p, from) &&
	    identities_mention(r->ids, r->segment, p->tokens[from].at, p->tokens[last].at))
		return true; /* an article in the Echo: named there, and heard */
	if (passage_equals(p, from, S("from")) && hear_described_writer(r, from + 1, stand_of(p, phrase)))
		return true;
	for (size_t i = phrase.from; i > r->sentence_begin && phrase.from - i < FEW; i--)
		if (PASSAGE_IS_ONE_OF(p, i - 1, GAVE))
			return voices_write(&r->voices, p->tokens[noun].depth);
	return false;
}

/* "a lad called Max": the name is heard instead. */
static bool is_called(const struct reading *r, size_t noun)
{
	const struct passage *p = &r->passage;
	if (!passage_equals(p, noun + 1, S("called")) && !passage_equals(p, noun + 1, S("named")))
		return false;
	size_t at = noun + 2 < p->count ? p->tokens[noun + 2].at : p->text.len;
	return identities_mention(r->ids, r->segment, at, at + 1) != NULL;
}

static void hear_description(struct reading *r, size_t noun)
{
	const struct passage *p = &r->passage;
	if (sides_is_parliamentary(p, noun)) {
		size_t member = sides_other(r, heard_member_gender(p, noun));
		if (member != SLICE_NONE)
			voices_name(&r->voices, &(struct voice){.identity = member, .depth = p->tokens[noun].depth},
				    stand_of(p, (struct span){noun, noun + 1}));
		return;
	}
	struct span phrase = described_at(p, noun);
	size_t answerer = span_is_empty(phrase) ? SLICE_NONE : sides_sole_answerer(r, phrase);
	if (answerer != SLICE_NONE) {
		voices_name(&r->voices, &(struct voice){.identity = answerer, .depth = p->tokens[noun].depth},
			    stand_of(p, phrase));
		return;
	}
	bool document = (passage_is(p, noun) & WORD_DOCUMENT) && !(passage_is(p, noun) & (WORD_PERSON | WORD_BODY));
	if (span_is_empty(phrase) || phrase.from > noun)
		return;
	if (document && (phrase.from == noun || described_is_plural(p, noun) || letters_is_part(p, noun)))
		return;
	if (passage_equals(p, noun, S("baby")) || passage_equals(p, noun, S("infant")))
		return; /* who says nothing */
	struct voice voice = {.identity = SLICE_NONE,
			      .place = place_of(r, phrase),
			      .gender = heard_gender_of(passage_is(p, noun)),
			      .depth = p->tokens[noun].depth};
	struct place head = place_of(r, (struct span){noun, noun + 1}); /* K's sister, a lad in Leeds */
	if (identities_mention(r->ids, r->segment, head.from, head.to) || explains_name(r, phrase.to) ||
	    is_apposed(r, phrase) || is_predicate(p, phrase.from) || is_called(r, noun))
		return;
	if ((document && hear_writer(r, noun, phrase)) ||
	    (heard_is_two(p, phrase) && voices_couple_again(&r->voices, r->ids, stand_of(p, phrase))))
		return;
	voice.text = document && (passage_is(p, phrase.from) & WORD_POSSESSIVE);
	if (voice.text) { /* her study */
		const struct voice *other, *meant = voices_meant(&r->voices, r->ids, passage_word(p, phrase.from),
								 r->outer_speaker, &other);
		voice.identity = heard_identity(r, meant);
		voice.text = voice.identity != SLICE_NONE;
	} else if (document && r->house != SLICE_NONE && passage_equals(p, phrase.from, S("this"))) {
		voice.identity = r->house; /* This report follows … It found */
		voice.text = true;
	}
	const unsigned classes = p->tokens[noun].classes;
	if (!document && voice.identity == SLICE_NONE && classes & CLASS_ANY_PERSON && !(classes & CLASS_PLURAL))
		voice.identity = identities_holder(r->ids, r->segment, phrase.from, noun + 1);
	if (!document && voice.identity == r->outer_speaker)
		voice.identity = SLICE_NONE; /* nobody calls themselves the driver */
	voice.text |= document;
	voice.type = described_is_plural(p, noun)                    ? IDENTITY_GROUP
		     : document || (passage_is(p, noun) & WORD_BODY) ? IDENTITY_ORG
								     : IDENTITY_PERSON;
	if (voice.gender == GENDER_UNKNOWN)
		voice.gender = heard_gender_in_clause(p, phrase.to);
	voice.asked = is_asked(p, phrase.from);
	voice.explained = !document && is_explained(p, phrase.to);
	voice.theirs = !document && (passage_is(p, phrase.from) & WORD_POSSESSIVE) &&
		       (passage_equals(p, phrase.from, S("her")) || passage_equals(p, phrase.from, S("his")));
	bool aside = p->tokens[noun].possessive || described_is_somebody(p, noun) ||
		     (document && !p->tokens[phrase.from].sentence);
	voices_describe(&r->voices, &voice, aside ? STANDS_GOVERNED : stand_of(p, phrase));
}

/* "Ann Lee and Bea Ray": the two of them, besides each. */
static void hear_couple(struct reading *r, struct span name, struct voice second)
{
	const struct mention *m = &r->ids->mentions[r->next_mention], *before = m - 1;
	if (r->next_mention == 0 || before->segment != m->segment || before->identity == m->identity ||
	    name.from < 2 || !passage_equals(&r->passage, name.from - 1, S("and")))
		return;
	bool beside = before->end + 1 == name.from;
	const struct identity *items = r->ids->items;
	if (!beside || items[m->identity].type != items[before->identity].type ||
	    items[m->identity].type == IDENTITY_GROUP)
		return;
	second.partner = m->identity + 1;
	second.identity = before->identity;
	voices_name(&r->voices, &second, stand_of(&r->passage, name));
}

/* Whether the next name stands before byte `to` of the segment. */
static inline bool has_name_before(const struct reading *r, size_t to)
{
	const struct mention *m = &r->ids->mentions[r->next_mention];
	return r->next_mention < r->ids->mention_count &&
	       (m->segment < r->segment || (m->segment == r->segment && m->from < to));
}

/* "With respect, Mr Lund, I asked her": who is spoken to by name in a turn. */
static bool is_addressed(const struct reading *r, const struct mention *m)
{
	const struct passage *p = &r->passage;
	const struct segment *s = &r->document->items[r->segment];
	return s->speaker.len && m->identity != r->outer_speaker && r->ids->items[m->identity].speaks_in_turns &&
	       (m->first == 0 || passage_kind(p, m->first - 1, TOKEN_COMMA)) &&
	       (passage_kind(p, m->end, TOKEN_COMMA) || passage_kind(p, m->end, TOKEN_STOP));
}

/* The next name; of a segment that is not read it is passed over. */
static void hear_name(struct reading *r)
{
	const struct mention *m = &r->ids->mentions[r->next_mention];
	if (m->segment == r->segment && !is_addressed(r, m)) {
		struct span name = {m->first, m->end};
		bool introduced = m->first > 1 && passage_kind(&r->passage, m->first - 2, TOKEN_COMMA) &&
				  passage_equals(&r->passage, m->first - 1, S("a")); /* a man rang, a Mr Lee */
		struct voice voice = {.identity = m->identity,
				      .explained = introduced,
				      .depth = r->passage.tokens[m->first].depth,
				      .asked = is_asked(&r->passage, name.from)};
		voices_name(&r->voices, &voice, stand_of(&r->passage, name));
		hear_couple(r, name, voice);
	}
	r->next_mention++;
}

/* She goes on to be she: who is meant is heard again. */
static void hear_pronoun(struct reading *r, size_t i)
{
	const struct voice *other, *meant;
	const struct passage *p = &r->passage;
	if (p->tokens[i].depth != r->voices.depth)
		return;
	meant = voices_meant(&r->voices, r->ids, passage_word(p, i), r->outer_speaker, &other);
	if (!meant || other || meant->text)
		return;
	struct voice again = *meant;
	again.source = again.asked = again.theirs = false;
	again.again = true;
	again.depth = p->tokens[i].depth;
	again.gender = passage_equals(p, i, S("she")) ? GENDER_SHE : GENDER_HE;
	voices_name(&r->voices, &again, stand_of(p, (struct span){i, i + 1}));
}

static bool is_pronoun(const struct passage *p, size_t i)
{
	return passage_equals(p, i, S("she")) || passage_equals(p, i, S("he"));
}

void heard_until(struct reading *r, size_t end)
{
	const struct passage *p = &r->passage;
	size_t to = end < p->count ? end : p->count;
	for (size_t i = r->heard; i < to && (i = passage_look(p, i, to, LOOK_SOMEBODY)) < to; i++) {
		while (has_name_before(r, p->tokens[i].at))
			hear_name(r);
		if (is_pronoun(p, i))
			hear_pronoun(r, i);
		else
			hear_description(r, i);
	}
	if (r->heard < to)
		r->heard = to;
	while (has_name_before(r, end < p->count ? p->tokens[end].at : p->text.len))
		hear_name(r);
}
