/* Inline events: where links, emphasis, code and images begin and end. Nothing else depends on them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "support/buffer.h"
#include "support/event_log.h"
#include "support/test.h"

#define INLINE_MEMORY 8192

/* Blocks with a bar behind each, and inline elements in them as tags: <link URL>…</link>. */
typedef struct marked {
  buffer out;
  uint8_t open[8], depth;
} marked;

static int on_text(void *ctx, const char *utf8, size_t len) {
  marked *m = ctx;
  buffer_add(&m->out, utf8, len);
  return 0;
}

static int on_inline_start(void *ctx, const matn_inline *element) {
  marked *m = ctx;
  buffer_add_format(&m->out, "<%s", matn_inline_name(element->kind));
  if (element->url.len != 0) buffer_add_string(&m->out, " ");
  buffer_add(&m->out, element->url.bytes, element->url.len);
  if (element->text.len != 0) buffer_add_string(&m->out, " ");
  buffer_add(&m->out, element->text.bytes, element->text.len);
  buffer_add_string(&m->out, ">");
  CHECK("depth", m->depth < sizeof m->open);
  m->open[m->depth++] = element->kind;
  return 0;
}

static int on_inline_end(void *ctx, const matn_inline *element) {
  marked *m = ctx;
  CHECK("well nested", m->depth > 0 && m->open[m->depth - 1] == element->kind);
  m->depth--;
  if (element->kind != MATN_INLINE_IMAGE)
    buffer_add_format(&m->out, "</%s>", matn_inline_name(element->kind));
  return 0;
}

static int on_block_end(void *ctx, const matn_block *block) {
  marked *m = ctx;
  CHECK_INT("all ended", m->depth, 0);
  if (block->language.len != 0) buffer_add_string(&m->out, "@");
  buffer_add(&m->out, block->language.bytes, block->language.len);
  buffer_add_string(&m->out, "|");
  return 0;
}

static matn_stats run(marked *m, const char *url, const char *input, size_t chunk, size_t memory_size,
                      uint32_t inline_memory) {
  static const matn_handler handler = {.text = on_text,
                                       .block_end = on_block_end,
                                       .inline_start = on_inline_start,
                                       .inline_end = on_inline_end};
  const matn_options options = {.every_block = true, .inline_memory = inline_memory};
  size_t len = strlen(input);
  matn_extractor *extractor;
  void *memory = malloc(memory_size);
  if (memory == NULL) exit(2);
  memset(memory, 0xA5, memory_size);
  buffer_clear(&m->out);
  if (matn_init(&extractor, memory, memory_size, &handler, m, &options) != MATN_OK) exit(2);
  CHECK_INT("URL", matn_set_url(extractor, url, strlen(url)), MATN_OK);
  for (size_t at = 0; at < len; at += chunk) {
    matn_feed(extractor, input + at, len - at < chunk ? len - at : chunk);
  }
  matn_finish(extractor);
  matn_stats stats = matn_get_stats(extractor);
  free(memory);
  return stats;
}

typedef struct row {
  const char *input, *expected;
} row;

static void check_rows(const row *rows, size_t count) {
  static const size_t chunks[] = {SIZE_MAX, 1, 7};
  marked got = {0};
  for (size_t i = 0; i < count; i++) {
    for (size_t c = 0; c < COUNT_OF(chunks); c++) {
      run(&got, "http://h/d/p", rows[i].input, chunks[c], MATN_MEMORY_MIN + INLINE_MEMORY, INLINE_MEMORY);
      CHECK_STRING(rows[i].input, buffer_string(&got.out), rows[i].expected);
    }
  }
  buffer_free(&got.out);
}

