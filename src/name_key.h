/* Short names as two numbers that tell them apart, in any case: what looks names up in tables by a perfect
 * hash. The tables' generator computes the same. */
#ifndef MATN_NAME_KEY_H
#define MATN_NAME_KEY_H

#include "base.h"

/* Bytes of the longest name that has a key. */
#define NAME_KEY_MAX 16

typedef struct name_key {
  uint64_t first, last; /* bytes from the name's beginning and end, which overlap unless it has 16 */
} name_key;

/* Eight bytes of ASCII letters in lower case; all others stay. */
static inline uint64_t lower_8(uint64_t bytes) {
  const uint64_t ones = UINT64_C(0x0101010101010101);
  uint64_t low = bytes & ones * 0x7F;
  uint64_t from_a = low + ones * (0x80 - 'A'), above_z = low + ones * (0x7F - 'Z');
  return bytes | (((from_a & ~above_z & ~bytes) & ones * 0x80) >> 2);
}

/* The key of a name of 1 to NAME_KEY_MAX bytes that is in lower case. */
static inline name_key name_key_of_lower(const char *name, size_t len) {
  const unsigned char *s = (const unsigned char *)name;
  if (len >= 8) return (name_key){load_8(s), load_8(s + len - 8)};
  if (len >= 4) return (name_key){load_4(s) | (uint64_t)load_4(s + len - 4) << 32, 0};
  return (name_key){(uint64_t)s[0] | (uint64_t)s[len / 2] << 8 | (uint64_t)s[len - 1] << 16, 0};
}

/* The same in any case. */
static inline name_key name_key_of(const char *name, size_t len) {
  name_key key = name_key_of_lower(name, len);
  return (name_key){lower_8(key.first), len >= 8 ? lower_8(key.last) : 0};
}

/* A number below 2^bits, by a multiplier that was searched for the table at hand. */
static inline uint32_t name_key_hash(name_key key, size_t len, uint64_t multiplier, unsigned bits) {
  return (uint32_t)(((key.first ^ key.last * 31) + len) * multiplier >> (64 - bits));
}

#endif
