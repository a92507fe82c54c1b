#include "names.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicase.h>

#include "base/utf8.h"

enum { LONGEST = 31 }; /* units of UTF-16 */

slice names_of_file(const char *path)
{
	static const slice ENDINGS[] = {S(".tsv"), S(".tab"), S(".txt")};
	if (strcmp(path, "-") == 0)
		return S("stream");
	const char *slash = strrchr(path, '/');
	slice name = slice_from(slash ? slash + 1 : path);
	for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
		if (name.len > ENDINGS[i].len && slice_ends(name, ENDINGS[i]))
			return slice_sub(name, 0, name.len - ENDINGS[i].len);
	return name;
}

static bool is_legal(uint32_t code)
{
	return code >= ' ' && code != 0x7F && code != UTF8_INVALID && code != 0xFFFE && code != 0xFFFF &&
	       (code > '~' || !strchr("[]:*?/\\", (int)code));
}

/* As much of `wanted` as fits into `most` units, with _ for what is not legal;
 * returns the length. An apostrophe at an end would be taken for a quotation
 * mark around the name. */
static size_t make_legal(slice wanted, size_t most, char *to)
{
	size_t used = 0, units = 0;
	uint32_t code;
	for (size_t at = 0, len; at < wanted.len; at += len) {
		len = utf8_decode(wanted, at, &code);
		size_t wide = code > 0xFFFF ? 2 : 1;
		if (units + wide > most)
			break;
		bool legal = is_legal(code) && (code != '\'' || (at > 0 && at + len < wanted.len));
		memcpy(to + used, legal ? wanted.at + at : "_", legal ? len : 1);
		used += legal ? len : 1;
		units += wide;
	}
	if (used > 0 && to[used - 1] == '\'')
		to[used - 1] = '_';
	return used;
}

/* Whether nobody has the name; then it is taken. */
static bool take(struct names *n, slice name)
{
	size_t len, count = n->folded.count;
	uint8_t *folded = u8_casefold((const uint8_t *)name.at, name.len, NULL, NULL, NULL, &len);
	if (!folded)
		return false;
	bool reserved = slice_equal_nocase(name, S("History"));
	bool taken = !reserved && table_add(&n->folded, slice_of((const char *)folded, len)) == count;
	free(folded);
	return taken;
}

const char *names_new(struct names *n, slice wanted, const char *suffix)
{
	char name[NAME_ROOM], number[32] = "";
	if (slice_trim(wanted).len == 0)
		wanted = S("stream");
	for (size_t i = 2;; i++) {
		size_t behind = strlen(suffix) + strlen(number);
		size_t used = make_legal(wanted, LONGEST - behind, name);
		size_t more = (size_t)snprintf(name + used, sizeof name - used, "%s%s", suffix, number);
		slice made = slice_of(name, used + more);
		if (take(n, made))
			return arena_copy(&n->memory, made).at;
		snprintf(number, sizeof number, " (%zu)", i);
	}
}

void names_free(struct names *n)
{
	table_free(&n->folded);
	arena_free(&n->memory);
	*n = (struct names){0};
}
