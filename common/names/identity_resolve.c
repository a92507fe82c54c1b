/* Who is meant by a noun phrase that something is said by. */
#include "names/identity_phrase.h"
#include "names/roles.h"
#include "text/namewords.h"

enum {
	AUTHOR_BEHIND = 3, /* tokens behind a phrase in which its author may be named */
	APPOSED_MOST = 10, /* tokens between commas that explain a phrase */
};

/* "the charity's boss": whose the head is, and the words without the owner. */
static void find_owner(struct identities *ids, struct phrase *p)
{
	for (uint32_t i = p->begin; i < p->head; i++) {
		if (!p->tokens[i].possessive)
			continue;
		slice noun = fold_name(ids->memory, phrase_word(p, i));
		const struct mention *m = phrase_mention(ids, p, p->begin, i + 1);
		if (m)
			p->owner = m->identity;
		else if (namewords_class(noun) & CLASS_ANY_BODY && !(p->tokens[p->from].word->is & WORD_PRONOUN))
			p->owner = org_meant(ids, p, noun);
		if (!m && p->owner != SLICE_NONE && i > p->from)
			identity_alias(ids, p->owner, phrase_words(p, p->from, i + 1), "noun of the name");
		if (m || p->owner != SLICE_NONE)
			p->begin = i + 1;
	}
}

/* Whether the phrase only explains a name beside it: "its chief, Ann Lee". */
static bool explains(const struct identities *ids, const struct phrase *p, size_t id)
{
	const struct token_list *tokens = &ids->index->tokens[p->segment];
	if (p->to + 1 >= tokens->count || p->tokens[p->to].kind != TOKEN_COMMA)
		return false;
	size_t at = p->tokens[p->to + 1].at;
	const struct mention *m = identities_mention(ids, p->segment, at, at + 1);
	return m && m->identity == id;
}

/* The person whom the phrase explains, behind a comma. */
static size_t apposed(const struct identities *ids, const struct phrase *p)
{
	const struct token_list *tokens = &ids->index->tokens[p->segment];
	if (p->to + 1 >= tokens->count || p->tokens[p->to].kind != TOKEN_COMMA)
		return SLICE_NONE;
	size_t at = p->tokens[p->to + 1].at;
	const struct mention *m = identities_mention(ids, p->segment, at, at + 1);
	if (!m) {
		uint32_t end = p->to + 1;
		while (end < tokens->count && end - p->to < APPOSED_MOST && p->tokens[end].kind == TOKEN_WORD)
			end++;
		bool closed = end < tokens->count && p->tokens[end].kind == TOKEN_COMMA && end > p->to + 1;
		if (closed) /* Its chair, the Labour councillor Ann Lee, */
			m = identities_mention(ids, p->segment, p->tokens[end - 1].at, p->tokens[end - 1].at + 1);
	}
	if (!m || ids->items[m->identity].type != IDENTITY_PERSON)
		return SLICE_NONE;
	const struct identity *who = &ids->items[m->identity];
	bool place = p->begin == p->from && p->tokens[p->from].capital && who->gender == GENDER_UNKNOWN &&
		     slice_find_byte(who->name, ' ', 0) == SLICE_NONE; /* Foster carer, Hartlow: */
	return place ? SLICE_NONE : m->identity;
}

/* Whether one of somebody's roles has the words. */
static bool is_called(const struct identities *ids, size_t id, slice words)
{
	const struct slice_list *roles = &ids->items[id].roles;
	for (size_t i = 0; i < roles->count && i < NEAR_MOST; i++)
		if (role_has(fold_name(ids->memory, roles->items[i]), words))
			return true;
	return false;
}

