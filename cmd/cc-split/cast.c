#include <stdlib.h>

#include "lists.h"
#include "turns.h"

/* Who the head of a document and what follows the last turn say took part. */

enum {
	INTRO_MOST = 1500, /* bytes of a paragraph that says who talks to whom */
	REPORT_MOST = 80,  /* bytes behind "was talking to" */
	HEAD_PIECES = 24,  /* in which it may stand */
	HEAD_LEAST = 4,    /* ... above an introduction that is not the page's own */
	CAPITALS_LEAST = 5,
	CLOSING = 8,    /* paragraphs below the last turn that are looked at */
	NAME_AWAY = 40, /* bytes between a name and "(host)" */
};

/* Where the last of the words stands, as words; SLICE_NONE without any. */
static size_t find_last(slice text, const slice *words, size_t count)
{
	size_t found = SLICE_NONE;
	for (size_t at = 0; at < text.len; at++)
		if ((at == 0 || !ascii_is_alpha(text.at[at - 1])) &&
		    list_begins_nocase(slice_after(text, at), words, count))
			found = at;
	return found;
}

/* Whether a name follows the word: "by Ann Patel". */
static bool names_somebody(slice text)
{
	slice_cut(&text, ' ');
	while (text.len && memchr("*_ ", text.at[0], 3))
		text = slice_after(text, 1);
	return name_begins(text);
}

/* Names after "by" in a byline are its authors', and those before the first
 * bar where no "by" stands; "with" introduces who is asked. */
static void collect_byline(struct dialogue *d, slice text, enum segment_kind kind)
{
	static const slice by[] = {S("by "),
				   S("words: "),
				   S("hosts: "),
				   S("presenters: "),
				   S("interviewer: "),
				   S("interviewers: "),
				   S("host: "),
				   S("chair: "),
				   S("moderator: "),
				   S("chair:** "),
				   S("host:** "),
				   S("moderator:** "),
				   S("interviewer:** "),
				   S("interview: ")};
	static const slice asking[] = {S("asked "), S("asks "), S("meets "), S("met ")};
	bool is_byline = kind == SEGMENT_BYLINE;
	static const slice with[] = {S("with "), S("guest"), S("in conversation with ")};
	size_t at = find_last(text, by, sizeof by / sizeof *by - (kind == SEGMENT_TITLE)), guest;
	if (at != SLICE_NONE && !is_byline && !names_somebody(slice_after(text, at)))
		at = SLICE_NONE; /* "liked by the market" */
	slice authors = is_byline ? text : S(""), others = is_byline ? S("") : text;
	if (at != SLICE_NONE) {
		others = slice_sub(text, 0, at);
		authors = slice_after(text, at);
		while (authors.len && authors.at[0] != ' ')
			authors = slice_after(authors, 1);
		size_t line = line_end(authors);
		if (line < authors.len) {
			people_collect(&d->people, d->s->bytes, slice_after(authors, line), PART_UNKNOWN);
			authors = slice_sub(authors, 0, line);
		}
	} else if (!is_byline && (at = find_last(text, LIST(asking))) != SLICE_NONE &&
		   name_begins(name_last_word(slice_trim(slice_sub(text, 0, at))))) {
		authors = slice_sub(text, 0, at);
		others = slice_after(text, at);
		for (size_t stop; (stop = slice_find(authors, S(". "), 0)) != SLICE_NONE;) {
			people_collect(&d->people, d->s->bytes, slice_sub(authors, 0, stop), PART_UNKNOWN);
			authors = slice_after(authors, stop + 2);
		}
	} else if (is_byline && slice_find_byte(text, '|', 0) != SLICE_NONE) {
		authors = slice_sub(text, 0, slice_find_byte(text, '|', 0));
	}
	guest = find_last(authors, with, sizeof with / sizeof *with);
	if (guest != SLICE_NONE) {
		people_collect(&d->people, d->s->bytes, slice_after(authors, guest), PART_UNKNOWN);
		authors = slice_sub(authors, 0, guest);
	}
	people_collect(&d->people, d->s->bytes, authors, PART_AUTHOR);
	people_collect(&d->people, d->s->bytes, others, PART_UNKNOWN);
}

