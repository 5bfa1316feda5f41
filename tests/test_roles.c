/* Roles of blocks, and where they stand in lists and tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "blocks/roles.h"
#include "model/model.h"
#include "outline/role_words.h"
#include "support/buffer.h"
#include "support/test.h"

#include "matn.h"

static unsigned char memory[MATN_MEMORY_TYPICAL];

/* Blocks as "role:text", with what is known of each behind its role. */
static int on_block_start(void *ctx, const matn_block *block) {
  buffer *out = ctx;
  if (out->len != 0) buffer_add_string(out, " ");
  buffer_add_string(out, matn_role_name(block->role));
  if (block->level != 0) buffer_add_format(out, "%d", block->level);
  if (block->role == MATN_ROLE_HEADING) buffer_add_format(out, "/%d,%d", block->lists, block->quotes);
  if (block->number != 0) buffer_add_format(out, "#%d", block->number);
  if (block->row != 0) buffer_add_format(out, "@%d,%d", block->row, block->column);
  if (block->header) buffer_add_string(out, "!");
  if (block->continues) buffer_add_string(out, "+");
  buffer_add_string(out, ":");
  return 0;
}

static int on_text(void *ctx, const char *utf8, size_t len) {
  buffer_add(ctx, utf8, len);
  return 0;
}

static void extract(const char *input, size_t chunk, buffer *out) {
  static const matn_handler handler = {.block_start = on_block_start, .text = on_text};
  const matn_options options = {.every_block = true};
  matn_extractor *extractor;
  size_t len = strlen(input);
  buffer_clear(out);
  if (matn_init(&extractor, memory, sizeof memory, &handler, out, &options) != MATN_OK) exit(2);
  for (size_t at = 0; at < len; at += chunk) {
    matn_feed(extractor, input + at, len - at < chunk ? len - at : chunk);
  }
  matn_finish(extractor);
}

typedef struct row {
  const char *input, *expected;
} row;

static void check_rows(const row *rows, size_t count) {
  buffer got = {0};
  for (size_t i = 0; i < count; i++) {
    for (size_t chunk = 1; chunk < 4096; chunk += 4094) {
      extract(rows[i].input, chunk, &got);
      CHECK_STRING(rows[i].input, buffer_string(&got), rows[i].expected);
    }
  }
  buffer_free(&got);
}

#define LONG                                                                                                 \
  "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen."

#define DESCRIPTION(text) "<meta name=description content='" text "'>"
#define WORDS_12 "a b c d a b c d a b c d"
#define WORDS_60 WORDS_12 " " WORDS_12 " " WORDS_12 " " WORDS_12 " " WORDS_12

