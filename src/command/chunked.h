/* The chunked transfer coding (RFC 9112, 7.1), undone. */
#ifndef MATN_COMMAND_CHUNKED_H
#define MATN_COMMAND_CHUNKED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum chunked_state {
  CHUNK_SIZE,
  CHUNK_EXTENSION,
  CHUNK_DATA,
  CHUNK_DATA_END,
  CHUNK_LAST,
  CHUNK_BROKEN
} chunked_state;

typedef struct chunked {
  chunked_state state;
  uint64_t left;  /* bytes left of the chunk; while its size is read, the size so far */
  uint8_t digits; /* of the size so far */
} chunked;

/* Whether a body looks chunked: it begins with a chunk's size. The header does not tell, since archives keep
 * it for bodies that they have decoded. */
bool chunked_begins(const char *bytes, size_t len);

/* Reads some of len > 0 bytes. *used receives how many it read. Returns how many of these are data; data come
 * last. */
size_t chunked_next(chunked *coding, const char *bytes, size_t len, size_t *used);

#endif
