/* What is measured: parts of the library alone, the whole of it, and its peers. */
#ifndef MATN_BENCH_ROWS_H
#define MATN_BENCH_ROWS_H

#include "documents.h"

typedef struct row {
  const char *name;
  void (*run)(const document *d);
  const document *text; /* to run over instead of the files */
} row;

/* Each ends with a row that has no name. The first is the memchr('<') hop. */
extern const row library_rows[];
extern const row peer_rows[];

/* Makes texts in some encodings out of the documents, for the rows that decode them. */
void rows_make_texts(const document_list *documents);

void rows_free_texts(void);

/* Runs a row over one document. A function by itself, so that valgrind can count what happens in it. */
void run_row(const row *r, const document *d);

#endif
