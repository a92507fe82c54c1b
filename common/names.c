#include "names.h"

#include "namewords.h"
#include "utf8.h"

enum {
	RUN_MOST = 24,     /* words in a run; a longer one is taken in parts */
	PERSON_MOST = 4,   /* words of a person's name */
	ACRONYM_MOST = 7,  /* bytes */
	HEADING_MOST = 60, /* tokens; a longer text is no heading */
	WIDEST_SPACE = 2,  /* bytes between the words of a name; more sets columns apart */
};

struct run {
	slice text;
	const struct token *tokens;
	uint32_t count; /* tokens in the text */
	uint32_t from, to;
	unsigned classes[RUN_MOST]; /* of the run's tokens */
	bool heading;
	size_t segment;
	struct name_list *list;
	struct arena *memory;
};

static slice word_at(const struct run *r, uint32_t i) { return token_text(r->text, &r->tokens[i]); }

static unsigned class_at(const struct run *r, uint32_t i) { return r->classes[i - r->from]; }

static bool is_capital(const struct token *t) { return t->kind == TOKEN_WORD && t->capital; }

/* A capital that says nothing: the word begins a sentence, a quotation or a
 * clause after a colon or dash. */
static bool is_initial(const struct run *r, uint32_t i)
{
	if (r->tokens[i].sentence || i == 0)
		return true;
	uint8_t before = r->tokens[i - 1].kind;
	return before == TOKEN_OPEN || before == TOKEN_COLON || before == TOKEN_STOP || before == TOKEN_OTHER;
}

/* A possessive after which the same name goes on: Children's, Providers’. */
static bool owner_goes_on(const struct run *r, uint32_t i)
{
	const struct token *t = &r->tokens[i];
	slice word = word_at(r, i);
	unsigned class = namewords_class(word);
	bool bare = r->text.at[t->at + t->end - 1] != 's';
	return class & CLASS_OWNER || (bare && slice_ends(word, S("s")) && class & (CLASS_PLURAL | CLASS_PEOPLE));
}

/* Whether "and" in an organisation's name goes on with what stands at `i`:
 * Competition and Markets Authority, Health and Social Care. */
static bool shares_name(const struct run *r, uint32_t i, unsigned seen, bool joined)
{
	uint32_t j = i;
	unsigned class = 0, common = CLASS_COMMON;
	while (j < r->count && j - i < PERSON_MOST && is_capital(&r->tokens[j])) {
		bool plural = joined && slice_ends(word_at(r, j), S("s"));
		class = namewords_class(word_at(r, j++));
		common &= class | (class & CLASS_ORG || plural ? CLASS_COMMON : 0);
	}
	if (seen & (CLASS_FIRST | CLASS_ANY_TITLE))
		return false;
	bool the = r->from > 0 && slice_equal_nocase(word_at(r, r->from - 1), S("the"));
	if (!common)
		return the && class & CLASS_ORG && !(seen & CLASS_ORG);
	return joined || class & CLASS_ORG;
}

/* The next word with a capital when the small words at `i` belong to the same
 * name, or 0. */
static uint32_t joined_at(const struct run *r, uint32_t i, unsigned seen, bool joined)
{
	slice word = word_at(r, i);
	uint32_t next = i + 1;
	unsigned class = namewords_class(word);
	if (!(class & (CLASS_JOIN | CLASS_PARTICLE)) || next >= r->count || r->tokens[i].sentence)
		return 0;
	bool is_the = false;
	if (class & CLASS_JOIN && slice_equal(word_at(r, next), S("the")) && next + 1 < r->count) {
		is_the = true;
		next++;
	}
	if (class & CLASS_PARTICLE && !(class & CLASS_JOIN) && !is_capital(&r->tokens[next]) && next + 1 < r->count &&
	    namewords_class(word_at(r, next)) & CLASS_PARTICLE)
		next++;
	if (!is_capital(&r->tokens[next]) || namewords_class(word_at(r, next)) & CLASS_FUNCTION)
		return 0;
	if (slice_equal(word, S("&")))
		return next;
	if (slice_equal(word, S("and")))
		return !is_the && shares_name(r, next, seen, joined) ? next : 0;
	if (class & CLASS_PARTICLE && !(class & CLASS_JOIN))
		return seen & CLASS_ORG ? 0 : next;
	bool of = slice_equal(word, S("of"));
	if (of || slice_equal(word, S("for"))) {
		unsigned before = namewords_class(word_at(r, i - 1));
		bool goes_on = before & (CLASS_ORG_BEGIN | CLASS_PERSON | CLASS_PLURAL | CLASS_PEOPLE) ||
			       (of && seen & CLASS_PEER) || (joined && seen & CLASS_PERSON);
		return goes_on ? next : 0;
	}
	return slice_equal(word, S("on")) && seen & CLASS_ORG_BEGIN ? next : 0;
}