static void elements_and_names_give_roles(void) {
  static const row rows[] = {
      {"<p>a", "paragraph:a"},
      {"<h1>a</h1><h3>b", "headline:a heading3/0,0:b"},
      {"<blockquote>a<blockquote>b", "quote1:a quote2:b"},
      {"<ul><ol><li><blockquote><h2>a", "heading2/2,1#1:a"},
      {"<blockquote>a<p>b<blockquote>c</blockquote>d</blockquote><blockquote>e",
       "quote1:a quote1+:b quote2:c quote1+:d quote1:e"},
      {"<pre>a", "preformatted:a"},
      {"<pre><code>a</code></pre><pre>b", "code:a preformatted:b"},
      {"<pre class=brush>a", "code:a"},
      {"<div class=highlight><pre>a</pre></div>", "code:a"},
      {"<p><code>a", "paragraph:a"},
      {"<dl><dt>a<dd>b<p>c", "term:a definition:b definition+:c"},
      {"<figure><figcaption>a</figcaption><div class=credit>b", "caption:a credit:b"},
      {"<figure><div class=credit>" LONG " " LONG " " LONG, "paragraph:" LONG " " LONG " " LONG},
      {"<figure><p>a", "paragraph:a"},
      {"<div class=caption>" LONG "</div>", "caption:" LONG},
      {"<div class=caption>" LONG " " LONG " " LONG, "paragraph:" LONG " " LONG " " LONG},
      {"<div class=author>Ann Lee</div>", "byline:Ann Lee"},
      {"<div class=author>She sails. She writes.</div>", "paragraph:She sails. She writes."},
      {"<div class=source>The Gull</div>", "source:The Gull"},
      {"<div class=source>" LONG "</div>", "paragraph:" LONG},
      {"<figure><figcaption><p itemprop=copyrightHolder>a", "credit:a"},
      {"<p class=photographer>a", "paragraph:a"},
      {"<h1>a</h1><p class=standfirst>b", "headline:a summary:b"},
      {"<h1>a</h1><h2 class=subtitle>b c d e f", "headline:a summary:b c d e f"},
      {"<h1>a</h1><p>b</p><h2 class=subtitle>c", "headline:a paragraph:b heading2/0,0:c"},
      {"<h1>a</h1><p itemprop=description>b", "headline:a summary:b"},
      {"<h1>a</h1><p itemprop=alternativeHeadline>b", "headline:a summary:b"},
      {"<h1>a</h1><div class='article lead'><p>b</div>", "headline:a summary:b"},
      {"<meta name=description content='This is it in short.'><h1>a</h1><p>This is it in short.",
       "headline:a summary:This is it in short."},
      {"<meta name=description content='This is it in short.'><p>This is it in short.",
       "paragraph:This is it in short."},
      {"<h1>a</h1><div class=summary><p>b</div>", "headline:a summary:b"},
      {"<h1>a</h1><div class=summary><div><p>b</div></div>", "headline:a paragraph:b"},
      {"<h1>a</h1><h2 class=subtitle>b c d e", "headline:a heading2/0,0:b c d e"},
      {DESCRIPTION("a b c d") "<h1>a</h1><p>a b c d", "headline:a summary:a b c d"},
      {DESCRIPTION("a b c") "<h1>a</h1><p>a b c", "headline:a paragraph:a b c"},
      {DESCRIPTION(WORDS_60) "<h1>a</h1><p>" WORDS_60, "headline:a summary:" WORDS_60},
      {DESCRIPTION(WORDS_60 " e") "<h1>a</h1><p>" WORDS_60 " e", "headline:a paragraph:" WORDS_60 " e"},
      {"<title>" WORDS_60 "</title><p>" WORDS_60, "headline:" WORDS_60},
      {"<title>" WORDS_60 " e</title><p>" WORDS_60 " e", "paragraph:" WORDS_60 " e"},
      {"<h1>a</h1><p>" LONG "<p class=summary>b", "headline:a paragraph:" LONG " paragraph:b"},
      {"<h1>a</h1><div class=summary><p>b<p>c<p>d<p>e</div>",
       "headline:a summary:b summary:c summary:d paragraph:e"},
      {"<script type=application/ld+json>{\"articleBody\":\"" LONG " " LONG " " LONG " " LONG " " LONG
       " " LONG "\"}</script><article><h1>a</h1><p>" LONG "</p><div class=tags>b</div>",
       "headline:a paragraph:" LONG " paragraph:b paragraph:" LONG " " LONG " " LONG " " LONG " " LONG
       " " LONG},
  };
  check_rows(rows, COUNT_OF(rows));
}

