/* The whole extractor: every part, and what stands between them. Only the files that wire the parts together
 * include this; the parts get what they need. */
#ifndef MATN_EXTRACTOR_H
#define MATN_EXTRACTOR_H

#include "blocks/blocks.h"
#include "blocks/roles.h"
#include "decide/regions.h"
#include "decide/score.h"
#include "matn_tokenizer.h"
#include "memory.h"
#include "metadata/json_ld_text.h"
#include "metadata/language.h"
#include "outline/tag_reader.h"
#include "send.h"

/* Where the body comes from: the page as it is shown, or, if hardly any text is shown, its data. */
typedef enum body_source {
  BODY_SHOWN,
  BODY_DROPPED, /* what is shown is no longer the body */
  BODY_DATA     /* the data's text is being read */
} body_source;

/* What the text being read is, as far as the innermost element says that has no tags in it. */
typedef enum content {
  CONTENT_TEXT,
  CONTENT_TITLE,
  CONTENT_DATA,  /* JSON-LD */
  CONTENT_UNSEEN /* of scripts, styles and the like */
} content;

/* How much text the body has. */
typedef struct body_size {
  uint32_t words;
  uint32_t probable; /* of them, those expected to be the story's, by the blocks' scores; in hundredths */
} body_size;

/* How much of the body there is: what was sent, and what is rather likely to be in what is undecided. */
typedef struct body_sent {
  uint64_t text; /* bytes */
  uint32_t blocks, likely_blocks, likely_text;
} body_sent;

/* What matn_get_stats() cannot ask the parts for. */
typedef struct body_counts {
  uint64_t bytes, kept, text_bytes, early; /* see matn_stats */
} body_counts;

/* Training sees each block as it is decided. */
typedef void (*observe_fn)(void *ctx, const matn_extractor *x, const block_record *record);

struct matn_extractor {
  uint8_t source;        /* body_source */
  uint8_t content;       /* content */
  uint8_t date_label;    /* what the block before says of a date in the next one */
  bool byline_announced; /* the block before says that a name follows */
  bool enough;           /* all that was asked for was sent */
  bool finished;
  bool busy; /* a call is running */
  sender sender;
  matn_options options;
  model own_model;
  const model *model; /* own_model, but in training */
  observe_fn observe; /* NULL, but in training; has the handler's context */
  body_counts counts;
  matn_decoder decoder;
  matn_tokenizer tokenizer;
  page_kind kind;
  language_guess language; /* of the body, as far as it is sent */
  tag_reader reader;
  outline outline;
  metadata metadata;
  author_mark author;
  data_text data;
  ring ring;
  blocks blocks;
  scorer scorer;
  regions regions;
  roles roles;
  body_size body; /* as far as it is decided */
  body_sent sent;
  memory_parts memory;
};

#endif
