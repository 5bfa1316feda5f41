/* Where a block stands: features of its enclosing elements, and of the page before it. */
#ifndef MATN_POSITION_FEATURES_H
#define MATN_POSITION_FEATURES_H

#include "outline/outline.h"
#include "ring.h"

/* A block with this many words, mostly outside of links, is running text. */
#define LONG_WORDS 15

/* Size of the table that counts how often elements were nested the same way; a power of two. */
#define PLACE_PATHS 128

/* Figures over the page so far. */
typedef struct page_counts {
  uint32_t blocks, words, long_blocks, headings;
  uint32_t heading_at, long_at; /* number of the last such block, from 1; 0: none */
  uint32_t h1_at;               /* words up to the last h1 */
  uint8_t heading_words;        /* FEATURE_WORD_SUM of the last heading */
  bool h1;
  uint16_t free_4, free_16, words_8, links_8; /* running means of words of blocks, in sixteenths */
  uint8_t images, fields;                     /* since the last block */
  uint8_t paths[PLACE_PATHS], designs[PLACE_PATHS];
} page_counts;

/* Fills in what the open elements tell of a block that begins in them. */
void matn_place_in_outline(block_record *record, const outline *o);

/* Fills in what the page before tells of a block. */
void matn_place_in_page(block_record *record, page_counts *page, uint16_t path);

/* Counts a block that is complete. */
void matn_place_count(page_counts *page, const block_record *record);

#endif
