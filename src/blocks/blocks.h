/* Cuts text into blocks, collapses its white space, and fills in the features of each. */
#ifndef MATN_BLOCKS_H
#define MATN_BLOCKS_H

#include "base/saturate.h"
#include "inlines.h"
#include "position_features.h"
#include "word_counts.h"

/* Bytes of indentation kept before the first line of a preformatted block. */
#define BLOCKS_INDENT_MAX 32

/* Each block is charged BLOCKS_BYTES of input, and each byte of input pays one back. While the debt is above
 * BLOCKS_CROWDED, blocks are crowded, and each is charged 16 times as much. While it is above twice that,
 * boundaries do not end blocks. So a page's length bounds what it costs, whatever its tags are. Ordinary
 * pages do not come near that. */
#define BLOCKS_BYTES 56
#define BLOCKS_CROWDED 65536

/* After this many blocks, boundaries end no further ones, so that serial numbers do not overflow. Enough
 * numbers are left for the blocks of text from the page's data. */
#define BLOCKS_MOST (UINT32_MAX - UINT16_MAX)

/* Called when the ring is full. Decides the oldest block. If the block being read is the only one, sends or
 * drops its text so far. */
typedef void (*make_room_fn)(void *ctx);

typedef struct blocks {
  uint8_t breaks; /* line breaks since the last visible character */
  uint8_t indent_len;
  uint8_t headline_share; /* FEATURE_TITLE_SHARE of it, and 1 more; 0: there is none */
  bool inlines_wait;      /* inline elements are open without visible text in the block */
  bool open;              /* a block is being read: the ring's newest record */
  bool space;             /* white space was read and not yet written */
  bool custom_ended;      /* no text has followed the end of a custom element */
  bool copying;           /* the body is being given again */
  uint32_t lead;        /* the first block that was kept, if it is long enough: see lead_of(); 0: none was */
  uint32_t headline;    /* serial of the heading that is most likely the headline, so far */
  uint32_t *seen;       /* hashes of texts seen, by their low bits; see SEEN_KEPT */
  uint32_t seen_size;   /* a power of two */
  uint32_t crowding;    /* see BLOCKS_CROWDED */
  uint32_t crowding_at; /* offset up to which crowding was counted, modulo 2^32 */
  uint32_t trailing;    /* bytes written since the last visible character */
  ring *ring;
  make_room_fn make_room;
  void *ctx;
  inlines *inlines; /* NULL: nobody asks for them */
  size_t room;      /* bytes that can be written to the ring without asking it */
  uint64_t joined;  /* boundaries that ended no block */
  page_counts page;
  word_counts words; /* of the open block */
  char indent[BLOCKS_INDENT_MAX];
} blocks;

/* Begins a document; seen_size is a power of two. */
void matn_blocks_init(blocks *b, ring *r, const model *m, inlines *n, uint32_t *seen, uint32_t seen_size,
                      make_room_fn make_room, void *ctx);

/* Takes text inside the innermost open element. `chunk` is where its bytes stand. */
void matn_blocks_text(blocks *b, outline *o, const matn_token *token, const matn_chunk *chunk);

/* A br element. */
void matn_blocks_break(blocks *b, const outline *o);

/* An img, or below, a form field. */
static inline void blocks_image(blocks *b) {
  add_saturating_8(&b->page.images, 1);
}

static inline void blocks_field(blocks *b) {
  add_saturating_8(&b->page.fields, 1);
}

/* A time element: the open block has a date in it. */
static inline void blocks_time(blocks *b) {
  if (b->open) b->ring->newest->enclosing |= IN_TIME;
}

/* If this share of a headline's words, in thirty-seconds, is in the title element too, the two say the
 * same. */
#define BLOCKS_SAYS_TITLE 20

/* So many blocks before and behind the headline may have the date and the authors. */
#define BLOCKS_BEFORE_HEADLINE 6
#define BLOCKS_BEHIND_HEADLINE 12

/* Whether the block with a serial number stands near the headline, as far as one is known. */
static inline bool blocks_near_headline(const blocks *b, uint32_t serial) {
  uint32_t place =
      serial + BLOCKS_BEFORE_HEADLINE - b->headline; /* wraps round to a large number before them */
  return b->headline_share != 0 && place <= BLOCKS_BEFORE_HEADLINE + BLOCKS_BEHIND_HEADLINE;
}

/* The features of the block that is being read, as far as it was read. */
void matn_blocks_describe(const blocks *b);

/* Remembers that a block was kept, if it is long enough to be known again. */
void matn_blocks_keep(blocks *b, const block_record *record);

/* Whether the oldest block is a copy of text that was kept before: in elements of another design, or in a
 * whole body that is given again. Text that comes again within the body is none. */
bool matn_blocks_is_copy(blocks *b, const block_record *record);

/* Where the visible text of the open block ends, modulo 2^32; 0 if there is none. */
static inline uint32_t blocks_visible_end(const blocks *b) {
  if (!b->open) return 0;
  return b->inlines->sent + b->ring->newest->text_len - b->trailing;
}

/* A custom element ends. */
static inline void blocks_custom_end(blocks *b) {
  b->custom_ended = true;
}

/* Completes the open block, if there is one. */
void matn_blocks_end(blocks *b, outline *o);

/* A boundary behind the open block, before its tag changes the outline. The block is complete. If blocks are
 * crowded, it gets a space instead. */
void matn_blocks_boundary(blocks *b, outline *o);

#endif
