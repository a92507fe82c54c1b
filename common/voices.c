#include "voices.h"

enum {
	FARTHEST = 12, /* sentences back */
	PER_SENTENCE = 2,
	FOR_SOURCE = 5,
	FOR_FIRST = 2,
	FOR_GENDER = 2,
	FOR_DESCRIBED = -4,     /* "one respondent": a passing voice */
	FOR_THIS_SENTENCE = -3, /* a subject is rarely named again by a pronoun in the same sentence's frame */
};

enum sort { SORT_SHE, SORT_HE, SORT_IT, SORT_THEY };

void voices_hear(struct voices *v, size_t identity, bool source)
{
	bool first = v->count == 0 || v->items[(v->count - 1) % VOICES].sentence != v->sentence;
	v->items[v->count++ % VOICES] = (struct voice){identity, v->sentence, source, first};
}

static enum sort sort_of(slice pronoun)
{
	char c = ascii_lower(pronoun.at[0]);
	if (c == 's' || slice_starts_nocase(pronoun, S("her")))
		return SORT_SHE;
	if (c == 'h')
		return SORT_HE;
	return c == 't' ? SORT_THEY : SORT_IT;
}

/* How well the identity fits, below 0 not at all. */
static int fit(const struct identity *who, enum sort sort)
{
	switch (sort) {
	case SORT_SHE:
	case SORT_HE:
		if (who->type != IDENTITY_PERSON)
			return -1;
		if (who->gender == GENDER_UNKNOWN)
			return 0;
		return (who->gender == GENDER_SHE) == (sort == SORT_SHE) ? FOR_GENDER : -1;
	case SORT_IT:
		return who->type == IDENTITY_ORG ? FOR_GENDER : -1;
	default:
		return who->type == IDENTITY_GROUP ? FOR_GENDER : who->gender == GENDER_UNKNOWN ? 0 : -1;
	}
}

size_t voices_meant(const struct voices *v, const struct identities *ids, slice pronoun, size_t *other)
{
	enum sort sort = sort_of(pronoun);
	size_t best = SLICE_NONE, oldest = v->count > VOICES ? v->count - VOICES : 0;
	int best_score = 0;
	*other = SLICE_NONE;
	for (size_t i = v->count; i > oldest; i--) {
		const struct voice *voice = &v->items[(i - 1) % VOICES];
		size_t back = v->sentence - voice->sentence;
		int score = fit(&ids->items[voice->identity], sort);
		if (back > FARTHEST)
			break;
		if (score < 0)
			continue;
		score += 100 - PER_SENTENCE * (int)back + (voice->source ? FOR_SOURCE : 0) +
			 (voice->first ? FOR_FIRST : 0) +
			 (ids->items[voice->identity].described ? FOR_DESCRIBED : 0) +
			 (back == 0 && !voice->first ? FOR_THIS_SENTENCE : 0);
		if (best == SLICE_NONE || score > best_score) {
			if (best != voice->identity)
				*other = SLICE_NONE;
			best = voice->identity;
			best_score = score;
		} else if (score == best_score && voice->identity != best && *other == SLICE_NONE) {
			*other = voice->identity;
		}
	}
	return best;
}
