/* Watches the events of an extractor. They are well nested, and in UTF-8 without control characters; their
 * offsets are inside the input and grow. Hashes sum up what they are. */
#ifndef MATN_FUZZ_EVENTS_H
#define MATN_FUZZ_EVENTS_H

#include "fuzz.h"
#include "matn.h"

typedef struct watch {
  uint64_t hash;        /* of all events but inline ones */
  uint64_t inline_hash; /* of inline ones and where they stand */
  uint64_t text, last_start, input;
  uint64_t opened[MATN_INLINE_COUNT]; /* where each open inline element began, in bytes of text */
  uint8_t open[MATN_INLINE_COUNT], depth;
  uint32_t body_blocks;
  uint32_t events, stop_at; /* the event at which a callback stops; 0: none does */
  matn_extractor *called;   /* called from every callback, which must be an error; NULL: none */
  bool article, block, ended, in_data, stopped;
} watch;

static inline watch watch_start(size_t input) {
  return (watch){.hash = HASH_START, .inline_hash = HASH_START, .input = input};
}

static int end_event(watch *w) {
  assert(!w->stopped);
  if (w->called != NULL) {
    assert(matn_feed(w->called, "<p>", 3) == MATN_ERROR_REENTRY);
    assert(matn_finish(w->called) == MATN_ERROR_REENTRY);
    assert(matn_reset(w->called) == MATN_ERROR_REENTRY);
    assert(matn_set_url(w->called, "http://h/", 9) == MATN_ERROR_REENTRY);
    assert(matn_get_stats(w->called).bytes <= w->input);
  }
  w->stopped = ++w->events == w->stop_at;
  return w->stopped;
}

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
    assert(values[i].source < MATN_SOURCE_COUNT && (values[i].len == 0 || values[i].source != 0));
    w->hash = hash_bytes(w->hash, values[i].bytes, values[i].len);
    w->hash = hash_bytes(w->hash, &values[i].source, 1);
  }
  const uint64_t facts[] = {m->direction, m->kind, m->encoding, m->encoding_source};
  w->hash = hash_bytes(w->hash, facts, sizeof facts);
}

static int on_article_start(void *ctx, const matn_metadata *m) {
  watch *w = ctx;
  assert(!w->article && !w->ended);
  w->article = true;
  check_metadata(w, m);
  return end_event(w);
}

static int on_block_start(void *ctx, const matn_block *block) {
  watch *w = ctx;
  assert(w->article && !w->block && !w->ended);
  bool in_data = strcmp(matn_element_name(block->path[0]), "script") == 0;
  if (in_data && !w->in_data) w->last_start = 0; /* text from data comes last, wherever it stands */
  assert(in_data >= w->in_data);
  w->in_data = in_data;
  assert(block->start >= w->last_start && block->end >= block->start && block->end <= w->input);
  assert(block->role < MATN_ROLE_COUNT && block->score <= 100 && block->path_len <= MATN_PATH_SIZE);
  assert((block->row == 0) == (block->column == 0));
  w->block = true;
  w->last_start = block->start;
  w->body_blocks += block->body;
  const uint64_t facts[] = {block->start, block->end,    block->words,  block->role,      block->level,
                            block->kept,  block->body,   block->score,  block->number,    block->row,
                            block->lists, block->header, block->column, block->continues, block->quotes};
  w->hash = hash_bytes(w->hash, facts, sizeof facts);
  w->hash = hash_bytes(w->hash, block->path, block->path_len);
  return end_event(w);
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  watch *w = ctx;
  assert(w->block && len > 0);
  check_text(utf8, len);
  w->text += len;
  w->hash = hash_bytes(w->hash, utf8, len);
  return end_event(w);
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
  return end_event(w);
}

static int on_inline_end(void *ctx, const matn_inline *element) {
  watch *w = ctx;
  assert(w->depth > 0 && w->open[w->depth - 1] == element->kind);
  w->depth--;
  assert((w->text == w->opened[w->depth]) == (element->kind == MATN_INLINE_IMAGE));
  w->inline_hash = hash_bytes(w->inline_hash, &w->text, sizeof w->text);
  return end_event(w);
}

