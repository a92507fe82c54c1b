#include "reading.h"

#include "identity_phrase.h"
#include "namewords.h"

size_t sources_speaker(const struct reading *r, size_t segment)
{
	const struct segment *s = &r->document->items[segment];
	if (s->speaker.len)
		return identities_speaker(r->ids, segment);
	return s->turn.len || s->kind == SEGMENT_COMMENT ? SLICE_NONE : r->author;
}

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

size_t sources_author(const struct reading *r)
{
	enum { NEAR_TOP = 12, LONGEST = 200 };
	const struct identities *ids = r->ids;
	size_t author = SLICE_NONE, people = 0;
	for (size_t i = 0; i < r->document->count && i < NEAR_TOP; i++) {
		const struct segment *s = &r->document->items[i];
		if (s->kind != SEGMENT_BYLINE || s->turn.len || s->text.len > LONGEST)
			continue;
		const struct mention *m = identities_mention(ids, i, 0, s->text.len);
		for (; m && m < ids->mentions + ids->mention_count && m->segment == i; m++) {
			if (ids->items[m->identity].type != IDENTITY_PERSON)
				continue;
			if (is_writers(s->text, m->from))
				return m->identity;
			people += m->identity != author;
			author = m->identity;
		}
	}
	return people == 1 ? author : SLICE_NONE;
}

/* ---- listening ---- */

static bool is_plural(const struct passage *p, size_t noun)
{
	slice word = passage_word(p, noun);
	return (slice_ends(word, S("s")) && !slice_ends(word, S("ss"))) ||
	       (p->tokens[noun].classes & CLASS_PEOPLE && !(p->tokens[noun].classes & CLASS_ANY_PERSON));
}

static bool is_somebody(const struct passage *p, size_t i)
{
	return passage_equals(p, i, S("somebody")) || passage_equals(p, i, S("someone"));
}

/* "our finance lead": a word that describes others, or is a verb, where a
 * phrase with a determiner ends with it. */
static bool is_lead(const struct passage *p, size_t i)
{
	const uint32_t ends = WORD_QUESTION | WORD_BE | WORD_HAVE | WORD_MODAL | WORD_FINITE | WORD_RELATIVE;
	const struct token *t = &p->tokens[i];
	if (!(t->classes & CLASS_PERSON) || !(t->classes & CLASS_MODIFIER) || i < 2 ||
	    p->tokens[i - 1].kind != TOKEN_WORD || passage_is(p, i - 1))
		return false;
	return (passage_is(p, i - 2) & (WORD_DETERMINER | WORD_POSSESSIVE)) &&
	       ((passage_is(p, i + 1) & ends) || !passage_kind(p, i + 1, TOKEN_WORD));
}

/* A noun for somebody or a body, by either lexicon. */
static bool can_describe(const struct passage *p, size_t i)
{
	const struct token *t = &p->tokens[i];
	return t->kind == TOKEN_WORD && ((t->is & (WORD_PERSON | WORD_BODY)) || is_somebody(p, i) ||
					 (t->classes & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL) &&
					  !t->word->forms && !(t->classes & CLASS_MODIFIER)) ||
					 is_lead(p, i));
}

/* "good going for a professor", "as a mother": nobody in particular. */
static bool is_anybody(const struct passage *p, size_t determiner)
{
	static const slice BEFORE[] = {{"for", 3}, {"as", 2}, {"like", 4}, {"than", 4}};
	if (determiner == 0 || !(passage_equals(p, determiner, S("a")) || passage_equals(p, determiner, S("an"))))
		return false;
	return PASSAGE_IS_ONE_OF(p, determiner - 1, BEFORE);
}

/* Where the description of the noun begins: at its determiner, or, in the
 * plural, at the words that stand before it ("Finance officers"). `noun` + 1
 * where there is no description. */
static size_t description_begin(const struct passage *p, size_t noun)
{
	enum { LONGEST = 4 };
	const uint32_t no_modifier = WORD_PREPOSITION | WORD_COORDINATOR | WORD_BE | WORD_HAVE | WORD_MODAL |
				     WORD_PERSON | WORD_PRONOUN | WORD_SUBORDINATOR | WORD_ADVERB;
	size_t at = noun;
	for (; at > 0 && noun - at < LONGEST && p->tokens[at - 1].kind == TOKEN_WORD; at--) {
		uint32_t before = passage_is(p, at - 1);
		if (before & (WORD_QUESTION | WORD_RELATIVE))
			break; /* whatever people assume */
		if (passage_equals(p, at - 1, S("no")))
			return noun + 1;
		if ((before & WORD_DETERMINER) && !p->tokens[at - 1].possessive)
			return is_anybody(p, at - 1) ? noun + 1 : at - 1;
		if (((before & no_modifier) && !p->tokens[at - 1].possessive &&
		     !passage_equals(p, at - 1, S("chief"))) ||
		    p->tokens[at - 1].word->forms)
			break;
	}
	bool begins = noun == at || p->tokens[at].sentence || passage_kind(p, at - 1, TOKEN_COMMA) ||
		      (passage_is(p, at - 1) & WORD_PREPOSITION);
	return is_plural(p, noun) && begins ? at : noun + 1;
}