/* A word with a capital that goes on with nothing: Bertrand Nunn The Review. */
static bool begins_anew(const struct run *r, uint32_t i)
{
	unsigned class = namewords_class(word_at(r, i));
	return class & CLASS_FUNCTION && !(class & (CLASS_FIRST | CLASS_DATE | CLASS_PARTICLE));
}

/* Find the end of the run that begins at r->from, and classify its words. */
static void measure_run(struct run *r)
{
	uint32_t i = r->from;
	bool joined = false;
	unsigned seen = r->classes[0] = namewords_class(word_at(r, i));
	for (i++; i < r->count && i - r->from < RUN_MOST; i++) {
		const struct token *before = &r->tokens[i - 1];
		if (r->tokens[i].sentence || r->tokens[i].at > before->at + before->end + WIDEST_SPACE ||
		    (before->possessive && !owner_goes_on(r, i - 1)))
			break;
		if (is_capital(&r->tokens[i]) && begins_anew(r, i))
			break;
		uint32_t next = is_capital(&r->tokens[i]) ? i : joined_at(r, i, seen, joined);
		if (next == 0 || next - r->from >= RUN_MOST)
			break;
		joined |= next > i;
		for (; i < next; i++)
			r->classes[i - r->from] = CLASS_JOIN;
		r->classes[i - r->from] = namewords_class(word_at(r, i));
		seen |= class_at(r, i);
	}
	r->to = i;
}

static struct name *add(struct run *r, enum name_kind kind, uint32_t from, uint32_t to)
{
	struct name_list *list = r->list;
	list->items =
		arena_grow(r->memory, list->items, list->count, &list->room, list->count + 1, sizeof *list->items);
	struct name *name = &list->items[list->count++];
	*name = (struct name){.segment = r->segment,
			      .from = from,
			      .to = to,
			      .core = from,
			      .core_end = to,
			      .classes = class_at(r, from),
			      .kind = (uint8_t)kind,
			      .initial = is_initial(r, from),
			      .heading = r->heading};
	return name;
}

/* "J.", "J", "JK": letters that stand for first names. */
static bool is_initials(const struct run *r, uint32_t i)
{
	slice word = word_at(r, i);
	return word.len == 1 ? word.at[0] != 'I' && word.at[0] != 'A' : word.len <= 4 && slice_ends(word, S("."));
}

/* CMA, DfE, BASW: at least two capitals and short. */
static bool is_acronym(const struct run *r, uint32_t i)
{
	slice word = word_at(r, i);
	size_t capitals = 0;
	for (size_t k = 0; k < word.len; k++)
		capitals += ascii_is_upper(word.at[k]);
	return word.len >= 2 && word.len <= ACRONYM_MOST && capitals >= 2 && capitals * 2 >= word.len;
}

/* Where a person's name ends that begins at `from`. */
static uint32_t person_end(const struct run *r, uint32_t from, bool peer)
{
	uint32_t i = from, words = 0;
	const unsigned closed = CLASS_FUNCTION | CLASS_DATE | CLASS_MODIFIER;
	for (; i < r->to && words < PERSON_MOST; i++) {
		unsigned class = class_at(r, i);
		if (class & CLASS_JOIN && !is_capital(&r->tokens[i])) {
			if (!peer && !(namewords_class(word_at(r, i)) & CLASS_PARTICLE))
				break;
			continue;
		}
		if (words > 0 && class & closed && !(class & CLASS_FIRST))
			break;
		if (class & CLASS_POST ||
		    (words > 1 && class & (CLASS_PERSON | CLASS_ORG | CLASS_ANY_TITLE) && !peer))
			break;
		if (words > 1 && is_acronym(r, i) && !r->tokens[from].capitals)
			break;
		words++;
		if (r->tokens[i].possessive) {
			i++;
			break;
		}
	}
	while (i > from + 1 && !is_capital(&r->tokens[i - 1]))
		i--;
	return i;
}