static void elements_stand_around_their_visible_text(void) {
  static const row rows[] = {
      {"<p>a <a href=x>b</a> c", "a <link http://h/d/x>b</link> c|"},
      {"<p>a<a href=x> b </a>c", "a <link http://h/d/x>b</link> c|"},
      {"<p>a <a href=x>\n b\n </a> c", "a <link http://h/d/x>b</link> c|"},
      {"<p><a href=x>a", "<link http://h/d/x>a</link>|"},
      {"<p>a <em>b</em> <i>c</i> <cite>d</cite>e", "a <emphasis>b</emphasis> <emphasis>c</emphasis> "
                                                   "<emphasis>d</emphasis>e|"},
      {"<p><strong>a</strong><b>b</b> c", "<strong>ab</strong> c|"},
      {"<p>a <code>b</code> <kbd>c</kbd> <samp>d</samp> <tt>e</tt>",
       "a <code>b</code> <code>c</code> <code>d</code> <code>e</code>|"},
      {"<p>a <b></b><a href=x> </a>b", "a b|"},
      {"<p>a<b>&nbsp;</b>b", "a\xC2\xA0"
                             "b|"},
      {"<p>a<b>&nbsp;b&nbsp;</b>c", "a\xC2\xA0<strong>b</strong>\xC2\xA0"
                                    "c|"},
      {"<p>a<b>b<br></b>c", "a<strong>b</strong>\nc|"},
      {"<p>a<br><b>b</b>c", "a\n<strong>b</strong>c|"},
      {"<p>a<a>b</a>", "ab|"},
      {"<p>a<a href=''>b</a>", "a<link http://h/d/p>b</link>|"},
      {"<p>a<a href-and-much-more=x href=y>b</a>", "a<link http://h/d/y>b</link>|"},
      {"<pre>a <b>b </b>c <code>d</code></pre>", "a <strong>b</strong> c d|"},
      {"<pre>a <code>b</code></pre><p>c<code>d</code>", "a b|c<code>d</code>|"},
      {"<code><pre>a</pre>b</code>c", "a|<code>b</code>c|"},
  };
  check_rows(rows, COUNT_OF(rows));
}

static void elements_are_well_nested(void) {
  static const row rows[] = {
      {"<p><b>a<i>b</b>c</i>d", "<strong>a<emphasis>b</emphasis></strong><emphasis>c</emphasis>d|"},
      {"<p><b><i>a</b></i>b", "<strong><emphasis>a</emphasis></strong>b|"},
      {"<p><b><i>a</b> </i>b", "<strong><emphasis>a</emphasis></strong> b|"},
      {"<p><b>a<b>b</b>c</b>d", "<strong>abc</strong>d|"},
      {"<p><b>a<strong>b</b>c</strong>d", "<strong>abc</strong>d|"},
      {"<p><a href=x>a<a href=y>b</a>c</a>d", "<link http://h/d/x>a</link><link http://h/d/y>b</link>cd|"},
      {"<p><b><a href=x>a</a><a href=x>b</a></b>c",
       "<strong><link http://h/d/x>a</link><link http://h/d/x>b</link></strong>c|"},
      {"<p><b><a href=x>a</b>b</a>c",
       "<strong><link http://h/d/x>a</link></strong><link http://h/d/x>b</link>c|"},
      {"<p></b></a></i>a", "a|"},
      {"<p><i><code><b><a href=x>a</code>b</i>c</a>d</b>e",
       "<emphasis><code><strong><link http://h/d/x>a</link></strong></code><strong><link "
       "http://h/d/x>b</link>"
       "</strong></emphasis><strong><link http://h/d/x>c</link>d</strong>e|"},
      {"<p>a<svg><a href=x><b>b</svg>c", "ac|"},
      {"<p>a<template><b>b<img src=x></template>c", "ac|"},
      {"<p><b>a<video></b></video>c</b>d", "<strong>ac</strong>d|"},
  };
  check_rows(rows, COUNT_OF(rows));
}

static void elements_go_on_in_the_next_block(void) {
  static const row rows[] = {
      {"<a href=x><h3>a</h3><p>b</p></a>c", "<link http://h/d/x>a</link>|<link http://h/d/x>b</link>|c|"},
      {"<b><p>a</p><p>b</p></b><p>c", "<strong>a</strong>|<strong>b</strong>|c|"},
      {"<p>a<i>b<b>c<p>d</i>e", "a<emphasis>b<strong>c</strong></emphasis>|"
                                "<emphasis><strong>d</strong></emphasis><strong>e</strong>|"},
      {"<p><b>a<br><br>b</b>c", "<strong>a</strong>|<strong>b</strong>c|"},
      {"<b>|<p>a", "<strong>a</strong>|"},
      {"<p><b>|</b><p>a", "a|"},
      {"<p><b>|<a href=x>|<p>a", "<strong><link http://h/d/x>a</link></strong>|"},
  };
  check_rows(rows, COUNT_OF(rows));
}

