#include "event_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VALUES 12

/* All values, to be read or replaced. */
static void list_values(matn_metadata *m, matn_value *values[VALUES]) {
  matn_value *const all[VALUES] = {&m->title, &m->byline,      &m->date,     &m->modified,
                                   &m->site,  &m->description, &m->language, &m->canonical,
                                   &m->image, &m->section,     &m->tags,     &m->licence};
  memcpy(values, all, sizeof all);
}

static void log_metadata(buffer *b, const char *event, const matn_metadata *m) {
  matn_metadata copy = *m;
  matn_value *values[VALUES];
  list_values(&copy, values);
  buffer_add_format(b, "%s %d %d %d", event, m->direction, m->kind, m->encoding);
  for (size_t i = 0; i < VALUES; i++) {
    buffer_add_format(b, "|%d ", values[i]->source);
    buffer_add(b, values[i]->bytes, values[i]->len);
  }
  buffer_add_string(b, "\n");
}

static int article_start(void *ctx, const matn_metadata *metadata) {
  event_log *log = ctx;
  log_metadata(&log->events, "article", metadata);
  return 0;
}

static int block_start(void *ctx, const matn_block *block) {
  event_log *log = ctx;
  buffer_add_format(&log->events, "block %s %d %d %d %" PRIu64 " %" PRIu64 " %lu\n",
                    matn_role_name(block->role), block->level, block->kept, block->score, block->start,
                    block->end, (unsigned long)block->words);
  log->in_text = block->kept && block->body;
  if (log->in_text && log->text.len != 0) buffer_add_string(&log->text, "\n");
  return 0;
}

static int text(void *ctx, const char *utf8, size_t len) {
  event_log *log = ctx;
  buffer_add(&log->events, utf8, len);
  if (log->in_text) buffer_add(&log->text, utf8, len);
  return 0;
}

static int block_end(void *ctx, const matn_block *block) {
  event_log *log = ctx;
  buffer_add_string(&log->events, "\n");
  buffer_add(&log->events, block->language.bytes, block->language.len);
  buffer_add_format(&log->events, "end %" PRIu64 " %lu\n", block->end, (unsigned long)block->words);
  if (log->in_text) buffer_add_string(&log->text, "\n");
  return 0;
}

static int article_end(void *ctx, const matn_metadata *m) {
  event_log *log = ctx;
  matn_value *values[VALUES];
  size_t at = 0;
  log_metadata(&log->events, "end", m);
  log->metadata = *m;
  list_values(&log->metadata, values);
  buffer_clear(&log->values);
  buffer_add_string(&log->values, "");
  for (size_t i = 0; i < VALUES; i++) buffer_add(&log->values, values[i]->bytes, values[i]->len);
  for (size_t i = 0; i < VALUES; i++) {
    values[i]->bytes = log->values.bytes + at;
    at += values[i]->len;
  }
  return 0;
}

static int inline_start(void *ctx, const matn_inline *element) {
  event_log *log = ctx;
  buffer_add_format(&log->events, "{%s ", matn_inline_name(element->kind));
  buffer_add(&log->events, element->url.bytes, element->url.len);
  buffer_add_string(&log->events, "|");
  buffer_add(&log->events, element->text.bytes, element->text.len);
  buffer_add_string(&log->events, "}");
  return 0;
}

static int inline_end(void *ctx, const matn_inline *element) {
  event_log *log = ctx;
  buffer_add_format(&log->events, "{/%s}", matn_inline_name(element->kind));
  return 0;
}

static const matn_handler handler = {.article_start = article_start,
                                     .block_start = block_start,
                                     .text = text,
                                     .block_end = block_end,
                                     .article_end = article_end,
                                     .inline_start = inline_start,
                                     .inline_end = inline_end};

static void feed(matn_extractor *extractor, const char *input, size_t len) {
  char *part = malloc(len);
  if (part == NULL) exit(2);
  memcpy(part, input, len);
  matn_feed(extractor, part, len);
  free(part);
}

/* Runs an extractor over the input, cut after `first` bytes and then every `chunk` bytes; 0: not cut. */
static void run(event_log *log, const char *input, size_t len, size_t first, size_t chunk, size_t memory,
                const matn_options *options) {
  matn_extractor *extractor;
  void *block = malloc(memory);
  if (block == NULL) exit(2);
  memset(block, 0xA5, memory);
  buffer_clear(&log->text);
  buffer_clear(&log->events);
  if (matn_init(&extractor, block, memory, &handler, log, options) != MATN_OK) exit(2);
  for (size_t at = 0; at < len;) {
    size_t count = at == 0 ? first : chunk;
    if (count == 0 || count > len - at) count = len - at;
    feed(extractor, input + at, count);
    at += count;
  }
  matn_finish(extractor);
  log->stats = matn_get_stats(extractor);
  free(block);
}

void event_log_run(event_log *log, const char *input, size_t len, size_t chunk, size_t memory,
                   const matn_options *options) {
  run(log, input, len, chunk, chunk, memory, options);
}

void event_log_run_split(event_log *log, const char *input, size_t len, size_t split, size_t memory,
                         const matn_options *options) {
  run(log, input, len, split, 0, memory, options);
}

void event_log_free(event_log *log) {
  buffer_free(&log->text);
  buffer_free(&log->events);
  buffer_free(&log->values);
}
