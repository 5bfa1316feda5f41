/* The extractor through its public header: which text and metadata come out, that chunks do not matter, that
 * any memory from the least on is enough, and that wrong use gives its codes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/feature.h"
#include "support/event_log.h"
#include "support/test.h"

#define P1 "The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define P2 "By noon the fog had lifted, the gulls were back, and the captain had told his story twice."

#define SPACES "                " /* half of an indentation that is kept */

/* Every block that is found, kept or not, as "role[level]: text" lines. */
static void list_blocks(const char *input, size_t len, buffer *out) {
  event_log log = {0};
  const matn_options options = {.every_block = true};
  event_log_run(&log, input, len, 0, MATN_MEMORY_TYPICAL, &options);
  const char *p = buffer_string(&log.events);
  while ((p = strstr(p, "block ")) != NULL) {
    char role[32];
    int level;
    sscanf(p, "block %31s %d", role, &level);
    p = strchr(p, '\n') + 1;
    const char *end = strstr(p, "\nend ");
    buffer_add_format(out, level != 0 ? "%s%d: " : "%s: ", role, level);
    buffer_add(out, p, (size_t)(end - p));
    buffer_add_string(out, "\n");
    p = end;
  }
  event_log_free(&log);
}

static void blocks_are_cut_and_cleaned(void) {
  static const struct {
    const char *input, *expected;
  } rows[] = {
      {"a", "paragraph: a\n"},
      {" \t\n a \r\n b  c ", "paragraph: a b c\n"},
      {"<p>a<p>b", "paragraph: a\nparagraph: b\n"},
      {"<p>a</p>b<div>c</div>d", "paragraph: a\nparagraph: b\nparagraph: c\nparagraph: d\n"},
      {"<p>a <b> b</b>c<i>d</i></p>", "paragraph: a bcd\n"},
      {"a<br>b<br><br>c<br/>", "paragraph: a\nb\nparagraph: c\n"},
      {"a<br> \n <br>b", "paragraph: a\nparagraph: b\n"},
      {"<h1>a</h1><h3>b</h3>", "headline: a\nheading3: b\n"},
      {"<ul><li>a<li>b<ol><li>c</ol></ul>", "list-item1: a\nlist-item1: b\nlist-item2: c\n"},
      {"<dl><dt>a<dd>b<dt>c</dl>", "term: a\ndefinition: b\nterm: c\n"},
      {"<table><tr><td>a<td>b<tr><th>c</table>", "table-cell: a\ntable-cell: b\ntable-cell: c\n"},
      {"<blockquote>a<blockquote>b</blockquote></blockquote>", "quote1: a\nquote2: b\n"},
      {"<pre>\n\n  a\n\tb  \n\n</pre>c", "preformatted:   a\n\tb\nparagraph: c\n"},
      {"<pre>a<br>b <b>c</b></pre>", "preformatted: a\nb c\n"},
      {"<pre>" SPACES SPACES "   a</pre>", "preformatted: " SPACES SPACES "a\n"},
      {"<figure><img><figcaption>a</figcaption></figure>", "caption: a\n"},
      {"<div class=photo-caption><span>a</span></div>", "caption: a\n"},
      {"<div class=photo-caption><div><div><p>a</div></div></div>", "paragraph: a\n"},
      {"a<script>b</script><style>c</style><!--d-->e", "paragraph: ae\n"},
      {"a<template>b</template><svg><text>c</text></svg>d", "paragraph: ad\n"},
      {"<noscript><p>a</p></noscript>", "paragraph: a\n"},
      {"<x-a>b</x-a> <x-c>d</x-c>e", "paragraph: b\nparagraph: de\n"},
      {"a <x-b>c</x-b> d <x-b>e</x-b>", "paragraph: a c d e\n"},
      {"<x-a></x-a><p>a<p>b<div>c", "paragraph: a\nparagraph: b\nparagraph: c\n"},
      {"<select><option>a</select><textarea>b</textarea>c", "paragraph: c\n"},
      {"a&nbsp;&nbsp;b&nbsp;", "paragraph: a\xC2\xA0\xC2\xA0"
                               "b\n"},
      {"<h2>a<a href=#a>\xC2\xB6</a></h2>", "heading2: a\n"},
      {"&nbsp;<p>| </p> ... ", ""},
      {"a\x01&#2;b\xC2\x85&shy;c\x7F", "paragraph: ab\xC2\xAD"
                                       "c\n"},
      {"\xE2\x80\x8F\xD8\xA7\xE2\x80\x8C\xD8\xA8", "paragraph: \xE2\x80\x8F\xD8\xA7\xE2\x80\x8C\xD8\xA8\n"},
      {"<meta charset=utf-8>a\xFF"
       "b\xC3",
       "paragraph: a\xEF\xBF\xBD"
       "b\xEF\xBF\xBD\n"},
      {"<p>a</span></div></p></p>b", "paragraph: a\nparagraph: b\n"},
      {"<a href=x>a<div>b</a>c</div>", "paragraph: a\nparagraph: bc\n"},
      {"<title>t</title><p>a", "paragraph: a\n"},
      {"<svg><title>b</title><p>a", "paragraph: a\n"},
      {"<math><mi>x</mi><annotation>y</annotation></math>", "paragraph: x\n"},
      {"a<plaintext><b>c", "paragraph: a\npreformatted: <b>c\n"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    buffer out = {0};
    list_blocks(rows[i].input, strlen(rows[i].input), &out);
    CHECK_STRING(rows[i].input, buffer_string(&out), rows[i].expected);
    buffer_free(&out);
  }
}

/* How often a text stands in another. */
static int count_of(const char *text, const char *in) {
  int count = 0;
  for (const char *p = in; (p = strstr(p, text)) != NULL; p += strlen(text)) count++;
  return count;
}

static void copies_go_and_repeated_text_stays(void) {
  static const struct {
    const char *name, *page;
    int expected[2]; /* how often P1 and P2 come out */
  } rows[] = {
      {"a refrain", "<p>" P1 "<p>" P2 "<p>" P1, {2, 1}},
      {"verses of a song in a div each", "<div>" P1 "</div><div>" P2 "</div><div>" P1 "</div>", {2, 1}},
      {"an answer to two questions",
       "<div><h3>Did it rain?</h3><p>" P1 "</div><div><h3>Was it dark?</h3><p>" P1 "</div><p>" P2,
       {2, 1}},
      {"cells", "<p>" P2 "<table><tr><td>Ann<td>" P1 "<tr><td>Ben<td>" P1 "</table>", {2, 1}},
      {"list items", "<p>" P2 "<ol><li>" P1 "<li>Wait.<li>" P1 "</ol>", {2, 1}},
      {"a pull quote", "<p>" P1 "<p>" P2 "<p class=pull>" P1, {1, 1}},
      {"a quotation", "<p>" P1 "</p><blockquote><p>" P1 "</blockquote><p>" P2, {1, 1}},
      {"a box", "<p>" P1 "<p>" P2 "</p><aside><p>" P1 "</aside>", {1, 1}},
      {"a body for large screens and for small ones",
       "<div class=large><p>" P1 "<p>" P2 "</div><div class=small><p>" P1 "<p>" P2 "</div>",
       {1, 1}},
      {"a body that is given again", "<div><p>" P1 "<p>" P2 "</div><div><p>" P1 "<p>" P2 "</div>", {1, 1}},
      {"the same with short text between",
       "<div><p>" P1 "<h3>Fog</h3><p>" P2 "</div><div><p>" P1 "<h3>Fog</h3><p>" P2 "</div>",
       {1, 1}},
      {"a body again for readers without scripts",
       "<div><p>" P1 "<p>" P2 "</div><noscript><div><p>" P1 "<p>" P2 "</div></noscript>",
       {1, 1}},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    buffer page = {0};
    event_log log = {0};
    buffer_add_format(&page, "<title>The late ferry</title><article><h1>The late ferry</h1>%s</article>",
                      rows[i].page);
    event_log_run(&log, page.bytes, page.len, 0, MATN_MEMORY_TYPICAL, NULL);
    const char *events = buffer_string(&log.events);
    CHECK_INT(rows[i].name, count_of(P1, events), rows[i].expected[0]);
    CHECK_INT(rows[i].name, count_of(P2, events), rows[i].expected[1]);
    buffer_free(&page);
    event_log_free(&log);
  }
}

static void words_are_counted_in_every_script(void) {
  static const struct {
    const char *input;
    unsigned long words;
  } rows[] = {
      {"one two, three-four don't", 5},
      {"\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xD9\x88\xD8\xAF", 2},
      {"\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xA4\xA9\xE6\xB0\x94\xE5\xBE\x88\xE5\xA5\xBD\xE3\x80\x82", 3},
      {"\xE0\xB8\xA7\xE0\xB8\xB1\xE0\xB8\x99\xE0\xB8\x99\xE0\xB8\xB5\xE0\xB9\x89\xE0\xB8\xAD\xE0\xB8\xB2"
       "\xE0\xB8\x81\xE0\xB8\xB2",
       2}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    event_log log = {0};
    const matn_options options = {.every_block = true};
    unsigned long words = 0;
    event_log_run(&log, rows[i].input, strlen(rows[i].input), 0, MATN_MEMORY_MIN, &options);
    const char *end = strstr(buffer_string(&log.events), "\nend ");
    CHECK(rows[i].input, end != NULL && sscanf(end, "\nend %*u %lu", &words) == 1);
    CHECK_INT(rows[i].input, words, rows[i].words);
    event_log_free(&log);
  }
}

static void metadata_come_from_the_surest_source(void) {
  static const struct {
    const char *input, *expected; /* title|byline|date|site|language|canonical */
  } rows[] = {
      {"<title>A story of the sea - The Gull</title>", "A story of the sea|||||"},
      {"<title>The Gull - A story</title><meta property=og:site_name content='The Gull'>",
       "A story|||The Gull||"},
      {"<title>A story of the sea - Books - The Gull</title>", "A story of the sea - Books|||||"},
      {"<title>A - B</title><h1>A story</h1><p>x", "A story|||||"},
      {"<title>A story of the sea - The Gull</title><h1>Search here</h1><p>x", "A story of the sea|||||"},
      {"<title>A story of the sea</title><h1>The Gull</h1><h1>A story of the sea, told</h1><p>x",
       "A story of the sea, told|||||"},
      {"<meta property='og:title' content='A &amp; B'><h1>C</h1>", "C|||||"},
      {"<meta property='og:title' content='A &amp; B'><h1><a href=/>C</a></h1>", "A & B|||||"},
      {"<meta content='Ann' name=Author>", "|Ann||||"},
      {"<meta name=author content=Ann><meta name=author content=Bo><meta name=author content=Ann>",
       "|Ann\nBo||||"},
      {"<meta property=article:author content='https://x.example/ann'>", "|||||"},
      {"<meta name=date content=2020><meta property=article:published_time content=2021-02-03>",
       "||2021-02-03|||"},
      {"<p>x <time datetime=2022-01-01>today</time>", "||2022-01-01|||"},
      {"<meta name=date content='May 6, 2024'>", "||2024-05-06|||"},
      {"<meta name=date content='2024-05-06T07:08:09+02:00'>", "||2024-05-06T07:08:09+02:00|||"},
      {"<meta name=date content='2024-05-&lt;b>'><p>x <time datetime=2022-01>then</time>", "||2022-01|||"},
      {"<meta name=date content='2024-13-45'>", "|||||"},
      {"<meta name=date content='4/5/2024'><p>x <time datetime=2022-01-01>today</time>", "||2022-01-01|||"},
      {"<h1>A story</h1><p>Ann, 6 May 2024<p>" P1, "A story||2024-05-06|||"},
      {"<p>6 May 2024<h1>A story</h1><p>" P1, "A story||2024-05-06|||"},
      {"<p>Ann, 6 May 2024<p>" P1, "|||||"},
      {"<h1>A story</h1><p>By Ann Lee<p>" P1 "<p>" P2 " " P2, "A story|Ann Lee||||"},
      {"<h1>A story</h1><p>By<p>Ann Lee<p>" P1 "<p>" P2 " " P2, "A story|Ann Lee||||"},
      {"<h1>A story</h1><p>Ann Lee<p>" P1 "<p>" P2 " " P2, "A story|||||"},
      {"<html lang=ar><link rel=canonical href='/a?b&amp;c'>", "||||ar|/a?b&c"},
      {"<link href=/x rel=stylesheet><link href=/y rel=CANONICAL>", "|||||/y"},
      {"<meta name=author content=' \n A\tb\x01 '>", "|A b||||"},
      {"<meta name=twitter:data1 content='5 minutes'>", "|||||"},
#define DATA(json) "<meta name=author content=Meta><script type=application/ld+json>" json "</script>"
      {DATA("{\"@type\":\"NewsArticle\",\"author\":\"Ann\",\"datePublished\":\"2024-05-06\"}"),
       "|Ann|2024-05-06|||"},
      {DATA("{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"An\\u006e\",\"image\":{"
            "\"name\":\"x\"}}}"),
       "|Ann||||"},
      {DATA("{\"@graph\":[{\"@type\":\"WebSite\",\"author\":\"No\",\"name\":\"No\"},{\"@type\":"
            "\"BlogPosting\","
            "\"author\":[{\"name\":\"Ann\",\"jobTitle\":\"x\"},\"Bo\",[],{\"name\":\"Cy\"}],\"name\":\"No\"}]"
            "}"),
       "|Ann\nBo\nCy||No||"},
      {DATA("{\"@type\":\"Article\",\"author\":[{\"name\":\"Ann\"}],\"comment\":[{\"@type\":\"Comment\","
            "\"author\":"
            "{\"name\":\"No\"},\"datePublished\":\"2001\"}]}"),
       "|Ann||||"},
      {DATA("[{\"@type\":\"Article\",\"author\":{\"name\":\"Ann\"}},{\"@type\":\"Article\",\"author\":{"
            "\"name\":\"Bo\"}}]"),
       "|Ann||||"},
      {DATA("{\"author\":\"Unsure\",\"datePublished\":\"2024\"}"), "|Meta|2024|||"},
      {DATA("{\"@type\":\"Article\",\"author\":\"https://x.example/ann\"}"), "|Meta||||"},
      {DATA("{\"@type\":\"Article\",\"author\":{\"name\":\"Ann"), "|Ann||||"},
      {DATA("{\"@type\":\"Article\",\"author\":[\"Ann\",\"Bo"), "|Ann\nBo||||"},
      {DATA("{\"@type\":\"WebPage\",\"datePublished\":\"2024-05-06\"}"), "|Meta|2024-05-06|||"},
#undef DATA
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    event_log log = {0};
    buffer got = {0};
    event_log_run(&log, rows[i].input, strlen(rows[i].input), 1, MATN_MEMORY_MIN, NULL);
    const matn_metadata *m = &log.metadata;
    const matn_value values[] = {m->title, m->byline, m->date, m->site, m->language, m->canonical};
    for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
      if (v != 0) buffer_add_string(&got, "|");
      buffer_add(&got, values[v].bytes, values[v].len);
    }
    CHECK_STRING(rows[i].input, buffer_string(&got), rows[i].expected);
    buffer_free(&got);
    event_log_free(&log);
  }
}