/* "the charity", "its president", "Fairline's chief executive". */
static size_t by_role(struct identities *ids, const struct phrase *p)
{
	bool completed = p->head + 1 < p->to && !(p->definite && p->class & CLASS_PERSON);
	if (completed || !(p->class & (CLASS_ANY_PERSON | CLASS_ANY_BODY | CLASS_TITLE | CLASS_TEXT)))
		return SLICE_NONE;
	slice words = fold_name(ids->memory, phrase_words(p, p->begin, p->head + 1));
	slice noun = fold_name(ids->memory, phrase_word(p, p->head));
	const struct token *before = p->head > p->from ? &p->tokens[p->head - 1] : NULL;
	bool whose = p->owner == SLICE_NONE && before && before->possessive && !(before->classes & CLASS_OWNER);
	bool body = p->class & CLASS_ANY_BODY && !(p->class & CLASS_PLURAL) && !whose;
	size_t id = SLICE_NONE;
	if (!p->indefinite)
		id = holder(ids, p, words, 1);
	if (id == SLICE_NONE && p->definite && p->begin < p->head && p->tokens[p->begin].capital && !body)
		id = holder(ids, p, noun, 2); /* the Labour councillor */
	if (id == SLICE_NONE && body && (p->definite || is_opening(ids, p->segment)))
		id = org_meant(ids, p, noun);
	if (id == SLICE_NONE && body && p->definite) {
		id = owner_of(&ids->index->nouns, noun);
		if (id != SLICE_NONE && !role_has(fold_name(ids->memory, ids->items[id].name), words))
			id = SLICE_NONE;
	}
	if (id == SLICE_NONE && !body && !p->indefinite && !(p->class & CLASS_TEXT))
		id = holder_of_like(ids, p, words);
	if (id == SLICE_NONE && p->definite) {
		size_t described = owner_of(&ids->index->descriptions, noun);
		if (described != SLICE_NONE && (role_has(fold_name(ids->memory, ids->items[described].name), words) ||
						is_called(ids, described, words)))
			id = described;
	}
	if (id == SLICE_NONE || explains(ids, p, id))
		return id;
	identity_alias(ids, id, phrase_words(p, p->from, p->to), "role");
	if (ids->items[id].type == IDENTITY_ORG && body &&
	    !word_in(noun, fold_name(ids->memory, ids->items[id].name)))
		identity_role(ids, id, phrase_words(p, p->begin, p->head + 1));
	return id;
}

static enum identity_type described_type(const struct phrase *p)
{
	static const slice MANY[] = {S("minority"), S("majority"), S("few"),    S("several"), S("handful"),
				     S("many"),     S("family"),   S("couple"), S("most"),    S("some")};
	slice head = phrase_word(p, p->head);
	for (size_t i = 0; i < sizeof MANY / sizeof *MANY; i++)
		if (slice_equal_nocase(head, MANY[i]))
			return IDENTITY_GROUP;
	const struct token *last = &p->tokens[p->to - 1];
	if (p->head + 1 < p->to && p->tokens[p->head].word->is & WORD_DETERMINER &&
	    last->classes & (CLASS_PLURAL | CLASS_PEOPLE))
		return IDENTITY_GROUP; /* three in five members */
	if (p->class & CLASS_PEOPLE || (p->class & CLASS_PLURAL && !(p->class & CLASS_ORG)))
		return IDENTITY_GROUP;
	if (p->class & CLASS_ANY_PERSON)
		return IDENTITY_PERSON;
	if (p->class & (CLASS_ANY_BODY | CLASS_TEXT))
		return IDENTITY_ORG;
	bool many = slice_ends(head, S("s")) || (slice_ends(head, S("men")) && !(p->class & CLASS_COMMON));
	return head.len > 2 && many ? IDENTITY_GROUP : IDENTITY_PERSON;
}

static bool is_small_word(unsigned class)
{
	const unsigned name = CLASS_ANY_PLACE | CLASS_FIRST | CLASS_DATE | CLASS_PEOPLES | CLASS_TITLE;
	return class != 0 && (!(class & name) || class & CLASS_FUNCTION);
}

/* A capital that only begins the sentence is taken back. */
static slice description(struct identities *ids, const struct phrase *p, uint32_t begin)
{
	slice text = phrase_words(p, begin, p->to);
	const struct token *first = &p->tokens[begin];
	const struct token *last = &p->tokens[p->to - 1];
	if (text.len > 2 && slice_ends(text, S(".")) && (!last->capital || last->len == 2))
		text.len--; /* take the rep., a carer in Area B. */
	bool name = begin + 1 < p->to && p->tokens[begin + 1].capital && !(first->word->is & WORD_DETERMINER);
	const unsigned noun =
		CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL | CLASS_ANY_BODY | CLASS_TEXT | CLASS_THING;
	bool alone = begin == p->from && begin + 1 == p->to && !(first->classes & (noun | CLASS_FUNCTION)) &&
		     !slice_ends(text, S("s"));
	name |= alone; /* Mind said */
	bool ours = first->word->is & WORD_POSSESSIVE;
	if (!(first->sentence || ours) || !first->capital || first->capitals || (name && !ours) ||
	    !ascii_is_upper(text.at[0]) || !(ours || is_small_word(first->classes)))
		return text;
	char *copy = arena_alloc(ids->memory, text.len + 1);
	memcpy(copy, text.at, text.len);
	copy[0] = ascii_lower(copy[0]);
	return slice_of(copy, text.len);
}

/* "the charity Open Hands", "campaign group Close to Home": where the name
 * behind the word for an organisation begins, or `begin`. */
static uint32_t name_of_body(const struct phrase *p, uint32_t begin)
{
	for (uint32_t i = begin; i + 1 < p->to; i++)
		if (p->tokens[i].kind == TOKEN_WORD && !p->tokens[i].capital && !p->tokens[i].possessive &&
		    p->tokens[i].classes & CLASS_ANY_BODY && p->tokens[i + 1].capital && p->tokens[p->to - 1].capital)
			return i + 1;
	return begin;
}

