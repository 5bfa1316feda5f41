#include "string_list.h"

const char *matn_string_next(const char *string) {
  while (*string++ != '\0') continue;
  return string;
}

const char *matn_string_at(const char *list, size_t idx) {
  while (idx-- != 0 && *list != '\0') list = matn_string_next(list);
  return list;
}

int matn_string_find(const char *list, const char *text, size_t len) {
  for (int idx = 0; *list != '\0'; idx++) {
    size_t at = 0;
    while (at < len && list[at] != '\0' && list[at] == (char)to_lower((unsigned char)text[at])) at++;
    if (at == len && list[at] == '\0') return idx;
    list = matn_string_next(list + at);
  }
  return -1;
}