/* The score of a document's last block. */
static int last_score(const char *input) {
  event_log log = {0};
  const matn_options options = {.every_block = true};
  int score = -1;
  event_log_run(&log, input, strlen(input), 0, MATN_MEMORY_MIN, &options);
  for (const char *p = buffer_string(&log.events); (p = strstr(p, "block ")) != NULL; p++) {
    sscanf(p, "block %*s %*d %*d %d", &score);
  }
  event_log_free(&log);
  return score;
}

static void evidence_moves_the_score(void) {
  static const struct {
    const char *worse, *better;
  } rows[] = {
#define STORY "<h1>a</h1><p>" P2 " " P2 "<p>" P2 " And more.</p>"
      {STORY "<div hidden><p>" P1, STORY "<div><p>" P1},
      {STORY "<div aria-hidden=true><p>" P1, STORY "<div aria-hidden=false><p>" P1},
      {STORY "<div style='color:red; display: none'><p>" P1, STORY "<div style='color:red'><p>" P1},
      {STORY "<div style='visibility:hidden'><p>" P1, STORY "<div><p>" P1},
      {STORY "<p>" P1 "<p>" P1, STORY "<p>" P2 " Not " P2 "<p>" P1},
      {STORY "<nav><p>" P1, STORY "<div><p>" P1},
      {STORY "<footer><p>" P1, STORY "<article><p>" P1},
      {STORY "<p><a href=x>" P1 "</a>", STORY "<p>" P1},
      {STORY "<form><p>" P1, STORY "<div><p>" P1},
      {STORY "<div class=comment><p>" P1, STORY "<div class=entry><p>" P1},
#undef STORY
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    CHECK_INT(rows[i].worse, last_score(rows[i].worse) < last_score(rows[i].better), 1);
  }
}

