/* Blocks of 32 bytes with AVX2, for builds that ask for it (-mavx2). */
#ifndef MATN_SCAN_AVX2_H
#define MATN_SCAN_AVX2_H

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

#endif
