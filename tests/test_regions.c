/* What is decided about a block by its score, by what it is, and by what stands near it. */
#include <string.h>

#include "decide/regions.h"
#include "decide/score.h"
#include "support/test.h"

static void decisions_follow_score_and_role(void) {
  static const struct {
    matn_role role;
    int16_t score;
    bool repeated;
    decision expected;
  } rows[] = {{MATN_ROLE_PARAGRAPH, 0, false, DECISION_BODY},
              {MATN_ROLE_PARAGRAPH, 0, true, DECISION_DROP},
              {MATN_ROLE_PARAGRAPH, -SCORE_ONE, false, DECISION_DROP},
              {MATN_ROLE_HEADLINE, 2 * SCORE_ONE, false, DECISION_BESIDE},
              {MATN_ROLE_HEADLINE, -SCORE_ONE, false, DECISION_BESIDE},
              {MATN_ROLE_CAPTION, 0, false, DECISION_BESIDE},
              {MATN_ROLE_CAPTION, -SCORE_ONE, false, DECISION_BESIDE},
              {MATN_ROLE_BYLINE, -4 * SCORE_ONE, false, DECISION_DROP}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    block_record block = {.role = (uint8_t)rows[i].role, .score = rows[i].score};
    ring r = {.records = &block, .capacity = 1, .next = 1};
    CHECK_INT(matn_role_name(block.role), matn_regions_decide(&g, &r, rows[i].repeated), rows[i].expected);
  }
}

/* The decision about the first of some blocks. */
static decision decide_first(regions *g, block_record *blocks, uint32_t count) {
  ring r = {.records = blocks, .capacity = count, .next = count};
  return matn_regions_decide(g, &r, false);
}

static void what_is_near_decides_too_in_a_page_of_prose(void) {
  enum { TEXT = 900, DOUBT = 300, NOT = -900 };
  static const struct {
    const char *name;
    bool whole;
    block_record blocks[5];
    decision expected;
  } rows[] = {
#define HEADING {.role = MATN_ROLE_HEADING, .score = TEXT, .words = 2}
#define OTHER(points)                                                                                        \
  { .score = points, .words = 20 }
#define LINK(points)                                                                                         \
  { .score = points, .words = 5, .link_words = 5 }
#define LINES(points)                                                                                        \
  {                                                                                                          \
    .score = points, .words = 5, .link_words = 5, .features = { [FEATURE_BREAKS] = 1 }                       \
  }
#define SAID(points, links)                                                                                  \
  { .score = points, .words = 5, .link_words = links, .hash = 7 }
      {"a heading over text", true, {HEADING, OTHER(TEXT), OTHER(NOT), OTHER(NOT)}, DECISION_BODY},
      {"a heading over text and a box", true, {HEADING, OTHER(NOT), OTHER(NOT), OTHER(TEXT)}, DECISION_BODY},
      {"a heading over nothing",
       true,
       {HEADING, OTHER(NOT), OTHER(NOT), OTHER(NOT), OTHER(TEXT)},
       DECISION_DROP},
      {"a heading in a page half read", false, {HEADING, OTHER(NOT), OTHER(NOT), OTHER(NOT)}, DECISION_BODY},
      {"a link alone", true, {LINK(DOUBT), OTHER(TEXT)}, DECISION_BODY},
      {"links in a row", true, {LINK(DOUBT), LINK(DOUBT)}, DECISION_DROP},
      {"links in a row that are surely text", true, {LINK(TEXT), LINK(TEXT)}, DECISION_BODY},
      {"a link of several lines", true, {LINES(DOUBT), OTHER(TEXT)}, DECISION_DROP},
      {"links in a page half read", false, {LINK(DOUBT), LINK(DOUBT)}, DECISION_BODY},
      {"a link under its text", true, {SAID(TEXT, 0), SAID(DOUBT, 5)}, DECISION_DROP},
      {"text over its link", true, {SAID(TEXT, 5), SAID(DOUBT, 0)}, DECISION_DROP},
      {"text said twice without a link", true, {SAID(TEXT, 0), SAID(TEXT, 0)}, DECISION_BODY},
#undef HEADING
#undef OTHER
#undef LINK
#undef LINES
#undef SAID
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record blocks[5];
    regions g;
    memcpy(blocks, rows[i].blocks, sizeof blocks);
    matn_regions_init(&g, MATN_BALANCED, false);
    for (uint32_t k = 0; k < 5; k++) blocks[k].hash = blocks[k].hash != 0 ? blocks[k].hash : 100 + k;
    g.known = rows[i].whole ? PAGE_WHOLE : PAGE_READING;
    g.prose = rows[i].whole;
    CHECK_INT(rows[i].name, decide_first(&g, blocks, rows[i].blocks[4].words != 0 ? 5 : 4), rows[i].expected);
  }
}

