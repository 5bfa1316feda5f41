/* Blocks of 16 bytes with SSE2, which every x86-64 has. */
#ifndef MATN_SCAN_SSE2_H
#define MATN_SCAN_SSE2_H

#include "base.h"

#include <emmintrin.h>

enum { SCAN_BLOCK = 16 };

typedef __m128i scan_block;
#define SCAN_ALL 0xFFFFu /* bits of a block all of which hits */

typedef uint32_t scan_bits; /* a bit for each byte, the first lowest */

static inline scan_block scan_load(const char *p) {
  return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline scan_block scan_equal(scan_block block, char c) {
  return _mm_cmpeq_epi8(block, _mm_set1_epi8(c));
}

static inline scan_block scan_at_most(scan_block block, char c) {
  return _mm_cmpeq_epi8(_mm_min_epu8(block, _mm_set1_epi8(c)), block);
}

static inline scan_block scan_or(scan_block a, scan_block b) {
  return _mm_or_si128(a, b);
}

/* NUL, CR, a and b. */
static inline scan_block scan_stops(scan_block block, char a, char b) {
  scan_block hits = scan_or(scan_equal(block, a), scan_equal(block, '\r'));
  return scan_or(b != a ? scan_or(hits, scan_equal(block, b)) : hits, scan_equal(block, '\0'));
}

/* Whether all bytes are ASCII. */
static inline bool scan_is_ascii(scan_block block) {
  return _mm_movemask_epi8(block) == 0;
}

static inline scan_bits scan_bits_of(scan_block hits) {
  return (scan_bits)_mm_movemask_epi8(hits);
}

static inline size_t scan_first(scan_bits bits) {
  return (size_t)__builtin_ctz(bits);
}

#define SCAN_MASKS 1

/* The hits of 64 bytes as bits. */
static inline uint64_t scan_mask(const scan_block hits[64 / SCAN_BLOCK]) {
  uint64_t low = scan_bits_of(hits[0]) | scan_bits_of(hits[1]) << 16;
  uint64_t high = scan_bits_of(hits[2]) | scan_bits_of(hits[3]) << 16;
  return low | high << 32;
}

#endif
