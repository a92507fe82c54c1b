#include "attribution/voices.h"

enum {
	FARTHEST = 12, /* sentences back */
	PER_SENTENCE = 3,
	PER_SEGMENT = 6,
	FOR_SOURCE = 4,
	FOR_FIRST = 2,
	FOR_EXPLAINED = 2,
	FOR_THEIRS = -6, /* "her brother": she is rather spoken of */
	FOR_TEXT = 1,    /* "it said": rather what is written than who wrote */
	FOR_GENDER = 4,
	FOR_TYPE = 4,
	FOR_DESCRIBED = -4, /* "one respondent": a passing voice */
	FOR_UNHEARD = -1,   /* the same as a subject, who has said nothing yet */
	FOR_QUOTED = -6,    /* who is named in what somebody else says */
	FOR_ASKED = 4,
	PER_TURN = 3,
	FOR_THIS_SENTENCE = -3, /* who is not its subject is rarely the next pronoun in it */
	MOST = 100,
	FOR_ALL = FOR_SOURCE + FOR_FIRST + FOR_EXPLAINED + FOR_TEXT + FOR_ASKED +
		  (FOR_TYPE > FOR_GENDER ? FOR_TYPE : FOR_GENDER), /* no voice has more than MOST and this */
};

enum sort { SORT_SHE, SORT_HE, SORT_IT, SORT_THEY, SORT_THESE };

static void add(struct voices *v, const struct voice *heard, enum voice_stand stand)
{
	struct voice *voice = &v->items[v->count++ % VOICES];
	bool heads = v->headed != v->sentence + 1 && stand != STANDS_GOVERNED && stand != STANDS_EXPLAINED;
	*voice = *heard;
	voice->depth = voice->depth ? voice->depth : v->depth;
	voice->sentence = v->sentence;
	voice->segment = v->segment;
	voice->turn = v->turn;
	voice->first = heads || stand == STANDS_AS_SUBJECT;
	voice->explained |= stand == STANDS_EXPLAINED;
	if (voice->first)
		v->headed = v->sentence + 1;
}

void voices_hear(struct voices *v, size_t identity, bool theirs)
{
	add(v, &(struct voice){.identity = identity, .source = true, .theirs = theirs}, STANDS_ALONE);
}

void voices_known(struct voices *v, const struct voice *voice, size_t identity)
{
	v->items[voice - v->items].identity = identity;
}

void voices_name(struct voices *v, const struct voice *voice, enum voice_stand stand) { add(v, voice, stand); }

void voices_text(struct voices *v, size_t owner)
{
	add(v, &(struct voice){.identity = owner, .source = true, .text = true}, STANDS_ALONE);
}

void voices_describe(struct voices *v, const struct voice *voice, enum voice_stand stand) { add(v, voice, stand); }

static enum sort sort_of(slice pronoun)
{
	char c = ascii_lower(pronoun.at[0]);
	if (c == 's' || slice_starts_nocase(pronoun, S("her")))
		return SORT_SHE;
	if (c == 'h')
		return SORT_HE;
	if (slice_equal(pronoun, S("these")))
		return SORT_THESE;
	return c == 't' ? SORT_THEY : SORT_IT;
}

/* A voice as what a pronoun agrees with. */
struct agreement {
	enum identity_type type;
	enum identity_gender gender;
	bool described;
};

static struct agreement agreement_of(const struct voice *voice, const struct identities *ids)
{
	if (voice->text)
		return (struct agreement){IDENTITY_ORG, GENDER_UNKNOWN, voice->identity == SLICE_NONE};
	if (voice->identity == SLICE_NONE)
		return (struct agreement){voice->type, voice->gender, true};
	const struct identity *who = &ids->items[voice->identity];
	if (voice->partner)
		return (struct agreement){IDENTITY_GROUP, GENDER_UNKNOWN, false};
	enum identity_gender gender = who->gender == GENDER_UNKNOWN ? voice->gender : who->gender;
	return (struct agreement){who->type, gender, who->described};
}

/* How well it fits, below 0 not at all. */
static int fit(struct agreement a, enum sort sort)
{
	switch (sort) {
	case SORT_SHE:
	case SORT_HE:
		if (a.type != IDENTITY_PERSON)
			return -1;
		if (a.gender == GENDER_UNKNOWN)
			return 0;
		return (a.gender == GENDER_SHE) == (sort == SORT_SHE) ? FOR_GENDER : -1;
	case SORT_IT:
		return a.type == IDENTITY_ORG ? FOR_TYPE : -1;
	case SORT_THESE:
		return a.type == IDENTITY_GROUP ? FOR_TYPE : a.type == IDENTITY_ORG && a.described ? 0 : -1;
	default:
		return a.type == IDENTITY_GROUP ? FOR_TYPE : a.gender == GENDER_UNKNOWN ? 0 : -1;
	}
}

static int for_description(const struct voice *voice, struct agreement a)
{
	if (!a.described)
		return 0;
	return !voice->first ? FOR_DESCRIBED : voice->identity == SLICE_NONE ? FOR_UNHEARD : 0;
}

