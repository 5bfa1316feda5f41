/* Short names as two numbers that differ for different names. Tables are searched for them by a perfect hash;
 * the generators of the tables compute the same numbers. */
#ifndef MATN_NAME_KEY_H
#define MATN_NAME_KEY_H

#include "base.h"

typedef struct name_key {
  uint64_t first, last; /* its first and last bytes, which overlap unless the name has 16 */
} name_key;

/* In each of 8 bytes the bit that tells small ASCII letters from capital ones. Digits and hyphens have it,
 * too. */
#define NAME_KEY_CASE UINT64_C(0x2020202020202020)

/* The key of a name of 1 to 16 bytes. */
static inline name_key name_key_of(const char *name, size_t len) {
  const unsigned char *s = (const unsigned char *)name;
  if (len >= 8) return (name_key){load_8(s), load_8(s + len - 8)};
  if (len >= 4) return (name_key){load_4(s) | (uint64_t)load_4(s + len - 4) << 32, 0};
  return (name_key){(uint64_t)s[0] | (uint64_t)s[len / 2] << 8 | (uint64_t)s[len - 1] << 16, 0};
}

/* Whether the key is that of a known name, whatever the case of its letters. Known names have small letters,
 * digits and hyphens. */
static inline bool name_key_is(name_key key, name_key known) {
  uint64_t first = (key.first ^ known.first) & ~(known.first >> 1 & NAME_KEY_CASE);
  uint64_t last = (key.last ^ known.last) & ~(known.last >> 1 & NAME_KEY_CASE);
  return (first | last) == 0;
}

/* The key of the name in small letters, if it has only letters, digits and hyphens. */
static inline name_key name_key_in_small(name_key key, size_t len) {
  if (len >= 8) return (name_key){key.first | NAME_KEY_CASE, key.last | NAME_KEY_CASE};
  return (name_key){key.first | (len >= 4 ? NAME_KEY_CASE : NAME_KEY_CASE & 0xFFFFFF), 0};
}

/* A number below 2^bits. The generator of a table searches a multiplier that gives its names different
 * numbers. */
static inline uint32_t name_key_hash(name_key key, uint64_t multiplier, unsigned bits) {
  return (uint32_t)((key.first ^ key.last >> 8) * multiplier >> (64 - bits));
}

#endif