/* An act; a letter that nobody is told to have written; some of us; an hour. */
static bool is_nobody(const struct phrase *p)
{
	static const slice LAST[] = {S("us"),      S("them"),  S("you"),  S("such"), S("most"),
				     S("several"), S("third"), S("hour"), S("half")};
	const struct token *head = &p->tokens[p->head];
	if (slice_is_one_of(phrase_word(p, p->to - 1), LAST, sizeof LAST / sizeof *LAST) ||
	    (head->word->is & WORD_TIME && !(p->class & CLASS_ANY_BODY)))
		return true;
	if (p->class & (CLASS_ANY_PERSON | CLASS_ANY_BODY | CLASS_PEOPLE | CLASS_PLURAL))
		return false;
	bool unsigned_text = p->class & CLASS_TEXT && !(p->class & CLASS_ALONE) && !head->capital;
	return unsigned_text || (p->class & CLASS_THING && !(p->class & CLASS_TEXT)) || p->class & CLASS_DATE;
}

/* "my director in 2021", "carers surveyed in May", "a man in the latest report":
 * behind what describes somebody, before what tells where they were heard. */
static uint32_t without_place_of_words(const struct phrase *p)
{
	static const slice HEARD[] = {S("interviewed"), S("surveyed"),  S("questioned"), S("polled"),
				      S("quoted"),      S("consulted"), S("responding"), S("speaking")};
	const struct token *last = &p->tokens[p->to - 1];
	bool words = last->kind == TOKEN_NUMBER ? last->len == 4 : (last->word->is & WORD_DOCUMENT) != 0;
	for (uint32_t i = p->head + 1; i < p->to && p->class & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL);
	     i++) {
		slice word = phrase_word(p, i);
		if (p->tokens[i].kind == TOKEN_WORD && slice_is_one_of(word, HEARD, sizeof HEARD / sizeof *HEARD))
			return i;
		if (words && (slice_equal(word, S("in")) || slice_equal(word, S("for"))))
			return i;
	}
	return p->to;
}

/* Somebody known by this description only. */
static size_t described(struct identities *ids, const struct phrase *p, uint32_t begin)
{
	uint32_t asked = begin;
	begin = name_of_body(p, begin);
	struct phrase whole = *p;
	bool seen =
		p->head + 2 == p->to || (p->head + 2 < p->to && slice_ends(phrase_word(p, p->head + 1), S("ed")) &&
					 !slice_equal(phrase_word(p, p->head + 1), S("called")));
	if (p->class & (CLASS_TEXT | CLASS_THING) && seen && p->head >= begin &&
	    !(p->tokens[p->head + 1].word->is & (WORD_PREPOSITION | WORD_TO)) && !p->tokens[p->head + 1].capital &&
	    p->tokens[p->head + 1].kind == TOKEN_WORD)
		whole.to = p->head + 1; /* a letter seen by, a leaflet pushed through doors */
	whole.to = without_place_of_words(&whole);
	while (whole.to > whole.head + 1 && whole.tokens[whole.to - 1].word->is & WORD_ADVERB &&
	       !whole.tokens[whole.to - 1].capital)
		whole.to--; /* my director then */
	p = &whole;
	slice text = description(ids, p, begin), key = fold_name(ids->memory, text);
	size_t id = owner_of(&ids->index->exact, key);
	struct role_text t = {p->text, &ids->index->tokens[p->segment]};
	struct role role;
	uint32_t next;
	if (id != SLICE_NONE)
		return id;
	bool name = (p->tokens[begin].capital && p->to == begin + 1 && ascii_is_upper(text.at[0]) &&
		     !(p->class & ~(unsigned)CLASS_COMMON)) ||
		    begin > asked;
	id = identity_new(ids, text, key, name ? IDENTITY_ORG : described_type(p), p->segment, begin);
	ids->items[id].described = !name;
	if (name && text.len == 1)
		ids->items[id].type = IDENTITY_PERSON; /* K, as a court calls a child */
	ids->items[id].is_thing = is_nobody(p);
	own(&ids->index->descriptions, ids->memory, fold_name(ids->memory, phrase_word(p, p->head)), id);
	bool office =
		p->tokens[p->begin].capital && p->tokens[p->begin].classes & CLASS_PERSON; /* Secretary of State */
	bool person = ids->items[id].type == IDENTITY_PERSON && (p->class & CLASS_ANY_PERSON || office);
	const struct mention *m = p->head > begin ? phrase_mention(ids, p, begin, p->head) : NULL;
	if (person && m && ids->items[m->identity].type == IDENTITY_ORG && p->head + 1 == p->to &&
	    m->to + 1 == p->tokens[p->head].at) {
		identity_role(ids, id, phrase_word(p, p->head)); /* a Harbour Trust spokeswoman */
		identity_org(ids, id, ids->items[m->identity].name);
	} else if (person && p->class & CLASS_PERSON && p->head + 1 < p->to &&
		   p->tokens[p->head + 1].word->is & WORD_PERSONAL) {
		identity_role(ids, id, phrase_word(p, p->head)); /* a director I know */
	} else if (person && role_phrase(&t, p->begin, &role, &next) && role.from < p->to) {
		role.to = role.to > p->to ? p->to : role.to;
		identity_role(ids, id, phrase_words(p, role.from, role.to));
		if (role.org_from < role.org_to && role.org_to <= p->to)
			identity_org(ids, id, phrase_words(p, role.org_from, role.org_to));
	} else if (person && p->class & CLASS_PERSON) {
		identity_role(ids, id, phrase_words(p, p->begin, p->head + 1)); /* our treasurer's */
	}
	if (person && p->class & CLASS_KIN && roles_behind(&t, p->to, &role, 1) && !role.body)
		identity_role(ids, id, phrase_words(p, role.from, role.to)); /* my mother was a nurse */
	return id;
}

