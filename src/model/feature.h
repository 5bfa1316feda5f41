/* What the scorer knows of a block. Features are bytes. They are the same in training and in use, and none
 * depends on a language.
 *
 * A block's own features are filled in while it is read, and stand in its record. The others come from the
 * records around it. A log is 8 log2(n + 1). A share is in thirty-seconds. Evidence and scores are centred on
 * 128. A distance counts elements outwards: 0 is the innermost one, 255 means that there is none. */
#ifndef MATN_FEATURE_H
#define MATN_FEATURE_H

#include "base/base.h"

typedef enum feature {
  /* its text */
  FEATURE_WORDS,         /* log */
  FEATURE_CHARACTERS,    /* log */
  FEATURE_WORD_LENGTH,   /* quarters of characters a word */
  FEATURE_LINK_WORDS,    /* log of words in links */
  FEATURE_LINK_SHARE,    /* share of them */
  FEATURE_BOLD_SHARE,    /* share of words in b and strong */
  FEATURE_SENTENCES,     /* ends of sentences */
  FEATURE_COMMAS,        /* commas and semicolons */
  FEATURE_DIGIT_SHARE,   /* share of characters, rounded up */
  FEATURE_CAPITAL_SHARE, /* of A to Z, rounded up */
  FEATURE_ENDING,        /* 0 a word, 1 punctuation, 2 comma, 3 colon, 4 sentence's end */
  FEATURE_BEGINNING,     /* 0 other, 1 digit, 2 a to z, 3 A to Z */
  FEATURE_SEPARATORS,    /* | › · and the like */
  FEATURE_QUESTIONS,     /* question marks */
  FEATURE_COPYRIGHT,     /* 1: holds © */
  FEATURE_BREAKS,        /* line breaks in it */
  FEATURE_REPEATED,      /* 1: the same text stood in the page before */
  FEATURE_TITLE_WORDS,   /* of its first 16 words, those of the page's title */
  FEATURE_TITLE_SHARE,   /* share of those */
  FEATURE_WORD_SUM,      /* evidence of its first 8 words */
  FEATURE_WORD_WORST,    /* the least of them */
  FEATURE_IMAGES_BEFORE, /* images since the block before */
  FEATURE_FIELDS_BEFORE, /* form fields since then */

  /* its place */
  FEATURE_ELEMENT,       /* class of the innermost element that makes blocks; see position_features.c */
  FEATURE_PARENT,        /* class of the one around that */
  FEATURE_DEPTH,         /* open elements */
  FEATURE_HIDDEN,        /* 1: inside something not shown at first */
  FEATURE_LISTS,         /* lists it stands in */
  FEATURE_TO_P,          /* distance to the nearest p, and so on */
  FEATURE_TO_LIST_ITEM,  /* li */
  FEATURE_TO_DEFINITION, /* dt, dd */
  FEATURE_TO_HEADING,    /* h1 to h6 */
  FEATURE_TO_CELL,       /* td, th */
  FEATURE_TO_QUOTE,      /* blockquote */
  FEATURE_TO_PRE,        /* pre and its like */
  FEATURE_TO_FIGURE,     /* figure */
  FEATURE_TO_CAPTION,    /* figcaption, caption */
  FEATURE_TO_FORM,       /* form, fieldset */
  FEATURE_TO_CONTROL,    /* button, label, legend, option */
  FEATURE_TO_ARTICLE,
  FEATURE_TO_MAIN,
  FEATURE_TO_ASIDE,
  FEATURE_TO_NAV,
  FEATURE_TO_FOOTER,
  FEATURE_TO_HEADER,
  FEATURE_TO_SECTION,
  FEATURE_TO_TABLE,
  FEATURE_TO_LIST,    /* ul, ol, menu, dir, dl */
  FEATURE_TO_DETAILS, /* details, dialog, address */
  FEATURE_TO_BODY,    /* to a name of GROUP_BODY, and so on in the order of name_group */
  FEATURE_TO_COMMENT,
  FEATURE_TO_RELATED,
  FEATURE_TO_NAV_NAME,
  FEATURE_TO_FOOT_NAME,
  FEATURE_TO_SIDE,
  FEATURE_TO_SHARE,
  FEATURE_TO_AUTHOR,
  FEATURE_TO_DATE,
  FEATURE_TO_CAPTION_NAME,
  FEATURE_TO_SOURCE,
  FEATURE_TO_CALL,
  FEATURE_TO_TITLE,
  FEATURE_TO_CARD,
  FEATURE_NAMES,       /* evidence of all names around it */
  FEATURE_NEAR_NAMES,  /* of the nearest name that says anything */
  FEATURE_WORST_NAMES, /* of the name that says most against it */
  FEATURE_BEST_NAMES,  /* of the name that says most for it */
  FEATURE_PATH_SEEN,   /* log of blocks before in elements nested the same way */
  FEATURE_DESIGN_SEEN, /* log of those with the same classes too */
  FEATURE_WORDS_IN_1,  /* log of words so far in its element's parent */
  FEATURE_WORDS_IN_2,  /* … two levels up */
  FEATURE_WORDS_IN_3,
  FEATURE_WORDS_IN_5,
  FEATURE_LINKS_IN_1, /* share of words in links there */
  FEATURE_LINKS_IN_2,
  FEATURE_LINKS_IN_3,
  FEATURE_LINKS_IN_5,
  FEATURE_LONG_IN_1, /* blocks of running text so far there */
  FEATURE_LONG_IN_2,
  FEATURE_LONG_IN_3,
  FEATURE_LONG_IN_5,

  /* the way to it */
  FEATURE_WORDS_SO_FAR,    /* log of words in the page before it */
  FEATURE_BLOCKS_SO_FAR,   /* log of blocks */
  FEATURE_LONG_SO_FAR,     /* log of blocks of running text */
  FEATURE_HEADINGS_SO_FAR, /* log */
  FEATURE_SINCE_H1,        /* log of words since the last h1; 255: there was none */
  FEATURE_SINCE_HEADING,   /* blocks since the last heading; 255: there was none */
  FEATURE_HEADING_WORDS,   /* evidence of the first words of the last heading */
  FEATURE_SINCE_LONG,      /* blocks since the last one of running text; 255: there was none */
  FEATURE_FREE_BEFORE_4,   /* words outside of links in the last 4 blocks or so, log of a running mean */
  FEATURE_FREE_BEFORE_16,  /* the same of 16 */
  FEATURE_LINKS_BEFORE_8,  /* share of words in links, running mean over 8 */
  FEATURE_OWN_COUNT,

  /* its neighbours: two before, one before, one after, two after */
  FEATURE_B2_WORDS = FEATURE_OWN_COUNT, /* log of words outside of links */
  FEATURE_B2_LINK_SHARE,
  FEATURE_B2_ELEMENT, /* class, as FEATURE_ELEMENT; 255: no such block */
  FEATURE_B2_ENDING,
  FEATURE_B2_SAME, /* 1: in the same element, 2: designed the same, 3: both */
  FEATURE_B2_NAMES,
  FEATURE_B1_WORDS,
  FEATURE_B1_LINK_SHARE,
  FEATURE_B1_ELEMENT,
  FEATURE_B1_ENDING,
  FEATURE_B1_SAME,
  FEATURE_B1_NAMES,
  FEATURE_A1_WORDS,
  FEATURE_A1_LINK_SHARE,
  FEATURE_A1_ELEMENT,
  FEATURE_A1_ENDING,
  FEATURE_A1_SAME,
  FEATURE_A1_NAMES,
  FEATURE_A2_WORDS,
  FEATURE_A2_LINK_SHARE,
  FEATURE_A2_ELEMENT,
  FEATURE_A2_ENDING,
  FEATURE_A2_SAME,
  FEATURE_A2_NAMES,
  FEATURE_FREE_AFTER_4,  /* log of words outside of links in the next 4 blocks */
  FEATURE_FREE_AFTER_8,  /* … 8 */
  FEATURE_LINKS_AFTER_8, /* share of words in links there */
  FEATURE_LONG_AFTER_8,  /* blocks of running text there */
  FEATURE_SAME_AFTER_8,  /* blocks designed the same there */
  FEATURE_HEADING_AFTER, /* blocks to the next heading; 255: none of 8 */

  /* its page */
  FEATURE_KIND_ARTICLE, /* evidence of the kind of page, in the order of enum kind */
  FEATURE_KIND_FORUM,
  FEATURE_KIND_PRODUCT,
  FEATURE_KIND_COLLECTION,
  FEATURE_KIND_LISTING,
  FEATURE_KIND_DOCUMENTATION,
  FEATURE_KIND_SERVICE,
  FEATURE_FIRST_COUNT,

  /* the first stage's scores */
  FEATURE_SCORE = FEATURE_FIRST_COUNT, /* its own */
  FEATURE_SCORE_B3,                    /* of the blocks before and after */
  FEATURE_SCORE_B2,
  FEATURE_SCORE_B1,
  FEATURE_SCORE_A1,
  FEATURE_SCORE_A2,
  FEATURE_SCORE_A3,
  FEATURE_SCORE_BEFORE,       /* running mean over what was decided */
  FEATURE_SCORE_AFTER_8,      /* mean over the next 8 blocks, by the log of their words */
  FEATURE_SCORE_SAME_AFTER,   /* mean over those of the next 8 blocks that are in the same element */
  FEATURE_SCORE_TO_HEADING,   /* mean over the next blocks up to a heading, 8 at most */
  FEATURE_SCORE_MOST_AFTER,   /* highest of the next 8 */
  FEATURE_SCORE_LEAST_AFTER,  /* least of the next 3 */
  FEATURE_SCORE_LEAST_BEFORE, /* least of the 3 before */
  FEATURE_SCORE_SLOW,         /* running mean over what was decided, slower */
  FEATURE_SCORE_HEADING,      /* of the last heading that was decided */
  FEATURE_SCORE_PARENT,       /* mean over the blocks scored so far in its element's parent */
  FEATURE_SCORE_SECTION,      /* the same, three levels up */
  FEATURE_SCORE_DESIGN,       /* the same for blocks designed the same */
  FEATURE_DESIGN_COUNT,       /* how many those are, log */
  FEATURE_GOOD_WORDS,         /* log of words scored so far as article text */
  FEATURE_GOOD_SHARE,         /* share of all words scored so far */
  FEATURE_GOOD_BEFORE,        /* share of the good words that stand before it */
  FEATURE_BEST_LONG,          /* best score of a block of running text so far */
  FEATURE_PAGE_WORDS,         /* log of the words scored so far */
  FEATURE_PAGE_BLOCKS,        /* log of the blocks scored so far */
  FEATURE_PAGE_LINKS,         /* share of words in links */
  FEATURE_PAGE_LONG,          /* log of blocks of running text */
  FEATURE_PAGE_HEADINGS,      /* log */
  FEATURE_PAGE_REPEATS,       /* share of blocks designed as more than 3 before */
  FEATURE_COUNT
} feature;

