/* The decoder, and how it finds the encoding. Every input is also cut in two at every place and fed byte by
 * byte, which must change neither the text nor where it came from. */
#include "matn_encoding.h"

#include "encoding/choice.h"
#include "support/decoded.h"
#include "support/reference_decoder.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(literal) literal, sizeof literal - 1
#define FFFD "\xEF\xBF\xBD"

static matn_encoding encoding_named(const char *label) {
  return matn_encoding_for_label(label, strlen(label));
}

/* Fills `page` with spaces and text so that `end` ends at `place`. */
static void put_before(char *page, size_t len, const char *end, size_t place) {
  memset(page, ' ', len);
  memcpy(page + place - strlen(end), end, strlen(end));
}

static void stops_prescan_at_its_limit(void) {
  static const char meta[] = "<meta charset=windows-1256>";
  char page[MATN_PRESCAN_SIZE + 8];
  put_before(page, sizeof page, meta, MATN_PRESCAN_SIZE);
  page[sizeof page - 1] = '\xC7';
  CHECK_INT("within", matn_encoding_prescan(page, sizeof page), MATN_ENCODING_WINDOWS_1256);
  const struct decoded *out = check_decode("within", MATN_ENCODING_NONE, page, sizeof page);
  CHECK_INT("within", out->source, MATN_ENCODING_SOURCE_META);
  const char *last = matn_encoding_supported(out->encoding) ? "\xD8\xA7" : FFFD;
  CHECK_BYTES("within", out->text + out->len - strlen(last), strlen(last), last, strlen(last));
  put_before(page, sizeof page, meta, MATN_PRESCAN_SIZE + 1);
  CHECK_INT("beyond", matn_encoding_prescan(page, sizeof page), MATN_ENCODING_NONE);
  out = check_decode("beyond", MATN_ENCODING_NONE, page, sizeof page);
  CHECK_INT("beyond", out->source, MATN_ENCODING_SOURCE_DEFAULT);
}

