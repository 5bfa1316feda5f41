/* Blocks of 16 bytes with NEON (AArch64). */
#ifndef MATN_SCAN_NEON_H
#define MATN_SCAN_NEON_H

#include "base.h"

#include <arm_neon.h>

enum { SCAN_BLOCK = 16 };

typedef uint8x16_t scan_block;
#define SCAN_ALL UINT64_MAX /* bits of a block all of which hits */

typedef uint64_t scan_bits; /* four bits for each byte, the first lowest */

static inline scan_block scan_load(const char *p) {
  return vld1q_u8((const uint8_t *)p);
}

static inline scan_block scan_equal(scan_block block, char c) {
  return vceqq_u8(block, vdupq_n_u8((uint8_t)c));
}

static inline scan_block scan_at_most(scan_block block, char c) {
  return vcleq_u8(block, vdupq_n_u8((uint8_t)c));
}

static inline scan_block scan_or(scan_block a, scan_block b) {
  return vorrq_u8(a, b);
}

/* NUL, CR, a and b. */
static inline scan_block scan_stops(scan_block block, char a, char b) {
  scan_block hits = scan_or(scan_equal(block, a), scan_equal(block, '\r'));
  return scan_or(b != a ? scan_or(hits, scan_equal(block, b)) : hits, scan_equal(block, '\0'));
}

/* Whether all bytes are ASCII. */
static inline bool scan_is_ascii(scan_block block) {
  return vmaxvq_u8(block) < 0x80;
}

static inline scan_bits scan_bits_of(scan_block hits) {
  return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(hits), 4)), 0);
}

static inline size_t scan_first(scan_bits bits) {
  return (size_t)__builtin_ctzll(bits) / 4;
}

#endif