static int salience(const struct voices *v, const struct voice *voice, struct agreement a)
{

	size_t back = v->sentence - voice->sentence, segments = v->segment - voice->segment;
	return MOST - PER_SENTENCE * (int)back - PER_SEGMENT * (int)segments -
	       (v->turn > voice->turn ? PER_TURN * (int)(v->turn - voice->turn) : 0) +
	       (voice->depth > v->depth ? FOR_QUOTED : 0) + (voice->source ? FOR_SOURCE : 0) +
	       (voice->first ? FOR_FIRST : 0) + (voice->explained ? FOR_EXPLAINED : 0) +
	       (voice->text ? FOR_TEXT : 0) + (voice->theirs ? FOR_THEIRS : 0) +
	       (voice->asked && back < 3 && v->turn == voice->turn ? FOR_ASKED : 0) + for_description(voice, a) +
	       (back == 0 && !voice->first ? FOR_THIS_SENTENCE : 0);
}

/* How often whose voice this is was heard of late. */
static size_t times_heard(const struct voices *v, const struct voice *voice)
{
	size_t times = 0, oldest = v->count > VOICES ? v->count - VOICES : 0;
	for (size_t i = v->count; i > oldest && voice->identity != SLICE_NONE; i--)
		times += v->items[(i - 1) % VOICES].identity == voice->identity &&
			 v->items[(i - 1) % VOICES].partner == voice->partner;
	return times + (voice->identity == SLICE_NONE);
}

bool voices_write(struct voices *v, uint32_t depth)
{
	size_t oldest = v->count > VOICES ? v->count - VOICES : 0;
	for (size_t i = v->count; i > oldest; i--) {
		struct voice voice = v->items[(i - 1) % VOICES];
		if (voice.sentence != v->sentence)
			return false;
		if (!voice.first || voice.depth != depth)
			continue;
		voice.text = true;
		voice.source = voice.asked = false;
		add(v, &voice, STANDS_GOVERNED);
		return true;
	}
	return false;
}

bool voices_couple_again(struct voices *v, const struct identities *ids, enum voice_stand stand)
{
	size_t oldest = v->count > VOICES ? v->count - VOICES : 0;
	for (size_t i = v->count; i > oldest; i--) {
		struct voice voice = v->items[(i - 1) % VOICES];
		if (v->sentence - voice.sentence > FARTHEST)
			break;
		if (!voice.partner || ids->items[voice.identity].type != IDENTITY_PERSON)
			continue;
		add(v, &voice, stand);
		return true;
	}
	return false;
}

size_t voices_last_named(const struct voices *v, const struct identities *ids, enum identity_gender gender)
{
	enum { NEAR = 2 };
	size_t oldest = v->count > VOICES ? v->count - VOICES : 0;
	for (size_t i = v->count; i > oldest; i--) {
		const struct voice *voice = &v->items[(i - 1) % VOICES];
		if (voice->segment != v->segment || v->sentence - voice->sentence > NEAR)
			break;
		if (voice->depth || voice->text || voice->partner || voice->again)
			continue;
		if (!(voice->source || voice->first) || voice->identity == SLICE_NONE)
			continue;
		const struct identity *who = &ids->items[voice->identity];
		if (who->type != IDENTITY_PERSON)
			continue;
		bool fits = gender == GENDER_UNKNOWN || who->gender == GENDER_UNKNOWN || who->gender == gender;
		return fits && !who->described ? voice->identity : SLICE_NONE;
	}
	return SLICE_NONE;
}

size_t voices_former(const struct voices *v, bool latter)
{
	size_t oldest = v->count > VOICES ? v->count - VOICES : 0;
	for (size_t i = v->count; i > oldest; i--) {
		const struct voice *voice = &v->items[(i - 1) % VOICES];
		if (v->sentence - voice->sentence > FARTHEST)
			break;
		if (voice->partner)
			return latter ? voice->partner - 1 : voice->identity;
	}
	return SLICE_NONE;
}

const struct voice *voices_asked(const struct voices *v)
{
	size_t oldest = v->count > VOICES ? v->count - VOICES : 0;
	for (size_t i = v->count; i > oldest; i--) {
		const struct voice *voice = &v->items[(i - 1) % VOICES];
		if (v->sentence - voice->sentence > 1 || voice->turn != v->turn)
			break;
		if (voice->asked && !voice->text && voice->depth == v->depth)
			return voice;
	}
	return NULL;
}

const struct voice *voices_meant(const struct voices *v, const struct identities *ids, slice pronoun, size_t except,
				 const struct voice **other)
{
	enum sort sort = sort_of(pronoun);
	size_t oldest = v->count > VOICES ? v->count - VOICES : 0;
	const struct voice *best = NULL;
	int best_score = 0;
	*other = NULL;
	for (size_t i = v->count; i > oldest; i--) {
		const struct voice *voice = &v->items[(i - 1) % VOICES];
		size_t back = v->sentence - voice->sentence;
		if (back > FARTHEST || (best && MOST + FOR_ALL - PER_SENTENCE * (int)back < best_score))
			break; /* those before it are as far back or farther */
		struct agreement a = agreement_of(voice, ids);
		int fits = voice->text && sort != SORT_IT ? -1 : fit(a, sort);
		if (fits < 0 || (voice->identity == except && except != SLICE_NONE))
			continue;
		int score = fits + salience(v, voice, a);
		bool same = best && voice->identity == best->identity && voice->partner == best->partner &&
			    voice->identity != SLICE_NONE;
		if (!best || score > best_score) {
			if (!same)
				*other = NULL;
			best = voice;
			best_score = score;
		} else if (score == best_score && !same && !*other && voice->identity != SLICE_NONE) {
			*other = voice;
		}
	}
	if (*other && times_heard(v, best) >= 2 * times_heard(v, *other))
		*other = NULL;
	else if (*other && times_heard(v, *other) >= 2 * times_heard(v, best)) {
		best = *other;
		*other = NULL;
	}
	return best;
}
