#include "stands.h"

#include "base/utf8.h"

/* How many bytes at `at` are a mark that a text may be without: emphasis, a
 * tag, a block quote's mark; 0 where there is none. */
static size_t mark_length(slice raw, size_t at)
{
	enum { LONGEST_TAG = 12 };
	char c = raw.at[at];
	if (c == '*' || c == '_' || c == '>')
		return 1;
	if (c != '<')
		return c == ' ' && at > 0 && raw.at[at - 1] == '>';
	size_t end = slice_find_byte(raw, '>', at);
	return end != SLICE_NONE && end - at <= LONGEST_TAG ? end + 1 - at : 0;
}

/* The bytes at `at` as a stream gives them, compared with the text; the length
 * of what is the same, or 0. */
static size_t same_length(slice raw, size_t at, slice text, size_t in_text)
{
	unsigned char c = (unsigned char)raw.at[at];
	if (in_text >= text.len)
		return 0;
	if (c < ' ' || c == 0x7F)
		return text.at[in_text] == ' ';
	uint32_t code;
	size_t len = utf8_decode(raw, at, &code);
	if (len == 1 && c >= 0x80)
		return text.at[in_text] == '?';
	return text.len - in_text >= len && memcmp(raw.at + at, text.at + in_text, len) == 0 ? len : 0;
}

bool stands_as(slice raw, slice text)
{
	size_t at = 0, in_text = 0;
	while (at < raw.len) {
		size_t same = same_length(raw, at, text, in_text);
		size_t skip = same ? 0 : mark_length(raw, at);
		if (!same && !skip)
			return false;
		at += same + skip;
		in_text += same;
	}
	return in_text == text.len;
}
