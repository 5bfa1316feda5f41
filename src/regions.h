/* Which blocks are the article, given their scores. */
#ifndef MATN_REGIONS_H
#define MATN_REGIONS_H

#include "score.h"

/* What becomes of a block. */
typedef enum decision {
  DECISION_DROP,
  DECISION_BESIDE, /* of the article, but not of its text: its headline, a byline, a caption */
  DECISION_BODY
} decision;

typedef struct regions {
  int16_t threshold; /* scores from it on are article text */
  bool clear; /* the page is clear about what its text is, or not yet known whole: bylines, dates, captions
                 and sources then stand beside the text whatever their scores */
} regions;

/* Ready for a document. */
void matn_regions_init(regions *g);

/* Decides a block that has its role and score; `repeated` says that its text was printed before. */
decision matn_regions_decide(const regions *g, const block_record *block, bool repeated);

/* The document is complete and all undecided blocks are scored: sets the threshold to what suits the page. */
void matn_regions_at_end(regions *g, const ring *r);

#endif
