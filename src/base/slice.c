#include "slice.h"

bool matn_slice_equal(matn_slice a, matn_slice b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
}

size_t matn_slice_begins(matn_slice slice, const char *begin) {
  size_t len = 0;
  for (; begin[len] != '\0'; len++) {
    if (len == slice.len || slice.bytes[len] != begin[len]) return 0;
  }
  return len;
}
