/* Trees grow level by level. Rows are kept sorted by their node. The histograms of a node are filled from its
 * rows. If its sibling has fewer rows, the sibling's are filled, and subtracted from the parent's. Two
 * threads share the features. */
#include "boosting.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 2
#define UNIT 4096.0 /* gradients are whole numbers of 1/UNIT, whose sums fit 32 bits */
#define BINS 256u
#define NODES_MOST 256u
#define MARGIN 256.0
#define EXIT_LEAST 640    /* no sum nearer to 0 than this ends early */
#define EXIT_WRONG 0.0001 /* share of the samples' weight that may end on the wrong side */

typedef struct bin {
  int32_t gradient, hessian;
} bin;

typedef struct row {
  uint32_t index;
  bin of;
} row;

typedef struct candidate {
  double gain;
  uint16_t feature;
  uint8_t threshold;
} candidate;

typedef struct grower {
  const samples *s;
  const tree_options *options;
  row *rows, *moved; /* sampled, sorted by node; room for as many */
  size_t row_count;
  uint32_t begin[NODES_MOST + 1]; /* where the rows of each node of the level begin */
  bin *bins;                      /* for each feature, those of all nodes of the level */
  size_t bins_of_feature;         /* room for them */
  const uint8_t *usable;          /* features of this tree */
  unsigned node_count;            /* of the level */
  double lambda;
} grower;

typedef struct job {
  const grower *g;
  unsigned first; /* feature */
  candidate best[NODES_MOST];
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
  for (unsigned i = 0; i < BINS; i++) {
    gradient += bins[i].gradient;
    hessian += bins[i].hessian;
  }
  double whole = value((double)gradient, (double)hessian, g->lambda);
  for (unsigned i = 0; i + 1 < BINS; i++) {
    if (bins[i].hessian == 0) continue;
    left_gradient += bins[i].gradient;
    left_hessian += bins[i].hessian;
    int64_t right_hessian = hessian - left_hessian;
    if ((double)left_hessian < g->lambda / 4 || (double)right_hessian < g->lambda / 4) continue;
    double gain = value((double)left_gradient, (double)left_hessian, g->lambda) +
                  value((double)(gradient - left_gradient), (double)right_hessian, g->lambda) - whole;
    if (gain <= best->gain) continue;
    /* half way between two filled bins */
    unsigned next = i + 1;
    while (next + 1 < BINS && bins[next].hessian == 0) next++;
    *best = (candidate){gain, (uint16_t)feature, (uint8_t)((i + next - 1) / 2)};
  }
}

static void fill_bins(const grower *g, unsigned node, const uint8_t *column, bin *bins) {
  memset(bins, 0, BINS * sizeof *bins);
  for (uint32_t i = g->begin[node]; i < g->begin[node + 1]; i++) {
    bin *b = &bins[column[g->rows[i].index]];
    b->gradient += g->rows[i].of.gradient;
    b->hessian += g->rows[i].of.hessian;
  }
}

/* Turns the histograms of the level above, one for each parent, into those of this level. */
static void descend(const grower *g, const uint8_t *column, bin *bins) {
  if (g->node_count == 1) {
    fill_bins(g, 0, column, bins);
    return;
  }
  for (unsigned parent = g->node_count / 2; parent-- > 0;) {
    unsigned left = 2 * parent, right = left + 1;
    uint32_t left_rows = g->begin[right] - g->begin[left], right_rows = g->begin[right + 1] - g->begin[right];
    unsigned smaller = left_rows < right_rows ? left : right, larger = left + right - smaller;
    bin filled[BINS];
    fill_bins(g, smaller, column, filled);
    const bin *of_parent = bins + parent * BINS;
    bin *of_larger = bins + larger * BINS;
    for (unsigned i = 0; i < BINS; i++) {
      of_larger[i] =
          (bin){of_parent[i].gradient - filled[i].gradient, of_parent[i].hessian - filled[i].hessian};
    }
    memcpy(bins + smaller * BINS, filled, sizeof filled);
  }
}