static void offsets_name_the_source_of_a_block(void) {
  static const struct {
    const char *input;
    size_t len;
    const char *encoding;
    int start, end;
  } rows[] = {{"<p> a &amp; b </p>", 18, "utf-8", 4, 13},
              {"\xEF\xBB\xBF<p>\xC3\xA9</p>", 13, "utf-8", 6, 8},
              {"<p>&eacute;x&eacute;<b></b></p>", 31, "utf-8", 3, 20},
              {"<p>\xE3\xC7</p>x", 10, "windows-1256", 3, 5},
              {"<p>\x84\x31\x97\x30\xC4</p>x", 13, "gb18030", 3, 8},
              {"<\0p\0>\0a\0b\0<\0", 12, "utf-16le", 6, 12},
              {"<script type=application/ld+json>{\"articleBody\":\"a caf\\u00e9 x\"}</script>", 73, "utf-8",
               49, 62}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const matn_encoding encoding = matn_encoding_for_label(rows[i].encoding, strlen(rows[i].encoding));
    if (!matn_encoding_supported(encoding)) continue;
    for (size_t split = 1; split < rows[i].len; split++) {
      event_log log = {0};
      int start = -1, end = -1;
      const matn_options options = {.encoding = encoding, .every_block = true};
      event_log_run_split(&log, rows[i].input, rows[i].len, split, MATN_MEMORY_MIN, &options);
      const char *block = strstr(buffer_string(&log.events), "block "), *after = strstr(block, "\nend ");
      sscanf(block, "block %*s %*d %*d %*d %d", &start);
      sscanf(after, "\nend %d", &end);
      CHECK_INT(rows[i].encoding, start, rows[i].start);
      CHECK_INT(rows[i].encoding, end, rows[i].end);
      event_log_free(&log);
    }
  }
}

