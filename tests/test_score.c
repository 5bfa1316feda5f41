/* Scores of blocks by a model of the test's own, and what the model is told of the blocks around one. */
#include <string.h>

#include "decide/score.h"
#include "support/test.h"

/* The first stage's score of a block is a sum of weights, each of which one of its features adds if it is not
 * 0. The second stage adds the same to every block's. */
enum { WEIGHTS = 22, FIRST_WEIGHT = FEATURE_CHARACTERS, SECOND_STAGE = 100, BLOCKS = 100 };

static int weight_of(size_t i) {
  return i < 7 ? 1 << i : 64;
}

static tree_split splits[WEIGHTS * 7];
static int8_t leaves[WEIGHTS * 8];
static const tree_exit exits[WEIGHTS / EXIT_STEP + 1] = {
    {INT16_MAX, 0, 0}, {INT16_MAX, 0, 0}, {INT16_MAX, 0, 0}};
static const model learned = {.first = {splits, leaves, exits, WEIGHTS, 3, 0},
                              .second = {splits, leaves, exits, 0, 3, SECOND_STAGE}};
static const page_kind kind = {.model = &learned};

static void learn(void) {
  for (size_t i = 0; i < WEIGHTS; i++) {
    for (size_t k = 0; k < 7; k++) splits[7 * i + k].feature = (uint8_t)(FIRST_WEIGHT + i);
    for (size_t k = 0; k < 8; k++) leaves[8 * i + k] = (int8_t)(k < 4 ? 0 : weight_of(i));
  }
}

/* Blocks in a ring with room for as many. */
typedef struct page {
  scorer scorer;
  ring ring;
  block_record records[BLOCKS + RING_BACK + 1];
  char text[16];
} page;

static void begin(page *p) {
  matn_scorer_init(&p->scorer, &kind);
  matn_ring_init(&p->ring, p->records, COUNT_OF(p->records), p->text, sizeof p->text);
}

/* A block that the first stage gives such a score. */
static block_record *add(page *p, int score) {
  block_record *b = matn_ring_push(&p->ring);
  memset(b->features + FEATURE_TO_P, NO_BLOCK, FEATURE_TO_CARD + 1 - FEATURE_TO_P);
  for (size_t i = WEIGHTS; i-- > 0;) {
    if (score < weight_of(i)) continue;
    b->features[FIRST_WEIGHT + i] = 1;
    score -= weight_of(i);
  }
  return b;
}

/* Decides so many blocks and gives the features of the next. */
static void features_behind(page *p, uint32_t decided, uint8_t features[FEATURE_COUNT]) {
  for (; p->ring.first < decided; matn_ring_release(&p->ring, true)) matn_score_decided(&p->scorer, &p->ring);
  matn_score_features(&p->scorer, &p->ring, p->ring.next, features);
}

static void a_score_of_four_log_odds_units_is_final(void) {
  static const struct {
    int first, score;
  } rows[] = {{0, SECOND_STAGE}, {512, 512 + SECOND_STAGE}, {1023, 1023 + SECOND_STAGE}, {1024, 1024}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    static page p;
    begin(&p);
    block_record *b = add(&p, rows[i].first);
    matn_score_all(&p.scorer, &p.ring);
    CHECK_INT("of the first stage", b->first, rows[i].first);
    CHECK_INT("of both", b->score, rows[i].score);
  }
}

/* A block is scored as soon as 8 blocks behind it are complete. */
static void the_first_score_waits_for_8_blocks(void) {
  static page p;
  begin(&p);
  for (uint32_t i = 0; i < 9; i++) add(&p, 64);
  CHECK("8 blocks", matn_score_ahead(&p.scorer, &p.ring, 8) == NULL);
  CHECK("9 blocks", matn_score_ahead(&p.scorer, &p.ring, 9) == p.ring.records);
}

/* Where a score changes, what is told of the mean does, which has a step of 8. */
static void a_mean_is_one_of_64_scores_at_most(void) {
  static const struct {
    const char *name;
    uint32_t before;
    int score, mean; /* the last score, after so many of 0 */
  } rows[] = {{"the second", 1, 16, 8},
              {"the 64th", 63, 512, 8},
              {"the 64th, less", 63, 511, 0},
              {"the 70th", 69, 512, 8},
              {"the 70th, less", 69, 511, 0}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    static page p;
    uint8_t features[FEATURE_COUNT];
    begin(&p);
    for (uint32_t k = 0; k < rows[i].before; k++) add(&p, 0);
    add(&p, rows[i].score);
    matn_score_all(&p.scorer, &p.ring);
    features_behind(&p, 0, features);
    CHECK_INT(rows[i].name, features[FEATURE_SCORE_PARENT], 128 + rows[i].mean / 8);
  }
}

