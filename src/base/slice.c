#include "slice.h"

/* Bytes in which a slice and a string agree from their beginning on. */
static size_t agreeing(matn_slice slice, const char *string) {
  size_t len = 0;
  while (len < slice.len && string[len] != '\0' && slice.bytes[len] == string[len]) len++;
  return len;
}

bool matn_slice_begins(matn_slice slice, const char *string) {
  return string[agreeing(slice, string)] == '\0';
}

bool matn_slice_is(matn_slice slice, const char *string) {
  size_t len = agreeing(slice, string);
  return len == slice.len && string[len] == '\0';
}