static void a_block_begins_behind_spaces_but_those_that_do_not_break_and_touch_it(void) {
  static const struct {
    const char *page;
    int start, end;
  } rows[] = {{"<p>a<br><br>&nbsp;&nbsp; b", 25, 26},
              {"<p>a<br><br>&nbsp;b", 12, 19},
              {"<p>a<br><br>\xC2\xA0 b c", 15, 18},
              {"<p>a<br><br> \xC2\xA0\xC2\xA0"
               "b",
               13, 18},
              {"<p>a<br><br>\xC2\xA0 \xC2\xA0(b", 15, 19}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const char *page = rows[i].page;
    for (size_t split = 1; split < strlen(page); split++) {
      event_log log = {0};
      int start = -1, end = -1;
      const matn_options options = {.encoding = MATN_ENCODING_UTF_8, .every_block = true};
      event_log_run_split(&log, page, strlen(page), split, MATN_MEMORY_MIN, &options);
      const char *first = strstr(buffer_string(&log.events), "block "),
                 *block = strstr(first + 1, "\nblock ");
      sscanf(block, "\nblock %*s %*d %*d %*d %d", &start);
      sscanf(strstr(block, "\nend "), "\nend %d", &end);
      CHECK_INT(page, start, rows[i].start);
      CHECK_INT(page, end, rows[i].end);
      event_log_free(&log);
    }
  }
}

