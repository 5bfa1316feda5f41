/* The small parts: ring, names, classes of characters, scans, regions. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "byline.h"
#include "date.h"
#include "feature.h"
#include "names.h"
#include "regions.h"
#include "support/buffer.h"
#include "support/test.h"
#include "text.h"

static void add_text(const ring *r, const block_record *record, buffer *out) {
  matn_slice slices[2];
  size_t count = matn_ring_text(r, record, slices);
  for (size_t i = 0; i < count; i++) buffer_add(out, slices[i].bytes, slices[i].len);
}

/* Writes `text` to the newest record; the oldest go when there is no room, and are compared with what was
 * written to them. */
static void ring_keeps_text_in_order_while_it_goes_round(void) {
  static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz";
  for (size_t size = 24; size < 60; size++) {
    block_record records[8];
    char text[64];
    ring r;
    matn_ring_init(&r, records, 8, text, (uint32_t)size);
    for (uint32_t i = 0; i < 300; i++) {
      size_t len = 1 + i * 7 % 20;
      while (!ring_has_room(&r)) matn_ring_release(&r, true);
      matn_ring_push(&r);
      for (size_t k = 0; k < len; k++) {
        while (matn_ring_room(&r, 1) < 1) matn_ring_release(&r, true);
        matn_ring_write(&r, alphabet + (i + k) % 26, 1);
      }
      for (uint32_t serial = r.first; serial != r.next; serial++) {
        buffer got = {0}, expected = {0};
        add_text(&r, ring_record(&r, serial), &got);
        for (size_t k = 0; k < 1 + serial * 7 % 20; k++)
          buffer_add(&expected, alphabet + (serial + k) % 26, 1);
        CHECK_STRING("text of a record", buffer_string(&got), buffer_string(&expected));
        buffer_free(&got);
        buffer_free(&expected);
      }
    }
  }
}

static void ring_takes_text_back_across_its_end(void) {
  block_record records[8];
  char text[16];
  ring r;
  buffer got = {0};
  matn_ring_init(&r, records, 8, text, sizeof text);
  matn_ring_push(&r);
  CHECK("room", matn_ring_room(&r, 1) == 16);
  matn_ring_write(&r, "0123456789", 10);
  matn_ring_push(&r);
  matn_ring_write(&r, "abcdef", 6);
  matn_ring_release(&r, true);
  CHECK_INT("room where the first text was", matn_ring_room(&r, 1), 10);
  matn_ring_write(&r, "ghi", 3);
  matn_ring_unwrite(&r, 5);
  add_text(&r, ring_record(&r, 1), &got);
  CHECK_STRING("what is left", buffer_string(&got), "abcd");
  buffer_free(&got);
}

static void ring_begins_anew_when_its_text_was_released_up_to_its_end(void) {
  block_record records[8];
  char text[16];
  ring r;
  buffer got = {0};
  matn_ring_init(&r, records, 8, text, sizeof text);
  matn_ring_push(&r);
  matn_ring_write(&r, "0123456789abcdef", 16);
  matn_ring_push(&r);
  matn_ring_release(&r, true);
  CHECK_INT("room in an empty ring", matn_ring_room(&r, 1), 16);
  matn_ring_write(&r, "ghijkl", 6);
  matn_ring_push(&r);
  matn_ring_write(&r, "mnop", 4);
  matn_ring_release(&r, true);
  CHECK_INT("room behind the text", matn_ring_room(&r, 1), 6);
  CHECK_INT("room before it", matn_ring_room(&r, 7), 6);
  add_text(&r, ring_record(&r, 2), &got);
  CHECK_STRING("the text", buffer_string(&got), "mnop");
  buffer_free(&got);
}

