/* While a page is read the threshold is fixed. Once all of it is in view, the threshold is mostly the one
 * that promises most: scores are probabilities, so the expected F1 of the words kept can be computed for each
 * threshold. So a page on which every score is low keeps the best that it has. Then the place of a block
 * moves the threshold: among blocks that are kept, in a row of links, after the text.
 *
 * To favour precision or recall, the threshold is moved. A threshold chosen for the expected F-beta did no
 * better when measured, and there is none while a page is read. */
#include "regions.h"

#include "base/saturate.h"
#include "score.h"

/* The threshold while the page is read. */
#define THRESHOLD (-SCORE_ONE * 2 / 5)

/* A block beside the text, such as a byline, may score this much less than the threshold. */
#define BESIDE (2 * SCORE_ONE)

/* CAUTION is added to the threshold that promises most, up to the limit MOST: an intruder is noticed more
 * than an omission. Some pages get the limit itself: those that are clear about what their text is (an
 * expected F1 above CLEAR), those of which most blocks were decided before (mostly stories), and all pages if
 * the caller says that all are stories. */
#define CAUTION (SCORE_ONE / 2)
#define MOST (SCORE_ONE * 2 / 5)
#define CLEAR (65536 / 100 * 88)

/* Added to the threshold for what is favoured. While a page is read less is known, so scores are nearer to 0,
 * and a step of the threshold moves more words. */
static const struct {
  int16_t reading, whole;
} shifts[] = {
    [MATN_BALANCED] = {0, 0},
    [MATN_FAVOUR_PRECISION] = {SCORE_ONE / 2, SCORE_ONE * 2 / 3},
    [MATN_FAVOUR_RECALL] = {-SCORE_ONE / 2, -SCORE_ONE * 3 / 4},
};

/* A page has a story only if it has so many words of article text, as its scores say, or running text of such
 * a score. */
#define LEAST_WORDS 12
#define LEAST_SCORE (-4 * SCORE_ONE)

/* A page of few blocks is smaller than those that the model has seen. If it promises hardly anything (an
 * expected F1 below DOUBTFUL), it keeps running text with a score of LEAST_IF_DOUBTFUL or more. */
#define FEW_BLOCKS 32
#define DOUBTFUL (65536 / 2)
#define LEAST_IF_DOUBTFUL (-2 * SCORE_ONE)

/* A page's text is prose if more than half of its words stand in blocks of running text. In prose, a row of
 * links is teasers or a menu, unless each scores LEAST_IN_A_ROW. When half of the text has passed and
 * LONG_GAP blocks in a row were dropped, what follows are comments, other stories and the like; it has to
 * score AFTER_TEXT more. Forums are excepted: their messages may stand far apart. */
#define LEAST_IN_A_ROW (3 * SCORE_ONE)
#define LONG_GAP 20
#define AFTER_TEXT (SCORE_ONE * 3 / 2)

/* A block may score WITHIN_TEXT less if one of the NEAR blocks before it was kept, and one of the NEAR blocks
 * after it is likely to be. Blocks farther than FAR are not looked at. */
#define NEAR 3
#define FAR 32
#define WITHIN_TEXT (SCORE_ONE / 2)

/* A tail stands at most this many blocks below the last kept one, and no text is in as many blocks below
 * it. */
#define BELOW_TEXT 12

/* With evidence above this, in sixteenths of a log-odds unit, a page is treated as a forum's. */
#define LIKE_FORUM (-16)

/* Two rules for a page that is clear about what its text is. A heading belongs to something else if none of
 * the next BELOW blocks is likely to be kept. A summary may score SUMMARY_GRACE less than other text, since
 * annotators disagree about summaries. */
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

/* Whether a block stands beside the text although its score is high enough. */
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

/* Whether one of the next `count` blocks is likely to be kept. Links do not count: they may be a box in the
 * text. */
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

/* Notes what decisions about the next blocks need to know of this one. */
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

/* Whether two blocks have the same text, and at least one of them is links. */
static bool says_the_same(const block_record *a, const block_record *b) {
  return a->hash == b->hash && (is_links(a) || is_links(b));
}

/* Whether the block before or after says the same, one of them as a link. */
static bool is_said_twice(const ring *r, const block_record *block) {
  if (r->first > 0 && says_the_same(ring_record(r, r->first - 1), block)) return true;
  return r->first + 1 < r->next && says_the_same(block, ring_record(r, r->first + 1));
}

/* Whether a block stands in a row of links. */
static bool is_in_row(const regions *g, const ring *r, const block_record *block) {
  bool has_lines = block->features[FEATURE_BREAKS] != 0;
  return is_links(block) && (has_lines || g->after_links || next_is_links(r));
}

/* The score that a block needs, by what it is. */
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

/* The score that the oldest block needs, by what it is and where it stands. */
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

/* Words of blocks, and how many of them are expected to be article text. Both in hundredths. */
typedef struct tally {
  uint64_t words, probable;
} tally;

/* How many of the tried thresholds a score reaches. */
static size_t thresholds_reached(int16_t score) {
  if (score < LEAST_TRIED) return 0;
  size_t steps = (size_t)(score - LEAST_TRIED) / TRIED_STEP + 1;
  return steps < TRIED ? steps : TRIED;
}

/* Adds up the undecided blocks by how many thresholds they reach. Returns whether there is anything to keep:
 * enough expected words of article text, or running text that scores LEAST_SCORE or more. */
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

/* The expected F1 of what is kept, in 65,536ths. Long division, since not all machines divide 64 bits. */
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

/* Finds the threshold that promises most. Returns the expected F1 of keeping the blocks that reach it, in
 * 65,536ths; 0 if none promises anything. */
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

/* Finds out what the page's text is like, from the blocks that reach the threshold. */
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
  /* if most of the page was decided before, what is left mostly follows its text */
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
  if (g->threshold < least) g->threshold = least; /* better blocks may still come */
  g->doubtful = false;
}
