/* People: which names are one person's. */
#include "names/identity_parts.h"
#include "names/roles.h"
#include "text/namewords.h"

enum {
	SMALL_LEAST = 5, /* bytes of a surname in small letters */
	LABEL_MOST = 64, /* tokens of a layout's label that are looked at */
	NAMES_BACK = 200,
	PERSON_MOST = 4, /* words of a name whose initials may stand for it */
};

#define NOBODY (SLICE_NONE - 1)

/* The words of a person's name that tell people apart, folded. */
struct parts {
	slice key, first, last;
	bool initials;
};

static bool is_initials(slice word) { return word.len == 1 || (word.len <= 4 && slice_ends(word, S("."))); }

static struct parts parts_of(struct identities *ids, const struct name *name)
{
	struct arena *memory = ids->memory;
	struct parts p = {.key = name_key(ids, name)};
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	uint32_t first = name->core, last = name->core_end - 1;
	if (name->classes & CLASS_PEER) {
		while (first < last && tokens->items[first].classes & CLASS_ANY_TITLE)
			first++;
		for (uint32_t i = first; i <= last; i++)
			if (!tokens->items[i].capital && i > first) {
				last = i - 1;
				break;
			}
	}
	p.last = fold_name(memory, name_token(ids, name, last));
	if (first < last)
		p.first = fold_name(memory, name_token(ids, name, first));
	else
		p.first = S("");
	p.initials = is_initials(p.first);
	return p;
}

static slice pair_key(struct arena *memory, slice last, slice first)
{
	return arena_join(memory, last, S(" "), first);
}

/* "jt" of "josie tarrant". */
static void index_initials(struct identities *ids, size_t id, slice name)
{
	char letters[PERSON_MOST];
	size_t count = 0;
	while (name.len && count < PERSON_MOST) {
		slice word = slice_cut(&name, ' ');
		if (word.len == 0 || !ascii_is_alpha(word.at[0]))
			return;
		letters[count++] = word.at[0];
	}
	if (count < 2 || name.len)
		return;
	char *copy = arena_alloc(ids->memory, count);
	memcpy(copy, letters, count);
	slice key = slice_of(copy, count);
	size_t other = owner_of(&ids->index->initials, key);
	own(&ids->index->initials, ids->memory, key, other == SLICE_NONE || other == id ? id : NOBODY);
}

size_t person_by_initials(struct identities *ids, const struct name *name)
{
	slice key = fold_name(ids->memory, name_core(ids, name));
	size_t id = owner_of(&ids->index->initials, key);
	bool speaks = evidence_of(ids, name)->speaks > 0;
	if (id == SLICE_NONE || id == NOBODY || !speaks || name->classes & ~(unsigned)CLASS_FIRST)
		return SLICE_NONE;
	identity_alias(ids, id, name_core(ids, name), "initials");
	return id;
}

static void index_person(struct identities *ids, size_t id, const struct parts *p)
{
	struct identity_index *x = ids->index;
	x->notes[id].first = p->first;
	x->notes[id].last = p->last;
	x->notes[id].initials_only = p->initials;
	own_new(&x->surnames, ids->memory, p->last, id);
	if (owner_of(&x->surnames, p->last) != id)
		own_new(&x->namesakes, ids->memory, p->last, id);
	if (p->first.len == 0)
		return;
	slice tail = slice_after(p->key, slice_find_byte(p->key, ' ', 0) + 1);
	if (slice_find_byte(p->key, ' ', 0) != SLICE_NONE && slice_find_byte(tail, ' ', 0) != SLICE_NONE)
		own_new(&x->surnames, ids->memory, tail, id); /* van der Berg */
	index_initials(ids, id, p->key);
	own_new(&x->pairs, ids->memory, pair_key(ids->memory, p->last, p->first), id);
	own_new(&x->pairs, ids->memory, pair_key(ids->memory, p->last, slice_sub(p->first, 0, 1)), id);
	size_t namesake = owner_of(&x->firsts, p->first);
	if (namesake != SLICE_NONE && namesake != id)
		own_new(&x->shared, ids->memory, p->first, id);
	if (!p->initials)
		own_new(&x->firsts, ids->memory, p->first, id);
	spellings_add(&x->spellings, ids->memory, p->first, p->last, id);
}

