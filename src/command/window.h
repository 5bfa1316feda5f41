/* The part of an input that is being looked at: what was read lately stays, so that one can go back to it. */
#ifndef MATN_COMMAND_WINDOW_H
#define MATN_COMMAND_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct window {
  int file;
  char *bytes;
  size_t size;   /* of the memory */
  size_t begin;  /* of what stays */
  size_t at;     /* what comes next */
  size_t end;    /* of what was read */
  uint64_t base; /* offset of the first byte of memory in the input */
  bool at_end;
  int error; /* errno of the read that failed */
} window;

/* Opens an input with so much memory; returns 0 or errno. */
int window_open(window *w, const char *name, size_t size);

void window_close(window *w);

/* Reads more behind the end; what is before begin is lost, and if that gives no room all before at. Returns
 * whether there was any. */
bool window_more(window *w);

/* Doubles the memory, up to `most`; returns whether it could. */
bool window_grow(window *w, size_t most);

/* The offset in the input of the byte that comes next. */
uint64_t window_offset(const window *w);

#endif
