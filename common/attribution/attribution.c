#include "attribution/attribution.h"

#include <stdint.h>
#include <stdlib.h>

#include "attribution/echoes.h"
#include "attribution/reading.h"
#include "speech/frames.h"
#include "text/namewords.h"

#define NOBODY SIZE_MAX

enum { MEAN_MORE = 32 }; /* rows that there is room for at first, besides one a segment */

/* Rules by which quotations without a frame got, or did not get, their source. */
static const char IN_MARKS[] = "in marks", GOES_ON[] = "goes on", SOURCE_BEFORE[] = "source before",
		  SIGNED[] = "signed";

static const slice KIND_NAMES[] = {
	[QUOTE_DIRECT] = {"direct", 6},     [QUOTE_MIXED] = {"mixed", 5},
	[QUOTE_INDIRECT] = {"indirect", 8}, [QUOTE_UNATTRIBUTED] = {"unattributed", 12},
	[QUOTE_THOUGHT] = {"thought", 7},   [QUOTE_TURN] = {"turn", 4},
	[QUOTE_COMMENT] = {"comment", 7},
};

slice quote_kind_name(enum quote_kind kind) { return KIND_NAMES[kind]; }

/* What stands between the marks of a quotation. */
static struct place inside_marks(const struct reading *r, struct span s)
{
	const struct token *open = &r->passage.tokens[s.from];
	size_t from = open->at + open->len, to = r->passage.text.len;
	if (open->partner != TOKEN_NONE)
		to = r->passage.tokens[open->partner].at;
	while (from < to && ascii_is_space(r->passage.text.at[from]))
		from++;
	while (to > from && ascii_is_space(r->passage.text.at[to - 1]))
		to--;
	return (struct place){r->segment, from, to};
}

static struct attribution *add(struct reading *r, struct attribution a)
{
	struct attributions *list = &r->found;
	if (a.content.to <= a.content.from)
		return NULL;
	list->items = arena_grow(r->memory, list->items, list->count, &list->room, list->count + 1, sizeof a);
	list->items[list->count] = a;
	return &list->items[list->count++];
}

static enum quote_kind kind_of(const struct passage *p, const struct frame *f)
{
	bool all = true, some = false;
	if (f->doubtful)
		return QUOTE_THOUGHT;
	for (size_t i = 0; i < f->part_count; i++) {
		bool whole = said_is_quotation(p, f->parts[i]);
		all &= whole;
		some |= whole;
		for (size_t k = f->parts[i].from; k < f->parts[i].to && !some; k++)
			some = p->tokens[k].kind == TOKEN_OPEN;
	}
	if (all && f->part_count)
		return QUOTE_DIRECT;
	if (f->classes == VERB_THOUGHT)
		return QUOTE_THOUGHT;
	return some ? QUOTE_MIXED : QUOTE_INDIRECT;
}

static struct place content_place(const struct reading *r, struct span part, enum quote_kind kind)
{
	if (kind != QUOTE_MIXED && said_is_quotation(&r->passage, part))
		return inside_marks(r, part);
	struct place place = place_of(r, part);
	/* A part that ends in a mark, or in a possessive, is taken whole. */
	const struct token *last = &r->passage.tokens[part.to - 1];
	place.to = last->at + last->end;
	return place;
}

static void remember(struct reading *r, const struct who *who, struct place cue, enum quote_kind kind, size_t quote)
{
	r->carry = (struct carry){
		.speech = who->identity != SLICE_NONE || kind == QUOTE_DIRECT,
		.direct = kind == QUOTE_DIRECT,
		.identity = who->identity,
		.other = who->other,
		.quote = quote,
		.mention = who->mention,
		.cue = cue,
		.segment = r->segment,
		.sentence = r->voices.sentence,
	};
}

/* The place, with what else of the text belongs to it. */
static struct place widened(const struct reading *r, struct place place, struct span whole)
{
	struct place wide = place_of(r, whole);
	if (wide.to == 0 || place.to == 0)
		return place.to == 0 ? wide : place;
	place.whole_from = wide.from < place.from ? wide.from : place.from;
	place.whole_to = wide.to > place.to ? wide.to : place.to;
	return place;
}

