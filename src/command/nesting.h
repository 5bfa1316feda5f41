/* The quotations and lists that a block stands in, as an output that nests has to open and close them. */
#ifndef MATN_COMMAND_NESTING_H
#define MATN_COMMAND_NESTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "matn.h"

/* So many nested quotations and lists are told apart. Deeper ones count as this deep. */
#define QUOTES_MOST 8
#define LISTS_MOST 8

/* A quotation, or an item with its list. */
typedef struct container {
  bool is_item;
  bool ordered;
  bool other;      /* another list of the same kind stands right before it */
  uint8_t level;   /* of the list in the page */
  uint16_t number; /* of an item in an ordered list */
} container;

typedef struct nesting {
  container open[QUOTES_MOST * 2 + LISTS_MOST]; /* outermost first */
  size_t depth;
  size_t kept;  /* of these, those that the block before stands in, too */
  bool sibling; /* open[kept] is the next item of a list around the block before */
} nesting;

/* Goes on to a block. */
void nesting_next(nesting *n, const matn_block *block);

#endif
