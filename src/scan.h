/* Finds the next byte that a tokenizer state has to look at. Every class of text holds NUL and CR, and up
 * to two more bytes; this is the only place with vector instructions. */
#ifndef MATN_SCAN_H
#define MATN_SCAN_H

#include "base.h"

#if defined(__SSE2__) && !defined(MATN_PORTABLE)
#include "scan_sse2.h"
#else
#include "scan_portable.h"
#endif

/* The first byte from p on that is NUL, CR, a or b; end if there is none. */
static inline const char *scan_for(const char *p, const char *end, char a, char b) {
  p = scan_blocks(p, end, a, b);
  while (p < end && *p != a && *p != b && *p != '\r' && *p != '\0') p++;
  return p;
}

#endif
