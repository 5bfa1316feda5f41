#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_add(buffer *b, const char *bytes, size_t len) {
  if (b->len + len + 1 > b->size) {
    b->size = (b->len + len + 1) * 2;
    b->bytes = realloc(b->bytes, b->size);
    if (b->bytes == NULL) {
      fputs("out of memory\n", stderr);
      exit(2);
    }
  }
  if (len != 0) memcpy(b->bytes + b->len, bytes, len);
  b->len += len;
  b->bytes[b->len] = '\0';
}

void buffer_add_string(buffer *b, const char *string) {
  buffer_add(b, string, strlen(string));
}

void buffer_add_format(buffer *b, const char *format, ...) {
  char text[512];
  va_list arguments;
  va_start(arguments, format);
  int len = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  buffer_add(b, text, len < (int)sizeof text ? (size_t)len : sizeof text - 1);
}

int buffer_add_file(buffer *b, const char *path) {
  char part[65536];
  size_t len;
  FILE *file = fopen(path, "rb");
  if (file == NULL) return 0;
  while ((len = fread(part, 1, sizeof part, file)) > 0) buffer_add(b, part, len);
  int good = !ferror(file);
  fclose(file);
  return good;
}

const char *buffer_string(const buffer *b) {
  return b->bytes != NULL ? b->bytes : "";
}

void buffer_clear(buffer *b) {
  b->len = 0;
}

void buffer_free(buffer *b) {
  free(b->bytes);
  *b = (buffer){0};
}
