/* Annotated pages: a folder with html/ID.html.gz (or ID.html) and gold.jsonl.gz (or gold.jsonl). */
#ifndef MATN_BENCH_CORPUS_H
#define MATN_BENCH_CORPUS_H

#include <stddef.h>

typedef struct snippets {
  char **texts;
  size_t count;
} snippets;

/* A page with what annotators say of it. What is not known is NULL or empty. */
typedef struct page {
  char *id, *type, *url;
  char *html; /* as it came, html_len bytes */
  size_t html_len;
  char *text; /* the text that is wanted, whole */
  char *markdown;
  char *title, *author, *date;
  snippets with, without; /* texts that are wanted, or not */
} page;

typedef struct corpus {
  page *pages;
  size_t count;
} corpus;

/* Adds the pages of a folder; ends the program with a message if it cannot be read. */
void corpus_read(corpus *c, const char *folder);

void corpus_free(corpus *c);

/* The site of a page: the last two labels of its host's name, or three where the last two are short. */
void page_site(const page *p, char *out, size_t size);

#endif
