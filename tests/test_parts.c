/* The small parts: ring, names, classes of characters, scans, regions. */
#include <stdio.h>
#include <string.h>

#include "names.h"
#include "regions.h"
#include "scan.h"
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
      for (uint64_t serial = r.first; serial != r.next; serial++) {
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

static void names_are_cut_into_words(void) {
  static const struct {
    const char *value;
    int weight, hint;
  } rows[] = {{"article", 14, HINT_NONE},        {"post-date", 2, HINT_DATE},
              {"articleBody", 26, HINT_NONE},    {"ARTICLE body", 26, HINT_NONE},
              {"unknown", 0, HINT_NONE},         {"sidebar2 footer", -60, HINT_NONE},
              {"articles", 0, HINT_NONE},        {"averyveryverylongword footer", -32, HINT_NONE},
              {"author__name", -8, HINT_BYLINE}, {"", 0, HINT_NONE}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    for (size_t split = 0; split <= strlen(rows[i].value); split++) {
      names n;
      matn_names_init(&n);
      matn_names_value(&n, rows[i].value, split, false);
      matn_names_value(&n, rows[i].value + split, strlen(rows[i].value) - split, true);
      CHECK_INT(rows[i].value, n.weight, rows[i].weight);
      CHECK_INT(rows[i].value, n.hint, rows[i].hint);
    }
  }
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
              {"\xC2\xAD", TEXT_CONTROL},
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

static void a_scan_finds_what_a_plain_loop_finds(void) {
  static const char stops[] = {'<', '&', '\r', '\0'};
  char bytes[80];
  for (size_t start = 0; start < 16; start++) {
    for (size_t len = 0; len <= 60; len++) {
      for (size_t at = 0; at <= len; at++) {
        for (size_t s = 0; s < sizeof stops; s++) {
          memset(bytes, 'x', sizeof bytes);
          bytes[start + len] = '<'; /* behind the end */
          if (at < len) bytes[start + at] = stops[s];
          const char *found = scan_for(bytes + start, bytes + start + len, '<', '&');
          CHECK_INT("place", found - bytes, start + at);
        }
      }
    }
  }
}

/* One letter for each block: headline, strong, likely, unlikely, foreign; 'F' is a foreign one of 500 words.
 */
static void regions_follow_their_table(void) {
  static const struct {
    const char *blocks, *kept;
  } rows[] = {{"uufu", "----"},   {"fhsul", "-++-+"}, {"lfl", "+-+"},    {"sfs", "+-+"},
              {"sFlls", "+---+"}, {"sFh", "+--"},     {"sfull", "+--++"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    regions g;
    char kept[8] = {0};
    matn_regions_init(&g);
    for (size_t k = 0; rows[i].blocks[k] != '\0'; k++) {
      char kind = rows[i].blocks[k];
      const block_record block = {.words = kind == 'F' ? 500 : 20,
                                  .role = kind == 'h' ? MATN_ROLE_HEADLINE : MATN_ROLE_PARAGRAPH,
                                  .score = kind == 's'                  ? 2 * SCORE_ONE
                                           : kind == 'u'                ? -SCORE_ONE / 2
                                           : kind == 'f' || kind == 'F' ? -200
                                                                        : 0};
      kept[k] = matn_regions_decide(&g, &block, 0) ? '+' : '-';
    }
    CHECK_STRING(rows[i].blocks, kept, rows[i].kept);
  }
}

int main(void) {
  TEST(ring_keeps_text_in_order_while_it_goes_round);
  TEST(ring_takes_text_back_across_its_end);
  TEST(names_are_cut_into_words);
  TEST(characters_have_classes);
  TEST(a_scan_finds_what_a_plain_loop_finds);
  TEST(regions_follow_their_table);
  return test_report("parts");
}
