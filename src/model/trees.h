/* Sums of trees: for one block, or for many at once. */
#ifndef MATN_TREES_H
#define MATN_TREES_H

#include "feature.h"
#include "model.h"

/* Features of blocks whose trees are summed up together. The caller fills in each row's features and what its
 * sum begins with. */
typedef struct tree_batch {
  uint8_t *rows; /* of FEATURE_ROW bytes each */
  int32_t *sums;
  uint16_t room;  /* for so many rows */
  uint16_t *left; /* room for the numbers of rows that need more trees */
  uint8_t
      *lanes; /* room for the features of some of them, one feature after the other; NULL: there is none */
} tree_batch;

/* Lays a batch out in memory; `room` is 0 if the machine or the size is not made for it. */
tree_batch matn_tree_batch(void *memory, size_t size);

/* Adds an ensemble's trees to the sums of the first `count` rows. A sum ends early where the rest would
 * hardly change its sign. */
void matn_trees_add(tree_batch *b, const ensemble *e, size_t count);

#endif