static bool is_participle(slice word)
{
	return word.len > 4 && (slice_ends(word, S("ing")) || slice_ends(word, S("ed")));
}

/* Behind "up a ladder", "in a green hat", "from the north", or `at`: what goes
 * on with a determiner, a few words that are nothing but nouns. */
static size_t complement_end(const struct passage *p, size_t at)
{
	static const slice LINKS[] = {{"in", 2}, {"from", 4}, {"with", 4}, {"up", 2}, {"at", 2}, {"of", 2}};
	const uint32_t closed = WORD_PREPOSITION | WORD_COORDINATOR | WORD_BE | WORD_HAVE | WORD_MODAL |
				WORD_PRONOUN | WORD_SUBORDINATOR | WORD_ADVERB | WORD_TIME | WORD_TO | WORD_FINITE |
				WORD_UTTERANCE | WORD_DOCUMENT | WORD_RELATIVE | WORD_DETERMINER;
	enum { FEW = 3 };
	size_t end = at + 2;
	if (!PASSAGE_IS_ONE_OF(p, at, LINKS) || !(passage_is(p, at + 1) & WORD_DETERMINER) ||
	    p->tokens[at + 1].possessive)
		return at;
	while (end < at + 2 + FEW && passage_kind(p, end, TOKEN_WORD) && !p->tokens[end].sentence &&
	       !(passage_is(p, end) & closed) && !p->tokens[end].word->forms && !is_participle(passage_word(p, end)))
		end++;
	bool stopped = passage_kind(p, end, TOKEN_WORD) &&
		       (passage_is(p, end) & (WORD_TIME | WORD_UTTERANCE | WORD_DOCUMENT));
	return end > at + 2 && !stopped ? end : at;
}

/* Behind "of ten", "in our house". */
static size_t description_end(const struct passage *p, size_t at)
{
	bool of_them = at + 2 < p->count && passage_kind(p, at + 2, TOKEN_WORD) && !passage_is(p, at + 2) &&
		       !p->tokens[at + 2].word->forms && !p->tokens[at + 2].capital; /* a team of ten nurses */
	bool of = passage_equals(p, at, S("of")) && at + 1 < p->count && p->tokens[at + 1].kind <= TOKEN_NUMBER;
	bool aged = of && !of_them && is_number_word(passage_word(p, at + 1)); /* a girl of ten */
	if (of && (aged || !(passage_is(p, at + 1) & WORD_DETERMINER)))
		return at + 2;
	bool place =
		passage_equals(p, at, S("in")) || passage_equals(p, at, S("at")) || passage_equals(p, at, S("from"));
	if (place && at + 2 < p->count && (passage_is(p, at + 1) & WORD_POSSESSIVE) &&
	    p->tokens[at + 2].kind == TOKEN_WORD)
		return at + 3;
	if (place && passage_equals(p, at + 1, S("one")) && passage_equals(p, at + 2, S("of")) && at + 4 < p->count)
		return at + 5; /* a manager at one of the trusts */
	size_t end = at + 1;
	while (place && passage_kind(p, end, TOKEN_WORD) && p->tokens[end].capital &&
	       !(passage_is(p, end) & WORD_TIME))
		end++;
	bool one = at > 0 && !is_plural(p, at - 1);
	return end > at + 1 ? end : one ? complement_end(p, at) : at;
}

/* "principal social worker": the noun only describes the one behind it. */
static bool describes_another(const struct passage *p, size_t noun)
{
	enum { FEW = 2 };
	for (size_t i = noun + 1; i <= noun + FEW && passage_kind(p, i, TOKEN_WORD); i++) {
		if ((passage_is(p, i) & WORD_PERSON) || (p->tokens[noun].possessive && can_describe(p, i)))
			return true;
		if (passage_is(p, i) || p->tokens[i].word->forms || p->tokens[i].capital || p->tokens[i].possessive ||
		    slice_ends(passage_word(p, i), S("ed")))
			return false;
	}
	return false;
}

/* "a boy of nine", "the regional adviser": the phrase with the noun at `noun`
 * as its head; empty where it is another, or part of a name. */