/* Whether a title or first name can be this person's. */
static bool agrees(const struct identity *identity, unsigned classes)
{
	bool she = classes & CLASS_SHE, he = classes & CLASS_HE;
	if (she == he || identity->gender == GENDER_UNKNOWN)
		return true;
	return she == (identity->gender == GENDER_SHE);
}

slice surname_key(struct arena *memory, slice last, enum identity_gender gender)
{
	return arena_join(memory, last, gender == GENDER_SHE ? S("|she") : S("|he"), S(""));
}

static void take_gender(struct identities *ids, size_t id, unsigned classes)
{
	struct identity *identity = &ids->items[id];
	slice last = ids->index->notes[id].last;
	gender_from(identity, classes);
	if (identity->gender != GENDER_UNKNOWN && last.len)
		own_new(&ids->index->surnames, ids->memory, surname_key(ids->memory, last, identity->gender), id);
}

static void take_title(struct identities *ids, size_t id, const struct name *name)
{
	take_gender(ids, id, name->classes);
	const struct token_list *tokens = &ids->index->tokens[name->segment];
	slice whole = name_whole(ids, name), text = ids->index->document->items[name->segment].text;
	uint32_t rank = tokens->items[name->from].classes & CLASS_PEER ? name->from : name->to;
	for (uint32_t i = name->from; i < name->to && i < tokens->count; i++) {
		bool outside = i < name->core || i >= name->core_end || tokens->items[i].classes & CLASS_TITLE;
		slice role = outside ? namewords_title_role(name_token(ids, name, i)) : S("");
		bool whole_rank = role.len && rank < i && i < name->core_end;
		if (whole_rank)
			identity_role(ids, id, names_text(text, tokens, rank, i + 1)); /* Detective Superintendent */
		bool goes_on =
			role.len && i + 1 < name->core_end && namewords_title_role(name_token(ids, name, i + 1)).len;
		if (role.len && !goes_on && !(whole_rank && slice_equal_nocase(role, name_token(ids, name, i))))
			identity_role(ids, id, role);
		rank = role.len && rank > i ? i : rank;
	}
	if (!slice_equal(whole, name_core(ids, name)))
		identity_alias(ids, id, whole, "title and name");
}

/* Somebody known with the same surname, who may be meant. */
static size_t same_person(struct identities *ids, const struct name *name, const struct parts *p, const char **rule)
{
	struct identity_index *x = ids->index;
	*rule = "full name";
	size_t found = owner_of(&x->exact, p->key);
	if (found != SLICE_NONE && ids->items[found].type == IDENTITY_PERSON)
		return found;
	if (p->first.len == 0)
		return SLICE_NONE;
	*rule = "first and last name";
	found = owner_of(&x->pairs, pair_key(ids->memory, p->last, p->first));
	if (found != SLICE_NONE && !p->initials)
		return found;
	*rule = "initials and surname";
	found = owner_of(&x->pairs, pair_key(ids->memory, p->last, slice_sub(p->first, 0, 1)));
	if (found != SLICE_NONE && (p->initials || x->notes[found].initials_only) &&
	    agrees(&ids->items[found], name->classes))
		return found;
	*rule = "spelling of the surname, same first name";
	return spellings_find(&x->spellings, p->first, p->last);
}

/* A fuller form becomes the name, and what was the name an alias. */
static void take_name(struct identities *ids, size_t id, const struct name *name, const struct parts *p,
		      const char *rule)
{
	slice core = name_core(ids, name);
	struct notes *notes = &ids->index->notes[id];
	if (notes->initials_only && !p->initials) {
		slice old = ids->items[id].name;
		ids->items[id].name = core;
		identity_alias(ids, id, old, rule);
		index_person(ids, id, p);
		return;
	}
	if (!slice_equal(core, ids->items[id].name))
		identity_alias(ids, id, core, rule);
}

