/* What pages say about themselves: every key, from every source, cleaned; through the public header. */
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "date.h"
#include "language.h"
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
      {"<p>x <time datetime=2024-05-07 itemprop=dateModified>today</time> <time "
       "datetime=2024-05-06>before</time>",
       "date (time): 2024-05-06|modified (time): 2024-05-07"},
      {"<html lang=de><meta http-equiv=Content-Language content=en>", "language (html): de"},
      {"<html lang='no language'><meta http-equiv=Content-Language content=en>", "language (meta): en"},
      {"<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'>"
       "<meta name=date content=2024>",
       "byline (twitter): Ann Lee|date (meta): 2024"},
      {"<meta name=twitter:label1 content=Price><meta name=twitter:data1 content='Ann Lee'>", ""},
      {"<link rel=canonical href=c><base href=https://x.example/a/><meta property=og:image content='i j.png'>"
       "<meta name=twitter:image content=k>",
       "canonical (link): c|image (open-graph): https://x.example/a/i%20j.png"},
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
  };
  row quoted[sizeof rows / sizeof *rows];
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char *input = malloc(strlen(rows[i].input) + 1);
    if (input == NULL) exit(2);
    strcpy(input, rows[i].input);
    for (char *p = input; *p != '\0'; p++) *p = *p == '\'' ? '"' : *p;
    quoted[i] = (row){input, rows[i].expected};
  }
  CHECK_ROWS(quoted);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) free((char *)quoted[i].input);
}

#define P "The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define STORY "<p>" P "<p>" P " " P
#define HEAD "<title>The ferry is late again</title><h1>The ferry is late again</h1>"
#define TITLE "title (text): The ferry is late again"

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
      {HEAD STORY STORY STORY STORY STORY STORY STORY "<p>Written by Ann Lee",
       TITLE "|byline (text): Ann Lee"},
      {HEAD "<a href=/author/a>Ann Lee</a><p>x<p>y<a href=/author/b>Bo Lee</a><p>z<p>z<a href=/author/c>Cy "
            "Lee</a>" STORY,
       TITLE},
      {"<meta name=author content=admin>" HEAD "<p>By Ann Lee" STORY, TITLE "|byline (text): Ann Lee"},
      {"<meta name=author content=Meta>" HEAD "<p>By Ann Lee" STORY, TITLE "|byline (meta): Meta"},
  };
  CHECK_ROWS(rows);
}

