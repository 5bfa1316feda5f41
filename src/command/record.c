#include "record.h"

#include <string.h>

bool record_set(char *to, size_t size, const char *bytes, size_t len) {
  bool fits = len < size && memchr(bytes, '\0', len) == NULL;
  if (!fits) len = 0;
  memcpy(to, bytes, len);
  to[len] = '\0';
  return fits;
}
