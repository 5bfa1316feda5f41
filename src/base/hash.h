/* Hashes of words and texts, byte after byte (FNV-1a). */
#ifndef MATN_HASH_H
#define MATN_HASH_H

#include "base.h"

/* Of no bytes. */
#define WORD_HASH UINT32_C(2166136261)

static inline uint32_t word_hash_add(uint32_t hash, unsigned char byte) {
  return (hash ^ byte) * UINT32_C(16777619);
}

#endif