static struct span description(const struct passage *p, size_t noun)
{
	const struct token *t = &p->tokens[noun];
	bool owner = t->possessive && (is_plural(p, noun) || t->classes & CLASS_OWNER);
	bool document = (t->is & WORD_DOCUMENT) && !t->possessive;
	bool acronym = t->capitals && t->classes & CLASS_PERSON;                                   /* my GP */
	acronym |= noun > 0 && t->classes & CLASS_PERSON && passage_equals(p, noun - 1, S("the")); /* the Minister */
	bool superlative = slice_ends(passage_word(p, noun), S("est")) && passage_kind(p, noun + 1, TOKEN_WORD) &&
			   !passage_is(p, noun + 1); /* the oldest mill */
	if (!(can_describe(p, noun) || document) || owner || (t->capital && !t->sentence && !acronym) ||
	    describes_another(p, noun) || superlative)
		return (struct span){0, 0};
	if (is_somebody(p, noun)) {
		bool senior = passage_kind(p, noun + 1, TOKEN_WORD) && !passage_is(p, noun + 1) &&
			      !p->tokens[noun + 1].word->forms && p->tokens[noun + 1].classes & CLASS_MODIFIER;
		return (struct span){noun, noun + 1 + senior};
	}
	if (t->possessive)
		return (struct span){description_begin(p, noun), noun + 1};
	return (struct span){description_begin(p, noun), description_end(p, noun + 1)};
}

static enum identity_gender gender_of(uint32_t is)
{
	return is & WORD_SHE ? GENDER_SHE : is & WORD_HE ? GENDER_HE : GENDER_UNKNOWN;
}

/* "the hon. Lady", "the noble Lord" */
static enum identity_gender member_gender(const struct passage *p, size_t noun)
{
	if (passage_equals(p, noun, S("lady")) || passage_equals(p, noun, S("baroness")))
		return GENDER_SHE;
	return passage_equals(p, noun, S("member")) ? GENDER_UNKNOWN : GENDER_HE;
}

/* Who speaks in this turn, not far before the segment. */
static size_t speaker_of_turn(const struct reading *r, slice turn)
{
	enum { FAR = 200 };
	for (size_t i = r->segment; turn.len && i > 0 && r->segment - i < FAR; i--)
		if (slice_equal(r->document->items[i - 1].turn, turn))
			return sources_speaker(r, i - 1);
	return SLICE_NONE;
}

/* Whom "you" means in a question: who answers it; in a reply: whose comment
 * it answers. */
static size_t addressee(const struct reading *r)
{
	enum { NEAR = 8 };
	if (r->document->items[r->segment].kind == SEGMENT_COMMENT)
		return speaker_of_turn(r, r->document->items[r->segment].reply_to);
	if (r->document->items[r->segment].kind != SEGMENT_QUESTION)
		return SLICE_NONE;
	slice asking = r->document->items[r->segment].speaker;
	for (size_t i = r->segment + 1; i < r->document->count && i < r->segment + NEAR; i++)
		if (r->document->items[i].speaker.len && !slice_equal(r->document->items[i].speaker, asking))
			return sources_speaker(r, i);
	for (size_t i = r->segment; i > 0 && r->segment - i < NEAR; i--) /* who has answered before */
		if (r->document->items[i - 1].kind == SEGMENT_ANSWER && r->document->items[i - 1].speaker.len)
			return sources_speaker(r, i - 1);
	return SLICE_NONE;
}

/* Who else has just spoken in the conversation, or speaks next: a woman or man
 * where that is known. */
static size_t other_side(const struct reading *r, enum identity_gender gender)
{
	enum { NEAR = 8 };
	const struct segment *items = r->document->items, *here = &items[r->segment];
	if (here->kind != SEGMENT_QUESTION && here->kind != SEGMENT_ANSWER)
		return SLICE_NONE;
	for (size_t i = r->segment; i > 0 && r->segment - i < NEAR; i--) {
		if (items[i - 1].speaker.len == 0 || slice_equal(items[i - 1].speaker, here->speaker))
			continue;
		size_t id = sources_speaker(r, i - 1);
		enum identity_gender is = id == SLICE_NONE ? GENDER_UNKNOWN : r->ids->items[id].gender;
		if (id != SLICE_NONE && (gender == GENDER_UNKNOWN || is == GENDER_UNKNOWN || is == gender))
			return id;
	}
	return addressee(r);
}

/* "the hon. Lady": how members speak of each other to their faces; the noun. */
static bool is_parliamentary(const struct passage *p, size_t noun)
{
	static const slice LAST[] = {S("lady"), S("gentleman"), S("member")};
	static const slice PEERS[] = {S("lord"), S("baroness"), S("lady"), S("earl")};
	bool hon = noun > 0 && slice_starts_nocase(passage_word(p, noun - 1), S("hon"));
	bool noble = noun > 0 && passage_equals(p, noun - 1, S("noble"));
	for (size_t i = 0; i < sizeof LAST / sizeof *LAST && hon; i++)
		if (passage_equals(p, noun, LAST[i]))
			return true;
	for (size_t i = 0; i < sizeof PEERS / sizeof *PEERS && noble; i++)
		if (passage_equals(p, noun, PEERS[i]) && !(noun + 1 < p->count && p->tokens[noun + 1].capital))
			return true;
	return false;
}

