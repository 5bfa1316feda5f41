/* The least score with which a block is kept, by its page, its place and what it is. Scores are in 256ths of
 * a natural log-odds unit. */
#include "decide/regions.h"
#include "support/test.h"

enum { NEVER = 9999, TEXT = 900, NOT = -900 };

/* The least score with which the first of some blocks is kept. */
static int least_kept(const regions *page, const block_record *blocks, uint32_t count) {
  static block_record tried[64];
  const ring r = {.records = tried, .capacity = count, .next = count};
  for (uint32_t i = 0; i < count; i++) tried[i] = blocks[i];
  for (int score = -3000; score < 3000; score++) {
    regions g = *page;
    tried[0].score = (int16_t)score;
    if (matn_regions_decide(&g, &r, false) != DECISION_DROP) return score;
  }
  return NEVER;
}

static int least_alone(const regions *page, block_record block) {
  return least_kept(page, &block, 1);
}

static void decide(regions *g, block_record block) {
  const ring r = {.records = &block, .capacity = 1, .next = 1};
  matn_regions_decide(g, &r, false);
}

static regions whole_page(matn_favour favour, const page_kind *kind, block_record *blocks, uint32_t count) {
  const ring r = {.records = blocks, .capacity = count, .next = count};
  regions g;
  matn_regions_init(&g, favour, false);
  matn_regions_at_end(&g, &r, kind);
  return g;
}

/* A page that leaves no doubt about its text, of 100 words, which is running text or is not. */
static regions clear_page(uint8_t flags) {
  const page_kind kind = {0};
  block_record block = {.score = TEXT, .words = 100, .flags = flags};
  return whole_page(MATN_BALANCED, &kind, &block, 1);
}

static const block_record some_text = {.words = 20};

static void the_score_needed_hangs_on_what_is_favoured(void) {
  static const struct {
    const char *name;
    matn_favour favour;
    int reading, whole;
  } rows[] = {{"neither", MATN_BALANCED, -102, 102},
              {"precision", MATN_FAVOUR_PRECISION, 26, 272},
              {"recall", MATN_FAVOUR_RECALL, -230, -90}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const page_kind kind = {0};
    block_record block = {.score = TEXT, .words = 100};
    regions g;
    matn_regions_init(&g, rows[i].favour, false);
    CHECK_INT(rows[i].name, least_alone(&g, some_text), rows[i].reading);
    g = whole_page(rows[i].favour, &kind, &block, 1);
    CHECK_INT(rows[i].name, least_alone(&g, some_text), rows[i].whole);
  }
}

static void what_stands_beside_the_text_may_score_less(void) {
  regions g;
  matn_regions_init(&g, MATN_BALANCED, false);
  CHECK_INT("a caption", least_alone(&g, (block_record){.role = MATN_ROLE_CAPTION, .words = 5}), -102 - 512);
}

/* Probabilities of article text by score: 128 is 68%, 320 is 78%, 384 is 82%, -64 is 44%, -576 is 10%, -640
 * is 8%. */
static void the_score_needed_hangs_on_what_the_page_promises(void) {
  enum { LEAST = -1280 + 128 };
  static const struct {
    const char *name;
    block_record blocks[2];
    int expected;
  } rows[] = {
      {"all is text", {{.score = 128, .words = 100}}, LEAST},
      {"half is hardly text", {{.score = 128, .words = 100}, {.score = -640, .words = 100}}, -576 + 128},
      {"an expected F1 of 87.6%", {{.score = 320, .words = 100}}, LEAST},
      {"of 88.3%: it is clear", {{.score = 320, .words = 75}, {.score = 384, .words = 25}}, 102},
  };
  const page_kind kind = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record blocks[] = {rows[i].blocks[0], rows[i].blocks[1]};
    const regions g = whole_page(MATN_BALANCED, &kind, blocks, 2);
    CHECK_INT(rows[i].name, least_alone(&g, some_text), rows[i].expected);
  }
}

