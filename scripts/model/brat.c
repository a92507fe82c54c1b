#include "brat.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_PATH = 4096 };

/* A text-bound annotation: its role and spans as written, in characters. */
struct bound {
	slice id, role, spans;
};

struct reader {
	struct arena *memory;
	size_t *byte_of; /* of each character of the article */
	size_t characters;
	struct bound *bounds;
	size_t count, room;
	struct brat *found;
};

static slice read_file(const char *path, struct arena *memory)
{
	FILE *in = fopen(path, "rb");
	char *bytes = NULL;
	size_t len = 0, room = 0;
	while (in && !feof(in) && !ferror(in)) {
		bytes = arena_grow(memory, bytes, len, &room, len + (1 << 16), 1);
		len += fread(bytes + len, 1, 1 << 16, in);
	}
	if (in)
		fclose(in);
	return slice_of(bytes ? bytes : "", len);
}

static void count_characters(struct reader *r, slice text)
{
	r->byte_of = arena_array(r->memory, text.len + 1, sizeof *r->byte_of);
	for (size_t i = 0; i < text.len; i++)
		if (((unsigned char)text.at[i] & 0xC0) != 0x80)
			r->byte_of[r->characters++] = i;
	r->byte_of[r->characters] = text.len;
}

static size_t number(slice s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len && ascii_is_digit(s.at[i]); i++)
		n = n * 10 + (size_t)(s.at[i] - '0');
	return n;
}

static size_t byte_of(const struct reader *r, slice character)
{
	size_t n = number(character);
	return r->byte_of[n < r->characters ? n : r->characters];
}

/* "T1<TAB>Source 89 106;110 115<TAB>words" */
static void read_bound(struct reader *r, slice line)
{
	struct bound b = {.id = slice_cut(&line, '\t')};
	slice where = slice_cut(&line, '\t');
	b.role = slice_cut(&where, ' ');
	b.spans = where;
	r->bounds = arena_grow(r->memory, r->bounds, r->count, &r->room, r->count + 1, sizeof b);
	r->bounds[r->count++] = b;
}

static void add_spans(struct reader *r, enum brat_role role, slice spans, size_t event)
{
	struct brat *found = r->found;
	while (spans.len) {
		slice span = slice_cut(&spans, ';'), from = slice_cut(&span, ' ');
		found->items = arena_grow(r->memory, found->items, found->count, &found->room, found->count + 1,
					  sizeof *found->items);
		found->items[found->count++] = (struct brat_span){role, byte_of(r, from), byte_of(r, span), event};
	}
}

/* "E1<TAB>Attribution:T4 Content:T3 Cue:T2 Source:T1" */
static void read_event(struct reader *r, slice line, size_t event)
{
	slice_cut(&line, '\t');
	while (line.len) {
		slice id = slice_cut(&line, ' '), role = slice_cut(&id, ':');
		for (size_t i = 0; i < r->count; i++) {
			if (!slice_equal(r->bounds[i].id, id))
				continue;
			if (slice_starts(role, S("Source")))
				add_spans(r, BRAT_SOURCE, r->bounds[i].spans, event);
			else if (slice_starts(role, S("Cue")))
				add_spans(r, BRAT_CUE, r->bounds[i].spans, event);
			else if (slice_starts(role, S("Content")))
				add_spans(r, BRAT_CONTENT, r->bounds[i].spans, event);
		}
	}
}

/* The first in order of the files NAME_ANNOTATOR.ann, in `path`. */
static bool find_annotations(const char *folder, slice name, char *path)
{
	char first[LONGEST_PATH] = "";
	snprintf(path, LONGEST_PATH, "%s/attributions", folder);
	DIR *dir = opendir(path);
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		slice file = slice_from(entry->d_name);
		bool theirs = slice_starts(file, name) && file.len > name.len && file.at[name.len] == '_' &&
			      slice_find_byte(file, '_', name.len + 1) == SLICE_NONE;
		if (theirs && (!first[0] || strcmp(entry->d_name, first) < 0))
			snprintf(first, sizeof first, "%s", entry->d_name);
	}
	if (dir)
		closedir(dir);
	snprintf(path, LONGEST_PATH, "%s/attributions/%s", folder, first);
	return first[0] != 0;
}

bool brat_read(const char *folder, slice name, struct arena *memory, struct brat *b)
{
	char path[LONGEST_PATH];
	struct reader r = {.memory = memory, .found = b};
	*b = (struct brat){0};
	snprintf(path, sizeof path, "%s/text/%.*s.txt", folder, (int)name.len, name.at);
	count_characters(&r, read_file(path, memory));
	if (!find_annotations(folder, name, path))
		return false;
	slice lines = read_file(path, memory);
	for (slice rest = lines; rest.len;) {
		slice line = slice_cut(&rest, '\n');
		if (line.len && line.at[0] == 'T')
			read_bound(&r, line);
	}
	size_t events = 0;
	for (slice rest = lines; rest.len;) {
		slice line = slice_cut(&rest, '\n');
		if (line.len && line.at[0] == 'E')
			read_event(&r, line, events++);
	}
	return true;
}