/* A story with its tags between some paragraphs. */
static void tails_stand_below_the_text(void) {
#define TAGS "Topics: rivers, boats, and what happened in spring."
#define QUAY "<a href=x>quay</a> "
#define TEN QUAY QUAY QUAY QUAY QUAY QUAY QUAY QUAY QUAY QUAY
#define FOUR QUAY QUAY QUAY QUAY
#define MANY TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN
#define PARAGRAPH " says what happened at the river in spring, and to whom, in words enough."
  static const struct {
    size_t before, behind;
    const char *tags, *expected; /* with the role of the tags */
  } rows[] = {{6, 0, TAGS, "tail:Topics: rivers"},
              {6, 0, "<div><div><div>" TAGS "</div></div></div>", "tail:Topics: rivers"},
              {6, 0, "<div><div><div><div>" TAGS "</div></div></div></div>", "paragraph:Topics: rivers"},
              {6, 0, "Topics and tags: " MANY TEN FOUR QUAY QUAY QUAY, "tail:Topics and"},
              {6, 0, "Topics and tags: " MANY TEN FOUR FOUR, "paragraph:Topics and"},
              {20, 4, TAGS, "paragraph:Topics: rivers"},
              {0, 6, TAGS, "paragraph:Topics: rivers"},
              {6, 0, "Paragraph 5" PARAGRAPH, "paragraph:Paragraph 5" PARAGRAPH " paragraph:Paragraph 5"},
              {6, 0, "Topics: " MANY, "tail:Topics: quay"},
              {6, 0, "Topics: " MANY MANY, "paragraph:Topics: quay"}};
  buffer input = {0}, got = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    buffer_clear(&input);
    buffer_add_string(&input, "<article><h1>Story</h1>");
    for (size_t k = 0; k < rows[i].before; k++) buffer_add_format(&input, "<p>Paragraph %zu" PARAGRAPH, k);
    buffer_add_string(&input, "<div class=tags>");
    buffer_add_string(&input, rows[i].tags);
    buffer_add_string(&input, "</div>");
    for (size_t k = 0; k < rows[i].behind; k++) buffer_add_format(&input, "<p>Paragraph 1%zu" PARAGRAPH, k);
    extract(buffer_string(&input), 4096, &got);
    CHECK(rows[i].expected, strstr(buffer_string(&got), rows[i].expected) != NULL);
  }
#undef TAGS
#undef QUAY
#undef FOUR
#undef TEN
#undef MANY
#undef PARAGRAPH
  buffer_free(&input);
  buffer_free(&got);
}

/* A block in an element that is named so, so many elements away. */
static void names_give_roles_to_few_words_near_them(void) {
  static const struct {
    const char *name;
    feature named;
    uint8_t distance;
    uint32_t words, enclosing;
    uint8_t marks;
    matn_role expected;
  } rows[] = {
      {"39 words", FEATURE_TO_CAPTION_NAME, 0, 39, 0, 0, MATN_ROLE_CAPTION},
      {"40 words", FEATURE_TO_CAPTION_NAME, 0, 40, 0, 0, MATN_ROLE_PARAGRAPH},
      {"in a figure", FEATURE_TO_NAV, 0, 39, IN_FIGURE, MARK_CREDIT, MATN_ROLE_CREDIT},
      {"in a figure, 40 words", FEATURE_TO_NAV, 0, 40, IN_FIGURE, MARK_CREDIT, MATN_ROLE_PARAGRAPH},
      {"11 words", FEATURE_TO_AUTHOR, 0, 11, 0, 0, MATN_ROLE_BYLINE},
      {"12 words", FEATURE_TO_AUTHOR, 0, 12, 0, 0, MATN_ROLE_PARAGRAPH},
      {"11 words", FEATURE_TO_DATE, 0, 11, 0, 0, MATN_ROLE_DATE},
      {"12 words", FEATURE_TO_DATE, 0, 12, 0, 0, MATN_ROLE_PARAGRAPH},
      {"11 words", FEATURE_TO_SOURCE, 0, 11, 0, 0, MATN_ROLE_SOURCE},
      {"12 words", FEATURE_TO_SOURCE, 0, 12, 0, 0, MATN_ROLE_PARAGRAPH},
      {"the element around its own", FEATURE_TO_SOURCE, 1, 5, 0, 0, MATN_ROLE_SOURCE},
      {"the one around that", FEATURE_TO_SOURCE, 2, 5, 0, 0, MATN_ROLE_PARAGRAPH},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record block = {.words = rows[i].words, .enclosing = rows[i].enclosing, .marks = rows[i].marks};
    memset(block.features + FEATURE_TO_P, UINT8_MAX, FEATURE_TO_CARD + 1 - FEATURE_TO_P);
    block.features[rows[i].named] = rows[i].distance;
    block.features[FEATURE_DIGIT_SHARE] = 1;
    matn_roles_give(&block);
    CHECK_INT(rows[i].name, block.role, rows[i].expected);
  }
}

#define STORY                                                                                                \
  "<p>The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define TOLD                                                                                                 \
  "paragraph:The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define MEMBERS_TEXT                                                                                         \
  "Members heard from fishermen, a retired pilot and two pupils of the island school, who had counted the "  \
  "ships that still turn their bows by the light."
