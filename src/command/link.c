#include <string.h>

#include "printer.h"

static bool same_scheme(const char *bytes, size_t len, const char *scheme) {
  for (size_t i = 0; i < len; i++) {
    char c = bytes[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c | 0x20);
    if (c != scheme[i]) return false; /* a scheme that is too short ends in a NUL */
  }
  return scheme[len] == '\0';
}

bool link_is_safe(matn_slice url) {
  static const char schemes[][8] = {"http", "https", "mailto", "tel"};
  if (url.len == 0 || url.bytes[0] == '#') return false;
  for (size_t i = 0; i < url.len; i++) {
    if ((unsigned char)url.bytes[i] <= ' ' || url.bytes[i] == 0x7F) return false;
  }
  size_t colon = 0;
  while (colon < url.len && strchr(":/?#", url.bytes[colon]) == NULL) colon++;
  if (colon == url.len || url.bytes[colon] != ':') return true;
  for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
    if (same_scheme(url.bytes, colon, schemes[i])) return true;
  }
  return false;
}
