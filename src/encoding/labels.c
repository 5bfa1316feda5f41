/* Encodings by label and by name (Encoding Standard 4.2 and 4.3). */
#include "matn_encoding.h"

#include "choice.h"

#include "base/string_list.h"
#include "tables/encodings.h"

/* Whether a text goes on with a string, without regard to case; if so, moves behind it. */
static bool skip(const char **text, const char *end, const char *string) {
  const char *at = *text;
  for (; *string != '\0'; string++, at++) {
    if (at == end || to_lower((unsigned char)*at) != to_lower((unsigned char)*string)) return false;
  }
  *text = at;
  return true;
}

/* Whether a text goes on with the beginning of labels that a byte stands for; if so, moves behind it. */
static bool skip_beginning(const char **text, const char *end, char byte) {
  return skip(text, end, matn_string_at(label_beginnings, (uint8_t)byte - (size_t)FIRST_BEGINNING));
}

static bool is_label(const char *text, size_t len, const char *known) {
  const char *end = text + len, *rest = known;
  while ((uint8_t)*rest >= FIRST_BEGINNING) rest++;
  do {
    const char *at = text;
    bool begins = known == rest || skip_beginning(&at, end, *known);
    if (begins && skip(&at, end, rest) && at == end) return true;
  } while (++known < rest);
  return false;
}

matn_encoding matn_encoding_for_label(const char *label, size_t len) {
  while (len > 0 && is_space((unsigned char)label[0])) label++, len--;
  while (len > 0 && is_space((unsigned char)label[len - 1])) len--;
  if (len == 0) return MATN_ENCODING_NONE; /* label may then be NULL */
  const char *known = encoding_labels;
  for (int encoding = MATN_ENCODING_NONE + 1; encoding < MATN_ENCODING_COUNT; encoding++, known++) {
    for (; *known != '\0'; known = matn_string_next(known))
      if (is_label(label, len, known)) return (matn_encoding)encoding;
  }
  return MATN_ENCODING_NONE;
}

const char *matn_encoding_name(matn_encoding encoding) {
  if (encoding <= MATN_ENCODING_NONE || encoding >= MATN_ENCODING_COUNT) return "";
  const char *known = encoding_labels;
  for (int before = MATN_ENCODING_NONE + 1; before < (int)encoding; before++, known++)
    while (*known != '\0') known = matn_string_next(known);
  return known;
}

bool matn_encoding_supported(matn_encoding encoding) {
  if (encoding <= MATN_ENCODING_NONE || encoding >= MATN_ENCODING_COUNT) return false;
  if (encoding == MATN_ENCODING_UTF_8 || encoding == MATN_ENCODING_REPLACEMENT) return true;
  if (encoding >= MATN_ENCODING_GBK && encoding <= MATN_ENCODING_EUC_KR)
    return MATN_ENCODINGS == MATN_ENCODINGS_all;
  return MATN_ENCODINGS >= MATN_ENCODINGS_single;
}
