#include "pattern.h"

#include <stdio.h>

#include "base/message.h"
#include "base/utf8.h"
#include "fold.h"
#include "syntax.h"

enum {
	LONGEST = 65535,              /* bytes of a pattern */
	STACK_FIRST = 32 * 1024,      /* of the JIT stack, */
	STACK_MOST = 4 * 1024 * 1024, /* which grows up to this */
	HEAP_KIB = 4 * 1024,          /* of the interpreter, where there is no JIT */
	AROUND = 60,                  /* bytes of the pattern that an error shows before and after */
};

void matcher_open(struct matcher *m, size_t match_limit)
{
	m->limit = match_limit;
	m->data = pcre2_match_data_create(1, NULL);
	m->context = pcre2_match_context_create(NULL);
	m->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_MOST, NULL);
	if (!m->data || !m->context)
		message_out_of_memory();
	pcre2_set_match_limit(m->context, (uint32_t)match_limit);
	pcre2_set_heap_limit(m->context, HEAP_KIB);
	if (m->stack)
		pcre2_jit_stack_assign(m->context, NULL, m->stack);
}

void matcher_close(struct matcher *m)
{
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	pcre2_jit_stack_free(m->stack);
}

/* One line with the place marked in it. */
static void report_mistake(const struct pattern *p, int error, size_t at)
{
	char reason[256];
	pcre2_get_error_message(error, (PCRE2_UCHAR *)reason, sizeof reason);
	size_t from = at > AROUND ? at - AROUND : 0;
	size_t to = p->text.len - at > AROUND ? at + AROUND : p->text.len;
	slice before = slice_sub(p->text, from, at), after = slice_sub(p->text, at, to);
	message_error(p->file, p->line, "bad pattern: %s, where <-- stands: %s%.*s <--%s%.*s%s", reason,
		      from > 0 ? "..." : "", SHOW(before), after.len > 0 ? " " : "", SHOW(after),
		      to < p->text.len ? "..." : "");
}

static uint32_t compile_options(const struct pattern_style *style)
{
	return PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | (style->nocase ? PCRE2_CASELESS : 0);
}

static pcre2_code *compile(slice text, uint32_t options, bool whole, int *error, size_t *at)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	if (!context)
		message_out_of_memory();
	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	if (whole)
		pcre2_set_compile_extra_options(context, PCRE2_EXTRA_MATCH_LINE);
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)text.at, text.len, options, error, at, context);
	pcre2_compile_context_free(context);
	return code;
}

/* What a pattern may begin with that has to stay its beginning: (*UCP) and the like. */
static size_t settings_length(slice pattern)
{
	size_t at = 0;
	while (slice_starts(slice_after(pattern, at), S("(*")) && pattern.len > at + 2 &&
	       ascii_is_upper(pattern.at[at + 2])) {
		size_t end = slice_find_byte(pattern, ')', at);
		if (end == SLICE_NONE)
			break;
		at = end + 1;
	}
	return at;
}

/* \b would want a word character at the ends of the match. In extended mode a
 * comment may run to the end of the pattern: a line end stops it. */
static slice as_words(slice pattern, bool extended, struct arena *memory)
{
	size_t at = settings_length(pattern);
	slice tail = extended ? S("\n)(?!\\w)") : S(")(?!\\w)");
	slice body = arena_join(memory, S("(?<!\\w)(?:"), slice_after(pattern, at), tail);
	return arena_join(memory, slice_sub(pattern, 0, at), body, S(""));
}

/* The pattern as it was written is compiled first, so that a mistake is shown
 * in the user's words and not in a translation. */
static bool is_right(const struct pattern *p, const struct pattern_style *style)
{
	int error;
	size_t at;
	if (p->text.len > LONGEST) {
		message_error(p->file, p->line, "a pattern of %zu bytes is too long; %d are the most", p->text.len,
			      LONGEST);
		return false;
	}
	uint32_t options = style->fixed ? PCRE2_UTF | PCRE2_LITERAL : compile_options(style);
	pcre2_code *code = compile(p->text, options, false, &error, &at);
	if (!code)
		report_mistake(p, error, at < p->text.len ? at : p->text.len);
	pcre2_code_free(code);
	return code != NULL;
}

