/* A run of words with capitals, taken apart into names. */
#include "names/names_run.h"

enum { ACRONYM_MOST = 7 /* bytes */ };

static void parse_range(struct run *r, uint32_t from, uint32_t to);

/* A capital that says nothing: the word begins a sentence, a quotation or a
 * clause after a colon or dash. */
static bool is_initial(const struct run *r, uint32_t i)
{
	if (r->tokens[i].sentence || i == 0)
		return true;
	uint8_t before = r->tokens[i - 1].kind;
	return before == TOKEN_OPEN || before == TOKEN_COLON || before == TOKEN_STOP || before == TOKEN_OTHER;
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
			      .classes = run_class(r, from),
			      .kind = (uint8_t)kind,
			      .initial = is_initial(r, from),
			      .heading = r->heading};
	return name;
}

/* "J.", "J", "JK": letters that stand for first names. */
static bool is_initials(const struct run *r, uint32_t i)
{
	slice word = run_word(r, i);
	return word.len == 1 ? word.at[0] != 'I' && word.at[0] != 'A' : word.len <= 4 && slice_ends(word, S("."));
}

/* CMA, DfE, BASW: at least two capitals and short. */
static bool is_acronym(const struct run *r, uint32_t i)
{
	slice word = run_word(r, i);
	size_t capitals = 0;
	for (size_t k = 0; k < word.len; k++)
		capitals += ascii_is_upper(word.at[k]);
	return word.len >= 2 && word.len <= ACRONYM_MOST && capitals >= 2 && capitals * 2 >= word.len;
}

/* "June 2021", behind a name. */
static bool is_month(const struct run *r, uint32_t i)
{
	enum { YEAR = 4 };
	return run_class(r, i) & CLASS_DATE && i + 1 < r->count && r->tokens[i + 1].kind == TOKEN_NUMBER &&
	       r->tokens[i + 1].len == YEAR;
}

/* Where a person's name ends that begins at `from`. */
static uint32_t person_end(const struct run *r, uint32_t from, bool peer)
{
	uint32_t i = from, words = 0;
	const unsigned closed = CLASS_FUNCTION | CLASS_DATE | CLASS_MODIFIER;
	for (; i < r->to && words < PERSON_MOST; i++) {
		unsigned class = run_class(r, i);
		if (class & CLASS_JOIN && !run_capital(r, i)) {
			if (!peer && !(r->tokens[i].classes & CLASS_PARTICLE))
				break;
			continue;
		}
		if (words > 0 && class & closed && (!(class & CLASS_FIRST) || is_month(r, i)))
			break;
		if (class & CLASS_POST ||
		    (words > 1 && class & (CLASS_PERSON | CLASS_ORG | CLASS_ANY_TITLE) && !peer))
			break;
		if (words > 1 && is_acronym(r, i) && !r->tokens[from].capitals)
			break;
		if (words > 1 && class & CLASS_COMMON && slice_ends(run_word(r, i), S("ed")))
			break; /* By Ann Lee Published */
		words++;
		if (r->tokens[i].possessive) {
			i++;
			break;
		}
	}
	while (i > from + 1 && !run_capital(r, i - 1))
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
	while (behind < r->to && run_class(r, behind) & CLASS_POST && !r->tokens[behind - 1].possessive)
		behind++;
	struct name *name = add(r, NAME_PERSON, from, behind);
	name->core = peer ? from : core;
	while (peer && name->core < core && !(run_class(r, name->core) & CLASS_PEER))
		name->core++;
	name->core_end = end;
	name->titled = core > from;
	for (uint32_t i = from; i < core; i++)
		name->classes |= run_class(r, i);
	name->classes |= run_class(r, core) & (CLASS_FIRST | CLASS_SHE | CLASS_HE);
	return behind;
}

