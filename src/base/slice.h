/* Bytes compared. In any case: matn_text_begins() and matn_string_find(). */
#ifndef MATN_SLICE_H
#define MATN_SLICE_H

#include "base.h"
#include "matn.h"

static inline bool slice_equal(matn_slice a, matn_slice b) {
  return a.len == b.len && (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
}

/* Whether a slice begins with a string. */
bool matn_slice_begins(matn_slice slice, const char *string);

/* Whether it is a string. */
bool matn_slice_is(matn_slice slice, const char *string);

#endif
