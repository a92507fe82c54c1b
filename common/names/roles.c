#include "names/roles.h"

#include "text/namewords.h"

enum {
	BEFORE_MOST = 10, /* tokens of a role in front of a name */
	PHRASE_MOST = 24, /* tokens of one behind it */
};

static inline const struct token *token_at(const struct role_text *t, size_t i)
{
	return i < t->tokens->count ? &t->tokens->items[i] : NULL;
}

static slice word_at(const struct role_text *t, uint32_t i) { return token_text(t->text, &t->tokens->items[i]); }

static inline bool is_word(const struct role_text *t, size_t i)
{
	return i < t->tokens->count && t->tokens->items[i].kind == TOKEN_WORD;
}

/* Whether the word is one of those in `list`, which are in small letters and end in NULL. */
static bool is_one(slice word, const char *const *list)
{
	char first = ascii_lower(word.at[0]);
	for (; *list; list++)
		if (**list == first && slice_equal_nocase(word, slice_from(*list)))
			return true;
	return false;
}

static bool is_any(const struct role_text *t, size_t i, const char *const *list)
{
	return is_word(t, i) && is_one(word_at(t, (uint32_t)i), list);
}
#define IS_ANY(t, i, ...)                                                                                            \
	__extension__({                                                                                              \
		static const char *const words[] = {__VA_ARGS__, NULL};                                              \
		is_any(t, i, words);                                                                                 \
	})

static inline bool is(const struct role_text *t, size_t i, const char *word)
{
	return is_word(t, i) && slice_equal_nocase(word_at(t, (uint32_t)i), slice_from(word));
}

static unsigned class_at(const struct role_text *t, uint32_t i) { return t->tokens->items[i].classes; }

/* A possessive that names whose role it is; of small words and such as
 * "children's" it does not. */
static bool is_owner(const struct role_text *t, uint32_t i)
{
	const struct token *token = &t->tokens->items[i];
	return token->possessive && token->capital && !(class_at(t, i) & (CLASS_OWNER | CLASS_PLURAL | CLASS_PEOPLE));
}

/* A word that cannot be inside a role in front of a name. */
static bool is_barrier(const struct role_text *t, uint32_t i)
{
	const struct token *token = &t->tokens->items[i];
	if (token->kind != TOKEN_WORD)
		return true;
	const struct word *word = t->tokens->items[i].word;
	const unsigned noun = CLASS_ANY_PERSON | CLASS_MODIFIER | CLASS_ANY_BODY | CLASS_TEXT;
	unsigned class = class_at(t, i);
	if (word->is & (WORD_DETERMINER | WORD_POSSESSIVE | WORD_PREPOSITION | WORD_COORDINATOR | WORD_SUBORDINATOR |
			WORD_RELATIVE | WORD_BE | WORD_HAVE | WORD_MODAL | WORD_PERSONAL | WORD_TO) &&
	    !(class & CLASS_MODIFIER))
		return true;
	return word->forms & (FORM_PAST | FORM_PARTICIPLE | FORM_THIRD | FORM_ING) && !(class & noun) &&
	       !token->capital;
}

/* An unknown word in small letters that looks like who does something. */
static bool is_doer(slice word)
{
	static const slice endings[] = {S("er"), S("ist"), S("ian"), S("man"), S("woman")};
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (word.len > endings[i].len + 2 && slice_ends(word, endings[i]) && ascii_is_lower(word.at[0]))
			return true;
	return false;
}

/* "mum-of-three" */
static bool is_parent(slice word)
{
	size_t of = slice_find(word, S("-of-"), 0);
	return of != SLICE_NONE && of > 0 && namewords_class(slice_sub(word, 0, of)) & CLASS_ANY_PERSON;
}