static int stop_at_block(void *ctx, const matn_block *block) {
  (void)block;
  ++*(int *)ctx;
  return 1;
}

static void a_callback_can_stop(void) {
  static unsigned char memory[MATN_MEMORY_MIN];
  const matn_handler handler = {.block_start = stop_at_block};
  matn_extractor *extractor;
  int blocks = 0;
  matn_init(&extractor, memory, sizeof memory, &handler, &blocks, NULL);
  matn_feed(extractor, "<p>" P1 "<p>" P2, sizeof "<p>" P1 "<p>" P2 - 1);
  CHECK_INT("finish", matn_finish(extractor), MATN_STOPPED);
  CHECK_INT("blocks", blocks, 1);
  CHECK_INT("reset", matn_reset(extractor), MATN_OK);
  CHECK_INT("feed", matn_feed(extractor, "x", 1), MATN_OK);
}

static void reset_gives_the_same_again(void) {
  static unsigned char memory[16384];
  static const char page[] = "<title>t - s</title><h1>a</h1><p>" P1 "</p><p>" P2;
  matn_handler none = {0};
  matn_extractor *extractor;
  matn_init(&extractor, memory, sizeof memory, &none, NULL, NULL);
  matn_stats first = {0};
  for (int i = 0; i < 3; i++) {
    matn_feed(extractor, page, i == 1 ? 20 : sizeof page - 1); /* the second document is given up half-way */
    if (i != 1) matn_finish(extractor);
    matn_stats stats = matn_get_stats(extractor);
    if (i == 0) first = stats;
    if (i == 2) CHECK("the same figures", memcmp(&stats, &first, sizeof stats) == 0);
    matn_reset(extractor);
  }
  CHECK_INT("kept", first.kept, 3);
}