static void images_stand_at_their_place(void) {
  static const row rows[] = {
      {"<p>a<img src=x alt='b  c'>d", "a<image http://h/d/x b c>d|"},
      {"<p>a<img src=x alt='b&nbsp; c'>d", "a<image http://h/d/x b c>d|"},
      {"<p>a<img src='' data-src=x>", "a<image http://h/d/x>|"},
      {"<p>a<img srcset=', '>", "a|"},
      {"<p>a <img src=x> b", "a<image http://h/d/x> b|"},
      {"<p>a<img src=x>", "a<image http://h/d/x>|"},
      {"<img src=x><p>a", "<image http://h/d/x>a|"},
      {"<p>a</p><img src=x alt=y><img src=z><p>b", "a|<image http://h/d/x y><image http://h/d/z>b|"},
      {"<p>a</p><img src=x>", "a|"},
      {"<p>|<img src=x><p>|<img src=y><p>a", "<image http://h/d/x><image http://h/d/y>a|"},
      {"<a href=x><img src=y></a>a", "<image http://h/d/y>a|"},
      {"a <a href=x><img src=y>b</a>", "a<image http://h/d/y> <link http://h/d/x>b</link>|"},
      {"a<a href=x>b<img src=y></a>c", "a<link http://h/d/x>b<image http://h/d/y></link>c|"},
      {"<p>a<img data-src=x>", "a<image http://h/d/x>|"},
      {"<p>a<img data-src=x src=y>", "a<image http://h/d/y>|"},
      {"<p>a<img src='data:image/gif;base64,R0lGOD' data-src=x>", "a<image http://h/d/x>|"},
      {"<p>a<img srcset=' x.jpg 1x, y.jpg 2x'>", "a<image http://h/d/x.jpg>|"},
      {"<p>a<img srcset='x.jpg, y.jpg' data-src=z>", "a<image http://h/d/z>|"},
      {"<p>a<img src=x src=y alt=b alt=c>", "a<image http://h/d/x b>|"},
      {"<p>a<img alt=b><img src='data:,'>", "a|"},
      {"<p>a<img src=x alt='b\x01\x7F"
       "c'>",
       "a<image http://h/d/x bc>|"},
      {"<base href=/e/><p>a<img src=x>", "a<image http://h/e/x>|"},
      {"<base href=/e/><base href=/f/><p>a<img src=x>", "a<image http://h/e/x>|"},
      {"<base href=javascript:x><base><p>a<img src=x>", "a<image http://h/d/x>|"},
  };
  check_rows(rows, COUNT_OF(rows));
}

static void code_has_the_language_that_its_class_names(void) {
  static const row rows[] = {
      {"<pre><code class=language-Python>a</code></pre>b", "a@python|b|"},
      {"<pre class=lang-c++>a</pre><pre>b</pre>", "a@c++|b|"},
      {"<div class='highlight highlight-source-js'><pre>a</pre></div><pre>b</pre>", "a@js|b|"},
      {"<div class=language-rb><div><pre>a</pre></div></div>", "a@rb|"},
      {"<div class=language-rb><p>x</p></div><pre>a</pre>", "x|a|"},
      {"<pre class='brush: c#; gutter: false'>a</pre>", "a@c#|"},
      {"<pre class=brush:java;x>a</pre>", "a@java|"},
      {"<pre><code class='hljs go'>a</code></pre>", "a@go|"},
      {"<pre class=hljs data-lang=rust>a</pre>", "a@rust|"},
      {"<pre data-language='objective-c'>a</pre>", "a@objective-c|"},
      {"<pre class=language-node.js>a</pre>", "a@node.js|"},
      {"<p><code class=language-c>a</code></p><listing>b</listing>", "<code>a</code>|b|"},
      {"<pre class='language-\xC3\xA9'>a</pre>", "a|"},
      {"<pre class='language-aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd'>a</pre>",
       "a@aaaaaaaaaabbbbbbbbbbccccccccccdd|"},
      {"<p class=language-c>a", "a|"},
      {"<img src=x><pre class=lang-c>a</pre>", "<image http://h/d/x>a@c|"},
  };
  check_rows(rows, COUNT_OF(rows));
}

