/* The part of an input that is being looked at. What was read last stays, so that one can go back to it. */
#ifndef MATN_COMMAND_WINDOW_H
#define MATN_COMMAND_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct window {
  int file;
  char *bytes;
  size_t size;   /* of the memory */
  size_t begin;  /* beginning of what stays */
  size_t at;     /* the next byte to look at */
  size_t end;    /* end of what was read */
  uint64_t base; /* offset of the first byte of memory in the input */
  bool at_end;
  int error; /* errno of the read that failed */
} window;

/* Opens an input with so much memory; returns 0 or errno. */
int window_open(window *w, const char *name, size_t size);

void window_close(window *w);

/* Reads more at the end. To make room it drops what is before `begin`, or, if that is nothing, what is before
 * `at`. Returns whether there was more. */
bool window_more(window *w);

/* Doubles the memory, up to `most`; returns whether that was possible. */
bool window_grow(window *w, size_t most);

/* The offset in the input of the byte that comes next. */
uint64_t window_offset(const window *w);

#endif