static bool is_head(const struct role_text *t, uint32_t i)
{
	const struct token *token = &t->tokens->items[i];
	if (token->kind != TOKEN_WORD || token->possessive)
		return false;
	unsigned class = class_at(t, i);
	if (!(class & ~(unsigned)CLASS_COMMON) && is_parent(word_at(t, i)))
		return true;
	if (class == 0)
		return is_doer(word_at(t, i));
	return class & CLASS_ANY_PERSON || (class & CLASS_ANY_BODY && !token->capital && !(class & CLASS_PLURAL));
}

/* The head of the role that ends before `name`: the word itself, or, where
 * that completes it (worker for children and families), the one it completes. */
static bool head_before(const struct role_text *t, uint32_t name, uint32_t *head)
{
	if (name == 0 || t->tokens->items[name - 1].possessive)
		return false;
	bool known = is_head(t, name - 1) && (class_at(t, name - 1) || is_parent(word_at(t, name - 1)));
	*head = name - 1;
	if (known && class_at(t, name - 1) & CLASS_ANY_PERSON)
		return true;
	bool completes = false;
	for (uint32_t i = name; i-- > 0 && name - i < BEFORE_MOST;) {
		if (!is_word(t, i) || (i + 1 < name && t->tokens->items[i + 1].sentence))
			break;
		if (completes && is_head(t, i) && class_at(t, i)) {
			*head = i;
			return true;
		}
		bool link = IS_ANY(t, i, "for", "of", "at");
		if ((completes && !link) || (link && i + 1 == name))
			break; /* but: a spokesman for | Lund */
		completes = link;
		if (!link && !IS_ANY(t, i, "and", "the") && is_barrier(t, i))
			break;
	}
	return known;
}

/* Words of the organisation in front of the role: Frontline chief executive. */
static uint32_t org_begin(const struct role_text *t, uint32_t role)
{
	uint32_t i = role;
	while (i > 0 && role - i < BEFORE_MOST && is_word(t, i - 1) && !t->tokens->items[i].sentence) {
		const struct token *before = &t->tokens->items[i - 1];
		bool joins =
			i < role && IS_ANY(t, i - 1, "of", "for", "and") && i > 1 && t->tokens->items[i - 2].capital;
		if (!(before->capital && !(class_at(t, i - 1) & CLASS_FUNCTION)) && !joins)
			break;
		i--;
	}
	return i;
}

bool role_before(const struct role_text *t, uint32_t name, struct role *role)
{
	uint32_t head;
	if (name > 1 && IS_ANY(t, name - 1, "called", "named") && !t->tokens->items[name].sentence)
		name--; /* a carer called Ann Lee */
	if (!head_before(t, name, &head) || t->tokens->items[name].sentence)
		return false;
	uint32_t from = head;
	while (from > 0 && head - from < BEFORE_MOST && !t->tokens->items[from].sentence) {
		const struct token *before = &t->tokens->items[from - 1];
		if (before->kind != TOKEN_WORD || is_owner(t, from - 1) || is_barrier(t, from - 1))
			break;
		unsigned class = class_at(t, from - 1);
		const unsigned known = CLASS_MODIFIER | CLASS_COMMON | CLASS_PERSON | CLASS_PEOPLES | CLASS_OWNER;
		bool plain = before->sentence || t->tokens->items[from].capital;
		if (before->capital && (!(class & known) || !plain))
			break;
		from--;
	}
	*role = (struct role){.begin = from, .from = from, .to = name, .org_from = from, .org_to = from};
	role->body = (class_at(t, head) & CLASS_ANY_BODY) && !(class_at(t, head) & CLASS_ANY_PERSON);
	bool owned = from > 0 && is_word(t, from - 1) &&
		     (t->tokens->items[from - 1].possessive || t->tokens->items[from - 1].capital) &&
		     !t->tokens->items[from].sentence;
	if (owned)
		role->begin = role->org_from = org_begin(t, from);
	return true;
}

