/* The decoder, and how it finds the encoding. Every input is also cut in two at every place and fed byte by
 * byte, which must change neither the text nor where it came from. */
#include "matn_encoding.h"

#include "support/test.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_TEXT = 8192 };

#define BYTES(literal) literal, sizeof literal - 1
#define FFFD "\xEF\xBF\xBD"

/* What a decoder made of an input. */
struct decoded {
  char text[MAX_TEXT];
  uint64_t from[MAX_TEXT]; /* the input offset of each byte of text */
  uint64_t next;           /* the input offset after the last chunk */
  size_t len, chunks;
  bool sound;  /* every chunk kept what the header promises */
  bool joined; /* each began where the one before it ended */
  matn_encoding encoding;
  matn_encoding_source source;
};

static bool is_continuation(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

/* Strict, and written unlike the decoder: each character decoded and compared with its shortest form. */
static bool is_utf8(const char *text, size_t len) {
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  for (size_t i = 0; i < len;) {
    unsigned char lead = (unsigned char)text[i];
    size_t size = lead < 0x80 ? 1 : lead < 0xC0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF8 ? 4 : 0;
    if (size == 0 || size > len - i) return false;
    uint32_t code_point = size == 1 ? lead : lead & (0x7Fu >> size);
    for (size_t j = 1; j < size; j++) {
      if (!is_continuation(text[i + j])) return false;
      code_point = code_point << 6 | ((unsigned char)text[i + j] & 0x3F);
    }
    if (code_point < least[size] || code_point > 0x10FFFF || code_point >> 11 == 0x1B) return false;
    i += size;
  }
  return true;
}

static void collect(void *ctx, const matn_chunk *chunk) {
  struct decoded *out = ctx;
  out->chunks++;
  if (chunk->len == 0 || !is_utf8(chunk->bytes, chunk->len) || out->len + chunk->len > MAX_TEXT) {
    out->sound = false;
    return;
  }
  if (out->len > 0 && chunk->offset < out->next) out->sound = false;
  if (out->len > 0 && chunk->offset > out->next) out->joined = false;
  out->next = chunk->offset + (chunk->deltas ? chunk->deltas[chunk->len] : chunk->len);
  for (size_t i = 0; i < chunk->len; i++) {
    uint64_t from = chunk->offset + (chunk->deltas ? chunk->deltas[i] : i);
    if (out->len > 0 && from < out->from[out->len - 1]) out->sound = false;
    out->text[out->len] = chunk->bytes[i];
    out->from[out->len++] = from;
  }
  if (chunk->deltas && chunk->deltas[chunk->len] <= chunk->deltas[chunk->len - 1]) out->sound = false;
}

/* Feeds the first bytes, then the rest in steps. */
static void decode(struct decoded *out, matn_encoding transport, const char *input, size_t len, size_t first,
                   size_t step) {
  matn_decoder decoder;
  out->len = out->chunks = 0;
  out->sound = out->joined = true;
  matn_decoder_init(&decoder, transport, collect, out);
  for (size_t from = 0, size = first; from < len; from += size, size = step) {
    if (size > len - from) size = len - from;
    char *exact = malloc(size + 1); /* moves the bytes, so that reading beyond or after a call shows */
    if (!exact) exit(1);
    memcpy(exact, input + from, size);
    matn_decoder_feed(&decoder, size > 0 ? exact : NULL, size);
    free(exact);
  }
  matn_decoder_finish(&decoder);
  out->encoding = matn_decoder_encoding(&decoder);
  out->source = matn_decoder_source(&decoder);
}

/* Decodes whole and in every cut, and returns the result. */
static const struct decoded *check_decode(const char *what, matn_encoding transport, const char *input,
                                          size_t len) {
  static struct decoded whole, cut;
  decode(&whole, transport, input, len, len, len);
  CHECK(what, whole.sound);
  for (size_t first = 0; first <= len; first++) {
    char place[128];
    snprintf(place, sizeof place, "%s, cut at %zu", what, first);
    decode(&cut, transport, input, len, first, first == 0 ? 1 : len);
    bool same = CHECK(place, cut.sound) &&
                CHECK(place, cut.joined || !matn_encoding_supported(cut.encoding)) &&
                CHECK_BYTES(place, cut.text, cut.len, whole.text, whole.len) &&
                CHECK_BYTES(place, (const char *)cut.from, cut.len * sizeof cut.from[0],
                            (const char *)whole.from, whole.len * sizeof whole.from[0]) &&
                CHECK_INT(place, cut.encoding, whole.encoding) && CHECK_INT(place, cut.source, whole.source);
    if (!same) break;
  }
  return &whole;
}

static matn_encoding encoding_named(const char *label) {
  return matn_encoding_for_label(label, strlen(label));
}

/* Fills `page` with spaces and text such that `end` ends at a place. */
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
  CHECK_BYTES("within", out->text + out->len - 2, 2, "\xD8\xA7", 2);
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

/* The standard's UTF-8 decoder, step for step. */
static void reference_utf8(struct decoded *out, const unsigned char *input, size_t len) {
  size_t needed = 0, seen = 0, start = 0;
  unsigned char lower = 0x80, upper = 0xBF;
  out->len = 0;
  for (size_t i = 0; i <= len; i++) {
    bool end = i == len;
    unsigned char byte = end ? 0 : input[i];
    if (needed > 0 && (end || byte < lower || byte > upper)) {
      for (size_t j = 0; j < 3; j++, out->len++) out->text[out->len] = FFFD[j], out->from[out->len] = start;
      needed = 0;
    }
    if (end) break;
    if (needed == 0) {
      start = i;
      seen = 0;
      lower = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
      upper = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
      needed = byte >= 0xC2 && byte <= 0xDF   ? 1
               : byte >= 0xE0 && byte <= 0xEF ? 2
               : byte >= 0xF0 && byte <= 0xF4 ? 3
                                              : 0;
      if (needed > 0) continue;
      for (size_t j = 0; j < (byte < 0x80 ? 1 : 3); j++, out->len++)
        out->text[out->len] = byte < 0x80 ? (char)byte : FFFD[j], out->from[out->len] = i;
      continue;
    }
    lower = 0x80, upper = 0xBF;
    if (++seen < needed) continue;
    for (size_t j = start; j <= i; j++, out->len++)
      out->text[out->len] = (char)input[j], out->from[out->len] = j;
    needed = 0;
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
    reference_utf8(&expected, input, sizeof input);
    for (size_t first = 0; first <= sizeof input; first++) {
      decode(&got, MATN_ENCODING_UTF_8, (const char *)input, sizeof input, first, first == 0 ? 1 : 6);
      if (CHECK("sound", got.sound) && CHECK_BYTES("text", got.text, got.len, expected.text, expected.len) &&
          CHECK_BYTES("offsets", (const char *)got.from, got.len * sizeof got.from[0],
                      (const char *)expected.from, expected.len * sizeof expected.from[0]))
        continue;
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
    const struct decoded *out = check_decode(cases[i].label, encoding, cases[i].input, cases[i].len);
    CHECK_BYTES(cases[i].label, out->text, out->len, cases[i].text, cases[i].text_len);
    char offsets[256] = "";
    for (size_t j = 0, len = 0; j < out->len && len < sizeof offsets - 24; j++)
      len += (size_t)snprintf(offsets + len, 24, "%s%" PRIu64, j ? " " : "", out->from[j]);
    CHECK_STRING(cases[i].label, offsets, cases[i].offsets);
  }
}

/* Long input, so that the output buffer and the deltas run over, in mixtures of short and long runs. */
static void decodes_long_input(void) {
  static const char *const labels[] = {"utf-8", "windows-1256", "utf-16le", "utf-16be", "gbk"};
  static const char *const alphabets[] = {
      "\xC3\xA9",
      "\xFF",
      "a\xFF",
      "\xE2\x82",
      "\xD8\x01",
      "\xED\xA0\x80",
      "some ASCII text of 33 bytes length\xC7",
  };
  char input[700];
  for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
    for (size_t j = 0; j < sizeof alphabets / sizeof alphabets[0]; j++) {
      for (size_t k = 0; k < sizeof input; k++) input[k] = alphabets[j][k % strlen(alphabets[j])];
      const struct decoded *out = check_decode(labels[i], encoding_named(labels[i]), input, sizeof input);
      static struct decoded expected;
      reference_utf8(&expected, (const unsigned char *)input, sizeof input);
      if (i == 0) CHECK_BYTES(labels[i], out->text, out->len, expected.text, expected.len);
    }
}

static void never_misreads_unsupported(void) {
  for (int i = MATN_ENCODING_NONE; i <= MATN_ENCODING_COUNT; i++) {
    bool supported = matn_encoding_supported((matn_encoding)i);
    bool multi_byte = i >= MATN_ENCODING_GBK && i <= MATN_ENCODING_EUC_KR;
    CHECK(matn_encoding_name((matn_encoding)i),
          supported == (i != MATN_ENCODING_NONE && i != MATN_ENCODING_COUNT && !multi_byte));
    if (!multi_byte) continue;
    static const char input[] = "\xC4\xE3\xBA\xC3, <p>\xCA\xC0!";
    const struct decoded *out = check_decode("unsupported", (matn_encoding)i, input, sizeof input - 1);
    CHECK_INT("unsupported", out->encoding, i);
    static const char text[] = FFFD FFFD FFFD FFFD ", <p>" FFFD FFFD "!";
    CHECK_BYTES("unsupported", out->text, out->len, text, sizeof text - 1);
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

static void decodes_single_bytes_as_the_indexes_say(void) {
  for (int i = MATN_ENCODING_IBM866; i <= MATN_ENCODING_X_MAC_CYRILLIC; i++) {
    const char *name = matn_encoding_name((matn_encoding)i);
    char path[4096], file[64], line[256], expected[3 * 256];
    size_t expected_len = 0;
    unsigned index[128], pointer, code_point;
    for (size_t j = 0; j < 128; j++) index[j] = 0xFFFD;
    snprintf(file, sizeof file, "index-%s.txt", i == MATN_ENCODING_ISO_8859_8_I ? "iso-8859-8" : name);
    for (char *c = file; *c; c++) *c = (char)tolower((unsigned char)*c);
    snprintf(path, sizeof path, "%s/%s", getenv("WHATWG_DATA"), file);
    FILE *in = fopen(path, "rb");
    CHECK(path, in != NULL);
    while (in && fgets(line, sizeof line, in))
      if (sscanf(line, "%u 0x%x", &pointer, &code_point) == 2 && pointer < 128) index[pointer] = code_point;
    if (in) fclose(in);
    char input[256];
    for (size_t j = 0; j < 256; j++) {
      unsigned c = j < 128 ? (unsigned)j : index[j - 128];
      input[j] = (char)j;
      if (c >= 0x800) expected[expected_len++] = (char)(0xE0 | c >> 12);
      if (c >= 0x80) expected[expected_len++] = (char)(c >= 0x800 ? 0x80 | (c >> 6 & 0x3F) : 0xC0 | c >> 6);
      expected[expected_len++] = (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
    }
    const struct decoded *out = check_decode(name, (matn_encoding)i, input, sizeof input);
    CHECK_BYTES(name, out->text, out->len, expected, expected_len);
  }
}

int main(void) {
  TEST(stops_prescan_at_its_limit);
  TEST(finds_encodings_in_order);
  TEST(replaces_what_is_no_utf8);
  TEST(decodes_utf8_as_the_standard);
  TEST(decodes_with_offsets);
  TEST(decodes_long_input);
  TEST(never_misreads_unsupported);
  TEST(passes_slices_and_batches);
  if (getenv("WHATWG_DATA"))
    TEST(decodes_single_bytes_as_the_indexes_say);
  else
    test_skip("decodes_single_bytes_as_the_indexes_say", "WHATWG_DATA does not name the standard's data");
  return test_report("encoding");
}