/* "he was late, and I let him": where the teller's own words begin again
 * behind what somebody said, or the end of the part. */
static size_t own_words(const struct passage *p, struct span part)
{
	static const slice OWN[] = {S("i"),
				    S("i'm"),
				    S("i've"),
				    S("i'd"),
				    S("i\xE2\x80\x99m"),
				    S("i\xE2\x80\x99ve"),
				    S("i\xE2\x80\x99"
				      "d"),
				    S("we")};
	for (size_t i = part.from; i + 2 < part.to; i = passage_skip_right(p, i, part.to) + 1) {
		if (p->tokens[i].kind != TOKEN_COMMA || !(passage_is(p, i + 1) & WORD_COORDINATOR))
			continue;
		for (size_t k = 0; k < sizeof OWN / sizeof *OWN; k++)
			if (passage_equals(p, i + 2, OWN[k]))
				return i;
	}
	return part.to;
}

static void add_frame(struct reading *r, const struct frame *f, const struct who *who)
{
	enum quote_kind kind = kind_of(&r->passage, f);
	size_t quote = r->quotes++;
	struct place cue = widened(r, place_of(r, f->cue), f->whole_cue);
	bool others = (kind == QUOTE_MIXED || kind == QUOTE_INDIRECT) && who->identity != r->outer_speaker;
	for (size_t i = 0; i < f->part_count; i++) {
		struct span part = f->parts[i];
		part.to = others ? own_words(&r->passage, part) : part.to;
		add(r, (struct attribution){
			       .kind = kind,
			       .quote = quote,
			       .identity = who->identity,
			       .other = who->other,
			       .mention = who->mention,
			       .cue = cue,
			       .content = content_place(r, part, kind),
			       .rule = who->rule ? who->rule : f->rule,
		       });
	}
	if (f->doubtful)
		return;
	/* A quotation may go on after the other reports of its sentence. */
	if (r->carry.direct && kind != QUOTE_DIRECT && r->carry.segment == r->segment &&
	    r->carry.sentence == r->voices.sentence)
		return;
	remember(r, who, cue, kind, quote);
	r->carry.expects = f->expects;
	if (f->part_count) {
		const struct token *open = &r->passage.tokens[f->parts[f->part_count - 1].from];
		r->carry.unclosed = kind == QUOTE_DIRECT && open->partner == TOKEN_NONE;
	}
}

/* Whether nothing but a quotation is in lo..hi: a mark, its partner, stops; in
 * a list, how many said so. */
static bool is_alone(const struct passage *p, size_t lo, size_t hi)
{
	if (lo >= hi || p->tokens[lo].kind != TOKEN_OPEN)
		return false;
	size_t close = p->tokens[lo].partner;
	if (close == TOKEN_NONE)
		return true;
	if (passage_kind(p, close + 1, TOKEN_BRACKET) && passage_kind(p, close + 2, TOKEN_NUMBER))
		close = passage_other_end(p, close + 1, hi);
	for (size_t i = close + 1; i < hi; i++)
		if (p->tokens[i].kind != TOKEN_STOP)
			return false;
	return true;
}

/* Note which of the sentence's tokens a frame has taken as content: `owner` is
 * the speaker's identity plus one, or NOBODY. */
static void take_content(const struct frame *f, size_t lo, size_t identity, size_t *owner)
{
	for (size_t i = 0; i < f->part_count; i++)
		for (size_t k = f->parts[i].from; k < f->parts[i].to; k++)
			owner[k - lo] = identity == SLICE_NONE ? NOBODY : identity + 1;
}

/* A headline or caption stands for itself. */
static bool is_display(enum segment_kind kind)
{
	return kind == SEGMENT_TITLE || kind == SEGMENT_STANDFIRST || kind == SEGMENT_HEADING ||
	       kind == SEGMENT_CAPTION;
}