/* Text from the page's data has inline elements of its own. */
static void data_have_inline_elements_too(void) {
  static const row rows[] = {
      {"<b><i><script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"<p>One two three <a "
       "href='x'>four</a> five six seven eight nine ten <b>eleven twelve thirteen fourteen fifteen sixteen "
       "seventeen "
       "eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six</p>\"}"
       "</script>",
       "One two three <link http://h/d/x>four</link> five six seven eight nine ten <strong>eleven twelve "
       "thirteen "
       "fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three "
       "twenty-four "
       "twenty-five twenty-six</strong>|"},
  };
  check_rows(rows, COUNT_OF(rows));
}

/* Blocks longer than the memory are sent in parts, and text goes round the ring's end. Events keep their
 * place in the text. */
static void events_stand_in_their_place_in_text_of_any_length(void) {
  static const size_t chunks[] = {SIZE_MAX, 1, 13, 1000};
  buffer input = {0}, expected = {0};
  marked got = {0};
  for (size_t i = 0; i < 3000; i++) {
    bool ends = i % 1000 == 999, is_link = i % 3 == 0;
    if (i % 1000 == 0) buffer_add_string(&input, "<p>");
    buffer_add_format(&input, is_link ? "<a href='%zu'> word%zu</a> " : "<b>word%zu </b>", i, i);
    if (is_link) {
      buffer_add_format(&expected, "<link http://h/%zu>word%zu</link>", i, i);
    } else {
      bool begins = i % 3 == 1, follows = i % 3 == 1 && !ends;
      buffer_add_string(&expected, begins || i % 1000 == 0 ? "<strong>" : "");
      buffer_add_format(&expected, "word%zu", i);
      buffer_add_string(&expected, "</strong>");
      if (follows) buffer_add_string(&expected, " <strong>");
      if (follows) buffer_add_format(&expected, "word%zu</strong>", i + 1);
      if (follows) {
        i++;
        ends = i % 1000 == 999;
        buffer_add_format(&input, "<b>word%zu </b>", i);
      }
    }
    buffer_add_string(&expected, ends ? "|" : " ");
  }
  for (size_t i = 0; i < COUNT_OF(chunks); i++) {
    matn_stats stats = run(&got, "http://h/", buffer_string(&input), chunks[i],
                           MATN_MEMORY_MIN + INLINE_MEMORY * 32, INLINE_MEMORY * 32);
    CHECK_STRING("long blocks", buffer_string(&got.out), buffer_string(&expected));
    CHECK_INT("lost", stats.lost_inlines, 0);
  }
  buffer_free(&input);
  buffer_free(&expected);
  buffer_free(&got.out);
}

/* If an element ends behind white space that is no longer in the memory, its end comes as soon as it can. */
static void ends_come_behind_text_that_was_sent(void) {
  buffer input = {0};
  marked got = {0};
  buffer_add_string(&input, "<pre>x<b>y");
  for (size_t i = 0; i < 5000; i++) buffer_add_string(&input, " ");
  buffer_add_string(&input, "</b>z</pre>");
  run(&got, "", buffer_string(&input), 100, MATN_MEMORY_MIN + INLINE_MEMORY, INLINE_MEMORY);
  CHECK_BYTES("beginning", got.out.bytes, 10, "x<strong>y", 10);
  const char *end = strstr(buffer_string(&got.out), "</strong> ");
  if (CHECK("end", end != NULL)) CHECK_STRING("behind it", end + 9 + strspn(end + 9, " "), "z|");
  buffer_free(&input);
  buffer_free(&got.out);
}

/* Takes what is between < and > away. */
static void remove_tags(buffer *b) {
  size_t to = 0;
  bool inside = false;
  for (size_t i = 0; i < b->len; i++) {
    if (b->bytes[i] == '<') inside = true;
    if (!inside) b->bytes[to++] = b->bytes[i];
    if (b->bytes[i] == '>') inside = false;
  }
  b->len = to;
}

/* In however little memory, lost elements are counted, the text stays the same, and events are well
 * nested. */