static void the_last_of_links_in_a_row_is_one_too(void) {
  block_record blocks[] = {{.score = 300, .words = 5, .link_words = 5},
                           {.score = 300, .words = 20, .hash = 1}};
  regions g;
  matn_regions_init(&g, MATN_BALANCED, false);
  g.known = PAGE_WHOLE;
  g.prose = true;
  g.after_links = true;
  CHECK_INT("after a link", decide_first(&g, blocks, 2), DECISION_DROP);
  CHECK_INT("after a link and text", (decide_first(&g, blocks + 1, 1), decide_first(&g, blocks, 2)),
            DECISION_BODY);
}

static void scores_of_blocks_that_look_alike_are_drawn_together(void) {
  enum { LINK = 1, OTHER_ENDING = 2, BEGUN = 4 };
  static const struct {
    const char *name;
    uint16_t designs[4];
    uint8_t different; /* the last block is a link, or ends in another way, or is decided */
    int16_t scores[4], expected[4];
    size_t room; /* bytes */
  } rows[] = {
      {"three alike", {1, 1, 1, 2}, 0, {600, 0, 300, 900}, {450, 150, 300, 900}, 64},
      {"two alike", {1, 1, 2, 3}, 0, {600, 0, 300, 900}, {600, 0, 300, 900}, 64},
      {"one of them a link", {1, 1, 3, 1}, LINK, {600, 0, 300, 900}, {600, 0, 300, 900}, 64},
      {"one ends in another way", {1, 1, 3, 1}, OTHER_ENDING, {600, 0, 300, 900}, {600, 0, 300, 900}, 64},
      {"one is decided", {1, 1, 3, 1}, BEGUN, {600, 0, 300, 900}, {550, 250, 300, 900}, 64},
      {"no room", {1, 1, 1, 1}, 0, {600, 0, 300, 900}, {600, 0, 300, 900}, 8},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record blocks[4];
    uint32_t memory[16];
    for (size_t k = 0; k < 4; k++) {
      blocks[k] = (block_record){.design = rows[i].designs[k], .score = rows[i].scores[k], .words = 4};
    }
    if ((rows[i].different & LINK) != 0) blocks[3].link_words = 4;
    if ((rows[i].different & OTHER_ENDING) != 0) blocks[3].features[FEATURE_ENDING] = 1;
    if ((rows[i].different & BEGUN) != 0) blocks[3].flags = BLOCK_COMMITTED;
    ring r = {.records = blocks, .capacity = 4, .next = 4};
    matn_score_draw_together(&r, memory, rows[i].room);
    for (size_t k = 0; k < 4; k++) CHECK_INT(rows[i].name, blocks[k].score, rows[i].expected[k]);
  }
}

/* Whether a block that scores a little less than the threshold of 0 is kept between others. */
static void a_block_within_text_may_score_less(void) {
  enum { IN = 900, DOUBT = -100, OUT = -900 };
  static const struct {
    const char *name;
    int16_t before[4], after[4];
    decision expected;
  } rows[] = {{"within text", {OUT, OUT, OUT, IN}, {IN, OUT, OUT, OUT}, DECISION_BODY},
              {"some way off", {OUT, IN, OUT, OUT}, {OUT, OUT, IN, OUT}, DECISION_BODY},
              {"too far behind", {IN, OUT, OUT, OUT}, {IN, OUT, OUT, OUT}, DECISION_DROP},
              {"too far before", {OUT, OUT, OUT, IN}, {OUT, OUT, OUT, IN}, DECISION_DROP},
              {"after text", {IN, IN, IN, IN}, {OUT, OUT, OUT, OUT}, DECISION_DROP}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record block = {.score = DOUBT, .words = 20}, blocks[5] = {block};
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    g.known = PAGE_WHOLE;
    g.threshold = 0;
    for (size_t k = 0; k < 4; k++) {
      block.score = rows[i].before[k];
      decide_first(&g, &block, 1);
      blocks[k + 1] = (block_record){.score = rows[i].after[k], .words = 20};
    }
    CHECK_INT(rows[i].name, decide_first(&g, blocks, 5), rows[i].expected);
  }
}

