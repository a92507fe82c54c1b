#include "known.h"

#include <stdlib.h>

#include "base/message.h"
#include "text/namewords.h"

/* Names compare without regard to the case of ASCII letters. */
static slice key_of(struct arena *memory, slice doc, slice name)
{
	char *key = arena_alloc(memory, doc.len + 1 + name.len);
	memcpy(key, doc.at, doc.len);
	key[doc.len] = '\t';
	for (size_t i = 0; i < name.len; i++)
		key[doc.len + 1 + i] = ascii_lower(name.at[i]);
	return slice_of(key, doc.len + 1 + name.len);
}

static void learn(struct known_speakers *known, slice doc, slice name, slice speaker)
{
	if (name.len == 0)
		return;
	size_t count = known->names.count, index = table_add(&known->names, key_of(&known->memory, doc, name));
	known->speakers = memory_grow(known->speakers, &known->room, index + 1, sizeof *known->speakers);
	if (index == count)
		known->speakers[index] = speaker;
	else if (!slice_equal(known->speakers[index], speaker))
		known->speakers[index] = S("");
}

/* A first name alone is somebody else in the next document. */
static bool is_first_name(slice alias)
{
	return slice_find_byte(alias, ' ', 0) == SLICE_NONE && (namewords_class(alias) & CLASS_FIRST);
}

bool known_read(struct known_speakers *known, const char *path)
{
	struct stream in;
	size_t speaker, aliases, doc;
	char *paths[] = {(char *)(size_t)path};
	if (!stream_open(&in, (struct operands){paths, 1}, false) ||
	    !stream_need(&in, "speaker", "cc-speakers", &speaker) ||
	    !stream_need(&in, "aliases", "cc-speakers", &aliases))
		return false;
	doc = stream_find(&in, S("doc"));
	known->by_document = doc != SLICE_NONE;
	while (stream_next(&in)) {
		slice where = known->by_document ? stream_field(&in, doc) : S("");
		slice name = arena_copy(&known->memory, stream_field(&in, speaker));
		learn(known, where, name, name);
		for (slice rest = stream_field(&in, aliases); rest.len;) {
			slice alias = slice_cut(&rest, '|');
			if (known->by_document || !is_first_name(alias))
				learn(known, where, alias, name);
		}
	}
	stream_close(&in);
	return message_status() == STATUS_DONE;
}

static slice look_up(const struct known_speakers *known, slice doc, slice name, struct arena *memory)
{
	size_t index = table_find(&known->names, key_of(memory, known->by_document ? doc : S(""), name));
	return index == SLICE_NONE ? S("") : known->speakers[index];
}

slice known_name(const struct known_speakers *known, slice doc, const struct identity *who, struct arena *memory)
{
	if (known->names.count == 0)
		return who->name;
	slice name = look_up(known, doc, who->name, memory);
	for (size_t i = 0; name.len == 0 && i < who->aliases.count; i++)
		name = look_up(known, doc, who->aliases.items[i], memory);
	return name.len ? name : who->name;
}

void known_free(struct known_speakers *known)
{
	table_free(&known->names);
	free(known->speakers);
	arena_free(&known->memory);
}