/* Dr, Rt Hon, The Lord Bishop: 0 when no name follows the titles at `from`. */
static uint32_t parse_titled(struct run *r, uint32_t from)
{
	uint32_t core = from;
	bool peer = false;
	for (; core < r->to && run_class(r, core) & CLASS_ANY_TITLE && !r->tokens[core].possessive; core++)
		peer |= (run_class(r, core) & CLASS_PEER) != 0;
	unsigned last = run_class(r, r->to - 1);
	if (peer && core < r->to && run_class(r, core) & CLASS_PERSON && !(run_class(r, core) & CLASS_FIRST))
		return 0; /* Lord Mayor, Lord Chancellor */
	bool royal = peer && r->to - from > 2 && last & CLASS_ORG;
	if (core == from || royal)
		return 0;
	if (peer && core < r->to && run_capital(r, core) && !(run_class(r, core - 1) & CLASS_PEER))
		peer = false; /* Lord Mayor Ann Lee */
	if (peer && core < r->to && !run_capital(r, core))
		return add_person(r, from, core - 1, true);
	const unsigned unnamed = CLASS_FUNCTION | CLASS_ORG_END | CLASS_DATE;
	if (core == r->to || !run_capital(r, core) || run_class(r, core) & unnamed)
		return 0;
	if (run_class(r, core) & CLASS_ORG && slice_equal_nocase(run_word(r, core - 1), S("justice")))
		return 0; /* the Justice Committee */
	return add_person(r, from, core, peer);
}

static bool begins_person(const struct run *r, uint32_t i)
{
	if (i + 1 >= r->to || r->tokens[i].possessive)
		return false;
	bool saint = i > r->from && run_class(r, i - 1) & CLASS_PARTICLE && run_capital(r, i - 1);
	if (saint)
		return false;
	unsigned class = run_class(r, i), next = run_class(r, i + 1);
	bool particle = !run_capital(r, i + 1) && r->tokens[i + 1].classes & CLASS_PARTICLE;
	if (next & (CLASS_FUNCTION | CLASS_POST) || (next & CLASS_JOIN && !particle))
		return false;
	if (is_initials(r, i))
		return is_initials(r, i + 1) || !(next & (CLASS_COMMON | CLASS_ORG | CLASS_THING));
	if (!(class & CLASS_FIRST))
		return false;
	bool ends_org = (run_class(r, r->to - 1) & CLASS_ORG) != 0 && (r->to - i == 2 || !(next & CLASS_FIRST));
	if (ends_org)
		return false;
	if (class & (CLASS_COMMON | CLASS_FUNCTION | CLASS_ANY_PLACE | CLASS_DATE | CLASS_THING | CLASS_ORG))
		return !(next & (CLASS_COMMON | CLASS_ORG | CLASS_THING | CLASS_PERSON | CLASS_ANY_PLACE));
	return !(next & (CLASS_THING | CLASS_TEXT)) || !(next & CLASS_COMMON);
}

static uint32_t last_org_noun(const struct run *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = to; i-- > from;)
		if (run_class(r, i) & CLASS_ORG)
			return i;
	return r->to;
}

/* Where the words that complete a role (of State for Education) end. */
static uint32_t complement_end(const struct run *r, uint32_t i)
{
	while (i < r->to && run_class(r, i) & CLASS_JOIN && !run_capital(r, i)) {
		uint32_t word = i + 1;
		while (word < r->to && !run_capital(r, word))
			word++;
		uint32_t first = word;
		while (word < r->to && run_capital(r, word) && !begins_person(r, word) &&
		       !(run_class(r, word) & CLASS_ANY_TITLE) &&
		       (word == first ||
			run_class(r, word) & (CLASS_COMMON | CLASS_ORG | CLASS_ANY_PLACE | CLASS_THING)))
			word++;
		i = word;
	}
	return i;
}

/* A role inside the run (Ofsted Chief Inspector Ann Lee): the organisation in
 * front of it, the role, and where the rest begins; 0 without one. */
