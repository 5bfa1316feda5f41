#include "neighbours.h"

#define FREE_AHEAD 4

void matn_neighbours_begin(neighbours *n, const ring *r, const page_kind *kind, uint32_t serial,
                           uint32_t end) {
  n->ring = r;
  n->serial = serial;
  n->end = end;
  n->block = ring_record(r, serial);
  for (size_t i = 0; i < KIND_COUNT; i++) n->kinds[i] = feature_signed(kind->evidence[i]);
}

void matn_neighbours_next(neighbours *n) {
  n->serial++;
  n->block = record_after(n->ring, n->block);
}

static uint32_t free_words(const block_record *b) {
  return b->words > b->link_words ? b->words - b->link_words : 0;
}

/* The features of a block near by, in the order of FEATURE_B2_WORDS and those behind it. */
static void put_features(const block_record *other, const block_record *b, uint8_t features[6]) {
  features[0] = feature_log(free_words(other));
  features[1] = other->features[FEATURE_LINK_SHARE];
  features[2] = other->features[FEATURE_ELEMENT];
  features[3] = other->features[FEATURE_ENDING];
  features[4] = (uint8_t)((other->parent == b->parent) | (other->design == b->design) << 1);
  features[5] = other->features[FEATURE_NAMES];
}

/* Those of one that does not exist. */
static void put_none(uint8_t features[6]) {
  COPY_FIXED(features, ((const uint8_t[6]){0, 0, NO_BLOCK}), 6);
}

static void put_if(bool exists, const block_record *other, const block_record *b, uint8_t features[6]) {
  if (exists) {
    put_features(other, b, features);
  } else {
    put_none(features);
  }
}

/* The sums over the blocks ahead; `f` has the features of the nearest ones. */
static void sum_ahead(const neighbours *n, uint8_t *f) {
  const block_record *b = n->block, *after = b, *records_end = n->ring->records + n->ring->capacity;
  uint32_t words = 0, link_words = 0, free = 0, free_near = 0;
  uint32_t long_blocks = 0, same = 0, heading = NO_BLOCK;
  for (uint32_t ahead = 1; ahead <= NEIGHBOURS_AHEAD && n->serial + ahead < n->end; ahead++) {
    if (++after == records_end) after = n->ring->records;
    words += after->words;
    link_words += after->link_words;
    free += free_words(after);
    if (ahead <= FREE_AHEAD) free_near = free;
    long_blocks += (after->flags & BLOCK_LONG) != 0;
    same += after->design == b->design;
    if (heading == NO_BLOCK && after->features[FEATURE_TO_HEADING] != NO_BLOCK) heading = ahead;
  }
  f[FEATURE_FREE_AFTER_4] = feature_log(free_near);
  f[FEATURE_FREE_AFTER_8] = feature_log(free);
  f[FEATURE_LINKS_AFTER_8] = feature_share(link_words, words);
  f[FEATURE_LONG_AFTER_8] = (uint8_t)long_blocks;
  f[FEATURE_SAME_AFTER_8] = (uint8_t)same;
  f[FEATURE_HEADING_AFTER] = (uint8_t)heading;
}

void matn_neighbours_features(const neighbours *n, uint8_t *f) {
  const block_record *b = n->block;
  const block_record *before = record_before(n->ring, b), *after = record_after(n->ring, b);
  COPY_FIXED(f, b->features, FEATURE_OWN_COUNT);
  put_if(n->serial >= 2, record_before(n->ring, before), b, f + FEATURE_B2_WORDS);
  put_if(n->serial >= 1, before, b, f + FEATURE_B1_WORDS);
  put_if(n->serial + 1 < n->end, after, b, f + FEATURE_A1_WORDS);
  put_if(n->serial + 2 < n->end, record_after(n->ring, after), b, f + FEATURE_A2_WORDS);
  sum_ahead(n, f);
  COPY_FIXED(f + FEATURE_KIND_ARTICLE, n->kinds, KIND_COUNT);
}