static void finds_encodings_in_order(void) {
  static const char meta[] = "<meta charset=koi8-r>\xC1";
  static const struct {
    const char *what;
    matn_encoding transport;
    const char *input;
    size_t len;
    matn_encoding encoding;
    matn_encoding_source source;
    const char *text;
  } cases[] = {
      {"empty", MATN_ENCODING_NONE, BYTES(""), MATN_ENCODING_UTF_8, MATN_ENCODING_SOURCE_DEFAULT, ""},
      {"transport, empty", MATN_ENCODING_KOI8_U, BYTES(""), MATN_ENCODING_KOI8_U,
       MATN_ENCODING_SOURCE_TRANSPORT, ""},
      {"default", MATN_ENCODING_NONE, BYTES("a\xC3\xA9"), MATN_ENCODING_UTF_8, MATN_ENCODING_SOURCE_DEFAULT,
       "a\xC3\xA9"},
      {"transport out of range", MATN_ENCODING_COUNT, BYTES("a"), MATN_ENCODING_UTF_8,
       MATN_ENCODING_SOURCE_DEFAULT, "a"},
      {"meta", MATN_ENCODING_NONE, BYTES(meta), MATN_ENCODING_KOI8_R, MATN_ENCODING_SOURCE_META,
       "<meta charset=koi8-r>\xD0\xB0"},
      {"transport before meta", MATN_ENCODING_WINDOWS_1252, BYTES(meta), MATN_ENCODING_WINDOWS_1252,
       MATN_ENCODING_SOURCE_TRANSPORT, "<meta charset=koi8-r>\xC3\x81"},
      {"mark before transport", MATN_ENCODING_WINDOWS_1252, BYTES("\xEF\xBB\xBF\xC3\xA9"),
       MATN_ENCODING_UTF_8, MATN_ENCODING_SOURCE_BOM, "\xC3\xA9"},
      {"mark before meta", MATN_ENCODING_NONE, BYTES("\xEF\xBB\xBF<meta charset=koi8-r>"),
       MATN_ENCODING_UTF_8, MATN_ENCODING_SOURCE_BOM, "<meta charset=koi8-r>"},
      {"mark alone", MATN_ENCODING_NONE, BYTES("\xEF\xBB\xBF"), MATN_ENCODING_UTF_8, MATN_ENCODING_SOURCE_BOM,
       ""},
      {"second mark stays", MATN_ENCODING_NONE, BYTES("\xEF\xBB\xBF\xEF\xBB\xBF"), MATN_ENCODING_UTF_8,
       MATN_ENCODING_SOURCE_BOM, "\xEF\xBB\xBF"},
      {"half a mark", MATN_ENCODING_NONE, BYTES("\xEF\xBB"), MATN_ENCODING_UTF_8,
       MATN_ENCODING_SOURCE_DEFAULT, FFFD},
      {"no mark", MATN_ENCODING_WINDOWS_1252, BYTES("\xEF\xBB!"), MATN_ENCODING_WINDOWS_1252,
       MATN_ENCODING_SOURCE_TRANSPORT, "\xC3\xAF\xC2\xBB!"},
      {"UTF-16BE mark", MATN_ENCODING_UTF_8, BYTES("\xFE\xFF\0a\6\x27"), MATN_ENCODING_UTF_16BE,
       MATN_ENCODING_SOURCE_BOM, "a\xD8\xA7"},
      {"UTF-16LE mark", MATN_ENCODING_UTF_8,
       BYTES("\xFF\xFE"
             "a\0\x27\6"),
       MATN_ENCODING_UTF_16LE, MATN_ENCODING_SOURCE_BOM, "a\xD8\xA7"},
      {"half a UTF-16 mark", MATN_ENCODING_WINDOWS_1252, BYTES("\xFF"), MATN_ENCODING_WINDOWS_1252,
       MATN_ENCODING_SOURCE_TRANSPORT, "\xC3\xBF"},
      {"replacement", MATN_ENCODING_REPLACEMENT, BYTES("<p>text"), MATN_ENCODING_REPLACEMENT,
       MATN_ENCODING_SOURCE_TRANSPORT, FFFD},
      {"replacement, empty", MATN_ENCODING_REPLACEMENT, BYTES(""), MATN_ENCODING_REPLACEMENT,
       MATN_ENCODING_SOURCE_TRANSPORT, ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct decoded *out = check_decode(cases[i].what, cases[i].transport, cases[i].input, cases[i].len);
    CHECK_INT(cases[i].what, out->encoding, cases[i].encoding);
    CHECK_INT(cases[i].what, out->source, cases[i].source);
    if (!matn_encoding_supported(cases[i].encoding)) continue;
    CHECK_BYTES(cases[i].what, out->text, out->len, cases[i].text, strlen(cases[i].text));
  }
}

static void replaces_what_is_no_utf8(void) {
  static const struct {
    const char *input;
    size_t len;
    const char *text;
  } cases[] = {
      {BYTES("a\x80z"), "a" FFFD "z"},
      {BYTES("\xC0\x80"), FFFD FFFD},
      {BYTES("\xC1\xBF"), FFFD FFFD},
      {BYTES("\xC2z"), FFFD "z"},
      {BYTES("\xE0\x80\x80"), FFFD FFFD FFFD},
      {BYTES("\xE0\x9F\xBF"), FFFD FFFD FFFD},
      {BYTES("\xE2\x82z"), FFFD "z"},
      {BYTES("\xE2\x82\xE2\x82\xAC"), FFFD "\xE2\x82\xAC"},
      {BYTES("\xED\xA0\x80"), FFFD FFFD FFFD},
      {BYTES("\xED\xBF\xBF"), FFFD FFFD FFFD},
      {BYTES("\xED\x9F\xBF\xEE\x80\x80"), "\xED\x9F\xBF\xEE\x80\x80"},
      {BYTES("\xF0\x80\x80\x80"), FFFD FFFD FFFD FFFD},
      {BYTES("\xF0\x9F\x98z"), FFFD "z"},
      {BYTES("\xF0\x9F\x98"), FFFD},
      {BYTES("\xF0\x9F\x98\x80"), "\xF0\x9F\x98\x80"},
      {BYTES("\xF4\x8F\xBF\xBF"), "\xF4\x8F\xBF\xBF"},
      {BYTES("\xF4\x90\x80\x80"), FFFD FFFD FFFD FFFD},
      {BYTES("\xF5\x80\x80\x80"), FFFD FFFD FFFD FFFD},
      {BYTES("\xF8\x88\x80\x80\x80"), FFFD FFFD FFFD FFFD FFFD},
      {BYTES("\xFE!\xFF!"), FFFD "!" FFFD "!"},
      {BYTES("x\xF1\x80\x80\xE1\x80\xC2y\x80z\x80\xBFw"), "x" FFFD FFFD FFFD "y" FFFD "z" FFFD FFFD "w"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct decoded *out =
        check_decode(cases[i].text, MATN_ENCODING_UTF_8, cases[i].input, cases[i].len);
    CHECK_BYTES(cases[i].text, out->text, out->len, cases[i].text, strlen(cases[i].text));
  }
}

static void decodes_utf8_as_the_standard(void) {
  static const unsigned char bytes[] = {0x00, 'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                        0xDF, 0xE0, 0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  static struct decoded expected, got;
  enum { COUNT = sizeof bytes };
  for (size_t i = 0; i < COUNT * COUNT * COUNT * COUNT; i++) {
    unsigned char input[6] = {'x', 0, 0, 0, 0, 0xC3};
    for (size_t j = 1, rest = i; j <= 4; j++, rest /= COUNT) input[j] = bytes[rest % COUNT];
    decode_by_reference(&expected, MATN_ENCODING_UTF_8, (const char *)input, sizeof input);
    for (size_t first = 0; first <= sizeof input; first++) {
      decode_in_steps(&got, MATN_ENCODING_UTF_8, (const char *)input, sizeof input, first,
                      first == 0 ? 1 : 6);
      if (CHECK("sound", got.sound) && check_same("UTF-8", &got, &expected)) continue;
      printf("input %02X %02X %02X %02X, cut at %zu\n", input[1], input[2], input[3], input[4], first);
      return;
    }
  }
}

static void decodes_with_offsets(void) {
  static const struct {
    const char *label, *input;
    size_t len;
    const char *text;
    size_t text_len;
    const char *offsets;
  } cases[] = {
      {"utf-8", BYTES("\xEF\xBB\xBF\xC3\xA9z"), BYTES("\xC3\xA9z"), "3 4 5"},
      {"utf-8", BYTES("\xE2\x82z\xF0\x9F"), BYTES(FFFD "z" FFFD), "0 0 0 2 3 3 3"},
      {"windows-1256", BYTES("\xE3\xCA\xE4 \x81\xFF!"), BYTES("\xD9\x85\xD8\xAA\xD9\x86 \xD9\xBE\xDB\x92!"),
       "0 0 1 1 2 2 3 4 4 5 5 6"},
      {"windows-1252", BYTES("\x80\x81z"), BYTES("\xE2\x82\xAC\xC2\x81z"), "0 0 0 1 1 2"},
      {"iso-8859-6", BYTES("\xA1\xC7"), BYTES(FFFD "\xD8\xA7"), "0 0 0 1 1"},
      {"x-user-defined", BYTES("a\x80\xFF"), BYTES("a\xEF\x9E\x80\xEF\x9F\xBF"), "0 1 1 1 2 2 2"},
      {"utf-16le", BYTES("a\0\x27\6\xAC "), BYTES("a\xD8\xA7\xE2\x82\xAC"), "0 2 2 4 4 4"},
      {"utf-16be", BYTES("\0a\6\x27 \xAC"), BYTES("a\xD8\xA7\xE2\x82\xAC"), "0 2 2 4 4 4"},
      {"utf-16be", BYTES("\xFE\xFF\0a"), BYTES("a"), "2"},
      {"utf-16le", BYTES("\x3D\xD8\0\xDE!\0"), BYTES("\xF0\x9F\x98\x80!"), "0 0 0 0 4"},
      {"utf-16be", BYTES("\xD8\x3D\xDE\0\0!"), BYTES("\xF0\x9F\x98\x80!"), "0 0 0 0 4"},
      {"utf-16be", BYTES("\xDB\xFF\xDF\xFF\xD8\0\xDC\0"), BYTES("\xF4\x8F\xBF\xBF\xF0\x90\x80\x80"),
       "0 0 0 0 4 4 4 4"},
      {"utf-16be", BYTES("\xD8\0\0a\xDC\0\0b"), BYTES(FFFD "a" FFFD "b"), "0 0 0 2 4 4 4 6"},
      {"utf-16be", BYTES("\xD8\0\xD8\0\xDC\0"), BYTES(FFFD "\xF0\x90\x80\x80"), "0 0 0 2 2 2 2"},
      {"utf-16be", BYTES("\xD8\0\xDB\xFF\xE0\0"), BYTES(FFFD FFFD "\xEE\x80\x80"), "0 0 0 2 2 2 4 4 4"},
      {"utf-16be", BYTES("\0a\0"), BYTES("a" FFFD), "0 2 2 2"},
      {"utf-16be", BYTES("\0a\xD8\0"), BYTES("a" FFFD), "0 2 2 2"},
      {"utf-16be", BYTES("\0a\xD8\0\xDC"), BYTES("a" FFFD), "0 2 2 2"},
      {"utf-16be", BYTES("\xD8\0\0"), BYTES(FFFD), "0 0 0"},
      {"replacement", BYTES("abc"), BYTES(FFFD), "0 0 0"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    matn_encoding encoding = encoding_named(cases[i].label);
    if (!matn_encoding_supported(encoding)) continue;
    const struct decoded *out = check_decode(cases[i].label, encoding, cases[i].input, cases[i].len);
    CHECK_BYTES(cases[i].label, out->text, out->len, cases[i].text, cases[i].text_len);
    check_offsets(cases[i].label, out, cases[i].offsets);
  }
}

/* Long input, in mixtures of short and long runs, so that the output buffer and the deltas are full many
 * times. */
static void decodes_long_input(void) {
  static const char *const alphabets[] = {
      "\xC3\xA9",     "\xFF",         "a\xFF",    "\xE2\x82",      "\xD8\x01",
      "\xED\xA0\x80", "\x81\x30\x81", "\x88\x62", "\x1B$B!!\x1B(", "some ASCII text of 33 bytes length\xC7",
  };
  static struct decoded expected;
  char input[700];
  for (int i = MATN_ENCODING_UTF_8; i < MATN_ENCODING_COUNT; i++) {
    const char *name = matn_encoding_name((matn_encoding)i);
    bool same_decoder = i > MATN_ENCODING_IBM866 && i <= MATN_ENCODING_X_MAC_CYRILLIC;
    if (same_decoder || !matn_encoding_supported((matn_encoding)i)) continue;
    for (size_t j = 0; j < sizeof alphabets / sizeof alphabets[0]; j++) {
      for (size_t k = 0; k < sizeof input; k++) input[k] = alphabets[j][k % strlen(alphabets[j])];
      decode_by_reference(&expected, (matn_encoding)i, input, sizeof input);
      check_same(name, check_decode(name, (matn_encoding)i, input, sizeof input), &expected);
    }
  }
}

static void never_misreads_unsupported(void) {
  for (int i = MATN_ENCODING_NONE; i <= MATN_ENCODING_COUNT; i++) {
    bool multi_byte = i >= MATN_ENCODING_GBK && i <= MATN_ENCODING_EUC_KR;
    bool always = i == MATN_ENCODING_UTF_8 || i == MATN_ENCODING_REPLACEMENT;
    bool supported = always || MATN_ENCODINGS >= (multi_byte ? MATN_ENCODINGS_all : MATN_ENCODINGS_single);
    if (i == MATN_ENCODING_NONE || i == MATN_ENCODING_COUNT) supported = false;
    const char *name = matn_encoding_name((matn_encoding)i);
    CHECK_INT(name, matn_encoding_supported((matn_encoding)i), supported);
    if (supported || name[0] == '\0') continue;
    static const char input[] = "\xC4\xE3\xBA\xC3, <p>\xCA\xC0!";
    const struct decoded *out = check_decode(name, (matn_encoding)i, input, sizeof input - 1);
    CHECK_INT(name, out->encoding, i);
    static const char text[] = FFFD FFFD FFFD FFFD ", <p>" FFFD FFFD "!";
    CHECK_BYTES(name, out->text, out->len, text, sizeof text - 1);
  }
}

/* The chunks of input fed in one call. */
struct watched {
  const char *input;
  size_t chunks, slices;
};

static void watch(void *ctx, const matn_chunk *chunk) {
  struct watched *seen = ctx;
  seen->chunks++;
  if (chunk->deltas == NULL && chunk->bytes == seen->input + chunk->offset) seen->slices++;
}

static struct watched watch_feed(matn_encoding transport, const char *input, size_t len) {
  struct watched seen = {.input = input};
  matn_decoder decoder;
  matn_decoder_init(&decoder, transport, watch, &seen);
  matn_decoder_feed(&decoder, input, len);
  return seen;
}

static void passes_slices_and_batches(void) {
  static char page[100000];
  memset(page, 'a', sizeof page);
  memcpy(page + 5000, "\xD8\xA7\xE2\x82\xAC\xF0\x9F\x98\x80", 9);
  struct watched seen = watch_feed(MATN_ENCODING_NONE, page, sizeof page);
  CHECK("valid UTF-8 is one slice", seen.chunks == 1 && seen.slices == 1);
  seen = watch_feed(MATN_ENCODING_UTF_8, "abc", 3);
  CHECK("nothing is held when the encoding is known", seen.chunks == 1 && seen.slices == 1);
  seen = watch_feed(MATN_ENCODING_NONE, "abc", 3);
  CHECK("a short page is held", seen.chunks == 0);
  seen = watch_feed(MATN_ENCODING_NONE,
                    "\xEF\xBB\xBF"
                    "abc",
                    6);
  CHECK("but not after a mark", seen.chunks == 1 && seen.slices == 1);
  page[2000] = '\xFF';
  seen = watch_feed(MATN_ENCODING_UTF_8, page, sizeof page);
  CHECK("slices around what is replaced", seen.chunks == 3 && seen.slices == 2);
  seen = watch_feed(MATN_ENCODING_WINDOWS_1256, page, 5000);
  CHECK("ASCII slices of a single-byte encoding", seen.chunks == 3 && seen.slices == 2);
  memset(page, '\xFF', sizeof page);
  seen = watch_feed(MATN_ENCODING_UTF_8, page, sizeof page);
  CHECK("replacements come in batches", seen.chunks <= sizeof page / 40);
  for (size_t i = 0; i < sizeof page; i += 2) page[i] = 'a';
  seen = watch_feed(MATN_ENCODING_UTF_8, page, sizeof page);
  CHECK("also with text in between", seen.chunks <= sizeof page / 40);
}

int main(void) {
  reference_load(NULL);
  TEST(stops_prescan_at_its_limit);
  TEST(finds_encodings_in_order);
  TEST(replaces_what_is_no_utf8);
  TEST(decodes_utf8_as_the_standard);
  TEST(decodes_with_offsets);
  TEST(decodes_long_input);
  TEST(never_misreads_unsupported);
  TEST(passes_slices_and_batches);
  return test_report("encoding");
}
