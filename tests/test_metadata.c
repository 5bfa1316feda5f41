/* What pages say about themselves: every key, from every source, cleaned; through the public header. */
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "support/event_log.h"
#include "support/test.h"

static void add_value(buffer *b, const char *key, matn_value value) {
  if (value.len == 0) return;
  buffer_add_format(b, "%s%s (%s): ", b->len != 0 ? "|" : "", key, matn_source_name(value.source));
  for (size_t i = 0; i < value.len; i++) buffer_add(b, value.bytes[i] == '\n' ? "+" : value.bytes + i, 1);
}

/* The metadata of a page as "key (source): value|..."; + stands for a line feed. */
static void list_values(const matn_metadata *m, buffer *b) {
  buffer_add_string(b, "");
  add_value(b, "title", m->title);
  add_value(b, "byline", m->byline);
  add_value(b, "date", m->date);
  add_value(b, "modified", m->modified);
  add_value(b, "site", m->site);
  add_value(b, "description", m->description);
  add_value(b, "language", m->language);
  add_value(b, "canonical", m->canonical);
  add_value(b, "image", m->image);
  add_value(b, "section", m->section);
  add_value(b, "tags", m->tags);
  add_value(b, "licence", m->licence);
}

typedef struct row {
  const char *input, *expected;
} row;

static void check_rows(const row *rows, size_t count) {
  static const size_t chunks[] = {0, 1, 3};
  for (size_t i = 0; i < count; i++) {
    for (size_t c = 0; c < sizeof chunks / sizeof *chunks; c++) {
      event_log log = {0};
      buffer got = {0};
      event_log_run(&log, rows[i].input, strlen(rows[i].input), chunks[c], MATN_MEMORY_TYPICAL, NULL);
      list_values(&log.metadata, &got);
      CHECK_STRING(rows[i].input, buffer_string(&got), rows[i].expected);
      buffer_free(&got);
      event_log_free(&log);
    }
  }
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof rows / sizeof *(rows))

static void every_source_gives_its_values(void) {
  static const row rows[] = {
      {"<title>A story of the sea</title>", "title (title): A story of the sea"},
      {"<meta property=og:title content=A><meta name=twitter:title content=B>", "title (open-graph): A"},
      {"<meta name=twitter:title content=B>", "title (twitter): B"},
      {"<meta name=DC.Title content=C><meta name=dcterms.creator content=Ann>",
       "title (dublin-core): C|byline (dublin-core): Ann"},
      {"<meta name=parsely-author content=Ann><meta name=sailthru.tags content='a, b'>",
       "byline (meta): Ann|tags (meta): a+b"},
      {"<meta itemprop=datePublished content=2024-05-06><meta itemprop=keywords content=sea>",
       "date (microdata): 2024-05-06|tags (microdata): sea"},
      {"<meta property=article:modified_time content='2024-05-06 07:08:09 +0200'>",
       "date (open-graph): 2024-05-06T07:08:09+02:00|modified (open-graph): 2024-05-06T07:08:09+02:00"},
      {"<meta name=last-modified content=2024-05-06><meta name=ms.date content=2023-01-02>",
       "date (meta): 2023-01-02|modified (meta): 2024-05-06"},
      {"<meta name=w-published-date content=2024-05-06>", "date (meta): 2024-05-06"},
      {"<meta property=article:section content=Sea><meta property=article:tag content=a>"
       "<meta property=article:tag content=b><meta property=article:tag content=a>",
       "section (open-graph): Sea|tags (open-graph): a+b"},
      {"<link rel=license href=/l><link rel=image_src href=/i><link rel=canonical href=/c>",
       "canonical (link): /c|image (link): /i|licence (link): /l"},
      {"<meta property=og:locale content=en_GB>", "language (open-graph): en-GB"},
      {"<link rel=canonical><meta property=og:url content=/u>", "canonical (open-graph): /u"},
      {"<p>x <time datetime=2024-05-07 itemprop=dateModified>today</time> <time "
       "datetime=2024-05-06>before</time>",
       "date (time): 2024-05-06|modified (time): 2024-05-07"},
      {"<html lang=de><meta http-equiv=Content-Language content=en>", "language (html): de"},
      {"<html lang='no language'><meta http-equiv=Content-Language content=en>", "language (meta): en"},
#define DATA1 "<meta name=twitter:data1 content='Ann Lee'><meta name=date content=2024>"
      {"<meta name=twitter:label1 content='Written by'>" DATA1,
       "byline (twitter): Ann Lee|date (meta): 2024"},
      {"<meta name=twitter:label1 content=Price>" DATA1, "date (meta): 2024"},
      {"<meta name=twitter:label1 content=''>" DATA1, "date (meta): 2024"},
      {"<meta name=x content='Written by'><meta name=twitter:label1>" DATA1, "date (meta): 2024"},
#undef DATA1
      {"<link rel=canonical href=c><base href=https://x.example/a/><meta property=og:image content='i j.png'>"
       "<meta name=twitter:image content=k>",
       "canonical (link): c|image (open-graph): https://x.example/a/i%20j.png"},
      {"<meta name=published-on content=2024-05-06>", "date (meta): 2024-05-06"},
      {"<meta name=byl content=Ann><meta property=og:article:author content=Bo>", "byline (meta): Ann"},
      {"<meta name=author content=Ann><meta name=x content=Bo><meta name=author>", "byline (meta): Ann"},
      {"<meta name=author content='5 minutes'><meta name=keywords content=,>", ""},
      {"<meta name=keywords content=', a ,b; ,c,'>", "tags (meta): a+b+c"},
      {"<html lang=123><meta http-equiv=Content-Language content=a>", ""},
      {"<html lang=a-language-tag-of-thirty-six-letters>", ""},
  };
  CHECK_ROWS(rows);
}