/* Whose report, survey, letter it is: named in front, or behind by or from. */
static size_t author(const struct identities *ids, const struct phrase *p)
{
	const struct mention *m = phrase_mention(ids, p, p->from, p->head + 1);
	uint32_t count = (uint32_t)ids->index->tokens[p->segment].count;
	uint32_t to = p->to + AUTHOR_BEHIND < count ? p->to + AUTHOR_BEHIND : count;
	for (uint32_t i = p->head + 1; !m && i + 1 < to && i <= p->to; i++) {
		slice word = phrase_word(p, i);
		if (slice_equal(word, S("by")) || slice_equal(word, S("from")) || slice_equal(word, S("at")))
			m = identities_mention(ids, p->segment, p->tokens[i + 1].at, p->tokens[to - 1].at + 1);
	}
	return m ? m->identity : SLICE_NONE;
}

/* "the government’s response", "the judges’ ruling": whose it is, by that
 * description. */
static size_t unnamed_author(struct identities *ids, const struct phrase *p)
{
	for (uint32_t i = p->head; i > p->from; i--) {
		const struct token *t = &p->tokens[i - 1];
		if (!t->possessive)
			continue;
		const unsigned people = CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL;
		const unsigned somebody = CLASS_ANY_BODY | (p->class & CLASS_TEXT ? people : 0);
		bool office = t->classes & CLASS_ANY_PERSON && p->class & CLASS_ANY_BODY; /* the mayor’s office */
		bool written = p->class & CLASS_TEXT && p->tokens[p->head].word->is & WORD_DOCUMENT;
		bool theirs = written && !(t->word->is & WORD_TIME); /* the think tank’s report */
		if (!(t->classes & somebody || theirs) || office || t->classes & (CLASS_DATE | CLASS_ANY_PLACE))
			return SLICE_NONE;
		struct phrase owner = phrase_of(ids, p->segment, p->from, i);
		size_t id = by_role(ids, &owner);
		return id == SLICE_NONE ? described(ids, &owner, owner.begin) : id;
	}
	return SLICE_NONE;
}

/* "the review chair", "the report’s author": the person whose review it is. */
static size_t author_called(struct identities *ids, const struct phrase *p)
{
	for (uint32_t i = p->begin; i < p->head; i++) {
		if (p->tokens[i].kind != TOKEN_WORD || !(p->tokens[i].classes & CLASS_TEXT))
			continue;
		size_t id = text_owner(ids, fold_name(ids->memory, phrase_word(p, i)));
		if (id != SLICE_NONE && ids->items[id].type == IDENTITY_PERSON)
			return id;
	}
	return SLICE_NONE;
}

/* "Ofsted came in June. The report …": whoever was named just before it. */
static size_t org_just_before(const struct identities *ids, const struct phrase *p)
{
	const struct identity_index *x = ids->index;
	for (size_t at = phrase_names_before(ids, p), n = 0; at > 0 && n < LOOK_BACK; at--, n++) {
		if (x->names.items[at - 1].segment != p->segment)
			break;
		size_t id = x->name_identity[at - 1];
		if (id != SLICE_NONE && ids->items[id].type == IDENTITY_ORG)
			return id;
	}
	return SLICE_NONE;
}

/* "the survey of 320 heads": which one is not told by that. */
static bool is_of_many(const struct phrase *p)
{
	if (!(p->class & CLASS_TEXT) || p->head + 2 >= p->to || !slice_equal(phrase_word(p, p->head + 1), S("of")))
		return false;
	return p->tokens[p->head + 2].kind == TOKEN_NUMBER || is_number_word(phrase_word(p, p->head + 2));
}

