/* Pages made to do harm: one part, repeated between two others. */
#ifndef MATN_TEST_HOSTILE_H
#define MATN_TEST_HOSTILE_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"

/* A word in the text of some of the pages, and a word that must not come out of others. */
#define HOSTILE_SHOWN "zqvisible"
#define HOSTILE_HIDDEN "zqhidden"

typedef struct hostile {
  const char *name;
  const char *before, *repeated;
  bool ends; /* a story follows; otherwise nothing that follows is text */
} hostile;

extern const hostile hostile_pages[];
extern const size_t hostile_count;

/* Makes a page in which the repeated part takes about `len` bytes. */
void hostile_make(buffer *page, const hostile *which, size_t len);

#endif
