/* Bytes compared. In any case: matn_text_begins() and matn_string_find(). */
#ifndef MATN_SLICE_H
#define MATN_SLICE_H

#include "base.h"
#include "matn.h"

/* Whether two slices are the same bytes. */
bool matn_slice_equal(matn_slice a, matn_slice b);

/* The bytes of `begin`, a string, if a slice begins with it; 0 if it does not. */
size_t matn_slice_begins(matn_slice slice, const char *begin);

/* Whether a slice is a string that is not empty. */
static inline bool slice_is(matn_slice slice, const char *string) {
  return slice.len != 0 && matn_slice_begins(slice, string) == slice.len;
}

#endif
