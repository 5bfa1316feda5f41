/* The two forms of an explanation: a line for each block, or a page. */
#ifndef MATN_COMMAND_EXPLAIN_H
#define MATN_COMMAND_EXPLAIN_H

#include "io.h"
#include "matn.h"

#define TEXT_SHOWN 60

typedef struct explainer {
  output *out;
  const char *file;
  matn_extractor *extractor;
  size_t len; /* lines: bytes of the text shown so far */
  bool full;  /* lines: no more of it is shown */
  char text[TEXT_SHOWN];
  spool blocks;                 /* page: the blocks, which stand below the metadata */
  size_t kept, beside, dropped; /* page: blocks so far */
} explainer;

/* Their ctx is the explainer. */
extern const matn_handler explanation_lines, explanation_page;

/* The elements around a block. */
void explain_path(output *o, const matn_block *block, void (*print)(output *, const char *, size_t));

/* A number with its sign. */
void explain_weight(output *o, int weight);

#endif
