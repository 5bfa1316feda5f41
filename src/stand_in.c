/* Stand-ins for what the library does not have yet. */
#include "matn.h"

const char *matn_source_name(uint8_t source) {
  return source < MATN_SOURCE_COUNT ? "somewhere" : "";
}

const char *matn_page_kind_name(uint8_t kind) {
  return kind < MATN_PAGE_COUNT ? "unknown" : "";
}
