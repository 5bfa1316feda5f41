/* The decoder's guess, without an extractor: what it holds back, what it believes, and what costs what. */
#include "encoding/choice.h"
#include "encoding/guess.h"
#include "support/test.h"

#include <stdio.h>
#include <string.h>

static size_t fed;

static void count_text(void *ctx, const matn_chunk *chunk) {
  (void)ctx;
  fed += chunk->len;
}

static void holds_no_more_than_needed(void) {
  static const struct {
    const char *what, *charset, *bytes;
    size_t passed; /* of the bytes, behind a head in which the encoding is declared */
  } cases[] = {
      {"ASCII passes", "windows-1252", "<p>text", 7},
      {"before what is held, too", "windows-1252", "<p>text \xE9 and more", 8},
      {"UTF-8 as declared is clear soon", "utf-8", "<p>Gr\xC3\xB6\xC3\x9Fung and more", 21},
      {"what is not doubted", "windows-1250", "<p>text \xE9 and more", 19},
  };
  char head[MATN_PRESCAN_SIZE + 1];
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    matn_decoder decoder;
    char meta[40];
    snprintf(meta, sizeof meta, "<meta charset=%s>", cases[i].charset);
    snprintf(head, sizeof head, "%-*s", MATN_PRESCAN_SIZE, meta);
    matn_decoder_init(&decoder, MATN_ENCODING_NONE, count_text, NULL);
    matn_decoder_guess(&decoder, NULL, 0);
    matn_decoder_feed(&decoder, head, MATN_PRESCAN_SIZE);
    fed = 0;
    matn_decoder_feed(&decoder, cases[i].bytes, strlen(cases[i].bytes));
    CHECK_INT(cases[i].what, fed, cases[i].passed);
  }
}

static void two_characters_tell_of_utf16(void) {
  static const struct {
    const char *bytes;
    matn_encoding encoding;
  } rows[] = {{"<\0p\0", MATN_ENCODING_UTF_16LE}, {"\0<\0p", MATN_ENCODING_UTF_16BE},
              {"<\0\x05\0", MATN_ENCODING_UTF_8}, {"<\0p\x05", MATN_ENCODING_UTF_8},
              {"\0<\0\x05", MATN_ENCODING_UTF_8}, {"\0<\x05p", MATN_ENCODING_UTF_8},
              {"<p<p", MATN_ENCODING_UTF_8}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    matn_decoder decoder;
    matn_decoder_init(&decoder, MATN_ENCODING_NONE, count_text, NULL);
    matn_decoder_guess(&decoder, NULL, 0);
    matn_decoder_feed(&decoder, rows[i].bytes, 4);
    matn_decoder_finish(&decoder);
    CHECK_STRING(rows[i].bytes, matn_encoding_name(matn_decoder_encoding(&decoder)),
                 matn_encoding_name(rows[i].encoding));
  }
}

/* Declarations behind the first bytes, which are ASCII. */
static void declarations_count_while_all_is_ascii(void) {
  static const struct {
    const char *bytes;
    int declared;
    matn_encoding encoding;
  } rows[] = {{"a", MATN_ENCODING_KOI8_R, MATN_ENCODING_KOI8_R},
              {"a", MATN_ENCODING_NONE, MATN_ENCODING_UTF_8},
              {"a", MATN_ENCODING_COUNT, MATN_ENCODING_UTF_8},
              {"\xE9", MATN_ENCODING_KOI8_R, MATN_ENCODING_UTF_8}};
  char head[MATN_PRESCAN_SIZE];
  memset(head, ' ', sizeof head);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    matn_decoder decoder;
    matn_decoder_init(&decoder, MATN_ENCODING_NONE, count_text, NULL);
    matn_decoder_guess(&decoder, NULL, 0);
    matn_decoder_feed(&decoder, head, sizeof head);
    matn_decoder_feed(&decoder, rows[i].bytes, 1);
    matn_decoder_declare(&decoder, (matn_encoding)rows[i].declared);
    CHECK_STRING(rows[i].bytes, matn_encoding_name(matn_decoder_encoding(&decoder)),
                 matn_encoding_name(rows[i].encoding));
  }
}

