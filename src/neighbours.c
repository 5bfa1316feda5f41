#include "neighbours.h"

#define BEFORE 2
#define FREE_AHEAD 4

static neighbour no_neighbour(void) {
  return (neighbour){.parent = UINT32_MAX, .design = UINT32_MAX, .features = {0, 0, NO_BLOCK}};
}

static neighbour neighbour_of(const block_record *b) {
  uint32_t free_words = b->words > b->link_words ? b->words - b->link_words : 0;
  return (neighbour){.words = b->words,
                     .link_words = b->link_words,
                     .free_words = free_words,
                     .parent = b->parent,
                     .design = b->design,
                     .features = {feature_log(free_words), b->features[FEATURE_LINK_SHARE],
                                  b->features[FEATURE_ELEMENT], b->features[FEATURE_ENDING], 0,
                                  b->features[FEATURE_NAMES]},
                     .is_long = (b->flags & BLOCK_LONG) != 0,
                     .is_heading = b->features[FEATURE_TO_HEADING] != NO_BLOCK};
}

static neighbour *at(neighbours *n, uint64_t serial) {
  return &n->around[serial % COUNT_OF(n->around)];
}

static const neighbour *at_const(const neighbours *n, uint64_t serial) {
  return &n->around[serial % COUNT_OF(n->around)];
}

/* The block NEIGHBOURS_AHEAD further on comes near; it is the last one. */
static void enter(neighbours *n) {
  neighbour *entering = at(n, n->serial + NEIGHBOURS_AHEAD);
  *entering = n->serial + NEIGHBOURS_AHEAD < n->end ? neighbour_of(n->last) : no_neighbour();
  n->words += entering->words;
  n->link_words += entering->link_words;
  n->free_words += entering->free_words;
  n->free_words_4 += at(n, n->serial + FREE_AHEAD)->free_words;
  n->long_blocks += entering->is_long;
  n->headings = (uint8_t)(n->headings >> 1 | entering->is_heading << (NEIGHBOURS_AHEAD - 1));
}

void matn_neighbours_next(neighbours *n) {
  const neighbour *leaving = at(n, ++n->serial);
  n->words -= leaving->words;
  n->link_words -= leaving->link_words;
  n->free_words -= leaving->free_words;
  n->free_words_4 -= leaving->free_words;
  n->long_blocks -= leaving->is_long;
  n->block = record_after(n->ring, n->block);
  n->last = record_after(n->ring, n->last);
  enter(n);
}

void matn_neighbours_begin(neighbours *n, const ring *r, const page_kind *kind, uint64_t serial,
                           uint64_t end) {
  uint64_t first = serial < BEFORE ? 0 : serial - BEFORE;
  *n = (neighbours){.ring = r, .end = end, .serial = first - NEIGHBOURS_AHEAD - 1};
  for (size_t i = 0; i < COUNT_OF(n->around); i++) n->around[i] = no_neighbour();
  for (size_t i = 0; i < KIND_COUNT; i++) n->kinds[i] = feature_signed(kind->evidence[i]);
  n->block = n->last = record_before(r, ring_record(r, first));
  while (n->serial != serial) matn_neighbours_next(n); /* from below 0 on, for the first ones */
  n->block = ring_record(r, serial);
}

static void put(const neighbours *n, uint64_t serial, uint8_t features[6]) {
  const neighbour *other = at_const(n, serial);
  const block_record *b = n->block;
  COPY_FIXED(features, other->features, 6);
  features[FEATURE_B2_SAME - FEATURE_B2_WORDS] =
      (uint8_t)((other->parent == b->parent) | (other->design == b->design) << 1);
}

static uint8_t heading_after(uint8_t headings) {
  if (headings == 0) return NO_BLOCK;
  uint8_t distance = 1;
  for (; (headings & 1) == 0; headings >>= 1) distance++;
  return distance;
}

static uint8_t same_after(const neighbours *n) {
  uint8_t same = 0;
  for (uint32_t ahead = 1; ahead <= NEIGHBOURS_AHEAD; ahead++) {
    same = (uint8_t)(same + (at_const(n, n->serial + ahead)->design == n->block->design));
  }
  return same;
}

void matn_neighbours_features(const neighbours *n, uint8_t *f) {
  COPY_FIXED(f, n->block->features, FEATURE_OWN_COUNT);
  put(n, n->serial - 2, f + FEATURE_B2_WORDS);
  put(n, n->serial - 1, f + FEATURE_B1_WORDS);
  put(n, n->serial + 1, f + FEATURE_A1_WORDS);
  put(n, n->serial + 2, f + FEATURE_A2_WORDS);
  f[FEATURE_FREE_AFTER_4] = feature_log(n->free_words_4);
  f[FEATURE_FREE_AFTER_8] = feature_log(n->free_words);
  f[FEATURE_LINKS_AFTER_8] = feature_share(n->link_words, n->words);
  f[FEATURE_LONG_AFTER_8] = (uint8_t)n->long_blocks;
  f[FEATURE_SAME_AFTER_8] = same_after(n);
  f[FEATURE_HEADING_AFTER] = heading_after(n->headings);
  COPY_FIXED(f + FEATURE_KIND_ARTICLE, n->kinds, KIND_COUNT);
}