static matn_extractor *inner;
static matn_status inner_status[3];

static int call_back(void *ctx, const matn_block *block) {
  (void)ctx;
  (void)block;
  inner_status[0] = matn_feed(inner, "x", 1);
  inner_status[1] = matn_finish(inner);
  inner_status[2] = matn_reset(inner);
  return 0;
}

static void wrong_use_has_its_codes(void) {
  static unsigned char memory[MATN_MEMORY_MIN + 1];
  const matn_handler handler = {.block_start = call_back};
  const matn_options odd = {.encoding = (matn_encoding)999}, unsupported = {.encoding = MATN_ENCODING_GBK};
  const matn_options favour = {.favour = (matn_favour)3};
  matn_extractor *x = NULL;
  CHECK_INT("no result", matn_init(NULL, memory, sizeof memory, &handler, NULL, NULL), MATN_ERROR_NULL);
  CHECK_INT("no memory", matn_init(&x, NULL, sizeof memory, &handler, NULL, NULL), MATN_ERROR_NULL);
  CHECK_INT("no handler", matn_init(&x, memory, sizeof memory, NULL, NULL, NULL), MATN_ERROR_NULL);
  CHECK_INT("too little", matn_init(&x, memory, MATN_MEMORY_MIN - 1, &handler, NULL, NULL),
            MATN_ERROR_MEMORY);
  CHECK_INT("bad option", matn_init(&x, memory, sizeof memory, &handler, NULL, &odd), MATN_ERROR_OPTION);
  CHECK_INT("bad favour", matn_init(&x, memory, sizeof memory, &handler, NULL, &favour), MATN_ERROR_OPTION);
  CHECK("an encoding left out",
        matn_encoding_supported(MATN_ENCODING_GBK) ||
            matn_init(&x, memory, sizeof memory, &handler, NULL, &unsupported) == MATN_ERROR_ENCODING);
  CHECK("nothing was written", x == NULL && memory[0] == 0 && memory[100] == 0);
  CHECK_INT("no extractor", matn_feed(NULL, "x", 1), MATN_ERROR_NULL);
  CHECK_INT("no extractor to finish", matn_finish(NULL), MATN_ERROR_NULL);
  CHECK_INT("no extractor to reset", matn_reset(NULL), MATN_ERROR_NULL);
  CHECK_INT("unaligned memory", matn_init(&inner, memory + 1, MATN_MEMORY_MIN, &handler, NULL, NULL),
            MATN_OK);
  CHECK_INT("no bytes", matn_feed(inner, NULL, 1), MATN_ERROR_NULL);
  CHECK_INT("nothing", matn_feed(inner, NULL, 0), MATN_OK);
  matn_feed(inner, P1, sizeof P1 - 1);
  CHECK_INT("finish", matn_finish(inner), MATN_OK);
  for (size_t i = 0; i < 3; i++) CHECK_INT("from inside", inner_status[i], MATN_ERROR_REENTRY);
  CHECK_INT("feed after finish", matn_feed(inner, "x", 1), MATN_ERROR_FINISHED);
  CHECK_INT("finish after finish", matn_finish(inner), MATN_ERROR_FINISHED);
}

