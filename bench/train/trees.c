/* All nodes of one level are split at once: one pass over the sampled rows for each feature. Two threads
 * share the features. */
#include "trees.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 2
#define UNIT 65536.0 /* gradients are whole numbers of 1/UNIT */
#define MARGIN 256.0
#define EXIT_LEAST 1024 /* the second stage does not tell scores apart that are farther from 0 */

typedef struct bin {
  int64_t gradient, hessian;
} bin;

typedef struct candidate {
  double gain;
  uint16_t feature;
  uint8_t threshold;
} candidate;

typedef struct grower {
  const samples *s;
  const tree_options *options;
  uint32_t *rows; /* sampled */
  size_t row_count;
  int32_t *gradient, *hessian; /* of sampled rows */
  uint8_t *node;               /* of sampled rows, within the level */
  const uint8_t *usable;       /* features of this tree */
  unsigned node_count;
  double lambda;
} grower;

typedef struct job {
  const grower *g;
  unsigned first; /* feature */
  candidate best[256];
} job;

static uint32_t next_random(uint32_t *state) {
  *state ^= *state << 13;
  *state ^= *state >> 17;
  *state ^= *state << 5;
  return *state;
}

static void *allocate(size_t count, size_t size) {
  void *memory = calloc(count + 1, size);
  if (memory == NULL) abort();
  return memory;
}

static double value(double gradient, double hessian, double lambda) {
  return gradient * gradient / (hessian + lambda);
}

static void best_split(const grower *g, const bin *bins, unsigned feature, candidate *best) {
  int64_t gradient = 0, hessian = 0, left_gradient = 0, left_hessian = 0;
  for (unsigned i = 0; i < 256; i++) {
    gradient += bins[i].gradient;
    hessian += bins[i].hessian;
  }
  double whole = value((double)gradient, (double)hessian, g->lambda);
  for (unsigned i = 0; i < 255; i++) {
    if (bins[i].hessian == 0) continue;
    left_gradient += bins[i].gradient;
    left_hessian += bins[i].hessian;
    int64_t right_hessian = hessian - left_hessian;
    if ((double)left_hessian < g->lambda / 4 || (double)right_hessian < g->lambda / 4) continue;
    double gain = value((double)left_gradient, (double)left_hessian, g->lambda) +
                  value((double)(gradient - left_gradient), (double)right_hessian, g->lambda) - whole;
    /* between two filled bins, half way */
    unsigned next = i + 1;
    while (next < 255 && bins[next].hessian == 0) next++;
    if (gain > best->gain) *best = (candidate){gain, (uint16_t)feature, (uint8_t)((i + next - 1) / 2)};
  }
}

static void *search(void *argument) {
  job *j = argument;
  const grower *g = j->g;
  bin *bins = allocate(256u * g->node_count, sizeof *bins);
  for (unsigned n = 0; n < g->node_count; n++) j->best[n] = (candidate){0, 0, 255};
  for (unsigned feature = j->first; feature < g->s->feature_count; feature += THREADS) {
    if (!g->usable[feature]) continue;
    const uint8_t *column = g->s->columns[feature];
    memset(bins, 0, 256u * g->node_count * sizeof *bins);
    for (size_t i = 0; i < g->row_count; i++) {
      bin *b = &bins[g->node[i] * 256u + column[g->rows[i]]];
      b->gradient += g->gradient[i];
      b->hessian += g->hessian[i];
    }
    for (unsigned n = 0; n < g->node_count; n++) best_split(g, bins + n * 256u, feature, &j->best[n]);
  }
  free(bins);
  return NULL;
}

/* The best split of each node of the level. */
static void find_splits(const grower *g, candidate *best) {
  static job jobs[THREADS];
  pthread_t threads[THREADS];
  for (unsigned t = 0; t < THREADS; t++) {
    jobs[t].g = g;
    jobs[t].first = t;
    if (pthread_create(&threads[t], NULL, search, &jobs[t]) != 0) abort();
  }
  for (unsigned t = 0; t < THREADS; t++) pthread_join(threads[t], NULL);
  for (unsigned n = 0; n < g->node_count; n++) {
    best[n] = jobs[0].best[n];
    for (unsigned t = 1; t < THREADS; t++) {
      const candidate *other = &jobs[t].best[n];
      if (other->gain > best[n].gain || (other->gain == best[n].gain && other->feature < best[n].feature)) {
        best[n] = *other;
      }
    }
  }
}

static void sample_rows(grower *g, uint32_t *random) {
  uint32_t limit = (uint32_t)(g->options->rows * 4294967295.0);
  g->row_count = 0;
  for (size_t i = 0; i < g->s->count; i++) {
    if (next_random(random) > limit || g->s->weight[i] <= 0) continue;
    double p = 1 / (1 + exp(-g->s->margin[i] / MARGIN)), w = g->s->weight[i];
    g->rows[g->row_count] = (uint32_t)i;
    g->gradient[g->row_count] = (int32_t)lrint((g->s->target[i] - p) * w * UNIT);
    g->hessian[g->row_count] = (int32_t)lrint(p * (1 - p) * w * UNIT) + 1;
    g->row_count++;
  }
}

static int16_t leaf(double gradient, double hessian, const grower *g) {
  double step = g->options->rate * MARGIN * gradient / (hessian + g->lambda);
  return (int16_t)lrint(step > 2000 ? 2000 : step < -2000 ? -2000 : step);
}

