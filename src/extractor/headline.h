/* The title, the date and the authors that a page shows at its headline, beside what its metadata say. */
#ifndef MATN_HEADLINE_H
#define MATN_HEADLINE_H

#include "blocks/blocks.h"
#include "metadata/metadata.h"
#include "outline/page_kind.h"

/* A headline, being decided or known before: it may be the title. */
void matn_headline_title(metadata *m, const ring *r, const block_record *record);

/* Whether the block says what the page's title is. */
bool matn_headline_is_title(const metadata *m, const ring *r, const block_record *record);

/* What is known where a line is decided that may tell of date and authors. */
typedef struct headline_line {
  metadata *metadata;
  const page_kind *kind;
  const blocks *blocks;   /* the line is the oldest of their ring */
  bool is_clear;          /* the page is clear about what its text is; see regions.h */
  uint8_t *date_label;    /* what the line before says of a date in this one; set for the next line */
  bool *byline_announced; /* the line before says that a name follows; set for the next line */
} headline_line;

/* The oldest block, being decided: if it is a short line, takes date and authors from it. */
void matn_headline_line(const headline_line *at, const block_record *record);

#endif
