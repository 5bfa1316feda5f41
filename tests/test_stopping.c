/* Stopping as soon as all that the options ask for was sent. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "support/buffer.h"
#include "support/test.h"

#include "matn.h"

/* What came: the final title, and the blocks of the body with a bar behind each. */
typedef struct record {
  buffer body, title;
  unsigned blocks, body_blocks, articles, ends;
  bool in_body;
} record;

static int on_article_start(void *ctx, const matn_metadata *metadata) {
  record *r = ctx;
  (void)metadata;
  r->articles++;
  return 0;
}

static int on_block_start(void *ctx, const matn_block *block) {
  record *r = ctx;
  r->blocks++;
  r->in_body = block->body;
  r->body_blocks += block->body;
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  record *r = ctx;
  if (r->in_body) buffer_add(&r->body, utf8, len);
  return 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  record *r = ctx;
  if (block->body) buffer_add_string(&r->body, "|");
  return 0;
}

static int on_article_end(void *ctx, const matn_metadata *metadata) {
  record *r = ctx;
  r->ends++;
  buffer_add(&r->title, metadata->title.bytes, metadata->title.len);
  return 0;
}

static const matn_handler handler = {.article_start = on_article_start,
                                     .block_start = on_block_start,
                                     .text = on_text,
                                     .block_end = on_block_end,
                                     .article_end = on_article_end};

static void forget(record *r) {
  buffer_free(&r->body);
  buffer_free(&r->title);
  *r = (record){0};
}

/* Reads a document and returns what matn_finish() says. `read` receives how many bytes were read before it
 * stopped. */
static matn_status run(record *r, const char *input, size_t chunk, const matn_options *options,
                       size_t *read) {
  static unsigned char memory[MATN_MEMORY_TYPICAL];
  size_t len = strlen(input), at = 0;
  matn_extractor *extractor;
  forget(r);
  if (matn_init(&extractor, memory, sizeof memory, &handler, r, options) != MATN_OK) exit(2);
  for (matn_status status = MATN_OK; at < len && status == MATN_OK; at += chunk) {
    if (chunk > len - at) chunk = len - at;
    status = matn_feed(extractor, input + at, chunk);
    if (status == MATN_ENOUGH) CHECK_INT("later", matn_feed(extractor, "x", 1), MATN_ENOUGH);
  }
  *read = at;
  return matn_finish(extractor);
}

static void the_head_ends_where_the_body_begins(void) {
  static const struct {
    const char *input;
    size_t read; /* bytes */
    const char *title;
  } rows[] = {
      {"<title>a</title></head>b", 23, "a"},
      {"<head><title>a</title><body>b", 28, "a"},
      {"<title>a</title>bc", 17, "a"},
      {"<title>a</title> <p> b", 22, "a"},
      {"<head><noscript>x<img></noscript><title>a</title></head>b", 56, "a"},
      {"<noscript>x</noscript><title>a</title></head>b", 45, "a"},
      {"<title>a</title><div><meta property=og:title content=b></div>c", 62, "b"},
      {"<title>a</title>", 16, "a"},
      {"", 0, ""},
  };
  const matn_options options = {.head_only = true,
                                .encoding = MATN_ENCODING_UTF_8}; /* nothing is held back */
  record got = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    size_t read;
    matn_status status = run(&got, rows[i].input, 1, &options, &read);
    CHECK_INT(rows[i].input, read, rows[i].read);
    CHECK_INT(rows[i].input, status, i + 2 < COUNT_OF(rows) ? MATN_ENOUGH : MATN_OK);
    CHECK_STRING(rows[i].input, buffer_string(&got.title), rows[i].title);
    run(&got, rows[i].input, SIZE_MAX, &options, &read);
    CHECK_STRING(rows[i].input, buffer_string(&got.title), rows[i].title);
    CHECK("one event", got.ends == 1 && got.blocks == 0 && got.articles == 0);
  }
  forget(&got);
}

/* A story of so many paragraphs, and comments and links below it. */
static void write_story(buffer *b, size_t paragraphs) {
  buffer_add_string(
      b, "<title>Story</title><nav><a href=/>Home</a> <a href=/x>News</a></nav><article><h1>Story</h1>");
  for (size_t i = 0; i < paragraphs; i++) {
    buffer_add_format(
        b,
        "<p>Paragraph %zu of the story, in which it is told what happened, and to whom, at some "
        "length. A second sentence goes on about what was said of it.</p>\n",
        i);
  }
  buffer_add_string(b, "</article><footer><a href=/y>Imprint</a></footer>");
}

static void the_body_ends_when_there_is_enough(void) {
  static const struct {
    matn_options options;
    unsigned blocks; /* of the body */
    bool stops;      /* before the page's end */
  } rows[] = {
      {{.most_blocks = 1}, 1, true},
      {{.most_blocks = 7}, 7, true},
      {{.most_blocks = 39}, 39, false},
      {{.most_blocks = 41}, 40, false},
      {{.most_text = 1}, 1, true},
      {{.most_text = 1000}, 8, true},
      {{.most_text = 1000, .most_blocks = 3}, 3, true},
      {{.most_blocks = 5, .every_block = true}, 5, true},
      {{.most_text = 1u << 20}, 40, false},
  };
  static const size_t chunks[] = {SIZE_MAX, 1, 7, 500};
  buffer input = {0};
  record got = {0}, whole = {0};
  size_t read;
  write_story(&input, 40);
  run(&whole, buffer_string(&input), SIZE_MAX, &(matn_options){0}, &read);
  CHECK_INT("all", whole.body_blocks, 40);
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    for (size_t c = 0; c < COUNT_OF(chunks); c++) {
      matn_status status = run(&got, buffer_string(&input), chunks[c], &rows[i].options, &read);
      CHECK_INT("status", status, rows[i].blocks < 40 ? MATN_ENOUGH : MATN_OK);
      CHECK_INT("blocks", got.body_blocks, rows[i].blocks);
      CHECK_INT("ends", got.ends, 1);
      CHECK("read", chunks[c] == SIZE_MAX || rows[i].stops == (read < input.len));
      CHECK_BYTES("text", got.body.bytes, got.body.len, whole.body.bytes, got.body.len);
    }
  }
  buffer_free(&input);
  forget(&got);
  forget(&whole);
}