/* Whether somebody has been introduced before this name. */
static bool introduced(const struct identities *ids, size_t id, const struct name *name)
{
	const struct notes *notes = &ids->index->notes[id];
	return notes->segment < name->segment || (notes->segment == name->segment && notes->token <= name->core);
}

size_t person_by_long_surname(struct identities *ids, const struct name *name)
{
	slice key = fold_name(ids->memory, name_core(ids, name));
	if (slice_find_byte(key, ' ', 0) == SLICE_NONE)
		return SLICE_NONE;
	size_t id = owner_of(&ids->index->surnames, key);
	if (id != SLICE_NONE)
		identity_alias(ids, id, name_core(ids, name), "surname");
	return id;
}

size_t person_named(struct identities *ids, const struct name *name)
{
	const char *rule;
	struct parts p = parts_of(ids, name);
	size_t id = same_person(ids, name, &p, &rule);
	if (id == SLICE_NONE) {
		id = identity_new(ids, name_core(ids, name), p.key, IDENTITY_PERSON, name->segment, name->core);
		index_person(ids, id, &p);
	} else {
		take_name(ids, id, name, &p, rule);
		if (!introduced(ids, id, name)) {
			ids->index->notes[id].segment = name->segment;
			ids->index->notes[id].token = name->core;
		}
		if (ids->index->notes[id].last.len == 0)
			index_person(ids, id, &p);
	}
	take_title(ids, id, name);
	return id;
}

/* "the daughter of Hector Lund": nobody of whom the text goes on to tell. */
static bool is_governed(const struct identities *ids, const struct name *name)
{
	const struct token *first = &ids->index->tokens[name->segment].items[name->from];
	return name->from > 0 && first[-1].kind == TOKEN_WORD && (first[-1].word->is & WORD_PREPOSITION);
}

/* Whose surname it is; of several people's, who was named last before it. */
static size_t person_by_last_name(const struct identities *ids, const struct name *name, slice word)
{
	const struct identity_index *x = ids->index;
	if (owner_of(&x->namesakes, word) == SLICE_NONE)
		return owner_of(&x->surnames, word);
	size_t at = (size_t)(name - x->names.items);
	for (size_t n = 1; n <= at && n < NAMES_BACK; n++) {
		size_t id = x->name_identity[at - n];
		if (id != SLICE_NONE && ids->items[id].type == IDENTITY_PERSON &&
		    slice_equal(x->notes[id].last, word) && agrees(&ids->items[id], name->classes) &&
		    !is_governed(ids, &x->names.items[at - n]))
			return id;
	}
	return owner_of(&x->surnames, word);
}

size_t person_sharing(struct identities *ids, const struct name *name, const struct name *next)
{
	const struct token *first = &ids->index->tokens[name->segment].items[name->core];
	bool one = name->core_end == name->core + 1 && !name->titled && !first->possessive &&
		   name->classes & CLASS_FIRST;
	if (!one || next->segment != name->segment || next->from != name->to + 1 || next->titled ||
	    next->kind != NAME_PERSON || next->core_end != next->core + 2 || !(next->classes & CLASS_FIRST))
		return SLICE_NONE;
	slice link = name_token(ids, name, name->to);
	if (!slice_equal(link, S("and")) && !slice_equal(link, S("&")))
		return SLICE_NONE;
	struct parts p = {.first = fold_name(ids->memory, name_core(ids, name)), .last = parts_of(ids, next).last};
	slice whole =
		arena_join(ids->memory, name_core(ids, name), S(" "), name_token(ids, next, next->core_end - 1));
	p.key = arena_join(ids->memory, p.first, S(" "), p.last);
	size_t id = owner_of(&ids->index->exact, p.key), known = owner_of(&ids->index->exact, p.first);
	if (id == SLICE_NONE && known != SLICE_NONE && ids->items[known].type == IDENTITY_PERSON &&
	    ids->index->notes[known].first.len == 0)
		id = known; /* the layout names one of them by the first name alone */
	else if (id == SLICE_NONE && owner_of(&ids->index->firsts, p.first) == SLICE_NONE)
		id = identity_new(ids, whole, p.key, IDENTITY_PERSON, name->segment, name->core);
	if (id == SLICE_NONE)
		return id;
	if (ids->index->notes[id].first.len == 0) {
		ids->items[id].name = whole;
		own_new(&ids->index->exact, ids->memory, p.key, id);
		index_person(ids, id, &p);
		take_gender(ids, id, name->classes);
	}
	identity_alias(ids, id, name_core(ids, name), "first name");
	return id;
}