/* One block is likely text, one hardly; the others are empty. */
static void a_small_page_in_doubt_keeps_running_text(void) {
  static const struct {
    const char *name;
    uint32_t unlikely_words, blocks;
    uint8_t flags;
    int expected;
  } rows[] = {{"an expected F1 of 49.97%", 321, 2, BLOCK_LONG, -512},
              {"of 50.03%", 319, 2, BLOCK_LONG, -384},
              {"other text", 321, 2, 0, -384},
              {"32 blocks", 321, 32, BLOCK_LONG, -512},
              {"33 blocks", 321, 33, BLOCK_LONG, -384}};
  const page_kind kind = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record blocks[33] = {{.score = -64, .words = 100, .flags = BLOCK_LONG},
                               {.score = -576, .words = rows[i].unlikely_words}};
    const regions g = whole_page(MATN_BALANCED, &kind, blocks, rows[i].blocks);
    CHECK_INT(rows[i].name, least_alone(&g, (block_record){.words = 20, .flags = rows[i].flags}),
              rows[i].expected);
  }
}

/* Words at 97%. */
static void a_page_with_less_than_12_words_to_expect_has_no_text(void) {
  static const struct {
    const char *name;
    uint32_t words;
    int expected;
  } rows[] = {{"12.6 words", 13, 102}, {"11.6 words", 12, -102}};
  const page_kind kind = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record block = {.score = TEXT, .words = rows[i].words};
    const regions g = whole_page(MATN_BALANCED, &kind, &block, 1);
    CHECK_INT(rows[i].name, least_alone(&g, some_text), rows[i].expected);
  }
}

static void links_in_a_row_are_text_only_if_they_surely_are(void) {
  const block_record links[] = {{.words = 5, .link_words = 5}, {.words = 5, .link_words = 5, .hash = 1}};
  static const struct {
    const char *name;
    uint32_t prose; /* words of 100 that are running text */
    int expected;
  } rows[] = {{"in a page of prose", 51, 768}, {"in a page that is half prose", 50, 102}};
  const page_kind kind = {0};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record blocks[] = {{.score = TEXT, .words = rows[i].prose, .flags = BLOCK_LONG},
                             {.score = TEXT, .words = 100 - rows[i].prose}};
    const regions g = whole_page(MATN_BALANCED, &kind, blocks, 2);
    CHECK_INT(rows[i].name, least_kept(&g, links, 2), rows[i].expected);
  }
}

/* Of a page with 100 words of text so many were kept, then so many blocks were dropped. */
static void a_gap_of_20_dropped_blocks_ends_the_text(void) {
  static const struct {
    const char *name;
    uint32_t kept, dropped;
    int16_t forum;
    int expected;
  } rows[] = {{"19 blocks", 100, 19, -16, 102},
              {"20 blocks", 100, 20, -16, 102 + 384},
              {"behind half of the text", 50, 20, -16, 102 + 384},
              {"behind less", 49, 20, -16, 102},
              {"in a forum", 100, 20, -15, 102}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    const page_kind kind = {.evidence = {[KIND_FORUM] = rows[i].forum}};
    block_record text = {.score = TEXT, .words = 100, .flags = BLOCK_LONG};
    regions g = whole_page(MATN_BALANCED, &kind, &text, 1);
    decide(&g, (block_record){.score = TEXT, .words = rows[i].kept});
    for (uint32_t k = 0; k < rows[i].dropped; k++) decide(&g, (block_record){.score = NOT, .words = 1});
    CHECK_INT(rows[i].name, least_alone(&g, some_text), rows[i].expected);
  }
}

/* A block is the first of several; so many blocks before it one was kept, so many behind it one is likely to
 * be. */
static void a_block_between_text_may_score_less(void) {
  static const struct {
    const char *name;
    uint32_t before, behind;
    int expected;
  } rows[] = {{"close by", 1, 1, 102 - 128},
              {"the third", 3, 3, 102 - 128},
              {"the fourth before", 4, 3, 102},
              {"the fourth behind", 3, 4, 102}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record blocks[5] = {some_text};
    regions g = clear_page(0);
    for (uint32_t k = rows[i].before; k > 0; k--) {
      decide(&g, (block_record){.score = k == rows[i].before ? TEXT : NOT, .words = 20});
    }
    for (uint32_t k = 1; k < 5; k++) {
      blocks[k] = (block_record){.score = k == rows[i].behind ? TEXT : NOT, .words = 20};
    }
    CHECK_INT(rows[i].name, least_kept(&g, blocks, 5), rows[i].expected);
  }
}