static void *search(void *argument) {
  job *j = argument;
  const grower *g = j->g;
  for (unsigned n = 0; n < g->node_count; n++) j->best[n] = (candidate){0, 0, 255};
  for (unsigned feature = j->first; feature < g->s->feature_count; feature += THREADS) {
    if (!g->usable[feature]) continue;
    bin *bins = g->bins + feature * g->bins_of_feature;
    descend(g, g->s->columns[feature], bins);
    for (unsigned n = 0; n < g->node_count; n++) best_split(g, bins + n * BINS, feature, &j->best[n]);
  }
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
    g->rows[g->row_count++] =
        (row){(uint32_t)i,
              {(int32_t)lrint((g->s->target[i] - p) * w * UNIT), (int32_t)lrint(p * (1 - p) * w * UNIT) + 1}};
  }
}

/* Sorts the rows of each node by the side of its split that they are on. */
static void part_rows(grower *g, const tree_split *splits) {
  uint32_t begin[NODES_MOST + 1] = {0};
  for (unsigned n = 0; n < g->node_count; n++) {
    const uint8_t *column = g->s->columns[splits[n].feature];
    uint32_t to = g->begin[n], right = 0;
    begin[2 * n] = to;
    for (uint32_t i = g->begin[n]; i < g->begin[n + 1]; i++) {
      row r = g->rows[i];
      if (column[r.index] > splits[n].threshold) {
        g->moved[right++] = r;
      } else {
        g->rows[to++] = r;
      }
    }
    begin[2 * n + 1] = to;
    memcpy(g->rows + to, g->moved, right * sizeof *g->moved);
  }
  g->node_count *= 2;
  begin[g->node_count] = (uint32_t)g->row_count;
  memcpy(g->begin, begin, sizeof begin);
}

static int8_t leaf(double gradient, double hessian, const grower *g) {
  double step = g->options->rate * MARGIN * gradient / (hessian + g->lambda);
  int unit = g->options->unit, least = unit == 1 ? -LEAF_MOST : -8, most = unit == 1 ? LEAF_MOST : 7;
  long units = lrint(step / unit);
  return (int8_t)((units < least ? least : units > most ? most : units) * unit);
}

static void grow_tree(grower *g, tree_split *splits, int8_t *leaves) {
  g->node_count = 1;
  g->begin[0] = 0;
  g->begin[1] = (uint32_t)g->row_count;
  for (unsigned level = 0; level < g->options->depth; level++) {
    candidate best[NODES_MOST];
    find_splits(g, best);
    tree_split *here = splits + g->node_count - 1;
    for (unsigned n = 0; n < g->node_count; n++) {
      here[n] = (tree_split){(uint8_t)best[n].feature, best[n].threshold};
    }
    part_rows(g, here);
  }
  for (unsigned n = 0; n < g->node_count; n++) {
    int64_t gradient = 0, hessian = 0;
    for (uint32_t i = g->begin[n]; i < g->begin[n + 1]; i++) {
      gradient += g->rows[i].of.gradient;
      hessian += g->rows[i].of.hessian;
    }
    leaves[n] = leaf((double)gradient, (double)hessian, g);
  }
}

static int32_t leaf_of(const samples *s, const ensemble *e, unsigned tree, size_t sample) {
  size_t inner = (1u << e->depth) - 1, at = 0;
  const tree_split *splits = e->splits + tree * inner;
  for (unsigned level = 0; level < e->depth; level++) {
    at = 2 * at + 1 + (s->columns[splits[at].feature][sample] > splits[at].threshold);
  }
  return e->leaves[tree * (inner + 1) + at - inner];
}

static void add_tree(samples *s, const ensemble *e, unsigned tree) {
  for (size_t i = 0; i < s->count; i++) s->margin[i] += leaf_of(s, e, tree, i);
}

/* A sample's sums before each look. */
static void sums_of(const samples *s, const ensemble *e, size_t sample, int32_t *sums) {
  int32_t sum = 0;
  unsigned looks = ensemble_looks(e);
  for (unsigned tree = 0; tree < e->count; tree++) {
    if (tree % EXIT_STEP == 0) sums[tree / EXIT_STEP] = sum;
    sum += leaf_of(s, e, tree, sample);
  }
  for (unsigned look = 0; look < looks; look++) sums[look] += s->margin[sample] - sum;
}

