/* Blocks of 8 bytes in a 64-bit word, for any machine. See "Bit Twiddling Hacks", "Determine if a word has a
 * zero byte". Here no carry goes from one byte to the next, so every byte is right, not only the first. */
#ifndef MATN_SCAN_PORTABLE_H
#define MATN_SCAN_PORTABLE_H

#include "base.h"

enum { SCAN_BLOCK = 8 };

typedef uint64_t scan_block;
#define SCAN_ALL UINT64_C(0x8080808080808080) /* bits of a block all of which hits */

typedef uint64_t scan_bits; /* the highest bit of each byte */

#define SCAN_BYTES(c) (UINT64_C(0x0101010101010101) * (unsigned char)(c))

static inline scan_block scan_load(const char *p) {
  uint64_t word;
  COPY_FIXED(&word, p, sizeof word);
  return word;
}

/* Bytes up to c, which is below 0x80. */
static inline scan_block scan_at_most(scan_block block, char c) {
  uint64_t above = (block & SCAN_BYTES(0x7F)) + SCAN_BYTES(0x7F - c);
  return ~(above | block) & SCAN_BYTES(0x80);
}

static inline scan_block scan_equal(scan_block block, char c) {
  return scan_at_most(block ^ SCAN_BYTES(c), 0);
}

static inline scan_block scan_or(scan_block a, scan_block b) {
  return a | b;
}

/* NUL, CR, a and b. */
static inline scan_block scan_stops(scan_block block, char a, char b) {
  scan_block hits = scan_or(scan_equal(block, a), scan_equal(block, '\r'));
  return scan_or(b != a ? scan_or(hits, scan_equal(block, b)) : hits, scan_equal(block, '\0'));
}

/* Whether all bytes are ASCII. */
static inline bool scan_is_ascii(scan_block block) {
  return (block & SCAN_BYTES(0x80)) == 0;
}

static inline scan_bits scan_bits_of(scan_block hits) {
  return hits;
}

/* In the order of memory. */
static inline size_t scan_first(scan_bits bits) {
#if defined(__GNUC__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  return (size_t)__builtin_ctzll(bits) / 8;
#elif defined(__GNUC__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return (size_t)__builtin_clzll(bits) / 8;
#else
  unsigned char bytes[8];
  size_t first = 0;
  memcpy(bytes, &bits, sizeof bytes);
  while (bytes[first] == 0) first++;
  return first;
#endif
}

#endif
