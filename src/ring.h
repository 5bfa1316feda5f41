/* The look-ahead: records of the blocks not yet decided (and the last ones that were), with their text.
 *
 * Records have serial numbers that count up; text stands in one circular buffer in the order of the
 * records. Nothing here decides: when there is no room, the caller decides the oldest block first. */
#ifndef MATN_RING_H
#define MATN_RING_H

#include "base.h"
#include "matn.h"

/* Decided records that stay readable behind the oldest undecided one. */
#define RING_BACK 2

enum {
  BLOCK_HIDDEN = 1 << 0,        /* inside something that says it is not shown */
  BLOCK_ENDS_SENTENCE = 1 << 1, /* its last word character is followed by a sentence's end */
  BLOCK_COPYRIGHT = 1 << 2,     /* holds U+00A9 */
  BLOCK_REPEATED = 1 << 3,      /* the same text stood in the page before */
  BLOCK_COMMITTED = 1 << 4,     /* decided while it was still being read, for want of room */
  BLOCK_KEPT = 1 << 5
};

/* What is known of a block of text. Counts saturate. */
typedef struct block_record {
  uint64_t start, end; /* offsets in the input */
  uint32_t text_at;    /* in the ring's text buffer */
  uint32_t text_len;   /* bytes there */
  uint32_t enclosing;  /* IN_ bits */
  uint32_t hash;       /* of its text */
  uint32_t words, link_words;
  uint32_t words_before; /* in the page */
  uint16_t parent;       /* serial of the element around the block's own */
  uint16_t characters;
  uint16_t sentence_ends, commas, separators, digits;
  uint16_t parent_long_blocks; /* blocks of running text in the enclosing element, before it */
  int16_t near_names;          /* evidence of the nearest enclosing element with a name */
  int16_t names;               /* evidence of the enclosing elements' names */
  int16_t score;               /* of the scorer; see score.h */
  uint8_t flags;               /* BLOCK_ bits */
  uint8_t hint;                /* of the enclosing elements' names */
  uint8_t role, level;
  uint8_t path_len;
  uint8_t path[MATN_PATH_SIZE]; /* atoms of the enclosing elements, innermost last */
} block_record;

typedef struct ring {
  block_record *records;
  char *text;
  uint32_t capacity;   /* of records */
  uint32_t text_size;  /* of text */
  uint64_t first;      /* serial of the oldest undecided record */
  uint64_t next;       /* serial that the next record gets */
  uint32_t head, tail; /* text is written at head, and lives from tail on */
  uint32_t wrap;       /* where the text before head 0 ends, while wrapped */
  uint32_t prose;      /* words of running text in the page so far */
  bool wrapped;        /* head is below tail */
} ring;

/* Empties a ring over the caller's memory; capacity is more than RING_BACK + 1. */
void matn_ring_init(ring *r, block_record *records, uint32_t capacity, char *text, uint32_t text_size);

/* The record with a serial number from first - RING_BACK to next - 1, as far as such were. */
static inline block_record *ring_record(const ring *r, uint64_t serial) {
  return &r->records[serial % r->capacity];
}

/* Running text of this many words makes a page one whose links are not its content. */
#define PROSE_PAGE_WORDS 100

static inline bool ring_is_prose_page(const ring *r) {
  return r->prose >= PROSE_PAGE_WORDS;
}

/* Whether one more record finds room. */
static inline bool ring_has_room(const ring *r) {
  return r->next - r->first + RING_BACK < r->capacity;
}

/* A new, empty record; there must be room. */
block_record *matn_ring_push(ring *r);

/* Room for the newest record's next `least` bytes in one piece: how many bytes of text can be written now.
 * Fewer than `least` means that the oldest text has to go first. */
size_t matn_ring_room(ring *r, size_t least);

/* Adds text to the newest record; there must be room. */
void matn_ring_write(ring *r, const char *bytes, size_t len);

/* Takes the last bytes of the newest record's text away. */
void matn_ring_unwrite(ring *r, uint32_t len);

/* A record's text, in order, as one or two slices; returns how many. */
size_t matn_ring_text(const ring *r, const block_record *record, matn_slice slices[2]);

/* Forgets the text of the oldest undecided record, and counts the record as decided if it is complete. */
void matn_ring_release(ring *r, bool complete);

#endif