/* Bytes from one block's features to the next block's, where those of many stand one behind the other. */
#define FEATURE_ROW (((size_t)FEATURE_COUNT + 15) / 16 * 16)

/* 8 log2(n + 1), computed from the leading bits of n + 1 and rounded down. */
static inline uint8_t feature_log(uint32_t n) {
  static const uint8_t eighths[16] = {0, 0, 8, 12, 16, 18, 20, 22, 24, 25, 26, 27, 28, 29, 30, 31};
  static const uint8_t of_few[] = {0,  8,  12, 16, 18, 20, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 32,
                                   33, 33, 34, 34, 35, 35, 36, 36, 37, 37, 38, 38, 39, 39, 40, 40, 40,
                                   40, 41, 41, 41, 41, 42, 42, 42, 42, 43, 43, 43, 43, 44, 44, 44, 44,
                                   45, 45, 45, 45, 46, 46, 46, 46, 47, 47, 47, 47, 48}; /* the same for small
                                                                                           n */
  if (FOR_SPEED && n < COUNT_OF(of_few)) return of_few[n];
  uint32_t value = n < UINT32_MAX ? n + 1 : n, bits = bit_count(value >> 4);
  return (uint8_t)(bits * 8 + eighths[value >> bits]);
}

/* part / whole in thirty-seconds, rounded up; of large numbers the lowest bits are left out first */
static INLINE_FOR_SPEED uint8_t feature_share(uint32_t part, uint32_t whole) {
  if (part == 0) return 0;
  if (part >= whole) return whole != 0 ? 32 : 0;
  if (whole > UINT32_MAX / 64) { /* otherwise the product below fits into 32 bits */
    part /= 64;
    whole /= 64;
  }
  return (uint8_t)((part * 32 + whole - 1) / whole);
}

static INLINE_FOR_SPEED uint8_t feature_least(uint32_t n) {
  return n < UINT8_MAX ? (uint8_t)n : UINT8_MAX;
}

/* A signed figure, centred on 128. */
static inline uint8_t feature_signed(int32_t n) {
  return (uint8_t)(n >= -128 && n <= 127 ? n + 128 : n < 0 ? 0 : 255);
}

/* The feature in words; "" if out of range. */
const char *matn_feature_name(uint8_t which);

#endif
