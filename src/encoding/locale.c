/* The encodings that documents without a declaration have, by language. */
#include "guess.h"

static const struct locale_default {
  char tag[8];
  uint8_t encoding;
} defaults[] = {
    {"ar", MATN_ENCODING_WINDOWS_1256},  {"az", MATN_ENCODING_WINDOWS_1254},
    {"ba", MATN_ENCODING_WINDOWS_1251},  {"be", MATN_ENCODING_WINDOWS_1251},
    {"bg", MATN_ENCODING_WINDOWS_1251},  {"cs", MATN_ENCODING_WINDOWS_1250},
    {"el", MATN_ENCODING_ISO_8859_7},    {"et", MATN_ENCODING_WINDOWS_1257},
    {"fa", MATN_ENCODING_WINDOWS_1256},  {"he", MATN_ENCODING_WINDOWS_1255},
    {"hr", MATN_ENCODING_WINDOWS_1250},  {"hu", MATN_ENCODING_ISO_8859_2},
    {"ja", MATN_ENCODING_SHIFT_JIS},     {"kk", MATN_ENCODING_WINDOWS_1251},
    {"ko", MATN_ENCODING_EUC_KR},        {"ku", MATN_ENCODING_WINDOWS_1254},
    {"ky", MATN_ENCODING_WINDOWS_1251},  {"lt", MATN_ENCODING_WINDOWS_1257},
    {"lv", MATN_ENCODING_WINDOWS_1257},  {"mk", MATN_ENCODING_WINDOWS_1251},
    {"pl", MATN_ENCODING_ISO_8859_2},    {"ru", MATN_ENCODING_WINDOWS_1251},
    {"sah", MATN_ENCODING_WINDOWS_1251}, {"sk", MATN_ENCODING_WINDOWS_1250},
    {"sl", MATN_ENCODING_ISO_8859_2},    {"sr", MATN_ENCODING_WINDOWS_1251},
    {"tg", MATN_ENCODING_WINDOWS_1251},  {"th", MATN_ENCODING_WINDOWS_874},
    {"tr", MATN_ENCODING_WINDOWS_1254},  {"tt", MATN_ENCODING_WINDOWS_1251},
    {"uk", MATN_ENCODING_WINDOWS_1251},  {"vi", MATN_ENCODING_WINDOWS_1258},
    {"zh", MATN_ENCODING_GBK},           {"zh-hant", MATN_ENCODING_BIG5},
    {"zh-hk", MATN_ENCODING_BIG5},       {"zh-mo", MATN_ENCODING_BIG5},
    {"zh-tw", MATN_ENCODING_BIG5},
};

/* Whether a tag is a row's, or that with more subtags. */
static bool begins(const char *tag, size_t len, const char *row) {
  size_t i = 0;
  while (i < sizeof defaults[0].tag && row[i] != '\0') {
    if (i == len || to_lower((unsigned char)tag[i]) != (unsigned char)row[i]) return false;
    i++;
  }
  return i == len || tag[i] == '-' || tag[i] == '_';
}

matn_encoding matn_locale_default(const char *tag, size_t len) {
  matn_encoding found = MATN_ENCODING_WINDOWS_1252;
  for (size_t i = 0; i < COUNT_OF(defaults); i++)
    if (begins(tag, len, defaults[i].tag)) found = (matn_encoding)defaults[i].encoding;
  return found;
}