static bool goes_on(const struct reading *r)
{
	size_t since = r->voices.sentence - r->carry.sentence;
	bool about = since == 2 && r->sentence_before < r->sentence_begin &&
		     topics_is_third_person(&r->passage, r->sentence_before); /* Lund says so. She tried. “Yes.” */
	bool here = r->carry.segment == r->segment && (r->carry.direct || since == 1 || about);
	const struct segment *items = r->document->items;
	bool turn = items[r->segment].kind == SEGMENT_ANSWER ||
		    slice_equal(items[r->carry.segment].turn, items[r->segment].turn);
	return r->carry.speech && turn && (here || r->carry.segment + 1 == r->segment);
}

/* Returns the identity that it was given to, or SLICE_NONE. */
static size_t add_alone(struct reading *r, struct span s, bool alone)
{
	struct carry *c = &r->carry;
	struct attribution a = {.kind = QUOTE_UNATTRIBUTED,
				.identity = SLICE_NONE,
				.other = SLICE_NONE,
				.mention = {r->segment, 0, 0},
				.cue = {r->segment, 0, 0},
				.content = inside_marks(r, s),
				.rule = IN_MARKS};
	struct who topic =
		alone && !is_display(r->document->items[r->segment].kind) ? topics_before(r) : who_nobody(r);
	if (topic.identity != SLICE_NONE) {
		remember(r, &topic, (struct place){r->segment, 0, 0}, QUOTE_INDIRECT, 0);
		r->carry.sentence--; /* it is about them */
	}
	bool theirs = alone && goes_on(r) && !is_display(r->document->items[r->segment].kind) &&
		      !said_is_title(&r->passage, s);
	if (theirs) {
		a.kind = QUOTE_DIRECT;
		a.identity = c->identity;
		a.other = c->other;
		a.rule = c->direct ? GOES_ON : SOURCE_BEFORE;
	}
	a.quote = theirs && c->direct ? c->quote : r->quotes++;
	if (theirs && (c->direct || c->expects)) {
		a.mention = c->mention;
		a.cue = c->cue;
	}
	add(r, a);
	if (theirs) {
		c->direct = true;
		c->expects = false;
		c->quote = a.quote;
		c->segment = r->segment;
		c->mention = a.mention;
		c->cue = a.cue;
		c->unclosed = r->passage.tokens[s.from].partner == TOKEN_NONE;
	}
	return a.identity;
}

/* Whether the phrase only describes: "Foster carer", not "Ann Carer". */
static bool is_description(const struct passage *p, struct span s)
{
	if (span_is_empty(s) || p->tokens[s.from].classes & (CLASS_FIRST | CLASS_ANY_TITLE))
		return false;
	for (size_t i = s.from; i < s.to; i++)
		if ((passage_is(p, i) & WORD_PERSON) || p->tokens[i].classes & CLASS_ANY_PERSON)
			return true;
	return false;
}

/* Who signs behind the dash or bracket at `at`: a name, or all of what
 * describes somebody: "(Foster carer, Trust A)", "— Girl, 13". */
static struct span signer(const struct passage *p, size_t at, size_t hi)
{
	struct span source = passage_phrase_at(p, at + 1, hi);
	if (!is_description(p, source))
		return source;
	if (p->tokens[at].kind == TOKEN_BRACKET) {
		size_t close = passage_other_end(p, at, hi);
		return close > at ? (struct span){at + 1, close} : source;
	}
	while (source.to < hi && p->tokens[source.to].kind <= TOKEN_NUMBER)
		source.to++;
	if (passage_kind(p, source.to, TOKEN_COMMA) && passage_kind(p, source.to + 1, TOKEN_NUMBER))
		source.to += 2;
	return source;
}

/* The first few words of the span from `from` on. */
static struct span shorter(struct span s, size_t from)
{
	enum { FEW = 2 };
	return (struct span){from, from + FEW < s.to ? from + FEW : s.to};
}

