/* How often each group has each text: one table for all groups. */
#include "store.h"

/* The table's key for a text of a group. */
static slice tally_key(struct pool *pool, size_t group, slice text)
{
	pool->key.len = 0;
	text_add(&pool->key, slice_of((const char *)&group, sizeof group));
	text_add(&pool->key, text);
	return text_slice(&pool->key);
}

static slice text_of(slice key) { return slice_after(key, sizeof(size_t)); }

static size_t group_of(slice key)
{
	size_t group;
	memcpy(&group, key.at, sizeof group);
	return group;
}

static const char *count_text(struct pool *pool, uint64_t *distinct, size_t group, slice text, struct tally more)
{
	size_t before = pool->tally.count, at = table_add(&pool->tally, tally_key(pool, group, text));
	if (at == before) {
		pool->counts = memory_grow(pool->counts, &pool->counts_room, at + 1, sizeof *pool->counts);
		pool->counts[at] = (struct tally){0, more.row};
		++*distinct;
	}
	struct tally *tally = &pool->counts[at];
	if (more.times > STATE_COUNT_MOST - tally->times)
		return COUNT_FULL;
	tally->times += more.times;
	tally->row = more.row < tally->row ? more.row : tally->row;
	return NULL;
}

static const char *add_text(struct pool *pool, void *state, size_t group, const struct value *v)
{
	return count_text(pool, state, group, v->text, (struct tally){1, v->row});
}

/* A counting sort, which leaves the keys of each group as first seen. */
void tally_index(struct pool *pool, size_t groups)
{
	size_t keys = pool->tally.count, *begin = memory_resize(NULL, groups + 2, sizeof *begin);
	memset(begin, 0, (groups + 2) * sizeof *begin);
	for (size_t i = 0; i < keys; i++)
		begin[group_of(pool->tally.keys[i]) + 2]++;
	for (size_t g = 2; g < groups + 2; g++)
		begin[g] += begin[g - 1];
	pool->by_group = memory_resize(pool->by_group, keys, sizeof *pool->by_group);
	for (size_t i = 0; i < keys; i++)
		pool->by_group[begin[group_of(pool->tally.keys[i]) + 1]++] = i;
	free(pool->group_begin);
	pool->group_begin = begin;
	pool->groups = groups;
}

slice tally_mode(struct pool *pool, size_t group)
{
	size_t from = pool->group_begin[group], to = pool->group_begin[group + 1];
	struct tally most = {0};
	slice mode = S("");
	for (size_t i = from; i < to; i++) {
		size_t key = pool->by_group[i];
		struct tally tally = pool->counts[key];
		if (tally.times < most.times || (tally.times == most.times && tally.row >= most.row))
			continue;
		most = tally;
		mode = text_of(pool->tally.keys[key]);
	}
	return mode;
}

/* COUNT,ROW,LENGTH:TEXT for each text, with nothing between them. */
static void write_tally(struct pool *pool, const void *state, size_t group, struct text *to)
{
	(void)state;
	for (size_t i = pool->group_begin[group]; i < pool->group_begin[group + 1]; i++) {
		size_t key = pool->by_group[i];
		slice text = text_of(pool->tally.keys[key]);
		state_add_count(to, pool->counts[key].times);
		text_add(to, S(","));
		state_add_count(to, pool->counts[key].row);
		text_add(to, S(","));
		state_add_count(to, text.len);
		text_add(to, S(":"));
		text_add(to, text);
	}
}

static const char *merge_tally(struct pool *pool, void *state, size_t group, slice field)
{
	while (field.len > 0) {
		struct tally more;
		uint64_t len;
		if (!state_cut_count(&field, ',', &more.times) || more.times == 0)
			return STATE_BROKEN;
		const char *wrong = state_cut_row(&field, ',', pool, &more.row);
		if (!wrong && (!state_cut_count(&field, ':', &len) || len == 0 || len > field.len))
			wrong = STATE_BROKEN;
		if (!wrong)
			wrong = count_text(pool, state, group, slice_sub(field, 0, len), more);
		if (wrong)
			return wrong;
		field = slice_after(field, len);
	}
	return NULL;
}

const struct store_type store_tally = {sizeof(uint64_t), add_text, write_tally, merge_tally};
