/* What is heard of each identity of a document. */
#include "speaker.h"

#include "text/words.h"

bool speaker_is_heard(const struct speaker *s) { return s->quoted || s->reported || s->in_turns || s->comments_made; }

void speaker_date(struct speaker *s, slice date)
{
	if (date.len == 0)
		return;
	if (s->first.len == 0 || slice_compare(date, s->first) < 0)
		s->first = date;
	if (s->last.len == 0 || slice_compare(date, s->last) > 0)
		s->last = date;
}

static void hear(struct speaker *s, const struct attribution *a, const struct segment *segment)
{
	bool quotation = a->kind == QUOTE_DIRECT || a->kind == QUOTE_MIXED;
	s->quoted |= quotation;
	s->reported |= a->kind == QUOTE_INDIRECT;
	s->quotes += a->part == 1 && (quotation || a->kind == QUOTE_INDIRECT);
	s->words += words_count(slice_sub(segment->text, a->content.from, a->content.to));
	speaker_date(s, segment->date);
}

/* Nobody said a thought, nor what has no source or a thing for it; two who may
 * have said something have not been heard to. */
static bool is_heard(const struct attribution *a, const struct identities *ids)
{
	return a->kind != QUOTE_UNATTRIBUTED && a->kind != QUOTE_THOUGHT && a->identity != SLICE_NONE &&
	       strcmp(a->rule, "ambiguous") != 0 && !ids->items[a->identity].is_thing;
}

/* Interview turns and comments: a contribution is several segments. */
static void count_contributions(struct speaker *speakers, const struct segment_list *document,
				const struct identities *ids)
{
	slice counted = S("");
	for (size_t i = 0; i < document->count; i++) {
		const struct segment *s = &document->items[i];
		bool turn = s->kind == SEGMENT_QUESTION || s->kind == SEGMENT_ANSWER;
		size_t id = turn || s->kind == SEGMENT_COMMENT ? identities_speaker(ids, i) : SLICE_NONE;
		if (id == SLICE_NONE || s->speaker.len == 0 || (s->turn.len && slice_equal(s->turn, counted)))
			continue;
		counted = s->turn;
		speakers[id].in_turns |= turn;
		speakers[id].comments_made |= !turn;
		*(turn ? &speakers[id].turns : &speakers[id].comments) += 1;
		speaker_date(&speakers[id], s->date);
	}
}

struct speaker *speakers_of(const struct segment_list *document, const struct identities *ids,
			    const struct attributions *said, struct arena *memory)
{
	struct speaker *speakers = arena_room(memory, ids->count + 1, sizeof *speakers);
	for (size_t i = 0; i < ids->count; i++) {
		const struct identity *id = &ids->items[i];
		speakers[i] = (struct speaker){.name = id->name,
					       .type = id->type,
					       .docs = 1,
					       .first = S(""),
					       .last = S(""),
					       .roles = id->roles,
					       .orgs = id->orgs,
					       .aliases = id->aliases,
					       .rules = id->rules};
	}
	size_t unsure = SLICE_NONE; /* a quotation that two may have spoken, and so what goes on with it */
	for (size_t i = 0; i < said->count; i++) {
		const struct attribution *a = &said->items[i];
		const struct segment *segment = &document->items[a->content.segment];
		unsure = strcmp(a->rule, "ambiguous") == 0 ? a->quote : unsure;
		if (!is_heard(a, ids) || a->quote == unsure)
			continue;
		hear(&speakers[a->identity], a, segment);
		if (a->other != SLICE_NONE)
			hear(&speakers[a->other], a, segment);
	}
	count_contributions(speakers, document, ids);
	for (size_t i = 0; i < ids->mention_count; i++) {
		struct speaker *s = &speakers[ids->mentions[i].identity];
		if (!speaker_is_heard(s))
			speaker_date(s, document->items[ids->mentions[i].segment].date);
	}
	return speakers;
}
