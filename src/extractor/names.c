/* The public names of roles, sources, kinds of pages, inline elements, elements, reasons and statuses. */
#include "base/string_list.h"
#include "matn.h"
#include "model/feature.h"
#include "tokenizer/atoms.h"

const char *matn_role_name(uint8_t role) {
  return matn_string_at("paragraph\0headline\0summary\0heading\0list-item\0quote\0preformatted\0code\0"
                        "table-cell\0term\0definition\0caption\0credit\0byline\0date\0source\0tail\0",
                        role);
}

const char *matn_source_name(uint8_t source) {
  if (source == MATN_SOURCE_NONE) return "";
  return matn_string_at("json-ld\0microdata\0open-graph\0twitter\0dublin-core\0meta\0link\0title\0html\0"
                        "time\0text\0guess\0",
                        source - 1u);
}

const char *matn_page_kind_name(uint8_t kind) {
  if (kind == MATN_PAGE_UNKNOWN) return "";
  return matn_string_at("article\0forum\0product\0listing\0documentation\0service\0", kind - 1u);
}

const char *matn_inline_name(uint8_t kind) {
  return matn_string_at("link\0emphasis\0strong\0code\0image\0", kind);
}

const char *matn_element_name(uint8_t element) {
  return matn_atom_name(element);
}

const char *matn_reason_name(uint8_t which) {
  return matn_feature_name(which);
}

const char *matn_status_text(matn_status status) {
  switch (status) {
  case MATN_OK: return "done";
  case MATN_STOPPED: return "stopped by a callback";
  case MATN_ENOUGH: return "all that was asked for was sent";
  case MATN_ERROR_NULL: return "an argument is NULL";
  case MATN_ERROR_MEMORY: return "too little memory";
  case MATN_ERROR_ENCODING: return "encoding not supported by this build";
  case MATN_ERROR_OPTION: return "an option out of range";
  case MATN_ERROR_FINISHED: return "the document is finished already";
  case MATN_ERROR_REENTRY: return "called from its own callback";
  }
  return "unknown status";
}
