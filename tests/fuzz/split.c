/* cc-split loses nothing of any text: what --check proves holds in every unit,
 * and the rows can be read as segments again. */
#include <fcntl.h>

#include "../../cmd/cc-split/check.h"
#include "../../cmd/cc-split/rows.h"
#include "fuzz.h"

static size_t units_of(const struct split *s, enum unit unit)
{
	struct units u = {.split = s, .unit = unit};
	size_t count = 0;
	while (units_next(&u))
		count++;
	return count;
}

static size_t rows_read(char *path)
{
	struct segments in;
	struct segment_list document;
	struct arena memory = {0};
	char *paths[] = {path};
	fuzz_must(segments_open(&in, (struct operands){paths, 1}, false, false));
	size_t count = segments_next(&in, &memory, &document) ? document.count : 0;
	fuzz_must(!segments_next(&in, &memory, &document));
	segments_close(&in);
	arena_free(&memory);
	return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct split split;
	split.bytes = fuzz_bytes(data, size);
	if (slice_find_byte(split.bytes, '\0', 0) != SLICE_NONE)
		return 0; /* no text: document_read() refuses it */
	split.order_given = (enum date_order)(size % 3);
	split_document(&split);
	for (int unit = UNIT_PARA; unit <= UNIT_SENTENCE; unit++) {
		struct fuzz_file file;
		struct writer writer;
		fuzz_must(check_document(&split, (enum unit)unit, "document"));
		fuzz_open(&file, S(""));
		writer_open(&writer, open(file.path, O_WRONLY | O_CLOEXEC), "rows");
		rows_header(&writer);
		rows_write(&split, S("document"), (enum unit)unit, &writer);
		fuzz_must(writer_close(&writer));
		fuzz_must(rows_read(file.path) == units_of(&split, (enum unit)unit));
		fuzz_close(&file);
	}
	return 0;
}
