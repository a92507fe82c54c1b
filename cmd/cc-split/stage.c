#include "lists.h"
#include "turns.h"

enum {
	BRACKETS_MOST = 200, /* bytes of a stage direction in brackets */
	PHRASE_MOST = 120,   /* ... of one that its words give away */
	BOX_MOST = 40,       /* ... of the label of a box */
	BOX_LEAST = 5,       /* letters of it */
};

/* What happened, as reports of parliaments, committees and hearings note it. */
static const slice beginnings[] = {
	S("Sitting suspended"),
	S("The sitting "),
	S("Sitting adjourned"),
	S("Sitting resumed"),
	S("On resuming"),
	S("Meeting suspended"),
	S("Meeting adjourned"),
	S("Committee suspended"),
	S("The Committee divided"),
	S("The Committee adjourned"),
	S("The Committee suspended"),
	S("The House divided"),
	S("Hearing adjourned"),
	S("Witness withdrew"),
	S("Witnesses withdrew"),
	S("The witness withdrew"),
	S("The witnesses withdrew"),
	S("Witness: "),
	S("Witnesses: "),
	S("Several hon. Members"),
	S("Several noble Lords"),
	S("Question put"),
	S("Question agreed to"),
	S("Question proposed"),
	S("Question again proposed"),
	S("Motion made"),
	S("Debate resumed"),
	S("Debate adjourned"),
	S("Bill read "),
	S("Resolved, That"),
	S("Division No. "),
	S("Short adjournment"),
	S("The short adjournment"),
	S("Luncheon adjournment"),
	S("End of transcript"),
	S("End of recording"),
	S("End of interview"),
	S("End of tape"),
	S("Interview ends"),
	S("Transcript ends"),
	S("Recording ends"),
	S("Recording begins"),
};

static const slice endings[] = {
	S(" indicated dissent."), S(" indicated assent."), S(" rose\xE2\x80\x94"),  S(" rose \xE2\x80\x93"),
	S(" rose\xE2\x80\x93"),   S(" rose\xE2\x80\x94."), S(" withdrew."),         S(" was sworn."),
	S(" took the Chair."),    S(" took the chair."),   S(" left the Chamber."), S(" nodded."),
	S(" shook her head."),    S(" shook his head."),   S(" in the Chair."),     S(" joined the meeting."),
	S(" left the meeting."),
};

/* "THE NUMBERS: 40 members": the label of a box beside the text, in capitals. */
static bool is_box(slice text)
{
	size_t letters = 0, words = 1;
	for (size_t i = 0; i < text.len && i < BOX_MOST; i++) {
		if (text.at[i] == ':')
			return letters >= BOX_LEAST && words >= 2;
		if (ascii_is_lower(text.at[i]) || text.at[i] == '\n')
			return false;
		letters += ascii_is_upper(text.at[i]);
		words += text.at[i] == ' ';
	}
	return false;
}

static bool in_brackets(slice text)
{
	if (text.len > BRACKETS_MOST + 2)
		return false;
	if (slice_starts(text, S("*")) && slice_ends(text, S("*")) && text.len > 4)
		text = slice_sub(text, 1, text.len - 1);
	return text.len <= BRACKETS_MOST && ((slice_starts(text, S("(")) && slice_ends(text, S(")"))) ||
					     (slice_starts(text, S("[")) && slice_ends(text, S("]"))));
}

bool stage_is_direction(slice text)
{
	if (in_brackets(text))
		return true;
	text = slice_after(text, label_time_length(text, 0));
	if (text.len > PHRASE_MOST || text.len == 0 || !ascii_is_upper(text.at[0]))
		return false;
	return list_begins(text, LIST(beginnings)) || list_ends(text, LIST(endings)) || is_box(text);
}