static void what_finds_no_room_is_counted(void) {
  static const uint32_t sizes[] = {MATN_INLINE_MEMORY_MIN, 2053, 3000, 8192, 65536};
  static const size_t chunks[] = {SIZE_MAX, 1, 61};
  buffer input = {0};
  marked plain = {0}, got = {0}, first = {0};
  for (size_t i = 0; i < 500; i++) {
    buffer_add_format(&input, "<p><b>a%zu <a href='%0*zu'>b</b> <i>c</a> d <img src=%zu alt=x></i> e ", i,
                      (int)(i * 7 % 300), i, i);
    if (i % 50 == 0) buffer_add_string(&input, "<p>|<p>\xE2\x80\xA2");
  }
  run(&plain, "http://h/", buffer_string(&input), SIZE_MAX, 16384, 0);
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    for (size_t c = 0; c < COUNT_OF(chunks); c++) {
      matn_stats stats = run(&got, "http://h/", buffer_string(&input), chunks[c], 16384 + sizes[i], sizes[i]);
      if (c == 0) {
        buffer_clear(&first.out);
        buffer_add(&first.out, got.out.bytes, got.out.len);
      }
      CHECK_BYTES("chunks", got.out.bytes, got.out.len, first.out.bytes, first.out.len);
      CHECK("lost", (stats.lost_inlines == 0) == (sizes[i] == 65536));
      remove_tags(&got.out);
      CHECK_BYTES("text", got.out.bytes, got.out.len, plain.out.bytes, plain.out.len);
    }
  }
  buffer_free(&input);
  buffer_free(&plain.out);
  buffer_free(&got.out);
  buffer_free(&first.out);
}

/* The room for a URL is a twelfth of the memory less 512 bytes. An alt text has half of that. */
static void values_are_cut_where_their_room_ends(void) {
  enum { ROOM = (INLINE_MEMORY - 512) / 12 / 8 * 8 };
  static const struct {
    const char *before;
    size_t padding; /* bytes of "x" */
    const char *after, *end;
    uint64_t lost;
  } rows[] = {
      {"<p>a<img src=i alt='", ROOM / 2, "'>", "x>|", 0},
      {"<p>a<img src=i alt='", ROOM / 2, "yz'>", "x>|", 0},
      {"<p>a<img src=i alt='y", ROOM / 2 - 2, " z'>", "x>|", 0},
      {"<p>a<img src=i alt='y", ROOM / 2 - 3, " z'>", "x z>|", 0},
      {"<pre class='", ROOM - 12, " language-c'>a", "a@c|", 0},
      {"<pre class='", ROOM - 11, " language-c'>a", "a@c|", 0},
      {"<pre class='", ROOM - 11, " language-cc'>a", "a|", 0},
      {"<p><a href='http://h/", ROOM - 9, "'>a", "x>a</link>|", 0},
      {"<p><a href='http://h/", ROOM - 8, "'>a", "a|", 1},
  };
  buffer input = {0};
  marked got = {0};
  for (size_t r = 0; r < COUNT_OF(rows); r++) {
    buffer_clear(&input);
    buffer_add_string(&input, rows[r].before);
    for (size_t k = 0; k < rows[r].padding; k++) buffer_add_string(&input, "x");
    buffer_add_string(&input, rows[r].after);
    for (size_t chunk = 1; chunk < 2000; chunk += 1998) {
      matn_stats stats =
          run(&got, "", buffer_string(&input), chunk, MATN_MEMORY_MIN + INLINE_MEMORY, INLINE_MEMORY);
      size_t len = strlen(rows[r].end);
      CHECK_BYTES(buffer_string(&input), got.out.bytes + got.out.len - len, len, rows[r].end, len);
      CHECK_INT(rows[r].before, stats.lost_inlines, rows[r].lost);
    }
  }
  buffer_free(&input);
  buffer_free(&got.out);
}

/* Without a URL of the document. */
static void an_empty_reference_needs_a_base(void) {
  marked got = {0};
  matn_stats stats =
      run(&got, "", "<p>a<a href=''>b</a>", SIZE_MAX, MATN_MEMORY_MIN + INLINE_MEMORY, INLINE_MEMORY);
  CHECK_STRING("no link", buffer_string(&got.out), "ab|");
  CHECK_INT("nothing is lost", stats.lost_inlines, 0);
  buffer_free(&got.out);
}

