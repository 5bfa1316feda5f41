/* Which blocks are the article: the state machine over the scores. */
#ifndef MATN_REGIONS_H
#define MATN_REGIONS_H

#include "score.h"

/* Where in its page the reading is. */
typedef enum region {
  REGION_BEFORE,       /* nothing of the article yet */
  REGION_HEADLINE,     /* its headline was read, its body is to come */
  REGION_BODY,         /* inside */
  REGION_INTERRUPTION, /* something that is not of it stands in between, or it is over */
  REGION_AFTER,        /* so much that is not of it followed that it is over */
  REGION_COUNT
} region;

typedef struct regions {
  uint32_t foreign_words; /* since the last block that was kept */
  int16_t threshold;      /* scores from it on are article text */
  uint8_t region;
} regions;

/* Ready for a document. */
void matn_regions_init(regions *g);

/* Decides a block, given its score; returns whether it is kept. `ahead` is the score of the block that
 * follows, or 0 where that is not known or does not matter: see matn_regions_needs_ahead(). */
bool matn_regions_decide(regions *g, const block_record *block, int16_t ahead);

/* Whether the block is only there for what follows: a heading, a label. */
bool matn_regions_needs_ahead(const block_record *block);

/* Nothing was kept, and the document is at its end: if next to nothing of what is undecided would be, lowers
 * the threshold to what the best block reaches, or, if none can be a story, lets nothing pass. */
void matn_regions_fall_back(regions *g, const ring *r);

#endif
