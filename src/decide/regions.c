/* While a page is read the threshold is fixed. Once all of it is in view, it is the one that promises most:
 * scores are probabilities, so that for each threshold the expected F1 of the words kept can be told. A page
 * on which every score is low so keeps the best it has. Where a block stands then moves the threshold for it:
 * among blocks that are kept, in a row of links, after the text. Precision and recall are favoured by moving
 * that threshold: measured, a threshold for an expected F-beta does no better, and tells nothing while a page
 * is read. */
#include "regions.h"

#include "base/saturate.h"
#include "score.h"

/* The threshold as long as the page is not known whole. */
#define THRESHOLD (-SCORE_ONE * 2 / 5)

/* What is set beside the text may score so much less. */
#define BESIDE (2 * SCORE_ONE)

/* Added to the threshold that promises most, up to a limit: an omission is noticed less than an intruder. A
 * page that is clear about what its text is (an expected F1 above CLEAR) or that has been decided for the
 * most part, most often a story, gets the limit itself; so does every page where the caller says that all are
 * stories. */
#define CAUTION (SCORE_ONE / 2)
#define MOST (SCORE_ONE * 2 / 5)
#define CLEAR (65536 / 100 * 88)

/* Added for what is favoured. Known less, while a page is read, scores are nearer to 0, and a step there
 * moves more words. */
static const struct {
  int16_t reading, whole;
} shifts[] = {
    [MATN_BALANCED] = {0, 0},
    [MATN_FAVOUR_PRECISION] = {SCORE_ONE / 2, SCORE_ONE * 2 / 3},
    [MATN_FAVOUR_RECALL] = {-SCORE_ONE / 2, -SCORE_ONE * 3 / 4},
};

/* What a page has to have that has a story: so many words in all likelihood, or running text of such a score.
 */
#define LEAST_WORDS 12
#define LEAST_SCORE (-4 * SCORE_ONE)

/* A page of few blocks, less than the model has seen, that promises hardly anything (an expected F1 below
 * DOUBTFUL) has its running text kept that scores so much. */
#define FEW_BLOCKS 32
#define DOUBTFUL (65536 / 2)
#define LEAST_IF_DOUBTFUL (-2 * SCORE_ONE)

/* A page's text is prose if more than half of its words stand in blocks of running text. There, links one
 * after the other are teasers or a menu unless they score so much. What follows so many dropped blocks once
 * half of the text has passed are comments, other stories and the like unless it scores higher by so much;
 * but a forum's messages may stand far apart. */
#define LEAST_IN_A_ROW (3 * SCORE_ONE)
#define LONG_GAP 20
#define AFTER_TEXT (SCORE_ONE * 3 / 2)

/* A block with kept ones among the NEAR before it and likely ones among the NEAR after may score less by
 * WITHIN_TEXT. Blocks farther than FAR are not looked at. */
#define NEAR 3
#define FAR 32
#define WITHIN_TEXT (SCORE_ONE / 2)

/* Blocks below the last one that was kept in which a tail is looked for, and behind it in which no text is.
 */
#define BELOW_TEXT 12

/* Evidence, in sixteenths of a log-odds unit, from which on a page is rather a forum's. */
#define LIKE_FORUM (-16)

/* In a page that is clear about what its text is, a heading is that of something else if none of so many
 * blocks below it is kept, and a summary may score less than other text: annotators disagree about it. */
#define BELOW 3
#define SUMMARY_WORDS 10
#define SUMMARY_GRACE (SCORE_ONE / 2)

void matn_regions_init(regions *g, matn_favour favour, bool articles_only) {
  *g = (regions){.favour = (uint8_t)favour, .articles_only = articles_only};
  matn_regions_go_on(g);
}

void matn_regions_go_on(regions *g) {
  g->balanced = THRESHOLD;
  g->threshold = (int16_t)(THRESHOLD + shifts[g->favour].reading);
  g->clear = true;
  g->known = PAGE_READING;
  g->prose = g->messages = g->doubtful = false;
}

static bool is_beside(uint8_t role) {
  switch ((matn_role)role) {
  case MATN_ROLE_HEADLINE:
  case MATN_ROLE_CAPTION:
  case MATN_ROLE_CREDIT:
  case MATN_ROLE_BYLINE:
  case MATN_ROLE_DATE:
  case MATN_ROLE_SOURCE: return true;
  default: return false;
  }
}

/* Whether a block that scores high enough is not of the text all the same. */
static bool stands_beside(const regions *g, const block_record *block) {
  return block->role == MATN_ROLE_HEADLINE || (g->clear && is_beside(block->role));
}

bool matn_regions_is_text(const regions *g, const block_record *block) {
  return block->score >= g->balanced && !stands_beside(g, block);
}

static bool is_links(const block_record *block) {
  return block->words != 0 && block->link_words >= block->words;
}