/* In a page of 30 blocks, each with its serial number and 1 more as its element, the one in the middle, and
 * those at the ends. The slots in memory go round the second time. */
static void two_neighbours_on_each_side_are_told_of(void) {
  static const struct {
    uint32_t serial;
    uint8_t before_2, before, after, after_2;
  } rows[] = {{0, NO_BLOCK, NO_BLOCK, 2, 3}, {1, NO_BLOCK, 1, 3, 4},     {2, 1, 2, 4, 5},
              {15, 14, 15, 17, 18},          {28, 27, 28, 30, NO_BLOCK}, {29, 28, 29, NO_BLOCK, NO_BLOCK}};
  static page p;
  begin(&p);
  for (uint32_t i = 0; i < 30; i++) add(&p, 0)->features[FEATURE_ELEMENT] = (uint8_t)(i + 1);
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    uint8_t f[FEATURE_COUNT];
    features_behind(&p, rows[i].serial, f);
    CHECK_INT("two before", f[FEATURE_B2_ELEMENT], rows[i].before_2);
    CHECK_INT("before", f[FEATURE_B1_ELEMENT], rows[i].before);
    CHECK_INT("after", f[FEATURE_A1_ELEMENT], rows[i].after);
    CHECK_INT("two after", f[FEATURE_A2_ELEMENT], rows[i].after_2);
  }
}

static void no_such_block_is_told_as_255(void) {
  static page p;
  uint8_t f[FEATURE_COUNT];
  begin(&p);
  add(&p, 0);
  features_behind(&p, 0, f);
  CHECK_INT("element of the next", f[FEATURE_A1_ELEMENT], 255);
  CHECK_INT("blocks to a heading", f[FEATURE_HEADING_AFTER], 255);
}

/* Blocks of 15 words each, but for the one looked at. */
static void four_and_eight_blocks_ahead_are_summed_up(void) {
  static const uint32_t serials[] = {0, 10}; /* with blocks before it that stand side by side in memory */
  static page p;
  begin(&p);
  for (uint32_t i = 0; i < 30; i++) {
    block_record *b = add(&p, 0);
    b->words = 15;
    b->flags = BLOCK_LONG;
    b->features[FEATURE_TO_HEADING] = i == 8 || i == 19 ? 0 : NO_BLOCK;
  }
  for (size_t i = 0; i < COUNT_OF(serials); i++) {
    uint8_t f[FEATURE_COUNT];
    features_behind(&p, serials[i], f);
    CHECK_INT("words in 4", f[FEATURE_FREE_AFTER_4], feature_log(60));
    CHECK_INT("words in 8", f[FEATURE_FREE_AFTER_8], feature_log(120));
    CHECK_INT("long ones in 8", f[FEATURE_LONG_AFTER_8], 8);
    CHECK_INT("designed the same in 8", f[FEATURE_SAME_AFTER_8], 8);
    CHECK_INT("to a heading", f[FEATURE_HEADING_AFTER], serials[i] == 0 ? 8 : NO_BLOCK);
  }
}

/* One block before or after the one looked at scores otherwise than all the others. */
static void scores_of_three_blocks_before_and_eight_after_are_told_of(void) {
  static const struct {
    const char *name;
    int distance, score; /* of the one */
    uint8_t least_before, least_after, most_after;
  } rows[] = {{"the third before", -3, 0, 128, 136, 136},  {"the fourth before", -4, 0, 136, 136, 136},
              {"the third after", 3, 0, 136, 128, 136},    {"the fourth after", 4, 0, 136, 136, 136},
              {"the eighth after", 8, 128, 136, 136, 144}, {"the ninth after", 9, 128, 136, 136, 136}};
  static const uint32_t serials[] = {4, 15}, counts[] = {14, 30}; /* at the page's end, and within it */
  for (size_t i = 0; i < 2 * COUNT_OF(rows); i++) {
    static page p;
    uint8_t f[FEATURE_COUNT];
    uint32_t serial = serials[i % 2];
    begin(&p);
    for (uint32_t k = 0; k < counts[i % 2]; k++) {
      add(&p, (int)k - (int)serial == rows[i / 2].distance ? rows[i / 2].score : 64);
    }
    matn_score_all(&p.scorer, &p.ring);
    features_behind(&p, serial, f);
    CHECK_INT(rows[i / 2].name, f[FEATURE_SCORE_LEAST_BEFORE], rows[i / 2].least_before);
    CHECK_INT(rows[i / 2].name, f[FEATURE_SCORE_LEAST_AFTER], rows[i / 2].least_after);
    CHECK_INT(rows[i / 2].name, f[FEATURE_SCORE_MOST_AFTER], rows[i / 2].most_after);
  }
}