/* "Hosted by A and B • Produced by C": who edits or takes pictures asks
 * nothing. */
static bool collect_hosts(struct dialogue *d, slice text)
{
	static const slice hosts[] = {S("hosted by "), S("presented by "), S("hosts: "), S("presenters: "),
				      S("your hosts ")};
	static const slice joints[] = {S("\xE2\x80\xA2"), S("\xC2\xB7"), S("|"), S("\n"), S(". "), S(" with ")};
	size_t at = find_last(text, hosts, sizeof hosts / sizeof *hosts), i = 0;
	if (at == SLICE_NONE)
		return false;
	while (!slice_starts_nocase(slice_after(text, at), hosts[i]))
		i++;
	slice names = slice_after(text, at + hosts[i].len);
	for (i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t joint = slice_find(names, joints[i], 0);
		if (joint != SLICE_NONE)
			names.len = joint;
	}
	people_collect(&d->people, d->s->bytes, names, PART_AUTHOR);
	people_collect(&d->people, d->s->bytes, slice_sub(text, 0, at), PART_UNKNOWN);
	people_collect(&d->people, d->s->bytes, slice_after(text, (size_t)(names.at - text.at) + names.len),
		       PART_UNKNOWN);
	return true;
}

/* How often the paragraphs before and after an interview name somebody. */
static size_t count_surname(const struct dialogue *d, slice name, size_t first, size_t last)
{
	size_t count = 0;
	for (size_t i = 0; i < d->s->piece_count && i < last + CLOSING; i++) {
		if ((i >= first || i >= HEAD_PIECES) && i <= last)
			continue;
		slice text = piece_text(d->s, &d->s->pieces[i]), surname = name_last_word(name);
		for (size_t at = 0; (at = slice_find(text, surname, at)) != SLICE_NONE; at++)
			count++;
	}
	return count;
}

/* "spoke to her": who was asked was named before. */
static bool begins_with_pronoun(slice text)
{
	static const slice pronouns[] = {S("her "), S("him "), S("them "), S("her."), S("him."), S("them.")};
	size_t to = slice_find(text, S("to "), 0);
	return to != SLICE_NONE && list_begins_nocase(slice_after(text, to + 3), LIST(pronouns));
}

/* "She talked to our editor": who was asked was named before. */
static bool ends_with_pronoun(slice text)
{
	static const slice pronouns[] = {S("She "), S("He "), S("They "), S(" she "), S(" he "), S(" they ")};
	return list_ends(text, LIST(pronouns));
}

/* "A talks to B": whoever the page names more often was asked. Of two named as
 * often, whoever "went to see" the other asks. */
static bool collect_pair(struct dialogue *d, slice one, slice other, bool visit, size_t first, size_t last)
{
	size_t ones = count_surname(d, one, first, last), others = count_surname(d, other, first, last) + visit;
	if (ones == others)
		return false;
	people_collect(&d->people, d->s->bytes, one, ones > others ? PART_UNKNOWN : PART_AUTHOR);
	people_collect(&d->people, d->s->bytes, other, ones > others ? PART_AUTHOR : PART_UNKNOWN);
	return true;
}

