/* Trees are walked in groups of EXIT_STEP. Before each group there is a look at whether the remaining trees
 * can be left out. With AVX2 many rows are walked together. Rows drop out at each look, so from time to time
 * those that are left are put together again. */
#include "trees.h"

#include "base/cpu.h"

#if defined(MATN_AVX2) && !defined(MATN_SMALL_MODEL)
#define MANY_ROWS
#include "trees_avx2.h"
#endif

/* One level down a tree whose nodes are counted from 1. */
static inline uint32_t step(const tree_split *splits, uint32_t at, const uint8_t *features) {
  const tree_split *by = &splits[(size_t)at - 1];
  bool is_left = features[by->feature] <= by->threshold;
  return at + at + 1 - is_left;
}

/* The trees between two looks. */
typedef struct tree_group {
  const tree_exit *exit; /* for the look before them */
  const tree_split *splits;
  size_t first_leaf;
  unsigned count;
} tree_group;

static unsigned looks_of(const ensemble *e) {
  return (e->count + EXIT_STEP - 1u) / EXIT_STEP;
}

static tree_group group_at(const ensemble *e, unsigned look) {
  unsigned tree = look * EXIT_STEP, rest = e->count - tree;
  size_t leaves = (size_t)1 << e->depth;
  return (tree_group){.exit = &e->exits[look],
                      .splits = e->splits + tree * (leaves - 1),
                      .first_leaf = tree * leaves,
                      .count = rest < EXIT_STEP ? rest : EXIT_STEP};
}

static bool is_beyond(int32_t sum, const tree_exit *exit) {
  return sum > exit->least || sum < -exit->least;
}

static int32_t sum_at(int32_t sum, const tree_exit *exit) {
  return sum + (sum > 0 ? exit->above : exit->below);
}

/* The number of the leaf that a block reaches, among the leaves of its tree. */
static size_t leaf_of_tree(const tree_split *splits, uint8_t depth, const uint8_t *features) {
  uint32_t at = 1;
  for (uint8_t level = 0; level < depth; level++) at = step(splits, at, features);
  return at - ((uint32_t)1 << depth);
}

/* The sum of the leaves that a block reaches in EXIT_STEP trees. The trees are walked side by side: a step
 * has to wait for the step before it in its own tree, but not for those in other trees. */
static ALWAYS_INLINE int32_t sum_side_by_side(const ensemble *e, const tree_group *g, uint8_t depth,
                                              const uint8_t *features) {
  uint32_t at[EXIT_STEP];
  const size_t leaves = (size_t)1 << depth;
  int32_t sum = 0;
#pragma GCC unroll 8
  for (size_t tree = 0; tree < EXIT_STEP; tree++) at[tree] = 1;
#pragma GCC unroll 5
  for (uint8_t level = 0; level < depth; level++) {
#pragma GCC unroll 8
    for (size_t tree = 0; tree < EXIT_STEP; tree++) {
      at[tree] = step(g->splits + tree * (leaves - 1), at[tree], features);
    }
  }
#pragma GCC unroll 8
  for (size_t tree = 0; tree < EXIT_STEP; tree++) {
    sum += ensemble_leaf(e, g->first_leaf + tree * leaves + at[tree] - leaves);
  }
  return sum;
}

/* Adds the trees that follow a look. */
static ALWAYS_INLINE int32_t add_trees_of(int32_t sum, const ensemble *e, uint8_t depth,
                                          const uint8_t *features, unsigned look) {
  size_t leaves = (size_t)1 << depth;
  for (; look < looks_of(e); look++) {
    tree_group g = group_at(e, look);
    if (is_beyond(sum, g.exit)) return sum_at(sum, g.exit);
    if (FOR_SPEED && g.count == EXIT_STEP) {
      sum += sum_side_by_side(e, &g, depth, features);
      continue;
    }
    for (; g.count > 0; g.count--, g.splits += leaves - 1, g.first_leaf += leaves) {
      sum += ensemble_leaf(e, g.first_leaf + leaf_of_tree(g.splits, depth, features));
    }
  }
  return sum;
}

/* The usual depths are constants here, so that the compiler unrolls the walk. */
static int32_t add_trees(int32_t sum, const ensemble *e, const uint8_t *features, unsigned look) {
  if (FOR_SPEED && e->depth == 4) return add_trees_of(sum, e, 4, features, look);
  if (FOR_SPEED && e->depth == 5) return add_trees_of(sum, e, 5, features, look);
  return add_trees_of(sum, e, e->depth, features, look);
}

static const uint8_t *row_at(const tree_batch *batch, size_t row) {
  return batch->rows + row * FEATURE_ROW;
}

#ifdef MANY_ROWS

/* Fewer rows than this are faster taken one by one. */
#define ROWS_LEAST 6

