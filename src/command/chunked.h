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
  uint64_t left;  /* of the chunk; while its size is read, that size so far */
  uint8_t digits; /* of the size so far */
} chunked;

/* Whether a body looks chunked: it begins with a chunk's size. Archives keep the header of bodies that they
 * decoded. */
bool chunked_begins(const char *bytes, size_t len);

/* Reads some bytes, of which there are any: *used of them, and returns how many of these, the last ones, are
 * data. */
size_t chunked_next(chunked *c, const char *bytes, size_t len, size_t *used);

#endif
