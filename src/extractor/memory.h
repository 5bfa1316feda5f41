/* How the caller's memory is divided: behind the extractor's struct stand records of blocks, open elements,
 * what is remembered of names, hashes of texts seen, the decoder's look-ahead, values of metadata, and the
 * text of blocks. */
#ifndef MATN_MEMORY_H
#define MATN_MEMORY_H

#include "blocks/ring.h"
#include "outline/frame.h"
#include "outline/name_evidence.h"

/* Set aside for the struct and its alignment, on every machine alike: what is behind it, and so the events,
 * do not depend on the width of pointers. */
#define MEMORY_STRUCT_ROOM 3936

/* More is not used. */
#define MEMORY_MOST ((size_t)1 << 30)

/* All parts but the ring's records and text, in their order. */
typedef struct memory_parts {
  frame *frames; /* and behind them what is remembered of names */
  uint32_t *seen;
  char *pool; /* of metadata; behind the decoder's look-ahead */
  uint32_t seen_size;
  uint16_t frame_count, names_count, pool_size, look_ahead_size;
} memory_parts;

/* Divides the memory behind the struct, and gives the ring its share. */
void matn_memory_divide(memory_parts *parts, ring *r, unsigned char *memory, size_t size);

static inline names_memory *memory_names(const memory_parts *parts) {
  return (names_memory *)(void *)(parts->frames + parts->frame_count);
}

static inline char *memory_look_ahead(const memory_parts *parts) {
  return parts->pool - parts->look_ahead_size;
}

/* Bytes of frames and names, which are free when no element is read any more. */
static inline size_t memory_of_elements(const memory_parts *parts) {
  return (size_t)((unsigned char *)parts->seen - (unsigned char *)parts->frames);
}

#endif