/* Rows are put together again first after this many looks, then each time after this many times as many. */
#define LOOKS_TOGETHER 4

/* No more rows than this at once: they would not stay in the cache. */
#define ROWS_MOST 512

static void add_one_by_one(tree_batch *batch, const ensemble *e, unsigned look, const uint16_t *numbers,
                           size_t count) {
  for (size_t i = 0; i < count; i++) {
    int32_t *sum = &batch->sums[numbers[i]];
    *sum = add_trees(*sum, e, row_at(batch, numbers[i]), look);
  }
}

/* Walks at most LANES rows from one look to another. Puts those that need more trees into `left`, which may
 * overlap `numbers`, and returns how many they are. */
static size_t add_together(tree_batch *batch, const ensemble *e, unsigned look, unsigned until,
                           const uint16_t *numbers, size_t count, uint16_t *left) {
  uint8_t(*lanes)[LANES] = (uint8_t(*)[LANES])(void *)batch->lanes;
  const uint8_t *rows[LANES];
  int32_t sums[LANES];
  uint32_t open = count < LANES ? ((uint32_t)1 << count) - 1 : UINT32_MAX;
  for (size_t i = 0; i < LANES; i++) {
    uint16_t number = numbers[i < count ? i : 0];
    rows[i] = row_at(batch, number);
    sums[i] = batch->sums[number];
  }
  load_lanes(lanes, rows);
  for (; look < until && open != 0; look++) {
    tree_group g = group_at(e, look);
    for (uint32_t done = lanes_beyond(sums, g.exit->least) & open; done != 0; done &= done - 1) {
      unsigned lane = (unsigned)__builtin_ctz(done);
      batch->sums[numbers[lane]] = sum_at(sums[lane], g.exit);
      open &= ~((uint32_t)1 << lane);
    }
    if (open != 0) add_to_lanes(lanes, g.splits, e->leaves + g.first_leaf, e->depth, g.count, sums);
  }
  size_t kept = 0;
  for (; open != 0; open &= open - 1) {
    unsigned lane = (unsigned)__builtin_ctz(open);
    batch->sums[numbers[lane]] = sums[lane];
    left[kept++] = numbers[lane];
  }
  return kept;
}

static void add_to_many(tree_batch *batch, const ensemble *e, size_t count) {
  unsigned until = 0;
  for (size_t i = 0; i < count; i++) batch->left[i] = (uint16_t)i;
  for (unsigned look = 0; look < looks_of(e) && count > 0; look = until) {
    size_t kept = 0;
    until = look == 0 ? LOOKS_TOGETHER : look * LOOKS_TOGETHER;
    if (until > looks_of(e)) until = looks_of(e);
    for (size_t at = 0; at < count; at += LANES) {
      const uint16_t *numbers = batch->left + at;
      if (count - at < ROWS_LEAST) {
        add_one_by_one(batch, e, look, numbers, count - at);
      } else {
        kept += add_together(batch, e, look, until, numbers, count - at < LANES ? count - at : LANES,
                             batch->left + kept);
      }
    }
    count = kept;
  }
}

#endif

static int32_t limit_sum(int32_t n, int32_t most) {
  return n > most ? most : n < -most ? -most : n;
}

void matn_trees_add(tree_batch *batch, const ensemble *e, size_t count) {
  for (size_t i = 0; i < count; i++) batch->sums[i] += e->bias;
#ifdef MANY_ROWS
  if (batch->lanes != NULL) {
    add_to_many(batch, e, count);
  } else
#endif
    for (size_t i = 0; i < count; i++) batch->sums[i] = add_trees(batch->sums[i], e, row_at(batch, i), 0);
  for (size_t i = 0; i < count; i++) batch->sums[i] = limit_sum(batch->sums[i], INT16_MAX / 4);
}

tree_batch matn_tree_batch(void *memory, size_t size) {
  tree_batch batch = {.room = 0};
#ifdef MANY_ROWS
  size_t skip = (size_t)(-(uintptr_t)memory & (LANES - 1)), lanes_size = FEATURE_ROW * LANES;
  size_t row_size = FEATURE_ROW + sizeof *batch.sums + sizeof *batch.left;
  if (!matn_has_avx2() || size < skip + lanes_size + LANES * row_size) return batch;
  size_t room = (size - skip - lanes_size) / row_size;
  batch.room = (uint16_t)(room < ROWS_MOST ? room : ROWS_MOST);
  batch.lanes = (uint8_t *)memory + skip;
  batch.rows = batch.lanes + lanes_size;
  batch.sums = (int32_t *)(void *)(batch.rows + batch.room * FEATURE_ROW);
  batch.left = (uint16_t *)(void *)(batch.sums + batch.room);
#else
  (void)memory;
  (void)size;
#endif
  return batch;
}
