/* Cuts text into blocks, collapses its white space, and counts what tells running text from the rest. */
#ifndef MATN_BLOCKS_H
#define MATN_BLOCKS_H

#include "outline.h"
#include "ring.h"

/* Bytes of indentation kept before the first line of a preformatted block. */
#define BLOCKS_INDENT_MAX 32

/* Called when the ring is full: decides the oldest block, or, if the newest is the only one, sends or
 * drops its text so far. */
typedef void (*make_room_fn)(void *ctx);

typedef struct blocks {
  ring *ring;
  make_room_fn make_room;
  void *ctx;
  uint64_t headline;          /* serial of the first h1 that is complete; 0: none, or the first block */
  uint64_t count;             /* blocks so far */
  uint32_t words;             /* in the page so far */
  uint32_t *seen;             /* hashes of texts seen, by their low bits */
  uint32_t seen_size;         /* a power of two */
  uint32_t dense, link_dense; /* tenths of words of scripts without spaces, not yet counted */
  size_t room;                /* bytes that can be written to the ring without asking it */
  uint32_t trailing;          /* bytes written since the last visible character */
  uint8_t breaks;             /* line breaks since the last visible character */
  uint8_t indent_len;
  bool open;  /* a block is being read: the ring's newest record */
  bool space; /* white space was read and not yet written */
  bool in_word;
  bool maybe_sentence_end; /* the last character is a full stop: what follows says whether it ends a sentence
                            */
  bool after_sentence;     /* no letter or digit since a sentence's end */
  bool visible;            /* the block has letters or digits */
  char indent[BLOCKS_INDENT_MAX];
} blocks;

/* A run of text as the tokenizer sends it. */
typedef struct text_run {
  const char *bytes;
  size_t len;
  uint64_t start, end;     /* offsets in the input */
  const matn_chunk *chunk; /* NULL, or where the bytes stand */
} text_run;

/* Makes blocks ready for a document; seen_size is a power of two. */
void matn_blocks_init(blocks *b, ring *r, uint32_t *seen, uint32_t seen_size, make_room_fn make_room,
                      void *ctx);

/* Text inside the innermost open element. */
void matn_blocks_text(blocks *b, outline *o, const text_run *run);

/* br */
void matn_blocks_break(blocks *b, const outline *o);

/* time: the open block has a date in it, if not much else */
static inline void blocks_time(blocks *b) {
  if (b->open) ring_record(b->ring, b->ring->next - 1)->enclosing |= IN_TIME;
}

/* A boundary of blocks: the open block, if there is one, is complete. Before the tag changes the outline. */
void matn_blocks_end(blocks *b, outline *o);

#endif