static uint32_t parse_role(struct run *r, uint32_t from)
{
	uint32_t head = from;
	for (; head < r->to; head++) {
		if (run_class(r, head) & CLASS_JOIN || (run_class(r, head) & CLASS_TITLE && head > from))
			return 0;
		bool kin = run_class(r, head) & CLASS_KIN && head == from && head + 1 < r->to &&
			   (begins_person(r, head + 1) || r->to - head > 2);
		if ((run_class(r, head) & CLASS_PERSON || kin) && !r->tokens[head].possessive)
			break;
	}
	if (head == r->to)
		return 0;
	while (head + 1 < r->to && run_class(r, head + 1) & CLASS_PERSON && run_capital(r, head + 1) &&
	       !begins_person(r, head))
		head++;
	uint32_t end = complement_end(r, head + 1);
	if (end < r->to && !(run_class(r, end) & CLASS_ANY_TITLE) && !begins_person(r, end) &&
	    (r->to - end > PERSON_MOST || run_class(r, end) & (CLASS_COMMON | CLASS_ORG | CLASS_FUNCTION)))
		return 0;
	uint32_t role = head;
	while (role > from && run_class(r, role - 1) & (CLASS_MODIFIER | CLASS_COMMON | CLASS_PERSON) &&
	       !(run_class(r, role - 1) & CLASS_ORG && role - 1 > from))
		role--;
	if (role > from)
		parse_range(r, from, role);
	add(r, NAME_ROLE, role, end);
	return end;
}

/* Workforce Partnership North: the last word of the run. */
static bool is_part_of_country(const struct run *r, uint32_t i)
{
	static const slice PARTS[] = {S("North"), S("South"), S("East"),     S("West"),
				      S("UK"),    S("Cymru"), S("Midlands"), S("International")};
	return i + 1 == r->to && slice_is_one_of(run_word(r, i), PARTS, sizeof PARTS / sizeof *PARTS);
}

/* Whether a word before the noun at `last` begins a name and goes on with of or for. */
static bool goes_on_behind_of(const struct run *r, uint32_t from, uint32_t last)
{
	for (uint32_t i = from; i + 1 < last; i++)
		if (run_class(r, i) & CLASS_ORG_BEGIN && run_class(r, i + 1) & CLASS_JOIN)
			return true;
	return false;
}

/* An organisation's name from `from`: through its last noun, or, where it
 * begins with one that goes on with of or for, through what completes it. */
static uint32_t parse_org(struct run *r, uint32_t from)
{
	uint32_t last = last_org_noun(r, from, r->to);
	if (last == r->to)
		return 0;
	uint32_t end = last + 1;
	bool completed = end < r->to && !run_capital(r, end);
	if (completed)
		end = complement_end(r, end);
	if (completed)
		while (end < r->to && !begins_person(r, end) && !(run_class(r, end) & CLASS_ANY_TITLE))
			end++;
	else if (end < r->to && (run_class(r, end) & CLASS_COUNTRY || is_part_of_country(r, end)))
		end++;
	else if (end + 1 == r->to && goes_on_behind_of(r, from, last) &&
		 run_class(r, end) & (CLASS_PLURAL | CLASS_PEOPLE))
		end++; /* the Guild of Public Service Workers */
	while (end > last + 1 && !run_capital(r, end - 1))
		end--;
	bool bare = end - from == 1;
	add(r, bare ? NAME_BODY : NAME_ORG, from, end);
	return end;
}