/* The pattern as PCRE2 is to read it. */
static slice translate(const struct pattern *p, const struct pattern_style *style, struct arena *scratch)
{
	slice text = fold_pattern(p->text, style->fixed, style->exact, scratch);
	return style->words ? as_words(text, !style->fixed && syntax_is_extended(p->text), scratch) : text;
}

static void find_literals(struct pattern *p, const struct pattern_style *style, struct arena *memory)
{
	struct literals found = literals_of(p->text, style, memory);
	p->literals = found.any;
	p->folded = literals_of_folded(p->text, style, memory);
	p->always = p->literals.count == 0 || p->folded.count == 0;
	p->in_order_count = found.in_order.count;
	p->begins = found.begins;
	p->chain = found.chain;
	p->in_order = arena_array(memory, found.in_order.count, sizeof *p->in_order);
	for (size_t i = 0; i < found.in_order.count; i++)
		finder_open(&p->in_order[i], found.in_order.items[i]);
}

bool pattern_compile(struct pattern *p, const struct pattern_style *style, struct arena *memory)
{
	if (!is_right(p, style))
		return false;
	int error;
	size_t at;
	struct arena scratch = {0};
	p->code = compile(translate(p, style, &scratch), compile_options(style), style->whole, &error, &at);
	arena_free(&scratch);
	if (!p->code) {
		report_mistake(p, error, p->text.len);
		return false;
	}
	pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
	find_literals(p, style, memory);
	p->matches_all = p->text.len == 0 && !style->words && !style->whole;
	return true;
}

/* The first place at or after *at where the literal may stand for its part of
 * the pattern; *at becomes its end. */
static enum hint next_in_order(const struct finder *f, slice field, size_t *at)
{
	enum hint hint = HINT_ABSENT;
	while (hint == HINT_ABSENT) {
		size_t place = finder_next(f, field, *at);
		if (place == SLICE_NONE)
			return HINT_ABSENT;
		hint = literal_tells(&f->literal, field, place);
		*at = hint == HINT_ABSENT ? place + 1 : place + f->literal.text.len;
	}
	return hint;
}

enum hint pattern_tells(const struct pattern *p, slice field, size_t *from)
{
	enum hint all = p->chain ? HINT_FOUND : HINT_UNKNOWN;
	size_t at = 0, first = 0;
	for (size_t i = 0; i < p->in_order_count; i++) {
		enum hint one = next_in_order(&p->in_order[i], field, &at);
		if (one == HINT_ABSENT)
			return HINT_ABSENT;
		if (one == HINT_UNKNOWN)
			all = HINT_UNKNOWN;
		if (i == 0)
			first = at - p->in_order[i].literal.text.len;
	}
	*from = p->begins ? first : 0;
	/* A dot does not match a byte that is no UTF-8. */
	bool valid =
		all != HINT_FOUND || p->in_order_count < 2 || utf8_valid(slice_sub(field, first, at)) == at - first;
	return valid ? all : HINT_UNKNOWN;
}

enum verdict pattern_find(const struct pattern *p, struct matcher *m, slice field, size_t from, bool not_empty,
			  struct span *span)
{
	int found = pcre2_match(p->code, (PCRE2_SPTR)field.at, field.len, from, not_empty ? PCRE2_NOTEMPTY : 0,
				m->data, m->context);
	if (found == PCRE2_ERROR_NOMATCH)
		return ABSENT;
	if (found < 0) {
		m->error = found;
		return FAILED;
	}
	if (span) {
		const size_t *ends = pcre2_get_ovector_pointer(m->data);
		*span = (struct span){ends[0], ends[1]};
	}
	return FOUND;
}

void pattern_report(const struct pattern *p, const struct matcher *m, const char *file, size_t line)
{
	char reason[256];
	pcre2_get_error_message(m->error, (PCRE2_UCHAR *)reason, sizeof reason);
	if (m->error == PCRE2_ERROR_MATCHLIMIT)
		message_error(file, line,
			      "pattern '%.*s' needs more than %zu steps in this row; make it simpler or raise "
			      "--match-limit",
			      SHOW(p->text), m->limit);
	else
		message_error(file, line, "pattern '%.*s' cannot be looked for in this row: %s", SHOW(p->text),
			      reason);
}

void pattern_free(struct pattern *p)
{
	pcre2_code_free(p->code);
	p->code = NULL;
}
