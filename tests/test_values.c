/* How values are read (markup, names, dates, languages), and the room that they have. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "metadata/byline.h"
#include "metadata/date.h"
#include "metadata/language.h"
#include "metadata/metadata.h"
#include "metadata/strip_markup.h"
#include "support/buffer.h"
#include "support/test.h"

typedef struct row {
  const char *input, *expected;
} row;

#define WORD "Aabcdefghijklmnopq"

/* Of 20 and 17 bytes: a name has 80 at most. */
#define W17 "Aabcdefghijklmnop"
#define W20 W17 "qrs"

static void names_are_taken_out_of_bylines(void) {
  static const struct {
    const char *text, *name;
    bool announces;
  } rows[] = {{"Ann Lee", "Ann Lee", false},
              {"By Ann Lee", "Ann Lee", false},
              {"WRITTEN BY: Ann Lee, editor", "Ann Lee", false},
              {"by", "", true},
              {"Written by:", "", true},
              {"Byron Lee", "Byron Lee", false},
              {"Ann O'Hara-Lee | 4 min", "Ann O'Hara-Lee", false},
              {"Ann Lee - The Gull", "Ann Lee", false},
              {"By Dr. Ann Lee \xE2\x80\xA2 May 6", "Dr. Ann Lee", false},
              {"Ann Lee\n6 May", "Ann Lee", false},
              {"\xD8\xA8\xD9\x82\xD9\x84\xD9\x85: \xD9\x84\xD9\x8A\xD9\x84\xD9\x89",
               "\xD9\x84\xD9\x8A\xD9\x84\xD9\x89", false},
              {"May 6, 2024", "", false},
              {"5 minutes", "", false},
              {"who is it", "", false},
              {"Name *", "", false},
              {"Al", "", false},
              {"A line with far too many words in it", "", false},
              {"ByAnn Lee", "Ann Lee", false},
              {"BYANN LEE", "BYANN LEE", false},
              {"Byann", "Byann", false},
              {"By Ann Lee Published today", "Ann Lee", false},
              {"By Ann Lee, who sails", "Ann Lee", false},
              {"By Ann van der Lee at sea", "Ann van der Lee", false},
              {"By Ann Lee who sails", "", false},
              {"By Ann Lee May 6, 2024", "Ann Lee", false},
              {"By May 6, 2024", "", false},
              {"By Ann_42 Lee", "Ann_42 Lee", false},
              {"By Ann Lee?", "", false},
              {"By " WORD " " WORD " " WORD " " WORD, WORD " " WORD " " WORD " " WORD, false},
              {"By " WORD " " WORD " " WORD " " WORD " " WORD, "", false},
              {"By A B C D E F", "", false},
              {"By admin", "", false},
              {"By Ann", "Ann", false},
              {"By A B C D E", "A B C D E", false},
              {"By " W20 " " W20 " " W20 " " W17, W20 " " W20 " " W20 " " W17, false},
              {"By " W20 " " W20 " " W20 " " W17 "x", "", false},
              {"", "", false}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bool announces;
    matn_slice name = matn_byline_find((matn_slice){rows[i].text, strlen(rows[i].text)}, &announces);
    CHECK_BYTES(rows[i].text, name.bytes, name.len, rows[i].name, strlen(rows[i].name));
    CHECK_INT(rows[i].text, announces, rows[i].announces);
  }
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
      {"&#65 &#x41", "&#65 &#x41"},
      {"&#x00000041; &#x000000041;", "A &#x000000041;"},
      {"&nGt;", "&nGt;"}, /* its characters are longer than its name */
      {"a<b>&nbsp;</b>b", "a b"},
      {"a<b=c>d", "a<b=c>d"},
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
      {"2024-05-06T07.08", "2024-05-06"},
      {"2024-05-06T0x:08", "2024-05-06"},
      {"2024-05-06T07:08:09", "2024-05-06T07:08:09"},
      {"2024-05-06T07:08:09.123", "2024-05-06T07:08:09.123"},
      {"2024-05-06T07:08 (02)", "2024-05-06T07:08"},
      {"2024-05-06T07:08+02:3x", "2024-05-06T07:08+02:00"},
      {"2024-05-06T07:08+02:x3", "2024-05-06T07:08+02:00"},
      {"2024-05 06", ""},
      {"2024-12", "2024-12"},
      {"2024-13", ""},
      {"2024-05-00", ""},
      {"2024-00", ""},
      {"2024-00-06", ""},
      {"2200", ""},
      {"2101-01-01", ""},
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

static void dates_are_found_as_they_are_written(void) {
  static const struct {
    const char *text, *expected;
  } rows[] = {
      {"2024-5-6", "2024-05-06"},
      {"on 2024/05/06 at noon", "2024-05-06"},
      {"Thu, 09/25/2025 - 11:38", "2025-09-25"},
      {"25/09/2025", "2025-09-25"},
      {"4/5/2025", ""},
      {"6.5.2024 | 14:03", "2024-05-06"},
      {"Nov 25th, 2025", "2025-11-25"},
      {"By Ann Lee | November 25 2025 | 4 min", "2025-11-25"},
      {"25 de noviembre de 2025", "2025-11-25"},
      {"Paris, le 1er ao\xC3\xBBt 2023", "2023-08-01"},
      {"3. M\xC3\xA4rz 2021", "2021-03-03"},
      {"6 \xD0\xBC\xD0\xB0\xD1\x8F 2020 \xD0\xB3.", "2020-05-06"},
      {"2021\xE5\xB9\xB4"
       "5\xE6\x9C\x88"
       "12\xE6\x97\xA5",
       "2021-05-12"},
      /* Arabic digits: 25 November 2025; a month of two words: 7 October 2023 */
      {"\xD9\xA2\xD9\xA5 \xD9\x86\xD9\x88\xD9\x81\xD9\x85\xD8\xA8\xD8\xB1 \xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA5",
       "2025-11-25"},
      {"7 \xD8\xAA\xD8\xB4\xD8\xB1\xD9\x8A\xD9\x86 \xD8\xA7\xD9\x84\xD8\xA3\xD9\x88\xD9\x84 2023",
       "2023-10-07"},
      {"2024-13-06", ""},
      {"29 Feb 2024, 31 April 2024", "2024-02-29"},
      {"31.4.2024", ""},
      {"5 people in May 2024", ""},
      {"May 2024", ""},
      {"30 31 2024", ""},
      {"12345678901234567890", ""},
      {"", ""}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char found[DATE_LEN + 1] = {0};
    bool is_found = matn_date_find(rows[i].text, strlen(rows[i].text), DATE_ORDER_UNKNOWN, found);
    CHECK_STRING(rows[i].text, found, rows[i].expected);
    CHECK_INT(rows[i].text, is_found, rows[i].expected[0] != '\0');
  }
}

static void words_before_dates_say_what_they_are_of(void) {
  static const struct {
    const char *text, *date;
    date_label label;
  } rows[] = {
      {"6 May 2024", "2024-05-06", DATE_ALONE},
      {"on Monday, 6 May 2024", "2024-05-06", DATE_ALONE},
      {"Понедельник, 6 мая 2024", "2024-05-06", DATE_ALONE},
      {"London, 6 May 2024", "2024-05-06", DATE_IN_WORDS},
      {"Published 6 May 2024", "2024-05-06", DATE_PUBLISHED},
      {"Public holidays: 6 May 2024", "2024-05-06", DATE_IN_WORDS},
      {"Veröffentlicht am 6. Mai 2024", "2024-05-06", DATE_PUBLISHED},
      {"发布时间：2024年5月6日", "2024-05-06", DATE_PUBLISHED},
      {"Published and last updated on 6 May 2024", "2024-05-06", DATE_CHANGED},
      {"Mis à jour, modifié le 6 mai 2024", "2024-05-06", DATE_CHANGED},
      {"Accepted for publication 6 May 2024", "2024-05-06", DATE_OTHER},
      {"née le 6 mai 2024", "2024-05-06", DATE_OTHER},
      {"Born 1 May 2024; received 2 May 2024; published 6 May 2024", "2024-05-06", DATE_PUBLISHED},
      {"Updated 7 May 2024, 6 May 2024, 5 May 2024", "2024-05-06", DATE_ALONE},
      {"Received 7 May 2024, updated 6 May 2024", "2024-05-06", DATE_CHANGED},
      {"6 May 2024, published 7 May 2024", "2024-05-07", DATE_PUBLISHED},
      {"Принята 6 мая 2024", "2024-05-06", DATE_OTHER},
      {"Изменено 6 мая 2024", "2024-05-06", DATE_CHANGED},
      {"Received", "", DATE_OTHER},
      {"Last updated:", "", DATE_CHANGED},
      {"", "", DATE_ALONE},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char date[DATE_LEN + 1] = {0};
    bool is_found;
    date_label label =
        matn_date_in_line(rows[i].text, strlen(rows[i].text), DATE_ORDER_UNKNOWN, date, &is_found);
    CHECK_STRING(rows[i].text, date, rows[i].date);
    CHECK_INT(rows[i].text, label, rows[i].label);
    CHECK_INT(rows[i].text, is_found, rows[i].date[0] != '\0');
  }
}

static void dates_are_found_in_many_languages(void) {
  static const row rows[] = {
      {"25 Νοεμβρίου 2025", "2025-11-25"},
      {"25. listopadu 2025", "2025-11-25"},
      {"2025. március 7.", "2025-03-07"},
      {"7. maaliskuuta 2025", "2025-03-07"},
      {"7 Agustus 2025", "2025-08-07"},
      {"7 اگست 2025", "2025-08-07"},
      {"৭ মার্চ 2025", "2025-03-07"},
      {"7 মার্চ 2025", "2025-03-07"},
      {"25 พฤศจิกายน 2568", "2025-11-25"},
      {"7 พฤษภาคม 2568", "2025-05-07"},
      {"۲۵ آبان ۱۴۰۳", "2024-11-15"},
      {"30 اسفند 1403", "2025-03-20"},
      {"1 فروردین 1404", "2025-03-21"},
      {"30 اسفند 1404", ""},
      {"1 فروردین 1300", "1921-03-21"},
      {"marrask. 7, 2025", "2025-11-07"},
      {"\u200F7 اگست 2025", "2025-08-07"},
      {"7 May \xF0\x9F\x98\x80"
       "2025",
       "2025-05-07"},
      {"0 May 2025", ""},
      {"7 \xE2\x80\x8F.5.2024", "2024-05-07"},
      {"7 \xF0\x90\x90\xA8 2025", ""},
      {"5/45/2024", ""},
      {"5/13/2024", "2024-05-13"},
      {"7 تشرين الأول 2025", "2025-10-07"},
      {"7 تشرين الثاني 2025", "2025-11-07"},
      {"7 كانون الأول 2025", "2025-12-07"},
      {"7 كانون الثاني 2025", "2025-01-07"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    char found[DATE_LEN + 1] = {0};
    matn_date_find(rows[i].input, strlen(rows[i].input), DATE_ORDER_UNKNOWN, found);
    CHECK_STRING(rows[i].input, found, rows[i].expected);
  }
}

/* A word of two letters inside a date is passed over. A long one is not, even if its length is 2 in 8
 * bits. */
static void long_words_are_no_part_of_a_date(void) {
  static const struct {
    size_t len; /* of the word behind the day */
    const char *expected;
  } rows[] = {{2, "2025-05-07"}, {4, "2025-05-07"}, {5, ""}, {255, ""}, {256 + 2, ""}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    buffer text = {0};
    char found[DATE_LEN + 1] = {0};
    buffer_add_string(&text, "7 ");
    for (size_t n = 0; n < rows[i].len; n++) buffer_add_string(&text, "o");
    buffer_add_string(&text, " May 2025");
    matn_date_find(text.bytes, text.len, DATE_ORDER_UNKNOWN, found);
    CHECK_STRING(buffer_string(&text), found, rows[i].expected);
    buffer_free(&text);
  }
}

#define WORDS_13 "one two three four five six seven eight nine ten eleven twelve thirteen "

static void dates_have_limits(void) {
  static const struct {
    const char *name, *text, *expected;
  } rows[] = {{"a date behind 13 words", WORDS_13 "6.5.2024", "2024-05-06"},
              {"behind 14 words", WORDS_13 "fourteen 6.5.2024", ""},
              {"the first year", "6.5.1900", "1900-05-06"},
              {"before it", "6.5.1899", ""},
              {"the last year", "6.5.2100", "2100-05-06"},
              {"behind it", "6.5.2101", ""},
              {"the last Buddhist year", "7 พฤษภาคม 2700", "2157-05-07"},
              {"behind it", "7 พฤษภาคม 2701", ""},
              {"a Gregorian year beside a Thai month", "7 พฤษภาคม 2400", "2400-05-07"},
              {"a Buddhist one", "7 พฤษภาคม 2401", "1858-05-07"},
              {"the first Iranian year", "1 فروردین 1300", "1921-03-21"},
              {"before it", "1 فروردین 1299", ""},
              {"the last Iranian year", "1 فروردین 1472", "2093-03-20"},
              {"behind it", "1 فروردین 1473", ""},
              {"the last day of an Iranian month before Mehr", "31 شهریور 1402", "2023-09-22"},
              {"a day that Mehr does not have", "31 مهر 1402", ""},
              {"its last day", "30 مهر 1402", "2023-10-22"},
              {"the last day of an Iranian year", "29 اسفند 1402", "2024-03-19"},
              {"a first number that may be a month", "12/5/2024", ""},
              {"one that may not", "13/5/2024", "2024-05-13"},
              {"a second number that may be a month", "5/12/2024", ""},
              {"one that may not", "5/13/2024", "2024-05-13"}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char found[DATE_LEN + 1] = {0};
    matn_date_find(rows[i].text, strlen(rows[i].text), DATE_ORDER_UNKNOWN, found);
    CHECK_STRING(rows[i].name, found, rows[i].expected);
  }
}

static void months_have_their_days(void) {
  static const char last[] = "31 28 31 30 31 30 31 31 30 31 30 31";
  for (int month = 1; month <= 12; month++) {
    int days = (int)strtol(last + 3 * (month - 1), NULL, 10);
    char text[16], out[DATE_LEN];
    for (int more = 0; more < 2; more++) {
      int len = snprintf(text, sizeof text, "2023/%d/%d", month, days + more);
      CHECK_INT(text, matn_date_find(text, (size_t)len, DATE_ORDER_UNKNOWN, out), more == 0);
    }
  }
}

static void languages_write_months_or_days_first(void) {
  static const struct {
    const char *language;
    date_order order;
  } rows[] = {{"", DATE_ORDER_UNKNOWN},  {"e", DATE_ORDER_UNKNOWN}, {"de", DATE_ORDER_DAY},
              {"es", DATE_ORDER_DAY},    {"EN", DATE_ORDER_MONTH},  {"en-US", DATE_ORDER_MONTH},
              {"en-GB", DATE_ORDER_DAY}, {"en-UM", DATE_ORDER_DAY}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK_INT(rows[i].language, matn_date_order(rows[i].language, strlen(rows[i].language)), rows[i].order);
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
  } rows[] = {{"ar", MATN_DIRECTION_RTL},    {"AR-EG", MATN_DIRECTION_RTL},
              {"he", MATN_DIRECTION_RTL},    {"ckb", MATN_DIRECTION_RTL},
              {"en", MATN_DIRECTION_LTR},    {"arn", MATN_DIRECTION_LTR},
              {"ck", MATN_DIRECTION_LTR},    {"", MATN_DIRECTION_UNKNOWN},
              {"x", MATN_DIRECTION_UNKNOWN}, {"klingon", MATN_DIRECTION_UNKNOWN}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    CHECK_INT(rows[i].tag, matn_language_direction(rows[i].tag, strlen(rows[i].tag)), rows[i].direction);
  }
}

/* Where each key has one value, all rungs are alike. */
enum { ANY_RUNG = 1 };

/* Pools of different sizes. Text of the page leaves half of a pool to other values. */
static void values_have_the_room_that_is_there(void) {
  static const struct {
    uint16_t size;
    metadata_key key;
    const char *input, *expected;
  } rows[] = {
      {32, METADATA_TITLE, "A story", "A story"},
      {6, METADATA_TITLE, "A story", "A stor"},
      {6, METADATA_TITLE, "St\xC3\xB6r\xC3\xA9", "St\xC3\xB6r"},
      {32, METADATA_DATE, "2024-05-06T07:08-05", "2024-05-06T07:08-05:00"},
      {21, METADATA_DATE, "2024-05-06T07:08-05", ""}, /* in ISO 8601 it is longer */
      {32, METADATA_TEXT, "A short story", "A short story"},
      {20, METADATA_TEXT, "A short story", "A short st"},
      {20, METADATA_TEXT, "A short s\xC3\xA9", "A short s"},
      {20, METADATA_TEXT, "\xC3\xB6\xC3\xB6\xE2\x82\xAC\xE2\x82\xAC\xC3\xB6",
       "\xC3\xB6\xC3\xB6\xE2\x82\xAC\xE2\x82\xAC"},
      {22, METADATA_TEXT, "\xC3\xB6\xC3\xB6\xE2\x82\xAC\xE2\x82\xAC\xC3\xB6",
       "\xC3\xB6\xC3\xB6\xE2\x82\xAC\xE2\x82\xAC"},
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char pool[32];
    metadata m;
    size_t len = strlen(rows[i].input);
    matn_metadata_init(&m, pool, rows[i].size);
    if (rows[i].key == METADATA_TEXT) {
      matn_metadata_collect_text(&m);
      matn_metadata_add(&m, rows[i].input, len);
    } else {
      matn_metadata_collect(&m);
      matn_metadata_text(&m, rows[i].input, len);
    }
    matn_metadata_store(&m, rows[i].key, MATN_SOURCE_META, ANY_RUNG);
    matn_slice value = matn_metadata_value(&m, rows[i].key);
    CHECK_BYTES(rows[i].input, value.bytes, value.len, rows[i].expected, strlen(rows[i].expected));
  }
}

/* The same for URLs. They are resolved behind the base and the collected value, and need room there. */
static void urls_need_room_to_be_resolved(void) {
  static const struct {
    uint16_t size;
    const char *expected;
  } rows[] = {{64, "https://x.example/b"}, {38, "https://x.example/b"}, {37, "https://x.example/"}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char pool[64];
    metadata m;
    matn_metadata_init(&m, pool, rows[i].size);
    matn_metadata_store_base(&m, (matn_slice){"https://x.example/", 18}, TRUST_BASE_DOCUMENT);
    matn_metadata_offer(&m, METADATA_CANONICAL, (matn_slice){"b", 1}, MATN_SOURCE_LINK, TRUST_CANONICAL_LINK);
    matn_metadata_offer(&m, METADATA_CANONICAL, (matn_slice){"", 0}, MATN_SOURCE_LINK, TRUST_CANONICAL_LINK);
    matn_slice value = matn_metadata_value(&m, METADATA_CANONICAL);
    CHECK_BYTES("resolved", value.bytes, value.len, rows[i].expected, strlen(rows[i].expected));
  }
}

int main(void) {
  TEST(names_are_taken_out_of_bylines);
  TEST(markup_is_taken_out);
  TEST(dates_are_written_as_iso_8601);
  TEST(dates_are_found_as_they_are_written);
  TEST(words_before_dates_say_what_they_are_of);
  TEST(dates_are_found_in_many_languages);
  TEST(long_words_are_no_part_of_a_date);
  TEST(dates_have_limits);
  TEST(months_have_their_days);
  TEST(languages_write_months_or_days_first);
  TEST(languages_are_told_by_their_script);
  TEST(directions_follow_the_language);
  TEST(values_have_the_room_that_is_there);
  TEST(urls_need_room_to_be_resolved);
  return test_report("values");
}
