/* Sums that stay at the last number their type holds. */
#ifndef MATN_SATURATE_H
#define MATN_SATURATE_H

#include "base.h"

static inline void add_saturating_8(uint8_t *sum, uint8_t added) {
  uint32_t all = (uint32_t)*sum + added;
  *sum = all < UINT8_MAX ? (uint8_t)all : UINT8_MAX;
}

static INLINE_FOR_SPEED void add_saturating_16(uint16_t *sum, uint32_t added) {
  ASSERT(added <= UINT32_MAX - UINT16_MAX);
  uint32_t all = *sum + added;
  *sum = all < UINT16_MAX ? (uint16_t)all : UINT16_MAX;
}

static inline void add_saturating_32(uint32_t *sum, uint64_t added) {
  *sum = added < UINT32_MAX - *sum ? (uint32_t)(*sum + added) : UINT32_MAX;
}

/* Between -most and most. */
static INLINE_FOR_SPEED void add_limited(int16_t *sum, int32_t added, int16_t most) {
  int32_t all = *sum + added;
  *sum = (int16_t)(all > most ? most : all < -most ? -most : all);
}

#endif
