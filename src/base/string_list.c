#include "string_list.h"

#include "text.h"

const char *matn_string_next(const char *string) {
  while (*string != '\0') string++;
  return string + 1;
}

const char *matn_string_at(const char *list, size_t idx) {
  while (idx-- != 0 && *list != '\0') list = matn_string_next(list);
  return list;
}

int matn_string_find(const char *list, const char *text, size_t len) {
  if (len == 0) return -1;
  char first = (char)to_lower((unsigned char)text[0]);
  for (int idx = 0; *list != '\0'; idx++, list = matn_string_next(list)) {
    if (*list == first && matn_text_begins(text, len, list) == len) return idx;
  }
  return -1;
}
