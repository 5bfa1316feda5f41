/* Trees for 32 blocks at once with AVX2. Each block has one byte of a vector, its lane. There is no walk: all
 * splits of a tree are evaluated, and the results of the upper ones choose among those of the lower ones. */
#ifndef MATN_TREES_AVX2_H
#define MATN_TREES_AVX2_H

#include <immintrin.h>

#include "base/cpu.h"
#include "feature.h"
#include "model.h"

enum { LANES = 32 };

/* Always inlined: a compiler that may choose calls some of these, and passes the vectors through memory. */
#define INLINE MATN_AVX2 static inline __attribute__((always_inline))

INLINE __m256i load_rows(const uint8_t *low, const uint8_t *high) {
  __m128i a = _mm_loadu_si128((const __m128i *)(const void *)low);
  __m128i b = _mm_loadu_si128((const __m128i *)(const void *)high);
  return _mm256_inserti128_si256(_mm256_castsi128_si256(a), b, 1);
}

/* Interleaves the first 8 of 16 vectors with the last 8. */
INLINE void interleave(__m256i to[16], const __m256i from[16]) {
#pragma GCC unroll 8
  for (size_t i = 0; i < 8; i++) {
    to[2 * i] = _mm256_unpacklo_epi8(from[i], from[i + 8]);
    to[2 * i + 1] = _mm256_unpackhi_epi8(from[i], from[i + 8]);
  }
}

/* Turns 16 features of 32 rows into 16 rows of 32 lanes, which hold 255 minus the feature. */
INLINE void load_16_features(uint8_t (*lanes)[LANES], const uint8_t *const rows[LANES], size_t first) {
  __m256i a[16], b[16];
#pragma GCC unroll 16
  for (size_t i = 0; i < 16; i++) a[i] = load_rows(rows[i] + first, rows[i + 16] + first);
  interleave(b, a);
  interleave(a, b);
  interleave(b, a);
  interleave(a, b);
#pragma GCC unroll 16
  for (size_t i = 0; i < 16; i++) {
    __m256i inverse = _mm256_xor_si256(a[i], _mm256_set1_epi8(-1));
    _mm256_store_si256((__m256i *)(void *)lanes[first + i], inverse);
  }
}

/* Which blocks go left in a split: the highest bit of a lane says so. It is set if the mean of the threshold
 * and of 255 minus the feature, rounded up, is 128 or more. The other bits mean nothing. */
INLINE __m256i is_left(uint8_t (*lanes)[LANES], const tree_split *split) {
  __m256i threshold = _mm256_set1_epi8((char)split->threshold);
  __m256i inverse = _mm256_load_si256((const __m256i *)(const void *)lanes[split->feature]);
  return _mm256_avg_epu8(threshold, inverse);
}

/* Chooses, of the 2, 4, 8 or 16 splits of a level, the one that a block comes to by the levels above. */
INLINE __m256i of_2(uint8_t (*lanes)[LANES], const tree_split *s, __m256i a) {
  return _mm256_blendv_epi8(is_left(lanes, s + 1), is_left(lanes, s), a);
}

INLINE __m256i of_4(uint8_t (*lanes)[LANES], const tree_split *s, __m256i a, __m256i b) {
  return _mm256_blendv_epi8(of_2(lanes, s + 2, b), of_2(lanes, s, b), a);
}

INLINE __m256i of_8(uint8_t (*lanes)[LANES], const tree_split *s, __m256i a, __m256i b, __m256i c) {
  return _mm256_blendv_epi8(of_4(lanes, s + 4, b, c), of_4(lanes, s, b, c), a);
}

INLINE __m256i of_16(uint8_t (*lanes)[LANES], const tree_split *s, __m256i a, __m256i b, __m256i c,
                     __m256i d) {
  return _mm256_blendv_epi8(of_8(lanes, s + 8, b, c, d), of_8(lanes, s, b, c, d), a);
}

/* 16 leaves, in both halves of a vector. */
INLINE __m256i load_leaves(const int8_t *leaves) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)leaves));
}

/* -1 in lanes whose highest bit is set, 0 in others. */
INLINE __m256i spread(__m256i left) {
  return _mm256_cmpgt_epi8(_mm256_setzero_si256(), left);
}

/* One level down: twice the number, and one less where the block goes left. */
INLINE __m256i deeper(__m256i number, __m256i left) {
  return _mm256_add_epi8(_mm256_add_epi8(number, number), spread(left));
}

INLINE __m256i leaf_of_8(uint8_t (*lanes)[LANES], const tree_split *s, const int8_t *leaves) {
  __m256i a = is_left(lanes, s), b = of_2(lanes, s + 1, a), c = of_4(lanes, s + 3, a, b);
  __m256i leaf = _mm256_add_epi8(deeper(deeper(spread(a), b), c), _mm256_set1_epi8(7));
  __m128i of_tree = _mm_loadl_epi64((const __m128i *)(const void *)leaves);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(of_tree), leaf);
}