/* "new report", "the latest survey": no word before the noun tells which one. */
static bool is_plainly(const struct phrase *p)
{
	static const slice PLAIN[] = {S("new"),     S("latest"),   S("annual"),   S("recent"),  S("final"),
				      S("interim"), S("full"),     S("official"), S("damning"), S("landmark"),
				      S("major"),   S("national"), S("same")};
	for (uint32_t i = p->begin; i < p->head; i++)
		if (!slice_is_one_of(phrase_word(p, i), PLAIN, sizeof PLAIN / sizeof *PLAIN))
			return false;
	return true;
}

/* "the letter to parents". */
static bool is_addressed(const struct phrase *p)
{
	return p->class & CLASS_TEXT && p->head + 2 < p->to && slice_equal(phrase_word(p, p->head + 1), S("to"));
}

/* "a cabinet paper", "the scrutiny report". */
static bool is_councils(const struct phrase *p)
{
	slice before = p->class & CLASS_TEXT && p->head > p->begin ? phrase_word(p, p->head - 1) : S("");
	return slice_equal_nocase(before, S("cabinet")) || slice_equal_nocase(before, S("scrutiny"));
}

/* "A report to the cabinet", "to Monday's meeting of the committee": in a
 * council's own business the council's. */
static size_t council_reporting(struct identities *ids, const struct phrase *p)
{
	static const slice WHOM[] = {S("cabinet"), S("committee"), S("councillors"), S("meeting"), S("council")};
	bool councils = is_councils(p);
	if (!councils && !is_addressed(p))
		return SLICE_NONE;
	for (uint32_t i = p->head + 2; i < p->to && !councils; i++)
		if (slice_is_one_of(phrase_word(p, i), WHOM, sizeof WHOM / sizeof *WHOM))
			break;
		else if (i + 1 == p->to)
			return SLICE_NONE;
	size_t id = owner_of(&ids->index->nouns, S("council"));
	if (id == SLICE_NONE)
		id = org_meant(ids, p, S("council"));
	if (id != SLICE_NONE) /* and so is "the report" below */
		own(&ids->index->texts, ids->memory, fold_name(ids->memory, phrase_word(p, p->head)), id);
	return id;
}

/* "survey finds", "the report notes": whose it was said to be; in a headline
 * it is the first organisation's that is named after it. */
static size_t text_of_somebody(struct identities *ids, const struct phrase *p)
{
	/* What is called a survey here may be called a report there. */
	static const slice STUDIES[] = {S("report"), S("survey"),   S("study"), S("research"),
					S("review"), S("analysis"), S("poll"),  S("evaluation")};
	static const slice STUDIES_FOLDED = S("report survey study research review analysis poll evaluation");
	const size_t *named = ids->index->name_identity;
	uint32_t noun = p->head;
	if (p->head + 1 < p->to && p->class & CLASS_THING)
		noun = p->to - 1; /* paragraph 7 of the report */
	else if ((p->head + 1 < p->to && !is_of_many(p) && !is_addressed(p)) || !is_plainly(p) ||
		 (p->indefinite && !(p->class & CLASS_TEXT && is_opening(ids, p->segment))))
		return SLICE_NONE;
	size_t id = text_owner(ids, fold_name(ids->memory, phrase_word(p, noun)));
	enum segment_kind kind = ids->index->document->items[p->segment].kind;
	bool the = slice_equal_nocase(phrase_word(p, p->from), S("the")) && p->class & CLASS_TEXT;
	bool bare = p->begin == p->from && is_opening(ids, p->segment); /* new poll shows */
	for (size_t i = 0; id == SLICE_NONE && (the || bare) && i < sizeof STUDIES / sizeof *STUDIES; i++)
		if (word_in(fold_name(ids->memory, phrase_word(p, noun)), STUDIES_FOLDED))
			id = text_owner(ids, STUDIES[i]);
	if (id == SLICE_NONE && the)
		id = org_just_before(ids, p);
	if (id != SLICE_NONE || p->definite || (kind != SEGMENT_TITLE && kind != SEGMENT_STANDFIRST))
		return id;
	for (size_t n = phrase_names_before(ids, p), end = n + LOOK_AHEAD; n < end && n < ids->index->names.count;
	     n++)
		if (named[n] != SLICE_NONE && ids->items[named[n]].type == IDENTITY_ORG)
			return named[n];
	return SLICE_NONE;
}

