/* Blocks of 16 bytes with SSE2, which every x86-64 has. */
#ifndef MATN_SCAN_SSE2_H
#define MATN_SCAN_SSE2_H

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

/* The bytes of four blocks that are c, as bits. */
static inline uint64_t scan_mask(const scan_block in[64 / SCAN_BLOCK], char c) {
  uint64_t low = scan_bits_of(scan_equal(in[0], c)) | scan_bits_of(scan_equal(in[1], c)) << 16;
  uint64_t high = scan_bits_of(scan_equal(in[2], c)) | scan_bits_of(scan_equal(in[3], c)) << 16;
  return low | high << 32;
}

static inline uint64_t scan_mask_at_most(const scan_block in[64 / SCAN_BLOCK], char c) {
  uint64_t low = scan_bits_of(scan_at_most(in[0], c)) | scan_bits_of(scan_at_most(in[1], c)) << 16;
  uint64_t high = scan_bits_of(scan_at_most(in[2], c)) | scan_bits_of(scan_at_most(in[3], c)) << 16;
  return low | high << 32;
}

#endif