/* A person's name from `core`, with the titles from `from` before it. */
static uint32_t add_person(struct run *r, uint32_t from, uint32_t core, bool peer)
{
	uint32_t end = person_end(r, core, peer);
	if (end == core)
		return core + 1;
	uint32_t behind = end;
	while (behind < r->to && class_at(r, behind) & CLASS_POST && !r->tokens[behind - 1].possessive)
		behind++;
	struct name *name = add(r, NAME_PERSON, from, behind);
	name->core = peer ? from : core;
	while (peer && name->core < core && !(class_at(r, name->core) & CLASS_PEER))
		name->core++;
	name->core_end = end;
	name->titled = core > from;
	for (uint32_t i = from; i < core; i++)
		name->classes |= class_at(r, i);
	name->classes |= class_at(r, core) & (CLASS_FIRST | CLASS_SHE | CLASS_HE);
	return behind;
}

/* Dr, Rt Hon, The Lord Bishop: 0 when no name follows the titles at `from`. */
static uint32_t parse_titled(struct run *r, uint32_t from)
{
	uint32_t core = from;
	bool peer = false;
	for (; core < r->to && class_at(r, core) & CLASS_ANY_TITLE && !r->tokens[core].possessive; core++)
		peer |= (class_at(r, core) & CLASS_PEER) != 0;
	unsigned last = class_at(r, r->to - 1);
	bool royal = peer && r->to - from > 2 && last & CLASS_ORG;
	if (core == from || royal)
		return 0;
	if (peer && core < r->to && !is_capital(&r->tokens[core]))
		return add_person(r, from, core - 1, true);
	const unsigned unnamed = CLASS_FUNCTION | CLASS_ORG_END | CLASS_DATE;
	if (core == r->to || !is_capital(&r->tokens[core]) || class_at(r, core) & unnamed)
		return 0;
	return add_person(r, from, core, peer);
}

static bool begins_person(const struct run *r, uint32_t i)
{
	if (i + 1 >= r->to || r->tokens[i].possessive)
		return false;
	bool saint = i > r->from && class_at(r, i - 1) & CLASS_PARTICLE && is_capital(&r->tokens[i - 1]);
	if (saint)
		return false;
	unsigned class = class_at(r, i), next = class_at(r, i + 1);
	bool particle = !is_capital(&r->tokens[i + 1]) && namewords_class(word_at(r, i + 1)) & CLASS_PARTICLE;
	if (next & (CLASS_FUNCTION | CLASS_POST) || (next & CLASS_JOIN && !particle))
		return false;
	if (is_initials(r, i))
		return is_initials(r, i + 1) || !(next & (CLASS_COMMON | CLASS_ORG | CLASS_THING));
	if (!(class & CLASS_FIRST))
		return false;
	bool ends_org = (class_at(r, r->to - 1) & CLASS_ORG) != 0 && (r->to - i == 2 || !(next & CLASS_FIRST));
	if (ends_org)
		return false;
	if (class & (CLASS_COMMON | CLASS_FUNCTION | CLASS_ANY_PLACE | CLASS_DATE | CLASS_THING | CLASS_ORG))
		return !(next & (CLASS_COMMON | CLASS_ORG | CLASS_THING | CLASS_PERSON | CLASS_ANY_PLACE));
	return !(next & (CLASS_THING | CLASS_TEXT)) || !(next & CLASS_COMMON);
}

static uint32_t last_org_noun(const struct run *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = to; i-- > from;)
		if (class_at(r, i) & CLASS_ORG)
			return i;
	return r->to;
}

/* Where the words that complete a role (of State for Education) end. */
static uint32_t complement_end(const struct run *r, uint32_t i)
{
	while (i < r->to && class_at(r, i) & CLASS_JOIN && !is_capital(&r->tokens[i])) {
		uint32_t word = i + 1;
		while (word < r->to && !is_capital(&r->tokens[word]))
			word++;
		uint32_t first = word;
		while (word < r->to && is_capital(&r->tokens[word]) && !begins_person(r, word) &&
		       !(class_at(r, word) & CLASS_ANY_TITLE) &&
		       (word == first ||
			class_at(r, word) & (CLASS_COMMON | CLASS_ORG | CLASS_ANY_PLACE | CLASS_THING)))
			word++;
		i = word;
	}
	return i;
}

