#include "window.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "input.h"
#include "io.h"

int window_open(window *w, const char *name, size_t size) {
  *w = (window){.file = open_input(name), .size = size};
  if (w->file < 0) return errno;
  w->bytes = system_memory(size);
  if (w->bytes != NULL) return 0;
  window_close(w);
  return ENOMEM;
}

void window_close(window *w) {
  if (w->bytes != NULL) munmap(w->bytes, w->size);
  if (w->file != STDIN_FILENO) close(w->file);
}

/* Moves what stays to the beginning of memory. */
static void move_down(window *w) {
  size_t by = w->begin;
  if (by == 0) return;
  memmove(w->bytes, w->bytes + by, w->end - by);
  w->base += by;
  w->begin = 0;
  w->at -= by;
  w->end -= by;
}

bool window_more(window *w) {
  if (w->at_end) return false;
  if (w->end - w->begin <= READ_SIZE || w->size - w->end < READ_SIZE) move_down(w);
  if (w->size - w->end < READ_SIZE) {
    w->begin = w->at;
    move_down(w);
  }
  size_t room = w->size - w->end;
  ptrdiff_t len = room > 0 ? read_some(w->file, w->bytes + w->end, room < READ_SIZE ? room : READ_SIZE) : 0;
  if (len < 0) w->error = errno;
  w->at_end = len <= 0 && room > 0;
  if (len <= 0) return false;
  w->end += (size_t)len;
  return true;
}

bool window_grow(window *w, size_t most) {
  if (w->size > most / 2) return false;
  char *bytes = system_memory(w->size * 2);
  if (bytes == NULL) return false;
  memcpy(bytes, w->bytes, w->end);
  munmap(w->bytes, w->size);
  w->bytes = bytes;
  w->size *= 2;
  return true;
}

uint64_t window_offset(const window *w) {
  return w->base + w->at;
}