static void grow_tree(grower *g, tree_split *splits, int16_t *leaves) {
  unsigned depth = g->options->depth;
  memset(g->node, 0, g->row_count);
  for (unsigned level = 0; level < depth; level++) {
    candidate best[256];
    g->node_count = 1u << level;
    find_splits(g, best);
    tree_split *here = splits + g->node_count - 1;
    for (unsigned n = 0; n < g->node_count; n++) {
      here[n] = (tree_split){(uint8_t)best[n].feature, best[n].threshold};
    }
    for (size_t i = 0; i < g->row_count; i++) {
      const tree_split *by = &here[g->node[i]];
      g->node[i] = (uint8_t)(2 * g->node[i] + (g->s->columns[by->feature][g->rows[i]] > by->threshold));
    }
  }
  int64_t gradient[256] = {0}, hessian[256] = {0};
  for (size_t i = 0; i < g->row_count; i++) {
    gradient[g->node[i]] += g->gradient[i];
    hessian[g->node[i]] += g->hessian[i];
  }
  for (unsigned n = 0; n < 1u << depth; n++) {
    leaves[n] = leaf((double)gradient[n], (double)hessian[n], g);
  }
}

static void add_tree(samples *s, const tree_split *splits, const int16_t *leaves, unsigned depth) {
  for (size_t i = 0; i < s->count; i++) {
    size_t at = 0;
    for (unsigned level = 0; level < depth; level++) {
      at = 2 * at + 1 + (s->columns[splits[at].feature][i] > splits[at].threshold);
    }
    s->margin[i] += leaves[at - ((1u << depth) - 1)];
  }
}

/* Where an ensemble may stop: the least sums such that hardly any weight of samples whose sum is farther
 * from 0 ends on the other side. */
static void find_exits(const samples *s, const ensemble *e, int16_t *exits) {
  enum { STEPS = 64 };
  size_t inner = (1u << e->depth) - 1, looks = (e->count + EXIT_STEP - 1u) / EXIT_STEP;
  double(*wrong)[STEPS + 1] = allocate(looks, sizeof *wrong), all = 0;
  for (size_t i = 0; i < s->count; i++) {
    int32_t final = s->margin[i], sum = e->bias;
    all += s->weight[i];
    for (unsigned tree = 0; tree < e->count; tree++) {
      if (tree % EXIT_STEP == 0 && tree > 0 && (sum > 0) != (final > 0)) {
        int step = abs(sum) / 32;
        wrong[tree / EXIT_STEP][step < STEPS ? step : STEPS] += s->weight[i];
      }
      const tree_split *splits = e->splits + tree * inner;
      size_t at = 0;
      for (unsigned level = 0; level < e->depth; level++) {
        at = 2 * at + 1 + (s->columns[splits[at].feature][i] > splits[at].threshold);
      }
      sum += e->leaves[tree * (inner + 1) + at - inner];
    }
  }
  for (size_t look = 0; look <= e->count / EXIT_STEP; look++) exits[look] = INT16_MAX;
  for (size_t look = 1; look < looks; look++) {
    double sum = 0;
    int step = STEPS;
    while (step >= 0 && (sum += wrong[look][step]) < all * 0.0004) step--;
    exits[look] = (int16_t)((step + 1) * 32 > EXIT_LEAST ? (step + 1) * 32 : EXIT_LEAST);
  }
  free(wrong);
}

ensemble trees_train(samples *s, const tree_options *options) {
  size_t inner = (1u << options->depth) - 1;
  tree_split *splits = allocate(options->trees * inner, sizeof *splits);
  int16_t *leaves = allocate(options->trees * (inner + 1), sizeof *leaves);
  int16_t *exits = allocate(options->trees / EXIT_STEP + 1, sizeof *exits);
  uint8_t *usable = allocate(s->feature_count, 1);
  double weight = 0;
  uint32_t random = options->seed * 2654435761u + 12345;
  grower g = {.s = s,
              .options = options,
              .rows = allocate(s->count, sizeof *g.rows),
              .gradient = allocate(s->count, sizeof *g.gradient),
              .hessian = allocate(s->count, sizeof *g.hessian),
              .node = allocate(s->count, 1),
              .usable = usable};
  for (size_t i = 0; i < s->count; i++) weight += s->weight[i];
  g.lambda = options->lambda * weight / (double)s->count * UNIT;
  ensemble e = {splits, leaves, exits, 0, (uint8_t)options->depth, options->bias};
  for (size_t i = 0; i < s->count; i++) s->margin[i] += options->bias;
  for (unsigned tree = 0; tree < options->trees; tree++) {
    sample_rows(&g, &random);
    for (size_t f = 0; f < s->feature_count; f++) {
      usable[f] = next_random(&random) < (uint32_t)(options->columns * 4294967295.0);
    }
    grow_tree(&g, splits + tree * inner, leaves + tree * (inner + 1));
    add_tree(s, splits + tree * inner, leaves + tree * (inner + 1), options->depth);
    e.count++;
  }
  free(g.rows);
  free(g.gradient);
  free(g.hessian);
  free(g.node);
  free(usable);
  find_exits(s, &e, exits);
  return e;
}

void trees_free(ensemble *e) {
  free((void *)(uintptr_t)e->splits);
  free((void *)(uintptr_t)e->leaves);
  free((void *)(uintptr_t)e->exits);
  *e = (ensemble){0};
}