static bool next_is_links(const ring *r) {
  return r->first + 1 < r->next && is_links(ring_record(r, r->first + 1));
}

/* Whether one of the next blocks is likely to be kept: of so many, not counting links, which may be a box in
 * the text. */
static bool is_text_ahead(const regions *g, const ring *r, uint32_t count) {
  uint32_t end = r->next - r->first > FAR ? r->first + FAR : r->next;
  for (uint32_t serial = r->first + 1; serial < end && count > 0; serial++) {
    const block_record *block = ring_record(r, serial);
    if (is_links(block)) continue;
    if (block->score >= g->threshold) return true;
    count--;
  }
  return false;
}

/* Whether a block has some length and is not made of links. */
static bool is_running_text(const block_record *block) {
  return block->words >= SUMMARY_WORDS && block->link_words < block->words / 8;
}

/* What the next block has to know of this one. */
static OUT_OF_LINE void note_block(regions *g, const block_record *block, bool kept) {
  bool ends = is_running_text(block) || block->role == MATN_ROLE_HEADING;
  g->after_links = is_links(block);
  g->after_headline = block->role == MATN_ROLE_HEADLINE || (g->after_headline && !ends);
  g->kept = (uint8_t)(g->kept << 1 | kept);
  add_saturating_8(&g->dropped, 1);
  if (!kept) return;
  g->dropped = 0;
  add_saturating_32(&g->passed, block->words);
}

/* Whether a link and its text stand one beside the other, in two blocks. */
static bool says_the_same(const block_record *a, const block_record *b) {
  return a->hash == b->hash && (is_links(a) || is_links(b));
}

/* Whether a block is a link or its text, said twice. */
static bool is_said_twice(const ring *r, const block_record *block) {
  if (r->first > 0 && says_the_same(ring_record(r, r->first - 1), block)) return true;
  return r->first + 1 < r->next && says_the_same(block, ring_record(r, r->first + 1));
}

/* Whether a block stands in a row of links. */
static bool is_in_row(const regions *g, const ring *r, const block_record *block) {
  bool has_lines = block->features[FEATURE_BREAKS] != 0;
  return is_links(block) && (has_lines || g->after_links || next_is_links(r));
}

/* The score that a block needs for what it is. */
static OUT_OF_LINE int16_t threshold_of(const regions *g, const block_record *block) {
  if (g->clear && g->after_headline && is_running_text(block)) return (int16_t)(g->threshold - SUMMARY_GRACE);
  bool is_doubted = g->doubtful && (block->flags & BLOCK_LONG) != 0;
  return is_doubted && g->threshold > LEAST_IF_DOUBTFUL ? LEAST_IF_DOUBTFUL : g->threshold;
}

/* Whether the text seems to be over before the oldest block. */
static bool is_after_text(const regions *g) {
  return g->prose && !g->messages && g->dropped >= LONG_GAP && g->passed >= g->words / 2;
}

/* Whether blocks near the oldest are kept, or likely to be, on both sides. */
static bool is_within_text(const regions *g, const ring *r) {
  return (g->kept & ((1u << NEAR) - 1)) != 0 && is_text_ahead(g, r, NEAR);
}

/* The score that the oldest block needs, here. */
static int16_t threshold_for(const regions *g, const ring *r, const block_record *block) {
  if (g->known == PAGE_READING) return g->threshold;
  if (g->clear && block->role == MATN_ROLE_HEADING && !is_text_ahead(g, r, BELOW)) return INT16_MAX;
  if (g->prose && is_said_twice(r, block)) return INT16_MAX;
  if (g->prose && is_in_row(g, r, block)) return LEAST_IN_A_ROW;
  int threshold = threshold_of(g, block);
  if (is_after_text(g)) threshold += AFTER_TEXT;
  if (is_within_text(g, r)) threshold -= WITHIN_TEXT;
  return (int16_t)threshold;
}

decision matn_regions_decide(regions *g, const ring *r, bool repeated) {
  const block_record *block = ring_oldest(r);
  int16_t threshold = threshold_for(g, r, block);
  bool kept = block->score >= threshold && !repeated;
  note_block(g, block, kept);
  if (kept) return stands_beside(g, block) ? DECISION_BESIDE : DECISION_BODY;
  return is_beside(block->role) && block->score >= threshold - BESIDE ? DECISION_BESIDE : DECISION_DROP;
}

bool matn_regions_is_below_text(const regions *g, const ring *r) {
  const block_record *block = ring_oldest(r);
  bool is_after = g->passed >= LEAST_WORDS && g->passed >= g->words / 4 * 3;
  bool is_near = g->dropped <= BELOW_TEXT && block->score >= g->threshold - 2 * BESIDE;
  return is_after && is_near && !is_text_ahead(g, r, BELOW_TEXT);
}