#define A63 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define A64 A63 "a"
#define A448 A64 A64 A64 A64 A64 A64 A64

static void values_have_512_bytes_at_most(void) {
  static const row rows[] = {
      {"<meta name=description content='" A448 A64 "b'>", "description (meta): " A448 A64},
      {"<meta name=description content='" A448 A63 " b'>", "description (meta): " A448 A63},
      {"<meta name=keywords content='" A448 A63 " b'>", "tags (meta): " A448 A63},
      {"<link rel=canonical href='" A448 A64 "'>", "canonical (link): " A448 A64},
      {"<link rel=canonical href='" A448 A64 "b'>", ""},
      {"<base href='https://x.example/" A448 A64 "'><link rel=canonical href=b>", "canonical (link): b"},
  };
  CHECK_ROWS(rows);
}

#define P "The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define DATA(json) "<script type=application/ld+json>" json "</script>"

static void json_ld_is_read(void) {
  static const row rows[] = {
      {DATA(
           "{'@type':'NewsArticle','headline':'A','dateModified':'2024-05-07','articleSection':['Sea','Air'],"
           "'keywords':['a','b'],'license':'/l','inLanguage':'en','publisher':{'@type':'Organization','name':"
           "'The Gull','logo':{'url':'/no'}},'image':[{'url':'/i'},'/j']}"),
       "title (json-ld): A|date (json-ld): 2024-05-07|modified (json-ld): 2024-05-07|site (json-ld): The "
       "Gull|"
       "language (json-ld): en|image (json-ld): /i|section (json-ld): Sea|tags (json-ld): a+b|licence "
       "(json-ld): /l"},
      {DATA("{'@type':'Article','keywords':'a, b,c'}"), "tags (json-ld): a+b+c"},
      {DATA("{'@graph':[{'@type':'WebSite','name':'The Gull'},{'@type':['Article','Thing'],'author':"
            "{'@type':['Person','Organization'],'name':'Ann'}}]}"),
       "byline (json-ld): Ann|site (json-ld): The Gull"},
      {DATA("{'@type':'Article','author':{'@type':'Organization','name':'The Gull'}}"), ""},
      {DATA("{'@type':'Article','author':[{'@type':'Organization','name':'x'},{'@type':'Person','name':'Ann'}"
            "]}"),
       "byline (json-ld): x+Ann"},
      {DATA("{'@type':'QAPage','mainEntity':{'@type':'Question','author':{'name':'ann_42'},'acceptedAnswer':"
            "{'@type':'Answer','author':{'name':'No'},'datePublished':'2001'}}}"),
       "byline (json-ld): ann_42"},
      {DATA("{'@type':'ItemList','itemListElement':[{'@type':'Article','author':'No','headline':'No'}]}"),
       ""},
      {DATA("{'@type':'Article','headline':'unfinished") DATA("{'@type':'Article','headline':'A'}"),
       "title (json-ld): A"},
      {DATA("nonsense ]]} {'@type':'Article','headline':'A \\ud83d\\ude00 \\ud83d'}"),
       "title (json-ld): A \xF0\x9F\x98\x80 \xEF\xBF\xBD"},
      {DATA("{'@type':'Article','keywords':['','a']}"), "tags (json-ld): a"},
      {DATA("{'@type':'Organization','keywords':['a'],'image':{'url':'/i'}}"), ""},
      {DATA("{'inLanguage':['en'],'keywords':['a']}"), "tags (json-ld): a"},
      {DATA("{'@type':'Organization','publisher':{'@type':'WebSite','name':'The Gull'}}"),
       "site (json-ld): The Gull"},
      {DATA("{'@type':'Article','headline':{'':'A','name':'B','headline':'C'}}"), ""},
      {DATA("{'author':[{'name':'Ann','knows':{'keywords':['a']}}]}"),
       "byline (json-ld): Ann|tags (json-ld): a"},
      {DATA("{'author':[{'@type':'Organization','name':'x','owns':{'keywords':['a']}}]}"),
       "tags (json-ld): a"},
      {DATA("{'author':[{'name':'Ann','owns':{'dateCreated':'2024'}}]}"),
       "byline (json-ld): Ann|date (json-ld): 2024"},
      {DATA("{'@type':'Article','author':{'@type':'Organization'},'creator':'Ann','datePublished':'2024'}"),
       "byline (json-ld): Ann|date (json-ld): 2024"},
      {DATA("{'@type':'Article','articleBody':'<title>No</title><meta name=author content=No><p>" P "'}"),
       ""},
  };
  row quoted[sizeof rows / sizeof *rows];
  char *inputs[sizeof rows / sizeof *rows];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    inputs[i] = malloc(strlen(rows[i].input) + 1);
    if (inputs[i] == NULL) exit(2);
    strcpy(inputs[i], rows[i].input);
    for (char *p = inputs[i]; *p != '\0'; p++) *p = *p == '\'' ? '"' : *p;
    quoted[i] = (row){inputs[i], rows[i].expected};
  }
  CHECK_ROWS(quoted);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) free(inputs[i]);
}