static void callbacks_can_be_left_out(void) {
  static const char input[] = "<p>a <b>b</b> <img src=c>";
  static const matn_handler handler = {.text = on_text};
  static unsigned char memory[MATN_MEMORY_MIN + INLINE_MEMORY];
  const matn_options options = {.every_block = true, .inline_memory = INLINE_MEMORY};
  matn_extractor *extractor;
  marked got = {0};
  matn_init(&extractor, memory, sizeof memory, &handler, &got, &options);
  matn_feed(extractor, input, sizeof input - 1);
  CHECK_INT("finish", matn_finish(extractor), MATN_OK);
  CHECK_STRING("text", buffer_string(&got.out), "a b");
  buffer_free(&got.out);
}

static void memory_is_checked(void) {
  static unsigned char memory[MATN_MEMORY_MIN + 4096];
  static const matn_handler handler = {0};
  static const struct {
    uint32_t inline_memory;
    matn_status expected;
  } rows[] = {{0, MATN_OK},
              {1, MATN_ERROR_MEMORY},
              {MATN_INLINE_MEMORY_MIN - 1, MATN_ERROR_MEMORY},
              {MATN_INLINE_MEMORY_MIN, MATN_OK},
              {4096, MATN_OK},
              {4097, MATN_ERROR_MEMORY},
              {UINT32_MAX, MATN_ERROR_MEMORY}};
  matn_extractor *extractor;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const matn_options options = {.inline_memory = rows[i].inline_memory};
    CHECK_INT("status", matn_init(&extractor, memory, sizeof memory, &handler, NULL, &options),
              rows[i].expected);
  }
}

static void the_url_is_set_before_the_document(void) {
  static unsigned char memory[MATN_MEMORY_MIN];
  static const matn_handler handler = {0};
  matn_extractor *extractor;
  CHECK_INT("NULL", matn_set_url(NULL, "", 0), MATN_ERROR_NULL);
  matn_init(&extractor, memory, sizeof memory, &handler, NULL, NULL);
  CHECK_INT("before", matn_set_url(extractor, "http://h/", 9), MATN_OK);
  CHECK_INT("no URL", matn_set_url(extractor, NULL, 1), MATN_ERROR_NULL);
  CHECK_INT("nothing", matn_set_url(extractor, NULL, 0), MATN_OK);
  matn_feed(extractor, "a", 1);
  CHECK_INT("behind", matn_set_url(extractor, "http://h/", 9), MATN_ERROR_FINISHED);
}

static void a_url_that_finds_no_room_is_counted(void) {
  static const struct {
    size_t memory, len;
    uint64_t cut;
  } rows[] = {{MATN_MEMORY_TYPICAL, 2048, 0}, {MATN_MEMORY_TYPICAL, 2049, 1}, {MATN_MEMORY_MIN, 1025, 1}};
  static unsigned char memory[MATN_MEMORY_TYPICAL];
  static const matn_handler handler = {0};
  static char url[2049];
  memset(url, 'a', sizeof url);
  memcpy(url, "http://h/", 9);
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    matn_extractor *extractor;
    matn_init(&extractor, memory, rows[i].memory, &handler, NULL, NULL);
    CHECK_INT("status", matn_set_url(extractor, url, rows[i].len), MATN_OK);
    CHECK_INT("cut", matn_get_stats(extractor).cut_values, rows[i].cut);
  }
}

int main(void) {
  TEST(elements_stand_around_their_visible_text);
  TEST(elements_are_well_nested);
  TEST(elements_go_on_in_the_next_block);
  TEST(images_stand_at_their_place);
  TEST(code_has_the_language_that_its_class_names);
  TEST(data_have_inline_elements_too);
  TEST(events_stand_in_their_place_in_text_of_any_length);
  TEST(ends_come_behind_text_that_was_sent);
  TEST(what_finds_no_room_is_counted);
  TEST(values_are_cut_where_their_room_ends);
  TEST(an_empty_reference_needs_a_base);
  TEST(callbacks_can_be_left_out);
  TEST(memory_is_checked);
  TEST(the_url_is_set_before_the_document);
  TEST(a_url_that_finds_no_room_is_counted);
  return test_report("inlines");
}
