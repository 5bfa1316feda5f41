#include "string_list.h"

const char *matn_string_next(const char *string) {
  while (*string != '\0') string++;
  return string + 1;
}

const char *matn_string_at(const char *list, size_t idx) {
  while (idx-- != 0 && *list != '\0') list = matn_string_next(list);
  return list;
}

/* Whether a string, behind its first character, is the text. */
static bool is_same_string(const char *string, const char *text, size_t len) {
  size_t at = 1;
  while (at < len && string[at] != '\0' && string[at] == (char)to_lower((unsigned char)text[at])) at++;
  return at == len && string[at] == '\0';
}

int matn_string_find(const char *list, const char *text, size_t len) {
  if (len == 0) return -1;
  char first = (char)to_lower((unsigned char)text[0]);
  for (int idx = 0; *list != '\0'; idx++, list = matn_string_next(list)) {
    if (*list == first && is_same_string(list, text, len)) return idx;
  }
  return -1;
}