/* Where a role phrase ends: at a mark, a clause, a verb. */
static bool ends_phrase(const struct role_text *t, uint32_t i, uint32_t from)
{
	const struct token *token = &t->tokens->items[i];
	if (token->sentence && i > from)
		return true;
	if (token->kind != TOKEN_WORD)
		return token->kind != TOKEN_NUMBER && token->kind != TOKEN_OTHER;
	const struct token *next = token_at(t, i + 1);
	unsigned class = token->capital ? class_at(t, i) : 0;
	if (i > from &&
	    (class & CLASS_DATE || (class & CLASS_FIRST && !(class & CLASS_COMMON) && next && next->capital)))
		return true;
	const struct word *word = t->tokens->items[i].word;
	if (word->is & (WORD_RELATIVE | WORD_BE | WORD_HAVE | WORD_MODAL | WORD_PERSONAL | WORD_SUBORDINATOR |
			WORD_NEGATIVE) &&
	    !IS_ANY(t, i, "as", "to"))
		return true;
	return word->forms & (FORM_PAST | FORM_THIRD) && !token->capital &&
	       !(class_at(t, i) & (CLASS_ANY_PERSON | CLASS_MODIFIER | CLASS_PLURAL | CLASS_TEXT));
}

/* Whether the capital word `name` in a role names an organisation: in a role
 * in small letters any does but a place, else only one that is no common word
 * ("Minister for the School System"). */
static bool names_org(const struct role_text *t, const struct role *role, uint32_t name)
{
	unsigned class = class_at(t, name);
	if (class & (CLASS_ANY_PLACE | CLASS_PEOPLES | CLASS_DATE))
		return false;
	return !t->tokens->items[role->from].capital || !(class & CLASS_COMMON);
}

/* Cut "of Frontline", "at the Trust" off the role: its organisation. */
static void split_org(const struct role_text *t, struct role *role)
{
	role->org_from = role->org_to = role->to;
	for (uint32_t i = role->from + 1; i + 1 < role->to; i++) {
		if (!IS_ANY(t, i, "of", "for", "at", "in", "to", "on"))
			continue;
		uint32_t name = i + 1 + is(t, i + 1, "the");
		if (name >= role->to || !t->tokens->items[name].capital || t->tokens->items[name].kind != TOKEN_WORD)
			continue;
		uint32_t end = name;
		bool org = names_org(t, role, name), ends = false;
		while (end < role->to &&
		       (t->tokens->items[end].capital || (end > name && IS_ANY(t, end, "of", "for", "and", "the")))) {
			ends = (class_at(t, end) & CLASS_ORG) != 0;
			end++;
		}
		while (end > name && !t->tokens->items[end - 1].capital)
			end--;
		bool theirs =
			t->tokens->items[name].possessive &&
			class_at(t, name) & (CLASS_OWNER | CLASS_PLURAL | CLASS_PEOPLE); /* Children’s Services */
		if (theirs || !(org || ends) || is(t, i, "in") || (is(t, i, "for") && !ends))
			continue;
		role->org_from = name;
		role->org_to = end;
		if (end == role->to)
			role->to = i;
		return;
	}
}

/* "for Children, Learning and Skills": whether the comma only parts what one
 * member has the charge of. */
static bool goes_on(const struct role_text *t, uint32_t comma)
{
	enum { FEW = 4 };
	uint32_t i = comma + 1, first = i;
	if (t->tokens->items[comma].kind != TOKEN_COMMA)
		return false;
	const uint32_t other = WORD_DETERMINER | WORD_POSSESSIVE | WORD_RELATIVE | WORD_PERSONAL | WORD_BE |
			       WORD_HAVE | WORD_MODAL | WORD_COORDINATOR;
	while (is_word(t, i) && i - first < FEW && !(t->tokens->items[i].word->is & other) &&
	       !(class_at(t, i) & (CLASS_ANY_PERSON | CLASS_FIRST | CLASS_ANY_TITLE)))
		i++;
	if (i == first || !is(t, i, "and") || !is_word(t, i + 1) ||
	    t->tokens->items[i + 1].capital != t->tokens->items[first].capital)
		return false;
	for (i += 2; is_word(t, i) && t->tokens->items[i].capital && t->tokens->items[first].capital; i++)
		;
	const struct token *end = token_at(t, i);
	return !end || end->sentence || end->kind != TOKEN_WORD || IS_ANY(t, i, "at", "in", "on", "for");
}