#define STORY "<p>" P "<p>" P " " P
#define HEAD "<title>The ferry is late again</title><h1>The ferry is late again</h1>"
#define TITLE "title (text): The ferry is late again"

static void titles_are_those_of_head_and_headline_together(void) {
#define SITE "<meta property=og:site_name content='The Gull'>"
  static const row rows[] = {
      {SITE "<title>The Gulf - A story</title>",
       "title (title): The Gulf - A story|site (open-graph): The Gull"},
      {SITE "<title>A story of the sea - The Gull - Books</title>",
       "title (title): A story of the sea - The Gull|site (open-graph): The Gull"},
      {SITE "<title>The Gull - A story - The Gull</title>",
       "title (title): A story - The Gull|site (open-graph): The Gull"},
      {"<meta property=og:site_name content='The Gull - Books'><title>The Gull - Books - A story</title>",
       "title (title): A story|site (open-graph): The Gull - Books"},
      {"<title>The ferry is late again</title><h1>THE FERRY IS LATE AGAIN</h1>" STORY,
       "title (title): The ferry is late again"},
      {"<meta property=og:title content='The ferry'><h1>The ferry is late again</h1>" STORY, TITLE},
      {"<meta property=og:title content='The ferry'><aside><h1>The ferry is late again</h1></aside>" STORY,
       "title (open-graph): The ferry"},
      {"<title>The ferry is late again</title><h1>The ferry and the weather today</h1>"
       "<h1>The ferry is late again</h1>" STORY,
       TITLE},
  };
#undef SITE
  CHECK_ROWS(rows);
}

