#include "book.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/utf8.h"
#include "streams/document.h"
#include "syntax.h"

static size_t add_label(struct book *b, slice name)
{
	size_t at = table_add(&b->names, name);
	if (at == b->label_count) {
		b->labels = memory_grow(b->labels, &b->label_room, at + 1, sizeof *b->labels);
		b->labels[b->label_count++] = (struct label){.name = b->names.keys[at]};
	}
	return at;
}

void pattern_list_add(struct pattern_list *list, size_t pattern)
{
	list->items = memory_grow(list->items, &list->room, list->count + 1, sizeof *list->items);
	list->items[list->count++] = pattern;
}

/* Compile a pattern, which must live as long as the book. SLICE_NONE: it is not right. */
static size_t add_pattern(struct book *b, const struct pattern_style *style, struct pattern pattern)
{
	if (!pattern_compile(&pattern, style, &b->memory))
		return SLICE_NONE;
	b->patterns = memory_grow(b->patterns, &b->pattern_room, b->pattern_count + 1, sizeof *b->patterns);
	b->patterns[b->pattern_count] = pattern;
	return b->pattern_count++;
}

static bool add_plain(struct book *b, const struct settings *s, struct pattern pattern)
{
	size_t added = add_pattern(b, &s->style, pattern);
	if (added != SLICE_NONE)
		pattern_list_add(&b->labels[0].gives, added);
	return added != SLICE_NONE;
}

/* The next line of a file, without its line end. */
static slice next_line(slice *rest)
{
	slice line = slice_cut(rest, '\n');
	if (slice_ends(line, S("\r")))
		line.len--;
	return line;
}

/* Each file is read into the book's own memory, where its patterns stay. */
static bool read_file(struct book *b, const char *path, slice *text)
{
	struct document file = {0};
	bool good = document_read(&file, path);
	if (good)
		*text = arena_copy(&b->memory, file.bytes);
	document_free(&file);
	if (good && slice_starts(*text, S("\xEF\xBB\xBF")))
		*text = slice_after(*text, 3);
	return good;
}

static bool read_patterns(struct book *b, const struct settings *s, const char *path)
{
	slice rest;
	if (!read_file(b, path, &rest))
		return false;
	for (size_t line = 1; rest.len > 0; line++)
		if (!add_plain(b, s, (struct pattern){.text = next_line(&rest), .file = path, .line = line}))
			return false;
	return true;
}

/* Capitals, not counting those of escapes such as \W. */
static bool has_capital(slice pattern)
{
	while (pattern.len > 0) {
		struct syntax_part part = syntax_next(&pattern);
		uint32_t code;
		if (part.kind == SYNTAX_SET && part.text.at[0] == '\\' && !slice_starts(part.text, S("\\Q")))
			continue;
		for (size_t at = 0; at < part.text.len;) {
			at += utf8_decode(part.text, at, &code);
			if (utf8_is_upper(code))
				return true;
		}
	}
	return false;
}

/* Names with `/` between them, none of them empty. */
static bool is_label(slice name)
{
	bool good = name.len > 0 && slice_find_byte(name, '|', 0) == SLICE_NONE && !slice_ends(name, S("/"));
	while (good && name.len > 0)
		good = slice_cut(&name, '/').len > 0;
	return good;
}

static bool add_code(struct book *b, const struct settings *s, slice text, const char *path, size_t line)
{
	slice pattern = text, name = slice_trim(slice_cut(&pattern, '\t'));
	if (pattern.len == 0) {
		message_error(path, line, "a codebook's line is 'label TAB pattern'; this one has no pattern");
		return false;
	}
	if (!is_label(name)) {
		message_error(path, line, "'%.*s' is no label: no | and no empty name before or after a /",
			      SHOW(name));
		return false;
	}
	bool takes = pattern.at[0] == '!';
	if (takes)
		pattern = slice_after(pattern, 1);
	struct pattern_style style = s->style;
	style.nocase = style.nocase || !has_capital(pattern);
	size_t added =
		add_pattern(b, &style, (struct pattern){.text = pattern, .file = path, .line = line, .takes = takes});
	if (added == SLICE_NONE)
		return false;
	size_t at = add_label(b, name);
	struct label *label = &b->labels[at];
	b->patterns[added].label = at;
	pattern_list_add(takes ? &label->takes : &label->gives, added);
	return true;
}

static bool read_codebook(struct book *b, const struct settings *s, const char *path)
{
	slice rest;
	if (!read_file(b, path, &rest))
		return false;
	for (size_t line = 1; rest.len > 0; line++) {
		slice text = next_line(&rest);
		if (text.len > 0 && text.at[0] != '#' && !add_code(b, s, text, path, line))
			return false;
	}
	if (b->label_count == 0)
		message_error(path, 0, "has no codes; a codebook's line is 'label TAB pattern'");
	return b->label_count > 0;
}

/* What takes a label away takes those below it away. */
static void inherit(struct book *b)
{
	for (size_t i = 0; i < b->label_count; i++) {
		struct label *label = &b->labels[i];
		for (size_t at = 0; (at = slice_find_byte(label->name, '/', at)) != SLICE_NONE; at++) {
			size_t above = table_find(&b->names, slice_sub(label->name, 0, at));
			if (above == SLICE_NONE)
				continue;
			for (size_t j = 0; j < b->labels[above].takes.count; j++)
				pattern_list_add(&label->takes, b->labels[above].takes.items[j]);
		}
	}
}

static bool read_all(struct book *b, const struct settings *s)
{
	for (size_t i = 0; i < s->codebooks.count; i++)
		if (!read_codebook(b, s, s->codebooks.items[i]))
			return false;
	if (s->codebooks.count > 0)
		return true;
	add_label(b, S(""));
	for (size_t i = 0; i < s->patterns.count; i++)
		if (!add_plain(b, s, (struct pattern){.text = slice_from(s->patterns.items[i])}))
			return false;
	for (size_t i = 0; i < s->pattern_files.count; i++)
		if (!read_patterns(b, s, s->pattern_files.items[i]))
			return false;
	return true;
}

bool book_open(struct book *b, const struct settings *s)
{
	*b = (struct book){0};
	if (!read_all(b, s))
		return false;
	inherit(b);
	return true;
}

void book_close(struct book *b)
{
	for (size_t i = 0; i < b->pattern_count; i++)
		pattern_free(&b->patterns[i]);
	for (size_t i = 0; i < b->label_count; i++) {
		free(b->labels[i].gives.items);
		free(b->labels[i].takes.items);
	}
	free(b->patterns);
	free(b->labels);
	table_free(&b->names);
	arena_free(&b->memory);
}
