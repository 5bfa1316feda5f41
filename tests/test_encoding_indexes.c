/* The decoders of all encodings beside the standard's algorithms, with the standard's indexes if WHATWG_DATA
 * names them. They read every sequence of bytes that can be a character, whole and cut, and sequences that
 * are none. */
#include "matn_encoding.h"

#include "support/decoded.h"
#include "support/reference_decoder.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(literal) literal, sizeof literal - 1
#define FFFD "\xEF\xBF\xBD"

/* So that no document begins with a byte order mark. */
#define START "xx"
enum { START_LEN = 2 };

static bool is_multi_byte(matn_encoding encoding) {
  return encoding >= MATN_ENCODING_GBK && encoding <= MATN_ENCODING_EUC_KR;
}

/* Compares the input in one piece, and in pieces that cut records of record_len bytes at every place. */
static bool check_records(matn_encoding encoding, const char *input, size_t len, size_t record_len) {
  static struct decoded expected, got;
  char what[128];
  decode_by_reference(&expected, encoding, input, len);
  for (size_t cut = 0; cut <= record_len + 1; cut++) {
    size_t first = cut == 0 ? len : START_LEN + cut, step = cut > record_len ? 1 : record_len;
    decode_in_steps(&got, encoding, input, len, first, step);
    snprintf(what, sizeof what, "%s, %02X %02X %02X..., pieces of %zu, then %zu",
             matn_encoding_name(encoding), (unsigned char)input[START_LEN],
             (unsigned char)input[START_LEN + 1], (unsigned char)input[START_LEN + 2], first, step);
    if (!CHECK(what, got.sound) || !check_same(what, &got, &expected)) return false;
  }
  return true;
}

/* Each pair of bytes behind the given ones. All pairs of one lead byte are in one document. If nothing is
 * given, each pair also ends a document. */
static bool check_pairs(matn_encoding encoding, const char *before, size_t before_len) {
  const size_t record_len = before_len + 3;
  for (int lead = 0; lead < 256; lead++) {
    char input[MAX_TEXT] = START;
    size_t len = START_LEN;
    for (int trail = 0; trail < 256; trail++) {
      memcpy(input + len, before, before_len);
      input[len + before_len] = (char)lead;
      input[len + before_len + 1] = (char)trail;
      input[len + before_len + 2] = '\n';
      len += record_len;
    }
    if (!check_records(encoding, input, len, record_len)) return false;
    for (int trail = 0; before_len == 0 && trail < 256; trail++) {
      input[START_LEN + 1] = (char)trail;
      if (!check_records(encoding, input, START_LEN + 2, 1)) return false;
    }
    if (!check_records(encoding, input, START_LEN + before_len + 1, 1)) return false;
  }
  return true;
}

static void decodes_every_byte(void) {
  char input[START_LEN + 256] = START;
  for (int byte = 0; byte < 256; byte++) input[START_LEN + byte] = (char)byte;
  for (int i = MATN_ENCODING_UTF_8; i < MATN_ENCODING_COUNT; i++)
    if (matn_encoding_supported((matn_encoding)i))
      check_records((matn_encoding)i, input, sizeof input, sizeof input);
}

static void decodes_every_pair(void) {
  check_pairs(MATN_ENCODING_UTF_8, "", 0);
  for (int i = MATN_ENCODING_GBK; i < MATN_ENCODING_COUNT; i++)
    if (matn_encoding_supported((matn_encoding)i)) check_pairs((matn_encoding)i, "", 0);
}