static bool collect_meeting(struct dialogue *d, slice text, size_t first, size_t last)
{
	static const slice talks[] = {S("talks to "), S("speaks to "), S("talked to "), S("spoke to ")};
	static const slice visits[] = {S("went to see "),   S("goes to see "),   S("went to meet "),
				       S("goes to meet "),  S("sat down with "), S("sits down with "),
				       S("caught up with ")};
	struct people before = {0}, after = {0};
	size_t talk = find_last(text, LIST(talks)), at = talk == SLICE_NONE ? find_last(text, LIST(visits)) : talk;
	if (at == SLICE_NONE || text.len > INTRO_MOST)
		return false;
	people_collect(&before, d->s->bytes, slice_sub(text, 0, at), PART_UNKNOWN);
	people_collect(&after, d->s->bytes, slice_after(text, at), PART_UNKNOWN);
	if (after.count > 0 && ends_with_pronoun(slice_sub(text, 0, at)))
		people_collect(&d->people, d->s->bytes, after.items[0].name, PART_AUTHOR);
	bool found = false;
	if (before.count > 0 && begins_with_pronoun(slice_after(text, at))) {
		people_collect(&d->people, d->s->bytes, before.items[before.count - 1].name, PART_AUTHOR);
		people_collect(&d->people, d->s->bytes, text, PART_UNKNOWN);
		found = true;
	} else if (before.count > 0 && after.count > 0) {
		found = collect_pair(d, before.items[before.count - 1].name, after.items[0].name, talk == SLICE_NONE,
				     first, last);
	}
	free(before.items);
	free(after.items);
	return found;
}

static const slice reports[] = {S("was talking to "),  S("was speaking to "),     S("was interviewed by "),
				S("were talking to "), S("were speaking to "),    S("talked to "),
				S("spoke to "),        S("were interviewed by "), S("in conversation with ")};

static size_t report_of(slice text, size_t *length)
{
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
		size_t at = slice_find(text, reports[i], 0);
		*length = reports[i].len;
		if (at != SLICE_NONE)
			return at;
	}
	return SLICE_NONE;
}

bool voices_reported(slice text)
{
	size_t length;
	return report_of(text, &length) != SLICE_NONE;
}

/* "Interview by Ann Patel" below the last turn. */
static void collect_credit(struct dialogue *d, slice text)
{
	static const slice credits[] = {S("Interview by "), S("Interview: "), S("Interviewed by "), S("Words by "),
					S("Words: "),       S("As told to "), S("Interviewer: ")};
	for (size_t i = 0; i < sizeof credits / sizeof *credits; i++)
		if (slice_starts_nocase(text, credits[i])) {
			slice name = slice_after(text, credits[i].len);
			size_t stop = slice_find(name, S(". "), 0);
			people_collect(&d->people, d->s->bytes, stop == SLICE_NONE ? name : slice_sub(name, 0, stop),
				       PART_AUTHOR);
		}
}

/* "Ann Patel (host)": the name before the brackets. */
static void collect_leaders(struct dialogue *d, slice text)
{
	static const slice marks[] = {S(" (host)"),        S(" (moderator)"), S(" (presenter)"), S(" (facilitator)"),
				      S(" (interviewer)"), S(" (Host)"),      S(" (Moderator)"), S(" (chair)")};
	bool brackets = slice_find_byte(text, '(', 0) != SLICE_NONE;
	for (size_t m = 0; brackets && m < sizeof marks / sizeof *marks; m++)
		for (size_t end = 0; (end = slice_find(text, marks[m], end)) != SLICE_NONE; end++) {
			size_t from = end;
			while (from > 0 && end - from < NAME_AWAY && !memchr(",;:\n", text.at[from - 1], 4))
				from--;
			slice name = slice_trim(slice_sub(text, from, end));
			if (!name_begins(name)) { /* "Ann Patel, broadcaster (chair)" */
				while (from > 0 && !memchr(";:\n", text.at[from - 1], 3))
					from--;
				name = slice_sub(text, from, end);
				name = slice_cut(&name, ',');
			}
			people_collect(&d->people, d->s->bytes, name, PART_AUTHOR);
		}
}

/* The paragraph directly above the first turn and below a heading of its own:
 * it says who answers in this part of the page. Empty without one. */
static slice introduction_of(const struct split *s, size_t first)
{
	if (first < HEAD_LEAST)
		return S("");
	const struct piece *intro = &s->pieces[first - 1], *heading = intro - 1;
	bool headed = heading->marked || capitals_count(piece_text(s, heading)) >= CAPITALS_LEAST;
	return headed && piece_is_prose(intro) && !(heading->flags & PIECE_STOP) ? piece_text(s, intro) : S("");
}