static void parse_range(struct run *r, uint32_t from, uint32_t to);

/* A role inside the run (Ofsted Chief Inspector Ann Lee): the organisation in
 * front of it, the role, and where the rest begins; 0 without one. */
static uint32_t parse_role(struct run *r, uint32_t from)
{
	uint32_t head = from;
	for (; head < r->to; head++) {
		if (class_at(r, head) & CLASS_JOIN || (class_at(r, head) & CLASS_TITLE && head > from))
			return 0;
		if (class_at(r, head) & CLASS_PERSON && !r->tokens[head].possessive)
			break;
	}
	if (head == r->to)
		return 0;
	while (head + 1 < r->to && class_at(r, head + 1) & CLASS_PERSON && is_capital(&r->tokens[head + 1]) &&
	       !begins_person(r, head))
		head++;
	uint32_t end = complement_end(r, head + 1);
	if (end < r->to && !(class_at(r, end) & CLASS_ANY_TITLE) && !begins_person(r, end) &&
	    (r->to - end > PERSON_MOST || class_at(r, end) & (CLASS_COMMON | CLASS_ORG | CLASS_FUNCTION)))
		return 0;
	uint32_t role = head;
	while (role > from && class_at(r, role - 1) & (CLASS_MODIFIER | CLASS_COMMON | CLASS_PERSON) &&
	       !(class_at(r, role - 1) & CLASS_ORG && role - 1 > from))
		role--;
	if (role > from)
		parse_range(r, from, role);
	add(r, NAME_ROLE, role, end);
	return end;
}

/* An organisation's name from `from`: through its last noun, or, where it
 * begins with one that goes on with of or for, through what completes it. */
static uint32_t parse_org(struct run *r, uint32_t from)
{
	uint32_t last = last_org_noun(r, from, r->to);
	if (last == r->to)
		return 0;
	uint32_t end = last + 1;
	bool completed = end < r->to && !is_capital(&r->tokens[end]);
	if (completed)
		end = complement_end(r, end);
	if (completed)
		while (end < r->to && !begins_person(r, end) && !(class_at(r, end) & CLASS_ANY_TITLE))
			end++;
	else if (end < r->to && class_at(r, end) & CLASS_COUNTRY)
		end++;
	while (end > last + 1 && !is_capital(&r->tokens[end - 1]))
		end--;
	bool bare = end - from == 1;
	add(r, bare ? NAME_BODY : NAME_ORG, from, end);
	return end;
}

static enum name_kind kind_of_words(const struct run *r, uint32_t from, uint32_t to)
{
	unsigned all = ~0u, any = 0;
	for (uint32_t i = from; i < to; i++) {
		unsigned class = class_at(r, i);
		all &= class & (CLASS_ANY_PLACE | CLASS_DATE | CLASS_PEOPLES) ? class | CLASS_PLACE : class;
		any |= class;
	}
	if (all & CLASS_PLACE ||
	    namewords_class(
		    names_text(r->text, &(struct token_list){(struct token *)r->tokens, r->count}, from, to)) &
		    CLASS_ANY_PLACE)
		return NAME_PLACE;
	if (class_at(r, to - 1) & (CLASS_THING | CLASS_TEXT))
		return NAME_THING;
	if (is_acronym(r, from) && !r->heading && !(class_at(r, from) & (CLASS_COMMON | CLASS_ANY_PLACE)))
		return NAME_ORG;
	if (to - from > PERSON_MOST ||
	    any & (CLASS_COMMON | CLASS_FUNCTION | CLASS_JOIN | CLASS_PEOPLES | CLASS_PERSON))
		return NAME_COINED;
	return NAME_LIKELY;
}

