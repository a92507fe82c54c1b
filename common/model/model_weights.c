#include "model/model_weights.h"

#include "base/message.h"

/* The header: the magic, then numbers of four bytes, least first. */
static const char MAGIC[8] = "cc-model";
enum { AT_LAYOUT = 8, AT_ROWS = 12, AT_LENGTH = 16, AT_CHECKSUM = 20 };

/* A number that changes whenever features or labels mean something else. */
enum { LAYOUT = (7 << 24) | (FEATURE_SLOTS << 16) | (MODEL_LABELS << 8) | UNIT_KINDS };

#if defined(__APPLE__)
#define SECTION ".section __TEXT,__const\n"
#define SYMBOL "_"
#else
#define SECTION ".section .rodata\n"
#define SYMBOL ""
#endif

__asm__(SECTION ".balign 64\n"
		".globl " SYMBOL "model_bytes\n" SYMBOL "model_bytes:\n"
		".incbin \"common/model/attribution.bin\"\n"
		".globl " SYMBOL "model_bytes_end\n" SYMBOL "model_bytes_end:\n"
		".byte 0\n.text\n");

extern const char model_bytes[], model_bytes_end[];

static void put_number(unsigned char *to, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = (unsigned char)(value >> 8 * i);
}

static uint32_t get_number(const char *from)
{
	const unsigned char *at = (const unsigned char *)from;
	return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* Eight bytes at a time, since every run of the program begins with this. */
static uint32_t checksum(slice bytes)
{
	const uint64_t prime = 0x00000100000001B3u;
	uint64_t h = 0xCBF29CE484222325u;
	for (; bytes.len >= 8; bytes = slice_after(bytes, 8)) {
		h = (h ^ get_number(bytes.at) ^ (uint64_t)get_number(bytes.at + 4) << 32) * prime;
		h ^= h >> 29;
	}
	for (size_t i = 0; i < bytes.len; i++)
		h = (h ^ (unsigned char)bytes.at[i]) * prime;
	return (uint32_t)(h ^ h >> 32);
}

void model_write_header(unsigned char header[MODEL_HEADER], uint32_t row_count, slice body)
{
	memset(header, 0, MODEL_HEADER);
	memcpy(header, MAGIC, sizeof MAGIC);
	put_number(header + AT_LAYOUT, LAYOUT);
	put_number(header + AT_ROWS, row_count);
	put_number(header + AT_LENGTH, (uint32_t)body.len);
	put_number(header + AT_CHECKSUM, checksum(body));
}

static void read_edges(struct model_edges *edges, const char *at)
{
	model_clear_edges(edges);
	for (size_t kind = 0; kind < UNIT_KINDS; kind++)
		for (size_t s = 0; s < MODEL_STATES; s++)
			for (size_t k = 0; k < MODEL_LABELS; k++, at += 2) {
				unsigned weight = (unsigned char)at[0] | (unsigned)(unsigned char)at[1] << 8;
				model_set_edge(edges, kind, s, k, (int16_t)weight);
			}
}

static bool is_empty_row(const char *row)
{
	static const char EMPTY[MODEL_ROW];
	return memcmp(row, EMPTY, MODEL_ROW) == 0;
}

const char *model_read(struct model *m, slice bytes)
{
	static uint32_t readings;
	if (bytes.len < MODEL_HEADER || memcmp(bytes.at, MAGIC, sizeof MAGIC) != 0)
		return "these are not the weights of a model";
	if (get_number(bytes.at + AT_LAYOUT) != LAYOUT)
		return "the model was made for another version of the program";
	uint32_t row_count = get_number(bytes.at + AT_ROWS);
	slice body = slice_after(bytes, MODEL_HEADER);
	if (row_count < 2 || row_count > MODEL_MOST_ROWS || get_number(bytes.at + AT_LENGTH) != body.len ||
	    body.len != MODEL_EDGE_BYTES + (size_t)row_count * MODEL_ROW)
		return "the model is cut short or damaged";
	if (get_number(bytes.at + AT_CHECKSUM) != checksum(body) || !is_empty_row(body.at + MODEL_EDGE_BYTES))
		return "the model is damaged";
	read_edges(&m->edges, body.at);
	m->rows = (const int8_t *)(body.at + MODEL_EDGE_BYTES);
	m->row_count = row_count;
	m->reading = ++readings;
	return NULL;
}

const struct model *model_built_in(void)
{
	static struct model model;
	/* cppcheck-suppress comparePointers ; the assembler puts one behind the other */
	const char *wrong = model_read(&model, slice_of(model_bytes, (size_t)(model_bytes_end - model_bytes)));
	if (!wrong)
		return &model;
	message_error(NULL, 0, "%s; build the program anew, or use --rules-only", wrong);
	return NULL;
}