#define MEMBERS "<p>" MEMBERS_TEXT
#define MEMBERS_TOLD "paragraph:" MEMBERS_TEXT
#define A_TITLE "<title>The boat, the ferry and the quay</title>"

/* Only the h1 that is the page's title is its headline. */
static void other_h1s_are_headings(void) {
  static const row rows[] = {
      {A_TITLE "<h1>The boat, the ferry and the quay</h1>" STORY "<h1>The ferry</h1>" STORY,
       "headline:The boat, the ferry and the quay " TOLD " heading1/0,0:The ferry " TOLD},
      {A_TITLE "<h1>Harbour news</h1><h1>The boat, the ferry and the quay</h1>" STORY,
       "heading1/0,0:Harbour news headline:The boat, the ferry and the quay " TOLD},
      {A_TITLE "<h1>A late ferry</h1>" STORY "<h1>Mist</h1>" STORY,
       "headline:A late ferry " TOLD " heading1/0,0:Mist " TOLD},
      {"<title>March</title>" MEMBERS STORY "<h1>A late ferry</h1>" STORY,
       MEMBERS_TOLD " " TOLD " heading1/0,0:A late ferry " TOLD},
      {"<title>March</title><article>" STORY "<h1>A late ferry</h1>" MEMBERS,
       TOLD " headline:A late ferry " MEMBERS_TOLD},
      {"<title>March</title><article>" STORY " Why?<h1>A late ferry</h1>" MEMBERS,
       TOLD " Why? heading1/0,0:A late ferry " MEMBERS_TOLD},
      {"<title>A late ferry</title>" STORY STORY "<h1>A late ferry</h1>" STORY,
       TOLD " " TOLD " headline:A late ferry " TOLD},
      {"<h1>A late ferry</h1>" STORY "<h1>Mist</h1>" STORY,
       "headline:A late ferry " TOLD " heading1/0,0:Mist " TOLD},
  };
  check_rows(rows, COUNT_OF(rows));
}

static void list_items_have_their_numbers(void) {
  static const row rows[] = {
      {"<ul><li>a<li>b", "list-item1:a list-item1:b"},
      {"<ol><li>a<li>b", "list-item1#1:a list-item1#2:b"},
      {"<ol><li>a<p>b<li>c", "list-item1#1:a list-item1#1+:b list-item1#2:c"},
      {"<ol start=5><li>a<li>b", "list-item1#5:a list-item1#6:b"},
      {"<ol start=+5><li>a", "list-item1#5:a"},
      {"<ol start=''><li>a", "list-item1#1:a"},
      {"<ol reversed start=-32767><li>a<li>b<li>c<li>d",
       "list-item1:a list-item1:b list-item1:c list-item1:d"},
      {"<ol><li>a<menu><li>b</menu><dir><li>c", "list-item1#1:a list-item2:b list-item2:c"},
      {"<ol start=-1><li>a<li>b<li>c", "list-item1:a list-item1:b list-item1#1:c"},
      {"<ol start=3 reversed><li>a<li>b", "list-item1#3:a list-item1#2:b"},
      {"<ol reversed><li>a<li>b", "list-item1:a list-item1:b"},
      {"<ol><li>a<li value=9>b<li>c", "list-item1#1:a list-item1#9:b list-item1#10:c"},
      {"<ol><li value=x>a<li value=' 7th'>b", "list-item1#1:a list-item1#7:b"},
      {"<ol start=99999999999999999999999999999999999><li>a<li>b", "list-item1#32767:a list-item1#32767:b"},
      {"<ol><li>a<ol><li>b<li>c</ol><li>d", "list-item1#1:a list-item2#1:b list-item2#2:c list-item1#2:d"},
      {"<ul><li>a<blockquote><pre>b</pre></blockquote><li>c</ul>",
       "list-item1:a preformatted+:b list-item1:c"},
      {"<ol><li>a<ul><li>b</ul>c", "list-item1#1:a list-item2:b list-item1#1+:c"},
      {"<ol><div><li>a</div><li>b", "list-item1#1:a list-item1#2:b"},
      {"<li value=4>a", "list-item1:a"},
  };
  check_rows(rows, COUNT_OF(rows));
}

