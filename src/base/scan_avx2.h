/* Blocks of 32 bytes with AVX2, for builds that ask for it (-mavx2). */
#ifndef MATN_SCAN_AVX2_H
#define MATN_SCAN_AVX2_H

#include "base.h"

#include <immintrin.h>

enum { SCAN_BLOCK = 32 };

typedef __m256i scan_block;
#define SCAN_ALL 0xFFFFFFFFu /* bits of a block all of which hits */

typedef uint32_t scan_bits; /* a bit for each byte, the first lowest */

static inline scan_block scan_load(const char *p) {
  return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

static inline scan_block scan_equal(scan_block block, char c) {
  return _mm256_cmpeq_epi8(block, _mm256_set1_epi8(c));
}

static inline scan_block scan_at_most(scan_block block, char c) {
  return _mm256_cmpeq_epi8(_mm256_min_epu8(block, _mm256_set1_epi8(c)), block);
}

static inline scan_block scan_or(scan_block a, scan_block b) {
  return _mm256_or_si256(a, b);
}

/* Whether all bytes are ASCII. */
static inline bool scan_is_ascii(scan_block block) {
  return _mm256_movemask_epi8(block) == 0;
}

static inline scan_bits scan_bits_of(scan_block hits) {
  return (scan_bits)_mm256_movemask_epi8(hits);
}

static inline size_t scan_first(scan_bits bits) {
  return (size_t)__builtin_ctz(bits);
}

#define SCAN_ENTRY(k)                                                                                        \
  (char)((a & 15) == (k) ? a : (b & 15) == (k) ? b : (k) == 13 ? '\r' : (k) == 0 ? '\0' : (k) + 1)
#define SCAN_ENTRIES                                                                                         \
  SCAN_ENTRY(0), SCAN_ENTRY(1), SCAN_ENTRY(2), SCAN_ENTRY(3), SCAN_ENTRY(4), SCAN_ENTRY(5), SCAN_ENTRY(6),   \
      SCAN_ENTRY(7), SCAN_ENTRY(8), SCAN_ENTRY(9), SCAN_ENTRY(10), SCAN_ENTRY(11), SCAN_ENTRY(12),           \
      SCAN_ENTRY(13), SCAN_ENTRY(14), SCAN_ENTRY(15)

/* NUL, CR, a and b. A table has the one of them for each value of the lower four bits: a byte is a hit if it
 * is what the table has for its own (as simdjson finds white space). If two of them have the same lower bits,
 * or the compiler does not know them, each is compared by itself. */
static ALWAYS_INLINE scan_block scan_stops(scan_block block, char a, char b) {
  bool is_known = __builtin_constant_p(a) && __builtin_constant_p(b);
  if (!is_known || (a & 15) % 13 == 0 || (b & 15) % 13 == 0 || (a != b && (a & 15) == (b & 15))) {
    return scan_or(scan_or(scan_equal(block, a), scan_equal(block, b)),
                   scan_or(scan_equal(block, '\r'), scan_equal(block, '\0')));
  }
  const __m256i table = _mm256_setr_epi8(SCAN_ENTRIES, SCAN_ENTRIES);
  return _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, block), block);
}

#undef SCAN_ENTRIES
#undef SCAN_ENTRY

#define SCAN_MASKS 1

/* The hits of 64 bytes as bits. */
static inline uint64_t scan_mask(const scan_block hits[64 / SCAN_BLOCK]) {
  return scan_bits_of(hits[0]) | (uint64_t)scan_bits_of(hits[1]) << 32;
}

#endif