/* "The author says", "the article says", below it: whoever the byline names. */
static size_t author_above(const struct identities *ids, const struct phrase *p)
{
	enum { TOP = 40 };
	static const slice NOUNS[] = {S("author"), S("writer"), S("columnist"), S("journalist"), S("article"),
				      S("piece"),  S("column"), S("blog"),      S("post")};
	const struct segment *segments = ids->index->document->items;
	bool ours = slice_equal_nocase(phrase_word(p, p->from), S("the")) ||
		    slice_equal_nocase(phrase_word(p, p->from), S("this"));
	if (segments[p->segment].kind != SEGMENT_COMMENT || !ours || p->to != p->from + 2 ||
	    !slice_is_one_of(phrase_word(p, p->head), NOUNS, sizeof NOUNS / sizeof *NOUNS))
		return SLICE_NONE;
	for (size_t s = 0; s < p->segment && s < TOP; s++) {
		if (segments[s].kind != SEGMENT_BYLINE || segments[s].turn.len)
			continue;
		const struct mention *m = identities_mention(ids, s, 0, segments[s].text.len);
		if (m && ids->items[m->identity].type == IDENTITY_PERSON)
			return m->identity;
	}
	return SLICE_NONE;
}

/* "your leader", in a letter: the newspaper's. */
static size_t addressee(const struct identities *ids, const struct phrase *p)
{
	if (!slice_equal_nocase(phrase_word(p, p->from), S("your")) || !(p->class & CLASS_TEXT))
		return SLICE_NONE;
	for (size_t i = 0; i < ids->count && i < LOOK_BACK; i++) {
		slice name = ids->items[i].name;
		size_t last = name.len;
		while (last > 0 && name.at[last - 1] != ' ')
			last--;
		if (ids->items[i].type == IDENTITY_ORG && namewords_class(slice_after(name, last)) & CLASS_MEDIA)
			return i;
	}
	return SLICE_NONE;
}

/* "campaigners such as Ann Lee": the first of the examples. */
static size_t example(const struct identities *ids, const struct phrase *p)
{
	size_t begin = p->tokens[p->head + 2].at, end = p->tokens[p->to - 1].at + 1;
	const struct mention *m = identities_mention(ids, p->segment, begin, end);
	return m ? m->identity : SLICE_NONE;
}

/* Nothing but what belongs to a title stands before it: District Judge Lee. */
static bool opens_text(const struct identities *ids, const struct name *name)
{
	enum { FEW = 3 };
	const struct token *tokens = ids->index->tokens[name->segment].items;
	for (uint32_t i = 0; i < name->from; i++)
		if (i == FEW || !tokens[i].capital || tokens[i].possessive)
			return false;
	return true;
}

/* "A grandmother says …", as a report opens, and below it "Ann Lee, of Mill
 * Street, took in …": she. */
static size_t told_below(const struct identities *ids, const struct phrase *p)
{
	enum { FAR = 8, LEAD = 4, PARAGRAPHS = 2, TOP = 40 };
	const struct identity_index *x = ids->index;
	slice first = phrase_word(p, p->from);
	size_t paragraphs = 0, seen = 0;
	for (size_t i = 0; i <= p->segment && i < TOP && paragraphs <= LEAD; i++)
		paragraphs += x->document->items[i].kind == SEGMENT_PARA;
	bool lead = p->segment < TOP && x->document->items[p->segment].kind == SEGMENT_PARA && paragraphs < LEAD;
	const slice article = p->indefinite ? S("a") : S("the");
	if (!lead || !(slice_equal_nocase(first, article) || (p->indefinite && slice_equal_nocase(first, S("an")))))
		return SLICE_NONE;
	size_t n = phrase_names_before(ids, p);
	for (size_t i = p->segment + 1; i < x->document->count && i < p->segment + FAR && seen < PARAGRAPHS; i++) {
		if (x->document->items[i].kind != SEGMENT_PARA)
			continue;
		seen++;
		while (n < x->names.count && (x->names.items[n].segment < i ||
					      (x->names.items[n].segment == i && x->names.items[n].from == 0 &&
					       x->name_identity[n] == SLICE_NONE)))
			n++;
		size_t id = n < x->names.count && x->names.items[n].segment == i ? x->name_identity[n] : SLICE_NONE;
		bool fits = id != SLICE_NONE && !(p->class & CLASS_SHE && ids->items[id].gender == GENDER_HE) &&
			    !(p->class & CLASS_HE && ids->items[id].gender == GENDER_SHE);
		bool unknown = fits && ids->items[id].roles.count == 0 && x->notes[id].segment == i; /* till then */
		fits = fits && x->notes[id].segment != p->segment && (paragraphs == 1 || (unknown && p->definite));
		fits = fits && x->names.items[n].core_end - x->names.items[n].core > 1; /* as one is introduced */
		if (fits && opens_text(ids, &x->names.items[n]) && ids->items[id].type == IDENTITY_PERSON)
			return id;
	}
	return SLICE_NONE;
}