static void languages_have_their_encodings(void) {
  static const struct {
    const char *tag;
    matn_encoding encoding;
  } rows[] = {
      {"ru", MATN_ENCODING_WINDOWS_1251},    {"RU-ru", MATN_ENCODING_WINDOWS_1251},
      {"ru_RU", MATN_ENCODING_WINDOWS_1251}, {"rux", MATN_ENCODING_WINDOWS_1252},
      {"sa", MATN_ENCODING_WINDOWS_1252},    {"sah", MATN_ENCODING_WINDOWS_1251},
      {"zh-han", MATN_ENCODING_GBK},         {"zh-HK", MATN_ENCODING_BIG5},
      {"en", MATN_ENCODING_WINDOWS_1252},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    CHECK_STRING(rows[i].tag, matn_encoding_name(matn_locale_default(rows[i].tag, strlen(rows[i].tag))),
                 matn_encoding_name(rows[i].encoding));
  }
}

static void a_language_is_a_tag_of_letters(void) {
  static const struct {
    const char *tag;
    matn_encoding fallback;
  } rows[] = {{"ru", MATN_ENCODING_WINDOWS_1251},
              {"r", MATN_ENCODING_NONE},
              {"1u", MATN_ENCODING_NONE},
              {"r-", MATN_ENCODING_NONE}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    matn_decoder decoder;
    matn_decoder_init(&decoder, MATN_ENCODING_NONE, count_text, NULL);
    matn_decoder_language(&decoder, rows[i].tag, strlen(rows[i].tag));
    CHECK_INT(rows[i].tag, decoder.fallback, rows[i].fallback);
  }
}

#if MATN_ENCODINGS == MATN_ENCODINGS_all
/* Anything that is no character costs as much as the byte 0xFF, which is none in any of these encodings. */
static void errors_cost_the_same(void) {
  static const struct {
    matn_encoding encoding;
    const char *bytes;
    uint32_t errors;
  } rows[] = {
      {MATN_ENCODING_SHIFT_JIS, "\xFF.", 1},       {MATN_ENCODING_SHIFT_JIS, "\x81\x7F.", 1},
      {MATN_ENCODING_SHIFT_JIS, "\xA0\x40.", 1},   {MATN_ENCODING_EUC_JP, "\x8F\xA1", 1},
      {MATN_ENCODING_EUC_JP, "\x8F\xA1.", 2},      {MATN_ENCODING_EUC_JP, "\x8F\x41.", 1},
      {MATN_ENCODING_GBK, "\x81\x7F.", 1},         {MATN_ENCODING_GBK, "\x81\x30\x81", 1},
      {MATN_ENCODING_GBK, "\x81\x30\xFF\x30.", 2}, {MATN_ENCODING_GBK, "\x81\x30\x81\x3A.", 2},
      {MATN_ENCODING_BIG5, "\x81\x7F.", 1},        {MATN_ENCODING_EUC_KR, "\xC7\x41.", 1},
  };
  uint32_t one = matn_guess_multi_byte_cost(MATN_ENCODING_GBK, (const uint8_t *)"\xFF.", 2);
  CHECK("an error costs something", one != 0);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const uint8_t *bytes = (const uint8_t *)rows[i].bytes;
    uint32_t cost = matn_guess_multi_byte_cost(rows[i].encoding, bytes, strlen(rows[i].bytes));
    CHECK_INT(rows[i].bytes, cost, one * rows[i].errors);
  }
}
#endif

int main(void) {
  if (!matn_encoding_supported(MATN_ENCODING_WINDOWS_1252)) {
    test_skip("doubts", "this build decodes UTF-8 alone");
    return test_report("doubt");
  }
  TEST(holds_no_more_than_needed);
  TEST(two_characters_tell_of_utf16);
  TEST(declarations_count_while_all_is_ascii);
  TEST(languages_have_their_encodings);
  TEST(a_language_is_a_tag_of_letters);
#if MATN_ENCODINGS == MATN_ENCODINGS_all
  TEST(errors_cost_the_same);
#endif
  return test_report("doubt");
}
