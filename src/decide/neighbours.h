/* A block and those around it, as the features of the first stage. */
#ifndef MATN_NEIGHBOURS_H
#define MATN_NEIGHBOURS_H

#include "blocks/ring.h"
#include "outline/page_kind.h"

/* How many blocks before a block, and ahead of it, count. */
#define NEIGHBOURS_BACK 3
#define NEIGHBOURS_AHEAD 8

_Static_assert(NEIGHBOURS_BACK <= RING_BACK, "they are readable");

/* In a feature that is a distance or an element: there is no such block. */
#define NO_BLOCK 255

typedef struct neighbours {
  uint32_t serial, end; /* of the block, and after the last one that is complete */
  const ring *ring;
  const block_record *block;
  const block_record *end_of_ring; /* in memory */
  uint8_t kinds[KIND_COUNT];
} neighbours;

/* Whether all neighbours exist and stand side by side in memory: NEIGHBOURS_BACK before the block, and
 * NEIGHBOURS_AHEAD behind it, before `end`. */
static inline bool neighbours_side_by_side(const neighbours *n, uint32_t end) {
  size_t slot = (size_t)(n->block - n->ring->records);
  return FOR_SPEED && n->serial >= NEIGHBOURS_BACK && slot >= NEIGHBOURS_BACK &&
         n->serial + NEIGHBOURS_AHEAD < end && slot + NEIGHBOURS_AHEAD < n->ring->capacity;
}

/* The block at a distance; NULL if there is none before `end`. */
static ALWAYS_INLINE const block_record *neighbour_at(const neighbours *n, uint32_t end, bool side_by_side,
                                                      int32_t distance) {
  uint32_t serial = n->serial + (uint32_t)distance;
  if (side_by_side) return n->block + distance;
  return serial < end ? ring_record(n->ring, serial) : NULL;
}

/* Begins to look at blocks. `end` is the serial number after the last complete one. */
void matn_neighbours_init(neighbours *n, const ring *r, const page_kind *kind, uint32_t end);

/* Looks at the block with a serial number. */
void matn_neighbours_look_at(neighbours *n, uint32_t serial);

/* Looks at the next one. */
static INLINE_FOR_SPEED void neighbours_next(neighbours *n) {
  n->serial++;
  if (++n->block == n->end_of_ring) n->block = n->ring->records;
}

/* The features that the first stage knows. */
void matn_neighbours_features(const neighbours *n, uint8_t *features);

#endif
