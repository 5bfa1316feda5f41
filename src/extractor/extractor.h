/* The whole extractor: every part, and the memory they share. */
#ifndef MATN_EXTRACTOR_H
#define MATN_EXTRACTOR_H

#include "blocks/blocks.h"
#include "blocks/roles.h"
#include "decide/regions.h"
#include "matn.h"
#include "matn_tokenizer.h"
#include "metadata/json_ld_text.h"
#include "metadata/language.h"
#include "metadata/title.h"
#include "outline/tag_reader.h"

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
  uint32_t
      probable; /* words of the story that are expected among them, by the blocks' scores, in hundredths */
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
  bool byline_announced; /* the block before says that a name follows */
  bool article_started;
  bool at_end; /* the document is complete: decisions are no longer early */
  bool stopped;
  bool enough; /* stopped, since all that was asked for was sent */
  bool finished;
  bool busy; /* a call is running */
  matn_handler handler;
  void *ctx;
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
  uint16_t sent_holder; /* what the last block that was sent stands in; see block_record */
  body_size body;       /* as far as it is decided */
  body_sent sent;
  /* the caller's memory behind this struct */
  frame *frames; /* and behind them what is remembered of names */
  uint32_t *seen;
  char *pool; /* behind the decoder's look-ahead */
  uint32_t seen_size;
  uint16_t frame_count, names_count, pool_size, look_ahead_size;
};

/* In emit.c: decides the oldest block of the ring and sends its events. */
void matn_extractor_decide(matn_extractor *x);

/* The ring is full: decides the oldest block; if it is still being read, sends or drops its text so far. */
void matn_extractor_make_room(matn_extractor *x);

/* Whether the caller asked for a part of the body alone. */
static inline bool extractor_is_limited(const matn_extractor *x) {
  return x->options.most_blocks != 0 || x->options.most_text != 0;
}

/* A block is complete: if with it there may be as much of the body as was asked for, decides what it can. */
void matn_extractor_look_for_enough(matn_extractor *x);

/* All that was asked for was sent: sends the end of the article. */
void matn_extractor_enough(matn_extractor *x);

/* Decides all that is left, and sends the end of the article. */
void matn_extractor_end(matn_extractor *x);

/* In extractor.c: makes blocks of the text that stands in the page's data. */
void matn_extractor_read_data(matn_extractor *x);

#endif
