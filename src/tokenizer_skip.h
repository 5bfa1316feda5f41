/* Skips the attributes of a tag that nobody wants, 64 bytes at a time: each byte a bit in the masks of the
 * bytes that matter. What lies between double quotes is found by parity, as simdjson does ("Parsing Gigabytes
 * of JSON per Second", 3.1.1). That is right only if each quote outside of values opens one, and all else is
 * left to the states of the tokenizer. */
#ifndef MATN_TOKENIZER_SKIP_H
#define MATN_TOKENIZER_SKIP_H

#include "scan.h"

#if defined(SCAN_MASKS)

/* What one block tells the next one. */
typedef struct skip_carry {
  uint64_t quoted;  /* all ones inside of a value */
  uint64_t equals;  /* its last byte was the "=" before a value */
  uint64_t no_name; /* its last byte cannot end an attribute's name */
} skip_carry;

/* Each bit becomes the parity of itself and those below. */
static inline uint64_t parities(uint64_t bits) {
  bits ^= bits << 1;
  bits ^= bits << 2;
  bits ^= bits << 4;
  bits ^= bits << 8;
  bits ^= bits << 16;
  return bits ^ bits << 32;
}

/* Looks for the tag's end in 64 bytes: its bit, or none. Returns false if the bytes are not plain. */
static inline bool skip_block(const char *p, skip_carry *carry, uint64_t *tag_end) {
  scan_block blocks[64 / SCAN_BLOCK];
  for (size_t i = 0; i < COUNT_OF(blocks); i++) blocks[i] = scan_load(p + i * SCAN_BLOCK);
  uint64_t quotes = scan_mask(blocks, '"');
  uint64_t outside = ~(parities(quotes) ^ carry->quoted);
  uint64_t ends = scan_mask(blocks, '>') & outside;
  uint64_t before = (ends & (0 - ends)) - 1;
  uint64_t equals = scan_mask(blocks, '=') & outside & before;
  uint64_t no_name = (scan_mask_at_most(blocks, ' ') | scan_mask(blocks, '/') | quotes) & outside;
  uint64_t opening = quotes & ~outside & before, apostrophes = scan_mask(blocks, '\'') & outside & before;
  bool is_plain = (equals << 1 | carry->equals) == opening && apostrophes == 0 &&
                  (equals & (no_name << 1 | carry->no_name)) == 0;
  *carry = (skip_carry){.quoted = 0 - (~outside >> 63), .equals = equals >> 63, .no_name = no_name >> 63};
  *tag_end = ends & (0 - ends);
  return is_plain;
}

/* p is behind the tag's name: moves it to the ">" of the tag if its attributes are plain: names, and names
 * with values in double quotes; and if the chunk has enough of them. */
static inline bool skip_attributes(const char **p, const char *end) {
  skip_carry carry = {0};
  for (const char *at = *p; end - at >= 64; at += 64) {
    uint64_t tag_end;
    if (!skip_block(at, &carry, &tag_end)) return false;
    if (tag_end == 0) continue;
    *p = at + __builtin_ctzll(tag_end);
    return true;
  }
  return false;
}

#else

static inline bool skip_attributes(const char **p, const char *end) {
  (void)p;
  (void)end;
  return false;
}

#endif

#endif
