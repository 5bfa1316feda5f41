/* Which blocks are the article, given their scores. */
#ifndef MATN_REGIONS_H
#define MATN_REGIONS_H

#include "blocks/ring.h"
#include "outline/page_kind.h"

/* What becomes of a block. */
typedef enum decision {
  DECISION_DROP,
  DECISION_BESIDE, /* of the article, but not of its text: the headline, a byline, a caption */
  DECISION_BODY
} decision;

/* How far the page is known when blocks are decided. */
typedef enum page_known {
  PAGE_READING, /* the blocks in the ring, before the page's end */
  PAGE_SO_FAR,  /* the same, but enough of them for what the caller asked for */
  PAGE_WHOLE    /* to its end */
} page_known;

typedef struct regions {
  uint32_t words;    /* in all blocks that score high enough, as far as known */
  uint32_t passed;   /* of these, in blocks that were kept */
  int16_t threshold; /* blocks with this score or more are kept */
  int16_t balanced;  /* what the threshold would be if nothing were favoured */
  uint8_t favour;    /* matn_favour */
  uint8_t dropped;   /* blocks since the last that was kept */
  uint8_t kept;      /* which of the last 8 blocks were kept; the last one is the lowest bit */
  bool articles_only;
  uint8_t known; /* page_known */
  /* the page is clear about what its text is, or is still being read; then bylines, dates, captions and
   * sources stand beside the text, whatever their scores are */
  bool clear;
  bool prose;          /* the page's text is running text for the most part */
  bool messages;       /* the page is rather a forum's */
  bool doubtful;       /* the page is small and hardly seems to have any text */
  bool after_links;    /* the block before was nothing but links */
  bool after_headline; /* there was no text and no heading since the headline */
} regions;

/* Ready for a document. */
void matn_regions_init(regions *g, matn_favour favour, bool articles_only);

/* Decides the oldest block, which has its role and score. `repeated`: it is a copy of text that was kept. */
decision matn_regions_decide(regions *g, const ring *r, bool repeated);

/* Whether the oldest block stands close below the text and no text follows, as the tags of a story do. It was
 * just decided not to be kept. */
bool matn_regions_is_below_text(const regions *g, const ring *r);

/* Whether a block is text by the balanced threshold, kept or not. So how much text a page has does not depend
 * on what is favoured. */
bool matn_regions_is_text(const regions *g, const block_record *block);

/* The document is complete and all undecided blocks are scored: sets the threshold that suits the page. */
void matn_regions_at_end(regions *g, const ring *r, const page_kind *kind);

/* The same for a page that goes on. Decides as if it ended with the last block of the ring. */
void matn_regions_so_far(regions *g, const ring *r, const page_kind *kind);

/* Goes on reading the page after such decisions. */
void matn_regions_go_on(regions *g);

#endif