INLINE __m256i leaf_of_16(uint8_t (*lanes)[LANES], const tree_split *s, const int8_t *leaves) {
  __m256i a = is_left(lanes, s), b = of_2(lanes, s + 1, a), c = of_4(lanes, s + 3, a, b);
  __m256i d = of_8(lanes, s + 7, a, b, c);
  __m256i leaf = _mm256_add_epi8(deeper(deeper(deeper(spread(a), b), c), d), _mm256_set1_epi8(15));
  return _mm256_shuffle_epi8(load_leaves(leaves), leaf);
}

INLINE __m256i leaf_of_32(uint8_t (*lanes)[LANES], const tree_split *s, const int8_t *leaves) {
  __m256i a = is_left(lanes, s), b = of_2(lanes, s + 1, a), c = of_4(lanes, s + 3, a, b);
  __m256i d = of_8(lanes, s + 7, a, b, c), e = of_16(lanes, s + 15, a, b, c, d);
  __m256i leaf = _mm256_add_epi8(deeper(deeper(deeper(spread(b), c), d), e), _mm256_set1_epi8(15));
  __m256i left = _mm256_shuffle_epi8(load_leaves(leaves), leaf);
  __m256i right = _mm256_shuffle_epi8(load_leaves(leaves + 16), leaf);
  return _mm256_blendv_epi8(right, left, a);
}

INLINE __m256i leaf_of(uint8_t (*lanes)[LANES], const tree_split *s, const int8_t *leaves, uint8_t depth) {
  if (depth == 3) return leaf_of_8(lanes, s, leaves);
  return depth == 4 ? leaf_of_16(lanes, s, leaves) : leaf_of_32(lanes, s, leaves);
}

/* Adds 8 numbers of 16 bits to the sums. */
INLINE void add_8(int32_t *sums, __m128i numbers) {
  __m256i *at = (__m256i *)(void *)sums;
  _mm256_storeu_si256(at, _mm256_add_epi32(_mm256_loadu_si256(at), _mm256_cvtepi16_epi32(numbers)));
}

_Static_assert(LEAF_MOST <= INT8_MAX, "a leaf fits into a byte");
_Static_assert(EXIT_STEP * 255 <= INT16_MAX, "leaves, counted from the least one, add up in 16 bits");

/* Adds the leaves of up to EXIT_STEP trees of one depth. Pairs of lanes are summed up in 16 bits: once the
 * upper lanes alone, and once both together. */
INLINE void add_depth(uint8_t (*lanes)[LANES], const tree_split *splits, const int8_t *leaves, uint8_t depth,
                      unsigned count, int32_t sums[LANES]) {
  const __m256i least = _mm256_set1_epi8(INT8_MIN);
  __m256i both = _mm256_setzero_si256(), odd = both;
  for (unsigned tree = 0; tree < count; tree++) {
    __m256i leaf = _mm256_xor_si256(leaf_of(lanes, splits, leaves, depth), least);
    both = _mm256_add_epi16(both, leaf);
    odd = _mm256_add_epi16(odd, _mm256_srli_epi16(leaf, 8));
    splits += ((size_t)1 << depth) - 1;
    leaves += (size_t)1 << depth;
  }
  __m256i even = _mm256_sub_epi16(both, _mm256_slli_epi16(odd, 8));
  __m256i leasts = _mm256_set1_epi16((int16_t)(INT8_MIN * (int)count));
  even = _mm256_add_epi16(even, leasts);
  odd = _mm256_add_epi16(odd, leasts);
  __m256i low = _mm256_unpacklo_epi16(even, odd), high = _mm256_unpackhi_epi16(even, odd);
  add_8(sums, _mm256_castsi256_si128(low));
  add_8(sums + 8, _mm256_castsi256_si128(high));
  add_8(sums + 16, _mm256_extracti128_si256(low, 1));
  add_8(sums + 24, _mm256_extracti128_si256(high, 1));
}

MATN_AVX2 static inline void load_lanes(uint8_t (*lanes)[LANES], const uint8_t *const rows[LANES]) {
  for (size_t i = 0; i < FEATURE_ROW; i += 16) load_16_features(lanes, rows, i);
}

MATN_AVX2 static inline void add_to_lanes(uint8_t (*lanes)[LANES], const tree_split *splits,
                                          const int8_t *leaves, uint8_t depth, unsigned count,
                                          int32_t sums[LANES]) {
  if (depth == 3) add_depth(lanes, splits, leaves, 3, count, sums);
  if (depth == 4) add_depth(lanes, splits, leaves, 4, count, sums);
  if (depth == 5) add_depth(lanes, splits, leaves, 5, count, sums);
}

/* A bit for each lane whose sum is farther from 0 than `least`. */
MATN_AVX2 static inline uint32_t lanes_beyond(const int32_t sums[LANES], int16_t least) {
  uint32_t beyond = 0;
  for (unsigned i = 0; i < LANES; i += 8) {
    __m256i sum = _mm256_abs_epi32(_mm256_loadu_si256((const __m256i *)(const void *)(sums + i)));
    __m256i is_beyond = _mm256_cmpgt_epi32(sum, _mm256_set1_epi32(least));
    beyond |= (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(is_beyond)) << i;
  }
  return beyond;
}

#undef INLINE

#endif