/* "The Minister", said by those who ask: who answers, where that is one. */
static size_t sole_answerer(const struct reading *r, struct span s)
{
	const struct segment *items = r->document->items;
	const struct passage *p = &r->passage;
	enum { FAR = 400 };
	slice who = S("");
	size_t at = SLICE_NONE, from = r->segment > FAR ? r->segment - FAR : 0;
	if (items[r->segment].kind != SEGMENT_QUESTION || s.to != s.from + 2 ||
	    !passage_equals(p, s.from, S("the")) || !p->tokens[s.to - 1].capital ||
	    !(passage_equals(p, s.to - 1, S("minister")) || passage_equals(p, s.to - 1, S("witness"))))
		return SLICE_NONE;
	for (size_t i = from; i < r->document->count && i < r->segment + FAR; i++) {
		if (items[i].kind != SEGMENT_ANSWER || items[i].speaker.len == 0)
			continue;
		if (who.len && !slice_equal(who, items[i].speaker))
			return SLICE_NONE;
		who = items[i].speaker;
		at = i;
	}
	return at == SLICE_NONE ? SLICE_NONE : sources_speaker(r, at);
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

/* The identity of a voice; somebody described gets one now. */
static size_t identity_of(struct reading *r, const struct voice *voice)
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

/* A word that can be a sentence's verb, over an adverb. */
static bool has_verb_at(const struct passage *p, size_t at)
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
	bool place = (passage_equals(p, at, S("in")) || passage_equals(p, at, S("of")) ||
		      passage_equals(p, at, S("from"))) &&
		     at + 1 < p->count && p->tokens[at + 1].capital;
	for (at += place; place && at < p->count && p->tokens[at].capital;)
		at++;
	at += passage_kind(p, at, TOKEN_COMMA);
	return passage_equals(p, at, S("who")) || passage_equals(p, at, S("who's")) ||
	       passage_equals(p, at, S("who\xE2\x80\x99s"));
}

static enum voice_stand stand_of(const struct passage *p, struct span phrase)
{
	bool whose = !span_is_empty(phrase) && p->tokens[phrase.to - 1].possessive;
	for (size_t i = phrase.to; whose && i < phrase.to + 3 && passage_kind(p, i, TOKEN_WORD); i++)
		if (can_describe(p, i))
			return STANDS_GOVERNED; /* Ann’s old teacher */
	bool counted = phrase.from > 1 && passage_equals(p, phrase.from - 1, S("of")) &&
		       is_number_word(passage_word(p, phrase.from - 2)); /* thousands of carers */
	bool governed = phrase.from > 0 && !p->tokens[phrase.from].sentence && !counted &&
			(passage_is(p, phrase.from - 1) & WORD_PREPOSITION);
	bool who = is_explained(p, phrase.to);
	if (governed)
		return who ? STANDS_EXPLAINED : STANDS_GOVERNED;
	return !whose && has_verb_at(p, phrase.to) ? STANDS_AS_SUBJECT : STANDS_ALONE;
}

