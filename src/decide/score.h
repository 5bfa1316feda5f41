/* How likely a block is article text: two ensembles of trees over its features.
 *
 * The first looks at the block and at the text around it. The second corrects the first, knowing its scores
 * of other blocks. The first score of a block is final when SCORE_AHEAD blocks after it are complete, or when
 * the block has to be decided before that. */
#ifndef MATN_SCORE_H
#define MATN_SCORE_H

#include "neighbours.h"

/* Scores are natural log-odds of a block being article text, in 256ths. */
#define SCORE_ONE 256

/* Blocks that the first score looks ahead. */
#define SCORE_AHEAD NEIGHBOURS_AHEAD

/* Entries in the table of mean scores of blocks that have something in common. */
#define SCORE_MEANS_BITS 7
#define SCORE_MEANS (1 << SCORE_MEANS_BITS)

typedef struct score_mean {
  int16_t mean;
  uint16_t count;
} score_mean;

/* What the second stage remembers of the blocks before. */
typedef struct score_history {
  uint32_t good_words;         /* words of article text, by the first scores */
  int16_t before, long_before; /* running means of their first scores */
  int16_t heading;             /* first score of the last heading */
} score_history;

/* So many sums of trees are remembered, since blocks in a row are often alike. */
#define SCORE_SUMS 10

typedef struct scorer {
  const model *model;
  const page_kind *kind;
  uint32_t next;                 /* serial of the next block whose first score is not final */
  score_history scored, decided; /* before the next block to be scored, and before the next to be decided */
  uint32_t words, good_words;    /* words with first scores, and those of them that are article text */
  uint32_t link_words, blocks, long_blocks, headings, repeats;
  int16_t best_long; /* best first score of a block of running text */
  score_mean means[SCORE_MEANS];
  uint64_t sums[SCORE_SUMS]; /* see known_sum(); the last one used comes first */
} scorer;

/* Ready for a document. */
void matn_scorer_init(scorer *s, const page_kind *k);

/* Scores the oldest undecided block, unless it has its score. `end` is the serial number after the last
 * complete block. If the oldest block is not complete, it is that block's own number. */
void matn_score(scorer *s, ring *r, uint32_t end);

/* Gives the next block its first score if enough blocks before `end` are behind it; NULL if not. */
const block_record *matn_score_ahead(scorer *s, ring *r, uint32_t end);

/* Gives the scores of both stages to all undecided blocks that have a first score. */
void matn_score_rest(scorer *s, ring *r, uint32_t end);

/* Scores all undecided blocks: the document is complete. */
void matn_score_all(scorer *s, ring *r);

/* Moves the scores of undecided blocks that look alike half way to their mean. All blocks have their scores.
 * `memory` is room for the sums, aligned for a uint32_t. Blocks that find no room there keep their scores. */
void matn_score_draw_together(ring *r, void *memory, size_t size);

/* Gives the features behind the oldest block's score, until it is counted as decided. */
void matn_score_features(const scorer *s, const ring *r, uint32_t end, uint8_t features[FEATURE_COUNT]);

/* The oldest block is decided. Only matn_score_features() needs to know. */
void matn_score_decided(scorer *s, const ring *r);

/* A score as a probability in percent. */
uint8_t matn_score_percent(int16_t score);

/* The strongest reasons of the oldest block's score, strongest first. */
void matn_score_reasons(const scorer *s, const uint8_t features[FEATURE_COUNT],
                        matn_reason reasons[MATN_REASON_COUNT]);

#endif