static void titles_are_taken_apart_at_limits(void) {
#define T "<title>the ferry left the harbour an hour late</title>"
  static const row rows[] = {
      /* a beginning of 12 bytes, and of 11 */
      {"<title>A long story - The Gull</title>", "title (title): A long story"},
      {"<title>A late story - The Gull</title>", "title (title): A late story"},
      {"<title>A new story - The Gull</title>", "title (title): A new story - The Gull"},
      /* three of ten words stand in the title element, and of eleven */
      {T "<h1>late ferry harbour d e f g h i j</h1>" STORY, "title (text): late ferry harbour d e f g h i j"},
      {T "<h1>late ferry harbour d e f g h i j k</h1>" STORY,
       "title (title): the ferry left the harbour an hour late"},
      /* of 32 letters 26 are capital ones, and 25 */
      {T "<h1>THE FERRY LEFT THE HARBOUR AN HOur late</h1>" STORY,
       "title (title): the ferry left the harbour an hour late"},
      {T "<h1>THE FERRY LEFT THE HARBOUR AN Hour late</h1>" STORY,
       "title (text): THE FERRY LEFT THE HARBOUR AN Hour late"},
  };
#undef T
  CHECK_ROWS(rows);
}

static void authors_are_found_beside_the_headline(void) {
  static const row rows[] = {
      {HEAD "<p>By Ann Lee" STORY, TITLE "|byline (text): Ann Lee"},
      {HEAD "<p>by <a rel=author href=/x>ann_lee</a>" STORY, TITLE "|byline (link): ann_lee"},
      {HEAD "<p>Words: <a href=/author/ann>Ann Lee</a>, <a href=/topic/sea>The Sea</a>" STORY,
       TITLE "|byline (text): Ann Lee"},
      {HEAD "<p>by <a rel=author href=/x>Ann</a> and <a rel=author href=/y>Bob</a>" STORY,
       TITLE "|byline (link): Ann+Bob"},
      {HEAD "<div itemprop=author>By <span itemprop=name>Ann Lee</span>, who sails</div>" STORY,
       TITLE "|byline (microdata): Ann Lee"},
      {HEAD "<p>x <span class=post-author>Ann Lee</span> <time datetime=2024-05-06>today</time>" STORY,
       TITLE "|byline (text): Ann Lee|date (time): 2024-05-06"},
      {HEAD "<p>x <span class=post-author>Ann Lee</span>" STORY, TITLE},
      {HEAD "<p>6 May 2024 by Ann Lee" STORY, TITLE "|byline (text): Ann Lee|date (text): 2024-05-06"},
      {HEAD "<p>Powered by Gulls" STORY, TITLE},
      {HEAD "<p class=byline>Ann Lee Smith, The Gull</p><time datetime=2024-05-06>today</time>" STORY,
       TITLE "|byline (text): Ann Lee Smith|date (time): 2024-05-06"},
      {HEAD "<p class=byline>Ann Lee Smith, The Gull</p>" STORY, TITLE},
      {HEAD "<p>By Ann Lee<p><a href=/author/x>Bo Lee</a>" STORY, TITLE "|byline (text): Bo Lee"},
      {HEAD "<p>By<p>Ann Lee" STORY, TITLE "|byline (text): Ann Lee"},
      {HEAD "<p>By<p>Ann Lee<aside>" P "</aside>", TITLE},
      {HEAD STORY STORY STORY STORY STORY STORY STORY "<p>Written by Ann Lee",
       TITLE "|byline (text): Ann Lee"},
      {HEAD "<a href=/author/a>Ann Lee</a><p>x<p>y<a href=/author/b>Bo Lee</a><p>z<p>z<a href=/author/c>Cy "
            "Lee</a>" STORY,
       TITLE},
      {"<meta name=author content=admin>" HEAD "<p>By Ann Lee" STORY, TITLE "|byline (text): Ann Lee"},
      {"<meta name=author content=Meta>" HEAD "<p>By Ann Lee" STORY, TITLE "|byline (meta): Meta"},
      {HEAD "<p>x <span itemprop=name>Ann Lee</span>" STORY, TITLE},
      {HEAD "<div itemprop=author>By <a class=author href=/x>Ann Lee</a>, who sails</div>" STORY,
       TITLE "|byline (microdata): Ann Lee"},
      {HEAD "<x-a itemprop=author><x-b>Ann</x-b> Lee</x-a>" STORY, TITLE "|byline (microdata): Ann Lee"},
      {HEAD "<p>by <a rel=author href=/x>Ann&nbsp;Lee</a>" STORY, TITLE "|byline (link): Ann Lee"},
      {HEAD "<p>by <a rel=author href=/x>ann.lee-42</a>" STORY, TITLE "|byline (link): ann.lee-42"},
      {HEAD "<p>by <a rel=author href=/x>.42</a>" STORY, TITLE},
      {HEAD "<p>by <a rel=author href=/x>ann&#1;lee</a>" STORY, TITLE "|byline (link): annlee"},
      {HEAD "<p>by <a rel='external nofollow noopener noreferrer author' href=/x>ann_lee</a>" STORY, TITLE},
      {HEAD "<p>by <a rel=nofollow href=/x>ann_lee</a>" STORY, TITLE},
      {HEAD "<p><a href=/author/ann/posts>Ann Lee</a>" STORY, TITLE "|byline (text): Ann Lee"},
      {HEAD "<p><a href=/author/>Ann Lee</a>" STORY, TITLE},
      {HEAD "<p>by <a rel=author href=/x>al</a>" STORY, TITLE},
      {HEAD "<p>by <a rel=author href=/x>.42ann</a>" STORY, TITLE "|byline (link): .42ann"},
      {HEAD "<p>by <a rel=author href=/x>somebody_with_a_name_of_forty_characters</a>" STORY, TITLE},
      {HEAD "<p>x <span class=author>ann_lee</span> <time datetime=2024-05-06>today</time>" STORY,
       TITLE "|date (time): 2024-05-06"},
      {HEAD "<a href=/author/a>Ann Lee</a><p>x<p>y<a href=/author/b>Bob Lee</a>" STORY,
       TITLE "|byline (text): Ann Lee"},
      {HEAD STORY STORY STORY STORY STORY STORY STORY "<p>Written by<p>Ann Lee",
       TITLE "|byline (text): Ann Lee"},
      {HEAD STORY STORY STORY STORY STORY STORY STORY "<p class=byline>By<p>Ann Lee", TITLE},
  };
  CHECK_ROWS(rows);
}