bool role_phrase(const struct role_text *t, uint32_t from, struct role *role, uint32_t *next)
{
	uint32_t count = (uint32_t)t->tokens->count, begin = from;
	bool owned = false;
	if (IS_ANY(t, from, "also", "now", "currently", "still", "then", "later", "once"))
		from++;
	while (from < count && is_word(t, from) && from - begin < 6) {
		const struct word *word = t->tokens->items[from].word;
		bool possessive = is_owner(t, from);
		if (!possessive && !(word->is & (WORD_DETERMINER | WORD_POSSESSIVE)))
			break;
		owned |= possessive;
		from++;
	}
	uint32_t head = count, i = from;
	bool completed = false, body = false, brief = false;
	for (; i < count && i - from < PHRASE_MOST && (!ends_phrase(t, i, from) || (brief && goes_on(t, i))); i++) {
		if (t->tokens->items[i].kind != TOKEN_WORD)
			continue;
		if (head < count && is(t, i, "and") &&
		    (IS_ANY(t, i + 1, "a", "an", "the", "former") || (is_word(t, i + 1) && is_head(t, i + 1))))
			break;
		completed |= head < count && IS_ANY(t, i, "of", "for", "at", "in", "to", "with", "on", "from");
		brief |= head < count && is(t, i, "for");
		if (!completed && is_head(t, i) &&
		    !(class_at(t, i) & CLASS_PLURAL && !(class_at(t, i) & CLASS_PERSON))) {
			body = (class_at(t, i) & CLASS_ANY_BODY) && !(class_at(t, i) & CLASS_ANY_PERSON);
			head = i;
		}
		if (head == count && (IS_ANY(t, i, "of", "for", "at", "in", "with")))
			break;
	}
	*next = i;
	if (head == count)
		return false;
	while (i > head + 2 && t->tokens->items[i - 1].kind == TOKEN_NUMBER)
		i--;
	const unsigned loose = WORD_ADVERB | WORD_TIME | WORD_PREPOSITION | WORD_DETERMINER | WORD_COORDINATOR;
	while (i > head + 1 && is_word(t, i - 1) && t->tokens->items[i - 2].kind != TOKEN_NUMBER &&
	       t->tokens->items[i - 1].word->is & loose)
		i--;
	*role = (struct role){.begin = begin, .from = from, .to = i, .body = body};
	split_org(t, role);
	if (owned && role->org_from == role->org_to) {
		role->org_from = org_begin(t, begin);
		while (role->org_from < from && !t->tokens->items[role->org_from].capital)
			role->org_from++;
		role->org_to = from;
	}
	return role->from < role->to;
}

/* "Chair: Ann Lee", "Independent Chair: Dame Ann Lee": from where its line or
 * sentence begins. */
static bool labelled_before(const struct role_text *t, uint32_t name, struct role *role)
{
	uint32_t begin = name - 1, next;
	while (begin > 0 && name - begin < BEFORE_MOST && is_word(t, begin - 1) && !t->tokens->items[begin].sentence)
		begin--;
	bool opens = begin == 0 || t->tokens->items[begin].sentence;
	return opens && role_phrase(t, begin, role, &next) && next + 1 == name && role->from == begin;
}

