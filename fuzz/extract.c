/* The whole extractor. The first byte chooses memory and options; the rest is the document. Read whole and in
 * pieces it gives the same events; they are well nested, in UTF-8 without controls, their offsets inside the
 * input and growing; the output is bounded by the input. */
#include "fuzz.h"
#include "matn.h"

typedef struct watch {
  uint64_t hash, text, last_start, input;
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
  const matn_value values[] = {m->title,       m->byline,   m->date,      m->site,
                               m->description, m->language, m->canonical, m->image};
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
  const uint64_t facts[] = {block->start, block->end,  block->words, block->role,
                            block->level, block->kept, block->score};
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

static int on_block_end(void *ctx, const matn_block *block) {
  watch *w = ctx;
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
  assert(matn_feed(ctx, bytes, len) == MATN_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const matn_handler handler = {on_article_start, on_block_start, on_text, on_block_end,
                                       on_article_end};
  if (size == 0) return 0;
  uint8_t choice = *data++;
  size--;
  matn_options options = {.every_block = choice & 1};
  if (choice & 2) options.encoding = MATN_ENCODING_WINDOWS_1256;
  if ((choice & 6) == 6) options.encoding = MATN_ENCODING_UTF_16LE;
  options.favour = (matn_favour)((choice >> 3) % 3);
  options.articles_only = (choice >> 5 & 1) != 0;
  size_t memory_size = MATN_MEMORY_MIN + (size_t)(choice >> 3) * 251;
  watch watches[2] = {{.hash = HASH_START, .input = size}, {.hash = HASH_START, .input = size}};
  for (int i = 0; i < 2; i++) {
    matn_extractor *extractor;
    void *memory = malloc(memory_size);
    assert(memory != NULL);
    memset(memory, i == 0 ? 0 : 0xFF, memory_size);
    assert(matn_init(&extractor, memory, memory_size, &handler, &watches[i], &options) == MATN_OK);
    if (i == 0 && size != 0) take(extractor, (const char *)data, size);
    if (i == 1) feed_in_pieces(data, size, choice, take, extractor);
    assert(matn_finish(extractor) == MATN_OK && watches[i].ended);
    free(memory);
  }
  assert(watches[0].hash == watches[1].hash);
  assert(watches[0].text <= 4 * size + 4096);
  return 0;
}
