/* Which source of a value wins: of every two, the one that is trusted more, else the first. */
#include <string.h>

#include "base/base.h"
#include "support/event_log.h"
#include "support/test.h"

/* A way to give a value, which stands for $; ` is a quotation mark. */
typedef struct source {
  int rung;
  const char *markup;
} source;

#define META(name) "<meta name=" name " content=`$`>"
#define LINK(rel) "<link rel=" rel " href=$>"
#define UNTYPED(key) "<script type=application/ld+json>{`" key "`:`$`}</script>"
#define TYPED(key) "<script type=application/ld+json>{`@type`:`NewsArticle`,`" key "`:`$`}</script>"
#define WEB_SITE "<script type=application/ld+json>{`@type`:`WebSite`,`name`:`$`}</script>"

#define P "The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define STORY "<p>" P "<p>" P " " P
#define HEAD "<h1>The ferry is late again</h1>"

/* Sources in the body stand behind those in the head. */
static bool is_in_body(const char *markup) {
  return strstr(markup, "</h1>") != NULL;
}

static void add_source(buffer *page, const char *markup, const char *value) {
  for (; *markup != '\0'; markup++) {
    if (*markup == '$') {
      buffer_add_string(page, value);
    } else {
      buffer_add(page, *markup == '`' ? "\"" : markup, 1);
    }
  }
}

/* The offset of a value in matn_metadata, what two sources give for it, and what stands before them. */
typedef struct ladder {
  size_t at;
  const char *first, *second, *before;
} ladder;

/* The value that a page with both has begins with the one that is expected: a list may go on. The second
 * source may be none. */
static void check_pair(const ladder *l, const source *a, const source *b) {
  buffer page = {0};
  event_log log = {0};
  buffer_add_string(&page, l->before);
  add_source(&page, a->markup, l->first);
  add_source(&page, b->markup, l->second);
  event_log_run(&log, buffer_string(&page), page.len, 0, MATN_MEMORY_TYPICAL, NULL);
  const matn_value *got = (const matn_value *)(const void *)((const char *)&log.metadata + l->at);
  const char *expected = b->rung > a->rung ? l->second : l->first;
  size_t len = strlen(expected);
  CHECK_BYTES(buffer_string(&page), got->bytes, got->len < len ? got->len : len, expected, len);
  buffer_free(&page);
  event_log_free(&log);
}

static void check_ladder(ladder l, const source *sources, size_t count) {
  for (size_t i = 0; i < count; i++) {
    for (size_t k = 0; k < count; k++) {
      if (k != i && !is_in_body(sources[i].markup)) check_pair(&l, &sources[i], &sources[k]);
    }
    static const source none = {0, ""};
    if (sources[i].rung != 0) check_pair(&l, &sources[i], &none);
  }
}

#define CHECK_LADDER(key, first, second, before, sources)                                                    \
  check_ladder((ladder){offsetof(matn_metadata, key), first, second, before}, sources, COUNT_OF(sources))

static void titles(void) {
  static const source sources[] = {
      {1, META("title")},         {1, META("parsely-title")},
      {1, UNTYPED("headline")},   {1, "<aside><h1>$</h1></aside>" STORY},
      {2, META("twitter:title")}, {2, TYPED("headline")},
      {3, META("og:title")},      {3, META("headline")},
      {4, "<h1>$</h1>" STORY},
  };
  CHECK_LADDER(title, "A story of the sea", "The ferry is late", "", sources);
}

static void bylines(void) {
  static const source sources[] = {
      {1, "<meta name=twitter:label1 content=By><meta name=twitter:data1 content=`$`>"},
      {1, UNTYPED("creator")},
      {2, TYPED("creator")},
      {2, HEAD "<p>x <span class=post-author>$</span> <time datetime=2024-05-06>today</time>" STORY},
      {3, UNTYPED("author")},
      {4, META("article:author")},
      {4, META("parsely-author")},
      {4, META("byl")},
      {4, HEAD "<p><a href=/author/x>$</a>" STORY},
      {5, META("creator")},
      {5, HEAD "<p>by <a rel=author href=/x>$</a>" STORY},
      {5, HEAD "<p>x <span itemprop=author>$</span>" STORY},
      {6, META("author")},
      {6, HEAD "<div itemprop=author>by <span itemprop=name>$</span></div>" STORY},
      {7, TYPED("author")},
  };
  CHECK_LADDER(byline, "Ann Lee", "Bo Lee", "<meta name=date content=2024-05-06>", sources);
}

static void dates(void) {
  static const source sources[] = {
      {1, UNTYPED("dateCreated")},    {1, HEAD "<p>x <time datetime=$>today</time>" STORY},
      {2, TYPED("dateCreated")},      {3, META("w-published-date")},
      {3, UNTYPED("datePublished")},  {4, META("date")},
      {4, META("created")},           {5, META("issued")},
      {5, META("parsely-pub-date")},  {6, META("publication_date")},
      {6, META("og:published_time")}, {7, META("article:published_time")},
      {7, TYPED("datePublished")},    {8, HEAD "<p>$" STORY},
  };
  CHECK_LADDER(date, "2024-05-07", "2024-05-06", "", sources);
}