/* A page of prose. Some words are kept, some blocks are dropped, then a block scores half a log-odds unit. */
static void what_follows_the_text_must_be_convincing(void) {
  static const struct {
    const char *name;
    uint32_t words, more, dropped;
    int16_t forum, score;
    decision expected;
  } rows[] = {{"at once", 100, 50, 0, -60, 128, DECISION_BODY},
              {"after a box", 100, 50, 10, -60, 128, DECISION_BODY},
              {"after the text", 100, 50, 30, -60, 128, DECISION_DROP},
              {"after the text, convincing", 100, 50, 30, -60, 900, DECISION_BODY},
              {"before most of the text", 100, 300, 30, -60, 128, DECISION_BODY},
              {"in a forum", 100, 50, 30, 60, 128, DECISION_BODY}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record blocks[3] = {{.score = 900, .words = rows[i].words, .flags = BLOCK_LONG},
                              {.score = rows[i].score, .words = rows[i].more, .flags = BLOCK_LONG}},
                 dropped = {.score = -900, .words = 1};
    const page_kind kind = {.evidence = {[KIND_FORUM] = rows[i].forum}};
    ring r = {.records = blocks, .capacity = 2, .next = 2};
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    matn_regions_at_end(&g, &r, &kind);
    g.threshold = 0;
    decide_first(&g, &blocks[0], 1);
    for (uint32_t k = 0; k < rows[i].dropped; k++) decide_first(&g, &dropped, 1);
    CHECK_INT(rows[i].name, decide_first(&g, &blocks[1], 1), rows[i].expected);
  }
}

static void a_summary_is_text_that_follows_the_headline(void) {
  static const struct {
    const char *name;
    block_record between, block;
    decision expected;
  } rows[] = {
      {"at once", {.words = 0}, {.score = -64, .words = 12}, DECISION_BODY},
      {"behind a line of few words", {.score = -900, .words = 3}, {.score = -64, .words = 12}, DECISION_BODY},
      {"behind text", {.score = -900, .words = 30}, {.score = -64, .words = 12}, DECISION_DROP},
      {"too few words", {.words = 0}, {.score = -64, .words = 5}, DECISION_DROP},
      {"too low", {.words = 0}, {.score = -300, .words = 12}, DECISION_DROP},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record headline = {.role = MATN_ROLE_HEADLINE, .words = 5}, between = rows[i].between,
                 block = rows[i].block;
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    g.known = PAGE_WHOLE;
    g.threshold = 0;
    decide_first(&g, &headline, 1);
    if (between.words != 0) decide_first(&g, &between, 1);
    CHECK_INT(rows[i].name, decide_first(&g, &block, 1), rows[i].expected);
  }
}

/* Scores of blocks of twenty words, how many were decided before, and how many are kept at the page's end. */
static void a_threshold_suits_its_page(void) {
  static const struct {
    const char *name;
    uint32_t decided;
    int16_t scores[4];
    int kept;
  } rows[] = {{"clear", 0, {900, 800, -900, -800}, 2},
              {"all low", 0, {-400, -900, -1000, -1000}, 1},
              {"all high", 0, {900, 900, 900, 900}, 4},
              {"doubtful", 0, {100, 100, -100, -100}, 4},
              {"hardly any promise", 0, {-300, -350, -400, -900}, 3},
              {"as many before", 4, {100, 100, -100, -100}, 4},
              {"a long page's tail", 5, {150, 150, -100, -100}, 2}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    block_record records[8] = {{0}};
    char text[16];
    ring r;
    regions g;
    int kept = 0;
    const page_kind kind = {0};
    matn_ring_init(&r, records, 8, text, sizeof text);
    r.first = r.next = rows[i].decided;
    for (size_t k = 0; k < 4; k++) {
      block_record *record = matn_ring_push(&r);
      record->words = 20;
      record->flags = BLOCK_LONG;
      record->score = rows[i].scores[k];
    }
    matn_regions_init(&g, MATN_BALANCED, false);
    matn_regions_at_end(&g, &r, &kind);
    for (; r.first < r.next; matn_ring_release(&r, true)) {
      kept += matn_regions_decide(&g, &r, false) == DECISION_BODY;
    }
    CHECK_INT(rows[i].name, kept, rows[i].kept);
  }
}

