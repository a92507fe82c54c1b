#include "input.h"

#include <uniwidth.h>

#include "base/message.h"
#include "base/utf8.h"
#include "streams/stream.h"
#include "text.h"
#include "value.h"

/* What is in these columns of our streams is words, whatever a word looks like,
 * or dates. Of every other column the values tell. */
struct meaning {
	slice name;
	bool may_be_date;
};

static const struct meaning MEANINGS[] = {
	{S("doc"), false},     {S("kind"), false},   {S("section"), false}, {S("speaker"), false},
	{S("text"), false},    {S("within"), false}, {S("mention"), false}, {S("cue"), false},
	{S("rule"), false},    {S("type"), false},   {S("role"), false},    {S("org"), false},
	{S("aliases"), false}, {S("speaks"), false}, {S("label"), false},   {S("left"), false},
	{S("match"), false},   {S("right"), false},  {S("date"), true},     {S("first"), true},
	{S("last"), true},
};

static void set_meaning(struct input_column *column)
{
	for (size_t i = 0; i < sizeof MEANINGS / sizeof *MEANINGS; i++) {
		if (slice_equal(column->name, MEANINGS[i].name)) {
			column->is_text = true;
			column->is_words = !MEANINGS[i].may_be_date;
		}
	}
}

static size_t width_of(slice field)
{
	size_t width = 0;
	for (size_t at = 0; at < field.len && width <= INPUT_WIDTH_MOST;) {
		uint32_t code;
		at += utf8_decode(field, at, &code);
		int wide = code < 0x80 ? 1 : uc_width(code, "UTF-8");
		width += wide > 0 ? (size_t)wide : 0;
	}
	return width <= INPUT_WIDTH_MOST ? width : INPUT_WIDTH_MOST + 1;
}

static bool take_header(struct input *in, const struct stream *s, struct arena *memory)
{
	slice rest = arena_copy(memory, s->header);
	if (s->columns > INPUT_COLUMNS_MOST) {
		message_error(in->file, 1,
			      "there are %zu columns, a worksheet has %d; choose some: cc-csv -c, cut -f", s->columns,
			      (int)INPUT_COLUMNS_MOST);
		return false;
	}
	in->columns = arena_array(memory, s->columns, sizeof *in->columns);
	for (in->count = 0; in->count < s->columns; in->count++) {
		struct input_column *column = &in->columns[in->count];
		column->name = slice_cut(&rest, '\t');
		column->widths = arena_array(memory, INPUT_WIDTH_MOST + 2, sizeof *column->widths);
		set_meaning(column);
		if (column->name.len > TEXT_MOST) {
			message_error(in->file, 1, "the name of a column is longer than a cell can be; rename it");
			return false;
		}
	}
	return true;
}

static void look_at(struct input_column *column, slice field)
{
	if (!column->is_text && value_is_code(field))
		column->is_text = true;
	column->widths[width_of(field)]++;
}

/* One long name among short ones does not make a wide column. What is no wider
 * than the longest number or date has room in any case. */
static void set_width(struct input_column *column, size_t rows)
{
	enum { NUMBER = sizeof "2021-01-30T13:26:05" - 1 };
	size_t empty = column->widths[0], wider = rows - empty, few = wider / 50;
	for (column->width = 0; column->width < INPUT_WIDTH_MOST; column->width++) {
		wider -= column->width ? column->widths[column->width] : 0;
		if (wider == 0 || (wider <= few && column->width >= NUMBER))
			break;
	}
	column->wraps = wider > 0;
}

bool input_read(struct input *in, char **file, bool keep_going, struct spool *spool, struct arena *memory)
{
	struct stream s;
	*in = (struct input){.file = *file};
	bool good = stream_open(&s, (struct operands){file, 1}, keep_going) && take_header(in, &s, memory);
	while (good && stream_next(&s)) {
		for (size_t i = 0; i < in->count; i++)
			look_at(&in->columns[i], stream_field(&s, i));
		spool_add(spool, s.row);
		in->rows++;
	}
	for (size_t i = 0; i < in->count; i++)
		set_width(&in->columns[i], in->rows);
	stream_close(&s);
	return good && (keep_going || message_status() == STATUS_DONE);
}