typedef struct weighted {
  double sum, weight;
} weighted;

static int16_t mean_of(weighted w) {
  return w.weight > 0 ? (int16_t)lrint(w.sum / w.weight) : 0;
}

/* Finds where an ensemble may end: for each look the least sum beyond which hardly any weight of samples ends
 * on the other side of 0. */
static void find_exits(const samples *s, const ensemble *e, tree_exit *exits) {
  enum { STEPS = 64, STEP = 16, ABOVE = 0, BELOW = 1 };
  unsigned looks = ensemble_looks(e);
  double(*wrong)[STEPS + 1] = allocate(looks, sizeof *wrong), all = 0;
  weighted(*rest)[2] = allocate(looks, sizeof *rest);
  int32_t *sums = allocate(looks, sizeof *sums);
  for (size_t i = 0; i < s->count; i++) {
    all += s->weight[i];
    sums_of(s, e, i, sums);
    for (unsigned look = 1; look < looks; look++) {
      int step = abs(sums[look]) / STEP;
      if ((sums[look] > 0) != (s->margin[i] > 0)) wrong[look][step < STEPS ? step : STEPS] += s->weight[i];
    }
  }
  exits[0].least = INT16_MAX;
  for (unsigned look = 1; look < looks; look++) {
    double sum = 0;
    int step = STEPS;
    while (step >= 0 && (sum += wrong[look][step]) < all * EXIT_WRONG) step--;
    exits[look].least = (int16_t)((step + 1) * STEP > EXIT_LEAST ? (step + 1) * STEP : EXIT_LEAST);
  }
  for (size_t i = 0; i < s->count; i++) {
    sums_of(s, e, i, sums);
    unsigned look = 1;
    while (look < looks && abs(sums[look]) <= exits[look].least) look++;
    if (look >= looks) continue;
    unsigned side = sums[look] > 0 ? ABOVE : BELOW;
    rest[look][side].sum += (s->margin[i] - sums[look]) * (double)s->weight[i];
    rest[look][side].weight += s->weight[i];
  }
  for (unsigned look = 1; look < looks; look++) {
    exits[look].above = mean_of(rest[look][ABOVE]);
    exits[look].below = mean_of(rest[look][BELOW]);
  }
  free(wrong);
  free(rest);
  free(sums);
}

ensemble trees_train(samples *s, const tree_options *options) {
  size_t inner = (1u << options->depth) - 1;
  tree_split *splits = allocate(options->trees * inner, sizeof *splits);
  int8_t *leaves = allocate(options->trees * (inner + 1), sizeof *leaves);
  tree_exit *exits = allocate(options->trees / EXIT_STEP + 1, sizeof *exits);
  uint8_t *usable = allocate(s->feature_count, 1);
  double weight = 0;
  uint32_t random = options->seed * 2654435761u + 12345;
  grower g = {.s = s,
              .options = options,
              .rows = allocate(s->count, sizeof *g.rows),
              .moved = allocate(s->count, sizeof *g.moved),
              .bins_of_feature = (size_t)BINS << (options->depth - 1),
              .usable = usable};
  for (size_t i = 0; i < s->count; i++) weight += s->weight[i];
  g.bins = allocate(s->feature_count * g.bins_of_feature, sizeof *g.bins);
  g.lambda = options->lambda * weight / (double)s->count * UNIT;
  ensemble e = {splits, leaves, exits, 0, (uint8_t)options->depth, options->bias};
  for (size_t i = 0; i < s->count; i++) s->margin[i] += options->bias;
  for (unsigned tree = 0; tree < options->trees; tree++) {
    sample_rows(&g, &random);
    for (size_t f = 0; f < s->feature_count; f++) {
      usable[f] = next_random(&random) < (uint32_t)(options->columns * 4294967295.0);
    }
    grow_tree(&g, splits + tree * inner, leaves + tree * (inner + 1));
    add_tree(s, &e, tree);
    e.count++;
  }
  free(g.rows);
  free(g.moved);
  free(g.bins);
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
