#include "spool.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/message.h"

const char *spool_folder(void)
{
	const char *folder = getenv("TMPDIR");
	return folder && *folder ? folder : "/tmp";
}

int spool_descriptor(void)
{
	slice path = slice_from(spool_folder()), name = S("/cc-xlsx.XXXXXX");
	char *template = memory_resize(NULL, path.len + name.len + 1, 1);
	memcpy(template, path.at, path.len);
	memcpy(template + path.len, name.at, name.len + 1);
	int fd = mkstemp(template);
	if (fd < 0)
		message_error(spool_folder(), 0, "no temporary file can be made here (TMPDIR says where):");
	else
		unlink(template);
	free(template);
	return fd;
}

void spool_no_room(void)
{
	message_error(spool_folder(), 0, "a temporary file cannot be written here (TMPDIR says where):");
}

static void fail(struct spool *s)
{
	if (!s->failed)
		spool_no_room();
	s->failed = true;
}

bool spool_open(struct spool *s)
{
	*s = (struct spool){0};
	int fd = spool_descriptor();
	if (fd < 0)
		return false;
	s->file = fdopen(fd, "w+");
	if (!s->file)
		message_out_of_memory();
	return true;
}

void spool_add(struct spool *s, slice row)
{
	if (s->failed)
		return;
	if (fwrite(&row.len, sizeof row.len, 1, s->file) != 1 || fwrite(row.at, 1, row.len, s->file) != row.len)
		fail(s);
	s->bytes += sizeof row.len + row.len;
}

bool spool_rewind(struct spool *s)
{
	if (!s->failed && (fflush(s->file) != 0 || fseek(s->file, 0, SEEK_SET) != 0))
		fail(s);
	return !s->failed;
}

bool spool_next(struct spool *s, slice *row)
{
	size_t len;
	if (fread(&len, sizeof len, 1, s->file) == 1) {
		s->row = memory_grow(s->row, &s->room, len, 1);
		*row = slice_of(len ? s->row : "", len);
		if (fread(s->row, 1, len, s->file) == len)
			return true;
	}
	message_error(spool_folder(), 0, "a temporary file cannot be read again:");
	return false;
}

void spool_close(struct spool *s)
{
	if (s->file)
		fclose(s->file);
	free(s->row);
	*s = (struct spool){0};
}