/* "A parish chairman denied it", told of below by name: the chairman is he. */
static size_t told_of(struct identities *ids, const struct phrase *p)
{
	size_t id = told_below(ids, p);
	if (id == SLICE_NONE || !(p->class & CLASS_PERSON))
		return id;
	identity_role(ids, id, phrase_words(p, p->begin, p->head + 1));
	own(&ids->index->descriptions, ids->memory, fold_name(ids->memory, phrase_word(p, p->head)), id);
	return id;
}

/* "Ann Lee of Ferry Trust": she, not the trust that is named last. */
static size_t person_of(const struct identities *ids, const struct phrase *p, const struct mention *last)
{
	const struct mention *m = identities_mention(ids, p->segment, p->tokens[p->from].at, last->to);
	uint32_t behind = token_after(&ids->index->tokens[p->segment], m->to);
	bool person = ids->items[m->identity].type == IDENTITY_PERSON && m != last;
	return person && p->tokens[behind].word->is & WORD_PREPOSITION ? m->identity : last->identity;
}

/* "Dad (Max)", "our chair (Ann Lee)": who is named in brackets behind. */
static size_t bracketed(const struct identities *ids, const struct phrase *p)
{
	enum { MOST = 4 };
	const struct token_list *tokens = &ids->index->tokens[p->segment];
	if (!(p->class & CLASS_ANY_PERSON) || p->to + 2 >= tokens->count ||
	    !slice_equal(phrase_word(p, p->to), S("(")))
		return SLICE_NONE;
	size_t at = p->tokens[p->to + 1].at;
	const struct mention *m = identities_mention(ids, p->segment, at, at + 1);
	bool whole = m && m->from == at && m->end < tokens->count && m->end - p->to <= MOST &&
		     slice_equal(phrase_word(p, m->end), S(")"));
	return whole && ids->items[m->identity].type == IDENTITY_PERSON ? m->identity : SLICE_NONE;
}

/* "a lad called Max". */
static size_t called(const struct identities *ids, const struct phrase *p)
{
	slice word = p->head + 2 < p->to ? phrase_word(p, p->head + 1) : S("");
	if (!slice_equal(word, S("called")) && !slice_equal(word, S("named")))
		return SLICE_NONE;
	size_t at = p->tokens[p->head + 2].at;
	const struct mention *m = identities_mention(ids, p->segment, at, at + 1);
	return m ? m->identity : SLICE_NONE;
}

static size_t who_is_meant(struct identities *ids, struct phrase *p);

/* "the Marl works council’s report": the council's, not Marl's. */
static bool is_bodys(const struct phrase *p, const struct mention *m)
{
	for (uint32_t i = m ? m->end : p->head; i < p->head; i++)
		if (p->tokens[i].possessive && p->tokens[i].classes & CLASS_ANY_BODY)
			return true;
	return false;
}

/* "a letter from the primary school": the school that is described. */
static size_t described_author(struct identities *ids, const struct phrase *p)
{
	slice word = p->head + 2 < p->to ? phrase_word(p, p->head + 1) : S("");
	if (!(p->class & CLASS_TEXT) || !(slice_equal(word, S("from")) || slice_equal(word, S("by"))))
		return SLICE_NONE;
	struct phrase writer = phrase_of(ids, p->segment, p->head + 2, p->to);
	const unsigned somebody = CLASS_ANY_PERSON | CLASS_ANY_BODY | CLASS_PEOPLE | CLASS_PLURAL;
	bool told = writer.from < writer.begin && writer.class & somebody && !(writer.class & CLASS_TEXT);
	return told ? who_is_meant(ids, &writer) : SLICE_NONE;
}

