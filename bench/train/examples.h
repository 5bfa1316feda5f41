/* Blocks of annotated pages as the library sees them, each with how much of it is wanted. */
#ifndef MATN_BENCH_EXAMPLES_H
#define MATN_BENCH_EXAMPLES_H

#include "corpus.h"
#include "model/feature.h"
#include "model/model.h"
#include "overlap.h"

/* A block of a page. */
typedef struct example {
  float wanted;                  /* share of its words that the wanted text has; below 0: not known */
  float weight;                  /* of the page's blocks: 1 together */
  uint32_t words_from, words_to; /* in the page's words */
  uint32_t text_from, text_to;   /* in the page's characters */
  uint32_t names_from, names_to; /* words of the names of the elements around it, in the page's tokens */
  uint32_t first_from, first_to; /* its first words, in the page's tokens */
} example;

typedef struct annotated {
  const page *page;
  uint32_t site;     /* hash of the page's site */
  example *examples; /* in the order of the blocks */
  size_t count;
  words text;       /* of all blocks */
  char *characters; /* the same as UTF-8, a space behind each block, white space collapsed */
  words gold;       /* of the wanted text */
  uint32_t *tokens; /* hashes of words */
  size_t token_count;
  uint32_t *kind_words; /* hashes of the words that tell the kind of page */
  size_t kind_word_count;
} annotated;

/* Reads a page and tells which of its blocks are wanted. */
void annotate(annotated *a, const page *p);

void annotated_free(annotated *a);

/* How many of the snippets stand in a text that ends in NUL; white space counts as one space. */
size_t snippets_found(const char *text, const snippets *wanted);

/* What the library makes of a page with a model. */
typedef struct reading {
  uint8_t *features; /* FEATURE_COUNT bytes a block; NULL if not asked for */
  int16_t *first;    /* first scores */
  int16_t *scores;
  uint8_t *kept; /* 1: in the article's text as the command prints it */
  size_t count;  /* of blocks */
} reading;

/* Reads a page with a model in so much memory. */
reading read_page(const page *p, const model *m, size_t memory, bool features);

void reading_free(reading *r);

#endif