static void decodes_every_pair_after_a_prefix(void) {
  static const struct {
    matn_encoding encoding;
    const char *before;
    size_t len;
  } cases[] = {
      {MATN_ENCODING_EUC_JP, BYTES("\x8F")},        {MATN_ENCODING_ISO_2022_JP, BYTES("\x1B$B")},
      {MATN_ENCODING_ISO_2022_JP, BYTES("\x1B(J")}, {MATN_ENCODING_ISO_2022_JP, BYTES("\x1B(I")},
      {MATN_ENCODING_ISO_2022_JP, BYTES("\x1B")},   {MATN_ENCODING_ISO_2022_JP, BYTES("\x1B$B\x1B")},
      {MATN_ENCODING_GB18030, BYTES("\x81\x30")},   {MATN_ENCODING_GBK, BYTES("\xFE\x39")},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    if (matn_encoding_supported(cases[i].encoding))
      check_pairs(cases[i].encoding, cases[i].before, cases[i].len);
}

static void decodes_every_four_bytes(void) {
  for (int i = 0; i < 126 * 10; i++) {
    char input[MAX_TEXT] = START;
    size_t len = START_LEN;
    for (int j = 0; j < 126 * 10; j++, len += 5) {
      char record[5] = {(char)(0x81 + i / 10), (char)('0' + i % 10), (char)(0x81 + j / 10),
                        (char)('0' + j % 10), '\n'};
      memcpy(input + len, record, sizeof record);
    }
    if (!check_records(MATN_ENCODING_GB18030, input, len, 5)) return;
  }
}

/* All sequences of bytes at the ends of the decoders' ranges. Each is a document. */
static void decodes_bytes_at_the_ends_of_ranges(void) {
  static const char two[] = "\n0AZ\x7F\x80\x81\xA0\xA1\xFE\xFF", gb[] = "/09:@~\x7F\x80\x81\xFE\xFF",
                    euc[] = "a\x7F\x80\x8E\x8F\x90\xA0\xA1\xDF\xFE\xFF", escapes[] = "\x1B$(B@I!\x0E",
                    units[] = "a\x7F\xD7\xD8\xDB\xDC\xDF\xE0\xFF";
  for (int i = MATN_ENCODING_GBK; i < MATN_ENCODING_COUNT; i++) {
    matn_encoding encoding = (matn_encoding)i;
    const char *bytes = encoding <= MATN_ENCODING_GB18030       ? gb
                        : encoding == MATN_ENCODING_EUC_JP      ? euc
                        : encoding == MATN_ENCODING_ISO_2022_JP ? escapes
                        : is_multi_byte(encoding)               ? two
                                                                : units;
    size_t count = strlen(bytes), all = count * count * count * count;
    if (encoding == MATN_ENCODING_ISO_2022_JP) all *= count;
    for (size_t j = 0; matn_encoding_supported(encoding) && j < all; j++) {
      char input[START_LEN + 5] = START;
      for (size_t k = 0, rest = j; k < 5; k++, rest /= count) input[START_LEN + k] = bytes[rest % count];
      if (!check_records(encoding, input, sizeof input, 5)) break;
    }
  }
}

static void decodes_random_bytes(void) {
  uint32_t random = 1;
  for (int i = MATN_ENCODING_UTF_8; i < MATN_ENCODING_COUNT; i++) {
    for (size_t j = 0; matn_encoding_supported((matn_encoding)i) && j < 40; j++) {
      char input[2000] = START;
      for (size_t k = START_LEN; k < sizeof input; k++) {
        random = random * 1664525u + 1013904223u; /* Numerical Recipes */
        bool ascii = random >> 16 & 1 && j % 2;
        input[k] = (char)(ascii ? 'a' + (random >> 24) % 26 : random >> 24);
      }
      if (!check_records((matn_encoding)i, input, sizeof input, 7)) break;
    }
  }
}

static void decodes_known_characters(void) {
  static const struct {
    const char *label, *input;
    size_t len;
    const char *text, *offsets;
  } cases[] = {
      {"gbk", BYTES("\xC4\xE3\x80!"), "\xE4\xBD\xA0\xE2\x82\xAC!", "0 0 0 2 2 2 3"},
      {"gbk", BYTES("\x81\x30\x81\x30\x90\x30\x81\x30"), "\xC2\x80\xF0\x90\x80\x80", "0 0 4 4 4 4"},
      {"gb18030", BYTES("\x81\x35\xF4\x37"), "\xEE\x9F\x87", "0 0 0"},
      {"gb18030", BYTES("\xE3\x32\x9A\x35"), "\xF4\x8F\xBF\xBF", "0 0 0 0"},
      {"gb18030", BYTES("\xE3\x32\x9A\x36"), FFFD, "0 0 0"},
      {"gb18030", BYTES("\x81\x30\x81"), FFFD, "0 0 0"},
      {"gb18030", BYTES("\x81\x30\x81<"), FFFD "0" FFFD "<", "0 0 0 1 2 2 2 3"},
      {"gb18030", BYTES("\x81\x30<"), FFFD "0<", "0 0 0 1 2"},
      {"gb18030", BYTES("\x81<\xFF\x81\xFF"), FFFD "<" FFFD FFFD, "0 0 0 1 2 2 2 3 3 3"},
      {"big5", BYTES("\xA4\x40\xA4\xA4"), "\xE4\xB8\x80\xE4\xB8\xAD", "0 0 0 2 2 2"},
      {"big5", BYTES("\x88\x62\x88\xA5"), "\xC3\x8A\xCC\x84\xC3\xAA\xCC\x8C", "0 0 0 0 2 2 2 2"},
      {"big5", BYTES("\x87\x40\x87\x45"), "\xE4\x8F\xB0\xF0\xA7\x89\xA7", "0 0 0 2 2 2 2"},
      {"big5", BYTES("\x80\x81<\x81\xFE\xFF"), FFFD FFFD "<" FFFD FFFD, "0 0 0 1 1 1 2 3 3 3 5 5 5"},
      {"euc-jp", BYTES("\xC6\xFC\x8E\xB1\x8F\xB0\xA1"), "\xE6\x97\xA5\xEF\xBD\xB1\xE4\xB8\x82",
       "0 0 0 2 2 2 4 4 4"},
      {"euc-jp", BYTES("\x8F\xB0<\x8F<\x8E\xE0\x8F\xA1\xA1"), FFFD "<" FFFD "<" FFFD FFFD,
       "0 0 0 2 3 3 3 4 5 5 5 7 7 7"},
      {"iso-2022-jp", BYTES("a\x1B$BF|\x1B(B!"), "a\xE6\x97\xA5!", "0 1 1 1 6"},
      {"iso-2022-jp", BYTES("\x1B(J\\~\x1B(I1"), "\xC2\xA5\xE2\x80\xBE\xEF\xBD\xB1", "0 0 4 4 4 5 5 5"},
      {"iso-2022-jp", BYTES("\x1B$B\x1B(Ba"), FFFD "a", "0 0 0 3"},
      {"iso-2022-jp", BYTES("\x1B$BF\x1B(Ba\x1B"), FFFD "a" FFFD, "0 0 0 4 8 8 8"},
      {"iso-2022-jp", BYTES("\x1B$B\x1B$"), FFFD FFFD, "0 0 0 4 4 4"},
      {"iso-2022-jp", BYTES("a\x1B(B"), "a", "0"},
      {"shift_jis", BYTES("\x93\xFA\xB1\x80\\~"), "\xE6\x97\xA5\xEF\xBD\xB1\xC2\x80\\~",
       "0 0 0 2 2 2 3 3 4 5"},
      {"shift_jis", BYTES("\xF0\x40\xF9\xFC\xFA\x40"), "\xEE\x80\x80\xEE\x9D\x97\xE2\x85\xB0",
       "0 0 0 2 2 2 4 4 4"},
      {"shift_jis", BYTES("\x81<\xA0\xFD\x85\x40\x81"), FFFD "<" FFFD FFFD FFFD "@" FFFD,
       "0 0 0 1 2 2 2 3 3 3 4 4 4 5 6 6 6"},
      {"euc-kr", BYTES("\xB0\xA1\x81\x41\xCA\xA1"), "\xEA\xB0\x80\xEA\xB0\x82\xE4\xBC\xBD",
       "0 0 0 2 2 2 4 4 4"},
      {"euc-kr", BYTES("\xC9\xA1\xC9<\x81\x5B"), FFFD FFFD "<" FFFD "[", "0 0 0 2 2 2 3 4 4 4 5"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    matn_encoding encoding = matn_encoding_for_label(cases[i].label, strlen(cases[i].label));
    if (!matn_encoding_supported(encoding)) continue;
    const struct decoded *out = check_decode(cases[i].label, encoding, cases[i].input, cases[i].len);
    CHECK_BYTES(cases[i].label, out->text, out->len, cases[i].text, strlen(cases[i].text));
    check_offsets(cases[i].label, out, cases[i].offsets);
  }
}

int main(void) {
  const char *data = getenv("WHATWG_DATA");
  reference_load(data);
  TEST(decodes_known_characters);
  TEST(decodes_every_byte);
  TEST(decodes_every_pair);
  TEST(decodes_every_pair_after_a_prefix);
  if (matn_encoding_supported(MATN_ENCODING_GB18030)) TEST(decodes_every_four_bytes);
  TEST(decodes_bytes_at_the_ends_of_ranges);
  TEST(decodes_random_bytes);
  if (!data) test_skip("the standard's indexes", "WHATWG_DATA does not name them; the library's are taken");
  return test_report("encoding_indexes");
}
