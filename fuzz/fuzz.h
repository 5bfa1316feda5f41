/* What the fuzz targets share. A target aborts, by assert, on whatever the library must not do. */
#ifndef MATN_FUZZ_H
#define MATN_FUZZ_H

#undef NDEBUG
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "support/guarded.h"
#include "support/steps.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Strict UTF-8, checked without a state machine. */
static inline bool is_utf8(const char *text, size_t len) {
  const unsigned char *s = (const unsigned char *)text;
  for (size_t i = 0; i < len;) {
    size_t size = s[i] < 0x80 ? 1 : s[i] < 0xC2 ? 0 : s[i] < 0xE0 ? 2 : s[i] < 0xF0 ? 3 : s[i] < 0xF5 ? 4 : 0;
    if (size == 0 || size > len - i) return false;
    uint32_t c = size == 1 ? s[i] : s[i] & (0x7Fu >> size);
    for (size_t k = 1; k < size; k++) {
      if ((s[i + k] & 0xC0) != 0x80) return false;
      c = c << 6 | (s[i + k] & 0x3F);
    }
    if ((size == 3 && c < 0x800) || (size == 4 && (c < 0x10000 || c > 0x10FFFF)) ||
        (c >= 0xD800 && c < 0xE000)) {
      return false;
    }
    i += size;
  }
  return true;
}

/* FNV-1a, to compare two runs without keeping them. */
static inline uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t len) {
  for (size_t i = 0; i < len; i++)
    hash = (hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(1099511628211);
  return hash;
}

#define HASH_START UINT64_C(14695981039346656037)

/* Takes bytes. They can be read until it returns; bytes behind them cannot be read. */
typedef void (*take_fn)(void *ctx, const char *bytes, size_t len);

/* Hands bytes over in memory of their own size. */
static inline void feed_guarded(const uint8_t *bytes, size_t len, take_fn take, void *ctx) {
  static guarded places[2]; /* what was read before stays unreadable while the next is read */
  static unsigned turn;
  guarded *place = &places[turn++ % 2];
  char *copy = guarded_open(place, len);
  if (len != 0) memcpy(copy, bytes, len);
  take(ctx, copy, len);
  guarded_close(place);
}

/* Hands data over in pieces whose sizes a seed decides. */
static inline void feed_in_pieces(const uint8_t *data, size_t size, uint32_t seed, take_fn take, void *ctx) {
  for (size_t at = 0; at < size;) {
    seed = seed * 1664525u + 1013904223u; /* Numerical Recipes */
    size_t len = 1 + (seed >> 16) % ((seed >> 8) % 4 == 0 ? 700 : 9);
    if (len > size - at) len = size - at;
    feed_guarded(data + at, len, take, ctx);
    at += len;
  }
}

/* Asserts that the work since a count of steps is bounded by the bytes that were read. */
static inline void assert_steps(uint64_t steps_before, uint64_t per_byte, size_t bytes) {
  assert(steps_taken() - steps_before <= per_byte * bytes + STEPS_ONCE);
}

static inline void assert_linear(uint64_t steps_before, size_t bytes) {
  assert_steps(steps_before, STEPS_PER_BYTE, bytes);
}

#endif