/* A title and one word: whose surname is it, or else whose first name? */
static size_t titled_person(struct identities *ids, const struct name *name, slice word)
{
	size_t id = person_by_last_name(ids, name, word);
	if (id != SLICE_NONE && !agrees(&ids->items[id], name->classes))
		id = owner_of(&ids->index->surnames,
			      surname_key(ids->memory, word, name->classes & CLASS_SHE ? GENDER_SHE : GENDER_HE));
	if (id == SLICE_NONE && owner_of(&ids->index->shared, word) == SLICE_NONE)
		id = owner_of(&ids->index->firsts, word);
	if (id == SLICE_NONE)
		id = spellings_find(&ids->index->spellings, S(""), word);
	if (id != SLICE_NONE) {
		identity_alias(ids, id, name_whole(ids, name), "title and surname");
		take_title(ids, id, name);
		return id;
	}
	slice whole = name_whole(ids, name), key = fold_name(ids->memory, whole);
	size_t known = owner_of(&ids->index->exact, key);
	if (known != SLICE_NONE)
		return known;
	struct parts p = {.last = word, .first = S("")};
	id = identity_new(ids, whole, key, IDENTITY_PERSON, name->segment, name->core);
	if (owner_of(&ids->index->surnames, word) == SLICE_NONE)
		index_person(ids, id, &p);
	else
		ids->index->notes[id].last = word;
	take_title(ids, id, name);
	return id;
}

/* Somebody with a first name, by this surname. */
static size_t by_surname(const struct identities *ids, slice word)
{
	size_t id = owner_of(&ids->index->surnames, word);
	return id != SLICE_NONE && ids->index->notes[id].first.len > 0 ? id : SLICE_NONE;
}

size_t person_called(struct identities *ids, const struct name *name)
{
	struct identity_index *x = ids->index;
	struct parts p = parts_of(ids, name);
	if (name->titled)
		return titled_person(ids, name, p.last);
	bool in_comment = in_comments(&x->document->items[name->segment]);
	size_t id = owner_of(&x->exact, p.key);
	if (id != SLICE_NONE && (ids->items[id].type != IDENTITY_PERSON || !x->notes[id].layout_only || in_comment)) {
		identity_alias(ids, id, name_core(ids, name), "case");
		return id;
	}
	const char *rule = "surname";
	id = person_by_last_name(ids, name, p.last);
	if (id == SLICE_NONE || x->notes[id].first.len == 0) {
		rule = "first name";
		id = owner_of(&x->firsts, p.last);
		bool one = owner_of(&x->shared, p.last) == SLICE_NONE;
		if (id != SLICE_NONE && !introduced(ids, id, name) && (!one || in_comment))
			id = SLICE_NONE;
	}
	if (id == SLICE_NONE && slice_ends(p.last, S("s"))) {
		size_t family = by_surname(ids, slice_sub(p.last, 0, p.last.len - 1));
		if (family != SLICE_NONE)
			return family; /* the Vanes: the one called Vane, but no name of theirs */
	}
	if (id == SLICE_NONE && !(name->classes & (CLASS_COMMON | CLASS_FIRST)) && !name->heading) {
		rule = "spelling of the surname";
		id = spellings_find(&x->spellings, S(""), p.last);
	}
	if (id != SLICE_NONE)
		identity_alias(ids, id, name_core(ids, name), rule);
	return id;
}

size_t person_by_surname(struct identities *ids, const struct name *name)
{
	slice word = name_key(ids, name);
	size_t id = by_surname(ids, word);
	if (id == SLICE_NONE && name->common && slice_ends(word, S("s")))
		id = by_surname(ids, slice_sub(word, 0, word.len - 1));
	if (id != SLICE_NONE)
		identity_alias(ids, id, name_core(ids, name), "surname");
	return id;
}