/* “…” — Name, role  and  “…” (Name, 20): the source behind the quotation. */
static bool add_signed(struct reading *r, struct span s, size_t hi)
{
	const struct passage *p = &r->passage;
	size_t at = s.to;
	while (passage_kind(p, at, TOKEN_DASH) && passage_kind(p, at + 1, TOKEN_DASH))
		at++;
	bool colon =
		passage_kind(p, at, TOKEN_COLON) && s.from == 0 && is_display(r->document->items[r->segment].kind);
	if (at + 1 >= hi || !(p->tokens[at].kind == TOKEN_DASH || p->tokens[at].kind == TOKEN_BRACKET || colon))
		return false;
	struct span source = signer(p, at, hi);
	bool whose = false;
	for (size_t i = source.from; colon && !whose && i < source.to; i++)
		if ((whose = p->tokens[i].possessive) && !is_description(p, shorter(source, i + 1)))
			source.to = i + 1; /* ‘No’: Ann Lee's anger; but the charity's new boss */
	if (colon && !(whose ? is_description(p, source) || sources_is_person(r, source)
			     : passage_is_name(p, source) && sources_is_person(r, source)))
		return false;
	if (!passage_is_source(p, source) || (passage_is(p, source.from) & WORD_PERSONAL))
		return false;
	bool whole = p->tokens[source.from].capital && is_description(p, source);
	if (p->tokens[at].kind == TOKEN_BRACKET && !whole && !passage_is_name(p, source))
		return false;
	struct who who = sources_find(r, source);
	add(r, (struct attribution){.kind = QUOTE_DIRECT,
				    .quote = r->quotes++,
				    .identity = who.identity,
				    .other = SLICE_NONE,
				    .mention = who.mention,
				    .cue = {r->segment, 0, 0},
				    .content = inside_marks(r, s),
				    .rule = SIGNED});
	return true;
}

/* Whether the paragraph is a signature: "— Name, role", or a short line that
 * begins with a name and a comma and says nothing. */
static struct span signature(const struct passage *p)
{
	enum { LONGEST_SIGNATURE = 14 };
	size_t dash = 0;
	while (passage_kind(p, dash, TOKEN_DASH))
		dash++;
	if (passage_kind(p, 0, TOKEN_BRACKET) && p->count <= LONGEST_SIGNATURE &&
	    passage_other_end(p, 0, p->count) + 1 == p->count && p->count > 2) {
		struct span whole = signer(p, 0, p->count);
		bool named = passage_is_name(p, whole) || (p->tokens[1].capital && is_description(p, whole));
		return named ? whole : (struct span){0, 0};
	}
	struct span source = dash ? signer(p, dash - 1, p->count) : passage_phrase_at(p, dash, p->count);
	bool role = !span_is_empty(source) && p->tokens[source.from].capital &&
		    passage_is(p, source.to - 1) & WORD_PERSON;
	if (!passage_is_source(p, source) ||
	    (!dash && (p->count > LONGEST_SIGNATURE || !(role || passage_is_name(p, source)))))
		return (struct span){0, 0};
	if (!dash && !(source.to < p->count && p->tokens[source.to].kind == TOKEN_COMMA))
		return (struct span){0, 0};
	enum token_kind last = p->tokens[p->count - 1].kind;
	return last == TOKEN_COLON || (!dash && last == TOKEN_STOP) ? (struct span){0, 0} : source;
}

/* Whether a row is a quotation without a frame that is all of its paragraph,
 * but for the marks. */
static bool is_lone(const struct reading *r, const struct attribution *a)
{
	enum { MARKS = 10 };
	size_t len = r->document->items[a->content.segment].text.len;
	return (a->rule == IN_MARKS || a->rule == SOURCE_BEFORE || a->rule == GOES_ON) &&
	       a->content.to - a->content.from + MARKS > len;
}

/* A signature gives its name to the quotation that stands alone before it. */
static void sign_before(struct reading *r)
{
	size_t last = r->found.count;
	if (last == 0 || !is_lone(r, &r->found.items[last - 1]) ||
	    r->found.items[last - 1].content.segment + 1 != r->segment)
		return;
	struct span source = signature(&r->passage);
	if (span_is_empty(source))
		return;
	struct who who = sources_find(r, source);
	size_t quote = r->quotes++;
	for (size_t i = last, segment = r->segment; i > 0; i--) {
		struct attribution *a = &r->found.items[i - 1];
		if (!is_lone(r, a) || a->content.segment + 1 < segment)
			break;
		segment = a->content.segment;
		a->kind = QUOTE_DIRECT;
		a->identity = who.identity;
		a->other = SLICE_NONE;
		a->mention = who.mention;
		a->cue = (struct place){segment, 0, 0};
		a->quote = quote;
		a->rule = SIGNED;
	}
}

