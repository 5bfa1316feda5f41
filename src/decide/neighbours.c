#include "neighbours.h"

#define FREE_AHEAD 4

void matn_neighbours_init(neighbours *n, const ring *r, const page_kind *kind, uint32_t end) {
  *n = (neighbours){.end = end, .ring = r, .end_of_ring = r->records + r->capacity};
  for (size_t i = 0; i < KIND_COUNT; i++) n->kinds[i] = feature_signed(kind->evidence[i]);
}

void matn_neighbours_look_at(neighbours *n, uint32_t serial) {
  n->serial = serial;
  n->block = ring_record(n->ring, serial);
}

/* Fills in the features of one neighbour, in the order of FEATURE_B2_WORDS and the five that follow. */
static ALWAYS_INLINE void put_features(const block_record *other, const block_record *b,
                                       uint8_t features[6]) {
  if (other == NULL) {
    COPY_FIXED(features, ((const uint8_t[6]){0, 0, NO_BLOCK}), 6);
    return;
  }
  features[0] = other->free_words;
  features[1] = other->features[FEATURE_LINK_SHARE];
  features[2] = other->features[FEATURE_ELEMENT];
  features[3] = other->features[FEATURE_ENDING];
  features[4] = (uint8_t)((other->parent == b->parent) | (other->design == b->design) << 1);
  features[5] = other->features[FEATURE_NAMES];
}

static ALWAYS_INLINE void put_nearest(const neighbours *n, bool side_by_side, uint8_t *f) {
  static const int8_t distances[] = {-2, -1, 1, 2};
  UNROLLED for (size_t i = 0; i < COUNT_OF(distances); i++) {
    const block_record *other = neighbour_at(n, n->end, side_by_side, distances[i]);
    put_features(other, n->block, f + FEATURE_B2_WORDS + 6 * i);
  }
}

static uint32_t free_of(uint32_t words, uint32_t link_words) {
  return words > link_words ? words - link_words : 0;
}

static ALWAYS_INLINE void sum_ahead(const neighbours *n, bool side_by_side, uint8_t *f) {
  uint32_t words = 0, link_words = 0, free_near = 0;
  uint32_t long_blocks = 0, same = 0, heading = NO_BLOCK;
  UNROLLED for (uint8_t ahead = 1; ahead <= NEIGHBOURS_AHEAD; ahead++) {
    const block_record *after = neighbour_at(n, n->end, side_by_side, ahead);
    if (after == NULL) break;
    words += after->words;
    link_words += after->link_words;
    if (ahead <= FREE_AHEAD) free_near = free_of(words, link_words);
    long_blocks += after->flags & BLOCK_LONG;
    same += after->design == n->block->design;
    if (heading == NO_BLOCK && after->features[FEATURE_TO_HEADING] != NO_BLOCK) heading = ahead;
  }
  f[FEATURE_FREE_AFTER_4] = feature_log(free_near);
  f[FEATURE_FREE_AFTER_8] = feature_log(free_of(words, link_words));
  f[FEATURE_LINKS_AFTER_8] = feature_share(link_words, words);
  f[FEATURE_LONG_AFTER_8] = (uint8_t)(long_blocks / BLOCK_LONG);
  f[FEATURE_SAME_AFTER_8] = (uint8_t)same;
  f[FEATURE_HEADING_AFTER] = (uint8_t)heading;
}

void matn_neighbours_features(const neighbours *n, uint8_t *f) {
  COPY_FIXED(f, n->block->features, FEATURE_OWN_COUNT);
  if (neighbours_side_by_side(n, n->end)) {
    put_nearest(n, true, f);
    sum_ahead(n, true, f);
  } else {
    put_nearest(n, false, f);
    sum_ahead(n, false, f);
  }
  COPY_FIXED(f + FEATURE_KIND_ARTICLE, n->kinds, KIND_COUNT);
}
