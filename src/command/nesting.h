/* The quotations and lists that a block stands in, as an output that nests has to open and close them. */
#ifndef MATN_COMMAND_NESTING_H
#define MATN_COMMAND_NESTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "matn.h"

/* Quotations, and lists, in one another that are told apart: deeper ones count as so deep. */
#define QUOTES_MOST 8
#define LISTS_MOST 8

/* A quotation, or an item with its list. */
typedef struct container {
  bool is_item;
  bool ordered;
  bool other;      /* the list is another one than the list of the same kind that stands right before it */
  uint8_t level;   /* of the list in the page */
  uint16_t number; /* of an item in an ordered list */
} container;

typedef struct nesting {
  container open[QUOTES_MOST * 2 + LISTS_MOST]; /* outermost first */
  size_t depth;
  size_t kept;  /* of them, those that the block before stands in, too */
  bool sibling; /* open[kept] is the next item of a list that the block before stands in */
} nesting;

/* Goes on to a block. */
void nesting_next(nesting *n, const matn_block *block);

#endif