static void cells_of_data_have_rows_and_columns(void) {
  static const row rows[] = {
      {"<table><tr><th>a<th>b<tr><td>c<td>d",
       "table-cell@1,1!:a table-cell@1,2!:b table-cell@2,1:c table-cell@2,2:d"},
      {"<table><thead><tr><td>a<td>b<tbody><tr><td>c<td>d",
       "table-cell@1,1!:a table-cell@1,2!:b table-cell@2,1:c table-cell@2,2:d"},
      {"<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e",
       "table-cell@1,1:a table-cell@1,3:b table-cell@2,1:c table-cell@2,2:d table-cell@2,3:e"},
      {"<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e",
       "table-cell@1,1:a table-cell@1,2:b table-cell@2,2:c table-cell@3,1:d table-cell@3,2:e"},
      {"<table><tr><td rowspan=x>a<td rowspan=-2>b<tr><td>c<td>d",
       "table-cell@1,1:a table-cell@1,2:b table-cell@2,1:c table-cell@2,2:d"},
      {"<table><tr><td>a<td rowspan=0 colspan=2>b<tr><td>c<td>d",
       "table-cell@1,1:a table-cell@1,2:b table-cell@2,1:c table-cell@2,4:d"},
      {"<table><tr><td>a<p>b<td>c<tr><td><td>d",
       "table-cell@1,1:a table-cell@1,1+:b table-cell@1,2:c table-cell@2,2:d"},
      {"<table><tr><td><ul><li>a<li>b</ul><td>c<tr><td>d<td>e",
       "list-item1@1,1:a list-item1@1,1:b table-cell@1,2:c table-cell@2,1:d table-cell@2,2:e"},
      {"<ol><table><li><tr><td>a<td>b<tr><td>c<td>d",
       "list-item1@1,1:a list-item1@1,2:b list-item1@2,1:c list-item1@2,2:d"},
      {"<table><tr><td>a<td><table><td></table><td>b<tr><td>c<td>d<td>e",
       "table-cell@1,1:a table-cell@1,3:b table-cell@2,1:c table-cell@2,2:d table-cell@2,3:e"},
      {"<table><tr><td>a<td>b<tr><caption><h2>x</h2></caption><td>c<td>d",
       "table-cell@1,1:a table-cell@1,2:b heading2/0,0:x table-cell@2,1:c table-cell@2,2:d"},
      {"<table><caption>x</caption><tr><td>a<td>b<tr><td>c<td>d",
       "caption:x table-cell@1,1:a table-cell@1,2:b table-cell@2,1:c table-cell@2,2:d"},
      {"<p>x</p><table><tr><td>a<td>b<tr><td>c<td>d</table><table><tr><td>e",
       "paragraph:x table-cell@1,1:a table-cell@1,2:b table-cell@2,1:c table-cell@2,2:d paragraph:e"},
  };
  check_rows(rows, COUNT_OF(rows));
}

/* Of the cells of data one in six may have running text, and with headers one in two. */
static void cells_of_data_are_short(void) {
  static const struct {
    const char *name, *page;
    bool is_data;
  } rows[] = {
      {"one of six", "<table><tr><td>a<td>b<td>c<tr><td>d<td>e<td>" LONG, true},
      {"one of five", "<table><tr><td>a<td>b<td>c<tr><td>d<td>" LONG, false},
      {"two of four, with headers", "<table><tr><th>a<th>b<tr><td>" LONG "<td>" LONG, true},
      {"three of five, with headers", "<table><tr><th>a<th>b<td>" LONG "<tr><td>" LONG "<td>" LONG, false},
  };
  buffer got = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    extract(rows[i].page, 4096, &got);
    CHECK_INT(rows[i].name, strstr(buffer_string(&got), "table-cell") != NULL, rows[i].is_data);
  }
  buffer_free(&got);
}

