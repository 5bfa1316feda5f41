/* The look-ahead: records of the blocks not yet decided (and the last ones that were), with their text.
 *
 * Records have serial numbers that count up; text stands in one circular buffer in the order of the
 * records. Nothing here decides: when there is no room, the caller decides the oldest block first. */
#ifndef MATN_RING_H
#define MATN_RING_H

#include "matn.h"
#include "model/feature.h"

/* Decided records that stay readable behind the oldest undecided one. */
#define RING_BACK 3

enum {
  BLOCK_LONG = 1 << 0,      /* running text: many words, few of them in links */
  BLOCK_REPEATED = 1 << 1,  /* the same text stood in the page before */
  BLOCK_COMMITTED = 1 << 2, /* decided while it was still being read, for want of room */
  BLOCK_KEPT = 1 << 3,
  BLOCK_FINAL = 1 << 4 /* it has its score of both stages */
};

/* What is known of a block of text. Counts saturate. */
typedef struct block_record {
  uint64_t start, end; /* offsets in the input */
  uint8_t flags;       /* BLOCK_ bits */
  uint8_t role, level;
  uint8_t marks;         /* MARK_ bits */
  uint8_t lists, quotes; /* how many lists and quotations it stands in */
  uint8_t path_len;
  uint8_t free_words; /* outside of links, as feature_log() has them */
  uint16_t parent;    /* serial of the element around the block's own */
  uint16_t section;   /* serial of the one three levels up */
  uint16_t design;    /* hash of the elements around it with their classes */
  uint16_t number;    /* of its item in an ordered list; 0: none */
  uint16_t table;     /* serial of the table it stands in; 0: none */
  uint16_t row, column;
  uint16_t holder;    /* serial of the list item, cell, definition or else quotation around it; 0: none */
  int16_t first;      /* score of the first stage */
  int16_t score;      /* of both; see score.h */
  uint32_t text_at;   /* in the ring's text buffer */
  uint32_t text_len;  /* bytes there */
  uint32_t enclosing; /* IN_ bits */
  uint32_t hash;      /* of its text */
  uint32_t words, link_words;
  uint8_t path[MATN_PATH_SIZE]; /* atoms of the enclosing elements, innermost last */
  uint8_t features[FEATURE_OWN_COUNT];
} block_record;

typedef struct ring {
  block_record *records;
  block_record *newest; /* the one pushed last */
  char *text;
  uint32_t capacity;   /* of records */
  uint32_t text_size;  /* of text */
  uint32_t first;      /* serial of the oldest undecided record */
  uint32_t next;       /* serial that the next record gets */
  uint32_t head, tail; /* text is written at head, and lives from tail on */
  uint32_t wrap;       /* where the text before head 0 ends, while wrapped */
  uint32_t first_slot; /* where in records the oldest undecided one is */
  bool wrapped;        /* head is below tail */
} ring;

/* Empties a ring over the caller's memory; capacity is more than RING_BACK + 1. */
void matn_ring_init(ring *r, block_record *records, uint32_t capacity, char *text, uint32_t text_size);

/* The record with a serial number. It is from first - RING_BACK to next - 1, and was pushed. */
static inline block_record *ring_record(const ring *r, uint32_t serial) {
  uint32_t slot = r->first_slot + (serial - r->first);
  if (slot >= r->capacity) slot = serial < r->first ? slot + r->capacity : slot - r->capacity;
  return &r->records[slot];
}

/* The oldest undecided record. */
static inline block_record *ring_oldest(const ring *r) {
  return &r->records[r->first_slot];
}

/* Whether one more record finds room. */
static inline bool ring_has_room(const ring *r) {
  return r->next - r->first + RING_BACK < r->capacity;
}

/* A new, empty record; there must be room. */
block_record *matn_ring_push(ring *r);

/* How many bytes of text can be written now, in one piece, to the newest record. If they are fewer than
 * `least`, the oldest text has to go first. */
size_t matn_ring_room(ring *r, size_t least);

/* Adds text to the newest record; there must be room. */
void matn_ring_write(ring *r, const char *bytes, size_t len);

/* Adds a byte of text. */
static inline void ring_put(ring *r, char byte) {
  r->text[r->head++] = byte;
  r->newest->text_len++;
}

/* Takes the last bytes of the newest record's text away. */
void matn_ring_unwrite(ring *r, uint32_t len);

/* A record's text, in order, as one or two slices; returns how many. */
size_t matn_ring_text(const ring *r, const block_record *record, matn_slice slices[2]);

/* The largest free piece of the ring's memory. It is free until a record or text is added. */
void *matn_ring_spare(ring *r, size_t *size);

/* Forgets the text of the oldest undecided record. If `complete`, the record counts as decided. */
void matn_ring_release(ring *r, bool complete);

#endif
