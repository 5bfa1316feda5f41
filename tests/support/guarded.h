/* Memory that ends where nothing can be read, so that reading on ends the program. */
#ifndef MATN_GUARDED_H
#define MATN_GUARDED_H

#include <stddef.h>

/* A place for one block after the other; begins as all zero. */
typedef struct guarded {
  unsigned char *pages; /* followed by one that cannot be read; NULL: none yet */
  size_t size;          /* bytes in them */
} guarded;

/* Bytes that can be read and written, right before the unreadable page. What is in them is undefined. */
void *guarded_open(guarded *g, size_t len);

/* From here on they cannot be read. */
void guarded_close(guarded *g);

#endif