/* Behind a heading come links, which do not count, then blocks that are no text, then text. */
static void a_heading_needs_text_close_below(void) {
  static const struct {
    const char *name;
    uint32_t links, others;
    int expected;
  } rows[] = {{"text", 0, 0, 102},
              {"the third block", 0, 2, 102},
              {"the fourth block", 0, 3, NEVER},
              {"30 links before it", 30, 0, 102},
              {"31 links before it", 31, 0, NEVER}};
  const regions g = clear_page(0);
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record blocks[64] = {{.role = MATN_ROLE_HEADING, .words = 2}};
    uint32_t count = 1;
    for (uint32_t k = 0; k < rows[i].links; k++) {
      blocks[count++] = (block_record){.score = NOT, .words = 5, .link_words = 5};
    }
    for (uint32_t k = 0; k < rows[i].others; k++) {
      blocks[count++] = (block_record){.score = NOT, .words = 5};
    }
    blocks[count++] = (block_record){.score = TEXT, .words = 20};
    CHECK_INT(rows[i].name, least_kept(&g, blocks, count), rows[i].expected);
  }
}

static void a_text_of_10_words_below_the_headline_may_score_less(void) {
  static const struct {
    const char *name;
    uint32_t words, link_words;
    int expected;
  } rows[] = {{"ten words", 10, 0, 102 - 128},
              {"nine words", 9, 0, 102},
              {"less than an eighth of it in links", 16, 1, 102 - 128},
              {"an eighth in links", 16, 2, 102},
              {"an eighth, rounded down", 14, 1, 102}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    regions g = clear_page(0);
    decide(&g, (block_record){.role = MATN_ROLE_HEADLINE, .score = NOT, .words = 5});
    const block_record block = {.words = rows[i].words, .link_words = rows[i].link_words};
    CHECK_INT(rows[i].name, least_alone(&g, block), rows[i].expected);
  }
}

/* Of a page with 100 words of text so many were kept; then a block is dropped that might be their tail. */
static void a_tail_stands_behind_three_quarters_of_the_text(void) {
  static const struct {
    uint32_t kept;
    bool is_tail;
  } rows[] = {{75, true}, {74, false}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record block = {.score = NOT, .words = 5};
    const ring r = {.records = &block, .capacity = 1, .next = 1};
    regions g = clear_page(BLOCK_LONG);
    decide(&g, (block_record){.score = TEXT, .words = rows[i].kept});
    CHECK_INT("a tail", matn_regions_is_below_text(&g, &r), rows[i].is_tail);
  }
}

/* Blocks of a page's end, the first of which, having just been dropped, might be the tail of the text. */
static void a_tail_has_text_above_and_none_below(void) {
  static const struct {
    const char *name;
    uint32_t words; /* of the text above */
    int16_t score;
    uint32_t behind; /* so many blocks behind it there is text */
    bool is_tail;
  } rows[] = {{"12 words above", 12, 0, 0, true},
              {"11 words above", 11, 0, 0, false},
              {"a score four log-odds units below what is kept", 12, -102 - 1024, 0, true},
              {"a lower one", 12, -102 - 1025, 0, false},
              {"text behind 11 blocks", 12, 0, 12, false},
              {"text behind 12 blocks", 12, 0, 13, true}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record blocks[14] = {{.score = rows[i].score, .words = 5}};
    const ring r = {.records = blocks, .capacity = COUNT_OF(blocks), .next = COUNT_OF(blocks)};
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    decide(&g, (block_record){.score = TEXT, .words = rows[i].words});
    for (uint32_t k = 1; k < COUNT_OF(blocks); k++) {
      blocks[k] = (block_record){.score = k == rows[i].behind ? TEXT : NOT, .words = 5};
    }
    CHECK_INT(rows[i].name, matn_regions_is_below_text(&g, &r), rows[i].is_tail);
  }
}

int main(void) {
  TEST(the_score_needed_hangs_on_what_is_favoured);
  TEST(what_stands_beside_the_text_may_score_less);
  TEST(the_score_needed_hangs_on_what_the_page_promises);
  TEST(a_small_page_in_doubt_keeps_running_text);
  TEST(a_page_with_less_than_12_words_to_expect_has_no_text);
  TEST(links_in_a_row_are_text_only_if_they_surely_are);
  TEST(a_gap_of_20_dropped_blocks_ends_the_text);
  TEST(a_block_between_text_may_score_less);
  TEST(a_heading_needs_text_close_below);
  TEST(a_text_of_10_words_below_the_headline_may_score_less);
  TEST(a_tail_stands_behind_three_quarters_of_the_text);
  TEST(a_tail_has_text_above_and_none_below);
  return test_report("regions_thresholds");
}
