/* Sums of trees: for one block, or for many at once. */
#ifndef MATN_TREES_H
#define MATN_TREES_H

#include "feature.h"
#include "model.h"

/* Rows of features whose trees are summed up together. The caller fills in the features of each row, and the
 * number that its sum begins with. */
typedef struct tree_batch {
  uint8_t *rows; /* of FEATURE_ROW bytes each */
  int32_t *sums;
  uint16_t room;  /* for so many rows */
  uint16_t *left; /* room for the numbers of rows that need more trees */
  uint8_t *lanes; /* room for features of some rows, feature by feature; NULL: there is none */
} tree_batch;

/* Lays a batch out in memory. Its `room` is 0 if the machine has no AVX2 or the memory is too small. */
tree_batch matn_tree_batch(void *memory, size_t size);

/* Adds an ensemble's trees to the sums of the first `count` rows. A sum ends early where the remaining trees
 * would hardly change its sign. */
void matn_trees_add(tree_batch *batch, const ensemble *e, size_t count);

#endif