/* In a page that is not known whole. */
static void what_is_favoured_moves_the_threshold(void) {
  static const struct {
    matn_favour favour;
    int16_t score;
    decision expected;
  } rows[] = {{MATN_FAVOUR_PRECISION, SCORE_ONE, DECISION_BODY},
              {MATN_FAVOUR_PRECISION, 0, DECISION_DROP},
              {MATN_BALANCED, 0, DECISION_BODY},
              {MATN_BALANCED, -SCORE_ONE / 2, DECISION_DROP},
              {MATN_FAVOUR_RECALL, -SCORE_ONE / 2, DECISION_BODY},
              {MATN_FAVOUR_RECALL, -SCORE_ONE, DECISION_DROP}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    regions g;
    matn_regions_init(&g, rows[i].favour, false);
    block_record block = {.role = MATN_ROLE_PARAGRAPH, .score = rows[i].score};
    CHECK_INT("decision", decide_first(&g, &block, 1), rows[i].expected);
    CHECK_INT("text by the balanced threshold", matn_regions_is_text(&g, &block), rows[i].score >= 0);
  }
}

/* If no block promises anything, a page is decided with the threshold that it had while it was read. */
static void a_threshold_needs_something_to_keep(void) {
  static const struct {
    const char *name;
    int16_t score;
    uint8_t flags;
    bool changes;
  } rows[] = {{"a sentence of a low score", -1024, BLOCK_LONG, true},
              {"a sentence out of the question", -1025, BLOCK_LONG, false},
              {"words of a low score", -1024, 0, false},
              {"words of a high score", 900, 0, true}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record block = {.score = rows[i].score, .words = 20, .flags = rows[i].flags};
    const ring r = {.records = &block, .capacity = 1, .next = 1};
    const page_kind kind = {0};
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    int16_t before = g.threshold;
    matn_regions_at_end(&g, &r, &kind);
    CHECK_INT(rows[i].name, g.threshold != before, rows[i].changes);
  }
}

/* How many words were kept, how many the page's text has, and how many blocks were dropped since. */
static void a_tail_stands_close_below_the_text(void) {
  static const struct {
    const char *name;
    uint32_t passed, words;
    uint8_t dropped;
    int16_t score, ahead;
    bool is_below;
  } rows[] = {{"at once", 100, 100, 0, 0, -900, true},
              {"behind other blocks", 100, 100, 12, 0, -900, true},
              {"far behind", 100, 100, 13, 0, -900, false},
              {"behind hardly any text", 11, 11, 0, 0, -900, false},
              {"behind most of the text", 80, 100, 0, 0, -900, true},
              {"behind half of the text", 50, 100, 0, 0, -900, false},
              {"of a low score", 100, 100, 0, -1100, -900, true},
              {"out of the question", 100, 100, 0, -1200, -900, false},
              {"before text", 100, 100, 0, 0, 900, false}};
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    block_record blocks[] = {{.score = rows[i].score, .words = 5}, {.score = rows[i].ahead, .words = 5}};
    const ring r = {.records = blocks, .capacity = 2, .next = 2};
    regions g;
    matn_regions_init(&g, MATN_BALANCED, false);
    g.passed = rows[i].passed;
    g.words = rows[i].words;
    g.dropped = rows[i].dropped;
    CHECK_INT(rows[i].name, matn_regions_is_below_text(&g, &r), rows[i].is_below);
  }
}

static void counts_of_words_saturate(void) {
  block_record blocks[] = {{.score = 900, .words = UINT32_MAX}, {.score = 900, .words = UINT32_MAX}};
  const page_kind kind = {0};
  const ring r = {.records = blocks, .capacity = 2, .next = 2};
  regions g;
  matn_regions_init(&g, MATN_BALANCED, false);
  matn_regions_at_end(&g, &r, &kind);
  CHECK_INT("of the page", g.words, UINT32_MAX);
  decide_first(&g, &blocks[0], 1);
  decide_first(&g, &blocks[1], 1);
  CHECK_INT("of those that were kept", g.passed, UINT32_MAX);
}

int main(void) {
  TEST(decisions_follow_score_and_role);
  TEST(what_is_near_decides_too_in_a_page_of_prose);
  TEST(the_last_of_links_in_a_row_is_one_too);
  TEST(scores_of_blocks_that_look_alike_are_drawn_together);
  TEST(a_block_within_text_may_score_less);
  TEST(what_follows_the_text_must_be_convincing);
  TEST(a_summary_is_text_that_follows_the_headline);
  TEST(a_threshold_suits_its_page);
  TEST(what_is_favoured_moves_the_threshold);
  TEST(a_threshold_needs_something_to_keep);
  TEST(a_tail_stands_close_below_the_text);
  TEST(counts_of_words_saturate);
  return test_report("regions");
}
