/* Finds the next byte that a tokenizer state has to look at. A class of bytes is written once, over blocks of
 * bytes; a header for each kind of machine says what a block is. These headers and trees_avx2.h are the only
 * places with vector instructions. */
#ifndef MATN_SCAN_H
#define MATN_SCAN_H

#include "base.h"

#if defined(MATN_PORTABLE)
#include "scan_portable.h"
#elif defined(__AVX2__) || defined(SCAN_WITH_AVX2)
#include "scan_avx2.h"
#elif defined(__SSE2__)
#include "scan_sse2.h"
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include "scan_neon.h"
#else
#include "scan_portable.h"
#endif

/* What stops a scan. */
typedef enum scan_class {
  SCAN_TAG_NAME,       /* white space, "/", ">", NUL */
  SCAN_ATTRIBUTE_NAME, /* the same, and "=" */
  SCAN_UNQUOTED        /* white space, ">", "&", NUL */
} scan_class;

/* The bytes of a block that may stop the scan. Any byte up to U+0020 counts here; scan() looks at these
 * again. */
static inline scan_block scan_class_hits(scan_class class, scan_block block) {
  scan_block hits = scan_or(scan_equal(block, '>'), scan_at_most(block, ' '));
  hits = scan_or(hits, scan_equal(block, class == SCAN_UNQUOTED ? '&' : '/'));
  return class == SCAN_ATTRIBUTE_NAME ? scan_or(hits, scan_equal(block, '=')) : hits;
}

static inline bool scan_class_has(scan_class class, char c) {
  if ((unsigned char)c <= ' ') return is_space((unsigned char)c) || c == '\0';
  return c == '>' || c == (class == SCAN_UNQUOTED ? '&' : '/') || (class == SCAN_ATTRIBUTE_NAME && c == '=');
}

/* The first byte from p on that is of the class; end if there is none. */
static inline const char *scan(scan_class class, const char *p, const char *end) {
  for (;; p++) {
    while (FOR_SPEED && end - p >= SCAN_BLOCK) {
      scan_bits bits = scan_bits_of(scan_class_hits(class, scan_load(p)));
      if (bits != 0) {
        p += scan_first(bits);
        if ((unsigned char)*p >= ' ') return p;
        break;
      }
      p += SCAN_BLOCK;
    }
    if (p == end || scan_class_has(class, *p)) return p;
  }
}

/* The first byte from p on that is not ASCII; end if there is none. */
static inline const char *scan_ascii(const char *p, const char *end) {
  while (FOR_SPEED && end - p >= SCAN_BLOCK && scan_is_ascii(scan_load(p))) {
    p += SCAN_BLOCK;
    for (; end - p >= 4 * SCAN_BLOCK; p += 4 * SCAN_BLOCK) {
      scan_block low = scan_or(scan_load(p), scan_load(p + SCAN_BLOCK));
      scan_block high = scan_or(scan_load(p + 2 * SCAN_BLOCK), scan_load(p + 3 * SCAN_BLOCK));
      if (!scan_is_ascii(scan_or(low, high))) break;
    }
  }
  while (p < end && (unsigned char)*p < 0x80) p++;
  return p;
}

/* The first byte from p on that is c; end if there is none. */
static inline const char *scan_byte(const char *p, const char *end, char c) {
  for (; FOR_SPEED && end - p >= SCAN_BLOCK; p += SCAN_BLOCK) {
    scan_bits bits = scan_bits_of(scan_equal(scan_load(p), c));
    if (bits != 0) return p + scan_first(bits);
  }
  while (p < end && *p != c) p++;
  return p;
}

/* The first byte from p on that is above U+0020; end if there is none. */
static inline const char *scan_blank(const char *p, const char *end) {
  for (; FOR_SPEED && end - p >= SCAN_BLOCK; p += SCAN_BLOCK) {
    scan_bits bits = scan_bits_of(scan_at_most(scan_load(p), ' ')) ^ SCAN_ALL;
    if (bits != 0) return p + scan_first(bits);
  }
  while (p < end && (unsigned char)*p <= ' ') p++;
  return p;
}

/* Whether no byte up to `end` is above U+0020. Memory can be read up to `readable`, which is at or behind
 * `end`. */
static inline bool is_blank(const char *p, const char *end, const char *readable) {
  if (!FOR_SPEED || end - p > SCAN_BLOCK || readable - p < SCAN_BLOCK) return scan_blank(p, end) == end;
  scan_bits visible = scan_bits_of(scan_at_most(scan_load(p), ' ')) ^ SCAN_ALL;
  return visible == 0 || p + scan_first(visible) >= end;
}

/* The first byte from p on that is NUL, CR, a or b; end if there is none. */
static ALWAYS_INLINE const char *scan_for(const char *p, const char *end, char a, char b) {
  for (; FOR_SPEED && end - p >= SCAN_BLOCK; p += SCAN_BLOCK) {
    scan_bits bits = scan_bits_of(scan_stops(scan_load(p), a, b));
    if (bits != 0) return p + scan_first(bits);
  }
  while (p < end && *p != a && *p != b && *p != '\r' && *p != '\0') p++;
  return p;
}

#endif