static void read_sentences(struct reading *r, size_t lo, size_t hi, uint32_t depth, bool nested);

/* What is quoted inside a quotation has a row of its own. */
static void read_inside(struct reading *r, size_t open, size_t hi, size_t speaker)
{
	const struct passage *p = &r->passage;
	size_t close = p->tokens[open].partner == TOKEN_NONE ? hi : p->tokens[open].partner;
	uint32_t depth = (uint32_t)p->tokens[open].depth + (p->tokens[open].partner != TOKEN_NONE);
	bool marks = false;
	for (size_t i = open + 1; i < close && !marks; i++)
		marks = p->tokens[i].kind == TOKEN_OPEN && p->tokens[i].partner != TOKEN_NONE;
	if (!marks || p->tokens[open].depth > 3)
		return;
	size_t outer = r->outer_speaker;
	struct carry carry = r->carry;
	r->outer_speaker = speaker;
	read_sentences(r, open + 1, close, depth, true);
	r->outer_speaker = outer;
	r->carry = carry;
}

/* "according to a report that": where what the last preposition governs begins,
 * or SLICE_NONE. */
static size_t behind_preposition(const struct passage *p, struct span phrase, size_t lo)
{
	for (size_t i = phrase.to - 1; i > lo && i >= phrase.from; i--)
		if ((passage_is(p, i - 1) & (WORD_PREPOSITION | WORD_TO)) && !passage_equals(p, i - 1, S("of")))
			return i;
	return SLICE_NONE;
}

/* "They have all read a report that says": what it says is not theirs. */
static bool is_read(const struct passage *p, struct span document)
{
	static const slice READ[] = {S("read"),     S("reading"), S("seen"),  S("saw"),
				     S("received"), S("found"),   S("opened")};
	return document.from > 0 && PASSAGE_IS_ONE_OF(p, document.from - 1, READ);
}

/* Who is behind a frame of the sentence that begins at lo; `last` is who was
 * behind the one before, whose content ends at `reported`. */
static struct who find_who(struct reading *r, const struct frame *f, size_t lo, struct who last, size_t reported)
{
	if (f->rule == FRAME_THEIRS && span_is_empty(f->source))
		return sources_those(r);
	if (f->rule == FRAME_HEARD && span_is_empty(f->source))
		return sources_asked(r, f->cue.from);
	if (f->shared) {
		struct who other = sources_between(r, reported, f->cue.from);
		if (other.identity != SLICE_NONE)
			return other;
		return last.identity != SLICE_NONE ? last : sources_subject(r, lo, f->cue.from);
	}
	if (span_is_empty(f->antecedent))
		return sources_find(r, f->source);
	struct span antecedent = f->antecedent;
	struct place named = place_of(r, antecedent);
	bool document = (passage_is(&r->passage, antecedent.to - 1) & WORD_DOCUMENT) &&
			!passage_equals(&r->passage, antecedent.from, S("your"));
	size_t governed = document ? behind_preposition(&r->passage, antecedent, lo) : SLICE_NONE;
	if (governed != SLICE_NONE)
		antecedent.from = governed;
	bool made = document && governed == SLICE_NONE && !is_read(&r->passage, antecedent) &&
		    !identities_mention(r->ids, r->segment, named.from, named.to);
	struct who who = made ? sources_subject(r, lo, f->cue.from) /* released a report that said */
			      : sources_find(r, antecedent);
	if (document && who.identity == SLICE_NONE)
		who = sources_find(r, antecedent); /* had a sign that said */
	who.mention = place_of(r, f->source);
	return who;
}

/* "…, her brother said", behind something else. */
static bool is_somebodys(const struct passage *p, const struct frame *f)
{
	size_t from = f->source.from;
	return f->source.to > from + 1 && !p->tokens[from].sentence &&
	       (passage_equals(p, from, S("her")) || passage_equals(p, from, S("his")));
}

