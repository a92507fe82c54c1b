/* Writing the table. */
#include "speaker.h"

static slice type_name(enum identity_type type)
{
	static const slice names[] = {
		[IDENTITY_PERSON] = S("person"), [IDENTITY_ORG] = S("org"), [IDENTITY_GROUP] = S("group")};
	return names[type];
}

void sheet_header(struct sheet *sheet)
{
	static const slice columns[] = {S("doc"),     S("speaker"), S("type"),  S("role"),  S("org"),
					S("aliases"), S("speaks"),  S("docs"),  S("turns"), S("comments"),
					S("quotes"),  S("words"),   S("first"), S("last"),  S("why")};
	size_t count = sizeof columns / sizeof *columns;
	for (size_t i = !sheet->by_document; i < count - !sheet->why; i++)
		writer_clean_field(&sheet->out, columns[i]);
	writer_end(&sheet->out);
	writer_flush(&sheet->out);
}

/* The items joined with |, which no item may hold; with the rules, if any, as
 * "item: rule". */
static slice joined(const struct slice_list *list, const struct slice_list *rules, struct arena *memory)
{
	size_t room = 0;
	for (size_t i = 0; i < list->count; i++)
		room += list->items[i].len + 1 + (rules ? rules->items[i].len + 2 : 0);
	char *text = arena_alloc(memory, room + 1), *to = text;
	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			*to++ = '|';
		for (size_t k = 0; k < list->items[i].len; k++)
			*to++ = list->items[i].at[k] == '|' ? '/' : list->items[i].at[k];
		if (!rules)
			continue;
		*to++ = ':';
		*to++ = ' ';
		memcpy(to, rules->items[i].at, rules->items[i].len);
		to += rules->items[i].len;
	}
	return slice_of(text, (size_t)(to - text));
}

static slice heard_as(const struct speaker *s, struct arena *memory)
{
	slice ways[4];
	struct slice_list list = {.items = ways};
	if (s->quoted)
		ways[list.count++] = S("quoted");
	if (s->reported)
		ways[list.count++] = S("reported");
	if (s->in_turns)
		ways[list.count++] = S("turn");
	if (s->comments_made)
		ways[list.count++] = S("comment");
	return list.count ? joined(&list, NULL, memory) : S("named");
}

void sheet_row(struct sheet *sheet, slice doc, const struct speaker *s, struct arena *memory)
{
	struct writer *out = &sheet->out;
	if (sheet->by_document)
		writer_clean_field(out, doc);
	writer_field(out, s->name);
	writer_clean_field(out, type_name(s->type));
	writer_field(out, joined(&s->roles, NULL, memory));
	writer_field(out, joined(&s->orgs, NULL, memory));
	writer_field(out, joined(&s->aliases, NULL, memory));
	writer_clean_field(out, heard_as(s, memory));
	writer_number(out, s->docs);
	writer_number(out, s->turns);
	writer_number(out, s->comments);
	writer_number(out, s->quotes);
	writer_number(out, s->words);
	writer_clean_field(out, s->first);
	writer_clean_field(out, s->last);
	if (sheet->why)
		writer_field(out, joined(&s->aliases, &s->rules, memory));
	writer_end(out);
}