static int on_block_end(void *ctx, const matn_block *block) {
  watch *w = ctx;
  assert(w->depth == 0);
  w->inline_hash = hash_bytes(w->inline_hash, block->language.bytes, block->language.len);
  assert(w->block && block->start == w->last_start && block->end > block->start && block->end <= w->input);
  w->block = false;
  const uint64_t facts[] = {block->end, block->words};
  w->hash = hash_bytes(w->hash, facts, sizeof facts);
  return end_event(w);
}

static int on_article_end(void *ctx, const matn_metadata *m) {
  watch *w = ctx;
  assert(!w->block && !w->ended);
  w->ended = true;
  check_metadata(w, m);
  return end_event(w);
}

static const matn_handler watch_handler = {.article_start = on_article_start,
                                           .block_start = on_block_start,
                                           .text = on_text,
                                           .block_end = on_block_end,
                                           .article_end = on_article_end,
                                           .inline_start = on_inline_start,
                                           .inline_end = on_inline_end};

/* What the first bytes of an input choose, and the rest of it. */
typedef struct document {
  matn_options options;
  size_t memory_size;
  bool has_url;
  uint8_t choice;
  const uint8_t *data;
  size_t size;
} document;

/* Returns false if the input is too short. */
static inline bool read_choices(document *d, const uint8_t *data, size_t size) {
  static const uint32_t inline_memory[4] = {0, MATN_INLINE_MEMORY_MIN, 2917, 16384};
  if (size < 2) return false;
  uint8_t choice = data[0], limits = data[1];
  matn_options *options = &d->options;
  /* the reasons of many blocks take long */
  *options = (matn_options){.every_block = (choice & 1) != 0 && size < 600,
                            .favour = (matn_favour)((choice >> 3) % 3),
                            .articles_only = (choice >> 5 & 1) != 0,
                            .inline_memory = inline_memory[limits & 3],
                            .head_only = (limits & 0x20) != 0};
  if (choice & 2) options->encoding = MATN_ENCODING_WINDOWS_1256;
  if ((choice & 6) == 6) options->encoding = MATN_ENCODING_UTF_16LE;
  if (!matn_encoding_supported(options->encoding)) options->encoding = MATN_ENCODING_NONE;
  if (limits & 0x40) options->most_blocks = 1 + (limits >> 3 & 3);
  if (limits & 0x80) options->most_text = 300;
  d->memory_size = MATN_MEMORY_MIN + (size_t)(choice >> 3) * 251 + options->inline_memory;
  d->has_url = (choice & 1) != 0;
  d->choice = choice;
  d->data = data + 2;
  d->size = size - 2;
  return true;
}

static inline void start_document(matn_extractor *extractor, const document *d) {
  static const char url[] = "http://h/d/p";
  if (d->has_url) assert(matn_set_url(extractor, url, sizeof url - 1) == MATN_OK);
}

/* Sets an extractor up in memory that may hold anything. */
static inline matn_extractor *new_extractor(void *memory, const document *d, watch *w) {
  matn_extractor *extractor;
  assert(matn_init(&extractor, memory, d->memory_size, &watch_handler, w, &d->options) == MATN_OK);
  start_document(extractor, d);
  return extractor;
}

static inline void take_document(void *ctx, const char *bytes, size_t len) {
  matn_status status = matn_feed(ctx, bytes, len);
  assert(status == MATN_OK || status == MATN_ENOUGH);
}

/* steps_before: when the first byte was handed over. */
static inline void finish_document(matn_extractor *extractor, const document *d, const watch *w,
                                   uint64_t steps_before) {
  matn_status status = matn_finish(extractor);
  assert((status == MATN_OK || status == MATN_ENOUGH) && w->ended);
  uint64_t per_byte = d->options.every_block ? STEPS_PER_BYTE_WITH_REASONS : STEPS_PER_BYTE;
  assert_steps(steps_before, per_byte, (size_t)w->input);
}

#endif