/* An author's name inside a number of elements, all of the same name as the marked one. */
static void authors_are_found_as_deep_as_can_be_counted(void) {
  static const struct {
    size_t depth;
    const char *expected;
  } rows[] = {{0, TITLE "|byline (microdata): Ann Lee"},
              {255, TITLE "|byline (microdata): Ann Lee"},
              {256, TITLE},
              {257, TITLE}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    buffer page = {0};
    buffer_add_string(&page, HEAD "<div>x <span itemprop=author>");
    for (size_t n = 0; n < rows[i].depth; n++) buffer_add_string(&page, "<span>");
    buffer_add_string(&page, "Ann Lee");
    for (size_t n = 0; n <= rows[i].depth; n++) buffer_add_string(&page, "</span>");
    buffer_add_string(&page, "</div>" STORY);
    const row only = {buffer_string(&page), rows[i].expected};
    check_rows(&only, 1);
    buffer_free(&page);
  }
}

/* In a page with more text than finds room, so that the line is decided before the link is read. */
static void a_link_to_an_author_replaces_a_line(void) {
  buffer page = {0}, got = {0};
  event_log log = {0};
  buffer_add_string(&page, HEAD "<p>By Ann Lee" STORY);
  for (int i = 0; i < 8; i++) buffer_add_format(&page, "<p>%d " P " " P " " P " " P " " P, i);
  buffer_add_string(&page, "<p><a href=/author/bo>Bo Lee</a>");
  event_log_run(&log, page.bytes, page.len, 0, MATN_MEMORY_MIN, NULL);
  list_values(&log.metadata, &got);
  CHECK_STRING("a link below", buffer_string(&got), TITLE "|byline (text): Bo Lee");
  event_log_free(&log);
  buffer_free(&got);
  buffer_free(&page);
}