static void dates_are_found_beside_the_headline(void) {
  static const row rows[] = {
      {HEAD "<p>6 May 2024" STORY, TITLE "|date (text): 2024-05-06"},
      {"<html lang=en-US>" HEAD "<p>5/6/2024" STORY, TITLE "|date (text): 2024-05-06|language (html): en-US"},
      {"<html lang=en-GB>" HEAD "<p>5/6/2024" STORY, TITLE "|date (text): 2024-06-05|language (html): en-GB"},
      {HEAD "<p>5/6/2024" STORY, TITLE},
      {"<meta property=article:published_time content=2024-05-07T01:00Z>" HEAD "<p>6 May 2024" STORY,
       TITLE "|date (text): 2024-05-06"},
      {"<meta property=article:published_time content=2024-05-07T01:00Z>" HEAD "<p>8 May 2024" STORY,
       TITLE "|date (open-graph): 2024-05-07T01:00Z|modified (text): 2024-05-08"},
  };
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

static void markup_is_taken_out(void) {
  static const row rows[] = {
      {"a", "a"},
      {"a <b>b</b> c", "a b c"},
      {"1 < 2 and <3", "1 < 2 and <3"},
      {"a<br/>b", "ab"},
      {"<<b>b>x", "< b>x"},
      {"<sc<b>ript>x", "<sc ript>x"},
      {"&lt;sc&#1;ript>x", "<sc ript>x"},
      {"&lt;b>x", "x"},
      {"&amp;lt;b>x", "&lt;b>x"},
      {"a <!-- <b> --> b", "a --> b"},
      {"a <b", "a"},
      {"&nosuch; &amp &#xZZ; &;", "&nosuch; &amp &#xZZ; &;"},
      {"&#0;&#xD800;&#x110000;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"TFC8&reg; & Co", "TFC8\xC2\xAE & Co"},
      {"", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char value[64];
    strcpy(value, rows[i].input);
    size_t len = matn_clean(value, strlen(value));
    CHECK_BYTES(rows[i].input, value, len, rows[i].expected, strlen(rows[i].expected));
  }
}

static void dates_are_written_as_iso_8601(void) {
  static const row rows[] = {
      {"2024-05-06", "2024-05-06"},
      {"2024-05-06T07:08", "2024-05-06T07:08"},
      {"2024-05-06T07:08:09.123456Z", "2024-05-06T07:08:09.123Z"},
      {"2024-05-06 07:08:09 +0530", "2024-05-06T07:08:09+05:30"},
      {"2024-05-06T07:08:09-05", "2024-05-06T07:08:09-05:00"},
      {"2024-05-06T07", "2024-05-06"},
      {"2024-05-06Tnoon", "2024-05-06"},
      {"Mon, 06 May 2024 07:08:09 GMT", "2024-05-06"},
      {"2024-05", "2024-05"},
      {"2024", "2024"},
      {"2024-13", ""},
      {"2024-02-30", ""},
      {"0000-01-01", ""},
      {"never", ""},
      {"", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char out[DATE_TIME_MAX];
    size_t len = matn_date_time(rows[i].input, strlen(rows[i].input), out);
    CHECK_BYTES(rows[i].input, out, len, rows[i].expected, strlen(rows[i].expected));
  }
}

static void dates_are_found_in_many_languages(void) {
  static const row rows[] = {
      {"25 Νοεμβρίου 2025", "2025-11-25"}, {"25. listopadu 2025", "2025-11-25"},
      {"2025. március 7.", "2025-03-07"},  {"7. maaliskuuta 2025", "2025-03-07"},
      {"7 Agustus 2025", "2025-08-07"},    {"7 اگست 2025", "2025-08-07"},
      {"৭ মার্চ 2025", "2025-03-07"},       {"7 মার্চ 2025", "2025-03-07"},
      {"25 พฤศจิกายน 2568", "2025-11-25"},  {"7 พฤษภาคม 2568", "2025-05-07"},
      {"۲۵ آبان ۱۴۰۳", "2024-11-15"},      {"30 اسفند 1403", "2025-03-20"},
      {"1 فروردین 1404", "2025-03-21"},    {"30 اسفند 1404", ""},
      {"1 فروردین 1300", "1921-03-21"},    {"marrask. 7, 2025", "2025-11-07"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char found[DATE_LEN + 1] = {0};
    matn_date_find(rows[i].input, strlen(rows[i].input), DATE_ORDER_UNKNOWN, found);
    CHECK_STRING(rows[i].input, found, rows[i].expected);
  }
}

static void languages_are_told_by_their_script(void) {
  static const row rows[] = {
      {"The ferry left the harbour an hour late", ""},
      {"Паром отошёл от причала на час позже", "ru"},
      {"Пором відійшов від причалу на годину пізніше, і ніхто її не чекав", "uk"},
      {"Το πλοίο έφυγε από το λιμάνι με καθυστέρηση", "el"},
      {"غادرت العبارة الميناء متأخرة ساعة كاملة", "ar"},
      {"کشتی یک ساعت دیرتر از بندر حرکت کرد و کسی چیزی نگفت", "fa"},
      {"کشتی ایک گھنٹے کی تاخیر سے بندرگاہ سے روانہ ہوئی ٹھیک ہے", "ur"},
      {"המעבורת יצאה מהנמל באיחור של שעה", "he"},
      {"渡轮晚了一个小时离开港口，码头上没有人知道为什么要等这么久", "zh"},
      {"フェリーは港を一時間遅れて出発しましたが、誰も理由を知りません", "ja"},
      {"여객선이 항구를 한 시간 늦게 떠났지만 아무도 이유를 몰랐다", "ko"},
      {"เรือเฟอร์รี่ออกจากท่าเรือช้าไปหนึ่งชั่วโมง", "th"},
      {"नौका एक घंटे देर से बंदरगाह से रवाना हुई और किसी ने", "hi"},
      {"\xF0\x9F\x98\x80", ""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    language_guess g = {0};
    matn_language_count(&g, rows[i].input, strlen(rows[i].input));
    matn_slice tag = matn_language_guess(&g);
    CHECK_BYTES(rows[i].input, tag.bytes, tag.len, rows[i].expected, strlen(rows[i].expected));
  }
}

static void directions_follow_the_language(void) {
  static const struct {
    const char *tag;
    matn_direction direction;
  } rows[] = {
      {"ar", MATN_DIRECTION_RTL},   {"AR-EG", MATN_DIRECTION_RTL}, {"he", MATN_DIRECTION_RTL},
      {"ckb", MATN_DIRECTION_RTL},  {"en", MATN_DIRECTION_LTR},    {"arn", MATN_DIRECTION_LTR},
      {"", MATN_DIRECTION_UNKNOWN}, {"x", MATN_DIRECTION_UNKNOWN}, {"klingon", MATN_DIRECTION_UNKNOWN}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    CHECK_INT(rows[i].tag, matn_language_direction(rows[i].tag, strlen(rows[i].tag)), rows[i].direction);
  }
}

int main(void) {
  TEST(every_source_gives_its_values);
  TEST(values_have_512_bytes_at_most);
  TEST(json_ld_is_read);
  TEST(authors_are_found_beside_the_headline);
  TEST(dates_are_found_beside_the_headline);
  TEST(values_are_text_without_markup);
  TEST(markup_is_taken_out);
  TEST(dates_are_written_as_iso_8601);
  TEST(dates_are_found_in_many_languages);
  TEST(languages_are_told_by_their_script);
  TEST(directions_follow_the_language);
  return test_report("metadata");
}