void voices_collect(struct dialogue *d, size_t first, size_t last)
{
	static const slice members[] = {S("members present"), S("present:"), S("members:"), S("in the chair")};
	static const slice witnesses[] = {S("witness"), S("examination of witness"), S("giving evidence"),
					  S("interviewee"), S("respondent")};
	bool list = false;
	people_collect(&d->people, d->s->bytes, introduction_of(d->s, first), PART_UNKNOWN);
	for (size_t i = last + 1; i < d->s->piece_count && i < last + CLOSING; i++) {
		slice text = piece_text(d->s, &d->s->pieces[i]);
		size_t length, at = report_of(text, &length);
		collect_credit(d, text);
		if (at == SLICE_NONE || (text.at[at] != 'w' && collect_meeting(d, text, first, last)))
			continue; /* "was talking to" names who asked, "spoke to" either */
		slice names = slice_after(text, at + length);
		people_collect(&d->people, d->s->bytes,
			       slice_sub(names, 0, names.len < REPORT_MOST ? names.len : REPORT_MOST), PART_AUTHOR);
	}
	for (size_t i = first; i < last; i++) {
		slice text = piece_text(d->s, &d->s->pieces[i]);
		if (d->s->pieces[i].first != 'W')
			continue;
		if (slice_starts(text, S("Witness: ")) || slice_starts(text, S("Witnesses: ")))
			people_collect(&d->people, d->s->bytes, text, PART_WITNESS);
	}
	for (size_t i = 0; i < first; i++) {
		const struct piece *p = &d->s->pieces[i];
		slice text = piece_text(d->s, p);
		if (p->kind == SEGMENT_FURNITURE)
			continue;
		collect_leaders(d, text);
		bool member = list_begins_nocase(text, LIST(members));
		bool witness = list_begins_nocase(text, LIST(witnesses));
		list |= witness;
		if (member)
			people_collect(&d->people, d->s->bytes, text, PART_MEMBER);
		else if (witness || (list && piece_is_item(p)))
			people_collect(&d->people, d->s->bytes, text, PART_WITNESS);
		else if (!collect_hosts(d, text) && !(i < HEAD_PIECES && collect_meeting(d, text, first, last)))
			collect_byline(d, text, p->kind);
	}
}

/* Whether no word with a capital stands directly before this one. */
static bool begins_run(slice text, size_t at)
{
	if (at == 0)
		return true;
	if (text.at[at - 1] != ' ' && text.at[at - 1] != '\n')
		return false;
	for (at--; at > 0 && !ascii_is_space(text.at[at - 1]); at--)
		;
	return !ascii_is_upper(text.at[at]) || slice_starts_nocase(slice_after(text, at), S("the "));
}

/* Words with these initials: "PB" in "the Placements Bulletin". Empty without any. */
static slice words_with_initials(slice text, slice initials)
{
	for (size_t from = 0; from < text.len; from++) {
		size_t at = from, met = 0;
		if (text.at[from] != initials.at[0] || !begins_run(text, from))
			continue;
		while (met < initials.len && at < text.len && text.at[at] == initials.at[met]) {
			size_t end = at + 1;
			while (end < text.len && ascii_is_lower(text.at[end]))
				end++;
			if (end == at + 1)
				break;
			if (++met == initials.len)
				return slice_sub(text, from, end);
			at = end + 1;
			if (end >= text.len || text.at[end] != ' ')
				break;
		}
	}
	return S("");
}

slice voices_publication(const struct dialogue *d, slice initials)
{
	for (size_t i = 0; i < d->s->piece_count; i++) {
		if (d->s->pieces[i].flags & PIECE_LABEL)
			continue;
		slice name = words_with_initials(piece_text(d->s, &d->s->pieces[i]), initials);
		if (name.len)
			return name;
	}
	return S("");
}
