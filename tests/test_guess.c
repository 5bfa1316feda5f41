/* How an extractor finds the encoding of pages that declare none or a false one. The sample pages,
 * transcoded, give the same text as in UTF-8, however they are cut and in however little memory. */
#include "support/event_log.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t memories[] = {MATN_MEMORY_MIN, 20000, MATN_MEMORY_TYPICAL};

/* What the caller says the encoding is. */
static matn_options transport(const char *label) {
  return (matn_options){.encoding = matn_encoding_for_label(label, strlen(label))};
}

/* Transcoding ------------------------------------------------------------------------------------------ */

static uint32_t decoded;

static void take_character(void *ctx, const matn_chunk *chunk) {
  const unsigned char *s = (const unsigned char *)chunk->bytes;
  (void)ctx;
  decoded = chunk->len == 1   ? s[0]
            : chunk->len == 2 ? (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu)
                              : (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
}

/* The byte that is a character in a single-byte encoding, as the decoder says, or 0. */
static char byte_of(matn_encoding encoding, uint32_t character) {
  for (unsigned byte = 0x80; byte < 0x100; byte++) {
    char c = (char)byte;
    matn_decoder decoder;
    matn_decoder_init(&decoder, encoding, take_character, NULL);
    matn_decoder_feed(&decoder, &c, 1);
    matn_decoder_finish(&decoder);
    if (decoded == character) return c;
  }
  return 0;
}

static void add_character(buffer *out, matn_encoding encoding, uint32_t c) {
  char unit[2] = {(char)(c & 0xFF), (char)(c >> 8)};
  if (encoding == MATN_ENCODING_UTF_16LE) {
    buffer_add(out, unit, 2);
  } else if (encoding == MATN_ENCODING_UTF_16BE) {
    buffer_add(out, unit + 1, 1);
    buffer_add(out, unit, 1);
  } else if (c < 0x80) {
    buffer_add(out, unit, 1);
  } else {
    static uint32_t last_character;
    static matn_encoding last_encoding;
    static char last_byte;
    if (c != last_character || encoding != last_encoding) last_byte = byte_of(encoding, c);
    last_character = c;
    last_encoding = encoding;
    if (last_byte != 0) buffer_add(out, &last_byte, 1);
    if (last_byte == 0) buffer_add_format(out, "&#%lu;", (unsigned long)c);
  }
}

/* Adds UTF-8 without characters beyond U+FFFF in another encoding. */
static void transcode(buffer *out, matn_encoding encoding, const char *utf8) {
  const unsigned char *s = (const unsigned char *)utf8;
  while (*s != 0) {
    int len = *s < 0x80 ? 1 : *s < 0xE0 ? 2 : 3;
    uint32_t c = len == 1 ? s[0] : len == 2 ? s[0] & 0x1Fu : s[0] & 0x0Fu;
    for (int i = 1; i < len; i++) c = c << 6 | (s[i] & 0x3Fu);
    add_character(out, encoding, c);
    s += len;
  }
}

/* Pages ------------------------------------------------------------------------------------------------ */

/* Adds a page with another declaration. If `charset` is NULL, without any, and without its language. */
static void declare(buffer *out, const char *page, const char *charset) {
  static const char pragma[] = "<meta http-equiv=\"Content-Type\"";
  const char *at = strstr(page, strstr(page, pragma) != NULL ? pragma : "<meta charset="),
             *html = strstr(page, "<html");
  buffer_clear(out);
  if (!CHECK("the page declares its encoding", at != NULL && html != NULL)) exit(1);
  buffer_add(out, page, (size_t)(html - page));
  if (charset == NULL) html = strchr(html, '>');
  if (charset == NULL) buffer_add_string(out, "<html");
  buffer_add(out, html, (size_t)(at - html));
  if (charset != NULL) buffer_add_format(out, "<meta charset=\"%s\">", charset);
  buffer_add_string(out, strchr(at, '>') + 1);
}

/* Checks that a page is read in the encoding and gives the wanted text, in memories of all sizes and cut in
 * some ways. */
static void check_page(const char *what, const buffer *page, const char *name, const char *source,
                       const buffer *wanted) {
  static const size_t chunks[] = {0, 1, 7, 1500};
  event_log log = {0};
  for (size_t i = 0; i < sizeof memories / sizeof *memories; i++)
    for (size_t j = 0; j < sizeof chunks / sizeof *chunks; j++) {
      char where[200];
      snprintf(where, sizeof where, "%s, %zu bytes of memory, chunks of %zu", what, memories[i], chunks[j]);
      event_log_run(&log, page->bytes, page->len, chunks[j], memories[i], NULL);
      CHECK_STRING(where, matn_encoding_name(log.metadata.encoding), name);
      CHECK_STRING(where, matn_encoding_source_name(log.metadata.encoding_source), source);
      CHECK_STRING(where, buffer_string(&log.text), buffer_string(&wanted[i]));
    }
  event_log_free(&log);
}

/* Checks a page in one encoding: declared, not declared, and declared falsely. */
static void check_encoding(const char *page, const char *name, bool marked) {
  static const struct {
    const char *what, *meta;
    bool honest;
  } cases[] = {
      {"declared", "", true},
      {"undeclared", NULL, false},
      {"declared as ISO-8859-1", "iso-8859-1", false},
      {"declared as UTF-8", "utf-8", false},
  };
  buffer html = {0}, bytes = {0}, wanted[3] = {{0}};
  event_log log = {0};
  matn_encoding encoding = matn_encoding_for_label(name, strlen(name));
  bool utf16 = encoding == MATN_ENCODING_UTF_16LE || encoding == MATN_ENCODING_UTF_16BE;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char what[100];
    snprintf(what, sizeof what, "%s, %s%s", name, cases[i].what, marked ? ", with a mark" : "");
    declare(&html, page, cases[i].honest ? name : cases[i].meta);
    matn_options utf8 = transport("utf-8");
    for (size_t j = 0; j < sizeof memories / sizeof *memories; j++) {
      event_log_run(&log, html.bytes, html.len, 0, memories[j], &utf8);
      buffer_clear(&wanted[j]);
      buffer_add_string(&wanted[j], buffer_string(&log.text));
    }
    CHECK(what, wanted[0].len > 500);
    buffer_clear(&bytes);
    if (marked) buffer_add(&bytes, "\xFF\xFE", 2);
    transcode(&bytes, encoding, html.bytes);
    const char *source = marked ? "bom" : cases[i].honest && !utf16 ? "meta" : "guess";
    check_page(what, &bytes, name, source, wanted);
  }
  for (size_t j = 0; j < 3; j++) buffer_free(&wanted[j]);
  buffer_free(&html);
  buffer_free(&bytes);
  event_log_free(&log);
}