/* Cells of one character each. After some thousands, several cells make one block, and none of their text is
 * lost. A story behind them is not changed. */
static void crowded_blocks_are_joined(void) {
  buffer page = {0};
  buffer_add_string(&page, "<table><tr>");
  for (int i = 0; i < 40000; i++) buffer_add_string(&page, "<td>x");
  buffer_add_string(&page, "<svg><text>unseen</text></svg></table><p>" P1 "</p><p>" P2 "</p>");
  for (int i = 0; i < 2000; i++) buffer_add_string(&page, P2 " ");
  buffer_add_string(&page, "<ul><li>a</li></ul>");
  event_log whole = {0}, cut = {0};
  const matn_options options = {.every_block = true};
  event_log_run(&whole, page.bytes, page.len, 0, MATN_MEMORY_TYPICAL, &options);
  event_log_run(&cut, page.bytes, page.len, 7, MATN_MEMORY_TYPICAL, &options);
  CHECK("drawings are no text", strstr(buffer_string(&whole.events), "unseen") == NULL);
  CHECK("items are known again", strstr(buffer_string(&whole.events), "block list-item 1") != NULL);
  CHECK("counted", whole.stats.joined > 10000 && cut.stats.joined == whole.stats.joined);
  CHECK("blocks", whole.stats.blocks > 1500 && whole.stats.blocks < 3000);
  CHECK_STRING("however cut", buffer_string(&cut.events), buffer_string(&whole.events));
  CHECK("joined", strstr(buffer_string(&whole.events), "x x x x x x x x") != NULL);
  CHECK("story", strstr(buffer_string(&whole.events), P2) != NULL);
  event_log_free(&whole);
  event_log_free(&cut);
  buffer_free(&page);
}