/* Blocks in a ring with room for 10 of them, of which 3 stay readable. */
static void spare_memory_holds_nothing(void) {
  static const struct {
    const char *name;
    uint32_t pushed, released;
    size_t size;
    bool text;
  } rows[] = {{"empty", 0, 0, 7 * sizeof(block_record), false},
              {"one block", 1, 0, 6 * sizeof(block_record), false},
              {"as many as there is room for", 7, 0, 0, true},
              {"at the end of the records", 9, 5, 1 * sizeof(block_record), false},
              {"at their beginning", 11, 5, 1 * sizeof(block_record), false}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    static block_record records[10];
    static char text[64];
    ring r;
    size_t size;
    matn_ring_init(&r, records, 10, text, sizeof text);
    for (uint32_t k = 0; k < rows[i].pushed; k++) {
      if (k >= 7 && r.first < rows[i].released) matn_ring_release(&r, true);
      matn_ring_push(&r);
    }
    while (r.first < rows[i].released) matn_ring_release(&r, true);
    char *spare = matn_ring_spare(&r, &size);
    bool in_text = spare >= text && spare < text + sizeof text;
    CHECK_INT(rows[i].name, in_text, rows[i].text);
    CHECK_INT(rows[i].name, size, rows[i].text ? sizeof text : rows[i].size);
  }
}

/* The hash of a word, with evidence in its lowest byte. */
static uint32_t entry_of(const char *word, int evidence) {
  uint32_t hash = WORD_HASH;
  for (; *word != '\0'; word++) hash = word_hash_add(hash, (unsigned char)*word);
  return (hash & ~(uint32_t)0xFF) | (uint32_t)(evidence + 128);
}

