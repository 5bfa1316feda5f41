/* Bytes that grow, for tests. Running out of memory ends the program. */
#ifndef MATN_TEST_BUFFER_H
#define MATN_TEST_BUFFER_H

#include <stddef.h>

typedef struct buffer {
  char *bytes; /* ends in a NUL that len does not count; NULL while empty */
  size_t len, size;
} buffer;

void buffer_add(buffer *b, const char *bytes, size_t len);
void buffer_add_string(buffer *b, const char *string);
void buffer_add_format(buffer *b, const char *format, ...);

/* Adds a whole file; returns whether it could be read. */
int buffer_add_file(buffer *b, const char *path);

/* Its bytes, or "" while empty. */
const char *buffer_string(const buffer *b);

void buffer_clear(buffer *b);
void buffer_free(buffer *b);

#endif
