/* A block and those around it: what the first stage is told. */
#ifndef MATN_NEIGHBOURS_H
#define MATN_NEIGHBOURS_H

#include "kind.h"
#include "ring.h"

/* Blocks ahead that count. */
#define NEIGHBOURS_AHEAD 8

/* No such block, in a feature that tells a distance or a kind. */
#define NO_BLOCK 255

typedef struct neighbours {
  uint32_t serial, end; /* of the block, and after the last one that is complete */
  const ring *ring;
  block_record *block;
  uint8_t kinds[KIND_COUNT];
} neighbours;

static inline block_record *record_after(const ring *r, const block_record *b) {
  return b + 1 == r->records + r->capacity ? r->records : r->records + (b + 1 - r->records);
}

static inline block_record *record_before(const ring *r, const block_record *b) {
  return r->records + (b == r->records ? r->capacity : (size_t)(b - r->records)) - 1;
}

/* Looks at the block with a serial number. `end` is that after the last block that is complete. */
void matn_neighbours_begin(neighbours *n, const ring *r, const page_kind *kind, uint32_t serial,
                           uint32_t end);

/* Looks at the next one. */
void matn_neighbours_next(neighbours *n);

/* The features that the first stage knows. */
void matn_neighbours_features(const neighbours *n, uint8_t *features);

#endif