/* With many different names, none is the page's author. */
static void authors_that_differ_are_none_of_the_page(void) {
  for (int count = 3; count <= 257; count += 254) {
    buffer page = {0};
    buffer_add_string(&page, HEAD);
    for (int n = 0; n < count; n++) buffer_add_format(&page, "<a href=/author/%d>Ann%d Lee</a>, ", n, n);
    buffer_add_string(&page, STORY);
    const row only = {buffer_string(&page), TITLE};
    check_rows(&only, 1);
    buffer_free(&page);
  }
}

static void dates_are_found_beside_the_headline(void) {
#define WORDS_13 " a b c d e f g h i j k l m"
  static const row rows[] = {
      /* in a line of 16 words, and of 17 */
      {HEAD "<p>6 May 2024" WORDS_13 STORY, TITLE "|date (text): 2024-05-06"},
      {HEAD "<p>6 May 2024" WORDS_13 " n" STORY, TITLE},
      {HEAD "<p>6 May 2024" STORY, TITLE "|date (text): 2024-05-06"},
      {"<html lang=en-US>" HEAD "<p>5/6/2024" STORY, TITLE "|date (text): 2024-05-06|language (html): en-US"},
      {"<html lang=en-GB>" HEAD "<p>5/6/2024" STORY, TITLE "|date (text): 2024-06-05|language (html): en-GB"},
      {HEAD "<p>5/6/2024" STORY, TITLE},
      {"<meta property=article:published_time content=2024-05-07T01:00Z>" HEAD "<p>6 May 2024" STORY,
       TITLE "|date (text): 2024-05-06"},
      {"<meta property=article:published_time content=2024-05-07T01:00Z>" HEAD "<p>8 May 2024" STORY,
       TITLE "|date (open-graph): 2024-05-07T01:00Z|modified (text): 2024-05-08"},
      {"<meta name=generator content='Discourse 3'><meta name=pubdate content=2024-05-07>" HEAD
       "<p>6 May 2024" STORY,
       TITLE "|date (meta): 2024-05-07"},
  };
#undef WORDS_13
  CHECK_ROWS(rows);
}

