/* matn for JavaScript: each instance of the module has one extractor. Its events become calls of functions
 * that matn.js provides. Bytes are passed by their place in memory, and live until the call returns.
 *
 * The extractor's block of memory lies behind what the linker placed, and grows when more is asked for.
 * Numbers that may need more than 32 bits are passed as double, JavaScript's number. */
#include "matn.h"

#define IMPORT(name) __attribute__((import_module("matn"), import_name(name)))
#define EXPORT(name) __attribute__((export_name(name)))

#define PAGE_SIZE 65536 /* in WebAssembly */

/* The order of these parameters is that of matn.js. */
IMPORT("value") void send_value(const char *name, const char *bytes, size_t len, uint32_t source);
IMPORT("start") void send_start(void);
IMPORT("text") void send_text(const char *utf8, size_t len);
IMPORT("inlineStart") void send_inline_start(void);
IMPORT("inlineEnd")
void send_inline_end(uint32_t kind, const char *url, size_t url_len, const char *text, size_t text_len);
IMPORT("element") void send_element(const char *name);
IMPORT("reason") void send_reason(const char *name, int32_t weight);
IMPORT("block")
void send_block(const char *role, uint32_t level, uint32_t lists, uint32_t quotes, uint32_t number,
                uint32_t row, uint32_t column, bool header, bool continues, bool kept, bool body,
                uint32_t score, uint32_t words, double start, double end, const char *language,
                size_t language_len);
IMPORT("end") void send_end(void);

extern unsigned char __heap_base[]; /* from the linker: the end of what it placed */

static unsigned char input[PAGE_SIZE];
static matn_extractor *extractor;
static bool every_block;

static size_t string_len(const char *string) {
  size_t len = 0;
  while (string[len] != '\0') len++;
  return len;
}

static void send_word(const char *name, const char *word) {
  send_value(name, word, string_len(word), MATN_SOURCE_NONE);
}

static void send_metadata(const matn_metadata *m) {
  const struct {
    const char *name;
    const matn_value *value;
  } values[] = {{"title", &m->title},       {"authors", &m->byline},      {"date", &m->date},
                {"modified", &m->modified}, {"site", &m->site},           {"description", &m->description},
                {"language", &m->language}, {"canonical", &m->canonical}, {"image", &m->image},
                {"section", &m->section},   {"tags", &m->tags},           {"licence", &m->licence}};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    const matn_value *v = values[i].value;
    send_value(values[i].name, v->bytes, v->len, v->source);
  }
  if (m->direction != MATN_DIRECTION_UNKNOWN) {
    send_word("direction", m->direction == MATN_DIRECTION_RTL ? "rtl" : "ltr");
  }
  if (m->kind != MATN_PAGE_UNKNOWN) send_word("kind", matn_page_kind_name((uint8_t)m->kind));
  send_word("encoding", matn_encoding_name(m->encoding));
  send_word("encodingSource", matn_encoding_source_name(m->encoding_source));
}

static int on_article_start(void *ctx, const matn_metadata *metadata) {
  (void)ctx;
  send_metadata(metadata);
  send_start();
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  (void)ctx;
  send_text(utf8, len);
  return 0;
}

static int on_inline_start(void *ctx, const matn_inline *element) {
  (void)ctx;
  (void)element;
  send_inline_start();
  return 0;
}

static int on_inline_end(void *ctx, const matn_inline *element) {
  (void)ctx;
  send_inline_end(element->kind, element->url.bytes, element->url.len, element->text.bytes,
                  element->text.len);
  return 0;
}

static void send_explanation(const matn_block *block) {
  for (size_t i = 0; i < block->path_len; i++) send_element(matn_element_name(block->path[i]));
  for (size_t i = 0; i < MATN_REASON_COUNT && block->reasons[i].weight != 0; i++) {
    send_reason(matn_reason_name(block->reasons[i].feature), block->reasons[i].weight);
  }
}

static int on_block_end(void *ctx, const matn_block *block) {
  (void)ctx;
  if (every_block) send_explanation(block);
  send_block(matn_role_name(block->role), block->level, block->lists, block->quotes, block->number,
             block->row, block->column, block->header, block->continues, block->kept, block->body,
             block->score, block->words, (double)block->start, (double)block->end, block->language.bytes,
             block->language.len);
  return 0;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  (void)ctx;
  send_metadata(metadata);
  send_end();
  return 0;
}

/* Where matn.js puts the bytes of a page, the label of an encoding, or a URL: PAGE_SIZE bytes. */
EXPORT("input") unsigned char *get_input(void) {
  return input;
}

EXPORT("inputSize") size_t get_input_size(void) {
  return sizeof input;
}

/* The encoding whose label is the input, of `len` bytes. */
EXPORT("encoding") uint32_t find_encoding(size_t len) {
  return matn_encoding_for_label((const char *)input, len);
}

EXPORT("sourceName") const char *source_name(uint32_t source) {
  return matn_source_name((uint8_t)source);
}

EXPORT("inlineName") const char *inline_name(uint32_t kind) {
  return matn_inline_name((uint8_t)kind);
}

EXPORT("statusText") const char *status_text(uint32_t status) {
  return matn_status_text((matn_status)status);
}

/* Makes room for the extractor; false if the memory cannot grow. */
static bool reserve(size_t size) {
  size_t end = __builtin_wasm_memory_size(0) * PAGE_SIZE - (size_t)__heap_base;
  if (size <= end) return true;
  return __builtin_wasm_memory_grow(0, (size - end + PAGE_SIZE - 1) / PAGE_SIZE) != SIZE_MAX;
}

/* Begins a document. The input is its URL, of `url_len` bytes. */
EXPORT("begin")
uint32_t begin(size_t memory, uint32_t inline_memory, uint32_t encoding, uint32_t favour, bool all_blocks,
               bool articles_only, bool head_only, uint32_t most_blocks, double most_text, size_t url_len) {
  const matn_options options = {.encoding = (matn_encoding)encoding,
                                .favour = (matn_favour)favour,
                                .every_block = all_blocks,
                                .articles_only = articles_only,
                                .head_only = head_only,
                                .most_blocks = most_blocks,
                                .most_text = (uint64_t)most_text,
                                .inline_memory = inline_memory};
  const matn_handler handler = {.article_start = on_article_start,
                                .text = on_text,
                                .block_end = on_block_end,
                                .article_end = on_article_end,
                                .inline_start = on_inline_start,
                                .inline_end = on_inline_end};
  every_block = all_blocks;
  if (!reserve(memory)) return MATN_ERROR_MEMORY;
  matn_status status = matn_init(&extractor, __heap_base, memory, &handler, NULL, &options);
  if (status != MATN_OK || url_len == 0) return status;
  return matn_set_url(extractor, (const char *)input, url_len);
}

/* Reads the first `len` bytes of the input. */
EXPORT("feed") uint32_t feed(size_t len) {
  return matn_feed(extractor, input, len);
}

EXPORT("finish") uint32_t finish(void) {
  return matn_finish(extractor);
}

/* What the library needs of libc. With bulk memory the first three are one instruction each. */

void *memcpy(void *restrict to, const void *restrict from, size_t len) {
  return __builtin_memcpy(to, from, len);
}

void *memmove(void *to, const void *from, size_t len) {
  return __builtin_memmove(to, from, len);
}

void *memset(void *to, int byte, size_t len) {
  return __builtin_memset(to, byte, len);
}

int memcmp(const void *a, const void *b, size_t len) {
  const unsigned char *p = a, *q = b;
  for (size_t i = 0; i < len; i++) {
    if (p[i] != q[i]) return p[i] - q[i];
  }
  return 0;
}
