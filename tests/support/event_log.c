#include "event_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void log_metadata(buffer *b, const char *event, const matn_metadata *m) {
  const matn_value values[] = {m->title,       m->byline,   m->date,      m->site,
                               m->description, m->language, m->canonical, m->image};
  buffer_add_format(b, "%s %d %d", event, m->direction, m->encoding);
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    buffer_add_string(b, "|");
    buffer_add(b, values[i].bytes, values[i].len);
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

static matn_value keep(event_log *log, matn_value value, size_t *at) {
  matn_value kept = {log->values.bytes + *at, value.len, value.source};
  *at += value.len;
  return kept;
}

static int article_end(void *ctx, const matn_metadata *m) {
  event_log *log = ctx;
  size_t at = 0;
  log_metadata(&log->events, "end", m);
  const matn_value values[] = {m->title,       m->byline,   m->date,      m->site,
                               m->description, m->language, m->canonical, m->image};
  buffer_clear(&log->values);
  buffer_add_string(&log->values, "");
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    buffer_add(&log->values, values[i].bytes, values[i].len);
  }
  log->metadata = *m;
  log->metadata.title = keep(log, m->title, &at);
  log->metadata.byline = keep(log, m->byline, &at);
  log->metadata.date = keep(log, m->date, &at);
  log->metadata.site = keep(log, m->site, &at);
  log->metadata.description = keep(log, m->description, &at);
  log->metadata.language = keep(log, m->language, &at);
  log->metadata.canonical = keep(log, m->canonical, &at);
  log->metadata.image = keep(log, m->image, &at);
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

/* Cuts after `first` bytes, and then every `chunk` bytes; 0: not at all. */
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