/* They move by a quarter, and by a sixteenth, of what a block's score differs; told in steps of 8. */
static void running_means_follow_the_scores_decided(void) {
  static const struct { int score, soon, slow; } rows[] = {{1024, 32, 8}, {960, 30, 7}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    static page p;
    uint8_t f[FEATURE_COUNT];
    begin(&p);
    add(&p, rows[i].score);
    add(&p, 0);
    matn_score_all(&p.scorer, &p.ring);
    features_behind(&p, 1, f);
    CHECK_INT("soon", f[FEATURE_SCORE_BEFORE], 128 + rows[i].soon);
    CHECK_INT("slowly", f[FEATURE_SCORE_SLOW], 128 + rows[i].slow);
  }
}

static void scores_are_told_up_to_where_they_are_final(void) {
  static const struct {
    int score;
    uint8_t told;
  } rows[] = {{0, 128}, {8, 129}, {1008, 254}, {1016, 255}, {1024, 255}, {1087, 255}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    static page p;
    uint8_t f[FEATURE_COUNT];
    begin(&p);
    add(&p, rows[i].score);
    matn_score_all(&p.scorer, &p.ring);
    features_behind(&p, 0, f);
    CHECK_INT("a score", f[FEATURE_SCORE], rows[i].told);
  }
}

static void blocks_designed_as_four_before_are_repeats(void) {
  static const struct {
    uint32_t before;
    uint8_t share; /* of all blocks, in thirty-seconds */
  } rows[] = {{3, 0}, {4, 32}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    static page p;
    uint8_t f[FEATURE_COUNT];
    begin(&p);
    add(&p, 0)->features[FEATURE_DESIGN_SEEN] = feature_log(rows[i].before);
    matn_score_all(&p.scorer, &p.ring);
    features_behind(&p, 0, f);
    CHECK_INT("repeats", f[FEATURE_PAGE_REPEATS], rows[i].share);
  }
}

/* e^-x, by the first terms of its series, of a sixteenth of x. */
static double exp_of_minus(double x) {
  double term = 1, sum = 1;
  for (int i = 1; i < 20; i++) {
    term *= -x / 16 / i;
    sum += term;
  }
  for (int i = 0; i < 4; i++) sum *= sum;
  return sum;
}

/* At steps of a quarter of a log-odds unit, up to where it stays 99. */
static void scores_are_told_in_percent(void) {
  for (int step = 0; step <= 17; step++) {
    int percent = (int)(100 / (1 + exp_of_minus(step / 4.0)) + 0.5);
    CHECK_INT("at a step", matn_score_percent((int16_t)(64 * step)), percent);
    CHECK_INT("below it", matn_score_percent((int16_t)(-64 * step)), 100 - percent);
    CHECK_INT("up to the next", matn_score_percent((int16_t)(64 * step + 63)), percent);
  }
  CHECK_INT("a high score", matn_score_percent(INT16_MAX), 99);
}

int main(void) {
  learn();
  TEST(a_score_of_four_log_odds_units_is_final);
  TEST(the_first_score_waits_for_8_blocks);
  TEST(a_mean_is_one_of_64_scores_at_most);
  TEST(two_neighbours_on_each_side_are_told_of);
  TEST(no_such_block_is_told_as_255);
  TEST(four_and_eight_blocks_ahead_are_summed_up);
  TEST(scores_of_three_blocks_before_and_eight_after_are_told_of);
  TEST(running_means_follow_the_scores_decided);
  TEST(scores_are_told_up_to_where_they_are_final);
  TEST(blocks_designed_as_four_before_are_repeats);
  TEST(scores_are_told_in_percent);
  return test_report("score");
}
