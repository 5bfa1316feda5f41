/* Text that stands in a page's data and is not shown. */
#include <string.h>

#include "support/event_log.h"
#include "support/test.h"

#define P1 "The ferry left the harbour an hour late, and nobody on the quay could say why it had waited."
#define P2 "By noon the fog had lifted, the gulls were back, and the captain had told his story twice."

#define LD(json) "<script type=application/ld+json>" json "</script>"
#define ARTICLE(body) LD("{\"@type\":\"NewsArticle\",\"articleBody\":\"" body "\"}")

/* Pages with and without their text in data, and the blocks of the body, with an empty line between them. */
static void data_give_the_text_that_is_not_shown(void) {
  static const struct {
    const char *name, *input, *expected;
  } rows[] = {
      {"product",
       LD("{\"@type\":\"Product\",\"name\":\"n\",\"description\":\"" P1 "\"}") "<h1>Boat</h1><p>$9", P1 "\n"},
      {"article in a graph",
       LD("{\"@graph\":[{\"@type\":\"WebSite\",\"description\":\"" P2 P2 "\"},"
          "{\"@type\":[\"Thing\",\"BlogPosting\"],\"author\":{\"@type\":\"Person\",\"description\":\"" P2
          "\"},"
          "\"description\":\"" P2 "\",\"articleBody\":\"" P1
          "\"}]}") "<noscript>Please enable scripts.</noscript>",
       P1 "\n"},
      {"text that is shown", ARTICLE(P2 " " P2) "<article><h1>t</h1><p>" P1 "</p><p>" P2 "</p></article>",
       P1 "\n\n" P2 "\n"},
      {"type after the text",
       LD("{\"description\":\"" P1 "\",\"brand\":{\"@type\":\"Brand\",\"description\":\"b\"},"
          "\"@type\":\"https://schema.org/Product\"}"),
       P1 "\n"},
      {"type of another kind after the text", LD("{\"description\":\"" P1 "\",\"@type\":\"Organization\"}"),
       ""},
      {"no type", LD("{\"description\":\"" P1 "\"}"), ""},
      {"article in an object of unknown type",
       LD("{\"description\":\"" P2 "\",\"mainEntity\":{\"@type\":\"Article\",\"description\":\"" P1
          "\"},\"@type\":\"WebPage\"}"),
       P1 "\n"},
      {"posting",
       LD("{\"@type\":\"DiscussionForumPosting\",\"text\":\"" P1 "\","
          "\"comment\":[{\"@type\":\"Comment\",\"text\":\"" P1 P2 "\"}]}"),
       P1 "\n"},
      {"the longest of several", ARTICLE(P1) ARTICLE(P1 " " P2) ARTICLE(P2), P1 " " P2 "\n"},
      {"the longest, though its type comes first",
       LD("{\"@type\":\"Book\",\"description\":\"" P1 "\"}")
           LD("{\"description\":\"" P2 "\",\"@type\":\"Book\"}"),
       P1 "\n"},
      {"a body before a description", ARTICLE(P1) LD("{\"@type\":\"Product\",\"description\":\"" P1 P2 "\"}"),
       P1 "\n"},
      {"an empty body", LD("{\"@type\":\"Product\",\"description\":\"" P1 "\"}") ARTICLE(" \\n "), P1 "\n"},
      {"lines", ARTICLE("  " P1 "\\r\\n\\n\\t" P2 " \\n"), P1 "\n\n" P2 "\n"},
      {"markup",
       ARTICLE("<p class=\\\"x\\\">" P1
               "<\\/p>\\n<p>The <b>ferry</b>\\nleft &amp; came<br>back<br><br>twice &lt;"
               "<script>no<\\/script>"),
       P1 "\n\nThe ferry left & came\nback\n\ntwice <\n"},
      {"escapes",
       ARTICLE("caf\\u00e9 \\ud83d\\ude00 \\ud83d and \\u0000\\u0007 one, two, three, four words and five"),
       "caf\xC3\xA9 \xF0\x9F\x98\x80 \xEF\xBF\xBD and one, two, three, four words and five\n"},
      {"broken", LD("<!-- {\"@type\":\"Article\" \"x\":[{\"articleBody\":\"" P1 "\",}"), P1 "\n"},
      {"never ended", "<script type='Application/LD+JSON; charset=utf-8'>{\"articleBody\":\"" P1 "\"}",
       P1 "\n"},
      {"a string that is never ended", LD("{\"articleBody\":\"" P1), ""},
      {"another type of script", "<script type=application/json>{\"articleBody\":\"" P1 "\"}</script>", ""},
      {"in foreign content", "<svg>" ARTICLE(P1) "</svg>", ""},
      {"in an open title", ARTICLE(P1) "<title>t", P1 "\n"},
      {"a longer text, though its type comes last",
       LD("{\"@type\":\"Book\",\"description\":\"" P1 "\"}")
           LD("{\"description\":\"" P1 " " P2 "\",\"@type\":\"Book\"}"),
       P1 " " P2 "\n"},
      {"longer by a character of two bytes", ARTICLE(P1) ARTICLE(P1 "\xC3\xA9"), P1 "\xC3\xA9\n"},
      {"longer by characters of two bytes", ARTICLE(P1) ARTICLE(P1 "\xC3\xA9\xC3\xA9"),
       P1 "\xC3\xA9\xC3\xA9\n"},
      {"a body inside of an object whose type comes last",
       LD("{\"description\":\"" P2 " " P2 "\",\"mainEntity\":{\"articleBody\":\"" P1
          "\"},\"@type\":\"Book\"}"),
       P1 "\n"},
      {"the first of two whose type comes last",
       LD("{\"description\":\"" P1 "\",\"brand\":{\"description\":\"" P2 "\"},\"@type\":\"Book\"}"), P1 "\n"},
      {"line breaks alone", ARTICLE(P1 "<br>\\n" P2), P1 "\n" P2 "\n"},
      {"a tag that is never ended", ARTICLE("<p>" P1 " <b"), P1 "\n"},
      {"a tag that is never ended, before other values",
       ARTICLE(P1 "\\n" P2 " <b") "<meta name=description content=r>", P1 "\n\n" P2 "\n"},
      {"a headline in it", ARTICLE("<h1>A story</h1><p>" P1), P1 "\n"},
      {"other data in it",
       ARTICLE("<p>" P1 "<script type='application\\/ld+json'>{\\\"articleBody\\\":\\\"" P2
               "\\\"}<\\/script>"),
       P1 "\n"},
      {"shown in a few words, but more than the data have", ARTICLE("A boat left late.") "<p>" P1, P1 "\n"},
      {"a type that begins as that of JSON-LD",
       "<script type=application/ld+jsonp>{\"articleBody\":\"" P1 "\"}</script>", ""},
      {"another type as long", "<script type=application/ab+json>{\"articleBody\":\"" P1 "\"}</script>", ""},
      {"shown above, but not as much", "<p>" P1 "</p>" ARTICLE(P1 "\\n" P2), P1 "\n\n" P2 "\n"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    event_log whole = {0}, cut = {0};
    size_t len = strlen(rows[i].input);
    event_log_run(&whole, rows[i].input, len, 0, MATN_MEMORY_MIN, NULL);
    CHECK_STRING(rows[i].name, buffer_string(&whole.text), rows[i].expected);
    event_log_run(&cut, rows[i].input, len, 1, MATN_MEMORY_MIN, NULL);
    CHECK_STRING(rows[i].name, buffer_string(&cut.events), buffer_string(&whole.events));
    event_log_run(&cut, rows[i].input, len, 1, MATN_MEMORY_TYPICAL, NULL);
    CHECK_STRING(rows[i].name, buffer_string(&cut.text), rows[i].expected);
    event_log_free(&whole);
    event_log_free(&cut);
  }
}

/* What is sent of a page: how many words of it can be expected to be article text, in hundredths, and whether
 * it comes from the data. */
typedef struct sent {
  uint32_t expected;
  bool from_data;
} sent;

static int on_block(void *ctx, const matn_block *block) {
  ((sent *)ctx)->expected += block->words * block->score;
  return 0;
}

static int on_piece(void *ctx, const char *utf8, size_t len) {
  if (len >= 4 && memcmp(utf8, "Data", 4) == 0) ((sent *)ctx)->from_data = true;
  return 0;
}

static sent extract(const char *page) {
  static unsigned char memory[MATN_MEMORY_TYPICAL];
  static const matn_handler handler = {.block_start = on_block, .text = on_piece};
  matn_extractor *extractor;
  sent s = {0};
  matn_init(&extractor, memory, sizeof memory, &handler, &s, NULL);
  matn_feed(extractor, page, strlen(page));
  matn_finish(extractor);
  return s;
}

/* Adds a story of so many words as the page shows it. */
static void show_words(buffer *page, int words) {
  buffer_add_string(page, "<article><p>The");
  for (int i = 1; i < words; i++) buffer_add_string(page, i % 3 == 0 ? " boat," : " late");
  buffer_add_string(page, ".</p></article>");
}

/* Pages that show from 1 to 60 words of a story, without data, and with a longer text in them. */
static void data_give_the_text_where_less_than_24_words_are_expected(void) {
  uint32_t least_kept = UINT32_MAX, most_replaced = 0;
  for (int words = 1; words <= 60; words++) {
    buffer page = {0};
    show_words(&page, words);
    const sent alone = extract(buffer_string(&page));
    buffer_add_string(&page, ARTICLE("Data. " P1 " " P2 " " P1 " " P2 " " P1 " " P2));
    const sent beside = extract(buffer_string(&page));
    if (beside.from_data && alone.expected > most_replaced) most_replaced = alone.expected;
    if (!beside.from_data && alone.expected < least_kept) least_kept = alone.expected;
    buffer_free(&page);
  }
  CHECK("up to 24 words are replaced", most_replaced >= 2300 && most_replaced < 2400);
  CHECK("24 words are not", least_kept >= 2400 && least_kept < 2500);
}

/* A word is 6 bytes, and the data need one word more. */
static void data_give_the_text_if_it_has_more_words_than_are_shown(void) {
  for (int words = 18; words <= 26; words += 4) {
    int least = 0;
    for (int len = 5; least == 0 && len < 6 * (words + 3); len++) {
      buffer page = {0};
      show_words(&page, words);
      buffer_add_string(&page, "<script type=application/ld+json>{\"articleBody\":\"Data");
      for (int i = 4; i < len - 1; i++) buffer_add_string(&page, i % 3 == 0 ? " " : "a");
      buffer_add_string(&page, ".\"}</script>");
      if (extract(buffer_string(&page)).from_data) least = len;
      buffer_free(&page);
    }
    CHECK_INT("bytes", least, 6 * (words + 1));
  }
}

/* A story of 40 sentences in data. Before or behind it are more links than the least memory can hold. */
static void data_page(buffer *page, bool links_first) {
  for (int part = 0; part < 2; part++) {
    if ((part == 0) == links_first) {
      buffer_add_string(page, "<title>t</title><meta name=description content='d'><p>" P1 "</p><nav>");
      for (int i = 0; i < 60; i++) buffer_add_format(page, "<li><a href=%d>Link %d</a>", i, i);
      buffer_add_string(page, "</nav>");
    } else {
      buffer_add_string(page, "<script type=application/ld+json>{\"articleBody\":\"" P1);
      for (int i = 0; i < 40; i++) buffer_add_format(page, "\\n%d <i>" P2 "</i> The end", i);
      buffer_add_string(page, ".\"}</script>");
    }
  }
}

static void data_are_held_as_far_as_memory_goes(void) {
  static const struct {
    size_t memory, least, most; /* bytes of text */
    const char *end;            /* of it */
  } rows[] = {{MATN_MEMORY_MIN, 256, 600, "twice."},
              {32768, 1500, 2048, "twice."},
              {MATN_MEMORY_TYPICAL, 4000, 5000, "end."}};
  for (size_t i = 0; i < 2 * sizeof rows / sizeof *rows; i++) {
    buffer page = {0};
    event_log whole = {0}, cut = {0};
    size_t row = i / 2;
    data_page(&page, i % 2 == 1);
    event_log_run(&whole, page.bytes, page.len, 0, rows[row].memory, NULL);
    event_log_run(&cut, page.bytes, page.len, 1, rows[row].memory, NULL);
    CHECK_STRING("the same events", buffer_string(&cut.events), buffer_string(&whole.events));
    const char *text = buffer_string(&whole.text), *first = strstr(text, P1);
    CHECK("long enough", whole.text.len >= rows[row].least && whole.text.len <= rows[row].most);
    CHECK("once", first != NULL && strstr(first + 1, P1) == NULL);
    size_t end_len = strlen(rows[row].end);
    CHECK_BYTES("the end", text + whole.text.len - 1 - end_len, end_len, rows[row].end, end_len);
    event_log_free(&whole);
    event_log_free(&cut);
    buffer_free(&page);
  }
}

/* A page that shows its story in one block of more bytes than the memory has. */
static void a_block_that_finds_no_room_is_shown_too(void) {
  buffer page = {0}, expected = {0};
  event_log log = {0};
  buffer_add_string(&page, ARTICLE(P1) "<h1>A story</h1><p>");
  for (int i = 0; i < 100; i++) buffer_add_format(&expected, "%d " P2 "%s", i, i < 99 ? " " : "\n");
  buffer_add(&page, expected.bytes, expected.len);
  event_log_run(&log, page.bytes, page.len, 0, MATN_MEMORY_MIN, NULL);
  CHECK_STRING("text", buffer_string(&log.text), buffer_string(&expected));
  event_log_free(&log);
  buffer_free(&page);
  buffer_free(&expected);
}

/* The text of the data is `begin`, then `unit` again and again up to `len` bytes, then `rest`. There is room
 * for 464 bytes. It is cut behind a sentence in the second half, or else behind a word. */
static void data_are_cut_at_a_boundary(void) {
  static const char head[] = "<script type=application/ld+json>{\"articleBody\":\"";
  static const struct {
    const char *begin, *unit;
    size_t len;
    const char *rest, *end;
    size_t kept;
  } rows[] = {
      {"", "\xE6\xB8\xA1\xE8\xBD\xAE\xE3\x80\x82", 900, "", "\xE3\x80\x82", 459},
      {"One. ", "word ", 900, "", "word", 459},
      {"", "seven. ", 900, "", "seven.", 461},
      {"", "a < b. ", 900, "", "b.", 461},
      {"", "<i>a b</i>c. ", 900, "", "c.", 209},
      {"", "a", 900, "", "a", 464},
      {"", "word ", 463, "<b>x</b>", "word", 459},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    buffer page = {0};
    event_log log = {0};
    size_t begin = strlen(head), unit = strlen(rows[i].unit);
    buffer_add_format(&page, "%s%s", head, rows[i].begin);
    while (page.len - begin + unit <= rows[i].len) buffer_add_string(&page, rows[i].unit);
    buffer_add(&page, rows[i].unit, rows[i].len - (page.len - begin));
    buffer_add_format(&page, "%s\"}</script>", rows[i].rest);
    event_log_run(&log, page.bytes, page.len, 0, MATN_MEMORY_MIN, NULL);
    size_t end_len = strlen(rows[i].end), text_len = log.text.len - 1; /* a line feed follows */
    if (CHECK_INT(rows[i].unit, text_len, rows[i].kept))
      CHECK_BYTES(rows[i].unit, log.text.bytes + text_len - end_len, end_len, rows[i].end, end_len);
    event_log_free(&log);
    buffer_free(&page);
  }
}

/* Bytes that are set aside, in the room of values, for the text of a marked author. */
#define MARK_TEXT 96

/* A text in data of 400 bytes, then values of as many: the least memory holds the values. */
static void metadata_come_before_text_in_data(void) {
  static const char *const names[] = {"description", "author", "application-name"};
  buffer page = {0};
  event_log log = {0};
  buffer_add_string(&page, "<script type=application/ld+json>{\"articleBody\":\"");
  for (int i = 0; i < 400; i++) buffer_add_string(&page, i % 8 == 7 ? " " : "a");
  buffer_add_string(&page, "\"}</script>");
  for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
    buffer_add_format(&page, "<meta name=%s content='", names[n]);
    for (int i = 0; i < (n == 2 ? 600 : 400); i++) buffer_add_string(&page, "b");
    buffer_add_string(&page, "'>");
  }
  event_log_run(&log, page.bytes, page.len, 7, MATN_MEMORY_MIN, NULL);
  CHECK_INT("description", log.metadata.description.len, 400);
  CHECK_INT("byline", log.metadata.byline.len, 400);
  CHECK_INT("site", log.metadata.site.len, 1024 - MARK_TEXT - 800);
  CHECK_INT("cut", log.stats.cut_values, 1);
  CHECK_INT("text", log.text.len, 0);
  event_log_run(&log, page.bytes, page.len, 7, MATN_MEMORY_TYPICAL, NULL);
  CHECK_INT("site", log.metadata.site.len, 512);
  CHECK_INT("text", log.text.len, 400);
  event_log_free(&log);
  buffer_free(&page);
}

int main(void) {
  TEST(data_give_the_text_that_is_not_shown);
  TEST(data_give_the_text_where_less_than_24_words_are_expected);
  TEST(data_give_the_text_if_it_has_more_words_than_are_shown);
  TEST(data_are_held_as_far_as_memory_goes);
  TEST(a_block_that_finds_no_room_is_shown_too);
  TEST(data_are_cut_at_a_boundary);
  TEST(metadata_come_before_text_in_data);
  return test_report("data");
}
