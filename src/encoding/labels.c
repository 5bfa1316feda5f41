/* Encodings by label and by name (Encoding Standard 4.2 and 4.3). */
#include "matn_encoding.h"

#include "choice.h"

#include "../base.h"
#include "../tables/encodings.h"

_Static_assert(COUNT_OF(encoding_name_offsets) == MATN_ENCODING_COUNT, "a name for every encoding");

/* Like strcmp, of a label in any case with one of the standard's. */
static int label_compare(const char *label, size_t len, const struct encoding_label *known) {
  const char *text = encoding_label_text + known->offset;
  for (size_t i = 0; i < len && i < known->len; i++) {
    int difference = to_lower((unsigned char)label[i]) - (unsigned char)text[i];
    if (difference != 0) return difference;
  }
  return (len > known->len) - (len < known->len);
}

matn_encoding matn_encoding_for_label(const char *label, size_t len) {
  while (len > 0 && is_space((unsigned char)label[0])) label++, len--;
  while (len > 0 && is_space((unsigned char)label[len - 1])) len--;
  size_t low = 0, high = COUNT_OF(encoding_labels);
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = label_compare(label, len, &encoding_labels[middle]);
    if (order == 0) return (matn_encoding)encoding_labels[middle].encoding;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return MATN_ENCODING_NONE;
}

const char *matn_encoding_name(matn_encoding encoding) {
  size_t idx = (size_t)encoding < MATN_ENCODING_COUNT ? (size_t)encoding : MATN_ENCODING_NONE;
  return encoding_names + encoding_name_offsets[idx];
}

bool matn_encoding_supported(matn_encoding encoding) {
  if (encoding <= MATN_ENCODING_NONE || encoding >= MATN_ENCODING_COUNT) return false;
  if (encoding == MATN_ENCODING_UTF_8 || encoding == MATN_ENCODING_REPLACEMENT) return true;
  if (encoding >= MATN_ENCODING_GBK && encoding <= MATN_ENCODING_EUC_KR)
    return MATN_ENCODINGS == MATN_ENCODINGS_all;
  return MATN_ENCODINGS >= MATN_ENCODINGS_single;
}
