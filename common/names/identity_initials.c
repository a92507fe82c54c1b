/* "Ann Lee Director of Care (AL)", as a list of those present has it: the
 * initials tell how long the name is, and stand for it from there on. */
#include "names/identity_parts.h"
#include "text/namewords.h"

enum { FAR = 24, LEAST = 2, MOST = 4 };

static bool is_mark(const struct identities *ids, size_t segment, uint32_t i, char mark)
{
	const struct token *t = &ids->index->tokens[segment].items[i];
	return t->kind == TOKEN_BRACKET && ids->index->document->items[segment].text.at[t->at] == mark;
}

/* Whether the words from `core` on begin with the letters. */
static bool begins_words(const struct identities *ids, const struct name *name, slice letters)
{
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	if (letters.len < LEAST || letters.len > MOST || name->core + letters.len > tokens->count)
		return false;
	for (size_t i = 0; i < letters.len; i++) {
		const struct token *t = &tokens->items[name->core + i];
		slice word = token_text(ids->index->document->items[name->segment].text, t);
		if (t->kind != TOKEN_WORD || !ascii_is_upper(letters.at[i]) || word.at[0] != letters.at[i])
			return false;
	}
	return true;
}

slice initials_in_list(const struct identities *ids, const struct name *name)
{
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	bool item = ids->index->document->items[name->segment].kind == SEGMENT_ITEM;
	bool maybe = item && (name->kind == NAME_LIKELY || name->kind == NAME_COINED);
	if ((name->kind != NAME_PERSON && !maybe) || name->from > 0)
		return S("");
	for (uint32_t i = name->core + LEAST; i + 2 < tokens->count && i < name->core + FAR; i++) {
		if (tokens->items[i].sentence)
			break;
		if (!is_mark(ids, name->segment, i, '(') || !is_mark(ids, name->segment, i + 2, ')'))
			continue;
		slice letters = token_text(ids->index->document->items[name->segment].text, &tokens->items[i + 1]);
		if (begins_words(ids, name, letters) && (!maybe || i > name->core + letters.len))
			return letters;
	}
	return S("");
}

void names_by_initials(struct identities *ids)
{
	struct name_list *names = &ids->index->names;
	for (size_t n = 0; n < names->count; n++) {
		struct name *name = &names->items[n];
		slice letters = initials_in_list(ids, name);
		if (letters.len == 0)
			continue;
		name->kind = NAME_PERSON;
		name->core_end = name->to = name->core + (uint32_t)letters.len;
		for (size_t k = n + 1;
		     k < names->count && names->items[k].segment == name->segment && names->items[k].from < name->to;
		     k++)
			names->items[k].kind = NAME_THING;
	}
}