static void parse_single(struct run *r, uint32_t at)
{
	unsigned class = class_at(r, at);
	const unsigned silent = CLASS_FUNCTION | CLASS_ANY_TITLE | CLASS_POST | CLASS_DATE | CLASS_PEOPLES;
	const unsigned common = CLASS_COMMON | CLASS_PEOPLE | CLASS_PLURAL | CLASS_TEXT | CLASS_THING;
	if (word_at(r, at).len < 2)
		return;
	if (class & CLASS_KNOWN && !is_acronym(r, at))
		add(r, NAME_ORG, at, at + 1);
	else if (class & CLASS_ORG)
		add(r, NAME_BODY, at, at + 1);
	else if (is_acronym(r, at) && !r->heading && !(class & (CLASS_POST | CLASS_COMMON | CLASS_FUNCTION)))
		add(r, NAME_ACRONYM, at, at + 1);
	else if (class & CLASS_ANY_PLACE)
		add(r, NAME_PLACE, at, at + 1);
	else if (class & CLASS_PERSON)
		add(r, NAME_ROLE, at, at + 1);
	else if (!(class & silent))
		add(r, NAME_SINGLE, at, at + 1)->common = class & common && !(class & CLASS_FIRST);
}

/* A noun in small letters behind the run that belongs to its name. */
static bool has_tail(const struct run *r)
{
	uint32_t next = r->to;
	if (next >= r->count || r->tokens[next].kind != TOKEN_WORD || r->tokens[next].sentence ||
	    r->tokens[next - 1].possessive)
		return false;
	return (namewords_class(word_at(r, next)) & CLASS_TAIL) != 0;
}

/* The name or names that begin at `from`; returns where to go on. */
static uint32_t parse_one(struct run *r, uint32_t from)
{
	unsigned class = class_at(r, from);
	uint32_t end;
	if (class & CLASS_ANY_TITLE && (end = parse_titled(r, from)) != 0)
		return end;
	if (r->to - from == 1) {
		parse_single(r, from);
		return r->to;
	}
	if (begins_person(r, from))
		return add_person(r, from, from, false);
	if ((end = parse_role(r, from)) != 0)
		return end;
	if ((end = parse_org(r, from)) != 0)
		return end;
	for (uint32_t i = from + 1; i < r->to; i++)
		if (class_at(r, i) & CLASS_ANY_TITLE || begins_person(r, i)) {
			parse_range(r, from, i);
			return i;
		}
	struct name *name = add(r, kind_of_words(r, from, r->to), from, r->to);
	if (name->kind == NAME_COINED && has_tail(r))
		name->to = ++name->core_end;
	return r->to;
}

static bool is_dropped(const struct run *r, uint32_t i)
{
	unsigned class = class_at(r, i);
	if (!is_capital(&r->tokens[i]))
		return true;
	if (class & (CLASS_FIRST | CLASS_ANY_TITLE | CLASS_MODIFIER) && i + 1 < r->to && begins_person(r, i))
		return false;
	if (class & CLASS_FUNCTION)
		return true;
	return class & CLASS_DATE && i + 1 < r->to && !(class_at(r, i + 1) & CLASS_ORG);
}

static void parse_range(struct run *r, uint32_t from, uint32_t to)
{
	uint32_t whole = r->to;
	r->to = to;
	for (uint32_t i = from; i < to;)
		i = is_dropped(r, i) ? i + 1 : parse_one(r, i);
	r->to = whole;
}

/* Most of the longer words of a heading have capitals, which then say nothing. */
static bool is_heading(const struct run *r)
{
	size_t capitals = 0, small = 0;
	if (r->count == 0 || slice_equal(word_at(r, r->count - 1), S(".")))
		return false;
	for (uint32_t i = 0; i < r->count; i++) {
		const struct token *t = &r->tokens[i];
		if (t->kind == TOKEN_WORD && t->len > 3)
			*(t->capital ? &capitals : &small) += 1;
	}
	return capitals > 2 && capitals > 2 * small;
}

void names_in(struct name_list *list, slice text, const struct token_list *tokens, size_t segment,
	      struct arena *memory)
{
	struct run r = {.text = text,
			.tokens = tokens->items,
			.count = (uint32_t)tokens->count,
			.segment = segment,
			.list = list,
			.memory = memory};
	r.heading = r.count < HEADING_MOST && is_heading(&r);
	for (uint32_t i = 0; i < r.count;) {
		if (!is_capital(&r.tokens[i]) || begins_anew(&r, i)) {
			i++;
			continue;
		}
		r.from = i;
		measure_run(&r);
		parse_range(&r, r.from, r.to);
		i = r.to;
	}
}

slice names_text(slice text, const struct token_list *tokens, uint32_t from, uint32_t to)
{
	const struct token *last = &tokens->items[to - 1];
	return slice_sub(text, tokens->items[from].at, last->at + last->len);
}
