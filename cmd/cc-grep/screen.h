/* screen: text for a person at a terminal.
 *
 * Nothing of the data is obeyed by the terminal: control characters and those
 * that turn the direction of writing become `?`, and each byte that is not
 * UTF-8 U+FFFD. Widths are columns: combining characters take none, wide ones
 * two. Colours are written only if asked for. */
#ifndef CC_GREP_SCREEN_H
#define CC_GREP_SCREEN_H

#include "pattern.h"
#include "streams/writer.h"

enum ink { INK_TEXT, INK_MATCH, INK_DOC, INK_SPEAKER, INK_LABEL };

struct screen {
	struct writer *out;
	size_t width; /* columns */
	bool colour;
	char *line; /* being put together */
	size_t len, room;
	enum ink ink;
};

/* The width is that of the terminal, else what COLUMNS says, else 80. */
void screen_open(struct screen *s, struct writer *out, bool colour);

/* How many columns a text takes. */
size_t screen_width(slice text);

/* How many bytes from its beginning, or from its end, fit into so many columns. */
size_t screen_fit(slice text, size_t width);
size_t screen_fit_end(slice text, size_t width);

/* How many bytes of the text to put in a line of so many columns, broken
 * between words where there are any; at least one character. */
size_t screen_break(slice text, size_t width);

void screen_put(struct screen *s, slice text, enum ink ink);
void screen_number(struct screen *s, size_t number);
void screen_spaces(struct screen *s, size_t count);
void screen_end_line(struct screen *s);

/* Text in a field of exactly so many columns, cut with an ellipsis where it is
 * too long: at its end, or at its beginning and flush right. */
void screen_column(struct screen *s, slice text, size_t width, enum ink ink);
void screen_column_right(struct screen *s, slice text, size_t width, enum ink ink);

void screen_close(struct screen *s);

#endif