/* "You say, “I am sorry”", to nobody that the text knows: what one says. */
static bool is_anybody(const struct passage *p, const struct frame *f, const struct who *who)
{
	return who->identity == SLICE_NONE && f->source.to == f->source.from + 1 &&
	       passage_equals(p, f->source.from, S("you"));
}

/* "The clerk said ‘No’ and she said ‘Why?’": she is somebody else. */
static bool is_answer(const struct passage *p, const struct frame *before, const struct frame *f)
{
	if (before->part_count == 0 || f->part_count == 0 ||
	    f->source.from != before->parts[before->part_count - 1].to + 1)
		return false;
	struct span said = before->parts[before->part_count - 1];
	return said.from >= before->cue.to && said_is_quotation(p, said) && f->parts[0].from >= f->cue.to &&
	       said_is_quotation(p, f->parts[0]) && passage_equals(p, said.to, S("and"));
}

static void read_frames(struct reading *r, struct span sentence, const struct frame_list *frames, bool nested,
			size_t *owner)
{
	struct who last = who_nobody(r);
	size_t reported = SLICE_NONE;
	for (size_t i = 0; i < frames->count; i++) {
		struct frame *f = &frames->items[i];
		bool inside = said_is_inside(frames, i);
		if (inside && !f->doubtful)
			continue;
		f->doubtful = f->doubtful && (inside || !said_is_speech(&r->passage, sentence, f));
		said_trim(&r->passage, f);
		enum quote_kind kind = kind_of(&r->passage, f);
		bool marks = kind == QUOTE_DIRECT || kind == QUOTE_MIXED;
		r->answered = i > 0 && is_answer(&r->passage, f - 1, f) ? last.identity : SLICE_NONE;
		struct who who = find_who(r, f, sentence.from, last, reported);
		r->answered = SLICE_NONE;
		if (kind == QUOTE_DIRECT && (said_names_title(&r->passage, f) || is_anybody(&r->passage, f, &who)))
			continue;
		if (!f->shared)
			who.mention = widened(r, who.mention, f->whole_source);
		if (!marks && !f->doubtful && (nested || (f->shared && who.identity == SLICE_NONE)))
			continue;
		if (f->doubtful) {
			add_frame(r, f, &who);
			continue;
		}
		if (who.identity != SLICE_NONE)
			voices_hear(&r->voices, who.identity, is_somebodys(&r->passage, f));
		add_frame(r, f, &who);
		if (kind != QUOTE_THOUGHT && owner)
			take_content(f, sentence.from, who.identity, owner);
		last = who;
		reported = f->part_count ? f->parts[f->part_count - 1].to : SLICE_NONE;
	}
}

/* A paragraph that ends in a colon leads over to what stands alone below it. */
static void lead_over(struct reading *r, size_t lo, size_t hi)
{
	struct who who =
		r->carry.expects && r->carry.segment == r->segment ? who_nobody(r) : topics_heading(r, lo, hi);
	if (who.identity == SLICE_NONE)
		return;
	remember(r, &who, (struct place){r->segment, 0, 0}, QUOTE_INDIRECT, 0);
	r->carry.expects = true;
}

static void read_sentence(struct reading *r, size_t lo, size_t hi, uint32_t depth, bool nested)
{
	const struct passage *p = &r->passage;
	struct frame_list frames = frames_of(p, lo, hi, depth, r->memory);
	if (r->model && !nested)
		model_frames(r->model, p, (struct span){lo, hi}, &r->context, &frames, r->memory);
	size_t *owner = NULL, first = passage_look(p, lo, hi, LOOK_OPEN);
	if (first < hi)
		owner = arena_array(r->memory, hi - lo + 1, sizeof *owner);
	read_frames(r, (struct span){lo, hi}, &frames, nested, owner);
	bool alone = is_alone(p, lo, hi);
	for (size_t i = first; i < hi; i = passage_look(p, i + 1, hi, LOOK_OPEN)) {
		if (p->tokens[i].partner == TOKEN_NONE && !alone && !owner[i - lo])
			continue;
		size_t close = p->tokens[i].partner == TOKEN_NONE ? hi - 1 : p->tokens[i].partner;
		struct span s = {i, close + 1};
		size_t speaker = owner[i - lo] == NOBODY ? SLICE_NONE : owner[i - lo] - 1;
		if (!owner[i - lo])
			speaker = add_signed(r, s, p->count) ? SLICE_NONE : add_alone(r, s, alone);
		read_inside(r, i, hi, speaker);
		i = close;
	}
	if (depth == 0 && hi == p->count && hi > lo && p->tokens[hi - 1].kind == TOKEN_COLON)
		lead_over(r, lo, hi);
}

