#include "lists.h"
#include "turns.h"

enum {
	DIRECTION_MOST = 90, /* bytes */
	NAME_MOST = 60,
};

/* The name in "Questions from MS HALE", "Cross-examined by MR POLE", or empty. */
static slice examiner_of(slice text)
{
	static const slice openers[] = {
		S("Questions from "),          S("Questions by "),         S("Questioned by "),
		S("Further questions from "),  S("Further questions by "), S("Examination by "),
		S("Examination-in-chief by "), S("Examined by "),          S("Cross-examination by "),
		S("Cross-examined by "),       S("Re-examination by "),    S("Re-examined by ")};
	for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
		if (slice_starts_nocase(text, openers[i])) {
			slice name = slice_after(text, openers[i].len);
			size_t end = slice_find(name, S(" ("), 0);
			name = slice_trim(slice_sub(name, 0, end == SLICE_NONE ? name.len : end));
			return label_is_name(name) ? name : S("");
		}
	return S("");
}

/* The name in "MR DEREK POLE (sworn)", or empty. */
static slice witness_of(slice text)
{
	static const slice marks[] = {S(" (sworn)"), S(" (affirmed)"), S(" (recalled)"), S(" (continued)"),
				      S(" (called)")};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (slice_ends(text, marks[i])) {
			slice name = slice_sub(text, 0, text.len - marks[i].len);
			return name.len <= NAME_MOST && label_is_name(name) ? name : S("");
		}
	return S("");
}

static void name_voice(const struct dialogue *d, struct voice *v, slice name, bool asks)
{
	*v = (struct voice){.name = name_without_titles(voices_resolve(d, name)), .speaker = NONE, .asks = asks};
}

/* Most pieces are told by their length and the bytes at their ends. */
static bool may_direct(const struct piece *p)
{
	static const bool firsts[256] = {['Q'] = true, ['F'] = true, ['E'] = true, ['C'] = true, ['R'] = true,
					 ['q'] = true, ['f'] = true, ['e'] = true, ['c'] = true, ['r'] = true};
	return piece_length(p) <= DIRECTION_MOST && (firsts[(unsigned char)p->first] || p->last == ')');
}

uint8_t hearing_direct(struct dialogue *d, const struct piece *p)
{
	if (!may_direct(p))
		return KIND_NONE;
	slice text = piece_text(d->s, p), examiner = examiner_of(text), witness = witness_of(text);
	if (examiner.len)
		name_voice(d, &d->examiner, examiner, true);
	if (witness.len)
		name_voice(d, &d->witness, witness, false);
	return examiner.len ? SEGMENT_HEADING : witness.len ? SEGMENT_PARA : KIND_NONE;
}

void hearing_collect(struct dialogue *d)
{
	const struct split *s = d->s;
	for (size_t i = 1; i < s->piece_count; i++) {
		if (!may_direct(&s->pieces[i]))
			continue;
		slice text = piece_text(s, &s->pieces[i]), examiner = examiner_of(text);
		if (witness_of(text).len) /* whom the turn above called */
			people_collect(&d->people, s->bytes, piece_text(s, &s->pieces[i - 1]), PART_UNKNOWN);
		if (examiner.len && d->examiner_count < EXAMINERS_MOST &&
		    !hearing_examines(d, name_last_word(examiner)))
			d->examiners[d->examiner_count++] = name_last_word(examiner);
	}
}

bool hearing_examines(const struct dialogue *d, slice name)
{
	return d->examiner_count && list_has_nocase(name_last_word(name), d->examiners, d->examiner_count);
}

struct voice *hearing_voice(struct dialogue *d, const struct label *l, struct voice *other)
{
	slice class = label_class(l->key);
	if (l->name.len == 1 && d->examiner.name.len && slice_equal(class, S("question")))
		return &d->examiner;
	if (l->name.len == 1 && d->witness.name.len && slice_equal(class, S("answer")))
		return &d->witness;
	return other;
}
