#include "columns.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/message.h"

static void add(struct columns *c, size_t place, slice name)
{
	c->items = memory_grow(c->items, &c->room, c->count + 1, sizeof *c->items);
	c->items[c->count++] = (struct column){place, name};
}

static size_t count_names(slice header)
{
	size_t count = 1;
	for (size_t i = 0; i < header.len; i++)
		count += header.at[i] == '\t';
	return count;
}

static void choose_all(struct columns *c, slice header)
{
	size_t count = count_names(header);
	for (size_t i = 0; i < count; i++)
		add(c, i, slice_cut(&header, '\t'));
}

static size_t find(slice header, slice name)
{
	size_t count = count_names(header);
	for (size_t i = 0; i < count; i++)
		if (slice_equal(slice_cut(&header, '\t'), name))
			return i;
	return SLICE_NONE;
}

static bool choose(struct columns *c, slice name, slice header, const char *file)
{
	size_t place = find(header, name);
	if (place == SLICE_NONE) {
		message_error(file, 1, "there is no column '%.*s'; the columns are: %.*s", SHOW(name), SHOW(header));
		return false;
	}
	for (size_t i = 0; i < c->count; i++) {
		if (c->items[i].place == place) {
			message_error(NULL, 0, "--columns: '%.*s' is listed twice", SHOW(name));
			return false;
		}
	}
	add(c, place, name);
	return true;
}

bool columns_choose(struct columns *c, const struct option_list *names, slice header, const char *file)
{
	c->count = 0;
	for (size_t i = 0; i < names->count; i++) {
		slice rest = slice_from(names->items[i]);
		while (rest.len > 0)
			if (!choose(c, slice_cut(&rest, ','), header, file))
				return false;
	}
	if (c->count == 0)
		choose_all(c, header);
	return true;
}

void columns_free(struct columns *c)
{
	free(c->items);
	*c = (struct columns){0};
}