bool role_apposed_before(const struct role_text *t, uint32_t name, uint32_t behind, struct role *role)
{
	if (name < 2)
		return false;
	if (t->tokens->items[name - 1].kind == TOKEN_COLON)
		return labelled_before(t, name, role);
	if (t->tokens->items[name - 1].kind != TOKEN_COMMA || t->tokens->items[name].sentence)
		return false;
	uint32_t begin = name - 1;
	while (begin > 0 && name - begin < BEFORE_MOST + 4 && is_word(t, begin - 1)) {
		begin--;
		if (t->tokens->items[begin].sentence)
			break;
	}
	const struct token *mark = token_at(t, behind);
	bool closed = !mark || mark->sentence || mark->kind != TOKEN_WORD;
	for (uint32_t i = begin; i + 1 < name; i++) {
		bool determined =
			t->tokens->items[i].word->is & (WORD_DETERMINER | WORD_POSSESSIVE) ||
			t->tokens->items[i].possessive || is(t, i, "as") ||
			(t->tokens->items[i].sentence && is_head(t, i)); /* Counsel for the council, Ann Lee, */
		uint32_t next;
		if (!determined)
			continue;
		bool governed = i > begin && !is(t, i, "as") && is_word(t, i - 1) &&
				t->tokens->items[i - 1].word->is & WORD_PREPOSITION && !is(t, i - 1, "as");
		if (role_phrase(t, i + is(t, i, "as"), role, &next) && next + 1 == name)
			return !governed || closed; /* not: seen by the coroner, Ann Lee said */
	}
	return false;
}

/* "is the founder of", "has been director of", "took over as head": where what
 * somebody is begins, or 0. */
static uint32_t copula_end(const struct role_text *t, uint32_t at)
{
	if (IS_ANY(t, at, "has", "had") && is(t, at + 1, "been"))
		return at + 2;
	if (IS_ANY(t, at, "is", "was", "became", "becomes", "remains"))
		return at + 1;
	if (IS_ANY(t, at, "took", "takes") && is(t, at + 1, "over") && is(t, at + 2, "as"))
		return at + 3;
	bool works = IS_ANY(t, at, "works", "worked", "serves", "served", "sits", "sat", "acts", "acted", "trained",
			    "qualified", "volunteers", "started", "joined", "retired") &&
		     is(t, at + 1, "as");
	return works ? at + 2 : 0;
}

/* "who runs the service", "who's a parent advocate". */
/* Runs the home, has managed it for years: the words from the verb on. */
static void clause_of_work(const struct role_text *t, uint32_t verb, struct role *role)
{
	uint32_t end = verb + 1;
	while (end < t->tokens->count && end - verb < PHRASE_MOST &&
	       (is_word(t, end) || t->tokens->items[end].kind == TOKEN_NUMBER) && !t->tokens->items[end].sentence &&
	       !(is(t, end, "and") && (IS_ANY(t, end + 1, "who", "whose", "has", "is", "was") ||
				       (is_word(t, end + 1) && t->tokens->items[end + 1].word->forms))))
		end++;
	*role = (struct role){.begin = verb, .from = verb, .to = end, .org_from = end, .org_to = end};
}

/* Ann Lee runs the home. */
static bool works(const struct role_text *t, uint32_t verb, struct role *role)
{
	if (!IS_ANY(t, verb, "runs", "chairs", "manages", "edits", "oversees", "coordinates") ||
	    !IS_ANY(t, verb + 1, "the", "a", "an", "its", "our"))
		return false;
	clause_of_work(t, verb, role);
	return true;
}

static bool who_clause(const struct role_text *t, uint32_t at, struct role *role)
{
	uint32_t next;
	if (IS_ANY(t, at, "who's", "who\xE2\x80\x99s"))
		return role_phrase(t, at + 1, role, &next);
	if (!is(t, at, "who"))
		return false;
	uint32_t is_what = copula_end(t, at + 1);
	if (is_what)
		return role_phrase(t, is_what, role, &next);
	uint32_t verb = at + 1;
	bool has =
		is(t, verb, "has") && IS_ANY(t, verb + 1, "managed", "fostered", "run", "led", "chaired", "edited");
	if (!has && !IS_ANY(t, verb, "managed", "fostered", "chaired", "edited", "ran", "runs", "leads", "chairs",
			    "heads", "manages", "directs", "founded", "edits", "teaches", "fosters", "represents",
			    "coordinates", "oversees", "trains", "recruits", "holds", "sits", "supports", "advises",
			    "studies", "supervises"))
		return false;
	clause_of_work(t, verb, role);
	return true;
}

