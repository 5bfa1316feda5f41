/* Files in memory. */
#ifndef MATN_BENCH_DOCUMENTS_H
#define MATN_BENCH_DOCUMENTS_H

#include <stddef.h>

typedef struct document {
  char *name; /* of the file, without its folder */
  char *bytes;
  size_t len;
} document;

typedef struct document_list {
  document *documents;
  size_t count;
  size_t bytes; /* of all documents */
} document_list;

/* Adds one file, or the .html files of a folder. Ends the program with a message if there are none. */
void documents_read(document_list *list, const char *path);

void documents_free(document_list *list);

#endif
