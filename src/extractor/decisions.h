/* When blocks are decided, what becomes of each, and what is sent of it. */
#ifndef MATN_DECISIONS_H
#define MATN_DECISIONS_H

#include "extractor.h"

/* The ring is full: decides the oldest block. If that is still being read, sends or drops its text so far. */
void matn_decisions_make_room(matn_extractor *x);

/* Whether the caller asked for a part of the body alone. */
static inline bool decisions_are_limited(const matn_extractor *x) {
  return x->options.most_blocks != 0 || x->options.most_text != 0;
}

/* A block is complete: if with it there may be as much of the body as was asked for, decides what it can. */
void matn_decisions_look_for_enough(matn_extractor *x);

/* All that was asked for was sent: sends the end of the article. */
void matn_decisions_enough(matn_extractor *x);

/* The document is complete: decides all that is left, and sends the end of the article. */
void matn_decisions_end(matn_extractor *x);

#endif
