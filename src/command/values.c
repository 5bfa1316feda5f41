/* Values of the metadata, and their names in the output. */
#include <string.h>

#include "printer.h"

void print_values(output *o, matn_value list, void (*print)(output *, const char *, size_t),
                  const char *between) {
  while (list.len != 0) {
    const char *end = memchr(list.bytes, '\n', list.len);
    size_t len = end != NULL ? (size_t)(end - list.bytes) : list.len;
    print(o, list.bytes, len);
    if (end == NULL) return;
    output_string(o, between);
    list.bytes += len + 1;
    list.len -= len + 1;
  }
}

static matn_value word(const char *string, bool known) {
  return (matn_value){.bytes = string, .len = known ? strlen(string) : 0};
}

void name_values(const matn_metadata *metadata, named_value out[NAMED_VALUES]) {
  const named_value values[NAMED_VALUES] = {
      {"title", metadata->title},
      {"byline", metadata->byline},
      {"date", metadata->date},
      {"modified", metadata->modified},
      {"site", metadata->site},
      {"description", metadata->description},
      {"section", metadata->section},
      {"tags", metadata->tags},
      {"language", metadata->language},
      {"direction", word(metadata->direction == MATN_DIRECTION_RTL ? "rtl" : "ltr",
                         metadata->direction != MATN_DIRECTION_UNKNOWN)},
      {"canonical", metadata->canonical},
      {"image", metadata->image},
      {"licence", metadata->licence},
      {"kind", word(matn_page_kind_name((uint8_t)metadata->kind), metadata->kind != MATN_PAGE_UNKNOWN)},
      {"encoding", word(matn_encoding_name(metadata->encoding), true)},
      {"encoding_source", word(matn_encoding_source_name(metadata->encoding_source), true)},
  };
  memcpy(out, values, sizeof values);
}