static void shown_dates_give_way_unless_they_are_plain(void) {
#define KNOWN "<meta property=article:published_time content=2024-05-07>"
#define AS_KNOWN TITLE "|date (open-graph): 2024-05-07"
  static const row rows[] = {
      {KNOWN HEAD "<p>Published: 6 May 2024" STORY, TITLE "|date (text): 2024-05-06"},
      {KNOWN HEAD "<p>Monday, 6 May 2024 10:15" STORY, TITLE "|date (text): 2024-05-06"},
      {KNOWN HEAD "<p>The show opened on 6 May 2024." STORY, AS_KNOWN},
      {KNOWN HEAD "<p>Analysis, 6 May 2024" STORY, AS_KNOWN},
      {KNOWN HEAD "<p>Received 6 May 2024" STORY, AS_KNOWN},
      {KNOWN HEAD "<p>Member since 6 May 2011" STORY, AS_KNOWN},
      {KNOWN HEAD "<p>Member since<p>6 May 2011" STORY, AS_KNOWN},
      {KNOWN HEAD "<p>Seven words about one of the members<p>6 May 2011" STORY,
       TITLE "|date (text): 2011-05-06"},
      {KNOWN HEAD "<p>Updated 6 May 2024" STORY, AS_KNOWN "|modified (text): 2024-05-06"},
      {KNOWN HEAD "<figure><img src=i><figcaption>6 May 2024</figcaption></figure>" STORY, AS_KNOWN},
      {KNOWN HEAD "<blockquote>6 May 2024</blockquote>" STORY, AS_KNOWN},
      /* a time element alone does not say what it is of */
      {HEAD "<time datetime=2024-05-07>x</time><p>London, 6 May 2024" STORY,
       TITLE "|date (text): 2024-05-06"},
      {HEAD "<time datetime=2024-05-07>x</time><p>It happened on 6 May 2024." STORY,
       TITLE "|date (time): 2024-05-07"},
      {HEAD "<p>Received 4 May 2024; accepted 5 May 2024; published 6 May 2024" STORY,
       TITLE "|date (text): 2024-05-06"},
      {HEAD "<p>London, 6 May 2024" STORY, TITLE "|date (text): 2024-05-06"},
      {HEAD "<p>It happened on 6 May 2024." STORY, TITLE},
      {HEAD "<p>Last updated<p>6 May 2024" STORY,
       TITLE "|date (text): 2024-05-06|modified (text): 2024-05-06"},
  };
#undef KNOWN
#undef AS_KNOWN
  CHECK_ROWS(rows);
}

/* So many lines stand between a headline and a line with a later date than that of the page. */
static void lines_near_the_headline_have_dates(void) {
  static const struct {
    const char *name;
    int before, between; /* lines before the headline and behind the date, or between headline and date */
    bool is_found;
  } rows[] = {{"the twelfth behind", -1, 11, true},
              {"the thirteenth behind", -1, 12, false},
              {"the sixth before", 5, -1, true},
              {"the seventh before", 6, -1, false}};
#define LATER "<p>8 May 2024</p>"
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    buffer page = {0};
    event_log log = {0};
    buffer_add_string(&page, "<title>The ferry is late again</title><meta name=pubdate content=2024-05-07>");
    if (rows[i].before >= 0) buffer_add_string(&page, LATER);
    for (int k = 0; k < rows[i].before; k++) buffer_add_format(&page, "<p>line %d", k);
    buffer_add_string(&page, "<h1>The ferry is late again</h1>");
    for (int k = 0; k < rows[i].between; k++) buffer_add_format(&page, "<p>line %d", k);
    if (rows[i].between >= 0) buffer_add_string(&page, LATER);
    buffer_add_string(&page, STORY);
    event_log_run(&log, page.bytes, page.len, 0, MATN_MEMORY_TYPICAL, NULL);
    CHECK_INT(rows[i].name, log.metadata.modified.len != 0, rows[i].is_found);
    event_log_free(&log);
    buffer_free(&page);
  }
#undef LATER
}

/* A heading is the headline that lines stand near if enough of its words are those of the title element. */
static void a_heading_with_the_words_of_the_title_is_the_headline(void) {
#define T "<title>the ferry left harbour an hour late</title><meta name=pubdate content=2024-05-07>"
#define VALUES "title (title): the ferry left harbour an hour late|date (meta): 2024-05-07"
#define LATER "</h2><p>8 May 2024</p>" STORY
  static const row rows[] = {
      {T "<h2>the ferry left harbour an x y z" LATER, VALUES "|modified (text): 2024-05-08"}, /* 5 of 8 */
      {T "<h2>the ferry left harbour an hour late v w x y z" LATER, VALUES},                  /* 7 of 12 */
  };
#undef T
#undef VALUES
#undef LATER
  CHECK_ROWS(rows);
}

