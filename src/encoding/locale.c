/* The usual encoding of documents that declare none, by language. */
#include "guess.h"

#include "base/string_list.h"

static const uint8_t encodings[] = {
    MATN_ENCODING_WINDOWS_1256, MATN_ENCODING_WINDOWS_1254, MATN_ENCODING_WINDOWS_1251,
    MATN_ENCODING_WINDOWS_1250, MATN_ENCODING_ISO_8859_7,   MATN_ENCODING_WINDOWS_1257,
    MATN_ENCODING_WINDOWS_1255, MATN_ENCODING_ISO_8859_2,   MATN_ENCODING_SHIFT_JIS,
    MATN_ENCODING_EUC_KR,       MATN_ENCODING_WINDOWS_874,  MATN_ENCODING_WINDOWS_1258,
    MATN_ENCODING_GBK,          MATN_ENCODING_BIG5,
};

/* A string list of tags for each of these encodings. If a tag matches several, the last one counts. */
static const char tags[] = "ar\0fa\0\0"
                           "az\0ku\0tr\0\0"
                           "ba\0be\0bg\0kk\0ky\0mk\0ru\0sah\0sr\0tg\0tt\0uk\0\0"
                           "cs\0hr\0sk\0\0"
                           "el\0\0"
                           "et\0lt\0lv\0\0"
                           "he\0\0"
                           "hu\0pl\0sl\0\0"
                           "ja\0\0"
                           "ko\0\0"
                           "th\0\0"
                           "vi\0\0"
                           "zh\0\0"
                           "zh-hant\0zh-hk\0zh-mo\0zh-tw\0\0";

/* Whether a tag is a known one, or a known one with more subtags. */
static bool tag_begins(const char *tag, size_t len, const char *known) {
  size_t i = 0;
  for (; known[i] != '\0'; i++) {
    if (i == len || to_lower((unsigned char)tag[i]) != (unsigned char)known[i]) return false;
  }
  return i == len || tag[i] == '-' || tag[i] == '_';
}

matn_encoding matn_locale_default(const char *tag, size_t len) {
  matn_encoding found = MATN_ENCODING_WINDOWS_1252;
  const char *known = tags;
  for (size_t i = 0; i < COUNT_OF(encodings); i++, known++) {
    for (; *known != '\0'; known = matn_string_next(known))
      if (tag_begins(tag, len, known)) found = (matn_encoding)encodings[i];
  }
  return found;
}
