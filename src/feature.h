/* What the scorer is told of a block: small whole numbers, the same in training and in use.
 *
 * All come from the block's own record and from those of its neighbours in the ring; none hangs on a
 * language. Logarithms are to base 2 of n + 1, in halves: 0, 2, 3, 4, 4, 5, 5, 6 */
#ifndef MATN_FEATURES_H
#define MATN_FEATURES_H

#include "outline.h"
#include "ring.h"

typedef enum feature {
  FEATURE_BIAS,          /* 1 */
  FEATURE_WORDS,         /* log of words, at most 16 */
  FEATURE_FEW_WORDS,     /* 1: fewer than 4 words */
  FEATURE_PROSE,         /* 1: running text: 15 words or more, a sentence end, few links */
  FEATURE_MANY_WORDS,    /* 1: 24 words or more */
  FEATURE_LINK_SHARE,    /* eighths of the words that stand in links */
  FEATURE_ALL_LINK,      /* 1: all of them */
  FEATURE_COMMAS,        /* number, at most 4 */
  FEATURE_ENDS_SENTENCE, /* 1: ends with a sentence's end */
  FEATURE_SEPARATORS,    /* number of | › · and the like, at most 3 */
  FEATURE_COPYRIGHT,     /* 1: holds © */
  FEATURE_REPEATED,      /* 1: stood in the page before */
  FEATURE_HIDDEN,        /* 1: inside something not shown at first */
  FEATURE_NAMES,         /* evidence of the names around it, in eighths, -8 to 8 */
  FEATURE_NEAR_NAMES,    /* the same of the nearest element whose name says anything */
  FEATURE_BAD_NAMES,     /* 1: the evidence, or the nearest, is clearly against */
  FEATURE_ARTICLE,       /* 1: inside article; the same for the elements below */
  FEATURE_MAIN,
  FEATURE_ASIDE,
  FEATURE_NAV,
  FEATURE_FOOTER,
  FEATURE_HEADER,
  FEATURE_FORM,
  FEATURE_PARAGRAPH,
  FEATURE_LIST_ITEM,
  FEATURE_CELL,
  FEATURE_QUOTE,
  FEATURE_PREFORMATTED,
  FEATURE_FIGURE,
  FEATURE_HEADING,
  FEATURE_HEADLINE,
  FEATURE_DEFINITION, /* dt, dd */
  FEATURE_CONTROL,    /* button, label, legend */
  FEATURE_TIME,
  FEATURE_ADDRESS,
  FEATURE_DETAILS,
  FEATURE_DIALOG,
  FEATURE_BYLINE_OR_DATE, /* 1: names say byline or date, and it is short */
  FEATURE_WORDS_1_BEFORE, /* log of free words of the block before */
  FEATURE_WORDS_2_BEFORE, /* … and of the one before that */
  FEATURE_WORDS_1_AFTER,  /* … and of the ones after */
  FEATURE_WORDS_2_AFTER,
  FEATURE_LINK_BEFORE,         /* 1: the block before is all link */
  FEATURE_LINK_AFTER,          /* 1: the block after is all link */
  FEATURE_PROSE_AFTER,         /* log of words of running text in the 8 blocks after */
  FEATURE_SIBLING_BEFORE,      /* 1: the block before stands in the same element */
  FEATURE_SIBLING_AFTER,       /* 1: the block after does */
  FEATURE_SIBLING_PROSE,       /* log of blocks of running text in the enclosing element so far */
  FEATURE_PROSE_PAGE,          /* log of words of running text in the page as far as read, at most 20 */
  FEATURE_LINKS_ON_PROSE_PAGE, /* eighths of the words in links, on a page with running text */
  FEATURE_LINKED_CELL,         /* 1: table cell, all link */
  FEATURE_PLACE,               /* log of words in the page so far, at most 24 */
  FEATURE_COUNT
} feature;

/* Fills in the features of the undecided block with a serial number; `end` is the serial number after the
 * last block that is complete. */
void matn_features(const ring *r, uint64_t serial, uint64_t end, int16_t out[FEATURE_COUNT]);

/* The feature in words. */
const char *matn_feature_name(uint8_t which);

#endif