static enum name_kind kind_of_words(const struct run *r, uint32_t from, uint32_t to)
{
	unsigned all = ~0u, any = 0;
	for (uint32_t i = from; i < to; i++) {
		unsigned class = run_class(r, i);
		all &= class & (CLASS_ANY_PLACE | CLASS_DATE | CLASS_PEOPLES) ? class | CLASS_PLACE : class;
		any |= class;
	}
	if (all & CLASS_PLACE ||
	    namewords_class(
		    names_text(r->text, &(struct token_list){(struct token *)r->tokens, r->count}, from, to)) &
		    CLASS_ANY_PLACE)
		return NAME_PLACE;
	if (run_class(r, to - 1) & (CLASS_THING | CLASS_TEXT))
		return NAME_THING;
	if (is_acronym(r, from) && !r->heading && !(run_class(r, from) & (CLASS_COMMON | CLASS_ANY_PLACE)))
		return NAME_ORG;
	if (to - from > PERSON_MOST ||
	    any & (CLASS_COMMON | CLASS_FUNCTION | CLASS_JOIN | CLASS_PEOPLES | CLASS_PERSON))
		return NAME_COINED;
	return NAME_LIKELY;
}

/* Behind "a", "my", "her": one of many. */
static bool is_determined(const struct run *r, uint32_t at)
{
	const struct word *before = at > 0 ? r->tokens[at - 1].word : NULL;
	if (!before || r->tokens[at - 1].kind != TOKEN_WORD)
		return false;
	static const slice BEFORE[] = {S("the"), S("a"), S("an"), S("every"), S("each"), S("single")};
	for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++)
		if (slice_equal_nocase(run_word(r, at - 1), BEFORE[i]))
			return true;
	return before->is & WORD_POSSESSIVE;
}

static void parse_single(struct run *r, uint32_t at)
{
	unsigned class = run_class(r, at);
	const unsigned silent = CLASS_FUNCTION | CLASS_ANY_TITLE | CLASS_POST | CLASS_DATE | CLASS_PEOPLES;
	const unsigned common = CLASS_COMMON | CLASS_KIN | CLASS_PEOPLE | CLASS_PLURAL | CLASS_TEXT | CLASS_THING;
	if (run_word(r, at).len < 2)
		return;
	bool of = at + 1 < r->count && slice_equal(run_word(r, at + 1), S("of"));
	if (class & CLASS_KIN && of)
		return; /* Grandmother of four */
	if (class & CLASS_KNOWN && !is_acronym(r, at))
		add(r, NAME_ORG, at, at + 1);
	else if (class & CLASS_ORG)
		add(r, NAME_BODY, at, at + 1);
	else if (class & CLASS_PERSON && is_acronym(r, at) && is_determined(r, at))
		add(r, NAME_ROLE, at, at + 1); /* my GP */
	else if (is_acronym(r, at) && at > 0 && slice_equal_nocase(run_word(r, at - 1), S("my")))
		add(r, NAME_THING, at, at + 1); /* my DBS */
	else if (is_acronym(r, at) && !r->heading &&
		 !(class & (CLASS_POST | CLASS_COMMON | CLASS_FUNCTION | CLASS_ANY_TITLE)))
		add(r, NAME_ACRONYM, at, at + 1);
	else if (class & CLASS_ANY_PLACE)
		add(r, NAME_PLACE, at, at + 1);
	else if (class & CLASS_PERSON && (!(class & CLASS_FIRST) || of || is_determined(r, at)))
		add(r, NAME_ROLE, at, at + 1); /* the Dean; but Dean said */
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
	return (r->tokens[next].classes & CLASS_TAIL) != 0;
}