/* Somebody known, or, described, somebody new. */
static size_t who_is_meant(struct identities *ids, struct phrase *p)
{
	size_t id = SLICE_NONE;
	uint32_t begin = p->begin;
	const struct mention *m = phrase_mention(ids, p, p->from, p->head + 1);
	const struct token *head = &p->tokens[p->head];
	if (m && m->to >= head->at + head->len)
		return person_of(ids, p, m);
	if ((id = called(ids, p)) != SLICE_NONE)
		return id;
	if ((id = bracketed(ids, p)) != SLICE_NONE) {
		identity_role(ids, id, phrase_words(p, p->begin, p->head + 1));
		return id;
	}
	if (p->class & CLASS_ANY_PERSON && !(p->class & CLASS_PLURAL) && (id = apposed(ids, p)) != SLICE_NONE)
		identity_alias(ids, id, phrase_words(p, p->from, p->to), "role");
	if (id == SLICE_NONE && p->class & CLASS_TEXT)
		id = is_bodys(p, m) ? unnamed_author(ids, p) : author(ids, p);
	if (id == SLICE_NONE)
		id = described_author(ids, p);
	if (id == SLICE_NONE && p->class & CLASS_ANY_PERSON && !(p->class & CLASS_PLURAL) && p->indefinite)
		id = told_of(ids, p);
	if (id == SLICE_NONE && p->class & CLASS_PERSON && !p->indefinite)
		id = author_called(ids, p);
	if (id == SLICE_NONE)
		id = addressee(ids, p);
	if (id == SLICE_NONE)
		id = author_above(ids, p);
	if (id == SLICE_NONE)
		id = this_person(ids, p);
	if (id == SLICE_NONE && (id = relative(ids, p)) != SLICE_NONE)
		identity_alias(ids, id, phrase_words(p, p->from, p->to), "relative with the same surname");
	if (id == SLICE_NONE && p->head + 3 < p->to && slice_equal(phrase_word(p, p->head + 1), S("such")))
		id = example(ids, p);
	find_owner(ids, p);
	if (id == SLICE_NONE)
		id = by_role(ids, p);
	if (id == SLICE_NONE && p->class & CLASS_PERSON && !p->indefinite && !(p->class & CLASS_PLURAL))
		id = told_of(ids, p);
	if (id == SLICE_NONE && p->class & (CLASS_TEXT | CLASS_THING))
		id = text_of_somebody(ids, p);
	if (id == SLICE_NONE)
		id = council_reporting(ids, p);
	bool office = p->class & CLASS_ANY_BODY && m && ids->items[m->identity].type == IDENTITY_PERSON;
	if (id == SLICE_NONE && m && !office && !(p->class & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL)))
		id = m->identity;
	if (id == SLICE_NONE && !(p->class & (CLASS_ANY_PERSON | CLASS_PEOPLE | CLASS_PLURAL)))
		id = unnamed_author(ids, p);
	while (begin > p->from && p->tokens[begin - 1].word->is & WORD_POSSESSIVE)
		begin--;
	while (begin > p->from && p->tokens[begin - 1].possessive)
		begin--;
	if (id != SLICE_NONE)
		return id;
	struct phrase whole;
	if (owner_of(&ids->index->exact, fold_name(ids->memory, phrase_words(p, begin, p->to))) != SLICE_NONE ||
	    !phrase_fuller(ids, p, &whole))
		return described(ids, p, begin);
	id = described(ids, &whole, whole.from);
	identity_alias(ids, id, phrase_words(p, p->from, p->to), "described before");
	return id;
}

size_t identities_resolve(struct identities *ids, const struct segment_list *document, size_t segment, size_t from,
			  size_t to)
{
	const struct token_list *tokens = &ids->index->tokens[segment];
	uint32_t first = token_after(tokens, from), last = first;
	while (last < tokens->count && tokens->items[last].at < to)
		last++;
	slice text = slice_sub(document->items[segment].text, from, to);
	if (first == last)
		return identity_new(ids, text, fold_name(ids->memory, text), IDENTITY_PERSON, segment, 0);
	struct phrase p = phrase_of(ids, segment, first, last);
	bool counted = phrase_counted(ids, &p);
	size_t id = who_is_meant(ids, &p);
	if (counted)
		identity_alias(ids, id, text, "some of the group");
	return id;
}

size_t identities_holder(struct identities *ids, size_t segment, size_t from, size_t to)
{
	struct phrase p = phrase_of(ids, segment, (uint32_t)from, (uint32_t)to);
	if (!p.definite || p.head + 1 < p.to || p.class & CLASS_PLURAL || !(p.class & CLASS_ANY_PERSON))
		return SLICE_NONE;
	slice words = fold_name(ids->memory, phrase_words(&p, p.begin, p.head + 1));
	size_t id = holder(ids, &p, words, 1);
	if (id == SLICE_NONE)
		id = holder_of_like(ids, &p, words);
	return id != SLICE_NONE && !ids->items[id].described ? id : SLICE_NONE;
}

size_t role_named(struct identities *ids, const struct name *name)
{
	struct phrase p = phrase_of(ids, name->segment, name->from, name->to);
	slice before = name->from > 0 ? phrase_word(&p, name->from - 1) : S("");
	if (slice_equal_nocase(before, S("a")) || slice_equal_nocase(before, S("an")))
		return SLICE_NONE;
	bool the = slice_equal_nocase(before, S("the"));
	if (name->to - name->from < 2 && !the)
		return SLICE_NONE;
	size_t id = holder(ids, &p, fold_name(ids->memory, phrase_words(&p, name->from, name->to)), 2);
	if (id == SLICE_NONE || ids->items[id].type != IDENTITY_PERSON || ids->items[id].described)
		return SLICE_NONE;
	return id;
}