/* Thresholds that are tried. */
#define LEAST_TRIED (-5 * SCORE_ONE)
#define TRIED_STEP (SCORE_ONE / 4)
#define TRIED 25

/* Words of blocks, and how many of them are article text in all likelihood, in hundredths. */
typedef struct tally {
  uint64_t words, probable;
} tally;

/* How many of the thresholds a score reaches. */
static size_t thresholds_reached(int16_t score) {
  if (score < LEAST_TRIED) return 0;
  size_t steps = (size_t)(score - LEAST_TRIED) / TRIED_STEP + 1;
  return steps < TRIED ? steps : TRIED;
}

/* Tallies the undecided blocks by how many thresholds they reach. Returns whether there is anything to be
 * kept: words of article text to be expected, or a sentence that is not quite out of the question. */
static bool tally_blocks(const ring *r, tally tallies[TRIED + 1]) {
  uint64_t wanted = 0;
  bool sentence = false;
  for (uint32_t serial = r->first; serial < r->next; serial++) {
    const block_record *b = ring_record(r, serial);
    tally *t = &tallies[thresholds_reached(b->score)];
    uint64_t probable = (uint64_t)b->words * matn_score_percent(b->score);
    wanted += probable;
    t->words += (uint64_t)b->words * 100;
    t->probable += probable;
    sentence = sentence || ((b->flags & BLOCK_LONG) != 0 && b->score >= LEAST_SCORE);
  }
  return sentence || wanted >= LEAST_WORDS * 100;
}

/* The expected F1 of what is kept, in 65,536ths: by long division, as not all machines have one of 64 bits.
 */
static uint32_t f1_of(tally kept, uint64_t wanted) {
  uint64_t all = kept.words + wanted, rest = kept.probable;
  uint32_t f1 = 0;
  for (unsigned bit = 0; bit < 17; bit++) {
    rest *= 2;
    f1 = f1 * 2 + (rest >= all);
    if (rest >= all) rest -= all;
  }
  return f1;
}

/* The threshold that promises most, and the expected F1 of keeping the blocks that reach it, in 65,536ths; 0
 * if none promises anything. */
static uint32_t find_threshold(const tally tallies[TRIED + 1], int16_t *threshold) {
  uint32_t best = 0;
  uint64_t wanted = 0;
  tally kept = {0};
  for (size_t i = 0; i <= TRIED; i++) {
    kept.words += tallies[i].words;
    wanted += tallies[i].probable;
  }
  kept.probable = wanted;
  for (size_t i = 0; i < TRIED; i++) {
    kept.words -= tallies[i].words;
    kept.probable -= tallies[i].probable;
    uint32_t f1 = f1_of(kept, wanted);
    if (f1 <= best) continue;
    best = f1;
    *threshold = (int16_t)(LEAST_TRIED + (int)i * TRIED_STEP);
  }
  return best;
}

/* Tells what the page's text is like, by the blocks that reach the threshold. */
static void tell_text(regions *g, const ring *r) {
  uint64_t prose = 0, words = 0;
  for (uint32_t serial = r->first; serial < r->next; serial++) {
    const block_record *b = ring_record(r, serial);
    if (b->score < g->balanced) continue;
    words += b->words;
    if ((b->flags & BLOCK_LONG) != 0) prose += b->words;
  }
  g->prose = prose > words / 2;
  g->words = g->passed;
  add_saturating_32(&g->words, words);
}

/* Sets the threshold to what suits the blocks of the ring. */
static void suit_page(regions *g, const ring *r, const page_kind *kind) {
  tally tallies[TRIED + 1] = {0};
  if (!tally_blocks(r, tallies)) return;
  uint32_t best = find_threshold(tallies, &g->balanced);
  tell_text(g, r);
  g->messages = kind->evidence[KIND_FORUM] > LIKE_FORUM;
  g->clear = best > CLEAR;
  g->doubtful = best < DOUBTFUL && r->first == 0 && r->next <= FEW_BLOCKS;
  /* where most of a page was decided before, what is left is rather what follows its text */
  bool is_tail = r->first > r->next - r->first;
  g->balanced = (int16_t)(g->balanced + CAUTION);
  if (g->balanced > MOST || g->clear || g->articles_only || is_tail) g->balanced = MOST;
  g->threshold = (int16_t)(g->balanced + shifts[g->favour].whole);
}

void matn_regions_at_end(regions *g, const ring *r, const page_kind *kind) {
  g->known = PAGE_WHOLE;
  suit_page(g, r, kind);
}

void matn_regions_so_far(regions *g, const ring *r, const page_kind *kind) {
  int16_t least = g->threshold;
  g->known = PAGE_SO_FAR;
  suit_page(g, r, kind);
  if (g->threshold < least) g->threshold = least; /* the page may still have better */
  g->doubtful = false;
}