static void add_text(void *ctx, const matn_chunk *chunk) {
  buffer_add(ctx, chunk->bytes, chunk->len);
}

/* Reads a page as UTF-8; false if there is none. */
static bool read_page(buffer *page, const char *name) {
  buffer bytes = {0};
  char path[100];
  matn_decoder decoder;
  snprintf(path, sizeof path, "tests/pages/%s.html", name);
  bool found = CHECK(path, buffer_add_file(&bytes, path));
  matn_decoder_init(&decoder, MATN_ENCODING_NONE, add_text, page);
  matn_decoder_feed(&decoder, bytes.bytes, bytes.len);
  matn_decoder_finish(&decoder);
  buffer_free(&bytes);
  return found;
}

static void reads_pages_in_any_encoding(void) {
  static const struct {
    const char *page, *names[6];
  } cases[] = {
      {"arabic-news", {"windows-1256", "ISO-8859-6", "UTF-16LE", "UTF-16BE"}},
      {"russian-news", {"windows-1251", "KOI8-R", "ISO-8859-5", "IBM866"}},
      {"hebrew-news", {"windows-1255"}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    buffer page = {0};
    if (!read_page(&page, cases[i].page)) continue;
    for (size_t j = 0; cases[i].names[j] != NULL; j++) check_encoding(page.bytes, cases[i].names[j], false);
    if (i == 0) check_encoding(page.bytes, "UTF-16LE", true);
    buffer_free(&page);
  }
}

/* Short documents -------------------------------------------------------------------------------------- */

/* Reads a document whole and cut in two at every place: the same events, and this encoding. */
static void check_document(const char *what, const char *label, const buffer *document, const char *name,
                           const char *source) {
  event_log whole = {0}, cut = {0};
  matn_options options = transport(label);
  event_log_run(&whole, buffer_string(document), document->len, 0, MATN_MEMORY_MIN, &options);
  CHECK_STRING(what, matn_encoding_name(whole.metadata.encoding), name);
  CHECK_STRING(what, matn_encoding_source_name(whole.metadata.encoding_source), source);
  for (size_t split = 0; split < document->len; split++) {
    event_log_run_split(&cut, document->bytes, document->len, split, MATN_MEMORY_MIN, &options);
    if (!CHECK_STRING(what, buffer_string(&cut.events), buffer_string(&whole.events))) break;
  }
  event_log_free(&whole);
  event_log_free(&cut);
}

static const struct short_text {
  const char *name, *utf8, *bytes; /* of single-byte encodings NULL: they are transcoded here */
} short_texts[] = {
    {"windows-1250", "Dlouho jsme se přeli, ale nakonec jsme našli řešení, které vyhovuje všem.", NULL},
    {"windows-1250", "Długo się spieraliśmy, ale w końcu znaleźliśmy rozwiązanie, które każdy przyjął.",
     NULL},
    {"ISO-8859-2", "Dlouho jsme se přeli, ale nakonec jsme našli řešení, které vyhovuje všem. Těžko, ještě.",
     NULL},
    {"windows-1252", "Nous avons débattu, mais à la fin nous avons trouvé où être d’accord : voilà la clé.",
     NULL},
    {"windows-1252", "Die Straße führt über den Fluß, später müssen wir für größere Züge zahlen.", NULL},
    {"windows-1252",
     "Die Straße führt über den [Fluß], doch müß_ten wir ä{b} für größere Züge zahlen an ß@x.", NULL},
    {"windows-1253", "Συζητήσαμε πολύ, αλλά στο τέλος βρήκαμε μια λύση που ικανοποιεί όλους.", NULL},
    {"windows-1254", "Uzun süre tartıştık ama sonunda herkesi memnun eden bir çözüm bulduk, dedi başkan.",
     NULL},
    {"windows-874", "เราถกเถียงกันนาน แต่ในที่สุดก็พบทางออกที่ทุกคนพอใจ", NULL},
    {"KOI8-U", "Ми довго сперечалися, але врешті знайшли рішення, яке влаштовує всіх її мешканців.", NULL},
    {"Shift_JIS",
     "市議会は昨日、来年度の新しい予算を承認した。商店の人たちは、お客さんが少なくなるのを心配している。",
     "\x8Es\x8B"
     "c\x89\xEF\x82\xCD\x8D\xF0\x93\xFA\x81"
     "A\x97\x88\x94N\x93x\x82\xCC\x90V"
     "\x82\xB5\x82\xA2\x97\x5C\x8EZ\x82\xF0\x8F\xB3\x94"
     "F\x82\xB5\x82\xBD\x81"
     "B\x8F\xA4\x93X"
     "\x82\xCC\x90l\x82\xBD\x82\xBF\x82\xCD\x81"
     "A\x82\xA8\x8Bq\x82\xB3\x82\xF1\x82\xAA\x8F\xAD"
     "\x82\xC8\x82\xAD\x82\xC8\x82\xE9\x82\xCC\x82\xF0\x90S\x94z\x82\xB5\x82\xC4\x82\xA2\x82\xE9"
     "\x81"
     "B"},
    {"EUC-JP",
     "市議会は昨日、来年度の新しい予算を承認した。商店の人たちは、お客さんが少なくなるのを心配している。",
     "\xBB\xD4\xB5\xC4\xB2\xF1\xA4\xCF\xBA\xF2\xC6\xFC\xA1\xA2\xCD\xE8\xC7\xAF\xC5\xD9\xA4\xCE\xBF\xB7"
     "\xA4\xB7\xA4\xA4\xCD\xBD\xBB\xBB\xA4\xF2\xBE\xB5\xC7\xA7\xA4\xB7\xA4\xBF\xA1\xA3\xBE\xA6\xC5\xB9"
     "\xA4\xCE\xBF\xCD\xA4\xBF\xA4\xC1\xA4\xCF\xA1\xA2\xA4\xAA\xB5\xD2\xA4\xB5\xA4\xF3\xA4\xAC\xBE\xAF"
     "\xA4\xCA\xA4\xAF\xA4\xCA\xA4\xEB\xA4\xCE\xA4\xF2\xBF\xB4\xC7\xDB\xA4\xB7\xA4\xC6\xA4\xA4\xA4\xEB"
     "\xA1\xA3"},
    {"GBK",
     "市议会昨天通过了明年的新预算。这个地区的居民多年来一直抱怨道路不好，商店的老板们担心顾客会减少。",
     "\xCA\xD0\xD2\xE9\xBB\xE1\xD7\xF2\xCC\xEC\xCD\xA8\xB9\xFD\xC1\xCB\xC3\xF7\xC4\xEA\xB5\xC4\xD0\xC2"
     "\xD4\xA4\xCB\xE3\xA1\xA3\xD5\xE2\xB8\xF6\xB5\xD8\xC7\xF8\xB5\xC4\xBE\xD3\xC3\xF1\xB6\xE0\xC4\xEA"
     "\xC0\xB4\xD2\xBB\xD6\xB1\xB1\xA7\xD4\xB9\xB5\xC0\xC2\xB7\xB2\xBB\xBA\xC3\xA3\xAC\xC9\xCC\xB5\xEA"
     "\xB5\xC4\xC0\xCF\xB0\xE5\xC3\xC7\xB5\xA3\xD0\xC4\xB9\xCB\xBF\xCD\xBB\xE1\xBC\xF5\xC9\xD9\xA1\xA3"},
    {"Big5",
     "市議會昨天通過了明年的新預算。這個地區的居民多年來一直抱怨道路不好，商店的老闆們擔心顧客會減少。",
     "\xA5\xAB\xC4\xB3\xB7|\xACQ\xA4\xD1\xB3q\xB9L\xA4"
     "F\xA9\xFA\xA6~\xAA\xBA\xB7s"
     "\xB9w\xBA\xE2\xA1"
     "C\xB3o\xAD\xD3\xA6"
     "a\xB0\xCF\xAA\xBA\xA9~\xA5\xC1\xA6h\xA6~"
     "\xA8\xD3\xA4@\xAA\xBD\xA9\xEA\xAB\xE8\xB9"
     "D\xB8\xF4\xA4\xA3\xA6n\xA1"
     "A\xB0\xD3\xA9\xB1"
     "\xAA\xBA\xA6\xD1\xC1\xF3\xAD\xCC\xBE\xE1\xA4\xDF\xC5U\xAB\xC8\xB7|\xB4\xEE\xA4\xD6\xA1"
     "C"},
    {"EUC-KR", "시의회는 어제 내년도 새 예산을 승인했다. 가게 주인들은 손님이 줄어들까 걱정하고 있다.",
     "\xBD\xC3\xC0\xC7\xC8\xB8\xB4\xC2 \xBE\xEE\xC1\xA6 \xB3\xBB\xB3\xE2\xB5\xB5 \xBB\xF5 "
     "\xBF\xB9\xBB\xEA\xC0\xBB \xBD\xC2\xC0\xCE\xC7\xDF\xB4\xD9. \xB0\xA1\xB0\xD4 \xC1\xD6"
     "\xC0\xCE\xB5\xE9\xC0\xBA \xBC\xD5\xB4\xD4\xC0\xCC \xC1\xD9\xBE\xEE\xB5\xE9\xB1\xEE \xB0"
     "\xC6\xC1\xA4\xC7\xCF\xB0\xED \xC0\xD6\xB4\xD9."},
};

/* A document ends with a text. */
static void check_text(const buffer *document, const char *utf8) {
  buffer text = {0};
  matn_decoder decoder;
  matn_decoder_init(&decoder, MATN_ENCODING_NONE, add_text, &text);
  matn_decoder_guess(&decoder, NULL, 0);
  matn_decoder_feed(&decoder, document->bytes, document->len);
  matn_decoder_finish(&decoder);
  if (CHECK(utf8, text.len > strlen(utf8))) CHECK_STRING("text", text.bytes + text.len - strlen(utf8), utf8);
  buffer_free(&text);
}

static void guesses_short_texts(void) {
  static const char *const heads[] = {"<!DOCTYPE html><title>1</title><p>", "<meta charset=iso-8859-1><p>"};
  buffer document = {0};
  for (size_t i = 0; i < sizeof short_texts / sizeof *short_texts; i++) {
    const struct short_text *text = &short_texts[i];
    matn_encoding encoding = matn_encoding_for_label(text->name, strlen(text->name));
    if (!matn_encoding_supported(encoding)) continue;
    for (size_t head = 0; head < (text->bytes != NULL ? 2 : 1); head++) {
      buffer_clear(&document);
      buffer_add_string(&document, heads[head]);
      if (text->bytes != NULL) buffer_add_string(&document, text->bytes);
      if (text->bytes == NULL) transcode(&document, encoding, text->utf8);
      check_document(text->utf8, "", &document, text->name, "guess");
      check_text(&document, text->utf8);
    }
  }
  buffer_free(&document);
}

/* A document: `filler` comments of 64 bytes of ASCII between two parts. */
struct parts {
  const char *before;
  size_t filler;
  const char *after;
};

static void assemble(buffer *out, const struct parts *parts) {
  buffer_clear(out);
  buffer_add_string(out, parts->before);
  for (size_t i = 0; i < parts->filler; i++)
    buffer_add_string(out, "<!-- of ASCII, and of 64 bytes, which tell of nothing at all -->");
  buffer_add_string(out, parts->after);
}

/* Bytes like no text; "Привет, мир" twice in windows-1251, and "Größe" in UTF-8. */
#define RUSSIAN "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0. \xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0."
#define NO_TEXT                                                                                              \
  "\x83\x88\x8D\x92\x97\x9C\xA1\xA6\xAB\xB0\xB5\xBA\xBF\xC4\xC9\xCE\xD3\xD8\xDD\xE2\xE7\xEC\xF1\xF6\xFB"
#define UTF8                                                                                                 \
  "Gr\xC3\xB6\xC3\x9F"                                                                                       \
  "e"

static void weighs_what_is_said(void) {
  static const struct {
    const char *what, *transport;
    struct parts parts;
    const char *name, *source;
  } cases[] = {
      {"nothing", "", {"", 0, ""}, "UTF-8", "default"},
      {"ASCII", "", {"<p>a", 40, "b"}, "UTF-8", "default"},
      {"UTF-8", "", {UTF8, 0, ""}, "UTF-8", "guess"},
      {"UTF-8, declared", "", {"<meta charset=utf-8>" UTF8, 0, ""}, "UTF-8", "meta"},
      {"UTF-8 behind ASCII", "", {"", 40, UTF8}, "UTF-8", "guess"},
      {"much UTF-8 declared as ISO-8859-1",
       "",
       {"<meta charset=iso-8859-1>" UTF8 UTF8 UTF8, 0, ""},
       "UTF-8",
       "guess"},
      {"little UTF-8 declared as ISO-8859-1",
       "",
       {"<meta charset=iso-8859-1>" UTF8, 0, ""},
       "windows-1252",
       "meta"},
      {"much UTF-8 sent as ISO-8859-1", "iso-8859-1", {UTF8 UTF8 UTF8, 0, ""}, "windows-1252", "transport"},
      {"little UTF-8 as ISO-8859-1", "iso-8859-1", {"\xC3\xB6", 0, ""}, "windows-1252", "transport"},
      {"UTF-8, but declared as another", "", {"<meta charset=koi8-r>" UTF8 UTF8, 0, ""}, "KOI8-R", "meta"},
      {"UTF-8, then none", "utf-8", {UTF8, 0, RUSSIAN}, "UTF-8", "transport"},
      {"one wrong byte in UTF-8", "utf-8", {"caf\xE9", 0, ""}, "UTF-8", "transport"},
      {"cut UTF-8", "utf-8", {"caf\xC3", 0, ""}, "UTF-8", "transport"},
      {"like no text", "utf-8", {NO_TEXT, 0, ""}, "UTF-8", "transport"},
      {"like no text, undeclared", "", {NO_TEXT, 0, ""}, "windows-1252", "default"},
      {"like no text, Russian", "", {"<html lang=ru>" NO_TEXT, 0, ""}, "windows-1251", "default"},
      {"like no text, Taiwanese", "", {"<html lang=zh-Hant-TW>" NO_TEXT, 0, ""}, "Big5", "default"},
      {"language", "", {"<html lang=pl>\xB3", 0, ""}, "windows-1250", "guess"},
      {"Russian", "", {RUSSIAN, 0, ""}, "windows-1251", "guess"},
      {"Russian as KOI8-R", "koi8-r", {RUSSIAN, 0, ""}, "KOI8-R", "transport"},
      {"late meta before text", "", {"", 20, "<meta charset=koi8-r>" RUSSIAN}, "KOI8-R", "meta"},
      {"late pragma",
       "",
       {"", 20, "<meta content='x;charset=koi8-r' http-equiv=Content-Type>" RUSSIAN},
       "KOI8-R",
       "meta"},
      {"content without pragma",
       "",
       {"", 20, "<meta content='x;charset=koi8-r'>" RUSSIAN},
       "windows-1251",
       "guess"},
      {"late UTF-16", "", {"", 20, "<meta charset=utf-16>" UTF8}, "UTF-8", "meta"},
      {"late lie", "", {"", 20, "<meta charset=iso-8859-1>" RUSSIAN RUSSIAN}, "windows-1251", "guess"},
      {"second late meta", "", {"<meta charset=gbk>", 20, "<meta charset=koi8-r>" RUSSIAN}, "GBK", "meta"},
      {"late meta in the look-ahead", "", {RUSSIAN, 4, "<meta charset=koi8-r>"}, "KOI8-R", "meta"},
      {"late meta in a late look-ahead", "", {"", 20, RUSSIAN "<meta charset=koi8-r>"}, "KOI8-R", "meta"},
      {"late lie in a late look-ahead",
       "",
       {"", 20, RUSSIAN "<meta charset=iso-8859-1>"},
       "windows-1251",
       "guess"},
      {"a pragma without content",
       "",
       {"", 20, "<meta name=x content='charset=koi8-r'><meta http-equiv=content-type>" RUSSIAN},
       "windows-1251",
       "guess"},
      {"a label that is too long",
       "",
       {"", 20, "<meta charset=koi8-r-and-so-on-and-so-on-and-so-on>" RUSSIAN},
       "windows-1251",
       "guess"},
      {"late meta behind it", "", {RUSSIAN, 20, "<meta charset=koi8-r>" RUSSIAN}, "windows-1251", "guess"},
      {"late meta, but sent as another",
       "iso-8859-2",
       {"", 20, "<meta charset=koi8-r>" RUSSIAN},
       "ISO-8859-2",
       "transport"},
      {"a later look-ahead decides", "", {"\xA9", 20, RUSSIAN RUSSIAN}, "windows-1251", "guess"},
  };
  buffer document = {0};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assemble(&document, &cases[i].parts);
    check_document(cases[i].what, cases[i].transport, &document, cases[i].name, cases[i].source);
  }
  buffer_free(&document);
}

int main(void) {
  if (!matn_encoding_supported(MATN_ENCODING_WINDOWS_1252)) {
    test_skip("guesses", "this build decodes UTF-8 alone");
    return test_report("guess");
  }
  TEST(reads_pages_in_any_encoding);
  TEST(guesses_short_texts);
  TEST(weighs_what_is_said);
  return test_report("guess");
}
