#include "wordcache.h"

#include "namewords.h"

enum {
	PLACE_BITS = 13,
	LONGEST = 16, /* bytes of a word that is kept */
};

/* All bytes of a word of up to sixteen, and how many they are. */
struct key {
	uint64_t first, last;
	size_t len;
};

/* The first and the last eight bytes overlap in most words; so nothing beyond
 * the word is read. */
static struct key key_of(slice word)
{
	struct key key = {0, 0, word.len};
	uint32_t first, last;
	if (word.len >= 8) {
		memcpy(&key.first, word.at, 8);
		memcpy(&key.last, word.at + word.len - 8, 8);
	} else if (word.len >= 4) {
		memcpy(&first, word.at, 4);
		memcpy(&last, word.at + word.len - 4, 4);
		key.first = first;
		key.last = last;
	} else if (word.len > 0) {
		const unsigned char *bytes = (const unsigned char *)word.at;
		key.first = (uint64_t)bytes[0] << 16 | (uint64_t)bytes[word.len / 2] << 8 | bytes[word.len - 1];
	}
	return key;
}

static struct meaning ask(slice word) { return (struct meaning){grammar_look_up(word), namewords_look_up(word)}; }

struct meaning wordcache_meaning(slice word)
{
	static struct {
		struct key key;
		struct meaning meaning; /* without a word: the place is free */
	} places[1 << PLACE_BITS];
	if (word.len > LONGEST)
		return ask(word);
	struct key key = key_of(word);
	uint64_t hash = ((key.first ^ key.last * 31) + key.len) * 0x9E3779B97F4A7C15u;
	size_t at = hash >> (64 - PLACE_BITS);
	const struct key *kept = &places[at].key;
	if (!places[at].meaning.word || kept->first != key.first || kept->last != key.last || kept->len != key.len) {
		places[at].key = key;
		places[at].meaning = ask(word);
	}
	return places[at].meaning;
}

const struct word *grammar_word(slice word) { return wordcache_meaning(word).word; }

unsigned namewords_class(slice word) { return wordcache_meaning(word).classes; }