/* Events as letters, and the number of events before the one that stops. */
typedef struct trace {
  buffer events;
  size_t left;
} trace;

static int add_event(trace *t, const char *event) {
  buffer_add_string(&t->events, event);
  return --t->left == 0;
}

static int trace_article_start(void *ctx, const matn_metadata *metadata) {
  (void)metadata;
  return add_event(ctx, "A");
}

static int trace_block_start(void *ctx, const matn_block *block) {
  (void)block;
  return add_event(ctx, "B");
}

static int trace_text(void *ctx, const char *utf8, size_t len) {
  (void)utf8;
  (void)len;
  return add_event(ctx, "t");
}

static int trace_inline_start(void *ctx, const matn_inline *element) {
  (void)element;
  return add_event(ctx, "i");
}

static int trace_inline_end(void *ctx, const matn_inline *element) {
  (void)element;
  return add_event(ctx, "j");
}

static int trace_block_end(void *ctx, const matn_block *block) {
  (void)block;
  return add_event(ctx, "b");
}

static int trace_article_end(void *ctx, const matn_metadata *metadata) {
  (void)metadata;
  return add_event(ctx, "a");
}

static matn_status trace_events(trace *t, const char *input, const matn_options *options, size_t left) {
  static const matn_handler all = {.article_start = trace_article_start,
                                   .block_start = trace_block_start,
                                   .text = trace_text,
                                   .inline_start = trace_inline_start,
                                   .inline_end = trace_inline_end,
                                   .block_end = trace_block_end,
                                   .article_end = trace_article_end};
  static unsigned char memory[MATN_MEMORY_MIN + MATN_INLINE_MEMORY_MIN];
  matn_extractor *extractor;
  buffer_clear(&t->events);
  t->left = left;
  if (matn_init(&extractor, memory, sizeof memory, &all, t, options) != MATN_OK) exit(2);
  matn_feed(extractor, input, strlen(input));
  return matn_finish(extractor);
}

#define SENTENCE "<p>The ferry left the harbour an hour late, and nobody could say why it had waited."
#define THREE SENTENCE SENTENCE SENTENCE
#define LINES "One two three.\\nFour five six.\\nSeven eight nine.\\nTen eleven twelve.\\n"

/* Whichever event stops, it is the last one. */
static void nothing_follows_the_event_that_stops(void) {
  static const struct {
    const char *name, *input;
    matn_options options;
    matn_status status;
    const char *events; /* if none stops */
  } rows[] = {
      {"elements",
       "<h1>a</h1><p>b <a href=/c>c <b>d</b></a> <img src=e> f<p>g",
       {.every_block = true, .inline_memory = MATN_INLINE_MEMORY_MIN},
       MATN_OK,
       "ABtbBtititjjijtbBtba"},
      {"enough",
       "<h1>a</h1><p>One two three four five six seven eight nine ten eleven.<p>b",
       {.most_blocks = 1},
       MATN_ENOUGH,
       "ABtba"},
      {"enough before raw text",
       "<h1>a</h1><p>One two three four five six seven eight nine ten eleven.<xmp>b",
       {.most_blocks = 1},
       MATN_ENOUGH,
       "ABtba"},
      {"the head", "<title>a</title><body>b", {.head_only = true}, MATN_ENOUGH, "a"},
      {"a block in the head",
       "<noscript>" THREE THREE THREE "<body>b",
       {.head_only = true, .most_blocks = 1},
       MATN_ENOUGH,
       "ABtba"},
      {"data",
       "<h1>a</h1><script type=application/ld+json>{\"articleBody\":\"" LINES LINES LINES LINES
       "\"}</script>",
       {.every_block = true},
       MATN_OK,
       "ABtbBtbBtbBtbBtbBtbBtbBtbBtbBtbBtbBtbBtbBtbBtbBtbBtba"},
  };
  trace whole = {0}, stopped = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK_INT(rows[i].name, trace_events(&whole, rows[i].input, &rows[i].options, SIZE_MAX), rows[i].status);
    CHECK_STRING(rows[i].name, buffer_string(&whole.events), rows[i].events);
    for (size_t count = 1; count <= whole.events.len; count++) {
      CHECK_INT(rows[i].name, trace_events(&stopped, rows[i].input, &rows[i].options, count), MATN_STOPPED);
      CHECK_BYTES(rows[i].name, stopped.events.bytes, stopped.events.len, whole.events.bytes, count);
    }
  }
  buffer_free(&whole.events);
  buffer_free(&stopped.events);
}

int main(void) {
  TEST(the_head_ends_where_the_body_begins);
  TEST(the_body_ends_when_there_is_enough);
  TEST(nothing_follows_the_event_that_stops);
  return test_report("stopping");
}