/* Past an age: ", 68,". */
static uint32_t skip_age(const struct role_text *t, uint32_t at)
{
	const struct token *age = token_at(t, at), *comma = token_at(t, at + 1);
	bool is_age = age && age->kind == TOKEN_NUMBER && comma && comma->kind == TOKEN_COMMA;
	return is_age ? at + 2 : at;
}

/* ", Head of Research, Ferry Trust": the organisation behind the role. */
static void org_behind(const struct role_text *t, struct role *role, uint32_t comma)
{
	const struct token *mark = token_at(t, comma);
	if (!mark || mark->kind != TOKEN_COMMA || role->org_from < role->org_to ||
	    !t->tokens->items[comma - 1].capital)
		return;
	uint32_t end = comma + 1;
	bool org = false;
	while (end < t->tokens->count && is_word(t, end) && !t->tokens->items[end].sentence &&
	       (t->tokens->items[end].capital || (end > comma + 1 && IS_ANY(t, end, "of", "for", "and"))))
		org |= (class_at(t, end++) & CLASS_ORG) != 0;
	if (end == comma + 1 || (!org && end - comma < 3))
		return;
	role->org_from = comma + 1;
	role->org_to = end;
}

static bool is_past(const struct role_text *t, uint32_t i)
{
	return is_word(t, i) && !t->tokens->items[i].capital &&
	       t->tokens->items[i].word->forms & (FORM_PAST | FORM_THIRD);
}

/* "Ann Lee, prosecuting, said": what somebody does in a court. */
static bool in_court(const struct role_text *t, uint32_t at, struct role *role)
{
	if (!IS_ANY(t, at, "prosecuting", "defending", "mitigating", "presiding"))
		return false;
	*role = (struct role){.begin = at, .from = at, .to = at + 1, .org_from = at + 1, .org_to = at + 1};
	return true;
}

size_t roles_behind(const struct role_text *t, uint32_t name, struct role *roles, size_t most)
{
	const struct token *mark = token_at(t, name);
	size_t found = 0;
	uint32_t at = copula_end(t, name), next;
	while (mark && mark->kind == TOKEN_OTHER && !mark->sentence)
		mark = token_at(t, ++name);
	if (!mark || mark->sentence)
		return 0;
	if (at == 0 && mark->kind != TOKEN_COMMA && mark->kind != TOKEN_DASH && mark->kind != TOKEN_BRACKET)
		return who_clause(t, name, roles) || works(t, name, roles);
	if (at == 0) {
		uint32_t age = skip_age(t, name + 1), copula = age > name + 1 ? copula_end(t, age) : 0;
		at = copula ? copula : age; /* Lee, 41, is a nurse */
	}
	if (in_court(t, at, roles) || who_clause(t, at, roles))
		return 1;
	if (IS_ANY(t, at, "he's", "she's", "he\xE2\x80\x99s", "she\xE2\x80\x99s"))
		at++;
	if (is(t, at, "whose"))
		return 0;
	while (found < most && role_phrase(t, at, &roles[found], &next)) {
		if (mark->kind == TOKEN_COMMA && is(t, at, "the") && is_past(t, next))
			break; /* Asked by Ann Lee, the minister said */
		org_behind(t, &roles[found++], next);
		bool more = is(t, next, "and") || (token_at(t, next) && t->tokens->items[next].kind == TOKEN_COMMA &&
						   IS_ANY(t, next + 1, "a", "an", "former"));
		if (!more)
			break;
		at = next + 1;
	}
	return found;
}