/* Far below the headline a line may have a date if it says little else, half of it in links at most. */
static void lines_far_below_have_dates_that_stand_alone(void) {
#define FAR HEAD STORY STORY STORY STORY STORY STORY "<p>6 May 2024"
#define FOUND TITLE "|date (text): 2024-05-06"
  static const row rows[] = {
      {FAR " a b c d e f g", FOUND}, /* ten words */
      {FAR " a b c d e f g h", TITLE},
      {FAR " a <a href=x>b c d e</a>", FOUND}, /* half of eight */
      {FAR " a <a href=x>b c d e f</a>", TITLE},
      {FAR " <a href=x>b c d e f g</a>", TITLE},
  };
#undef FAR
#undef FOUND
  CHECK_ROWS(rows);
}

/* On such a page, dates and authors below the headline belong to one of many entries. */
static void pages_of_many_entries_have_no_date_or_author(void) {
#define ENTRIES HEAD "<p>by Ann Lee" STORY STORY STORY STORY STORY STORY "<p>6 May 2024"
  static const row rows[] = {
      {ENTRIES, TITLE "|byline (text): Ann Lee|date (text): 2024-05-06"},
      {"<meta property=og:typ content=product>" ENTRIES,
       TITLE "|byline (text): Ann Lee|date (text): 2024-05-06"},
      {"<meta property=og:type content=product>" ENTRIES, TITLE},
      {"<meta property=og:url content=https://x.example/services/a>" ENTRIES,
       TITLE "|canonical (open-graph): https://x.example/services/a"},
      {"<meta property=og:url content=https://x.example/category/a>" ENTRIES,
       TITLE "|canonical (open-graph): https://x.example/category/a"},
      {"<link rel=canonical><meta property=og:url content=https://x.example/category/a>" ENTRIES,
       TITLE "|canonical (open-graph): https://x.example/category/a"},
  };
#undef ENTRIES
  CHECK_ROWS(rows);
}

static void values_are_text_without_markup(void) {
  static const row rows[] = {
      {"<meta name=description content='<b>a</b> &amp;amp; &lt;p>b'>", "description (meta): a & b"},
      {"<meta name=description content='a\x01\x7F\tb &#x85; c'>", "description (meta): a b \xE2\x80\xA6 c"},
      {"<meta name=author content='<script>'><meta name=author content=Ann>", "byline (meta): Ann"},
      {"<meta name=date content='soon'><meta name=pubdate content='2024-05-06'>", "date (meta): 2024-05-06"},
      {"<title>x &lt;script>y</title>", "title (title): x y"},
  };
  CHECK_ROWS(rows);
}

int main(void) {
  TEST(every_source_gives_its_values);
  TEST(values_have_512_bytes_at_most);
  TEST(json_ld_is_read);
  TEST(titles_are_those_of_head_and_headline_together);
  TEST(titles_are_taken_apart_at_limits);
  TEST(authors_are_found_beside_the_headline);
  TEST(authors_are_found_as_deep_as_can_be_counted);
  TEST(a_link_to_an_author_replaces_a_line);
  TEST(authors_that_differ_are_none_of_the_page);
  TEST(dates_are_found_beside_the_headline);
  TEST(shown_dates_give_way_unless_they_are_plain);
  TEST(lines_near_the_headline_have_dates);
  TEST(a_heading_with_the_words_of_the_title_is_the_headline);
  TEST(lines_far_below_have_dates_that_stand_alone);
  TEST(pages_of_many_entries_have_no_date_or_author);
  TEST(values_are_text_without_markup);
  return test_report("metadata");
}
