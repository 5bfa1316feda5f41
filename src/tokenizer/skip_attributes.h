/* Skips attributes that nobody wants, 64 bytes at a time. Each class of bytes that matter gets a mask with a
 * bit for each of the 64. What lies between double quotes is found by the parity of the quotes before it, as
 * in simdjson ("Parsing Gigabytes of JSON per Second", 3.1.1). That is right only if each quote outside of a
 * value opens one. Whatever is not so plain is left to the states of the tokenizer. */
#ifndef MATN_SKIP_ATTRIBUTES_H
#define MATN_SKIP_ATTRIBUTES_H

#include "base/scan.h"

#if defined(SCAN_MASKS)

/* What one block tells the next one. */
typedef struct skip_carry {
  uint64_t quoted;  /* all ones inside of a value */
  uint64_t equals;  /* its last byte was the "=" before a value */
  uint64_t no_name; /* its last byte cannot end an attribute's name */
} skip_carry;

/* Each bit becomes the parity of itself and all bits below it. */
static inline uint64_t parities(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ bits << 32;
}

/* The bytes of 64 that are c, as bits. */
static ALWAYS_INLINE uint64_t mask_of(const char *p, char c) {
  scan_block hits[64 / SCAN_BLOCK];
  for (size_t i = 0; i < COUNT_OF(hits); i++) hits[i] = scan_equal(scan_load(p + i * SCAN_BLOCK), c);
  return scan_mask(hits);
}

/* The bytes of 64 that cannot end an attribute's name, as bits. */
static ALWAYS_INLINE uint64_t mask_of_no_name(const char *p) {
  scan_block hits[64 / SCAN_BLOCK];
  for (size_t i = 0; i < COUNT_OF(hits); i++) {
    scan_block block = scan_load(p + i * SCAN_BLOCK);
    hits[i] = scan_or(scan_at_most(block, ' '), scan_or(scan_equal(block, '/'), scan_equal(block, '"')));
  }
  return scan_mask(hits);
}

/* Looks for the tag's end in 64 bytes: its bit, or none. Returns false if the bytes are not plain. */
static ALWAYS_INLINE bool skip_block(const char *p, skip_carry *carry, uint64_t *tag_end) {
  uint64_t quotes = mask_of(p, '"');
  uint64_t outside = ~(parities(quotes) ^ carry->quoted);
  uint64_t ends = mask_of(p, '>') & outside;
  uint64_t before = (ends & (0 - ends)) - 1;
  uint64_t equals = mask_of(p, '=') & outside & before, no_name = mask_of_no_name(p) & outside;
  uint64_t opening = quotes & ~outside & before, apostrophes = mask_of(p, '\'') & outside & before;
  bool is_plain = (equals << 1 | carry->equals) == opening && apostrophes == 0 &&
                  (equals & (no_name << 1 | carry->no_name)) == 0;
  *carry = (skip_carry){.quoted = 0 - (~outside >> 63), .equals = equals >> 63, .no_name = no_name >> 63};
  *tag_end = ends & (0 - ends);
  return is_plain;
}

/* Finds the ">" of the tag whose name ends at p. Its attributes have to be plain (names, and names with
 * values in double quotes), and the chunk needs enough bytes behind them; otherwise returns NULL. */
static NEVER_INLINE const char *skip_attributes(const char *p, const char *end) {
  skip_carry carry = {0};
  for (; end - p >= 64; p += 64) {
    uint64_t tag_end;
    if (!skip_block(p, &carry, &tag_end)) return NULL;
    if (tag_end != 0) return p + __builtin_ctzll(tag_end);
  }
  return NULL;
}

#else

static inline const char *skip_attributes(const char *p, const char *end) {
  (void)p;
  (void)end;
  return NULL;
}

#endif

#endif
