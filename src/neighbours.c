#include "neighbours.h"

#define FREE_AHEAD 4

static neighbour *at(neighbours *n, uint32_t serial) {
  return &n->around[serial % COUNT_OF(n->around)];
}

static const neighbour *at_const(const neighbours *n, uint32_t serial) {
  return &n->around[serial % COUNT_OF(n->around)];
}

/* Notes what counts of a block, if there is one. */
static void note(neighbour *to, const block_record *b, bool exists) {
  if (!exists) {
    *to = (neighbour){.features = {0, 0, NO_BLOCK}};
    return;
  }
  to->words = b->words;
  to->link_words = b->link_words;
  to->free_words = b->words > b->link_words ? b->words - b->link_words : 0;
  to->parent = b->parent;
  to->design = b->design;
  to->features[0] = feature_log(to->free_words);
  to->features[1] = b->features[FEATURE_LINK_SHARE];
  to->features[2] = b->features[FEATURE_ELEMENT];
  to->features[3] = b->features[FEATURE_ENDING];
  to->features[5] = b->features[FEATURE_NAMES];
  to->exists = true;
  to->is_long = (b->flags & BLOCK_LONG) != 0;
  to->is_heading = b->features[FEATURE_TO_HEADING] != NO_BLOCK;
}

/* The last one of those ahead counts. */
static OUT_OF_LINE void enter(neighbours *n, const neighbour *entering) {
  n->words += entering->words;
  n->link_words += entering->link_words;
  n->free_words += entering->free_words;
  n->long_blocks += entering->is_long;
  n->headings = (uint8_t)(n->headings >> 1 | entering->is_heading << (NEIGHBOURS_AHEAD - 1));
}

void matn_neighbours_next(neighbours *n) {
  const neighbour *leaving = at(n, ++n->serial);
  n->words -= leaving->words;
  n->link_words -= leaving->link_words;
  n->free_words -= leaving->free_words;
  n->free_words_4 += at(n, n->serial + FREE_AHEAD)->free_words - leaving->free_words;
  n->long_blocks -= leaving->is_long;
  n->block = record_after(n->ring, n->block);
  n->last = record_after(n->ring, n->last);
  neighbour *entering = at(n, n->serial + NEIGHBOURS_AHEAD);
  note(entering, n->last, n->serial + NEIGHBOURS_AHEAD < n->end);
  enter(n, entering);
}

void matn_neighbours_begin(neighbours *n, const ring *r, const page_kind *kind, uint32_t serial,
                           uint32_t end) {
  n->ring = r;
  n->serial = serial;
  n->end = end;
  n->block = n->last = ring_record(r, serial);
  n->words = n->link_words = n->free_words = n->free_words_4 = n->long_blocks = n->headings = 0;
  for (size_t i = 0; i < KIND_COUNT; i++) n->kinds[i] = feature_signed(kind->evidence[i]);
  const block_record *before = record_before(r, n->block);
  note(at(n, serial - 1), before, serial >= 1);
  note(at(n, serial - 2), record_before(r, before), serial >= 2);
  for (uint32_t ahead = 1; ahead <= NEIGHBOURS_AHEAD; ahead++) {
    neighbour *entering = at(n, serial + ahead);
    n->last = record_after(r, n->last);
    note(entering, n->last, serial + ahead < end);
    enter(n, entering);
    if (ahead <= FREE_AHEAD) n->free_words_4 += entering->free_words;
  }
  note(at(n, serial), n->block, true);
}

/* In the same element: 1, designed the same: 2. */
static uint8_t likeness(const neighbour *other, const block_record *b) {
  return other->exists ? (uint8_t)((other->parent == b->parent) | (other->design == b->design) << 1) : 0;
}

static void put_features(const neighbours *n, uint32_t serial, uint8_t features[6]) {
  const neighbour *other = at_const(n, serial);
  COPY_FIXED(features, other->features, 6);
  features[FEATURE_B2_SAME - FEATURE_B2_WORDS] = likeness(other, n->block);
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
    const neighbour *other = at_const(n, n->serial + ahead);
    same = (uint8_t)(same + (other->exists & (other->design == n->block->design)));
  }
  return same;
}

void matn_neighbours_features(const neighbours *n, uint8_t *f) {
  COPY_FIXED(f, n->block->features, FEATURE_OWN_COUNT);
  put_features(n, n->serial - 2, f + FEATURE_B2_WORDS);
  put_features(n, n->serial - 1, f + FEATURE_B1_WORDS);
  put_features(n, n->serial + 1, f + FEATURE_A1_WORDS);
  put_features(n, n->serial + 2, f + FEATURE_A2_WORDS);
  f[FEATURE_FREE_AFTER_4] = feature_log(n->free_words_4);
  f[FEATURE_FREE_AFTER_8] = feature_log(n->free_words);
  f[FEATURE_LINKS_AFTER_8] = feature_share(n->link_words, n->words);
  f[FEATURE_LONG_AFTER_8] = (uint8_t)n->long_blocks;
  f[FEATURE_SAME_AFTER_8] = same_after(n);
  f[FEATURE_HEADING_AFTER] = heading_after(n->headings);
  COPY_FIXED(f + FEATURE_KIND_ARTICLE, n->kinds, KIND_COUNT);
}