/* A word in small letters and in no lexicon that is a surname, or one with the
 * s of a possessive whose apostrophe was left out. */
static bool is_small_surname(const struct identities *ids, slice word)
{
	if (word.len < SMALL_LEAST)
		return false;
	bool owned = slice_ends(word, S("s")) && by_surname(ids, slice_sub(word, 0, word.len - 1)) != SLICE_NONE;
	return owned || by_surname(ids, word) != SLICE_NONE;
}

struct name *people_in_small_letters(struct identities *ids, size_t *count)
{
	const struct identity_index *x = ids->index;
	struct name *found = NULL;
	size_t room = 0;
	for (size_t s = 0; s < x->document->count; s++) {
		if (x->document->items[s].kind != SEGMENT_COMMENT)
			continue;
		for (uint32_t i = 0; i < x->tokens[s].count; i++) {
			const struct token *t = &x->tokens[s].items[i];
			if (t->kind != TOKEN_WORD || t->capital || t->classes != 0 ||
			    !is_small_surname(ids, token_text(x->document->items[s].text, t)))
				continue;
			found = arena_grow(ids->memory, found, *count, &room, *count + 1, sizeof *found);
			found[(*count)++] = (struct name){
				.segment = s, .from = i, .to = i + 1, .core = i, .core_end = i + 1, .common = true};
		}
	}
	return found;
}

/* Common words, all with capitals, none a person: Family Help. */
static bool is_coined(const struct token_list *tokens)
{
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *t = &tokens->items[i];
		unsigned class = t->classes;
		if (!t->capital || !(class & CLASS_COMMON) ||
		    class & (CLASS_ANY_PERSON | CLASS_FIRST | CLASS_FUNCTION))
			return false;
	}
	return tokens->count > 1;
}

/* The type of a speaker whom the layout names by something that is no name. */
static enum identity_type label_type(slice label, const struct token_list *tokens)
{
	unsigned last = 0;
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *t = &tokens->items[i];
		unsigned class = t->classes;
		if (t->kind != TOKEN_WORD || (i > 0 && class & CLASS_JOIN && !t->capital))
			break;
		last = class;
	}
	if (last & (CLASS_PLURAL | CLASS_PEOPLE) && !(last & CLASS_ORG))
		return IDENTITY_GROUP;
	bool office = last & (CLASS_ORG | CLASS_BODY) && tokens->count > 1;
	bool the = tokens->count > 1 && slice_starts(label, S("The ")) &&
		   !(last & (CLASS_ANY_PERSON | CLASS_COMMON)) &&
		   !(tokens->items[1].classes & (CLASS_ANY_TITLE | CLASS_ANY_PERSON));
	return (office && tokens->items[0].capital) || the || is_coined(tokens) ? IDENTITY_ORG : IDENTITY_PERSON;
}

/* Somebody's name on a label. The label stands in for the document as long as
 * it is read. */
static size_t person_on_label(struct identities *ids, const struct name *name, slice label,
			      const struct token_list *tokens, size_t segment)
{
	struct identity_index *x = ids->index;
	const struct segment_list *document = x->document;
	const struct token_list *tokens_of_document = x->tokens;
	struct segment only = {.text = label};
	x->document = &(struct segment_list){.items = &only, .count = 1};
	x->tokens = tokens;
	size_t known = ids->count, id = person_named(ids, name);
	x->document = document;
	x->tokens = tokens_of_document;
	if (id == known)
		x->notes[id].segment = segment;
	return id;
}

