/* The small parts: ring, names, classes of characters, features. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "blocks/ring.h"
#include "model/feature.h"
#include "outline/attributes.h"
#include "outline/name_evidence.h"
#include "support/buffer.h"
#include "support/test.h"
#include "tokenizer/atoms.h"

static void add_text(const ring *r, const block_record *record, buffer *out) {
  matn_slice slices[2];
  size_t count = matn_ring_text(r, record, slices);
  for (size_t i = 0; i < count; i++) buffer_add(out, slices[i].bytes, slices[i].len);
}

/* Text is written to the newest record. If there is no room the oldest records go, after their text is
 * compared with what was written. */
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

/* More letters than are counted. */
#define A16 "aaaaaaaaaaaaaaaa"
#define A256 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16
static const char long_word[] = A256 "a";

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
              {"article article article article article article article", 96},
              {long_word, 6},
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
                        entry_of("b", 5),        entry_of(long_word, 6)};
  const uint8_t groups[] = {GROUP_BODY, GROUP_BODY, GROUP_BODY, GROUP_BODY,
                            GROUP_BODY, GROUP_BODY, GROUP_BODY, GROUP_BODY};
  qsort(entries, COUNT_OF(entries), sizeof *entries, compare_entries);
  const model learned = {.names = {.entries = entries, .groups = groups, .count = COUNT_OF(entries)}};
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
  static const uint8_t groups[] = {GROUP_BODY, GROUP_FOOT, GROUP_NONE};
  const model learned = {.names = {.entries = entries, .groups = groups, .count = 3}};
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

static void names_of_elements_and_attributes_are_known(void) {
  static const struct {
    const char *name;
    uint8_t atom, attribute;
  } rows[] = {
      {"blockquote", ATOM_BLOCKQUOTE, ATTRIBUTE_OTHER},
      {"BlockQuote", ATOM_BLOCKQUOTE, ATTRIBUTE_OTHER},
      {"blockquorq", ATOM_UNKNOWN, ATTRIBUTE_OTHER}, /* in the same place of the table */
      {"aria-hidden", ATOM_UNKNOWN, ATTRIBUTE_ARIA_HIDDEN},
      {"ARIA-Hidden", ATOM_UNKNOWN, ATTRIBUTE_ARIA_HIDDEN},
      {"aria-hidabc", ATOM_UNKNOWN, ATTRIBUTE_OTHER},
      {"aria-hiddens", ATOM_UNKNOWN, ATTRIBUTE_OTHER},
      {"class", ATOM_UNKNOWN, ATTRIBUTE_CLASS},
      {"clasp", ATOM_UNKNOWN, ATTRIBUTE_OTHER},
      {"href", ATOM_UNKNOWN, ATTRIBUTE_OTHER}, /* matters only on other elements */
  };
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    CHECK_INT(rows[i].name, matn_atom(rows[i].name, strlen(rows[i].name)), rows[i].atom);
    CHECK_INT(rows[i].name, attribute_of(rows[i].name, strlen(rows[i].name), ON_ANY), rows[i].attribute);
  }
}

static void the_model_can_be_searched(void) {
  model learned;
  matn_model_init(&learned);
  const word_table *const tables[] = {&learned.names, &learned.words};
  for (size_t t = 0; t < 2; t++) {
    for (uint16_t i = 0; i < tables[t]->count; i++) {
      uint32_t entry = tables[t]->entries[i];
      CHECK_INT("evidence", matn_model_word(tables[t], entry), (int)(entry & 0xFF) - 128);
      CHECK("in order", i == 0 || tables[t]->entries[i - 1] >> 8 < entry >> 8);
      bool is_next = i + 1 < tables[t]->count && tables[t]->entries[i + 1] >> 8 == (entry >> 8) + 1;
      if (!is_next) CHECK_INT("no evidence", matn_model_word(tables[t], entry + 0x100), 0);
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
  TEST(names_of_elements_and_attributes_are_known);
  TEST(characters_have_classes);
  TEST(the_model_can_be_searched);
  TEST(logs_of_features_grow_with_their_number);
  return test_report("parts");
}
