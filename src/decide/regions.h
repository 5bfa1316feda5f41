/* Which blocks are the article, given their scores. */
#ifndef MATN_REGIONS_H
#define MATN_REGIONS_H

#include "blocks/ring.h"
#include "outline/page_kind.h"

/* What becomes of a block. */
typedef enum decision {
  DECISION_DROP,
  DECISION_BESIDE, /* of the article, but not of its text: its headline, a byline, a caption */
  DECISION_BODY
} decision;

/* How far the page is known when blocks are decided. */
typedef enum page_known {
  PAGE_READING, /* the blocks in the ring, before the page's end */
  PAGE_SO_FAR,  /* the same, but enough of them for what the caller asked for */
  PAGE_WHOLE    /* to its end */
} page_known;

typedef struct regions {
  uint32_t words;    /* of all blocks that score high enough, as far as known */
  uint32_t passed;   /* of them in blocks that were kept */
  int16_t threshold; /* scores from it on are kept as article text */
  int16_t balanced;  /* the threshold if neither precision nor recall were favoured */
  uint8_t favour;    /* matn_favour */
  uint8_t dropped;   /* blocks since the last that was kept */
  uint8_t kept;      /* which of the last 8 blocks were, the last one in the lowest bit */
  bool articles_only;
  uint8_t known; /* page_known */
  /* the page is clear about what its text is, or not yet known whole: bylines, dates, captions and sources
   * then stand beside the text whatever their scores */
  bool clear;
  bool prose;          /* the page's text is running text for the most part */
  bool messages;       /* the page is rather a forum's */
  bool doubtful;       /* the page is small and hardly seems to have any text */
  bool after_links;    /* the block before was nothing but links */
  bool after_headline; /* there was no text and no heading since the headline */
} regions;

/* Ready for a document. */
void matn_regions_init(regions *g, matn_favour favour, bool articles_only);

/* Decides the oldest block, which has its role and score; `repeated` says that its text was printed before.
 */
decision matn_regions_decide(regions *g, const ring *r, bool repeated);

/* Whether the oldest block, which was just decided not to be kept, stands close below the text, and none
 * follows: as the tags of a story do. */
bool matn_regions_is_below_text(const regions *g, const ring *r);

/* Whether a block is running text by the balanced threshold, kept or not: how much text a page has does not
 * hang on what is favoured. */
bool matn_regions_is_text(const regions *g, const block_record *block);

/* The document is complete and all undecided blocks are scored: sets the threshold to what suits the page,
 * which is of some kind. */
void matn_regions_at_end(regions *g, const ring *r, const page_kind *kind);

/* The same for a page that goes on behind the last block of the ring, for decisions up to that block. */
void matn_regions_so_far(regions *g, const ring *r, const page_kind *kind);

/* Those decisions are made: the page is read on. */
void matn_regions_go_on(regions *g);

#endif