/* A sentence ends where the next one begins outside any quotation. */
static void read_sentences(struct reading *r, size_t lo, size_t hi, uint32_t depth, bool nested)
{
	const struct passage *p = &r->passage;
	while (lo < hi) {
		size_t end = passage_sentence_end(p, lo, hi, depth);
		r->voices.sentence += !nested; /* what is quoted inside makes nobody older */
		r->voices.depth = depth;
		if (depth == 0) {
			r->sentence_before = r->sentence_begin;
			r->sentence_begin = lo;
		}
		read_sentence(r, lo, end, depth, nested);
		heard_until(r, end);
		lo = end;
	}
	r->voices.depth = depth ? depth - 1 : 0;
}

/* The end of a quotation that a page break cut: the paragraph goes on in small
 * letters and closes what it did not open. Returns the token behind it. */
static size_t finish_quotation(struct reading *r)
{
	enum { FAR = 4 }; /* segments: a footnote, a running head */
	const struct passage *p = &r->passage;
	struct carry *c = &r->carry;
	if (!c->unclosed || r->segment - c->segment > FAR || p->count == 0 || p->tokens[0].kind != TOKEN_WORD ||
	    p->tokens[0].capital)
		return 0;
	size_t close = 0;
	while (close < p->count && p->tokens[close].kind != TOKEN_OPEN && p->tokens[close].kind != TOKEN_CLOSE)
		close++;
	if (close == p->count || p->tokens[close].kind == TOKEN_OPEN)
		return 0;
	add(r, (struct attribution){.kind = QUOTE_DIRECT,
				    .quote = c->quote,
				    .identity = c->identity,
				    .other = c->other,
				    .mention = c->mention,
				    .cue = c->cue,
				    .content = {r->segment, 0, p->tokens[close].at},
				    .rule = GOES_ON});
	c->unclosed = false;
	c->segment = r->segment;
	return close + 1;
}

static bool is_running(enum segment_kind kind) { return kind != SEGMENT_FURNITURE && kind != SEGMENT_BYLINE; }

/* A turn or comment is one quotation, each of its paragraphs a part. */
static void add_contribution(struct reading *r)
{
	const struct segment *s = &r->document->items[r->segment];
	bool turn = s->kind == SEGMENT_QUESTION || s->kind == SEGMENT_ANSWER;
	if (!turn && s->kind != SEGMENT_COMMENT)
		return;
	if (s->turn.len == 0 || !slice_equal(s->turn, r->turn)) {
		r->turn_quote = r->quotes++;
		r->voices.turn++;
		if (!turn && s->reply_to.len == 0)
			r->voices.count = 0; /* a comment's pronouns mean its own people, or the thread's */
	}
	r->turn = s->turn;
	add(r, (struct attribution){.kind = turn ? QUOTE_TURN : QUOTE_COMMENT,
				    .quote = r->turn_quote,
				    .identity = r->outer_speaker,
				    .other = SLICE_NONE,
				    .mention = {r->segment, 0, 0},
				    .cue = {r->segment, 0, 0},
				    .content = {r->segment, 0, s->text.len},
				    .rule = "layout"});
}

