/* Gradient-boosted trees for the logistic loss, over features that are bytes.
 *
 * Histograms are of whole numbers, trees are complete and of one depth, and leaves are rounded as they are
 * grown. So the margins of training are those that the library will compute. The same samples give the same
 * trees. */
#ifndef MATN_BENCH_BOOSTING_H
#define MATN_BENCH_BOOSTING_H

#include "model/model.h"

/* One column for each feature, and for each sample what it should be, how much it counts, where it starts. */
typedef struct samples {
  size_t count, feature_count;
  uint8_t **columns;
  float *target; /* 0 to 1 */
  float *weight;
  int32_t *margin; /* log-odds in 256ths; trained trees add to it */
} samples;

typedef struct tree_options {
  unsigned trees, depth;
  double rate;    /* of each tree's step */
  double lambda;  /* pulls leaves to 0, in units of the mean weight */
  double rows;    /* share of samples that a tree sees */
  double columns; /* share of features that it may use */
  uint32_t seed;
  int16_t bias; /* where the ensemble's sum starts */
  uint8_t unit; /* leaves are from -8 to 7 of these; 1: any whole numbers */
} tree_options;

/* How many looks an ensemble has at whether a sum may end early. */
static inline unsigned ensemble_looks(const ensemble *e) {
  return (e->count + EXIT_STEP - 1u) / EXIT_STEP;
}

/* Trains an ensemble; its arrays belong to the caller. */
ensemble trees_train(samples *s, const tree_options *options);

void trees_free(ensemble *e);

#endif
