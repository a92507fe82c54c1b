#include "attribution/reading.h"

/* Who speaks in this turn, not far before the segment. */
static size_t speaker_of_turn(const struct reading *r, slice turn)
{
	enum { FAR = 200 };
	for (size_t i = r->segment; turn.len && i > 0 && r->segment - i < FAR; i--)
		if (slice_equal(r->document->items[i - 1].turn, turn))
			return sources_speaker(r, i - 1);
	return SLICE_NONE;
}

/* "@MillBob: You say", "@Ann do you": the reader before with that name. */
static size_t speaker_at(const struct reading *r, slice text)
{
	enum { FAR = 200 };
	if (text.len < 2 || text.at[0] != '@')
		return SLICE_NONE;
	slice name = slice_after(text, 1), word = name;
	word = slice_cut(&word, ' ');
	while (word.len && !ascii_is_alpha(word.at[word.len - 1]) && !ascii_is_digit(word.at[word.len - 1]))
		word.len--;
	for (size_t i = r->segment; i > 0 && r->segment - i < FAR; i--) {
		slice speaker = r->document->items[i - 1].speaker;
		if (speaker.len && word.len &&
		    (slice_starts_nocase(name, speaker) || slice_starts_nocase(speaker, word)))
			return sources_speaker(r, i - 1);
	}
	return SLICE_NONE;
}

size_t sides_addressee(const struct reading *r)
{
	enum { NEAR = 8 };
	if (r->document->items[r->segment].kind == SEGMENT_COMMENT) {
		size_t named = speaker_at(r, r->document->items[r->segment].text);
		return named != SLICE_NONE ? named : speaker_of_turn(r, r->document->items[r->segment].reply_to);
	}
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

size_t sides_other(const struct reading *r, enum identity_gender gender)
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
	return sides_addressee(r);
}

bool sides_is_parliamentary(const struct passage *p, size_t noun)
{
	static const slice LAST[] = {S("lady"), S("gentleman"), S("member")};
	static const slice PEERS[] = {S("lord"), S("baroness"), S("lady"), S("earl")};
	const char first = noun > 0 ? ascii_lower(p->text.at[p->tokens[noun - 1].at]) : '\0';
	bool hon = first == 'h' && slice_starts_nocase(passage_word(p, noun - 1), S("hon"));
	bool noble = first == 'n' && passage_equals(p, noun - 1, S("noble"));
	for (size_t i = 0; i < sizeof LAST / sizeof *LAST && hon; i++)
		if (passage_equals(p, noun, LAST[i]))
			return true;
	for (size_t i = 0; i < sizeof PEERS / sizeof *PEERS && noble; i++)
		if (passage_equals(p, noun, PEERS[i]) && !(noun + 1 < p->count && p->tokens[noun + 1].capital))
			return true;
	return false;
}

size_t sides_sole_answerer(const struct reading *r, struct span s)
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