static int compare_entries(const void *a, const void *b) {
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static void names_are_cut_into_words(void) {
  static const struct {
    const char *value;
    int weight;
  } rows[] = {{"article", 14},
              {"post-date", 2},
              {"articleBody", 26},
              {"ARTICLE body", 26},
              {"unknown", 0},
              {"footer2 footer", -64},
              {"articles", 0},
              {"averyverylongword footer", -32},
              {"footer footer footer footer", -96},
              {"author__name", -8},
              {"b o d y", 0},
              {"HTMLArticle", 0},
              {"theARTICLE", 14},
              {"ARTICLEbody", 0},
              {"aArticleBBody", 14},
              {"article1Body", 26},
              {"", 0}};
  uint32_t entries[] = {entry_of("article", 14), entry_of("post", 10),    entry_of("date", -8),
                        entry_of("body", 12),    entry_of("footer", -32), entry_of("author", -8),
                        entry_of("b", 5)};
  const uint8_t groups[] = {GROUP_BODY, GROUP_BODY, GROUP_BODY, GROUP_BODY,
                            GROUP_BODY, GROUP_BODY, GROUP_BODY};
  qsort(entries, 7, sizeof *entries, compare_entries);
  const model learned = {.names = {.entries = entries, .groups = groups, .count = 7}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    for (size_t cut = 0; cut <= strlen(rows[i].value); cut++) {
      names n;
      matn_names_init(&n, &learned, NULL, 0);
      matn_names_value(&n, rows[i].value, cut, false, true);
      matn_names_value(&n, rows[i].value + cut, strlen(rows[i].value) - cut, true, true);
      CHECK_INT(rows[i].value, n.weight, rows[i].weight);
      CHECK_INT(rows[i].value, n.groups >> GROUP_BODY & 1, rows[i].weight != 0);
    }
  }
}

static void values_of_names_are_remembered(void) {
  static const char long_value[] =
      "a value that is too long to be remembered, since it has more words than any "
      "that stand in pages again and again do have: footer";
  static const char *const values[] = {"article-body", "footer date", "article-body", "ARTICLE-BODY",
                                       long_value};
  uint32_t entries[] = {entry_of("article", 14), entry_of("body", 12), entry_of("footer", -32)};
  qsort(entries, 3, sizeof *entries, compare_entries);
  const model learned = {.names = {.entries = entries, .count = 3}};
  names_memory memory[2];
  names remembering, plain;
  matn_names_init(&remembering, &learned, memory, 2);
  matn_names_init(&plain, &learned, NULL, 0);
  for (size_t i = 0; i < 4 * sizeof values / sizeof *values; i++) {
    const char *value = values[i / 2 % (sizeof values / sizeof *values)];
    bool shapes = i % 2 != 0;
    names_begin(&remembering);
    names_begin(&plain);
    matn_names_value(&remembering, value, strlen(value), true, shapes);
    matn_names_value(&plain, value, strlen(value), true, shapes);
    CHECK_INT(value, remembering.weight, plain.weight);
    CHECK_INT(value, remembering.groups, plain.groups);
    CHECK_INT(value, remembering.design, plain.design);
  }
}

static void the_model_can_be_searched(void) {
  model learned;
  matn_model_init(&learned);
  const word_table *const tables[] = {&learned.names, &learned.words};
  uint8_t group;
  for (size_t t = 0; t < 2; t++) {
    for (uint16_t i = 0; i < tables[t]->count; i++) {
      uint32_t entry = tables[t]->entries[i];
      CHECK_INT("evidence", matn_model_word(tables[t], entry, &group), (int)(entry & 0xFF) - 128);
      CHECK("in order", i == 0 || tables[t]->entries[i - 1] >> 8 < entry >> 8);
      bool is_next = i + 1 < tables[t]->count && tables[t]->entries[i + 1] >> 8 == (entry >> 8) + 1;
      if (!is_next) CHECK_INT("no evidence", matn_model_word(tables[t], entry + 0x100, &group), 0);
    }
  }
  for (uint16_t i = 0; i < learned.kinds.count; i++) {
    CHECK("kind", matn_model_kinds(&learned.kinds, learned.kinds.hashes[i]) == learned.kinds.weights[i]);
  }
}

static void logs_of_features_grow_with_their_number(void) {
  static const struct {
    uint32_t n;
    int log;
  } rows[] = {{0, 0}, {1, 8}, {2, 12}, {3, 16}, {7, 24}, {15, 32}, {31, 40}, {UINT32_MAX, 255}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    CHECK_INT("log", feature_log(rows[i].n), rows[i].log);
  for (uint32_t n = 1; n < 100000; n++) CHECK("grows", feature_log(n - 1) <= feature_log(n));
  for (uint8_t i = 0; i < FEATURE_COUNT; i++) CHECK_INT("has a name", matn_feature_name(i)[0] != '\0', 1);
}

static void characters_have_classes(void) {
  static const struct {
    const char *text;
    text_class class;
  } rows[] = {{"a", TEXT_LETTER},
              {"7", TEXT_DIGIT},
              {" ", TEXT_SPACE},
              {"\f", TEXT_SPACE},
              {"\x01", TEXT_CONTROL},
              {"\x7F", TEXT_CONTROL},
              {".", TEXT_SENTENCE_END},
              {"\xC2\x85", TEXT_CONTROL},
              {"\xC2\xA0", TEXT_NO_BREAK},
              {"\xC2\xAD", TEXT_MARK},
              {"\xC3\xA9", TEXT_LETTER},
              {"\xD8\x8C", TEXT_COMMA},        /* ، */
              {"\xD8\x9F", TEXT_SENTENCE_END}, /* ؟ */
              {"\xDB\x94", TEXT_SENTENCE_END}, /* ۔ */
              {"\xD9\xA3", TEXT_DIGIT},        /* ٣ */
              {"\xD6\x89", TEXT_SENTENCE_END}, /* ։ */
              {"\xE0\xA5\xA4", TEXT_SENTENCE_END},
              {"\xE0\xB8\x81", TEXT_DENSE},
              {"\xE1\x8D\xA2", TEXT_SENTENCE_END},
              {"\xE2\x80\x8F", TEXT_MARK},
              {"\xE2\x80\x99", TEXT_MARK}, /* apostrophe */
              {"\xE3\x80\x81", TEXT_COMMA},
              {"\xE3\x80\x82", TEXT_SENTENCE_END},
              {"\xE4\xB8\xAD", TEXT_IDEOGRAPH},
              {"\xEF\xBB\xBF", TEXT_CONTROL},
              {"\xF0\x9F\x98\x80", TEXT_PUNCTUATION},
              {"\xF0\xA0\x80\x80", TEXT_IDEOGRAPH}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t len;
    CHECK_INT(rows[i].text, matn_text_class(rows[i].text, &len), rows[i].class);
    CHECK_INT(rows[i].text, len, strlen(rows[i].text));
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
              {"", "", false}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    bool announces;
    matn_slice name = matn_byline_find((matn_slice){rows[i].text, strlen(rows[i].text)}, &announces);
    CHECK_BYTES(rows[i].text, name.bytes, name.len, rows[i].name, strlen(rows[i].name));
    CHECK_INT(rows[i].text, announces, rows[i].announces);
  }
}

static void decisions_follow_score_and_role(void) {
  static const struct {
    matn_role role;
    int16_t score;
    bool repeated;
    decision expected;
  } rows[] = {{MATN_ROLE_PARAGRAPH, 0, false, DECISION_BODY},
              {MATN_ROLE_PARAGRAPH, 0, true, DECISION_DROP},
              {MATN_ROLE_PARAGRAPH, -SCORE_ONE, false, DECISION_DROP},
              {MATN_ROLE_HEADLINE, 2 * SCORE_ONE, false, DECISION_BESIDE},
              {MATN_ROLE_HEADLINE, -SCORE_ONE, false, DECISION_BESIDE},
              {MATN_ROLE_CAPTION, 0, false, DECISION_BESIDE},
              {MATN_ROLE_CAPTION, -SCORE_ONE, false, DECISION_BESIDE},
              {MATN_ROLE_BYLINE, -4 * SCORE_ONE, false, DECISION_DROP}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    block_record block = {.role = (uint8_t)rows[i].role, .score = rows[i].score};
    ring r = {.records = &block, .capacity = 1, .next = 1};
    CHECK_INT(matn_role_name(block.role), matn_regions_decide(&g, &r, rows[i].repeated), rows[i].expected);
  }
}

/* The decision about the first of some blocks. */
static decision decide_first(regions *g, block_record *blocks, uint32_t count) {
  ring r = {.records = blocks, .capacity = count, .next = count};
  return matn_regions_decide(g, &r, false);
}

static void what_is_near_decides_too_in_a_page_of_prose(void) {
  enum { TEXT = 900, DOUBT = 300, NOT = -900 };
  static const struct {
    const char *name;
    bool whole;
    block_record blocks[5];
    decision expected;
  } rows[] = {
#define HEADING {.role = MATN_ROLE_HEADING, .score = TEXT, .words = 2}
#define OTHER(points)                                                                                        \
  { .score = points, .words = 20 }
#define LINK(points)                                                                                         \
  { .score = points, .words = 5, .link_words = 5 }
#define SAID(points, links)                                                                                  \
  { .score = points, .words = 5, .link_words = links, .hash = 7 }
      {"a heading over text", true, {HEADING, OTHER(TEXT), OTHER(NOT), OTHER(NOT)}, DECISION_BODY},
      {"a heading over text and a box", true, {HEADING, OTHER(NOT), OTHER(NOT), OTHER(TEXT)}, DECISION_BODY},
      {"a heading over nothing",
       true,
       {HEADING, OTHER(NOT), OTHER(NOT), OTHER(NOT), OTHER(TEXT)},
       DECISION_DROP},
      {"a heading in a page half read", false, {HEADING, OTHER(NOT), OTHER(NOT), OTHER(NOT)}, DECISION_BODY},
      {"a link alone", true, {LINK(DOUBT), OTHER(TEXT)}, DECISION_BODY},
      {"links in a row", true, {LINK(DOUBT), LINK(DOUBT)}, DECISION_DROP},
      {"links in a row that are surely text", true, {LINK(TEXT), LINK(TEXT)}, DECISION_BODY},
      {"links in a page half read", false, {LINK(DOUBT), LINK(DOUBT)}, DECISION_BODY},
      {"a link under its text", true, {SAID(TEXT, 0), SAID(DOUBT, 5)}, DECISION_DROP},
      {"text over its link", true, {SAID(TEXT, 5), SAID(DOUBT, 0)}, DECISION_DROP},
      {"text said twice without a link", true, {SAID(TEXT, 0), SAID(TEXT, 0)}, DECISION_BODY},
#undef HEADING
#undef OTHER
#undef LINK
#undef SAID
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record blocks[5];
    regions g;
    memcpy(blocks, rows[i].blocks, sizeof blocks);
    matn_regions_init(&g, MATN_BALANCED, false);
    for (uint32_t k = 0; k < 5; k++) blocks[k].hash = blocks[k].hash != 0 ? blocks[k].hash : 100 + k;
    g.whole = g.prose = rows[i].whole;
    CHECK_INT(rows[i].name, decide_first(&g, blocks, rows[i].blocks[4].words != 0 ? 5 : 4), rows[i].expected);
  }
}

static void the_last_of_links_in_a_row_is_one_too(void) {
  block_record blocks[] = {{.score = 300, .words = 5, .link_words = 5},
                           {.score = 300, .words = 20, .hash = 1}};
  regions g;
  matn_regions_init(&g, MATN_BALANCED, false);
  g.whole = g.prose = true;
  g.after_links = true;
  CHECK_INT("after a link", decide_first(&g, blocks, 2), DECISION_DROP);
  CHECK_INT("after a link and text", (decide_first(&g, blocks + 1, 1), decide_first(&g, blocks, 2)),
            DECISION_BODY);
}

static void scores_of_blocks_that_look_alike_are_drawn_together(void) {
  enum { LINK = 1, OTHER_ENDING = 2, BEGUN = 4 };
  static const struct {
    const char *name;
    uint16_t designs[4];
    uint8_t different; /* the last block is a link, or ends in another way, or is decided */
    int16_t scores[4], expected[4];
    size_t room; /* bytes */
  } rows[] = {
      {"three alike", {1, 1, 1, 2}, 0, {600, 0, 300, 900}, {450, 150, 300, 900}, 64},
      {"two alike", {1, 1, 2, 3}, 0, {600, 0, 300, 900}, {600, 0, 300, 900}, 64},
      {"one of them a link", {1, 1, 3, 1}, LINK, {600, 0, 300, 900}, {600, 0, 300, 900}, 64},
      {"one ends in another way", {1, 1, 3, 1}, OTHER_ENDING, {600, 0, 300, 900}, {600, 0, 300, 900}, 64},
      {"one is decided", {1, 1, 3, 1}, BEGUN, {600, 0, 300, 900}, {550, 250, 300, 900}, 64},
      {"no room", {1, 1, 1, 1}, 0, {600, 0, 300, 900}, {600, 0, 300, 900}, 8},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record blocks[4];
    uint32_t memory[16];
    for (size_t k = 0; k < 4; k++) {
      blocks[k] = (block_record){.design = rows[i].designs[k], .score = rows[i].scores[k], .words = 4};
    }
    if ((rows[i].different & LINK) != 0) blocks[3].link_words = 4;
    if ((rows[i].different & OTHER_ENDING) != 0) blocks[3].features[FEATURE_ENDING] = 1;
    if ((rows[i].different & BEGUN) != 0) blocks[3].flags = BLOCK_COMMITTED;
    const ring r = {.records = blocks, .capacity = 4, .next = 4};
    matn_score_draw_together(&r, memory, rows[i].room);
    for (size_t k = 0; k < 4; k++) CHECK_INT(rows[i].name, blocks[k].score, rows[i].expected[k]);
  }
}

/* Whether a block that scores a little less than the threshold, 0, is kept between others. */
static void a_block_within_text_may_score_less(void) {
  enum { IN = 900, DOUBT = -100, OUT = -900 };
  static const struct {
    const char *name;
    int16_t before[4], after[4];
    decision expected;
  } rows[] = {{"within text", {OUT, OUT, OUT, IN}, {IN, OUT, OUT, OUT}, DECISION_BODY},
              {"some way off", {OUT, IN, OUT, OUT}, {OUT, OUT, IN, OUT}, DECISION_BODY},
              {"too far behind", {IN, OUT, OUT, OUT}, {IN, OUT, OUT, OUT}, DECISION_DROP},
              {"too far before", {OUT, OUT, OUT, IN}, {OUT, OUT, OUT, IN}, DECISION_DROP},
              {"after text", {IN, IN, IN, IN}, {OUT, OUT, OUT, OUT}, DECISION_DROP}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record block = {.score = DOUBT, .words = 20}, blocks[5] = {block};
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    g.whole = true;
    g.threshold = 0;
    for (size_t k = 0; k < 4; k++) {
      block.score = rows[i].before[k];
      decide_first(&g, &block, 1);
      blocks[k + 1] = (block_record){.score = rows[i].after[k], .words = 20};
    }
    CHECK_INT(rows[i].name, decide_first(&g, blocks, 5), rows[i].expected);
  }
}

/* A page of prose: so many words are kept, so many blocks dropped, then a block scores half a log-odds unit.
 */
static void what_follows_the_text_must_be_convincing(void) {
  static const struct {
    const char *name;
    uint32_t words, more, dropped;
    int16_t forum, score;
    decision expected;
  } rows[] = {{"at once", 100, 50, 0, -60, 128, DECISION_BODY},
              {"after a box", 100, 50, 10, -60, 128, DECISION_BODY},
              {"after the text", 100, 50, 30, -60, 128, DECISION_DROP},
              {"after the text, convincing", 100, 50, 30, -60, 900, DECISION_BODY},
              {"before most of the text", 100, 300, 30, -60, 128, DECISION_BODY},
              {"in a forum", 100, 50, 30, 60, 128, DECISION_BODY}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record blocks[3] = {{.score = 900, .words = rows[i].words, .flags = BLOCK_LONG},
                              {.score = rows[i].score, .words = rows[i].more, .flags = BLOCK_LONG}},
                 dropped = {.score = -900, .words = 1};
    const page_kind kind = {.evidence = {[KIND_FORUM] = rows[i].forum}};
    ring r = {.records = blocks, .capacity = 2, .next = 2};
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    matn_regions_at_end(&g, &r, &kind);
    g.threshold = 0;
    decide_first(&g, &blocks[0], 1);
    for (uint32_t k = 0; k < rows[i].dropped; k++) decide_first(&g, &dropped, 1);
    CHECK_INT(rows[i].name, decide_first(&g, &blocks[1], 1), rows[i].expected);
  }
}

static void a_summary_is_text_that_follows_the_headline(void) {
  static const struct {
    const char *name;
    block_record between, block;
    decision expected;
  } rows[] = {
      {"at once", {.words = 0}, {.score = -64, .words = 12}, DECISION_BODY},
      {"behind a line of few words", {.score = -900, .words = 3}, {.score = -64, .words = 12}, DECISION_BODY},
      {"behind text", {.score = -900, .words = 30}, {.score = -64, .words = 12}, DECISION_DROP},
      {"too few words", {.words = 0}, {.score = -64, .words = 5}, DECISION_DROP},
      {"too low", {.words = 0}, {.score = -300, .words = 12}, DECISION_DROP},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record headline = {.role = MATN_ROLE_HEADLINE, .words = 5}, between = rows[i].between,
                 block = rows[i].block;
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    g.whole = true;
    g.threshold = 0;
    decide_first(&g, &headline, 1);
    if (between.words != 0) decide_first(&g, &between, 1);
    CHECK_INT(rows[i].name, decide_first(&g, &block, 1), rows[i].expected);
  }
}

/* Scores of blocks of twenty words, and how many of them are kept at a page's end, so many decided before. */
static void a_threshold_suits_its_page(void) {
  static const struct {
    const char *name;
    uint32_t decided;
    int16_t scores[4];
    int kept;
  } rows[] = {{"clear", 0, {900, 800, -900, -800}, 2},
              {"all low", 0, {-400, -900, -1000, -1000}, 1},
              {"all high", 0, {900, 900, 900, 900}, 4},
              {"doubtful", 0, {100, 100, -100, -100}, 4},
              {"hardly any promise", 0, {-300, -350, -400, -900}, 3},
              {"as many before", 4, {100, 100, -100, -100}, 4},
              {"a long page's tail", 5, {150, 150, -100, -100}, 2}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record records[8] = {{0}};
    char text[16];
    ring r;
    regions g;
    int kept = 0;
    const page_kind kind = {0};
    matn_ring_init(&r, records, 8, text, sizeof text);
    r.first = r.next = rows[i].decided;
    for (size_t k = 0; k < 4; k++) {
      block_record *record = matn_ring_push(&r);
      record->words = 20;
      record->flags = BLOCK_LONG;
      record->score = rows[i].scores[k];
    }
    matn_regions_init(&g, MATN_BALANCED, false);
    matn_regions_at_end(&g, &r, &kind);
    for (; r.first < r.next; matn_ring_release(&r, true)) {
      kept += matn_regions_decide(&g, &r, false) == DECISION_BODY;
    }
    CHECK_INT(rows[i].name, kept, rows[i].kept);
  }
}

/* In a page that is not known whole. */
static void what_is_favoured_moves_the_threshold(void) {
  static const struct {
    matn_favour favour;
    int16_t score;
    decision expected;
  } rows[] = {{MATN_FAVOUR_PRECISION, SCORE_ONE, DECISION_BODY},
              {MATN_FAVOUR_PRECISION, 0, DECISION_DROP},
              {MATN_BALANCED, 0, DECISION_BODY},
              {MATN_BALANCED, -SCORE_ONE / 2, DECISION_DROP},
              {MATN_FAVOUR_RECALL, -SCORE_ONE / 2, DECISION_BODY},
              {MATN_FAVOUR_RECALL, -SCORE_ONE, DECISION_DROP}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    regions g;
    matn_regions_init(&g, rows[i].favour, false);
    block_record block = {.role = MATN_ROLE_PARAGRAPH, .score = rows[i].score};
    CHECK_INT("decision", decide_first(&g, &block, 1), rows[i].expected);
    CHECK_INT("text by the balanced threshold", matn_regions_is_text(&g, &block), rows[i].score >= 0);
  }
}

static const struct {
  uint32_t part, whole;
  uint8_t expected;
} shares[] = {{0, 0, 0},
              {0, 9, 0},
              {1, 1000, 1},
              {1, 2, 16},
              {9, 9, 32},
              {10, 9, 32},
              {1u << 30, 1u << 31, 16},
              {UINT32_MAX - 1, UINT32_MAX, 32}};

static void shares_are_in_thirty_seconds(void) {
  for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
    char name[40];
    snprintf(name, sizeof name, "%lu of %lu", (unsigned long)shares[i].part, (unsigned long)shares[i].whole);
    CHECK_INT(name, feature_share(shares[i].part, shares[i].whole), shares[i].expected);
  }
}

int main(void) {
  TEST(shares_are_in_thirty_seconds);
  TEST(ring_keeps_text_in_order_while_it_goes_round);
  TEST(ring_takes_text_back_across_its_end);
  TEST(ring_begins_anew_when_its_text_was_released_up_to_its_end);
  TEST(spare_memory_holds_nothing);
  TEST(names_are_cut_into_words);
  TEST(values_of_names_are_remembered);
  TEST(characters_have_classes);
  TEST(the_model_can_be_searched);
  TEST(logs_of_features_grow_with_their_number);
  TEST(dates_are_found_as_they_are_written);
  TEST(names_are_taken_out_of_bylines);
  TEST(decisions_follow_score_and_role);
  TEST(what_is_near_decides_too_in_a_page_of_prose);
  TEST(the_last_of_links_in_a_row_is_one_too);
  TEST(scores_of_blocks_that_look_alike_are_drawn_together);
  TEST(a_block_within_text_may_score_less);
  TEST(what_follows_the_text_must_be_convincing);
  TEST(a_summary_is_text_that_follows_the_headline);
  TEST(what_is_favoured_moves_the_threshold);
  TEST(a_threshold_suits_its_page);
  return test_report("parts");
}
