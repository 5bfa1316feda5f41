/* Sums of random trees, for many rows at once and for one after the other, beside a plain walk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/trees.h"
#include "support/test.h"

enum { TREES_MOST = 200, ROWS = 100, LOOKS = (TREES_MOST + EXIT_STEP - 1) / EXIT_STEP };

typedef struct forest {
  tree_split splits[TREES_MOST * 31];
  int8_t leaves[TREES_MOST * 32];
  tree_exit exits[LOOKS];
} forest;

static uint32_t random_state = 1;

static uint32_t random_below(uint32_t limit) {
  random_state = random_state * 1664525 + 1013904223;
  return (random_state >> 8) % limit;
}

/* Every second value is one of a few, so that features often equal thresholds. */
static uint8_t random_byte(void) {
  static const uint8_t edges[] = {0, 1, 127, 128, 254, 255};
  return random_below(2) != 0 ? edges[random_below(sizeof edges)] : (uint8_t)random_below(256);
}

static void grow(forest *f, int16_t least, uint32_t leaf) {
  for (size_t i = 0; i < sizeof f->splits / sizeof *f->splits; i++) {
    f->splits[i] = (tree_split){(uint8_t)random_below(FEATURE_COUNT), random_byte()};
  }
  for (size_t i = 0; i < sizeof f->leaves / sizeof *f->leaves; i++) {
    f->leaves[i] = (int8_t)((int)random_below(2 * leaf + 1) - (int)leaf);
  }
  for (size_t i = 0; i < LOOKS; i++) {
    f->exits[i] = (tree_exit){i == 0 ? INT16_MAX : least, (int16_t)random_below(50),
                              (int16_t)(-1 - (int)random_below(50))};
  }
}

static int32_t plain_sum(const ensemble *e, const uint8_t *row, int32_t sum) {
  int inner = (1 << e->depth) - 1;
  sum += e->bias;
  for (int tree = 0; tree < e->count; tree++) {
    const tree_exit *exit = &e->exits[tree / EXIT_STEP];
    if (tree % EXIT_STEP == 0 && abs(sum) > exit->least) {
      sum += sum > 0 ? exit->above : exit->below;
      break;
    }
    int at = 0;
    while (at < inner) {
      const tree_split *s = &e->splits[tree * inner + at];
      at = 2 * at + 1 + (row[s->feature] > s->threshold);
    }
    sum += e->leaves[tree * (inner + 1) + at - inner];
  }
  return sum > INT16_MAX / 4 ? INT16_MAX / 4 : sum < -INT16_MAX / 4 ? -INT16_MAX / 4 : sum;
}

static void check_sums(const char *name, tree_batch *b, const ensemble *e, size_t count) {
  int32_t expected[ROWS];
  for (size_t i = 0; i < count; i++) {
    uint8_t *row = b->rows + i * FEATURE_ROW;
    for (size_t k = 0; k < FEATURE_ROW; k++) row[k] = random_byte();
    b->sums[i] = (int32_t)random_below(200) - 100;
    expected[i] = plain_sum(e, row, b->sums[i]);
  }
  matn_trees_add(b, e, count);
  for (size_t i = 0; i < count; i++) CHECK_INT(name, b->sums[i], expected[i]);
}

static void sums_are_those_of_a_plain_walk(void) {
  static const struct {
    const char *name;
    int16_t least;
    uint32_t leaf;
    uint16_t trees;
    uint8_t depth;
    int16_t bias;
  } rows[] = {{"depth 3", 200, 20, 64, 3, -30},         {"depth 4", 200, 20, 96, 4, -30},
              {"depth 5", 200, 20, 200, 5, -30},        {"no exits", INT16_MAX, 127, 200, 5, -30},
              {"all leave early", 10, 50, 200, 5, -30}, {"few trees", 100, 20, 3, 5, -30},
              {"a rest of trees", 300, 20, 77, 4, -30}, {"no trees", 100, 20, 0, 5, -30},
              {"too much", INT16_MAX, 20, 8, 5, 9000},  {"too little", INT16_MAX, 20, 8, 5, -9000}};
  static const size_t counts[] = {1, 5, 6, 31, 32, 33, 37, 38, 64, ROWS};
  static forest f;
  static unsigned char memory[FEATURE_ROW * (ROWS + 32 + 1) + ROWS * 8];
  static uint8_t features[FEATURE_ROW * ROWS];
  static int32_t sums[ROWS];
  tree_batch together = matn_tree_batch(memory, sizeof memory);
  tree_batch alone = {.rows = features, .sums = sums, .room = ROWS};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    grow(&f, rows[i].least, rows[i].leaf);
    const ensemble e = {f.splits, f.leaves, f.exits, rows[i].trees, rows[i].depth, rows[i].bias};
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++) {
      check_sums(rows[i].name, &alone, &e, counts[k]);
      if (counts[k] <= together.room) check_sums(rows[i].name, &together, &e, counts[k]);
    }
  }
  if (together.room == 0) test_skip("many rows at once", "the machine has no vectors for them");
}

static void a_batch_keeps_to_its_memory(void) {
  static unsigned char memory[40000];
  for (size_t skip = 0; skip < 40; skip++) {
    for (size_t size = 0; size + skip < sizeof memory; size += 997) {
      tree_batch b = matn_tree_batch(memory + skip, size);
      if (b.room == 0) continue;
      unsigned char *end = (unsigned char *)(b.left + b.room);
      CHECK("its end", b.lanes >= memory + skip && end <= memory + skip + size);
      CHECK_INT("alignment", (uintptr_t)b.lanes % 32 + (uintptr_t)b.sums % 4, 0);
    }
  }
}

int main(void) {
  TEST(sums_are_those_of_a_plain_walk);
  TEST(a_batch_keeps_to_its_memory);
  return test_report("trees");
}
