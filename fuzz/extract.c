/* The whole extractor. The first two bytes choose memory and options; the rest is the document. Read whole
 * and in pieces it gives the same events; they are well nested, in UTF-8 without controls, their offsets
 * inside the input and growing; the output is bounded by the input. Without inline events all others are the
 * same. */
#include "fuzz.h"
#include "matn.h"

typedef struct watch {
  uint64_t hash;        /* of all events but inline ones */
  uint64_t inline_hash; /* of inline ones and where they stand */
  uint64_t text, last_start, input;
  uint64_t opened[MATN_INLINE_COUNT]; /* where each open inline element began, in bytes of text */
  uint8_t open[MATN_INLINE_COUNT], depth;
  uint32_t body_blocks;
  bool article, block, ended, in_data;
} watch;

static void check_text(const char *utf8, size_t len) {
  assert(is_utf8(utf8, len));
  for (size_t i = 0; i < len; i++) {
    unsigned char c = (unsigned char)utf8[i];
    assert((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t');
  }
}

static void check_metadata(watch *w, const matn_metadata *m) {
  const matn_value values[] = {m->title,    m->byline,    m->date,  m->modified, m->site, m->description,
                               m->language, m->canonical, m->image, m->section,  m->tags, m->licence};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    check_text(values[i].bytes, values[i].len);
    w->hash = hash_bytes(w->hash, values[i].bytes, values[i].len);
  }
}

static int on_article_start(void *ctx, const matn_metadata *m) {
  watch *w = ctx;
  assert(!w->article && !w->ended);
  w->article = true;
  check_metadata(w, m);
  return 0;
}

static int on_block_start(void *ctx, const matn_block *block) {
  watch *w = ctx;
  assert(w->article && !w->block && !w->ended);
  bool in_data = strcmp(matn_element_name(block->path[0]), "script") == 0;
  if (in_data && !w->in_data) w->last_start = 0; /* data come last, wherever they stand */
  assert(in_data >= w->in_data);
  w->in_data = in_data;
  assert(block->start >= w->last_start && block->end >= block->start && block->end <= w->input);
  assert(block->role < MATN_ROLE_COUNT && block->score <= 100 && block->path_len <= MATN_PATH_SIZE);
  w->block = true;
  w->last_start = block->start;
  w->body_blocks += block->body;
  assert((block->row == 0) == (block->column == 0));
  const uint64_t facts[] = {block->start, block->end,  block->words,  block->role,
                            block->level, block->kept, block->score,  block->number,
                            block->row,   block->body, block->column, block->continues};
  w->hash = hash_bytes(w->hash, facts, sizeof facts);
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  watch *w = ctx;
  assert(w->block && len > 0);
  check_text(utf8, len);
  w->text += len;
  w->hash = hash_bytes(w->hash, utf8, len);
  return 0;
}

static int on_inline_start(void *ctx, const matn_inline *element) {
  watch *w = ctx;
  assert(w->block && element->kind < MATN_INLINE_COUNT);
  for (uint8_t i = 0; i < w->depth; i++)
    assert(w->open[i] != element->kind && w->open[i] != MATN_INLINE_IMAGE);
  w->opened[w->depth] = w->text;
  w->open[w->depth++] = element->kind;
  assert((element->url.len != 0) ==
         (element->kind == MATN_INLINE_LINK || element->kind == MATN_INLINE_IMAGE));
  for (size_t i = 0; i < element->url.len; i++)
    assert(element->url.bytes[i] > 0x20 && element->url.bytes[i] < 0x7F);
  assert(element->text.len == 0 || element->kind == MATN_INLINE_IMAGE);
  check_text(element->text.bytes, element->text.len);
  const uint64_t facts[] = {element->kind, w->text};
  w->inline_hash = hash_bytes(w->inline_hash, facts, sizeof facts);
  w->inline_hash = hash_bytes(w->inline_hash, element->url.bytes, element->url.len);
  w->inline_hash = hash_bytes(w->inline_hash, element->text.bytes, element->text.len);
  return 0;
}

static int on_inline_end(void *ctx, const matn_inline *element) {
  watch *w = ctx;
  assert(w->depth > 0 && w->open[w->depth - 1] == element->kind);
  w->depth--;
  assert((w->text == w->opened[w->depth]) == (element->kind == MATN_INLINE_IMAGE));
  w->inline_hash = hash_bytes(w->inline_hash, &w->text, sizeof w->text);
  return 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  watch *w = ctx;
  assert(w->depth == 0);
  w->inline_hash = hash_bytes(w->inline_hash, block->language.bytes, block->language.len);
  assert(w->block && block->start == w->last_start && block->end > block->start && block->end <= w->input);
  w->block = false;
  w->hash = hash_bytes(w->hash, &block->end, sizeof block->end);
  return 0;
}

static int on_article_end(void *ctx, const matn_metadata *m) {
  watch *w = ctx;
  assert(!w->block && !w->ended);
  w->ended = true;
  check_metadata(w, m);
  return 0;
}

static void take(void *ctx, const char *bytes, size_t len) {
  matn_status status = matn_feed(ctx, bytes, len);
  assert(status == MATN_OK || status == MATN_ENOUGH);
}

/* Reads the document whole (run 0), in pieces, and whole without inline events. */
static void extract(const uint8_t *data, size_t size, uint32_t choice, int run, matn_options options,
                    watch *w) {
  static const matn_handler handler = {.article_start = on_article_start,
                                       .block_start = on_block_start,
                                       .text = on_text,
                                       .block_end = on_block_end,
                                       .article_end = on_article_end,
                                       .inline_start = on_inline_start,
                                       .inline_end = on_inline_end};
  static const char url[] = "http://h/d/p";
  matn_extractor *extractor;
  if (run == 2) options.inline_memory = 0;
  size_t memory_size = MATN_MEMORY_MIN + (size_t)(choice >> 3) * 251 + options.inline_memory;
  void *memory = malloc(memory_size);
  assert(memory != NULL);
  memset(memory, run == 1 ? 0xFF : 0, memory_size);
  *w = (watch){.hash = HASH_START, .inline_hash = HASH_START, .input = size};
  assert(matn_init(&extractor, memory, memory_size, &handler, w, &options) == MATN_OK);
  if (choice & 1) assert(matn_set_url(extractor, url, sizeof url - 1) == MATN_OK);
  if (run != 1 && size != 0) take(extractor, (const char *)data, size);
  if (run == 1) feed_in_pieces(data, size, choice, take, extractor);
  matn_status status = matn_finish(extractor);
  assert((status == MATN_OK || status == MATN_ENOUGH) && w->ended);
  free(memory);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const uint32_t inline_memory[4] = {0, MATN_INLINE_MEMORY_MIN, 2917, 16384};
  if (size < 2) return 0;
  uint8_t choice = data[0], limits = data[1];
  data += 2;
  size -= 2;
  matn_options options = {.every_block = choice & 1};
  if (choice & 2) options.encoding = MATN_ENCODING_WINDOWS_1256;
  if ((choice & 6) == 6) options.encoding = MATN_ENCODING_UTF_16LE;
  if (!matn_encoding_supported(options.encoding)) options.encoding = MATN_ENCODING_NONE;
  options.favour = (matn_favour)((choice >> 3) % 3);
  options.articles_only = (choice >> 5 & 1) != 0;
  options.inline_memory = inline_memory[limits & 3];
  if (limits & 0x20) options.head_only = true;
  if (limits & 0x40) options.most_blocks = 1 + (limits >> 3 & 3);
  if (limits & 0x80) options.most_text = 300;
  watch watches[3];
  for (int run = 0; run < 3; run++) extract(data, size, choice, run, options, &watches[run]);
  assert(watches[0].hash == watches[1].hash && watches[0].inline_hash == watches[1].inline_hash);
  assert(watches[0].hash == watches[2].hash);
  assert(options.most_blocks == 0 || watches[0].body_blocks <= options.most_blocks);
  assert(watches[0].text <= 4 * size + 4096);
  return 0;
}