/* Text without letters makes no blocks, but looking at it costs as much. */
static void crowded_text_without_letters_is_joined(void) {
  buffer page = {0};
  for (int i = 0; i < 40000; i++) buffer_add_string(&page, "<ul>-");
  event_log whole = {0}, cut = {0};
  event_log_run(&whole, page.bytes, page.len, 0, MATN_MEMORY_TYPICAL, NULL);
  event_log_run(&cut, page.bytes, page.len, 7, MATN_MEMORY_TYPICAL, NULL);
  CHECK("counted", whole.stats.joined > 10000 && cut.stats.joined == whole.stats.joined);
  CHECK_STRING("however cut", buffer_string(&cut.events), buffer_string(&whole.events));
  event_log_free(&whole);
  event_log_free(&cut);
  buffer_free(&page);
}

static void depth_is_counted_and_recovers(void) {
  buffer page = {0};
  for (int i = 0; i < 5000; i++) buffer_add_string(&page, i % 2 ? "<div>" : "<span>");
  buffer_add_string(&page, "<p>" P1 "<script>unseen</script><style>unseen</style>");
  for (int i = 0; i < 5000; i++) buffer_add_string(&page, i % 2 ? "</span>" : "</div>");
  buffer_add_string(&page, "<ul><li>after</ul>");
  event_log log = {0};
  const matn_options options = {.every_block = true};
  event_log_run(&log, page.bytes, page.len, 0, MATN_MEMORY_MIN, &options);
  CHECK("too deep", log.stats.too_deep > 4000);
  CHECK_INT("blocks", log.stats.blocks, 2);
  CHECK("scripts are no text", strstr(buffer_string(&log.events), "unseen") == NULL);
  CHECK("the list is known again", strstr(buffer_string(&log.events), "block list-item 1") != NULL);
  event_log_free(&log);
  buffer_free(&page);
}

static void names_are_there(void) {
  CHECK_STRING("role", matn_role_name(MATN_ROLE_LIST_ITEM), "list-item");
  CHECK_STRING("last role", matn_role_name(MATN_ROLE_SOURCE), "source");
  CHECK_STRING("no role", matn_role_name(MATN_ROLE_COUNT), "");
  CHECK_STRING("element", matn_element_name(0), "?");
  CHECK_STRING("no element", matn_element_name(255), "?");
  CHECK_STRING("reason", matn_reason_name(FEATURE_SCORE), "its first score");
  CHECK_STRING("last reason", matn_reason_name(FEATURE_COUNT - 1), "repetition in the page");
  CHECK_STRING("no reason", matn_reason_name(FEATURE_COUNT), "");
  CHECK_STRING("no source", matn_source_name(MATN_SOURCE_NONE), "");
  CHECK_STRING("source", matn_source_name(MATN_SOURCE_JSON_LD), "json-ld");
  CHECK_STRING("last source", matn_source_name(MATN_SOURCE_GUESS), "guess");
  CHECK_STRING("last kind of page", matn_page_kind_name(MATN_PAGE_SERVICE), "service");
  CHECK_STRING("last inline element", matn_inline_name(MATN_INLINE_IMAGE), "image");
  for (int status = MATN_OK; status <= MATN_ERROR_REENTRY; status++) {
    CHECK("a text for each status", strcmp(matn_status_text((matn_status)status), "unknown status") != 0);
  }
}

int main(void) {
  TEST(blocks_are_cut_and_cleaned);
  TEST(copies_go_and_repeated_text_stays);
  TEST(words_are_counted_in_every_script);
  TEST(metadata_come_from_the_surest_source);
  TEST(evidence_moves_the_score);
  TEST(offsets_name_the_source_of_a_block);
  TEST(a_block_begins_behind_spaces_but_those_that_do_not_break_and_touch_it);
  TEST(a_callback_can_stop);
  TEST(reset_gives_the_same_again);
  TEST(wrong_use_has_its_codes);
  TEST(crowded_blocks_are_joined);
  TEST(crowded_text_without_letters_is_joined);
  TEST(depth_is_counted_and_recovers);
  TEST(names_are_there);
  return test_report("extractor");
}
