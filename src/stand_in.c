/* Stand-ins for what the library does not have yet. */
#include "matn.h"

matn_status matn_set_url(matn_extractor *extractor, const char *url, size_t len) {
  (void)url, (void)len;
  return extractor == NULL ? MATN_ERROR_NULL : MATN_OK;
}

const char *matn_source_name(uint8_t source) {
  return source < MATN_SOURCE_COUNT ? "somewhere" : "";
}

const char *matn_page_kind_name(uint8_t kind) {
  return kind < MATN_PAGE_COUNT ? "unknown" : "";
}

const char *matn_inline_name(uint8_t kind) {
  static const char names[MATN_INLINE_COUNT][12] = {"link", "emphasis", "strong", "code", "image"};
  return kind < MATN_INLINE_COUNT ? names[kind] : "";
}