static void dates_of_change(void) {
  static const source sources[] = {
      {1, META("last-modified")},
      {1, HEAD "<p>x <time itemprop=dateModified datetime=$>today</time>" STORY},
      {2, UNTYPED("dateModified")},
      {3, META("modified")},
      {4, META("og:updated_time")},
      {4, META("datemodified")},
      {5, META("article:modified_time")},
      {6, TYPED("dateModified")},
  };
  CHECK_LADDER(modified, "2024-05-06", "2024-05-07", "", sources);
}

static void sites(void) {
  static const source sources[] = {
      {1, META("publisher")},
      {1, UNTYPED("publisher")},
      {2, META("application-name")},
      {3, TYPED("publisher")},
      {3, WEB_SITE},
      {4, META("og:site_name")},
  };
  CHECK_LADDER(site, "The Gull", "The Tern", "", sources);
}

static void descriptions(void) {
  static const source sources[] = {
      {1, META("twitter:description")}, {2, META("og:description")}, {3, META("description")}};
  CHECK_LADDER(description, "A story of the sea", "The ferry is late", "", sources);
}

static void languages(void) {
  static const source sources[] = {
      {0, UNTYPED("inLanguage")}, {1, META("language")},         {1, META("og:locale")},
      {1, TYPED("inLanguage")},   {2, META("content-language")}, {3, "<html lang=$>"},
  };
  CHECK_LADDER(language, "en", "de", "", sources);
}

static void canonical_addresses(void) {
  static const source sources[] = {{1, META("og:url")}, {2, LINK("canonical")}};
  CHECK_LADDER(canonical, "/a", "/b", "", sources);
}

static void images(void) {
  static const source sources[] = {
      {1, META("thumbnail")},         {1, LINK("image_src")},
      {1, UNTYPED("image")},          {1, UNTYPED("thumbnailUrl")},
      {2, META("parsely-image-url")}, {2, TYPED("thumbnailUrl")},
      {3, META("twitter:image")},     {3, TYPED("image")},
      {4, META("og:image")},
  };
  CHECK_LADDER(image, "/a", "/b", "", sources);
}

static void sections(void) {
  static const source sources[] = {
      {1, META("subject")}, {1, UNTYPED("articleSection")}, {2, META("category")},
      {3, META("section")}, {3, TYPED("articleSection")},   {4, META("article:section")},
  };
  CHECK_LADDER(section, "Sea", "Air", "", sources);
}

static void tags(void) {
  static const source sources[] = {
      {1, UNTYPED("keywords")},  {2, META("keywords")},  {3, META("news_keywords")},
      {3, META("parsely-tags")}, {3, TYPED("keywords")}, {4, META("article:tag")},
  };
  CHECK_LADDER(tags, "sea", "air", "", sources);
}

static void licences(void) {
  static const source sources[] = {
      {1, META("rights")},  {1, LINK("license")},  {1, UNTYPED("license")},
      {2, META("license")}, {2, TYPED("license")},
  };
  CHECK_LADDER(licence, "/a", "/b", "", sources);
}

/* With the least memory the first lines of a page are decided before data behind them come. A name in an
 * element that is marked so is looked for near the headline, 20 paragraphs below it as a line. */
static void data_behind_a_long_story(void) {
  static const char dated[] = "<meta name=date content=2024-05-06>", name[] = "<p class=author>Ann Lee</p>";
  static const struct {
    size_t at;
    const char *head;
    int paragraphs;
    const char *line, *data, *expected;
  } rows[] = {
      {offsetof(matn_metadata, byline), dated, 20, name, "", "Ann Lee"},
      {offsetof(matn_metadata, byline), dated, 20, name, TYPED("creator"), "Bo Lee"},
      {offsetof(matn_metadata, date), "", 0, "<p>2024-05-07", "", "2024-05-07"},
      {offsetof(matn_metadata, date), "", 0, "<p>2024-05-07", TYPED("dateCreated"), "2024-05-05"},
      {offsetof(matn_metadata, modified), dated, 0, "<p>2024-05-07", "", "2024-05-07"},
      {offsetof(matn_metadata, modified), dated, 0, "<p>2024-05-07", UNTYPED("dateModified"), "2024-05-09"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    buffer page = {0};
    event_log log = {0};
    buffer_add_format(&page, "%s" HEAD, rows[i].head);
    for (int k = -rows[i].paragraphs; k < 40; k++) {
      if (k == 0) buffer_add_string(&page, rows[i].line);
      buffer_add_format(&page, "<p>%d " P " " P, k);
    }
    add_source(&page, rows[i].data, rows[i].expected);
    event_log_run(&log, buffer_string(&page), page.len, 0, MATN_MEMORY_MIN, NULL);
    const matn_value *got = (const matn_value *)(const void *)((const char *)&log.metadata + rows[i].at);
    CHECK_BYTES(rows[i].line, got->bytes, got->len, rows[i].expected, strlen(rows[i].expected));
    buffer_free(&page);
    event_log_free(&log);
  }
}

int main(void) {
  TEST(titles);
  TEST(bylines);
  TEST(dates);
  TEST(dates_of_change);
  TEST(sites);
  TEST(descriptions);
  TEST(languages);
  TEST(canonical_addresses);
  TEST(images);
  TEST(sections);
  TEST(tags);
  TEST(licences);
  TEST(data_behind_a_long_story);
  return test_report("trust");
}