/* "I'm a member", "she was a nurse": nobody else than the subject. */
static bool is_predicate(const struct passage *p, size_t determiner)
{
	static const slice BEFORE[] = {S("i'm"),  S("i\xE2\x80\x99m"),  S("she's"), S("she\xE2\x80\x99s"),
				       S("he's"), S("he\xE2\x80\x99s"), S("who's"), S("who\xE2\x80\x99s")};
	if (determiner == 0 || !(passage_equals(p, determiner, S("a")) || passage_equals(p, determiner, S("an"))))
		return false;
	if (PASSAGE_IS_ONE_OF(p, determiner - 1, BEFORE))
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

/* "his therapist has said she will": what the pronoun behind the verb tells. */
static enum identity_gender gender_in_clause(const struct passage *p, size_t at)
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

/* "the two women", "both men", "the pair": two people who were named together. */
static bool is_two(const struct passage *p, struct span s)
{
	static const slice ALONE[] = {S("both"), S("pair"), S("couple"), S("duo"), S("two")};
	size_t at = s.from + (s.to > s.from + 1 && passage_equals(p, s.from, S("the")));
	bool alone = at + 1 == s.to && s.to > s.from;
	if (alone && PASSAGE_IS_ONE_OF(p, at, ALONE))
		return true;
	bool counted = passage_equals(p, at, S("two")) && at > 0 && passage_equals(p, at - 1, S("the"));
	return at + 2 == s.to && (counted || passage_equals(p, at, S("both"))) &&
	       (passage_is(p, s.to - 1) & WORD_PERSON);
}

/* "We asked the trust", "I wrote to Lund": whose answer may be told next. */
static bool is_asked(const struct passage *p, size_t begin)
{
	static const slice ASKED[] = {S("asked"),     S("told"),   S("rang"),   S("phoned"),     S("emailed"),
				      S("contacted"), S("called"), S("texted"), S("approached"), S("telephoned")};
	static const slice WROTE[] = {S("wrote"), S("written"), S("complained"), S("applied"), S("appealed"),
				      S("spoke"), S("spoken"),  S("turned"),     S("went")};
	if (begin > 0 && PASSAGE_IS_ONE_OF(p, begin - 1, ASKED))
		return true;
	return begin > 1 && (passage_is(p, begin - 1) & WORD_TO) && PASSAGE_IS_ONE_OF(p, begin - 2, WROTE);
}

/* "A study published in May by Ann Lee": she is what it says. */
static bool hear_author(struct reading *r, size_t noun)
{
	enum { FAR = 8 };
	const struct passage *p = &r->passage;
	for (size_t i = noun + 1; i < noun + FAR && passage_kind(p, i, TOKEN_WORD) && i + 2 < p->count; i++) {
		if (passage_is(p, i) & (WORD_BE | WORD_HAVE | WORD_MODAL | WORD_RELATIVE))
			return false;
		if (!passage_equals(p, i, S("by")))
			continue;
		const struct mention *m =
			identities_mention(r->ids, r->segment, p->tokens[i + 1].at, p->tokens[i + 2].at + 1);
		if (!m)
			return false;
		struct voice voice = {.identity = m->identity, .text = true, .depth = p->tokens[noun].depth};
		voices_describe(&r->voices, voice, STANDS_ALONE);
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
	for (size_t i = from + 1; passage_equals(p, from, S("from")) && i <= last; i++) {
		struct span writer = can_describe(p, i) ? description(p, i) : (struct span){0, 0};
		if (span_is_empty(writer) || writer.from > i)
			continue;
		struct voice voice = {.identity = SLICE_NONE, .place = place_of(r, writer), .text = true};
		voices_describe(&r->voices, voice, stand_of(p, phrase));
		return true;
	}
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
	if (is_parliamentary(p, noun)) {
		size_t member = other_side(r, member_gender(p, noun));
		if (member != SLICE_NONE)
			voices_name(&r->voices, (struct voice){.identity = member, .depth = p->tokens[noun].depth},
				    stand_of(p, (struct span){noun, noun + 1}));
		return;
	}
	struct span phrase = description(p, noun);
	bool document = (passage_is(p, noun) & WORD_DOCUMENT) && !(passage_is(p, noun) & (WORD_PERSON | WORD_BODY));
	if (span_is_empty(phrase) || phrase.from > noun)
		return;
	if (document && (phrase.from == noun || is_plural(p, noun)))
		return;
	struct voice voice = {.identity = SLICE_NONE,
			      .place = place_of(r, phrase),
			      .gender = gender_of(passage_is(p, noun)),
			      .depth = p->tokens[noun].depth};
	struct place head = place_of(r, (struct span){noun, noun + 1}); /* K's sister, a lad in Leeds */
	if (identities_mention(r->ids, r->segment, head.from, head.to) || explains_name(r, phrase.to) ||
	    is_apposed(r, phrase) || is_predicate(p, phrase.from) || is_called(r, noun))
		return;
	if ((document && hear_writer(r, noun, phrase)) ||
	    (is_two(p, phrase) && voices_couple_again(&r->voices, r->ids, stand_of(p, phrase))))
		return;
	voice.text = document && (passage_is(p, phrase.from) & WORD_POSSESSIVE);
	if (voice.text) { /* her study */
		const struct voice *other, *meant = voices_meant(&r->voices, r->ids, passage_word(p, phrase.from),
								 r->outer_speaker, &other);
		voice.identity = identity_of(r, meant);
		voice.text = voice.identity != SLICE_NONE;
	} else if (document && r->house != SLICE_NONE && passage_equals(p, phrase.from, S("this"))) {
		voice.identity = r->house; /* This report follows … It found */
		voice.text = true;
	}
	if (!document && voice.identity == SLICE_NONE)
		voice.identity = identities_holder(r->ids, r->segment, phrase.from, noun + 1);
	voice.text |= document;
	voice.type = is_plural(p, noun)                              ? IDENTITY_GROUP
		     : document || (passage_is(p, noun) & WORD_BODY) ? IDENTITY_ORG
								     : IDENTITY_PERSON;
	if (voice.gender == GENDER_UNKNOWN)
		voice.gender = gender_in_clause(p, phrase.to);
	voice.asked = is_asked(p, phrase.from);
	voice.theirs =
		!document && (passage_equals(p, phrase.from, S("her")) || passage_equals(p, phrase.from, S("his")));
	bool aside =
		p->tokens[noun].possessive || is_somebody(p, noun) || (document && !p->tokens[phrase.from].sentence);
	voices_describe(&r->voices, voice, aside ? STANDS_GOVERNED : stand_of(p, phrase));
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
	voices_name(&r->voices, second, stand_of(&r->passage, name));
}

/* Names that stand before byte `to` of the segment. */
static void hear_names(struct reading *r, size_t to)
{
	const struct identities *ids = r->ids;
	while (r->next_mention < ids->mention_count) {
		const struct mention *m = &ids->mentions[r->next_mention];
		if (m->segment > r->segment || (m->segment == r->segment && m->from >= to))
			break;
		if (m->segment == r->segment) {
			struct span name = {m->first, m->end};
			struct voice voice = {.identity = m->identity,
					      .depth = r->passage.tokens[m->first].depth,
					      .asked = is_asked(&r->passage, name.from)};
			voices_name(&r->voices, voice, stand_of(&r->passage, name));
			hear_couple(r, name, voice);
		}
		r->next_mention++;
	}
}

void sources_hear(struct reading *r, size_t end)
{
	const struct passage *p = &r->passage;
	size_t to = end < p->count ? end : p->count;
	for (size_t i = r->heard; i < to && (i = passage_look(p, i, to, LOOK_SOMEBODY)) < to; i++) {
		hear_names(r, p->tokens[i].at);
		hear_description(r, i);
	}
	if (r->heard < to)
		r->heard = to;
	hear_names(r, end < p->count ? p->tokens[end].at : p->text.len);
}

/* ---- whom a source means ---- */

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
	char c = ascii_lower(pronoun.at[0]);
	bool it = slice_starts_nocase(pronoun, S("it"));
	if (it || c == 'h' || c == 's' || c == 't') {
		size_t not = is_told_of_author(r) ? SLICE_NONE : r->outer_speaker;
		size_t asked_by = asker(r, who->mention.from);
		not = asked_by != SLICE_NONE ? asked_by : not ;
		size_t told = behind && r->voices.depth == 0 ? told_there(r, behind) : SLICE_NONE;
		not = told != SLICE_NONE ? told : not ;
		const struct voice *other, *meant = voices_meant(&r->voices, r->ids, pronoun, not, &other);
		who->identity = identity_of(r, meant);
		if (meant && meant->partner) {
			who->other = meant->partner - 1;
			return;
		}
		who->other = identity_of(r, other);
		if (who->other == who->identity)
			who->other = SLICE_NONE;
		if (who->other == SLICE_NONE && who->identity != SLICE_NONE)
			learn_gender(r, pronoun, who->identity);
	} else {
		bool ours = c != 'y' && c != 'i' && c != 'm' && r->house != SLICE_NONE && r->voices.depth == 0 &&
			    r->document->items[r->segment].speaker.len == 0;
		who->identity = c == 'y' ? addressee(r) : ours ? r->house : r->outer_speaker;
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

static bool has_noun(const struct passage *p, struct span s, uint32_t classes)
{
	for (size_t i = s.from; i < s.to; i++)
		if (passage_is(p, i) & classes)
			return true;
	return false;
}

/* The boys of "the boys’ own words", Ann Lee of "critics such as Ann Lee"; the
 * phrase itself where it is another. */
static struct span possessor(const struct passage *p, struct span s)
{
	for (size_t i = s.from; i + 2 < s.to; i++)
		if (passage_equals(p, i, S("such")) && passage_equals(p, i + 1, S("as")))
			return (struct span){i + 2, s.to};
	if (!passage_equals(p, s.to - 1, S("words")) && !passage_equals(p, s.to - 1, S("word")))
		return s;
	for (size_t i = s.from; i + 1 < s.to; i++)
		if (p->tokens[i].possessive)
			return (struct span){s.from, i + 1};
	return s;
}

/* "two-thirds", "eight of the 40", "more than half", "one in ten": numbers
 * of somebody who is not said again. */
static bool is_share(const struct passage *p, struct span s)
{
	static const slice WORDS[] = {{"in", 2},    {"of", 2},      {"out", 3},      {"more", 4},   {"fewer", 5},
				      {"less", 4},  {"than", 4},    {"third", 5},    {"over", 4},   {"under", 5},
				      {"about", 5}, {"quarter", 7}, {"quarters", 8}, {"thirds", 6}, {"majority", 8}};
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
	static const slice ALONE[] = {{"one", 3},     {"each", 4}, {"both", 4},  {"neither", 7},
				      {"several", 7}, {"most", 4}, {"those", 5}, {"many", 4}};
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
			r->ids->items[id].gender = gender_of(passage_is(&r->passage, i));
	if (r->ids->items[id].gender == GENDER_UNKNOWN)
		r->ids->items[id].gender = gender_in_clause(&r->passage, source.to);
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
	return closed && has_noun(p, phrase, WORD_PERSON) ? phrase : source;
}

/* "A letter written in May by the head said": who wrote it. */
static struct span writer_behind(const struct passage *p, struct span source)
{
	static const slice WROTE[] = {S("written"), S("sent"), S("signed"), S("drafted"), S("penned")};
	enum { FAR = 10 };
	bool wrote = false, document = false;
	for (size_t i = source.from; i + 1 < source.to; i++) {
		if (document && passage_equals(p, i, S("from")))
			return (struct span){i + 1, source.to}; /* a letter from one carer */
		document |= (passage_is(p, i) & WORD_DOCUMENT) != 0;
	}
	if (!(passage_is(p, source.to - 1) & WORD_DOCUMENT) ||
	    (passage_is(p, source.to - 1) & (WORD_PERSON | WORD_BODY)))
		return source;
	for (size_t i = source.to; i < source.to + FAR && passage_kind(p, i, TOKEN_WORD) && !p->tokens[i].sentence;
	     i++) {
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

struct who sources_find(struct reading *r, struct span source)
{
	const struct passage *p = &r->passage;
	struct who who = who_nobody(r);
	if (span_is_empty(source) || is_theirs(p, source))
		return who;
	who.mention = place_of(r, source);
	sources_hear(r, source.from);
	source = antecedent_of(r, source);
	source = writer_behind(p, explanation(p, source));
	uint32_t first = passage_is(p, source.from);
	bool named = is_named(r, source, who.mention);
	bool object = source.to == source.from + 1 && is_object(passage_word(p, source.from));
	object |= source.to == source.from + 1 && (first & WORD_POSSESSIVE) && !named;
	if ((first & WORD_PERSONAL) || object ||
	    ((first & WORD_POSSESSIVE) && !named && has_noun(p, source, WORD_DOCUMENT)))
		find_pronoun(r, passage_word(p, source.from), &who,
			     source.to == source.from + 1 && (first & WORD_PERSONAL) ? source.to : 0);
	else if (!named && is_two(p, source) && voices_couple_again(&r->voices, r->ids, STANDS_AS_SUBJECT))
		find_pronoun(r, S("they"), &who, 0);
	else if (is_some_of_them(p, source))
		find_pronoun(r, S("these"), &who, 0);
	bool text = (passage_is(p, source.to - 1) & WORD_DOCUMENT) && r->document->items[r->segment].speaker.len == 0;
	if (who.identity == SLICE_NONE && text && passage_equals(p, source.from, S("this")) &&
	    source.to == source.from + 2)
		who.identity = r->house;
	bool body = passage_equals(p, source.from, S("your")) && (passage_is(p, source.to - 1) & WORD_BODY) &&
		    r->document->items[r->segment].kind == SEGMENT_QUESTION;
	if (body) /* your organisation said */
		find_pronoun(r, passage_word(p, source.from), &who, 0);
	if ((body || passage_equals(p, source.from, S("our"))) && who.identity != SLICE_NONE)
		who.identity = organisation_of(r, who.identity);
	if (who.identity == SLICE_NONE && is_parliamentary(p, source.to - 1))
		who.identity = other_side(r, member_gender(p, source.to - 1));
	if (who.identity == SLICE_NONE && !named)
		who.identity = sole_answerer(r, source);
	if (who.identity == SLICE_NONE && !named)
		who.identity = sources_epithet(r, source);
	bool former = passage_equals(p, source.to - 1, S("former")),
	     latter = passage_equals(p, source.to - 1, S("latter"));
	if (who.identity == SLICE_NONE && (former || latter) && source.to == source.from + 2)
		who.identity = voices_former(&r->voices, latter);
	if (who.identity == SLICE_NONE && !(first & WORD_PERSONAL) && !object) {
		struct span owner = possessor(p, source);
		who.identity = identities_resolve(r->ids, r->document, r->segment, passage_begin(p, owner),
						  passage_end(p, owner));
	}
	if (named && who.other == SLICE_NONE)
		find_couple(r, source, &who);
	if (who.identity != SLICE_NONE && !named && (passage_is(p, source.to - 1) & WORD_DOCUMENT))
		voices_text(&r->voices, who.identity);
	if (!named && who.identity != SLICE_NONE && !(first & WORD_PERSONAL))
		take_gender(r, source, who.identity);
	return who;
}

/* ---- whose document it is ---- */

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

size_t sources_house(const struct reading *r)
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

bool sources_is_person(const struct reading *r, struct span phrase)
{
	const struct passage *p = &r->passage;
	size_t named = mentioned(r, phrase);
	if (named != SLICE_NONE)
		return r->ids->items[named].type == IDENTITY_PERSON && !p->tokens[phrase.to - 1].possessive;
	bool called = p->tokens[phrase.to - 1].capital && has_noun(p, phrase, WORD_PERSON); /* Her daughter Kacey */
	return called || ((passage_is(p, phrase.to - 1) & WORD_PERSON) && !is_plural(p, phrase.to - 1));
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
	sources_hear(r, before);
	who.identity = identity_of(r, voices_asked(&r->voices));
	return who;
}

/* The pronoun nearest before the verb that can be a subject. */
static struct span pronoun_before(const struct passage *p, size_t lo, size_t verb)
{
	enum { FAR = 60 };
	for (size_t i = verb; i > lo && verb - i < FAR; i--) {
		bool object = i > lo + 1 && (passage_is(p, i - 2) & WORD_PREPOSITION);
		if ((passage_is(p, i - 1) & WORD_PERSONAL) && p->tokens[i - 1].depth == p->tokens[verb].depth &&
		    !object)
			return (struct span){i - 1, i};
	}
	return (struct span){0, 0};
}

/* A capital that does not only begin the sentence. */
static bool has_capital(const struct passage *p, struct span s, size_t lo)
{
	for (size_t i = s.from; i < s.to; i++)
		if (p->tokens[i].capital && i != lo)
			return true;
	return !span_is_empty(s) && s.from == lo && !passage_is(p, lo) && p->tokens[lo].capital;
}

/* The first phrase of the sentence; behind "When we met", a pronoun or a name. */
struct who sources_subject(struct reading *r, size_t lo, size_t verb)
{
	const struct passage *p = &r->passage;
	bool greeting = passage_equals(p, lo, S("sir")) || passage_equals(p, lo, S("madam"));
	if (greeting && lo + 2 < verb &&
	    (passage_kind(p, lo + 1, TOKEN_COMMA) || passage_kind(p, lo + 1, TOKEN_DASH)))
		lo += 2; /* a letter to the editor */
	while (lo + 1 < verb && (passage_is(p, lo) & WORD_ADVERB) && !(passage_is(p, lo) & WORD_PRONOUN))
		lo++;
	struct span phrase = passage_phrase_at(p, lo, verb);
	bool late =
		(passage_is(p, lo) & (WORD_PREPOSITION | WORD_SUBORDINATOR)) || p->tokens[lo].word->forms == FORM_ING;
	bool nobody = !has_noun(p, phrase, WORD_PERSONAL | WORD_PERSON | WORD_BODY | WORD_DOCUMENT | WORD_PRONOUN) &&
		      !has_capital(p, phrase, lo);
	if (late || nobody || !passage_is_source(p, phrase)) {
		struct span pronoun = pronoun_before(p, lo, verb);
		if (late || !span_is_empty(pronoun) || !passage_is_source(p, phrase))
			phrase = pronoun;
	}
	if (!span_is_empty(phrase)) {
		if (passage_is(p, phrase.to - 1) & WORD_PERSON)
			phrase.to = complement_end(p, phrase.to); /* a man in a hat met me and said */
		return sources_find(r, phrase);
	}
	const struct mention *m = identities_mention(r->ids, r->segment, p->tokens[lo].at, p->tokens[verb].at);
	if (!m)
		return who_nobody(r);
	return (struct who){m->identity, SLICE_NONE, {r->segment, m->from, m->to}, NULL};
}

struct who sources_between(struct reading *r, size_t comma, size_t verb)
{
	const struct passage *p = &r->passage;
	if (comma >= verb || !passage_kind(p, comma, TOKEN_COMMA))
		return who_nobody(r);
	struct span phrase = {comma + 1, comma + 1};
	while (phrase.to < verb && (passage_is(p, phrase.to) & (WORD_PERSON | WORD_BODY)) == 0) {
		const uint32_t inside = WORD_DETERMINER | WORD_POSSESSIVE;
		if (!passage_kind(p, phrase.to, TOKEN_WORD) || (passage_is(p, phrase.to) & ~inside))
			return who_nobody(r);
		phrase.to++;
	}
	phrase.to++;
	bool determined = passage_is(p, phrase.from) & (WORD_DETERMINER | WORD_POSSESSIVE);
	bool does = phrase.to < verb && (has_verb_at(p, phrase.to) ||
					 (passage_kind(p, phrase.to, TOKEN_WORD) && !passage_is(p, phrase.to)));
	return determined && does ? sources_find(r, phrase) : who_nobody(r);
}