/* The name or names that begin at `from`; returns where to go on. */
static uint32_t parse_one(struct run *r, uint32_t from)
{
	unsigned class = run_class(r, from);
	uint32_t end;
	if (class & CLASS_ANY_TITLE && (end = parse_titled(r, from)) != 0)
		return end;
	if (r->to - from == 1) {
		parse_single(r, from);
		return r->to;
	}
	if (begins_person(r, from))
		return add_person(r, from, from, false);
	if (from == r->from && run_is_called(r) && last_org_noun(r, from, r->to) == r->to) {
		add(r, NAME_ORG, from, r->to);
		return r->to;
	}
	bool firm = from == r->from && is_initial(r, from) && r->to - from == 3 && class & CLASS_PEOPLE &&
		    run_class(r, from + 1) == 0 && run_class(r, from + 2) == 0;
	if (firm) { /* Auditors Lund Pell */
		add(r, NAME_ORG, from + 1, r->to);
		return r->to;
	}
	if ((end = parse_role(r, from)) != 0)
		return end;
	if ((end = parse_org(r, from)) != 0)
		return end;
	for (uint32_t i = from + 1; i < r->to; i++)
		if (run_class(r, i) & CLASS_ANY_TITLE || begins_person(r, i)) {
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
	unsigned class = run_class(r, i);
	if (!run_capital(r, i))
		return true;
	if (class & (CLASS_FIRST | CLASS_ANY_TITLE | CLASS_MODIFIER) && i + 1 < r->to && begins_person(r, i))
		return false;
	if (class & CLASS_FUNCTION)
		return true;
	return class & CLASS_DATE && i + 1 < r->to && !(run_class(r, i + 1) & CLASS_ORG);
}

static void parse_range(struct run *r, uint32_t from, uint32_t to)
{
	uint32_t whole = r->to;
	r->to = to;
	for (uint32_t i = from; i < to;)
		i = is_dropped(r, i) ? i + 1 : parse_one(r, i);
	r->to = whole;
}

static bool is_local_body(const struct run *r, uint32_t i)
{
	return i < r->count &&
	       (slice_equal_nocase(run_word(r, i), S("council")) || slice_equal_nocase(run_word(r, i), S("police")));
}

/* Where "council" ends behind a place: "Leeds | city council", or 0. */
static uint32_t council_end(const struct run *r)
{
	static const slice KINDS[] = {S("city"), S("county"), S("borough"),      S("district"), S("parish"),
				      S("town"), S("island"), S("metropolitan"), S("regional"), S("shire")};
	uint32_t at = r->to;
	if (at >= r->count || r->tokens[at].capital || r->tokens[at].sentence || r->tokens[at - 1].possessive)
		return 0;
	if (!is_local_body(r, at) && is_local_body(r, at + 1))
		at += slice_is_one_of(run_word(r, at), KINDS, sizeof KINDS / sizeof *KINDS);
	return is_local_body(r, at) && !r->tokens[at].capital && !r->tokens[at].sentence ? at + 1 : 0;
}

/* "Hartlow council": in small letters, and yet its name. */
static void add_council(struct run *r, size_t before)
{
	static const slice PARTIES[] = {S("Labour"),  S("Conservative"), S("Tory"),  S("Green"),
					S("Liberal"), S("Dem"),          S("Reform")};
	uint32_t end = council_end(r);
	struct name *name = end && r->list->count > before ? &r->list->items[r->list->count - 1] : NULL;
	if (!name || name->to != r->to || name->common || run_class(r, r->to - 1) & (CLASS_PEOPLES | CLASS_DATE) ||
	    slice_is_one_of(run_word(r, r->to - 1), PARTIES, sizeof PARTIES / sizeof *PARTIES) ||
	    !(name->kind == NAME_PLACE || name->kind == NAME_SINGLE || name->kind == NAME_COINED ||
	      name->kind == NAME_LIKELY))
		return;
	name->to = name->core_end = end;
	name->kind = NAME_ORG;
	name->common = false;
}

/* "Ann Lee Sunday 3 May": a line's end was lost in front of the day. */
static bool is_dated(const struct run *r)
{
	return run_class(r, r->to - 1) & CLASS_DATE && r->to - r->from > 2 && r->to < r->count &&
	       r->tokens[r->to].kind == TOKEN_NUMBER && !r->tokens[r->to].sentence;
}

void run_parse(struct run *r)
{
	size_t before = r->list->count;
	parse_range(r, r->from, r->to - is_dated(r));
	add_council(r, before);
}