/* "Barrister, northern circuit", "A retired clerk": what the label says somebody is. */
static void role_on_label(struct identities *ids, size_t id, slice label, const struct token_list *tokens)
{
	const struct role_text t = {label, tokens};
	struct role role;
	uint32_t next, from = 0;
	for (uint32_t i = 1; i + 1 < tokens->count && from == 0; i++)
		if (tokens->items[i].kind == TOKEN_COMMA || tokens->items[i].kind == TOKEN_BRACKET)
			from = i + 1; /* Bev, link worker */
	if (ids->items[id].type != IDENTITY_PERSON)
		return;
	if (!role_phrase(&t, 0, &role, &next) && (from == 0 || !role_phrase(&t, from, &role, &next)))
		return;
	if (role.body)
		return;
	if (tokens->items[role.from].classes & CLASS_PEER)
		return; /* The Lord Bishop of Marl */
	unsigned known = 0;
	for (uint32_t i = role.from; i < role.to; i++)
		known |= tokens->items[i].classes & CLASS_ANY_PERSON;
	if (known)
		identity_role(ids, id, names_text(label, tokens, role.from, role.to));
}

/* A label that is nobody's full name: a nickname, an organisation, a phrase. */
static size_t nickname(struct identities *ids, slice label, const struct token_list *tokens, bool org, size_t segment)
{
	slice key = fold_name(ids->memory, label);
	size_t known = owner_of(&ids->index->exact, key);
	if (known != SLICE_NONE)
		return known;
	size_t id = identity_new(ids, label, key, org ? IDENTITY_ORG : label_type(label, tokens), segment, 0);
	ids->index->notes[id].layout_only = true;
	if (tokens->count == 1)
		gender_from(&ids->items[id], namewords_class(label));
	role_on_label(ids, id, label, tokens);
	return id;
}

/* A label that has been read, and whom it names. */
struct label {
	slice text;
	size_t identity;
	bool name; /* by a full name */
};

static struct label labelled(struct identities *ids, slice label, size_t segment)
{
	struct token_list tokens = tokens_of(label, ids->memory);
	struct name_list names = {0};
	if (tokens.count > 0 && tokens.count < LABEL_MOST)
		names_in(&names, label, &tokens, 0, ids->memory);
	const struct name *name = names.count == 1 ? &names.items[0] : NULL;
	if (!name || name->from > 0 || name->to < tokens.count)
		return (struct label){label, nickname(ids, label, &tokens, false, segment), false};
	bool person = name->kind == NAME_PERSON || name->kind == NAME_LIKELY;
	if (person && name->core_end - name->core > 1)
		return (struct label){label, person_on_label(ids, name, label, &tokens, segment), true};
	bool org = name->kind == NAME_ORG || name->kind == NAME_ACRONYM;
	return (struct label){label, nickname(ids, label, &tokens, org, segment), false};
}

bool in_comments(const struct segment *segment)
{
	bool turn = segment->kind == SEGMENT_QUESTION || segment->kind == SEGMENT_ANSWER;
	return segment->kind == SEGMENT_COMMENT || (segment->turn.len > 0 && !turn);
}

/* Whose label it is. The two of an interview take turns: the last two labels
 * are not read again. */
static size_t speaker_of_label(struct identities *ids, struct label recent[2], slice text, size_t segment)
{
	if (recent[0].text.len && slice_equal(recent[0].text, text))
		return recent[0].identity;
	struct label found = recent[1];
	if (found.text.len == 0 || !slice_equal(found.text, text))
		found = labelled(ids, text, segment);
	else if (found.name)
		ids->index->notes[found.identity].segment = segment;
	recent[1] = recent[0];
	recent[0] = found;
	return found.identity;
}

void people_of_layout(struct identities *ids, bool comments)
{
	const struct segment_list *document = ids->index->document;
	struct label recent[2] = {{S(""), SLICE_NONE, false}, {S(""), SLICE_NONE, false}};
	for (size_t s = 0; s < document->count; s++) {
		const struct segment *segment = &document->items[s];
		if (segment->speaker.len == 0 || in_comments(segment) != comments)
			continue;
		size_t id = speaker_of_label(ids, recent, segment->speaker, s);
		if (segment->kind == SEGMENT_QUESTION || segment->kind == SEGMENT_ANSWER)
			ids->items[id].speaks_in_turns = true;
		else
			ids->items[id].comments = true;
		ids->index->notes[id].layout = true;
	}
}
