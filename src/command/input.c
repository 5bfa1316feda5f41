#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "interrupt.h"
#include "progress.h"

int open_input(const char *name) {
  return strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
}

ptrdiff_t read_some(int file, char *bytes, size_t size) {
  for (;;) {
    ssize_t len = read(file, bytes, size);
    if (interrupted()) {
      errno = EINTR;
      return -1;
    }
    if (len > 0) progress_read((size_t)len);
    if (len >= 0 || errno != EINTR) return len;
  }
}

static int read_file(int file, size_t chunk, input_fn take, void *ctx) {
  char bytes[READ_SIZE];
  for (;;) {
    ptrdiff_t len = read_some(file, bytes, sizeof bytes);
    if (len < 0) return errno;
    if (len == 0) return 0;
    for (size_t at = 0; at < (size_t)len;) {
      size_t part = (size_t)len - at;
      if (chunk != 0 && part > chunk) part = chunk;
      if (!take(ctx, bytes + at, part)) return 0;
      at += part;
    }
  }
}

int read_input(const char *name, size_t chunk, input_fn take, void *ctx) {
  int file = open_input(name);
  if (file < 0) return errno;
  int error = read_file(file, chunk, take, ctx);
  if (file != STDIN_FILENO) close(file);
  return error;
}
