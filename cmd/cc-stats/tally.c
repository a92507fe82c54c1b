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

static const char *count_text(struct pool *pool, uint64_t *distinct, size_t group, slice text, uint64_t times)
{
	size_t before = pool->tally.count, at = table_add(&pool->tally, tally_key(pool, group, text));
	if (at == before) {
		pool->counts = memory_grow(pool->counts, &pool->counts_room, at + 1, sizeof *pool->counts);
		pool->counts[at] = 0;
		++*distinct;
	}
	if (times > STATE_COUNT_MOST - pool->counts[at])
		return COUNT_FULL;
	pool->counts[at] += times;
	return NULL;
}

static const char *add_text(struct pool *pool, void *state, size_t group, const struct value *v)
{
	return count_text(pool, state, group, v->text, 1);
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
	uint64_t most = 0;
	slice mode = S("");
	for (size_t i = from; i < to; i++) {
		size_t key = pool->by_group[i];
		if (pool->counts[key] <= most)
			continue;
		most = pool->counts[key];
		mode = text_of(pool->tally.keys[key]);
	}
	return mode;
}

/* COUNT,LENGTH:TEXT for each text, with nothing between them. */
static void write_tally(struct pool *pool, const void *state, size_t group, struct text *to)
{
	(void)state;
	for (size_t i = pool->group_begin[group]; i < pool->group_begin[group + 1]; i++) {
		size_t key = pool->by_group[i];
		slice text = text_of(pool->tally.keys[key]);
		state_add_count(to, pool->counts[key]);
		text_add(to, S(","));
		state_add_count(to, text.len);
		text_add(to, S(":"));
		text_add(to, text);
	}
}

static const char *merge_tally(struct pool *pool, void *state, size_t group, slice field)
{
	while (field.len > 0) {
		uint64_t times, len;
		if (!state_cut_count(&field, ',', &times) || !state_cut_count(&field, ':', &len) || times == 0 ||
		    len == 0 || len > field.len)
			return STATE_BROKEN;
		const char *wrong = count_text(pool, state, group, slice_sub(field, 0, len), times);
		if (wrong)
			return wrong;
		field = slice_after(field, len);
	}
	return NULL;
}

const struct store_type store_tally = {sizeof(uint64_t), add_text, write_tally, merge_tally};