/* Who gives every answer of an interview, or SLICE_NONE. */
static size_t who_answers(const struct reading *r)
{
	slice who = S("");
	size_t at = SLICE_NONE;
	for (size_t i = 0; i < r->document->count; i++) {
		const struct segment *s = &r->document->items[i];
		if (s->kind != SEGMENT_ANSWER || s->speaker.len == 0)
			continue;
		if (who.len && !slice_equal(who, s->speaker))
			return SLICE_NONE;
		who = s->speaker;
		at = i;
	}
	return at == SLICE_NONE ? SLICE_NONE : sources_speaker(r, at);
}

/* “I never wanted to be a judge”, above an interview: who was asked says so. */
static void give_title(struct reading *r)
{
	enum { MARKS = 8 };
	size_t who = SLICE_NONE;
	for (size_t i = 0; i < r->found.count; i++) {
		struct attribution *a = &r->found.items[i];
		const struct segment *s = &r->document->items[a->content.segment];
		if (s->kind != SEGMENT_TITLE || a->kind != QUOTE_UNATTRIBUTED ||
		    s->text.len > a->content.to - a->content.from + MARKS)
			continue;
		slice text = slice_sub(s->text, a->content.from, a->content.to);
		bool mine = slice_starts(text, S("I ")) || slice_starts(text, S("My ")) ||
			    slice_starts(text, S("We ")) || slice_find(text, S(" I "), 0) != SLICE_NONE ||
			    slice_find(text, S(" my "), 0) != SLICE_NONE;
		if (!mine || (who == SLICE_NONE && (who = who_answers(r)) == SLICE_NONE))
			continue;
		a->kind = QUOTE_DIRECT;
		a->identity = who;
		a->rule = "who answers";
	}
}

static int by_place(const void *a, const void *b)
{
	const struct attribution *x = a, *y = b;
	if (x->content.segment != y->content.segment)
		return x->content.segment < y->content.segment ? -1 : 1;
	if (x->content.from != y->content.from)
		return x->content.from < y->content.from ? -1 : 1;
	if (x->content.to != y->content.to)
		return x->content.to > y->content.to ? -1 : 1;
	return (x->kind < y->kind) - (x->kind > y->kind);
}

/* They mostly are: what is found last stands last. */
static bool is_sorted(const struct attributions *found)
{
	for (size_t i = 1; i < found->count; i++)
		if (by_place(&found->items[i - 1], &found->items[i]) > 0)
			return false;
	return true;
}

/* Numbers in the order of the text, parts counted. */
static void number(struct reading *r)
{
	size_t *quote = arena_array(r->memory, r->quotes + 1, sizeof *quote);
	size_t *parts = arena_array(r->memory, r->quotes + 1, sizeof *parts), count = 0;
	if (!is_sorted(&r->found))
		qsort(r->found.items, r->found.count, sizeof *r->found.items, by_place);
	for (size_t i = 0; i < r->found.count; i++) {
		struct attribution *a = &r->found.items[i];
		if (quote[a->quote] == 0)
			quote[a->quote] = ++count;
		a->part = ++parts[a->quote];
		a->quote = quote[a->quote];
	}
}

struct attributions attributions_of(const struct segment_list *document, const struct token_list *tokens,
				    struct identities *ids, const struct model *model, struct arena *memory)
{
	struct reading r = {.model = model, .document = document, .ids = ids, .memory = memory};
	r.found.room = document->count + MEAN_MORE;
	r.found.items = arena_room(memory, r.found.room, sizeof *r.found.items);
	r.answered = SLICE_NONE;
	r.author = house_author(&r);
	r.house = house_of(&r);
	for (r.segment = 0; r.segment < document->count; r.segment++) {
		const struct segment *s = &document->items[r.segment];
		if (!is_running(s->kind))
			continue;
		r.passage = passage_of(s->text, tokens[r.segment]);
		r.outer_speaker = sources_speaker(&r, r.segment);
		add_contribution(&r);
		sign_before(&r);
		r.heard = 0;
		r.sentence_before = r.sentence_begin = 0;
		model_begin_segment(&r.context, (uint8_t)s->kind);
		r.voices.segment = r.segment;
		read_sentences(&r, finish_quotation(&r), r.passage.count, 0, false);
	}
	echoes_of(document, ids, &r.found, memory);
	give_title(&r);
	number(&r);
	return r.found;
}
