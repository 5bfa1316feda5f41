/* While a page is read the threshold is fixed. Once all of it is in view, it is the one that promises most:
 * scores are probabilities, so that for each threshold the expected F1 of the words kept can be told. A page
 * on which every score is low so keeps the best it has. In a page that is clear about what its text is,
 * blocks near by move the threshold for a block. Precision and recall are favoured by moving that threshold:
 * measured, a threshold for an expected F-beta does no better, and tells nothing while a page is read. */
#include "regions.h"

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

/* In a page that is clear about what its text is, links one after the other are teasers or a menu unless they
 * score so much, a heading is that of something else if none of so many blocks below it is kept, and a
 * summary may score less than other text: annotators disagree about it. */
#define LEAST_IN_A_ROW (2 * SCORE_ONE)
#define BELOW 3
#define SUMMARY_WORDS 10
#define SUMMARY_GRACE (SCORE_ONE / 2)

void matn_regions_init(regions *g, matn_favour favour, bool articles_only) {
  *g = (regions){.threshold = (int16_t)(THRESHOLD + shifts[favour].reading),
                 .balanced = THRESHOLD,
                 .favour = (uint8_t)favour,
                 .articles_only = articles_only,
                 .clear = true};
}

static bool is_beside(uint8_t role) {
  switch ((matn_role)role) {
  case MATN_ROLE_HEADLINE:
  case MATN_ROLE_CAPTION:
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

/* Whether one of the blocks after the oldest, a heading, is kept. */
static bool heads_text(const regions *g, const ring *r) {
  for (uint64_t serial = r->first + 1; serial < r->next && serial <= r->first + BELOW; serial++) {
    if (ring_record(r, serial)->score >= g->threshold) return true;
  }
  return false;
}

/* Whether a block has some length and is not made of links. */
static bool is_text(const block_record *block) {
  return block->words >= SUMMARY_WORDS && block->link_words < block->words / 8;
}

/* What the next block has to know of this one. */
static void remember(regions *g, const block_record *block) {
  bool ends = is_text(block) || block->role == MATN_ROLE_HEADING;
  g->after_links = is_links(block);
  g->after_headline = block->role == MATN_ROLE_HEADLINE || (g->after_headline && !ends);
}

/* The score that a block needs in a page that is known whole and clear about what its text is. */
static int16_t threshold_if_clear(const regions *g, const ring *r, const block_record *block) {
  bool has_lines = block->features[FEATURE_BREAKS] != 0;
  bool in_a_row = is_links(block) && (has_lines || g->after_links || next_is_links(r));
  if (block->role == MATN_ROLE_HEADING && !heads_text(g, r)) return INT16_MAX;
  if (in_a_row && g->threshold < LEAST_IN_A_ROW) return LEAST_IN_A_ROW;
  bool is_summary = g->after_headline && is_text(block);
  return is_summary ? (int16_t)(g->threshold - SUMMARY_GRACE) : g->threshold;
}

static int16_t threshold_for(const regions *g, const ring *r, const block_record *block) {
  if (g->whole && g->clear) return threshold_if_clear(g, r, block);
  bool is_doubted = g->doubtful && (block->flags & BLOCK_LONG) != 0;
  return is_doubted && g->threshold > LEAST_IF_DOUBTFUL ? LEAST_IF_DOUBTFUL : g->threshold;
}

decision matn_regions_decide(regions *g, const ring *r, bool repeated) {
  const block_record *block = ring_record(r, r->first);
  int16_t threshold = threshold_for(g, r, block);
  remember(g, block);
  if (block->score >= threshold && !repeated) {
    return stands_beside(g, block) ? DECISION_BESIDE : DECISION_BODY;
  }
  return is_beside(block->role) && block->score >= threshold - BESIDE ? DECISION_BESIDE : DECISION_DROP;
}

/* Whether there is anything to be kept: words of article text to be expected, or a sentence that is not quite
 * out of the question. */
static bool has_story(const ring *r) {
  uint64_t wanted = 0;
  for (uint64_t serial = r->first; serial < r->next; serial++) {
    const block_record *b = ring_record(r, serial);
    if ((b->flags & BLOCK_LONG) != 0 && b->score >= LEAST_SCORE) return true;
    wanted += (uint64_t)b->words * matn_score_percent(b->score);
  }
  return wanted >= LEAST_WORDS * 100;
}

/* The expected F1, in 65,536ths, of keeping the undecided blocks that score `threshold` or more. */
static uint64_t expected_f1(const ring *r, int16_t threshold) {
  uint64_t kept = 0, right = 0, wanted = 0; /* words, in hundredths */
  for (uint64_t serial = r->first; serial < r->next; serial++) {
    const block_record *b = ring_record(r, serial);
    uint64_t probable = (uint64_t)b->words * matn_score_percent(b->score);
    wanted += probable;
    if (b->score < threshold) continue;
    kept += (uint64_t)b->words * 100;
    right += probable;
  }
  return kept + wanted != 0 ? right * 2 * 65536 / (kept + wanted) : 0;
}

void matn_regions_at_end(regions *g, const ring *r) {
  uint64_t best = 0;
  g->whole = true;
  if (!has_story(r)) return;
  for (int threshold = -5 * SCORE_ONE; threshold <= SCORE_ONE; threshold += SCORE_ONE / 4) {
    uint64_t f1 = expected_f1(r, (int16_t)threshold);
    if (f1 <= best) continue;
    best = f1;
    g->balanced = (int16_t)threshold;
  }
  g->clear = best > CLEAR;
  g->doubtful = best < DOUBTFUL && r->first == 0 && r->next <= FEW_BLOCKS;
  /* where most of a page was decided before, what is left is rather what follows its text */
  bool is_tail = r->first > r->next - r->first;
  g->balanced = (int16_t)(g->balanced + CAUTION);
  if (g->balanced > MOST || g->clear || g->articles_only || is_tail) g->balanced = MOST;
  g->threshold = (int16_t)(g->balanced + shifts[g->favour].whole);
}