static void cells_that_reach_too_far_are_counted(void) {
  static const struct {
    const char *page;
    uint64_t lost;
  } rows[] = {
      {"<table><tr><td colspan=7>a<td rowspan=2>b<tr><td>c", 0},
      {"<table><tr><td colspan=7>a<td rowspan=2 colspan=2>b<td rowspan=2>c<td>d<tr><td>e", 2},
      {"<table><tr><td rowspan=2>a<tr><td>b</table><table><tr><td rowspan=2>c", 0},
      {"<table><tr><td rowspan=2>a<table><tr><td rowspan=2>b</table><tr><td>c", 1},
      {"<table><tr><td rowspan=2>a<tr><td>b<tr><td><table><tr><td rowspan=2>c", 0},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    static const matn_handler handler = {0};
    matn_extractor *extractor;
    matn_init(&extractor, memory, sizeof memory, &handler, NULL, NULL);
    matn_feed(extractor, rows[i].page, strlen(rows[i].page));
    matn_finish(extractor);
    CHECK_INT(rows[i].page, matn_get_stats(extractor).lost_spans, rows[i].lost);
  }
}

static void cells_of_layout_are_paragraphs(void) {
  static const row rows[] = {
      {"<table><tr><td>a<p>b", "paragraph:a paragraph:b"},
      {"<table><tr><td>a<td>b</table>c", "paragraph:a paragraph:b paragraph:c"},
      {"<table><tr><td>a<tr><td>b", "paragraph:a paragraph:b"},
      {"<table><tr><td>" LONG "<td>b<tr><td>c<td>d",
       "paragraph:" LONG " paragraph:b paragraph:c paragraph:d"},
      {"<table><tr><td>a<td>b<tr><td>c<td><h2>d</h2>", "paragraph:a paragraph:b paragraph:c heading2/0,0:d"},
      {"<table><tr><td>a<td>b<tr><td>c<td><table><tr><td>d<td>e<tr><td>f<td>g</table>h",
       "paragraph:a paragraph:b paragraph:c paragraph:d paragraph:e paragraph:f paragraph:g paragraph:h"},
      {"<table><td>a<td>b</table><tr><td>c", "paragraph:a paragraph:b paragraph:c"},
  };
  check_rows(rows, COUNT_OF(rows));
}

static uint8_t mark_of(const char *word) {
  uint32_t hash = WORD_HASH;
  uint8_t marks = 0;
  for (; *word != '\0'; word++) hash = word_hash_add(hash, (unsigned char)*word);
  role_word_mark(hash, &marks);
  return marks;
}

/* Lines of the list are a mark's name and words that have it. */
static void listed_words_have_their_marks(void) {
  static const struct {
    const char *name;
    uint8_t mark;
  } marks[] = {{"summary", MARK_SUMMARY}, {"credit", MARK_CREDIT}, {"tail", MARK_TAIL}, {"code", MARK_CODE}};
  static const char path[] = "src/tables/role_words.txt";
  size_t words[COUNT_OF(marks)] = {0};
  char line[256];
  FILE *in = fopen(path, "rb");
  CHECK(path, in != NULL);
  while (in != NULL && fgets(line, sizeof line, in) != NULL) {
    if (line[0] == '#') continue;
    char *word = strtok(line, " \n");
    size_t i = 0;
    while (i < COUNT_OF(marks) && strcmp(marks[i].name, word) != 0) i++;
    if (!CHECK(word, i < COUNT_OF(marks))) continue;
    while ((word = strtok(NULL, " \n")) != NULL) words[i] += CHECK_INT(word, mark_of(word), marks[i].mark);
  }
  if (in != NULL) fclose(in);
  for (size_t i = 0; i < COUNT_OF(marks); i++) CHECK(marks[i].name, words[i] != 0);
}

static void other_words_have_no_mark(void) {
  static const char *const words[] = {"",      "a",     "abou",  "aboutt", "credi", "creditss",
                                      "Intro", "title", "codes", "hlj",    "tag",   "zzz"};
  for (size_t i = 0; i < COUNT_OF(words); i++) CHECK_INT(words[i], mark_of(words[i]), 0);
}

int main(void) {
  TEST(elements_and_names_give_roles);
  TEST(tails_stand_below_the_text);
  TEST(names_give_roles_to_few_words_near_them);
  TEST(other_h1s_are_headings);
  TEST(list_items_have_their_numbers);
  TEST(cells_of_data_have_rows_and_columns);
  TEST(cells_of_data_are_short);
  TEST(cells_that_reach_too_far_are_counted);
  TEST(cells_of_layout_are_paragraphs);
  TEST(listed_words_have_their_marks);
  TEST(other_words_have_no_mark);
  return test_report("roles");
}
