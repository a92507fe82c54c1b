#include "formats.h"

#include "base/slice.h"

/* Of those that every spreadsheet has by number. */
enum { WHOLE = 1, AS_TEXT = 49 };

static lxw_format *make(struct formats *f)
{
	lxw_format *format = workbook_add_format(f->workbook);
	format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	return format;
}

static lxw_format *make_numbered(struct formats *f, uint8_t number)
{
	lxw_format *format = make(f);
	format_set_num_format_index(format, number);
	return format;
}

static lxw_format *make_pattern(struct formats *f, const char *pattern)
{
	lxw_format *format = make(f);
	format_set_num_format(format, pattern);
	return format;
}

/* In a cell that is formatted as text, what is typed over it is text again, and
 * editing one that begins with = does not make a formula of it. */
void formats_open(struct formats *f, lxw_workbook *workbook)
{
	*f = (struct formats){.workbook = workbook};
	f->text = make_numbered(f, AS_TEXT);
	f->wrapped = make_numbered(f, AS_TEXT);
	format_set_text_wrap(f->wrapped);
	f->header = make_numbered(f, AS_TEXT);
	format_set_bold(f->header);
	format_set_bg_color(f->header, 0xDDE6EE);
	format_set_bottom(f->header, LXW_BORDER_THIN);
}

static lxw_format *number_format(struct formats *f, unsigned decimals)
{
	char pattern[VALUE_DIGITS + 3] = "0.";
	if (!f->numbers[decimals]) {
		memset(pattern + 2, '0', decimals);
		f->numbers[decimals] = decimals ? make_pattern(f, pattern) : make_numbered(f, WHOLE);
	}
	return f->numbers[decimals];
}

lxw_format *formats_of(struct formats *f, const struct value *value)
{
	static const char *const TIMES[] = {
		[VALUE_DATE] = "yyyy-mm-dd",
		[VALUE_MINUTES] = "yyyy-mm-dd\"T\"hh:mm",
		[VALUE_SECONDS] = "yyyy-mm-dd\"T\"hh:mm:ss",
	};
	if (value->kind == VALUE_NUMBER)
		return number_format(f, value->decimals);
	lxw_format **time = &f->times[value->kind];
	if (!*time) {
		*time = make_pattern(f, TIMES[value->kind]);
		format_set_align(*time, LXW_ALIGN_LEFT);
	}
	return *time;
}
